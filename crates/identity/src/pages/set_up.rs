//! The first firm, through the browser.
use super::{bare, sign_in};
use crate::l10n::L10nLanguage;
use crate::limits::Limits;
use crate::session::Caller;
use crate::set_up::{Expected, open_firm};
use crate::{FirmDraft, PersonDraft, store, texts};
use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use base::{Error, FormErrors, Lang, Month, Page, PageResult, Role, Site, View};
use serde::Deserialize;

/// The form as typed. A tick that is off is not sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SetUpDraft {
    code: String,
    firm: String,
    currency: String,
    fiscal_year_start: String,
    name: String,
    email: String,
    password: String,
    administrator: Option<String>,
    head: Option<String>,
    controller: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/set_up.html")]
struct SetUpPage {
    page: Page,
    t: &'static L10nLanguage,
    draft: SetUpDraft,
    errors: FormErrors,
    code_hint: String,
    /// Number and name.
    months: Vec<(String, String)>,
}

/// `GET /set-up`: there only while there is no firm.
pub(super) async fn show(State(site): State<Site>, view: View) -> PageResult {
    let draft = SetUpDraft {
        currency: "EUR".to_owned(),
        fiscal_year_start: "1".to_owned(),
        administrator: Some(String::new()),
        head: Some(String::new()),
        ..SetUpDraft::default()
    };
    page(&site, &view, draft, FormErrors::new(), StatusCode::OK).await
}

async fn page(site: &Site, view: &View, draft: SetUpDraft, errors: FormErrors, status: StatusCode) -> PageResult {
    if store::has_firm(&site.db).await? {
        return Err(Error::NotFound);
    }
    let t = texts(view.lang);
    let until = Expected::of(site).filter(|e| e.valid_until >= site.now()).map(|e| view.lang.moment(e.valid_until));
    let code_hint = match &until {
        Some(until) => t.code_hint(until.rsplit(", ").next().unwrap_or(until)),
        None => t.code_hint_over(),
    };
    let mut shown = SetUpPage { page: view.page(t.set_up()), t, draft, errors, code_hint, months: months(view.lang) };
    shown.draft.password.clear();
    bare(status, &shown)
}

/// The months by name; the year around them is of no meaning.
fn months(lang: Lang) -> Vec<(String, String)> {
    let name = |m: i32| lang.month_long(Month(2026 * 12 + m - 1)).split(' ').next().unwrap_or("").to_owned();
    (1..=12).map(|m| (m.to_string(), name(m))).collect()
}

/// `POST /set-up`.
pub(super) async fn set_up(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Form(draft): Form<SetUpDraft>,
) -> PageResult {
    if store::has_firm(&site.db).await? {
        return Err(Error::NotFound);
    }
    let t = texts(view.lang);
    let mut errors = FormErrors::new();
    if let Err(wait) = Limits::of(&site).try_address(&caller.address) {
        errors.add("code", t.too_many_tries(wait));
        return page(&site, &view, draft, errors, StatusCode::TOO_MANY_REQUESTS).await;
    }
    let code = Expected::of(&site).filter(|e| e.fits(&draft.code, site.now()));
    if code.is_none() {
        errors.add("code", t.code_fault());
    }
    let typed = FirmDraft {
        firm: draft.firm.clone(),
        currency: draft.currency.clone(),
        fiscal_year_start: draft.fiscal_year_start.clone(),
    };
    let firm = typed.parse(view.lang, &mut errors);
    let typed = PersonDraft { name: draft.name.clone(), email: draft.email.clone(), password: draft.password.clone() };
    let person = typed.parse(view.lang, &mut errors);
    if draft.administrator.is_none() {
        errors.add("administrator", t.first_is_administrator());
    }
    let (Some(code), Some(firm), Some(person), true) = (code, firm, person, errors.is_empty()) else {
        return page(&site, &view, draft, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    if !code.take() {
        return Err(Error::NotFound);
    }
    let ticked = [(Role::Head, &draft.head), (Role::Controller, &draft.controller)];
    let further: Vec<Role> = ticked.into_iter().filter(|(_, tick)| tick.is_some()).map(|(role, _)| role).collect();
    let first = match open_firm(&site.db, site.now(), &firm, &person, &further).await {
        Ok(first) => first,
        Err(e) => {
            code.give_back();
            return Err(e);
        }
    };
    let member = first.member().ok_or(Error::NotFound)?;
    let person = store::person(&site.db, first.workspace, member).await?.ok_or(Error::NotFound)?;
    sign_in::enter_home(&site, &person, &caller).await
}

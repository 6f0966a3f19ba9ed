//! What only a person can say: the EBIT of a fiscal year, and how probable it is that an account is lost.
use super::look::must_have_portfolio;
use super::pages::shell;
use super::rules::{parse_amount, parse_permille};
use crate::entries::{self, fiscal_label, fiscal_year};
use crate::l10n::L10nLanguage;
use crate::texts;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use base::page::{Desk, Page};
use base::{Day, Error, FormErrors, PageResult, Right, form};
use serde::Deserialize;

/// As typed. `value` is the EBIT or the probability in per cent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub year: String,
    pub value: String,
    pub day: String,
    pub reason: String,
    /// Set by the button that takes the entry away.
    pub clear: String,
}

#[derive(Template)]
#[template(path = "concentration/concentration_entry.html")]
struct EntryPage {
    page: Page,
    t: &'static L10nLanguage,
    heading: String,
    help: String,
    action: String,
    label: String,
    hint: String,
    draft: Draft,
    errors: FormErrors,
    /// Something stands already and can be taken away.
    there: bool,
}

/// The back of both forms.
const BACK: &str = "/portfolio/concentration";
/// Reasons are sentences, no essays.
const LONGEST: usize = 500;

/// Day and reason as every estimate has them; faults go to `errors`.
fn said(desk: &Desk, draft: &Draft, errors: &mut FormErrors) -> Option<(String, Day)> {
    let t = texts(desk.lang());
    let day: Option<Day> = draft.day.trim().parse().ok().filter(|d| *d <= desk.site.today());
    if day.is_none() {
        errors.add("day", t.conc_fault_day());
    }
    let reason = form::clean(&draft.reason).filter(|r| !r.is_empty() && r.chars().count() <= LONGEST);
    if reason.is_none() {
        errors.add("reason", t.conc_fault_reason());
    }
    reason.zip(day)
}

fn ebit_page(desk: &Desk, year: i32, draft: Draft, errors: FormErrors, there: bool) -> EntryPage {
    let t = texts(desk.lang());
    let label = fiscal_label(year, desk.actor.firm.fiscal_year_start);
    EntryPage {
        page: shell(desk, true, Some(t.conc_ebit_of(label.as_str()))),
        t,
        heading: t.conc_ebit_of(label.as_str()),
        help: t.conc_ebit_help(),
        action: format!("{BACK}/ebit"),
        label: t.conc_ebit_amount(desk.actor.firm.currency.code()),
        hint: t.conc_ebit_hint(),
        draft: Draft { year: year.to_string(), ..draft },
        errors,
        there,
    }
}

fn year_of(desk: &Desk, typed: &str) -> Option<i32> {
    if typed.is_empty() {
        return Some(fiscal_year(desk.site.today(), desk.actor.firm.fiscal_year_start));
    }
    typed.parse().ok().filter(|y| (1900..=2200).contains(y))
}

fn must_set_ebit(desk: &Desk) -> Result<(), Error> {
    must_have_portfolio(desk)?;
    desk.actor.must(Right::SetTargets)
}

/// `GET /portfolio/concentration/ebit?year=2026`
pub(super) async fn ebit_form(desk: Desk, Query(asked): Query<Draft>) -> PageResult {
    must_set_ebit(&desk)?;
    let year = year_of(&desk, &asked.year).ok_or(Error::NotFound)?;
    let now = entries::ebits(desk.db(), desk.actor.workspace).await?.into_iter().find(|e| e.fiscal_year == year);
    let draft = Draft {
        value: now.as_ref().map(|e| desk.lang().amount(e.amount_minor, desk.actor.firm.currency)).unwrap_or_default(),
        day: desk.site.today().to_string(),
        reason: now.as_ref().map(|e| e.reason.clone()).unwrap_or_default(),
        ..Draft::default()
    };
    desk.show(&ebit_page(&desk, year, draft, FormErrors::new(), now.is_some()))
}

/// `POST /portfolio/concentration/ebit`
pub(super) async fn put_ebit(desk: Desk, Form(draft): Form<Draft>) -> PageResult {
    must_set_ebit(&desk)?;
    let t = texts(desk.lang());
    let year = year_of(&desk, &draft.year).ok_or(Error::NotFound)?;
    let value = if draft.clear.is_empty() {
        let mut errors = FormErrors::new();
        let amount = parse_amount(&draft.value, desk.lang(), desk.actor.firm.currency.exponent());
        if amount.is_none() {
            errors.add("value", t.conc_fault_amount());
        }
        let said = said(&desk, &draft, &mut errors);
        match errors.done(amount.zip(said)) {
            Ok((amount, (reason, day))) => Some((amount, reason, day)),
            Err(errors) => return desk.faulty(&ebit_page(&desk, year, draft, errors, false)),
        }
    } else {
        None
    };
    let cleared = value.is_none();
    let mut tx = desk.begin().await?;
    let event = entries::set_ebit(&mut tx, year, value).await?;
    let number = tx.commit(event).await?;
    let label = fiscal_label(year, desk.actor.firm.fiscal_year_start);
    let sentence = if cleared { t.conc_done_ebit_cleared(label) } else { t.conc_done_ebit(label) };
    desk.done(BACK, &sentence, Some(number))
}

/// The account, for people who may say how probable its loss is.
async fn account(desk: &Desk, key: &str) -> Result<accounts::Account, Error> {
    let access = accounts::open(desk.db(), &desk.actor, key).await?;
    if !access.money {
        return Err(Error::Forbidden);
    }
    if !access.edits {
        desk.actor.must(Right::SetTargets)?;
    }
    Ok(access.account)
}

fn loss_page(desk: &Desk, a: &accounts::Account, draft: Draft, errors: FormErrors, there: bool) -> EntryPage {
    let t = texts(desk.lang());
    EntryPage {
        page: shell(desk, desk.actor.sees_all(), Some(a.name.clone())),
        t,
        heading: t.conc_loss_of(a.name.as_str()),
        help: t.conc_loss_help(),
        action: super::rows::entry_href(&a.key),
        label: t.conc_loss_percent(),
        hint: t.conc_loss_hint(),
        draft,
        errors,
        there,
    }
}

/// `GET /portfolio/concentration/loss/{key}`
pub(super) async fn loss_form(desk: Desk, Path(key): Path<String>) -> PageResult {
    let a = account(&desk, &key).await?;
    let all = crate::store::losses(desk.db(), desk.actor.workspace).await?;
    let now = all.into_iter().find(|p| p.account_id == a.account_id);
    let typed = |permille: i32| desk.lang().float(f64::from(permille) / 10.0, u8::from(permille % 10 != 0));
    let draft = Draft {
        value: now.as_ref().map(|p| typed(p.permille)).unwrap_or_default(),
        day: desk.site.today().to_string(),
        reason: now.as_ref().map(|p| p.reason.clone()).unwrap_or_default(),
        ..Draft::default()
    };
    desk.show(&loss_page(&desk, &a, draft, FormErrors::new(), now.is_some()))
}

/// `POST /portfolio/concentration/loss/{key}`
pub(super) async fn put_loss(desk: Desk, Path(key): Path<String>, Form(draft): Form<Draft>) -> PageResult {
    let a = account(&desk, &key).await?;
    let t = texts(desk.lang());
    let value = if draft.clear.is_empty() {
        let mut errors = FormErrors::new();
        let permille = parse_permille(&draft.value);
        if permille.is_none() {
            errors.add("value", t.conc_fault_percent());
        }
        let said = said(&desk, &draft, &mut errors);
        match errors.done(permille.zip(said)) {
            Ok((permille, (reason, day))) => Some((permille, reason, day)),
            Err(errors) => return desk.faulty(&loss_page(&desk, &a, draft, errors, false)),
        }
    } else {
        None
    };
    let cleared = value.is_none();
    let mut tx = desk.begin().await?;
    let event = entries::set_loss_probability(&mut tx, a.account_id, value).await?;
    let number = tx.commit(event).await?;
    let name = a.name.as_str();
    let sentence = if cleared { t.conc_done_loss_cleared(name) } else { t.conc_done_loss(name) };
    desk.done(&format!("{BACK}#loss-test"), &sentence, Some(number))
}

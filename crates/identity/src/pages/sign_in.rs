//! Signing in by e-mail and password, choosing among several firms, signing out.
use super::bare;
use crate::l10n::L10nLanguage;
use crate::limits::Limits;
use crate::model::{Person, Purpose};
use crate::rules::Token;
use crate::session::{self, Caller};
use crate::{cookies, password, rules, store, texts};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use axum::{Extension, Form};
use base::page::escape_query;
use base::{Actor, Desk, Error, Event, Page, PageResult, Site, View};
use serde::Deserialize;
use serde_json::json;

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignInPage {
    page: Page,
    t: &'static L10nLanguage,
    firm: String,
    email: String,
    to: String,
    fault: String,
    no_cookie: bool,
    public_url: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    to: String,
    /// Set after a sign-in: then the cookie must be there.
    back: Option<String>,
}

/// `GET /sign-in`: the form, or on to where one wanted when already signed in.
pub(super) async fn show(
    State(site): State<Site>,
    actor: Option<Extension<Actor>>,
    view: View,
    Query(asked): Query<Asked>,
) -> PageResult {
    if let Some(Extension(actor)) = actor {
        let to = rules::after_sign_in(&asked.to).unwrap_or(rules::home(actor.roles));
        return Ok(Redirect::to(to).into_response());
    }
    let mut shown = page(&site, &view, &asked.to).await?;
    shown.no_cookie = asked.back.is_some();
    bare(StatusCode::OK, &shown)
}

async fn page(site: &Site, view: &View, to: &str) -> Result<SignInPage, Error> {
    let t = texts(view.lang);
    // With one firm on the server its name stands there; which of several it is, only the person may know.
    let firm = store::only_firm(&site.db).await?.unwrap_or_default();
    let mut page = view.page(t.sign_in());
    let to = rules::after_sign_in(to).unwrap_or("").to_owned();
    page.address = sign_in_address(&to, false);
    let public_url = site.public_url.to_string();
    Ok(SignInPage { page, t, firm, email: String::new(), to, fault: String::new(), no_cookie: false, public_url })
}

fn sign_in_address(to: &str, back: bool) -> String {
    let mut fields = Vec::new();
    if back {
        fields.push("back=1".to_owned());
    }
    if !to.is_empty() {
        fields.push(format!("to={}", escape_query(to)));
    }
    if fields.is_empty() { "/sign-in".to_owned() } else { format!("/sign-in?{}", fields.join("&")) }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInDraft {
    email: String,
    password: String,
    to: String,
}

/// `POST /sign-in`.
pub(super) async fn sign_in(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Form(draft): Form<SignInDraft>,
) -> PageResult {
    let t = texts(view.lang);
    let fold = draft.email.trim().to_lowercase();
    let limits = Limits::of(&site);
    let left = match limits.try_once(&caller.address, &fold) {
        Ok(left) => left,
        Err(wait) => {
            tracing::warn!(address = %caller.address, "too many sign-in tries");
            return refuse(&site, &view, draft, StatusCode::TOO_MANY_REQUESTS, t.too_many_tries(wait)).await;
        }
    };
    let fits = matching(&site, &fold, &draft.password).await?;
    if fits.is_empty() {
        tracing::info!(address = %caller.address, "sign-in refused");
        return refuse(&site, &view, draft, StatusCode::UNPROCESSABLE_ENTITY, t.no_match(left)).await;
    }
    limits.succeeded(&fold);
    match fits.as_slice() {
        [person] => enter(&site, person, &caller, &draft.to).await,
        several => offer(&site, &view, several, &draft.to).await,
    }
}

async fn refuse(site: &Site, view: &View, draft: SignInDraft, status: StatusCode, fault: String) -> PageResult {
    let mut shown = page(site, view, &draft.to).await?;
    shown.email = draft.email;
    shown.fault = fault;
    bare(status, &shown)
}

/// The people of this address whose password it is; takes one verification at least, whether the address is known or not.
async fn matching(site: &Site, fold: &str, typed: &str) -> Result<Vec<Person>, Error> {
    let mut fits = Vec::new();
    let hits = store::sign_in_hits(&site.db, fold).await?;
    if hits.is_empty() {
        password::verify(typed, None).await?;
    }
    for (workspace, member) in hits {
        let person = store::person(&site.db, workspace, member).await?.filter(|p| p.closed_at.is_none());
        let stored = person.as_ref().and_then(|p| p.password_hash.clone());
        if password::verify(typed, stored).await? {
            fits.extend(person);
        }
    }
    Ok(fits)
}

/// Opens the session and goes by way of the sign-in page, which sees whether the cookie came back.
async fn enter(site: &Site, person: &Person, caller: &Caller, to: &str) -> PageResult {
    let token = session::open(site, person, caller).await?;
    let to = rules::after_sign_in(to).unwrap_or("");
    let answer = Redirect::to(&sign_in_address(to, true)).into_response();
    Ok(session::signed_in(site, answer, person, &token))
}

/// The same after a link was used or a firm was opened.
pub(super) async fn enter_home(site: &Site, person: &Person, caller: &Caller) -> PageResult {
    enter(site, person, caller, rules::home(person.roles())).await
}

#[derive(Template)]
#[template(path = "pages/choose.html")]
struct ChoosePage {
    page: Page,
    t: &'static L10nLanguage,
    to: String,
    firms: Vec<Offer>,
}

struct Offer {
    firm: String,
    token: String,
}

/// The password fits in several firms: each gets a link that is good for five minutes and once.
async fn offer(site: &Site, view: &View, people: &[Person], to: &str) -> PageResult {
    let mut firms = Vec::new();
    for person in people {
        let token = Token::new(person.workspace_id).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
        let mut tx = site.db.begin(&person.actor(None), site.now()).await?;
        store::insert_link(&mut tx, person.member_id, Purpose::Choice, &token).await?;
        tx.commit(Event::new("session.offered", "member", person.member_id.0).plain()).await?;
        firms.push(Offer { firm: person.firm_name.clone(), token: token.to_string() });
    }
    let t = texts(view.lang);
    let mut page = view.page(t.choose_firm());
    "/sign-in".clone_into(&mut page.address);
    bare(StatusCode::OK, &ChoosePage { page, t, to: to.to_owned(), firms })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Choice {
    token: String,
    to: String,
}

/// `POST /sign-in/choose`.
pub(super) async fn choose(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Form(choice): Form<Choice>,
) -> PageResult {
    let person = match Token::parse(&choice.token) {
        Some(token) => spend_choice(&site, &token).await?,
        None => None,
    };
    if let Some(person) = person {
        return enter(&site, &person, &caller, &choice.to).await;
    }
    let draft = SignInDraft { to: choice.to, ..SignInDraft::default() };
    refuse(&site, &view, draft, StatusCode::UNPROCESSABLE_ENTITY, texts(view.lang).choice_over()).await
}

async fn spend_choice(site: &Site, token: &Token) -> Result<Option<Person>, Error> {
    let Some(link) = store::find_link(&site.db, token, Purpose::Choice, site.now()).await? else { return Ok(None) };
    let person = store::person(&site.db, token.workspace, link.member_id).await?;
    let Some(person) = person.filter(|p| p.closed_at.is_none()) else { return Ok(None) };
    let mut tx = site.db.begin(&person.actor(None), site.now()).await?;
    if !store::spend_link(&mut tx, link.link_id).await? {
        return Ok(None);
    }
    tx.commit(Event::new("session.chosen", "member", person.member_id.0).plain()).await?;
    Ok(Some(person))
}

/// `GET /sign-in/choose`: a reload after choosing; the offer is over.
pub(super) async fn again() -> Redirect {
    Redirect::to("/sign-in")
}

/// `POST /sign-out`: ends this session.
pub(super) async fn sign_out(desk: Desk) -> PageResult {
    if let (Some(member), Some(id)) = (desk.actor.member(), desk.actor.session) {
        let mut tx = desk.begin().await?;
        if store::end_session(&mut tx, member, id).await? {
            let after = json!({ "sessions": 1 });
            tx.commit(Event::new("session.ended", "session", id.0).after(after).plain()).await?;
        }
    }
    let mut answer = Redirect::to("/sign-in").into_response();
    cookies::clear_session(&desk.site, answer.headers_mut());
    Ok(answer)
}

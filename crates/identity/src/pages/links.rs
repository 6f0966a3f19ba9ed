//! One-time links: accepting an invitation, setting a new password.
use super::{bare, sign_in};
use crate::l10n::L10nLanguage;
use crate::limits::Limits;
use crate::model::{Link, Person, Purpose};
use crate::rules::Token;
use crate::session::Caller;
use crate::{NewPassword, password, store, texts};
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use base::{Error, Event, Page, PageResult, Site, View};
use serde::Deserialize;
use serde_json::json;

#[derive(Template)]
#[template(path = "pages/link.html")]
struct LinkPage {
    page: Page,
    t: &'static L10nLanguage,
    heading: String,
    help: String,
    action: String,
    email: String,
    fault: String,
    /// The link does not work (any more).
    over: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkDraft {
    password: String,
}

/// `GET /invitation/{token}`. Looking at it uses nothing up: mail programs look at links too.
pub(super) async fn invitation(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Path(token): Path<String>,
) -> PageResult {
    look(&site, &view, &caller, &token, Purpose::Invitation).await
}

/// `GET /reset/{token}`.
pub(super) async fn reset(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Path(token): Path<String>,
) -> PageResult {
    look(&site, &view, &caller, &token, Purpose::Reset).await
}

/// `POST /invitation/{token}`.
pub(super) async fn accept_invitation(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Path(token): Path<String>,
    Form(draft): Form<LinkDraft>,
) -> PageResult {
    accept(&site, &view, &caller, &token, Purpose::Invitation, &draft).await
}

/// `POST /reset/{token}`.
pub(super) async fn accept_reset(
    State(site): State<Site>,
    view: View,
    caller: Caller,
    Path(token): Path<String>,
    Form(draft): Form<LinkDraft>,
) -> PageResult {
    accept(&site, &view, &caller, &token, Purpose::Reset, &draft).await
}

/// The link and the person it is for, if it still works.
async fn find(site: &Site, text: &str, purpose: Purpose) -> Result<Option<(Link, Person)>, Error> {
    let Some(token) = Token::parse(text) else { return Ok(None) };
    let Some(link) = store::find_link(&site.db, &token, purpose, site.now()).await? else { return Ok(None) };
    let person = store::person(&site.db, token.workspace, link.member_id).await?;
    Ok(person.filter(|p| p.closed_at.is_none()).map(|p| (link, p)))
}

async fn look(site: &Site, view: &View, caller: &Caller, token: &str, purpose: Purpose) -> PageResult {
    if Limits::of(site).try_address(&caller.address).is_err() {
        return over(view);
    }
    match find(site, token, purpose).await? {
        Some((_, person)) => bare(StatusCode::OK, &page(view, token, purpose, &person, String::new())),
        None => over(view),
    }
}

fn page(view: &View, token: &str, purpose: Purpose, person: &Person, fault: String) -> LinkPage {
    let t = texts(view.lang);
    let (heading, help, place) = match purpose {
        Purpose::Invitation => {
            (t.invitation(), t.invitation_help(person.name.as_str(), person.firm_name.as_str()), "invitation")
        }
        Purpose::Reset | Purpose::Choice => (t.reset(), t.reset_help(person.firm_name.as_str()), "reset"),
    };
    LinkPage {
        page: view.page(heading.clone()),
        t,
        heading,
        help,
        action: format!("/{place}/{token}"),
        email: person.email.clone(),
        fault,
        over: false,
    }
}

fn over(view: &View) -> PageResult {
    let t = texts(view.lang);
    let shown = LinkPage {
        page: view.page(t.link_over()),
        t,
        heading: t.link_over(),
        help: t.link_over_help(),
        action: String::new(),
        email: String::new(),
        fault: String::new(),
        over: true,
    };
    bare(StatusCode::NOT_FOUND, &shown)
}

/// Sets the password, uses the link up, ends all sessions of that person and signs them in here.
async fn accept(
    site: &Site,
    view: &View,
    caller: &Caller,
    token: &str,
    purpose: Purpose,
    draft: &LinkDraft,
) -> PageResult {
    if Limits::of(site).try_address(&caller.address).is_err() {
        return over(view);
    }
    let Some((link, person)) = find(site, token, purpose).await? else { return over(view) };
    let new = match NewPassword::parse(&draft.password, &[&person.name, &person.email], view.lang) {
        Ok(new) => new,
        Err(fault) => return bare(StatusCode::UNPROCESSABLE_ENTITY, &page(view, token, purpose, &person, fault)),
    };
    let hash = password::hash(&new).await?;
    let mut tx = site.db.begin(&person.actor(None), site.now()).await?;
    if !store::spend_link(&mut tx, link.link_id).await? {
        return over(view);
    }
    store::set_password(&mut tx, person.member_id, &hash).await?;
    store::end_sessions(&mut tx, person.member_id, None).await?;
    let after = json!({ "name": person.name, "by": purpose.word() });
    tx.commit(Event::new("member.password_set", "member", person.member_id.0).after(after).plain()).await?;
    sign_in::enter_home(site, &person, caller).await
}

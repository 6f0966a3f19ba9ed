//! What a person sets for themselves. Language and theme also work signed out: then only the cookie is set.
use super::shell;
use crate::l10n::L10nLanguage;
use crate::model::{Person, one_line};
use crate::{NewPassword, cookies, limits::Limits, password, rules, store, texts};
use askama::Template;
use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use base::ids::{MemberId, SessionId};
use base::{Actor, Desk, Error, Event, FormErrors, Lang, Page, PageResult, Place, Site};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Template)]
#[template(path = "pages/me.html")]
struct MePage {
    page: Page,
    t: &'static L10nLanguage,
    name: String,
    email: String,
    roles: Vec<String>,
    theme: String,
    sessions: Vec<SessionRow>,
    errors: FormErrors,
}

/// A signed-in browser as printed.
pub(super) struct SessionRow {
    pub id: String,
    pub device: String,
    pub address: String,
    pub since: String,
    pub seen: String,
    pub here: bool,
}

/// `GET /me`.
pub(super) async fn show(desk: Desk) -> PageResult {
    desk.show(&page(&desk, None, FormErrors::new()).await?)
}

/// The member behind the desk; the command line has no such page.
fn me(desk: &Desk) -> Result<MemberId, Error> {
    desk.actor.member().ok_or(Error::NotFound)
}

async fn person(desk: &Desk) -> Result<Person, Error> {
    store::person(desk.db(), desk.actor.workspace, me(desk)?).await?.ok_or(Error::NotFound)
}

async fn page(desk: &Desk, name: Option<String>, errors: FormErrors) -> Result<MePage, Error> {
    let (t, person) = (texts(desk.lang()), person(desk).await?);
    Ok(MePage {
        page: shell(desk, Place::Me, &[(&t.me(), None)], "/me"),
        t,
        roles: person.roles().iter().map(|r| base::page::role_name(base::texts(desk.lang()), r)).collect(),
        name: name.unwrap_or(person.name),
        email: person.email,
        theme: person.theme,
        sessions: sessions(desk, person.member_id).await?,
        errors,
    })
}

/// A member's open sessions as printed in the language of the desk.
pub(super) async fn sessions(desk: &Desk, member: MemberId) -> Result<Vec<SessionRow>, Error> {
    let (t, l) = (texts(desk.lang()), desk.lang());
    let open = store::sessions(desk.db(), desk.actor.workspace, member, desk.now()).await?;
    let named = |s: String| if s.is_empty() { t.unknown_device() } else { s };
    let row = |s: crate::model::Session| SessionRow {
        id: s.session_id.to_string(),
        device: named(s.agent),
        address: s.address,
        since: l.moment(s.created_at.0),
        seen: l.moment(s.seen_at.0),
        here: desk.actor.session == Some(s.session_id),
    };
    Ok(open.into_iter().map(row).collect())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NameDraft {
    name: String,
}

/// `POST /me/name`.
pub(super) async fn rename(desk: Desk, Form(draft): Form<NameDraft>) -> PageResult {
    let t = texts(desk.lang());
    let Some(name) = one_line(&draft.name, 120) else {
        let mut errors = FormErrors::new();
        errors.add("name", t.name_fault());
        return desk.faulty(&page(&desk, Some(draft.name), errors).await?);
    };
    let person = person(&desk).await?;
    let email = crate::Email { text: person.email.clone(), fold: person.email.to_lowercase() };
    let mut tx = desk.begin().await?;
    store::set_person(&mut tx, person.member_id, &name, &email).await?;
    let event = Event::new("member.renamed", "member", person.member_id.0)
        .before(json!({ "name": person.name }))
        .after(json!({ "name": name }))
        .plain();
    tx.commit(event).await?;
    desk.done("/me", &t.name_saved(), None)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordDraft {
    current: String,
    password: String,
}

/// `POST /me/password`: asks for the present one, ends all other sessions.
pub(super) async fn change_password(desk: Desk, Form(draft): Form<PasswordDraft>) -> PageResult {
    let (t, person) = (texts(desk.lang()), person(&desk).await?);
    let mut errors = FormErrors::new();
    let name = person.email.to_lowercase();
    match Limits::of(&desk.site).try_once("", &format!("password {name}")) {
        Err(wait) => errors.add("current", t.too_many_tries(wait)),
        Ok(_) if password::verify(&draft.current, person.password_hash.clone()).await? => {
            Limits::of(&desk.site).succeeded(&format!("password {name}"));
        }
        Ok(_) => errors.add("current", t.current_wrong()),
    }
    let new = NewPassword::parse(&draft.password, &[&person.name, &person.email], desk.lang());
    let new = match new {
        Ok(new) if errors.is_empty() => new,
        Ok(_) => return desk.faulty(&page(&desk, None, errors).await?),
        Err(fault) => {
            errors.add("password", fault);
            return desk.faulty(&page(&desk, None, errors).await?);
        }
    };
    let hash = password::hash(&new).await?;
    let mut tx = desk.begin().await?;
    store::set_password(&mut tx, person.member_id, &hash).await?;
    let ended = store::end_sessions(&mut tx, person.member_id, desk.actor.session).await?;
    let after = json!({ "name": person.name, "by": "self", "sessions": ended });
    tx.commit(Event::new("member.password_set", "member", person.member_id.0).after(after).plain()).await?;
    desk.done("/me", &t.password_saved(ended), None)
}

/// `POST /me/sessions/{id}/end`: one of one's own.
pub(super) async fn end_session(desk: Desk, Path(id): Path<String>) -> PageResult {
    let id: SessionId = id.parse().map_err(|_| Error::NotFound)?;
    let member = me(&desk)?;
    let mut tx = desk.begin().await?;
    if !store::end_session(&mut tx, member, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit(Event::new("session.ended", "session", id.0).after(json!({ "sessions": 1 })).plain()).await?;
    desk.done("/me", &texts(desk.lang()).sessions_ended(1), None)
}

/// `POST /me/sessions/end-others`: everywhere but here.
pub(super) async fn end_others(desk: Desk) -> PageResult {
    let member = me(&desk)?;
    let mut tx = desk.begin().await?;
    let n = store::end_sessions(&mut tx, member, desk.actor.session).await?;
    if n > 0 {
        tx.commit(Event::new("session.ended", "member", member.0).after(json!({ "sessions": n })).plain()).await?;
    }
    desk.done("/me", &texts(desk.lang()).sessions_ended(n), None)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Switch {
    language: String,
    theme: String,
    to: String,
}

fn back(to: &str) -> Response {
    Redirect::to(rules::local(to).unwrap_or("/")).into_response()
}

/// `POST /me/language`, signed in or not.
pub(super) async fn set_language(
    State(site): State<Site>,
    actor: Option<Extension<Actor>>,
    Form(asked): Form<Switch>,
) -> PageResult {
    let Some(lang) = Lang::parse(&asked.language) else { return Ok(back(&asked.to)) };
    if let Some(Extension(actor)) = actor {
        keep(&site, &actor, "member.language_set", json!({ "language": lang.code() })).await?;
    }
    let mut answer = back(&asked.to);
    cookies::set_language(&site, answer.headers_mut(), lang.code());
    Ok(answer)
}

/// `POST /me/theme`, signed in or not; an empty theme follows the system.
pub(super) async fn set_theme(
    State(site): State<Site>,
    actor: Option<Extension<Actor>>,
    Form(asked): Form<Switch>,
) -> PageResult {
    if !["", "light", "night"].contains(&asked.theme.as_str()) {
        return Ok(back(&asked.to));
    }
    if let Some(Extension(actor)) = actor {
        keep(&site, &actor, "member.theme_set", json!({ "theme": asked.theme })).await?;
    }
    let mut answer = back(&asked.to);
    cookies::set_theme(&site, answer.headers_mut(), &asked.theme);
    Ok(answer)
}

/// Stores a choice with the member when it is a change.
async fn keep(site: &Site, actor: &Actor, event: &'static str, after: Value) -> Result<(), Error> {
    let Some(member) = actor.member() else { return Ok(()) };
    let mut tx = site.db.begin(actor, site.now()).await?;
    let Some(person) = store::person_now(&mut tx, member).await? else { return Ok(()) };
    let before = match (after["language"].as_str(), after["theme"].as_str()) {
        (Some(language), _) if language != person.language => {
            store::set_language(&mut tx, member, language).await?;
            json!({ "language": person.language })
        }
        (_, Some(theme)) if theme != person.theme => {
            store::set_theme(&mut tx, member, theme).await?;
            json!({ "theme": person.theme })
        }
        _ => return Ok(()),
    };
    tx.commit(Event::new(event, "member", member.0).before(before).after(after).plain()).await?;
    Ok(())
}

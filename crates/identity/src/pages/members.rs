//! The people of the firm, for administrators: invite, roles, close, links.
use super::me::{SessionRow, sessions};
use super::shell;
use crate::l10n::L10nLanguage;
use crate::model::{Listed, MemberDraft, Person, Purpose, one_line, roles};
use crate::rules::{Token, keeps_administrator};
use crate::{Email, store, texts};
use askama::Template;
use axum::extract::Path;
use axum_extra::extract::Form;
use base::ids::MemberId;
use base::settings::{Tab, tabs};
use base::{Desk, Error, Event, FormErrors, Lang, Page, PageResult, Place, Right, Role, Roles, Tx};
use serde::Deserialize;
use serde_json::{Value, json};

const HERE: &str = "/settings/members";

#[derive(Template)]
#[template(path = "pages/members.html")]
struct ListPage {
    page: Page,
    t: &'static L10nLanguage,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    count: String,
}

struct Row {
    id: String,
    name: String,
    email: String,
    roles: String,
    /// When last seen, or what is missing.
    seen: String,
    waiting: bool,
    closed: bool,
}

fn crumbs<'a>(desk: &Desk, t: &'a str, last: Option<&'a str>, settings: &'a str) -> Page {
    let mut path = vec![(settings, Some("/settings")), (t, last.map(|_| HERE))];
    path.extend(last.map(|l| (l, None)));
    shell(desk, Place::Settings, &path, HERE)
}

fn frame(desk: &Desk, last: Option<&str>) -> Page {
    crumbs(desk, &texts(desk.lang()).members(), last, &base::texts(desk.lang()).nav_settings())
}

fn role_names(lang: Lang, roles: Roles) -> String {
    roles.iter().map(|r| base::page::role_name(base::texts(lang), r)).collect::<Vec<_>>().join(", ")
}

/// `GET /settings/members`.
pub(super) async fn list(desk: Desk) -> PageResult {
    desk.actor.must(Right::Administer)?;
    let (t, l) = (texts(desk.lang()), desk.lang());
    let listed = store::list(desk.db(), desk.actor.workspace).await?;
    let open = listed.iter().filter(|m| m.closed_at.is_none() && m.has_password).count();
    let row = |m: Listed| Row {
        id: m.member_id.to_string(),
        roles: role_names(l, Roles::parse(&m.roles)),
        seen: match (m.closed_at, m.seen_at) {
            (Some(at), _) => t.closed_on(l.day(base::site::today(at.0))),
            (None, Some(at)) => l.moment(at.0),
            (None, None) if !m.has_password => t.not_accepted(),
            (None, None) => t.never(),
        },
        waiting: !m.has_password && m.closed_at.is_none(),
        closed: m.closed_at.is_some(),
        name: m.name,
        email: m.email,
    };
    let mut rows: Vec<Row> = listed.into_iter().map(row).collect();
    rows.sort_by_key(|r| (r.closed, base::fold::fold(&r.name), r.id.clone()));
    let count = t.member_count(open);
    desk.show(&ListPage { page: frame(&desk, None), t, tabs: tabs(&desk.actor, HERE), rows, count })
}

/// A role with its consequence, to be ticked.
struct RoleTick {
    word: &'static str,
    name: String,
    note: String,
    on: bool,
}

fn ticks(lang: Lang, on: impl Fn(Role) -> bool) -> Vec<RoleTick> {
    let t = texts(lang);
    let note = |r| match r {
        Role::Administrator => t.note_administrator(),
        Role::Head => t.note_head(),
        Role::Controller => t.note_controller(),
        Role::Manager => t.note_manager(),
        Role::Colleague => t.note_colleague(),
    };
    let tick = |r: Role| RoleTick {
        word: r.word(),
        name: base::page::role_name(base::texts(lang), r),
        note: note(r),
        on: on(r),
    };
    Role::ALL.into_iter().map(tick).collect()
}

#[derive(Template)]
#[template(path = "pages/invite.html")]
struct InvitePage {
    page: Page,
    t: &'static L10nLanguage,
    tabs: Vec<Tab>,
    draft: MemberDraft,
    roles: Vec<RoleTick>,
    errors: FormErrors,
}

fn invite_page(desk: &Desk, draft: MemberDraft, errors: FormErrors) -> InvitePage {
    let t = texts(desk.lang());
    let roles = ticks(desk.lang(), |r| draft.role.iter().any(|w| w == r.word()));
    let page = frame(desk, Some(&t.invite()));
    InvitePage { page, t, tabs: tabs(&desk.actor, HERE), draft, roles, errors }
}

/// `GET /settings/members/new`.
pub(super) async fn new(desk: Desk) -> PageResult {
    desk.actor.must(Right::Administer)?;
    let draft = MemberDraft { language: desk.lang().code().to_owned(), ..MemberDraft::default() };
    desk.show(&invite_page(&desk, draft, FormErrors::new()))
}

/// `POST /settings/members/new`: adds the member and shows the link, once.
pub(super) async fn invite(desk: Desk, Form(draft): Form<MemberDraft>) -> PageResult {
    desk.actor.must(Right::Administer)?;
    let t = texts(desk.lang());
    let new = match draft.parse(desk.lang()) {
        Ok(new) => new,
        Err(errors) => return desk.faulty(&invite_page(&desk, draft, errors)),
    };
    let mut tx = desk.begin().await?;
    if store::email_owner(&mut tx, &new.email.fold).await?.is_some() {
        let mut errors = FormErrors::new();
        errors.add("email", t.email_taken());
        return desk.faulty(&invite_page(&desk, draft, errors));
    }
    let id = store::add_member(&mut tx, &new).await?;
    let token = link(&mut tx, id, Purpose::Invitation).await?;
    let after = json!({ "name": new.name, "email": new.email.text, "roles": new.roles.to_string() });
    tx.commit(Event::new("member.invited", "member", id.0).after(after).plain()).await?;
    hand_over(&desk, id, &new.name, Purpose::Invitation, &token)
}

async fn link(tx: &mut Tx, member: MemberId, purpose: Purpose) -> Result<Token, Error> {
    let token = Token::new(tx.workspace()).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
    store::insert_link(tx, member, purpose, &token).await?;
    Ok(token)
}

#[derive(Template)]
#[template(path = "pages/hand_over.html")]
struct HandOverPage {
    page: Page,
    t: &'static L10nLanguage,
    tabs: Vec<Tab>,
    heading: String,
    help: String,
    link: String,
    member: String,
}

/// The link, shown this once.
fn hand_over(desk: &Desk, id: MemberId, name: &str, purpose: Purpose, token: &Token) -> PageResult {
    let (t, l) = (texts(desk.lang()), desk.lang());
    let until = l.moment(desk.now() + purpose.good_for());
    let (heading, place) = match purpose {
        Purpose::Invitation => (t.invitation_for(name), "invitation"),
        Purpose::Reset | Purpose::Choice => (t.reset_for(name), "reset"),
    };
    let page = frame(desk, Some(&heading));
    desk.show(&HandOverPage {
        page,
        t,
        tabs: tabs(&desk.actor, HERE),
        heading,
        help: t.hand_over_help(until),
        link: format!("{}/{place}/{token}", desk.site.public_url),
        member: format!("{HERE}/{id}"),
    })
}

#[derive(Template)]
#[template(path = "pages/member.html")]
struct MemberPage {
    page: Page,
    t: &'static L10nLanguage,
    tabs: Vec<Tab>,
    href: String,
    heading: String,
    name: String,
    email: String,
    roles: Vec<RoleTick>,
    version: i64,
    sessions: Vec<SessionRow>,
    invited: bool,
    closed: Option<String>,
    oneself: bool,
    errors: FormErrors,
}

async fn member(desk: &Desk, id: &str) -> Result<Person, Error> {
    desk.actor.must(Right::Administer)?;
    let id: MemberId = id.parse().map_err(|_| Error::NotFound)?;
    store::person(desk.db(), desk.actor.workspace, id).await?.ok_or(Error::NotFound)
}

async fn member_page(desk: &Desk, person: &Person, errors: FormErrors) -> Result<MemberPage, Error> {
    let (t, l) = (texts(desk.lang()), desk.lang());
    let (now, href) = (person.roles(), format!("{HERE}/{}", person.member_id));
    let mut page = frame(desk, Some(&person.name));
    page.address.clone_from(&href);
    Ok(MemberPage {
        page,
        t,
        tabs: tabs(&desk.actor, HERE),
        href,
        heading: person.name.clone(),
        name: person.name.clone(),
        email: person.email.clone(),
        roles: ticks(l, |r| now.has(r)),
        version: person.version,
        sessions: sessions(desk, person.member_id).await?,
        invited: person.password_hash.is_none(),
        closed: person.closed_at.map(|at| t.closed_on(l.day(base::site::today(at.0)))),
        oneself: desk.actor.member() == Some(person.member_id),
        errors,
    })
}

/// `GET /settings/members/{id}`.
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> PageResult {
    let person = member(&desk, &id).await?;
    desk.show(&member_page(&desk, &person, FormErrors::new()).await?)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonChange {
    name: String,
    email: String,
}

/// `POST /settings/members/{id}`: name and address.
pub(super) async fn change(desk: Desk, Path(id): Path<String>, Form(draft): Form<PersonChange>) -> PageResult {
    let (t, person) = (texts(desk.lang()), member(&desk, &id).await?);
    let mut errors = FormErrors::new();
    let (name, email) = (one_line(&draft.name, 120), Email::parse(&draft.email));
    if name.is_none() {
        errors.add("name", t.name_fault());
    }
    if email.is_none() {
        errors.add("email", t.email_fault());
    }
    let mut tx = desk.begin().await?;
    if let Some(e) = &email
        && store::email_owner(&mut tx, &e.fold).await?.is_some_and(|owner| owner != person.member_id)
    {
        errors.add("email", t.email_taken());
    }
    let (Some(name), Some(email), true) = (name, email, errors.is_empty()) else {
        drop(tx);
        let mut shown = member_page(&desk, &person, errors).await?;
        (shown.name, shown.email) = (draft.name, draft.email);
        return desk.faulty(&shown);
    };
    if person.closed_at.is_some() {
        return Err(Error::Refused(t.member_is_closed()));
    }
    store::set_person(&mut tx, person.member_id, &name, &email).await?;
    let event = Event::new("member.changed", "member", person.member_id.0)
        .before(json!({ "name": person.name, "email": person.email }))
        .after(json!({ "name": name, "email": email.text }))
        .plain();
    tx.commit(event).await?;
    desk.done(&format!("{HERE}/{}", person.member_id), &t.member_saved(name), None)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RolesDraft {
    role: Vec<String>,
    version: i64,
}

/// `POST /settings/members/{id}/roles`.
pub(super) async fn set_roles(desk: Desk, Path(id): Path<String>, Form(draft): Form<RolesDraft>) -> PageResult {
    let (t, person) = (texts(desk.lang()), member(&desk, &id).await?);
    let Some(new) = roles(&draft.role) else {
        let mut errors = FormErrors::new();
        errors.add("role", t.roles_fault());
        let mut shown = member_page(&desk, &person, errors).await?;
        shown.roles = ticks(desk.lang(), |_| false);
        return desk.faulty(&shown);
    };
    let mut tx = desk.begin().await?;
    let event = change_roles(&mut tx, person.member_id, new, Some(draft.version)).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{HERE}/{}", person.member_id), &t.roles_saved(person.name), Some(number))
}

/// Sets roles if the row is still of `version`, and never takes the last administrator away.
async fn change_roles(tx: &mut Tx, member: MemberId, new: Roles, version: Option<i64>) -> Result<Event, Error> {
    let t = texts(tx.actor().lang);
    let others = store::other_roles(tx, member).await?;
    let person = store::person_now(tx, member).await?.ok_or(Error::NotFound)?;
    let version = version.unwrap_or(person.version);
    if person.closed_at.is_some() {
        return Err(Error::Refused(t.member_is_closed()));
    }
    if !keeps_administrator(&others, Some(new)) {
        return Err(Error::Refused(t.last_administrator()));
    }
    if !store::set_roles(tx, member, new, version).await? {
        return Err(Error::Refused(t.member_moved_on(person.name)));
    }
    Ok(Event::new("member.roles_set", "member", member.0)
        .before(json!({ "name": person.name, "roles": person.roles }))
        .after(json!({ "name": person.name, "roles": new.to_string() }))
        .inverse(json!({ "member": member, "roles": person.roles, "version": version + 1 }))
        .plain())
}

base::undoer!("member.roles_set", roles_back);

/// Takes a change of roles back, if nobody has changed the member since.
async fn roles_back(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    tx.actor().must(Right::Administer)?;
    let member: MemberId = serde_json::from_value(inverse["member"].clone())?;
    let roles = Roles::parse(inverse["roles"].as_str().unwrap_or_default());
    change_roles(tx, member, roles, inverse["version"].as_i64()).await
}

/// `POST /settings/members/{id}/link`: a new invitation for somebody without password, else a reset.
pub(super) async fn make_link(desk: Desk, Path(id): Path<String>) -> PageResult {
    let (t, person) = (texts(desk.lang()), member(&desk, &id).await?);
    if person.closed_at.is_some() {
        return Err(Error::Refused(t.member_is_closed()));
    }
    let purpose = if person.password_hash.is_none() { Purpose::Invitation } else { Purpose::Reset };
    let mut tx = desk.begin().await?;
    let token = link(&mut tx, person.member_id, purpose).await?;
    let after = json!({ "name": person.name, "purpose": purpose.word() });
    tx.commit(Event::new("member.link_made", "member", person.member_id.0).after(after).plain()).await?;
    hand_over(&desk, person.member_id, &person.name, purpose, &token)
}

/// `POST /settings/members/{id}/sessions/end`.
pub(super) async fn end_sessions(desk: Desk, Path(id): Path<String>) -> PageResult {
    let (t, person) = (texts(desk.lang()), member(&desk, &id).await?);
    let mut tx = desk.begin().await?;
    let keep = desk.actor.session.filter(|_| desk.actor.member() == Some(person.member_id));
    let n = store::end_sessions(&mut tx, person.member_id, keep).await?;
    if n > 0 {
        let after = json!({ "name": person.name, "sessions": n });
        tx.commit(Event::new("session.ended", "member", person.member_id.0).after(after).plain()).await?;
    }
    desk.done(&format!("{HERE}/{}", person.member_id), &t.sessions_ended(n), None)
}

/// `POST /settings/members/{id}/close`: no sign-in any more; what the person did stays.
pub(super) async fn close(desk: Desk, Path(id): Path<String>) -> PageResult {
    let (t, person) = (texts(desk.lang()), member(&desk, &id).await?);
    if desk.actor.member() == Some(person.member_id) {
        return Err(Error::Refused(t.not_oneself()));
    }
    let mut tx = desk.begin().await?;
    let others = store::other_roles(&mut tx, person.member_id).await?;
    if !keeps_administrator(&others, None) {
        return Err(Error::Refused(t.last_administrator()));
    }
    store::set_closed(&mut tx, &person, true).await?;
    let n = store::end_sessions(&mut tx, person.member_id, None).await?;
    let after = json!({ "name": person.name, "sessions": n });
    tx.commit(Event::new("member.closed", "member", person.member_id.0).after(after).plain()).await?;
    desk.done(&format!("{HERE}/{}", person.member_id), &t.member_closed(person.name), None)
}

/// `POST /settings/members/{id}/reopen`.
pub(super) async fn reopen(desk: Desk, Path(id): Path<String>) -> PageResult {
    let (t, person) = (texts(desk.lang()), member(&desk, &id).await?);
    if person.closed_at.is_some() {
        let mut tx = desk.begin().await?;
        store::set_closed(&mut tx, &person, false).await?;
        let after = json!({ "name": person.name });
        tx.commit(Event::new("member.reopened", "member", person.member_id.0).after(after).plain()).await?;
    }
    desk.done(&format!("{HERE}/{}", person.member_id), &t.member_reopened(person.name), None)
}

//! Books the demo firm through the front doors that people and files use, in few and large changes.
mod answers;
mod books;
mod customers;
mod entries;
mod files;

use super::model::{Data, MemberRole};
use base::ids::{ImportId, MemberId, WorkspaceId};
use base::{Actor, Currency, Db, Error, Event, Lang, Role, Roles, Site, Who};
use identity::{Email, NewFirm, NewMember, NewPassword, NewPerson};
use serde_json::json;

/// The password of everyone in the demo firm.
pub const PASSWORD: &str = "Wellpappe+Waage-24";

/// Somebody to sign in as.
#[derive(Debug, Clone)]
pub struct SignIn {
    pub name: &'static str,
    pub email: &'static str,
    /// What the person does.
    pub duty: &'static str,
    pub password: &'static str,
}

/// The firm that was opened.
#[derive(Debug, Clone)]
pub struct Filled {
    pub workspace: WorkspaceId,
    /// One person per role, head first.
    pub sign_ins: Vec<SignIn>,
}

/// Who books what, and where the demo's positions have gone.
struct Desk<'a> {
    site: &'a Site,
    db: &'a Db,
    now: jiff::Timestamp,
    data: &'a Data,
    members: Vec<MemberId>,
    head: Actor,
    controller: Actor,
}

/// Fills an empty database with the demo firm.
pub async fn fill(site: &Site, data: &Data) -> Result<Filled, Error> {
    let (db, now) = (&site.db, site.now());
    let administrator = open(db, now, data).await?;
    let members = people(db, now, data, &administrator).await?;
    let actor = |at: usize| Actor {
        workspace: administrator.workspace,
        who: Who::Member(members[at]),
        name: data.members[at].name.to_owned(),
        roles: roles(data.members[at].roles),
        lang: Lang::De,
        firm: administrator.firm.clone(),
        session: None,
    };
    let first = |role: MemberRole| data.members.iter().position(|m| m.roles.contains(&role)).unwrap_or(0);
    let (head, controller) = (actor(first(MemberRole::Head)), actor(first(MemberRole::Controller)));
    let desk = Desk { site, db, now, data, members, head, controller };
    let places = customers::fill(&desk).await?;
    books::fill(&desk, &places).await?;
    answers::fill(&desk).await?;
    Ok(Filled { workspace: administrator.workspace, sign_ins: sign_ins(data) })
}

/// Accounts of the demo by their positions.
struct Places {
    accounts: Vec<base::ids::AccountId>,
}

/// The firm, opened by its administrator, who does nothing else.
async fn open(db: &Db, now: jiff::Timestamp, data: &Data) -> Result<Actor, Error> {
    let one = &data.members[administrator(data)];
    let firm = NewFirm { name: data.name.clone(), currency: Currency::EUR, fiscal_year_start: 1, console: None };
    let password = NewPassword::parse(PASSWORD, &[one.name, one.email], Lang::De).map_err(Error::Refused)?;
    let person = NewPerson { name: one.name.to_owned(), email: address(one.email)?, password, lang: Lang::De };
    identity::open_firm(db, now, &firm, &person, &[]).await
}

fn administrator(data: &Data) -> usize {
    data.members.iter().position(|m| m.roles.contains(&MemberRole::Administrator)).unwrap_or(0)
}

fn address(text: &str) -> Result<Email, Error> {
    Email::parse(text).ok_or_else(|| Error::BadRequest(format!("{text} is no address.")))
}

fn roles(demo: &[MemberRole]) -> Roles {
    let role = |role: &MemberRole| match role {
        MemberRole::Manager => Role::Manager,
        MemberRole::Head => Role::Head,
        MemberRole::Controller => Role::Controller,
        MemberRole::Colleague => Role::Colleague,
        MemberRole::Administrator => Role::Administrator,
    };
    Roles::of(&demo.iter().map(role).collect::<Vec<_>>())
}

/// Everyone else, with one password that is hashed once.
async fn people(db: &Db, now: jiff::Timestamp, data: &Data, by: &Actor) -> Result<Vec<MemberId>, Error> {
    let password = NewPassword::parse(PASSWORD, &[], Lang::De).map_err(Error::Refused)?;
    let hash = identity::hash(&password).await?;
    let mut tx = db.begin(by, now).await?;
    let mut members = Vec::with_capacity(data.members.len());
    for (at, member) in data.members.iter().enumerate() {
        if at == administrator(data) {
            members.extend(by.member());
            continue;
        }
        let new = NewMember {
            name: member.name.to_owned(),
            email: address(member.email)?,
            roles: roles(member.roles),
            lang: Lang::De,
            password: Some(hash.clone()),
        };
        members.push(identity::add_member(&mut tx, &new).await?);
    }
    let names: Vec<&str> = data.members.iter().map(|m| m.name).collect();
    tx.commit(Event::new("member.added", "workspace", by.workspace.0).after(json!({ "names": names })).plain()).await?;
    Ok(members)
}

/// One person per role, in the order in which one would look around.
fn sign_ins(data: &Data) -> Vec<SignIn> {
    use MemberRole::{Administrator, Colleague, Controller, Head, Manager};
    [Head, Manager, Controller, Colleague, Administrator]
        .into_iter()
        .filter_map(|role| data.members.iter().find(|m| m.roles.contains(&role)))
        .map(|m| SignIn { name: m.name, email: m.email, duty: m.duty, password: PASSWORD })
        .collect()
}

impl Desk<'_> {
    /// The event of a booking by import.
    fn booked(what: &str, import: ImportId, rows: usize) -> Event {
        Event::new("import.booked", "import", import.0).after(json!({ "kind": what, "rows": rows }))
    }
}

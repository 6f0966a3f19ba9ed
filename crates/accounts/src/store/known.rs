//! Everything the rows of a file name, read at once: beside everybody's work for a preview, within the change for a
//! booking.
use super::{account, site, unit};
use crate::book::{Asked, Known};
use crate::model::{Account, Field, Part, Site, TeamRow, Unit};
use base::db::{Backend, Tx, TxInner};
use base::ids::{AccountId, MemberId, UnitId, WorkspaceId};
use base::{Day, Db, sql};
use uuid::Uuid;

/// The texts of a JSON list, on either database.
macro_rules! listed {
    (Sqlite, $list:literal) => {
        concat!("(SELECT value FROM json_each(", $list, "))")
    };
    (Pg, $list:literal) => {
        concat!("(SELECT json_array_elements_text(", $list, "::json))")
    };
}
macro_rules! numbers {
    ($db:ident) => {
        concat!(
            "SELECT n.number, n.unit_id FROM unit_number n WHERE n.workspace_id = $1 AND n.source_system = $2 \
             AND n.number IN ",
            listed!($db, "$3")
        )
    };
}
macro_rules! keys {
    ($db:ident) => {
        concat!(
            "SELECT k.key_fold, k.account_id FROM account_key k WHERE k.workspace_id = $1 AND k.key_fold IN ",
            listed!($db, "$2")
        )
    };
}
/// Units that the numbers find.
macro_rules! found {
    ($db:ident) => {
        concat!(
            "(SELECT n.unit_id FROM unit_number n WHERE n.workspace_id = $1 AND n.source_system = $2 AND n.number IN ",
            listed!($db, "$3"),
            ")"
        )
    };
}
/// Accounts that the keys find, and those of the units.
macro_rules! named {
    ($db:ident) => {
        concat!(
            "(SELECT k.account_id FROM account_key k WHERE k.workspace_id = $1 AND k.key_fold IN ",
            listed!($db, "$4"),
            " UNION SELECT v.account_id FROM unit_number n JOIN unit v ON v.workspace_id = $1 AND v.unit_id = n.unit_id \
             WHERE n.workspace_id = $1 AND v.workspace_id = $1 AND v.account_id IS NOT NULL AND n.source_system = $2 \
             AND n.number IN ",
            listed!($db, "$3"),
            ")"
        )
    };
}
macro_rules! units {
    ($db:ident) => {
        concat!(
            "SELECT ",
            unit::unit_columns!(),
            " FROM unit u WHERE u.workspace_id = $1 AND u.unit_id IN ",
            found!($db)
        )
    };
}
macro_rules! sites {
    ($db:ident) => {
        concat!(
            "SELECT ",
            site::site_columns!(),
            " FROM site s WHERE s.workspace_id = $1 AND s.unit_id IN ",
            found!($db),
            " ORDER BY s.name, s.site_id"
        )
    };
}
macro_rules! accounts {
    ($db:ident) => {
        concat!(
            "SELECT ",
            account::account_columns!(),
            ", NULL AS own_money FROM account a WHERE a.workspace_id = $1 AND a.account_id IN ",
            named!($db)
        )
    };
}
macro_rules! facts {
    ($db:ident) => {
        concat!(
            "SELECT f.account_id, f.field, f.value FROM account_fact f WHERE f.workspace_id = $1 AND f.ended_at IS NULL \
             AND f.account_id IN ",
            named!($db)
        )
    };
}
macro_rules! team {
    ($db:ident) => {
        concat!(
            "SELECT t.account_id, t.team_id, t.member_id, t.part, t.sees_money, t.from_day FROM account_team t \
             WHERE t.workspace_id = $1 AND t.until_day IS NULL AND t.account_id IN ",
            named!($db)
        )
    };
}
sql!(NUMBERS_SQLITE[Sqlite] = numbers!(Sqlite));
sql!(NUMBERS_PG[Pg] = numbers!(Pg));
sql!(KEYS_SQLITE[Sqlite] = keys!(Sqlite));
sql!(KEYS_PG[Pg] = keys!(Pg));
sql!(UNITS_SQLITE[Sqlite] = units!(Sqlite));
sql!(UNITS_PG[Pg] = units!(Pg));
sql!(SITES_SQLITE[Sqlite] = sites!(Sqlite));
sql!(SITES_PG[Pg] = sites!(Pg));
sql!(ACCOUNTS_SQLITE[Sqlite] = accounts!(Sqlite));
sql!(ACCOUNTS_PG[Pg] = accounts!(Pg));
sql!(FACTS_SQLITE[Sqlite] = facts!(Sqlite));
sql!(FACTS_PG[Pg] = facts!(Pg));
sql!(TEAM_SQLITE[Sqlite] = team!(Sqlite));
sql!(TEAM_PG[Pg] = team!(Pg));
sql!(MEMBERS = "SELECT email_fold, member_id FROM member WHERE workspace_id = $1 AND closed_at IS NULL");
sql!(ABOVE = "SELECT unit_id, name, parent_unit_id FROM unit WHERE workspace_id = $1 AND parent_unit_id IS NOT NULL");

type InTeam = (AccountId, Uuid, MemberId, String, bool, Day);

/// What was read, as the database hands it out.
#[derive(Default)]
struct Read {
    numbers: Vec<(String, UnitId)>,
    keys: Vec<(String, AccountId)>,
    units: Vec<unit::Row>,
    sites: Vec<site::Row>,
    accounts: Vec<account::Row>,
    facts: Vec<(AccountId, String, String)>,
    team: Vec<InTeam>,
    members: Vec<(String, MemberId)>,
    above: Vec<(UnitId, String, UnitId)>,
}

macro_rules! load {
    ($run:ident, $from:expr, $ws:expr, $backend:expr, $asked:expr) => {{
        let (ws, asked): (WorkspaceId, &Asked) = ($ws, $asked);
        let (numbers, keys) = (asked.numbers.to_string(), asked.keys.to_string());
        let of = |sqlite: &'static str, pg: &'static str| if $backend == Backend::Sqlite { sqlite } else { pg };
        let mut read = Read::default();
        let sql = of(NUMBERS_SQLITE, NUMBERS_PG);
        read.numbers = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&asked.system).bind(&numbers).fetch_all(c).await)?;
        let sql = of(KEYS_SQLITE, KEYS_PG);
        read.keys = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&keys).fetch_all(c).await)?;
        let sql = of(UNITS_SQLITE, UNITS_PG);
        read.units = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&asked.system).bind(&numbers).fetch_all(c).await)?;
        let sql = of(SITES_SQLITE, SITES_PG);
        read.sites = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&asked.system).bind(&numbers).fetch_all(c).await)?;
        let sql = of(ACCOUNTS_SQLITE, ACCOUNTS_PG);
        read.accounts = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&asked.system).bind(&numbers).bind(&keys).fetch_all(c).await)?;
        let sql = of(FACTS_SQLITE, FACTS_PG);
        read.facts = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&asked.system).bind(&numbers).bind(&keys).fetch_all(c).await)?;
        let sql = of(TEAM_SQLITE, TEAM_PG);
        read.team = base::$run!($from, c => sqlx::query_as(sql).bind(ws).bind(&asked.system).bind(&numbers).bind(&keys).fetch_all(c).await)?;
        read.members = base::$run!($from, c => sqlx::query_as(MEMBERS).bind(ws).fetch_all(c).await)?;
        if asked.parents {
            read.above = base::$run!($from, c => sqlx::query_as(ABOVE).bind(ws).fetch_all(c).await)?;
        }
        Ok(read.known())
    }};
}

/// For a preview.
pub(crate) async fn now(db: &Db, ws: WorkspaceId, asked: &Asked) -> Result<Known, sqlx::Error> {
    load!(read, db, ws, db.backend(), asked)
}

/// For a booking.
pub(crate) async fn within(tx: &mut Tx, asked: &Asked) -> Result<Known, sqlx::Error> {
    let ws = tx.workspace();
    let backend = match tx.inner() {
        TxInner::Sqlite(_) => Backend::Sqlite,
        TxInner::Pg(_) => Backend::Pg,
    };
    load!(change, tx, ws, backend, asked)
}

impl Read {
    fn known(self) -> Known {
        let mut known = Known {
            numbers: self.numbers.into_iter().collect(),
            keys: self.keys.into_iter().collect(),
            members: self.members.into_iter().collect(),
            above: self.above.into_iter().map(|(unit, name, parent)| (unit, (name, parent))).collect(),
            ..Known::default()
        };
        known.units = self.units.into_iter().map(Unit::from).map(|u| (u.unit_id, u)).collect();
        known.accounts = self.accounts.into_iter().map(Account::from).map(|a| (a.account_id, a)).collect();
        for s in self.sites.into_iter().map(Site::from) {
            known.sites.entry(s.unit_id).or_default().push(s);
        }
        let facts = self.facts.into_iter().filter_map(|(a, field, value)| Some(((a, Field::parse(&field)?), value)));
        known.facts = facts.collect();
        for (account, team_id, member_id, part, sees_money, from_day) in self.team {
            let part = Part::parse(&part).unwrap_or(Part::Colleague);
            let row = TeamRow { team_id, member_id, name: String::new(), part, sees_money, from_day, until_day: None };
            known.team.entry(account).or_default().push(row);
        }
        known
    }
}

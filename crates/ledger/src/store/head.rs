//! The firm's head row, its imports, offerings and drivers.
use super::Sql;
use crate::model::ImportState;
use base::ids::{ImportId, OfferingId, WorkspaceId};
use base::{Db, Month, Tx, change, read, sql};
use engine_value::contribution::Kind;
use sqlx::types::Json;
use uuid::Uuid;

/// The state of a firm's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default, sqlx::FromRow)]
pub(crate) struct Head {
    /// Raised by everything that changes a figure.
    pub version: i64,
    /// How often lines became facts or ceased to be.
    pub bookings: i64,
    /// How often the list of product costs changed.
    pub costs_version: i64,
    pub closed_through: Option<Month>,
}

sql!(
    HEAD_ENSURE = "INSERT INTO ledger_head (workspace_id, version, bookings, costs_version, last_import, \
     closed_through, settings) VALUES ($1, 0, 0, 0, 0, NULL, $2) ON CONFLICT (workspace_id) DO NOTHING"
);
sql!(HEAD = "SELECT version, bookings, costs_version, closed_through FROM ledger_head WHERE workspace_id = $1");
sql!(
    HEAD_RAISE = "UPDATE ledger_head SET version = version + 1, bookings = bookings + $2, costs_version = costs_version + $3 \
     WHERE workspace_id = $1 RETURNING version, bookings, costs_version, closed_through"
);
sql!(CLOSE_THROUGH = "UPDATE ledger_head SET version = version + 1, closed_through = $2 WHERE workspace_id = $1");
sql!(
    NEXT_IMPORT = "UPDATE ledger_head SET last_import = last_import + 1 WHERE workspace_id = $1 \
     RETURNING last_import, bookings, costs_version"
);
sql!(
    IMPORT_OPEN = "INSERT INTO ledger_import (workspace_id, import_no, import_id, state, source_system, opened_at, \
     booked_at, booked_as, seen_bookings, seen_costs, entries, replaced, again) \
     VALUES ($1, $2, $3, 'staging', $4, $5, NULL, NULL, $6, $7, 0, 0, FALSE)"
);
sql!(IMPORT_SWEPT_GOES = "DELETE FROM ledger_import WHERE workspace_id = $1 AND import_id = $2 AND state = 'swept'");
sql!(
    IMPORT_FIND = "SELECT import_no, state, source_system, seen_bookings, seen_costs, entries, replaced, again \
     FROM ledger_import WHERE workspace_id = $1 AND import_id = $2"
);
sql!(
    IMPORT_STAGED = "UPDATE ledger_import SET entries = entries + $3, replaced = replaced + $4 \
     WHERE workspace_id = $1 AND import_no = $2"
);
sql!(
    IMPORT_BOOKED = "UPDATE ledger_import SET state = 'booked', booked_at = $3, booked_as = $4, again = $5, seen_costs = $6 \
     WHERE workspace_id = $1 AND import_no = $2"
);
sql!(IMPORT_STATE = "UPDATE ledger_import SET state = $3 WHERE workspace_id = $1 AND import_no = $2");
sql!(BOOKED_NUMBERS = "SELECT import_no FROM ledger_import WHERE workspace_id = $1 AND state = 'booked'");
sql!(
    IMPORTS_LEFT_OVER =
        "SELECT import_id FROM ledger_import WHERE workspace_id = $1 AND state = 'staging' ORDER BY import_no"
);

sql!(
    DRIVER_ADD = "INSERT INTO driver (workspace_id, driver_id, code, name_de, name_en, cost_kind, basis, gone_permille, \
     version) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 1) ON CONFLICT (workspace_id, code) DO NOTHING"
);
sql!(
    DRIVERS = "SELECT driver_id, code, name_de, name_en, cost_kind, basis, gone_permille, version FROM driver \
     WHERE workspace_id = $1 ORDER BY code"
);
sql!(
    DRIVER_SET = "UPDATE driver SET name_de = $3, name_en = $4, cost_kind = $5, gone_permille = $6, version = version + 1 \
     WHERE workspace_id = $1 AND code = $2"
);
sql!(OFFERINGS = "SELECT offering_id, code, name, offering_group FROM offering WHERE workspace_id = $1 ORDER BY code");
sql!(
    OFFERING_ADD = "INSERT INTO offering (workspace_id, offering_id, code, name, offering_group) \
     VALUES ($1, $2, $3, '', '') ON CONFLICT (workspace_id, code) DO NOTHING"
);
sql!(
    OFFERING_SAID = "UPDATE offering SET name = CASE WHEN $3 = '' THEN name ELSE $3 END, \
     offering_group = CASE WHEN $4 = '' THEN offering_group ELSE $4 END \
     WHERE workspace_id = $1 AND code = $2 RETURNING offering_id"
);

/// What counts, how, and which ladder kind it feeds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Driver {
    pub driver_id: Uuid,
    pub code: String,
    pub name_de: String,
    pub name_en: String,
    #[sqlx(try_from = "String")]
    pub cost_kind: KindWord,
    /// `orders` and `lines` are counted by the ledger, `count` comes with lines, `balance` is money at a month's end.
    pub basis: String,
    /// Share of its cost that is gone within twelve months after the account; `None`: the default, all of it.
    pub gone_permille: Option<i32>,
    pub version: i64,
}

/// A ladder kind as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KindWord(pub Kind);

impl TryFrom<String> for KindWord {
    type Error = String;
    fn try_from(word: String) -> Result<Self, String> {
        Kind::from_code(&word).map(Self).ok_or_else(|| format!("{word} is no ladder kind"))
    }
}

/// The drivers every firm begins with: code, names, kind, basis.
pub(crate) const FIRST_DRIVERS: [(&str, &str, &str, Kind, &str); 5] = [
    ("orders", "Auftrag", "Order", Kind::OrderHandling, "orders"),
    ("lines", "Auftragszeile", "Order line", Kind::OrderHandling, "lines"),
    ("complaints", "Beschwerde", "Complaint", Kind::Complaints, "count"),
    ("service_hours", "Servicestunde", "Service hour", Kind::Service, "count"),
    ("receivables", "Forderungen", "Receivables", Kind::ReceivablesFinancing, "balance"),
];

/// Opens the firm's ledger when it is first touched.
pub(crate) async fn ensure_head(tx: &mut Tx) -> Sql<()> {
    let ws = tx.workspace();
    let empty = Json(serde_json::json!({}));
    let made =
        change!(tx, c => sqlx::query(HEAD_ENSURE).bind(ws).bind(empty).execute(c).await.map(|d| d.rows_affected()))?;
    if made > 0 {
        for (code, de, en, kind, basis) in FIRST_DRIVERS {
            add_driver(tx, Uuid::now_v7(), code, (de, en), kind, basis).await?;
        }
    }
    Ok(())
}

pub(crate) async fn head(db: &Db, ws: WorkspaceId) -> Sql<Head> {
    Ok(read!(db, p => sqlx::query_as(HEAD).bind(ws).fetch_optional(p).await)?.unwrap_or_default())
}

pub(crate) async fn head_in(tx: &mut Tx) -> Sql<Head> {
    let ws = tx.workspace();
    Ok(change!(tx, c => sqlx::query_as(HEAD).bind(ws).fetch_optional(c).await)?.unwrap_or_default())
}

/// Raises the version; from here on the firm's other bookings wait for this change.
pub(crate) async fn raise(tx: &mut Tx, bookings: i64, costs: i64) -> Sql<Head> {
    ensure_head(tx).await?;
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(HEAD_RAISE).bind(ws).bind(bookings).bind(costs).fetch_one(c).await)
}

pub(crate) async fn set_closed_through(tx: &mut Tx, month: Option<Month>) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CLOSE_THROUGH).bind(ws).bind(month).execute(c).await.map(|_| ()))
}

/// An import as the ledger knows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Import {
    pub import_no: i32,
    state: String,
    pub source_system: String,
    pub seen_bookings: i64,
    pub seen_costs: i64,
    pub entries: i64,
    pub replaced: i64,
    pub again: bool,
}

impl Import {
    pub(crate) fn state(&self) -> ImportState {
        ImportState::parse(&self.state).unwrap_or(ImportState::Swept)
    }
}

/// Opens an import for staging; returns its number.
pub(crate) async fn open_import(tx: &mut Tx, import: ImportId, source_system: &str) -> Sql<i32> {
    ensure_head(tx).await?;
    let (ws, now, source) = (tx.workspace(), tx.now(), source_system.to_owned());
    let (no, bookings, costs): (i32, i64, i64) =
        change!(tx, c => sqlx::query_as(NEXT_IMPORT).bind(ws).fetch_one(c).await)?;
    // a refused or cancelled import may be staged again once its lines are gone
    change!(tx, c => sqlx::query(IMPORT_SWEPT_GOES).bind(ws).bind(import).execute(c).await.map(|_| ()))?;
    change!(tx, c => sqlx::query(IMPORT_OPEN).bind(ws).bind(no).bind(import).bind(source).bind(now)
        .bind(bookings).bind(costs).execute(c).await.map(|_| ()))?;
    Ok(no)
}

pub(crate) async fn find_import(db: &Db, ws: WorkspaceId, import: ImportId) -> Sql<Option<Import>> {
    read!(db, p => sqlx::query_as(IMPORT_FIND).bind(ws).bind(import).fetch_optional(p).await)
}

pub(crate) async fn find_import_in(tx: &mut Tx, import: ImportId) -> Sql<Option<Import>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(IMPORT_FIND).bind(ws).bind(import).fetch_optional(c).await)
}

pub(crate) async fn count_staged(tx: &mut Tx, no: i32, entries: i64, replaced: i64) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(IMPORT_STAGED).bind(ws).bind(no).bind(entries).bind(replaced).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_booked(tx: &mut Tx, no: i32, head: &Head, again: bool) -> Sql<()> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(IMPORT_BOOKED).bind(ws).bind(no).bind(now).bind(head.bookings).bind(again)
        .bind(head.costs_version).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_state(tx: &mut Tx, no: i32, state: ImportState) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(IMPORT_STATE).bind(ws).bind(no).bind(state.word()).execute(c).await.map(|_| ()))
}

/// Imports that a stopped program has left half written.
pub(crate) async fn left_over(db: &Db, ws: WorkspaceId) -> Sql<Vec<ImportId>> {
    read!(db, p => sqlx::query_scalar(IMPORTS_LEFT_OVER).bind(ws).fetch_all(p).await)
}

pub(crate) async fn add_driver(
    tx: &mut Tx,
    id: Uuid,
    code: &str,
    names: (&str, &str),
    kind: Kind,
    basis: &str,
) -> Sql<()> {
    let ws = tx.workspace();
    let (code, de, en, basis) = (code.to_owned(), names.0.to_owned(), names.1.to_owned(), basis.to_owned());
    change!(tx, c => sqlx::query(DRIVER_ADD).bind(ws).bind(id).bind(code).bind(de).bind(en).bind(kind.code())
        .bind(basis).execute(c).await.map(|_| ()))
}

/// Changes what a driver is called, what it feeds and how much of its cost is gone after twelve months.
pub(crate) async fn set_driver(
    tx: &mut Tx,
    code: &str,
    names: (&str, &str),
    kind: Kind,
    gone_permille: Option<i32>,
) -> Sql<()> {
    let ws = tx.workspace();
    let (code, de, en) = (code.to_owned(), names.0.to_owned(), names.1.to_owned());
    change!(tx, c => sqlx::query(DRIVER_SET).bind(ws).bind(code).bind(de).bind(en).bind(kind.code())
        .bind(gone_permille).execute(c).await.map(|_| ()))
}

pub(crate) async fn drivers(db: &Db, ws: WorkspaceId) -> Sql<Vec<Driver>> {
    read!(db, p => sqlx::query_as(DRIVERS).bind(ws).fetch_all(p).await)
}

pub(crate) async fn drivers_in(tx: &mut Tx) -> Sql<Vec<Driver>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(DRIVERS).bind(ws).fetch_all(c).await)
}

/// An offering as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct StoredOffering {
    pub offering_id: OfferingId,
    pub code: String,
    pub name: String,
    pub offering_group: String,
}

pub(crate) async fn offerings(db: &Db, ws: WorkspaceId) -> Sql<Vec<StoredOffering>> {
    read!(db, p => sqlx::query_as(OFFERINGS).bind(ws).fetch_all(p).await)
}

/// Finds or makes an offering; a given name or group replaces what was known. Two statements: an upsert that may update
/// makes SQLite look through all lines for the new key.
pub(crate) async fn put_offering(tx: &mut Tx, code: &str, name: &str, group: &str) -> Sql<OfferingId> {
    let (ws, id) = (tx.workspace(), OfferingId::new());
    let (code, name, group) = (code.to_owned(), name.to_owned(), group.to_owned());
    change!(tx, c => {
        sqlx::query(OFFERING_ADD).bind(ws).bind(id).bind(&code).execute(&mut *c).await?;
        sqlx::query_scalar(OFFERING_SAID).bind(ws).bind(&code).bind(&name).bind(&group).fetch_one(&mut *c).await
    })
}

/// Numbers of the booked imports.
pub(crate) async fn booked_numbers(tx: &mut Tx) -> Sql<std::collections::HashSet<i32>> {
    let ws = tx.workspace();
    let numbers: Vec<i32> = change!(tx, c => sqlx::query_scalar(BOOKED_NUMBERS).bind(ws).fetch_all(c).await)?;
    Ok(numbers.into_iter().collect())
}

//! The rows of `import`: how far each file has come.

use super::Sql;
use crate::kind::ImportKind;
use crate::model::{Counts, Import, MonthTotal, Reading, State};
use base::ids::{ImportId, MemberId, WorkspaceId};
use base::{Actor, Currency, Db, Firm, Right, Ts, Tx, change, read, sql};
use sqlx::FromRow;
use sqlx::types::Json;
use std::sync::Arc;

macro_rules! columns {
    () => {
        "i.import_id, i.kind, i.file_name, i.file_hash, i.file_size, i.has_file, i.mapping_text, i.mapping_name, \
         i.mapping_version, i.good_rows, i.state, i.counts, i.totals, i.reading, i.problem_count, i.inverse, i.rows_done, \
         i.bytes_done, i.cancel_asked, i.failure, i.by_member, i.by_name, i.created_at, i.started_at, i.finished_at, \
         i.booked_at, i.event, i.version"
    };
}

sql!(
    INSERT = "INSERT INTO import (workspace_id, import_id, kind, file_name, file_hash, file_size, has_file, mapping_text, \
     mapping_name, mapping_version, good_rows, state, counts, totals, reading, problem_count, inverse, rows_done, \
     bytes_done, cancel_asked, failure, by_member, by_name, created_at, started_at, finished_at, booked_at, event, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'uploaded', $12, $13, $14, 0, NULL, 0, 0, FALSE, '', $15, $16, \
     $17, NULL, NULL, NULL, NULL, 1)"
);
sql!(
    GET = concat!(
        "SELECT ",
        columns!(),
        " FROM import i WHERE i.workspace_id = $1 AND i.import_id = $2 AND ($3 OR i.by_member = $4)"
    )
);
sql!(GET_IN = concat!("SELECT ", columns!(), " FROM import i WHERE i.workspace_id = $1 AND i.import_id = $2"));
sql!(
    LIST = concat!(
        "SELECT ",
        columns!(),
        " FROM import i WHERE i.workspace_id = $1 AND ($2 OR i.by_member = $3) \
         ORDER BY i.created_at DESC, i.import_id DESC LIMIT $4 OFFSET $5"
    )
);
sql!(COUNT = "SELECT COUNT(*) FROM import i WHERE i.workspace_id = $1 AND ($2 OR i.by_member = $3)");
sql!(
    OPEN = "SELECT COUNT(*) FROM import i WHERE i.workspace_id = $1 AND ($2 OR i.by_member = $3) \
     AND i.state IN ('uploaded', 'checking', 'checked', 'booking')"
);
sql!(
    SAME_FILE = "SELECT i.file_name, i.import_id FROM import i WHERE i.workspace_id = $1 AND i.file_hash = $2 \
     AND i.state = 'booked' AND i.import_id <> $3 ORDER BY i.booked_at DESC LIMIT 1"
);
sql!(
    FRESHNESS = "SELECT i.kind, COUNT(*), MAX(i.booked_at) FROM import i WHERE i.workspace_id = $1 AND i.state = 'booked' \
     GROUP BY i.kind"
);
sql!(
    SET_MAPPING = "UPDATE import SET kind = $3, mapping_text = $4, mapping_name = $5, mapping_version = $6, \
     state = 'uploaded', problem_count = 0, failure = '', version = version + 1 WHERE workspace_id = $1 AND import_id = $2"
);
sql!(
    START = "UPDATE import SET state = $3, good_rows = $4, started_at = $5, finished_at = NULL, rows_done = 0, \
     bytes_done = 0, cancel_asked = FALSE, failure = '', version = version + 1 WHERE workspace_id = $1 AND import_id = $2 \
     AND state NOT IN ('checking', 'booking', 'booked')"
);
sql!(
    BEAT = "UPDATE import SET rows_done = $3, bytes_done = $4 WHERE workspace_id = $1 AND import_id = $2 \
     RETURNING cancel_asked"
);
sql!(
    CHECKED = "UPDATE import SET state = $3, counts = $4, totals = $5, reading = $6, problem_count = $7, rows_done = $8, \
     bytes_done = $9, finished_at = $10, failure = $11, version = version + 1 WHERE workspace_id = $1 AND import_id = $2"
);
sql!(
    BOOKED = "UPDATE import SET state = 'booked', booked_at = $3, finished_at = $3, inverse = $4, failure = '', \
     version = version + 1 WHERE workspace_id = $1 AND import_id = $2"
);
sql!(
    STATE = "UPDATE import SET state = $3, failure = $4, finished_at = $5, version = version + 1 \
     WHERE workspace_id = $1 AND import_id = $2"
);
sql!(
    SET_COUNTS = "UPDATE import SET counts = $3, totals = $4, reading = $5, problem_count = $6, version = version + 1 \
     WHERE workspace_id = $1 AND import_id = $2"
);
sql!(SET_EVENT = "UPDATE import SET event = $3 WHERE workspace_id = $1 AND import_id = $2");
sql!(ASK_CANCEL = "UPDATE import SET cancel_asked = TRUE WHERE workspace_id = $1 AND import_id = $2");
sql!(FILE_GONE = "UPDATE import SET has_file = FALSE WHERE workspace_id = $1 AND import_id = $2");
sql!(
    LEFT_OVER = "SELECT i.import_id, i.state FROM import i WHERE i.workspace_id = $1 AND i.state IN ('checking', 'booking') \
     ORDER BY i.created_at, i.import_id"
);
sql!(pub FIRMS = "SELECT workspace_id, firm_name, currency, fiscal_year_start FROM workspace ORDER BY workspace_id");
sql!(SETTINGS = "SELECT settings FROM workspace WHERE workspace_id = $1");

#[derive(FromRow)]
struct Row {
    import_id: ImportId,
    kind: String,
    file_name: String,
    file_hash: String,
    file_size: i64,
    has_file: bool,
    mapping_text: String,
    mapping_name: String,
    mapping_version: Option<i32>,
    good_rows: bool,
    state: String,
    counts: Json<Counts>,
    totals: Json<Vec<MonthTotal>>,
    reading: Json<Reading>,
    problem_count: i64,
    inverse: Option<Json<serde_json::Value>>,
    rows_done: i64,
    bytes_done: i64,
    cancel_asked: bool,
    failure: String,
    by_member: Option<MemberId>,
    by_name: String,
    created_at: Ts,
    started_at: Option<Ts>,
    finished_at: Option<Ts>,
    booked_at: Option<Ts>,
    event: Option<i64>,
    version: i64,
}

impl From<Row> for Import {
    fn from(r: Row) -> Self {
        Self {
            id: r.import_id,
            kind: ImportKind::parse(&r.kind).unwrap_or(ImportKind::Ledger),
            file_name: r.file_name,
            file_hash: r.file_hash,
            file_size: r.file_size,
            has_file: r.has_file,
            mapping_text: r.mapping_text,
            mapping_name: r.mapping_name,
            mapping_version: r.mapping_version,
            good_rows: r.good_rows,
            state: State::parse(&r.state).unwrap_or(State::Failed),
            counts: r.counts.0,
            totals: r.totals.0,
            reading: r.reading.0,
            problem_count: r.problem_count,
            inverse: r.inverse.map(|j| j.0),
            rows_done: r.rows_done,
            bytes_done: r.bytes_done,
            cancel_asked: r.cancel_asked,
            failure: r.failure,
            by_member: r.by_member,
            by_name: r.by_name,
            created_at: r.created_at,
            started_at: r.started_at,
            finished_at: r.finished_at,
            booked_at: r.booked_at,
            event: r.event,
            version: r.version,
        }
    }
}

/// What is known of a file when it arrives.
#[derive(Clone, Debug)]
pub(crate) struct NewImport {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    pub file_hash: String,
    pub file_size: i64,
    pub has_file: bool,
    pub mapping_text: String,
    pub mapping_name: String,
    pub mapping_version: Option<i32>,
    pub good_rows: bool,
}

pub(crate) async fn insert(tx: &mut Tx, n: NewImport) -> Sql<()> {
    let (ws, now, by, name) = (tx.workspace(), tx.now(), tx.actor().member(), tx.actor().name.clone());
    let (counts, totals, reading) = (Json(Counts::default()), Json(Vec::<MonthTotal>::new()), Json(Reading::default()));
    change!(tx, c => sqlx::query(INSERT).bind(ws).bind(n.id).bind(n.kind.as_str()).bind(n.file_name).bind(n.file_hash)
        .bind(n.file_size).bind(n.has_file).bind(n.mapping_text).bind(n.mapping_name).bind(n.mapping_version)
        .bind(n.good_rows).bind(counts).bind(totals).bind(reading).bind(by).bind(name).bind(now)
        .execute(c).await.map(|_| ()))
}

/// An import that this actor may see; whoever may import everything sees all, others their own.
pub(crate) async fn get(db: &Db, actor: &Actor, id: ImportId) -> Sql<Option<Import>> {
    let all = actor.may(Right::ImportAll);
    let row: Option<Row> = read!(db, p => sqlx::query_as(GET).bind(actor.workspace).bind(id).bind(all)
        .bind(actor.member()).fetch_optional(p).await)?;
    Ok(row.map(Into::into))
}

pub(crate) async fn get_in(tx: &mut Tx, id: ImportId) -> Sql<Option<Import>> {
    let ws = tx.workspace();
    let row: Option<Row> = change!(tx, c => sqlx::query_as(GET_IN).bind(ws).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Into::into))
}

pub(crate) async fn list(db: &Db, actor: &Actor, limit: i64, offset: i64) -> Sql<Vec<Import>> {
    let all = actor.may(Right::ImportAll);
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(LIST).bind(actor.workspace).bind(all).bind(actor.member())
        .bind(limit).bind(offset).fetch_all(p).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(crate) async fn count(db: &Db, actor: &Actor) -> Sql<i64> {
    let all = actor.may(Right::ImportAll);
    read!(db, p => sqlx::query_scalar(COUNT).bind(actor.workspace).bind(all).bind(actor.member()).fetch_one(p).await)
}

/// Files that are here and not booked yet, of those this person may see.
pub(crate) async fn open(db: &Db, actor: &Actor) -> Sql<i64> {
    let all = actor.may(Right::ImportAll);
    read!(db, p => sqlx::query_scalar(OPEN).bind(actor.workspace).bind(all).bind(actor.member()).fetch_one(p).await)
}

/// A booked import of the very same bytes.
pub(crate) async fn same_file(db: &Db, ws: WorkspaceId, hash: &str, not: ImportId) -> Sql<Option<(String, ImportId)>> {
    read!(db, p => sqlx::query_as(SAME_FILE).bind(ws).bind(hash).bind(not).fetch_optional(p).await)
}

/// Booked imports and the latest booking of each kind.
pub(crate) async fn freshness(db: &Db, ws: WorkspaceId) -> Sql<Vec<(ImportKind, i64, Ts)>> {
    let rows: Vec<(String, i64, Option<Ts>)> = read!(db, p => sqlx::query_as(FRESHNESS).bind(ws).fetch_all(p).await)?;
    Ok(rows.into_iter().filter_map(|(kind, n, at)| Some((ImportKind::parse(&kind)?, n, at?))).collect())
}

pub(crate) async fn set_mapping(
    tx: &mut Tx,
    id: ImportId,
    kind: ImportKind,
    text: &str,
    (name, version): (&str, Option<i32>),
) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(SET_MAPPING).bind(ws).bind(id).bind(kind.as_str()).bind(text).bind(name).bind(version)
        .execute(c).await.map(|_| ()))
}

/// `false` when somebody else already works on it, or it is booked.
pub(crate) async fn start(tx: &mut Tx, id: ImportId, state: State, good_rows: bool) -> Sql<bool> {
    let (ws, now) = (tx.workspace(), tx.now());
    let rows = change!(tx, c => sqlx::query(START).bind(ws).bind(id).bind(state.word()).bind(good_rows).bind(now)
        .execute(c).await.map(|d| d.rows_affected()))?;
    Ok(rows == 1)
}

/// Notes how far a run is; says whether somebody wants it stopped.
pub(crate) async fn beat(tx: &mut Tx, id: ImportId, rows: i64, bytes: i64) -> Sql<bool> {
    let ws = tx.workspace();
    let asked: Option<bool> =
        change!(tx, c => sqlx::query_scalar(BEAT).bind(ws).bind(id).bind(rows).bind(bytes).fetch_optional(c).await)?;
    Ok(asked.unwrap_or(true))
}

/// What a walk over a file has found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub counts: Counts,
    pub totals: Vec<MonthTotal>,
    pub reading: Reading,
    pub problems: u64,
    pub bytes: u64,
}

pub(crate) async fn set_found(tx: &mut Tx, id: ImportId, state: State, found: &Found, failure: &str) -> Sql<()> {
    let (ws, now) = (tx.workspace(), tx.now());
    let rows = small(found.counts.read);
    change!(tx, c => sqlx::query(CHECKED).bind(ws).bind(id).bind(state.word()).bind(Json(found.counts))
        .bind(Json(&found.totals)).bind(Json(&found.reading)).bind(small(found.problems)).bind(rows)
        .bind(small(found.bytes)).bind(now).bind(failure).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_counts(tx: &mut Tx, i: &Import) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(SET_COUNTS).bind(ws).bind(i.id).bind(Json(i.counts)).bind(Json(&i.totals))
        .bind(Json(&i.reading)).bind(i.problem_count).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_booked(tx: &mut Tx, id: ImportId, inverse: Option<&serde_json::Value>) -> Sql<()> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(BOOKED).bind(ws).bind(id).bind(now).bind(inverse.map(Json)).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_state(tx: &mut Tx, id: ImportId, state: State, failure: &str) -> Sql<()> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(STATE).bind(ws).bind(id).bind(state.word()).bind(failure).bind(now)
        .execute(c).await.map(|_| ()))
}

pub(crate) async fn set_event(tx: &mut Tx, id: ImportId, event: i64) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(SET_EVENT).bind(ws).bind(id).bind(event).execute(c).await.map(|_| ()))
}

pub(crate) async fn ask_cancel(tx: &mut Tx, id: ImportId) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(ASK_CANCEL).bind(ws).bind(id).execute(c).await.map(|_| ()))
}

pub(crate) async fn file_gone(tx: &mut Tx, id: ImportId) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(FILE_GONE).bind(ws).bind(id).execute(c).await.map(|_| ()))
}

/// Imports that a stopped program has left on their way.
pub(crate) async fn left_over(db: &Db, ws: WorkspaceId) -> Sql<Vec<(ImportId, String)>> {
    read!(db, p => sqlx::query_as(LEFT_OVER).bind(ws).fetch_all(p).await)
}

/// All firms: for the sweep at the start.
pub(crate) async fn firms(db: &Db) -> Sql<Vec<(WorkspaceId, Arc<Firm>)>> {
    let rows: Vec<(WorkspaceId, String, String, i32)> = read!(db, p => sqlx::query_as(FIRMS).fetch_all(p).await)?;
    Ok(rows
        .into_iter()
        .map(|(ws, name, currency, month)| {
            let currency = Currency::parse(&currency).unwrap_or(Currency::EUR);
            (ws, Arc::new(Firm { name, currency, fiscal_year_start: i8::try_from(month).unwrap_or(1) }))
        })
        .collect())
}

/// The firm's small settings.
pub(crate) async fn settings(db: &Db, ws: WorkspaceId) -> Sql<serde_json::Value> {
    let row: Option<Json<serde_json::Value>> =
        read!(db, p => sqlx::query_scalar(SETTINGS).bind(ws).fetch_optional(p).await)?;
    Ok(row.map(|j| j.0).unwrap_or_default())
}

/// Counts fit.
pub(crate) fn small(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

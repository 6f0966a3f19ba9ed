//! Lines one by one: found by key while comparing, read whole where they are replaced or counted anew.
use super::Sql;
use super::columns::l_kinds;
use crate::model::Sums;
use base::db::{Db, TxInner};
use base::ids::{OfferingId, UnitId, WorkspaceId};
use base::{Day, Tx, change, read, sql};
use engine_value::contribution::{Kind, Source};
use futures_util::TryStreamExt as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};

/// Implements `FromRow` for both databases, by position.
macro_rules! from_row {
    ($t:ty, $row:ident => $body:expr) => {
        impl FromRow<'_, SqliteRow> for $t {
            fn from_row($row: &SqliteRow) -> Result<Self, sqlx::Error> {
                $body
            }
        }
        impl FromRow<'_, PgRow> for $t {
            fn from_row($row: &PgRow) -> Result<Self, sqlx::Error> {
                $body
            }
        }
    };
}
pub(super) use from_row;

/// A line that has a key in an asked range.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub(crate) struct Found {
    pub identity: Vec<u8>,
    pub row_hash: i64,
    pub import_no: i32,
    pub line_no: i32,
}

macro_rules! found_where {
    ($from:literal) => {
        concat!(
            "SELECT l.identity, l.row_hash, l.import_no, l.line_no FROM ",
            $from,
            " JOIN ledger_import i ON i.workspace_id = $1 AND i.import_no = l.import_no \
             LEFT JOIN ledger_import r ON r.workspace_id = $1 AND r.import_no = l.replaced_by \
             WHERE l.workspace_id = $1 AND (l.import_no = $2 OR (i.state = 'booked' AND (r.state IS NULL OR r.state <> 'booked'))) \
             ORDER BY l.import_no, l.line_no"
        )
    };
}
sql!(
    FOUND_SQLITE[Sqlite] = found_where!(
        "json_each($3) d CROSS JOIN ledger_line l ON l.workspace_id = $1 AND l.identity >= unhex(d.value ->> 0) \
         AND l.identity < unhex(d.value ->> 1)"
    )
);
// OFFSET 0 keeps the ranges outermost, as CROSS JOIN does on SQLite. Left to itself the planner, which believes a table
// that is being filled for the first time to be empty, reads all lines for every range.
sql!(
    FOUND_PG[Pg] = found_where!(
        "unnest($3::bytea[], $4::bytea[]) AS d (low, beyond) CROSS JOIN LATERAL (SELECT x.* FROM ledger_line x \
         WHERE x.workspace_id = $1 AND x.identity >= d.low AND x.identity < d.beyond ORDER BY x.identity OFFSET 0) l"
    )
);

/// The facts (and the lines of import `own`) with keys in the ranges.
pub(crate) async fn found(db: &Db, ws: WorkspaceId, own: i32, ranges: &[(Vec<u8>, Vec<u8>)]) -> Sql<Vec<Found>> {
    match db {
        Db::Sqlite { ro, .. } => {
            sqlx::query_as(FOUND_SQLITE).bind(ws).bind(own).bind(hex_pairs(ranges)).fetch_all(ro).await
        }
        Db::Pg(p) => {
            let (low, beyond): (Vec<_>, Vec<_>) = ranges.iter().cloned().unzip();
            sqlx::query_as(FOUND_PG).bind(ws).bind(own).bind(low).bind(beyond).fetch_all(p).await
        }
    }
}

fn hex_pairs(ranges: &[(Vec<u8>, Vec<u8>)]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(ranges.len() * 90 + 2);
    let hex = |bytes: &[u8], out: &mut String| {
        for b in bytes {
            out.push(char::from(DIGITS[usize::from(b >> 4)]));
            out.push(char::from(DIGITS[usize::from(b & 15)]));
        }
    };
    out.push('[');
    for (i, (a, b)) in ranges.iter().enumerate() {
        out.push_str(if i == 0 { "[\"" } else { ",[\"" });
        hex(a, &mut out);
        out.push_str("\",\"");
        hex(b, &mut out);
        out.push_str("\"]");
    }
    out.push(']');
    out
}

/// A line with all that its sums need.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub import_no: i32,
    pub line_no: i32,
    pub unit: UnitId,
    pub posting_day: Day,
    pub offering: Option<OfferingId>,
    pub quantity: Option<i64>,
    pub source: Source,
    pub identity: Vec<u8>,
    pub replaced_by: Option<i32>,
    pub amounts: [Option<i64>; Kind::COUNT],
}

from_row!(Whole, row => {
    let mut amounts = [None; Kind::COUNT];
    for (i, a) in amounts.iter_mut().enumerate() {
        *a = row.try_get(9 + i)?;
    }
    Ok(Self {
        import_no: row.try_get(0)?,
        line_no: row.try_get(1)?,
        unit: row.try_get(2)?,
        posting_day: row.try_get(3)?,
        offering: row.try_get(4)?,
        quantity: row.try_get(5)?,
        source: if row.try_get(6)? { Source::Estimate } else { Source::Booked },
        identity: row.try_get(7)?,
        replaced_by: row.try_get(8)?,
        amounts,
    })
});

macro_rules! whole {
    () => {
        concat!(
            "SELECT l.import_no, l.line_no, l.unit_id, l.posting_day, l.offering_id, l.quantity, l.estimate, l.identity, \
             l.replaced_by, ",
            l_kinds!()
        )
    };
}

pub(super) use whole;

sql!(WHOLE_FACTS = concat!(whole!(), " FROM ledger_fact l WHERE l.workspace_id = $1"));
sql!(
    WHOLE_OF_IMPORT = concat!(
        whole!(),
        " FROM ledger_line l WHERE l.workspace_id = $1 AND l.import_no = $2 UNION ALL ",
        whole!(),
        " FROM ledger_line l WHERE l.workspace_id = $1 AND l.replaced_by = $2 AND l.import_no <> $2"
    )
);
sql!(UNCOSTED = concat!(whole!(), " FROM ledger_line l WHERE l.workspace_id = $1 AND l.product_cost IS NULL"));
sql!(
    DOCUMENT_ROWS = "SELECT l.import_no, l.line_no, l.unit_id, l.posting_day, l.replaced_by, \
     COALESCE(l.gross_sales, 0) - COALESCE(l.invoice_discount, 0) + COALESCE(l.invoiced_sales, 0) AS invoiced, \
     i.state = 'booked' AS booked, COALESCE(r.state = 'booked', FALSE) AS replaced \
     FROM ledger_line l JOIN ledger_import i ON i.workspace_id = $1 AND i.import_no = l.import_no \
     LEFT JOIN ledger_import r ON r.workspace_id = $1 AND r.import_no = l.replaced_by \
     WHERE l.workspace_id = $1 AND l.identity >= $2 AND l.identity < $3 ORDER BY l.posting_day, l.import_no, l.line_no"
);
sql!(REPLACED_COUNT = "SELECT COUNT(*) FROM ledger_line WHERE workspace_id = $1 AND replaced_by = $2");
sql!(
    FREE_REPLACED = "UPDATE ledger_line SET replaced_by = NULL WHERE workspace_id = $1 AND replaced_by = $2 AND \
     (import_no, line_no) IN (SELECT x.import_no, x.line_no FROM ledger_line x WHERE x.workspace_id = $1 AND x.replaced_by = $2 \
     LIMIT $3)"
);
sql!(
    REPLACED_BY_OTHERS = "SELECT l.document, l.line, l.posting_day FROM ledger_line l \
     JOIN ledger_import r ON r.workspace_id = $1 AND r.import_no = l.replaced_by AND r.state = 'booked' \
     WHERE l.workspace_id = $1 AND l.import_no = $2 ORDER BY l.line_no LIMIT 10"
);
sql!(
    CLASHES = "SELECT s.document, s.line, s.posting_day FROM ledger_line s \
     CROSS JOIN ledger_line f CROSS JOIN ledger_import i \
     LEFT JOIN ledger_import r ON r.workspace_id = $1 AND r.import_no = f.replaced_by \
     WHERE s.workspace_id = $1 AND s.import_no = $2 AND f.workspace_id = $1 AND f.identity = s.identity \
     AND f.import_no <> $2 AND i.workspace_id = $1 AND i.import_no = f.import_no AND i.state = 'booked' \
     AND i.booked_as > $3 AND (r.state IS NULL OR r.state <> 'booked') \
     ORDER BY s.line_no LIMIT 10"
);
sql!(
    SHARED_ADD = "INSERT INTO shared_document (workspace_id, import_no, document_key) VALUES ($1, $2, $3) \
     ON CONFLICT (workspace_id, import_no, document_key) DO NOTHING"
);
sql!(
    SHARED_OF =
        "SELECT document_key FROM shared_document WHERE workspace_id = $1 AND import_no = $2 ORDER BY document_key"
);

pub(crate) async fn count_replaced(tx: &mut Tx, by: i32) -> Sql<i64> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(REPLACED_COUNT).bind(ws).bind(by).fetch_one(c).await)
}

/// Takes back at most `limit` marks of an import that will not replace anything; how many it were.
pub(crate) async fn free_replaced(tx: &mut Tx, by: i32, limit: i64) -> Sql<u64> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(FREE_REPLACED).bind(ws).bind(by).bind(limit).execute(c).await.map(|d| d.rows_affected()))
}

/// Document, line and posting day: how a refusal names a line.
pub(crate) type Named = (Option<String>, Option<String>, Day);

/// The first lines of an import that a later booked import has replaced.
pub(crate) async fn replaced_by_others(tx: &mut Tx, no: i32) -> Sql<Vec<Named>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(REPLACED_BY_OTHERS).bind(ws).bind(no).fetch_all(c).await)
}

/// The first lines of an import that another one, booked after `since`, has booked as well.
pub(crate) async fn clashes(tx: &mut Tx, no: i32, since: i64) -> Sql<Vec<Named>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(CLASHES).bind(ws).bind(no).bind(since).fetch_all(c).await)
}

pub(crate) async fn share_document(tx: &mut Tx, no: i32, key: &[u8]) -> Sql<()> {
    let (ws, key) = (tx.workspace(), key.to_vec());
    change!(tx, c => sqlx::query(SHARED_ADD).bind(ws).bind(no).bind(key).execute(c).await.map(|_| ()))
}

pub(crate) async fn shared_documents(tx: &mut Tx, no: i32) -> Sql<Vec<Vec<u8>>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(SHARED_OF).bind(ws).bind(no).fetch_all(c).await)
}

/// A row of a document and whether it is a fact.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub(crate) struct DocumentRow {
    pub import_no: i32,
    pub line_no: i32,
    pub unit_id: UnitId,
    pub posting_day: Day,
    pub replaced_by: Option<i32>,
    pub invoiced: i64,
    /// Its import is booked.
    pub booked: bool,
    /// A booked import stands in its place.
    pub replaced: bool,
}

pub(crate) async fn document_rows(tx: &mut Tx, low: Vec<u8>, beyond: Vec<u8>) -> Sql<Vec<DocumentRow>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(DOCUMENT_ROWS).bind(ws).bind(low).bind(beyond).fetch_all(c).await)
}

/// Hands every fact of the firm to `each`, one after the other.
pub(crate) async fn each_fact(db: &Db, ws: WorkspaceId, mut each: impl FnMut(Whole)) -> Sql<()> {
    read!(db, p => {
        let mut rows = sqlx::query_as::<_, Whole>(WHOLE_FACTS).bind(ws).fetch(p);
        while let Some(row) = rows.try_next().await? {
            each(row);
        }
    });
    Ok(())
}

macro_rules! each_in {
    ($tx:ident, $t:ident => $query:expr, $each:ident) => {
        match $tx.inner() {
            TxInner::Sqlite($t) => {
                let mut rows = $query.fetch(&mut **$t);
                while let Some(row) = rows.try_next().await? {
                    $each(row);
                }
            }
            TxInner::Pg($t) => {
                let mut rows = $query.fetch(&mut **$t);
                while let Some(row) = rows.try_next().await? {
                    $each(row);
                }
            }
        }
    };
}

/// Hands the lines of an import and those it replaces to `each`.
pub(crate) async fn each_of_import(tx: &mut Tx, no: i32, mut each: impl FnMut(Whole)) -> Sql<()> {
    let ws = tx.workspace();
    each_in!(tx, t => sqlx::query_as::<_, Whole>(WHOLE_OF_IMPORT).bind(ws).bind(no), each);
    Ok(())
}

/// Hands every line without a booked product cost, of whatever import, to `each`.
pub(crate) async fn each_uncosted(tx: &mut Tx, mut each: impl FnMut(Whole)) -> Sql<()> {
    let ws = tx.workspace();
    each_in!(tx, t => sqlx::query_as::<_, Whole>(UNCOSTED).bind(ws), each);
    Ok(())
}

impl Whole {
    /// Adds the line to sums.
    pub(crate) fn add_to(&self, sums: &mut Sums, costs: &crate::rules::costing::CostList, sign: i64) {
        let computed = costs.of(&self.amounts, self.offering, self.quantity, self.posting_day);
        sums.add_line(&self.amounts, self.source, computed, sign);
    }
}

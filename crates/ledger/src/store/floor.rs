//! Reading staged lines back as they were written, for the bench that writes nothing but them.
use super::columns::l_kinds;
use super::rows::from_row;
use super::{LineRow, Sql};
use base::ids::WorkspaceId;
use base::{Db, read, sql};
use engine_value::contribution::Kind;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};

sql!(
    LINES_OF = concat!(
        "SELECT l.line_no, l.unit_id, l.posting_day, l.day, l.identity, l.row_hash, l.document, l.line, l.offering_id, \
         l.unit_of_measure, l.quantity, l.estimate, l.stands_from, l.stands_to, CAST(l.foreign_json AS TEXT), ",
        l_kinds!(),
        " FROM ledger_line l WHERE l.workspace_id = $1 AND l.import_no = $2 AND l.line_no > $3 AND l.line_no <= $4 \
         ORDER BY l.line_no"
    )
);

/// Columns before the amounts.
const BEFORE: usize = 15;

from_row!(LineRow, row => {
    let mut amounts = [None; Kind::COUNT];
    for (k, amount) in amounts.iter_mut().enumerate() {
        *amount = row.try_get(BEFORE + k)?;
    }
    Ok(Self {
        line_no: row.try_get(0)?,
        unit: row.try_get(1)?,
        posting_day: row.try_get(2)?,
        day: row.try_get(3)?,
        identity: row.try_get(4)?,
        row_hash: row.try_get(5)?,
        document: row.try_get(6)?,
        line: row.try_get(7)?,
        offering: row.try_get(8)?,
        unit_of_measure: row.try_get(9)?,
        quantity: row.try_get(10)?,
        estimate: row.try_get(11)?,
        stands_for: row.try_get::<Option<i32>, _>(12)?.zip(row.try_get(13)?),
        foreign: row.try_get(14)?,
        amounts,
    })
});

/// The next lines of an import after `after`, at most `limit`.
pub(crate) async fn lines_of(db: &Db, ws: WorkspaceId, import: i32, after: i32, limit: i32) -> Sql<Vec<LineRow>> {
    let last = after.saturating_add(limit);
    read!(db, p => sqlx::query_as(LINES_OF).bind(ws).bind(import).bind(after).bind(last).fetch_all(p).await)
}

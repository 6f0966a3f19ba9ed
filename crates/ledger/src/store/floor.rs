//! For the bench that writes nothing but lines: reading staged ones back as they were written, and the other way to write
//! them on SQLite, one JSON text for all.
use super::columns::{kinds, l_kinds};
use super::rows::from_row;
use super::{LineRow, Sql};
use base::db::TxInner;
use base::ids::WorkspaceId;
use base::{Db, Tx, read, sql};
use engine_value::contribution::Kind;
use serde_json::json;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};
use std::fmt::Write as _;

sql!(
    LINES_OF = concat!(
        "SELECT l.line_no, l.unit_id, l.posting_day, l.day, l.identity, l.row_hash, l.document, l.line, l.offering_id, \
         l.unit_of_measure, l.quantity, l.estimate, l.stands_from, l.stands_to, CAST(l.foreign_json AS TEXT), ",
        l_kinds!(),
        " FROM ledger_line l WHERE l.workspace_id = $1 AND l.import_no = $2 AND l.line_no > $3 AND l.line_no <= $4 \
         ORDER BY l.line_no"
    )
);

sql!(
    LINES_JSON[Sqlite] = concat!(
        "INSERT INTO ledger_line (workspace_id, import_no, line_no, unit_id, posting_day, day, identity, row_hash, \
         document, line, offering_id, unit_of_measure, quantity, estimate, stands_from, stands_to, foreign_json, ",
        kinds!(),
        ") SELECT $1, $2, value ->> 0, unhex(value ->> 1), value ->> 2, value ->> 3, unhex(value ->> 4), value ->> 5, \
         value ->> 6, value ->> 7, unhex(value ->> 8), value ->> 9, value ->> 10, value ->> 11, value ->> 12, \
         value ->> 13, value ->> 14, value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, \
         value ->> 20, value ->> 21, value ->> 22, value ->> 23, value ->> 24, value ->> 25, value ->> 26, \
         value ->> 27, value ->> 28, value ->> 29, value ->> 30 FROM json_each($3)"
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}

/// Writes lines on SQLite as one JSON text for `json_each`.
pub(crate) async fn insert_lines_as_json(tx: &mut Tx, no: i32, rows: &[LineRow]) -> Sql<()> {
    let ws = tx.workspace();
    let cells = |r: &LineRow| {
        let mut cells = vec![
            json!(r.line_no),
            json!(hex(r.unit.0.as_bytes())),
            json!(r.posting_day),
            json!(r.day),
            json!(hex(&r.identity)),
            json!(r.row_hash),
            json!(r.document),
            json!(r.line),
            json!(r.offering.map(|o| hex(o.0.as_bytes()))),
            json!(r.unit_of_measure),
            json!(r.quantity),
            json!(r.estimate),
            json!(r.stands_for.map(|s| s.0)),
            json!(r.stands_for.map(|s| s.1)),
            json!(r.foreign),
        ];
        cells.extend(r.amounts.iter().map(|a| json!(a)));
        serde_json::Value::Array(cells)
    };
    let text = serde_json::Value::Array(rows.iter().map(cells).collect()).to_string();
    let TxInner::Sqlite(t) = tx.inner() else { return Err(sqlx::Error::Protocol("only on SQLite".into())) };
    sqlx::query(LINES_JSON).bind(ws).bind(no).bind(text).execute(&mut **t).await?;
    Ok(())
}

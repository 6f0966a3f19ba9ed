//! The ladders of closed months.
use super::Sql;
use super::rows::from_row;
use base::ids::{UnitId, WorkspaceId};
use base::{Db, Month, Tx, change, read, sql};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};

/// A unit's ladder in a closed month, and the fixed and shared costs it was closed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClosedRow {
    pub month: Month,
    /// The unit; the account's own id where its fixed cost had no unit.
    pub unit: UnitId,
    pub fixed: i64,
    pub fixed_estimate: i64,
    pub lines: [Option<i64>; 14],
}

from_row!(ClosedRow, row => {
    let mut lines = [None; 14];
    for (i, x) in lines.iter_mut().enumerate() {
        *x = row.try_get(4 + i)?;
    }
    Ok(Self {
        month: row.try_get(0)?,
        unit: row.try_get(1)?,
        fixed: row.try_get(2)?,
        fixed_estimate: row.try_get(3)?,
        lines,
    })
});

sql!(
    CLOSED_PUT = "INSERT INTO closed_ladder (workspace_id, month, unit_id, fixed_cost, fixed_cost_estimate, line_1, line_2, \
     line_3, line_4, line_5, line_6, line_7, line_8, line_9, line_10, line_11, line_12, line_13, line_14) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"
);
sql!(
    CLOSED_ROWS = "SELECT month, unit_id, fixed_cost, fixed_cost_estimate, line_1, line_2, line_3, line_4, line_5, line_6, \
     line_7, line_8, line_9, line_10, line_11, line_12, line_13, line_14 FROM closed_ladder WHERE workspace_id = $1 \
     ORDER BY month, unit_id"
);
sql!(CLOSED_GO = "DELETE FROM closed_ladder WHERE workspace_id = $1 AND month > $2");

pub(crate) async fn put_closed(tx: &mut Tx, rows: &[ClosedRow]) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        for r in rows {
            let q = sqlx::query(CLOSED_PUT).bind(ws).bind(r.month).bind(r.unit).bind(r.fixed).bind(r.fixed_estimate);
            r.lines.iter().fold(q, |q, x| q.bind(*x)).execute(&mut *c).await?;
        }
    });
    Ok(())
}

pub(crate) async fn closed_rows(db: &Db, ws: WorkspaceId) -> Sql<Vec<ClosedRow>> {
    read!(db, p => sqlx::query_as(CLOSED_ROWS).bind(ws).fetch_all(p).await)
}

/// Forgets the ladders of all months after `last`.
pub(crate) async fn drop_closed_after(tx: &mut Tx, last: Month) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CLOSED_GO).bind(ws).bind(last).execute(c).await.map(|_| ()))
}

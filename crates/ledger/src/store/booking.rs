//! Clearing lines that are no facts, in small steps.
use super::Sql;
use base::{Tx, change, sql};

sql!(FIRST_LINE = "SELECT MIN(line_no) FROM ledger_line WHERE workspace_id = $1 AND import_no = $2");
sql!(DRIVERS_GO = "DELETE FROM ledger_driver WHERE workspace_id = $1 AND import_no = $2 AND line_no < $3");
sql!(LINES_GO = "DELETE FROM ledger_line WHERE workspace_id = $1 AND import_no = $2 AND line_no < $3");
sql!(IMPORT_MONTHS_GO = "DELETE FROM ledger_import_month WHERE workspace_id = $1 AND import_no = $2");
sql!(IMPORT_DRIVERS_GO = "DELETE FROM driver_import_month WHERE workspace_id = $1 AND import_no = $2");
sql!(SHARED_GO = "DELETE FROM shared_document WHERE workspace_id = $1 AND import_no = $2");

/// Deletes the next `limit` lines of an import; `false` when none was left.
pub(crate) async fn delete_lines(tx: &mut Tx, no: i32, limit: i32) -> Sql<bool> {
    let ws = tx.workspace();
    change!(tx, c => {
        let first: Option<i32> = sqlx::query_scalar(FIRST_LINE).bind(ws).bind(no).fetch_one(&mut *c).await?;
        let Some(first) = first else { return Ok(false) };
        let beyond = first.saturating_add(limit);
        sqlx::query(DRIVERS_GO).bind(ws).bind(no).bind(beyond).execute(&mut *c).await?;
        sqlx::query(LINES_GO).bind(ws).bind(no).bind(beyond).execute(&mut *c).await?;
    });
    Ok(true)
}

/// Deletes what was collected beside an import's lines.
pub(crate) async fn delete_collected(tx: &mut Tx, no: i32) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        for sql in [IMPORT_MONTHS_GO, IMPORT_DRIVERS_GO, SHARED_GO] {
            sqlx::query(sql).bind(ws).bind(no).execute(&mut *c).await?;
        }
    });
    Ok(())
}

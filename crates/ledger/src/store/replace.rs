//! Booked lines that make room for those of an import that is being staged: read and marked by the thousand.
use super::Sql;
use super::columns::l_kinds;
use super::rows::{Whole, whole};
use base::db::TxInner;
use base::{Tx, sql};
use sqlx::types::Json;
use uuid::Uuid;

macro_rules! listed {
    (Sqlite, $table:literal) => {
        concat!(
            " FROM json_each($2) d CROSS JOIN ",
            $table,
            " l ON l.workspace_id = $1 AND l.import_no = (d.value ->> 0) AND l.line_no = (d.value ->> 1) \
             WHERE l.workspace_id = $1"
        )
    };
    (Pg, $table:literal) => {
        concat!(
            " FROM unnest($2::integer[], $3::integer[]) AS d (import_no, line_no) JOIN ",
            $table,
            " l ON l.workspace_id = $1 AND l.import_no = d.import_no AND l.line_no = d.line_no WHERE l.workspace_id = $1"
        )
    };
}
sql!(WHOLES_SQLITE[Sqlite] = concat!(whole!(), listed!(Sqlite, "ledger_line")));
sql!(WHOLES_PG[Pg] = concat!(whole!(), listed!(Pg, "ledger_line")));
macro_rules! counts {
    () => {
        "SELECT l.import_no, l.line_no, l.driver_id, l.quantity"
    };
}
sql!(COUNTS_SQLITE[Sqlite] = concat!(counts!(), listed!(Sqlite, "ledger_driver")));
sql!(COUNTS_PG[Pg] = concat!(counts!(), listed!(Pg, "ledger_driver")));
sql!(
    MARK_SQLITE[Sqlite] = "UPDATE ledger_line SET replaced_by = $3 WHERE workspace_id = $1 AND (import_no, line_no) IN \
     (SELECT d.value ->> 0, d.value ->> 1 FROM json_each($2) d)"
);
sql!(
    MARK_PG[Pg] = "UPDATE ledger_line SET replaced_by = $4 WHERE workspace_id = $1 AND (import_no, line_no) IN \
     (SELECT d.import_no, d.line_no FROM unnest($2::integer[], $3::integer[]) AS d (import_no, line_no))"
);

/// Import and line number.
type At = (i32, i32);

/// The lines.
pub(crate) async fn wholes(tx: &mut Tx, lines: &[At]) -> Sql<Vec<Whole>> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => sqlx::query_as(WHOLES_SQLITE).bind(ws).bind(Json(lines)).fetch_all(&mut **t).await,
        TxInner::Pg(t) => {
            let (imports, numbers): (Vec<i32>, Vec<i32>) = lines.iter().copied().unzip();
            sqlx::query_as(WHOLES_PG).bind(ws).bind(imports).bind(numbers).fetch_all(&mut **t).await
        }
    }
}

/// Their driver counts: import, line, driver, quantity.
pub(crate) async fn drivers_of_lines(tx: &mut Tx, lines: &[At]) -> Sql<Vec<(i32, i32, Uuid, i64)>> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => sqlx::query_as(COUNTS_SQLITE).bind(ws).bind(Json(lines)).fetch_all(&mut **t).await,
        TxInner::Pg(t) => {
            let (imports, numbers): (Vec<i32>, Vec<i32>) = lines.iter().copied().unzip();
            sqlx::query_as(COUNTS_PG).bind(ws).bind(imports).bind(numbers).fetch_all(&mut **t).await
        }
    }
}

/// Marks them as replaced by an import, from the day it is booked.
pub(crate) async fn mark_replaced(tx: &mut Tx, lines: &[At], by: i32) -> Sql<()> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => {
            let mark = sqlx::query(MARK_SQLITE).bind(ws).bind(Json(lines)).bind(by);
            mark.execute(&mut **t).await.map(|_| ())
        }
        TxInner::Pg(t) => {
            let (imports, numbers): (Vec<i32>, Vec<i32>) = lines.iter().copied().unzip();
            let mark = sqlx::query(MARK_PG).bind(ws).bind(imports).bind(numbers).bind(by);
            mark.execute(&mut **t).await.map(|_| ())
        }
    }
}

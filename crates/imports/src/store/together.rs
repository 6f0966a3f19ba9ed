//! Problems with the same sentence and the same fix, decided in one go.

use super::{Sql, small};
use crate::model::{Alike, Together};
use base::ids::{ImportId, WorkspaceId};
use base::{Db, Tx, change, read, sql};

/// What holds problems together: the sentence in its column, the kind of fix, and the cell where no fix is at hand.
macro_rules! held {
    () => {
        "COALESCE(column_no, -1) AS place, code, text_en, COALESCE(fix, '') AS fix, \
         CASE WHEN fix IN ('use', 'open_month') THEN '' ELSE value END AS held"
    };
}
sql!(
    GROUPS = concat!(
        "SELECT place, code, text_en, fix, held, COUNT(*), MIN(fix_value), MAX(fix_value) FROM (SELECT ",
        held!(),
        ", fix_value FROM import_problem WHERE workspace_id = $1 AND import_id = $2) g \
         GROUP BY place, code, text_en, fix, held HAVING COUNT(*) > 1"
    )
);
sql!(
    GROUP_OF = concat!(
        "SELECT ",
        held!(),
        " FROM import_problem WHERE workspace_id = $1 AND import_id = $2 AND line = $3 AND number = $4"
    )
);
sql!(
    MEMBERS = "SELECT line, fix_value, cells FROM import_problem WHERE workspace_id = $1 AND import_id = $2 \
     AND COALESCE(column_no, -1) = $3 AND code = $4 AND text_en = $5 AND COALESCE(fix, '') = $6 \
     AND CASE WHEN fix IN ('use', 'open_month') THEN '' ELSE value END = $7 AND line > $8 ORDER BY line LIMIT $9"
);
sql!(NEXT = "SELECT COALESCE(MAX(together), 0) + 1 FROM import_correction WHERE workspace_id = $1 AND import_id = $2");
sql!(
    MADE = "SELECT together, column_no, COUNT(*), MIN(value), MAX(value) FROM import_correction \
     WHERE workspace_id = $1 AND import_id = $2 AND together > 0 GROUP BY together, column_no ORDER BY together DESC"
);
sql!(BACK = "DELETE FROM import_correction WHERE workspace_id = $1 AND import_id = $2 AND together = $3");

type GroupRow = (i32, String, String, String, String);

fn alike((place, code, text_en, fix, held): GroupRow) -> Alike {
    Alike { place, code, text_en, fix, held }
}

/// Groups of more than one, each with their number and, where all say the same, the value of the fix.
pub(crate) async fn groups(db: &Db, ws: WorkspaceId, id: ImportId) -> Sql<Vec<(Alike, i64, Option<String>)>> {
    type Row = (i32, String, String, String, String, i64, String, String);
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(GROUPS).bind(ws).bind(id).fetch_all(p).await)?;
    let group = |(place, code, text, fix, held, n, least, most): Row| {
        (alike((place, code, text, fix, held)), n, (least == most).then_some(least))
    };
    Ok(rows.into_iter().map(group).collect())
}

/// The group that a problem stands in.
pub(crate) async fn group_of(db: &Db, ws: WorkspaceId, id: ImportId, (line, number): (u64, i32)) -> Sql<Option<Alike>> {
    let row: Option<GroupRow> = read!(db, p => sqlx::query_as(GROUP_OF).bind(ws).bind(id).bind(small(line)).bind(number)
        .fetch_optional(p).await)?;
    Ok(row.map(alike))
}

/// Lines of a group after a line, each with the value of its fix and its cells.
pub(crate) async fn members(
    db: &Db,
    ws: WorkspaceId,
    id: ImportId,
    g: &Alike,
    (after, limit): (i64, i64),
) -> Sql<Vec<(i64, String, String)>> {
    read!(db, p => sqlx::query_as(MEMBERS).bind(ws).bind(id).bind(g.place).bind(&g.code).bind(&g.text_en).bind(&g.fix)
        .bind(&g.held).bind(after).bind(limit).fetch_all(p).await)
}

/// The number of the next decision for several rows.
pub(crate) async fn next_together(db: &Db, ws: WorkspaceId, id: ImportId) -> Sql<i64> {
    read!(db, p => sqlx::query_scalar(NEXT).bind(ws).bind(id).fetch_one(p).await)
}

/// Decisions for several rows, the latest first.
pub(crate) async fn decided_together(db: &Db, ws: WorkspaceId, id: ImportId) -> Sql<Vec<Together>> {
    type Row = (i64, i32, i64, String, String);
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(MADE).bind(ws).bind(id).fetch_all(p).await)?;
    let made = |(number, column, rows, least, most): Row| Together {
        number,
        column,
        rows,
        value: (least == most).then_some(least),
    };
    Ok(rows.into_iter().map(made).collect())
}

/// Takes such a decision back; how many rows it was for.
pub(crate) async fn undecide(tx: &mut Tx, id: ImportId, number: i64) -> Sql<u64> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(BACK).bind(ws).bind(id).bind(number).execute(c).await.map(|d| d.rows_affected()))
}

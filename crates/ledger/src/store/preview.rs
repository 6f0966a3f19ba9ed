//! What a preview asks of the books beside its rows: what is to be replaced is worth, and which days are booked.
use super::Sql;
use base::ids::{UnitId, WorkspaceId};
use base::{Day, Db, read, sql};
use sqlx::types::Json;

sql!(
    SALES_SQLITE[Sqlite] = "SELECT CAST(COALESCE(SUM(COALESCE(l.gross_sales, l.invoiced_sales, 0)), 0) AS BIGINT) \
     FROM json_each($2) d CROSS JOIN ledger_line l ON l.workspace_id = $1 AND l.import_no = (d.value ->> 0) \
     AND l.line_no = (d.value ->> 1) WHERE l.workspace_id = $1"
);
sql!(
    SALES_PG[Pg] = "SELECT CAST(COALESCE(SUM(COALESCE(l.gross_sales, l.invoiced_sales, 0)), 0) AS BIGINT) \
     FROM unnest($2::integer[], $3::integer[]) AS d (import_no, line_no) JOIN ledger_line l ON l.workspace_id = $1 \
     AND l.import_no = d.import_no AND l.line_no = d.line_no WHERE l.workspace_id = $1"
);
sql!(
    DAYS_OF_UNIT = "SELECT DISTINCT f.posting_day FROM ledger_fact f WHERE f.workspace_id = $1 AND f.unit_id = $2 \
     AND f.posting_day >= $3 AND f.posting_day <= $4"
);

/// The sales of lines named by import and line.
pub(crate) async fn sales_of(db: &Db, ws: WorkspaceId, lines: &[(i32, i32)]) -> Sql<i64> {
    let mut sum = 0_i64;
    for portion in lines.chunks(4_000) {
        sum += match db {
            Db::Sqlite { ro, .. } => {
                sqlx::query_scalar::<_, i64>(SALES_SQLITE).bind(ws).bind(Json(portion)).fetch_one(ro).await?
            }
            Db::Pg(p) => {
                let (imports, numbers): (Vec<i32>, Vec<i32>) = portion.iter().copied().unzip();
                sqlx::query_scalar::<_, i64>(SALES_PG).bind(ws).bind(imports).bind(numbers).fetch_one(p).await?
            }
        };
    }
    Ok(sum)
}

/// The days between two on which a unit has booked lines.
pub(crate) async fn days_of_unit(db: &Db, ws: WorkspaceId, unit: UnitId, from: Day, to: Day) -> Sql<Vec<Day>> {
    read!(db, p => sqlx::query_scalar(DAYS_OF_UNIT).bind(ws).bind(unit).bind(from).bind(to).fetch_all(p).await)
}

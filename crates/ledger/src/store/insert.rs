//! Writing staged lines in bulk. PostgreSQL takes arrays, SQLite many rows of values.
use super::Sql;
use super::columns::kinds;
use base::db::TxInner;
use base::ids::{OfferingId, UnitId, WorkspaceId};
use base::{Day, Tx, sql};
use engine_value::contribution::Kind;
use sqlx::query::Query;
use uuid::Uuid;

/// A line as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct LineRow {
    pub line_no: i32,
    pub unit: UnitId,
    pub posting_day: Day,
    pub day: Option<Day>,
    pub identity: Vec<u8>,
    pub row_hash: i64,
    pub document: Option<String>,
    pub line: Option<String>,
    pub offering: Option<OfferingId>,
    pub unit_of_measure: Option<String>,
    pub quantity: Option<i64>,
    pub estimate: bool,
    pub stands_for: Option<(i32, i32)>,
    pub foreign: Option<String>,
    pub amounts: [Option<i64>; Kind::COUNT],
}

/// One count of a driver.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DriverRow {
    pub line_no: i32,
    pub driver: Uuid,
    pub quantity: i64,
}

macro_rules! into_line {
    () => {
        concat!(
            "INSERT INTO ledger_line (workspace_id, import_no, line_no, unit_id, posting_day, day, identity, row_hash, \
             document, line, offering_id, unit_of_measure, quantity, estimate, stands_from, stands_to, foreign_json, ",
            kinds!(),
            ") "
        )
    };
}
macro_rules! row {
    () => {
        "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    };
}
macro_rules! ten_rows {
    () => {
        concat!(
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!(),
            ",",
            row!()
        )
    };
}

sql!(LINE_SQLITE[Sqlite] = concat!(into_line!(), "VALUES ", row!()));
sql!(
    LINES_SQLITE[Sqlite] = concat!(
        into_line!(),
        "VALUES ",
        ten_rows!(),
        ",",
        ten_rows!(),
        ",",
        ten_rows!(),
        ",",
        ten_rows!(),
        ",",
        ten_rows!()
    )
);
/// Rows of [`LINES_SQLITE`].
const ROWS: usize = 50;
sql!(
    LINES_PG[Pg] = concat!(
        into_line!(),
        "SELECT $1, $2, n, u, p, d, i, h, o, l, f, m, q, e, a, b, CAST(j AS JSONB), k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, \
         k13, k14, k15, k16 FROM unnest($3::int4[], $4::uuid[], $5::date[], $6::date[], $7::bytea[], $8::int8[], $9::text[], \
         $10::text[], $11::uuid[], $12::text[], $13::int8[], $14::bool[], $15::int4[], $16::int4[], $17::text[], \
         $18::int8[], $19::int8[], $20::int8[], $21::int8[], $22::int8[], $23::int8[], $24::int8[], $25::int8[], $26::int8[], \
         $27::int8[], $28::int8[], $29::int8[], $30::int8[], $31::int8[], $32::int8[], $33::int8[]) \
         AS x (n, u, p, d, i, h, o, l, f, m, q, e, a, b, j, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14, k15, k16)"
    )
);
sql!(
    DRIVERS_SQLITE[Sqlite] =
        "INSERT INTO ledger_driver (workspace_id, import_no, line_no, driver_id, quantity) VALUES (?, ?, ?, ?, ?)"
);
sql!(
    DRIVERS_PG[Pg] = "INSERT INTO ledger_driver (workspace_id, import_no, line_no, driver_id, quantity) \
     SELECT $1, $2, * FROM unnest($3::int4[], $4::uuid[], $5::int8[])"
);

type SqliteQuery<'q> = Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

fn bind_row<'q>(q: SqliteQuery<'q>, ws: WorkspaceId, no: i32, r: &'q LineRow) -> SqliteQuery<'q> {
    let q = q
        .bind(ws)
        .bind(no)
        .bind(r.line_no)
        .bind(r.unit)
        .bind(r.posting_day)
        .bind(r.day)
        .bind(r.identity.as_slice())
        .bind(r.row_hash)
        .bind(r.document.as_deref())
        .bind(r.line.as_deref())
        .bind(r.offering)
        .bind(r.unit_of_measure.as_deref())
        .bind(r.quantity)
        .bind(r.estimate)
        .bind(r.stands_for.map(|s| s.0))
        .bind(r.stands_for.map(|s| s.1))
        .bind(r.foreign.as_deref());
    r.amounts.iter().fold(q, |q, a| q.bind(*a))
}

/// Writes the lines of one import.
pub(crate) async fn insert_lines(tx: &mut Tx, no: i32, rows: &[LineRow]) -> Sql<()> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => {
            let whole = rows.len() - rows.len() % ROWS;
            for many in rows[..whole].chunks(ROWS) {
                let q = many.iter().fold(sqlx::query(LINES_SQLITE), |q, r| bind_row(q, ws, no, r));
                q.execute(&mut **t).await?;
            }
            for one in &rows[whole..] {
                bind_row(sqlx::query(LINE_SQLITE), ws, no, one).execute(&mut **t).await?;
            }
        }
        TxInner::Pg(t) => {
            fn of<T>(rows: &[LineRow], f: impl Fn(&LineRow) -> T) -> Vec<T> {
                rows.iter().map(f).collect()
            }
            for many in rows.chunks(1_000) {
                let q = sqlx::query(LINES_PG)
                    .bind(ws)
                    .bind(no)
                    .bind(of(many, |r| r.line_no))
                    .bind(of(many, |r| r.unit))
                    .bind(of(many, |r| r.posting_day))
                    .bind(of(many, |r| r.day))
                    .bind(of(many, |r| r.identity.clone()))
                    .bind(of(many, |r| r.row_hash))
                    .bind(of(many, |r| r.document.clone()))
                    .bind(of(many, |r| r.line.clone()))
                    .bind(of(many, |r| r.offering))
                    .bind(of(many, |r| r.unit_of_measure.clone()))
                    .bind(of(many, |r| r.quantity))
                    .bind(of(many, |r| r.estimate))
                    .bind(of(many, |r| r.stands_for.map(|s| s.0)))
                    .bind(of(many, |r| r.stands_for.map(|s| s.1)))
                    .bind(of(many, |r| r.foreign.clone()));
                let q = (0..Kind::COUNT).fold(q, |q, k| q.bind(of(many, |r| r.amounts[k])));
                q.execute(&mut **t).await?;
            }
        }
    }
    Ok(())
}

/// Writes the counts of drivers of lines just written.
pub(crate) async fn insert_drivers(tx: &mut Tx, no: i32, rows: &[DriverRow]) -> Sql<()> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => {
            for r in rows {
                let q = sqlx::query(DRIVERS_SQLITE).bind(ws).bind(no).bind(r.line_no).bind(r.driver).bind(r.quantity);
                q.execute(&mut **t).await?;
            }
        }
        TxInner::Pg(t) => {
            for many in rows.chunks(1_000) {
                sqlx::query(DRIVERS_PG)
                    .bind(ws)
                    .bind(no)
                    .bind(many.iter().map(|r| r.line_no).collect::<Vec<_>>())
                    .bind(many.iter().map(|r| r.driver).collect::<Vec<_>>())
                    .bind(many.iter().map(|r| r.quantity).collect::<Vec<_>>())
                    .execute(&mut **t)
                    .await?;
            }
        }
    }
    Ok(())
}

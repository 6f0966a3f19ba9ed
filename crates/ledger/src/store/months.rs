//! Sums per unit and month: of an import while it is staged, and the roll-up of the facts.
use super::Sql;
use super::columns::{cell_arrays, cell_params, cells, cells_negated, import_cells_added, month_cells_added};
use super::rows::from_row;
use crate::model::{CELLS, Sums};
use base::db::TxInner;
use base::ids::{UnitId, WorkspaceId};
use base::{Db, Month, Tx, change, read, sql};
use futures_util::TryStreamExt as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};
use uuid::Uuid;

sql!(
    IMPORT_MONTH_ADD[Sqlite] = concat!(
        "INSERT INTO ledger_import_month (workspace_id, import_no, unit_id, month, ",
        cells!(),
        ") VALUES ($1, $2, $3, $4, ",
        cell_params!(),
        ") ON CONFLICT (workspace_id, import_no, unit_id, month) DO UPDATE SET ",
        import_cells_added!()
    )
);
sql!(
    IMPORT_MONTH_ADD_PG[Pg] = concat!(
        "INSERT INTO ledger_import_month (workspace_id, import_no, unit_id, month, ",
        cells!(),
        ") SELECT $1, $2, * FROM unnest($3::uuid[], $4::int4[], ",
        cell_arrays!(),
        ") ON CONFLICT (workspace_id, import_no, unit_id, month) DO UPDATE SET ",
        import_cells_added!()
    )
);
sql!(
    IMPORT_DRIVER_ADD = "INSERT INTO driver_import_month (workspace_id, import_no, unit_id, month, driver_id, quantity) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace_id, import_no, unit_id, month, driver_id) \
     DO UPDATE SET quantity = driver_import_month.quantity + excluded.quantity"
);
sql!(
    MONTH_ADD = concat!(
        "INSERT INTO ledger_month (workspace_id, unit_id, month, ",
        cells!(),
        ") SELECT workspace_id, unit_id, month, ",
        cells!(),
        " FROM ledger_import_month WHERE workspace_id = $1 AND import_no = $2 ORDER BY unit_id, month \
         ON CONFLICT (workspace_id, unit_id, month) DO UPDATE SET ",
        month_cells_added!()
    )
);
sql!(
    MONTH_TAKE = concat!(
        "INSERT INTO ledger_month (workspace_id, unit_id, month, ",
        cells!(),
        ") SELECT workspace_id, unit_id, month, ",
        cells_negated!(),
        " FROM ledger_import_month WHERE workspace_id = $1 AND import_no = $2 ORDER BY unit_id, month \
         ON CONFLICT (workspace_id, unit_id, month) DO UPDATE SET ",
        month_cells_added!()
    )
);
sql!(
    DRIVER_ADD_MONTHS = "INSERT INTO driver_month (workspace_id, unit_id, month, driver_id, quantity) \
     SELECT workspace_id, unit_id, month, driver_id, quantity FROM driver_import_month \
     WHERE workspace_id = $1 AND import_no = $2 ORDER BY unit_id, month, driver_id \
     ON CONFLICT (workspace_id, unit_id, month, driver_id) DO UPDATE SET quantity = driver_month.quantity + excluded.quantity"
);
sql!(
    DRIVER_TAKE_MONTHS = "INSERT INTO driver_month (workspace_id, unit_id, month, driver_id, quantity) \
     SELECT workspace_id, unit_id, month, driver_id, -quantity FROM driver_import_month \
     WHERE workspace_id = $1 AND import_no = $2 ORDER BY unit_id, month, driver_id \
     ON CONFLICT (workspace_id, unit_id, month, driver_id) DO UPDATE SET quantity = driver_month.quantity + excluded.quantity"
);
sql!(
    MONTH_PUT = concat!(
        "INSERT INTO ledger_month (workspace_id, unit_id, month, ",
        cells!(),
        ") SELECT $1, $2, $3, ",
        cell_params!(),
        " WHERE CAST($4 AS INTEGER) = 0"
    )
);
sql!(
    DRIVER_MONTH_PUT =
        "INSERT INTO driver_month (workspace_id, unit_id, month, driver_id, quantity) VALUES ($1, $2, $3, $4, $5)"
);
sql!(
    ORDERS_CORRECT =
        "UPDATE ledger_month SET orders = orders + $4 WHERE workspace_id = $1 AND unit_id = $2 AND month = $3"
);
sql!(EMPTY_MONTHS_GO = "DELETE FROM ledger_month WHERE workspace_id = $1 AND entries = 0");
sql!(EMPTY_DRIVERS_GO = "DELETE FROM driver_month WHERE workspace_id = $1 AND quantity = 0");
sql!(ALL_MONTHS_GO = "DELETE FROM ledger_month WHERE workspace_id = $1");
sql!(ALL_DRIVERS_GO = "DELETE FROM driver_month WHERE workspace_id = $1");
sql!(EARLIEST = "SELECT MIN(month) FROM ledger_import_month WHERE workspace_id = $1 AND import_no = $2");
sql!(EARLIEST_DRIVER = "SELECT MIN(month) FROM driver_import_month WHERE workspace_id = $1 AND import_no = $2");
sql!(
    IMPORT_MONTHS = concat!(
        "SELECT unit_id, month, ",
        cells!(),
        " FROM ledger_import_month WHERE workspace_id = $1 AND import_no = $2 ORDER BY unit_id, month"
    )
);
sql!(
    MONTHS = concat!(
        "SELECT unit_id, month, ",
        cells!(),
        " FROM ledger_month WHERE workspace_id = $1 AND month >= $2 AND month <= $3 ORDER BY unit_id, month"
    )
);
sql!(
    MONTHS_OF_UNIT = concat!(
        "SELECT unit_id, month, ",
        cells!(),
        " FROM ledger_month WHERE workspace_id = $1 AND unit_id = $2 AND month >= $3 AND month <= $4 ORDER BY month"
    )
);
sql!(
    DRIVER_MONTHS = "SELECT unit_id, month, driver_id, quantity FROM driver_month \
     WHERE workspace_id = $1 AND month >= $2 AND month <= $3 ORDER BY unit_id, month, driver_id"
);
sql!(
    DRIVER_FACTS = "SELECT f.unit_id, f.posting_day, d.driver_id, d.quantity FROM ledger_driver d \
     JOIN ledger_fact f ON f.workspace_id = $1 AND f.import_no = d.import_no AND f.line_no = d.line_no WHERE d.workspace_id = $1"
);
sql!(
    MONTH_SET_COMPUTED = "UPDATE ledger_month SET computed_cost = $4, computed_cost_estimate = $5, computed_sales = $6 \
     WHERE workspace_id = $1 AND unit_id = $2 AND month = $3"
);
sql!(
    IMPORT_CLEAR_COMPUTED = "UPDATE ledger_import_month SET computed_cost = 0, computed_cost_estimate = 0, computed_sales = 0 \
     WHERE workspace_id = $1 AND (computed_sales <> 0 OR computed_cost <> 0)"
);
sql!(
    IMPORT_CLEAR_COMPUTED_ONE = "UPDATE ledger_import_month SET computed_cost = 0, computed_cost_estimate = 0, \
     computed_sales = 0 WHERE workspace_id = $1 AND import_no = $2"
);
sql!(
    IMPORT_SET_COMPUTED = "UPDATE ledger_import_month SET computed_cost = $5, computed_cost_estimate = $6, computed_sales = $7 \
     WHERE workspace_id = $1 AND import_no = $2 AND unit_id = $3 AND month = $4"
);
sql!(FIRST_LAST_MONTH = "SELECT MIN(month), MAX(month) FROM ledger_month WHERE workspace_id = $1 AND month <= $2");
sql!(
    UNIT_ROWS =
        "SELECT CAST(COALESCE(SUM(entries), 0) AS BIGINT) FROM ledger_month WHERE workspace_id = $1 AND unit_id = $2"
);

/// A row of sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MonthRow {
    pub unit: UnitId,
    pub month: Month,
    pub sums: Sums,
}

from_row!(MonthRow, row => {
    let mut sums = Sums::default();
    for (i, x) in sums.0.iter_mut().enumerate() {
        *x = row.try_get(2 + i)?;
    }
    Ok(Self { unit: row.try_get(0)?, month: row.try_get(1)?, sums })
});

/// A row of counts of a driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub(crate) struct DriverMonth {
    pub unit_id: UnitId,
    pub month: Month,
    pub driver_id: Uuid,
    pub quantity: i64,
}

/// Adds sums to what an import has collected so far.
pub(crate) async fn add_import_months(tx: &mut Tx, no: i32, rows: &[(UnitId, Month, Sums)]) -> Sql<()> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => {
            for (unit, month, sums) in rows {
                let q = sqlx::query(IMPORT_MONTH_ADD).bind(ws).bind(no).bind(*unit).bind(*month);
                sums.0.iter().fold(q, |q, x| q.bind(*x)).execute(&mut **t).await?;
            }
        }
        TxInner::Pg(t) => {
            for many in rows.chunks(1_000) {
                let q = sqlx::query(IMPORT_MONTH_ADD_PG)
                    .bind(ws)
                    .bind(no)
                    .bind(many.iter().map(|r| r.0).collect::<Vec<_>>())
                    .bind(many.iter().map(|r| r.1.0).collect::<Vec<_>>());
                let q = (0..CELLS).fold(q, |q, i| q.bind(many.iter().map(|r| r.2.0[i]).collect::<Vec<_>>()));
                q.execute(&mut **t).await?;
            }
        }
    }
    Ok(())
}

pub(crate) async fn add_import_drivers(tx: &mut Tx, no: i32, rows: &[(UnitId, Month, Uuid, i64)]) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        for (unit, month, driver, n) in rows {
            sqlx::query(IMPORT_DRIVER_ADD).bind(ws).bind(no).bind(*unit).bind(*month).bind(*driver).bind(*n)
                .execute(&mut *c).await?;
        }
    });
    Ok(())
}

/// Adds (or takes away) an import's sums to the roll-up.
pub(crate) async fn roll_up(tx: &mut Tx, no: i32, take: bool) -> Sql<()> {
    let ws = tx.workspace();
    let (months, drivers) = if take { (MONTH_TAKE, DRIVER_TAKE_MONTHS) } else { (MONTH_ADD, DRIVER_ADD_MONTHS) };
    change!(tx, c => {
        sqlx::query(months).bind(ws).bind(no).execute(&mut *c).await?;
        sqlx::query(drivers).bind(ws).bind(no).execute(&mut *c).await?;
    });
    Ok(())
}

pub(crate) async fn correct_orders(tx: &mut Tx, unit: UnitId, month: Month, n: i64) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(ORDERS_CORRECT).bind(ws).bind(unit).bind(month).bind(n).execute(c).await.map(|_| ()))
}

pub(crate) async fn drop_empty_months(tx: &mut Tx) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        sqlx::query(EMPTY_MONTHS_GO).bind(ws).execute(&mut *c).await?;
        sqlx::query(EMPTY_DRIVERS_GO).bind(ws).execute(&mut *c).await?;
    });
    Ok(())
}

/// The first month an import touches.
pub(crate) async fn earliest_month(tx: &mut Tx, no: i32) -> Sql<Option<Month>> {
    let ws = tx.workspace();
    let (a, b): (Option<Month>, Option<Month>) = change!(tx, c => {
        let a = sqlx::query_scalar(EARLIEST).bind(ws).bind(no).fetch_one(&mut *c).await?;
        (a, sqlx::query_scalar(EARLIEST_DRIVER).bind(ws).bind(no).fetch_one(&mut *c).await?)
    });
    Ok(a.into_iter().chain(b).min())
}

/// What an import adds to each month.
pub(crate) async fn import_months(tx: &mut Tx, no: i32) -> Sql<Vec<MonthRow>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(IMPORT_MONTHS).bind(ws).bind(no).fetch_all(c).await)
}

/// Hands each unit's months of a span to `each`, in the order of units and months.
pub(crate) async fn each_month(
    db: &Db,
    ws: WorkspaceId,
    span: (Month, Month),
    mut each: impl FnMut(MonthRow),
) -> Sql<()> {
    read!(db, p => {
        let mut rows = sqlx::query_as::<_, MonthRow>(MONTHS).bind(ws).bind(span.0).bind(span.1).fetch(p);
        while let Some(row) = rows.try_next().await? {
            each(row);
        }
    });
    Ok(())
}

pub(crate) async fn months_of_unit(db: &Db, ws: WorkspaceId, unit: UnitId, span: (Month, Month)) -> Sql<Vec<MonthRow>> {
    read!(db, p => sqlx::query_as(MONTHS_OF_UNIT).bind(ws).bind(unit).bind(span.0).bind(span.1).fetch_all(p).await)
}

pub(crate) async fn driver_months(db: &Db, ws: WorkspaceId, span: (Month, Month)) -> Sql<Vec<DriverMonth>> {
    read!(db, p => sqlx::query_as(DRIVER_MONTHS).bind(ws).bind(span.0).bind(span.1).fetch_all(p).await)
}

/// Counts of drivers as the facts give them.
pub(crate) async fn driver_facts(db: &Db, ws: WorkspaceId) -> Sql<Vec<(UnitId, base::Day, Uuid, i64)>> {
    read!(db, p => sqlx::query_as(DRIVER_FACTS).bind(ws).fetch_all(p).await)
}

/// Computed costs of a unit's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ComputedCell {
    pub unit: UnitId,
    pub month: Month,
    pub sums: Sums,
}

/// Writes the computed costs of an import's months anew; `only` limits the clearing to it.
pub(crate) async fn set_import_computed(tx: &mut Tx, only: Option<i32>, rows: &[(i32, ComputedCell)]) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        match only {
            Some(no) => sqlx::query(IMPORT_CLEAR_COMPUTED_ONE).bind(ws).bind(no).execute(&mut *c).await?,
            None => sqlx::query(IMPORT_CLEAR_COMPUTED).bind(ws).execute(&mut *c).await?,
        };
        for (no, r) in rows {
            let [.., cost, estimate, sales] = r.sums.0;
            sqlx::query(IMPORT_SET_COMPUTED).bind(ws).bind(*no).bind(r.unit).bind(r.month)
                .bind(cost).bind(estimate).bind(sales).execute(&mut *c).await?;
        }
    });
    Ok(())
}

pub(crate) async fn set_month_computed(tx: &mut Tx, rows: &[ComputedCell]) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        for r in rows {
            let [.., cost, estimate, sales] = r.sums.0;
            sqlx::query(MONTH_SET_COMPUTED).bind(ws).bind(r.unit).bind(r.month).bind(cost).bind(estimate).bind(sales)
                .execute(&mut *c).await?;
        }
    });
    Ok(())
}

/// First and last month with bookings, up to `last`.
pub(crate) async fn first_last_month(db: &Db, ws: WorkspaceId, last: Month) -> Sql<Option<(Month, Month)>> {
    let (a, b): (Option<Month>, Option<Month>) =
        read!(db, p => sqlx::query_as(FIRST_LAST_MONTH).bind(ws).bind(last).fetch_one(p).await)?;
    Ok(a.zip(b))
}

/// How many rows hang on a unit.
pub(crate) async fn rows_of_unit(tx: &mut Tx, unit: UnitId) -> Sql<i64> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(UNIT_ROWS).bind(ws).bind(unit).fetch_one(c).await)
}

/// Empties the roll-up before it is built again.
pub(crate) async fn clear_roll_up(tx: &mut Tx) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        sqlx::query(ALL_MONTHS_GO).bind(ws).execute(&mut *c).await?;
        sqlx::query(ALL_DRIVERS_GO).bind(ws).execute(&mut *c).await?;
    });
    Ok(())
}

/// Writes rows of the roll-up anew, in the order of its key.
pub(crate) async fn put_months(tx: &mut Tx, rows: &[MonthRow], drivers: &[DriverMonth]) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        for r in rows {
            let q = sqlx::query(MONTH_PUT).bind(ws).bind(r.unit).bind(r.month).bind(0_i32);
            r.sums.0.iter().fold(q, |q, x| q.bind(*x)).execute(&mut *c).await?;
        }
        for d in drivers {
            sqlx::query(DRIVER_MONTH_PUT).bind(ws).bind(d.unit_id).bind(d.month).bind(d.driver_id).bind(d.quantity)
                .execute(&mut *c).await?;
        }
    });
    Ok(())
}

sql!(
    ALL_MONTHS = concat!(
        "SELECT unit_id, month, ",
        cells!(),
        " FROM ledger_month WHERE workspace_id = $1 ORDER BY unit_id, month"
    )
);

/// The whole roll-up, within a change.
pub(crate) async fn computed_months(tx: &mut Tx) -> Sql<Vec<MonthRow>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(ALL_MONTHS).bind(ws).fetch_all(c).await)
}

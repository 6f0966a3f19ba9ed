//! What figures need beside the monthly sums: estimates that stand for months, closed months, edge days, first costs.
use super::Sql;
use super::columns::l_kinds;
use super::rows::{Whole, from_row};
use base::ids::{UnitId, WorkspaceId};
use base::{Day, Db, Month, Tx, change, read, sql};
use engine_value::contribution::Kind;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};

sql!(
    FIRST_COSTS = "SELECT \
     MIN(CASE WHEN product_cost <> 0 OR product_cost_estimate <> 0 OR computed_sales <> 0 THEN month END), \
     MIN(CASE WHEN freight <> 0 OR freight_estimate <> 0 THEN month END), \
     MIN(CASE WHEN order_handling <> 0 OR order_handling_estimate <> 0 THEN month END), \
     MIN(CASE WHEN complaints <> 0 OR complaints_estimate <> 0 THEN month END), \
     MIN(CASE WHEN service <> 0 OR service_estimate <> 0 THEN month END), \
     MIN(CASE WHEN returns <> 0 OR returns_estimate <> 0 THEN month END), \
     MIN(CASE WHEN receivables_financing <> 0 OR receivables_financing_estimate <> 0 THEN month END), \
     MIN(CASE WHEN other_cost_to_serve <> 0 OR other_cost_to_serve_estimate <> 0 THEN month END), \
     MIN(CASE WHEN account_fixed_cost <> 0 OR account_fixed_cost_estimate <> 0 THEN month END) \
     FROM ledger_month WHERE workspace_id = $1"
);
sql!(FIRST_PRODUCT_COST = "SELECT MIN(from_day) FROM product_cost WHERE workspace_id = $1");
// The bounds say nothing new: with them a planner without statistics, as after a first import, takes the index of the few
// lines that stand for a span.
sql!(
    STANDING = concat!(
        "SELECT l.unit_id, l.posting_day, l.stands_from, l.stands_to, ",
        l_kinds!(),
        " FROM ledger_fact l WHERE l.workspace_id = $1 AND l.stands_from BETWEEN 0 AND 999999 AND l.estimate"
    )
);
sql!(RELEASED = "SELECT unit_id, kind, stands_from, stands_to, month FROM released_estimate WHERE workspace_id = $1");
sql!(
    RELEASE = "INSERT INTO released_estimate (workspace_id, unit_id, kind, stands_from, stands_to, month, released_by_name, \
     released_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (workspace_id, unit_id, kind, stands_from, stands_to) DO NOTHING"
);
sql!(
    RELEASE_GO = "DELETE FROM released_estimate WHERE workspace_id = $1 AND unit_id = $2 AND kind = $3 AND stands_from = $4 \
     AND stands_to = $5"
);
sql!(
    CLOSED_COSTS = "SELECT unit_id, month, fixed_cost, fixed_cost_estimate FROM closed_ladder WHERE workspace_id = $1 \
     AND month >= $2 AND month <= $3 AND (fixed_cost <> 0 OR fixed_cost_estimate <> 0)"
);
macro_rules! edge {
    ($what:expr, $and:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM ledger_month m CROSS JOIN ledger_fact l ",
            $and,
            " AND m.workspace_id = $1 AND m.month = $2 AND l.workspace_id = $1 AND l.unit_id = m.unit_id \
             AND l.posting_day >= $3 AND l.posting_day <= $4"
        )
    };
}
sql!(
    EDGE = edge!(
        concat!(
            "l.import_no, l.line_no, l.unit_id, l.posting_day, l.offering_id, l.quantity, l.estimate, l.identity, l.replaced_by, ",
            l_kinds!()
        ),
        "WHERE TRUE"
    )
);
sql!(
    EDGE_DRIVERS = edge!(
        "l.unit_id, d.driver_id, d.quantity",
        "CROSS JOIN ledger_driver d WHERE d.workspace_id = $1 AND d.import_no = l.import_no AND d.line_no = l.line_no"
    )
);

/// First months with a cost: of the product, of each kind of cost-to-serve and of fixed cost, in the order of the ladder.
pub(crate) async fn first_costs(db: &Db, ws: WorkspaceId) -> Sql<[Option<Month>; 9]> {
    #[allow(clippy::type_complexity, reason = "a row of nine")]
    let row: (
        Option<Month>,
        Option<Month>,
        Option<Month>,
        Option<Month>,
        Option<Month>,
        Option<Month>,
        Option<Month>,
        Option<Month>,
        Option<Month>,
    ) = read!(db, p => sqlx::query_as(FIRST_COSTS).bind(ws).fetch_one(p).await)?;
    Ok([row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8])
}

/// The first month for which a product cost is listed.
pub(crate) async fn first_listed(db: &Db, ws: WorkspaceId) -> Sql<Option<Month>> {
    let listed: Option<Day> = read!(db, p => sqlx::query_scalar(FIRST_PRODUCT_COST).bind(ws).fetch_one(p).await)?;
    Ok(listed.map(Day::month))
}

/// An estimate that stands for months.
#[derive(Debug, Clone)]
pub(crate) struct StandingLine {
    pub unit: UnitId,
    pub posting_day: Day,
    pub span: (Month, Month),
    pub amounts: [Option<i64>; Kind::COUNT],
}

from_row!(StandingLine, row => {
    let mut amounts = [None; Kind::COUNT];
    for (i, a) in amounts.iter_mut().enumerate() {
        *a = row.try_get(4 + i)?;
    }
    Ok(Self {
        unit: row.try_get(0)?,
        posting_day: row.try_get(1)?,
        span: (row.try_get(2)?, row.try_get(3)?),
        amounts,
    })
});

pub(crate) async fn standing_lines(db: &Db, ws: WorkspaceId) -> Sql<Vec<StandingLine>> {
    read!(db, p => sqlx::query_as(STANDING).bind(ws).fetch_all(p).await)
}

/// A released rest of estimates.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, serde::Serialize, serde::Deserialize)]
pub struct Released {
    pub unit_id: UnitId,
    pub kind: String,
    pub stands_from: Month,
    pub stands_to: Month,
    /// The month in which the rest is taken back.
    pub month: Month,
}

pub(crate) async fn released(db: &Db, ws: WorkspaceId) -> Sql<Vec<Released>> {
    read!(db, p => sqlx::query_as(RELEASED).bind(ws).fetch_all(p).await)
}

pub(crate) async fn put_released(tx: &mut Tx, r: &Released, there: bool) -> Sql<()> {
    let (ws, now, by, r) = (tx.workspace(), tx.now(), tx.actor().name.clone(), r.clone());
    change!(tx, c => if there {
        sqlx::query(RELEASE).bind(ws).bind(r.unit_id).bind(r.kind).bind(r.stands_from).bind(r.stands_to).bind(r.month)
            .bind(by).bind(now).execute(c).await.map(|_| ())
    } else {
        sqlx::query(RELEASE_GO).bind(ws).bind(r.unit_id).bind(r.kind).bind(r.stands_from).bind(r.stands_to)
            .execute(c).await.map(|_| ())
    })
}

/// Fixed and shared costs as they were when their months were closed: unit, month, amount, estimate.
pub(crate) async fn closed_costs(
    db: &Db,
    ws: WorkspaceId,
    span: (Month, Month),
) -> Sql<Vec<(UnitId, Month, i64, i64)>> {
    read!(db, p => sqlx::query_as(CLOSED_COSTS).bind(ws).bind(span.0).bind(span.1).fetch_all(p).await)
}

/// The facts of some days of one month.
pub(crate) async fn edge(db: &Db, ws: WorkspaceId, from: Day, to: Day) -> Sql<Vec<Whole>> {
    read!(db, p => sqlx::query_as(EDGE).bind(ws).bind(from.month()).bind(from).bind(to).fetch_all(p).await)
}

/// The counts of drivers of those days.
pub(crate) async fn edge_drivers(db: &Db, ws: WorkspaceId, from: Day, to: Day) -> Sql<Vec<(UnitId, uuid::Uuid, i64)>> {
    read!(db, p => sqlx::query_as(EDGE_DRIVERS).bind(ws).bind(from.month()).bind(from).bind(to).fetch_all(p).await)
}

//! Product costs, rates, fixed and shared costs, exchange rates.
use super::Sql;
use crate::rules::costing::{CostList, Valid};
use base::ids::{OfferingId, WorkspaceId};
use base::{Day, Db, Tx, change, read, sql};

sql!(
    PRODUCT_COSTS = "SELECT offering_id, offering_group, cost_millionths, cost_permille, from_day, to_day FROM product_cost \
     WHERE workspace_id = $1 ORDER BY from_day, created_at, product_cost_id"
);
sql!(
    OFFERING_GROUPS =
        "SELECT offering_id, offering_group FROM offering WHERE workspace_id = $1 AND offering_group <> ''"
);

type CostRow = (Option<OfferingId>, Option<String>, Option<i64>, Option<i32>, Day, Option<Day>);

fn list_of(rows: Vec<CostRow>, groups: Vec<(OfferingId, String)>, exponent: u8) -> CostList {
    let mut list = CostList { exponent, groups: groups.into_iter().collect(), ..CostList::default() };
    for (offering, group, cost, permille, from, to) in rows {
        if let (Some(o), Some(value)) = (offering, cost) {
            list.by_offering.entry(o).or_default().push(Valid { from, to, value });
        } else if let (Some(g), Some(value)) = (group, permille) {
            list.by_group.entry(g).or_default().push(Valid { from, to, value });
        }
    }
    list
}

/// The list of product costs of a firm whose currency has so many decimals.
pub(crate) async fn cost_list(db: &Db, ws: WorkspaceId, exponent: u8) -> Sql<CostList> {
    let rows = read!(db, p => sqlx::query_as(PRODUCT_COSTS).bind(ws).fetch_all(p).await)?;
    let groups = read!(db, p => sqlx::query_as(OFFERING_GROUPS).bind(ws).fetch_all(p).await)?;
    Ok(list_of(rows, groups, exponent))
}

pub(crate) async fn cost_list_in(tx: &mut Tx) -> Sql<CostList> {
    let ws = tx.workspace();
    let exponent = exponent(tx.actor());
    let (rows, groups) = change!(tx, c => (
        sqlx::query_as(PRODUCT_COSTS).bind(ws).fetch_all(&mut *c).await?,
        sqlx::query_as(OFFERING_GROUPS).bind(ws).fetch_all(&mut *c).await?
    ));
    Ok(list_of(rows, groups, exponent))
}

/// Decimal places of the firm's currency.
pub(crate) fn exponent(actor: &base::Actor) -> u8 {
    u8::try_from(actor.firm.currency.exponent()).unwrap_or(2)
}

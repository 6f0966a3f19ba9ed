//! What one account's figures are made of: drivers at their rates, fixed and shared costs.
use super::build::{Parts, by_cell, count_of, edge_sums};
use super::inputs::Inputs;
use crate::model::{Basis, Driver, Sums};
use crate::store;
use accounts::Structure;
use base::ids::{AccountId, UnitId};
use base::{Actor, Db, Error, Month, Period};
use engine_value::contribution::Amounts;
use std::collections::HashSet;
use uuid::Uuid;

/// A driver of an account in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriverUse {
    pub driver: Driver,
    /// In thousandths; balances as the mean of the months.
    pub count: i64,
    /// In minor units, at the rates of the months; unknown months count nothing.
    pub cost: i64,
    /// The only rate of the period in millionths; `None` when it changed.
    pub rate_millionths: Option<i64>,
    /// Months in which a booked amount took the place of the rate.
    pub booked_months: i64,
}

/// The inside of an account's cost-to-serve.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    pub drivers: Vec<DriverUse>,
    /// Amounts as they were booked or estimated, before rates.
    pub entered: Amounts,
}

/// Reads the inside of an account's figures.
pub async fn detail(
    db: &Db,
    actor: &Actor,
    structure: &Structure,
    account: AccountId,
    period: Period,
) -> Result<Detail, Error> {
    let inputs = Inputs::load(db, actor).await?;
    let units: HashSet<UnitId> =
        structure.units.iter().filter(|u| u.account == Some(account)).map(|u| u.unit_id).collect();
    let mut cells: Vec<(Month, Sums, Vec<(Uuid, i64)>)> = Vec::new();
    let parts = Parts::of(period);
    if let Some(span) = parts.months {
        let counts = by_cell(store::driver_months(db, actor.workspace, span).await?);
        for unit in &units {
            for row in store::months_of_unit(db, actor.workspace, *unit, span).await? {
                cells.push((row.month, row.sums, counts.get(&(*unit, row.month)).cloned().unwrap_or_default()));
            }
        }
    }
    for (from, to) in &parts.edges {
        for (unit, sums, counts) in edge_sums(db, actor, &inputs, *from, *to).await? {
            if units.contains(&unit) {
                cells.push((from.month(), sums, counts));
            }
        }
    }
    let mut out = Detail::default();
    for (_, sums, _) in &cells {
        let a = sums.amounts().map_err(|_| anyhow::anyhow!("sums leave the range of 64 bits"))?;
        out.entered.add_all(&a).map_err(|_| anyhow::anyhow!("sums leave the range of 64 bits"))?;
    }
    out.drivers = inputs.drivers.iter().filter_map(|d| driver_use(&inputs, d, &cells)).collect();
    Ok(out)
}

fn driver_use(
    inputs: &Inputs,
    d: &super::inputs::RatedDriver,
    cells: &[(Month, Sums, Vec<(Uuid, i64)>)],
) -> Option<DriverUse> {
    let mut rates = HashSet::new();
    let mut months = HashSet::new();
    let mut u = DriverUse { driver: d.driver.clone(), count: 0, cost: 0, rate_millionths: None, booked_months: 0 };
    for (month, sums, counts) in cells {
        let count = count_of(&d.driver, sums, counts);
        if count == 0 {
            continue;
        }
        u.count += count;
        months.insert(*month);
        if sums.booked(d.driver.kind) != 0 {
            u.booked_months += i64::from(d.rate(*month).is_some());
            continue;
        }
        if let Some(rate) = d.rate(*month) {
            rates.insert(rate);
        }
        u.cost += inputs.driver_cost(d, *month, count).unwrap_or(0);
    }
    if d.driver.basis == Basis::Balance {
        u.count /= i64::try_from(months.len().max(1)).unwrap_or(1);
    }
    u.rate_millionths = (rates.len() == 1).then(|| rates.into_iter().next()).flatten();
    (u.count != 0).then_some(u)
}

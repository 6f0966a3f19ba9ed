//! What one account's figures are made of: drivers at their rates, fixed and shared costs.
use super::Figures;
use super::build::{Parts, count_of, edge_sums};
use super::inputs::{Inputs, Weights as _};
use crate::model::{Basis, Driver, Sums};
use crate::rules::spread;
use base::ids::{AccountId, UnitId};
use base::{Actor, Db, Error, Month};
use engine_value::contribution::{Amounts, Kind};
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
    /// Product cost by list, before gaps are filled.
    pub listed_product: i64,
}

impl Detail {
    /// Fixed and shared costs by list.
    pub fn fixed_by_list(&self, of: &Amounts) -> i64 {
        both(of, Kind::AccountFixedCost)
            - both(&self.entered, Kind::AccountFixedCost)
            - self.drivers.iter().filter(|d| d.driver.kind == Kind::AccountFixedCost).map(|d| d.cost).sum::<i64>()
    }
}

fn both(a: &Amounts, kind: Kind) -> i64 {
    a.booked(kind).unwrap_or(0) + a.estimate(kind).unwrap_or(0)
}

/// A unit's month: sums and counts of drivers.
type UnitMonth = (Month, Sums, Vec<(Uuid, i64)>);

/// Reads the inside of the figures of units together: all of an account, or one.
pub async fn detail(db: &Db, actor: &Actor, figures: &Figures, units: &[UnitId]) -> Result<Detail, Error> {
    let (inputs, period) = (&*figures.inputs, figures.period);
    let mut cells: Vec<UnitMonth> = Vec::new();
    let parts = Parts::of(period);
    if let Some(span) = parts.months {
        let each = |_, month, sums: &Sums, counts: &[(Uuid, i64)]| cells.push((month, *sums, counts.to_vec()));
        figures.rows.each_of(db, actor.workspace, &figures.inputs, units, span, each).await?;
    }
    for (from, to) in &parts.edges {
        for (unit, sums, counts) in edge_sums(db, actor, *from, *to).await? {
            if units.contains(&unit) {
                cells.push((from.month(), sums, counts));
            }
        }
    }
    let mut out = Detail::default();
    let mut listed = 0;
    for (_, sums, _) in &cells {
        let mut entered = *sums;
        entered.clear_computed();
        listed += sums.computed();
        let a = entered.amounts().map_err(|_| anyhow::anyhow!("sums leave the range of 64 bits"))?;
        out.entered.add_all(&a).map_err(|_| anyhow::anyhow!("sums leave the range of 64 bits"))?;
    }
    out.listed_product = listed;
    out.drivers = inputs.drivers.iter().filter_map(|d| driver_use(inputs, d, &cells)).collect();
    Ok(out)
}

fn driver_use(inputs: &Inputs, d: &super::inputs::RatedDriver, cells: &[UnitMonth]) -> Option<DriverUse> {
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

/// A member's part of a shared cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedPart {
    pub account: AccountId,
    /// What it was split by.
    pub weight: i64,
    /// In minor units, of the whole span that runs in the asked month.
    pub amount: i64,
}

/// How a shared cost is split in the span (a year of its validity, or all of it) that runs in a month.
pub async fn shared_parts(
    db: &Db,
    actor: &Actor,
    figures: &Figures,
    cost: &crate::model::Cost,
    month: Month,
) -> Result<Vec<SharedPart>, Error> {
    let crate::model::Cost::Shared { amount_minor, per, from, to, key, members, .. } = cost else {
        return Ok(Vec::new());
    };
    let Some(tranche) = spread::tranches(*amount_minor, *per, *from, *to, (month, month)).into_iter().next() else {
        return Ok(Vec::new());
    };
    let structure = &figures.structure;
    let span = (tranche.first, tranche.last);
    let counted = super::build::counted(db, actor, &figures.rows, &figures.inputs, structure, span).await?;
    let open: Vec<AccountId> = members.iter().copied().filter(|m| structure.account(*m).is_some()).collect();
    let weights: Vec<i64> = open.iter().map(|m| counted.of(*m, (tranche.first, tranche.last), key)).collect();
    let parts = spread::split(tranche, &weights);
    Ok(open
        .into_iter()
        .zip(weights)
        .zip(parts)
        .map(|((account, weight), part)| SharedPart { account, weight, amount: part.amount })
        .collect())
}

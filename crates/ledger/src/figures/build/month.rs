//! The amounts of one unit's month: its sums, drivers at their rates, estimates less what was taken back.
use crate::figures::inputs::{Inputs, RatedDriver};
use crate::model::{Basis, Sums};
use crate::store;
use base::Month;
use base::ids::UnitId;
use engine_value::contribution::{Amounts, Kind, OutOfRange, Source};
use engine_value::money;
use std::collections::HashMap;
use uuid::Uuid;

pub(in crate::figures) type DriverCounts = HashMap<(UnitId, Month), Vec<(Uuid, i64)>>;

pub(in crate::figures) fn by_cell(rows: Vec<store::DriverMonth>) -> DriverCounts {
    let mut out = DriverCounts::new();
    for r in rows {
        out.entry((r.unit_id, r.month)).or_default().push((r.driver_id, r.quantity));
    }
    out
}

/// What a driver counts in a unit's month, in thousandths.
pub(in crate::figures) fn count_of(d: &crate::model::Driver, sums: &Sums, counts: &[(Uuid, i64)]) -> i64 {
    match d.basis {
        Basis::Orders => sums.orders() * 1_000,
        Basis::Lines => sums.lines() * 1_000,
        Basis::Count | Basis::Balance => counts.iter().filter(|(id, _)| *id == d.id).map(|(_, n)| *n).sum(),
    }
}

/// The amounts of a unit's month: sums, drivers at their rates, estimates less what was taken back.
pub(in crate::figures) fn month_amounts(
    inputs: &Inputs,
    unit: UnitId,
    month: Month,
    sums: &Sums,
    counts: &[(Uuid, i64)],
) -> Result<Amounts, OutOfRange> {
    let mut a = sums.amounts()?;
    for d in &inputs.drivers {
        // What was booked for a kind in a month wins over its rate.
        if sums.booked(d.driver.kind) != 0 {
            continue;
        }
        let count = count_of(&d.driver, sums, counts);
        if count == 0 {
            continue;
        }
        if let Some(cost) = inputs.driver_cost(d, month, count) {
            a.add(d.driver.kind, Source::Booked, cost)?;
        }
    }
    if let Some(taken) = inputs.taken_back.get(&(unit, month)) {
        for (kind, amount) in taken {
            a.add(*kind, Source::Estimate, -amount)?;
        }
    }
    Ok(a)
}

/// What of a month's cost-to-serve would stay: of every driver the share that is not gone within twelve months.
pub(super) fn staying(inputs: &Inputs, month: Month, sums: &Sums, counts: &[(Uuid, i64)]) -> i64 {
    if inputs.all_gone {
        return 0;
    }
    let mut booked: Vec<Kind> = Vec::new();
    let stays = |d: &RatedDriver, cost: i64| {
        money::mul_div(cost, 1_000 - i64::from(d.driver.gone_permille.unwrap_or(1_000)), 1_000).unwrap_or(0)
    };
    let of = inputs.drivers.iter().map(|d| {
        let amount = sums.booked(d.driver.kind);
        if amount == 0 {
            return stays(d, inputs.driver_cost(d, month, count_of(&d.driver, sums, counts)).unwrap_or(0));
        }
        // What was booked for a kind counts once, whichever of its drivers comes first.
        if booked.contains(&d.driver.kind) {
            return 0;
        }
        booked.push(d.driver.kind);
        stays(d, amount)
    });
    of.sum()
}

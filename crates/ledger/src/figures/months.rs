//! Ladders unit by unit and month by month: what closing keeps.
use super::build::{by_cell, month_amounts};
use super::inputs::{Inputs, each_month, fixed_costs, weight_span};
use crate::store::{self, ClosedRow, MonthRow};
use accounts::Structure;
use base::ids::UnitId;
use base::{Actor, Db, Error, Month, Period};
use engine_value::contribution::{Amounts, Kind, Ladder, Line, Source};
use std::collections::{BTreeMap, HashMap};

type Cell = (UnitId, Month);
/// Booked and estimated fixed cost of a unit's month.
pub(crate) type Fixed = HashMap<Cell, (i64, i64)>;

/// The fourteen lines of each unit's month, with the fixed costs given.
pub(crate) async fn ladders_of_months(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    span: (Month, Month),
    fixed: &Fixed,
) -> Result<BTreeMap<Cell, [Option<i64>; 14]>, Error> {
    let counts = by_cell(store::driver_months(db, actor.workspace, span).await?);
    let mut cells: BTreeMap<Cell, Amounts> = BTreeMap::new();
    let mut fine = true;
    each_month(db, actor.workspace, &inputs.taken_back, span, |row: MonthRow| {
        let of = counts.get(&(row.unit, row.month)).map_or(&[][..], Vec::as_slice);
        match month_amounts(inputs, row.unit, row.month, &row.sums, of) {
            Ok(a) => drop(cells.insert((row.unit, row.month), a)),
            Err(_) => fine = false,
        }
    })
    .await?;
    for (cell, (booked, estimate)) in fixed.iter().filter(|(c, _)| span.0 <= c.1 && c.1 <= span.1) {
        if *booked == 0 && *estimate == 0 {
            continue;
        }
        let a = cells.entry(*cell).or_default();
        fine &= a.add(Kind::AccountFixedCost, Source::Booked, *booked).is_ok();
        fine &= a.add(Kind::AccountFixedCost, Source::Estimate, *estimate).is_ok();
    }
    if !fine {
        return Err(anyhow::anyhow!("sums of the ledger leave the range of 64 bits").into());
    }
    Ok(cells
        .into_iter()
        .map(|(cell, a)| {
            let ladder = Ladder::of(&a, &inputs.rules(Period::months(cell.1, cell.1)));
            (cell, Line::ALL.map(|l| ladder.amount(l)))
        })
        .collect())
}

/// What closing the months of a span keeps.
pub(crate) async fn closing_rows(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    span: (Month, Month),
) -> Result<Vec<ClosedRow>, Error> {
    let wide = weight_span(&inputs.entries, span).unwrap_or(span);
    let counted = super::build::counted(db, actor, inputs, structure, wide).await?;
    let mut fixed = Fixed::new();
    for ((account, month), f) in fixed_costs(&inputs.entries, structure, span, &counted) {
        let first = structure.account(account).and_then(|a| a.units.first()).map(|i| structure.units[*i].unit_id);
        let cell = fixed.entry((first.unwrap_or(UnitId(account.0)), month)).or_default();
        *cell = (cell.0 + f.booked, cell.1 + f.estimate);
    }
    let ladders = ladders_of_months(db, actor, inputs, span, &fixed).await?;
    Ok(ladders
        .into_iter()
        .map(|((unit, month), lines)| {
            let (fixed, fixed_estimate) = fixed.get(&(unit, month)).copied().unwrap_or_default();
            ClosedRow { month, unit, fixed, fixed_estimate, lines }
        })
        .collect())
}

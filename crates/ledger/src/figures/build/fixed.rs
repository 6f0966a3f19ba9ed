//! Fixed and shared costs on their accounts.
use super::counted::Counted;
use super::parts::{Core, Parts};
use super::{Slots, out_of_range};
use crate::figures::inputs::{Inputs, fixed_costs};
use crate::figures::{FixedOf, Side};
use crate::rules::spread;
use crate::store;
use accounts::Structure;
use base::ids::AccountId;
use base::{Actor, Db, Error, Month};
use engine_value::contribution::{Kind, OutOfRange, Source};

/// Fixed and shared costs: of closed months as they were stored, of open ones as they follow from the entries.
pub(super) async fn add_fixed(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    parts: &[Parts; 2],
    counted: &Counted,
    slots: &mut Slots,
) -> Result<(), Error> {
    let spans = [parts[0].span(), parts[1].span()];
    let span = (spans[0].0.min(spans[1].0), spans[0].1.max(spans[1].1));
    let closed = inputs.head.closed_through;
    let mut cells: Vec<(usize, Month, FixedOf)> = Vec::new();
    let open = closed.map_or(span, |c| (span.0.max(c.plus(1)), span.1));
    if open.0 <= open.1 {
        for ((account, month), f) in fixed_costs(&inputs.entries, structure, open, counted) {
            if let Some(at) = structure.account_position(account) {
                cells.push((at, month, f));
            }
        }
    }
    if let Some(c) = closed.filter(|c| *c >= span.0) {
        for (unit, month, booked, estimate) in store::closed_costs(db, actor.workspace, (span.0, span.1.min(c))).await?
        {
            let at = structure
                .unit_position(unit)
                .map(|p| slots.of_unit[p])
                .or_else(|| structure.account_position(AccountId(unit.0)));
            if let Some(at) = at {
                cells.push((at, month, FixedOf { booked, estimate, gone: booked + estimate }));
            }
        }
    }
    for (at, month, f) in cells {
        let slot = &mut slots.slots[at];
        let n = parts[0].count();
        if parts[0].has(month) {
            put_fixed(&mut slot.now, f).map_err(out_of_range)?;
            if slot.months.is_empty() {
                slot.months = vec![Core::default(); n];
            }
            let first = parts[0].months.map_or(0, |m| m.0.0);
            if let Some(core) = usize::try_from(month.0 - first).ok().and_then(|i| slot.months.get_mut(i)) {
                core.fixed += f.booked + f.estimate;
            }
        }
        if parts[1].has(month) {
            put_fixed(&mut slot.before, f).map_err(out_of_range)?;
        }
        for (i, part) in parts.iter().enumerate() {
            for (from, to) in part.edges.iter().filter(|e| e.0.month() == month) {
                let side = if i == 0 { &mut slot.now } else { &mut slot.before };
                let days = i64::from(month.last().0.day());
                let share = |x: i64| spread::days_share(x, i64::from(from.0.day()), i64::from(to.0.day()), days);
                let part = FixedOf { booked: share(f.booked), estimate: share(f.estimate), gone: share(f.gone) };
                put_fixed(side, part).map_err(out_of_range)?;
            }
        }
    }
    Ok(())
}

pub(super) fn put_fixed(side: &mut Side, f: FixedOf) -> Result<(), OutOfRange> {
    side.fixed_gone += f.gone;
    if f.booked != 0 {
        side.amounts.add(Kind::AccountFixedCost, Source::Booked, f.booked)?;
    }
    if f.estimate != 0 {
        side.amounts.add(Kind::AccountFixedCost, Source::Estimate, f.estimate)?;
    }
    Ok(())
}

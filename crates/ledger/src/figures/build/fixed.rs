//! Fixed and shared costs on their accounts.
use super::counted::{Counted, counted};
use super::parts::{Core, Parts};
use super::{Slot, Slots, Stuff, out_of_range};
use crate::figures::inputs::{Inputs, fixed_costs, weight_span};
use crate::figures::{FixedOf, Side};
use crate::rules::spread;
use accounts::Structure;
use base::ids::AccountId;
use base::{Actor, Db, Error, Month};
use engine_value::contribution::{Kind, OutOfRange, Source};
use std::collections::HashMap;

/// Fixed and shared costs of every account over the months of a span: of closed months as they were stored, of open ones
/// as they follow from the entries.
#[derive(Debug, Default)]
pub(in crate::figures) struct FixedCosts {
    span: Option<(Month, Month)>,
    open: HashMap<(AccountId, Month), FixedOf>,
}

impl FixedCosts {
    pub(in crate::figures) async fn over(
        db: &Db,
        actor: &Actor,
        stuff: &Stuff,
        span: (Month, Month),
    ) -> Result<Self, Error> {
        let (inputs, structure) = (&*stuff.inputs, &*stuff.structure);
        let open = inputs.head.closed_through.map_or(span, |c| (span.0.max(c.plus(1)), span.1));
        let weights = match weight_span(&inputs.entries, span) {
            Some(wide) => counted(db, actor, &stuff.rows, inputs, structure, wide).await?,
            None => Counted::default(),
        };
        let open =
            if open.0 <= open.1 { fixed_costs(&inputs.entries, structure, open, &weights) } else { HashMap::new() };
        Ok(Self { span: Some(span), open })
    }

    /// Whether the months of a span are all among those computed.
    pub(super) fn covers(&self, span: (Month, Month)) -> bool {
        self.span.is_some_and(|s| s.0 <= span.0 && span.1 <= s.1)
    }

    /// What lies on an account in an open month.
    pub(super) fn of(&self, account: AccountId, month: Month) -> Option<FixedOf> {
        self.open.get(&(account, month)).copied()
    }
}

/// Puts fixed and shared costs where they belong.
pub(super) fn add_fixed(
    inputs: &Inputs,
    structure: &Structure,
    parts: &[Parts; 2],
    (fixed, span): (&FixedCosts, (Month, Month)),
    slots: &mut Slots,
) -> Result<(), Error> {
    for ((account, month), f) in fixed.open.iter().filter(|c| span.0 <= c.0.1 && c.0.1 <= span.1) {
        if let Some(at) = structure.account_position(*account) {
            put(parts, &mut slots.slots[at], *month, *f).map_err(out_of_range)?;
        }
    }
    for (unit, month, booked, estimate) in inputs.closed.iter().filter(|c| span.0 <= c.1 && c.1 <= span.1) {
        let of_unit = structure.unit_position(*unit).map(|p| slots.of_unit[p]);
        if let Some(at) = of_unit.or_else(|| structure.account_position(AccountId(unit.0))) {
            let f = FixedOf { booked: *booked, estimate: *estimate, gone: booked + estimate };
            put(parts, &mut slots.slots[at], *month, f).map_err(out_of_range)?;
        }
    }
    Ok(())
}

/// Puts a month's costs into whichever of the two periods it lies in; edge days take their share.
pub(super) fn put(parts: &[Parts; 2], slot: &mut Slot, month: Month, f: FixedOf) -> Result<(), OutOfRange> {
    if parts[0].has(month) {
        put_fixed(&mut slot.now, f)?;
        if slot.months.is_empty() {
            slot.months = vec![Core::default(); parts[0].count()];
        }
        if let Some(core) = parts[0].place(month).and_then(|i| slot.months.get_mut(i)) {
            core.fixed += f.booked + f.estimate;
        }
    }
    if parts[1].has(month) {
        put_fixed(&mut slot.before, f)?;
    }
    for (i, part) in parts.iter().enumerate() {
        for (from, to) in part.edges.iter().filter(|e| e.0.month() == month) {
            let side = if i == 0 { &mut slot.now } else { &mut slot.before };
            let days = i64::from(month.last().0.day());
            let share = |x: i64| spread::days_share(x, i64::from(from.0.day()), i64::from(to.0.day()), days);
            let part = FixedOf { booked: share(f.booked), estimate: share(f.estimate), gone: share(f.gone) };
            put_fixed(side, part)?;
        }
    }
    Ok(())
}

fn put_fixed(side: &mut Side, f: FixedOf) -> Result<(), OutOfRange> {
    side.fixed_gone += f.gone;
    if f.booked != 0 {
        side.amounts.add(Kind::AccountFixedCost, Source::Booked, f.booked)?;
    }
    if f.estimate != 0 {
        side.amounts.add(Kind::AccountFixedCost, Source::Estimate, f.estimate)?;
    }
    Ok(())
}

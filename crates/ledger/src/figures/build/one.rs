//! One account in several periods, from its own months alone.
use super::finish::figure;
use super::fixed::{FixedCosts, put};
use super::parts::Parts;
use super::{Slot, Stuff, add_month, out_of_range};
use crate::figures::roll::Ground;
use crate::figures::{Figure, FixedOf};
use base::ids::{AccountId, UnitId};
use base::{Error, Month, Period};
use engine_value::contribution::Level;

/// The deepest contribution kept, and the figure.
pub(in crate::figures) type Leveled = (Option<Level>, Figure);

/// The account in each of the periods (whole months, within what `fixed` covers), and the deepest contribution the firm
/// keeps in it. The same figures as those of the whole firm have for it.
pub(in crate::figures) fn account_at(
    ground: &Ground,
    stuff: &Stuff,
    fixed: &FixedCosts,
    account: AccountId,
    periods: &[Period],
) -> Result<Option<Vec<Leveled>>, Error> {
    let Some(info) = stuff.structure.account(account) else { return Ok(None) };
    let units: Vec<UnitId> = info.units.iter().map(|at| stuff.structure.units[*at].unit_id).collect();
    let mine = |at: UnitId| at.0 == account.0 || units.contains(&at);
    let closed: Vec<_> = stuff.inputs.closed.iter().filter(|c| mine(c.0)).collect();
    let mut out = Vec::with_capacity(periods.len());
    for period in periods {
        let parts = [Parts::of(*period), Parts::default()];
        let Some(span) = parts[0].months.filter(|m| parts[0].edges.is_empty() && fixed.covers(*m)) else {
            return Ok(None);
        };
        let mut slot = Slot::default();
        let mut done = Ok(());
        ground.each_of(&units, span, |unit, month, sums, counts| {
            if done.is_ok() {
                done = add_month(&stuff.inputs, &parts, &mut slot, (unit, month, sums, counts));
            }
        })?;
        done.map_err(out_of_range)?;
        for month in (span.0.0..=span.1.0).map(Month) {
            if let Some(f) = fixed.of(account, month) {
                put(&parts, &mut slot, month, f).map_err(out_of_range)?;
            }
        }
        for (_, month, booked, estimate) in &closed {
            let f = FixedOf { booked: *booked, estimate: *estimate, gone: booked + estimate };
            put(&parts, &mut slot, *month, f).map_err(out_of_range)?;
        }
        let rules = stuff.inputs.rules(*period);
        let level = rules.kept.deepest();
        out.push((level, figure(&slot, (&rules, &rules), level, parts[0].count())));
    }
    Ok(Some(out))
}

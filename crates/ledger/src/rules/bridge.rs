//! Why net revenue changed between two periods, from what was sold per offering and the ladders of both.
use crate::store::SoldRow;
use base::ids::OfferingId;
use engine_value::contribution::Ladder;
use engine_value::price_volume_mix::{Beside, Bridge, Item, PriceVolumeMix, Sold};
use std::collections::BTreeMap;

/// The buckets and their sum, the change of net revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BridgeOf {
    pub bridge: Bridge,
    pub sum: i64,
}

/// `None` where an amount is unknown or leaves its range.
pub(crate) fn bridge(before: &Ladder, now: &Ladder, sold_before: &[SoldRow], sold_now: &[SoldRow]) -> Option<BridgeOf> {
    let mut units: BTreeMap<&str, u32> = BTreeMap::new();
    let mut items: BTreeMap<(OfferingId, u32), Item> = BTreeMap::new();
    let mut beside = Beside {
        deductions_before: before.deductions_after_invoice()?,
        deductions_now: now.deductions_after_invoice()?,
        ..Beside::default()
    };
    for (rows, is_now) in [(sold_before, false), (sold_now, true)] {
        for (offering, unit, quantity, invoiced) in rows {
            let next = u32::try_from(units.len()).ok()?;
            let unit_of_measure = *units.entry(unit.as_deref().unwrap_or("")).or_insert(next);
            let Some(offering) = offering.filter(|_| *quantity != 0) else {
                let to = if is_now { &mut beside.without_offering_now } else { &mut beside.without_offering_before };
                *to = to.checked_add(*invoiced)?;
                continue;
            };
            let item = items.entry((offering, unit_of_measure)).or_insert(Item { unit_of_measure, ..Item::default() });
            let side = if is_now { &mut item.now } else { &mut item.before };
            *side = Sold {
                quantity: side.quantity.checked_add(*quantity)?,
                invoiced: side.invoiced.checked_add(*invoiced)?,
            };
        }
    }
    let items: Vec<Item> = items.into_values().collect();
    let bridge = PriceVolumeMix::of(&items, &beside)?.bridge;
    Some(BridgeOf { bridge, sum: bridge.sum()? })
}

//! Why net revenue changed between two periods, from what was sold per offering and the ladders of both.
use crate::store::{Abroad, SoldRow};
use base::ids::OfferingId;
use engine_value::contribution::Ladder;
use engine_value::money::round_half_away;
use engine_value::price_volume_mix::{Beside, Bridge, Item, PriceVolumeMix, Sold};
use std::collections::BTreeMap;

/// The buckets and their sum, the change of net revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BridgeOf {
    pub bridge: Bridge,
    pub sum: i64,
}

/// What was sold in a period, and which of it in other currencies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SoldIn<'a> {
    pub rows: &'a [SoldRow],
    pub abroad: &'a [Abroad],
}

/// `None` where an amount is unknown or leaves its range.
pub(crate) fn bridge(before: &Ladder, now: &Ladder, sold_before: SoldIn<'_>, sold_now: SoldIn<'_>) -> Option<BridgeOf> {
    let mut units: BTreeMap<&str, u32> = BTreeMap::new();
    let mut items: BTreeMap<(OfferingId, u32), Item> = BTreeMap::new();
    let mut beside = Beside {
        deductions_before: before.deductions_after_invoice()?,
        deductions_now: now.deductions_after_invoice()?,
        ..Beside::default()
    };
    for (rows, is_now) in [(sold_before.rows, false), (sold_now.rows, true)] {
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
    for ((offering, unit, _), effect) in currency_effects(sold_before.abroad, sold_now.abroad)? {
        let unit_of_measure = units.get(unit).copied();
        let item = offering.zip(unit_of_measure).and_then(|key| items.get_mut(&key));
        let to = item.map_or(&mut beside.without_offering_currency, |i| &mut i.currency);
        *to = to.checked_add(effect)?;
    }
    let items: Vec<Item> = items.into_values().collect();
    let bridge = PriceVolumeMix::of(&items, &beside)?.bridge;
    Some(BridgeOf { bridge, sum: bridge.sum()? })
}

/// Offering, unit of measure and currency.
type Place<'a> = (Option<OfferingId>, &'a str, &'a str);

/// What of the sales now only comes from other exchange rates: each currency's sales at its rate of the period before (all
/// sales in that currency together). A currency without sales before has no rate to compare with, and no effect.
fn currency_effects<'a>(before: &[Abroad], now: &'a [Abroad]) -> Option<BTreeMap<Place<'a>, i64>> {
    let mut rates: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
    for a in before {
        let rate = rates.entry(&a.currency).or_default();
        *rate = (rate.0 + i128::from(a.foreign), rate.1 + i128::from(a.invoiced));
    }
    let mut sold: BTreeMap<Place<'a>, (i128, i128)> = BTreeMap::new();
    for a in now {
        let place = (a.offering, a.unit_of_measure.as_deref().unwrap_or(""), a.currency.as_str());
        let sums = sold.entry(place).or_default();
        *sums = (sums.0 + i128::from(a.foreign), sums.1 + i128::from(a.invoiced));
    }
    let mut out = BTreeMap::new();
    for (place, (foreign, invoiced)) in sold {
        let Some((f0, r0)) = rates.get(place.2).filter(|(f0, _)| *f0 > 0) else { continue };
        let at_old_rate = round_half_away(foreign.checked_mul(*r0)?, *f0)?;
        out.insert(place, i64::try_from(invoiced.checked_sub(at_old_rate)?).ok()?);
    }
    Some(out)
}

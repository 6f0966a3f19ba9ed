//! Price, volume and mix (*Preis-, Mengen-, Mixeffekt*): why net revenue changed between two periods, to the cent.
//!
//! It runs on invoiced sales per offering within one unit of measure, with average price `P̄0 = R0/Q0`:
//! `volume = (Q1−Q0)·P̄0`, `mix = Σ q1·p0 − Q1·P̄0`, `price = Σ q1·(p1−p0)`. Several units of measure: one each, added.
//! Everything that cannot be compared has its own bucket: offerings that are new or dropped (quantity ≤ 0 in one of the
//! periods), sales without offering or quantity (also offerings with quantity ≤ 0 in both), currency, and the change of the
//! deductions after the invoice (ladder lines 4 to 7). The buckets sum to the change of net revenue exactly; volume, mix
//! and price are rounded to the cent by the largest remainder within their unit of measure.
//! On offerings several formulas exist with equal totals; here `mix_i = (share1_i − share0_i)·Q1·(p0_i − P̄0)`.
//! `None` when sums leave their range. No sampling error: these are booked figures. Source: methods 4, decisions 3.13.

use crate::money::{apportion, from_f64, round_half_away};

/// Quantity and invoiced sales of one offering in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sold {
    /// In thousandths of the unit of measure.
    pub quantity: i64,
    /// Minor units of the firm's currency.
    pub invoiced: i64,
}

/// One offering in both periods. An offering sold in two units of measure is two items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Item {
    /// Any number that is the same for the same unit of measure.
    pub unit_of_measure: u32,
    pub before: Sold,
    pub now: Sold,
    /// The part of `now.invoiced` that only comes from other exchange rates than before.
    pub currency: i64,
}

/// What is not an offering with a quantity. Amounts of the two periods in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Beside {
    /// Invoiced sales without offering or quantity.
    pub without_offering_before: i64,
    pub without_offering_now: i64,
    /// The part of `without_offering_now` that only comes from other exchange rates.
    pub without_offering_currency: i64,
    /// Deductions after the invoice (lines 4 to 7), positive.
    pub deductions_before: i64,
    pub deductions_now: i64,
}

/// The buckets; their sum is the change of net revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bridge {
    pub volume: i64,
    pub mix: i64,
    pub price: i64,
    pub new: i64,
    pub dropped: i64,
    pub without_offering: i64,
    pub currency: i64,
    /// Negative when deductions rose.
    pub deductions: i64,
}

impl Bridge {
    /// Sum of all buckets; `None` beyond `i64`.
    pub fn sum(&self) -> Option<i64> {
        crate::money::sum([
            self.volume,
            self.mix,
            self.price,
            self.new,
            self.dropped,
            self.without_offering,
            self.currency,
            self.deductions,
        ])
    }
}

/// What happened to an offering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Sold in both periods: mix and price add up to those of its unit of measure.
    Kept {
        mix: i64,
        price: i64,
    },
    New,
    Dropped,
    /// No positive quantity in either period.
    WithoutQuantity,
}

/// One unit of measure by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitBridge {
    pub unit_of_measure: u32,
    pub volume: i64,
    pub mix: i64,
    pub price: i64,
}

/// The whole explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceVolumeMix {
    pub bridge: Bridge,
    /// Units of measure with kept offerings, ascending.
    pub units: Vec<UnitBridge>,
    /// Per item, in the caller's order.
    pub items: Vec<Fate>,
}

/// An amount in millionths of a minor unit: prices are quotients, and their remainder must survive until the end.
const FINE: i128 = 1_000_000;

impl PriceVolumeMix {
    /// Explains the change from before to now.
    pub fn of(items: &[Item], beside: &Beside) -> Option<Self> {
        let currency = items.iter().map(|item| item.currency).chain([beside.without_offering_currency]);
        let loose_now = beside.without_offering_now.checked_sub(beside.without_offering_currency)?;
        let mut bridge = Bridge {
            currency: crate::money::sum(currency)?,
            without_offering: loose_now.checked_sub(beside.without_offering_before)?,
            deductions: beside.deductions_before.checked_sub(beside.deductions_now)?,
            ..Bridge::default()
        };
        let mut fates = Vec::with_capacity(items.len());
        for item in items {
            let (fate, bucket) = match (item.before.quantity > 0, item.now.quantity > 0) {
                (true, true) => (Fate::Kept { mix: 0, price: 0 }, None),
                (false, true) => (Fate::New, Some(&mut bridge.new)),
                (true, false) => (Fate::Dropped, Some(&mut bridge.dropped)),
                (false, false) => (Fate::WithoutQuantity, Some(&mut bridge.without_offering)),
            };
            if let Some(bucket) = bucket {
                *bucket = bucket.checked_add(change(item)?)?;
            }
            fates.push(fate);
        }
        let mut kept: Vec<usize> = (0..items.len()).filter(|i| matches!(fates[*i], Fate::Kept { .. })).collect();
        kept.sort_by_key(|position| (items[*position].unit_of_measure, *position));
        let mut units = Vec::new();
        for group in kept.chunk_by(|a, b| items[*a].unit_of_measure == items[*b].unit_of_measure) {
            let unit = one_unit(items, group, &mut fates)?;
            bridge.volume = bridge.volume.checked_add(unit.volume)?;
            bridge.mix = bridge.mix.checked_add(unit.mix)?;
            bridge.price = bridge.price.checked_add(unit.price)?;
            units.push(unit);
        }
        bridge.sum()?;
        Some(Self { bridge, units, items: fates })
    }
}

/// Invoiced now at the exchange rates of before.
fn now_at_old_rates(item: &Item) -> Option<i64> {
    item.now.invoiced.checked_sub(item.currency)
}

fn change(item: &Item) -> Option<i64> {
    now_at_old_rates(item)?.checked_sub(item.before.invoiced)
}

/// Volume, mix and price of the kept offerings of one unit of measure.
fn one_unit(items: &[Item], group: &[usize], fates: &mut [Fate]) -> Option<UnitBridge> {
    let total = |value: &dyn Fn(&Item) -> Option<i64>| {
        group.iter().try_fold(0_i128, |sum, position| sum.checked_add(i128::from(value(&items[*position])?)))
    };
    let q0 = total(&|item| Some(item.before.quantity))?;
    let q1 = total(&|item| Some(item.now.quantity))?;
    let r0 = total(&|item| Some(item.before.invoiced))?;
    let r1 = total(&now_at_old_rates)?;
    let at_old_price = group.iter().map(|i| at_price(&items[*i])).collect::<Option<Vec<i128>>>()?;
    let old_prices = at_old_price.iter().try_fold(0_i128, |sum, value| sum.checked_add(*value))?;
    let old_average = round_half_away(q1.checked_mul(r0)?.checked_mul(FINE)?, q0)?;
    let fine = [
        old_average.checked_sub(r0.checked_mul(FINE)?)?,
        old_prices.checked_sub(old_average)?,
        r1.checked_mul(FINE)?.checked_sub(old_prices)?,
    ];
    let [volume, mix, price] = to_cents(fine)?;
    let average = r0 as f64 / q0 as f64;
    let mixes: Vec<f64> = group.iter().map(|i| mix_of(&items[*i], q1 as f64 / q0 as f64, average)).collect();
    let prices = group.iter().zip(&at_old_price).map(|(i, old)| {
        let now = i128::from(now_at_old_rates(&items[*i])?).checked_mul(FINE)?;
        Some(now.checked_sub(*old)? as f64 / FINE as f64)
    });
    let prices = apportion(price, &prices.collect::<Option<Vec<f64>>>()?)?;
    for ((position, mix), price) in group.iter().zip(apportion(mix, &mixes)?).zip(prices) {
        fates[*position] = Fate::Kept { mix, price };
    }
    Some(UnitBridge { unit_of_measure: items[group[0]].unit_of_measure, volume, mix, price })
}

/// `q1·p0` in millionths of a minor unit.
fn at_price(item: &Item) -> Option<i128> {
    let product = i128::from(item.now.quantity) * i128::from(item.before.invoiced);
    round_half_away(product.checked_mul(FINE)?, i128::from(item.before.quantity))
}

fn mix_of(item: &Item, growth: f64, average: f64) -> f64 {
    let (q0, q1) = (item.before.quantity as f64, item.now.quantity as f64);
    (q1 - q0 * growth) * (item.before.invoiced as f64 / q0 - average)
}

/// Rounds to whole minor units; the sum is a whole number of them and stays what it is.
fn to_cents(fine: [i128; 3]) -> Option<[i64; 3]> {
    let whole = fine.iter().try_fold(0_i128, |sum, value| sum.checked_add(*value))? / FINE;
    let mut cents = fine.map(|value| value.div_euclid(FINE));
    let left = usize::try_from(whole.checked_sub(cents.iter().sum::<i128>())?).ok()?;
    let mut order = [0, 1, 2];
    order.sort_by_key(|position| (std::cmp::Reverse(fine[*position].rem_euclid(FINE)), *position));
    for position in order.into_iter().take(left) {
        cents[position] += 1;
    }
    let [volume, mix, price] = cents.map(|value| i64::try_from(value).ok());
    Some([volume?, mix?, price?])
}

/// Growth of volume that makes up for a price cut: `d/(m − d)`, with the cut `d` as a share of the price and the
/// contribution ratio `m`, all fractions. `None` when it cannot be made up (`d >= m`) or for a negative cut.
pub fn break_even_growth(cut: f64, contribution_ratio: f64) -> Option<f64> {
    let fine = cut.is_finite() && contribution_ratio.is_finite() && (0.0..contribution_ratio).contains(&cut);
    fine.then(|| cut / (contribution_ratio - cut)).filter(|growth| growth.is_finite())
}

/// The same as invoiced sales in minor units: what has to be sold more at the old price. `None` as above.
pub fn break_even_sales(invoiced: i64, cut: f64, contribution_ratio: f64) -> Option<i64> {
    from_f64(invoiced as f64 * break_even_growth(cut, contribution_ratio)?)
}

#[cfg(test)]
mod tests;

//! Fixed and shared costs over their months, driver counts at their rates.
//!
//! Months get whole minor units that add up: after k of n months exactly `round(k/n)` of the amount has been spread. A
//! shared cost is first split among its members, year by year of its validity, then each part is spread.
use crate::model::Per;
use base::Month;
use engine_value::money::{mul_div, round_half_away, split_largest_remainder};

/// A span of months with an amount for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tranche {
    pub first: Month,
    pub last: Month,
    pub amount: i64,
}

impl Tranche {
    fn months(&self) -> i64 {
        i64::from(self.last.0 - self.first.0 + 1)
    }
    /// What of the amount falls on a month.
    pub fn of_month(&self, month: Month) -> i64 {
        if month < self.first || month > self.last {
            return 0;
        }
        let until = |k: i64| mul_div(self.amount, k, self.months()).unwrap_or(0);
        let k = i64::from(month.0 - self.first.0);
        until(k + 1) - until(k)
    }
}

/// The tranches that touch the months `first` to `last`: one for a total, one for each year of validity otherwise. A
/// last year that is not whole gets its share.
pub fn tranches(amount: i64, per: Per, from: Month, to: Option<Month>, (first, last): (Month, Month)) -> Vec<Tranche> {
    if per == Per::Total {
        let Some(to) = to else { return Vec::new() };
        return if from <= last && first <= to { vec![Tranche { first: from, last: to, amount }] } else { Vec::new() };
    }
    let end = to.unwrap_or(last).min(last);
    let skip = ((first.0 - from.0).div_euclid(12)).max(0);
    let mut out = Vec::new();
    let mut start = from.plus(skip * 12);
    while start <= end {
        let year_end = start.plus(11);
        let stop = to.map_or(year_end, |to| to.min(year_end));
        let share = mul_div(amount, i64::from(stop.0 - start.0 + 1), 12).unwrap_or(0);
        out.push(Tranche { first: start, last: stop, amount: share });
        start = start.plus(12);
    }
    out
}

/// Each member's part of a tranche by the weights; equal parts when all weights are zero.
pub fn split(tranche: Tranche, weights: &[i64]) -> Vec<Tranche> {
    let floor: Vec<i64> = weights.iter().map(|w| (*w).max(0)).collect();
    let parts = split_largest_remainder(tranche.amount, &floor)
        .or_else(|| split_largest_remainder(tranche.amount, &vec![1; weights.len()]))
        .unwrap_or_default();
    parts.into_iter().map(|amount| Tranche { amount, ..tranche }).collect()
}

/// Cost of a month's count (thousandths) at a rate (millionths), in minor units; balances cost a twelfth of the rate.
pub fn driver_cost(count: i64, rate_millionths: i64, exponent: u8, balance: bool) -> Option<i64> {
    let scale = 10_i128.checked_pow(9_u32.checked_sub(u32::from(exponent))?)? * if balance { 12 } else { 1 };
    i64::try_from(round_half_away(i128::from(count) * i128::from(rate_millionths), scale)?).ok()
}

/// What of a month's amount falls on its days `from` to `to` (1-based, inclusive) of `days`.
pub fn days_share(amount: i64, from: i64, to: i64, days: i64) -> i64 {
    let until = |k: i64| mul_div(amount, k, days).unwrap_or(0);
    until(to) - until(from - 1)
}

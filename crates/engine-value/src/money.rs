//! Integer arithmetic for booked amounts: rounding, splitting and products that add up to the cent.
//!
//! Rounding is half away from zero (*kaufmännische Rundung*), once, at the end. A total is split by the method of the
//! largest remainder, so that the parts are the whole. Every function returns `None` where the result leaves its range
//! or a divisor is zero. Source: methods handbook section 0, decisions 3.2.

/// Divides and rounds half away from zero. `None` for a divisor of zero and at the very edge of `i128`.
pub fn round_half_away(numerator: i128, denominator: i128) -> Option<i128> {
    if denominator == 0 {
        return None;
    }
    let quotient = numerator.checked_div(denominator)?;
    let rest = numerator.checked_rem(denominator)?.unsigned_abs();
    let half_or_more = rest >= denominator.unsigned_abs() - rest;
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    if half_or_more { quotient.checked_add(away) } else { Some(quotient) }
}

/// `value × numerator / denominator`, rounded once half away from zero.
pub fn mul_div(value: i64, numerator: i64, denominator: i64) -> Option<i64> {
    let product = i128::from(value) * i128::from(numerator);
    i64::try_from(round_half_away(product, i128::from(denominator))?).ok()
}

/// Minor units from a quantity in thousandths and a price in millionths of the major unit, rounded once.
/// `exponent` is the number of decimals of the currency (2 for the euro, 0 for the yen); above 9 it is refused.
pub fn product_minor(quantity_thousandths: i64, price_millionths: i64, exponent: u8) -> Option<i64> {
    let product = i128::from(quantity_thousandths) * i128::from(price_millionths);
    let scale = 10_i128.checked_pow(9_u32.checked_sub(u32::from(exponent))?)?;
    i64::try_from(round_half_away(product, scale)?).ok()
}

/// Sum of amounts, `None` when it leaves `i64`.
pub fn sum(values: impl IntoIterator<Item = i64>) -> Option<i64> {
    let total = values.into_iter().try_fold(0_i128, |sum, value| sum.checked_add(i128::from(value)))?;
    i64::try_from(total).ok()
}

/// A fraction of two amounts; `None` when the divisor is zero.
pub fn ratio(numerator: i64, denominator: i64) -> Option<f64> {
    (denominator != 0).then(|| numerator as f64 / denominator as f64)
}

/// Rounds a computed (not booked) value to minor units, half away from zero; `None` if it is no number or out of range.
pub fn from_f64(value: f64) -> Option<i64> {
    let rounded = value.round();
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked in the same line")]
    (rounded.abs() < 9.2e18).then_some(rounded as i64)
}

/// Splits `total` in proportion to `weights`; the parts add up to `total` exactly.
///
/// What whole division leaves over goes to the largest remainders, one unit each, the earlier position first among
/// equals. A negative total is split like its positive twin. `None` when a weight is negative or all are zero.
pub fn split_largest_remainder(total: i64, weights: &[i64]) -> Option<Vec<i64>> {
    if weights.iter().any(|weight| *weight < 0) {
        return None;
    }
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return None;
    }
    let amount = i128::from(total).abs();
    let mut parts: Vec<i128> = Vec::with_capacity(weights.len());
    let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
    for (position, weight) in weights.iter().enumerate() {
        let share = amount * i128::from(*weight);
        parts.push(share / whole);
        remainders.push((share % whole, position));
    }
    let left = amount - parts.iter().sum::<i128>();
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let left = usize::try_from(left).ok()?;
    for (_, position) in remainders.into_iter().take(left) {
        parts[position] += 1;
    }
    parts.into_iter().map(|part| i64::try_from(if total < 0 { -part } else { part }).ok()).collect()
}

/// Rounds `exact` values to whole numbers that add up to `total`, by the largest remainder; earlier position first among
/// equals. Meant for values whose true sum is `total`: a difference beyond rounding is spread evenly. `None` for an empty
/// list with a total other than zero, and for values that are no numbers or out of range.
pub fn apportion(total: i64, exact: &[f64]) -> Option<Vec<i64>> {
    if exact.is_empty() {
        return (total == 0).then(Vec::new);
    }
    let mut parts = exact.iter().map(|value| from_f64(value.floor())).collect::<Option<Vec<i64>>>()?;
    let count = i128::try_from(exact.len()).ok()?;
    let left = i128::from(total) - parts.iter().map(|part| i128::from(*part)).sum::<i128>();
    let everyone = i64::try_from(left.div_euclid(count)).ok()?;
    let some = usize::try_from(left.rem_euclid(count)).ok()?;
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| fraction(exact[*b]).total_cmp(&fraction(exact[*a])).then(a.cmp(b)));
    for (rank, position) in order.into_iter().enumerate() {
        parts[position] = parts[position].checked_add(everyone)?.checked_add(i64::from(rank < some))?;
    }
    Some(parts)
}

fn fraction(value: f64) -> f64 {
    value - value.floor()
}

#[cfg(test)]
mod tests;

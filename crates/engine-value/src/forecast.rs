//! The year to come: a projection from the year so far, how good projections were, and the pipeline beside it.
//!
//! `Hochrechnung = year to date / usual seasonal share of the year to date`. Accuracy over past periods:
//! `WAPE = Σ|A−F|/Σ A`, `bias = Σ(F−A)/Σ A` (positive: too high), fractions. The pipeline `Σ p·value` is kept apart and never
//! added to a projection that already contains it. Amounts in minor units; `None` where a divisor is not positive or a
//! sum leaves `i64`. Source: methods 4.

use crate::money::{from_f64, sum};

/// Year to date divided by its usual share of a year, a fraction in (0, 1].
pub fn from_year_to_date(year_to_date: i64, seasonal_share: f64) -> Option<i64> {
    (seasonal_share > 0.0 && seasonal_share <= 1.0).then(|| from_f64(year_to_date as f64 / seasonal_share)).flatten()
}

/// The share of a year that the first `months` usually bring, from past years month by month. `None` unless the years sum
/// to something positive.
pub fn seasonal_share(past_years: &[[i64; 12]], months: usize) -> Option<f64> {
    let whole = sum(past_years.iter().flatten().copied()).filter(|whole| *whole > 0)?;
    let part = sum(past_years.iter().flat_map(|year| year.iter().take(months)).copied())?;
    Some(part as f64 / whole as f64)
}

/// What happened and what had been forecast for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    pub actual: i64,
    pub forecast: i64,
}

/// Weighted absolute percentage error, a fraction, 0 is perfect.
pub fn wape(outcomes: &[Outcome]) -> Option<f64> {
    over_actual(outcomes, |outcome| (i128::from(outcome.actual) - i128::from(outcome.forecast)).abs())
}

/// Mean error as a fraction of the actual sum; positive when forecasts were too high.
pub fn bias(outcomes: &[Outcome]) -> Option<f64> {
    over_actual(outcomes, |outcome| i128::from(outcome.forecast) - i128::from(outcome.actual))
}

fn over_actual(outcomes: &[Outcome], error: impl Fn(&Outcome) -> i128) -> Option<f64> {
    let actual: i128 = outcomes.iter().map(|outcome| i128::from(outcome.actual)).sum();
    let errors: i128 = outcomes.iter().map(error).sum();
    (actual > 0).then(|| errors as f64 / actual as f64)
}

/// Expected value of open opportunities, each with its probability 0 to 1, rounded once.
pub fn pipeline(opportunities: &[(f64, i64)]) -> Option<i64> {
    let fine = opportunities.iter().all(|(p, _)| (0.0..=1.0).contains(p));
    fine.then(|| from_f64(opportunities.iter().map(|(p, value)| p * *value as f64).sum())).flatten()
}

#[cfg(test)]
mod tests;

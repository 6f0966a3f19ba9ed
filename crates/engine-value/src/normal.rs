//! The normal and Student distributions as far as the other modules need them.
//!
//! Values that are no numbers give `None` where a caller could pass one. Source: standard results; the error function and
//! the incomplete beta function come from `statrs`.

use statrs::distribution::{ContinuousCDF, StudentsT};
use statrs::function::erf::erfc;

/// The 97.5 % quantile of the standard normal distribution, half of a two-sided 95 % interval.
pub const Z_975: f64 = 1.959_963_984_540_054;

/// Φ(x), the standard normal distribution function.
pub fn cdf(x: f64) -> f64 {
    if x.is_nan() { f64::NAN } else { 0.5 * erfc(-x / std::f64::consts::SQRT_2) }
}

/// Probability that the true value lies at or above `line`, when it is estimated as `value` with standard error `spread`.
/// A spread of zero gives 0, ½ (exactly on the line) or 1. `None` for a negative spread or values that are no numbers.
pub fn at_least(value: f64, line: f64, spread: f64) -> Option<f64> {
    if !value.is_finite() || !line.is_finite() || !spread.is_finite() || spread < 0.0 {
        return None;
    }
    if spread > 0.0 {
        return Some(cdf((value - line) / spread));
    }
    Some(match value.total_cmp(&line) {
        std::cmp::Ordering::Less => 0.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Greater => 1.0,
    })
}

/// The 97.5 % quantile of Student's distribution; `None` without a degree of freedom.
pub fn t_975(degrees_of_freedom: f64) -> Option<f64> {
    student(degrees_of_freedom).map(|student| student.inverse_cdf(0.975))
}

/// Student's distribution function at `x`.
pub fn t_cdf(x: f64, degrees_of_freedom: f64) -> Option<f64> {
    if x.is_nan() { None } else { student(degrees_of_freedom).map(|student| student.cdf(x)) }
}

fn student(degrees_of_freedom: f64) -> Option<StudentsT> {
    if degrees_of_freedom.is_finite() && degrees_of_freedom >= 1.0 {
        StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests;

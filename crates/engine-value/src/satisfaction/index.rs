//! The satisfaction index S: a person's score, the account's mean, and how far it is drawn towards the portfolio.

use super::Interval;
use crate::normal::Z_975;

/// One person's score with the weight of the role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighted {
    pub value: f64,
    pub weight: f64,
}

/// How strongly few answers are drawn to the portfolio mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    k: f64,
    sigma: f64,
}

impl Prior {
    /// `k` answers' worth of portfolio mean and `sigma`, the spread of persons within an account. Default 3 and 20.
    /// `None` unless both are positive.
    pub fn new(k: f64, sigma: f64) -> Option<Self> {
        (k.is_finite() && k > 0.0 && sigma.is_finite() && sigma > 0.0).then_some(Self { k, sigma })
    }

    /// Weight of the portfolio mean, in answers.
    pub fn k(self) -> f64 {
        self.k
    }

    /// Standard deviation of one person's score.
    pub fn sigma(self) -> f64 {
        self.sigma
    }
}

impl Default for Prior {
    fn default() -> Self {
        Self { k: 3.0, sigma: 20.0 }
    }
}

/// The index with everything it was made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// The index, 0 to 100.
    pub s: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// `s ± 1.96·sd`, cut to 0 … 100.
    pub interval: Interval,
    /// Weighted mean of the persons, before it is drawn to the portfolio.
    pub mean: f64,
    /// Effective number of answers.
    pub n_eff: f64,
    pub persons: usize,
    /// The portfolio mean it was drawn to.
    pub s0: f64,
}

/// The mean over the firm's accounts that an index is drawn to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PortfolioMean {
    pub s0: f64,
    /// Accounts with at least one answer that counts.
    pub accounts: usize,
    /// Too few accounts: the default stands in.
    pub default: bool,
}

/// Maps `x` on the scale `min … max` to 0 … 100; `None` off the scale.
pub fn to_100(x: f64, min: f64, max: f64) -> Option<f64> {
    (min.is_finite() && max.is_finite() && min < max && (min..=max).contains(&x))
        .then(|| (x - min) / (max - min) * 100.0)
}

/// A person's score: the plain mean of the answered items, each on 0 … 100. `None` without items or off the scale.
pub fn person_score(items: &[f64]) -> Option<f64> {
    let fine = !items.is_empty() && items.iter().all(|item| (0.0..=100.0).contains(item));
    fine.then(|| items.iter().sum::<f64>() / items.len() as f64)
}

/// Effective number of answers by Kish, `(Σw)²/Σw²`, between 1 and the number of weights. `None` without weights or with
/// one that is not positive and finite.
pub fn n_eff(weights: &[f64]) -> Option<f64> {
    let largest = weights.iter().copied().fold(0.0, f64::max);
    if weights.is_empty() || weights.iter().any(|weight| !weight.is_finite() || *weight <= 0.0) {
        return None;
    }
    let sum: f64 = weights.iter().map(|weight| weight / largest).sum();
    let squares: f64 = weights.iter().map(|weight| (weight / largest).powi(2)).sum();
    Some((sum * sum / squares).clamp(1.0, weights.len() as f64))
}

/// Weighted mean; `None` as for [`n_eff`] and for values that are no numbers.
pub fn mean(values: &[Weighted]) -> Option<f64> {
    n_eff(&weights(values))?;
    let largest = values.iter().map(|value| value.weight).fold(0.0, f64::max);
    let sum: f64 = values.iter().map(|value| value.weight / largest).sum();
    let mean = values.iter().map(|value| value.value * (value.weight / largest)).sum::<f64>() / sum;
    mean.is_finite().then_some(mean)
}

/// The middle one of the weights (the mean of the two middle ones): what one more answer of this account would weigh.
pub fn typical_weight(values: &[Weighted]) -> Option<f64> {
    n_eff(&weights(values))?;
    let mut sorted = weights(values);
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    Some(if sorted.len() % 2 == 1 { sorted[middle] } else { f64::midpoint(sorted[middle - 1], sorted[middle]) })
}

/// The index of an account or of one driver:
/// `S = (n_eff·m + k·S0)/(n_eff + k)`, `SD = σ/sqrt(n_eff + k)`.
/// `None` without answers (S is then unknown, not `s0`), for scores or `s0` off 0 … 100 and for impossible weights.
pub fn index(persons: &[Weighted], s0: f64, prior: Prior) -> Option<Index> {
    let scale = 0.0..=100.0;
    if !scale.contains(&s0) || persons.iter().any(|person| !scale.contains(&person.value)) {
        return None;
    }
    let (mean, n_eff) = (mean(persons)?, n_eff(&weights(persons))?);
    let s = ((n_eff * mean + prior.k * s0) / (n_eff + prior.k)).clamp(0.0, 100.0);
    let sd = prior.sigma / (n_eff + prior.k).sqrt();
    Some(Index {
        s,
        sd,
        interval: Interval::around(s, Z_975 * sd, 0.0, 100.0),
        mean,
        n_eff,
        persons: persons.len(),
        s0,
    })
}

/// S0: the plain mean of the account means; fewer than `least` accounts (default 5): `fallback` (default 70).
/// Means that are no numbers on 0 … 100 are left out.
pub fn portfolio_mean(account_means: &[f64], least: usize, fallback: f64) -> PortfolioMean {
    let means: Vec<f64> = account_means.iter().copied().filter(|mean| (0.0..=100.0).contains(mean)).collect();
    let accounts = means.len();
    let default = accounts < least.max(1);
    let s0 = if default { fallback } else { means.iter().sum::<f64>() / accounts as f64 };
    PortfolioMean { s0, accounts, default }
}

pub(super) fn weights(values: &[Weighted]) -> Vec<f64> {
    values.iter().map(|value| value.weight).collect()
}

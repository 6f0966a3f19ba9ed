//! Whether satisfaction fell between two waves.
//!
//! If at least three persons answered both times, their own changes decide: mean change `d` by weight, its variance from
//! `k` pseudo-observations of the prior's σ² and the changes seen, `P(decline)` by Student's distribution with
//! `k + n − 1` degrees of freedom (default; it cannot become certain only because three persons moved alike). Otherwise
//! both indices are compared as independent: `P(decline) = Φ((S_old − S_new)/sqrt(SD_old² + SD_new²))`.

use super::index::{Index, Prior, Weighted, mean, n_eff, weights};
use crate::normal;

/// What may be said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// `P(decline)` is above the line.
    Fell,
    /// `1 − P(decline)` is above the line.
    Rose,
    NotClear,
}

impl Verdict {
    /// `fell`, `rose` or `not_clear`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fell => "fell",
            Self::Rose => "rose",
            Self::NotClear => "not_clear",
        }
    }

    fn of(p_decline: f64, line: f64) -> Self {
        if p_decline > line {
            Self::Fell
        } else if 1.0 - p_decline > line {
            Self::Rose
        } else {
            Self::NotClear
        }
    }
}

/// What the comparison rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Basis {
    /// The same persons, with their weighted mean change in points.
    SamePersons { persons: usize, mean_change: f64 },
    /// The waves as a whole; only so many answered both times.
    Waves { persons_in_both: usize },
}

/// The comparison of two waves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    pub basis: Basis,
    pub p_decline: f64,
    pub verdict: Verdict,
}

/// One person's scores in both waves, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    pub before: f64,
    pub now: f64,
    pub weight: f64,
}

/// Persons that must have answered both times for their changes to decide.
const SAME_PERSONS: usize = 3;

/// Probability that the new index lies below the old one, both taken as independent.
pub fn decline_probability(before: &Index, now: &Index) -> Option<f64> {
    normal::at_least(before.s, now.s, before.sd.hypot(now.sd))
}

/// Compares two waves. `line` is the probability above which it may be said (default 0.9). `None` for scores off the
/// scale, impossible weights or a line below ½ or above 1.
pub fn compare(pairs: &[Paired], before: &Index, now: &Index, prior: Prior, line: f64) -> Option<Comparison> {
    if !(0.5..=1.0).contains(&line) {
        return None;
    }
    let (basis, p_decline) = if pairs.len() >= SAME_PERSONS {
        same_persons(pairs, prior)?
    } else {
        (Basis::Waves { persons_in_both: pairs.len() }, decline_probability(before, now)?)
    };
    Some(Comparison { basis, p_decline, verdict: Verdict::of(p_decline, line) })
}

fn same_persons(pairs: &[Paired], prior: Prior) -> Option<(Basis, f64)> {
    let scale = 0.0..=100.0;
    if !pairs.iter().all(|pair| scale.contains(&pair.before) && scale.contains(&pair.now)) {
        return None;
    }
    let changes: Vec<Weighted> =
        pairs.iter().map(|pair| Weighted { value: pair.now - pair.before, weight: pair.weight }).collect();
    let (mean_change, n_eff) = (mean(&changes)?, n_eff(&weights(&changes))?);
    let n = pairs.len() as f64;
    let seen: f64 = changes.iter().map(|change| (change.value - mean_change).powi(2)).sum();
    let freedom = prior.k() + n - 1.0;
    let variance = (prior.k() * prior.sigma().powi(2) + seen) / freedom;
    let p_decline = normal::t_cdf(-mean_change / (variance / n_eff).sqrt(), freedom)?;
    Some((Basis::SamePersons { persons: pairs.len(), mean_change }, p_decline))
}

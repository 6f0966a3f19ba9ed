//! Shares and means of few answers: satisfied customers, customer effort, response rate.

use super::Interval;
use crate::normal::{Z_975, t_975};

/// The 95 % interval of Wilson for `hits` out of `n`, as fractions in 0 … 1. `None` for `n = 0` or more hits than answers.
pub fn wilson(hits: u32, n: u32) -> Option<Interval> {
    if n == 0 || hits > n {
        return None;
    }
    let (n, z) = (f64::from(n), Z_975);
    let share = f64::from(hits) / n;
    let centre = (f64::from(hits) + z * z / 2.0) / (n + z * z);
    let half_width = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / (1.0 + z * z / n);
    let mut interval = Interval::around(centre, half_width, 0.0, 1.0);
    // at the ends the formula is exact, its floating-point value not quite
    if hits == 0 {
        interval.low = 0.0;
    }
    if share >= 1.0 {
        interval.high = 1.0;
    }
    Some(interval)
}

/// Share of satisfied persons: 4 or 5 on 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Csat {
    pub satisfied: u32,
    pub answers: u32,
    /// Fraction, 0 to 1.
    pub share: f64,
    /// Wilson, 95 %.
    pub interval: Interval,
}

/// `None` without answers or with one off the scale 1 to 5.
pub fn csat(answers: &[u8]) -> Option<Csat> {
    if !answers.iter().all(|answer| (1..=5).contains(answer)) {
        return None;
    }
    let satisfied = count(answers, 4)?;
    let answers = u32::try_from(answers.len()).ok()?;
    let interval = wilson(satisfied, answers)?;
    Some(Csat { satisfied, answers, share: f64::from(satisfied) / f64::from(answers), interval })
}

/// Customer effort ("made it easy", 1 to 7): mean, and share of 5 and more. Several contacts of one account are averaged
/// by the caller first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ces {
    pub answers: u32,
    pub mean: f64,
    /// Student's 95 % interval of the mean, cut to 1 … 7; `None` below two answers.
    pub mean_interval: Option<Interval>,
    /// Fraction of answers of 5 and more.
    pub share: f64,
    /// Wilson, 95 %, of that share.
    pub share_interval: Interval,
}

/// `None` without answers or with one off the scale 1 to 7.
pub fn ces(answers: &[u8]) -> Option<Ces> {
    if !answers.iter().all(|answer| (1..=7).contains(answer)) {
        return None;
    }
    let easy = count(answers, 5)?;
    let n = u32::try_from(answers.len()).ok()?;
    let share_interval = wilson(easy, n)?;
    let values: Vec<f64> = answers.iter().copied().map(f64::from).collect();
    let mean = values.iter().sum::<f64>() / f64::from(n);
    let mean_interval = mean_interval(&values)
        .map(|found| Interval { low: found.interval.low.clamp(1.0, 7.0), high: found.interval.high.clamp(1.0, 7.0) });
    Some(Ces { answers: n, mean, mean_interval, share: f64::from(easy) / f64::from(n), share_interval })
}

/// A mean with its sample standard deviation and Student's 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanInterval {
    pub mean: f64,
    pub sd: f64,
    pub interval: Interval,
}

/// `None` below two values or for values that are no numbers. No width when all agree: read it beside the number.
pub fn mean_interval(values: &[f64]) -> Option<MeanInterval> {
    let n = values.len() as f64;
    let t = t_975(n - 1.0)?;
    let mean = values.iter().sum::<f64>() / n;
    let sd = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let half_width = t * sd / n.sqrt();
    let interval = Interval { low: mean - half_width, high: mean + half_width };
    half_width.is_finite().then_some(MeanInterval { mean, sd, interval })
}

/// How many of the invited answered, as fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResponseRate {
    pub heads: f64,
    /// By weight; `None` when a weight is not positive and finite.
    pub weight: Option<f64>,
}

/// Each invited person with the weight and whether an answer came. `None` when nobody was invited.
pub fn response_rate(invited: &[(f64, bool)]) -> Option<ResponseRate> {
    if invited.is_empty() {
        return None;
    }
    let heads = invited.iter().filter(|(_, answered)| *answered).count() as f64 / invited.len() as f64;
    let fine = invited.iter().all(|(weight, _)| weight.is_finite() && *weight > 0.0);
    let answered: f64 = invited.iter().filter(|(_, answered)| *answered).map(|(weight, _)| weight).sum();
    let weight = answered / invited.iter().map(|(weight, _)| weight).sum::<f64>();
    Some(ResponseRate { heads, weight: (fine && weight.is_finite()).then_some(weight) })
}

fn count(answers: &[u8], least: u8) -> Option<u32> {
    u32::try_from(answers.iter().filter(|answer| **answer >= least).count()).ok()
}

//! Net Promoter Score: share of promoters (9–10) less share of detractors (0–6), in points.

use super::Interval;
use super::index::n_eff;
use crate::normal::Z_975;

/// Willingness to recommend, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recommend(u8);

impl Recommend {
    /// `None` above 10.
    pub fn new(points: u8) -> Option<Self> {
        (points <= 10).then_some(Self(points))
    }

    /// The answer given, 0 to 10.
    pub fn points(self) -> u8 {
        self.0
    }

    /// 9–10 promote, 7–8 are passive, 0–6 detract.
    pub fn group(self) -> Group {
        match self.0 {
            9.. => Group::Promoter,
            7..=8 => Group::Passive,
            _ => Group::Detractor,
        }
    }
}

/// What a recommendation counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Promoter,
    Passive,
    Detractor,
}

/// How many answered in which group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub promoters: u32,
    pub passives: u32,
    pub detractors: u32,
}

/// Shares of promoters and detractors among `n` answers (effective ones where weights differ).
#[derive(Debug, Clone, Copy)]
struct Shares {
    p: f64,
    d: f64,
    n: f64,
}

impl Shares {
    fn variance(self) -> f64 {
        (self.p + self.d - (self.p - self.d).powi(2)).max(0.0)
    }

    /// Three quarters of an answer more on either side and one and a half in the middle.
    fn adjusted(self) -> Self {
        let n = self.n + 3.0;
        Self { p: (self.p * self.n + 0.75) / n, d: (self.d * self.n + 0.75) / n, n }
    }

    fn standard_error(self) -> f64 {
        (self.variance() / self.n).sqrt()
    }

    fn adjusted_wald(self, correction: f64) -> Interval {
        let adjusted = self.adjusted();
        let half_width = Z_975 * adjusted.standard_error() * correction;
        Interval::around(adjusted.p - adjusted.d, half_width, -1.0, 1.0).times(100.0)
    }
}

impl Counts {
    /// Sorts answers into the groups.
    pub fn of(answers: &[Recommend]) -> Self {
        answers.iter().fold(Self::default(), |mut counts, answer| {
            let group = match answer.group() {
                Group::Promoter => &mut counts.promoters,
                Group::Passive => &mut counts.passives,
                Group::Detractor => &mut counts.detractors,
            };
            *group = group.saturating_add(1);
            counts
        })
    }

    /// Number of answers.
    pub fn n(self) -> u64 {
        u64::from(self.promoters) + u64::from(self.passives) + u64::from(self.detractors)
    }

    /// The score, −100 to 100; `None` without answers.
    pub fn nps(self) -> Option<f64> {
        self.shares().map(|shares| (shares.p - shares.d) * 100.0)
    }

    /// Standard error in points, `100·sqrt(V/n)` with `V = p + d − (p−d)²`. With the number of all asked (`population`)
    /// the variance shrinks by `(N−n)/(N−1)`; that assumes silence at random, which it rarely is.
    /// `None` without answers or with fewer asked than answered.
    pub fn standard_error(self, population: Option<u32>) -> Option<f64> {
        Some(self.shares()?.standard_error() * 100.0 * self.correction(population)?)
    }

    /// The plain interval `nps ± 1.96·SE`. It has no width when all agree: show [`Counts::adjusted_wald`] instead.
    pub fn wald(self) -> Option<Interval> {
        let (nps, half_width) = (self.nps()?, Z_975 * self.standard_error(None)?);
        Some(Interval { low: nps - half_width, high: nps + half_width })
    }

    /// 95 % interval of the product: adjusted Wald (Rocks 2016), cut to −100 … 100.
    pub fn adjusted_wald(self, population: Option<u32>) -> Option<Interval> {
        Some(self.shares()?.adjusted_wald(self.correction(population)?))
    }

    /// 95 % score interval: the differences a score test with the restricted maximum-likelihood shares does not reject.
    pub fn score_interval(self) -> Option<Interval> {
        let observed = self.nps()? / 100.0;
        let rejected = |difference: f64| {
            let n = self.n() as f64;
            let variance = self.restricted_variance(difference);
            (observed - difference).powi(2) * n > Z_975 * Z_975 * variance
        };
        let low = edge(-1.0, observed, rejected);
        let high = edge(1.0, observed, rejected);
        Some(Interval { low, high }.times(100.0))
    }

    /// Bounds of silence: all `silent` persons detract, or all promote. `None` when nobody was asked.
    pub fn bounds(self, silent: u32) -> Option<Interval> {
        let asked = self.n() as f64 + f64::from(silent);
        let lead = f64::from(self.promoters) - f64::from(self.detractors);
        let at = |silent: f64| 100.0 * (lead + silent) / asked;
        (asked > 0.0).then(|| Interval { low: at(-f64::from(silent)), high: at(f64::from(silent)) })
    }

    fn shares(self) -> Option<Shares> {
        let n = self.n() as f64;
        (n > 0.0).then(|| Shares { p: f64::from(self.promoters) / n, d: f64::from(self.detractors) / n, n })
    }

    fn correction(self, population: Option<u32>) -> Option<f64> {
        let Some(population) = population else { return Some(1.0) };
        let (n, all) = (self.n() as f64, f64::from(population));
        if all < n {
            return None;
        }
        Some(if all > 1.0 { ((all - n) / (all - 1.0)).sqrt() } else { 0.0 })
    }

    /// `p + d − θ²` where the shares maximise the likelihood under `p − d = θ`: the larger root of
    /// `2n·d² + B·d + C`, `B = −(P+D)(1−θ) + 2θ(N+D)`, `C = −D·θ(1−θ)`; for negative θ with the sides exchanged.
    fn restricted_variance(self, difference: f64) -> f64 {
        let (promoters, detractors) = (f64::from(self.promoters), f64::from(self.detractors));
        let theta = difference.abs();
        let (more, less) = if difference < 0.0 { (detractors, promoters) } else { (promoters, detractors) };
        let n = self.n() as f64;
        let b = -(more + less) * (1.0 - theta) + 2.0 * theta * (f64::from(self.passives) + less);
        let c = -less * theta * (1.0 - theta);
        let root = ((b * b - 8.0 * n * c).max(0.0).sqrt() - b) / (4.0 * n);
        let smaller_share = root.clamp(0.0, f64::midpoint(1.0, -theta));
        (2.0 * smaller_share + theta - theta * theta).max(0.0)
    }
}

/// The border between kept and rejected on the way from `inside` to `outside`, by bisection.
fn edge(outside: f64, inside: f64, rejected: impl Fn(f64) -> bool) -> f64 {
    if !rejected(outside) {
        return outside;
    }
    let (mut outside, mut inside) = (outside, inside);
    for _ in 0..100 {
        let middle = f64::midpoint(outside, inside);
        if rejected(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    inside
}

/// The score with weights, shown beside the plain one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedNps {
    /// Points, −100 to 100.
    pub nps: f64,
    /// Effective number of answers.
    pub n_eff: f64,
    /// 95 %, adjusted Wald with the effective number.
    pub interval: Interval,
}

/// Weighted by role or influence; `None` without answers or with a weight that is not positive and finite.
pub fn weighted_nps(answers: &[(Recommend, f64)]) -> Option<WeightedNps> {
    let weights: Vec<f64> = answers.iter().map(|(_, weight)| *weight).collect();
    let n = n_eff(&weights)?;
    let largest = weights.iter().copied().fold(0.0, f64::max);
    let sum = |wanted: Option<Group>| -> f64 {
        let counted = answers.iter().filter(|(answer, _)| wanted.is_none_or(|group| answer.group() == group));
        counted.map(|(_, weight)| weight / largest).sum()
    };
    let all = sum(None);
    let shares = Shares { p: sum(Some(Group::Promoter)) / all, d: sum(Some(Group::Detractor)) / all, n };
    Some(WeightedNps { nps: (shares.p - shares.d) * 100.0, n_eff: n, interval: shares.adjusted_wald(1.0) })
}

/// Difference between two waves of different people, in points. A rise or fall is only said when the interval leaves 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NpsChange {
    /// Difference of the adjusted scores.
    pub difference: f64,
    /// 95 %, cut to −200 … 200.
    pub interval: Interval,
}

/// `None` when one wave has no answers.
pub fn nps_change(now: Counts, before: Counts) -> Option<NpsChange> {
    let (now, before) = (now.shares()?.adjusted(), before.shares()?.adjusted());
    let difference = (now.p - now.d) - (before.p - before.d);
    let spread = now.standard_error().hypot(before.standard_error());
    let interval = Interval::around(difference, Z_975 * spread, -2.0, 2.0).times(100.0);
    Some(NpsChange { difference: difference * 100.0, interval })
}

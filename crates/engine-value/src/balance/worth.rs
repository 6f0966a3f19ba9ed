//! What a customer is worth over the years, and whether a concession pays.
//!
//! The first margin comes one year from now if the customer stays: `CLV_T = Σ_{t=1..T} M·r^t/(1+i)^t`. Retention follows
//! satisfaction by an S-curve whose parameters are an **assumption** that the user sees and changes. Amounts are computed
//! values in any money unit, not booked ones. `None` for values that are no numbers, retention outside 0 … 1, a discount
//! rate below 0, or a sum without limit.

use crate::normal;

/// Value of `years` yearly margins with constant retention and discount rate. At most 200 years.
pub fn clv_finite(margin: f64, retention: f64, discount: f64, years: u32) -> Option<f64> {
    let factor = factor(retention, discount)?;
    (years <= 200).then(|| value(margin, years, |_| factor)).filter(|value| value.is_finite())
}

/// Value without end, first margin one year from now: `M·r/(1+i−r)`.
pub fn clv_infinite(margin: f64, retention: f64, discount: f64) -> Option<f64> {
    factor(retention, discount)?;
    Some(margin * retention / (1.0 + discount - retention)).filter(|value| value.is_finite())
}

/// Value without end, first margin now: `M·(1+i)/(1+i−r)`.
pub fn clv_margin_now(margin: f64, retention: f64, discount: f64) -> Option<f64> {
    factor(retention, discount)?;
    Some(margin * (1.0 + discount) / (1.0 + discount - retention)).filter(|value| value.is_finite())
}

fn factor(retention: f64, discount: f64) -> Option<f64> {
    let fine = (0.0..=1.0).contains(&retention) && discount.is_finite() && discount >= 0.0;
    fine.then(|| retention / (1.0 + discount))
}

fn value(margin: f64, years: u32, factor_of: impl Fn(u32) -> f64) -> f64 {
    let mut kept = 1.0;
    (1..=years).fold(0.0, |sum, year| {
        kept *= factor_of(year);
        sum + margin * kept
    })
}

/// Retention depending on satisfaction: `r_min + (r_max − r_min)/(1 + exp(−k·(S − s0)))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retention {
    least: f64,
    most: f64,
    k: f64,
    s0: f64,
}

impl Retention {
    /// Default 0.60, 0.97, 0.10, 55. `None` unless `0 <= least <= most <= 1` and `k >= 0`.
    pub fn new(least: f64, most: f64, k: f64, s0: f64) -> Option<Self> {
        let ordered = 0.0 <= least && least <= most && most <= 1.0;
        (ordered && k.is_finite() && k >= 0.0 && s0.is_finite()).then_some(Self { least, most, k, s0 })
    }

    /// Yearly retention at a satisfaction, which is cut to 0 … 100.
    pub fn at(&self, satisfaction: f64) -> f64 {
        let s = satisfaction.clamp(0.0, 100.0);
        self.least + (self.most - self.least) / (1.0 + (-self.k * (s - self.s0)).exp())
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self { least: 0.60, most: 0.97, k: 0.10, s0: 55.0 }
    }
}

/// The assumptions behind a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorthRules {
    pub retention: Retention,
    /// Yearly discount rate. Default 0.08.
    pub discount: f64,
    /// Years looked ahead. Default 5.
    pub years: u32,
    /// Years for which a concession's gain in satisfaction lasts; its cost lasts all years. Default `None`: all.
    pub years_of_effect: Option<u32>,
}

impl Default for WorthRules {
    fn default() -> Self {
        Self { retention: Retention::default(), discount: 0.08, years: 5, years_of_effect: None }
    }
}

/// A yearly concession to one account.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concession {
    /// Yearly margin today.
    pub margin: f64,
    /// Satisfaction today.
    pub satisfaction: f64,
    /// Yearly cost, 0 or more.
    pub cost: f64,
}

/// From which gain in satisfaction a concession pays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BreakEven {
    /// From so many points on.
    At(f64),
    /// Not even at a satisfaction of 100.
    OutOfReach,
    /// The cost eats the whole margin: more retention would only prolong the loss.
    ProlongsLoss,
}

impl Concession {
    /// Value with the concession and a gain in satisfaction. A gain of 0 and a cost of 0 give today's value.
    pub fn value(&self, gain: f64, rules: &WorthRules) -> Option<f64> {
        let today = factor(rules.retention.at(self.satisfaction), rules.discount)?;
        let after = factor(rules.retention.at(self.satisfaction + gain), rules.discount)?;
        if rules.years > 200 || !self.satisfaction.is_finite() || !gain.is_finite() {
            return None;
        }
        let lasting = rules.years_of_effect.unwrap_or(rules.years);
        let value = value(self.margin - self.cost, rules.years, |year| if year <= lasting { after } else { today });
        Some(value).filter(|value| value.is_finite())
    }

    /// `ΔCLV = CLV(M−c, r(S+Δs)) − CLV(M, r(S))`.
    pub fn change(&self, gain: f64, rules: &WorthRules) -> Option<f64> {
        let today = Self { cost: 0.0, ..*self };
        Some(self.value(gain, rules)? - today.value(0.0, rules)?)
    }

    /// The gain at which the change is zero, by bisection between 0 and what is left up to 100. `None` for a negative
    /// cost, a margin that is not positive, and values that are no numbers.
    pub fn break_even(&self, rules: &WorthRules) -> Option<BreakEven> {
        if self.cost.is_nan() || self.cost < 0.0 || self.margin.is_nan() || self.margin <= 0.0 {
            return None;
        }
        if self.cost >= self.margin {
            return Some(BreakEven::ProlongsLoss);
        }
        let (mut low, mut high) = (0.0, (100.0 - self.satisfaction).max(0.0));
        if self.change(low, rules)? >= 0.0 {
            return Some(BreakEven::At(0.0));
        }
        if self.change(high, rules)? < 0.0 {
            return Some(BreakEven::OutOfReach);
        }
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if self.change(middle, rules)? < 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(BreakEven::At(high))
    }
}

impl BreakEven {
    /// Probability that a gain of `mean ± spread` points is enough: `1 − Φ((Δs* − μ)/σ)`; 0 where no gain is enough.
    /// Recommend only from 0.7 on (default), and beside a measure that is not about price.
    pub fn worth_it(self, mean: f64, spread: f64) -> Option<f64> {
        match self {
            Self::At(gain) => normal::at_least(mean, gain, spread),
            Self::OutOfReach | Self::ProlongsLoss => Some(0.0),
        }
    }
}

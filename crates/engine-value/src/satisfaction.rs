//! Satisfaction from a handful of answers: recommendation, shares, means, the index S, and whether it fell.
//!
//! An answer is one person's. The manager's own guess is no answer and never comes in here. Few answers are the rule, so
//! every figure has an interval that stays honest when all agree, and silence is shown by bounds, not filled.
//! - Net Promoter Score ([`Counts`], [`weighted_nps`]): points from −100 to 100.
//! - Satisfied customers and effort ([`csat`], [`ces`]): fractions with the interval of Wilson, means with Student's.
//! - The index ([`index()`]): 0 to 100, drawn towards the mean of the portfolio as long as answers are few.
//! - Change ([`compare`]): the same persons if enough answered twice, otherwise both indices.
//!
//! Weights are positive finite numbers (role or influence); anything else makes the figure unknown. Sources: methods 5,
//! analytics 4, decisions 5; Wilson 1927, Newcombe 1998, Rocks 2016 (adjusted Wald and score interval), Kish.

mod index;
mod nps;
mod quality;
mod shares;
mod trend;

pub use index::{
    Index, PortfolioMean, Prior, Weighted, index, mean, n_eff, person_score, portfolio_mean, to_100, typical_weight,
};
pub use nps::{Counts, Group, NpsChange, Recommend, WeightedNps, nps_change, weighted_nps};
pub use quality::{RelationshipQuality, complaints_per_thousand, relationship_quality};
pub use shares::{Ces, Csat, MeanInterval, ResponseRate, ces, csat, mean_interval, response_rate, wilson};
pub use trend::{Basis, Comparison, Paired, Verdict, compare, decline_probability};

/// An interval; its unit and level stand with the function that returns it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub(crate) fn around(centre: f64, half_width: f64, least: f64, most: f64) -> Self {
        Self { low: (centre - half_width).clamp(least, most), high: (centre + half_width).clamp(least, most) }
    }

    fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

#[cfg(test)]
mod tests;

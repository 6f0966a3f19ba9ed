//! Zones, their probabilities, and which way an account leans.

use crate::normal;

/// Where an account stands. The order is also the last tie-breaker between equally probable zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Both targets reached (*Im Lot*).
    Balanced,
    /// Profitable, not satisfied (*Ausgereizt*).
    Squeezed,
    /// Satisfied, not profitable (*Teuer erkauft*).
    Bought,
    /// Neither (*Gefährdet*).
    LoseLose,
}

impl Zone {
    /// All zones in order.
    pub const ALL: [Self; 4] = [Self::Balanced, Self::Squeezed, Self::Bought, Self::LoseLose];

    /// `balanced`, `squeezed`, `bought` or `lose_lose`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Balanced => "balanced",
            Self::Squeezed => "squeezed",
            Self::Bought => "bought",
            Self::LoseLose => "lose_lose",
        }
    }

    /// The zone of a code; `None` for an unknown word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.code() == code)
    }

    /// The zone of a point; on a line counts as reached.
    pub fn of(margin_reached: bool, satisfaction_reached: bool) -> Self {
        match (margin_reached, satisfaction_reached) {
            (true, true) => Self::Balanced,
            (true, false) => Self::Squeezed,
            (false, true) => Self::Bought,
            (false, false) => Self::LoseLose,
        }
    }
}

/// How sure the zone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sureness {
    Clear,
    Tentative,
    /// Get more answers.
    Open,
}

impl Sureness {
    /// `clear`, `tentative` or `open`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Tentative => "tentative",
            Self::Open => "open",
        }
    }
}

/// Which way the account leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaning {
    /// To the own profit.
    OwnProfit,
    Upright,
    /// To the customer.
    Customer,
}

impl Leaning {
    /// `own_profit`, `upright` or `customer`.
    pub fn code(self) -> &'static str {
        match self {
            Self::OwnProfit => "own_profit",
            Self::Upright => "upright",
            Self::Customer => "customer",
        }
    }
}

/// The numbers chosen by the product; all can be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Probability from which the zone is clear. Default 0.8.
    pub clear: f64,
    /// Probability from which it is tentative. Default 0.5.
    pub tentative: f64,
    /// Largest tilt, either way, that counts as upright. Default 15.
    pub upright: f64,
    /// Distance of the margin from its target that moves its index by 50. Default 0.15.
    pub margin_span: f64,
    /// The same for satisfaction, in points. Default 30.
    pub satisfaction_span: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { clear: 0.8, tentative: 0.5, upright: 15.0, margin_span: 0.15, satisfaction_span: 30.0 }
    }
}

/// One of the two scales of an account: where it stands, how surely, and the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub value: f64,
    /// Standard error or deviation; `None` when unknown.
    pub spread: Option<f64>,
    pub target: f64,
}

impl Scale {
    /// Probability that the target is reached; 0, ½ or 1 without spread, `None` when the spread is unknown.
    pub fn probability(&self) -> Option<f64> {
        normal::at_least(self.value, self.target, self.spread?)
    }

    /// The point lies on or above the target.
    pub fn reached(&self) -> bool {
        self.value >= self.target
    }

    /// `50 + 50·(value − target)/span`, cut to 0 … 100.
    fn index(&self, span: f64) -> f64 {
        (50.0 + 50.0 * (self.value - self.target) / span).clamp(0.0, 100.0)
    }
}

/// A probability for each zone; they sum to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZoneProbabilities {
    pub balanced: f64,
    pub squeezed: f64,
    pub bought: f64,
    pub lose_lose: f64,
}

impl ZoneProbabilities {
    /// From the probabilities that margin and satisfaction reach their targets, taken as independent.
    fn of(margin: f64, satisfaction: f64) -> Self {
        Self {
            balanced: margin * satisfaction,
            squeezed: margin * (1.0 - satisfaction),
            bought: (1.0 - margin) * satisfaction,
            lose_lose: (1.0 - margin) * (1.0 - satisfaction),
        }
    }

    /// The probability of one zone.
    pub fn get(&self, zone: Zone) -> f64 {
        match zone {
            Zone::Balanced => self.balanced,
            Zone::Squeezed => self.squeezed,
            Zone::Bought => self.bought,
            Zone::LoseLose => self.lose_lose,
        }
    }

    /// Zones from the most to the least probable; equal ones in the order of [`Zone::ALL`].
    pub fn ranked(&self) -> [(Zone, f64); 4] {
        let mut ranked = Zone::ALL.map(|zone| (zone, self.get(zone)));
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }
}

/// Where an account stands between profit and satisfaction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The zone of the point, which is also the most probable one.
    pub zone: Zone,
    /// Its probability.
    pub probability: Option<f64>,
    pub probabilities: Option<ZoneProbabilities>,
    pub sureness: Sureness,
    /// Probability that the margin reaches its target.
    pub margin_probability: Option<f64>,
    /// Probability that satisfaction reaches its target.
    pub satisfaction_probability: Option<f64>,
    /// PI, 0 to 100; 50 is on target.
    pub profit_index: f64,
    /// SI, 0 to 100; 50 is on target.
    pub satisfaction_index: f64,
    /// `sqrt(PI·SI)`: the weak side dominates. Never rank accounts by it alone.
    pub balance: f64,
    /// `PI − SI`, −100 to 100.
    pub tilt: f64,
    pub leaning: Leaning,
}

/// Weighs both scales. `None` when a value or target is no number or a span is not positive.
pub fn weigh(margin: &Scale, satisfaction: &Scale, thresholds: &Thresholds) -> Option<Standing> {
    let numbers = [margin.value, margin.target, satisfaction.value, satisfaction.target];
    let spans = [thresholds.margin_span, thresholds.satisfaction_span];
    if !numbers.iter().all(|number| number.is_finite()) || !spans.iter().all(|span| span.is_finite() && *span > 0.0) {
        return None;
    }
    let zone = Zone::of(margin.reached(), satisfaction.reached());
    let (margin_probability, satisfaction_probability) = (margin.probability(), satisfaction.probability());
    let both = margin_probability.zip(satisfaction_probability);
    let probabilities = both.map(|(margin, satisfaction)| ZoneProbabilities::of(margin, satisfaction));
    let probability = probabilities.map(|probabilities| probabilities.get(zone));
    let sureness = match probability {
        Some(probability) if probability >= thresholds.clear => Sureness::Clear,
        Some(probability) if probability >= thresholds.tentative => Sureness::Tentative,
        _ => Sureness::Open,
    };
    let profit_index = margin.index(thresholds.margin_span);
    let satisfaction_index = satisfaction.index(thresholds.satisfaction_span);
    let tilt = profit_index - satisfaction_index;
    let leaning = if tilt.abs() <= thresholds.upright {
        Leaning::Upright
    } else if tilt > 0.0 {
        Leaning::OwnProfit
    } else {
        Leaning::Customer
    };
    Some(Standing {
        zone,
        probability,
        probabilities,
        sureness,
        margin_probability,
        satisfaction_probability,
        profit_index,
        satisfaction_index,
        balance: (profit_index * satisfaction_index).sqrt(),
        tilt,
        leaning,
    })
}

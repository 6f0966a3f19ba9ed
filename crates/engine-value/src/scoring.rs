//! Which customers are key accounts: attractiveness, our strength there, the cell of the portfolio, and the tier.
//!
//! Attractiveness `A = Σ w·s/Σ w` over the criteria that are known (scores 0 to 10 with text anchors), `coverage` the
//! known share of the weights: below 70 % (default) the account is not placed. Relative business strength
//! `RBS = 5 + (own − best competitor)/2`, both scored on the customer's criteria with the customer's weights; 5 is parity.
//! These are judgements of people without a standard error; near a line they are called borderline, and a tier changes
//! only with distance or in two reviews in a row. A proposal: a named person decides. Source: methods 1.2.

/// A criterion with its weight and, if known, its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion {
    pub weight: u32,
    /// 0 to 10; `None` when unknown.
    pub score: Option<f64>,
}

/// A weighted score over what is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// 0 to 10.
    pub value: f64,
    /// Known share of the weights, 0 to 1.
    pub coverage: f64,
    known_weight: u64,
    all_weight: u64,
}

impl Scored {
    /// Whether enough is known to place the account. Default line 700.
    pub fn is_covered(&self, least_permille: u16) -> bool {
        u128::from(self.known_weight) * 1_000 >= u128::from(self.all_weight) * u128::from(least_permille)
    }
}

/// `None` when nothing with a weight is known or a score lies outside 0 … 10.
pub fn weighted_score(criteria: &[Criterion]) -> Option<Scored> {
    let known = || criteria.iter().filter_map(|criterion| Some((criterion.weight, criterion.score?)));
    let known_weight: u64 = known().map(|(weight, _)| u64::from(weight)).sum();
    let all_weight: u64 = criteria.iter().map(|criterion| u64::from(criterion.weight)).sum();
    if known_weight == 0 || !known().all(|(_, score)| on_scale(score)) {
        return None;
    }
    let value = known().map(|(weight, score)| f64::from(weight) * score).sum::<f64>() / known_weight as f64;
    Some(Scored { value, coverage: known_weight as f64 / all_weight as f64, known_weight, all_weight })
}

/// Raters who differ by so many points or more (default 4) should talk first. `None` below two ratings.
pub fn must_discuss(ratings: &[f64], spread: f64) -> Option<bool> {
    if ratings.len() < 2 || !ratings.iter().all(|rating| on_scale(*rating)) {
        return None;
    }
    let (low, high) = ratings.iter().fold((10.0_f64, 0.0_f64), |(low, high), r| (low.min(*r), high.max(*r)));
    Some(high - low >= spread)
}

/// Relative business strength, 0 to 10, from two scores on 0 … 10; `None` off the scale.
pub fn relative_strength(own: f64, best_competitor: f64) -> Option<f64> {
    (on_scale(own) && on_scale(best_competitor)).then(|| 5.0 + (own - best_competitor) / 2.0)
}

fn on_scale(score: f64) -> bool {
    (0.0..=10.0).contains(&score)
}

/// Cell of the portfolio, attractiveness first, strength second, in neutral letters: the names in use contradict each
/// other ("Star" is not *Starkunde*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    HH,
    HL,
    LH,
    LL,
}

impl Cell {
    /// `HH`, `HL`, `LH` or `LL`.
    pub fn code(self) -> &'static str {
        match self {
            Self::HH => "HH",
            Self::HL => "HL",
            Self::LH => "LH",
            Self::LL => "LL",
        }
    }
}

/// Where an account lies in the portfolio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    pub cell: Cell,
    /// Closer than half a point to a midline.
    pub borderline: bool,
    /// The cells on the other side of the midlines that are near.
    pub neighbours: [Option<Cell>; 2],
}

/// On a midline counts as high. Defaults: midlines 5.0 and distance 0.5. `None` for values that are no numbers.
pub fn place(attractiveness: f64, strength: f64, midline: f64, distance: f64) -> Option<Placed> {
    if ![attractiveness, strength, midline, distance].iter().all(|value| value.is_finite()) {
        return None;
    }
    let of = |attractive, strong| match (attractive, strong) {
        (true, true) => Cell::HH,
        (true, false) => Cell::HL,
        (false, true) => Cell::LH,
        (false, false) => Cell::LL,
    };
    let (attractive, strong) = (attractiveness >= midline, strength >= midline);
    let near = |value: f64| (value - midline).abs() < distance;
    let neighbours =
        [near(attractiveness).then(|| of(!attractive, strong)), near(strength).then(|| of(attractive, !strong))];
    Some(Placed { cell: of(attractive, strong), borderline: neighbours.iter().any(Option::is_some), neighbours })
}

/// Tier of an account; `T1` is the highest and the smallest in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Strategic key account.
    T1,
    /// Key account.
    T2,
    /// Looked at, no key account.
    T3,
}

impl Tier {
    /// `T1`, `T2` or `T3`.
    pub fn code(self) -> &'static str {
        match self {
            Self::T1 => "T1",
            Self::T2 => "T2",
            Self::T3 => "T3",
        }
    }

    /// The tier of a code; `None` for an unknown word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::T1, Self::T2, Self::T3].into_iter().find(|tier| tier.code() == code)
    }

    /// By the lines alone: T1 from `A >= 7` and `RBS >= 5`, T2 from `A >= 5`.
    pub fn by_lines(attractiveness: f64, strength: f64) -> Self {
        if attractiveness >= 7.0 && strength >= 5.0 {
            Self::T1
        } else if attractiveness >= 5.0 {
            Self::T2
        } else {
            Self::T3
        }
    }
}

/// The tier proposed by a review: a change needs `margin` points (default 0.5) beyond the line, or the same direction by
/// the lines in the last review too. Without a tier so far the lines decide.
pub fn propose_tier(
    current: Option<Tier>,
    last_by_lines: Option<Tier>,
    attractiveness: f64,
    strength: f64,
    margin: f64,
) -> Tier {
    let lines = Tier::by_lines(attractiveness, strength);
    let Some(current) = current else { return lines };
    if lines < current {
        let surely = Tier::by_lines(attractiveness - margin, strength - margin);
        let twice = last_by_lines.map_or(current, |last| last.max(lines));
        surely.min(twice).min(current)
    } else {
        let surely = Tier::by_lines(attractiveness + margin, strength + margin);
        let twice = last_by_lines.map_or(current, |last| last.min(lines));
        surely.max(twice).max(current)
    }
}

/// More key accounts than can be looked after well: warn above 35 (default).
pub fn too_many_key_accounts(key_accounts: usize, most: usize) -> bool {
    key_accounts > most
}

#[cfg(test)]
mod tests;

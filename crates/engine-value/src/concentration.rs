//! Customer concentration (*Kundenkonzentration*): ABC classes and how much of the sales hangs on how few customers.
//!
//! Values are net revenue (or DB III) per customer, one per customer group, in a stable id order. Only positive values
//! count for shares; the others are class C, flagged, and counted as dropped. With shares `s_i` of `n` customers:
//! `CR_n` sum of the n largest shares, `HHI = Σ s_i²` in `[1/n, 1]`, effective number of customers `N_eff = 1/HHI`,
//! `Gini = 2·Σ i·x_i/(n·Σ x) − (n+1)/n` over ascending values (population form) in `[0, 1)`.
//! `None` where no value is positive or a sum leaves `i64`. These are facts of one period, without sampling error; there
//! is no universal line above which concentration is bad. Source: methods 1.1 and 1.3, decisions 1.5.

/// Class of the ABC analysis. `A < B < C` in the order of the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    A,
    B,
    C,
}

impl Class {
    /// The letter, as stored and shown.
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// Where class A and class B end, in permille of the total. Default 800 and 950.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbcLimits {
    a_permille: u16,
    b_permille: u16,
}

impl AbcLimits {
    /// `None` unless `0 < a <= b <= 1000`.
    pub fn new(a_permille: u16, b_permille: u16) -> Option<Self> {
        (0 < a_permille && a_permille <= b_permille && b_permille <= 1_000).then_some(Self { a_permille, b_permille })
    }

    /// End of class A in permille.
    pub fn a_permille(self) -> u16 {
        self.a_permille
    }

    /// End of class B in permille.
    pub fn b_permille(self) -> u16 {
        self.b_permille
    }
}

impl Default for AbcLimits {
    fn default() -> Self {
        Self { a_permille: 800, b_permille: 950 }
    }
}

/// One customer in the ranking by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// Position in the caller's list.
    pub index: usize,
    pub value: i64,
    pub class: Class,
    /// Cumulated positive value before this customer.
    pub before: i64,
    /// Cumulated positive value with this customer.
    pub cumulated: i64,
    /// The value is zero or negative: class C, and no share.
    pub nonpositive: bool,
}

/// The ABC analysis: customers by value descending, then in the caller's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abc {
    pub ranked: Vec<Ranked>,
    /// Sum of the positive values.
    pub total: i64,
}

impl Abc {
    /// Class A while the value cumulated *before* a customer is below the first limit, B below the second, else C: the
    /// customer that crosses a line belongs to the better class. `None` only when the total leaves `i64`.
    pub fn of(values: &[i64], limits: AbcLimits) -> Option<Self> {
        let total = positive_total(values)?;
        let mut before = 0_i64;
        let ranked = order(values)
            .into_iter()
            .map(|index| {
                let value = values[index];
                let cumulated = before + value.max(0);
                let class = if value > 0 { class_at(before, total, limits) } else { Class::C };
                let ranked = Ranked { index, value, class, before, cumulated, nonpositive: value <= 0 };
                before = cumulated;
                ranked
            })
            .collect();
        Some(Self { ranked, total })
    }

    /// Classes in the caller's order.
    pub fn classes(&self) -> Vec<Class> {
        let mut classes = vec![Class::C; self.ranked.len()];
        for ranked in &self.ranked {
            classes[ranked.index] = ranked.class;
        }
        classes
    }

    /// Number of customers of a class.
    pub fn customers(&self, class: Class) -> usize {
        self.ranked.iter().filter(|ranked| ranked.class == class).count()
    }

    /// Share of a class in the positive total; `None` when there is none.
    pub fn share(&self, class: Class) -> Option<f64> {
        let value: i64 = self.ranked.iter().filter(|r| r.class == class).map(|r| r.value.max(0)).sum();
        (self.total > 0).then(|| value as f64 / self.total as f64)
    }
}

/// `100·cum < 80·total`, in permille and without division.
fn class_at(before: i64, total: i64, limits: AbcLimits) -> Class {
    let reached = i128::from(before) * 1_000;
    let below = |permille: u16| reached < i128::from(total) * i128::from(permille);
    if below(limits.a_permille) {
        Class::A
    } else if below(limits.b_permille) {
        Class::B
    } else {
        Class::C
    }
}

/// The concentration of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// Positive values, descending, with their position in the caller's list.
    ranked: Vec<(i64, usize)>,
    /// Customers with a positive value.
    pub customers: usize,
    /// Customers left out because their value is zero or negative.
    pub dropped_nonpositive: usize,
    /// Sum of the positive values.
    pub total: i64,
    /// Herfindahl-Hirschman index as a fraction.
    pub hhi: f64,
    /// `1/HHI`: as many customers of equal size would give the same index.
    pub effective_customers: f64,
    /// Population Gini: 0 all alike, towards 1 one has all.
    pub gini: f64,
}

/// The index as it would be with sales counted in whose customer is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HhiRange {
    /// The rest belongs to very many small customers.
    pub low: f64,
    /// The rest is one customer.
    pub high: f64,
}

impl Concentration {
    /// `None` when no value is positive or their sum leaves `i64`.
    pub fn of(values: &[i64]) -> Option<Self> {
        let total = positive_total(values)?;
        if total == 0 {
            return None;
        }
        let mut ranked: Vec<(i64, usize)> = order(values).into_iter().map(|index| (values[index], index)).collect();
        ranked.retain(|(value, _)| *value > 0);
        let dropped_nonpositive = values.len() - ranked.len();
        Some(Self::from_ranked(ranked, total, dropped_nonpositive))
    }

    fn from_ranked(ranked: Vec<(i64, usize)>, total: i64, dropped_nonpositive: usize) -> Self {
        let customers = ranked.len();
        let count = customers as f64;
        let whole = total as f64;
        let squares: f64 = ranked.iter().rev().map(|(value, _)| (*value as f64 / whole).powi(2)).sum();
        let hhi = squares.clamp(1.0 / count, 1.0);
        let ascending = ranked.iter().rev().zip(1_i128..);
        let weighted = ascending
            .fold(0_i128, |sum, ((value, _), rank)| sum.saturating_add(rank.saturating_mul(i128::from(*value))));
        let gini = (2.0 * weighted as f64 / (count * whole) - (count + 1.0) / count).max(0.0);
        Self { ranked, customers, dropped_nonpositive, total, hhi, effective_customers: 1.0 / hhi, gini }
    }

    /// `CR_n`: share of the `n` largest customers, a fraction. With fewer customers it is 1, with `n = 0` it is 0.
    pub fn cr(&self, n: usize) -> f64 {
        self.top_value(n) as f64 / self.total as f64
    }

    /// Share of the largest `permille` of the customers, their number rounded up.
    pub fn share_of_top(&self, permille: u16) -> f64 {
        self.cr((self.customers * usize::from(permille)).div_ceil(1_000))
    }

    /// The fewest customers that together reach `permille` of the total.
    pub fn customers_for(&self, permille: u16) -> usize {
        let goal = i128::from(self.total) * i128::from(permille.min(1_000));
        let mut cumulated = 0_i128;
        self.ranked
            .iter()
            .take_while(|(value, _)| {
                let open = cumulated * 1_000 < goal;
                cumulated += i128::from(*value);
                open
            })
            .count()
    }

    /// Positions of the customers with at least `permille` of the total, largest first. The disclosure line is 100.
    pub fn at_least(&self, permille: u16) -> Vec<usize> {
        let goal = i128::from(self.total) * i128::from(permille);
        let large = self.ranked.iter().take_while(|(value, _)| i128::from(*value) * 1_000 >= goal);
        large.map(|(_, index)| *index).collect()
    }

    /// Share of one value in the total; `None` for zero and below.
    pub fn share(&self, value: i64) -> Option<f64> {
        (value > 0).then(|| value as f64 / self.total as f64)
    }

    /// The index with a `rest` of sales whose customers are unknown counted in. A rest of zero or less changes nothing.
    pub fn hhi_range(&self, rest: i64) -> HhiRange {
        if rest <= 0 {
            return HhiRange { low: self.hhi, high: self.hhi };
        }
        let whole = self.total as f64 + rest as f64;
        let low = self.hhi * (self.total as f64 / whole).powi(2);
        HhiRange { low, high: low + (rest as f64 / whole).powi(2) }
    }

    /// What would be left without the `n` largest customers; `None` when nobody remains.
    pub fn without_top(&self, n: usize) -> Option<Self> {
        let rest = self.ranked.get(n..).filter(|rest| !rest.is_empty())?;
        Some(Self::from_ranked(rest.to_vec(), self.total - self.top_value(n), self.dropped_nonpositive))
    }

    /// Value of the `n` largest customers.
    pub fn top_value(&self, n: usize) -> i64 {
        self.ranked.iter().take(n).map(|(value, _)| *value).sum()
    }
}

/// Positions by value descending, then in the given order.
fn order(values: &[i64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].cmp(&values[*a]).then(a.cmp(b)));
    order
}

fn positive_total(values: &[i64]) -> Option<i64> {
    crate::money::sum(values.iter().map(|value| (*value).max(0)))
}

#[cfg(test)]
mod tests;

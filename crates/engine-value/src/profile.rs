//! Figures of the customer profile: share of wallet, whitespace, needs, completeness.
//!
//! A wallet is an estimate, so a share of it comes as three: at the low, the base and the high guess. Whitespace is not a
//! forecast. Amounts in minor units, ratios as fractions; `None` where a divisor is not positive. Source: methods 2.

use crate::money;

/// Own share of what the customer spends in a category.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareOfWallet {
    /// If the wallet is as small as guessed: the highest share.
    pub at_low: f64,
    pub at_base: f64,
    /// If it is as large as guessed: the lowest share.
    pub at_high: f64,
}

/// `None` unless `0 < low <= base <= high`.
pub fn share_of_wallet(own: i64, low: i64, base: i64, high: i64) -> Option<ShareOfWallet> {
    let of = |wallet: i64| own as f64 / wallet as f64;
    (0 < low && low <= base && base <= high).then(|| ShareOfWallet {
        at_low: of(low),
        at_base: of(base),
        at_high: of(high),
    })
}

/// One offering at one buying unit that is relevant there; leave out what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhitespaceCell {
    pub potential: i64,
    pub own: i64,
}

impl WhitespaceCell {
    /// What is still open: `max(0, potential − own)`.
    pub fn open(&self) -> i64 {
        self.potential.saturating_sub(self.own).max(0)
    }

    /// Open value times chance of winning times contribution ratio, for ordering cells; `None` for values that are no
    /// fractions.
    pub fn priority(&self, win_probability: f64, contribution_ratio: f64) -> Option<f64> {
        let fine = (0.0..=1.0).contains(&win_probability) && contribution_ratio.is_finite();
        fine.then(|| self.open() as f64 * win_probability * contribution_ratio)
    }
}

/// The whole matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Whitespace {
    pub open: i64,
    /// `Σ own/Σ potential`.
    pub penetration: Option<f64>,
    /// Cells with own sales among the relevant ones.
    pub breadth: Option<f64>,
}

/// `None` when a sum leaves `i64`.
pub fn whitespace(cells: &[WhitespaceCell]) -> Option<Whitespace> {
    let open = money::sum(cells.iter().map(WhitespaceCell::open))?;
    let potential = money::sum(cells.iter().map(|cell| cell.potential))?;
    let own = money::sum(cells.iter().map(|cell| cell.own))?;
    let penetration = (potential > 0).then(|| own as f64 / potential as f64);
    let ours = cells.iter().filter(|cell| cell.own > 0).count();
    let breadth = (!cells.is_empty()).then(|| ours as f64 / cells.len() as f64);
    Some(Whitespace { open, penetration, breadth })
}

/// Weight of a need, 0 to 20: importance, and once more what satisfaction lacks of it; both 0 to 10.
pub fn need(importance: f64, satisfaction: f64) -> Option<f64> {
    let scale = 0.0..=10.0;
    (scale.contains(&importance) && scale.contains(&satisfaction))
        .then(|| importance + (importance - satisfaction).max(0.0))
}

/// How fresh a field group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Counts whole.
    Fresh,
    /// Older than its greatest age: counts half.
    Old,
    Missing,
}

/// Completeness of a profile, 0 to 1, from the weight and freshness of its field groups; `None` without weight.
pub fn completeness(groups: &[(u32, Freshness)]) -> Option<f64> {
    let all: u64 = groups.iter().map(|(weight, _)| u64::from(*weight)).sum();
    let halves: u64 = groups
        .iter()
        .map(|(weight, freshness)| match freshness {
            Freshness::Fresh => 2 * u64::from(*weight),
            Freshness::Old => u64::from(*weight),
            Freshness::Missing => 0,
        })
        .sum();
    (all > 0).then(|| halves as f64 / (2 * all) as f64)
}

#[cfg(test)]
mod tests;

//! What further answers would change: the index is computed again with invented persons, and the zone with it.
//!
//! This is no forecast: it says how the picture would look if the next answers came out so.

use super::zone::{Scale, Standing, Thresholds, weigh};
use crate::satisfaction::{Index, Prior, Weighted, index};

/// Answers that have not come yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Further {
    /// How many more persons answer. At most 1,000.
    pub answers: u16,
    /// Their score, 0 to 100.
    pub score: f64,
    /// The weight of each; [`crate::satisfaction::typical_weight`] of the present ones, or that of the silent persons.
    pub weight: f64,
}

/// Index and zone as they would be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    pub index: Index,
    pub standing: Standing,
}

/// The present persons and the further ones together, against the same target. `None` for impossible scores or weights,
/// without any answer, and above 1,000 further answers.
pub fn with_further_answers(
    persons: &[Weighted],
    further: Further,
    (s0, prior): (f64, Prior),
    margin: &Scale,
    satisfaction_target: f64,
    thresholds: &Thresholds,
) -> Option<Outlook> {
    if further.answers > 1_000 {
        return None;
    }
    let more = Weighted { value: further.score, weight: further.weight };
    let all: Vec<Weighted> =
        persons.iter().copied().chain(std::iter::repeat_n(more, usize::from(further.answers))).collect();
    let index = index(&all, s0, prior)?;
    let satisfaction = Scale { value: index.s, spread: Some(index.sd), target: satisfaction_target };
    Some(Outlook { index, standing: weigh(margin, &satisfaction, thresholds)? })
}

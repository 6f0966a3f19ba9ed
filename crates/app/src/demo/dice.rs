//! Seeded chance: every subject throws its own dice, so a change at one account moves nothing at another.
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Dice of one subject.
#[derive(Debug, Clone)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// Dice for a topic and a subject within it.
    pub(super) fn of(topic: u64, subject: usize) -> Self {
        let subject = u64::try_from(subject).unwrap_or(u64::MAX);
        Self(ChaCha8Rng::seed_from_u64(0x5BA6_A700 ^ (topic << 40) ^ subject.wrapping_mul(0x9E37_79B9)))
    }
    /// Evenly in `low … high`, both included.
    pub(super) fn whole(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low + 1).unwrap_or(1).max(1);
        low + i64::try_from(self.0.next_u64() % span).unwrap_or(0)
    }
    /// Evenly in `low … high`.
    pub(super) fn real(&mut self, low: f64, high: f64) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "53 random bits fit an f64")]
        let unit = (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        low + unit * (high - low)
    }
    /// True in `permille` of a thousand throws.
    pub(super) fn chance(&mut self, permille: i64) -> bool {
        self.whole(0, 999) < permille
    }
    /// One of the items; the list is not empty.
    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let at = self.whole(0, i64::try_from(items.len()).unwrap_or(1) - 1);
        items[usize::try_from(at).unwrap_or(0)]
    }
}

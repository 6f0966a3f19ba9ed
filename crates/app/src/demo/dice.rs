//! Chance from a seed, and the splitting of totals without losing a cent.
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// One stream of chance; the same seed and stream give the same numbers on every machine.
#[derive(Debug)]
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }
    /// `low` to `high - 1`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from((high - low).max(1)).unwrap_or(1);
        low + i64::try_from(self.0.next_u64() % span).unwrap_or(0)
    }
    pub(crate) fn one_in(&mut self, n: i64) -> bool {
        self.between(0, n) == 0
    }
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let n = i64::try_from(all.len()).unwrap_or(1);
        &all[usize::try_from(self.between(0, n)).unwrap_or(0)]
    }
}

/// Splits a total by weights; the parts sum to it exactly (largest remainder, earlier parts first).
pub(crate) fn split(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum::<i128>().max(1);
    let exact = |w: i64| i128::from(total.abs()) * i128::from(w);
    let mut parts: Vec<i64> = weights.iter().map(|w| i64::try_from(exact(*w) / sum).unwrap_or(0)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(exact(weights[*i]) % sum), *i));
    let left = total.abs() - parts.iter().sum::<i64>();
    for i in order.iter().cycle().take(usize::try_from(left.max(0)).unwrap_or(0)) {
        parts[*i] += 1;
    }
    if total < 0 {
        parts.iter_mut().for_each(|p| *p = -*p);
    }
    parts
}

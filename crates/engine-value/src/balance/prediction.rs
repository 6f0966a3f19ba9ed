//! How good earlier predictions were.

/// Brier score: the mean of `(p − o)²` with `o` 1 for what happened and 0 for what did not. 0 is perfect, always saying ½
/// gives 0.25. `None` without predictions or with a probability outside 0 … 1.
pub fn brier(predictions: &[(f64, bool)]) -> Option<f64> {
    if predictions.is_empty() || !predictions.iter().all(|(p, _)| (0.0..=1.0).contains(p)) {
        return None;
    }
    let sum: f64 = predictions.iter().map(|(p, happened)| (p - f64::from(u8::from(*happened))).powi(2)).sum();
    Some(sum / predictions.len() as f64)
}

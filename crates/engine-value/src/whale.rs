//! The whale curve (*Walkurve*): results per customer, best first, added up one after the other.
//!
//! The curve starts at zero before the first customer, rises to its peak and falls as customers with a loss follow. The
//! peak is the first maximum; when nobody earns anything it is 0 after 0 customers. `erosion = (peak − total)/total` and
//! the peak's share exist only for a positive total: with a small total the ratio explodes, so the absolute peak and the
//! losses stand beside it. Amounts in minor units; equal results keep the caller's order. Source: methods 4, analytics 3.

use crate::money;

/// The curve and its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whale {
    /// Positions in the caller's list, best result first.
    pub ranked: Vec<usize>,
    /// Cumulated result after each customer of `ranked`.
    pub cumulated: Vec<i64>,
    /// Sum of all results.
    pub total: i64,
    /// Highest point of the curve, at least 0.
    pub peak: i64,
    /// Customers up to the peak.
    pub peak_customers: usize,
    /// Sum of the negative results, at most 0.
    pub loss: i64,
    /// Customers with a negative result.
    pub loss_making: usize,
    /// Customers with a positive result.
    pub profitable: usize,
}

impl Whale {
    /// `None` only when gains or losses add up beyond `i64`.
    pub fn of(results: &[i64]) -> Option<Self> {
        let loss = money::sum(results.iter().map(|result| (*result).min(0)))?;
        money::sum(results.iter().map(|result| (*result).max(0)))?;
        let mut ranked: Vec<usize> = (0..results.len()).collect();
        ranked.sort_by(|a, b| results[*b].cmp(&results[*a]).then(a.cmp(b)));
        let (mut total, mut peak, mut peak_customers) = (0_i64, 0_i64, 0_usize);
        let mut cumulated = Vec::with_capacity(results.len());
        for (before, position) in ranked.iter().enumerate() {
            total += results[*position];
            cumulated.push(total);
            if total > peak {
                (peak, peak_customers) = (total, before + 1);
            }
        }
        let loss_making = results.iter().filter(|result| **result < 0).count();
        let profitable = results.iter().filter(|result| **result > 0).count();
        Some(Self { ranked, cumulated, total, peak, peak_customers, loss, loss_making, profitable })
    }

    /// Peak as a multiple of the total (1.376 means 137.6 %); `None` unless the total is positive.
    pub fn peak_ratio(&self) -> Option<f64> {
        (self.total > 0).then(|| self.peak as f64 / self.total as f64)
    }

    /// What the customers after the peak take away again, as a fraction of the total; `None` unless it is positive.
    pub fn erosion(&self) -> Option<f64> {
        (self.total > 0).then(|| (self.peak as f64 - self.total as f64) / self.total as f64)
    }

    /// Cumulated share after the best `n` customers; `None` unless the total is positive.
    pub fn ratio_after(&self, n: usize) -> Option<f64> {
        let reached = self.cumulated.iter().take(n).next_back().copied().unwrap_or(0);
        (self.total > 0).then(|| reached as f64 / self.total as f64)
    }
}

#[cfg(test)]
mod tests;

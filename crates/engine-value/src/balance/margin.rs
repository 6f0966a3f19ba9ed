//! The margin and its standard error from the months of a period.
//!
//! `m = ΣDB_t/ΣN_t`, `SE = sqrt(n/(n−1)·Σ(DB_t − m·N_t)²)/ΣN_t` over all `n` months; months without sales count with
//! N = 0. Unknown below six months (default), and without positive net revenue. Source: decisions 3.14.

use crate::money;

/// Contribution and net revenue of one month, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOf {
    pub db: i64,
    pub net_revenue: i64,
}

/// The margin of a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margin {
    /// Fraction of net revenue; `None` unless that is positive.
    pub margin: Option<f64>,
    /// Its standard error; `None` also with too few months.
    pub standard_error: Option<f64>,
    pub months: usize,
}

/// Fewest months from which a standard error is given.
pub const LEAST_MONTHS: usize = 6;

/// The margin over whole months in any order, those without sales included. `least` is [`LEAST_MONTHS`] by default and
/// never below 2.
pub fn margin_of(months: &[MonthOf], least: usize) -> Margin {
    let count = months.len();
    let net = money::sum(months.iter().map(|month| month.net_revenue)).filter(|net| *net > 0);
    let db = money::sum(months.iter().map(|month| month.db));
    let Some((db, net)) = db.zip(net) else {
        return Margin { margin: None, standard_error: None, months: count };
    };
    let (net, n) = (net as f64, count as f64);
    let margin = db as f64 / net;
    let squares: f64 = months.iter().map(|month| (month.db as f64 - margin * month.net_revenue as f64).powi(2)).sum();
    let standard_error = (count >= least.max(2)).then(|| (n / (n - 1.0) * squares).sqrt() / net);
    Margin { margin: Some(margin), standard_error: standard_error.filter(|error| error.is_finite()), months: count }
}

/// The contribution at which an account with this net revenue would stand exactly on the target, in minor units.
/// Below it lies left of the line. `None` unless net revenue is positive.
pub fn db_at_target(net_revenue: i64, target: f64) -> Option<i64> {
    (net_revenue > 0).then(|| money::from_f64(net_revenue as f64 * target)).flatten()
}

//! The *Spagat*: profit and satisfaction of an account on one map, with what is not sure about either.
//!
//! x is the contribution margin, y the satisfaction index; lines at the firm's targets part four [`Zone`]s. Both are
//! uncertain, so an account has a probability per zone (the two scales taken as independent, which is an assumption and
//! is said). What is unknown stays unknown: without a standard error the zone is the one of the point, its sureness
//! "open" and its probabilities `None`. The indices and the tilt are a reading aid, never a ranking.
//!
//! [`margin`] estimates the margin's standard error, [`zone`] weighs, [`outlook`] says what further answers would do,
//! [`worth`] what keeping a customer is worth and what a concession gives back, [`measures`] which sets of measures are
//! efficient, [`prediction`] how good earlier predictions were. Sources: methods 6, decisions 3.14, 3.15.

pub mod margin;
pub mod measures;
pub mod outlook;
pub mod prediction;
pub mod worth;
pub mod zone;

pub use margin::{Margin, MonthOf, db_at_target, margin_of};
pub use measures::{FrontierPoint, Measure, TooManyMeasures, frontier};
pub use outlook::{Further, Outlook, with_further_answers};
pub use prediction::brier;
pub use worth::{BreakEven, Concession, Retention, WorthRules, clv_finite, clv_infinite, clv_margin_now};
pub use zone::{Leaning, Scale, Standing, Sureness, Thresholds, Zone, ZoneProbabilities, weigh};

#[cfg(test)]
mod tests;

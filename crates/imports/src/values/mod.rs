//! What a cell means: exact numbers, days and currencies. Pure, never a binary float.

pub mod currency;
pub mod day;
pub mod number;

#[cfg(test)]
mod tests;

pub use currency::Currency;
pub use day::{DayFault, DayFormat};
pub use number::{Dec, NumberFault, NumberFormat};

/// The largest amount of one line in minor units, either sign (9·10¹¹), so that sums stay far from overflow.
pub const AMOUNT_LIMIT: i64 = 900_000_000_000;

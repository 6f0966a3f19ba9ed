//! The contribution ladder (*Deckungsbeitragsrechnung*): from gross sales down to DB III, in fourteen lines.
//!
//! Booked and estimated amounts are kept apart per [`Kind`] and add up over lines, units and months ([`Amounts`]). A
//! [`Ladder`] is computed from them: each level is the level above minus its own costs, to the cent. Deductions and costs
//! are positive and subtracted. What is not known is `None`, and so is everything below it:
//! - lines 1 and 2 where any sales were booked without list price;
//! - the line of a block the firm does not keep, its level and all levels below. Within a kept block a missing entry is a
//!   true zero;
//! - product cost where too little of the invoiced sales carries a cost (default below 95 %). Above that line the rest is
//!   costed at the ratio of the covered part and counted as estimate;
//! - an amount beyond `i64`.
//!
//! Percentages refer to net revenue and exist only where it is positive. Sources: methods 4, decisions 3.3 to 3.6, 4.4.

mod amounts;
mod kind;
mod ladder;

pub use amounts::{Amounts, OutOfRange, Source};
pub use kind::{Block, Kind, NotMovable, Scheme};
pub use ladder::{Change, Kept, Ladder, Level, Line, LineOf, Rules};

#[cfg(test)]
mod tests;

//! The ledger: what was sold to whom, what it cost, and what is left of it.
//!
//! A **line** is one row of a firm's file: a day, a unit (the customer's legal unit), perhaps an offering and a document,
//! one amount per ladder [`Kind`] and counts of drivers. Lines hang on units, units belong to accounts; so when a unit
//! moves, its lines move with it. Deductions and costs are positive and subtracted.
//!
//! **Booking is two steps.** A [`Stager`] writes an import's lines in short changes; such lines are no facts. One short
//! change ([`commit`]) makes them facts, replaces changed ones, adds their sums to the monthly roll-up and raises the
//! ledger's version. [`unbook`] does the same backwards, [`book_again`] takes that back once, [`sweep_step`] clears lines
//! that are no facts. Every reader but the booking itself asks the view `ledger_fact`.
//!
//! **The ladder** (*Deckungsbeitragsrechnung*) is computed when read: sums of the months, rates times drivers, fixed and
//! shared costs spread over their months, estimates less what bookings have replaced. [`figures`] gives it for every
//! account, kept in memory per version of ledger and structure; [`ladders`] for any subject and period.
//!
//! Invariants, as things that are absent:
//! - no line in a closed month is added, changed or removed, and no cost that reaches into one is;
//! - no sum in `ledger_month` that the facts do not give ([`check`] proves it, [`rebuild`] restores it);
//! - no zero that stands for unknown: a block the firm does not keep has no contribution below it;
//! - no amount of an account for somebody who may not see it: every page asks `accounts` first.

// The front door, as it will stand (lines first, figures after):
//
//   Comparer::open(&Db, WorkspaceId, source_system: &str, Identity) ; .push(&[NewLine]) -> Vec<Standing> ; .finish() -> gone: i64
//   Stager::open(&Db, &Actor, now, ImportId, source_system: &str, Identity) ; .push(&[NewLine]) -> Vec<Standing> ; .finish() -> Staged
//   commit(&mut Tx, ImportId) -> Summary ; unbook(&mut Tx, ImportId) -> Summary ; book_again(&mut Tx, ImportId) -> Summary
//   sweep_step(&Db, &Actor, now, ImportId) -> bool (more to do) ; state(&Db, WorkspaceId, ImportId) -> Option<ImportState>
//   closed_through(&Db, WorkspaceId) -> Option<Month> ; Rates::load(&Db, WorkspaceId).convert(currency, day, minor) -> ...
//   book_rates(&mut Tx, ImportId, &[NewRate]) -> inverse: Value ; unbook_rates(&mut Tx, Value) ; likewise book_costs, book_targets
//   default_period(&Site, WorkspaceId) -> Option<Period> ; figures(&Site, WorkspaceId, Period, before: Period) -> Arc<Figures>
//   check(&Db, WorkspaceId) -> Vec<String> ; rebuild(&Db, &Actor, now)

pub mod model;
pub mod rules;

pub use engine_value::contribution::{Kind, Level};
pub use model::{Foreign, Identity, ImportState, NewLine, Offering, Source, Standing, Sums};

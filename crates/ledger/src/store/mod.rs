//! All SQL of the ledger. Lines of imports that are being booked are reached here only; everybody else asks
//! `ledger_fact`.
mod booking;
mod books;
mod bridges;
mod closing;
mod columns;
mod costs;
mod figures;
#[cfg(feature = "sample")]
mod floor;
mod head;
mod insert;
mod lines;
mod met;
mod months;
mod preview;
mod replace;
mod rows;
mod targets;

pub(crate) use booking::*;
pub(crate) use books::*;
pub(crate) use bridges::*;
pub(crate) use closing::*;
pub(crate) use costs::*;
pub(crate) use figures::*;
#[cfg(feature = "sample")]
pub(crate) use floor::*;
pub(crate) use head::*;
pub(crate) use insert::*;
pub(crate) use lines::*;
pub(crate) use met::*;
pub(crate) use months::*;
pub(crate) use preview::*;
pub(crate) use replace::*;
pub(crate) use rows::*;
pub(crate) use targets::*;

pub(crate) type Sql<T> = Result<T, sqlx::Error>;

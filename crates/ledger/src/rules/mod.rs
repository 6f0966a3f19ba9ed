//! Pure functions: no database, no clock, no page.
pub mod costing;
pub mod identity;
pub mod orders;

//! Pure functions: no database, no clock, no page.
pub mod bridge;
pub mod costing;
pub mod estimate;
pub mod identity;
pub mod orders;
pub mod spread;

//! What a line is, what costs and targets are, and what came of booking.
pub(crate) mod book;
mod costs;
mod line;
mod sums;

pub use costs::{AccountTarget, Basis, Cost, CostEntry, CostStep, Driver, FirmTarget, NewRate, Per, SplitKey};
pub use line::{Foreign, Identity, ImportState, MAX_QUANTITY, NewLine, Offering, Source, Standing};
pub use sums::{CELLS, Cell, Computed, Sums, has_sales, invoiced};

//! The invented firm: Birkhorst Packmittel makes corrugated board packaging and has 148 customers, 24 of them key
//! accounts. Three years of invoices, cost drivers, targets and four survey waves are made from one seed, dated relative
//! to today, and go in through the same front doors as a user's own data. Figures of the latest twelve months come out
//! about where the mock-ups of the design kit show them; those of Tarvik Getränke to the cent.
mod customers;
mod dice;
mod firm;
mod lines;
mod people;
mod plan;
mod tarvik;
#[cfg(test)]
mod tests;
mod years;

/// The seed of everything: the same firm on every machine.
pub(crate) const SEED: u64 = 8_420;

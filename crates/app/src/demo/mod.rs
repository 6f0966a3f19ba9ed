//! The demo firm: Birkhorst Packmittel, invented from first name to last cent, drawn from one seed.
//!
//! [`data`] makes everything a firm would bring to Spagat: accounts with their units and numbers, three years of invoices,
//! costs, targets and four rounds of answers. It reads no clock and no database; all days hang on `today`, and the same
//! day gives the same firm. The last twelve whole months before `today` are the ones that carry the figures people know
//! from the pictures: 148 customers, 45.286 T€, Tarvik's ladder to the cent. To get there, sums are fixed first (year,
//! quarter, month, unit) and shared out by largest remainder down to the invoice line; product cost is what remains.
//!
//! - `firm/` who there is: people, key accounts, other customers, units, offerings, costs;
//! - `books/` what was booked: months planned per account, lines made from them;
//! - `voices/` what the customers' people said;
//! - `fill/` books it all through the front doors of the slices.

mod books;
mod calendar;
mod dice;
mod fill;
mod firm;
mod model;
#[cfg(test)]
mod tests;
mod voices;

pub use fill::{Filled, PASSWORD, SignIn, fill};
pub use model::*;

use base::Day;

/// The whole demo firm as of a day.
pub fn data(today: Day) -> Data {
    let calendar = calendar::Calendar::before(today);
    let mut firm = firm::Firm::new(&calendar);
    let plans = books::plans(&firm, &calendar);
    let costs = firm::costs::book(&firm, &plans, &calendar);
    let lines = books::lines(&firm, &plans, &costs.monthly, &calendar);
    let (waves, respondents, answers) = voices::ask(&firm, &calendar);
    let targets = firm::targets::set(&firm, &calendar);
    Data {
        today,
        last_month: calendar.last_month(),
        name: "Birkhorst Packmittel".to_owned(),
        members: firm::people::members(),
        offerings: firm::offerings::all(),
        product_costs: firm::offerings::costs(&calendar),
        drivers: firm::costs::drivers(),
        rates: firm::costs::rates(&calendar),
        shared_costs: costs.shared,
        fixed_costs: costs.fixed,
        firm_targets: targets.firm,
        account_targets: targets.accounts,
        ebit: targets.ebit,
        losses: targets.losses,
        accounts: std::mem::take(&mut firm.accounts),
        units: std::mem::take(&mut firm.units),
        lines,
        waves,
        respondents,
        answers,
    }
}

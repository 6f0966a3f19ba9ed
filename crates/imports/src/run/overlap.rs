//! A file without documents: nothing can be recognised as changed. What can be noticed is that the same days of the same
//! customers are booked already; then the file is probably known under another shape.

use super::Run;
use base::ids::UnitId;
use base::{Day, Error};
use std::collections::{BTreeSet, HashMap};

/// Pairs of customer and day that are looked at; in larger files the first ones speak for the rest.
const LOOKED_AT: usize = 50_000;

/// Customers and days of the new rows.
#[derive(Debug, Default)]
pub(super) struct Overlap {
    days: HashMap<UnitId, BTreeSet<Day>>,
    pairs: usize,
}

impl Overlap {
    pub(super) fn add(&mut self, unit: UnitId, day: Day) {
        if self.pairs < LOOKED_AT && self.days.entry(unit).or_default().insert(day) {
            self.pairs += 1;
        }
    }

    /// How many pairs there are, and how many of them are booked.
    pub(super) async fn told(&self, run: &Run<'_>) -> Result<(u64, u64), Error> {
        let mut booked = 0;
        for (unit, days) in &self.days {
            let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
            let known = ledger::days_of_unit(&run.site.db, run.ws(), *unit, *first, *last).await?;
            booked += known.iter().filter(|d| days.contains(d)).count();
        }
        Ok((self.pairs as u64, booked as u64))
    }
}

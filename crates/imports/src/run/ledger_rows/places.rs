//! Customer numbers lead to units. Those that nobody knows become units that wait to be assigned; a check gives them a
//! place in memory only.

use super::{Desk, LedgerRows};
use crate::row::LedgerRow;
use crate::run::Run;
use accounts::UnitKind;
use base::ids::UnitId;
use base::{Error, Quiet};
use std::collections::BTreeSet;

/// Where a number leads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub unit: UnitId,
    /// It belongs to an account.
    pub assigned: bool,
    /// The actor may book on it.
    pub mine: bool,
}

impl LedgerRows {
    /// Looks up the numbers of these rows. Unknown ones become units that wait to be assigned; while checking they only
    /// get a place in memory.
    pub(super) async fn find_units(&mut self, run: &Run<'_>, rows: &[(LedgerRow, Box<str>)]) -> Result<(), Error> {
        let mut asked: Vec<(String, String)> = Vec::new();
        let mut seen = BTreeSet::new();
        for (row, _) in rows {
            match &row.customer {
                Some(number) if !self.places.contains_key(number) && seen.insert(number.clone()) => {
                    let name = row.customer_name.as_ref().or(row.unit_name.as_ref());
                    asked.push((number.clone(), name.cloned().unwrap_or_default()));
                }
                None if self.nobody.is_none() => self.nobody = Some(self.find_nobody(run).await?),
                _ => {}
            }
        }
        if asked.is_empty() {
            return Ok(());
        }
        let numbers: Vec<String> = asked.iter().map(|(n, _)| n.clone()).collect();
        let known = accounts::units_by_number(&run.site.db, run.ws(), &self.system, &numbers).await?;
        let mut unknown = Vec::new();
        for (number, name) in asked {
            match known.get(&number) {
                Some(unit) => drop(self.places.insert(number, self.place(*unit))),
                None => unknown.push((number, name)),
            }
        }
        for portion in unknown.chunks(500) {
            self.add_units(run, portion).await?;
        }
        Ok(())
    }

    fn place(&self, unit: UnitId) -> Place {
        let account = self.structure.unit(unit).and_then(|u| u.account);
        Place { unit, assigned: account.is_some(), mine: self.all || account.is_some_and(|a| self.visible.sees(a)) }
    }

    async fn add_units(&mut self, run: &Run<'_>, unknown: &[(String, String)]) -> Result<(), Error> {
        if matches!(self.desk, Desk::Check(_)) || !self.all {
            for (number, _) in unknown {
                let place = Place { unit: UnitId::new(), assigned: false, mine: self.all };
                self.places.insert(number.clone(), place);
            }
            return Ok(());
        }
        let mut tx = run.site.db.begin(run.actor, run.site.now()).await?;
        for (number, name) in unknown {
            let unit = accounts::add_unassigned(&mut tx, &self.system, number, name, Some(run.import.id)).await?;
            self.places.insert(number.clone(), Place { unit, assigned: false, mine: true });
        }
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(())
    }

    /// The unit of sales without customer.
    async fn find_nobody(&self, run: &Run<'_>) -> Result<Place, Error> {
        let known = self.structure.units.iter().find(|u| u.kind == UnitKind::WithoutCustomer).map(|u| u.unit_id);
        let unit = match (known, &self.desk) {
            (Some(unit), _) => unit,
            (None, Desk::Check(_)) => UnitId::new(),
            (None, Desk::Stage { .. }) => {
                let mut tx = run.site.db.begin(run.actor, run.site.now()).await?;
                let unit = accounts::without_customer(&mut tx).await?;
                tx.commit_quiet(Quiet::Staging).await?;
                unit
            }
        };
        Ok(Place { unit, assigned: true, mine: self.all })
    }
}

//! What shared costs are split by: orders, lines and drivers of accounts.
use super::by_cell;
use crate::figures::inputs::{Inputs, Weights};
use crate::model::SplitKey;
use crate::store::{self, MonthRow};
use accounts::Structure;
use base::ids::AccountId;
use base::{Actor, Db, Error, Month};
use std::collections::HashMap;
use uuid::Uuid;

/// Orders, lines and drivers of accounts per month: by what shared costs are split.
#[derive(Default)]
pub(in crate::figures) struct Counted {
    of: HashMap<(AccountId, Month), (i64, i64)>,
    drivers: HashMap<(AccountId, Month, Uuid), i64>,
    ids: HashMap<String, Uuid>,
}

impl Counted {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let ids = inputs.drivers.iter().map(|d| (d.driver.code.clone(), d.driver.id)).collect();
        Self { ids, ..Self::default() }
    }
    pub(super) fn add(&mut self, account: Option<AccountId>, row: &MonthRow, counts: &[(Uuid, i64)]) {
        let Some(account) = account else { return };
        let w = self.of.entry((account, row.month)).or_default();
        *w = (w.0 + row.sums.orders(), w.1 + row.sums.lines());
        for (driver, quantity) in counts {
            *self.drivers.entry((account, row.month, *driver)).or_default() += quantity;
        }
    }
}

/// Orders, lines and drivers of accounts in the months of a span.
pub(in crate::figures) async fn counted(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    span: (Month, Month),
) -> Result<Counted, Error> {
    let counts = by_cell(store::driver_months(db, actor.workspace, span).await?);
    let mut out = Counted::new(inputs);
    store::each_month(db, actor.workspace, span, |row: MonthRow| {
        let of = counts.get(&(row.unit, row.month)).map_or(&[][..], Vec::as_slice);
        out.add(structure.unit(row.unit).and_then(|u| u.account), &row, of);
    })
    .await?;
    Ok(out)
}

impl Weights for Counted {
    fn of(&self, account: AccountId, (first, last): (Month, Month), key: &SplitKey) -> i64 {
        let months = (first.0..=last.0).map(Month);
        let of = |m: Month| self.of.get(&(account, m)).copied().unwrap_or_default();
        match key {
            SplitKey::Equal => 1,
            SplitKey::Orders => months.map(|m| of(m).0).sum(),
            SplitKey::Lines => months.map(|m| of(m).1).sum(),
            SplitKey::Driver(code) => {
                let Some(id) = self.ids.get(code) else { return 0 };
                months.map(|m| self.drivers.get(&(account, m, *id)).copied().unwrap_or(0)).sum()
            }
        }
    }
}

//! What shared costs are split by: orders, lines and drivers of accounts.
use crate::figures::inputs::{Inputs, Weights};
use crate::figures::roll::{Counts, Rows};
use crate::model::{SplitKey, Sums};
use accounts::Structure;
use base::ids::AccountId;
use base::{Actor, Db, Error, Month};
use std::collections::HashMap;
use uuid::Uuid;

/// Orders, lines and drivers of accounts per month: by what shared costs are split.
#[derive(Debug, Default)]
pub(in crate::figures) struct Counted {
    of: HashMap<(AccountId, Month), (i64, i64)>,
    drivers: HashMap<(AccountId, Month, Uuid), i64>,
    ids: HashMap<String, Uuid>,
}

impl Counted {
    fn new(inputs: &Inputs) -> Self {
        let ids = inputs.drivers.iter().map(|d| (d.driver.code.clone(), d.driver.id)).collect();
        Self { ids, ..Self::default() }
    }
    fn add(&mut self, account: AccountId, month: Month, sums: &Sums, counts: Counts<'_>) {
        let w = self.of.entry((account, month)).or_default();
        *w = (w.0 + sums.orders(), w.1 + sums.lines());
        for (driver, quantity) in counts {
            *self.drivers.entry((account, month, *driver)).or_default() += quantity;
        }
    }
}

/// Orders, lines and drivers of accounts in the months of a span.
pub(in crate::figures) async fn counted(
    db: &Db,
    actor: &Actor,
    rows: &Rows,
    inputs: &Inputs,
    structure: &Structure,
    span: (Month, Month),
) -> Result<Counted, Error> {
    let mut out = Counted::new(inputs);
    rows.each(db, actor.workspace, inputs, span, |unit, month, sums, counts| {
        if let Some(account) = structure.unit(unit).and_then(|u| u.account) {
            out.add(account, month, sums, counts);
        }
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

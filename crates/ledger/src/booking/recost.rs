//! Product costs by list, computed anew: for one import before it is booked, or for all when the list has changed.
use crate::model::{Cell, Sums};
use crate::rules::costing::CostList;
use crate::store::{self, ComputedCell, Whole};
use base::{Error, Tx};
use std::collections::HashMap;

type ByImport = HashMap<(i32, Cell), Sums>;

/// The cost of one line in its own import, and taken away in the one that replaces it.
fn add(costs: &CostList, line: &Whole, to: &mut ByImport) {
    let computed = costs.of(&line.amounts, line.offering, line.quantity, line.posting_day);
    if computed.is_none() {
        return;
    }
    let cell = (line.unit, line.posting_day.month());
    to.entry((line.import_no, cell)).or_default().add_computed(&line.amounts, computed, 1);
    if let Some(by) = line.replaced_by {
        to.entry((by, cell)).or_default().add_computed(&line.amounts, computed, -1);
    }
}

fn rows(sums: ByImport, only: Option<i32>) -> Vec<(i32, ComputedCell)> {
    let mut rows: Vec<_> = sums
        .into_iter()
        .filter(|((no, _), _)| only.is_none_or(|o| o == *no))
        .map(|((no, (unit, month)), sums)| (no, ComputedCell { unit, month, sums }))
        .collect();
    rows.sort_unstable_by_key(|(no, c)| (*no, c.unit, c.month));
    rows
}

/// Computes the costs of one import's sums from the list of today.
pub(super) async fn recost_import(tx: &mut Tx, no: i32) -> Result<(), Error> {
    let costs = store::cost_list_in(tx).await?;
    let mut sums = ByImport::new();
    store::each_of_import(tx, no, |line: Whole| add(&costs, &line, &mut sums)).await?;
    store::set_import_computed(tx, Some(no), &rows(sums, Some(no))).await?;
    Ok(())
}

/// Computes all costs from the list of today: the sums of all imports, and the roll-up from the booked ones.
pub(crate) async fn recost_all(tx: &mut Tx) -> Result<(), Error> {
    let costs = store::cost_list_in(tx).await?;
    let mut sums = ByImport::new();
    store::each_uncosted(tx, |line: Whole| add(&costs, &line, &mut sums)).await?;
    let booked = store::booked_numbers(tx).await?;
    let mut months: HashMap<Cell, Sums> = HashMap::new();
    for ((no, cell), s) in sums.iter().filter(|((no, _), _)| booked.contains(no)) {
        let _ = no;
        months.entry(*cell).or_default().add(s, 1);
    }
    store::set_import_computed(tx, None, &rows(sums, None)).await?;
    let mut changed = Vec::new();
    for row in store::computed_months(tx).await? {
        let now = months.get(&(row.unit, row.month)).copied().unwrap_or_default();
        if row.sums.0[37..] != now.0[37..] {
            changed.push(ComputedCell { unit: row.unit, month: row.month, sums: now });
        }
    }
    store::set_month_computed(tx, &changed).await?;
    super::books::set_computed(tx, &changed).await
}

//! What the ledger does with files of rates, costs and targets, in one shape: how many rows were new, changed, known,
//! and what takes it back.

use super::Run;
use crate::kind::ImportKind;
use base::ids::ImportId;
use base::{Error, Tx};
use ledger::CostsBooked;
use ledger::entries::{self, DriverSaid, DriverStep};
use ledger::model::{AccountTarget, Cost, CostEntry, CostStep, FirmTarget, NewRate};
use serde_json::{Value, json};
use std::collections::HashMap;

/// What booking did, or would do.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub new: u64,
    pub changed: u64,
    pub already: u64,
    /// What takes it back.
    pub inverse: Value,
}

/// `extra`: rows beyond the first that make up a cost, by its place in `costs`.
pub(super) async fn costs(
    tx: &mut Tx,
    import: ImportId,
    costs: &[Cost],
    extra: &[(usize, u64)],
    drivers: &[DriverSaid],
) -> Result<Done, Error> {
    let done = ledger::book_costs(tx, Some(import), costs).await?;
    let said = entries::book_drivers(tx, drivers).await?;
    Ok(costs_counted(costs, extra, &done, &said))
}

/// The same, seen before booking.
pub(super) async fn see_costs(
    run: &Run<'_>,
    costs: &[Cost],
    extra: &[(usize, u64)],
    drivers: &[DriverSaid],
) -> Result<Done, Error> {
    let (db, actor) = (&run.site.db, run.actor);
    let done = ledger::compare_costs(db, actor, costs).await?;
    let said = entries::compare_drivers(db, actor, drivers).await?;
    Ok(costs_counted(costs, extra, &done, &said))
}

fn costs_counted(costs: &[Cost], extra: &[(usize, u64)], done: &CostsBooked, said: &[DriverStep]) -> Done {
    let mut counted = Done {
        new: done.new.unsigned_abs(),
        changed: done.changed.unsigned_abs(),
        already: done.already.unsigned_abs(),
        inverse: json!({ "costs": done.steps, "drivers": said }),
    };
    // A known rate whose driver is now another one is a changed row.
    for step in said {
        let is_rate = |e: &CostEntry| matches!(&e.cost, Cost::Rate { driver, .. } if *driver == step.after.code);
        let booked = done.steps.iter().any(|s| match s {
            CostStep::Make(e) | CostStep::Change { after: e, .. } => is_rate(e),
            CostStep::Remove(_) => false,
        });
        if !booked && counted.already > 0 {
            (counted.already, counted.changed) = (counted.already - 1, counted.changed + 1);
        }
    }
    for (at, rows) in extra {
        let step = done.steps.iter().find_map(|s| match s {
            CostStep::Make(e) if Some(&e.cost) == costs.get(*at) => Some(true),
            CostStep::Change { after, .. } if Some(&after.cost) == costs.get(*at) => Some(false),
            _ => None,
        });
        match step {
            Some(true) => counted.new += rows,
            Some(false) => counted.changed += rows,
            None => counted.already += rows,
        }
    }
    counted
}

pub(super) async fn rates(tx: &mut Tx, import: ImportId, rates: &[NewRate]) -> Result<Done, Error> {
    let inverse = ledger::book_rates(tx, Some(import), rates).await?;
    let mut done = Done::default();
    done.count(&inverse);
    Ok(Done { inverse, ..done })
}

/// The same, seen before booking.
pub(super) async fn see_rates(run: &Run<'_>, rates: &[NewRate]) -> Result<Done, Error> {
    let mut done = Done::default();
    done.count(&ledger::compare_rates(&run.site.db, run.ws(), rates).await?);
    Ok(done)
}

pub(super) async fn targets(
    tx: &mut Tx,
    import: ImportId,
    firm: &[FirmTarget],
    accounts: &[AccountTarget],
) -> Result<Done, Error> {
    let mut done = Done::default();
    let steps = ledger::book_targets(tx, Some(import), accounts).await?;
    done.count(&steps);
    let mut years = Vec::with_capacity(firm.len());
    for t in firm {
        let event =
            ledger::entries::set_firm_target(tx, t.fiscal_year, Some((t.margin_permille, t.satisfaction_permille)))
                .await?;
        years.extend(event.inverse);
    }
    let years = Value::Array(years);
    done.count(&years);
    Ok(Done { inverse: json!({ "accounts": steps, "firm": years }), ..done })
}

/// The same, seen before booking.
pub(super) async fn see_targets(run: &Run<'_>, firm: &[FirmTarget], accounts: &[AccountTarget]) -> Result<Done, Error> {
    let (db, ws) = (&run.site.db, run.ws());
    let mut done = Done::default();
    done.count(&ledger::compare_targets(db, ws, accounts).await?);
    let known = entries::firm_targets(db, ws).await?;
    let mut known: HashMap<i32, FirmTarget> = known.into_iter().map(|t| (t.fiscal_year, t)).collect();
    let values = |t: &FirmTarget| (t.margin_permille, t.satisfaction_permille);
    let mut years = Vec::with_capacity(firm.len());
    for t in firm {
        let before = known.insert(t.fiscal_year, t.clone());
        years.push(json!({ "before": before.as_ref().map(values), "after": values(t) }));
    }
    done.count(&Value::Array(years));
    Ok(done)
}

impl Done {
    /// Counts steps by what stood before and after.
    fn count(&mut self, steps: &Value) {
        for step in steps.as_array().into_iter().flatten() {
            let (before, after) = (&step["before"], &step["after"]);
            match (before.is_null(), before == after) {
                (true, _) => self.new += 1,
                (false, true) => self.already += 1,
                (false, false) => self.changed += 1,
            }
        }
    }
}

/// Takes rates, costs or targets back.
pub(super) async fn back(tx: &mut Tx, kind: ImportKind, inverse: Value) -> Result<(), Error> {
    match kind {
        ImportKind::Costs => {
            entries::unbook_drivers(tx, serde_json::from_value(inverse["drivers"].clone())?).await?;
            ledger::unbook_costs(tx, serde_json::from_value(inverse["costs"].clone())?).await?;
        }
        ImportKind::Rates => {
            ledger::unbook_rates(tx, inverse).await?;
        }
        _ => {
            ledger::unbook_targets(tx, inverse["accounts"].clone()).await?;
            for step in inverse["firm"].as_array().into_iter().flatten().rev() {
                let year = serde_json::from_value(step["year"].clone())?;
                ledger::entries::set_firm_target(tx, year, serde_json::from_value(step["before"].clone())?).await?;
            }
        }
    }
    Ok(())
}

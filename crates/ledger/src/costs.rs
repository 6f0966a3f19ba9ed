//! Entering costs: by file or by hand, each as a list of steps whose inverse takes it back.
use crate::booking::recost_all;
use crate::model::{Cost, CostEntry, CostStep};
use crate::refusal::Refusal;
use crate::store;
use base::db::{Event, Tx};
use base::ids::ImportId;
use base::{Error, undoer};
use serde_json::{Value, json};
use uuid::Uuid;

/// What of a file of costs was new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CostsBooked {
    pub new: i64,
    pub changed: i64,
    pub already: i64,
    /// The steps taken; [`unbook_costs`] takes them back.
    pub steps: Vec<CostStep>,
}

/// Books costs: one that stands for the same thing from the same month is replaced. The caller commits with its event.
pub async fn book_costs(tx: &mut Tx, import: Option<ImportId>, costs: &[Cost]) -> Result<CostsBooked, Error> {
    let mut out = CostsBooked::default();
    let mut known = store::cost_entries_in(tx).await?;
    for cost in costs {
        let same = if cost.is_product() {
            store::same_product(tx, None, cost).await?
        } else {
            known.iter().find(|e| is_same(&e.cost, cost)).cloned()
        };
        let by = tx.actor().name.clone();
        let step = match same {
            Some(e) if e.cost == *cost => {
                out.already += 1;
                continue;
            }
            Some(before) => {
                out.changed += 1;
                let after = CostEntry { id: before.id, version: before.version + 1, by, cost: cost.clone() };
                CostStep::Change { before, after }
            }
            None => {
                out.new += 1;
                CostStep::Make(CostEntry { id: Uuid::now_v7(), version: 1, by, cost: cost.clone() })
            }
        };
        out.steps.push(step.clone());
        if let Some(e) = written(&step) {
            known.retain(|k| k.id != e.id);
            known.push(e.clone());
        }
    }
    let steps = out.steps.clone();
    carry_out(tx, import, &steps, false).await?;
    Ok(out)
}

/// Takes steps back, the last one first; refused where an entry has changed since or a month is closed.
pub async fn unbook_costs(tx: &mut Tx, steps: Vec<CostStep>) -> Result<Vec<CostStep>, Error> {
    let back: Vec<CostStep> = steps.into_iter().rev().map(CostStep::inverse).collect();
    carry_out(tx, None, &back, true).await?;
    Ok(back)
}

fn written(step: &CostStep) -> Option<&CostEntry> {
    match step {
        CostStep::Make(e) | CostStep::Change { after: e, .. } => Some(e),
        CostStep::Remove(_) => None,
    }
}

/// Whether two costs stand for the same thing from the same month.
fn is_same(a: &Cost, b: &Cost) -> bool {
    match (a, b) {
        (Cost::Rate { driver: d1, .. }, Cost::Rate { driver: d2, .. }) => {
            d1 == d2 && a.first_month() == b.first_month()
        }
        (Cost::Fixed { account: a1, name: n1, .. }, Cost::Fixed { account: a2, name: n2, .. }) => {
            a1 == a2 && n1 == n2 && a.first_month() == b.first_month()
        }
        (Cost::Shared { name: n1, .. }, Cost::Shared { name: n2, .. }) => {
            n1 == n2 && a.first_month() == b.first_month()
        }
        _ => false,
    }
}

/// Carries steps out. With `guarded`, an entry must be what the step thinks it is.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    import: Option<ImportId>,
    steps: &[CostStep],
    guarded: bool,
) -> Result<(), Error> {
    let lang = tx.actor().lang;
    let product = steps.iter().filter_map(|s| written(s).or(removed(s))).any(|e| e.cost.is_product());
    let head = store::raise(tx, 0, i64::from(product)).await?;
    for step in steps {
        if let Some(closed) = head.closed_through.filter(|c| step.first_month() <= *c) {
            return Err(Refusal::CostClosed(step.first_month(), closed).into_error(lang));
        }
        if guarded && let Some(expected) = removed(step) {
            let now = current(tx, expected).await?;
            if now.as_ref().is_none_or(|e| e.version != expected.version || e.cost != expected.cost) {
                return Err(Refusal::MovedOn.into_error(lang));
            }
        }
        if let Some(e) = removed(step) {
            store::remove_cost(tx, e).await?;
        }
        if let Some(e) = written(step) {
            ensure_driver(tx, &e.cost).await?;
            store::add_cost(tx, e, import).await?;
        }
    }
    if product {
        recost_all(tx).await?;
    }
    Ok(())
}

fn removed(step: &CostStep) -> Option<&CostEntry> {
    match step {
        CostStep::Remove(e) | CostStep::Change { before: e, .. } => Some(e),
        CostStep::Make(_) => None,
    }
}

async fn current(tx: &mut Tx, e: &CostEntry) -> Result<Option<CostEntry>, Error> {
    if e.cost.is_product() {
        return Ok(store::same_product(tx, Some(e.id), &e.cost).await?.filter(|x| x.id == e.id));
    }
    Ok(store::cost_entries_in(tx).await?.into_iter().find(|x| x.id == e.id))
}

/// A rate for a driver nobody has counted yet makes the driver.
async fn ensure_driver(tx: &mut Tx, cost: &Cost) -> Result<(), Error> {
    let code = match cost {
        Cost::Rate { driver, .. } => driver,
        Cost::Shared { key: crate::model::SplitKey::Driver(code), .. } => code,
        _ => return Ok(()),
    };
    let kind = engine_value::contribution::Kind::OtherCostToServe;
    store::add_driver(tx, Uuid::now_v7(), code, (code, code), kind, "count").await?;
    Ok(())
}

/// One cost entered by hand: the event that the caller commits.
pub(crate) async fn set_cost(tx: &mut Tx, steps: Vec<CostStep>) -> Result<Event, Error> {
    carry_out(tx, None, &steps, true).await?;
    let id = steps.iter().find_map(|s| written(s).or(removed(s))).map_or(Uuid::nil(), |e| e.id);
    let before: Vec<_> = steps.iter().filter_map(removed).map(|e| &e.cost).collect();
    let after: Vec<_> = steps.iter().filter_map(written).map(|e| &e.cost).collect();
    let inverse: Vec<CostStep> = steps.iter().rev().cloned().map(CostStep::inverse).collect();
    Ok(Event::new("cost.set", "cost", id).before(json!(before)).after(json!(after)).inverse(json!(inverse)))
}

async fn unset_cost(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    set_cost(tx, serde_json::from_value(inverse)?).await
}
undoer!("cost.set", unset_cost);

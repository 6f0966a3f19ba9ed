//! Entering costs: by file or by hand, each as a list of steps whose inverse takes it back.
use crate::booking::recost_all;
use crate::model::{Cost, CostEntry, CostStep};
use crate::refusal::Refusal;
use crate::store;
use base::db::{Event, Tx};
use base::ids::{AccountId, ImportId};
use base::{Actor, Day, Db, Error, Lang, Month, undoer};
use serde_json::{Value, json};
use std::collections::HashMap;
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
    let mut known = store::cost_entries_in(tx).await?;
    if costs.iter().any(Cost::is_product) {
        known.extend(store::product_entries_in(tx).await?);
    }
    let out = plan(known, costs, &tx.actor().name);
    carry_out(tx, import, &out.steps, false).await?;
    Ok(out)
}

/// What booking these costs would do; nothing is written, and nobody who writes has to wait.
pub async fn compare_costs(db: &Db, actor: &Actor, costs: &[Cost]) -> Result<CostsBooked, Error> {
    let ws = actor.workspace;
    let mut known = store::cost_entries(db, ws).await?;
    if costs.iter().any(Cost::is_product) {
        known.extend(store::product_entries(db, ws, i64::MAX).await?.0);
    }
    let out = plan(known, costs, &actor.name);
    let closed = store::head(db, ws).await?.closed_through;
    for step in &out.steps {
        in_open_month(actor.lang, step, closed)?;
    }
    Ok(out)
}

/// Steps from what is known to what a file says.
fn plan(known: Vec<CostEntry>, costs: &[Cost], by: &str) -> CostsBooked {
    let mut out = CostsBooked::default();
    let mut known: HashMap<Same, CostEntry> = known.into_iter().map(|e| (same(&e.cost), e)).collect();
    for cost in costs {
        let same = same(cost);
        let step = match known.get(&same) {
            Some(e) if e.cost == *cost => {
                out.already += 1;
                continue;
            }
            Some(before) => {
                out.changed += 1;
                let (id, version) = (before.id, before.version + 1);
                let after = CostEntry { id, version, by: by.to_owned(), cost: cost.clone() };
                CostStep::Change { before: before.clone(), after }
            }
            None => {
                out.new += 1;
                CostStep::Make(CostEntry { id: Uuid::now_v7(), version: 1, by: by.to_owned(), cost: cost.clone() })
            }
        };
        if let Some(e) = written(&step) {
            known.insert(same, e.clone());
        }
        out.steps.push(step);
    }
    out
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

/// What a cost stands for, and from when: another one of these replaces it.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Same {
    Product(String, Day),
    Group(String, Day),
    Rate(String, Month),
    Fixed(AccountId, String, Month),
    Shared(String, Month),
}

fn same(cost: &Cost) -> Same {
    match cost {
        Cost::Product { offering, from, .. } => Same::Product(offering.clone(), *from),
        Cost::Group { group, from, .. } => Same::Group(group.clone(), *from),
        Cost::Rate { driver, from, .. } => Same::Rate(driver.clone(), *from),
        Cost::Fixed { account, name, from, .. } => Same::Fixed(*account, name.clone(), *from),
        Cost::Shared { name, from, .. } => Same::Shared(name.clone(), *from),
    }
}

fn in_open_month(lang: Lang, step: &CostStep, closed: Option<Month>) -> Result<(), Error> {
    match closed.filter(|c| step.first_month() <= *c) {
        Some(closed) => Err(Refusal::CostClosed(step.first_month(), closed).into_error(lang)),
        None => Ok(()),
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
        in_open_month(lang, step, head.closed_through)?;
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

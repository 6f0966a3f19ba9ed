//! How the ladder is read: kept blocks, drivers, wording, thresholds, released estimates.
use super::must_be;
use crate::refusal::Refusal;
use crate::settings::{Settings, WordingJson};
use crate::store::{self, Released};
use base::db::{Event, Tx};
use base::{Actor, Db, Error, undoer};
use engine_value::contribution::{Block, Kind};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// Whether the firm keeps a block: a person's word, or `None` to let the first cost decide.
pub async fn set_kept(tx: &mut Tx, block: &str, kept: Option<bool>) -> Result<Event, Error> {
    let before = store::put_kept(tx, block, kept).await?;
    kept_event(tx, block, before, kept).await
}

async fn kept_event(tx: &mut Tx, block: &str, before: Option<bool>, after: Option<bool>) -> Result<Event, Error> {
    store::raise(tx, 0, 0).await?;
    let ws = tx.workspace();
    Ok(Event::new("kept_block.set", "workspace", ws.0)
        .before(json!({ "block": block, "kept": before }))
        .after(json!({ "block": block, "kept": after }))
        .inverse(json!({ "block": block, "before": before, "after": after })))
}

async fn unset_kept(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let block = inverse["block"].as_str().unwrap_or_default().to_owned();
    let before: Option<bool> = serde_json::from_value(inverse["before"].clone())?;
    let now = store::put_kept(tx, &block, before).await?;
    must_be(lang, now.as_ref(), &inverse["after"])?;
    kept_event(tx, &block, now, before).await
}
undoer!("kept_block.set", unset_kept);

/// What a driver is: names, ladder kind, and the share of its cost that is gone within twelve months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriverSet {
    pub code: String,
    pub name_de: String,
    pub name_en: String,
    /// Code of the ladder kind.
    pub kind: String,
    pub gone_permille: Option<i32>,
}

/// Changes a driver, or makes it when nobody has counted it yet.
pub async fn set_driver(tx: &mut Tx, set: &DriverSet) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let kind = Kind::from_code(&set.kind)
        .filter(|k| matches!(k.block(), Block::CostToServe | Block::FixedCost))
        .ok_or_else(|| Refusal::MovedOn.into_error(lang))?;
    let head = store::raise(tx, 0, 0).await?;
    let before = driver_in(tx, &set.code).await?;
    if head.closed_through.is_some() && before.as_ref().is_some_and(|b| b.block() != set.block()) {
        return Err(Refusal::DriverClosed.into_error(lang));
    }
    if before.is_none() {
        store::add_driver(tx, Uuid::now_v7(), &set.code, (&set.name_de, &set.name_en), kind, "count").await?;
    }
    store::set_driver(tx, &set.code, (&set.name_de, &set.name_en), kind, set.gone_permille).await?;
    let ws = tx.workspace();
    let event = Event::new("driver.set", "workspace", ws.0).before(json!(before)).after(json!(set));
    Ok(match &before {
        Some(b) => event.inverse(json!({ "before": b, "after": set })),
        None => event,
    })
}

/// What a file says of a driver beside its rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriverSaid {
    pub code: String,
    pub kind: Option<Kind>,
    pub gone_permille: Option<i32>,
}

impl DriverSaid {
    pub fn says_something(&self) -> bool {
        self.kind.is_some() || self.gone_permille.is_some()
    }
}

/// A driver before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriverStep {
    pub before: DriverSet,
    pub after: DriverSet,
}

/// Books what a file says of drivers that are there; [`unbook_drivers`] takes the steps back. The caller commits.
pub async fn book_drivers(tx: &mut Tx, said: &[DriverSaid]) -> Result<Vec<DriverStep>, Error> {
    let mut steps = Vec::new();
    for s in said {
        let Some(before) = driver_in(tx, &s.code).await? else { continue };
        let after = before.said(s);
        if after != before {
            set_driver(tx, &after).await?;
            steps.push(DriverStep { before, after });
        }
    }
    Ok(steps)
}

/// What booking this would do, after the costs of the same file; nothing is written.
pub async fn compare_drivers(db: &Db, actor: &Actor, said: &[DriverSaid]) -> Result<Vec<DriverStep>, Error> {
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let known = store::drivers(db, actor.workspace).await?;
    let mut known: HashMap<String, DriverSet> =
        known.into_iter().map(|d| (d.code.clone(), DriverSet::from(d))).collect();
    let closed = store::head(db, actor.workspace).await?.closed_through;
    let mut steps = Vec::new();
    for s in said {
        let before = known.remove(&s.code).unwrap_or_else(|| DriverSet::first_of(&s.code));
        let after = before.said(s);
        known.insert(s.code.clone(), after.clone());
        if closed.is_some() && before.block() != after.block() {
            return Err(Refusal::DriverClosed.into_error(actor.lang));
        }
        if after != before {
            steps.push(DriverStep { before, after });
        }
    }
    Ok(steps)
}

/// Takes the steps back, the last one first; refused where a driver has changed since.
pub async fn unbook_drivers(tx: &mut Tx, steps: Vec<DriverStep>) -> Result<(), Error> {
    let lang = tx.actor().lang;
    for step in steps.into_iter().rev() {
        if driver_in(tx, &step.after.code).await?.as_ref() != Some(&step.after) {
            return Err(Refusal::MovedOn.into_error(lang));
        }
        set_driver(tx, &step.before).await?;
    }
    Ok(())
}

async fn driver_in(tx: &mut Tx, code: &str) -> Result<Option<DriverSet>, Error> {
    Ok(store::drivers_in(tx).await?.into_iter().find(|d| d.code == code).map(DriverSet::from))
}

impl DriverSet {
    /// A driver as its first cost makes it.
    fn first_of(code: &str) -> Self {
        let (code, kind) = (code.to_owned(), Kind::OtherCostToServe.code().to_owned());
        Self { name_de: code.clone(), name_en: code.clone(), code, kind, gone_permille: None }
    }
    fn block(&self) -> Option<Block> {
        Kind::from_code(&self.kind).map(Kind::block)
    }
    /// The same after what a file says.
    fn said(&self, s: &DriverSaid) -> Self {
        let kind = s.kind.map_or_else(|| self.kind.clone(), |k| k.code().to_owned());
        Self { kind, gone_permille: s.gone_permille.or(self.gone_permille), ..self.clone() }
    }
}

impl From<store::Driver> for DriverSet {
    fn from(d: store::Driver) -> Self {
        let kind = d.cost_kind.0.code().to_owned();
        Self { code: d.code, name_de: d.name_de, name_en: d.name_en, kind, gone_permille: d.gone_permille }
    }
}

async fn unset_driver(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let (before, after): (DriverSet, DriverSet) =
        (serde_json::from_value(inverse["before"].clone())?, serde_json::from_value(inverse["after"].clone())?);
    let now = store::drivers_in(tx).await?.into_iter().find(|d| d.code == after.code);
    let same = now.is_some_and(|d| d.gone_permille == after.gone_permille && d.name_de == after.name_de);
    if same { set_driver(tx, &before).await } else { Err(Refusal::MovedOn.into_error(lang)) }
}
undoer!("driver.set", unset_driver);

/// A new version of the ladder's wording.
pub async fn set_wording(tx: &mut Tx, wording: &WordingJson) -> Result<Event, Error> {
    store::raise(tx, 0, 0).await?;
    let newest = store::wordings_in(tx).await?.into_iter().next();
    let number = newest.as_ref().map_or(1, |w| w.number) + 1;
    store::add_wording(tx, number, &json!(wording)).await?;
    let before = newest.map_or_else(|| json!(WordingJson::default()), |w| w.wording.0);
    let ws = tx.workspace();
    Ok(Event::new("ladder.worded", "workspace", ws.0)
        .before(before.clone())
        .after(json!(wording))
        .inverse(json!({ "before": before, "number": number }))
        .plain())
}

async fn unset_wording(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let newest = store::wordings_in(tx).await?.into_iter().next();
    if newest.map(|w| i64::from(w.number)) != inverse["number"].as_i64() {
        return Err(Refusal::MovedOn.into_error(lang));
    }
    set_wording(tx, &serde_json::from_value(inverse["before"].clone())?).await
}
undoer!("ladder.worded", unset_wording);

/// The firm's thresholds.
pub async fn set_thresholds(tx: &mut Tx, before: &Settings, after: &Settings) -> Result<Event, Error> {
    store::put_settings(tx, &json!(after)).await?;
    let ws = tx.workspace();
    Ok(Event::new("thresholds.set", "workspace", ws.0)
        .before(json!(before))
        .after(json!(after))
        .inverse(json!({ "before": before, "after": after }))
        .plain())
}

async fn unset_thresholds(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let after: Settings = serde_json::from_value(inverse["after"].clone())?;
    set_thresholds(tx, &after, &serde_json::from_value(inverse["before"].clone())?).await
}
undoer!("thresholds.set", unset_thresholds);

/// Gives up what bookings have not replaced of an estimate; `there` false takes that back.
pub async fn release(tx: &mut Tx, r: &Released, there: bool) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let head = store::raise(tx, 0, 0).await?;
    if let Some(closed) = head.closed_through.filter(|c| r.month <= *c) {
        return Err(Refusal::CostClosed(r.month, closed).into_error(lang));
    }
    store::put_released(tx, r, there).await?;
    Ok(Event::new("estimate.released", "unit", r.unit_id.0)
        .after(json!({ "released": there, "kind": r.kind, "month": r.month.to_string() }))
        .inverse(json!({ "released": r, "there": there })))
}

async fn unrelease(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let r: Released = serde_json::from_value(inverse["released"].clone())?;
    release(tx, &r, !inverse["there"].as_bool().unwrap_or(true)).await
}
undoer!("estimate.released", unrelease);

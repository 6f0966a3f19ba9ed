//! Closing months: in order, by the controller, with the ladder of each unit kept as it was.
//!
//! What is closed can't be changed: lines, product costs, rates, fixed and shared costs are refused where they reach into
//! a closed month. Fixed and shared costs hang on accounts; closing puts them on the account's first unit, so that a unit
//! that moves later takes its closed months with it.
use crate::figures::{Inputs, closing_rows};
use crate::refusal::Refusal;
use crate::store::{self, ClosedRow};
use accounts::Structure;
use base::db::{Event, Tx};
use base::{Actor, Db, Error, Month, undoer};
use serde_json::{Value, json};

/// The ladders of months about to be closed, computed for one version of the ledger.
#[derive(Debug)]
pub struct Closing {
    pub first: Month,
    pub last: Month,
    version: i64,
    before: Option<Month>,
    rows: Vec<ClosedRow>,
}

/// Computes what closing through `last` will keep; refused for a month that is not over or already closed.
pub async fn prepare(
    db: &Db,
    actor: &Actor,
    structure: &Structure,
    today: base::Day,
    last: Month,
) -> Result<Closing, Error> {
    let inputs = Inputs::load(db, actor, None).await?;
    let before = inputs.head.closed_through;
    if last >= today.month() {
        return Err(Refusal::MonthNotOver(last).into_error(actor.lang));
    }
    if before.is_some_and(|b| last <= b) {
        return Err(Refusal::AlreadyClosed(last).into_error(actor.lang));
    }
    let first_booked = store::first_last_month(db, actor.workspace, last).await?.map(|(first, _)| first);
    let first = before.map(|b| b.plus(1)).or(first_booked).unwrap_or(last).min(last);
    let rows = closing_rows(db, actor, &inputs, structure, (first, last)).await?;
    Ok(Closing { first, last, version: inputs.head.version, before, rows })
}

/// Closes the months; refused when something was booked since they were computed.
pub async fn close(tx: &mut Tx, closing: &Closing) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let head = store::raise(tx, 0, 0).await?;
    if head.version != closing.version + 1 {
        return Err(Refusal::BookedMeanwhile.into_error(lang));
    }
    store::put_closed(tx, &closing.rows).await?;
    store::set_closed_through(tx, Some(closing.last)).await?;
    let now = store::head_in(tx).await?.version;
    let text = |m: Option<Month>| m.map(|m| m.to_string());
    let ws = tx.workspace();
    Ok(Event::new("ledger.closed", "workspace", ws.0)
        .before(json!({ "closed_through": text(closing.before) }))
        .after(json!({ "closed_through": text(Some(closing.last)) }))
        .inverse(json!({ "through": closing.before, "version": now })))
}

/// Opens the last closed month again, for a reason.
pub async fn reopen(tx: &mut Tx, reason: &str) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let Some(closed) = store::head_in(tx).await?.closed_through else {
        return Err(Refusal::NothingClosed.into_error(lang));
    };
    let last = closed.plus(-1);
    store::raise(tx, 0, 0).await?;
    store::drop_closed_after(tx, last).await?;
    store::set_closed_through(tx, Some(last)).await?;
    let ws = tx.workspace();
    Ok(Event::new("ledger.reopened", "workspace", ws.0)
        .before(json!({ "closed_through": closed.to_string() }))
        .after(json!({ "closed_through": last.to_string(), "reason": reason })))
}

async fn unclose(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let through: Option<Month> = serde_json::from_value(inverse["through"].clone())?;
    let head = store::head_in(tx).await?;
    if Some(head.version) != inverse["version"].as_i64() {
        return Err(Refusal::BookedMeanwhile.into_error(lang));
    }
    store::drop_closed_after(tx, through.unwrap_or(Month(0))).await?;
    store::set_closed_through(tx, through).await?;
    let ws = tx.workspace();
    Ok(Event::new("ledger.reopened", "workspace", ws.0)
        .before(json!({ "closed_through": head.closed_through.map(|m| m.to_string()) }))
        .after(json!({ "closed_through": through.map(|m| m.to_string()) })))
}
undoer!("ledger.closed", unclose);

/// Sentences about closed months whose ladder is no longer what was kept.
pub(crate) async fn check(db: &Db, actor: &Actor) -> Result<Vec<String>, Error> {
    let kept = store::closed_rows(db, actor.workspace).await?;
    let (Some(first), Some(last)) = (kept.first().map(|r| r.month), kept.last().map(|r| r.month)) else {
        return Ok(Vec::new());
    };
    let inputs = Inputs::load(db, actor, None).await?;
    let frozen = kept.iter().map(|r| ((r.unit, r.month), (r.fixed, r.fixed_estimate))).collect();
    let now = crate::figures::ladders_of_months(db, actor, &inputs, (first, last), &frozen).await?;
    let moved = !inputs.wording.json.moved.is_empty();
    let mut faults = Vec::new();
    for r in &kept {
        let lines = now.get(&(r.unit, r.month)).copied().unwrap_or([Some(0); 14]);
        let differs = |i: usize| {
            let skipped = moved && (10..13).contains(&i);
            !skipped && matches!((r.lines[i], lines[i]), (Some(a), Some(b)) if a != b)
        };
        if (0..14).any(differs) {
            faults.push(format!("closed_ladder: unit {} in {} is no longer what was closed", r.unit, r.month));
        }
    }
    for (unit, month) in now.keys() {
        if !kept.iter().any(|r| r.unit == *unit && r.month == *month) {
            faults.push(format!("closed_ladder: unit {unit} in {month} was not there when the month was closed"));
        }
    }
    Ok(faults)
}

//! Single values that people or files enter: exchange rates, targets, EBIT, probabilities of loss, kept blocks, wording,
//! thresholds, released estimates. Each change is an event with its inverse.
mod files;
mod ladder;

pub use files::{Rates, book_rates, book_targets, set_account_target, unbook_rates, unbook_targets};
pub use files::{compare_rates, compare_targets};
pub use ladder::{DriverSaid, DriverSet, DriverStep, book_drivers, compare_drivers, unbook_drivers};
pub use ladder::{release, set_driver, set_kept, set_thresholds, set_wording};

use crate::model::FirmTarget;
use crate::refusal::Refusal;
use crate::store::{self, Ebit, LossProbability};
use base::db::{Event, Tx};
use base::ids::{AccountId, WorkspaceId};
use base::{Day, Db, Error, undoer};
use serde_json::{Value, json};

/// Guards an inverse: the row must be what the change left.
fn must_be<T: PartialEq + serde::de::DeserializeOwned>(
    lang: base::Lang,
    now: Option<&T>,
    expected: &Value,
) -> Result<(), Error> {
    let expected: Option<T> = serde_json::from_value(expected.clone())?;
    if now == expected.as_ref() { Ok(()) } else { Err(Refusal::MovedOn.into_error(lang)) }
}

/// The two lines of the map in a fiscal year; `None` returns to the default.
pub async fn set_firm_target(tx: &mut Tx, year: i32, values: Option<(i32, i32)>) -> Result<Event, Error> {
    let before = store::firm_targets_in(tx).await?.into_iter().find(|(t, _)| t.fiscal_year == year);
    let version = before.as_ref().map_or(0, |b| b.1) + 1;
    store::put_firm_target(tx, year, values, version).await?;
    store::raise(tx, 0, 0).await?;
    let before = before.map(|(t, _)| (t.margin_permille, t.satisfaction_permille));
    let ws = tx.workspace();
    Ok(Event::new("firm_target.set", "workspace", ws.0)
        .before(json!({ "fiscal_year": year, "values": before }))
        .after(json!({ "fiscal_year": year, "values": values }))
        .inverse(json!({ "year": year, "before": before, "after": values })))
}

async fn unset_firm_target(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let year = serde_json::from_value(inverse["year"].clone())?;
    let now = store::firm_targets_in(tx).await?.into_iter().find(|(t, _)| t.fiscal_year == year);
    must_be(lang, now.map(|(t, _)| (t.margin_permille, t.satisfaction_permille)).as_ref(), &inverse["after"])?;
    set_firm_target(tx, year, serde_json::from_value(inverse["before"].clone())?).await
}
undoer!("firm_target.set", unset_firm_target);

/// Targets of the firm by fiscal year.
pub async fn firm_targets(db: &Db, ws: WorkspaceId) -> Result<Vec<FirmTarget>, Error> {
    Ok(store::firm_targets(db, ws).await?.into_iter().map(|(t, _)| t).collect())
}

/// The firm's target of a fiscal year, or the default of the program.
pub async fn firm_target(db: &Db, ws: WorkspaceId, year: i32) -> Result<FirmTarget, Error> {
    let all = firm_targets(db, ws).await?;
    Ok(all.into_iter().find(|t| t.fiscal_year == year).unwrap_or_else(|| FirmTarget::default_of(year)))
}

/// The fiscal year of a day, named by the calendar year it begins in.
pub fn fiscal_year(day: Day, start: i8) -> i32 {
    let month = day.month();
    i32::from(month.year()) - i32::from(month.number() < start)
}

/// The months of a fiscal year.
pub fn fiscal_months(year: i32, start: i8) -> base::Period {
    let first = base::Month(year * 12 + i32::from(start) - 1);
    base::Period::months(first, first.plus(11))
}

/// „2026“, or „2025/26“ where the year does not begin in January.
pub fn fiscal_label(year: i32, start: i8) -> String {
    if start == 1 { year.to_string() } else { format!("{year}/{:02}", (year + 1).rem_euclid(100)) }
}

/// The firm's EBIT of a fiscal year, an estimate with person, day and reason.
pub async fn set_ebit(tx: &mut Tx, year: i32, value: Option<(i64, String, Day)>) -> Result<Event, Error> {
    let before = store::ebits_in(tx).await?.into_iter().find(|e| e.fiscal_year == year);
    let after = value.map(|(amount_minor, reason, day)| Ebit {
        fiscal_year: year,
        amount_minor,
        reason,
        day,
        set_by_name: tx.actor().name.clone(),
        version: before.as_ref().map_or(0, |b| b.version) + 1,
    });
    ebit_event(tx, year, before, after).await
}

async fn ebit_event(tx: &mut Tx, year: i32, before: Option<Ebit>, after: Option<Ebit>) -> Result<Event, Error> {
    store::put_ebit(tx, year, after.as_ref()).await?;
    store::raise(tx, 0, 0).await?;
    let ws = tx.workspace();
    Ok(Event::new("ebit.set", "workspace", ws.0)
        .before(json!(before))
        .after(json!(after))
        .inverse(json!({ "year": year, "before": before, "after": after })))
}

async fn unset_ebit(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let year = serde_json::from_value(inverse["year"].clone())?;
    let now = store::ebits_in(tx).await?.into_iter().find(|e| e.fiscal_year == year);
    must_be(lang, now.as_ref(), &inverse["after"])?;
    ebit_event(tx, year, now, serde_json::from_value(inverse["before"].clone())?).await
}
undoer!("ebit.set", unset_ebit);

/// EBIT of each fiscal year that somebody has entered.
pub async fn ebits(db: &Db, ws: WorkspaceId) -> Result<Vec<Ebit>, Error> {
    Ok(store::ebits(db, ws).await?)
}

/// How probable it is that an account is lost within twelve months.
pub async fn set_loss_probability(
    tx: &mut Tx,
    account: AccountId,
    value: Option<(i32, String, Day)>,
) -> Result<Event, Error> {
    let before = store::losses_in(tx).await?.into_iter().find(|l| l.account_id == account);
    let after = value.map(|(permille, reason, day)| LossProbability {
        account_id: account,
        permille,
        reason,
        day,
        set_by_name: tx.actor().name.clone(),
        version: before.as_ref().map_or(0, |b| b.version) + 1,
    });
    loss_event(tx, account, before, after).await
}

async fn loss_event(
    tx: &mut Tx,
    account: AccountId,
    before: Option<LossProbability>,
    after: Option<LossProbability>,
) -> Result<Event, Error> {
    store::put_loss(tx, account, after.as_ref()).await?;
    Ok(Event::new("loss_probability.set", "account", account.0)
        .account(account)
        .before(json!(before))
        .after(json!(after))
        .inverse(json!({ "account": account, "before": before, "after": after })))
}

async fn unset_loss(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let account = serde_json::from_value(inverse["account"].clone())?;
    let now = store::losses_in(tx).await?.into_iter().find(|l| l.account_id == account);
    must_be(lang, now.as_ref(), &inverse["after"])?;
    loss_event(tx, account, now, serde_json::from_value(inverse["before"].clone())?).await
}
undoer!("loss_probability.set", unset_loss);

//! Single values that people or files enter: exchange rates, targets, EBIT, probabilities of loss, kept blocks, wording,
//! thresholds, released estimates. Each change is an event with its inverse.
use crate::model::{AccountTarget, FirmTarget, NewRate};
use crate::refusal::Refusal;
use crate::settings::{Settings, WordingJson};
use crate::store::{self, Ebit, LossProbability, Released};
use base::db::{Event, Tx};
use base::ids::{AccountId, ImportId, WorkspaceId};
use base::{Currency, Day, Db, Error, undoer};
use engine_value::contribution::{Block, Kind};
use engine_value::money::round_half_away;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// The firm's exchange rates, for converting a file.
#[derive(Debug, Clone, Default)]
pub struct Rates {
    by_currency: HashMap<String, Vec<(Day, i64)>>,
    max_days: i64,
    firm: Option<Currency>,
}

impl Rates {
    /// All rates of the firm.
    pub async fn load(db: &Db, ws: WorkspaceId, firm: Currency) -> Result<Self, Error> {
        let mut by_currency: HashMap<String, Vec<(Day, i64)>> = HashMap::new();
        for (code, day, rate) in store::exchange_rates(db, ws).await? {
            by_currency.entry(code).or_default().push((day, rate));
        }
        let max_days = i64::from(Settings::load(db, ws).await?.rate_days);
        Ok(Self { by_currency, max_days, firm: Some(firm) })
    }
    /// The latest rate on or before the day, unless it is too old: its day and foreign units for one of the firm's, in
    /// millionths.
    pub fn of(&self, currency: Currency, day: Day) -> Option<(Day, i64)> {
        let list = self.by_currency.get(currency.code())?;
        let at = list.partition_point(|(d, _)| *d <= day);
        let (on, rate) = *list.get(at.checked_sub(1)?)?;
        (day.days_since(on) <= self.max_days).then_some((on, rate))
    }
    /// Foreign minor units in minor units of the firm's currency, rounded once.
    pub fn convert(&self, minor: i64, currency: Currency, rate_millionths: i64) -> Option<i64> {
        let own = self.firm?.exponent();
        let up = 10_i128.pow(own.saturating_sub(currency.exponent())) * 1_000_000;
        let down = 10_i128.pow(currency.exponent().saturating_sub(own)) * i128::from(rate_millionths);
        i64::try_from(round_half_away(i128::from(minor) * up, down)?).ok()
    }
}

/// A rate before and after, for taking it back.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct RateStep {
    currency: Currency,
    day: Day,
    before: Option<i64>,
    after: Option<i64>,
}

/// Books exchange rates; returns what takes them back. Nothing booked changes with them.
pub async fn book_rates(tx: &mut Tx, import: Option<ImportId>, rates: &[NewRate]) -> Result<Value, Error> {
    let before = store::put_rates(tx, rates, import).await?;
    let steps: Vec<RateStep> = rates
        .iter()
        .zip(before)
        .map(|(r, before)| RateStep { currency: r.currency, day: r.day, before, after: Some(r.rate_millionths) })
        .collect();
    Ok(json!(steps))
}

/// Takes exchange rates back, the last one first; refused where one has changed since.
pub async fn unbook_rates(tx: &mut Tx, inverse: Value) -> Result<Value, Error> {
    let lang = tx.actor().lang;
    let mut steps: Vec<RateStep> = serde_json::from_value(inverse)?;
    steps.reverse();
    for s in &mut steps {
        if store::put_exchange(tx, (s.currency, s.day), s.before, None).await? != s.after {
            return Err(Refusal::MovedOn.into_error(lang));
        }
        std::mem::swap(&mut s.before, &mut s.after);
    }
    Ok(json!(steps))
}

/// A target before and after.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct TargetStep {
    account: AccountId,
    fiscal_year: i32,
    before: Option<AccountTarget>,
    after: Option<AccountTarget>,
    /// Version of the row after the step; 0 when there is none.
    version: i64,
}

/// Books targets of accounts; returns what takes them back.
pub async fn book_targets(tx: &mut Tx, import: Option<ImportId>, targets: &[AccountTarget]) -> Result<Value, Error> {
    let mut steps = Vec::with_capacity(targets.len());
    for t in targets {
        let before = store::account_target_in(tx, t.account, t.fiscal_year).await?;
        let version = before.as_ref().map_or(0, |b| b.version) + 1;
        store::put_account_target(tx, t, version, import).await?;
        let before = before.map(|b| b.target);
        steps.push(TargetStep { account: t.account, fiscal_year: t.fiscal_year, before, after: Some(*t), version });
    }
    store::raise(tx, 0, 0).await?;
    Ok(json!(steps))
}

/// Takes targets back; refused where one has changed since.
pub async fn unbook_targets(tx: &mut Tx, inverse: Value) -> Result<Value, Error> {
    let lang = tx.actor().lang;
    let mut steps: Vec<TargetStep> = serde_json::from_value(inverse)?;
    steps.reverse();
    for s in &mut steps {
        let now = store::account_target_in(tx, s.account, s.fiscal_year).await?;
        let version = now.as_ref().map_or(0, |n| n.version);
        if now.map(|n| n.target) != s.after || (version != s.version && s.after.is_some()) {
            return Err(Refusal::MovedOn.into_error(lang));
        }
        match &s.before {
            Some(t) => store::put_account_target(tx, t, version + 1, None).await?,
            None => store::remove_account_target(tx, s.account, s.fiscal_year).await?,
        }
        std::mem::swap(&mut s.before, &mut s.after);
        s.version = if s.after.is_some() { version + 1 } else { 0 };
    }
    store::raise(tx, 0, 0).await?;
    Ok(json!(steps))
}

/// An account's target, set by hand.
pub async fn set_account_target(tx: &mut Tx, t: &AccountTarget) -> Result<Event, Error> {
    let before = store::account_target_in(tx, t.account, t.fiscal_year).await?.map(|b| b.target);
    let inverse = book_targets(tx, None, std::slice::from_ref(t)).await?;
    Ok(Event::new("target.set", "account", t.account.0)
        .account(t.account)
        .before(json!(before))
        .after(json!(t))
        .inverse(inverse))
}

async fn unset_target(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let account = inverse[0]["account"].as_str().and_then(|s| s.parse().ok()).map_or(AccountId(Uuid::nil()), AccountId);
    let back = unbook_targets(tx, inverse).await?;
    Ok(Event::new("target.set", "account", account.0).account(account).after(back[0]["after"].clone()).inverse(back))
}
undoer!("target.set", unset_target);

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
    store::raise(tx, 0, 0).await?;
    let now = |all: Vec<store::Driver>| all.into_iter().find(|d| d.code == set.code);
    let before = now(store::drivers_in(tx).await?);
    if before.is_none() {
        store::add_driver(tx, Uuid::now_v7(), &set.code, (&set.name_de, &set.name_en), kind, "count").await?;
    }
    store::set_driver(tx, &set.code, (&set.name_de, &set.name_en), kind, set.gone_permille).await?;
    let before = before.map(|d| DriverSet {
        code: d.code,
        name_de: d.name_de,
        name_en: d.name_en,
        kind: d.cost_kind.0.code().to_owned(),
        gone_permille: d.gone_permille,
    });
    let ws = tx.workspace();
    let event = Event::new("driver.set", "workspace", ws.0).before(json!(before)).after(json!(set));
    Ok(match &before {
        Some(b) => event.inverse(json!({ "before": b, "after": set })),
        None => event,
    })
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

//! What comes by file as well as by hand: exchange rates and targets of accounts.
use crate::model::{AccountTarget, NewRate};
use crate::refusal::Refusal;
use crate::settings::Settings;
use crate::store;
use base::db::{Event, Tx};
use base::ids::{AccountId, ImportId, WorkspaceId};
use base::{Currency, Day, Db, Error, undoer};
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

/// What booking these exchange rates would do, in the same shape; nothing is written.
pub async fn compare_rates(db: &Db, ws: WorkspaceId, rates: &[NewRate]) -> Result<Value, Error> {
    let known = store::exchange_rates(db, ws).await?;
    let mut known: HashMap<(String, Day), i64> = known.into_iter().map(|(c, day, rate)| ((c, day), rate)).collect();
    let step = |r: &NewRate| {
        let before = known.insert((r.currency.code().to_owned(), r.day), r.rate_millionths);
        RateStep { currency: r.currency, day: r.day, before, after: Some(r.rate_millionths) }
    };
    Ok(json!(rates.iter().map(step).collect::<Vec<_>>()))
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

/// What booking these targets would do, in the same shape; nothing is written.
pub async fn compare_targets(db: &Db, ws: WorkspaceId, targets: &[AccountTarget]) -> Result<Value, Error> {
    let mut seen: HashMap<(AccountId, i32), AccountTarget> = HashMap::new();
    let mut steps = Vec::with_capacity(targets.len());
    for t in targets {
        let stored = match seen.insert((t.account, t.fiscal_year), *t) {
            Some(earlier) => Some(earlier),
            None => store::account_target(db, ws, t.account, t.fiscal_year).await?.map(|s| s.target),
        };
        let (account, fiscal_year) = (t.account, t.fiscal_year);
        steps.push(TargetStep { account, fiscal_year, before: stored, after: Some(*t), version: 0 });
    }
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

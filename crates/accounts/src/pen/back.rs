//! The way back: what a [`super::Pen`] has written is undone step by step, the last one first.
use super::{Inverse, Step};
use crate::model::{Site, Unit};
use crate::rules::Refusal;
use crate::{hooks, store};
use base::db::Tx;
use base::ids::{AccountId, UnitId};
use base::{Error, Event};
use serde_json::Value;

/// Takes a change back; refuses, naming the first, when something else stands in the accounts and units it wrote.
pub async fn take_back(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let inverse: Inverse = serde_json::from_value(inverse)?;
    stands(tx, &inverse).await?;
    for step in inverse.steps.into_iter().rev() {
        back(tx, step).await?;
    }
    for (account, content) in &inverse.accounts {
        if store::content(tx, *account).await?.is_some() {
            store::words::write(tx, *account).await?;
            store::content_back(tx, *account, content.before).await?;
        }
    }
    for (unit, content) in &inverse.units {
        store::unit_content_back(tx, *unit, content.before).await?;
    }
    store::raise(tx).await?;
    let first = inverse.accounts.first().map(|(a, _)| *a);
    let subject = first.map(|a| a.0).or_else(|| inverse.units.first().map(|(u, _)| u.0)).unwrap_or_default();
    let event = Event::new("account.undone", "account", subject).after(serde_json::json!({ "event": inverse.event }));
    Ok(match first.filter(|_| inverse.accounts.len() == 1) {
        Some(a) => event.account(a),
        None => event,
    })
}

/// Refuses when an account or unit was changed again, or is no more.
async fn stands(tx: &mut Tx, inverse: &Inverse) -> Result<(), Error> {
    let lang = tx.actor().lang;
    let mut moved_on = Vec::new();
    for (account, content) in &inverse.accounts {
        match store::content(tx, *account).await? {
            None => return Err(Refusal::Gone.into_error(lang)),
            Some(now) if now == content.after => {}
            Some(_) => moved_on.extend(store::account::get(tx, *account).await?.map(|a| a.name)),
        }
    }
    for (unit, content) in &inverse.units {
        match store::unit_content(tx, *unit).await? {
            None => return Err(Refusal::Gone.into_error(lang)),
            Some(now) if now == content.after => {}
            Some(_) => moved_on.extend(store::unit::get(tx, *unit).await?.map(|u| u.name)),
        }
    }
    moved_on.dedup();
    if moved_on.is_empty() { Ok(()) } else { Err(Refusal::MovedOn { names: moved_on }.into_error(lang)) }
}

async fn back(tx: &mut Tx, step: Step) -> Result<(), Error> {
    match step {
        Step::AccountMade { account } => return unmake_account(tx, account).await,
        Step::KeyAdded { account, key_fold } => store::account::drop_key(tx, account, &key_fold).await?,
        Step::KeyMoved { key_fold, from } => store::account::move_key(tx, &key_fold, from).await?,
        Step::Named { account, key, name } => {
            store::account::write_key(tx, account, &key).await?;
            store::account::rename(tx, account, &key, &name).await?;
        }
        Step::TierSet { account, tier_id, before } => {
            store::tier::take_back(tx, tier_id).await?;
            store::account::set_tier(tx, account, before).await?;
        }
        Step::FactSaid { account, fact, before, industry } => {
            store::site::unsay(tx, fact, before).await?;
            if let Some(industry) = industry {
                store::account::set_industry(tx, account, &industry).await?;
            }
        }
        Step::TeamAdded { team_id } => store::team::delete(tx, team_id).await?,
        Step::TeamEnded { team_id } => store::team::end(tx, team_id, None).await?,
        Step::TeamMoved { team_id, from } => store::team::move_to(tx, team_id, from).await?,
        Step::UnitMade { unit } => return unmake_unit(tx, unit).await,
        Step::UnitWas { before } => {
            let now = store::unit::get(tx, before.unit_id).await?;
            let version = now.map_or(before.version, |u| u.version);
            store::unit::update(tx, &Unit { version, ..before }).await?;
        }
        Step::NumberAdded { source_system, number } => store::unit::drop_number(tx, &source_system, &number).await?,
        Step::NumberMoved { source_system, number, from } => {
            store::unit::move_number(tx, &source_system, &number, from).await?;
        }
        Step::SiteMade { site } => store::site::delete(tx, site).await?,
        Step::SiteWas { before } => {
            let now = store::site::get(tx, before.site_id).await?;
            let version = now.map_or(before.version, |s| s.version);
            store::site::update(tx, &Site { version, ..before }).await?;
        }
        Step::SiteGone { before } => store::site::insert(tx, &before, None).await?,
        Step::Closed { account, on, into } => store::account::close(tx, account, on, into).await?,
        Step::Confirmed { account, on } => store::account::confirm(tx, account, on).await?,
        Step::Belongings { slice, inverse } => {
            if let Some(b) = hooks::BELONGINGS.iter().find(|b| b.slice == slice) {
                (b.unmerge)(tx, inverse).await?;
            }
        }
    }
    Ok(())
}

async fn unmake_account(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    let rows = hooks::rows_on_account(tx, account).await?;
    let units = store::unit::of_account_in(tx, account).await?.len();
    if rows > 0 || units > 0 {
        let name = store::account::get(tx, account).await?.map(|a| a.name).unwrap_or_default();
        return Err(Refusal::InUse { name }.into_error(tx.actor().lang));
    }
    Ok(store::account::delete(tx, account).await?)
}

async fn unmake_unit(tx: &mut Tx, unit: UnitId) -> Result<(), Error> {
    let rows = hooks::rows_on_unit(tx, unit).await?;
    let sites = store::site::of_unit(tx, unit).await?.len();
    let children = store::unit::children(tx, unit).await?.len();
    if rows > 0 || sites > 0 || children > 0 {
        let name = store::unit::get(tx, unit).await?.map(|u| u.name).unwrap_or_default();
        return Err(Refusal::InUse { name }.into_error(tx.actor().lang));
    }
    Ok(store::unit::delete(tx, unit).await?)
}

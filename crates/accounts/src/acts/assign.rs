//! Numbers that wait to be assigned: into an account of their own, into a known one, or among the small customers.
use super::get;
use crate::model::{Account, Kind, Unit, UnitKind};
use crate::pen::Pen;
use crate::rules::{self, Refusal};
use crate::store;
use base::db::Tx;
use base::ids::{AccountId, UnitId};
use base::{Error, Event};
use serde_json::json;

/// Each unit becomes an account of its own; the key is its ERP number, the name that of the unit. One event.
pub async fn make_accounts(tx: &mut Tx, units: &[UnitId]) -> Result<Event, Error> {
    let mut pen = Pen::new(tx);
    for id in units {
        own_account(&mut pen, *id).await?;
    }
    assigned(pen, units.len()).await
}

/// The units go to a known account.
pub async fn link(tx: &mut Tx, units: &[UnitId], account: AccountId) -> Result<Event, Error> {
    let a = get(tx, account).await?;
    if a.closed_on.is_some() {
        return Err(Refusal::Closed { name: a.name }.into_error(tx.actor().lang));
    }
    let mut pen = Pen::new(tx);
    for id in units {
        let unit = waiting(pen.tx, *id).await?;
        pen.write_unit(&unit, &Unit { account_id: Some(account), ..unit.clone() }).await?;
    }
    Ok(assigned(pen, units.len()).await?.account(account))
}

/// The units go among the small customers; the collective account is made when there is none.
pub async fn to_collective(tx: &mut Tx, units: &[UnitId]) -> Result<Event, Error> {
    let mut pen = Pen::new(tx);
    let account = collective(&mut pen).await?;
    for id in units {
        let unit = waiting(pen.tx, *id).await?;
        pen.write_unit(&unit, &Unit { account_id: Some(account.account_id), ..unit.clone() }).await?;
    }
    assigned(pen, units.len()).await
}

/// The first `top` of the ranked units become accounts of their own, the rest goes among the small customers. `ranked`
/// are the waiting units by amount, largest first; the amounts are the ledger's.
pub async fn assign_top(tx: &mut Tx, ranked: &[UnitId], top: usize) -> Result<Event, Error> {
    let (first, rest) = ranked.split_at(top.min(ranked.len()));
    let mut pen = Pen::new(tx);
    for id in first {
        own_account(&mut pen, *id).await?;
    }
    if !rest.is_empty() {
        let account = collective(&mut pen).await?;
        for id in rest {
            let unit = waiting(pen.tx, *id).await?;
            pen.write_unit(&unit, &Unit { account_id: Some(account.account_id), ..unit.clone() }).await?;
        }
    }
    assigned(pen, ranked.len()).await
}

async fn assigned(pen: Pen<'_>, units: usize) -> Result<Event, Error> {
    let lang = pen.tx.actor().lang;
    if pen.is_blank() {
        return Err(Refusal::NothingChosen.into_error(lang));
    }
    let ws = pen.tx.workspace();
    let inverse = pen.finish("account.numbers_assigned").await?;
    let event = Event::new("account.numbers_assigned", "workspace", ws.0);
    Ok(event.after(json!({ "units": units })).inverse(inverse))
}

/// A unit that still waits; somebody may have been quicker.
async fn waiting(tx: &mut Tx, id: UnitId) -> Result<Unit, Error> {
    let unit = store::unit::get(tx, id).await?.filter(|u| u.kind == UnitKind::Legal).ok_or(Error::NotFound)?;
    if unit.account_id.is_some() { Err(Refusal::Stale.into_error(tx.actor().lang)) } else { Ok(unit) }
}

async fn own_account(pen: &mut Pen<'_>, id: UnitId) -> Result<AccountId, Error> {
    let unit = waiting(pen.tx, id).await?;
    let numbers = store::unit::numbers_of(pen.tx, id).await?;
    let wanted = numbers.first().map_or(unit.name.as_str(), |n| n.number.as_str());
    let key = free_variant(pen.tx, wanted).await?;
    let account = pen.account(&key, &unit.name, Kind::Customer).await?;
    pen.write_unit(&unit, &Unit { account_id: Some(account), ..unit.clone() }).await?;
    Ok(account)
}

/// The wanted key, or the next free one with a number behind (two source systems may use the same number).
async fn free_variant(tx: &mut Tx, wanted: &str) -> Result<String, Error> {
    let base: String = wanted.trim().chars().filter(|c| !c.is_control()).take(rules::KEY_MAX - 4).collect();
    let mut key = base.clone();
    let mut n = 1;
    while rules::clean_key(&key).is_none() || store::account::owner_of_key(tx, &rules::key_fold(&key)).await?.is_some()
    {
        n += 1;
        key = format!("{base}-{n}");
    }
    Ok(key)
}

/// The collective account, made under the firm's word for small customers when there is none.
async fn collective(pen: &mut Pen<'_>) -> Result<Account, Error> {
    if let Some(a) = store::account::collective(pen.tx).await? {
        return Ok(a);
    }
    let name = crate::texts(pen.tx.actor().lang).collective_name();
    let key = free_variant(pen.tx, &name).await?;
    let id = pen.account(&key, &name, Kind::Collective).await?;
    get(pen.tx, id).await
}

//! The verbs: each takes an open change, decides by the rules, writes through a [`Pen`], and gives back the event that
//! closes the change, with its inverse. Rights were asked by whoever opened the change.
pub mod assign;
pub mod group;
pub mod merge;
pub mod people;

use crate::model::{Account, Field, Kind, Source};
use crate::pen::{Pen, take_back};
use crate::rules::{self, Refusal};
use crate::store;
use base::db::Tx;
use base::ids::{AccountId, MemberId};
use base::{Day, Error, Event};
use serde_json::json;

base::undoer!("account.created", take_back);
base::undoer!("account.edited", take_back);
base::undoer!("account.closed", take_back);
base::undoer!("account.reopened", take_back);
base::undoer!("account.fact_said", take_back);
base::undoer!("account.structure_confirmed", take_back);
base::undoer!("account.tier_set", take_back);
base::undoer!("account.team_changed", take_back);
base::undoer!("account.unit_added", take_back);
base::undoer!("account.unit_edited", take_back);
base::undoer!("account.site_added", take_back);
base::undoer!("account.site_edited", take_back);
base::undoer!("account.site_dropped", take_back);
base::undoer!("account.merged", take_back);
base::undoer!("account.split", take_back);
base::undoer!("account.numbers_assigned", take_back);

/// The account as it stands in this change.
pub async fn get(tx: &mut Tx, id: AccountId) -> Result<Account, Error> {
    store::account::get(tx, id).await?.ok_or(Error::NotFound)
}

/// The same, refused when the page is older than the row or the account is closed.
pub async fn get_fresh(tx: &mut Tx, id: AccountId, version: i64) -> Result<Account, Error> {
    let a = get(tx, id).await?;
    let lang = tx.actor().lang;
    if a.closed_on.is_some() {
        return Err(Refusal::Closed { name: a.name }.into_error(lang));
    }
    if a.version == version { Ok(a) } else { Err(Refusal::Stale.into_error(lang)) }
}

/// A true new account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub key: String,
    pub name: String,
    pub kind: Kind,
    /// Source system and number of its first unit, which bears the account's name.
    pub number: Option<(String, String)>,
    pub industry: String,
    pub lead: Option<MemberId>,
}

/// A new account, with a first unit when a number is given.
pub async fn create(tx: &mut Tx, new: &NewAccount, today: Day) -> Result<(AccountId, Event), Error> {
    free_key(tx, &new.key).await?;
    let mut pen = Pen::new(tx);
    let id = pen.account(&new.key, &new.name, new.kind).await?;
    let account = get(pen.tx, id).await?;
    if let Some((system, number)) = &new.number {
        group::new_unit(&mut pen, id, &new.name, Some((system, number))).await?;
    }
    if !new.industry.is_empty() {
        pen.say(&account, (Field::Industry, &new.industry), (Source::Estimate, today)).await?;
    }
    if let Some(lead) = new.lead {
        people::put(&mut pen, id, lead, (crate::Part::Lead, true), today).await?;
    }
    let inverse = pen.finish("account.created").await?;
    let event = Event::new("account.created", "account", id.0)
        .account(id)
        .after(json!({ "key": new.key, "name": new.name, "kind": new.kind }))
        .inverse(inverse);
    Ok((id, event))
}

/// Refuses a key that leads somewhere.
pub async fn free_key(tx: &mut Tx, key: &str) -> Result<(), Error> {
    match store::account::owner_of_key(tx, &rules::key_fold(key)).await? {
        Some(o) => Err(Refusal::KeyTaken { key: key.to_owned(), by: o.name }.into_error(tx.actor().lang)),
        None => Ok(()),
    }
}

/// Another key or name; the old key leads on.
pub async fn edit(tx: &mut Tx, (id, version): (AccountId, i64), key: &str, name: &str) -> Result<Event, Error> {
    let before = get_fresh(tx, id, version).await?;
    let mut pen = Pen::new(tx);
    pen.name(&before, key, name).await?;
    let inverse = pen.finish("account.edited").await?;
    Ok(Event::new("account.edited", "account", id.0)
        .account(id)
        .before(json!({ "key": before.key, "name": before.name }))
        .after(json!({ "key": key, "name": name }))
        .inverse(inverse))
}

/// Closes an account without units: it leaves lists, its key leads on.
pub async fn close(tx: &mut Tx, (id, version): (AccountId, i64), today: Day) -> Result<Event, Error> {
    let a = get_fresh(tx, id, version).await?;
    let units = store::unit::of_account_in(tx, id).await?.len();
    if units > 0 {
        return Err(Refusal::HasUnits { name: a.name, units }.into_error(tx.actor().lang));
    }
    let mut pen = Pen::new(tx);
    pen.close(&a, Some(today), None).await?;
    let inverse = pen.finish("account.closed").await?;
    Ok(Event::new("account.closed", "account", id.0).account(id).after(json!({ "on": today })).inverse(inverse))
}

/// Opens a closed account again, unless it was merged.
pub async fn reopen(tx: &mut Tx, id: AccountId) -> Result<Event, Error> {
    let a = get(tx, id).await?;
    if a.closed_on.is_none() || a.merged_into.is_some() {
        return Err(Refusal::Stale.into_error(tx.actor().lang));
    }
    let mut pen = Pen::new(tx);
    pen.close(&a, None, None).await?;
    let inverse = pen.finish("account.reopened").await?;
    Ok(Event::new("account.reopened", "account", id.0)
        .account(id)
        .before(json!({ "on": a.closed_on }))
        .inverse(inverse))
}

/// A value about the customer, with its source and day.
pub async fn say(
    tx: &mut Tx,
    (id, version): (AccountId, i64),
    (field, value): (Field, &str),
    (source, as_of): (Source, Day),
) -> Result<Event, Error> {
    let a = get_fresh(tx, id, version).await?;
    let facts = store::site::facts_in(tx, id).await?;
    let before = facts.into_iter().find(|f| f.field == field && !f.ended).map(|f| f.value);
    let mut pen = Pen::new(tx);
    pen.say(&a, (field, value), (source, as_of)).await?;
    let inverse = pen.finish("account.fact_said").await?;
    Ok(Event::new("account.fact_said", "account", id.0)
        .account(id)
        .before(json!({ "field": field, "value": before }))
        .after(json!({ "field": field, "value": value, "source": source, "as_of": as_of }))
        .inverse(inverse))
}

/// The group structure was looked through today.
pub async fn confirm_structure(tx: &mut Tx, (id, version): (AccountId, i64), today: Day) -> Result<Event, Error> {
    let a = get_fresh(tx, id, version).await?;
    let mut pen = Pen::new(tx);
    pen.confirm(&a, today).await?;
    let inverse = pen.finish("account.structure_confirmed").await?;
    Ok(Event::new("account.structure_confirmed", "account", id.0)
        .account(id)
        .before(json!({ "on": a.structure_confirmed_on }))
        .after(json!({ "on": today }))
        .inverse(inverse))
}

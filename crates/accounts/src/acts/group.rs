//! Units, their numbers and sites.
use super::get_fresh;
use crate::model::{Site, Unit, UnitKind};
use crate::pen::Pen;
use crate::rules::Refusal;
use crate::store;
use base::db::Tx;
use base::ids::{AccountId, SiteId, UnitId};
use base::{Error, Event};
use serde_json::json;

/// What a form says about a unit, true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    pub name: String,
    pub parent: Option<UnitId>,
    /// Hundredths of a per cent.
    pub ownership_bp: Option<i32>,
    pub control: bool,
    /// Source system and number to be added.
    pub number: Option<(String, String)>,
}

/// A unit that belongs to the account, with a number nobody else has.
pub(crate) async fn new_unit(
    pen: &mut Pen<'_>,
    account: AccountId,
    name: &str,
    number: Option<(&str, &str)>,
) -> Result<Unit, Error> {
    let unit = Unit {
        unit_id: UnitId::new(),
        account_id: Some(account),
        kind: UnitKind::Legal,
        name: name.to_owned(),
        parent: None,
        ownership_bp: None,
        control: false,
        version: 1,
    };
    pen.unit(&unit).await?;
    if let Some((system, number)) = number {
        free_number(pen.tx, system, number).await?;
        pen.number(&unit, system, number).await?;
    }
    Ok(unit)
}

/// Refuses a number that finds a unit.
async fn free_number(tx: &mut Tx, system: &str, number: &str) -> Result<(), Error> {
    let Some(owner) = store::unit::owner_of_number(tx, system, number).await? else { return Ok(()) };
    let by = store::unit::get(tx, owner).await?.map(|u| u.name).unwrap_or_default();
    Err(Refusal::NumberTaken { number: number.to_owned(), by }.into_error(tx.actor().lang))
}

/// Refuses a parent that stands below the unit or waits to be assigned.
async fn fit_parent(tx: &mut Tx, unit: &Unit) -> Result<(), Error> {
    let lang = tx.actor().lang;
    if let Some(parent) = unit.parent {
        let parent = store::unit::get(tx, parent).await?.ok_or(Error::NotFound)?;
        if parent.account_id.is_none() {
            return Err(Refusal::ParentUnassigned.into_error(lang));
        }
    }
    match circle(tx, unit).await? {
        Some(refusal) => Err(refusal.into_error(lang)),
        None => Ok(()),
    }
}

/// A new unit of the account.
pub async fn add_unit(tx: &mut Tx, (id, version): (AccountId, i64), new: &NewUnit) -> Result<Event, Error> {
    get_fresh(tx, id, version).await?;
    let mut pen = Pen::new(tx);
    let number = new.number.as_ref().map(|(s, n)| (s.as_str(), n.as_str()));
    let unit = new_unit(&mut pen, id, &new.name, number).await?;
    let after = Unit { parent: new.parent, ownership_bp: new.ownership_bp, control: new.control, ..unit.clone() };
    if after != unit {
        fit_parent(pen.tx, &after).await?;
        pen.write_unit(&unit, &after).await?;
    }
    let inverse = pen.finish("account.unit_added").await?;
    Ok(Event::new("account.unit_added", "unit", unit.unit_id.0).account(id).after(said(new)).inverse(inverse))
}

/// Another name, parent or share; a number is added when given.
pub async fn edit_unit(
    tx: &mut Tx,
    account: AccountId,
    (id, version): (UnitId, i64),
    new: &NewUnit,
) -> Result<Event, Error> {
    let before = store::unit::get(tx, id).await?.filter(|u| u.account_id == Some(account)).ok_or(Error::NotFound)?;
    if before.version != version {
        return Err(Refusal::Stale.into_error(tx.actor().lang));
    }
    let after = Unit {
        name: new.name.clone(),
        parent: new.parent,
        ownership_bp: new.ownership_bp,
        control: new.control,
        ..before.clone()
    };
    fit_parent(tx, &after).await?;
    let mut pen = Pen::new(tx);
    pen.write_unit(&before, &after).await?;
    if let Some((system, number)) = &new.number {
        free_number(pen.tx, system, number).await?;
        pen.number(&after, system, number).await?;
    }
    let inverse = pen.finish("account.unit_edited").await?;
    let was = json!({ "name": before.name, "ownership_bp": before.ownership_bp, "control": before.control });
    Ok(Event::new("account.unit_edited", "unit", id.0).account(account).before(was).after(said(new)).inverse(inverse))
}

fn said(new: &NewUnit) -> serde_json::Value {
    let number = new.number.as_ref().map(|(_, n)| n);
    json!({ "name": new.name, "ownership_bp": new.ownership_bp, "control": new.control, "number": number })
}

/// What a form says about a site, true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSite {
    pub unit: UnitId,
    pub name: String,
    pub note: String,
    pub city: String,
    pub country: String,
}

/// Refuses a unit of another account.
async fn own_unit(tx: &mut Tx, account: AccountId, unit: UnitId) -> Result<(), Error> {
    let unit = store::unit::get(tx, unit).await?;
    if unit.is_some_and(|u| u.account_id == Some(account)) { Ok(()) } else { Err(Error::NotFound) }
}

/// A new site of a unit of the account.
pub async fn add_site(tx: &mut Tx, account: AccountId, new: &NewSite) -> Result<Event, Error> {
    own_unit(tx, account, new.unit).await?;
    let site = site(SiteId::new(), new, 1);
    let mut pen = Pen::new(tx);
    pen.site(account, &site).await?;
    let inverse = pen.finish("account.site_added").await?;
    let after = json!({ "name": new.name, "city": new.city });
    Ok(Event::new("account.site_added", "site", site.site_id.0).account(account).after(after).inverse(inverse))
}

/// A site from now on.
pub async fn edit_site(
    tx: &mut Tx,
    account: AccountId,
    (id, version): (SiteId, i64),
    new: &NewSite,
) -> Result<Event, Error> {
    let before = store::site::get(tx, id).await?.ok_or(Error::NotFound)?;
    own_unit(tx, account, before.unit_id).await?;
    own_unit(tx, account, new.unit).await?;
    if before.version != version {
        return Err(Refusal::Stale.into_error(tx.actor().lang));
    }
    let mut pen = Pen::new(tx);
    pen.write_site(account, &before, &site(id, new, version)).await?;
    let inverse = pen.finish("account.site_edited").await?;
    Ok(Event::new("account.site_edited", "site", id.0)
        .account(account)
        .before(json!({ "name": before.name, "city": before.city }))
        .after(json!({ "name": new.name, "city": new.city }))
        .inverse(inverse))
}

/// A site is no more.
pub async fn drop_site(tx: &mut Tx, account: AccountId, id: SiteId) -> Result<Event, Error> {
    let before = store::site::get(tx, id).await?.ok_or(Error::NotFound)?;
    own_unit(tx, account, before.unit_id).await?;
    let mut pen = Pen::new(tx);
    pen.drop_site(account, &before).await?;
    let inverse = pen.finish("account.site_dropped").await?;
    let was = json!({ "name": before.name, "city": before.city });
    Ok(Event::new("account.site_dropped", "site", id.0).account(account).before(was).inverse(inverse))
}

fn site(site_id: SiteId, new: &NewSite, version: i64) -> Site {
    let NewSite { unit, name, note, city, country } = new.clone();
    Site { site_id, unit_id: unit, name, note, city, country, version }
}

/// The refusal, when the unit's new parent stands below the unit.
pub(crate) async fn circle(tx: &mut Tx, unit: &Unit) -> Result<Option<Refusal>, Error> {
    let Some(parent) = unit.parent else { return Ok(None) };
    let mut way = store::unit::upwards(tx, parent).await?;
    let Some(at) = way.iter().position(|(id, _)| *id == unit.unit_id) else { return Ok(None) };
    way.truncate(at + 1);
    let names = std::iter::once(unit.name.clone()).chain(way.into_iter().map(|(_, n)| n)).collect();
    Ok(Some(Refusal::Circle { names }))
}

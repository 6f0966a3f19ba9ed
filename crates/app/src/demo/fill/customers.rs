//! Accounts with units, sites, tiers and teams.
use super::{Desk, Places};
use crate::demo::model::{self, Part};
use accounts::pen::Pen;
use accounts::{Field, Kind, Source, Tier, UnitKind, acts};
use base::ids::{AccountId, ImportId, SiteId, UnitId};
use base::{Error, Tx};

/// The source system of all numbers.
pub(super) const SYSTEM: &str = "erp";

pub(super) async fn fill(desk: &Desk<'_>) -> Result<Places, Error> {
    let mut tx = desk.db.begin(&desk.head, desk.now).await?;
    let accounts = make(desk, &mut tx).await?;
    units(desk, &mut tx, &accounts).await?;
    for (account, demo) in accounts.iter().zip(&desk.data.accounts) {
        if !demo.collective {
            care(desk, &mut tx, *account, demo).await?;
        }
    }
    tx.commit(Desk::booked("accounts", ImportId::new(), accounts.len())).await?;
    Ok(Places { accounts })
}

async fn make(desk: &Desk<'_>, tx: &mut Tx) -> Result<Vec<AccountId>, Error> {
    let mut pen = Pen::new(tx);
    let mut ids = Vec::with_capacity(desk.data.accounts.len());
    for account in &desk.data.accounts {
        let kind = if account.collective { Kind::Collective } else { Kind::Customer };
        ids.push(pen.account(&account.key, &account.name, kind).await?);
    }
    pen.finish("import.booked").await?;
    Ok(ids)
}

async fn units(desk: &Desk<'_>, tx: &mut Tx, accounts: &[AccountId]) -> Result<(), Error> {
    let mut ids: Vec<UnitId> = Vec::with_capacity(desk.data.units.len());
    for demo in &desk.data.units {
        let id = match demo.account {
            None if demo.without_customer => accounts::without_customer(tx).await?,
            None => {
                let number = demo.numbers.first().map_or("", String::as_str);
                accounts::add_unassigned(tx, SYSTEM, number, &demo.name, None).await?
            }
            Some(_) => UnitId::new(),
        };
        ids.push(id);
    }
    let mut pen = Pen::new(tx);
    for (demo, unit_id) in desk.data.units.iter().zip(&ids) {
        let Some(account) = demo.account else { continue };
        let unit = accounts::Unit {
            unit_id: *unit_id,
            account_id: Some(accounts[account]),
            kind: UnitKind::Legal,
            name: demo.name.clone(),
            parent: demo.parent.map(|parent| ids[parent]),
            ownership_bp: demo.ownership_bp.map(i32::from),
            control: demo.control,
            version: 1,
        };
        pen.unit(&unit).await?;
        for number in &demo.numbers {
            pen.number(&unit, SYSTEM, number).await?;
        }
        for site in &demo.sites {
            let site = accounts::Site {
                site_id: SiteId::new(),
                unit_id: *unit_id,
                name: site.name.clone(),
                note: site.note.clone(),
                city: site.city.clone(),
                country: site.country.to_owned(),
                version: 1,
            };
            pen.site(accounts[account], &site).await?;
        }
    }
    pen.finish("import.booked").await?;
    Ok(())
}

/// What is known of an account, its tiers and its team.
async fn care(desk: &Desk<'_>, tx: &mut Tx, id: AccountId, demo: &model::Account) -> Result<(), Error> {
    let mut account = acts::get(tx, id).await?;
    let mut pen = Pen::new(tx);
    for (field, value, source) in facts(demo) {
        pen.say(&account, (field, &value), (source, demo.known_since)).await?;
    }
    for tier in &demo.tiers {
        let set = match tier.tier {
            1 => Tier::T1,
            2 => Tier::T2,
            _ => Tier::T3,
        };
        pen.tier(&account, Some(set), &tier.reason, tier.day).await?;
        account.tier = Some(set);
    }
    for part in &demo.team {
        let which = match part.part {
            Part::Lead => accounts::Part::Lead,
            Part::Deputy => accounts::Part::Deputy,
            Part::Colleague => accounts::Part::Colleague,
        };
        pen.join(id, desk.members[part.member], (which, part.sees_money), part.since).await?;
    }
    if demo.employees.is_some() {
        pen.confirm(&account, demo.known_since).await?;
    }
    pen.finish("import.booked").await?;
    Ok(())
}

fn facts(demo: &model::Account) -> Vec<(Field, String, Source)> {
    let mut facts = vec![
        (Field::Industry, demo.industry.clone(), Source::Booked),
        (Field::PaymentTerms, demo.payment_terms.clone(), Source::Booked),
        (Field::FiscalYearStart, demo.fiscal_year_start.to_string(), Source::Customer),
        (Field::Currency, "EUR".to_owned(), Source::Booked),
    ];
    facts.extend(demo.employees.map(|n| (Field::Employees, n.to_string(), Source::Estimate)));
    facts.extend(demo.revenue.map(|n| (Field::Revenue, n.to_string(), Source::Customer)));
    facts.extend(demo.stage.map(|stage| (Field::Stage, stage.to_owned(), Source::Estimate)));
    facts
}

//! Merging two accounts, and splitting one.
use super::{free_key, get, get_fresh};
use crate::hooks::{BELONGINGS, Conflict, Taken};
use crate::model::{Account, Kind, Part, TeamRow, Unit};
use crate::pen::Pen;
use crate::rules::Refusal;
use crate::store;
use base::db::Tx;
use base::ids::{AccountId, UnitId};
use base::{Day, Error, Event};
use serde_json::json;
use std::collections::BTreeSet;

/// What has to be asked before `from` goes into `into`: two leads, two deputies, and what later slices bring.
pub async fn conflicts(tx: &mut Tx, from: AccountId, into: AccountId) -> Result<Vec<Conflict>, Error> {
    let t = crate::texts(tx.actor().lang);
    let (a, b) = (store::team::in_change(tx, from).await?, store::team::in_change(tx, into).await?);
    let mut all = Vec::new();
    for (part, question) in [(Part::Lead, t.merge_two_leads()), (Part::Deputy, t.merge_two_deputies())] {
        if let (Some(take), Some(keep)) = (holder(&a, part), holder(&b, part))
            && take.member_id != keep.member_id
        {
            let (keep, take) = (keep.name.clone(), take.name.clone());
            all.push(Conflict { code: part.word().to_owned(), question, keep, take });
        }
    }
    for slice in BELONGINGS {
        all.extend((slice.conflicts)(tx, from, into).await?);
    }
    Ok(all)
}

fn holder(team: &[TeamRow], part: Part) -> Option<&TeamRow> {
    team.iter().find(|t| t.part == part && t.until_day.is_none())
}

/// `from` goes into `into`: units, team, keys and what later slices keep. `from` is closed; its keys lead on.
/// `answered`: codes of all conflicts that were answered; `taken`: those where the merged account's side wins.
pub async fn merge(
    tx: &mut Tx,
    (from, from_version): (AccountId, i64),
    (into, into_version): (AccountId, i64),
    (answered, taken): (&BTreeSet<String>, &Taken),
    today: Day,
) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    if from == into {
        return Err(Refusal::MergeSelf.into_error(lang));
    }
    let (a, b) = (get_fresh(tx, from, from_version).await?, get_fresh(tx, into, into_version).await?);
    if a.kind == Kind::Collective || b.kind == Kind::Collective {
        return Err(Refusal::MergeCollective.into_error(lang));
    }
    if conflicts(tx, from, into).await?.iter().any(|c| !answered.contains(&c.code)) {
        return Err(Refusal::Unanswered.into_error(lang));
    }
    let units = store::unit::of_account_in(tx, from).await?;
    let mut pen = Pen::new(tx);
    for before in &units {
        pen.write_unit(before, &Unit { account_id: Some(into), ..before.clone() }).await?;
    }
    merge_teams(&mut pen, &a, &b, taken, today).await?;
    pen.move_keys(from, into).await?;
    pen.move_belongings(from, into, taken).await?;
    pen.close(&a, Some(today), Some(into)).await?;
    let inverse = pen.finish("account.merged").await?;
    Ok(Event::new("account.merged", "account", into.0)
        .account(into)
        .before(json!({ "merged": a.name, "key": a.key, "units": units.len() }))
        .after(json!({ "into": b.name }))
        .inverse(inverse))
}

/// Open rows of the merged account go over where the survivor has nobody in that part, or where they were chosen.
async fn merge_teams(pen: &mut Pen<'_>, a: &Account, b: &Account, taken: &Taken, today: Day) -> Result<(), Error> {
    let rows = store::team::in_change(pen.tx, a.account_id).await?;
    for row in rows.into_iter().filter(|r| r.until_day.is_none()) {
        let there = store::team::in_change(pen.tx, b.account_id).await?;
        let same_person = there.iter().find(|r| r.member_id == row.member_id && r.until_day.is_none());
        let same_part = holder(&there, row.part).filter(|_| row.part != Part::Colleague);
        let wins = taken.contains(row.part.word());
        let displaced = match (same_person, same_part) {
            (None, None) => Vec::new(),
            _ if wins && row.part != Part::Colleague => same_person
                .into_iter()
                .chain(same_part)
                .map(|r| r.team_id)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            (Some(p), None) if row.part < p.part => vec![p.team_id],
            _ => {
                pen.leave(a.account_id, row.team_id, today).await?;
                continue;
            }
        };
        for team_id in displaced {
            pen.leave(b.account_id, team_id, today).await?;
        }
        pen.move_team(a.account_id, row.team_id, b.account_id).await?;
    }
    Ok(())
}

/// Where split units go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    Account(AccountId),
    New { key: String, name: String },
}

/// Units leave an account for another one, or for a new one. Bookings go with their units.
pub async fn split(
    tx: &mut Tx,
    (from, version): (AccountId, i64),
    units: &BTreeSet<UnitId>,
    to: &To,
) -> Result<(AccountId, Event), Error> {
    let lang = tx.actor().lang;
    let a = get_fresh(tx, from, version).await?;
    let all = store::unit::of_account_in(tx, from).await?;
    let going: Vec<&Unit> = all.iter().filter(|u| units.contains(&u.unit_id)).collect();
    if going.is_empty() {
        return Err(Refusal::NothingChosen.into_error(lang));
    }
    if going.len() == all.len() && a.kind == Kind::Customer {
        return Err(Refusal::AllUnitsChosen.into_error(lang));
    }
    if let To::New { key, .. } = to {
        free_key(tx, key).await?;
    }
    let mut pen = Pen::new(tx);
    let target = match to {
        To::Account(id) => *id,
        To::New { key, name } => pen.account(key, name, Kind::Customer).await?,
    };
    let b = get(pen.tx, target).await?;
    if b.closed_on.is_some() {
        return Err(Refusal::Closed { name: b.name }.into_error(lang));
    }
    for before in &going {
        pen.write_unit(before, &Unit { account_id: Some(target), ..(*before).clone() }).await?;
    }
    let inverse = pen.finish("account.split").await?;
    let names: Vec<&str> = going.iter().map(|u| u.name.as_str()).collect();
    let event = Event::new("account.split", "account", from.0)
        .account(from)
        .before(json!({ "from": a.name, "units": names }))
        .after(json!({ "to": b.name }))
        .inverse(inverse);
    Ok((target, event))
}

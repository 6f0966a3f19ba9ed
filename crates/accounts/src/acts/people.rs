//! Tiers and teams.
use super::get;
use crate::model::{Kind, Part, TeamRow, Tier};
use crate::pen::Pen;
use crate::rules::Refusal;
use crate::store;
use base::db::Tx;
use base::ids::{AccountId, MemberId};
use base::{Day, Error, Event};
use serde_json::json;
use uuid::Uuid;

/// One decision for one account or several: tier, reason, day; person and moment come with the change. Accounts that
/// have the tier already are left out. One event, one undo.
pub async fn set_tiers(
    tx: &mut Tx,
    accounts: &[AccountId],
    (tier, reason): (Option<Tier>, &str),
    day: Day,
) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let mut pen = Pen::new(tx);
    let (mut before, mut changed) = (Vec::new(), Vec::new());
    for id in accounts {
        let a = get(pen.tx, *id).await?;
        if a.kind == Kind::Collective {
            return Err(Refusal::CollectiveHasNone.into_error(lang));
        }
        if a.closed_on.is_some() {
            return Err(Refusal::Closed { name: a.name }.into_error(lang));
        }
        if a.tier != tier || accounts.len() == 1 {
            before.push(json!({ "account": a.name, "tier": a.tier }));
            changed.push(*id);
            pen.tier(&a, tier, reason, day).await?;
        }
    }
    if pen.is_blank() {
        return Err(Refusal::NothingChosen.into_error(lang));
    }
    let inverse = pen.finish("account.tier_set").await?;
    let event = Event::new("account.tier_set", "account", accounts[0].0)
        .before(json!(before))
        .after(json!({ "tier": tier, "reason": reason, "day": day, "accounts": before.len() }))
        .inverse(inverse);
    Ok(if let [one] = accounts { event.account(*one) } else { event.also(&changed) })
}

/// A person takes a part; lead and deputy make room for the new one. The day is when the part begins.
pub async fn put_in_team(
    tx: &mut Tx,
    (account, member): (AccountId, MemberId),
    (part, sees_money): (Part, bool),
    day: Day,
) -> Result<Event, Error> {
    let a = get(tx, account).await?;
    if a.kind == Kind::Collective {
        return Err(Refusal::CollectiveHasNone.into_error(tx.actor().lang));
    }
    let before = names(tx, account).await?;
    let mut pen = Pen::new(tx);
    put(&mut pen, account, member, (part, sees_money), day).await?;
    team_event(pen, account, before).await
}

/// A person leaves the team on that day.
pub async fn leave_team(tx: &mut Tx, account: AccountId, team_id: Uuid, day: Day) -> Result<Event, Error> {
    let before = names(tx, account).await?;
    let team = store::team::in_change(tx, account).await?;
    if !team.iter().any(|t| t.team_id == team_id && t.until_day.is_none()) {
        return Err(Refusal::Stale.into_error(tx.actor().lang));
    }
    let mut pen = Pen::new(tx);
    pen.leave(account, team_id, day).await?;
    team_event(pen, account, before).await
}

async fn team_event(pen: Pen<'_>, account: AccountId, before: serde_json::Value) -> Result<Event, Error> {
    let after = names(pen.tx, account).await?;
    let inverse = pen.finish("account.team_changed").await?;
    Ok(Event::new("account.team_changed", "account", account.0)
        .account(account)
        .before(before)
        .after(after)
        .inverse(inverse))
}

/// The open team as it stands in the log.
pub(crate) async fn names(tx: &mut Tx, account: AccountId) -> Result<serde_json::Value, Error> {
    let team = store::team::in_change(tx, account).await?;
    let open = team.iter().filter(|t| t.until_day.is_none());
    Ok(open.map(|t| json!({ "name": t.name, "part": t.part, "sees_money": t.sees_money })).collect())
}

/// Puts a person into a part of the team: who had the part before leaves it, and so does an own other row. Nothing
/// happens when it is so already.
pub(crate) async fn put(
    pen: &mut Pen<'_>,
    account: AccountId,
    member: MemberId,
    (part, money): (Part, bool),
    today: Day,
) -> Result<(), Error> {
    let mut team = store::team::in_change(pen.tx, account).await?;
    team.retain(|t| t.until_day.is_none());
    let Some(leaving) = seat(&team, member, (part, money)) else { return Ok(()) };
    for team_id in leaving {
        pen.leave(account, team_id, today).await?;
    }
    pen.join(account, member, (part, money), today).await
}

/// Which rows of an open team end when this person takes this part; `None` when it is so already.
pub(crate) fn seat(open: &[TeamRow], member: MemberId, (part, money): (Part, bool)) -> Option<Vec<Uuid>> {
    let money = money || part != Part::Colleague;
    if open.iter().any(|t| t.member_id == member && t.part == part && t.sees_money == money) {
        return None;
    }
    let ends = |t: &&TeamRow| t.member_id == member || (t.part == part && part != Part::Colleague);
    Some(open.iter().filter(ends).map(|t| t.team_id).collect())
}

//! What tests build on: accounts with a team, people, answers. Only with the feature `sample`.
#![allow(clippy::unwrap_used, reason = "test data may fail loudly")]
use crate::{NewAnswers, NewRespondent, NewWave, Role, Source};
use accounts::{Kind, Part, TeamRow};
use base::ids::{AccountId, MemberId, RespondentId, WaveId};
use base::{Actor, Day, Event, Site};

/// An account with its team, the first member as lead.
pub async fn account(site: &Site, actor: &Actor, key: &str, name: &str, team: &[MemberId]) -> AccountId {
    let id = AccountId::new();
    let mut tx = site.db.begin(actor, site.now()).await.unwrap();
    accounts::store::account::insert(&mut tx, id, key, name, Kind::Customer, None).await.unwrap();
    for (i, member) in team.iter().enumerate() {
        let part = if i == 0 { Part::Lead } else { Part::Colleague };
        let row = TeamRow {
            team_id: uuid::Uuid::now_v7(),
            member_id: *member,
            name: String::new(),
            part,
            sees_money: i == 0,
            from_day: site.today(),
            until_day: None,
        };
        accounts::store::team::insert(&mut tx, id, &row).await.unwrap();
    }
    accounts::store::raise(&mut tx).await.unwrap();
    tx.commit(Event::new("account.added", "account", id.0).account(id)).await.unwrap();
    id
}

/// A person of the customer.
pub async fn person(site: &Site, actor: &Actor, account: AccountId, name: &str, role: Option<Role>) -> RespondentId {
    let new = NewRespondent {
        name: name.to_owned(),
        duty: String::new(),
        role,
        weight_thousandths: None,
        external_key: None,
        unit: None,
        valid_from: None,
        valid_to: None,
        source: "talk".to_owned(),
        source_day: site.today(),
    };
    let mut tx = site.db.begin(actor, site.now()).await.unwrap();
    let (id, event) = crate::add_respondent(&mut tx, account, &new).await.unwrap();
    tx.commit(event).await.unwrap();
    id
}

/// A wave that is still open.
pub async fn wave(site: &Site, actor: &Actor, name: &str, from: Day) -> WaveId {
    let mut tx = site.db.begin(actor, site.now()).await.unwrap();
    let new = NewWave { name: name.to_owned(), starts_on: from, ends_on: None };
    let (id, event) = crate::open_wave(&mut tx, &new).await.unwrap();
    tx.commit(event).await.unwrap();
    id
}

/// Asks people in a wave.
pub async fn invite(site: &Site, actor: &Actor, wave: WaveId, account: AccountId, people: &[RespondentId], day: Day) {
    let mut tx = site.db.begin(actor, site.now()).await.unwrap();
    let event = crate::invite(&mut tx, wave, account, people, day).await.unwrap();
    tx.commit(event).await.unwrap();
}

/// What a person said: question code and whole answer. Returns the event's number.
pub async fn said(
    site: &Site,
    actor: &Actor,
    (respondent, wave): (RespondentId, Option<WaveId>),
    day: Day,
    source: Source,
    values: &[(&str, i64)],
) -> i64 {
    let values = values.iter().map(|(code, value)| ((*code).to_owned(), value * 1000)).collect();
    let new = NewAnswers { respondent, wave, day, source, channel: "talk".to_owned(), values, words: Vec::new() };
    let mut tx = site.db.begin(actor, site.now()).await.unwrap();
    let event = crate::record(&mut tx, &new).await.unwrap();
    tx.commit(event).await.unwrap()
}

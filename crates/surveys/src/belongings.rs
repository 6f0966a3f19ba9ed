//! Respondents follow their account when accounts are merged; nothing has to be asked before.
use crate::write::move_account;
use crate::{store, texts};
use accounts::hooks::{Belongings, Taken};
use base::ids::{AccountId, RespondentId, UnitId};
use base::{Error, Tx};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who moved from where to where.
#[derive(Serialize, Deserialize)]
struct Moved {
    from: AccountId,
    into: AccountId,
    people: Vec<RespondentId>,
}

async fn merge(tx: &mut Tx, from: AccountId, into: AccountId, _: &Taken) -> Result<Value, Error> {
    let people = move_account(tx, from, into, None).await?;
    if people.is_empty() { Ok(Value::Null) } else { Ok(serde_json::to_value(Moved { from, into, people })?) }
}

async fn unmerge(tx: &mut Tx, inverse: Value) -> Result<(), Error> {
    if inverse.is_null() {
        return Ok(());
    }
    let moved: Moved = serde_json::from_value(inverse)?;
    let back = move_account(tx, moved.into, moved.from, Some(&moved.people)).await?;
    if back.len() == moved.people.len() {
        return Ok(());
    }
    let t = texts(tx.actor().lang);
    Err(Error::Refused(t.refused_undo(t.kept_moved_on(t.a_respondent()))))
}

async fn on_account(tx: &mut Tx, account: AccountId) -> Result<i64, Error> {
    Ok(i64::try_from(store::respondents_of(tx, account).await?.len()).unwrap_or(i64::MAX))
}

async fn on_unit(tx: &mut Tx, unit: UnitId) -> Result<i64, Error> {
    Ok(store::respondents_on_unit(tx, unit).await?)
}

accounts::belongings!(Belongings {
    slice: "surveys",
    // Two lists of people are no conflict: both are kept.
    conflicts: |_, _, _| Box::pin(std::future::ready(Ok(Vec::new()))),
    merge: |tx, from, into, taken| Box::pin(merge(tx, from, into, taken)),
    unmerge: |tx, inverse| Box::pin(unmerge(tx, inverse)),
    on_account: |tx, account| Box::pin(on_account(tx, account)),
    on_unit: |tx, unit| Box::pin(on_unit(tx, unit)),
});

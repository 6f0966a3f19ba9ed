//! An account's changes in sentences.
use crate::model::Moment;
use crate::{rules, store};
use base::ids::AccountId;
use base::{Actor, Db, Error};

/// The newest `limit` changes of an account below number `before` (`i64::MAX` for the first page), in the actor's
/// language. An account the actor may not see is not found.
pub async fn timeline(
    db: &Db,
    actor: &Actor,
    now: jiff::Timestamp,
    account: AccountId,
    limit: i64,
    before: i64,
) -> Result<Vec<Moment>, Error> {
    let money = accounts::open_id(db, actor, account).await?.money;
    let events = store::of_account(db, actor.workspace, account, before, limit).await?;
    let moment = |e: crate::model::Stored| {
        let e = e.for_timeline(money);
        Moment {
            number: e.number,
            at: e.at.0,
            sentence: rules::sentence(&e, actor),
            can_undo: rules::may_undo(&e, actor, now).is_ok(),
            undone: e.undone_by.is_some(),
            by: e.actor_name,
        }
    };
    Ok(events.into_iter().map(moment).collect())
}

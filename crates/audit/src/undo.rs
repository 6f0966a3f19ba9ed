//! Taking a change back.
use crate::rules::{No, may_undo, sentence};
use crate::{store, texts};
use base::undo::UNDOERS;
use base::{Actor, Db, Error, Right};

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The number of the undoing event.
    pub number: i64,
    /// Whether that can be taken back in turn.
    pub again: bool,
    /// What was taken back, in the actor's language.
    pub sentence: String,
}

/// Takes event `number` back in one new change. Somebody else's event is not found, unless the person may read the log.
pub async fn undo(db: &Db, actor: &Actor, now: jiff::Timestamp, number: i64) -> Result<Undone, Error> {
    let t = texts(actor.lang);
    let mut tx = db.begin(actor, now).await?;
    let event = store::hold(&mut tx, number).await?.ok_or(Error::NotFound)?;
    match may_undo(&event, actor, now) {
        Ok(()) => {}
        Err(No::SomebodyElse) if !actor.may(Right::ReadAudit) => return Err(Error::NotFound),
        Err(No::SomebodyElse) => return Err(Error::Refused(t.undo_somebody_else(event.actor_name))),
        Err(No::Already) => return Err(Error::Refused(t.undo_already())),
        Err(No::TooLate) => return Err(Error::Refused(t.undo_too_late())),
        Err(No::Irreversible) => return Err(Error::Refused(t.undo_no_way_back())),
    }
    let undoer = UNDOERS.iter().find(|u| u.event == event.name);
    let inverse = store::inverse(&mut tx, number).await?;
    let (Some(undoer), Some(inverse)) = (undoer, inverse) else {
        return Err(Error::Refused(t.undo_no_way_back()));
    };
    let undoing = (undoer.run)(&mut tx, inverse).await?.undoes(number);
    let again = undoing.inverse.is_some();
    let number = tx.commit(undoing).await?;
    Ok(Undone { number, again, sentence: sentence(&event, actor) })
}

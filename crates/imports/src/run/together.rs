//! One decision for all rows whose problem reads the same. The decisions are kept in portions; the file is read anew
//! afterwards, for each of its rows may have moved.

use super::recheck::{Decision, open_import};
use crate::model::Import;
use crate::store;
use base::ids::ImportId;
use base::{Actor, Error, Quiet, Site};

/// Rows of one portion: nobody who writes waits longer than for these.
const PORTION: i64 = 500;

/// What is decided for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ForAll {
    /// Each takes its own proposal.
    Proposal,
    /// The cell of each reads this.
    Cell(String),
    LeaveOut,
    OpenMonth,
}

impl ForAll {
    fn of(&self, place: i32, proposal: &str) -> Option<Decision> {
        let cell = |text: &str| Some(Decision::Cell(usize::try_from(place).ok()?, text.to_owned()));
        match self {
            Self::Proposal => cell(proposal),
            Self::Cell(text) => cell(text),
            Self::LeaveOut => Some(Decision::LeaveOut),
            Self::OpenMonth => Some(Decision::OpenMonth),
        }
    }
}

/// Decides for the rows whose problem is like this one; returns how many they are and the number of the decision.
pub(crate) async fn decide_alike(
    site: &Site,
    actor: &Actor,
    id: ImportId,
    of: (u64, i32),
    what: &ForAll,
) -> Result<(u64, i64), Error> {
    open_import(site, actor, id).await?;
    let (db, ws) = (&site.db, actor.workspace);
    let group = store::group_of(db, ws, id, of).await?.ok_or(Error::NotFound)?;
    let fits = match what {
        ForAll::Proposal => group.fix == "use",
        ForAll::OpenMonth => group.fix == "open_month",
        ForAll::Cell(_) => group.place >= 0,
        ForAll::LeaveOut => true,
    };
    if !fits {
        return Err(Error::BadRequest(crate::texts(actor.lang).refused_not_checked()));
    }
    let number = store::next_together(db, ws, id).await?;
    let (mut after, mut rows) = (-1, 0);
    loop {
        let portion = store::members(db, ws, id, &group, (after, PORTION)).await?;
        let Some(last) = portion.last() else { return Ok((rows, number)) };
        after = last.0;
        let mut tx = db.begin(actor, site.now()).await?;
        for (line, proposal, cells) in &portion {
            let decision = what.of(group.place, proposal).ok_or(Error::NotFound)?;
            store::correct(&mut tx, id, line.unsigned_abs(), (decision.column(), decision.value()), (cells, number))
                .await?;
            rows += 1;
        }
        tx.commit_quiet(Quiet::Staging).await?;
    }
}

/// Takes the decision back for all of its rows.
pub(crate) async fn take_alike_back(site: &Site, actor: &Actor, id: ImportId, number: i64) -> Result<Import, Error> {
    let import = open_import(site, actor, id).await?;
    let mut tx = site.db.begin(actor, site.now()).await?;
    if store::undecide(&mut tx, id, number).await? == 0 {
        return Err(Error::NotFound);
    }
    tx.commit_quiet(Quiet::Staging).await?;
    Ok(import)
}

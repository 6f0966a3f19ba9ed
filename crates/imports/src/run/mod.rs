//! The run: a file is read once, beside the books, in small pieces. Reading happens on a thread that may block; what the
//! rows are to the books is asked on the way; nothing grows with the file but sums per month and the list of numbers
//! without account.
//!
//! Checking books nothing. Booking stages in short changes and ends in one; any other end sweeps what was staged.

mod book;
mod cut;
mod door;
mod ledger_rows;
mod overlap;
mod problems;
mod reading;
mod recheck;
mod small;
mod small_rows;
mod sweep;
mod together;
mod walk;

pub(crate) use book::{Ended, book_again, undo};
pub(crate) use cut::rows_that_wait;
pub(crate) use recheck::{Decision, correct, take_back};
pub use sweep::sweep;
pub(crate) use together::{ForAll, decide_alike, take_alike_back};

use crate::mapping::Mapping;
use crate::model::{Doing, Import, Progress, State};
use crate::store;
use base::{Actor, Error, Quiet, Right, Site};
use std::path::PathBuf;
use walk::Walked;

/// What becomes of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Check,
    Book { good_rows: bool },
}

impl Mode {
    /// Only lines of the ledger are staged on the way; other rows are held until all are there.
    fn doing(self, kind: crate::ImportKind) -> Doing {
        match self {
            Self::Book { .. } if kind == crate::ImportKind::Ledger => Doing::Staging,
            _ => Doing::Reading,
        }
    }
}

/// One file on its way.
pub(crate) struct Run<'a> {
    pub site: &'a Site,
    pub actor: &'a Actor,
    pub import: &'a Import,
    pub mapping: Mapping,
    pub path: PathBuf,
    /// Told now and then how far it is.
    pub progress: &'a (dyn Fn(Progress) + Send + Sync),
}

impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run").field("import", &self.import.id).finish_non_exhaustive()
    }
}

/// Whether this person may import this kind: everything, or answers and lines of own accounts.
pub(crate) fn may(actor: &Actor, kind: crate::ImportKind) -> bool {
    use crate::ImportKind::{Answers, Ledger};
    actor.may(Right::ImportAll) || (actor.may(Right::ImportOwn) && matches!(kind, Ledger | Answers))
}

/// Whether this person has anything to do on the page Data.
pub(crate) fn may_any(actor: &Actor) -> bool {
    actor.may(Right::ImportAll) || actor.may(Right::ImportOwn)
}

impl Run<'_> {
    fn ws(&self) -> base::ids::WorkspaceId {
        self.actor.workspace
    }

    /// Reads the file and compares it with the books; the result stands in the import's row.
    pub(crate) async fn check(&self) -> Result<State, Error> {
        self.begin(State::Checking, self.import.good_rows).await?;
        match self.checked().await {
            Ok(state) => Ok(state),
            Err(e) => self.broke(e).await,
        }
    }

    async fn checked(&self) -> Result<State, Error> {
        let Walked { found, fault, cancelled, .. } = self.walk(Mode::Check, std::collections::BTreeSet::new()).await?;
        let lang = self.actor.lang;
        let (state, failure) = match (&fault, cancelled) {
            (_, true) => (State::Uploaded, String::new()),
            (Some(fault), _) => (State::Failed, fault.text(lang)),
            (None, _) => (State::Checked, String::new()),
        };
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        store::set_found(&mut tx, self.import.id, state, &found, &failure).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(state)
    }

    async fn begin(&self, state: State, good_rows: bool) -> Result<(), Error> {
        ledger::forget_met(&self.site.db, self.actor, self.site.now(), self.import.id).await?;
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        if !store::start(&mut tx, self.import.id, state, good_rows).await? {
            return Err(Error::Refused(crate::texts(self.actor.lang).refused_running()));
        }
        store::forget_found(&mut tx, self.import.id).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(())
    }

    /// Something broke on the way: nothing is booked, staged lines go, the import says so. When even that cannot be
    /// written (a full disk), the next start does it.
    async fn broke(&self, e: Error) -> Result<State, Error> {
        let swept = sweep::sweep_lines(self.site, self.actor, self.import.id).await;
        let sentence = match &e {
            Error::Refused(sentence) => sentence.clone(),
            other if is_disk_full(other) => crate::texts(self.actor.lang).failed_disk_full(),
            _ => crate::texts(self.actor.lang).failed_broken(),
        };
        let noted = self.fail(&sentence).await;
        if swept.is_err() || noted.is_err() {
            tracing::warn!(import = %self.import.id, "an import that broke off will be cleared at the next start");
        }
        match e {
            Error::Refused(_) => Ok(State::Failed),
            other if is_disk_full(&other) => Err(Error::Refused(sentence)),
            other => Err(other),
        }
    }

    async fn fail(&self, sentence: &str) -> Result<(), Error> {
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        store::set_state(&mut tx, self.import.id, State::Failed, sentence).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(())
    }
}

/// SQLite: "database or disk is full"; PostgreSQL: class 53, "could not extend file", "No space left on device".
fn is_disk_full(e: &Error) -> bool {
    let Error::Broken(e) = e else { return false };
    let text = format!("{e:#}");
    ["disk is full", "No space left", "could not extend file"].iter().any(|t| text.contains(t))
}

/// Where an uploaded file lies.
pub(crate) fn upload_path(site: &Site, id: base::ids::ImportId) -> PathBuf {
    site.data.join("uploads").join(id.to_string())
}

/// Removes an uploaded file; none is fine.
pub(crate) async fn remove_file(site: &Site, id: base::ids::ImportId) -> Result<(), Error> {
    match tokio::fs::remove_file(upload_path(site, id)).await {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

//! What a file has shown of the books: kept in memory up to a bound, beyond it as hashes beside the staged lines. So the
//! memory does not grow with a file that is booked already and comes again.
use crate::store;
use base::ids::ImportId;
use base::{Actor, Db, Error, Quiet};
use std::collections::HashMap;

/// Hashes of one change.
const PORTION: usize = 4_000;

/// The hashes that are not in memory.
#[derive(Debug)]
pub(super) struct Met {
    db: Db,
    actor: Actor,
    now: jiff::Timestamp,
    /// The import, and whether its rows are staged or only looked at.
    of: (ImportId, i16),
    written: bool,
}

impl Met {
    pub(super) fn new(db: &Db, actor: &Actor, now: jiff::Timestamp, import: ImportId, staged: bool) -> Self {
        Self { db: db.clone(), actor: actor.clone(), now, of: (import, i16::from(staged)), written: false }
    }

    /// Writes hashes down.
    pub(super) async fn write(&mut self, met: Vec<(u64, u32)>) -> Result<(), Error> {
        let mut met: Vec<(i64, i32)> =
            met.into_iter().map(|(name, n)| (name.cast_signed(), i32::try_from(n).unwrap_or(i32::MAX))).collect();
        met.sort_unstable();
        for portion in met.chunks(PORTION) {
            let mut tx = self.db.begin(&self.actor, self.now).await?;
            store::add_met(&mut tx, self.of, portion).await?;
            tx.commit_quiet(Quiet::Staging).await?;
            self.written = true;
        }
        Ok(())
    }

    /// Which of these were written down, and how often they had been met.
    pub(super) async fn read(&self, names: Vec<u64>) -> Result<HashMap<u64, u32>, Error> {
        if !self.written || names.is_empty() {
            return Ok(HashMap::new());
        }
        let mut names: Vec<i64> = names.into_iter().map(u64::cast_signed).collect();
        names.sort_unstable();
        names.dedup();
        let found = store::met_of(&self.db, self.actor.workspace, self.of, &names).await?;
        Ok(found.into_iter().map(|(name, n)| (name.cast_unsigned(), n.unsigned_abs())).collect())
    }

    /// The run is over: nothing is kept.
    pub(super) async fn forget(&self) -> Result<(), Error> {
        if self.written { forget_met(&self.db, &self.actor, self.now, self.of.0).await } else { Ok(()) }
    }
}

/// Clears what a run has written down of an import, in small changes; nothing to do where it was not long, or ended.
pub async fn forget_met(db: &Db, actor: &Actor, now: jiff::Timestamp, import: ImportId) -> Result<(), Error> {
    while store::any_met(db, actor.workspace, import).await? {
        let mut tx = db.begin(actor, now).await?;
        store::forget_some_met(&mut tx, import, i64::try_from(PORTION).unwrap_or(i64::MAX)).await?;
        tx.commit_quiet(Quiet::Staging).await?;
    }
    Ok(())
}

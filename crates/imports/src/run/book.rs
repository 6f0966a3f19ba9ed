//! Booking in two steps, undo and booking again.

use super::walk::{Walked, Work};
use super::{Mode, Run, cut, sweep};
use crate::kind::ImportKind;
use crate::mapping::Mapping;
use crate::model::{Counts, Doing, Import, State};
use crate::store::{self, Found};
use base::ids::ImportId;
use base::{Actor, Error, Event, Quiet, Site, Tx, undoer};
use serde_json::{Value, json};
use std::collections::BTreeSet;

undoer!("import.booked", undone_by_event);
undoer!("import.undone", booked_again_by_event);

/// How a booking ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ended {
    /// It is in the books; the number of its event.
    Booked(i64),
    /// Faulty rows, and only the whole file is wanted.
    Faulty,
    Cancelled,
    /// One sentence says why.
    Refused(String),
}

impl Run<'_> {
    /// Stages the rows and makes them facts, or leaves nothing behind.
    pub(crate) async fn book(&self, good_rows: bool) -> Result<Ended, Error> {
        self.begin(State::Booking, good_rows).await?;
        match self.booked(good_rows).await {
            Ok(ended) => Ok(ended),
            Err(e) => {
                self.broke(e).await?;
                let failed = store::get(&self.site.db, self.actor, self.import.id).await?;
                Ok(Ended::Refused(failed.map(|i| i.failure).unwrap_or_default()))
            }
        }
    }

    async fn booked(&self, good_rows: bool) -> Result<Ended, Error> {
        let waiting = if good_rows { self.cut_documents().await? } else { BTreeSet::new() };
        let Walked { mut found, fault, cancelled, work, .. } = self.walk(Mode::Book { good_rows }, waiting).await?;
        let lang = self.actor.lang;
        if cancelled {
            self.give_up(work, State::Cancelled, &found, "").await?;
            super::remove_file(self.site, self.import.id).await?;
            return Ok(Ended::Cancelled);
        }
        if let Some(fault) = fault {
            let sentence = fault.text(lang);
            self.give_up(work, State::Failed, &found, &sentence).await?;
            return Ok(Ended::Refused(sentence));
        }
        if found.counts.faulty > 0 && !good_rows {
            self.give_up(work, State::Checked, &found, "").await?;
            return Ok(Ended::Faulty);
        }
        let inverse = match work {
            Work::Ledger(rows) => {
                let staged = rows.staged().await?.unwrap_or_default();
                found.counts.gone = staged.gone.unsigned_abs();
                None
            }
            Work::Small(rows) => Some(rows),
        };
        self.tell(Doing::Booking, found.counts.read, found.bytes);
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        let kept = match inverse {
            None => {
                let summary = ledger::commit(&mut tx, self.import.id).await?;
                tracing::debug!(entries = summary.entries, replaced = summary.replaced, "lines have become facts");
                None
            }
            Some(rows) => Some(rows.book(self, &mut tx).await?),
        };
        store::set_found(&mut tx, self.import.id, State::Booked, &found, "").await?;
        store::set_booked(&mut tx, self.import.id, kept.as_ref()).await?;
        if !self.mapping.name.is_empty() {
            store::mapping_used(&mut tx, &self.mapping.name).await?;
        }
        let number = tx.commit(self.event(&found)).await?;
        self.note_event(number).await?;
        Ok(Ended::Booked(number))
    }

    /// Documents that stay away because one of their rows is faulty: the file is read once more, before anything is
    /// staged. Nothing to do where a check has found no fault.
    async fn cut_documents(&self) -> Result<BTreeSet<String>, Error> {
        let checked = self.import.state == State::Checked && self.import.counts.faulty == 0;
        if checked || !cut::is_whole(&self.mapping) {
            return Ok(BTreeSet::new());
        }
        let seen = self.walk(Mode::Check, BTreeSet::new()).await?;
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        store::forget_found(&mut tx, self.import.id).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(seen.cut)
    }

    async fn give_up(&self, work: Work, state: State, found: &Found, failure: &str) -> Result<(), Error> {
        drop(work);
        sweep::sweep_lines(self.site, self.actor, self.import.id).await?;
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        store::set_found(&mut tx, self.import.id, state, found, failure).await?;
        if state == State::Cancelled {
            store::file_gone(&mut tx, self.import.id).await?;
        }
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(())
    }

    /// The event's number is known only after it: for the undo button.
    async fn note_event(&self, number: i64) -> Result<(), Error> {
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        store::set_event(&mut tx, self.import.id, number).await?;
        tx.commit_quiet(Quiet::Cache).await?;
        Ok(())
    }

    fn event(&self, found: &Found) -> Event {
        let i = self.import;
        let after = json!({
            "kind": self.mapping.kind, "file": i.file_name, "sha256": i.file_hash, "mapping": self.mapping.name,
            "mapping_version": i.mapping_version, "source_system": self.mapping.source_system, "rows": found.counts,
            "totals": found.totals, "problems": found.problems, "corrected": found.reading.corrected,
        });
        Event::new("import.booked", "import", i.id.0).after(after).inverse(json!({ "import": i.id }))
    }
}

/// Takes a booked import back.
pub(crate) async fn undo(site: &Site, actor: &Actor, id: ImportId) -> Result<i64, Error> {
    let import = store::get(&site.db, actor, id).await?.ok_or(Error::NotFound)?;
    if !super::may(actor, import.kind) {
        return Err(Error::Forbidden);
    }
    let mut tx = site.db.begin(actor, site.now()).await?;
    let event = undo_in(&mut tx, id).await?;
    let number = tx.commit(event).await?;
    if import.kind == ImportKind::Ledger {
        super::remove_file(site, id).await?;
    }
    Ok(number)
}

/// Takes an undo back, once.
pub(crate) async fn book_again(site: &Site, actor: &Actor, id: ImportId) -> Result<i64, Error> {
    let import = store::get(&site.db, actor, id).await?.ok_or(Error::NotFound)?;
    if !super::may(actor, import.kind) {
        return Err(Error::Forbidden);
    }
    if import.kind != ImportKind::Ledger && import.state == State::Undone && import.has_file {
        let mapping = Mapping::parse(&import.mapping_text).map_err(|e| Error::Refused(e.text(actor.lang)))?;
        let path = super::upload_path(site, id);
        let run = Run { site, actor, import: &import, mapping, path, progress: &|_| {} };
        return match run.book(true).await? {
            Ended::Booked(number) => Ok(number),
            Ended::Refused(sentence) => Err(Error::Refused(sentence)),
            _ => Err(Error::Refused(crate::texts(actor.lang).refused_changed_meanwhile())),
        };
    }
    let mut tx = site.db.begin(actor, site.now()).await?;
    let event = again_in(&mut tx, id).await?;
    Ok(tx.commit(event).await?)
}

fn import_of(inverse: &Value) -> Result<ImportId, Error> {
    let id = inverse.get("import").cloned().unwrap_or_default();
    Ok(serde_json::from_value(id)?)
}

async fn undone_by_event(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    undo_in(tx, import_of(&inverse)?).await
}

async fn booked_again_by_event(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    again_in(tx, import_of(&inverse)?).await
}

async fn loaded(tx: &mut Tx, id: ImportId, wanted: State) -> Result<Import, Error> {
    let t = crate::texts(tx.actor().lang);
    let import = store::get_in(tx, id).await?.ok_or(Error::NotFound)?;
    if !super::may(tx.actor(), import.kind) {
        return Err(Error::Forbidden);
    }
    match (import.state == wanted, wanted) {
        (true, _) => Ok(import),
        (false, State::Undone) => Err(Error::Refused(t.refused_not_undone())),
        (false, _) => Err(Error::Refused(t.refused_not_booked())),
    }
}

async fn undo_in(tx: &mut Tx, id: ImportId) -> Result<Event, Error> {
    let import = loaded(tx, id, State::Booked).await?;
    let event = Event::new("import.undone", "import", id.0).before(said(&import));
    store::set_state(tx, id, State::Undone, "").await?;
    if import.kind == ImportKind::Ledger {
        ledger::unbook(tx, id).await?;
        store::file_gone(tx, id).await?;
        return Ok(event.inverse(json!({ "import": id })));
    }
    // without lines that wait, booking again reads the file again: it stays
    super::small::unbook(tx, id, import.kind, import.inverse.clone()).await?;
    Ok(event)
}

async fn again_in(tx: &mut Tx, id: ImportId) -> Result<Event, Error> {
    let import = loaded(tx, id, State::Undone).await?;
    if import.kind != ImportKind::Ledger {
        return Err(Error::Refused(crate::texts(tx.actor().lang).refused_again_file()));
    }
    ledger::book_again(tx, id).await?;
    store::set_booked(tx, id, None).await?;
    Ok(Event::new("import.booked", "import", id.0).after(said(&import)).inverse(json!({ "import": id })))
}

fn said(import: &Import) -> Value {
    let Counts { .. } = import.counts;
    json!({
        "kind": import.kind, "file": import.file_name, "sha256": import.file_hash, "mapping": import.mapping_name,
        "rows": import.counts, "totals": import.totals,
    })
}

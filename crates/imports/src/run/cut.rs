//! Where the document alone finds a row again, a document is booked whole or not at all: with one faulty row its good
//! rows wait too. Half a document would stand in the books as if it were the whole.

use super::problems::{BookProblem, BookTrouble};
use super::reading::{self, Opened};
use super::walk::Tally;
use crate::mapping::{Field, Identity, Mapping};
use crate::model::{CutDocument, Import, Reading};
use crate::row::{Checked, Context, LedgerRow};
use base::{Error, Site};
use std::collections::{BTreeMap, BTreeSet};

/// Documents whose rows are told one by one; beyond them only the number of rows is kept.
const TOLD: usize = 5_000;

/// Documents of a file that have a faulty row.
#[derive(Debug, Default)]
pub(super) struct Cut {
    on: bool,
    /// Those that stay away from this booking.
    waiting: BTreeSet<String>,
    /// Good and faulty rows of those that were met with a faulty one.
    met: BTreeMap<String, (u64, u64)>,
    /// Good rows of the document that is being read: the rows of a document stand together.
    current: (String, u64),
}

impl Cut {
    pub(super) fn of(mapping: &Mapping, waiting: BTreeSet<String>) -> Self {
        Self { on: is_whole(mapping), waiting, ..Self::default() }
    }

    /// A faulty row of this document.
    pub(super) fn fault(&mut self, document: Option<&str>) {
        let Some(document) = document.filter(|d| self.on && !d.is_empty()) else { return };
        let before = if self.current.0 == document { std::mem::take(&mut self.current).1 } else { 0 };
        let (good, faulty) = self.met.entry(document.to_owned()).or_default();
        *good += before;
        *faulty += 1;
    }

    /// A good row of this document.
    pub(super) fn good(&mut self, document: Option<&str>) {
        let Some(document) = document.filter(|_| self.on) else { return };
        if let Some((good, _)) = self.met.get_mut(document) {
            *good += 1;
        } else if self.current.0 == document {
            self.current.1 += 1;
        } else {
            self.current = (document.to_owned(), 1);
        }
    }

    pub(super) fn documents(&self) -> BTreeSet<String> {
        self.met.keys().cloned().collect()
    }

    pub(super) fn tell(&self, to: &mut Reading) {
        let told = |(document, (good, faulty)): (&String, &(u64, u64))| CutDocument {
            document: document.clone(),
            good: *good,
            faulty: *faulty,
        };
        to.cut = self.met.iter().take(TOLD).map(told).collect();
        to.cut_more = self.met.values().skip(TOLD).map(|(good, _)| good).sum();
    }
}

impl Tally {
    /// A good row whose document stays away is told so.
    pub(super) fn leaves_waiting(&mut self, row: &LedgerRow, opened: &Opened, cells: &str) -> bool {
        let waits = row.document.as_ref().filter(|d| self.cut.waiting.contains(*d));
        if let Some(document) = waits {
            let (value, trouble) = (document.clone(), BookTrouble::DocumentWaits);
            let p = BookProblem { line: row.line_number, field: Some(Field::Document), value, trouble };
            self.fault([p.stored(opened, cells)]);
        }
        waits.is_some()
    }
}

/// Whether documents of this mapping are booked whole.
pub(super) fn is_whole(mapping: &Mapping) -> bool {
    mapping.kind == crate::ImportKind::Ledger && mapping.identity() == Identity::Document
}

/// A row of a document was faulty or good before a decision, and is so now.
pub(super) fn moved(r: &mut Reading, document: &str, (was_faulty, was_good): (bool, bool), now: (bool, bool)) {
    let known = r.cut.iter().position(|c| c.document == document);
    let at = match (known, now.0) {
        (Some(at), _) => at,
        (None, false) => return,
        (None, true) => {
            r.cut.push(CutDocument { document: document.to_owned(), good: 0, faulty: 0 });
            r.cut.len() - 1
        }
    };
    let c = &mut r.cut[at];
    c.faulty = (c.faulty + u64::from(now.0)).saturating_sub(u64::from(was_faulty));
    c.good = (c.good + u64::from(now.1)).saturating_sub(u64::from(was_good));
}

/// The document that stands in a row's cells.
pub(super) fn document_of(cells: &str, column: Option<usize>) -> Option<&str> {
    cells.split_terminator(crate::reader::CELL_END).nth(column?).map(str::trim)
}

/// The good rows of documents that wait, by line, with their cells: a file to correct has whole documents, for what comes
/// back replaces them.
pub(crate) async fn rows_that_wait(site: &Site, i: &Import, mapping: &Mapping) -> Result<BTreeMap<u64, String>, Error> {
    let wanted: BTreeSet<String> = i.reading.cut.iter().filter(|c| c.faulty > 0).map(|c| c.document.clone()).collect();
    if wanted.is_empty() || !i.has_file || !is_whole(mapping) {
        return Ok(BTreeMap::new());
    }
    let (path, mapping) = (super::upload_path(site, i.id), mapping.clone());
    let found = tokio::task::spawn_blocking(move || {
        let mut rows = reading::open(&path, &mapping, Context::default())?.keeping_cells();
        let column = rows.column_of(Field::Document);
        let mut found = BTreeMap::new();
        while let Some((what, cells)) = rows.next_with_cells()? {
            if let (Checked::Row(row), Some(document)) = (what, document_of(&cells, column))
                && wanted.contains(document)
            {
                found.insert(row.line_number(), cells.to_string());
            }
        }
        Ok::<_, crate::FileFault>(found)
    });
    // a file that cannot be read any more has no rows to add
    Ok(found.await?.unwrap_or_default())
}

//! Orders of a file, counted while its rows come along. A document's rows usually follow each other, so a document is
//! kept for a while and then counted and forgotten; one that comes up again is read back from the staged lines. So the
//! memory does not grow with the file.
use crate::model::Sums;
use crate::rules::identity::{Hash, document_range};
use crate::rules::orders::Document;
use crate::store;
use base::ids::UnitId;
use base::{Day, Error, Month, Tx};
use std::collections::HashMap;

type MonthSums = HashMap<(UnitId, Month), Sums>;

/// The documents met lately.
#[derive(Debug)]
pub(super) struct Documents {
    kept: HashMap<u64, Document>,
    most: usize,
}

impl Documents {
    /// Keeps at most about `most` documents.
    pub(super) fn new(most: usize) -> Self {
        Self { kept: HashMap::new(), most }
    }

    /// A staged row.
    pub(super) fn add(&mut self, document: &[u8], unit: UnitId, day: Day, invoiced: i64) {
        self.kept
            .entry(name(document))
            .and_modify(|d| d.add(unit, day, invoiced))
            .or_insert_with(|| Document::new(unit, day, invoiced));
    }

    /// A document of which this import has staged rows before: if it was forgotten, it is read back and its order is no
    /// longer counted.
    pub(super) async fn recall(
        &mut self,
        tx: &mut Tx,
        own: i32,
        document: &[u8],
        sums: &mut MonthSums,
    ) -> Result<(), Error> {
        if self.kept.contains_key(&name(document)) {
            return Ok(());
        }
        let (low, beyond) = document_range(document);
        for row in store::document_rows(tx, low, beyond).await?.iter().filter(|r| r.import_no == own) {
            self.add(document, row.unit_id, row.posting_day, row.invoiced);
        }
        count(self.kept.get(&name(document)), -1, sums);
        Ok(())
    }

    /// Counts the orders of all documents and forgets them, once there are too many.
    pub(super) fn forget(&mut self, sums: &mut MonthSums) {
        if self.kept.len() > self.most {
            self.end(sums);
        }
    }

    /// Counts the orders that are not counted yet.
    pub(super) fn end(&mut self, sums: &mut MonthSums) {
        for document in self.kept.values() {
            count(Some(document), 1, sums);
        }
        self.kept.clear();
    }
}

fn count(document: Option<&Document>, n: i64, sums: &mut MonthSums) {
    if let Some(cell) = document.and_then(Document::order) {
        sums.entry(cell).or_default().add_orders(n);
    }
}

fn name(document: &[u8]) -> u64 {
    Hash::new().bytes(document).end()
}

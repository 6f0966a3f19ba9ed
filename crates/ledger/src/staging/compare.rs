//! Comparing a file's rows with what is booked: for the preview, and again while staging.
use crate::model::{Identity, NewLine, Standing};
use crate::rules::identity::{Hash, LineKey, document_of, source_tag};
use crate::store::{self, Found};
use base::ids::WorkspaceId;
use base::{Db, Error};
use std::collections::{HashMap, HashSet};

/// A stored line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Old {
    pub import_no: i32,
    pub line_no: i32,
}

/// What a row turned out to be.
#[derive(Debug)]
pub(super) struct Line {
    pub key: LineKey,
    pub standing: Standing,
    /// The booked line it takes the place of.
    pub replaces: Option<Old>,
    /// Imports that have lines of the same document.
    pub shared_with: Vec<i32>,
    /// This import has staged lines of the same document in an earlier change.
    pub staged_before: bool,
}

/// Compares row by row, in the order of the file. Keeps what it must remember of rows that are booked already.
#[derive(Debug)]
pub struct Comparer {
    db: Db,
    ws: WorkspaceId,
    own: i32,
    source: [u8; 4],
    mode: Identity,
    /// How often a booked content has been met in this file.
    met: HashMap<u64, u32>,
    /// Booked lines of documents of this file that the file has not shown yet.
    open: HashMap<u64, (Vec<u8>, Vec<Found>)>,
    /// Names met in this file; only for a preview, where nothing is written.
    named: HashSet<u64>,
    /// Sales of the booked lines that rows of this file take the place of; only for a preview.
    before: i64,
}

/// What a file takes away from the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replaced {
    /// Booked lines that are missing in documents of the file (identity by document).
    pub gone: i64,
    /// Sales of those and of the lines that rows of the file take the place of.
    pub sales_minor: i64,
}

/// Beyond so many names a preview no longer looks for doubles; booking still does.
const NAMES: usize = 4_000_000;

impl Comparer {
    /// For a preview: nothing is written.
    pub fn open(db: &Db, ws: WorkspaceId, source_system: &str, identity: Identity) -> Self {
        Self::of(db, ws, -1, source_system, identity)
    }

    pub(super) fn of(db: &Db, ws: WorkspaceId, own: i32, source_system: &str, identity: Identity) -> Self {
        Self {
            db: db.clone(),
            ws,
            own,
            source: source_tag(source_system),
            mode: identity,
            met: HashMap::new(),
            open: HashMap::new(),
            named: HashSet::new(),
            before: 0,
        }
    }

    /// What each of these rows is beside what is booked.
    pub async fn push(&mut self, lines: &[NewLine]) -> Result<Vec<Standing>, Error> {
        let mut out = Vec::with_capacity(lines.len());
        for portion in lines.chunks(4_000) {
            let compared = self.compare(portion).await?;
            let replaced: Vec<_> =
                compared.iter().filter_map(|l| l.replaces).map(|o| (o.import_no, o.line_no)).collect();
            self.before += store::sales_of(&self.db, self.ws, &replaced).await?;
            out.extend(compared.iter().map(|l| l.standing));
        }
        Ok(out)
    }

    /// What the file takes away from the books.
    pub async fn finish(mut self) -> Result<Replaced, Error> {
        let gone: Vec<_> = self.gone().into_iter().map(|(o, _)| (o.import_no, o.line_no)).collect();
        let sales = store::sales_of(&self.db, self.ws, &gone).await?;
        Ok(Replaced { gone: i64::try_from(gone.len()).unwrap_or(i64::MAX), sales_minor: self.before + sales })
    }

    pub(super) fn gone(&mut self) -> Vec<(Old, Vec<u8>)> {
        let mut gone: Vec<_> = std::mem::take(&mut self.open)
            .into_values()
            .flat_map(|(document, lines)| lines.into_iter().map(move |f| (old(&f), document.clone())))
            .collect();
        gone.sort_unstable_by_key(|(o, _)| (o.import_no, o.line_no));
        gone
    }

    pub(super) async fn compare(&mut self, lines: &[NewLine]) -> Result<Vec<Line>, Error> {
        let keys: Vec<LineKey> = lines.iter().map(|l| LineKey::of(self.source, l, self.mode)).collect();
        let mut ranges: Vec<_> = keys.iter().map(LineKey::range).collect();
        ranges.sort_unstable();
        ranges.dedup();
        let found = store::found(&self.db, self.ws, self.own, &ranges).await?;
        let mut by_key: HashMap<&[u8], Vec<&Found>> = HashMap::new();
        let mut by_document: HashMap<&[u8], Vec<&Found>> = HashMap::new();
        let mut own_documents: HashSet<&[u8]> = HashSet::new();
        for f in &found {
            by_key.entry(&f.identity).or_default().push(f);
            match document_of(&f.identity) {
                Some(d) if f.import_no == self.own => drop(own_documents.insert(d)),
                Some(d) => by_document.entry(d).or_default().push(f),
                None => {}
            }
        }
        let none = Vec::new();
        let mut here = HashSet::new();
        Ok(keys
            .into_iter()
            .map(|key| {
                let same = by_key.get(key.identity.as_slice()).unwrap_or(&none);
                let document = key.document().and_then(|d| by_document.get(d)).unwrap_or(&none);
                let (standing, replaces) = if key.is_named() {
                    self.named(&key, same, here.insert(key.identity.clone()))
                } else if self.mode == Identity::Document && key.document().is_some() {
                    self.in_document(&key, document)
                } else {
                    self.by_content(&key, same)
                };
                let mut shared_with: Vec<i32> = document.iter().map(|f| f.import_no).collect();
                shared_with.dedup();
                let staged_before = key.document().is_some_and(|d| own_documents.contains(d));
                Line { key, standing, replaces, shared_with, staged_before }
            })
            .collect())
    }

    /// Document and line number name the row.
    fn named(&mut self, key: &LineKey, same: &[&Found], first_here: bool) -> (Standing, Option<Old>) {
        let hash = || Hash::new().bytes(&key.identity).end();
        let met = self.own < 0 && self.named.len() < NAMES && !self.named.insert(hash());
        if met || !first_here || same.iter().any(|f| f.import_no == self.own) {
            return (Standing::Twice, None);
        }
        match same.first() {
            None => (Standing::New, None),
            Some(f) if f.row_hash == key.row_hash => (Standing::Already, None),
            Some(f) => (Standing::Changed, Some(old(f))),
        }
    }

    /// The document is compared as a whole: each booked line is met once, what remains is gone.
    fn in_document(&mut self, key: &LineKey, document: &[&Found]) -> (Standing, Option<Old>) {
        if document.is_empty() {
            return (Standing::New, None);
        }
        let name = key.document().unwrap_or_default();
        let (_, open) = self
            .open
            .entry(Hash::new().bytes(name).end())
            .or_insert_with(|| (name.to_vec(), document.iter().map(|f| (*f).clone()).collect()));
        match open.iter().position(|f| f.identity == key.identity) {
            Some(i) => {
                open.remove(i);
                (Standing::Already, None)
            }
            None => (Standing::Changed, None),
        }
    }

    /// Only the content tells: the n-th row of this content is booked when n rows of it are.
    fn by_content(&mut self, key: &LineKey, same: &[&Found]) -> (Standing, Option<Old>) {
        let booked = same.iter().filter(|f| f.import_no != self.own).count();
        if booked == 0 {
            return (Standing::New, None);
        }
        let met = self.met.entry(Hash::new().bytes(&key.identity).end()).or_default();
        *met += 1;
        let already = usize::try_from(*met).is_ok_and(|n| n <= booked);
        (if already { Standing::Already } else { Standing::New }, None)
    }
}

fn old(f: &Found) -> Old {
    Old { import_no: f.import_no, line_no: f.line_no }
}

//! Comparing a file's rows with what is booked: for the preview, and again while staging.
use super::met::Met;
use crate::model::{Identity, NewLine, Standing};
use crate::rules::identity::{Hash, LineKey, document_of, source_tag};
use crate::store::{self, Found};
use base::ids::{ImportId, WorkspaceId};
use base::{Actor, Db, Error};
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

/// A booked document that rows of this file belong to.
#[derive(Debug)]
struct Open {
    document: Vec<u8>,
    /// Its booked lines that the file has not shown yet.
    lines: Vec<Found>,
    /// The portion of rows that last had one of it.
    portion: u64,
}

/// Compares row by row, in the order of the file. What it must remember of rows that are booked already is kept in memory
/// up to a bound: the rows of a document stand together in a file, as a rule, so documents that have not been seen for
/// long are settled, and their hashes written down. A row of a settled document is a new one of it.
#[derive(Debug)]
pub struct Comparer {
    db: Db,
    ws: WorkspaceId,
    own: i32,
    source: [u8; 4],
    mode: Identity,
    /// How often a booked content has been met in this file.
    met: HashMap<u64, u32>,
    open: HashMap<u64, Open>,
    /// Contents and documents beyond the bound.
    beyond: Met,
    /// So many of them are kept in memory.
    most: usize,
    portion: u64,
    /// Names met in this file; only for a preview, where nothing is written.
    named: HashSet<u64>,
    /// What the file takes away; only for a preview.
    replaced: Replaced,
}

/// What a file takes away from the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replaced {
    /// Booked lines that are missing in documents of the file (identity by document).
    pub gone: i64,
    /// Sales of those and of the lines that rows of the file take the place of.
    pub sales_minor: i64,
}

/// Contents and documents kept in memory.
const KEPT: usize = 200_000;
/// Beyond so many names a preview no longer looks for doubles; booking still does.
const NAMES: usize = 4_000_000;

impl Comparer {
    /// For a preview: no line is written.
    pub fn open(
        db: &Db,
        actor: &Actor,
        now: jiff::Timestamp,
        import: ImportId,
        source_system: &str,
        identity: Identity,
    ) -> Self {
        Self::of(Met::new(db, actor, now, import, false), (db, actor.workspace), -1, source_system, identity)
    }

    pub(super) fn of(
        beyond: Met,
        (db, ws): (&Db, WorkspaceId),
        own: i32,
        source_system: &str,
        identity: Identity,
    ) -> Self {
        Self {
            db: db.clone(),
            ws,
            own,
            source: source_tag(source_system),
            mode: identity,
            met: HashMap::new(),
            open: HashMap::new(),
            beyond,
            most: KEPT,
            portion: 0,
            named: HashSet::new(),
            replaced: Replaced::default(),
        }
    }

    /// Keeps fewer in memory.
    #[cfg(test)]
    pub(crate) fn keeping(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// How many contents and documents are kept in memory.
    #[cfg(test)]
    pub(crate) fn kept(&self) -> usize {
        self.met.len() + self.open.len()
    }

    /// What each of these rows is beside what is booked.
    pub async fn push(&mut self, lines: &[NewLine]) -> Result<Vec<Standing>, Error> {
        let mut out = Vec::with_capacity(lines.len());
        for portion in lines.chunks(4_000) {
            let compared = self.compare(portion).await?;
            let replaced: Vec<_> =
                compared.iter().filter_map(|l| l.replaces).map(|o| (o.import_no, o.line_no)).collect();
            self.replaced.sales_minor += store::sales_of(&self.db, self.ws, &replaced).await?;
            let gone = self.settle().await?;
            self.lose(&gone).await?;
            out.extend(compared.iter().map(|l| l.standing));
        }
        Ok(out)
    }

    /// What the file takes away from the books.
    pub async fn finish(mut self) -> Result<Replaced, Error> {
        let gone = self.gone().await?;
        self.lose(&gone).await?;
        Ok(self.replaced)
    }

    async fn lose(&mut self, gone: &[(Old, Vec<u8>)]) -> Result<(), Error> {
        let lines: Vec<_> = gone.iter().map(|(o, _)| (o.import_no, o.line_no)).collect();
        self.replaced.sales_minor += store::sales_of(&self.db, self.ws, &lines).await?;
        self.replaced.gone += i64::try_from(gone.len()).unwrap_or(i64::MAX);
        Ok(())
    }

    /// Beyond the bound, what has not been seen in the last portion leaves the memory. Returns booked lines that the file
    /// has not shown of the documents that are settled so.
    pub(super) async fn settle(&mut self) -> Result<Vec<(Old, Vec<u8>)>, Error> {
        if self.met.len() > self.most {
            let met = self.met.drain().collect();
            self.beyond.write(met).await?;
        }
        if self.open.len() <= self.most {
            return Ok(Vec::new());
        }
        let now = self.portion;
        let settled: HashMap<u64, Open> = self.open.extract_if(|_, o| o.portion != now).collect();
        self.beyond.write(settled.keys().map(|name| (*name, 1)).collect()).await?;
        Ok(unseen(settled))
    }

    /// The file is over: booked lines of its documents that it has not shown.
    pub(super) async fn gone(&mut self) -> Result<Vec<(Old, Vec<u8>)>, Error> {
        self.beyond.forget().await?;
        Ok(unseen(std::mem::take(&mut self.open)))
    }

    pub(super) async fn compare(&mut self, lines: &[NewLine]) -> Result<Vec<Line>, Error> {
        let keys: Vec<LineKey> = lines.iter().map(|l| LineKey::of(self.source, l, self.mode)).collect();
        let mut ranges: Vec<_> = keys.iter().map(LineKey::range).collect();
        ranges.sort_unstable();
        ranges.dedup();
        let found = store::found(&self.db, self.ws, self.own, &ranges).await?;
        let (mut by_key, mut by_document) = (Lines::new(), Lines::new());
        let mut own_documents: HashSet<&[u8]> = HashSet::new();
        for f in &found {
            by_key.entry(&f.identity).or_default().push(f);
            match document_of(&f.identity) {
                Some(d) if f.import_no == self.own => drop(own_documents.insert(d)),
                Some(d) => by_document.entry(d).or_default().push(f),
                None => {}
            }
        }
        self.portion += 1;
        let beyond = self.beyond.read(self.asked(&keys, &by_key, &by_document)).await?;
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
                    self.in_document(&key, document, &beyond)
                } else {
                    self.by_content(&key, same, &beyond)
                };
                let mut shared_with: Vec<i32> = document.iter().map(|f| f.import_no).collect();
                shared_with.dedup();
                let staged_before = key.document().is_some_and(|d| own_documents.contains(d));
                Line { key, standing, replaces, shared_with, staged_before }
            })
            .collect())
    }

    /// The hashes of booked contents and documents that are not in memory.
    fn asked(&self, keys: &[LineKey], by_key: &Lines<'_>, by_document: &Lines<'_>) -> Vec<u64> {
        let hash = |bytes: &[u8]| Hash::new().bytes(bytes).end();
        let whole = self.mode == Identity::Document;
        let name = |key: &LineKey| match key.document() {
            _ if key.is_named() => None,
            Some(d) if whole => by_document.contains_key(d).then(|| hash(d)).filter(|h| !self.open.contains_key(h)),
            _ => by_key.contains_key(key.identity.as_slice()).then(|| hash(&key.identity)),
        };
        keys.iter().filter_map(name).collect()
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
    fn in_document(
        &mut self,
        key: &LineKey,
        document: &[&Found],
        settled: &HashMap<u64, u32>,
    ) -> (Standing, Option<Old>) {
        if document.is_empty() {
            return (Standing::New, None);
        }
        let name = key.document().unwrap_or_default();
        let hash = Hash::new().bytes(name).end();
        if settled.contains_key(&hash) {
            return (Standing::Changed, None);
        }
        let open = self.open.entry(hash).or_insert_with(|| Open {
            document: name.to_vec(),
            lines: document.iter().map(|f| (*f).clone()).collect(),
            portion: 0,
        });
        open.portion = self.portion;
        match open.lines.iter().position(|f| f.identity == key.identity) {
            Some(i) => {
                open.lines.remove(i);
                (Standing::Already, None)
            }
            None => (Standing::Changed, None),
        }
    }

    /// Only the content tells: the n-th row of this content is booked when n rows of it are.
    fn by_content(&mut self, key: &LineKey, same: &[&Found], earlier: &HashMap<u64, u32>) -> (Standing, Option<Old>) {
        let booked = same.iter().filter(|f| f.import_no != self.own).count();
        if booked == 0 {
            return (Standing::New, None);
        }
        let hash = Hash::new().bytes(&key.identity).end();
        let met = self.met.entry(hash).or_default();
        *met += 1;
        let met = u64::from(*met) + u64::from(earlier.get(&hash).copied().unwrap_or(0));
        let already = usize::try_from(met).is_ok_and(|n| n <= booked);
        (if already { Standing::Already } else { Standing::New }, None)
    }
}

type Lines<'a> = HashMap<&'a [u8], Vec<&'a Found>>;

/// Booked lines that the file has not shown, each with its document.
fn unseen(open: HashMap<u64, Open>) -> Vec<(Old, Vec<u8>)> {
    let lines = |o: Open| o.lines.into_iter().map(move |f| (old(&f), o.document.clone()));
    let mut unseen: Vec<_> = open.into_values().flat_map(lines).collect();
    unseen.sort_unstable_by_key(|(o, _)| (o.import_no, o.line_no));
    unseen
}

fn old(f: &Found) -> Old {
    Old { import_no: f.import_no, line_no: f.line_no }
}

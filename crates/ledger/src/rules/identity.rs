//! How a row is found again in the next file, and how its content is told from another.
//!
//! A key begins with its source system. A row of a document follows with the document, so that all rows of a document lie
//! side by side in the index; a row without one follows with its day. Keys and hashes are stored: they never change.
use crate::model::{Identity, NewLine};
use base::Day;

/// Ends the document within a key.
const END: u8 = 0x1f;
const LINE: u8 = b'L';
const ROW: u8 = b'R';
/// Longer words are kept as their beginning and a hash.
const LONGEST: usize = 48;

/// Where a row stands among all rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LineKey {
    pub identity: Vec<u8>,
    /// Length of the part that all rows of the document share; `None` without document.
    document: Option<usize>,
    /// Content of the row.
    pub row_hash: i64,
}

impl LineKey {
    /// The key of a row. `source` is [`source_tag`].
    pub fn of(source: [u8; 4], line: &NewLine, mode: Identity) -> Self {
        let row_hash = row_hash(line);
        let mut identity = source.to_vec();
        let Some(document) = &line.document else {
            identity.push(0);
            identity.extend(day_number(line.day).to_be_bytes());
            identity.extend(row_hash.to_be_bytes());
            return Self { identity, document: None, row_hash };
        };
        push_word(&mut identity, document);
        identity.push(END);
        let document = Some(identity.len());
        match &line.line {
            Some(number) if mode == Identity::DocumentLine => {
                identity.push(LINE);
                push_word(&mut identity, number);
            }
            _ => {
                identity.push(ROW);
                identity.extend(row_hash.to_be_bytes());
            }
        }
        Self { identity, document, row_hash }
    }

    /// The part all rows of the document share.
    pub fn document(&self) -> Option<&[u8]> {
        self.document.map(|n| &self.identity[..n])
    }
    /// Whether document and line number name this row, whatever its content.
    pub fn is_named(&self) -> bool {
        self.document.is_some_and(|n| self.identity.get(n) == Some(&LINE))
    }
    /// First key and first key beyond of all rows that must be looked at for this one.
    pub fn range(&self) -> (Vec<u8>, Vec<u8>) {
        if let Some(d) = self.document() {
            return document_range(d);
        }
        let mut beyond = self.identity.clone();
        beyond.push(0);
        (self.identity.clone(), beyond)
    }
}

/// First key and first key beyond of a document's rows.
pub fn document_range(document: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut beyond = document.to_vec();
    if let Some(last) = beyond.last_mut() {
        *last = END + 1;
    }
    (document.to_vec(), beyond)
}

/// The document part of a stored key; `None` for a row without document.
pub fn document_of(identity: &[u8]) -> Option<&[u8]> {
    let rest = identity.get(4..)?;
    if rest.first() == Some(&0) {
        return None;
    }
    let end = rest.iter().position(|b| *b == END)?;
    Some(&identity[..=4 + end])
}

/// Four bytes that stand for the source system.
pub fn source_tag(source_system: &str) -> [u8; 4] {
    let h = Hash::new().text(source_system).end().to_be_bytes();
    [h[0], h[1], h[2], h[3]]
}

fn push_word(key: &mut Vec<u8>, word: &str) {
    let bytes = word.as_bytes();
    if bytes.len() <= LONGEST {
        key.extend(bytes);
    } else {
        key.extend(&bytes[..LONGEST - 8]);
        key.extend(Hash::new().text(word).end().to_be_bytes().map(|b| b | 0x80));
    }
}

fn day_number(day: Day) -> i32 {
    i32::from(day.0.year()) * 512 + i32::from(day.0.month()) * 32 + i32::from(day.0.day())
}

/// What the row says, as one number. The posting day is no part of it: it depends on when the row is booked. Amounts in
/// foreign money count as they stand in the file, so that later rates change nothing.
pub fn row_hash(line: &NewLine) -> i64 {
    let mut h = Hash::new().bytes(line.unit.0.as_bytes()).number(i64::from(day_number(line.day)));
    for word in [&line.document, &line.line, &line.unit_of_measure] {
        h = h.text(word.as_deref().unwrap_or("\u{1}"));
    }
    h = h.text(line.offering.as_ref().map_or("\u{1}", |o| &o.code));
    h = h.number(line.quantity.unwrap_or(i64::MIN)).number(line.source as i64);
    let amounts = match &line.foreign {
        Some(f) => {
            h = h.text(f.currency.code());
            &f.amounts
        }
        None => &line.amounts,
    };
    for (i, a) in (0_i64..).zip(amounts) {
        if let Some(a) = a {
            h = h.number(i).number(*a);
        }
    }
    for (code, n) in &line.drivers {
        h = h.text(code).number(*n);
    }
    if let Some((a, b)) = line.stands_for {
        h = h.number(i64::from(a.0)).number(i64::from(b.0));
    }
    h.end().cast_signed()
}

/// FNV-1a over 64 bits with a mixed end: written out here, because its values are stored.
#[derive(Debug, Clone, Copy)]
pub struct Hash(u64);

impl Hash {
    #[allow(clippy::new_without_default, reason = "a hash of nothing is no default")]
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
    #[must_use]
    pub fn bytes(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)))
    }
    /// The bytes of a text and its end.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes()).bytes(&[0])
    }
    #[must_use]
    pub fn number(self, n: i64) -> Self {
        self.bytes(&n.to_be_bytes())
    }
    pub fn end(self) -> u64 {
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }
}

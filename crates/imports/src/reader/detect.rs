//! Finds out how a text is written: encoding, delimiter, quotation mark, fixed columns, header.

use super::lexer::Layout;
use super::record::Record;
use crate::problem::FileFault;
use crate::values::{DayFormat, number};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes that are looked at.
pub const HEAD: usize = 64 << 10;

/// Files that are no tables, by their first bytes.
pub(super) fn binary(head: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x1f\x8b", "gzip"),
        (b"7z\xbc\xaf", "7z"),
        (b"Rar!", "RAR"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x7fELF", "ELF"),
    ];
    MAGIC.iter().find(|(m, _)| head.starts_with(m)).map(|(_, what)| *what)
}

/// More than a few control characters: no text, whatever it is.
pub(super) fn is_noise(text: &str) -> bool {
    let odd = text.chars().filter(|c| (c.is_control() && !"\t\r\n\x0c\x1a".contains(*c)) || *c == '\u{fffd}').count();
    odd * 50 > text.chars().count()
}

/// BOM first, then UTF-16 by its zeros, then UTF-8 if it is valid, then a guess that knows Western European texts.
pub(super) fn encoding(head: &[u8], whole: bool) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if head.len() >= 4 {
        let (even, odd) = (zeros(0), zeros(1));
        if odd * 4 > head.len() && even * 20 < head.len() {
            return UTF_16LE;
        }
        if even * 4 > head.len() && odd * 20 < head.len() {
            return UTF_16BE;
        }
    }
    match std::str::from_utf8(head) {
        Ok(_) => return UTF_8,
        Err(e) if e.error_len().is_none() && !whole => return UTF_8,
        Err(_) => {}
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, whole);
    detector.guess(Some(b"de"), chardetng::Utf8Detection::Deny)
}

/// A name of a mapping → encoding. "Windows-1252", "utf-8", "macintosh" …
pub(super) fn named(name: &str) -> Result<&'static Encoding, FileFault> {
    let known = match name.to_ascii_lowercase().as_str() {
        "utf-16" => Some(UTF_16LE),
        "latin1" | "iso-8859-1" => Some(encoding_rs::WINDOWS_1252),
        other => Encoding::for_label(other.as_bytes()),
    };
    known.ok_or_else(|| FileFault::UnknownEncoding { name: name.to_owned() })
}

/// Cuts the sample with every delimiter; the one whose rows agree on the most columns wins.
pub(super) fn layout(text: &str, whole: bool, rows: &impl Fn(&str, bool, Layout) -> Vec<Record>) -> Layout {
    let quote = Some(quote(text));
    let plain = |delimiter| Layout { delimiter, quote, framed: false, starts: Vec::new() };
    if let Some(sign) = text.strip_prefix("sep=").and_then(|t| t.bytes().next()).filter(u8::is_ascii) {
        return plain(Some(sign));
    }
    let lines = rows_with_text(text).max(1);
    let (mut best, mut all, mut columns) = ((0, plain(None)), false, 1);
    for delimiter in [b';', b',', b'\t', b'|'] {
        let found = rows(text, whole, plain(Some(delimiter)));
        let found: Vec<&Record> = found.iter().filter(|r| r.len() > 1).collect();
        let (width, agreeing) = common(found.iter().map(|r| r.len()));
        let framed = delimiter == b'|' && agreeing > 0 && {
            let edges = |r: &&&Record| r.cell(0).is_empty() && r.cell(r.len() - 1).is_empty();
            found.iter().filter(|r| r.len() == width).all(|r| edges(&r))
        };
        // agreement counts more than width: a comma inside texts makes many widths
        let score = width * agreeing * 100 * agreeing / lines;
        if width > 1 && score > best.0 {
            best = (score, Layout { framed, ..plain(Some(delimiter)) });
            (all, columns) = (agreeing * 10 >= lines * 9, width);
        }
    }
    if !all && !best.1.framed {
        // commas of amounts look like delimiters in a list with fixed columns, but not in its header
        let starts = fixed(text, whole);
        if starts.len() > columns {
            return Layout { delimiter: None, quote: None, framed: false, starts };
        }
    }
    best.1
}

fn rows_with_text(text: &str) -> usize {
    text.lines().filter(|l| !l.trim().is_empty()).count()
}

/// The most frequent width (the larger one where two are equally frequent) and how often it comes.
pub(super) fn common(widths: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut counts = std::collections::BTreeMap::new();
    for width in widths {
        *counts.entry(width).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|&(width, n)| (n, width)).unwrap_or((0, 0))
}

fn quote(text: &str) -> u8 {
    let (mut double, mut single) = (0_usize, 0_usize);
    let mut before = b'\n';
    for &b in text.as_bytes() {
        if matches!(before, b';' | b',' | b'\t' | b'|' | b'\n' | b'\r') {
            double += usize::from(b == b'"');
            single += usize::from(b == b'\'');
        }
        before = b;
    }
    if double == 0 && single > 1 { b'\'' } else { b'"' }
}

/// Columns of a list with fixed blanks: positions where a new column begins, because at least two columns of blanks
/// stand before it in every line of the body.
pub(super) fn fixed(text: &str, whole: bool) -> Vec<usize> {
    let mut lines: Vec<Vec<char>> = text
        .lines()
        .map(|l| l.trim_end().chars().collect::<Vec<_>>())
        .filter(|l| l.windows(2).any(|w| w == [' ', ' ']) && l.iter().any(|c| c.is_alphanumeric()))
        .collect();
    if !whole {
        lines.pop();
    }
    if lines.len() < 2 {
        return Vec::new();
    }
    let width = lines.iter().map(Vec::len).max().unwrap_or(0).min(4_000);
    let filled = |at: usize| lines.iter().any(|l| l.get(at).is_some_and(|c| *c != ' '));
    let (mut starts, mut blanks) = (Vec::new(), 2);
    for at in 0..width {
        if filled(at) {
            if blanks >= 2 {
                starts.push(at);
            }
            blanks = 0;
        } else {
            blanks += 1;
        }
    }
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    starts
}

/// Where the header is among the first rows: `(rows before the data that are not data, is the last of them a header)`.
pub(super) fn header(rows: &[Record]) -> (usize, bool) {
    let filled = |r: &Record| r.cells().filter(|c| !c.is_empty()).count();
    let (width, _) = common(rows.iter().filter(|r| r.len() > 1 || rows.iter().all(|r| r.len() < 2)).map(Record::len));
    let (usual, _) = common(rows.iter().filter(|r| r.len() == width && !r.is_blank()).map(filled));
    for (i, row) in rows.iter().enumerate().take(60) {
        let count = filled(row);
        let wide = row.len() == width || (width > 1 && row.len() > 1 && row.len().abs_diff(width) == 1);
        if row.is_blank() || !wide || count * 10 < usual * 6 || (usual > 1 && count < 2) {
            continue;
        }
        if is_data(row) {
            return (i, false);
        }
        return (i + 1, true);
    }
    (0, rows.first().is_some_and(|r| !is_data(r)))
}

/// Does a row hold a number or a day? Then it is no header.
fn is_data(row: &Record) -> bool {
    let day = |c: &str| {
        crate::values::day::CANDIDATES.iter().filter_map(|f| DayFormat::new(f)).any(|f| f.parse(c, Some(2024)).is_ok())
    };
    let cells = || row.cells().filter(|c| !c.is_empty());
    // a header may well have one column called "2025"
    let values = cells().filter(|c| number::looks_like_number(c) || day(c)).count();
    values > 0 && (values * 5 >= cells().count() || values >= 2)
}

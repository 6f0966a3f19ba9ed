//! Bytes → records. Finds out how a file is written, says so, and streams.

mod columns;
mod decode;
mod detect;
mod lexer;
mod record;
mod sheet;

pub use columns::ColumnReading;
pub use detect::HEAD;
pub use lexer::{Layout, RECORD_LIMIT};
pub use record::{CELL_END, CellKind, Record};
pub use sheet::{PACKED_LIMIT, ROW_LIMIT, ReadSeek, SheetChoice, UNPACKED_LIMIT};

use crate::mapping::FileSettings;
use crate::problem::FileFault;
use crate::values::{DayFormat, NumberFormat};
use std::io::{Cursor, Read, SeekFrom};
use std::path::Path;

/// Where the bytes come from.
pub enum Source {
    /// A file, or bytes in memory: anything that can be read from any position.
    Seekable(Box<dyn ReadSeek>),
    /// Something that can be read once only.
    Stream(Box<dyn Read + Send>),
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Seekable(_) => "Source::Seekable",
            Self::Stream(_) => "Source::Stream",
        })
    }
}

impl Source {
    /// Opens a file.
    pub fn file(path: &Path) -> Result<Self, FileFault> {
        let file = std::fs::File::open(path).map_err(|e| unreadable(&e))?;
        Ok(Self::Seekable(Box::new(file)))
    }

    /// Bytes in memory.
    pub fn bytes(bytes: Vec<u8>) -> Self {
        Self::Seekable(Box::new(Cursor::new(bytes)))
    }
}

/// How a file was read. Every entry can be changed in the mapping's `[file]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// `UTF-8`, `UTF-16LE`, `windows-1252` …; of a spreadsheet `XLSX`.
    pub encoding: String,
    /// The sign between cells, quotation mark, fixed columns. `None` in a spreadsheet.
    pub layout: Option<Layout>,
    /// Is there a header?
    pub header: bool,
    /// Line of the header, or of the first row where there is none.
    pub header_line: u64,
    /// Rows passed over before the header.
    pub skip_rows: usize,
    /// The header's cells; without header as many empty texts as there are columns.
    pub headers: Vec<String>,
    /// Cells of most rows.
    pub width: usize,
    /// Numbers and days of each column.
    pub columns: Vec<ColumnReading>,
    /// Numbers of columns that prove nothing by themselves.
    pub numbers: NumberFormat,
    /// Days of columns that prove nothing by themselves.
    pub days: Option<DayFormat>,
    /// The sheet that is read, and all there are.
    pub sheet: Option<(String, Vec<String>)>,
    /// The first rows below the header, for the page on which columns are mapped.
    pub sample: Vec<Vec<String>>,
}

impl Detected {
    /// The delimiter as a mapping writes it.
    pub fn delimiter(&self) -> Option<String> {
        let layout = self.layout.as_ref()?;
        if !layout.starts.is_empty() {
            return Some("fixed".to_owned());
        }
        layout.delimiter.map(|d| if d == b'\t' { "tab".to_owned() } else { char::from(d).to_string() })
    }

    /// How the numbers of a column are read.
    pub fn numbers_of(&self, column: usize) -> NumberFormat {
        self.columns.get(column).and_then(|c| c.numbers).unwrap_or(self.numbers)
    }

    /// The name of a column for people: its header or its number.
    pub fn column_name(&self, column: usize) -> String {
        self.headers.get(column).filter(|h| !h.is_empty()).cloned().unwrap_or_else(|| (column + 1).to_string())
    }
}

/// An open file: what was found out about it, and its rows below the header.
#[derive(Debug)]
pub struct Input {
    /// How it is read.
    pub detected: Detected,
    rows: RowSource,
    ahead: std::collections::VecDeque<Record>,
}

enum RowSource {
    Text(Box<lexer::Lexer>),
    Sheet(sheet::Sheet),
}

impl std::fmt::Debug for RowSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if matches!(self, Self::Text(_)) { "text" } else { "sheet" })
    }
}

impl RowSource {
    fn read(&mut self, record: &mut Record) -> Result<bool, FileFault> {
        match self {
            Self::Text(lexer) => lexer.read(record),
            Self::Sheet(sheet) => sheet.read(record),
        }
    }
}

const SAMPLE: usize = 1_000;

impl Input {
    /// Opens a source. What the settings leave out is detected.
    pub fn open(source: Source, settings: &FileSettings) -> Result<Self, FileFault> {
        let (head, whole, mut source, expected) = begin(source)?;
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            let mut file = match source {
                Source::Seekable(file) => file,
                Source::Stream(rest) => in_memory(&head, rest)?,
            };
            sheet::check(&mut *file)?;
            let sheet = sheet::Sheet::open(file, settings.sheet.clone())?;
            return sheet_input(sheet, settings);
        }
        refuse(&head)?;
        if let Source::Seekable(file) = &mut source {
            file.seek(SeekFrom::Start(head.len() as u64)).map_err(|e| unreadable(&e))?;
        }
        let encoding = match &settings.encoding {
            Some(name) => detect::named(name)?,
            None => detect::encoding(&head, whole),
        };
        let text = decoded(&head, encoding, whole);
        if text.trim().is_empty() && whole {
            return Err(FileFault::Empty);
        }
        if let Some(at) = text.find('\0') {
            let line = 1 + text[..at].matches('\n').count() as u64;
            let noisy = text.matches('\0').count() * 20 > text.len() || detect::is_noise(&text.replace('\0', ""));
            return Err(if noisy { FileFault::Binary { what: "binary" } } else { FileFault::NulBytes { line } });
        }
        if settings.encoding.is_none() && detect::is_noise(&text) {
            return Err(FileFault::Binary { what: "binary" });
        }
        let layout = laid_out(&text, whole, settings)?;
        let sample = sample(&text, whole, layout.clone());
        let detected = table(&sample, settings, encoding.name(), Some(layout.clone()))?;
        let head = Box::new(Cursor::new(head));
        let all: Box<dyn Read + Send> = match source {
            Source::Seekable(file) => Box::new(head.chain(file)),
            Source::Stream(rest) => Box::new(head.chain(rest)),
        };
        let lexer = lexer::Lexer::new(decode::Decoded::new(all, encoding, expected), layout);
        let mut input = Self { detected, rows: RowSource::Text(Box::new(lexer)), ahead: [].into() };
        input.pass_preamble()?;
        Ok(input)
    }

    fn pass_preamble(&mut self) -> Result<(), FileFault> {
        let mut record = Record::default();
        for _ in 0..self.detected.skip_rows + usize::from(self.detected.header) {
            self.next(&mut record)?;
        }
        Ok(())
    }

    /// The next row below the header, blank ones included; `false` at the end.
    pub fn next(&mut self, record: &mut Record) -> Result<bool, FileFault> {
        if let Some(next) = self.ahead.pop_front() {
            *record = next;
            return Ok(true);
        }
        self.rows.read(record)
    }

    /// The line reached so far.
    pub fn line(&self) -> u64 {
        match &self.rows {
            RowSource::Text(lexer) => lexer.line(),
            RowSource::Sheet(sheet) => sheet.line,
        }
    }
}

type Begun = (Vec<u8>, bool, Source, Option<u64>);

/// Reads the head; says whether that is all, and how long the file is.
fn begin(mut source: Source) -> Result<Begun, FileFault> {
    let mut head = Vec::with_capacity(HEAD + 1);
    let mut expected = None;
    let read = match &mut source {
        Source::Seekable(file) => {
            expected = Some(file.seek(SeekFrom::End(0)).map_err(|e| unreadable(&e))?);
            file.rewind().map_err(|e| unreadable(&e))?;
            file.by_ref().take(HEAD as u64).read_to_end(&mut head)
        }
        Source::Stream(stream) => stream.by_ref().take(HEAD as u64).read_to_end(&mut head),
    };
    read.map_err(|e| unreadable(&e))?;
    if head.is_empty() {
        return Err(FileFault::Empty);
    }
    let whole = head.len() < HEAD || expected == Some(HEAD as u64);
    Ok((head, whole, source, expected))
}

fn in_memory(head: &[u8], mut rest: Box<dyn Read + Send>) -> Result<Box<dyn ReadSeek>, FileFault> {
    let mut all = head.to_vec();
    rest.by_ref().take(PACKED_LIMIT + 1).read_to_end(&mut all).map_err(|e| unreadable(&e))?;
    if all.len() as u64 > PACKED_LIMIT {
        return Err(FileFault::SheetTooBig);
    }
    Ok(Box::new(Cursor::new(all)))
}

/// What is surely no table.
fn refuse(head: &[u8]) -> Result<(), FileFault> {
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let wanted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = head.windows(wanted.len()).any(|w| w == wanted);
        return Err(if locked { FileFault::PasswordProtected } else { FileFault::OldExcel });
    }
    detect::binary(head).map_or(Ok(()), |what| Err(FileFault::Binary { what }))
}

fn decoded(head: &[u8], encoding: &'static encoding_rs::Encoding, whole: bool) -> String {
    let mut text = encoding.decode(head).0.into_owned();
    if !whole && text.ends_with('\u{fffd}') {
        text.pop();
    }
    text
}

fn laid_out(text: &str, whole: bool, settings: &FileSettings) -> Result<Layout, FileFault> {
    let mut layout = match settings.delimiter.as_deref() {
        None => detect::layout(text, whole, &sample),
        Some("fixed") => Layout { delimiter: None, quote: None, framed: false, starts: detect::fixed(text, whole) },
        Some(name) => {
            let sign = if name == "tab" { b'\t' } else { *name.as_bytes().first().unwrap_or(&0) };
            if (name.len() != 1 && name != "tab") || !sign.is_ascii() || matches!(sign, 0 | b'\n' | b'\r') {
                return Err(FileFault::BadSetting { key: "delimiter", value: name.to_owned() });
            }
            let lines: Vec<&str> = text.lines().filter(|l| l.contains(char::from(sign))).collect();
            let framed = sign == b'|' && lines.iter().all(|l| l.trim().starts_with('|') && l.trim().ends_with('|'));
            Layout { delimiter: Some(sign), quote: Some(b'"'), framed, starts: Vec::new() }
        }
    };
    match settings.quote.as_deref() {
        None => {}
        Some("") => layout.quote = None,
        Some(q) if q.len() == 1 => layout.quote = q.bytes().next(),
        Some(q) => return Err(FileFault::BadSetting { key: "quote", value: q.to_owned() }),
    }
    Ok(layout)
}

/// The first records of a text; the last one is left out when the text goes on.
fn sample(text: &str, whole: bool, layout: Layout) -> Vec<Record> {
    let bytes = Cursor::new(text.as_bytes().to_vec());
    let input = decode::Decoded::new(Box::new(bytes), encoding_rs::UTF_8, None);
    let mut lexer = lexer::Lexer::new(input, layout);
    let mut rows = Vec::new();
    loop {
        let mut record = Record::default();
        // an open quotation mark or a very long record is found again, and said, when the rows are read
        if rows.len() == SAMPLE || !matches!(lexer.read(&mut record), Ok(true)) {
            break;
        }
        rows.push(record);
    }
    if !whole && rows.len() < SAMPLE && rows.len() > 1 {
        rows.pop();
    }
    rows
}

fn sheet_input(sheet: sheet::Sheet, settings: &FileSettings) -> Result<Input, FileFault> {
    let name = (sheet.name.clone(), sheet.names.clone());
    let mut rows = RowSource::Sheet(sheet);
    let mut first = Vec::new();
    let mut record = Record::default();
    while first.len() < SAMPLE && rows.read(&mut record)? {
        first.push(std::mem::take(&mut record));
    }
    if first.is_empty() {
        return Err(FileFault::Empty);
    }
    let mut detected = table(&first, settings, "XLSX", None)?;
    detected.sheet = Some(name);
    let mut input = Input { detected, rows, ahead: first.into() };
    input.pass_preamble()?;
    Ok(input)
}

/// Header, columns and habits of the first rows.
fn table(
    rows: &[Record],
    settings: &FileSettings,
    encoding: &str,
    layout: Option<Layout>,
) -> Result<Detected, FileFault> {
    let (before, header) = match (settings.skip_rows, settings.header) {
        (Some(skip), header) => {
            let header = header.unwrap_or_else(|| rows.get(skip..).is_some_and(|r| detect::header(r).1));
            (skip + usize::from(header), header)
        }
        (None, header) => {
            let (before, found) = detect::header(rows);
            match header {
                Some(false) => (before - usize::from(found), false),
                Some(true) => (before + usize::from(!found), true),
                None => (before, found),
            }
        }
    };
    let skip_rows = before - usize::from(header && before > 0);
    let body: Vec<&Record> = rows.iter().skip(before).filter(|r| !r.is_blank()).collect();
    let (mut width, _) = detect::common(body.iter().map(|r| r.len()));
    let mut headers: Vec<String> = Vec::new();
    if header && let Some(row) = rows.get(skip_rows) {
        headers = row.cells().map(str::to_owned).collect();
        while headers.last().is_some_and(String::is_empty) {
            headers.pop();
        }
        width = if layout.is_none() { headers.len() } else { width };
    }
    if body.is_empty() {
        width = headers.len();
    }
    headers.resize(headers.len().max(width), String::new());
    let columns = columns::columns(&body, headers.len());
    let delimiter = layout.as_ref().and_then(|l| l.delimiter);
    let mut numbers = columns::habit(&columns, delimiter);
    let mut detected_columns = columns;
    let own = settings.decimal.or(settings.thousands.map(|t| if t == '.' { ',' } else { '.' }));
    if let Some(decimal) = own {
        numbers = NumberFormat { decimal, thousands: settings.thousands };
        for column in &mut detected_columns {
            column.numbers = Some(numbers);
        }
    }
    let days = match &settings.days {
        Some(text) => {
            let bad = || FileFault::BadSetting { key: "days", value: text.clone() };
            Some(DayFormat::new(text).ok_or_else(bad)?)
        }
        None => detected_columns.iter().find_map(|c| c.days.clone()),
    };
    Ok(Detected {
        encoding: encoding.to_owned(),
        layout,
        header,
        header_line: rows.get(skip_rows).map_or(1, |r| r.line),
        skip_rows,
        headers,
        width,
        columns: detected_columns,
        numbers,
        days,
        sheet: None,
        sample: body.iter().take(20).map(|r| r.cells().map(str::to_owned).collect()).collect(),
    })
}

fn unreadable(error: &std::io::Error) -> FileFault {
    FileFault::Unreadable { reason: error.kind().to_string() }
}

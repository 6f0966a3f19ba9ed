//! Spreadsheets: limits first, then cell by cell in a thread of its own that keeps a few hundred rows ahead.

use super::record::{CellKind, Record};
use crate::problem::FileFault;
use crate::values::Dec;
use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};
use std::io::{Read, Seek, SeekFrom};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Packed size at most: 64 MB.
pub const PACKED_LIMIT: u64 = 64 << 20;
/// Unpacked size at most: 512 MB.
pub const UNPACKED_LIMIT: u64 = 512 << 20;
/// Rows at most.
pub const ROW_LIMIT: u32 = 300_000;
const COLUMN_LIMIT: u32 = 2_000;
const BATCH: usize = 64;

/// Something that can be read from any position.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// Which sheet is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetChoice {
    /// The first visible one.
    First,
    /// By its name.
    Name(String),
    /// By its number, from 1.
    Number(usize),
}

enum Message {
    Open { sheet: String, sheets: Vec<String> },
    Rows(Vec<Record>),
    Fault(FileFault),
    End,
}

/// The rows of one sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    receiver: Receiver<Message>,
    batch: std::vec::IntoIter<Record>,
    done: bool,
    pub(super) line: u64,
    pub(super) name: String,
    pub(super) names: Vec<String>,
}

/// Is this ZIP file a spreadsheet, and within the limits? The directory's sizes are not believed: every part is
/// unpacked once and counted.
pub(super) fn check(file: &mut dyn ReadSeek) -> Result<(), FileFault> {
    let packed = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    let mut archive = zip::ZipArchive::new(&mut *file).map_err(|_| FileFault::SheetBroken)?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(FileFault::Zip);
    }
    if packed > PACKED_LIMIT {
        return Err(FileFault::SheetTooBig);
    }
    if archive.len() > 10_000 {
        return Err(FileFault::SheetBomb);
    }
    let (mut declared, mut unpacked) = (0_u64, 0_u64);
    for i in 0..archive.len() {
        let part = archive.by_index_raw(i).map_err(|_| FileFault::SheetBroken)?;
        declared = declared.saturating_add(part.size());
    }
    if declared > UNPACKED_LIMIT {
        return Err(FileFault::SheetBomb);
    }
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|_| FileFault::SheetBroken)?;
        if part.encrypted() {
            return Err(FileFault::PasswordProtected);
        }
        let left = UNPACKED_LIMIT - unpacked;
        let mut limited = part.take(left + 1);
        unpacked += std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| FileFault::SheetBroken)?;
        if unpacked > UNPACKED_LIMIT {
            return Err(FileFault::SheetBomb);
        }
    }
    file.rewind().map_err(unreadable)
}

#[allow(clippy::needless_pass_by_value)] // it is handed to map_err
fn unreadable(error: std::io::Error) -> FileFault {
    FileFault::Unreadable { reason: error.kind().to_string() }
}

impl Sheet {
    pub(super) fn open(file: Box<dyn ReadSeek>, choice: SheetChoice) -> Result<Self, FileFault> {
        let (sender, receiver) = sync_channel(4);
        std::thread::Builder::new()
            .name("sheet".into())
            .spawn(move || {
                let last = match walk(file, &choice, &sender) {
                    Ok(()) => Message::End,
                    Err(fault) => Message::Fault(fault),
                };
                // nobody listens any more: the import was cancelled
                let _ = sender.send(last);
            })
            .map_err(unreadable)?;
        match receiver.recv() {
            Ok(Message::Open { sheet, sheets }) => {
                Ok(Self { receiver, batch: Vec::new().into_iter(), done: false, line: 0, name: sheet, names: sheets })
            }
            Ok(Message::Fault(fault)) => Err(fault),
            _ => Err(FileFault::SheetBroken),
        }
    }

    /// The next row that is not blank.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, FileFault> {
        loop {
            if let Some(next) = self.batch.next() {
                *record = next;
                self.line = record.line;
                return Ok(true);
            }
            if self.done {
                return Ok(false);
            }
            match self.receiver.recv() {
                Ok(Message::Rows(rows)) => self.batch = rows.into_iter(),
                Ok(Message::End) => self.done = true,
                Ok(Message::Fault(fault)) => return Err(fault),
                Ok(Message::Open { .. }) => {}
                Err(_) => return Err(FileFault::SheetBroken),
            }
        }
    }
}

fn walk(file: Box<dyn ReadSeek>, choice: &SheetChoice, out: &SyncSender<Message>) -> Result<(), FileFault> {
    let mut book = Xlsx::new(file).map_err(|e| broken(&e))?;
    let all: Vec<(String, bool)> =
        book.sheets_metadata().iter().map(|s| (s.name.clone(), s.visible == SheetVisible::Visible)).collect();
    let sheets: Vec<String> = all.iter().map(|(n, _)| n.clone()).collect();
    let missing = |name: &str| FileFault::NoSuchSheet { name: name.to_owned(), found: sheets.join(", ") };
    let sheet = match choice {
        SheetChoice::First => {
            all.iter().find(|(_, v)| *v).or(all.first()).map(|(n, _)| n.clone()).ok_or(FileFault::Empty)?
        }
        SheetChoice::Name(name) => sheets.iter().find(|n| *n == name).cloned().ok_or_else(|| missing(name))?,
        SheetChoice::Number(n) => {
            n.checked_sub(1).and_then(|i| sheets.get(i)).cloned().ok_or_else(|| missing(&n.to_string()))?
        }
    };
    if out.send(Message::Open { sheet: sheet.clone(), sheets }).is_err() {
        return Ok(());
    }
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|e| broken(&e))?;
    let (mut batch, mut record, mut current) = (Vec::with_capacity(BATCH), Record::default(), None);
    while let Some(cell) = cells.next_cell().map_err(|e| broken(&e))? {
        let (row, column) = cell.get_position();
        if row >= ROW_LIMIT {
            return Err(FileFault::SheetTooLong);
        }
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        if column >= COLUMN_LIMIT {
            return Err(FileFault::SheetTooWide);
        }
        if current != Some(row) {
            if current.replace(row).is_some() {
                batch.push(std::mem::take(&mut record));
                if batch.len() == BATCH && out.send(Message::Rows(std::mem::take(&mut batch))).is_err() {
                    return Ok(());
                }
            }
            record.line = u64::from(row) + 1;
        }
        while record.len() < column as usize {
            record.push("", CellKind::Text);
        }
        if record.len() == column as usize {
            add(&mut record, cell.get_value());
        }
    }
    if current.is_some() {
        batch.push(record);
    }
    // nobody listens any more: the import was cancelled
    let _ = out.send(Message::Rows(batch));
    Ok(())
}

fn add(record: &mut Record, value: &DataRef<'_>) {
    match value {
        DataRef::Int(n) => record.push(&n.to_string(), CellKind::Number),
        DataRef::Float(f) => record.push(&decimal(*f), CellKind::Number),
        DataRef::String(s) | DataRef::DurationIso(s) => record.push(s, CellKind::Text),
        DataRef::SharedString(s) => record.push(s, CellKind::Text),
        DataRef::Bool(b) => record.push(if *b { "true" } else { "false" }, CellKind::Text),
        DataRef::DateTime(d) if d.is_datetime() => {
            let (y, m, day, ..) = d.to_ymd_hms_milli();
            record.push(&format!("{y:04}-{m:02}-{day:02}"), CellKind::Day);
        }
        DataRef::DateTime(d) => record.push(&decimal(d.as_f64()), CellKind::Number),
        DataRef::DateTimeIso(s) => record.push(s, CellKind::Day),
        DataRef::Error(e) => record.push(&e.to_string(), CellKind::Error),
        DataRef::Empty => record.push("", CellKind::Text),
    }
}

/// A spreadsheet keeps 15 digits: more are noise of the binary format (0.1 + 0.2).
pub(super) fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return "#NUM!".to_owned();
    }
    let text = format!("{number:.14e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let negative = digits.starts_with('-');
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // value = 0.digits · 10^(exponent + 1)
    let places = i32::try_from(digits.len()).unwrap_or(15) - exponent - 1;
    let mantissa: i128 = digits.parse().unwrap_or(0);
    let sign = if negative { -1 } else { 1 };
    let plain = crate::values::NumberFormat::POINT;
    let written = match u8::try_from(places) {
        Ok(scale) if scale <= 30 => Dec::new(sign * mantissa, scale).written(plain),
        Ok(_) => "0".to_owned(),
        Err(_) if places > -20 => Dec::new(sign * mantissa * 10_i128.pow(places.unsigned_abs()), 0).written(plain),
        Err(_) => format!("{number:e}"),
    };
    written.replace(',', "")
}

fn broken(error: &XlsxError) -> FileFault {
    match error {
        XlsxError::Password => FileFault::PasswordProtected,
        XlsxError::WorksheetNotFound(name) => FileFault::NoSuchSheet { name: name.clone(), found: String::new() },
        _ => FileFault::SheetBroken,
    }
}

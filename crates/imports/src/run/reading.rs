//! Reading on a thread that may block: pieces of rows go through a short channel, so a slow database slows the reader
//! down instead of filling the memory.

use crate::mapping::{Field, Mapping};
use crate::problem::FileFault;
use crate::reader::{Detected, Input, Source};
use crate::row::{Cells, Checked, Context, Corrections, Rows, Summary, rows};
use base::{Actor, Error};
use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc;

/// Rows of one piece.
pub(super) const PIECE: usize = 4_000;

/// A row that was read.
#[derive(Debug)]
pub(super) struct ReadRow {
    pub what: Checked,
    pub cells: Cells,
}

/// What comes through the channel.
#[derive(Debug)]
pub(super) enum Piece {
    Opened(Box<Opened>),
    Rows { rows: Vec<ReadRow>, bytes: u64 },
    Ended { summary: Box<Summary>, fault: Option<FileFault>, bytes: u64 },
}

/// How the file is read, and which columns fill which fields.
#[derive(Debug)]
pub(super) struct Opened {
    pub detected: Detected,
    columns: HashMap<Field, usize>,
}

impl Opened {
    pub(super) fn of(rows: &Rows) -> Self {
        let columns = Field::ALL.iter().filter_map(|f| Some((*f, rows.column_of(*f)?))).collect();
        Self { detected: rows.detected().clone(), columns }
    }
    /// Position and name of the column that fills a field; its own name where none does.
    pub(super) fn place(&self, field: Field) -> (Option<usize>, String) {
        match self.columns.get(&field) {
            Some(at) => (Some(*at), self.detected.column_name(*at)),
            None => (None, field.as_str().to_owned()),
        }
    }
}

/// A file that says how far it was read.
struct Counted {
    file: std::fs::File,
    bytes: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(buffer)?;
        self.bytes.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let at = self.file.seek(to)?;
        self.bytes.store(at, Ordering::Relaxed);
        Ok(at)
    }
}

pub(super) fn open(path: &Path, mapping: &Mapping, context: Context) -> Result<Rows, FileFault> {
    rows(Input::open(Source::file(path)?, &mapping.file)?, mapping, context)
}

fn open_counted(path: &Path, mapping: &Mapping, context: Context, bytes: &Arc<AtomicU64>) -> Result<Rows, FileFault> {
    let file = std::fs::File::open(path).map_err(|e| FileFault::Unreadable { reason: e.kind().to_string() })?;
    let source = Source::Seekable(Box::new(Counted { file, bytes: bytes.clone() }));
    Ok(rows(Input::open(source, &mapping.file)?, mapping, context)?.keeping_cells())
}

/// What a firm and a person's corrections add to a file.
pub(crate) fn read_options(actor: &Actor, corrections: Corrections) -> Context {
    Context { firm_currency: actor.firm.currency, corrections }
}

/// Starts reading; when the receiver is dropped, reading ends.
pub(super) fn start(path: PathBuf, mapping: Mapping, context: Context) -> mpsc::Receiver<Piece> {
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let bytes = Arc::new(AtomicU64::new(0));
        let ended = match open_counted(&path, &mapping, context, &bytes) {
            Ok(rows) => pieces(rows, &sender, &bytes),
            Err(fault) => Some(Piece::Ended { summary: Box::default(), fault: Some(fault), bytes: 0 }),
        };
        if let Some(ended) = ended {
            // nobody listens any more: the run was stopped
            let _ = sender.blocking_send(ended);
        }
    });
    receiver
}

fn pieces(mut rows: Rows, sender: &mpsc::Sender<Piece>, bytes: &Arc<AtomicU64>) -> Option<Piece> {
    sender.blocking_send(Piece::Opened(Box::new(Opened::of(&rows)))).ok()?;
    let mut piece = Vec::with_capacity(PIECE);
    let mut fault = None;
    loop {
        let next = rows.next_with_cells();
        let ended = !matches!(next, Ok(Some(_)));
        match next {
            Ok(Some((what, cells))) => piece.push(ReadRow { what, cells }),
            Ok(None) => {}
            Err(f) => fault = Some(f),
        }
        if piece.len() == PIECE || (ended && !piece.is_empty()) {
            let rows = std::mem::replace(&mut piece, Vec::with_capacity(PIECE));
            sender.blocking_send(Piece::Rows { rows, bytes: bytes.load(Ordering::Relaxed) }).ok()?;
        }
        if ended {
            break;
        }
    }
    let summary = Box::new(rows.summary().clone());
    Some(Piece::Ended { summary, fault, bytes: bytes.load(Ordering::Relaxed) })
}

/// The rows of a piece that ended too early.
pub(super) fn cut_off() -> Error {
    anyhow::anyhow!("the thread that reads the file has ended without a word").into()
}

//! Text → records. Written by ourselves because a record has a limit, an open quotation mark must be found with its
//! line, and the row's buffer is used again.

use super::decode::{Changed, Decoded};
use super::record::Record;
use crate::problem::FileFault;

/// The longest record in bytes: 1 MiB.
pub const RECORD_LIMIT: usize = 1 << 20;

/// How a text is cut into records and cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The sign between cells; `None`: one cell a line.
    pub delimiter: Option<u8>,
    /// The quotation mark, if any.
    pub quote: Option<u8>,
    /// The rows of a list begin and end with the delimiter.
    pub framed: bool,
    /// Character positions where the columns of a list with fixed columns begin.
    pub starts: Vec<usize>,
}

pub(super) struct Lexer {
    input: Decoded,
    buffer: Vec<u8>,
    pos: usize,
    len: usize,
    line: u64,
    spare: Vec<u8>,
    ends: Vec<u32>,
    pub(super) layout: Layout,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Start,
    Bare,
    Quoted,
    Closing,
}

/// A record on its way.
struct Cut {
    text: Vec<u8>,
    state: State,
    odd: bool,
    opened: u64,
}

impl Lexer {
    pub(super) fn new(input: Decoded, layout: Layout) -> Self {
        let buffer = vec![0; 64 << 10];
        Self { input, buffer, pos: 0, len: 0, line: 1, spare: Vec::new(), ends: Vec::new(), layout }
    }

    /// Lines passed so far.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    fn more(&mut self) -> Result<bool, FileFault> {
        self.pos = 0;
        self.len = self.input.fill(&mut self.buffer).map_err(|e| fault(&e, self.line))?;
        Ok(self.len > 0)
    }

    /// Reads the next record; `false` at the end.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, FileFault> {
        loop {
            if !self.raw(record)? {
                return Ok(false);
            }
            if !self.layout.starts.is_empty() {
                record.cut(&self.layout.starts);
            }
            if self.layout.framed {
                record.unframe();
            }
            if !record.is_rule() {
                return Ok(true);
            }
        }
    }

    fn raw(&mut self, record: &mut Record) -> Result<bool, FileFault> {
        if self.pos == self.len && !self.more()? {
            return Ok(false);
        }
        let first = self.line;
        let mut cut = Cut { text: std::mem::take(&mut self.spare), state: State::Start, odd: false, opened: first };
        cut.text.clear();
        self.ends.clear();
        loop {
            if self.pos == self.len && !self.more()? {
                if cut.state == State::Quoted {
                    return Err(FileFault::UnclosedQuote { line: cut.opened });
                }
                break;
            }
            if cut.text.len() > RECORD_LIMIT {
                return Err(match cut.state {
                    State::Quoted => FileFault::UnclosedQuote { line: cut.opened },
                    _ => FileFault::RecordTooLong { line: first },
                });
            }
            let byte = self.buffer[self.pos];
            let is_quote = Some(byte) == self.layout.quote;
            match cut.state {
                State::Start if is_quote => {
                    (cut.state, cut.opened) = (State::Quoted, self.line);
                    self.pos += 1;
                }
                State::Closing if is_quote => {
                    cut.text.push(byte);
                    cut.state = State::Quoted;
                    self.pos += 1;
                }
                State::Quoted => self.quoted(&mut cut)?,
                _ => {
                    if self.bare(&mut cut)? {
                        break;
                    }
                }
            }
        }
        self.line += 1;
        self.end_cell(&cut.text);
        if cut.text.last() == Some(&0x1a) {
            // the end mark of old systems
            cut.text.pop();
            let end = u32::try_from(cut.text.len()).unwrap_or(u32::MAX);
            self.ends.iter_mut().for_each(|e| *e = (*e).min(end));
        }
        let fixed = !self.layout.starts.is_empty();
        self.spare = record.take(first, cut.text, &self.ends, !fixed);
        record.odd_quote = cut.odd;
        Ok(true)
    }

    /// Up to the closing quotation mark or the end of the line, whichever comes first.
    fn quoted(&mut self, cut: &mut Cut) -> Result<(), FileFault> {
        let (rest, quote) = (&self.buffer[self.pos..self.len], self.layout.quote);
        let n = rest.iter().position(|&b| Some(b) == quote || b == b'\n' || b == 0).unwrap_or(rest.len());
        cut.text.extend_from_slice(&rest[..n]);
        let stop = rest.get(n).copied();
        self.pos += n + usize::from(stop.is_some());
        match stop {
            Some(0) => return Err(FileFault::NulBytes { line: self.line }),
            Some(b'\n') => {
                cut.text.push(b'\n');
                self.line += 1;
            }
            Some(_) => cut.state = State::Closing,
            None => {}
        }
        Ok(())
    }

    /// Up to the end of the cell; `true` at the end of the record.
    fn bare(&mut self, cut: &mut Cut) -> Result<bool, FileFault> {
        let (rest, delimiter) = (&self.buffer[self.pos..self.len], self.layout.delimiter);
        let stops = |b: u8| Some(b) == delimiter || matches!(b, b'\n' | b'\r' | 0);
        cut.odd |= cut.state == State::Closing && !stops(rest[0]) && rest[0] != b' ';
        cut.state = State::Bare;
        let n = rest.iter().position(|&b| stops(b)).unwrap_or(rest.len());
        cut.text.extend_from_slice(&rest[..n]);
        let stop = rest.get(n).copied();
        self.pos += n + usize::from(stop.is_some());
        match stop {
            None => Ok(false),
            Some(0) => Err(FileFault::NulBytes { line: self.line }),
            Some(b'\r') => self.newline_after_return().map(|()| true),
            Some(b'\n') => Ok(true),
            Some(_) => {
                self.end_cell(&cut.text);
                cut.state = State::Start;
                Ok(false)
            }
        }
    }

    fn end_cell(&mut self, text: &[u8]) {
        self.ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    }

    /// `\r\n` is one end of line, a lone `\r` too.
    fn newline_after_return(&mut self) -> Result<(), FileFault> {
        if self.pos == self.len {
            self.more()?;
        }
        if self.pos < self.len && self.buffer[self.pos] == b'\n' {
            self.pos += 1;
        }
        Ok(())
    }
}

fn fault(error: &std::io::Error, line: u64) -> FileFault {
    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Changed>)
        || error.kind() == std::io::ErrorKind::UnexpectedEof
    {
        return FileFault::Vanished { line };
    }
    FileFault::Unreadable { reason: error.kind().to_string() }
}

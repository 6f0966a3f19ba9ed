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
        let (delimiter, quote) = (self.layout.delimiter, self.layout.quote);
        let first = self.line;
        let (mut text, mut state, mut odd, mut opened) = (std::mem::take(&mut self.spare), State::Start, false, first);
        text.clear();
        self.ends.clear();
        loop {
            if self.pos == self.len && !self.more()? {
                if state == State::Quoted {
                    return Err(FileFault::UnclosedQuote { line: opened });
                }
                break;
            }
            if text.len() > RECORD_LIMIT {
                return Err(match state {
                    State::Quoted => FileFault::UnclosedQuote { line: opened },
                    _ => FileFault::RecordTooLong { line: first },
                });
            }
            let rest = &self.buffer[self.pos..self.len];
            let byte = rest[0];
            match state {
                State::Start if Some(byte) == quote => {
                    (state, opened) = (State::Quoted, self.line);
                    self.pos += 1;
                }
                State::Closing if Some(byte) == quote => {
                    text.push(byte);
                    state = State::Quoted;
                    self.pos += 1;
                }
                State::Quoted => {
                    let n = rest.iter().position(|&b| Some(b) == quote || b == b'\n' || b == 0).unwrap_or(rest.len());
                    text.extend_from_slice(&rest[..n]);
                    self.pos += n;
                    match rest.get(n) {
                        Some(0) => return Err(FileFault::NulBytes { line: self.line }),
                        Some(b'\n') => {
                            text.push(b'\n');
                            self.line += 1;
                            self.pos += 1;
                        }
                        Some(_) => {
                            state = State::Closing;
                            self.pos += 1;
                        }
                        None => {}
                    }
                }
                _ => {
                    let stops = |b: u8| Some(b) == delimiter || matches!(b, b'\n' | b'\r' | 0);
                    odd |= state == State::Closing && !stops(byte) && byte != b' ';
                    state = State::Bare;
                    let n = rest.iter().position(|&b| stops(b)).unwrap_or(rest.len());
                    text.extend_from_slice(&rest[..n]);
                    self.pos += n;
                    match rest.get(n) {
                        None => {}
                        Some(0) => return Err(FileFault::NulBytes { line: self.line }),
                        Some(b'\r') => {
                            self.pos += 1;
                            self.newline_after_return()?;
                            break;
                        }
                        Some(b'\n') => {
                            self.pos += 1;
                            break;
                        }
                        Some(_) => {
                            self.pos += 1;
                            self.end_cell(&text);
                            state = State::Start;
                        }
                    }
                }
            }
        }
        self.line += 1;
        self.end_cell(&text);
        if text.last() == Some(&0x1a) {
            // the end mark of old systems
            text.pop();
            self.ends.iter_mut().for_each(|e| *e = (*e).min(u32::try_from(text.len()).unwrap_or(u32::MAX)));
        }
        let fixed = !self.layout.starts.is_empty();
        self.spare = record.take(first, text, &self.ends, !fixed);
        record.odd_quote = odd;
        Ok(true)
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

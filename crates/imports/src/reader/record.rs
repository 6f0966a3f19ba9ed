//! One row of a file as text, in one buffer that is used again for the next row.

/// Ends a cell where a row is kept as one text.
pub const CELL_END: char = '\u{1f}';

/// What a cell was in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Text as typed: its number and day formats are those of the column.
    Text,
    /// A number of a spreadsheet, written with a decimal point and without groups.
    Number,
    /// A day of a spreadsheet, written as in ISO 8601.
    Day,
    /// An error of a formula, such as `#DIV/0!`.
    Error,
}

/// One row: its line in the file and its cells, trimmed.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Line of the file where the row begins, from 1.
    pub line: u64,
    /// A quotation mark stood where it should not.
    pub odd_quote: bool,
    text: String,
    bounds: Vec<(u32, u32)>,
    kinds: Vec<CellKind>,
}

impl Record {
    /// Empties the row for the next one.
    pub fn clear(&mut self) {
        self.text.clear();
        self.bounds.clear();
        self.kinds.clear();
        self.odd_quote = false;
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// No cells at all?
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// Are all cells empty?
    pub fn is_blank(&self) -> bool {
        self.bounds.iter().all(|(a, b)| a == b)
    }

    /// A cell, trimmed; a cell that is not there is empty.
    pub fn cell(&self, index: usize) -> &str {
        self.bounds.get(index).and_then(|&(a, b)| self.text.get(a as usize..b as usize)).unwrap_or("")
    }

    /// What the cell was in the file.
    pub fn kind(&self, index: usize) -> CellKind {
        self.kinds.get(index).copied().unwrap_or(CellKind::Text)
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|i| self.cell(i))
    }

    /// Adds a cell at the end.
    pub fn push(&mut self, cell: &str, kind: CellKind) {
        let (from, trimmed) = (self.text.len(), cell.trim());
        self.text.push_str(trimmed);
        self.bounds.push((at(from), at(self.text.len())));
        if kind != CellKind::Text || !self.kinds.is_empty() {
            self.kinds.resize(self.bounds.len() - 1, CellKind::Text);
            self.kinds.push(kind);
        }
    }

    /// The same row with other texts in some cells.
    #[must_use]
    pub fn corrected(&self, cells: &[(usize, String)]) -> Self {
        let mut out = Self { line: self.line, ..Self::default() };
        let width = cells.iter().map(|(i, _)| i + 1).max().unwrap_or(0).max(self.len());
        for i in 0..width {
            match cells.iter().rev().find(|(at, _)| *at == i) {
                Some((_, text)) => out.push(text, CellKind::Text),
                None => out.push(self.cell(i), self.kind(i)),
            }
        }
        out
    }

    /// All cells in one text, each ended by the unit separator.
    pub fn joined(&self) -> Box<str> {
        let mut out = String::with_capacity(self.text.len() + self.len());
        for cell in self.cells() {
            if cell.contains(CELL_END) {
                out.extend(cell.chars().filter(|c| *c != CELL_END));
            } else {
                out.push_str(cell);
            }
            out.push(CELL_END);
        }
        out.into_boxed_str()
    }

    /// A row from what [`Record::joined`] gave.
    pub fn of_cells(line: u64, cells: &str) -> Self {
        let mut out = Self { line, ..Self::default() };
        for cell in cells.split_terminator(CELL_END) {
            out.push(cell, CellKind::Text);
        }
        out
    }

    /// Takes over a buffer of text and the ends of its cells; gives the old buffer back for the next row.
    pub(super) fn take(&mut self, line: u64, text: Vec<u8>, ends: &[u32], trim: bool) -> Vec<u8> {
        self.clear();
        self.line = line;
        let mut old = std::mem::replace(&mut self.text, String::from_utf8(text).unwrap_or_default()).into_bytes();
        old.clear();
        let mut from = 0_u32;
        for &end in ends {
            self.bounds.push((from, end));
            from = end;
        }
        for bound in self.bounds.iter_mut().filter(|_| trim) {
            let cell = self.text.get(bound.0 as usize..bound.1 as usize).unwrap_or("");
            let front = cell.len() - cell.trim_start().len();
            let core = cell.trim();
            bound.0 += at(front);
            bound.1 = bound.0 + at(core.len());
        }
        old
    }

    /// Takes off the empty first and last cell of a list that is framed by `|`.
    pub(super) fn unframe(&mut self) {
        if self.len() > 1 && self.cell(0).is_empty() {
            self.bounds.remove(0);
        }
        if self.len() > 1 && self.cell(self.len() - 1).is_empty() {
            self.bounds.pop();
        }
    }

    /// Cuts a row of one cell at character positions (a list with fixed columns).
    pub(super) fn cut(&mut self, starts: &[usize]) {
        let Some(&(from, to)) = self.bounds.first() else { return };
        let whole = self.text.get(from as usize..to as usize).unwrap_or("").to_owned();
        let mut edges: Vec<usize> = Vec::with_capacity(starts.len() + 1);
        let mut wanted = starts.iter().copied().peekable();
        for (n, (byte, _)) in whole.char_indices().enumerate() {
            if wanted.peek() == Some(&n) {
                edges.push(byte);
                wanted.next();
            }
        }
        edges.resize(starts.len(), whole.len());
        edges.push(whole.len());
        let line = self.line;
        self.clear();
        self.line = line;
        for pair in edges.windows(2) {
            self.push(whole.get(pair[0]..pair[1]).unwrap_or(""), CellKind::Text);
        }
    }

    /// Only rules of a list: `-----`, `=====`, `|----+----|`.
    pub(super) fn is_rule(&self) -> bool {
        let mut any = false;
        for c in self.text.bytes() {
            match c {
                b'-' | b'=' | b'_' | b'+' | b'|' => any = true,
                b' ' => {}
                _ => return false,
            }
        }
        any && self.text.len() > 2
    }
}

fn at(n: usize) -> u32 {
    // a record is at most 1 MiB (text) or one row of a sheet
    u32::try_from(n).unwrap_or(u32::MAX)
}

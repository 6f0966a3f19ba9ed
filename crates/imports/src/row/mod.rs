//! Records + mapping → typed rows, or all problems of a row at once; and the summary of what was read.

mod build;
mod cell;
mod eval;
mod plan;
mod summary;
mod typed;

pub use summary::{Summary, Total};
pub use typed::{AccountRow, AnswerRow, CostRow, CostWhat, LedgerRow, RateRow, RowKey, TargetRow, TypedRow};

use crate::mapping::{Field, Mapping, required};
use crate::problem::{FileFault, Fix, RowProblem, Trouble};
use crate::reader::{Detected, Input, Record};
use crate::values::Currency;
use eval::{Eval, Value};
use plan::Plan;
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

/// What does not stand in the file or its mapping.
#[derive(Clone, Debug)]
pub struct Context {
    /// Currency of rows that name none.
    pub firm_currency: Currency,
    /// What a person corrected in the preview.
    pub corrections: Corrections,
}

impl Default for Context {
    fn default() -> Self {
        Self { firm_currency: Currency::EUR, corrections: Corrections::default() }
    }
}

/// Corrections of single cells and rows that are left out; the file itself is never changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Line of the file → (column from 0, the text that counts).
    pub cells: BTreeMap<u64, Vec<(usize, String)>>,
    /// Lines that are left out.
    pub left_out: BTreeSet<u64>,
    /// Lines of a closed month that are booked in the first open one.
    pub open_month: BTreeSet<u64>,
}

/// A row that was read: whole and true, or all that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// A true row.
    Row(TypedRow),
    /// A faulty row.
    Faulty(Vec<RowProblem>),
}

/// The cells of a row as they stand in the file, in one text: each ends with the unit separator. Empty when not kept.
pub type Cells = Box<str>;

/// Walks the rows of a file. A file fault ends the walk.
#[derive(Debug)]
pub struct Rows {
    input: Input,
    plan: Plan,
    context: Context,
    record: Record,
    queue: VecDeque<(Checked, Cells)>,
    held: Option<(Vec<RowProblem>, Cells)>,
    keep_cells: bool,
    summary: Summary,
    year: Option<i16>,
    /// Hashes of the documents that have had a true row; empty unless a rule asks for the first row of a document.
    documents: HashSet<u64>,
    ended: bool,
}

/// Pairs an open file with a mapping. Missing and doubled columns are found here.
pub fn rows(input: Input, mapping: &Mapping, context: Context) -> Result<Rows, FileFault> {
    let plan = Plan::new(mapping, &input.detected)?;
    Ok(Rows {
        input,
        plan,
        context,
        record: Record::default(),
        queue: VecDeque::new(),
        held: None,
        keep_cells: false,
        summary: Summary::default(),
        year: None,
        documents: HashSet::new(),
        ended: false,
    })
}

/// What became of a record.
enum Seen {
    Passed,
    Row(Checked),
    /// No field tells the row apart: a total or a footer if nothing follows, else faulty.
    Held(Vec<RowProblem>),
}

impl Rows {
    /// How the file was read.
    pub fn detected(&self) -> &Detected {
        &self.input.detected
    }

    /// What was read so far; complete when the walk has ended.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Lines of the file passed so far, for the progress.
    pub fn line(&self) -> u64 {
        self.input.line()
    }

    /// Each row comes with its cells from here on ([`Rows::next_with_cells`]).
    #[must_use]
    pub fn keeping_cells(mut self) -> Self {
        self.keep_cells = true;
        self
    }

    /// The next row and its cells.
    pub fn next_with_cells(&mut self) -> Result<Option<(Checked, Cells)>, FileFault> {
        let next = self.advance();
        if next.is_err() {
            self.ended = true;
            self.queue.clear();
        }
        next
    }

    /// The column (from 0) that fills a field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.plan.at(field).and_then(|i| self.plan.slots[i].column)
    }

    /// Looks at one row again by its cells, with what was corrected since; `None` when a rule or a person leaves it out.
    pub fn look_again(&mut self, line: u64, cells: &str) -> Option<Checked> {
        let mut record = Record::of_cells(line, cells);
        match self.see(&mut record) {
            Seen::Passed => None,
            Seen::Row(row) => Some(row),
            Seen::Held(problems) => Some(Checked::Faulty(problems)),
        }
    }

    fn advance(&mut self) -> Result<Option<(Checked, Cells)>, FileFault> {
        loop {
            if let Some(next) = self.queue.pop_front() {
                match &next.0 {
                    Checked::Row(row) => self.summary.add(row),
                    Checked::Faulty(_) => self.summary.faulty += 1,
                }
                return Ok(Some(next));
            }
            if self.ended {
                return Ok(None);
            }
            let mut record = std::mem::take(&mut self.record);
            if !self.input.next(&mut record)? {
                self.ended = true;
                if self.held.take().is_some() {
                    self.summary.totals_rows += 1;
                }
                if self.summary.read == 0 && self.summary.left_out == 0 {
                    return Err(FileFault::HeaderOnly);
                }
                continue;
            }
            let seen = self.see(&mut record);
            let cells = match seen {
                Seen::Passed => Cells::default(),
                _ if self.keep_cells => record.joined(),
                _ => Cells::default(),
            };
            self.record = record;
            let (held, row) = match seen {
                Seen::Passed => continue,
                Seen::Held(problems) => (Some((problems, cells)), None),
                Seen::Row(row) => (None, Some((row, cells))),
            };
            if let Some((before, cells)) = std::mem::replace(&mut self.held, held) {
                self.summary.read += 1;
                self.queue.push_back((Checked::Faulty(before), cells));
            }
            if let Some(row) = row {
                self.summary.read += 1;
                self.queue.push_back(row);
            }
        }
    }

    fn see(&mut self, record: &mut Record) -> Seen {
        if record.is_blank() {
            self.summary.blank += 1;
            return Seen::Passed;
        }
        if self.is_header(record) {
            self.summary.repeated_headers += 1;
            return Seen::Passed;
        }
        if self.context.corrections.left_out.contains(&record.line) {
            self.summary.left_out += 1;
            return Seen::Passed;
        }
        if let Some(cells) = self.context.corrections.cells.get(&record.line) {
            *record = record.corrected(cells);
        }
        if let Some(trouble) = self.ragged(record) {
            let problem = RowProblem {
                row: record.line,
                index: None,
                column: String::new(),
                value: record.cells().collect::<Vec<_>>().join(" | ").chars().take(200).collect(),
                trouble,
                fixes: vec![Fix::LeaveOut],
            };
            if self.is_total(record) {
                self.summary.totals_rows += 1;
                return Seen::Passed;
            }
            let filled = record.cells().filter(|c| !c.is_empty()).count();
            return if filled < 2 { Seen::Held(vec![problem]) } else { Seen::Row(Checked::Faulty(vec![problem])) };
        }
        self.judge(record)
    }

    fn judge(&mut self, record: &Record) -> Seen {
        let document =
            self.plan.document.map(|at| BuildHasherDefault::<DefaultHasher>::new().hash_one(record.cell(at)));
        let document = document.filter(|d| !self.documents.contains(d));
        let eval = Eval::new(&self.plan, &self.input.detected, record, self.year, document.is_some());
        if eval.skip {
            self.summary.left_out += 1;
            return Seen::Passed;
        }
        if self.is_total(record) {
            self.summary.totals_rows += 1;
            return Seen::Passed;
        }
        let identified = build::is_identified(&eval);
        if let Some(day) = eval.day_of(Field::Day) {
            self.year = Some(day.year());
        }
        self.summary.note(&self.plan, &eval);
        match build::build(eval, self.context.firm_currency) {
            Ok(row) => {
                self.documents.extend(document);
                Seen::Row(Checked::Row(row))
            }
            Err(problems) if !identified => Seen::Held(problems),
            Err(problems) => Seen::Row(Checked::Faulty(problems)),
        }
    }

    fn is_header(&self, record: &Record) -> bool {
        let headers = &self.input.detected.headers;
        self.input.detected.header
            && record.cells().zip(headers).all(|(c, h)| c == h)
            && record.cells().skip(headers.len()).all(str::is_empty)
    }

    fn ragged(&self, record: &Record) -> Option<Trouble> {
        let detected = &self.input.detected;
        let (found, expected) = (record.len(), detected.headers.len());
        // a row of a sheet ends with its last filled cell
        let short = detected.layout.is_some() && found < expected.min(detected.width.max(1));
        let long = record.cells().skip(expected).any(|c| !c.is_empty());
        // an open quotation mark swallowed the next line
        let swallowed = record.odd_quote && record.cells().any(|c| c.contains('\n'));
        match (short || long || swallowed, record.odd_quote) {
            (false, _) => None,
            (true, true) => Some(Trouble::OddQuote),
            (true, false) => Some(Trouble::Ragged { found, expected }),
        }
    }

    /// A totals row names itself in a cell that is no name (a customer may be called "Total Deutschland"), and what
    /// every row must have is empty or bears the word itself.
    fn is_total(&self, record: &Record) -> bool {
        let column = |f: Field| self.plan.at(f).and_then(|i| self.plan.slots[i].column);
        let Some(key) = required(self.plan.kind).first().and_then(|f| column(*f)) else { return false };
        let needed = record.cell(key);
        if !needed.is_empty() && !is_total_word(needed) {
            return false;
        }
        let names = [Field::Name, Field::CustomerName, Field::UnitName, Field::OfferingName].map(column);
        let named = |i: usize| names.contains(&Some(i));
        let elsewhere = (0..record.len()).any(|i| !named(i) && is_total_word(record.cell(i)));
        // an account without any number that is called nothing but "Summe"
        let numberless = [Field::Customer, Field::Key].map(column).iter().flatten().all(|i| record.cell(*i).is_empty());
        elsewhere || (named(key) && numberless && !needed.is_empty() && !needed.contains(' '))
    }
}

impl Iterator for Rows {
    type Item = Result<Checked, FileFault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_with_cells().map(|next| next.map(|(row, _)| row)).transpose()
    }
}

/// "Summe", "* Gesamt:", "Total 2026".
fn is_total_word(cell: &str) -> bool {
    const WORDS: [&str; 9] =
        ["summe", "gesamt", "total", "zwischensumme", "endsumme", "gesamtsumme", "subtotal", "grand total", "sum"];
    if cell.len() > 60 || !cell.starts_with(|c: char| c.is_alphabetic() || c == '*') {
        return false;
    }
    let cell = cell.trim_matches(['*', ':', ' ', '=']).to_lowercase();
    WORDS
        .iter()
        .any(|w| cell.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '.', ','])))
}

impl Value<'_> {
    fn number(&self) -> Option<crate::values::Dec> {
        match self {
            Self::Number(d, _) => Some(*d),
            _ => None,
        }
    }
}

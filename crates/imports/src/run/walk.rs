//! One walk over a file: read, judged, compared or staged, counted.

use super::cut::{self, Cut};
use super::ledger_rows::LedgerRows;
use super::problems::from_row_problem;
use super::reading::{self, Opened, Piece, ReadRow};
use super::small::SmallRows;
use super::{Mode, Run};
use crate::kind::ImportKind;
use crate::mapping::Field;
use crate::model::{Doing, MonthTotal, Problem, Progress, Reading};
use crate::problem::FileFault;
use crate::row::{Checked, Corrections, Summary, TypedRow};
use crate::store::{self, Found};
use base::{Error, Month, Quiet};
use std::collections::{BTreeMap, BTreeSet};

/// Problems that are kept; beyond them only their number is.
const KEPT_PROBLEMS: u64 = 100_000;
/// Problems written in one change: nobody who writes waits longer than for these.
const PORTION: usize = 2_000;
/// How a walk ended.
pub(super) struct Walked {
    pub found: Found,
    pub fault: Option<FileFault>,
    pub cancelled: bool,
    /// Documents that have a faulty row.
    pub cut: BTreeSet<String>,
    /// What is staged and may be committed.
    pub work: Work,
}

/// A true row and its cells.
#[derive(Debug)]
pub(super) struct GoodRow {
    pub row: TypedRow,
    pub cells: Box<str>,
}

/// What the kind of the file needs.
pub(super) enum Work {
    Ledger(Box<LedgerRows>),
    Small(Box<SmallRows>),
}

/// What is collected on the way.
#[derive(Default)]
pub(super) struct Tally {
    pub found: Found,
    pub totals: BTreeMap<(Month, String, String), i128>,
    pub problems: Vec<Problem>,
    pub cut: Cut,
}

impl Tally {
    pub(super) fn add_total(&mut self, month: Month, kind: &str, currency: &str, amount: i64) {
        let key = (month, kind.to_owned(), currency.to_owned());
        *self.totals.entry(key).or_default() += i128::from(amount);
    }

    /// A row with its problems.
    pub(super) fn fault(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.found.counts.faulty += 1;
        for p in problems {
            self.found.problems += 1;
            if self.found.problems <= KEPT_PROBLEMS {
                self.problems.push(p);
            } else {
                self.found.reading.more_problems = true;
            }
        }
    }

    /// The totals so far.
    pub(super) fn month_totals(&self) -> Vec<MonthTotal> {
        let total = |((month, kind, currency), sum): (&(Month, String, String), &i128)| MonthTotal {
            month: *month,
            kind: kind.clone(),
            currency: currency.clone(),
            amount_minor: i64::try_from(*sum).unwrap_or(if *sum < 0 { i64::MIN } else { i64::MAX }),
        };
        self.totals.iter().map(total).collect()
    }

    fn end(&mut self, summary: &Summary, opened: Option<&Opened>) {
        let counts = &mut self.found.counts;
        counts.left_out = summary.left_out;
        counts.read = counts.new + counts.changed + counts.already + counts.to_assign + counts.faulty;
        self.found.totals = self.month_totals();
        self.cut.tell(&mut self.found.reading);
        if let Some(opened) = opened {
            read_so(&mut self.found.reading, summary, opened);
        }
    }
}

/// How the file was read, for the pages.
fn read_so(r: &mut Reading, summary: &Summary, opened: &Opened) {
    let d = &opened.detected;
    r.encoding.clone_from(&d.encoding);
    r.delimiter = d.delimiter().unwrap_or_default();
    r.decimal = d.numbers.decimal.to_string();
    r.thousands = d.numbers.thousands.map(String::from).unwrap_or_default();
    r.days = d.days.as_ref().map(|f| f.as_str().to_owned()).unwrap_or_default();
    r.header_line = if d.header { d.header_line } else { 0 };
    r.skipped = d.skip_rows;
    r.sheet = d.sheet.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
    r.headers = (0..d.headers.len()).map(|i| d.column_name(i)).collect();
    r.number = summary.number_sample.as_ref().map(|(text, value)| (text.clone(), value.to_string()));
    r.day = summary.day_sample.as_ref().map(|(text, day)| (text.clone(), day.to_string()));
    r.blank = summary.blank;
    r.repeated_headers = summary.repeated_headers;
    r.totals_rows = summary.totals_rows;
    r.without_customer = summary.without_customer;
}

impl Run<'_> {
    /// `waiting`: documents whose rows stay away.
    pub(super) async fn walk(&self, mode: Mode, waiting: BTreeSet<String>) -> Result<Walked, Error> {
        let (ws, id) = (self.ws(), self.import.id);
        let made = store::corrections(&self.site.db, ws, id).await?;
        let corrections = store::as_corrections(&made);
        let open_month = corrections.open_month.clone();
        let mut work = match self.mapping.kind {
            ImportKind::Ledger => Work::Ledger(Box::new(LedgerRows::open(self, mode, open_month).await?)),
            _ => Work::Small(Box::default()),
        };
        let mut tally = Tally { cut: Cut::of(&self.mapping, waiting), ..Tally::default() };
        tally.found.reading.corrected = corrected(&corrections);
        tally.found.reading.same_file = store::same_file(&self.site.db, ws, &self.import.file_hash, id).await?;
        let mut pieces =
            reading::start(self.path.clone(), self.mapping.clone(), reading::read_options(self.actor, corrections));
        let mut opened = None;
        let mut rows_done = 0_u64;
        let (summary, fault) = loop {
            match pieces.recv().await.ok_or_else(reading::cut_off)? {
                Piece::Opened(o) => opened = Some(o),
                Piece::Rows { rows, bytes } => {
                    rows_done += rows.len() as u64;
                    let opened = opened.as_deref().ok_or_else(reading::cut_off)?;
                    self.feed(&mut work, &mut tally, opened, rows).await?;
                    tally.found.bytes = bytes;
                    self.tell(mode.doing(self.mapping.kind), rows_done, bytes);
                    if self.beat(rows_done, bytes).await? {
                        tally.end(&Summary::default(), Some(opened));
                        let cut = tally.cut.documents();
                        return Ok(Walked { found: tally.found, fault: None, cancelled: true, cut, work });
                    }
                }
                Piece::Ended { summary, fault, bytes } => {
                    tally.found.bytes = bytes;
                    break (summary, fault);
                }
            }
        };
        if fault.is_none()
            && let Some(opened) = opened.as_deref()
        {
            match &mut work {
                Work::Ledger(rows) => rows.finish(self, &mut tally).await?,
                Work::Small(rows) => rows.judge(self, mode, &mut tally, opened).await?,
            }
        }
        self.keep_problems(&mut tally).await?;
        ledger::forget_met(&self.site.db, self.actor, self.site.now(), self.import.id).await?;
        tally.end(&summary, opened.as_deref());
        let cancelled = self.beat(rows_done, tally.found.bytes).await?;
        let cut = tally.cut.documents();
        Ok(Walked { found: tally.found, fault, cancelled, cut, work })
    }

    pub(super) fn tell(&self, doing: Doing, rows: u64, bytes: u64) {
        (self.progress)(Progress { doing, rows, bytes, size: self.import.file_size.unsigned_abs() });
    }

    async fn feed(&self, work: &mut Work, tally: &mut Tally, opened: &Opened, rows: Vec<ReadRow>) -> Result<(), Error> {
        let mut good = Vec::with_capacity(rows.len());
        for ReadRow { what, cells } in rows {
            match what {
                Checked::Row(row) => good.push(GoodRow { row, cells }),
                Checked::Faulty(problems) => {
                    tally.cut.fault(cut::document_of(&cells, opened.place(Field::Document).0));
                    tally.fault(problems.iter().map(|p| from_row_problem(p, &cells)));
                }
            }
        }
        match work {
            Work::Ledger(rows) => rows.feed(self, tally, opened, good).await?,
            Work::Small(rows) => rows.feed(self, good)?,
        }
        self.keep_problems(tally).await
    }

    async fn keep_problems(&self, tally: &mut Tally) -> Result<(), Error> {
        let problems = std::mem::take(&mut tally.problems);
        let mut rest = problems.as_slice();
        while !rest.is_empty() {
            // those of one line stay together
            let mut n = rest.len().min(PORTION);
            while n < rest.len() && rest[n].line == rest[n - 1].line {
                n += 1;
            }
            let (portion, later) = rest.split_at(n);
            let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
            store::add_problems(&mut tx, self.import.id, portion).await?;
            tx.commit_quiet(Quiet::Staging).await?;
            rest = later;
        }
        Ok(())
    }

    /// Says how far the run is; `true` when somebody wants it stopped.
    async fn beat(&self, rows: u64, bytes: u64) -> Result<bool, Error> {
        let mut tx = self.site.db.begin(self.actor, self.site.now()).await?;
        let stop = store::beat(&mut tx, self.import.id, store::small(rows), store::small(bytes)).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(stop)
    }
}

fn corrected(c: &Corrections) -> u64 {
    (c.cells.len() + c.left_out.len() + c.open_month.len()) as u64
}

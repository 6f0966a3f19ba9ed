//! What is asked of an import without a browser, and what it tells: on the way, and at the end.

use super::{Counts, State};
use base::ids::ImportId;
use serde::Serialize;

/// How to import from the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Check only; nothing is booked.
    pub dry_run: bool,
    /// Book the good rows and leave the faulty ones.
    pub good_rows: bool,
}

/// What `import --json` prints (`decisions.md` 4.5).
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub import_id: ImportId,
    pub state: State,
    pub rows: Counts,
    /// By kind and currency, of all rows of the file that are not faulty.
    pub totals: Vec<ReportTotal>,
    /// The first thousand.
    pub problems: Vec<ReportProblem>,
    /// How many there are.
    pub problem_count: u64,
    /// Why nothing is booked, where that is not the rows' fault.
    #[serde(skip)]
    pub refusal: Option<String>,
}

impl Report {
    /// Whether everything that was asked for is done: exit code 0, else 1.
    pub fn is_fine(&self) -> bool {
        self.refusal.is_none() && self.problem_count == 0
    }
}

/// A sum of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportTotal {
    pub kind: String,
    pub currency: String,
    pub amount_minor: i64,
}

/// A problem of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportProblem {
    pub row: u64,
    pub column: String,
    pub value: String,
    pub code: String,
    pub text: String,
    pub fix: Option<String>,
}

/// What a run does with the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    /// They are read and compared with the books.
    #[default]
    Reading,
    /// They are written beside the books: no facts yet.
    Staging,
    /// What is staged becomes facts.
    Booking,
}

/// How far a run is: rows passed, bytes read, bytes of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub doing: Doing,
    pub rows: u64,
    pub bytes: u64,
    pub size: u64,
}

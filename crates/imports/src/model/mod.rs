//! An import from upload to undo, as it is stored and as the command line prints it.

mod report;

use crate::kind::ImportKind;
use base::ids::{ImportId, MappingId, MemberId};
use base::{Lang, Month, Ts};
pub use report::{Doing, Options, Progress, Report, ReportProblem, ReportTotal};
use serde::{Deserialize, Serialize};

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The file is here.
    Uploaded,
    /// Being read and compared with the books.
    Checking,
    /// Read; what would be booked is known.
    Checked,
    /// Being written; no facts yet.
    Booking,
    /// Facts.
    Booked,
    /// Taken back.
    Undone,
    /// Stopped by a person before it was booked.
    Cancelled,
    /// Stopped by a fault; nothing is booked.
    Failed,
}

impl State {
    /// Every state, in the order of an import's life.
    pub const ALL: [Self; 8] = [
        Self::Uploaded,
        Self::Checking,
        Self::Checked,
        Self::Booking,
        Self::Booked,
        Self::Undone,
        Self::Cancelled,
        Self::Failed,
    ];
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Booking => "booking",
            Self::Booked => "booked",
            Self::Undone => "undone",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }
    /// The state of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// Somebody works on it right now.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Checking | Self::Booking)
    }
    /// The mapping may be changed and the file checked (again).
    pub fn is_open(self) -> bool {
        matches!(self, Self::Uploaded | Self::Checked | Self::Failed)
    }
}

/// Rows of a file by what became of them. `read` is the sum of the next five; left out rows stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows below the header that are neither blank nor totals.
    pub read: u64,
    /// New in the books, on an account.
    pub new: u64,
    /// In the books with other content.
    pub changed: u64,
    /// In the books just so.
    pub already: u64,
    /// New, on an ERP number without account.
    pub to_assign: u64,
    /// With a problem; not booked.
    pub faulty: u64,
    /// Left out by a rule or a person.
    pub left_out: u64,
    /// Booked lines that are missing in a document of the file and will go.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub gone: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_zero(n: &u64) -> bool {
    *n == 0
}

impl Counts {
    /// Rows that a booking writes.
    pub fn to_book(&self) -> u64 {
        self.new + self.changed + self.to_assign
    }
    /// Nothing in the file is new to the books.
    pub fn changes_nothing(&self) -> bool {
        self.to_book() == 0 && self.gone == 0
    }
}

/// The sum of one kind in one month, in the currency of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthTotal {
    pub month: Month,
    /// Code of the ladder kind.
    pub kind: String,
    pub currency: String,
    pub amount_minor: i64,
}

/// How the file was read, and sums that stand beside the counts. Amounts are in the firm's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    pub encoding: String,
    /// `;`, `tab`, `fixed` …; empty for a spreadsheet.
    pub delimiter: String,
    pub decimal: String,
    pub thousands: String,
    /// Days in strftime letters.
    pub days: String,
    /// Line of the header; 0 without one.
    pub header_line: u64,
    pub skipped: usize,
    pub sheet: String,
    pub headers: Vec<String>,
    /// A number as it stood there, and its value with a decimal point.
    pub number: Option<(String, String)>,
    /// A day as it stood there, and its value.
    pub day: Option<(String, String)>,
    /// A converted amount: as it stood there with its currency, and in the firm's currency (minor units).
    pub converted: Option<(String, i64)>,
    pub blank: u64,
    pub repeated_headers: u64,
    pub totals_rows: u64,
    pub without_customer: u64,
    /// Sales (first of gross and invoiced that the file has) of the new rows, of rows to assign.
    pub new_amount: i64,
    pub assign_amount: i64,
    /// ERP numbers without account in the file.
    pub numbers: u64,
    /// Problems beyond those that are kept.
    pub more_problems: bool,
    /// Rows that were corrected in the preview.
    pub corrected: u64,
    /// Another import of this file is booked: its name and id.
    pub same_file: Option<(String, ImportId)>,
    /// Sales of the changed rows, and of the booked lines they take the place of (those that go included).
    pub changed_amount: i64,
    pub changed_before: i64,
    /// Documents with a faulty row that are booked whole or not at all.
    pub cut: Vec<CutDocument>,
    /// Good rows of further such documents.
    pub cut_more: u64,
    /// Customers and days of the new rows of a file without documents, and how many of them are booked already.
    pub same_days: (u64, u64),
}

/// A document with a faulty row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutDocument {
    pub document: String,
    pub good: u64,
    pub faulty: u64,
}

impl Reading {
    /// Good rows that wait with a faulty one of their document.
    pub fn waiting_with(&self) -> u64 {
        self.cut.iter().filter(|c| c.faulty > 0).map(|c| c.good).sum::<u64>() + self.cut_more
    }
}

/// A stored import.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    /// SHA-256 of the file, hexadecimal.
    pub file_hash: String,
    pub file_size: i64,
    pub has_file: bool,
    pub mapping_text: String,
    pub mapping_name: String,
    pub mapping_version: Option<i32>,
    pub good_rows: bool,
    pub state: State,
    pub counts: Counts,
    pub totals: Vec<MonthTotal>,
    pub reading: Reading,
    pub problem_count: i64,
    /// What takes it back, where that is not the ledger's business.
    pub inverse: Option<serde_json::Value>,
    pub rows_done: i64,
    pub bytes_done: i64,
    pub cancel_asked: bool,
    /// Why it failed, one sentence.
    pub failure: String,
    pub by_member: Option<MemberId>,
    pub by_name: String,
    pub created_at: Ts,
    pub started_at: Option<Ts>,
    pub finished_at: Option<Ts>,
    pub booked_at: Option<Ts>,
    /// Number of its audit event.
    pub event: Option<i64>,
    pub version: i64,
}

/// What can be done about a problem, the likely way first; leaving the row out is always possible beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Put this text into the cell.
    Use(String),
    /// Book it on the first day of this month.
    OpenMonth(Month),
    /// Leave the row out.
    LeaveOut,
}

impl Remedy {
    /// What the button says.
    pub fn text(&self, lang: Lang) -> String {
        let t = crate::texts(lang);
        match self {
            Self::Use(value) => t.fix_use(value.as_str()),
            Self::OpenMonth(month) => t.fix_open_month(lang.month_long(*month)),
            Self::LeaveOut => t.fix_leave_out(),
        }
    }
    /// The stored word and value.
    pub fn stored(&self) -> (&'static str, String) {
        match self {
            Self::Use(value) => ("use", value.clone()),
            Self::OpenMonth(month) => ("open_month", month.to_string()),
            Self::LeaveOut => ("leave_out", String::new()),
        }
    }
    /// From the stored word and value.
    pub fn read(word: &str, value: &str) -> Option<Self> {
        match word {
            "use" => Some(Self::Use(value.to_owned())),
            "open_month" => value.parse().ok().map(Self::OpenMonth),
            "leave_out" => Some(Self::LeaveOut),
            _ => None,
        }
    }
}

/// One problem of one row, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file.
    pub line: u64,
    /// Column from 0; `None` for the whole row.
    pub column: Option<usize>,
    pub column_name: String,
    pub value: String,
    pub code: String,
    pub text_de: String,
    pub text_en: String,
    pub remedy: Option<Remedy>,
    /// The row's cells, each ended by the unit separator.
    pub cells: String,
}

impl Problem {
    /// The sentence.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.text_de,
            Lang::En => &self.text_en,
        }
    }
}

/// What problems have in common that are decided in one go: the sentence in its column, the kind of fix, and the cell
/// where no fix is at hand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alike {
    /// Column from 0; −1 for the whole row.
    pub place: i32,
    pub code: String,
    pub text_en: String,
    /// The stored word of the remedy; empty for none.
    pub fix: String,
    pub held: String,
}

impl Alike {
    /// What a problem has in common with others.
    pub fn of(p: &Problem) -> Self {
        let fix = p.remedy.as_ref().map_or("", |r| r.stored().0);
        let held = if matches!(fix, "use" | "open_month") { String::new() } else { p.value.clone() };
        let place = p.column.and_then(|c| i32::try_from(c).ok()).unwrap_or(-1);
        Self { place, code: p.code.clone(), text_en: p.text_en.clone(), fix: fix.to_owned(), held }
    }
}

/// A decision for several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    pub number: i64,
    /// Column from 0, or below 0 as decisions about whole rows are stored.
    pub column: i32,
    pub rows: i64,
    /// What the cells read, where all read the same.
    pub value: Option<String>,
}

/// A saved way to read a file.
#[derive(Clone, Debug)]
pub struct SavedMapping {
    pub id: MappingId,
    pub version: i32,
    pub name: String,
    pub kind: ImportKind,
    pub headers: Vec<String>,
    pub text: String,
    pub used: i64,
    pub saved_by_name: String,
    pub saved_at: Ts,
}

/// An ERP number without account, as a file brings it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberSeen {
    pub number: String,
    pub name: String,
    pub lines: i64,
    /// Sales in the firm's currency.
    pub amount_minor: i64,
}

//! One row of a file, true: amounts in minor units of the firm's currency, the unit found.
use base::ids::UnitId;
use base::{Currency, Day, Month};
use engine_value::contribution::Kind;
pub use engine_value::contribution::Source;

/// The largest quantity of a line, in thousandths.
pub const MAX_QUANTITY: i64 = 900_000_000_000;

/// An article or a service, by the firm's own code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Offering {
    pub code: String,
    /// Empty when the file does not say; a known offering keeps its name then.
    pub name: String,
}

/// What the file said before it was converted. Later rates change nothing booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    pub currency: Currency,
    /// Foreign units for one unit of the firm's currency, in millionths.
    pub rate_millionths: i64,
    /// Minor units of the foreign currency.
    pub amounts: [Option<i64>; Kind::COUNT],
}

/// A line that may be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    pub unit: UnitId,
    /// The document day.
    pub day: Day,
    /// The day figures use; later than `day` only for a line whose month is closed.
    pub posting_day: Day,
    pub offering: Option<Offering>,
    /// At most 200 characters, without control characters.
    pub document: Option<String>,
    /// Number of the line within its document.
    pub line: Option<String>,
    /// In thousandths; negative for a return.
    pub quantity: Option<i64>,
    pub unit_of_measure: Option<String>,
    /// Per kind in minor units of the firm's currency; `None` was not entered.
    pub amounts: [Option<i64>; Kind::COUNT],
    pub source: Source,
    /// Counts of drivers by code, in thousandths (balances: thousandths of the currency's main unit).
    pub drivers: Vec<(String, i64)>,
    pub foreign: Option<Foreign>,
    /// First and last month an estimate stands for; bookings of its kinds in these months replace it.
    pub stands_for: Option<(Month, Month)>,
}

impl NewLine {
    /// A booked line without amounts.
    pub fn new(unit: UnitId, day: Day) -> Self {
        Self {
            unit,
            day,
            posting_day: day,
            offering: None,
            document: None,
            line: None,
            quantity: None,
            unit_of_measure: None,
            amounts: [None; Kind::COUNT],
            source: Source::Booked,
            drivers: Vec::new(),
            foreign: None,
            stands_for: None,
        }
    }
    /// With an amount of a kind.
    #[must_use]
    pub fn amount(mut self, kind: Kind, minor: i64) -> Self {
        self.amounts[kind.index()] = Some(minor);
        self
    }
    /// With document and line number.
    #[must_use]
    pub fn of(mut self, document: &str, line: &str) -> Self {
        self.document = Some(document.to_owned());
        self.line = (!line.is_empty()).then(|| line.to_owned());
        self
    }
    /// With an offering and a quantity in thousandths.
    #[must_use]
    pub fn sold(mut self, code: &str, quantity: i64) -> Self {
        self.offering = Some(Offering { code: code.to_owned(), name: String::new() });
        self.quantity = Some(quantity);
        self
    }
    /// With a count of a driver, in thousandths.
    #[must_use]
    pub fn driver(mut self, code: &str, count: i64) -> Self {
        self.drivers.push((code.to_owned(), count));
        self
    }
}

/// How a row of a later file is recognised as one that is already booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Identity {
    /// Document and line number: a row with other content is a changed row.
    DocumentLine,
    /// The document as a whole: where its set of lines differs, missing ones go and new ones come.
    Document,
    /// The content and its occurrence: nothing can be recognised as changed.
    Row,
}

impl Identity {
    /// The word of the mapping file.
    pub fn word(self) -> &'static str {
        match self {
            Self::DocumentLine => "document_line",
            Self::Document => "document",
            Self::Row => "row",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        [Self::DocumentLine, Self::Document, Self::Row].into_iter().find(|i| i.word() == word)
    }
}

/// What a row is beside what is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    New,
    /// Booked with other content (document and line), or new in a document that is booked.
    Changed,
    /// Booked just so.
    Already,
    /// The file itself has this document and line twice.
    Twice,
}

/// How far an import's lines have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// Being written; no facts.
    Staging,
    /// Facts.
    Booked,
    /// Taken back; no facts, but still there for [`crate::book_again`].
    Undone,
    /// No lines are left.
    Swept,
}

impl ImportState {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Staging => "staging",
            Self::Booked => "booked",
            Self::Undone => "undone",
            Self::Swept => "swept",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Staging, Self::Booked, Self::Undone, Self::Swept].into_iter().find(|s| s.word() == word)
    }
}

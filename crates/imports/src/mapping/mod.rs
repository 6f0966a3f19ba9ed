//! The contract between a file and us: which column fills which field, rules, constants, computed amounts.
//!
//! A mapping is a TOML text; what it may say stands in `docs/operations/mapping.md`. Unknown keys are refused with
//! their place. Reading what [`Mapping::to_toml`] wrote gives the same mapping again.

mod expression;
mod fit;
mod suggest;
mod targets;
mod wire;
mod write;

pub use expression::Expression;
pub use fit::{Fit, fingerprint};
pub use suggest::suggest;
pub use targets::{Field, FieldType, Target, fields, is_code, required};
pub use wire::{MappingFault, MappingTrouble};

use crate::kind::ImportKind;
use crate::reader::SheetChoice;

/// A whole mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What the file brings.
    pub kind: ImportKind,
    /// Under which name people find it.
    pub name: String,
    /// The system the file comes from; part of every row's identity.
    pub source_system: String,
    /// How the file is written, where that is not left to detection.
    pub file: FileSettings,
    /// Columns and the fields they fill, in the order of the file.
    pub columns: Vec<ColumnMap>,
    /// Fields that are the same for every row, or fill empty cells.
    pub constants: Vec<(Target, String)>,
    /// Rules, carried out in order.
    pub rules: Vec<Rule>,
    /// Computed fields: the parsed computation and its text.
    pub computed: Vec<(Target, Expression, String)>,
    /// What a row without customer number is.
    pub empty_customer: EmptyCustomer,
    /// What makes two rows the same row; `None`: as the mapped fields allow.
    pub identity: Option<Identity>,
}

/// The `[file]` of a mapping. What is `None` is detected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSettings {
    /// Name of the encoding.
    pub encoding: Option<String>,
    /// `;` `,` `|` or another single sign, `tab`, or `fixed` for columns of blanks.
    pub delimiter: Option<String>,
    /// Quotation mark; empty: none.
    pub quote: Option<String>,
    /// Decimal sign.
    pub decimal: Option<char>,
    /// Sign between groups of three.
    pub thousands: Option<char>,
    /// Days in strftime letters.
    pub days: Option<String>,
    /// Year of days without year.
    pub year: Option<i16>,
    /// Rows before the header (or before the first row).
    pub skip_rows: Option<usize>,
    /// Is there a header?
    pub header: Option<bool>,
    /// Which sheet of a spreadsheet.
    pub sheet: SheetChoice,
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
            encoding: None,
            delimiter: None,
            quote: None,
            decimal: None,
            thousands: None,
            days: None,
            year: None,
            skip_rows: None,
            header: None,
            sheet: SheetChoice::First,
        }
    }
}

/// A column by its header or its number, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnRef {
    /// By its header.
    Name(String),
    /// By its number, from 1.
    Number(usize),
}

impl std::fmt::Display for ColumnRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Number(n) => write!(f, "{n}"),
        }
    }
}

/// One column and the field it fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    /// The column.
    pub from: ColumnRef,
    /// The field.
    pub to: Target,
}

/// When a column looks so, the row is set so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The column, or a field that a column fills.
    pub column: ColumnRef,
    /// All of these must hold.
    pub when: Condition,
    /// Fields that get a constant.
    pub set: Vec<(Target, String)>,
    /// Every amount of the row, and a positive quantity, get the other sign.
    pub reverse: bool,
    /// The row is left out.
    pub skip: bool,
}

/// What a cell must be like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// It begins so.
    pub starts_with: Option<String>,
    /// It is this text.
    pub equals: Option<String>,
    /// It is a number below zero (or it is not).
    pub negative: Option<bool>,
    /// It is empty (or it is not).
    pub empty: Option<bool>,
    /// The row is the first of its document in the file (or it is not), whatever the cell holds.
    pub first_of_document: Option<bool>,
}

/// What a row without customer number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmptyCustomer {
    /// A fault.
    #[default]
    Fault,
    /// A sale without customer: in the totals, outside all rankings.
    WithoutCustomer,
}

/// What makes two rows the same row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Document and line number: a changed line replaces its old self.
    DocumentLine,
    /// The document: all its lines are replaced together.
    Document,
    /// Neither: the same text, and how often it came; changes cannot be recognised.
    Row,
}

impl Identity {
    /// The word of the mapping file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DocumentLine => "document_line",
            Self::Document => "document",
            Self::Row => "row",
        }
    }
}

impl Mapping {
    /// An empty mapping of a kind.
    pub fn new(kind: ImportKind, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            source_system: "file".to_owned(),
            file: FileSettings::default(),
            columns: Vec::new(),
            constants: Vec::new(),
            rules: Vec::new(),
            computed: Vec::new(),
            empty_customer: EmptyCustomer::default(),
            identity: None,
        }
    }

    /// Reads a mapping file.
    pub fn parse(text: &str) -> Result<Self, MappingFault> {
        wire::parse(text)
    }

    /// Writes a mapping file.
    pub fn to_toml(&self) -> String {
        write::to_toml(self)
    }

    /// Is a field filled from the file, by a constant or by a computation?
    pub fn fills(&self, target: &Target) -> bool {
        self.columns.iter().any(|c| c.to == *target)
            || self.constants.iter().any(|(t, _)| t == target)
            || self.computed.iter().any(|(t, ..)| t == target)
    }

    /// What makes two rows the same row: as chosen, else as the mapped fields allow.
    pub fn identity(&self) -> Identity {
        self.identity.unwrap_or_else(|| {
            match (self.fills(&Target::Field(Field::Document)), self.fills(&Target::Field(Field::Line))) {
                (true, true) => Identity::DocumentLine,
                (true, false) => Identity::Document,
                _ => Identity::Row,
            }
        })
    }
}

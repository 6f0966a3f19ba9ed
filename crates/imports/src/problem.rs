//! What is wrong with a file or a row: closed lists, one plain sentence each in both languages, the likely fix first.

use crate::mapping::{MappingFault, MappingTrouble};
use crate::texts;
pub use base::Lang;
use jiff::civil::Date;

/// One thing that is wrong with one cell (or with the whole row, then `column` is empty).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file where the row begins, from 1; in a spreadsheet the row of the sheet.
    pub row: u64,
    /// Position of the column, from 0; with the row it is the address for a correction.
    pub index: Option<usize>,
    /// Header of the column, or its number; empty for the whole row.
    pub column: String,
    /// The cell as it was typed.
    pub value: String,
    /// What is wrong.
    pub trouble: Trouble,
    /// What can be done, the likely fix first.
    pub fixes: Vec<Fix>,
}

/// What can be done about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Put this text into the cell.
    Use(String),
    /// Leave the row out.
    LeaveOut,
}

/// Closed list of what can be wrong with a cell or row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not a number; the letter typed for a digit, if that is it, and whether it is the last character.
    NotANumber { letter: Option<(char, bool)> },
    /// Decimal sign of the other fashion; the column's decimal sign.
    MixedDecimals { decimal: char },
    /// More decimals than the unit has.
    TooManyDecimals { places: u8 },
    /// Beyond ±9·10¹¹ minor units (or the range of the measure).
    OutOfRange,
    /// Not a day in this format.
    NotADay { format: String },
    /// The month has fewer days; its last day.
    NoSuchDay { last: Date },
    /// There is no such month.
    NoSuchMonth,
    /// A year that cannot be meant.
    UnlikelyYear { year: i16 },
    /// Not a currency of ISO 4217.
    UnknownCurrency,
    /// The sign in the cell is not the currency of the row.
    CurrencyDiffers { row: String },
    /// A field that every row needs is empty; the field.
    Missing { field: &'static str },
    /// The customer number is empty and the mapping calls that a fault.
    EmptyCustomer,
    /// More or fewer cells than columns.
    Ragged { found: usize, expected: usize },
    /// A quotation mark that is not closed where its cell ends.
    OddQuote,
    /// A formula of the spreadsheet ended in an error.
    FormulaError,
    /// Bytes that are no text in the file's encoding.
    Undecodable,
    /// A character that cannot be shown.
    ControlCharacter,
    /// Longer than the field can hold.
    TooLong { limit: usize },
    /// Not one of the words this field knows.
    NotAChoice { choices: &'static str },
    /// A code with other characters than small letters, digits and `_`.
    NotACode,
    /// A line without any amount, quantity or driver.
    NothingToBook,
    /// No amount, where the file has a column for it.
    NoAmount,
}

impl Trouble {
    /// The code for files and JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotANumber { .. } => "not_a_number",
            Self::MixedDecimals { .. } => "mixed_decimals",
            Self::TooManyDecimals { .. } => "too_many_decimals",
            Self::OutOfRange => "out_of_range",
            Self::NotADay { .. } => "not_a_day",
            Self::NoSuchDay { .. } => "no_such_day",
            Self::NoSuchMonth => "no_such_month",
            Self::UnlikelyYear { .. } => "unlikely_year",
            Self::UnknownCurrency => "unknown_currency",
            Self::CurrencyDiffers { .. } => "currency_differs",
            Self::Missing { .. } => "missing",
            Self::EmptyCustomer => "empty_customer",
            Self::Ragged { .. } => "ragged",
            Self::OddQuote => "odd_quote",
            Self::FormulaError => "formula_error",
            Self::Undecodable => "undecodable",
            Self::ControlCharacter => "control_character",
            Self::TooLong { .. } => "too_long",
            Self::NotAChoice { .. } => "not_a_choice",
            Self::NotACode => "not_a_code",
            Self::NothingToBook => "nothing_to_book",
            Self::NoAmount => "no_amount",
        }
    }
}

impl RowProblem {
    /// The code for files and JSON.
    pub fn code(&self) -> &'static str {
        self.trouble.code()
    }

    /// The sentence.
    pub fn text(&self, lang: Lang) -> String {
        let t = texts(lang);
        match &self.trouble {
            Trouble::NotANumber { letter: Some((c, true)) } => t.not_a_number_last(c.to_string()),
            Trouble::NotANumber { letter: Some((c, false)) } => t.not_a_number_letter(c.to_string()),
            Trouble::NotANumber { letter: None } => t.not_a_number(),
            Trouble::MixedDecimals { decimal: ',' } => t.mixed_decimals_comma(),
            Trouble::MixedDecimals { .. } => t.mixed_decimals_point(),
            Trouble::TooManyDecimals { places } => t.too_many_decimals(*places),
            Trouble::OutOfRange => t.out_of_range(),
            Trouble::NotADay { format } => t.not_a_day(example(format)),
            Trouble::NoSuchDay { last } => no_such_day(lang, *last),
            Trouble::NoSuchMonth => t.no_such_month(),
            Trouble::UnlikelyYear { year } => t.unlikely_year(format!("{year:04}")),
            Trouble::UnknownCurrency => t.unknown_currency(),
            Trouble::CurrencyDiffers { row } => t.currency_differs(row),
            Trouble::Missing { field } => t.missing(field),
            Trouble::EmptyCustomer => t.empty_customer(),
            Trouble::Ragged { found, expected } => t.ragged(found.to_string(), expected.to_string()),
            Trouble::OddQuote => t.odd_quote(),
            Trouble::FormulaError => t.formula_error(&self.value),
            Trouble::Undecodable => t.undecodable(),
            Trouble::ControlCharacter => t.control_character(),
            Trouble::TooLong { limit } => t.too_long(limit.to_string()),
            Trouble::NotAChoice { choices } => t.not_a_choice(choices),
            Trouble::NotACode => t.not_a_code(),
            Trouble::NothingToBook => t.nothing_to_book(),
            Trouble::NoAmount => t.no_amount(),
        }
    }

    /// The likely fix as a sentence, for files and JSON.
    pub fn fix(&self, lang: Lang) -> Option<String> {
        self.fixes.first().map(|f| f.text(lang))
    }
}

impl Fix {
    /// What the button says.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Use(value) => texts(lang).fix_use(value),
            Self::LeaveOut => texts(lang).fix_leave_out(),
        }
    }
}

/// A day in a format, as an example that people read more easily than strftime letters.
fn example(format: &str) -> String {
    let day = jiff::civil::date(2026, 10, 31);
    crate::values::DayFormat::new(format).map_or_else(|| format.to_owned(), |f| f.written(day))
}

fn no_such_day(lang: Lang, last: Date) -> String {
    const DE: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::from(last.month().unsigned_abs()).saturating_sub(1);
    let name = match lang {
        Lang::De => DE[at],
        Lang::En => EN[at],
    };
    if last.month() == 2 {
        return texts(lang).no_such_day_february(last.year().to_string(), last.day().to_string());
    }
    texts(lang).no_such_day(name, last.day().to_string())
}

/// Why a whole file is refused: one sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// No byte, or only blanks.
    Empty,
    /// A header and nothing below it.
    HeaderOnly,
    /// Not a text and not a spreadsheet; what it seems to be.
    Binary { what: &'static str },
    /// A ZIP file that is no spreadsheet.
    Zip,
    /// The spreadsheet format of before 2007.
    OldExcel,
    /// A spreadsheet with a password.
    PasswordProtected,
    /// A quotation mark opens here and is never closed.
    UnclosedQuote { line: u64 },
    /// Zero bytes in a text.
    NulBytes { line: u64 },
    /// A row of more than 1 MiB.
    RecordTooLong { line: u64 },
    /// The mapping names a column the file does not have.
    MissingColumn { name: String, found: String },
    /// The mapping names a column that is there twice.
    DuplicateColumn { name: String },
    /// The mapping gives a column number beyond the last.
    NoSuchColumn { number: usize, width: usize },
    /// A field that every row needs has no column and no constant.
    MissingTarget { field: &'static str },
    /// Packed more than 64 MB.
    SheetTooBig,
    /// Unpacked more than 512 MB.
    SheetBomb,
    /// More than 300,000 rows.
    SheetTooLong,
    /// More than 2,000 columns.
    SheetTooWide,
    /// A spreadsheet that cannot be opened.
    SheetBroken,
    /// The mapping names a sheet that is not there.
    NoSuchSheet { name: String, found: String },
    /// The file became shorter or longer while it was read.
    Vanished { line: u64 },
    /// The operating system could not read on.
    Unreadable { reason: String },
    /// An encoding we do not know.
    UnknownEncoding { name: String },
    /// Days without year, and the mapping gives none.
    DayWithoutYear { column: String },
    /// A setting of the mapping's `[file]` that cannot be used.
    BadSetting { key: &'static str, value: String },
}

impl FileFault {
    /// The code for files and JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty_file",
            Self::HeaderOnly => "header_only",
            Self::Binary { .. } => "binary",
            Self::Zip => "zip",
            Self::OldExcel => "old_excel",
            Self::PasswordProtected => "password_protected",
            Self::UnclosedQuote { .. } => "unclosed_quote",
            Self::NulBytes { .. } => "nul_bytes",
            Self::RecordTooLong { .. } => "record_too_long",
            Self::MissingColumn { .. } => "missing_column",
            Self::DuplicateColumn { .. } => "duplicate_column",
            Self::NoSuchColumn { .. } => "no_such_column",
            Self::MissingTarget { .. } => "missing_target",
            Self::SheetTooBig => "sheet_too_big",
            Self::SheetBomb => "sheet_bomb",
            Self::SheetTooLong => "sheet_too_long",
            Self::SheetTooWide => "sheet_too_wide",
            Self::SheetBroken => "sheet_broken",
            Self::NoSuchSheet { .. } => "no_such_sheet",
            Self::Vanished { .. } => "vanished",
            Self::Unreadable { .. } => "unreadable",
            Self::UnknownEncoding { .. } => "unknown_encoding",
            Self::DayWithoutYear { .. } => "day_without_year",
            Self::BadSetting { .. } => "bad_setting",
        }
    }

    /// The sentence.
    pub fn text(&self, lang: Lang) -> String {
        let t = texts(lang);
        match self {
            Self::Empty => t.file_empty(),
            Self::HeaderOnly => t.file_header_only(),
            Self::Binary { what } => t.file_binary(what),
            Self::Zip => t.file_zip(),
            Self::OldExcel => t.file_old_excel(),
            Self::PasswordProtected => t.file_password(),
            Self::UnclosedQuote { line } => t.file_unclosed_quote(line.to_string()),
            Self::NulBytes { line } => t.file_nul_bytes(line.to_string()),
            Self::RecordTooLong { line } => t.file_record_too_long(line.to_string()),
            Self::MissingColumn { name, found } => t.file_missing_column(name, found),
            Self::DuplicateColumn { name } => t.file_duplicate_column(name),
            Self::NoSuchColumn { number, width } => t.file_no_such_column(number.to_string(), width.to_string()),
            Self::MissingTarget { field } => t.file_missing_target(field),
            Self::SheetTooBig => t.file_sheet_too_big(),
            Self::SheetBomb => t.file_sheet_bomb(),
            Self::SheetTooLong => t.file_sheet_too_long(),
            Self::SheetTooWide => t.file_sheet_too_wide(),
            Self::SheetBroken => t.file_sheet_broken(),
            Self::NoSuchSheet { name, found } => t.file_no_such_sheet(name, found),
            Self::Vanished { line } => t.file_vanished(line.to_string()),
            Self::Unreadable { reason } => t.file_unreadable(reason),
            Self::UnknownEncoding { name } => t.file_unknown_encoding(name),
            Self::DayWithoutYear { column } => t.file_day_without_year(column),
            Self::BadSetting { key, value } => t.file_bad_setting(value, key),
        }
    }
}

impl std::fmt::Display for FileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for FileFault {}

/// The sentence of a mapping that is refused.
pub(crate) fn mapping_text(lang: Lang, fault: &MappingFault) -> String {
    let t = texts(lang);
    let (line, column) = (fault.line.to_string(), fault.column.to_string());
    match &fault.what {
        MappingTrouble::Syntax { reason } => t.mapping_syntax(line, column, reason),
        MappingTrouble::UnknownKey { key, expected } => t.mapping_unknown_key(line, column, key, expected),
        MappingTrouble::UnknownTarget { target, kind } => t.mapping_unknown_target(line, column, kind, target),
        MappingTrouble::TargetTwice { target } => t.mapping_target_twice(line, column, target),
        MappingTrouble::BadValue { key, value, expected } => t.mapping_bad_value(line, column, value, key, expected),
        MappingTrouble::BadExpression { value } => t.mapping_bad_expression(line, column, value),
    }
}

/// Bytes as small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        // writing to a text cannot fail
        let _ = write!(out, "{b:02x}");
        out
    })
}

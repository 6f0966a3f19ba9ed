//! Problems as they are kept: of the file half, and those that only the books can tell.

use super::reading::Opened;
use crate::mapping::Field;
use crate::model::{Problem, Remedy};
use crate::problem::{Fix, RowProblem};
use crate::texts;
use base::{Day, Lang, Month};

/// What the books have against a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BookTrouble {
    /// Document and line number stand in the file twice.
    Twice,
    /// The month is closed; the first open one.
    ClosedMonth { month: Month, open: Month },
    /// No exchange rate on or shortly before the day.
    NoRate { day: Day },
    /// Converted, the amount is beyond the range.
    TooLarge,
    /// The actor may book own accounts only, and this is none of them.
    NotYours,
    /// No account has this number or key.
    UnknownAccount,
    /// A word that is no tier.
    NotATier,
    /// Not a fiscal year.
    NotAYear,
    /// Tiers and teams are the head's.
    HeadOnly,
    /// Costs and targets are entered in the firm's currency.
    FirmCurrencyOnly,
    /// The cost of one unit needs an offering.
    NoOffering,
    /// A driver costs neither cost-to-serve nor account-specific fixed cost.
    NotADriverKind,
    /// A sentence of another slice, with its code.
    Said { code: &'static str, text: String },
}

impl BookTrouble {
    fn code(&self) -> &'static str {
        match self {
            Self::Twice => "twice_in_file",
            Self::ClosedMonth { .. } => "closed_month",
            Self::NoRate { .. } => "no_exchange_rate",
            Self::TooLarge => "out_of_range",
            Self::NotYours => "not_your_account",
            Self::UnknownAccount => "unknown_account",
            Self::NotATier => "not_a_tier",
            Self::NotAYear => "not_a_fiscal_year",
            Self::HeadOnly => "head_only",
            Self::FirmCurrencyOnly => "firm_currency_only",
            Self::NoOffering => "no_offering",
            Self::NotADriverKind => "not_a_driver_kind",
            Self::Said { code, .. } => code,
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = texts(lang);
        match self {
            Self::Twice => t.book_twice(),
            Self::ClosedMonth { month, open } => t.book_closed_month(lang.month_long(*month), lang.month_long(*open)),
            Self::NoRate { day } => t.book_no_rate(lang.day(*day)),
            Self::TooLarge => t.out_of_range(),
            Self::NotYours => t.book_not_yours(),
            Self::UnknownAccount => t.book_unknown_account(),
            Self::NotATier => t.book_not_a_tier(),
            Self::NotAYear => t.book_not_a_year(),
            Self::HeadOnly => t.book_head_only(),
            Self::FirmCurrencyOnly => t.book_firm_currency(),
            Self::NoOffering => t.book_no_offering(),
            Self::NotADriverKind => t.book_not_a_driver_kind(),
            Self::Said { text, .. } => text.clone(),
        }
    }

    fn remedy(&self) -> Remedy {
        match self {
            Self::ClosedMonth { open, .. } => Remedy::OpenMonth(*open),
            _ => Remedy::LeaveOut,
        }
    }
}

/// A row the books refuse.
#[derive(Clone, Debug)]
pub(super) struct BookProblem {
    pub line: u64,
    pub field: Option<Field>,
    pub value: String,
    pub trouble: BookTrouble,
}

impl BookProblem {
    pub(super) fn stored(&self, opened: &Opened, cells: &str) -> Problem {
        let (column, column_name) = self.field.map_or((None, String::new()), |f| opened.place(f));
        Problem {
            line: self.line,
            column,
            column_name,
            value: self.value.clone(),
            code: self.trouble.code().to_owned(),
            text_de: self.trouble.text(Lang::De),
            text_en: self.trouble.text(Lang::En),
            remedy: Some(self.trouble.remedy()),
            cells: cells.to_owned(),
        }
    }
}

/// A problem of the file half as it is kept.
pub(crate) fn from_row_problem(p: &RowProblem, cells: &str) -> Problem {
    let remedy = p.fixes.first().map(|f| match f {
        Fix::Use(text) => Remedy::Use(text.clone()),
        Fix::LeaveOut => Remedy::LeaveOut,
    });
    Problem {
        line: p.row,
        column: p.index,
        column_name: p.column.clone(),
        value: p.value.clone(),
        code: p.code().to_owned(),
        text_de: p.text(Lang::De),
        text_en: p.text(Lang::En),
        remedy,
        cells: cells.to_owned(),
    }
}

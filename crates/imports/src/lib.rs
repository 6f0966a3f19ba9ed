//! Files in: bytes → rows → true values and problems.
//!
//! A file walks forward through four rooms and never back:
//!
//! 1. [`reader`] turns bytes into records. It finds out how the file is written (encoding, delimiter, header, decimal
//!    sign, days), says so in [`reader::Detected`], and streams: memory does not grow with the file.
//! 2. [`values`] knows what a cell means: exact numbers, days, currencies. No binary float touches an amount.
//! 3. [`mapping`] is the contract between a file and us: which column is which field, rules, constants, computed amounts.
//! 4. [`row`] walks the records with a mapping and gives typed rows or **all** problems of a row at once.
//!
//! Invariants: no input makes this crate panic; a file that cannot be read ends in one [`FileFault`] with one sentence;
//! a faulty row never stops the others; a row is either whole and true or it is a list of [`RowProblem`]s; what is
//! passed over (blank lines, repeated headers, totals) is counted and said.

mod command;
pub mod kind;
pub mod mapping;
pub mod model;
mod pages;
pub mod problem;
pub mod reader;
pub mod row;
mod run;
mod store;
mod tell;
pub mod values;

/// Texts of this slice, made from `locales/` when building.
#[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_debug_implementations, reason = "generated")]
pub mod l10n {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

/// The slice's texts in a language; loaded once.
pub fn texts(lang: base::Lang) -> &'static l10n::L10nLanguage {
    static TEXTS: std::sync::LazyLock<[l10n::L10nLanguage; 2]> =
        std::sync::LazyLock::new(|| [l10n::L10n::De.load(), l10n::L10n::En.load()]);
    &TEXTS[lang as usize]
}

/// How many files are here and not booked yet, of those this person may see.
pub async fn open_files(db: &base::Db, actor: &base::Actor) -> Result<i64, base::Error> {
    Ok(store::open(db, actor).await?)
}

#[cfg(test)]
mod tests;

pub use base::Currency;
pub use command::{import_file, report, undo};
pub use kind::{AmountKind, ImportKind};
pub use mapping::{Mapping, MappingFault};
pub use model::{Counts, Doing, Options, Progress, Report, ReportProblem, ReportTotal, State};
pub use pages::{routes, upload_routes};
pub use problem::{FileFault, Fix, Lang, RowProblem, Trouble};
pub use reader::{Detected, Input, Source};
pub use row::{Checked, Context, Corrections, Rows, Summary, TypedRow, rows};
pub use run::sweep;

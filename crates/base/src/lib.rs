//! `base` holds what every slice shares and knows no concept of the trade: money, days and periods, ids, the actor and
//! its rights, the database with its one way to read and one way to change, the web shell, two languages.
//!
//! Invariants, as things that are absent: no way to write without an actor, a time and a named event ([`Tx`]); no
//! unregistered statement ([`sql!`]); no binary float in money ([`money`]); no clock but the one handed in
//! ([`Site::now`]); no page without a language ([`page::Page`]).
//!
//! A thing moves in here when a third slice needs it.

pub mod actor;
pub mod assets;
pub mod day;
pub mod db;
mod error;
pub mod explain;
pub mod fold;
pub mod form;
pub mod i18n;
pub mod ids;
pub mod job;
pub mod money;
pub mod page;
pub mod settings;
pub mod site;
pub mod tell;
pub mod ui;
pub mod undo;

// Templates are compiled in whichever crate uses them; inside this one the name must lead home too.
extern crate self as base;

/// Texts of the shell, made from `locales/` when building.
#[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_debug_implementations, reason = "generated")]
pub mod l10n {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

pub use actor::{Actor, Firm, Right, Role, Roles, Who};
pub use day::{Day, Month, Period};
pub use db::{Db, Event, Quiet, Ts, Tx};
pub use error::{ApiResult, Error, ErrorNote, PageResult, Problem};
pub use form::FormErrors;
pub use i18n::Lang;
pub use money::Currency;
pub use page::{Desk, Page, Place, View};
pub use site::Site;

/// For the macros.
pub use linkme;
pub use sqlx;

/// The shell's texts in a language; loaded once.
pub fn texts(lang: Lang) -> &'static l10n::L10nLanguage {
    static TEXTS: std::sync::LazyLock<[l10n::L10nLanguage; 2]> =
        std::sync::LazyLock::new(|| [l10n::L10n::De.load(), l10n::L10n::En.load()]);
    &TEXTS[lang as usize]
}

//! **Accounts**: whom the firm sells to. An [`Account`] is a customer (group); ledger lines hang on its legal [`Unit`]s,
//! which ERP numbers find. A unit belongs to one account at a time; without one it waits to be assigned, booked and
//! counted all the same. Units have parents: what a unit of account Y controls and account X holds makes X a
//! *sub-account* of Y, and every ranking runs on top accounts ([`Structure`]). One account may collect small customers;
//! one unit takes sales without a customer.
//!
//! `account_team` decides who sees what ([`visible!`]): every query of any slice that returns somebody's account joins
//! it. Hidden is not found.
//!
//! Invariants: a key is unique after folding, and old keys lead on · an ERP number is text, unique with its source
//! system (`0040711` is not `40711`) · no unit controls itself, whatever the way round · at most one lead and one deputy
//! at a time · every change of the tables here raises `structure_version` and the account's own version.
//!
//! Front door, by who needs it: everyone [`find`], [`open`], [`visible`], [`structure()`]; imports
//! [`units_by_number`], [`add_unassigned`], [`without_customer`], [`book`]; pages of later slices [`Header`],
//! [`HeaderFacts`] and `account_frame.html`; slices whose rows hang on accounts [`hooks::Belongings`]; the list takes
//! the figures of later slices as [`ListFacts`].

pub mod acts;
pub mod book;
pub mod hooks;
mod model;
pub mod pages;
pub mod pen;
pub mod rules;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
mod see;
pub mod store;
pub mod structure;
mod tell;
#[cfg(test)]
mod tests;

pub use model::*;
pub use pages::facts::{ListFact, ListFacts, Zones};
pub use pages::frame::{Header, HeaderFacts, Tab, ZoneChip, account_page, margin_label, zone_chip};
pub use pages::routes;
pub use pages::tree::{UnitFact, UnitFacts};
pub use rules::Refusal;
pub use see::{Visible, find, open, open_id, visible, visible_at};
pub use store::team::team;
pub use store::unit::{add_unassigned, units_by_number, without_customer};
pub use structure::{AccountInfo, Structure, UnitInfo, structure, structure_of, structure_version};

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

//! Who changed what and when: the reading side. Writing is `Tx`'s duty; every change closes with a named event, numbered
//! within its firm and sealed by a hash over the event before it. This slice shows the log (head and administrator), the
//! timeline of an account (whoever sees the account), exports both ways, takes a change back, and proves the chain.
//!
//! Sentences come from the slices that wrote the events (`base::tell`): a slice registers `base::teller!` for the word
//! before the dot of its events; an event that nobody tells is printed by its plain name.
//!
//! What is hidden: administrators without the right to all accounts see that something happened, when and by whom, but
//! neither values nor the account (`Event::business`). On a timeline, somebody who does not see money sees no values
//! either, save those of `account.…` events, which hold none of it.
//!
//! Taking back: the same person, within 24 hours, once; the slice that wrote the event refuses when a row has moved on
//! (`base::undo`). The undoing change is an event itself; when it carries an inverse, it can be taken back in turn.
//!
//! It stands after `accounts`, because the timeline is an account's tab and asks `accounts` who may see it.
//!
//! Invariants, as things that are absent: no way to change or delete an event; no event without a number; no page here
//! for anybody else (404).

mod export;
mod model;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod timeline;
mod undo;
mod verify;

/// Texts of this slice, made from `locales/` when building.
#[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_debug_implementations, reason = "generated")]
pub mod l10n {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

pub use model::Moment;
pub use timeline::timeline;
pub use undo::{Undone, undo};
pub use verify::verify;

use base::{Lang, Site};

/// This slice's texts in a language; loaded once.
pub(crate) fn texts(lang: Lang) -> &'static l10n::L10nLanguage {
    static TEXTS: std::sync::LazyLock<[l10n::L10nLanguage; 2]> =
        std::sync::LazyLock::new(|| [l10n::L10n::De.load(), l10n::L10n::En.load()]);
    &TEXTS[lang as usize]
}

base::settings_section!(70, "/settings/audit", |l| texts(l).audit(), |a| a.may(base::Right::ReadAudit));

/// The log, its exports, the timeline and `POST /undo/{number}`.
pub fn routes() -> axum::Router<Site> {
    pages::routes()
}

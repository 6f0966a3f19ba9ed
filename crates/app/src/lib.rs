//! `app` composes the slices into the program `spagat`: the router and its walls, pages that no slice owns alone
//! (settings, palette, the account's overview), background work, the command line with its data folder, backup and
//! check, and the demo firm.
//!
//! Invariants: nothing else knows all slices; no rule of the trade lives here; every route of every slice passes the
//! same layers (`router.rs`); one process at a time writes in a data folder (`house.rs`).

pub mod archive;
pub mod check;
pub mod cli;
pub mod demo;
mod facts;
pub mod house;
mod jobs;
mod pages;
pub mod router;
pub mod settings;
mod setup;
mod store;
mod tell;
#[cfg(test)]
mod tests;

/// Texts of the pages of this crate, made from `locales/` when building.
#[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_debug_implementations, reason = "generated")]
pub mod l10n {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

/// The texts in a language; loaded once.
pub fn texts(lang: base::Lang) -> &'static l10n::L10nLanguage {
    static TEXTS: std::sync::LazyLock<[l10n::L10nLanguage; 2]> =
        std::sync::LazyLock::new(|| [l10n::L10n::De.load(), l10n::L10n::En.load()]);
    &TEXTS[lang as usize]
}

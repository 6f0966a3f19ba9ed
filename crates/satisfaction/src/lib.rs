//! `satisfaction` derives from the customer's answers how satisfied an account is, and how sure that is.
//!
//! Per person the latest answer to each question within twelve months counts; a person's score is the mean of the
//! items on 0 to 100, an account's mean weighs persons by role, and the index S draws it towards the mean of all
//! accounts of the firm as long as answers are few (methods 5, decisions 5).
//!
//! Invariants, as things that are absent: nothing is stored here, every figure comes from `surveys`; no guess counts
//! ([`surveys::Source::Estimate`] never enters); silence never moves an index, it only widens bounds; no figure of an
//! account depends on who looks, not even S0, which is the firm's; no name leaves the account's team.

mod known;
mod model;
mod pages;
mod rules;
mod store;

pub use known::{Known, known, portfolio};
pub use model::{AccountScore, Asked, DriverScore, History, Item, Nps, PersonScore, Rules, Scores, WavePoint};

pub use pages::routes;
pub use store::target;

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

#[cfg(test)]
mod tests;

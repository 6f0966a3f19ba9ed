//! `balance` weighs profit against satisfaction: the product's *Spagat*. It pairs the ledger's margin with the index of
//! satisfaction, says in which zone an account stands and how sure that is, and which way it leans (methods 6).
//!
//! Invariants, as things that are absent: no number that adds profit and satisfaction up, and no ranking by one; no zone
//! where a scale is unknown, and no dot drawn at zero for it (it is listed beside, with what is missing); no doubt left
//! out: without a standard error the zone is open and its probabilities are unknown; nothing stored, every zone is
//! computed from the ledger and the answers; nothing shown that the actor may not see, in pages and in
//! [`portfolio`]'s document alike.

mod books;
mod front;
mod json;
mod model;
mod pages;
mod rules;
mod store;
mod tell;

pub use front::{
    Eye, Quarter, account, day, default_period, header_facts, level_number, list_facts, look, mine, portfolio,
    quarters, zones,
};
pub use model::{
    AccountBook, AccountJson, ConcentrationJson, Missing, PeriodJson, Portfolio, Rules, SatisfactionJson, Scales,
    Targets, TotalsJson, UnassignedJson, Weighed, WhaleJson, ZonesJson,
};
pub use pages::{panel, routes};
pub use rules::{Books, Moment, day_of, weigh_all};

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

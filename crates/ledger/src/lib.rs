//! The ledger: what was sold to whom, what it cost, and what is left of it.
//!
//! A **line** is one row of a firm's file: a day, a unit (the customer's legal unit), perhaps an offering and a document,
//! one amount per ladder [`Kind`] and counts of drivers. Lines hang on units, units belong to accounts; so when a unit
//! moves, its lines move with it. Deductions and costs are positive and subtracted.
//!
//! **Booking is two steps.** A [`Stager`] writes an import's lines in short changes; such lines are no facts. One short
//! change ([`commit`]) makes them facts, replaces changed ones, adds their sums to the monthly roll-up and raises the
//! ledger's version. [`unbook`] does the same backwards, [`book_again`] takes that back once, [`sweep_step`] clears lines
//! that are no facts. Every reader but the booking itself asks the view `ledger_fact`.
//!
//! **The ladder** (*Deckungsbeitragsrechnung*) is computed when read: sums of the months, rates times drivers, fixed and
//! shared costs spread over their months, estimates less what bookings have replaced. [`figures`] gives it for every
//! account, kept in memory per version of ledger and structure; [`ladders`] for any subject and period.
//!
//! Invariants, as things that are absent:
//! - no line in a closed month is added, changed or removed, and no cost that reaches into one is;
//! - no sum in `ledger_month` that the facts do not give ([`check`] proves it, [`rebuild`] restores it);
//! - no zero that stands for unknown: a block the firm does not keep has no contribution below it;
//! - no amount of an account for somebody who may not see it: every page asks `accounts` first.

mod belongings;
mod booking;
pub mod closing;
pub mod concentration;
mod costs;
pub mod entries;
pub mod figures;
pub mod model;
mod pages;
mod refusal;
pub mod rules;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod settings;
mod staging;
mod store;
mod tell;

pub use booking::{MonthTotal, Summary, book_again, check, commit, left_over, rebuild, state, sweep_step, unbook};
pub use costs::{CostsBooked, book_costs, compare_costs, unbook_costs};
pub use engine_value::contribution::{Kind, Level};
pub use entries::{Rates, book_rates, book_targets, compare_rates, compare_targets, unbook_rates, unbook_targets};
pub use figures::{Customer, Figure, Figures, Side, default_period, figures};
pub use model::{AccountTarget, Foreign, Identity, ImportState, NewLine, Offering, Source, Standing, Sums};
pub use pages::routes;
pub use refusal::Refusal;
pub use settings::{Settings, Wording};
pub use staging::{Comparer, Replaced, Staged, Stager, forget_met};

/// The days between two on which a unit has booked lines: a file without documents may bring them again.
pub async fn days_of_unit(
    db: &base::Db,
    ws: base::ids::WorkspaceId,
    unit: base::ids::UnitId,
    from: base::Day,
    to: base::Day,
) -> Result<Vec<base::Day>, base::Error> {
    Ok(store::days_of_unit(db, ws, unit, from, to).await?)
}

/// Texts of the slice, made from `locales/` when building.
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

/// The last closed month; lines and costs that reach into it or before are refused.
pub async fn closed_through(db: &base::Db, ws: base::ids::WorkspaceId) -> Result<Option<base::Month>, base::Error> {
    Ok(store::head(db, ws).await?.closed_through)
}

/// An account's own targets for the fiscal year of a day. The caller has asked whether the actor sees its money.
pub async fn account_target(
    db: &base::Db,
    actor: &base::Actor,
    account: base::ids::AccountId,
    day: base::Day,
) -> Result<Option<AccountTarget>, base::Error> {
    let year = entries::fiscal_year(day, actor.firm.fiscal_year_start);
    Ok(store::account_target(db, actor.workspace, account, year).await?.map(|s| s.target))
}

#[cfg(test)]
mod tests;

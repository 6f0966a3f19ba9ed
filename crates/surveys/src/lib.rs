//! `surveys` holds what the customer's people were asked and what they said: waves, questions, respondents, invitations
//! and answers. It computes nothing; what the answers mean is the business of `satisfaction`.
//!
//! Invariants, as things that are absent:
//! - no guess among the answers: an answer is said by a person of the customer ([`Source::Customer`]) or it is marked
//!   [`Source::Estimate`] for good, and readers of [`Facts`] can tell them apart;
//! - no invented silence: who was asked is known only from an [`Invitation`]; a file that names only those who answered
//!   says nothing about the others;
//! - no name outside the account's team: [`Facts`] carry ids, roles and weights, names come from [`people`] alone, and
//!   the audit log never holds one, so that [`erase`] leaves none behind;
//! - no answer without person, day and way; the same person, question, day and source is one answer, and a second file
//!   or form changes it instead of adding another.
//!
//! A respondent is found again by the external key, else by the folded name within the account. When persons come, each
//! respondent becomes a person with the same id. Sources: methods 5 and 14, decisions 5.

mod belongings;
mod book;
mod model;
mod pages;
mod plan;
mod rules;
mod store;
mod tell;
mod write;

#[cfg(any(test, feature = "sample"))]
pub mod sample;
#[cfg(test)]
mod tests;

/// Texts of this slice, made from `locales/` when building.
#[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_debug_implementations, reason = "generated")]
pub mod l10n {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

pub use book::{Booked, Kept, RowFault, Seen, SeenAs, book_answers, check_rows, unbook};
pub use model::{
    AnswerFact, AnswerRow, Facts, Invitation, NewAnswers, NewQuestion, NewRespondent, NewWave, Question, QuestionKind,
    Respondent, RespondentDraft, RespondentFact, Role, Source, Wave,
};
pub use pages::routes;
pub use rules::{CHANGE_FIRST, EFFORT, OVERALL, RECOMMEND, built_in, label, weight_of};
pub use store::{Words, facts, may_edit, people, questions, sees_names, version, waves, words};
pub use write::{
    Moved, add_question, add_respondent, close_wave, correct, decline, erase, invite, move_account, open_wave, record,
    retire_question,
};

/// The slice's texts in a language; loaded once.
pub fn texts(lang: base::Lang) -> &'static l10n::L10nLanguage {
    static TEXTS: std::sync::LazyLock<[l10n::L10nLanguage; 2]> =
        std::sync::LazyLock::new(|| [l10n::L10n::De.load(), l10n::L10n::En.load()]);
    &TEXTS[lang as usize]
}

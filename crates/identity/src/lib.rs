//! Who may sign in, and as what. A **member** is a person of one firm with an e-mail address, roles and a language. A
//! **session** is one signed-in browser. A **one-time link** lets somebody set a password: an invitation, or a reset that
//! the administrator hands over.
//!
//! Everything handed out (cookie, link) is workspace id + 32 random bytes; the table holds only their SHA-256. The
//! workspace inside is a signpost, never a proof: the hash must match in that workspace. Sign-in by e-mail is the one
//! question asked before the workspace is known; it reads `sign_in` (address, firm, person) and nothing else, then
//! checks the password in each firm found and lets the person choose when several fit.
//!
//! Invariants, as things that are absent: no answer or time that tells whether an address is known; no password or
//! token in a table or a log; no firm without an open administrator; no request that reads the database for a visitor
//! without a cookie; no role kept in a session (it is joined on every request, so a change acts at once).
//!
//! For `app`: [`middleware`] (cookie → `Actor` in the request), [`routes`], [`SetupCode::make`] when serving without a
//! firm, [`has_firm`]. For the command line and the demo: [`open_firm`], [`add_member`], [`set_password`], [`firms`],
//! [`console_actor`]. For team pickers: [`members`].

mod cookies;
mod limits;
mod model;
mod pages;
mod password;
mod rules;
mod sentences;
mod session;
mod set_up;
mod store;
#[cfg(test)]
mod tests;

/// Texts of this slice, made from `locales/` when building.
#[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_debug_implementations, reason = "generated")]
pub mod l10n {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

pub use model::{
    Email, FirmDraft, FirmRow, MemberDraft, MemberName, NewFirm, NewMember, NewPassword, NewPerson, PersonDraft,
};
pub use password::{PasswordHash, hash};
pub use session::{middleware, sweep};
pub use set_up::{SetupCode, open_firm};
pub use store::{add_member, console_actor, firms, has_firm, members, set_password};

use base::{Lang, Site};

/// This slice's texts in a language; loaded once.
pub(crate) fn texts(lang: Lang) -> &'static l10n::L10nLanguage {
    static TEXTS: std::sync::LazyLock<[l10n::L10nLanguage; 2]> =
        std::sync::LazyLock::new(|| [l10n::L10n::De.load(), l10n::L10n::En.load()]);
    &TEXTS[lang as usize]
}

base::settings_section!(60, "/settings/members", |l| texts(l).members(), |a| a.may(base::Right::Administer));

/// Sign-in, set-up, links, `/me` and the members' pages.
pub fn routes() -> axum::Router<Site> {
    pages::routes()
}

//! Drafts as typed, the true things they become, and what is stored.
use crate::rules;
use crate::texts;
use base::form::clean;
use base::ids::{LinkId, MemberId, SessionId, WorkspaceId};
use base::{Actor, Currency, Firm, FormErrors, Lang, Role, Roles, Ts, Who};
use serde::Deserialize;
use std::fmt;
use std::sync::Arc;

/// An e-mail address: as typed, and in the form it is compared in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    pub text: String,
    pub fold: String,
}

impl Email {
    /// `None` when it cannot be an address. Whether mail arrives there is not asked.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.split_once('@')?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>(),;:\"\\".contains(c);
        let fine = !local.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && text.len() <= 254
            && !text.contains(odd);
        fine.then(|| Self { text: text.to_owned(), fold: text.to_lowercase() })
    }
}

/// A password that the rules let through. Never printed.
#[derive(Clone)]
pub struct NewPassword(pub(crate) String);

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

impl NewPassword {
    /// At least 12 characters and not easy to guess; `own` are words of the person (name, address) that must not be all
    /// of it. The fault is a sentence.
    pub fn parse(text: &str, own: &[&str], lang: Lang) -> Result<Self, String> {
        let t = texts(lang);
        match rules::weakness(text, own) {
            None => Ok(Self(text.to_owned())),
            Some(rules::Weak::Short) => Err(t.password_short(text.chars().count())),
            Some(rules::Weak::Long) => Err(t.password_long()),
            Some(rules::Weak::Common) => Err(t.password_common()),
            Some(rules::Weak::Own) => Err(t.password_own()),
            Some(rules::Weak::Plain) => Err(t.password_plain()),
        }
    }
}

/// A firm as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FirmDraft {
    pub firm: String,
    pub currency: String,
    /// Month 1–12.
    pub fiscal_year_start: String,
}

/// A firm about to be opened.
#[derive(Debug, Clone)]
pub struct NewFirm {
    pub name: String,
    pub currency: Currency,
    pub fiscal_year_start: i8,
    /// The operating system's user when the command line opens the firm; `None`: the first person does it.
    pub console: Option<String>,
}

impl FirmDraft {
    /// All faults at once, in `errors`.
    pub fn parse(&self, lang: Lang, errors: &mut FormErrors) -> Option<NewFirm> {
        let t = texts(lang);
        let name = one_line(&self.firm, 120);
        if name.is_none() {
            errors.add("firm", t.firm_name_fault());
        }
        let currency = Currency::parse(&self.currency.trim().to_uppercase());
        if currency.is_none() {
            errors.add("currency", t.currency_fault());
        }
        let month = self.fiscal_year_start.trim().parse::<i8>().ok().filter(|m| (1..=12).contains(m));
        if month.is_none() {
            errors.add("fiscal_year_start", t.fiscal_year_fault());
        }
        Some(NewFirm { name: name?, currency: currency?, fiscal_year_start: month?, console: None })
    }
}

/// The first person of a firm, or somebody who sets their own password, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PersonDraft {
    pub name: String,
    pub email: String,
    pub password: String,
}

/// The first person of a firm.
#[derive(Debug, Clone)]
pub struct NewPerson {
    pub name: String,
    pub email: Email,
    pub password: NewPassword,
    pub lang: Lang,
}

impl PersonDraft {
    /// All faults at once, in `errors`.
    pub fn parse(&self, lang: Lang, errors: &mut FormErrors) -> Option<NewPerson> {
        let t = texts(lang);
        let name = one_line(&self.name, 120);
        if name.is_none() {
            errors.add("name", t.name_fault());
        }
        let email = Email::parse(&self.email);
        if email.is_none() {
            errors.add("email", t.email_fault());
        }
        let password = match NewPassword::parse(&self.password, &[&self.name, &self.email], lang) {
            Ok(p) => Some(p),
            Err(sentence) => {
                errors.add("password", sentence);
                None
            }
        };
        Some(NewPerson { name: name?, email: email?, password: password?, lang })
    }
}

/// A member as typed by the administrator.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MemberDraft {
    pub name: String,
    pub email: String,
    pub role: Vec<String>,
    pub language: String,
}

/// A member about to be added.
#[derive(Debug, Clone)]
pub struct NewMember {
    pub name: String,
    pub email: Email,
    pub roles: Roles,
    pub lang: Lang,
    /// `None`: cannot sign in until a one-time link was used.
    pub password: Option<crate::PasswordHash>,
}

impl MemberDraft {
    pub fn parse(&self, lang: Lang) -> Result<NewMember, FormErrors> {
        let t = texts(lang);
        let mut errors = FormErrors::new();
        let name = one_line(&self.name, 120);
        if name.is_none() {
            errors.add("name", t.name_fault());
        }
        let email = Email::parse(&self.email);
        if email.is_none() {
            errors.add("email", t.email_fault());
        }
        let roles = roles(&self.role);
        if roles.is_none() {
            errors.add("role", t.roles_fault());
        }
        let member = name.zip(email).zip(roles).map(|((name, email), roles)| NewMember {
            name,
            email,
            roles,
            lang: Lang::parse(&self.language).unwrap_or(lang),
            password: None,
        });
        errors.done(member)
    }
}

/// At least one known role; unknown words are a fault.
pub(crate) fn roles(words: &[String]) -> Option<Roles> {
    let roles: Option<Vec<Role>> = words.iter().map(|w| Role::parse(w)).collect();
    roles.filter(|r| !r.is_empty()).map(|r| Roles::of(&r))
}

/// A text of one line, not empty, at most `max` characters.
pub(crate) fn one_line(text: &str, max: usize) -> Option<String> {
    clean(text).filter(|t| !t.is_empty() && t.chars().count() <= max && !t.contains(['\n', '\t']))
}

/// A firm of this server.
#[derive(Debug, Clone)]
pub struct FirmRow {
    pub workspace: WorkspaceId,
    pub firm: Arc<Firm>,
    pub opened_at: jiff::Timestamp,
}

/// A member's name, for pickers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberName {
    pub id: MemberId,
    pub name: String,
    pub roles: Roles,
    /// Closed members stay nameable but are not offered.
    pub closed: bool,
}

/// A member together with the firm: what makes an [`Actor`].
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Person {
    pub workspace_id: WorkspaceId,
    pub member_id: MemberId,
    pub name: String,
    pub email: String,
    pub roles: String,
    pub password_hash: Option<String>,
    pub language: String,
    pub theme: String,
    pub closed_at: Option<Ts>,
    pub version: i64,
    pub firm_name: String,
    pub currency: String,
    pub fiscal_year_start: i32,
}

impl Person {
    pub(crate) fn roles(&self) -> Roles {
        Roles::parse(&self.roles)
    }
    pub(crate) fn lang(&self) -> Lang {
        Lang::parse(&self.language).unwrap_or(Lang::En)
    }
    pub(crate) fn firm(&self) -> Firm {
        firm(&self.firm_name, &self.currency, self.fiscal_year_start)
    }
    pub(crate) fn actor(&self, session: Option<SessionId>) -> Actor {
        Actor {
            workspace: self.workspace_id,
            who: Who::Member(self.member_id),
            name: self.name.clone(),
            roles: self.roles(),
            lang: self.lang(),
            firm: Arc::new(self.firm()),
            session,
        }
    }
}

/// The firm of a row. The columns were written from a [`NewFirm`], so the fallbacks are never met.
pub(crate) fn firm(name: &str, currency: &str, fiscal_year_start: i32) -> Firm {
    Firm {
        name: name.to_owned(),
        currency: Currency::parse(currency).unwrap_or(Currency::EUR),
        fiscal_year_start: i8::try_from(fiscal_year_start).unwrap_or(1),
    }
}

/// A signed-in browser, as listed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Session {
    pub session_id: SessionId,
    pub created_at: Ts,
    pub seen_at: Ts,
    pub agent: String,
    pub address: String,
}

/// A member, as listed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Listed {
    pub member_id: MemberId,
    pub name: String,
    pub email: String,
    pub roles: String,
    pub has_password: bool,
    pub closed_at: Option<Ts>,
    pub seen_at: Option<Ts>,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Invitation,
    Reset,
    /// The password fits in several firms; good for choosing one of them.
    Choice,
}

impl Purpose {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Choice => "choice",
        }
    }
    pub(crate) fn good_for(self) -> jiff::SignedDuration {
        match self {
            Self::Invitation => jiff::SignedDuration::from_hours(7 * 24),
            Self::Reset => jiff::SignedDuration::from_hours(24),
            Self::Choice => jiff::SignedDuration::from_mins(5),
        }
    }
}

/// A link that still works.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Link {
    pub link_id: LinkId,
    pub member_id: MemberId,
}

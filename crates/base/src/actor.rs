//! Who acts, and what the roles allow (`decisions.md` 2). Rights are the union of a person's roles.
use crate::i18n::Lang;
use crate::ids::{MemberId, SessionId, WorkspaceId};
use crate::money::Currency;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A role of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Administrator,
    Head,
    Controller,
    Manager,
    Colleague,
}

impl Role {
    pub const ALL: [Self; 5] = [Self::Administrator, Self::Head, Self::Controller, Self::Manager, Self::Colleague];

    /// The word that is stored and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Head => "head",
            Self::Controller => "controller",
            Self::Manager => "manager",
            Self::Colleague => "colleague",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.word() == word)
    }
}

/// A set of roles; stored as their words in a fixed order, one blank between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u8);

impl Roles {
    pub fn of(roles: &[Role]) -> Self {
        Self(roles.iter().fold(0, |s, r| s | 1 << *r as u8))
    }
    /// Reads the stored form; unknown words are left out.
    pub fn parse(words: &str) -> Self {
        Self::of(&words.split(' ').filter_map(Role::parse).collect::<Vec<_>>())
    }
    pub fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |r| self.has(*r))
    }
}

impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.iter().map(Role::word).collect();
        f.write_str(&words.join(" "))
    }
}

/// What a role may be needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Read every account and the money on it; see shares of the firm.
    SeeAll,
    /// Edit every account, its units and answers.
    EditAll,
    /// Edit the accounts of one's own teams (with [`Right::EditAll`]: all).
    EditOwn,
    /// Set tiers and teams, merge and split.
    Steer,
    /// Every import and its undo.
    ImportAll,
    /// Answers and ledger lines of one's own accounts.
    ImportOwn,
    /// Rates, costs, drivers, ladder, thresholds, closing.
    KeepLedger,
    /// Targets of the firm and of accounts, EBIT.
    SetTargets,
    /// Members, their roles, sessions and links; sign-in; backup.
    Administer,
    /// Read the audit log; business values are hidden without [`Right::SeeAll`].
    ReadAudit,
}

/// The firm an actor acts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    pub name: String,
    pub currency: Currency,
    /// 1–12.
    pub fiscal_year_start: i8,
}

/// Person, command line or the program itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Member(MemberId),
    /// The command line: whoever can read the data folder.
    Console,
    /// Jobs.
    System,
}

impl Who {
    /// The word in the audit log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Member(_) => "member",
            Self::Console => "console",
            Self::System => "system",
        }
    }
}

/// Whoever does something, in one firm. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Actor {
    pub workspace: WorkspaceId,
    pub who: Who,
    /// As printed on pages and kept in the audit log.
    pub name: String,
    pub roles: Roles,
    pub lang: Lang,
    pub firm: Arc<Firm>,
    /// The session a request came with.
    pub session: Option<SessionId>,
}

impl Actor {
    /// The command line, named after the user of the operating system; sees everything.
    pub fn console(workspace: WorkspaceId, firm: Arc<Firm>, user: &str) -> Self {
        Self {
            workspace,
            who: Who::Console,
            name: format!("console ({user})"),
            roles: Roles::default(),
            lang: Lang::En,
            firm,
            session: None,
        }
    }
    /// The program's own actor for jobs.
    pub fn system(workspace: WorkspaceId, firm: Arc<Firm>) -> Self {
        Self {
            workspace,
            who: Who::System,
            name: "Spagat".to_owned(),
            roles: Roles::default(),
            lang: Lang::En,
            firm,
            session: None,
        }
    }
    pub fn member(&self) -> Option<MemberId> {
        match self.who {
            Who::Member(id) => Some(id),
            Who::Console | Who::System => None,
        }
    }
    /// Whether this actor has the right everywhere (own accounts are asked of `accounts`).
    pub fn may(&self, right: Right) -> bool {
        if self.member().is_none() {
            return true;
        }
        let any = |roles: &[Role]| roles.iter().any(|r| self.roles.has(*r));
        match right {
            Right::EditAll | Right::Steer => any(&[Role::Head]),
            Right::EditOwn | Right::ImportOwn => any(&[Role::Head, Role::Manager]),
            Right::SeeAll | Right::ImportAll | Right::SetTargets => any(&[Role::Head, Role::Controller]),
            Right::KeepLedger => any(&[Role::Controller]),
            Right::Administer => any(&[Role::Administrator]),
            Right::ReadAudit => any(&[Role::Head, Role::Administrator]),
        }
    }
    /// `Err(Forbidden)` without the right: for things whose existence is no secret.
    pub fn must(&self, right: Right) -> Result<(), crate::Error> {
        if self.may(right) { Ok(()) } else { Err(crate::Error::Forbidden) }
    }
    /// Somebody who only administers: no accounts, no business values.
    pub fn only_administers(&self) -> bool {
        let works = [Role::Head, Role::Controller, Role::Manager, Role::Colleague];
        self.member().is_some() && !works.iter().any(|r| self.roles.has(*r))
    }
    /// Reads every account.
    pub fn sees_all(&self) -> bool {
        self.may(Right::SeeAll)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_the_union_of_roles() {
        let firm = Arc::new(Firm { name: "Birkhorst".into(), currency: Currency::EUR, fiscal_year_start: 1 });
        let mut a = Actor::console(WorkspaceId::new(), firm, "root");
        assert!(a.may(Right::KeepLedger));
        a.who = Who::Member(MemberId::new());
        assert!(!a.may(Right::SeeAll));
        a.roles = Roles::of(&[Role::Administrator, Role::Manager]);
        assert!(a.may(Right::Administer) && a.may(Right::EditOwn) && !a.sees_all() && !a.may(Right::EditAll));
        assert_eq!(Roles::parse(&a.roles.to_string()), a.roles);
        a.roles = Roles::of(&[Role::Controller]);
        assert!(a.sees_all() && a.may(Right::KeepLedger) && !a.may(Right::Steer) && !a.may(Right::ReadAudit));
    }
}

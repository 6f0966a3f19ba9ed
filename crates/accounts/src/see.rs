//! Who sees which account. Everything that finds goes through the person.
use crate::model::{Access, Account};
use crate::store;
use base::ids::AccountId;
use base::{Actor, Db, Error, Right, Site};
use std::collections::HashMap;

/// The SQL condition "this person may see the account", over the alias `a` (table `account` or any row with
/// `a.account_id`): `$1` workspace, `$2` the member or NULL, `$3` whether the actor sees all ([`Actor::sees_all`]).
/// Use: `sql!(LIST = concat!("SELECT … FROM account a WHERE a.workspace_id = $1 AND ", accounts::visible!()))`.
#[macro_export]
macro_rules! visible {
    () => {
        "($3 OR EXISTS (SELECT 1 FROM account_team vt WHERE vt.workspace_id = $1 AND vt.account_id = a.account_id \
         AND vt.member_id = $2 AND vt.until_day IS NULL))"
    };
}

/// The same for the amounts on an account: own teams only where the row says so (lead and deputy always).
#[macro_export]
macro_rules! visible_money {
    () => {
        "($3 OR EXISTS (SELECT 1 FROM account_team vt WHERE vt.workspace_id = $1 AND vt.account_id = a.account_id \
         AND vt.member_id = $2 AND vt.sees_money AND vt.until_day IS NULL))"
    };
}

/// The accounts a person sees, for work on figures in memory.
#[derive(Debug, Clone)]
pub enum Visible {
    All,
    /// Own teams, and whether the person sees the money there.
    Own(HashMap<AccountId, bool>),
}

impl Visible {
    pub fn sees(&self, account: AccountId) -> bool {
        match self {
            Self::All => true,
            Self::Own(own) => own.contains_key(&account),
        }
    }
    pub fn sees_money(&self, account: AccountId) -> bool {
        match self {
            Self::All => true,
            Self::Own(own) => own.get(&account).copied().unwrap_or(false),
        }
    }
    /// The accounts of own teams; nothing for somebody who sees all.
    pub fn own(&self) -> impl Iterator<Item = AccountId> {
        let own = if let Self::Own(own) = self { Some(own) } else { None };
        own.into_iter().flat_map(|own| own.keys().copied())
    }
    pub fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }
}

/// Which accounts this person sees.
pub async fn visible(db: &Db, actor: &Actor) -> Result<Visible, Error> {
    match actor.member() {
        Some(member) if !actor.sees_all() => {
            Ok(Visible::Own(store::team::own(db, actor.workspace, member).await?.into_iter().collect()))
        }
        _ => Ok(Visible::All),
    }
}

/// The same, read once per request.
pub async fn visible_at(site: &Site, actor: &Actor) -> Result<Visible, Error> {
    site.seen.once(actor.workspace, || visible(&site.db, actor)).await
}

/// The account of that key, also of an old one. Hidden is not found.
pub async fn find(db: &Db, actor: &Actor, key: &str) -> Result<Account, Error> {
    Ok(open(db, actor, key).await?.account)
}

/// The same with what this person may do there.
pub async fn open(db: &Db, actor: &Actor, key: &str) -> Result<Access, Error> {
    let found = store::account::by_key(db, actor, &crate::rules::key_fold(key)).await?;
    found.map(|(account, team)| access(actor, account, team)).ok_or(Error::NotFound)
}

/// The same by id.
pub async fn open_id(db: &Db, actor: &Actor, account: AccountId) -> Result<Access, Error> {
    let found = store::account::by_id(db, actor, account).await?;
    found.map(|(account, team)| access(actor, account, team)).ok_or(Error::NotFound)
}

/// `team`: whether the own team row sees money, `None` without one.
fn access(actor: &Actor, account: Account, team: Option<bool>) -> Access {
    let edits = actor.may(Right::EditAll) || (actor.may(Right::EditOwn) && team.is_some());
    Access { account, money: actor.sees_all() || team == Some(true), edits, steers: actor.may(Right::Steer) }
}

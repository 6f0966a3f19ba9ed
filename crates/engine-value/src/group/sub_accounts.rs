//! Sub-accounts, derived from the structure of their units.

use super::Structure;
use super::structure::ultimate_parents;

/// Where accounts could not be put under one another without doubt. They then stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tangle {
    /// Units of the account are controlled from two accounts or more, ascending.
    SeveralParents { account: usize, parents: Vec<usize> },
    /// Accounts control units of each other in a circle.
    Circle { accounts: Vec<usize> },
}

/// Which account stands under which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubAccounts {
    /// Per account the one directly above it.
    pub parent: Vec<Option<usize>>,
    /// Per account the uppermost one, itself when none is above.
    pub top: Vec<usize>,
    pub tangles: Vec<Tangle>,
}

/// An account of which a unit is controlled by a unit of another account is that one's sub-account. `account_of` gives
/// the account of each unit, `None` for units without one, which are passed over on the way up. Accounts are positions
/// `0..accounts` in the caller's order; higher numbers count as no account.
pub fn sub_accounts(structure: &Structure, account_of: &[Option<usize>], accounts: usize) -> SubAccounts {
    let account = |unit: usize| account_of.get(unit).copied().flatten().filter(|account| *account < accounts);
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); accounts];
    for unit in 0..structure.units() {
        let Some(own) = account(unit) else { continue };
        let next = structure.chain(unit).skip(1).find_map(account);
        if let Some(parent) = next.filter(|parent| *parent != own) {
            above[own].push(parent);
        }
    }
    let mut tangles = Vec::new();
    let mut parent: Vec<Option<usize>> = Vec::with_capacity(accounts);
    for (account, mut parents) in above.into_iter().enumerate() {
        parents.sort_unstable();
        parents.dedup();
        parent.push(if parents.len() == 1 { Some(parents[0]) } else { None });
        if parents.len() > 1 {
            tangles.push(Tangle::SeveralParents { account, parents });
        }
    }
    let top = loop {
        match ultimate_parents(&parent) {
            Ok(top) => break top,
            Err(accounts) => {
                for account in &accounts {
                    parent[*account] = None;
                }
                tangles.push(Tangle::Circle { accounts });
            }
        }
    };
    SubAccounts { parent, top, tangles }
}

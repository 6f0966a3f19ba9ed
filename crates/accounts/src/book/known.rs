//! What the books hold of everything a file of accounts names, and how it stands after each row.
use super::AccountLine;
use crate::model::{Account, Field, Part, Site, TeamRow, Tier, Unit};
use crate::rules;
use base::Day;
use base::ids::{AccountId, MemberId, UnitId};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// What a file names: the books are asked for these at once, however many rows there are.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub system: String,
    /// ERP numbers of units and parents, as JSON.
    pub numbers: Value,
    /// Folded keys, as JSON.
    pub keys: Value,
    /// Some row names a parent.
    pub parents: bool,
}

impl Asked {
    pub(crate) fn of(system: &str, lines: &[AccountLine]) -> Self {
        let (mut numbers, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for line in lines {
            numbers.extend([&line.customer, &line.parent].into_iter().filter_map(|n| rules::clean_number(n)));
            let key = if line.key.trim().is_empty() { line.customer.trim() } else { line.key.trim() };
            keys.insert(rules::key_fold(key));
        }
        let parents = lines.iter().any(|l| !l.parent.trim().is_empty());
        Self {
            system: system.to_owned(),
            numbers: numbers.into_iter().collect(),
            keys: keys.into_iter().collect(),
            parents,
        }
    }
}

/// What is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub accounts: HashMap<AccountId, Account>,
    /// By folded key, old keys too.
    pub keys: HashMap<String, AccountId>,
    pub units: HashMap<UnitId, Unit>,
    pub numbers: HashMap<String, UnitId>,
    pub sites: HashMap<UnitId, Vec<Site>>,
    /// Values that stand.
    pub facts: HashMap<(AccountId, Field), String>,
    /// Who is in the teams.
    pub team: HashMap<AccountId, Vec<TeamRow>>,
    /// By folded mail address.
    pub members: HashMap<String, MemberId>,
    /// Name and parent of every unit that has one.
    pub above: HashMap<UnitId, (String, UnitId)>,
}

impl Known {
    pub(super) fn unit_of(&self, number: &str) -> Option<&Unit> {
        self.numbers.get(number).and_then(|id| self.units.get(id))
    }

    pub(super) fn account_of_key(&self, key: &str) -> Option<&Account> {
        self.keys.get(&rules::key_fold(key)).and_then(|id| self.accounts.get(id))
    }

    /// The way from a unit upwards by names, up to `stop`; `None` when it does not come there.
    pub(super) fn way_to(&self, from: UnitId, stop: UnitId) -> Option<Vec<String>> {
        let (mut at, mut names) = (from, Vec::new());
        // Deeper structures are refused where they are made.
        for _ in 0..100 {
            let (name, parent) = match (self.units.get(&at), self.above.get(&at)) {
                (Some(unit), _) => (unit.name.clone(), unit.parent),
                (None, Some((name, parent))) => (name.clone(), Some(*parent)),
                (None, None) => return None,
            };
            names.push(name);
            if at == stop {
                return Some(names);
            }
            at = parent?;
        }
        None
    }

    pub(super) fn add_account(&mut self, account: Account) {
        self.keys.insert(rules::key_fold(&account.key), account.account_id);
        self.accounts.insert(account.account_id, account);
    }

    pub(super) fn set_unit(&mut self, unit: Unit) {
        self.units.insert(unit.unit_id, unit);
    }

    pub(super) fn set_site(&mut self, site: Site) {
        let sites = self.sites.entry(site.unit_id).or_default();
        sites.retain(|s| s.site_id != site.site_id);
        sites.push(site);
    }

    pub(super) fn rename(&mut self, account: AccountId, name: &str) {
        if let Some(a) = self.accounts.get_mut(&account) {
            name.clone_into(&mut a.name);
        }
    }

    pub(super) fn set_tier(&mut self, account: AccountId, tier: Tier) {
        if let Some(a) = self.accounts.get_mut(&account) {
            a.tier = Some(tier);
        }
    }

    pub(super) fn say(&mut self, account: AccountId, field: Field, value: &str) {
        self.facts.insert((account, field), value.to_owned());
        if let (Field::Industry, Some(a)) = (field, self.accounts.get_mut(&account)) {
            value.clone_into(&mut a.industry);
        }
    }

    pub(super) fn seat(&mut self, account: AccountId, member: MemberId, part: Part, leaving: &[uuid::Uuid], day: Day) {
        let team = self.team.entry(account).or_default();
        team.retain(|t| !leaving.contains(&t.team_id));
        team.push(TeamRow {
            team_id: uuid::Uuid::now_v7(),
            member_id: member,
            name: String::new(),
            part,
            sees_money: true,
            from_day: day,
            until_day: None,
        });
    }
}

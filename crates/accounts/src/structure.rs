//! The whole firm's accounts, units and groups in memory, good for one structure version. Figures follow today's
//! structure for all periods (`decisions.md` 1.3).
use crate::model::{Kind, Tier, UnitKind};
use crate::rules;
use crate::store::whole;
use base::ids::{AccountId, MemberId, UnitId, WorkspaceId};
use base::{Db, Error, Site};
use engine_value::group::{self, Link};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// An open account.
#[derive(Debug, Clone)]
pub struct AccountInfo {
    pub account_id: AccountId,
    pub key: String,
    pub name: String,
    pub kind: Kind,
    pub tier: Option<Tier>,
    /// Empty when unknown.
    pub industry: String,
    pub lead: Option<(MemberId, String)>,
    /// The account itself, or the one whose unit controls a unit of this account.
    pub top: AccountId,
    /// Its units, as positions in [`Structure::units`].
    pub units: Vec<usize>,
}

impl AccountInfo {
    /// Controlled by a unit of another account: ranked there, listed here.
    pub fn is_sub(&self) -> bool {
        self.top != self.account_id
    }
    /// Tier T1 or T2.
    pub fn is_key_account(&self) -> bool {
        self.kind == Kind::Customer && self.tier.is_some_and(Tier::is_key_account)
    }
}

/// A unit of the firm.
#[derive(Debug, Clone)]
pub struct UnitInfo {
    pub unit_id: UnitId,
    /// `None`: to be assigned, or [`UnitKind::WithoutCustomer`].
    pub account: Option<AccountId>,
    pub kind: UnitKind,
    pub name: String,
    pub parent: Option<UnitId>,
    pub ownership_bp: Option<i32>,
    pub control: bool,
    /// Source system and number, in this order.
    pub numbers: Vec<(String, String)>,
    /// Follows controlling parents up to the unit nobody controls; the unit itself when nobody controls it.
    pub ultimate: UnitId,
    /// The account of rankings: the top account of [`UnitInfo::account`].
    pub top: Option<AccountId>,
}

/// Whom a unit counts for in rankings, concentration, ABC and whale curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counts {
    /// With its top account.
    With(AccountId),
    /// By itself: in the collective account or to be assigned.
    Alone(UnitId),
    /// Sales without customer: in totals and months only.
    Outside,
}

/// The firm's structure.
#[derive(Debug, Clone)]
pub struct Structure {
    pub version: i64,
    /// Open accounts in natural order of their keys.
    pub accounts: Vec<AccountInfo>,
    /// All units in the order of their ids.
    pub units: Vec<UnitInfo>,
    account_at: HashMap<AccountId, usize>,
    unit_at: HashMap<UnitId, usize>,
    /// By folded key.
    key_at: HashMap<String, usize>,
    /// The accounts of each top account.
    groups_at: HashMap<AccountId, Vec<usize>>,
    /// The accounts that each of us leads.
    lead_at: HashMap<MemberId, Vec<usize>>,
    /// Customers of tier T1 or T2, units that wait to be assigned, and the collective account.
    key_accounts: Vec<usize>,
    unassigned: Vec<usize>,
    collective: Option<usize>,
    /// Industries, folded and as written, of customers.
    industries: BTreeSet<(String, String)>,
    /// Who controls whom, by positions in [`Structure::units`].
    pub groups: group::Structure,
    /// Accounts that could not be put under one another without doubt; they stand by themselves.
    pub tangles: Vec<group::Tangle>,
}

impl Structure {
    pub fn account(&self, id: AccountId) -> Option<&AccountInfo> {
        self.account_at.get(&id).map(|i| &self.accounts[*i])
    }
    pub fn unit(&self, id: UnitId) -> Option<&UnitInfo> {
        self.unit_at.get(&id).map(|i| &self.units[*i])
    }
    /// The units of an account by themselves, without what they control.
    pub fn units_of(&self, account: AccountId) -> Vec<UnitId> {
        let own = self.account(account).map(|a| a.units.as_slice()).unwrap_or_default();
        own.iter().map(|at| self.units[*at].unit_id).collect()
    }
    /// Position of a unit in [`Structure::units`].
    pub fn unit_position(&self, id: UnitId) -> Option<usize> {
        self.unit_at.get(&id).copied()
    }
    /// Position of an account in [`Structure::accounts`].
    pub fn account_position(&self, id: AccountId) -> Option<usize> {
        self.account_at.get(&id).copied()
    }
    /// The open account of that key (present keys only).
    pub fn by_key(&self, key: &str) -> Option<&AccountInfo> {
        self.key_at.get(&rules::key_fold(key)).map(|at| &self.accounts[*at])
    }
    /// Units that wait to be assigned.
    pub fn unassigned(&self) -> impl Iterator<Item = &UnitInfo> {
        self.unassigned.iter().map(|at| &self.units[*at])
    }
    /// The collective account.
    pub fn collective(&self) -> Option<&AccountInfo> {
        self.collective.map(|at| &self.accounts[at])
    }
    /// Customers of tier T1 or T2, in natural order of their keys.
    pub fn key_accounts(&self) -> impl Iterator<Item = &AccountInfo> {
        self.key_accounts.iter().map(|at| &self.accounts[*at])
    }
    /// The accounts whose top account this is, itself included.
    pub fn group(&self, top: AccountId) -> impl Iterator<Item = &AccountInfo> {
        self.groups_at.get(&top).into_iter().flatten().map(|at| &self.accounts[*at])
    }
    /// The industries of customers, folded and as written, in order.
    pub fn industries(&self) -> impl Iterator<Item = &(String, String)> {
        self.industries.iter()
    }
    /// How an industry is written, whatever its letters' case.
    pub fn written_as(&self, industry: &str) -> Vec<&str> {
        let folded = base::fold::fold(industry);
        self.industries.iter().filter(|i| i.0 == folded).map(|i| i.1.as_str()).collect()
    }
    /// The accounts a member leads.
    pub fn led_by(&self, member: MemberId) -> impl Iterator<Item = &AccountInfo> {
        self.lead_at.get(&member).into_iter().flatten().map(|at| &self.accounts[*at])
    }
    /// Whom a unit counts for.
    pub fn counts(&self, unit: &UnitInfo) -> Counts {
        match (unit.kind, unit.account.and_then(|a| self.account(a))) {
            (UnitKind::WithoutCustomer, _) => Counts::Outside,
            (UnitKind::Legal, None) => Counts::Alone(unit.unit_id),
            (UnitKind::Legal, Some(a)) if a.kind == Kind::Collective => Counts::Alone(unit.unit_id),
            (UnitKind::Legal, Some(a)) => Counts::With(a.top),
        }
    }
    /// The units that a unit controls along the chain, itself included, in the order of [`Structure::units`].
    pub fn controlled(&self, unit: UnitId) -> Vec<&UnitInfo> {
        let at = self.unit_position(unit);
        at.map(|at| self.groups.closure(at).into_iter().map(|i| &self.units[i]).collect()).unwrap_or_default()
    }

    /// Puts accounts and units together: ultimate parents by control, top accounts from them.
    pub(crate) fn build(
        version: i64,
        accounts: Vec<whole::AccountRow>,
        units: Vec<whole::UnitRow>,
        numbers: Vec<(UnitId, String, String)>,
    ) -> Self {
        let mut s = Self {
            version,
            accounts: accounts.into_iter().map(account_info).collect(),
            units: Vec::new(),
            account_at: HashMap::new(),
            unit_at: HashMap::new(),
            key_at: HashMap::new(),
            groups_at: HashMap::new(),
            lead_at: HashMap::new(),
            key_accounts: Vec::new(),
            unassigned: Vec::new(),
            collective: None,
            industries: BTreeSet::new(),
            groups: no_groups(0),
            tangles: Vec::new(),
        };
        s.account_at = s.accounts.iter().enumerate().map(|(i, a)| (a.account_id, i)).collect();
        s.units = units.into_iter().map(unit_info).collect();
        s.unit_at = s.units.iter().enumerate().map(|(i, u)| (u.unit_id, i)).collect();
        for (unit, system, number) in numbers {
            if let Some(i) = s.unit_at.get(&unit) {
                s.units[*i].numbers.push((system, number));
            }
        }
        s.find_groups();
        s.find_places();
        s
    }

    fn find_places(&mut self) {
        let mut written: HashSet<&str> = HashSet::new();
        for (at, a) in self.accounts.iter().enumerate() {
            if a.kind == Kind::Customer && !a.industry.is_empty() && written.insert(&a.industry) {
                self.industries.insert((base::fold::fold(&a.industry), a.industry.clone()));
            }
            self.key_at.entry(rules::key_fold(&a.key)).or_insert(at);
            self.groups_at.entry(a.top).or_default().push(at);
            if a.is_key_account() {
                self.key_accounts.push(at);
            }
            if a.kind == Kind::Collective {
                self.collective.get_or_insert(at);
            }
            if let Some((lead, _)) = &a.lead {
                self.lead_at.entry(*lead).or_default().push(at);
            }
        }
        let waits = |u: &UnitInfo| u.account.is_none() && u.kind == UnitKind::Legal;
        self.unassigned = (0..self.units.len()).filter(|at| waits(&self.units[*at])).collect();
    }

    fn find_groups(&mut self) {
        let links: Vec<Link> = self
            .units
            .iter()
            .enumerate()
            .filter_map(|(child, u)| {
                let parent = *self.unit_at.get(&u.parent?)?;
                let ownership_bp = u.ownership_bp.and_then(|bp| u16::try_from(bp).ok());
                Some(Link { parent, child, ownership_bp, control: u.control })
            })
            .collect();
        // Circles are refused when a parent is written; should one stand in the table all the same (a restored file),
        // every unit stands for itself rather than no page at all.
        self.groups = group::Structure::new(self.units.len(), &links).unwrap_or_else(|fault| {
            tracing::error!(?fault, "the group structure contradicts itself");
            no_groups(self.units.len())
        });
        for i in 0..self.units.len() {
            let top = self.groups.ultimate_parent(i).unwrap_or(i);
            self.units[i].ultimate = self.units[top].unit_id;
            if let Some(at) = self.units[i].account.and_then(|a| self.account_position(a)) {
                self.accounts[at].units.push(i);
            }
        }
        let customer = |a: AccountId| self.account_position(a).filter(|at| self.accounts[*at].kind == Kind::Customer);
        let account_of: Vec<Option<usize>> = self.units.iter().map(|u| u.account.and_then(customer)).collect();
        let subs = group::sub_accounts(&self.groups, &account_of, self.accounts.len());
        let tops: Vec<AccountId> = subs.top.iter().map(|at| self.accounts[*at].account_id).collect();
        for (a, top) in self.accounts.iter_mut().zip(tops) {
            a.top = top;
        }
        self.tangles = subs.tangles;
        for i in 0..self.units.len() {
            self.units[i].top = self.units[i].account.and_then(|a| self.account(a)).map(|a| a.top);
        }
    }
}

/// Units that nobody controls.
fn no_groups(units: usize) -> group::Structure {
    group::Structure::new(units, &[]).expect("without links nothing can contradict")
}

fn account_info(r: whole::AccountRow) -> AccountInfo {
    AccountInfo {
        account_id: r.account_id,
        key: r.account_key,
        name: r.name,
        kind: Kind::parse(&r.kind),
        tier: Tier::from_stored(r.tier),
        industry: r.industry,
        lead: r.lead.zip(r.lead_name),
        top: r.account_id,
        units: Vec::new(),
    }
}

fn unit_info(r: whole::UnitRow) -> UnitInfo {
    UnitInfo {
        unit_id: r.unit_id,
        account: r.account_id,
        kind: UnitKind::parse(&r.kind),
        name: r.name,
        parent: r.parent_unit_id,
        ownership_bp: r.ownership_bp,
        control: r.control,
        numbers: Vec::new(),
        ultimate: r.unit_id,
        top: None,
    }
}

/// As one request has read it.
#[derive(Debug, Clone, Copy)]
struct Version(i64);

/// The version of the firm's structure; read once per request.
pub async fn structure_version(site: &Site, workspace: WorkspaceId) -> Result<i64, Error> {
    let read = async || Ok::<_, Error>(Version(whole::version(&site.db, workspace).await?));
    Ok(site.seen.once(workspace, read).await?.0)
}

/// The firm's structure, from memory while nothing has changed.
pub async fn structure(site: &Site, workspace: WorkspaceId) -> Result<Arc<Structure>, Error> {
    let version = structure_version(site, workspace).await?;
    site.memo.made(workspace, version, || structure_of(&site.db, workspace)).await
}

/// The same without memory, for commands.
pub async fn structure_of(db: &Db, workspace: WorkspaceId) -> Result<Structure, Error> {
    let version = whole::version(db, workspace).await?;
    let accounts = whole::accounts(db, workspace).await?;
    let units = whole::units(db, workspace).await?;
    let numbers = whole::numbers(db, workspace).await?;
    Ok(Structure::build(version, accounts, units, numbers))
}

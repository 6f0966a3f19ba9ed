//! How accounts are written: through a [`Pen`], which notes beside every change what takes it back. One inverse and one
//! way to carry it out serve every act of this slice, single or by the thousand (imports).
mod back;

use crate::model::{Account, Field, Kind, Part, Site, Source, TeamRow, Tier, Unit};
use crate::rules::{self, Refusal};
use crate::{hooks, store};
pub use back::take_back;
use base::db::Tx;
use base::ids::{AccountId, ImportId, MemberId, SiteId, TierId, UnitId};
use base::{Day, Error};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One change and how it was before.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    AccountMade { account: AccountId },
    KeyAdded { account: AccountId, key_fold: String },
    KeyMoved { key_fold: String, from: AccountId },
    Named { account: AccountId, key: String, name: String },
    TierSet { account: AccountId, tier_id: TierId, before: Option<Tier> },
    FactSaid { account: AccountId, fact: Uuid, before: Option<Uuid>, industry: Option<String> },
    TeamAdded { team_id: Uuid },
    TeamEnded { team_id: Uuid },
    TeamMoved { team_id: Uuid, from: AccountId },
    UnitMade { unit: UnitId },
    UnitWas { before: Unit },
    NumberAdded { source_system: String, number: String },
    NumberMoved { source_system: String, number: String, from: UnitId },
    SiteMade { site: SiteId },
    SiteWas { before: Site },
    SiteGone { before: Site },
    Closed { account: AccountId, on: Option<Day>, into: Option<AccountId> },
    Confirmed { account: AccountId, on: Option<Day> },
    Belongings { slice: String, inverse: Value },
}

/// The version whose content stood in a row before a change, and since. An undo lets the earlier content stand again and
/// says so, so that what led to it can be taken back in its turn. A row that the change made had none (0).
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Content {
    before: i64,
    after: i64,
}

/// What takes a change back: the steps, and what must still stand in the accounts and units it wrote.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inverse {
    steps: Vec<Step>,
    accounts: Vec<(AccountId, Content)>,
    units: Vec<(UnitId, Content)>,
    /// The event this takes back.
    event: String,
}

/// Writes and remembers.
#[derive(Debug)]
pub struct Pen<'a> {
    pub tx: &'a mut Tx,
    steps: Vec<Step>,
    touched: BTreeSet<AccountId>,
    units: BTreeMap<UnitId, Content>,
    import: Option<ImportId>,
}

impl<'a> Pen<'a> {
    pub fn new(tx: &'a mut Tx) -> Self {
        Self { tx, steps: Vec::new(), touched: BTreeSet::new(), units: BTreeMap::new(), import: None }
    }
    /// What is made bears the import's mark.
    pub fn for_import(tx: &'a mut Tx, import: ImportId) -> Self {
        Self { import: Some(import), ..Self::new(tx) }
    }
    fn note(&mut self, account: AccountId, step: Step) {
        self.touched.insert(account);
        self.steps.push(step);
    }
    /// Nothing was changed so far.
    pub fn is_blank(&self) -> bool {
        self.steps.is_empty()
    }

    /// A new account under a key that the caller found free.
    pub async fn account(&mut self, key: &str, name: &str, kind: Kind) -> Result<AccountId, Error> {
        let id = AccountId::new();
        self.account_as(id, key, name, kind).await?;
        Ok(id)
    }
    /// The same with an id that the caller has given.
    pub async fn account_as(&mut self, id: AccountId, key: &str, name: &str, kind: Kind) -> Result<(), Error> {
        store::account::insert(self.tx, id, key, name, kind, self.import).await?;
        self.note(id, Step::AccountMade { account: id });
        Ok(())
    }
    /// Key and name from now on; a new key is added, the old one leads on.
    pub async fn name(&mut self, a: &Account, key: &str, name: &str) -> Result<(), Error> {
        if a.key == key && a.name == name {
            return Ok(());
        }
        let folded = rules::key_fold(key);
        match store::account::owner_of_key(self.tx, &folded).await? {
            None => {
                store::account::add_key(self.tx, a.account_id, key).await?;
                self.note(a.account_id, Step::KeyAdded { account: a.account_id, key_fold: folded });
            }
            Some(o) if o.account_id == a.account_id => store::account::write_key(self.tx, a.account_id, key).await?,
            Some(o) => {
                return Err(Refusal::KeyTaken { key: key.to_owned(), by: o.name }.into_error(self.tx.actor().lang));
            }
        }
        store::account::rename(self.tx, a.account_id, key, name).await?;
        self.note(a.account_id, Step::Named { account: a.account_id, key: a.key.clone(), name: a.name.clone() });
        Ok(())
    }
    /// A decision on the tier; `before` is what stood.
    pub async fn tier(&mut self, a: &Account, tier: Option<Tier>, reason: &str, day: Day) -> Result<(), Error> {
        let tier_id = store::tier::insert(self.tx, a.account_id, tier, reason, day).await?;
        store::account::set_tier(self.tx, a.account_id, tier).await?;
        self.note(a.account_id, Step::TierSet { account: a.account_id, tier_id, before: a.tier });
        Ok(())
    }
    /// A value with its source and day; the one before stays in the history.
    pub async fn say(
        &mut self,
        a: &Account,
        (field, value): (Field, &str),
        (source, as_of): (Source, Day),
    ) -> Result<(), Error> {
        let facts = store::site::facts_in(self.tx, a.account_id).await?;
        let before = facts.into_iter().find(|f| f.field == field && !f.ended).map(|f| f.fact_id);
        let fact = store::site::say(self.tx, a.account_id, (field, value), (source, as_of), self.import).await?;
        let industry = (field == Field::Industry).then(|| a.industry.clone());
        if industry.is_some() {
            store::account::set_industry(self.tx, a.account_id, value).await?;
        }
        self.note(a.account_id, Step::FactSaid { account: a.account_id, fact, before, industry });
        Ok(())
    }
    /// A person joins a team.
    pub async fn join(
        &mut self,
        account: AccountId,
        member: MemberId,
        (part, sees_money): (Part, bool),
        from: Day,
    ) -> Result<(), Error> {
        let row = TeamRow {
            team_id: Uuid::now_v7(),
            member_id: member,
            name: String::new(),
            part,
            sees_money: sees_money || part != Part::Colleague,
            from_day: from,
            until_day: None,
        };
        store::team::insert(self.tx, account, &row).await?;
        self.note(account, Step::TeamAdded { team_id: row.team_id });
        Ok(())
    }
    /// A time in a team ends.
    pub async fn leave(&mut self, account: AccountId, team_id: Uuid, on: Day) -> Result<(), Error> {
        store::team::end(self.tx, team_id, Some(on)).await?;
        self.note(account, Step::TeamEnded { team_id });
        Ok(())
    }
    /// A team row goes with its account into another (merge).
    pub async fn move_team(&mut self, from: AccountId, team_id: Uuid, to: AccountId) -> Result<(), Error> {
        store::team::move_to(self.tx, team_id, to).await?;
        self.touched.insert(from);
        self.note(to, Step::TeamMoved { team_id, from });
        Ok(())
    }
    /// A new unit.
    pub async fn unit(&mut self, unit: &Unit) -> Result<(), Error> {
        store::unit::insert(self.tx, unit, self.import).await?;
        self.touched.extend(unit.account_id);
        self.units.insert(unit.unit_id, Content { before: 0, after: 1 });
        self.steps.push(Step::UnitMade { unit: unit.unit_id });
        Ok(())
    }
    /// A unit from now on; refuses when `before` is not what stands.
    pub async fn write_unit(&mut self, before: &Unit, after: &Unit) -> Result<(), Error> {
        let after = Unit { version: before.version, ..after.clone() };
        let content = match self.units.get(&before.unit_id) {
            Some(known) => known.before,
            None => store::unit_content(self.tx, before.unit_id).await?.unwrap_or(0),
        };
        if !store::unit::update(self.tx, &after).await? {
            return Err(Refusal::Stale.into_error(self.tx.actor().lang));
        }
        self.touched.extend(before.account_id);
        self.touched.extend(after.account_id);
        self.units.insert(before.unit_id, Content { before: content, after: before.version + 1 });
        self.steps.push(Step::UnitWas { before: before.clone() });
        Ok(())
    }
    /// One more number finds the unit.
    pub async fn number(&mut self, unit: &Unit, source_system: &str, number: &str) -> Result<(), Error> {
        store::unit::add_number(self.tx, unit.unit_id, source_system, number, self.import).await?;
        self.touched.extend(unit.account_id);
        let (source_system, number) = (source_system.to_owned(), number.to_owned());
        self.steps.push(Step::NumberAdded { source_system, number });
        Ok(())
    }
    /// A number finds another unit from now on.
    pub async fn move_number(
        &mut self,
        from: &Unit,
        to: &Unit,
        source_system: &str,
        number: &str,
    ) -> Result<(), Error> {
        store::unit::move_number(self.tx, source_system, number, to.unit_id).await?;
        self.touched.extend(from.account_id);
        self.touched.extend(to.account_id);
        let (source_system, number) = (source_system.to_owned(), number.to_owned());
        self.steps.push(Step::NumberMoved { source_system, number, from: from.unit_id });
        Ok(())
    }
    /// A new site of a unit of the account.
    pub async fn site(&mut self, account: AccountId, site: &Site) -> Result<(), Error> {
        store::site::insert(self.tx, site, self.import).await?;
        self.note(account, Step::SiteMade { site: site.site_id });
        Ok(())
    }
    /// A site from now on; refuses when `before` is not what stands.
    pub async fn write_site(&mut self, account: AccountId, before: &Site, after: &Site) -> Result<(), Error> {
        let after = Site { version: before.version, ..after.clone() };
        if !store::site::update(self.tx, &after).await? {
            return Err(Refusal::Stale.into_error(self.tx.actor().lang));
        }
        self.note(account, Step::SiteWas { before: before.clone() });
        Ok(())
    }
    /// A site is no more.
    pub async fn drop_site(&mut self, account: AccountId, before: &Site) -> Result<(), Error> {
        store::site::delete(self.tx, before.site_id).await?;
        self.note(account, Step::SiteGone { before: before.clone() });
        Ok(())
    }
    /// All keys of `from` lead to `to` from now on.
    pub async fn move_keys(&mut self, from: AccountId, to: AccountId) -> Result<(), Error> {
        for (key_fold, _) in store::account::keys(self.tx, from).await? {
            store::account::move_key(self.tx, &key_fold, to).await?;
            self.note(to, Step::KeyMoved { key_fold, from });
        }
        Ok(())
    }
    /// Closed on that day, into another account when it was merged; or open again.
    pub async fn close(&mut self, a: &Account, on: Option<Day>, into: Option<AccountId>) -> Result<(), Error> {
        store::account::close(self.tx, a.account_id, on, into).await?;
        self.note(a.account_id, Step::Closed { account: a.account_id, on: a.closed_on, into: a.merged_into });
        Ok(())
    }
    /// The structure was looked through on that day.
    pub async fn confirm(&mut self, a: &Account, on: Day) -> Result<(), Error> {
        store::account::confirm(self.tx, a.account_id, Some(on)).await?;
        self.note(a.account_id, Step::Confirmed { account: a.account_id, on: a.structure_confirmed_on });
        Ok(())
    }
    /// Moves what later slices keep on the account.
    pub async fn move_belongings(&mut self, from: AccountId, to: AccountId, taken: &hooks::Taken) -> Result<(), Error> {
        for b in hooks::BELONGINGS {
            let inverse = (b.merge)(self.tx, from, to, taken).await?;
            if !inverse.is_null() {
                self.note(to, Step::Belongings { slice: b.slice.to_owned(), inverse });
            }
        }
        Ok(())
    }

    /// Writes search words and versions of what was touched. Returns what takes all of it back.
    pub async fn finish(self, event: &'static str) -> Result<Value, Error> {
        let mut accounts = Vec::with_capacity(self.touched.len());
        for account in &self.touched {
            store::words::write(self.tx, *account).await?;
            let before = store::content(self.tx, *account).await?.unwrap_or(0);
            accounts.push((*account, Content { before, after: store::touch(self.tx, *account).await? }));
        }
        store::raise(self.tx).await?;
        let units = self.units.into_iter().collect();
        Ok(serde_json::to_value(Inverse { steps: self.steps, accounts, units, event: event.to_owned() })?)
    }
}

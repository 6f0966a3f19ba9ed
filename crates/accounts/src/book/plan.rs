//! Rows and what is known → what to write, row by row, or why not. Pure: a preview and a booking go the same way.
use super::known::Known;
use super::{AccountLine, LineFault, LineState};
use crate::acts::people::seat;
use crate::model::{Account, Field, Kind, Part, Site, Tier, Unit, UnitKind};
use crate::rules::{self, Refusal};
use base::ids::{AccountId, MemberId, SiteId, UnitId};
use base::{Day, Lang};

/// One thing to write.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Account { account: AccountId, key: String, name: String },
    Name { before: Account, name: String },
    Unit(Unit),
    Number { unit: Unit, number: String },
    WriteUnit { before: Unit, after: Unit },
    Site { account: AccountId, site: Site },
    WriteSite { account: AccountId, before: Site, after: Site },
    Say { account: Account, field: Field, value: String },
    Put { account: AccountId, member: MemberId, part: Part },
    Tier { account: Account, tier: Tier, reason: String },
}

/// What the rows come to.
#[derive(Debug, Default)]
pub(super) struct Planned {
    pub acts: Vec<Act>,
    /// Per row that was not faulty, in the order of the rows.
    pub states: Vec<(u64, LineState)>,
    pub faults: Vec<LineFault>,
}

/// Units and accounts first, parents after: a parent may stand further down.
pub(super) fn plan(known: Known, lines: &[AccountLine], lang: Lang, today: Day) -> Planned {
    let mut plan = Plan { known, lang, today, acts: Vec::new() };
    let (mut states, mut faults) = (Vec::with_capacity(lines.len()), Vec::new());
    for line in lines {
        let before = plan.acts.len();
        match plan.line(line) {
            Ok(new) => {
                let changed = if plan.acts.len() > before { LineState::Changed } else { LineState::Same };
                states.push((line.row, Some(if new { LineState::New } else { changed })));
            }
            Err(fault) => {
                states.push((line.row, None));
                faults.push(fault);
            }
        }
    }
    for (line, (_, state)) in lines.iter().zip(&mut states) {
        let Some(found) = state.filter(|_| !line.customer.is_empty()) else { continue };
        let before = plan.acts.len();
        match plan.parent(line) {
            Ok(()) if plan.acts.len() > before && found == LineState::Same => *state = Some(LineState::Changed),
            Ok(()) => {}
            Err(fault) => {
                *state = None;
                faults.push(fault);
            }
        }
    }
    let states = states.into_iter().filter_map(|(row, state)| Some((row, state?))).collect();
    Planned { acts: plan.acts, states, faults }
}

struct Plan {
    known: Known,
    lang: Lang,
    today: Day,
    acts: Vec<Act>,
}

fn fault(line: &AccountLine, field: &'static str, value: &str, text: String) -> LineFault {
    LineFault { row: line.row, field, value: value.to_owned(), text }
}

impl Plan {
    /// `true` when the row makes a unit or an account.
    fn line(&mut self, line: &AccountLine) -> Result<bool, LineFault> {
        let t = crate::texts(self.lang);
        let number = rules::clean_number(&line.customer).or_else(|| line.customer.is_empty().then(String::new));
        let number = number.ok_or_else(|| fault(line, "customer", &line.customer, t.line_bad_number()))?;
        let unit = self.known.unit_of(&number).filter(|_| !number.is_empty()).cloned();
        let people = self.people(line)?;
        let (account, mut made) = self.account(line, &number, unit.as_ref())?;
        if !number.is_empty() {
            let (unit, made_unit) = self.unit(line, &number, unit, &account);
            made |= made_unit;
            self.site(line, &unit, &account);
        }
        self.facts(line, account.account_id);
        if account.kind == Kind::Collective {
            return Ok(made);
        }
        for (part, member) in people {
            self.put(account.account_id, member, part);
        }
        if let Some(tier) = line.tier
            && account.tier != Some(tier)
        {
            let reason = if line.tier_reason.is_empty() { t.line_tier_reason() } else { line.tier_reason.clone() };
            self.known.set_tier(account.account_id, tier);
            self.acts.push(Act::Tier { account, tier, reason });
        }
        Ok(made)
    }

    fn account(&mut self, line: &AccountLine, number: &str, unit: Option<&Unit>) -> Result<(Account, bool), LineFault> {
        let t = crate::texts(self.lang);
        let held = unit.and_then(|u| u.account_id).and_then(|id| self.known.accounts.get(&id)).cloned();
        let asked = if line.key.trim().is_empty() { number } else { line.key.trim() };
        if let (Some(a), true) = (held, line.key.trim().is_empty()) {
            return Ok((self.named(line, a), false));
        }
        let key = rules::clean_key(asked).ok_or_else(|| fault(line, "key", asked, t.line_bad_key()))?;
        if let Some(a) = self.known.account_of_key(&key).cloned() {
            if a.closed_on.is_some() {
                return Err(fault(line, "key", asked, Refusal::Closed { name: a.name }.sentence(self.lang)));
            }
            return Ok((self.named(line, a), false));
        }
        let name = [&line.name, &line.unit_name].into_iter().find_map(|n| rules::clean_name(n));
        let account = Account {
            account_id: AccountId::new(),
            name: name.unwrap_or_else(|| key.clone()),
            key,
            kind: Kind::Customer,
            tier: None,
            industry: String::new(),
            structure_confirmed_on: None,
            made_by_import: None,
            merged_into: None,
            closed_on: None,
            version: 1,
        };
        self.acts.push(Act::Account {
            account: account.account_id,
            key: account.key.clone(),
            name: account.name.clone(),
        });
        self.known.add_account(account.clone());
        Ok((account, true))
    }

    /// A known account; takes the file's name when that is another one.
    fn named(&mut self, line: &AccountLine, before: Account) -> Account {
        match rules::clean_name(&line.name).filter(|n| *n != before.name) {
            Some(name) => {
                self.known.rename(before.account_id, &name);
                let after = Account { name: name.clone(), ..before.clone() };
                self.acts.push(Act::Name { before, name });
                after
            }
            None => before,
        }
    }

    fn unit(&mut self, line: &AccountLine, number: &str, unit: Option<Unit>, account: &Account) -> (Unit, bool) {
        let name = [&line.unit_name, &line.name].into_iter().find_map(|n| rules::clean_name(n));
        let Some(before) = unit else {
            let unit = Unit {
                unit_id: UnitId::new(),
                account_id: Some(account.account_id),
                kind: UnitKind::Legal,
                name: name.unwrap_or_else(|| number.to_owned()),
                parent: None,
                ownership_bp: None,
                control: false,
                version: 1,
            };
            self.acts.push(Act::Unit(unit.clone()));
            self.acts.push(Act::Number { unit: unit.clone(), number: number.to_owned() });
            self.known.numbers.insert(number.to_owned(), unit.unit_id);
            self.known.set_unit(unit.clone());
            return (unit, true);
        };
        let mut after = Unit { account_id: Some(account.account_id), ..before.clone() };
        if let Some(n) = rules::clean_name(&line.unit_name) {
            after.name = n;
        }
        (self.write_unit(before, after), false)
    }

    /// The unit as it stands after.
    fn write_unit(&mut self, before: Unit, after: Unit) -> Unit {
        if after == before {
            return before;
        }
        let written = Unit { version: before.version + 1, ..after.clone() };
        self.acts.push(Act::WriteUnit { before, after });
        self.known.set_unit(written.clone());
        written
    }

    fn site(&mut self, line: &AccountLine, unit: &Unit, account: &Account) {
        let Some(name) = rules::clean_name(&line.site).or_else(|| rules::clean_name(&line.site_city)) else { return };
        let (city, country) = (line.site_city.trim(), line.site_country.trim());
        let folded = base::fold::fold(&name);
        let same = |s: &&Site| base::fold::fold(&s.name) == folded;
        let account = account.account_id;
        match self.known.sites.get(&unit.unit_id).and_then(|all| all.iter().find(same)).cloned() {
            None => {
                let site = Site {
                    site_id: SiteId::new(),
                    unit_id: unit.unit_id,
                    name,
                    note: String::new(),
                    city: city.to_owned(),
                    country: country.to_owned(),
                    version: 1,
                };
                self.known.set_site(site.clone());
                self.acts.push(Act::Site { account, site });
            }
            Some(before) => {
                let keep = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
                let after =
                    Site { city: keep(city, &before.city), country: keep(country, &before.country), ..before.clone() };
                if after != before {
                    self.known.set_site(Site { version: before.version + 1, ..after.clone() });
                    self.acts.push(Act::WriteSite { account, before, after });
                }
            }
        }
    }

    fn facts(&mut self, line: &AccountLine, account: AccountId) {
        let terms = line.payment_terms_days.map(|d| crate::texts(self.lang).payment_days(d)).unwrap_or_default();
        let start = line.fiscal_year_start.filter(|m| (1..=12).contains(m)).map(|m| m.to_string()).unwrap_or_default();
        let said = [
            (Field::Industry, line.industry.trim()),
            (Field::Stage, line.stage.trim()),
            (Field::PaymentTerms, terms.as_str()),
            (Field::FiscalYearStart, start.as_str()),
            (Field::Currency, line.currency.trim()),
        ];
        for (field, value) in said.into_iter().filter(|(_, v)| !v.is_empty()) {
            if self.known.facts.get(&(account, field)).is_some_and(|v| v == value) {
                continue;
            }
            let Some(before) = self.known.accounts.get(&account).cloned() else { continue };
            self.known.say(account, field, value);
            self.acts.push(Act::Say { account: before, field, value: value.to_owned() });
        }
    }

    /// Lead and deputy by mail address; a fault when nobody has it.
    fn people(&self, line: &AccountLine) -> Result<Vec<(Part, MemberId)>, LineFault> {
        let asked = [(Part::Lead, "lead", &line.lead), (Part::Deputy, "deputy", &line.deputy)];
        let named = asked.into_iter().filter(|(_, _, e)| !e.trim().is_empty());
        let found = named.map(|(part, field, email)| {
            let member = self.known.members.get(&base::fold::fold(email)).copied();
            let unknown = || fault(line, field, email, crate::texts(self.lang).line_unknown_person(email.as_str()));
            member.map(|m| (part, m)).ok_or_else(unknown)
        });
        found.collect()
    }

    fn put(&mut self, account: AccountId, member: MemberId, part: Part) {
        let team = self.known.team.get(&account).map(Vec::as_slice).unwrap_or_default();
        if let Some(leaving) = seat(team, member, (part, true)) {
            self.known.seat(account, member, part, &leaving, self.today);
            self.acts.push(Act::Put { account, member, part });
        }
    }

    fn parent(&mut self, line: &AccountLine) -> Result<(), LineFault> {
        if line.parent.trim().is_empty() && line.ownership_bp.is_none() && line.control.is_none() {
            return Ok(());
        }
        let Some(before) = self.known.unit_of(line.customer.trim()).cloned() else { return Ok(()) };
        let parent = match line.parent.trim() {
            "" => before.parent,
            p => {
                let unknown = || fault(line, "parent", p, crate::texts(self.lang).line_unknown_parent(p));
                Some(*self.known.numbers.get(p).ok_or_else(unknown)?)
            }
        };
        let after = Unit {
            parent,
            ownership_bp: line.ownership_bp.or(before.ownership_bp),
            control: line.control.unwrap_or(before.control),
            ..before.clone()
        };
        if after != before
            && let Some(way) = parent.and_then(|p| self.known.way_to(p, before.unit_id))
        {
            let names = std::iter::once(before.name.clone()).chain(way).collect();
            return Err(fault(line, "parent", &line.parent, Refusal::Circle { names }.sentence(self.lang)));
        }
        self.write_unit(before, after);
        Ok(())
    }
}

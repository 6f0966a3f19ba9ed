//! Rows of small files as the other slices want them; what cannot be said there is a problem of the row.

use super::Run;
use super::problems::{BookProblem, BookTrouble};
use super::walk::GoodRow;
use crate::mapping::Field;
use crate::row::{AccountRow, AnswerRow, CostRow, CostWhat, RateRow, TargetRow, TypedRow};
use accounts::Tier;
use accounts::book::AccountLine;
use base::ids::{AccountId, UnitId};
use base::{Day, Error, Month, Right};
use engine_value::contribution::Block;
use ledger::entries::DriverSaid;
use ledger::model::{AccountTarget, Cost, FirmTarget, NewRate, Per, SplitKey};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Rows ready for their slice, each with its line.
#[derive(Debug)]
pub(super) enum Drafts {
    Accounts(Vec<AccountLine>),
    Rates(Vec<(u64, NewRate)>),
    /// A shared cost is made of several lines; a rate may say something of its driver.
    Costs(Costs),
    Targets {
        firm: Vec<(u64, FirmTarget)>,
        accounts: Vec<(u64, AccountTarget)>,
    },
    Answers(Vec<surveys::AnswerRow>),
}

/// Costs with their lines, and what a rate says of its driver.
pub(super) type Costs = Vec<(Vec<u64>, Cost, Option<DriverSaid>)>;

impl Drafts {
    /// Without these lines.
    pub(super) fn leave_out(&mut self, lines: &BTreeSet<u64>) {
        let keep = |line: u64| !lines.contains(&line);
        match self {
            Self::Accounts(rows) => rows.retain(|r| keep(r.row)),
            Self::Rates(rows) => rows.retain(|r| keep(r.0)),
            Self::Costs(rows) => rows.retain(|r| r.0.iter().all(|l| keep(*l))),
            Self::Targets { firm, accounts } => {
                firm.retain(|r| keep(r.0));
                accounts.retain(|r| keep(r.0));
            }
            Self::Answers(rows) => rows.retain(|r| keep(r.line)),
        }
    }
}

/// Finds accounts by ERP number or key, as far as the actor may write there.
struct Finder {
    structure: Arc<accounts::Structure>,
    visible: accounts::Visible,
    all: bool,
    units: HashMap<String, UnitId>,
    keys: HashMap<String, AccountId>,
}

type Found = Result<(AccountId, Option<UnitId>), (Field, BookTrouble)>;

impl Finder {
    async fn new(run: &Run<'_>, rows: &[GoodRow]) -> Result<Self, Error> {
        let (db, ws) = (&run.site.db, run.ws());
        let structure = accounts::structure(run.site, ws).await?;
        let mut numbers = BTreeSet::new();
        let mut asked = BTreeSet::new();
        for row in rows {
            let (customer, key) = named(&row.row);
            numbers.extend(customer.cloned());
            asked.extend(key.cloned());
        }
        let numbers: Vec<String> = numbers.into_iter().collect();
        let units = accounts::units_by_number(db, ws, &run.mapping.source_system, &numbers).await?;
        let present: HashMap<String, AccountId> =
            structure.accounts.iter().map(|a| (base::fold::fold(&a.key), a.account_id)).collect();
        let mut keys = HashMap::new();
        for key in asked {
            if let Some(id) = present.get(&base::fold::fold(&key)) {
                keys.insert(key, *id);
            } else if let Ok(account) = accounts::find(db, run.actor, &key).await {
                keys.insert(key, account.account_id);
            }
        }
        let visible = accounts::visible(db, run.actor).await?;
        Ok(Self { structure, visible, all: run.actor.may(Right::ImportAll), units, keys })
    }

    fn account(&self, customer: Option<&String>, key: Option<&String>) -> Found {
        let unit = customer.and_then(|n| self.units.get(n)).copied();
        let by_number = unit.and_then(|u| self.structure.unit(u)).and_then(|u| u.account);
        let by_key = key.and_then(|k| self.keys.get(k)).copied();
        let field = if key.is_some() { Field::Key } else { Field::Customer };
        let account = by_key.or(by_number).ok_or((field, BookTrouble::UnknownAccount))?;
        if self.all || self.visible.sees(account) {
            Ok((account, unit.filter(|_| by_number == Some(account))))
        } else {
            Err((field, BookTrouble::UnknownAccount))
        }
    }
}

fn named(row: &TypedRow) -> (Option<&String>, Option<&String>) {
    match row {
        TypedRow::Target(r) => (r.customer.as_ref(), r.key.as_ref()),
        TypedRow::Answer(r) => (r.customer.as_ref(), r.key.as_ref()),
        TypedRow::Cost(r) => match &r.what {
            CostWhat::Fixed { customer, key, .. } | CostWhat::SharedFixed { customer, key, .. } => {
                (customer.as_ref(), key.as_ref())
            }
            _ => (None, None),
        },
        _ => (None, None),
    }
}

fn against(line: u64, field: Field, value: Option<&String>, trouble: BookTrouble) -> BookProblem {
    BookProblem { line, field: Some(field), value: value.cloned().unwrap_or_default(), trouble }
}

/// All rows as drafts, and what is against some of them.
pub(super) async fn drafts(run: &Run<'_>, rows: &[GoodRow]) -> Result<(Drafts, Vec<BookProblem>), Error> {
    use crate::kind::ImportKind as K;
    let finder = Finder::new(run, rows).await?;
    let mut faults = Vec::new();
    let mut made = match run.mapping.kind {
        K::Accounts | K::Ledger => Drafts::Accounts(Vec::new()),
        K::Rates => Drafts::Rates(Vec::new()),
        K::Costs => Drafts::Costs(Vec::new()),
        K::Targets => Drafts::Targets { firm: Vec::new(), accounts: Vec::new() },
        K::Answers => Drafts::Answers(Vec::new()),
    };
    for row in rows {
        let line = row.row.line_number();
        let fault = match (&mut made, &row.row) {
            (Drafts::Accounts(to), TypedRow::Account(r)) => account(run, r).map(|l| to.push(l)),
            (Drafts::Rates(to), TypedRow::Rate(r)) => {
                to.push((line, rate(r)));
                Ok(())
            }
            (Drafts::Costs(to), TypedRow::Cost(r)) => cost(run, &finder, r, to),
            (Drafts::Targets { firm, accounts }, TypedRow::Target(r)) => target(run, &finder, r, firm, accounts),
            (Drafts::Answers(to), TypedRow::Answer(r)) => answer(&finder, r).map(|a| to.push(a)),
            _ => Ok(()),
        };
        faults.extend(fault.err());
    }
    Ok((made, faults))
}

fn account(run: &Run<'_>, r: &AccountRow) -> Result<AccountLine, BookProblem> {
    let line = r.line_number;
    let tier = match &r.tier {
        None => None,
        Some(word) => {
            Some(Tier::parse(word).ok_or_else(|| against(line, Field::Tier, Some(word), BookTrouble::NotATier))?)
        }
    };
    if !run.actor.may(Right::Steer) {
        let steering = [(Field::Tier, &r.tier), (Field::Lead, &r.lead), (Field::Deputy, &r.deputy)];
        if let Some((field, value)) = steering.into_iter().find(|(_, v)| v.is_some()) {
            return Err(against(line, field, value.as_ref(), BookTrouble::HeadOnly));
        }
    }
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    Ok(AccountLine {
        row: line,
        customer: text(&r.customer),
        key: text(&r.key),
        name: r.name.clone(),
        unit_name: text(&r.unit_name),
        parent: text(&r.parent),
        ownership_bp: r.ownership_millionths.and_then(|m| i32::try_from((m + 50) / 100).ok()),
        control: r.control,
        industry: text(&r.industry),
        tier,
        tier_reason: text(&r.tier_reason),
        stage: text(&r.stage),
        payment_terms_days: r.payment_terms_days,
        fiscal_year_start: r.fiscal_year_start.and_then(|m| i32::try_from(m).ok()),
        currency: r.currency.map(|c| c.code().to_owned()).unwrap_or_default(),
        site: text(&r.site),
        site_city: text(&r.site_city),
        site_country: text(&r.site_country),
        lead: text(&r.lead),
        deputy: text(&r.deputy),
    })
}

/// The ledger keeps foreign units for one unit of the firm's currency.
fn rate(r: &RateRow) -> NewRate {
    let millionths = i128::from(r.rate_millionths);
    let turned = (1_000_000_000_000 + millionths / 2) / millionths.max(1);
    let rate = if r.firm_per_foreign { i64::try_from(turned).unwrap_or(i64::MAX).max(1) } else { r.rate_millionths };
    NewRate { currency: r.currency, day: Day(r.day), rate_millionths: rate }
}

fn permille(millionths: i64) -> i32 {
    i32::try_from((millionths + 500) / 1_000).unwrap_or(1_000)
}

fn cost(run: &Run<'_>, finder: &Finder, r: &CostRow, to: &mut Costs) -> Result<(), BookProblem> {
    let line = r.line_number;
    if r.currency != run.actor.firm.currency {
        let code = r.currency.code().to_owned();
        return Err(against(line, Field::Currency, Some(&code), BookTrouble::FirmCurrencyOnly));
    }
    let (from, until) = (Day(r.valid_from), r.valid_to.map(Day));
    let span = (from.month(), until.map(Day::month));
    let found = |customer: &Option<String>, key: &Option<String>| {
        finder
            .account(customer.as_ref(), key.as_ref())
            .map_err(|(field, trouble)| against(line, field, key.as_ref().or(customer.as_ref()), trouble))
    };
    match &r.what {
        CostWhat::Product { offering, cost_millionths: Some(cost), .. } => {
            let Some(offering) = offering.clone() else {
                return Err(against(line, Field::Offering, None, BookTrouble::NoOffering));
            };
            to.push((vec![line], Cost::Product { offering, cost_millionths: *cost, from, to: until }, None));
        }
        CostWhat::Product { offering, share_millionths, .. } => {
            let (group, share) = (offering.clone().unwrap_or_default(), permille(share_millionths.unwrap_or(0)));
            to.push((vec![line], Cost::Group { group, permille: share, from, to: until }, None));
        }
        CostWhat::Rate { driver, rate_millionths, kind, released_millionths } => {
            if kind.is_some_and(|k| !matches!(k.block(), Block::CostToServe | Block::FixedCost)) {
                let code = kind.map(|k| k.code().to_owned());
                return Err(against(line, Field::Kind, code.as_ref(), BookTrouble::NotADriverKind));
            }
            let gone_permille = released_millionths.map(permille);
            let said = DriverSaid { code: driver.clone(), kind: *kind, gone_permille };
            let rate =
                Cost::Rate { driver: driver.clone(), rate_millionths: *rate_millionths, from: span.0, to: span.1 };
            to.push((vec![line], rate, Some(said).filter(DriverSaid::says_something)));
        }
        CostWhat::Fixed { customer, key, amount_minor, resource, per, released_millionths } => {
            let (account, _) = found(customer, key)?;
            let fixed = Cost::Fixed {
                account,
                name: resource.clone().unwrap_or_default(),
                amount_minor: *amount_minor,
                per: per_of(per.as_deref(), if span.1.is_some() { Per::Total } else { Per::Year }),
                from: span.0,
                to: span.1,
                gone_permille: released_millionths.map_or(1_000, permille),
                estimate: false,
            };
            to.push((vec![line], fixed, None));
        }
        CostWhat::SharedFixed { customer, key, .. } => {
            let member = match (customer, key) {
                (None, None) => None,
                _ => Some(found(customer, key)?.0),
            };
            share(to, line, &r.what, member, span);
        }
    }
    Ok(())
}

fn per_of(word: Option<&str>, else_per: Per) -> Per {
    word.and_then(Per::parse).unwrap_or(else_per)
}

/// One row per member: rows of the same resource and beginning are one cost. What only one of them says holds.
fn share(to: &mut Costs, line: u64, row: &CostWhat, member: Option<AccountId>, (first, last): (Month, Option<Month>)) {
    let CostWhat::SharedFixed { resource, amount_minor: amount, split, driver, per, released_millionths, .. } = row
    else {
        return;
    };
    let wanted = split.as_deref().map(|s| match (s, driver) {
        ("orders", _) => SplitKey::Orders,
        ("lines", _) => SplitKey::Lines,
        // These two are counted from the invoices themselves.
        ("driver", Some(code)) if code == "orders" => SplitKey::Orders,
        ("driver", Some(code)) if code == "lines" => SplitKey::Lines,
        ("driver", Some(code)) => SplitKey::Driver(code.clone()),
        _ => SplitKey::Equal,
    });
    let stands = |(_, cost, _): &&mut (Vec<u64>, Cost, _)| matches!(cost, Cost::Shared { name, from, .. } if name == resource && *from == first);
    if let Some((lines, Cost::Shared { amount_minor, per: p, key, members, gone_permille, .. }, _)) =
        to.iter_mut().find(stands)
    {
        *amount_minor = (*amount_minor).max(amount.unwrap_or(0));
        *p = per_of(per.as_deref(), *p);
        *gone_permille = released_millionths.map_or(*gone_permille, permille);
        lines.push(line);
        members.extend(member.filter(|m| !members.contains(m)));
        if let Some(split) = wanted {
            *key = split;
        }
        return;
    }
    let shared = Cost::Shared {
        name: resource.clone(),
        amount_minor: amount.unwrap_or(0),
        per: per_of(per.as_deref(), Per::Year),
        from: first,
        to: last,
        key: wanted.unwrap_or(SplitKey::Equal),
        members: member.into_iter().collect(),
        gone_permille: released_millionths.map_or(0, permille),
    };
    to.push((vec![line], shared, None));
}

/// `2026`, `2025/26`: the calendar year it begins in.
fn fiscal_year(text: &str) -> Option<i32> {
    let year: i32 = text.trim().split(['/', '-']).next()?.trim().parse().ok()?;
    (1980..=2100).contains(&year).then_some(year)
}

fn target(
    run: &Run<'_>,
    finder: &Finder,
    r: &TargetRow,
    firm: &mut Vec<(u64, FirmTarget)>,
    accounts: &mut Vec<(u64, AccountTarget)>,
) -> Result<(), BookProblem> {
    let line = r.line_number;
    let Some(fiscal_year) = fiscal_year(&r.fiscal_year) else {
        return Err(against(line, Field::FiscalYear, Some(&r.fiscal_year), BookTrouble::NotAYear));
    };
    if r.currency != run.actor.firm.currency {
        let code = r.currency.code().to_owned();
        return Err(against(line, Field::Currency, Some(&code), BookTrouble::FirmCurrencyOnly));
    }
    if r.customer.is_none() && r.key.is_none() {
        let default = FirmTarget::default_of(fiscal_year);
        let margin_permille = r.margin_millionths.map_or(default.margin_permille, permille);
        let satisfaction_permille = r
            .satisfaction_thousandths
            .map_or(default.satisfaction_permille, |s| i32::try_from((s + 50) / 100).unwrap_or(1_000));
        firm.push((line, FirmTarget { margin_permille, satisfaction_permille, ..default }));
        return Ok(());
    }
    let (account, _) = finder
        .account(r.customer.as_ref(), r.key.as_ref())
        .map_err(|(field, trouble)| against(line, field, r.key.as_ref().or(r.customer.as_ref()), trouble))?;
    let target = AccountTarget {
        account,
        fiscal_year,
        net_revenue: r.net_revenue_minor,
        db2: r.db2_minor,
        db3: r.db3_minor,
        margin_permille: r.margin_millionths.map(permille),
    };
    accounts.push((line, target));
    Ok(())
}

fn answer(finder: &Finder, r: &AnswerRow) -> Result<surveys::AnswerRow, BookProblem> {
    let (account, unit) = finder
        .account(r.customer.as_ref(), r.key.as_ref())
        .map_err(|(field, trouble)| against(r.line_number, field, r.key.as_ref().or(r.customer.as_ref()), trouble))?;
    Ok(surveys::AnswerRow {
        line: r.line_number,
        account,
        unit,
        day: Day(r.day),
        wave: r.wave.clone(),
        respondent_key: r.respondent_key.clone(),
        respondent_name: r.respondent_name.clone(),
        duty: r.function.clone(),
        role: r.role.clone(),
        weight_thousandths: r.weight_thousandths,
        values: r.answers.clone(),
        comment: r.comment.clone(),
        invited: r.invited,
    })
}

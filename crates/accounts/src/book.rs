//! The front door for files of accounts: one row is one unit (found by its ERP number) with what the file says about it
//! and its account. What a file leaves empty stays as it is. `imports` reads, shows and keeps; this module compares,
//! books in one change, and takes back.
use crate::acts::group::circle;
use crate::acts::people::put;
use crate::model::{Account, Field, Kind, Part, Site, Source, Tier, Unit, UnitKind};
use crate::pen::{self, Pen};
use crate::rules::{self, Refusal};
use crate::store;
use base::db::Tx;
use base::ids::{ImportId, MemberId, SiteId, UnitId};
use base::{Day, Error, Lang};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What one row of a file says. Empty texts and `None` say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLine {
    /// Row of the file, for problems.
    pub row: u64,
    /// ERP number of the unit. Empty: the row speaks of the account alone.
    pub customer: String,
    /// Key of the account. Empty: that of the unit's account, else the ERP number.
    pub key: String,
    pub name: String,
    pub unit_name: String,
    /// ERP number of the parent unit; it may stand further down in the same file.
    pub parent: String,
    /// Hundredths of a per cent.
    pub ownership_bp: Option<i32>,
    pub control: Option<bool>,
    pub industry: String,
    pub tier: Option<Tier>,
    pub tier_reason: String,
    /// One of [`crate::STAGES`], or any text.
    pub stage: String,
    pub payment_terms_days: Option<i64>,
    /// 1–12.
    pub fiscal_year_start: Option<i32>,
    pub currency: String,
    pub site: String,
    pub site_city: String,
    pub site_country: String,
    /// Mail address of the lead.
    pub lead: String,
    pub deputy: String,
}

/// What a row did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// It made a unit or an account.
    New,
    Changed,
    /// Everything in it is known already.
    Same,
}

/// A row that cannot be booked, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFault {
    pub row: u64,
    /// The mapping's name of the field.
    pub field: &'static str,
    pub value: String,
    /// What is wrong and what to do, in the actor's language.
    pub text: String,
}

/// The outcome of a file or a piece of it.
#[derive(Debug, Clone, Default)]
pub struct Booked {
    /// State per row that was not faulty, in the order of the rows.
    pub states: Vec<(u64, LineState)>,
    pub faults: Vec<LineFault>,
    /// What takes it back; keep it with the import and hand it to [`unbook`].
    pub inverse: Value,
}

impl Booked {
    pub fn count(&self, state: LineState) -> usize {
        self.states.iter().filter(|(_, s)| *s == state).count()
    }
}

/// Books rows in the open change: units and accounts first, parents after (a parent may stand further down). Faulty
/// rows are left out and named; the caller decides whether to commit or to let the change fall. A preview books and
/// drops the change.
pub async fn book(
    tx: &mut Tx,
    import: ImportId,
    source_system: &str,
    lines: &[AccountLine],
    today: Day,
) -> Result<Booked, Error> {
    let mut booked = Booked::default();
    let mut pen = Pen::for_import(tx, import);
    let mut made: Vec<(u64, LineState)> = Vec::with_capacity(lines.len());
    for line in lines {
        let before = pen.steps();
        match book_line(&mut pen, source_system, line, today).await? {
            Ok(new) => {
                let changed = if pen.steps() > before { LineState::Changed } else { LineState::Same };
                made.push((line.row, if new { LineState::New } else { changed }));
            }
            Err(fault) => booked.faults.push(fault),
        }
    }
    for line in lines.iter().filter(|l| !l.customer.is_empty()) {
        if booked.faults.iter().any(|f| f.row == line.row) {
            continue;
        }
        let before = pen.steps();
        match book_parent(&mut pen, source_system, line).await? {
            Ok(()) => {
                if pen.steps() > before
                    && let Some((_, state)) = made.iter_mut().find(|(r, s)| *r == line.row && *s == LineState::Same)
                {
                    *state = LineState::Changed;
                }
            }
            Err(fault) => {
                made.retain(|(r, _)| *r != line.row);
                booked.faults.push(fault);
            }
        }
    }
    booked.states = made;
    booked.inverse = if pen.is_blank() { Value::Null } else { pen.finish("import.booked").await? };
    Ok(booked)
}

/// Takes a booked file (or piece) back; refuses, naming it, when something it touched has moved on.
pub async fn unbook(tx: &mut Tx, inverse: Value) -> Result<(), Error> {
    if !inverse.is_null() {
        pen::take_back(tx, inverse).await?;
    }
    Ok(())
}

/// Units that a ledger import made on the way and that nobody has touched since go again, where nothing hangs on them.
/// Call it after the import's lines are gone. Returns how many went.
pub async fn forget_unassigned(tx: &mut Tx, import: ImportId) -> Result<usize, Error> {
    let mut gone = 0;
    for unit in store::unit::untouched_of_import(tx, import).await? {
        if crate::hooks::rows_on_unit(tx, unit).await? == 0 && store::unit::children(tx, unit).await?.is_empty() {
            store::unit::delete(tx, unit).await?;
            gone += 1;
        }
    }
    if gone > 0 {
        store::raise(tx).await?;
    }
    Ok(gone)
}

fn fault(line: &AccountLine, field: &'static str, value: &str, text: String) -> LineFault {
    LineFault { row: line.row, field, value: value.to_owned(), text }
}

/// A piece of work on one row: broken, faulty, or done.
type Lined<T> = Result<Result<T, LineFault>, Error>;

/// `true` when it made a unit or an account.
async fn book_line(pen: &mut Pen<'_>, system: &str, line: &AccountLine, today: Day) -> Lined<bool> {
    let t = crate::texts(pen.tx.actor().lang);
    let Some(number) = rules::clean_number(&line.customer).or_else(|| line.customer.is_empty().then(String::new))
    else {
        return Ok(Err(fault(line, "customer", &line.customer, t.line_bad_number())));
    };
    let unit = match number.as_str() {
        "" => None,
        n => match store::unit::owner_of_number(pen.tx, system, n).await? {
            Some(id) => store::unit::get(pen.tx, id).await?,
            None => None,
        },
    };
    let people = match line_people(pen, line).await? {
        Ok(people) => people,
        Err(fault) => return Ok(Err(fault)),
    };
    let (account, made_account) = match line_account(pen, line, &number, unit.as_ref()).await? {
        Ok(found) => found,
        Err(fault) => return Ok(Err(fault)),
    };
    let mut made = made_account;
    if !number.is_empty() {
        let (unit, made_unit) = line_unit(pen, system, line, &number, unit, &account).await?;
        made |= made_unit;
        line_site(pen, line, &unit, &account).await?;
    }
    line_facts(pen, line, &account, today).await?;
    if account.kind == Kind::Collective {
        return Ok(Ok(made));
    }
    for (part, member) in people {
        put(pen, account.account_id, member, (part, true), today).await?;
    }
    if let Some(tier) = line.tier
        && account.tier != Some(tier)
    {
        let reason = if line.tier_reason.is_empty() { t.line_tier_reason() } else { line.tier_reason.clone() };
        pen.tier(&account, Some(tier), &reason, today).await?;
    }
    Ok(Ok(made))
}

async fn line_account(
    pen: &mut Pen<'_>,
    line: &AccountLine,
    number: &str,
    unit: Option<&Unit>,
) -> Lined<(Account, bool)> {
    let t = crate::texts(pen.tx.actor().lang);
    let held = match unit.and_then(|u| u.account_id) {
        Some(id) => store::account::get(pen.tx, id).await?,
        None => None,
    };
    let asked = if line.key.trim().is_empty() { number } else { line.key.trim() };
    if let (Some(a), true) = (&held, line.key.trim().is_empty()) {
        return named(pen, line, a.clone()).await;
    }
    let Some(key) = rules::clean_key(asked) else {
        return Ok(Err(fault(line, "key", asked, t.line_bad_key())));
    };
    if let Some(a) = store::account::owner_of_key(pen.tx, &rules::key_fold(&key)).await? {
        if a.closed_on.is_some() {
            return Ok(Err(fault(line, "key", asked, Refusal::Closed { name: a.name }.sentence(pen.tx.actor().lang))));
        }
        return named(pen, line, a).await;
    }
    let name =
        [&line.name, &line.unit_name].into_iter().find_map(|n| rules::clean_name(n)).unwrap_or_else(|| key.clone());
    let id = pen.account(&key, &name, Kind::Customer).await?;
    let account = store::account::get(pen.tx, id).await?.ok_or(Error::NotFound)?;
    Ok(Ok((account, true)))
}

/// A known account; takes the file's name when that is another one.
async fn named(pen: &mut Pen<'_>, line: &AccountLine, a: Account) -> Lined<(Account, bool)> {
    if let Some(name) = rules::clean_name(&line.name)
        && name != a.name
    {
        pen.name(&a, &a.key, &name).await?;
    }
    Ok(Ok((a, false)))
}

async fn line_unit(
    pen: &mut Pen<'_>,
    system: &str,
    line: &AccountLine,
    number: &str,
    unit: Option<Unit>,
    account: &Account,
) -> Result<(Unit, bool), Error> {
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
        pen.unit(&unit).await?;
        pen.number(&unit, system, number).await?;
        return Ok((unit, true));
    };
    let mut after = Unit { account_id: Some(account.account_id), ..before.clone() };
    if let Some(n) = rules::clean_name(&line.unit_name) {
        after.name = n;
    }
    if after != before {
        pen.write_unit(&before, &after).await?;
        after.version += 1;
    }
    Ok((after, false))
}

async fn line_site(pen: &mut Pen<'_>, line: &AccountLine, unit: &Unit, account: &Account) -> Result<(), Error> {
    let Some(name) = rules::clean_name(&line.site).or_else(|| rules::clean_name(&line.site_city)) else {
        return Ok(());
    };
    let (city, country) = (line.site_city.trim(), line.site_country.trim());
    let folded = base::fold::fold(&name);
    let known =
        store::site::of_unit(pen.tx, unit.unit_id).await?.into_iter().find(|s| base::fold::fold(&s.name) == folded);
    match known {
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
            pen.site(account.account_id, &site).await
        }
        Some(before) => {
            let keep = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
            let after =
                Site { city: keep(city, &before.city), country: keep(country, &before.country), ..before.clone() };
            if after == before { Ok(()) } else { pen.write_site(account.account_id, &before, &after).await }
        }
    }
}

async fn line_facts(pen: &mut Pen<'_>, line: &AccountLine, account: &Account, today: Day) -> Result<(), Error> {
    let lang = pen.tx.actor().lang;
    let terms = line.payment_terms_days.map(|d| terms_text(lang, d)).unwrap_or_default();
    let start = line.fiscal_year_start.filter(|m| (1..=12).contains(m)).map(|m| m.to_string()).unwrap_or_default();
    let said = [
        (Field::Industry, line.industry.trim()),
        (Field::Stage, line.stage.trim()),
        (Field::PaymentTerms, terms.as_str()),
        (Field::FiscalYearStart, start.as_str()),
        (Field::Currency, line.currency.trim()),
    ];
    if said.iter().all(|(_, v)| v.is_empty()) {
        return Ok(());
    }
    let facts = store::site::facts_in(pen.tx, account.account_id).await?;
    for (field, value) in said.into_iter().filter(|(_, v)| !v.is_empty()) {
        if facts.iter().any(|f| f.field == field && !f.ended && f.value == value) {
            continue;
        }
        pen.say(account, (field, value), (Source::Booked, today)).await?;
    }
    Ok(())
}

/// Payment terms in words, from a number of days.
fn terms_text(lang: Lang, days: i64) -> String {
    crate::texts(lang).payment_days(days)
}

/// Lead and deputy by mail address; a fault when nobody has it.
async fn line_people(pen: &mut Pen<'_>, line: &AccountLine) -> Lined<Vec<(Part, MemberId)>> {
    let mut people = Vec::new();
    let asked = [(Part::Lead, "lead", &line.lead), (Part::Deputy, "deputy", &line.deputy)];
    for (part, field, email) in asked.into_iter().filter(|(_, _, e)| !e.trim().is_empty()) {
        let Some(member) = store::team::member_by_email(pen.tx, &base::fold::fold(email)).await? else {
            let t = crate::texts(pen.tx.actor().lang);
            return Ok(Err(fault(line, field, email, t.line_unknown_person(email.as_str()))));
        };
        people.push((part, member));
    }
    Ok(Ok(people))
}

async fn book_parent(pen: &mut Pen<'_>, system: &str, line: &AccountLine) -> Lined<()> {
    if line.parent.trim().is_empty() && line.ownership_bp.is_none() && line.control.is_none() {
        return Ok(Ok(()));
    }
    let lang = pen.tx.actor().lang;
    let Some(id) = store::unit::owner_of_number(pen.tx, system, line.customer.trim()).await? else { return Ok(Ok(())) };
    let Some(before) = store::unit::get(pen.tx, id).await? else { return Ok(Ok(())) };
    let parent = match line.parent.trim() {
        "" => before.parent,
        p => match store::unit::owner_of_number(pen.tx, system, p).await? {
            Some(parent) => Some(parent),
            None => return Ok(Err(fault(line, "parent", p, crate::texts(lang).line_unknown_parent(p)))),
        },
    };
    let after = Unit {
        parent,
        ownership_bp: line.ownership_bp.or(before.ownership_bp),
        control: line.control.unwrap_or(before.control),
        ..before.clone()
    };
    if after == before {
        return Ok(Ok(()));
    }
    if let Some(refusal) = circle(pen.tx, &after).await? {
        return Ok(Err(fault(line, "parent", &line.parent, refusal.sentence(lang))));
    }
    pen.write_unit(&before, &after).await?;
    Ok(Ok(()))
}

//! The front door for files of accounts: one row is one unit (found by its ERP number) with what the file says about it
//! and its account. What a file leaves empty stays as it is. `imports` reads, shows and keeps; this module compares,
//! books in one change, and takes back.
mod known;
mod plan;

use crate::acts::people::put;
use crate::model::{Kind, Source, Tier};
use crate::pen::{self, Pen};
use crate::store;
use base::db::Tx;
use base::ids::ImportId;
use base::{Actor, Day, Db, Error};
pub(crate) use known::{Asked, Known};
use plan::{Act, Planned, plan};
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

/// What each row would be; nothing is written, and nobody who writes has to wait.
pub async fn compare(
    db: &Db,
    actor: &Actor,
    source_system: &str,
    lines: &[AccountLine],
    today: Day,
) -> Result<Booked, Error> {
    let known = store::known::now(db, actor.workspace, &Asked::of(source_system, lines)).await?;
    let Planned { states, faults, .. } = plan(known, lines, actor.lang, today);
    Ok(Booked { states, faults, inverse: Value::Null })
}

/// Books rows in the open change. Faulty rows are left out and named; the caller decides whether to commit or to let the
/// change fall.
pub async fn book(
    tx: &mut Tx,
    import: ImportId,
    source_system: &str,
    lines: &[AccountLine],
    today: Day,
) -> Result<Booked, Error> {
    let known = store::known::within(tx, &Asked::of(source_system, lines)).await?;
    let Planned { acts, states, faults } = plan(known, lines, tx.actor().lang, today);
    let mut pen = Pen::for_import(tx, import);
    for act in acts {
        carry_out(&mut pen, source_system, act, today).await?;
    }
    let inverse = if pen.is_blank() { Value::Null } else { pen.finish("import.booked").await? };
    Ok(Booked { states, faults, inverse })
}

async fn carry_out(pen: &mut Pen<'_>, system: &str, act: Act, today: Day) -> Result<(), Error> {
    match act {
        Act::Account { account, key, name } => pen.account_as(account, &key, &name, Kind::Customer).await,
        Act::Name { before, name } => pen.name(&before, &before.key, &name).await,
        Act::Unit(unit) => pen.unit(&unit).await,
        Act::Number { unit, number } => pen.number(&unit, system, &number).await,
        Act::WriteUnit { before, after } => pen.write_unit(&before, &after).await,
        Act::Site { account, site } => pen.site(account, &site).await,
        Act::WriteSite { account, before, after } => pen.write_site(account, &before, &after).await,
        Act::Say { account, field, value } => pen.say(&account, (field, &value), (Source::Booked, today)).await,
        Act::Put { account, member, part } => put(pen, account, member, (part, true), today).await,
        Act::Tier { account, tier, reason } => pen.tier(&account, Some(tier), &reason, today).await,
    }
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

//! The figures of the whole firm for a period and a period to compare with, per account and per customer of rankings.
//!
//! They are kept in memory for one version of ledger and structure. Who may see which is asked by the pages: figures are
//! computed over the whole firm whoever looks.
mod bridges;
mod build;
mod detail;
mod estimates;
mod inputs;
mod memory;
mod months;
mod roll;

pub(crate) use bridges::{Kept, Of, Portfolio, Said, ask, bridge_of, portfolio};
pub use detail::{Detail, DriverUse, SharedPart, detail, shared_parts};
pub use estimates::{OpenEstimate, open_estimates};
pub use inputs::Since;
pub(crate) use inputs::{FixedOf, Inputs};
pub use memory::{Leveled, account_at, booked_days, check, figures, now, usual_period, version};
pub(crate) use months::{closing_rows, ladders_of_months};

use crate::settings::{Settings, Wording};
use crate::store;
use accounts::Structure;
use accounts::structure::Counts;
use base::ids::{AccountId, UnitId, WorkspaceId};
use base::{Actor, Currency, Db, Error, Month, Period};
use build::Stuff;
use engine_value::balance::MonthOf;
use engine_value::contribution::{Amounts, Ladder, Level, Rules};
use roll::Rows;
use std::collections::HashMap;
use std::sync::Arc;

/// One side of a comparison: a subject in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Side {
    pub amounts: Amounts,
    /// Rows of the ledger.
    pub entries: i64,
    /// Rows with sales.
    pub lines: i64,
    pub orders: i64,
    /// The part of fixed and shared costs that is gone within twelve months after the account.
    pub fixed_gone: i64,
    /// The part of cost-to-serve that the firm goes on paying twelve months after the account has left.
    pub serve_stays: i64,
    pub net: Option<i64>,
    /// DB I, II and III in minor units.
    pub db: [Option<i64>; 3],
}

impl Side {
    pub fn db(&self, level: Level) -> Option<i64> {
        self.db[level as usize]
    }
    /// Contribution margin; unknown unless net revenue is positive.
    pub fn margin(&self, level: Level) -> Option<f64> {
        let net = self.net.filter(|n| *n > 0)?;
        engine_value::money::ratio(self.db(level)?, net)
    }
}

/// A subject in both periods, with the months of the first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    pub now: Side,
    pub before: Side,
    /// Contribution of the level shown and net revenue, month by month; empty where the contribution is unknown.
    pub months: Vec<MonthOf>,
    /// Standard error of the margin of the level shown.
    pub margin_se: Option<f64>,
}

/// Who counts as one customer in rankings: an account with its sub-accounts, or a unit by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    pub who: Counts,
    pub name: String,
    /// The account's key; `None` for a unit of the collective account or one that waits to be assigned.
    pub key: Option<String>,
    pub figure: Figure,
}

/// The firm in two periods.
#[derive(Debug, Clone)]
pub struct Figures {
    pub period: Period,
    pub before: Period,
    pub currency: Currency,
    pub rules: Rules,
    pub rules_before: Rules,
    /// The deepest contribution the firm keeps in the period: what the map shows.
    pub level: Option<Level>,
    pub since: Since,
    pub settings: Settings,
    pub wording: Wording,
    pub closed_through: Option<Month>,
    pub structure: Arc<Structure>,
    pub(crate) inputs: Arc<Inputs>,
    pub(crate) rows: Rows,
    /// As [`Structure::accounts`].
    pub accounts: Vec<Figure>,
    /// Customers of rankings in a stable order.
    pub customers: Vec<Customer>,
    /// Sales without customer.
    pub outside: Figure,
    /// Units that wait to be assigned and have entries in the period.
    pub unassigned: Figure,
    pub unassigned_units: usize,
    /// All of the firm.
    pub total: Figure,
}

impl Figures {
    /// The figures of an account by its id.
    pub fn account(&self, id: AccountId) -> Option<&Figure> {
        self.accounts.get(self.structure.account_position(id)?)
    }
    /// The ladder of a side of the period.
    pub fn ladder(&self, side: &Side) -> Ladder {
        Ladder::of(&side.amounts, &self.rules)
    }
    /// The ladder of a side of the period to compare with.
    pub fn ladder_before(&self, side: &Side) -> Ladder {
        Ladder::of(&side.amounts, &self.rules_before)
    }
    /// The account, or the account it is ranked with.
    pub fn customer_of(&self, account: AccountId) -> Option<&Customer> {
        let top = self.structure.account(account)?.top;
        self.customers.iter().find(|c| c.who == Counts::With(top))
    }
}

/// The same without memory, for commands and proofs.
pub async fn compute(
    db: &Db,
    actor: &Actor,
    structure: Arc<Structure>,
    period: Period,
    before: Period,
) -> Result<Figures, Error> {
    let inputs = Arc::new(Inputs::load(db, actor, None).await?);
    let stuff = Stuff { rows: Rows::Store, inputs, structure };
    build::build(db, actor, &stuff, None, (period, Some(before))).await
}

/// R12: the twelve whole months that end with the latest month that is over and has bookings; without bookings, with the
/// last month. The second value says whether that is the last calendar month.
pub async fn default_period(db: &Db, ws: WorkspaceId, today: base::Day) -> Result<(Period, bool), Error> {
    let last = today.month().plus(-1);
    Ok(r12(store::first_last_month(db, ws, last).await?.map(|(_, latest)| latest), last))
}

fn r12(latest: Option<Month>, last: Month) -> (Period, bool) {
    (Period::r12(latest.unwrap_or(last)), latest.is_none_or(|l| l == last))
}

/// A unit in both periods, as [`units`] has it.
pub(crate) async fn unit(db: &Db, actor: &Actor, f: &Figures, unit: UnitId) -> Result<Figure, Error> {
    let side = async |period, rules| {
        let mut sides = build::unit_sides(db, actor, f, (period, rules), &[unit]).await?;
        Ok::<_, Error>(sides.remove(&unit).unwrap_or_default())
    };
    let (now, before) = (side(f.period, &f.rules).await?, side(f.before, &f.rules_before).await?);
    Ok(Figure { now, before, ..Figure::default() })
}

/// Single units in the figures' period, without the fixed and shared costs that hang on their account.
pub async fn units(
    db: &Db,
    actor: &Actor,
    figures: &Figures,
    units: &[UnitId],
) -> Result<HashMap<UnitId, Side>, Error> {
    build::unit_sides(db, actor, figures, (figures.period, &figures.rules), units).await
}

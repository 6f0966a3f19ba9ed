//! Figures in memory, in two floors. The **ground** (every unit's months, costs, settings) stands for one version of the
//! ledger and is all that is read after a booking. On it, for one version of the structure, stand the figures of pairs of
//! periods; making them reads nothing more, but for the single days at the edge of a free period.
//!
//! Figures are the firm's, whoever looks; pages ask `accounts` what of them a person sees. [`check`] proves that they are
//! what the rows of the roll-up give.
use super::build::{self, FixedCosts, Stuff};
use super::roll::{self, Ground, Rows};
use super::{Figure, Figures, r12};
use accounts::Structure;
use base::ids::{AccountId, UnitId, WorkspaceId};
use base::{Actor, Day, Db, Error, Month, Period, Site};
use engine_value::contribution::Level;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The deepest contribution the firm keeps in a period, and an account's figure there.
pub type Leveled = (Option<Level>, Figure);

/// More than so many pairs of periods are not kept.
const KEPT: usize = 8;

/// Figures of one version of ledger and structure.
#[derive(Debug)]
struct Whole {
    ground: Arc<Ground>,
    stuff: Stuff,
    fixed: FixedCosts,
    pairs: Mutex<HashMap<(Period, Period), Arc<Figures>>>,
    /// Whoever makes a pair; others who ask meanwhile wait for it.
    turn: tokio::sync::Mutex<()>,
}

/// The version of everything figures are computed from.
pub async fn version(site: &Site, ws: WorkspaceId) -> Result<i64, Error> {
    let ledger = roll::version(site, ws).await?;
    let structure = accounts::structure_version(site, ws).await?;
    Ok(both(ledger, structure))
}

fn both(ledger: i64, structure: i64) -> i64 {
    ledger.wrapping_mul(1_000_003).wrapping_add(structure)
}

async fn whole(site: &Site, actor: &Actor) -> Result<Arc<Whole>, Error> {
    let ws = actor.workspace;
    let version = version(site, ws).await?;
    let make = || async move {
        let ground = roll::ground(site, actor).await?;
        let structure = accounts::structure(site, ws).await?;
        Whole::new(&site.db, actor, ground, structure).await
    };
    site.memo.made(ws, version, make).await
}

impl Whole {
    async fn new(db: &Db, actor: &Actor, ground: Arc<Ground>, structure: Arc<Structure>) -> Result<Self, Error> {
        let stuff = Stuff { rows: Rows::Memory(ground.clone()), inputs: ground.inputs.clone(), structure };
        let fixed = FixedCosts::over(db, actor, &stuff, ground.roll.reach()).await?;
        Ok(Self { ground, stuff, fixed, pairs: Mutex::default(), turn: tokio::sync::Mutex::default() })
    }

    fn kept(&self, pair: (Period, Period)) -> Option<Arc<Figures>> {
        self.pairs.lock().ok()?.get(&pair).cloned()
    }

    async fn pair(&self, db: &Db, actor: &Actor, period: Period, before: Option<Period>) -> Result<Figures, Error> {
        build::build(db, actor, &self.stuff, Some(&self.fixed), (period, before)).await
    }
}

/// The firm's figures, from memory while nothing has changed.
pub async fn figures(site: &Site, actor: &Actor, period: Period, before: Period) -> Result<Arc<Figures>, Error> {
    let (whole, pair) = (whole(site, actor).await?, (period, before));
    if let Some(found) = whole.kept(pair) {
        return Ok(found);
    }
    let _mine = whole.turn.lock().await;
    if let Some(found) = whole.kept(pair) {
        return Ok(found);
    }
    let made = Arc::new(whole.pair(&site.db, actor, period, Some(before)).await?);
    if let Ok(mut pairs) = whole.pairs.lock() {
        if pairs.len() >= KEPT {
            pairs.clear();
        }
        pairs.insert(pair, made.clone());
    }
    Ok(made)
}

/// The figures of one period with nothing to compare it with; not kept here.
pub async fn now(site: &Site, actor: &Actor, period: Period) -> Result<Figures, Error> {
    whole(site, actor).await?.pair(&site.db, actor, period, None).await
}

/// One account in several periods from its own months alone, with the deepest contribution the firm keeps in each;
/// `None` where a period is not made of whole months that are in memory.
pub async fn account_at(
    site: &Site,
    actor: &Actor,
    account: AccountId,
    periods: &[Period],
) -> Result<Option<Vec<Leveled>>, Error> {
    let w = whole(site, actor).await?;
    build::account_at(&w.ground, &w.stuff, &w.fixed, account, periods)
}

/// R12 as [`super::default_period`] has it, from memory.
pub async fn usual_period(site: &Site, actor: &Actor) -> Result<(Period, bool), Error> {
    let last = site.today().month().plus(-1);
    Ok(r12(roll::ground(site, actor).await?.roll.latest(last), last))
}

/// First and last day booked on units, from memory.
pub async fn booked_days(
    site: &Site,
    actor: &Actor,
) -> Result<impl Fn(UnitId) -> (Option<Day>, Option<Day>) + use<>, Error> {
    let ground = roll::ground(site, actor).await?;
    Ok(move |unit| ground.roll.days(unit))
}

/// Sentences about figures in memory that are not what the rows of the roll-up give: R12 with the year before, and every
/// account at three ends of quarters.
pub async fn check(db: &Db, actor: &Actor) -> Result<Vec<String>, Error> {
    let structure = Arc::new(accounts::structure_of(db, actor.workspace).await?);
    let ground = Arc::new(roll::load(db, actor).await?);
    let Some(latest) = ground.roll.latest(Month(i32::MAX)) else { return Ok(Vec::new()) };
    let whole = Whole::new(db, actor, ground, structure.clone()).await?;
    let mut faults = Vec::new();
    for back in [0, 3, 6] {
        let period = Period::r12(latest.plus(-back));
        let kept = whole.pair(db, actor, period, Some(period.before())).await?;
        let fresh = super::compute(db, actor, structure.clone(), period, period.before()).await?;
        if kept.customers != fresh.customers
            || (&kept.outside, &kept.unassigned, &kept.total) != (&fresh.outside, &fresh.unassigned, &fresh.total)
            || (kept.level, kept.unassigned_units) != (fresh.level, fresh.unassigned_units)
        {
            faults.push(format!("figures: the firm in {} to {} differs from ledger_month", period.from(), period.to()));
        }
        for (at, account) in structure.accounts.iter().enumerate() {
            let one = build::account_at(&whole.ground, &whole.stuff, &whole.fixed, account.account_id, &[period])?;
            let alone = one.as_ref().map(|o| (o[0].0, &o[0].1.now, o[0].1.margin_se));
            let expected = (fresh.level, &fresh.accounts[at].now, fresh.accounts[at].margin_se);
            if kept.accounts[at] != fresh.accounts[at] || alone != Some(expected) {
                faults.push(format!("figures: account {} in {} differs from ledger_month", account.key, period.to()));
            }
        }
    }
    Ok(faults)
}

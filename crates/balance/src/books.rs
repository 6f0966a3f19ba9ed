//! What the ledger says, in the shape the scales need; kept in memory per period while ledger and structure stand.
use crate::model::{AccountBook, WhaleJson};
use crate::rules::Books;
use crate::store;
use accounts::structure::Counts;
use base::ids::UnitId;
use base::{Actor, Day, Error, Period, Site};
use engine_value::contribution::Level;
use ledger::concentration::{AbcBy, ranking, whale};
use ledger::figures::{Figure, Figures};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Periods kept at once: the map's two, the list's two, and the eight quarters of a few accounts.
const PERIODS: usize = 48;

#[derive(Debug, Default)]
struct Kept(Mutex<HashMap<Period, Arc<Books>>>);

/// First and last booking of each unit.
#[derive(Debug)]
struct Bookings(HashMap<UnitId, (Option<Day>, Option<Day>)>);

/// The default period of one day, found once per version of the ledger.
#[derive(Debug)]
struct Usual(Day, Period);

/// R12 as the ledger has it.
pub(crate) async fn default_period(site: &Site, actor: &Actor) -> Result<Period, Error> {
    let (ws, today) = (actor.workspace, site.today());
    let version = ledger::figures::version(site, ws).await?;
    if let Some(kept) = site.memo.get::<Usual>(ws, version).filter(|u| u.0 == today) {
        return Ok(kept.1);
    }
    let period = ledger::default_period(&site.db, ws, today).await?.0;
    site.memo.keep(ws, version, Arc::new(Usual(today, period)));
    Ok(period)
}

/// The firm's books in a period.
pub(crate) async fn books(site: &Site, actor: &Actor, period: Period) -> Result<Arc<Books>, Error> {
    let ws = actor.workspace;
    let version = ledger::figures::version(site, ws).await?;
    let kept = site.memo.get::<Kept>(ws, version).unwrap_or_else(|| {
        let kept = Arc::new(Kept::default());
        site.memo.keep(ws, version, kept.clone());
        kept
    });
    if let Some(found) = kept.0.lock().ok().and_then(|k| k.get(&period).cloned()) {
        return Ok(found);
    }
    let figures = if period == default_period(site, actor).await? {
        ledger::figures(site, actor, period, period.before()).await?
    } else {
        // A look back leaves the ledger's own memory to the pages that show both periods.
        let structure = accounts::structure(site, ws).await?;
        Arc::new(ledger::figures::compute(&site.db, actor, structure, period, period.before()).await?)
    };
    let made = Arc::new(of_figures(&figures));
    if let Ok(mut k) = kept.0.lock() {
        if k.len() >= PERIODS {
            k.clear();
        }
        k.insert(period, made.clone());
    }
    Ok(made)
}

fn book(f: &Figure) -> AccountBook {
    AccountBook { net_revenue: f.now.net.unwrap_or(0), entries: f.now.entries, db: f.now.db, margin_se: f.margin_se }
}

fn of_figures(f: &Figures) -> Books {
    let waits = |c: &&ledger::Customer| match c.who {
        Counts::Alone(unit) => f.structure.unit(unit).is_some_and(|u| u.account.is_none()),
        _ => false,
    };
    let waiting = f.customers.iter().filter(waits).filter_map(|c| match c.who {
        Counts::Alone(unit) => Some((unit, c.figure.now.net.unwrap_or(0))),
        _ => None,
    });
    Books {
        period: f.period,
        level: f.level,
        accounts: f.structure.accounts.iter().zip(&f.accounts).map(|(a, x)| (a.account_id, book(x))).collect(),
        customers: f.customers.len(),
        ranking: ranking(f, AbcBy::of_firm(f)),
        whales: Level::ALL.map(|level| whale(f, level).and_then(|w| WhaleJson::of(&w))),
        total: book(&f.total),
        waiting: waiting.collect(),
    }
}

/// First and last booking of each unit, whatever the period.
pub(crate) async fn bookings(
    site: &Site,
    actor: &Actor,
) -> Result<impl Fn(UnitId) -> (Option<Day>, Option<Day>) + use<>, Error> {
    let ws = actor.workspace;
    let version = ledger::figures::version(site, ws).await?;
    let kept = if let Some(kept) = site.memo.get::<Bookings>(ws, version) {
        kept
    } else {
        let made = Arc::new(Bookings(store::bookings(&site.db, ws).await?));
        site.memo.keep(ws, version, made.clone());
        made
    };
    Ok(move |unit| kept.0.get(&unit).copied().unwrap_or_default())
}

//! What the ledger says, in the shape the scales need; kept in memory per period while ledger and structure stand.
use crate::model::{AccountBook, WhaleJson};
use crate::rules::Books;
use accounts::structure::Counts;
use base::{Actor, Error, Period, Site};
use engine_value::contribution::Level;
use ledger::concentration::{AbcBy, ranking, whale};
use ledger::figures::{Figure, Figures};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Periods kept at once: the map's two, the list's two, and those chosen by hand.
const PERIODS: usize = 16;

#[derive(Debug, Default)]
struct Kept {
    books: Mutex<HashMap<Period, Arc<Books>>>,
    turn: tokio::sync::Mutex<()>,
}

impl Kept {
    fn of(&self, period: Period) -> Option<Arc<Books>> {
        self.books.lock().ok()?.get(&period).cloned()
    }
}

/// R12 as the ledger has it.
pub(crate) async fn default_period(site: &Site, actor: &Actor) -> Result<Period, Error> {
    Ok(ledger::figures::usual_period(site, actor).await?.0)
}

/// The firm's books in a period.
pub(crate) async fn books(site: &Site, actor: &Actor, period: Period) -> Result<Arc<Books>, Error> {
    let ws = actor.workspace;
    let version = ledger::figures::version(site, ws).await?;
    let kept = site.memo.made(ws, version, || async { Ok::<_, Error>(Kept::default()) }).await?;
    if let Some(found) = kept.of(period) {
        return Ok(found);
    }
    let _mine = kept.turn.lock().await;
    if let Some(found) = kept.of(period) {
        return Ok(found);
    }
    let made = Arc::new(if period == default_period(site, actor).await? {
        of_figures(&*ledger::figures(site, actor, period, period.before()).await?)
    } else {
        // A look back is compared with nothing.
        of_figures(&ledger::figures::now(site, actor, period).await?)
    });
    if let Ok(mut k) = kept.books.lock() {
        if k.len() >= PERIODS {
            k.clear();
        }
        k.insert(period, made.clone());
    }
    Ok(made)
}

/// One account's figures as the scales need them.
pub(crate) fn book(f: &Figure) -> AccountBook {
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

//! Why net revenue changed between two periods. It is read from single lines, so an account's or a group's bridge is kept
//! in memory for one version of ledger and structure, and the portfolio's is made by a job and kept in the database.
use super::{Figures, figures, memory, roll};
use crate::rules::bridge::{self, BridgeOf, SoldIn};
use crate::store::{self, Whose};
use base::ids::AccountId;
use base::{Actor, Day, Error, Period, Quiet, Site, Ts};
use engine_value::contribution::Ladder;
use jiff::SignedDuration;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Mutex;

/// More than so many bridges are not kept; each takes some hundred bytes.
const KEPT: usize = 4_096;

/// Whoever the bridge is of: an account, one of its units, or the group below a top account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Of {
    One(Whose),
    Group(AccountId),
}

type Key = (Of, Period, Period);

/// What can be said: nothing where an amount is unknown or leaves its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said(pub Option<BridgeOf>);

/// The bridges of one version of ledger and structure.
#[derive(Debug, Default)]
struct Bridges {
    kept: Mutex<HashMap<Key, Said>>,
    /// Whoever reads lines; others who ask meanwhile wait, so memory holds the lines of one bridge.
    turn: tokio::sync::Mutex<()>,
}

impl Bridges {
    fn kept(&self, key: Key) -> Option<Said> {
        self.kept.lock().ok()?.get(&key).copied()
    }
}

/// The bridge of an account or a group between the periods of figures, with its ladders in both; `None` where it cannot
/// be said.
pub(crate) async fn bridge_of(
    site: &Site,
    actor: &Actor,
    figures: &Figures,
    of: Of,
    (before, now): (&Ladder, &Ladder),
) -> Result<Option<BridgeOf>, Error> {
    let version = memory::version(site, actor.workspace).await?;
    let bridges = site.memo.made(actor.workspace, version, || async { Ok::<_, Error>(Bridges::default()) }).await?;
    let key = (of, figures.period, figures.before);
    if let Some(found) = bridges.kept(key) {
        return Ok(found.0);
    }
    let _mine = bridges.turn.lock().await;
    if let Some(found) = bridges.kept(key) {
        return Ok(found.0);
    }
    let whose: Vec<Whose> = match of {
        Of::One(whose) => vec![whose],
        Of::Group(top) => {
            let members = figures.structure.accounts.iter().filter(|a| a.top == top);
            members.map(|a| Whose::Account(a.account_id)).collect()
        }
    };
    let rows_before = sold(site, actor, &whose, figures.before).await?;
    let rows_now = sold(site, actor, &whose, figures.period).await?;
    let made = bridge::bridge(before, now, rows_before.as_in(), rows_now.as_in());
    if let Ok(mut kept) = bridges.kept.lock() {
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, Said(made));
    }
    Ok(made)
}

/// What was sold in a period.
#[derive(Default)]
struct Rows {
    rows: Vec<store::SoldRow>,
    abroad: Vec<store::Abroad>,
}

impl Rows {
    fn as_in(&self) -> SoldIn<'_> {
        SoldIn { rows: &self.rows, abroad: &self.abroad }
    }
}

async fn sold(site: &Site, actor: &Actor, whose: &[Whose], period: Period) -> Result<Rows, Error> {
    let mut out = Rows::default();
    for one in whose {
        out.rows.extend(store::sold(&site.db, actor.workspace, *one, period).await?);
        out.abroad.extend(store::sold_abroad(&site.db, actor.workspace, *one, period).await?);
    }
    Ok(out)
}

/// How the portfolio's bridge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Portfolio {
    /// Nobody has asked for it since the ledger changed.
    NotAsked,
    /// The job is on its way.
    Coming,
    There(Said),
}

/// A job that has not ended by then may be asked for again.
const PATIENCE: SignedDuration = SignedDuration::from_mins(15);

/// The portfolio's bridge between two periods, as far as it is there for the present version of the ledger.
pub(crate) async fn portfolio(site: &Site, actor: &Actor, period: Period, before: Period) -> Result<Portfolio, Error> {
    let version = roll::version(site, actor.workspace).await?;
    let Some(row) = store::kept_bridge(&site.db, actor.workspace, period, before).await? else {
        return Ok(Portfolio::NotAsked);
    };
    Ok(match row.bridge {
        _ if row.version != version => Portfolio::NotAsked,
        Some(bridge) => Portfolio::There(bridge),
        None if row.asked_at.0 + PATIENCE < site.now() => Portfolio::NotAsked,
        None => Portfolio::Coming,
    })
}

/// Asks for the portfolio's bridge; nothing happens where it is there or on its way.
pub(crate) async fn ask(site: &Site, actor: &Actor, period: Period, before: Period) -> Result<(), Error> {
    if portfolio(site, actor, period, before).await? != Portfolio::NotAsked {
        return Ok(());
    }
    let version = roll::version(site, actor.workspace).await?;
    let mut tx = site.db.begin(actor, site.now()).await?;
    store::ask_bridge(&mut tx, period, before, version).await?;
    let payload =
        json!({ "from": period.from(), "to": period.to(), "before_from": before.from(), "before_to": before.to() });
    let due = tx.now().0;
    base::job::queue(&mut tx, JOB, payload, due).await?;
    tx.commit_quiet(Quiet::Cache).await?;
    site.jobs.notify_one();
    Ok(())
}

const JOB: &str = "ledger_bridge";

base::job_kind!(JOB, compute);

/// What the job is told.
#[derive(serde::Deserialize)]
struct Asked {
    from: Day,
    to: Day,
    before_from: Day,
    before_to: Day,
}

/// The job: reads the lines of both periods. Where a booking came between, it is the next version's turn.
async fn compute(site: &Site, actor: Actor, payload: &serde_json::Value) -> Result<(), Error> {
    let asked: Asked = serde_json::from_value(payload.clone()).map_err(anyhow::Error::from)?;
    let of =
        |from, to| Period::new(from, to).ok_or_else(|| anyhow::anyhow!("a period ends before it begins: {payload}"));
    let (period, before) = (of(asked.from, asked.to)?, of(asked.before_from, asked.before_to)?);
    let ws = actor.workspace;
    let version = roll::version(site, ws).await?;
    let figures = figures(site, &actor, period, before).await?;
    let read = async |period| {
        let rows = store::sold_by_all(&site.db, ws, period).await?;
        Ok::<_, Error>(Rows { rows, abroad: store::sold_abroad_by_all(&site.db, ws, period).await? })
    };
    let (rows_before, rows_now) = (read(before).await?, read(period).await?);
    if roll::version(site, ws).await? != version {
        tracing::info!("the ledger has changed meanwhile: the portfolio's bridge is asked for anew by the next look");
        return Ok(());
    }
    let (ladder, ladder_before) = (figures.ladder(&figures.total.now), figures.ladder_before(&figures.total.before));
    let made = bridge::bridge(&ladder_before, &ladder, rows_before.as_in(), rows_now.as_in());
    let mut tx = site.db.begin(&actor, site.now()).await?;
    store::keep_bridge(&mut tx, period, before, version, made).await?;
    tx.commit_quiet(Quiet::Cache).await?;
    Ok(())
}

/// A row of `ledger_bridge`.
#[derive(Debug)]
pub(crate) struct Kept {
    pub version: i64,
    pub asked_at: Ts,
    /// `None` until it is computed.
    pub bridge: Option<Said>,
}

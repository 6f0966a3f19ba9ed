//! The only SQL of this slice: the firm's settings and targets. Zones are computed, never stored.
use crate::model::{Rules, Targets};
use base::ids::WorkspaceId;
use base::{Actor, Day, Db, Site, Tx, sql};
use sqlx::types::Json;

sql!(
    GROUND = "SELECT w.settings, t.margin_permille, t.satisfaction_permille FROM workspace w \
     LEFT JOIN firm_target t ON t.workspace_id = $1 AND t.fiscal_year = $2 WHERE w.workspace_id = $1"
);

/// Thresholds, and m* and s* of a fiscal year.
#[derive(Debug, Clone, Copy)]
struct Lines(i32, Rules, Targets);

type GroundRow = (Json<serde_json::Value>, Option<i32>, Option<i32>);

/// Thresholds as the firm has set them, and m* and s* of the fiscal year of a day; read once per request.
pub(crate) async fn lines(site: &Site, actor: &Actor, day: Day) -> Result<(Rules, Targets), sqlx::Error> {
    let (db, year) = (&site.db, fiscal_year(actor, day));
    let read = async || read_lines(db, actor, year).await;
    let found = site.seen.once(actor.workspace, read).await?;
    let Lines(_, rules, targets) = if found.0 == year { found } else { read_lines(db, actor, year).await? };
    Ok((rules, targets))
}

async fn read_lines(db: &Db, actor: &Actor, year: i32) -> Result<Lines, sqlx::Error> {
    let row: Option<GroundRow> =
        base::read!(db, p => sqlx::query_as(GROUND).bind(actor.workspace).bind(year).fetch_optional(p).await)?;
    let Some((settings, margin, satisfaction)) = row else {
        return Ok(Lines(year, Rules::default(), Targets::default()));
    };
    let targets = margin.zip(satisfaction).map_or_else(Targets::default, |(margin, satisfaction)| Targets {
        margin: f64::from(margin) / 1000.0,
        satisfaction: f64::from(satisfaction) / 10.0,
        default: false,
    });
    Ok(Lines(year, Rules::of(&settings.0), targets))
}

sql!(SETTINGS = "SELECT settings FROM workspace WHERE workspace_id = $1");
sql!(SETTINGS_PUT = "UPDATE workspace SET settings = $2, version = version + 1 WHERE workspace_id = $1");

/// The firm's settings as they are kept.
pub(crate) async fn settings(db: &Db, workspace: WorkspaceId) -> Result<serde_json::Value, sqlx::Error> {
    let row: Option<Json<serde_json::Value>> =
        base::read!(db, p => sqlx::query_scalar(SETTINGS).bind(workspace).fetch_optional(p).await)?;
    Ok(row.map(|s| s.0).unwrap_or_default())
}

/// The same in a change.
pub(crate) async fn settings_in(tx: &mut Tx) -> Result<serde_json::Value, sqlx::Error> {
    let ws = tx.workspace();
    let row: Option<Json<serde_json::Value>> =
        base::change!(tx, c => sqlx::query_scalar(SETTINGS).bind(ws).fetch_optional(c).await)?;
    Ok(row.map(|s| s.0).unwrap_or_default())
}

/// Keeps the firm's settings.
pub(crate) async fn put_settings(tx: &mut Tx, settings: serde_json::Value) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query(SETTINGS_PUT).bind(ws).bind(Json(settings)).execute(c).await.map(|_| ()))
}

/// The calendar year in which the fiscal year of a day begins.
pub(crate) fn fiscal_year(actor: &Actor, day: Day) -> i32 {
    let begins = i32::from(actor.firm.fiscal_year_start);
    i32::from(day.0.year()) - i32::from(i32::from(day.0.month()) < begins)
}

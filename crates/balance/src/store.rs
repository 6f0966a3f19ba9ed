//! The only SQL of this slice: the firm's settings and targets. Zones are computed, never stored.
use crate::model::{Rules, Targets};
use base::ids::{UnitId, WorkspaceId};
use base::{Actor, Day, Db, Tx, sql};
use sqlx::types::Json;
use std::collections::HashMap;

sql!(SETTINGS = "SELECT settings FROM workspace WHERE workspace_id = $1");
sql!(
    TARGETS =
        "SELECT margin_permille, satisfaction_permille FROM firm_target WHERE workspace_id = $1 AND fiscal_year = $2"
);

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

/// Thresholds as the firm has set them.
pub(crate) async fn rules(db: &Db, workspace: WorkspaceId) -> Result<Rules, sqlx::Error> {
    Ok(Rules::of(&settings(db, workspace).await?))
}

/// The calendar year in which the fiscal year of a day begins.
pub(crate) fn fiscal_year(actor: &Actor, day: Day) -> i32 {
    let begins = i32::from(actor.firm.fiscal_year_start);
    i32::from(day.0.year()) - i32::from(i32::from(day.0.month()) < begins)
}

/// m* and s* of the fiscal year of a day.
pub(crate) async fn targets(db: &Db, actor: &Actor, day: Day) -> Result<Targets, sqlx::Error> {
    let year = fiscal_year(actor, day);
    let found: Option<(i32, i32)> = base::read!(db, p => {
        sqlx::query_as(TARGETS).bind(actor.workspace).bind(year).fetch_optional(p).await
    })?;
    Ok(found.map_or_else(Targets::default, |(margin, satisfaction)| Targets {
        margin: f64::from(margin) / 1000.0,
        satisfaction: f64::from(satisfaction) / 10.0,
        default: false,
    }))
}

sql!(
    BOOKINGS = "SELECT u.unit_id, \
     (SELECT a.posting_day FROM ledger_fact a WHERE a.workspace_id = $1 AND a.unit_id = u.unit_id \
     ORDER BY a.posting_day LIMIT 1), \
     (SELECT z.posting_day FROM ledger_fact z WHERE z.workspace_id = $1 AND z.unit_id = u.unit_id \
     ORDER BY z.posting_day DESC LIMIT 1) FROM unit u WHERE u.workspace_id = $1"
);

/// First and last booking of each unit: two looks into the index per unit.
pub(crate) async fn bookings(
    db: &Db,
    ws: WorkspaceId,
) -> Result<HashMap<UnitId, (Option<Day>, Option<Day>)>, sqlx::Error> {
    let rows: Vec<(UnitId, Option<Day>, Option<Day>)> =
        base::read!(db, p => sqlx::query_as(BOOKINGS).bind(ws).fetch_all(p).await)?;
    Ok(rows.into_iter().map(|(unit, first, last)| (unit, (first, last))).collect())
}

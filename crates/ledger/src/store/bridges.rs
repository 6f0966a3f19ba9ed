//! The portfolio's bridge: what all accounts bought per offering, and what was made of it.
use super::Sql;
use super::lines::{Abroad, SoldRow, has_rates, summed_abroad};
use crate::figures::{Kept, Said};
use crate::rules::bridge::BridgeOf;
use base::ids::WorkspaceId;
use base::{Db, Period, Ts, Tx, change, read, sql};
use engine_value::price_volume_mix::Bridge;
use sqlx::types::Json;

sql!(
    SOLD_BY_ALL = "SELECT offering_id, unit_of_measure, CAST(COALESCE(SUM(quantity), 0) AS BIGINT), \
     CAST(COALESCE(SUM(COALESCE(gross_sales, 0) - COALESCE(invoice_discount, 0) + COALESCE(invoiced_sales, 0)), 0) AS BIGINT) \
     FROM ledger_fact WHERE workspace_id = $1 AND posting_day >= $2 AND posting_day <= $3 \
     GROUP BY offering_id, unit_of_measure"
);
sql!(
    SOLD_ABROAD_BY_ALL = "SELECT offering_id, unit_of_measure, CAST(foreign_json AS TEXT), \
     COALESCE(gross_sales, 0) - COALESCE(invoice_discount, 0) + COALESCE(invoiced_sales, 0) \
     FROM ledger_fact WHERE workspace_id = $1 AND posting_day >= $2 AND posting_day <= $3 AND foreign_json IS NOT NULL"
);
sql!(
    KEPT = "SELECT version, asked_at, CAST(steps_json AS TEXT) FROM ledger_bridge \
     WHERE workspace_id = $1 AND from_day = $2 AND to_day = $3 AND before_from = $4 AND before_to = $5"
);
sql!(OLD_GO = "DELETE FROM ledger_bridge WHERE workspace_id = $1 AND version <> $2");
sql!(
    ASK = "INSERT INTO ledger_bridge (workspace_id, from_day, to_day, before_from, before_to, version, asked_at, \
     steps_json) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) \
     ON CONFLICT (workspace_id, from_day, to_day, before_from, before_to) DO UPDATE SET \
     version = excluded.version, asked_at = excluded.asked_at, steps_json = NULL"
);
sql!(
    KEEP = "UPDATE ledger_bridge SET version = $6, steps_json = $7 \
     WHERE workspace_id = $1 AND from_day = $2 AND to_day = $3 AND before_from = $4 AND before_to = $5"
);

/// The buckets as they are kept; `null` where the bridge cannot be said.
#[derive(serde::Serialize, serde::Deserialize)]
struct Steps {
    volume: i64,
    mix: i64,
    price: i64,
    new: i64,
    dropped: i64,
    without_offering: i64,
    currency: i64,
    deductions: i64,
}

impl From<Bridge> for Steps {
    fn from(b: Bridge) -> Self {
        let Bridge { volume, mix, price, new, dropped, without_offering, currency, deductions } = b;
        Self { volume, mix, price, new, dropped, without_offering, currency, deductions }
    }
}

impl Steps {
    fn bridge(self) -> Option<BridgeOf> {
        let Self { volume, mix, price, new, dropped, without_offering, currency, deductions } = self;
        let bridge = Bridge { volume, mix, price, new, dropped, without_offering, currency, deductions };
        Some(BridgeOf { bridge, sum: bridge.sum()? })
    }
}

/// What all accounts, and sales without customer, bought per offering and unit of measure.
pub(crate) async fn sold_by_all(db: &Db, ws: WorkspaceId, period: Period) -> Sql<Vec<SoldRow>> {
    read!(db, p => sqlx::query_as(SOLD_BY_ALL).bind(ws).bind(period.from()).bind(period.to()).fetch_all(p).await)
}

/// What all accounts bought in other currencies; without any exchange rate nothing.
pub(crate) async fn sold_abroad_by_all(db: &Db, ws: WorkspaceId, period: Period) -> Sql<Vec<Abroad>> {
    if !has_rates(db, ws).await? {
        return Ok(Vec::new());
    }
    read!(db, p => {
        let q = sqlx::query_as(SOLD_ABROAD_BY_ALL).bind(ws).bind(period.from()).bind(period.to());
        summed_abroad(q.fetch(p)).await
    })
}

/// The kept bridge of two periods, whatever its version.
pub(crate) async fn kept_bridge(db: &Db, ws: WorkspaceId, period: Period, before: Period) -> Sql<Option<Kept>> {
    let row: Option<(i64, Ts, Option<String>)> = read!(db, p => sqlx::query_as(KEPT).bind(ws).bind(period.from())
        .bind(period.to()).bind(before.from()).bind(before.to()).fetch_optional(p).await)?;
    Ok(row.map(|(version, asked_at, json)| Kept {
        version,
        asked_at,
        bridge: json
            .and_then(|j| serde_json::from_str::<Option<Steps>>(&j).ok())
            .map(|s| Said(s.and_then(Steps::bridge))),
    }))
}

/// Notes that the bridge of two periods was asked for; those of other versions go.
pub(crate) async fn ask_bridge(tx: &mut Tx, period: Period, before: Period, version: i64) -> Sql<()> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => {
        sqlx::query(OLD_GO).bind(ws).bind(version).execute(&mut *c).await?;
        sqlx::query(ASK).bind(ws).bind(period.from()).bind(period.to()).bind(before.from()).bind(before.to())
            .bind(version).bind(now).execute(&mut *c).await?;
    });
    Ok(())
}

/// Keeps a bridge that was asked for.
pub(crate) async fn keep_bridge(
    tx: &mut Tx,
    period: Period,
    before: Period,
    version: i64,
    bridge: Option<BridgeOf>,
) -> Sql<()> {
    let (ws, steps) = (tx.workspace(), bridge.map(|b| Steps::from(b.bridge)));
    change!(tx, c => {
        sqlx::query(KEEP).bind(ws).bind(period.from()).bind(period.to()).bind(before.from()).bind(before.to())
            .bind(version).bind(Json(steps)).execute(&mut *c).await?;
    });
    Ok(())
}

//! Decisions on tiers: every one is kept.
use crate::model::{Tier, TierRow};
use base::db::Tx;
use base::ids::{AccountId, TierId};
use base::{Actor, Day, Db, change, read, sql};

sql!(
    INSERT = "INSERT INTO account_tier (workspace_id, tier_id, account_id, tier, reason, day, set_by, set_by_name, set_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
sql!(
    HISTORY = "SELECT tier_id, tier, reason, day, set_by_name FROM account_tier \
     WHERE workspace_id = $1 AND account_id = $2 AND taken_back_at IS NULL ORDER BY set_at DESC, tier_id DESC"
);
sql!(TAKE_BACK = "UPDATE account_tier SET taken_back_at = $3 WHERE workspace_id = $1 AND tier_id = $2");

#[derive(Debug, sqlx::FromRow)]
struct Row {
    tier_id: TierId,
    tier: i32,
    reason: String,
    day: Day,
    set_by_name: String,
}

/// Adds a decision; it stands from now on.
pub async fn insert(
    tx: &mut Tx,
    account: AccountId,
    tier: Option<Tier>,
    reason: &str,
    day: Day,
) -> Result<TierId, sqlx::Error> {
    let (ws, now, id) = (tx.workspace(), tx.now(), TierId::new());
    let (by, name) = (tx.actor().member(), tx.actor().name.clone());
    change!(tx, c => sqlx::query(INSERT).bind(ws).bind(id).bind(account).bind(Tier::stored(tier)).bind(reason).bind(day)
        .bind(by).bind(name).bind(now).execute(c).await.map(|_| ()))?;
    Ok(id)
}

/// All decisions that were not taken back, the one that stands first. The account was found through the person.
pub async fn history(db: &Db, actor: &Actor, account: AccountId) -> Result<Vec<TierRow>, sqlx::Error> {
    let rows: Vec<Row> =
        read!(db, p => sqlx::query_as(HISTORY).bind(actor.workspace).bind(account).fetch_all(p).await)?;
    Ok(rows
        .into_iter()
        .map(|r| TierRow {
            tier_id: r.tier_id,
            tier: Tier::from_stored(r.tier),
            reason: r.reason,
            day: r.day,
            set_by_name: r.set_by_name,
        })
        .collect())
}

/// A decision was undone: it stays in the table and stands no more.
pub async fn take_back(tx: &mut Tx, id: TierId) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(TAKE_BACK).bind(ws).bind(id).bind(now).execute(c).await.map(|_| ()))
}

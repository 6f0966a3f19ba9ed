//! The whole firm's structure, read at once for what is kept in memory.
use base::ids::{AccountId, MemberId, UnitId, WorkspaceId};
use base::{Db, read, sql};

sql!(VERSION = "SELECT version FROM structure_version WHERE workspace_id = $1");
sql!(
    ACCOUNTS = "SELECT a.account_id, a.account_key, a.name, a.kind, a.tier, a.industry, t.member_id AS lead, m.name AS lead_name \
     FROM account a \
     LEFT JOIN account_team t ON t.workspace_id = $1 AND t.account_id = a.account_id AND t.part = 'lead' AND t.until_day IS NULL \
     LEFT JOIN member m ON m.workspace_id = $1 AND m.member_id = t.member_id \
     WHERE a.workspace_id = $1 AND a.closed_on IS NULL ORDER BY a.key_sort, a.account_id"
);
sql!(
    UNITS = "SELECT u.unit_id, CASE WHEN a.closed_on IS NULL THEN u.account_id END AS account_id, u.kind, u.name, \
     u.parent_unit_id, u.ownership_bp, u.control \
     FROM unit u LEFT JOIN account a ON a.workspace_id = $1 AND a.account_id = u.account_id \
     WHERE u.workspace_id = $1 ORDER BY u.unit_id"
);
sql!(
    NUMBERS = "SELECT unit_id, source_system, number FROM unit_number WHERE workspace_id = $1 \
     ORDER BY unit_id, source_system, number"
);

#[derive(Debug, sqlx::FromRow)]
pub(crate) struct AccountRow {
    pub account_id: AccountId,
    pub account_key: String,
    pub name: String,
    pub kind: String,
    pub tier: i32,
    pub industry: String,
    pub lead: Option<MemberId>,
    pub lead_name: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
pub(crate) struct UnitRow {
    pub unit_id: UnitId,
    pub account_id: Option<AccountId>,
    pub kind: String,
    pub name: String,
    pub parent_unit_id: Option<UnitId>,
    pub ownership_bp: Option<i32>,
    pub control: bool,
}

/// The version of the firm's structure; 0 before the first change.
pub async fn version(db: &Db, ws: WorkspaceId) -> Result<i64, sqlx::Error> {
    let v: Option<i64> = read!(db, p => sqlx::query_scalar(VERSION).bind(ws).fetch_optional(p).await)?;
    Ok(v.unwrap_or(0))
}

/// Open accounts in the order of their keys.
pub(crate) async fn accounts(db: &Db, ws: WorkspaceId) -> Result<Vec<AccountRow>, sqlx::Error> {
    read!(db, p => sqlx::query_as(ACCOUNTS).bind(ws).fetch_all(p).await)
}

/// All units in the order of their ids. Those of a closed account count as not assigned.
pub(crate) async fn units(db: &Db, ws: WorkspaceId) -> Result<Vec<UnitRow>, sqlx::Error> {
    read!(db, p => sqlx::query_as(UNITS).bind(ws).fetch_all(p).await)
}

/// All numbers in the order of their units.
pub(crate) async fn numbers(db: &Db, ws: WorkspaceId) -> Result<Vec<(UnitId, String, String)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(NUMBERS).bind(ws).fetch_all(p).await)
}

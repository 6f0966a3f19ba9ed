//! All SQL of the slice. Every statement says the workspace for every table.
pub mod account;
pub(crate) mod known;
pub mod list;
pub mod site;
pub mod team;
pub mod tier;
pub mod unit;
pub mod view;
pub mod whole;
pub mod words;

use base::db::Tx;
use base::ids::{AccountId, UnitId};
use base::{change, sql};

sql!(
    RAISE = "INSERT INTO structure_version (workspace_id, version) VALUES ($1, 1) \
     ON CONFLICT (workspace_id) DO UPDATE SET version = structure_version.version + 1"
);
sql!(
    TOUCH = "UPDATE account SET version = version + 1, content_version = version + 1 \
     WHERE workspace_id = $1 AND account_id = $2 RETURNING version"
);
sql!(CONTENT = "SELECT content_version FROM account WHERE workspace_id = $1 AND account_id = $2");
sql!(UNIT_CONTENT = "SELECT content_version FROM unit WHERE workspace_id = $1 AND unit_id = $2");
sql!(
    CONTENT_BACK = "UPDATE account SET version = version + 1, content_version = $3 \
     WHERE workspace_id = $1 AND account_id = $2"
);
sql!(UNIT_CONTENT_BACK = "UPDATE unit SET content_version = $3 WHERE workspace_id = $1 AND unit_id = $2");

/// Raises the firm's structure version: figures in memory that stand on it are made anew.
pub async fn raise(tx: &mut Tx) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(RAISE).bind(ws).execute(c).await.map(|_| ()))
}

/// Raises the account's version; returns the new one, which is the version of what stands in it now.
pub async fn touch(tx: &mut Tx, account: AccountId) -> Result<i64, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(TOUCH).bind(ws).bind(account).fetch_one(c).await)
}

/// The version whose content stands in the account; `None` when there is none.
pub async fn content(tx: &mut Tx, account: AccountId) -> Result<Option<i64>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(CONTENT).bind(ws).bind(account).fetch_optional(c).await)
}

/// The same of a unit.
pub async fn unit_content(tx: &mut Tx, unit: UnitId) -> Result<Option<i64>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(UNIT_CONTENT).bind(ws).bind(unit).fetch_optional(c).await)
}

/// After an undo: the content of an earlier version stands again, under a new version.
pub async fn content_back(tx: &mut Tx, account: AccountId, content: i64) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CONTENT_BACK).bind(ws).bind(account).bind(content).execute(c).await.map(|_| ()))
}

/// The same of a unit, whose version has risen with its row.
pub async fn unit_content_back(tx: &mut Tx, unit: UnitId, content: i64) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(UNIT_CONTENT_BACK).bind(ws).bind(unit).bind(content).execute(c).await.map(|_| ()))
}

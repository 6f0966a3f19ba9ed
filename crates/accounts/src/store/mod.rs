//! All SQL of the slice. Every statement says the workspace for every table.
pub mod account;
pub mod list;

pub mod site;
pub mod team;
pub mod tier;
pub mod unit;
pub mod view;
pub mod whole;
pub mod words;

use base::db::Tx;
use base::ids::AccountId;
use base::{change, sql};

sql!(
    RAISE = "INSERT INTO structure_version (workspace_id, version) VALUES ($1, 1) \
     ON CONFLICT (workspace_id) DO UPDATE SET version = structure_version.version + 1"
);
sql!(TOUCH = "UPDATE account SET version = version + 1 WHERE workspace_id = $1 AND account_id = $2 RETURNING version");

/// Raises the firm's structure version: figures in memory that stand on it are made anew.
pub async fn raise(tx: &mut Tx) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(RAISE).bind(ws).execute(c).await.map(|_| ()))
}

/// Raises the account's and the firm's version; returns the account's new one.
pub async fn touch(tx: &mut Tx, account: AccountId) -> Result<i64, sqlx::Error> {
    raise(tx).await?;
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(TOUCH).bind(ws).bind(account).fetch_one(c).await)
}

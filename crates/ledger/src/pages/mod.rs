//! The pages of the ledger: an account's tab Profit, the portfolio's tab of concentration, the settings of the ladder.
mod behind;
mod explain;
pub(crate) mod export;
pub(crate) mod period;
mod profit;
mod targets;
mod words;

use axum::Router;
use axum::routing::{get, post};
use base::Site;

/// All routes of the slice.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/accounts/{key}/profit", get(profit::show))
        .route("/accounts/{key}/profit/{file}", get(profit::download))
        .route("/accounts/{key}/profit/entries", get(profit::entries))
        .route("/accounts/{key}/profit/entries/{extension}", get(profit::entries_file))
        .route("/accounts/{key}/profit/target", post(targets::set))
        .merge(crate::concentration::routes())
}

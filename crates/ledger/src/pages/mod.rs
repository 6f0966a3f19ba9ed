//! The pages of the ledger: an account's tab Profit, the portfolio's tab of concentration, the settings of the ladder.
pub(crate) mod behind;
mod bridge;
mod entries;
mod estimates;
mod explain;
pub(crate) mod export;
mod ladder;
mod limits;
pub(crate) mod period;
mod profit;
mod settings;
mod targets;
mod whole;
pub(crate) mod words;

use axum::Router;
use axum::routing::{get, post};
use base::Site;

/// All routes of the slice.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/accounts/{key}/profit", get(profit::show))
        .route("/accounts/{key}/profit/{file}", get(profit::download))
        .route("/accounts/{key}/profit/entries", get(entries::show))
        .route("/accounts/{key}/profit/entries/{extension}", get(entries::download))
        .route("/accounts/{key}/profit/target", post(targets::set))
        .route("/portfolio/contribution", get(whole::show))
        .route("/portfolio/contribution/bridge", post(bridge::ask))
        .route("/portfolio/contribution/{extension}", get(whole::download))
        .route("/settings/contribution", get(settings::show))
        .route("/settings/contribution/kept/{block}", post(settings::set_kept))
        .route("/settings/contribution/shown/{code}", post(settings::set_shown))
        .route("/settings/contribution/label/{code}", post(settings::set_label))
        .route("/settings/contribution/move/{code}", post(settings::move_kind))
        .route("/settings/contribution/close", post(settings::close))
        .route("/settings/contribution/reopen", post(settings::reopen))
        .route("/settings/contribution/cost", post(settings::set_cost))
        .route("/settings/contribution/cost/{id}/end", post(settings::end_cost))
        .route("/settings/contribution/driver/{code}", post(settings::set_gone))
        .route("/settings/contribution/target/{year}", post(settings::set_target))
        .route("/settings/contribution/estimates", get(estimates::show).post(estimates::release))
        .route("/settings/limits", get(limits::show).post(limits::set))
        .merge(crate::concentration::routes())
}

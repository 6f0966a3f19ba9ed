//! The pages of this slice.
mod log;
mod timeline;
mod undo;

#[cfg(test)]
pub(crate) use undo::back;

use axum::Router;
use axum::routing::{get, post};
use base::Site;

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/settings/audit", get(log::show))
        .route("/settings/audit/export.csv", get(log::csv))
        .route("/settings/audit/export.json", get(log::json))
        .route("/accounts/{key}/timeline", get(timeline::show))
        .route("/undo/{number}", post(undo::undo))
}

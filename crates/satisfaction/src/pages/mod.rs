//! Pages: the place Satisfaction, the account's tab with the form in the margin, the panels that explain.
mod explain;
mod export;
mod form;
mod parts;
mod people;
mod place;
mod tab;

use axum::Router;
use axum::routing::{get, post};
use base::Site;

/// Pages of this slice.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/satisfaction", get(place::show))
        .route("/accounts/{key}/satisfaction", get(tab::show))
        .route("/accounts/{key}/satisfaction.csv", get(export::csv))
        .route("/accounts/{key}/answers", post(form::record))
        .route("/accounts/{key}/answers/preview", post(form::preview))
        .route("/accounts/{key}/answers/refusal", post(form::declined))
}

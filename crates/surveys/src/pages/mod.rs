//! Forms about people, invitations, waves and questions. Each changes one thing and goes back to the page that asked.
mod people;
mod waves;

use axum::Router;
use axum::routing::{get, post};
use base::Site;

/// Pages of this slice.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/accounts/{key}/respondents/new", get(people::new).post(people::add))
        .route("/accounts/{key}/respondents/{id}", get(people::show).post(people::correct))
        .route("/accounts/{key}/respondents/{id}/erasure", post(people::erase))
        .route("/accounts/{key}/invitations", get(people::choose).post(people::invite))
        .route("/satisfaction/waves", get(waves::show).post(waves::open))
        .route("/satisfaction/waves/{id}/end", post(waves::end))
        .route("/satisfaction/questions", post(waves::add_question))
        .route("/satisfaction/questions/{code}/retirement", post(waves::retire))
}

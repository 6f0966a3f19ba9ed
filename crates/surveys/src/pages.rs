//! Forms about waves, questions and people: each changes one thing and goes back to the page that asked.
use axum::Router;
use base::Site;

/// Pages of this slice.
pub fn routes() -> Router<Site> {
    Router::new()
}
pub fn done_here() {}

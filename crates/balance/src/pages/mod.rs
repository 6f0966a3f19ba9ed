//! Pages: the balance map, the list, the account's tab, and the piece of the overview.
mod account;
mod card;
mod explain;
mod filters;
mod list;
mod map;
mod panel;
pub(crate) mod rules;
mod trace;
mod words;

use axum::Router;
use axum::routing::get;
use base::Site;

pub use panel::panel;

/// Pages of this slice.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/portfolio", get(map::show))
        .route("/portfolio/list", get(list::show))
        .route("/portfolio/list.csv", get(list::csv))
        .route("/accounts/{key}/balance", get(account::show))
        .route("/settings/zones", get(rules::show).post(rules::set))
}

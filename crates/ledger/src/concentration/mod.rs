//! How much hangs on how few (*ABC, Konzentration, Walkurve, Verlusttest*): the page `/portfolio/concentration`, its files
//! and panels, and the strip of three small sheets under the balance map.
//!
//! [`ranking`] and [`whale`] give the figures; pages print them. **Who sees what:** head and controller see the firm. Who
//! sees only own accounts gets the whale curve, the losses and the loss test over these, and the class as a result: no CR,
//! HHI, Gini or share of the EBIT, nothing from which the firm could be computed. A colleague without the right to money
//! sees the class alone.
//!
//! EBIT and the probability of a loss are what a person says, with day and reason; without them a column is unknown.
mod entry;
mod explain;
mod files;
mod look;
mod pages;
mod rows;
mod rules;
mod small;
mod words;

pub use rules::{AbcBy, Analysis, LossRow, Ranking, Shares, WhaleOf, loss_test, ranking, whale};
pub use small::{Strip, strip};

use axum::Router;
use axum::routing::get;
use base::Site;

/// Pages of ABC, concentration, whale curve and loss test.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/portfolio/concentration", get(pages::show))
        .route("/portfolio/concentration/export", get(files::download))
        .route("/portfolio/concentration/ebit", get(entry::ebit_form).post(entry::put_ebit))
        .route("/portfolio/concentration/loss/{key}", get(entry::loss_form).post(entry::put_loss))
}

#[cfg(test)]
mod tests;

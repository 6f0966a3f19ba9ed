//! Pages under /data: files in, mapping, preview, booking and undo.

mod acts;
mod guess;
mod list;
mod mapping;
mod mapping_form;
mod preview;
mod rows;
mod together;
mod upload;
pub(crate) mod words;

use crate::model::Import;
use crate::{run, store};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use base::page::Desk;
use base::{Error, Site};

/// Pages and small posts.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/data", get(list::show))
        .route("/data/{id}", get(preview::show))
        .route("/data/{id}/progress", get(preview::progress))
        .route("/data/{id}/mapping", get(mapping::show).post(mapping::change))
        .route("/data/{id}/mapping.toml", get(mapping::download))
        .route("/data/{id}/mapping/file", post(mapping::from_file))
        .route("/data/{id}/mapping/without", post(mapping::without))
        .route("/data/{id}/check", post(acts::check))
        .route("/data/{id}/book", post(acts::book))
        .route("/data/{id}/cancel", post(acts::cancel))
        .route("/data/{id}/undo", post(acts::undo))
        .route("/data/{id}/again", post(acts::again))
        .route("/data/{id}/rows/{line}", post(rows::decide))
        .route("/data/{id}/rows/{line}/back", post(rows::back))
        .route("/data/{id}/rows/{line}/all", post(together::decide))
        .route("/data/{id}/together/{number}/back", post(together::back))
        .route("/data/{id}/link", post(rows::link))
        .route("/data/{id}/faults.csv", get(rows::faults))
}

/// Whole files: their length is counted here, and they may take longer than a page.
pub fn upload_routes() -> Router<Site> {
    Router::new().route("/data/upload", post(upload::take).layer(DefaultBodyLimit::disable()))
}

/// The import of an address, as far as this person may see it.
async fn import(desk: &Desk, id: &str) -> Result<Import, Error> {
    at_home(desk)?;
    let id = id.parse().map_err(|_| Error::NotFound)?;
    store::get(desk.db(), &desk.actor, id).await?.ok_or(Error::NotFound)
}

/// Data is there for those who may import something; for others there is no such page.
fn at_home(desk: &Desk) -> Result<(), Error> {
    if run::may_any(&desk.actor) { Ok(()) } else { Err(Error::NotFound) }
}

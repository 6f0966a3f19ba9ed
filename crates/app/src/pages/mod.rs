//! Pages that no slice owns alone: an account's overview, the settings' first tab, the palette.
mod missing;
mod overview;
mod palette;
mod settings;
mod timeline;

use axum::Router;
use axum::routing::get;
use base::Site;

/// Routes of these pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/accounts/{key}", get(overview::show))
        .route("/palette", get(palette::show))
        .route("/settings", get(settings::show))
}

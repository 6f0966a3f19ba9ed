//! Pages that no slice owns alone.
mod palette;
mod settings;

use axum::Router;
use axum::routing::get;
use base::Site;

/// Routes of these pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/palette", get(palette::show)).route("/settings", get(settings::show))
}

//! Script, style, fonts and icons: built by Vite, embedded in release builds, read from disk in debug builds.
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Dist;

#[derive(Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
}

/// Addresses of the built files that every page names.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    pub js: String,
    pub css: Vec<String>,
    /// The icon sprite.
    pub icons: String,
}

/// Read from Vite's manifest once.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let m: HashMap<String, Chunk> =
        Dist::get("manifest.json").and_then(|f| serde_json::from_slice(&f.data).ok()).unwrap_or_default();
    let icons = Dist::iter().find(|f| f.starts_with("icons") && f.ends_with(".svg"));
    m.get("src/app.ts").map_or_else(Assets::default, |c| Assets {
        js: format!("/assets/{}", c.file),
        css: c.css.iter().map(|f| format!("/assets/{f}")).collect(),
        icons: icons.map(|i| format!("/assets/{i}")).unwrap_or_default(),
    })
});

/// Address of the icon sprite, for the templates.
pub fn icons() -> &'static str {
    &ASSETS.icons
}

/// `GET /assets/{*path}`. File names hold a content hash, so they may be kept for ever; the few without one
/// (`favicon.svg`, `logo.svg`) for a day.
#[allow(clippy::unused_async, reason = "axum takes handlers that are async")]
pub async fn serve(Path(path): Path<String>) -> Response {
    let Some(f) = Dist::get(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let mime = mime_guess::from_path(&path).first_or_octet_stream();
    let keep = if path.contains('-') { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    ([(header::CONTENT_TYPE, mime.as_ref()), (header::CACHE_CONTROL, keep)], f.data).into_response()
}

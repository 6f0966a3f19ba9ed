//! All routes of all slices behind the same walls. Reading order is from the inside out: routes, then the layers, the
//! last one added being the first that a request meets.
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use axum::{Extension, Router};
use base::{Actor, Site};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// Nothing inline, nothing from elsewhere (measured with charts and swaps: no violation).
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page that takes longer has lost its reader; uploads have their own time.
const PATIENCE: Duration = Duration::from_mins(1);
/// Forms are small; routes that take files say their own limit.
const BODY_LIMIT: usize = 2 * 1024 * 1024;

/// Every route, without the walls: what the doors test walks through.
pub fn routes() -> Router<Site> {
    quick_routes().merge(upload_routes())
}

fn quick_routes() -> Router<Site> {
    Router::new()
        .route("/", get(start))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/assets/{*path}", get(base::assets::serve))
        .merge(crate::pages::routes())
        .merge(identity::routes())
        .merge(audit::routes())
        .merge(accounts::routes())
        .merge(surveys::routes())
        .merge(satisfaction::routes())
        .merge(ledger::routes())
        .merge(balance::routes())
        .merge(imports::routes())
}

/// The start page is the portfolio; who only administers begins with the people.
async fn start(actor: Option<Extension<Actor>>) -> Redirect {
    let only = actor.is_some_and(|Extension(a)| a.only_administers());
    Redirect::to(if only { "/settings/members" } else { "/portfolio" })
}

/// Routes that take whole files: without the time limit of pages.
fn upload_routes() -> Router<Site> {
    imports::upload_routes()
}

/// The routes behind their walls.
pub fn router(site: &Site) -> Router<Site> {
    let timed = quick_routes().layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE));
    let walled = timed
        .merge(upload_routes())
        .fallback(|| async { base::Error::NotFound })
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(axum::middleware::from_fn_with_state(site.clone(), crate::facts::hand_over))
        .layer(axum::middleware::from_fn_with_state(site.clone(), crate::setup::lead))
        .layer(CatchPanicLayer::custom(|_| base::Error::Broken(anyhow::anyhow!("a handler panicked")).into_response()))
        .layer(axum::middleware::from_fn_with_state(site.clone(), base::page::error_pages))
        .layer(axum::middleware::from_fn_with_state(site.clone(), identity::middleware))
        .layer(CsrfLayer::new())
        .layer(CompressionLayer::new());
    let id = HeaderName::from_static("x-request-id");
    headers(walled, site.is_https())
        .layer(PropagateRequestIdLayer::new(id.clone()))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(SetRequestIdLayer::new(id, MakeRequestUuid))
}

fn headers(router: Router<Site>, https: bool) -> Router<Site> {
    let always = [
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ];
    let hsts = https.then_some(("strict-transport-security", "max-age=31536000"));
    always.into_iter().chain(hsts).fold(router, |r, (name, value)| {
        r.layer(SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value)))
    })
}

/// The path without its query: what people search for does not belong into a log.
fn span(request: &axum::extract::Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|v| v.to_str().ok()).unwrap_or("");
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

/// Ready: the database answers and is of this program's state.
async fn ready(State(site): State<Site>) -> impl IntoResponse {
    let text = [(header::CACHE_CONTROL, "no-store")];
    if let Err(e) = crate::store::answers(&site.db).await {
        tracing::warn!(error = %e, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, text, "the database does not answer");
    }
    match site.db.pending().await {
        Ok(pending) if pending.is_empty() => (StatusCode::OK, text, "ready"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, text, "the database waits for a migration"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, text, "the database does not answer"),
    }
}

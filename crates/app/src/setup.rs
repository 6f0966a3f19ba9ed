//! First run: no firm yet. The console prints where to go and the one-time code; every page leads to `/set-up`.
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use base::Site;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a firm is known to exist; asked of the database until the answer is yes.
static OPEN: AtomicBool = AtomicBool::new(false);

async fn has_firm(site: &Site) -> Result<bool, sqlx::Error> {
    if OPEN.load(Ordering::Relaxed) {
        return Ok(true);
    }
    let some = identity::has_firm(&site.db).await?;
    OPEN.store(some, Ordering::Relaxed);
    Ok(some)
}

/// Says on the console what to do on the first run.
pub(crate) async fn announce(site: &Site) -> Result<(), base::Error> {
    if let Some(code) = identity::SetupCode::make(site).await? {
        eprintln!(
            "There is no firm yet. Open {}/set-up and enter this code: {code} (good for one hour)",
            site.public_url
        );
    }
    Ok(())
}

/// Leads every page to the set-up page while there is no firm.
pub(crate) async fn lead(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let free = ["/set-up", "/assets/", "/healthz", "/readyz", "/me/language", "/me/theme"];
    if free.iter().any(|f| path.starts_with(f)) {
        return next.run(request).await;
    }
    match has_firm(&site).await {
        Ok(true) => next.run(request).await,
        Ok(false) => Redirect::to("/set-up").into_response(),
        Err(e) => base::Error::from(e).into_response(),
    }
}

//! The pages of this slice, one module per place.
mod links;
mod me;
mod members;
mod set_up;
mod sign_in;

use askama::Template;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _};
use axum::routing::{get, post};
use base::page::Crumb;
use base::{Desk, Page, PageResult, Place, Site};

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-in/choose", get(sign_in::again).post(sign_in::choose))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/set-up", get(set_up::show).post(set_up::set_up))
        .route("/invitation/{token}", get(links::invitation).post(links::accept_invitation))
        .route("/reset/{token}", get(links::reset).post(links::accept_reset))
        .route("/me", get(me::show))
        .route("/me/name", post(me::rename))
        .route("/me/password", post(me::change_password))
        .route("/me/language", post(me::set_language))
        .route("/me/theme", post(me::set_theme))
        .route("/me/sessions/end-others", post(me::end_others))
        .route("/me/sessions/{id}/end", post(me::end_session))
        .route("/settings/members", get(members::list))
        .route("/settings/members/new", get(members::new).post(members::invite))
        .route("/settings/members/{id}", get(members::show).post(members::change))
        .route("/settings/members/{id}/roles", post(members::set_roles))
        .route("/settings/members/{id}/link", post(members::make_link))
        .route("/settings/members/{id}/sessions/end", post(members::end_sessions))
        .route("/settings/members/{id}/close", post(members::close))
        .route("/settings/members/{id}/reopen", post(members::reopen))
}

/// A page for somebody who is not signed in.
fn bare(status: StatusCode, page: &impl Template) -> PageResult {
    let mut r = (status, [(header::VARY, "accept-language, cookie")], Html(page.render()?)).into_response();
    r.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(r)
}

/// The shell with a path; `address` is where language and theme switches return to, also after a fault.
fn shell(desk: &Desk, here: Place, path: &[(&str, Option<&str>)], address: &str) -> Page {
    let title = path.last().map_or("", |(label, _)| label);
    let mut page = desk.page(here, title);
    page.path =
        path.iter().map(|(label, href)| Crumb { label: (*label).to_owned(), href: href.map(str::to_owned) }).collect();
    address.clone_into(&mut page.address);
    page
}

//! A fault as a page: what happened, in the person's language and frame.
use super::{Desk, Page, Place, View, escape_query, html};
use crate::error::ErrorNote;
use crate::{Actor, Site, texts};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "error_inside.html")]
struct ErrorInside {
    page: Page,
    heading: String,
    sentence: String,
    note: String,
    reference: Option<String>,
    came_from: String,
}

#[derive(Template)]
#[template(path = "error_outside.html")]
struct ErrorOutside {
    page: Page,
    heading: String,
    sentence: String,
    note: String,
    reference: Option<String>,
    came_from: String,
}

/// Middleware: turns an [`ErrorNote`] into a page in the person's language, or sends a stranger to the sign-in page.
/// JSON doors answer problem documents and carry no note.
pub async fn error_pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let view = View::of(&parts);
    let actor = parts.extensions.get::<Actor>().cloned();
    let back = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let asked = parts.method == axum::http::Method::GET;
    let came_from = if asked { String::new() } else { came_from(&parts) };
    let answer = next.run(Request::from_parts(parts, body)).await;
    let Some(note) = answer.extensions().get::<ErrorNote>().cloned() else { return answer };
    if note.status == StatusCode::UNAUTHORIZED {
        let to = if asked { format!("/sign-in?to={}", escape_query(&back)) } else { "/sign-in".to_owned() };
        return if view.target.is_some() {
            ([("hx-redirect", to)], "").into_response()
        } else {
            Redirect::to(&to).into_response()
        };
    }
    let t = texts(view.lang);
    let (heading, sentence) = match note.status {
        StatusCode::NOT_FOUND => (t.error_not_found(), t.error_not_found_help()),
        StatusCode::FORBIDDEN => (t.error_forbidden(), t.error_forbidden_help()),
        StatusCode::CONFLICT => (t.error_refused(), String::new()),
        StatusCode::BAD_REQUEST => (t.error_bad_request(), String::new()),
        _ => (t.error_broken(), t.error_broken_help()),
    };
    let sentence = note.sentence.clone().unwrap_or(sentence);
    let reference = note.reference;
    let rendered = if let Some(actor) = actor {
        let page = Desk { site, actor, view }.page(Place::Nowhere, heading.clone());
        let lost = note.status == StatusCode::NOT_FOUND && page.works;
        let note = if lost { t.error_not_found_note() } else { String::new() };
        ErrorInside { page, heading, sentence, note, reference, came_from }.render()
    } else {
        let (page, note) = (view.page(heading.clone()), String::new());
        ErrorOutside { page, heading, sentence, note, reference, came_from }.render()
    };
    rendered.map_or(answer, |body| html(note.status, body, false))
}

/// The page whose form was refused, by its path; empty where the browser does not say.
fn came_from(parts: &Parts) -> String {
    let said = parts.headers.get(header::REFERER).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<Uri>().ok());
    let path = said.and_then(|u| u.path_and_query().map(ToString::to_string)).unwrap_or_default();
    // A path that begins with two strokes would name another host.
    if path.starts_with("//") { String::new() } else { path }
}

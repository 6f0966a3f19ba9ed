//! A fault as a page: what happened, in the person's language and frame.
use super::{Desk, Page, Place, View, escape_query, html};
use crate::error::ErrorNote;
use crate::{Actor, Site, texts};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
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
}

#[derive(Template)]
#[template(path = "error_outside.html")]
struct ErrorOutside {
    page: Page,
    heading: String,
    sentence: String,
    note: String,
    reference: Option<String>,
}

/// Middleware: turns an [`ErrorNote`] into a page in the person's language, or sends a stranger to the sign-in page.
/// JSON doors answer problem documents and carry no note.
pub async fn error_pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let view = View::of(&parts);
    let actor = parts.extensions.get::<Actor>().cloned();
    let back = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let asked = parts.method == axum::http::Method::GET;
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
    let rendered = match actor {
        Some(actor) => {
            let page = Desk { site, actor, view }.page(Place::Nowhere, heading.clone());
            let lost = note.status == StatusCode::NOT_FOUND && page.works;
            let note = if lost { t.error_not_found_note() } else { String::new() };
            ErrorInside { page, heading, sentence, note, reference }.render()
        }
        None => ErrorOutside { page: view.page(heading.clone()), heading, sentence, note: String::new(), reference }
            .render(),
    };
    rendered.map_or(answer, |body| html(note.status, body, false))
}

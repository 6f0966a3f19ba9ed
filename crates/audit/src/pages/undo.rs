//! `POST /undo/{number}`.
use crate::texts;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use base::{Desk, Error, PageResult};

/// Takes a change back and returns to the page one came from.
pub(super) async fn undo(desk: Desk, headers: HeaderMap, Path(number): Path<String>) -> PageResult {
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let undone = crate::undo(desk.db(), &desk.actor, desk.now(), number).await?;
    let sentence = texts(desk.lang()).undone(undone.sentence);
    desk.done(&back(&headers), &sentence, undone.again.then_some(undone.number))
}

/// The path of the page that asked; only ever a path, so no other host can be named.
pub(crate) fn back(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let from = text("hx-current-url").or_else(|| text(header::REFERER.as_str())).unwrap_or("");
    let path = from.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    match path {
        Some(p) if !p.starts_with("//") && !p.contains('\\') => p.split('#').next().unwrap_or("/").to_owned(),
        _ => "/portfolio".to_owned(),
    }
}

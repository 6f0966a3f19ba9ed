//! Saved views of the list: what is chosen, under a name of one's own.
use super::query::ListQuery;
use crate::store::view;
use crate::texts;
use axum::Form;
use axum::extract::Query;
use base::page::Desk;
use base::{Error, PageResult};
use serde::Deserialize;

/// The form "save view".
#[derive(Debug, Deserialize)]
pub(super) struct SaveDraft {
    name: String,
    query: String,
}

/// Saves what is chosen now under a name; never a lead.
pub(super) async fn save_view(desk: Desk, Form(draft): Form<SaveDraft>) -> PageResult {
    let t = texts(desk.lang());
    let Some(name) = crate::rules::clean_name(&draft.name).filter(|n| n.chars().count() <= 60) else {
        return Err(Error::Refused(t.view_needs_name()));
    };
    let q: ListQuery = Query::try_from_uri(&format!("/accounts?{}", draft.query).parse().unwrap_or_default())
        .map_or_else(|_| ListQuery::default(), |Query(q)| q);
    let kept = q.with(&[("lead", "")]);
    let mut tx = desk.begin().await?;
    let id = view::save(&mut tx, &name, &kept).await?.ok_or(Error::Forbidden)?;
    let event = base::Event::new("view.saved", "saved_view", id.0).plain().after(serde_json::json!({ "name": name }));
    tx.commit(event).await?;
    desk.done(&format!("/accounts?{kept}"), &t.view_saved(name.as_str()), None)
}

/// Takes one's own view away.
pub(super) async fn drop_view(desk: Desk, axum::extract::Path(id): axum::extract::Path<String>) -> PageResult {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let mut tx = desk.begin().await?;
    let (name, _) = view::delete(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let event =
        base::Event::new("view.dropped", "saved_view", id.0).plain().before(serde_json::json!({ "name": name }));
    tx.commit(event).await?;
    desk.done("/accounts", &texts(desk.lang()).view_dropped(name.as_str()), None)
}

//! Checking and booking run on while one looks elsewhere; cancel, undo, book again.

use super::import;
use crate::mapping::Mapping;
use crate::model::{Import, State};
use crate::run::{self, Run};
use crate::{store, texts};
use axum::extract::Path;
use axum_extra::extract::Form;
use base::page::Desk;
use base::{Actor, Error, PageResult, Quiet, Site};
use serde::Deserialize;
use std::time::Duration;

/// A short run is waited for, so that small files show no progress bar.
const PATIENCE: Duration = Duration::from_millis(700);

pub(super) async fn check(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    start_check(&desk, i).await
}

/// Starts the check of an import and leads to its page.
pub(super) async fn start_check(desk: &Desk, i: Import) -> PageResult {
    let t = texts(desk.lang());
    if !i.state.is_open() || !i.has_file {
        return Err(Error::Refused(t.refused_running()));
    }
    if !run::may(&desk.actor, i.kind) {
        return Err(Error::Forbidden);
    }
    let href = format!("/data/{}", i.id);
    start(desk, i, None).await?;
    desk.done(&href, "", None)
}

/// Reads the file anew after decisions for several rows.
pub(super) async fn check_again(desk: &Desk, i: Import) -> Result<(), Error> {
    start(desk, i, None).await
}

#[derive(Deserialize)]
pub(super) struct BookForm {
    #[serde(default)]
    rows: String,
}

pub(super) async fn book(desk: Desk, Path(id): Path<String>, Form(form): Form<BookForm>) -> PageResult {
    let i = import(&desk, &id).await?;
    let t = texts(desk.lang());
    if i.state != State::Checked || !i.has_file {
        return Err(Error::Refused(t.refused_not_checked()));
    }
    if !run::may(&desk.actor, i.kind) {
        return Err(Error::Forbidden);
    }
    let (id, href) = (i.id, format!("/data/{}", i.id));
    start(&desk, i, Some(form.rows == "good")).await?;
    let now = store::get(desk.db(), &desk.actor, id).await?.ok_or(Error::NotFound)?;
    if now.state == State::Booked {
        let l = desk.lang();
        let rows = store::small(now.counts.to_book());
        let sentence = t.done_booked(rows, l.count(rows));
        return desk.done(&href, &sentence, now.event);
    }
    desk.done(&href, "", None)
}

/// Runs on by itself; waits a moment, because most files are small.
async fn start(desk: &Desk, i: Import, good_rows: Option<bool>) -> Result<(), Error> {
    let mapping = Mapping::parse(&i.mapping_text).map_err(|e| Error::Refused(e.text(desk.lang())))?;
    let (site, actor) = (desk.site.clone(), desk.actor.clone());
    let running = tokio::spawn(async move {
        if let Err(e) = work(&site, &actor, &i, mapping, good_rows).await {
            tracing::error!(import = %i.id, error = format!("{e:#}"), "an import broke off");
        }
    });
    // still running after that is no fault
    let _ = tokio::time::timeout(PATIENCE, running).await;
    Ok(())
}

async fn work(site: &Site, actor: &Actor, i: &Import, mapping: Mapping, good_rows: Option<bool>) -> Result<(), Error> {
    let path = run::upload_path(site, i.id);
    let run = Run { site, actor, import: i, mapping, path, progress: &|_| {} };
    match good_rows {
        None => drop(run.check().await?),
        Some(good) => drop(run.book(good).await?),
    }
    Ok(())
}

/// Stops a run, or gives up a file that is not booked.
pub(super) async fn cancel(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    let t = texts(desk.lang());
    let mut tx = desk.begin().await?;
    match i.state {
        s if s.is_running() => {
            store::ask_cancel(&mut tx, i.id).await?;
            tx.commit_quiet(Quiet::Staging).await?;
            desk.done(&format!("/data/{}", i.id), &t.cancel_asked(), None)
        }
        State::Uploaded | State::Checked | State::Failed => {
            store::set_state(&mut tx, i.id, State::Cancelled, "").await?;
            store::file_gone(&mut tx, i.id).await?;
            store::forget_corrections(&mut tx, i.id).await?;
            tx.commit_quiet(Quiet::Staging).await?;
            run::remove_file(&desk.site, i.id).await?;
            desk.done("/data", &t.cancel_done(i.file_name.as_str()), None)
        }
        _ => Err(Error::Refused(t.refused_not_checked())),
    }
}

pub(super) async fn undo(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    let number = run::undo(&desk.site, &desk.actor, i.id).await?;
    let again = (i.kind == crate::ImportKind::Ledger).then_some(number);
    desk.done(&format!("/data/{}", i.id), &texts(desk.lang()).done_undone(i.file_name.as_str()), again)
}

pub(super) async fn again(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    let number = run::book_again(&desk.site, &desk.actor, i.id).await?;
    desk.done(&format!("/data/{}", i.id), &texts(desk.lang()).done_again(i.file_name.as_str()), Some(number))
}

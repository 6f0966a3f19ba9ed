//! Decisions about single rows, numbers linked to accounts, faults as a file.

use super::import;
use super::preview::{Strip, after_decision};
use crate::mapping::Mapping;
use crate::model::{Import, State};
use crate::reader::CELL_END;
use crate::run::{self, Decision};
use crate::{store, texts};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use axum_extra::extract::Form;
use base::page::Desk;
use base::{Error, PageResult, Right};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct DecideForm {
    act: String,
    #[serde(default)]
    value: String,
    column: Option<usize>,
    /// What the table was searched for.
    #[serde(default)]
    q: String,
}

pub(super) async fn decide(
    desk: Desk,
    Path((id, line)): Path<(String, u64)>,
    Form(form): Form<DecideForm>,
) -> PageResult {
    let i = import(&desk, &id).await?;
    may(&desk, &i)?;
    let t = texts(desk.lang());
    let number = desk.lang().count(store::small(line));
    let (decision, column, text) = match (form.act.as_str(), form.column) {
        ("use", Some(c)) => {
            let text = t.strip_use(number, form.value.as_str());
            (Decision::Cell(c, form.value.clone()), i32::try_from(c).unwrap_or(0), text)
        }
        ("open_month", _) => (Decision::OpenMonth, store::OPEN_MONTH, t.strip_open_month(number)),
        ("leave_out", _) => (Decision::LeaveOut, store::LEFT_OUT, t.strip_leave_out(number)),
        _ => return Err(Error::BadRequest(t.refused_not_checked())),
    };
    run::correct(&desk.site, &desk.actor, i.id, line, &decision).await?;
    answer(&desk, i, Some(Strip { text, line, column }), &form.q).await
}

#[derive(Deserialize)]
pub(super) struct BackForm {
    column: i32,
    #[serde(default)]
    q: String,
}

pub(super) async fn back(desk: Desk, Path((id, line)): Path<(String, u64)>, Form(form): Form<BackForm>) -> PageResult {
    let i = import(&desk, &id).await?;
    may(&desk, &i)?;
    run::take_back(&desk.site, &desk.actor, i.id, line, form.column).await?;
    answer(&desk, i, None, &form.q).await
}

async fn answer(desk: &Desk, i: Import, strip: Option<Strip>, q: &str) -> PageResult {
    let href = format!("/data/{}", i.id);
    if !desk.view.wants("check") {
        let text = strip.map(|s| s.text).unwrap_or_default();
        return desk.done(&href, &text, None);
    }
    let now = store::get(desk.db(), &desk.actor, i.id).await?.ok_or(Error::NotFound)?;
    after_decision(desk, now, q, strip).await
}

fn may(desk: &Desk, i: &Import) -> Result<(), Error> {
    if run::may(&desk.actor, i.kind) { Ok(()) } else { Err(Error::Forbidden) }
}

#[derive(Deserialize)]
pub(super) struct LinkForm {
    number: String,
    #[serde(default)]
    name: String,
    account: String,
}

/// An unknown number becomes a unit of a known account; its rows are new instead of to be assigned.
pub(super) async fn link(desk: Desk, Path(id): Path<String>, Form(form): Form<LinkForm>) -> PageResult {
    let mut i = import(&desk, &id).await?;
    desk.actor.must(Right::EditAll)?;
    let t = texts(desk.lang());
    if i.state != State::Checked {
        return Err(Error::Refused(t.refused_not_checked()));
    }
    let mapping = Mapping::parse(&i.mapping_text).map_err(|e| Error::Refused(e.text(desk.lang())))?;
    let account = match accounts::find(desk.db(), &desk.actor, form.account.trim()).await {
        Err(Error::NotFound) => return Err(Error::Refused(t.book_unknown_account())),
        found => found?,
    };
    let seen = store::numbers(desk.db(), desk.actor.workspace, i.id, 10_000).await?;
    let seen = seen.into_iter().find(|n| n.number == form.number).ok_or(Error::NotFound)?;
    let mut tx = desk.begin().await?;
    let system = &mapping.source_system;
    let unit = accounts::add_unassigned(&mut tx, system, &form.number, &form.name, None).await?;
    let event = accounts::acts::assign::link(&mut tx, &[unit], account.account_id).await?;
    store::forget_number(&mut tx, i.id, &form.number).await?;
    let lines = seen.lines.unsigned_abs().min(i.counts.to_assign);
    i.counts.to_assign -= lines;
    i.counts.new += lines;
    i.reading.numbers = i.reading.numbers.saturating_sub(1);
    i.reading.assign_amount -= seen.amount_minor;
    i.reading.new_amount += seen.amount_minor;
    store::set_counts(&mut tx, &i).await?;
    let number = tx.commit(event).await?;
    let sentence = t.linked(form.number.as_str(), account.name.as_str());
    desk.done(&format!("/data/{}", i.id), &sentence, Some(number))
}

/// The faulty rows as a file to correct: the columns of the file, and what is wrong in one more. A document that is booked
/// whole is there whole.
pub(super) async fn faults(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    let t = texts(desk.lang());
    let delimiter = match i.reading.delimiter.as_bytes() {
        [one] => *one,
        _ if i.reading.delimiter == "tab" => b'\t',
        _ => b';',
    };
    let mut out = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    let broken = |e: csv::Error| Error::Broken(e.into());
    let width = i.reading.headers.len();
    if i.reading.header_line > 0 {
        let head = i.reading.headers.iter().cloned().chain([t.fault_column()]);
        out.write_record(head).map_err(broken)?;
    }
    for (cells, texts) in faulty_rows(&desk, &i).await?.into_values() {
        let mut cells: Vec<&str> = cells.split_terminator(CELL_END).collect();
        cells.resize(cells.len().max(width), "");
        let text = if texts.is_empty() { t.book_document_waits() } else { texts.join(" ") };
        out.write_record(cells.into_iter().chain([text.as_str()])).map_err(broken)?;
    }
    let bytes = out.into_inner().map_err(|e| Error::Broken(anyhow::anyhow!("{e}")))?;
    let stem = i.file_name.rsplit_once('.').map_or(i.file_name.as_str(), |(s, _)| s);
    let name: String = stem.chars().filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).take(60).collect();
    let disposition = format!("attachment; filename=\"{name}-{}.csv\"", t.fault_column());
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        bytes,
    )
        .into_response())
}

/// By line: the cells and what is wrong; nothing for rows that only wait with their document.
async fn faulty_rows(desk: &Desk, i: &Import) -> Result<BTreeMap<u64, (String, Vec<String>)>, Error> {
    let l = desk.lang();
    let mut rows = BTreeMap::new();
    if let Ok(mapping) = Mapping::parse(&i.mapping_text) {
        let waiting = run::rows_that_wait(&desk.site, i, &mapping).await?;
        rows.extend(waiting.into_iter().map(|(line, cells)| (line, (cells, Vec::new()))));
    }
    let mut after = (-1, 0);
    loop {
        let found = store::problems(desk.db(), desk.actor.workspace, i.id, after, 2_000, "").await?;
        let Some((last, number)) = found.last() else { return Ok(rows) };
        after = (store::small(last.line), *number);
        for (p, _) in found {
            let text = match p.column_name.as_str() {
                "" => p.text(l).to_owned(),
                column => format!("{column}: {}", p.text(l)),
            };
            let (_, texts) = rows.entry(p.line).or_insert_with(|| (p.cells, Vec::new()));
            texts.push(text);
        }
    }
}

//! One decision for all rows whose problem reads the same, and its way back.

use super::{acts, import};
use crate::l10n::L10nLanguage;
use crate::model::{Import, Together};
use crate::run::{self, ForAll};
use crate::{store, texts};
use axum::extract::Path;
use axum_extra::extract::Form;
use base::page::{Desk, escape_query};
use base::{Error, Lang, PageResult};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct AllForm {
    act: String,
    #[serde(default)]
    value: String,
    /// Which problem of the row is meant.
    #[serde(default)]
    of: i32,
    #[serde(default)]
    q: String,
}

pub(super) async fn decide(desk: Desk, Path((id, line)): Path<(String, u64)>, Form(form): Form<AllForm>) -> PageResult {
    let i = import(&desk, &id).await?;
    may(&desk, &i)?;
    let what = match form.act.as_str() {
        "proposal" => ForAll::Proposal,
        "use" => ForAll::Cell(form.value),
        "open_month" => ForAll::OpenMonth,
        "leave_out" => ForAll::LeaveOut,
        _ => return Err(Error::BadRequest(texts(desk.lang()).refused_not_checked())),
    };
    let (_, number) = run::decide_alike(&desk.site, &desk.actor, i.id, (line, form.of), &what).await?;
    again(&desk, i, number, &form.q).await
}

#[derive(Deserialize)]
pub(super) struct BackForm {
    #[serde(default)]
    q: String,
}

pub(super) async fn back(desk: Desk, Path((id, n)): Path<(String, i64)>, Form(form): Form<BackForm>) -> PageResult {
    let i = import(&desk, &id).await?;
    may(&desk, &i)?;
    let i = run::take_alike_back(&desk.site, &desk.actor, i.id, n).await?;
    again(&desk, i, 0, &form.q).await
}

/// The file is read anew; a long one shows how far it is.
async fn again(desk: &Desk, i: Import, number: i64, q: &str) -> PageResult {
    let href = format!("/data/{}?q={}&decided={number}#check", i.id, escape_query(q));
    acts::check_again(desk, i).await?;
    desk.done(&href, "", None)
}

fn may(desk: &Desk, i: &Import) -> Result<(), Error> {
    if run::may(&desk.actor, i.kind) { Ok(()) } else { Err(Error::Forbidden) }
}

/// A decision that stands, with its way back.
pub(super) struct Decided {
    pub number: i64,
    pub text: String,
    /// It was made just now: the focus goes there.
    pub now: bool,
}

/// The decisions for several rows that stand.
pub(super) async fn decided(desk: &Desk, i: &Import, now: i64) -> Result<Vec<Decided>, Error> {
    let made = store::decided_together(desk.db(), desk.actor.workspace, i.id).await?;
    let (t, l) = (texts(desk.lang()), desk.lang());
    let told = |m: &Together| Decided { number: m.number, text: sentence(t, l, i, m), now: m.number == now };
    Ok(made.iter().map(told).collect())
}

fn sentence(t: &L10nLanguage, l: Lang, i: &Import, m: &Together) -> String {
    let n = l.count(m.rows);
    let name = usize::try_from(m.column).ok().map(|c| i.reading.headers.get(c).cloned().unwrap_or((c + 1).to_string()));
    match (name, &m.value) {
        (Some(column), Some(value)) => t.decided_use(n, value.as_str(), column),
        (Some(column), None) => t.decided_proposals(n, column),
        (None, _) if m.column == store::OPEN_MONTH => t.decided_open_month(n),
        (None, _) => t.decided_leave_out(n),
    }
}

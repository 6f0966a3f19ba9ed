//! The page of the lines behind a figure of an account, and their file.
use super::behind::{Behind, behind, sheet};
use super::export;
use super::profit::{Profit, ScopeQuery};
use super::words;
use crate::l10n::L10nLanguage;
use crate::texts;
use accounts::{Header, HeaderFacts, Tab, account_page};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::page::{Desk, Page};
use base::{Error, PageResult};
use engine_value::contribution::Line;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct EntriesQuery {
    #[serde(flatten)]
    scope: ScopeQuery,
    #[serde(default)]
    line: String,
    /// `2026-03-02.4.117`: the key of the last line before the page.
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "entries.html")]
struct EntriesPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    behind: Behind,
    currency: String,
    title: String,
    /// Only this unit's; empty for all.
    unit: String,
    back: String,
    csv_href: String,
    xlsx_href: String,
}

/// The lines behind a figure; with the computed parts they add up to it to the cent.
pub(crate) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(q): Query<EntriesQuery>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let p = Profit::of(&desk, &key, &q.scope).await?;
    if !p.access.money {
        return Err(Error::Forbidden);
    }
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let line = Line::ALL.into_iter().find(|l| l.code() == q.line).unwrap_or(Line::NetRevenue);
    let header = Header::of(&desk, &p.access, facts.as_ref().map(|f| &f.0), Tab::Profit).await?;
    let page = account_page(&desk, &p.access, &Tab::Profit.label(lang));
    let behind = behind(&desk, &p, line, &q.after, &page).await?;
    let file = |extension: &str| {
        format!("{}/profit/entries/{extension}?line={}&{}", p.access.account.href(), line.code(), p.query())
    };
    desk.show(&EntriesPage {
        currency: p.figures.currency.symbol().to_owned(),
        title: t.entries_of(words::line(lang, &p.figures.wording, line), lang.period(p.chosen.period)),
        unit: p.unit_name().unwrap_or_default().to_owned(),
        back: format!("{}/profit?{}", p.access.account.href(), p.query()),
        csv_href: file("csv"),
        xlsx_href: file("xlsx"),
        page,
        header,
        t,
        behind,
    })
}

/// The lines behind a figure as a file, up to the most rows of a sheet.
pub(crate) async fn download(
    desk: Desk,
    Path((key, extension)): Path<(String, String)>,
    Query(q): Query<EntriesQuery>,
) -> PageResult {
    let kind = export::Kind::parse(&extension).ok_or(Error::NotFound)?;
    let p = Profit::of(&desk, &key, &q.scope).await?;
    if !p.access.money {
        return Err(Error::Forbidden);
    }
    let line = Line::ALL.into_iter().find(|l| l.code() == q.line).unwrap_or(Line::NetRevenue);
    let sheet = sheet(&desk, &p, line).await?;
    let name = format!("{} {} {}", p.access.account.key, line.code(), p.chosen.period.to());
    export::answer(kind, &name, &[sheet], desk.lang(), p.figures.currency)
}

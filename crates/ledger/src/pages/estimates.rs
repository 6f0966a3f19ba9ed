//! Settings: what is left of estimates that stand for a period, and its release.
use crate::figures::{self, OpenEstimate};
use crate::l10n::L10nLanguage;
use crate::pages::words;
use crate::store::Released;
use crate::{closed_through, entries, texts};
use accounts::Structure;
use askama::Template;
use axum::Form;
use base::ids::UnitId;
use base::page::{Crumb, Desk, Page, Place};
use base::settings::{Tab, tabs};
use base::{Error, Month, PageResult, Right};
use engine_value::contribution::Kind;
use serde::Deserialize;

const HERE: &str = "/settings/contribution/estimates";

struct Row {
    customer: String,
    /// The legal unit, where it is called otherwise.
    unit: String,
    kind: String,
    period: String,
    estimated: String,
    rest: String,
    /// Month in which a release takes the rest back.
    release_in: String,
    id: UnitId,
    code: &'static str,
    from: Month,
    to: Month,
}

#[derive(Template)]
#[template(path = "estimates.html")]
struct EstimatesPage {
    page: Page,
    tabs: Vec<Tab>,
    t: &'static L10nLanguage,
    rows: Vec<Row>,
    may_keep: bool,
}

/// The last month it stands for, or the first open one.
fn release_month(e: &OpenEstimate, closed: Option<Month>) -> Month {
    closed.map_or(e.last, |c| e.last.max(c.plus(1)))
}

fn names(s: &Structure, unit: UnitId) -> (String, String) {
    let Some(u) = s.unit(unit) else { return (String::new(), String::new()) };
    match u.account.and_then(|a| s.account(a)) {
        Some(a) if a.name == u.name => (a.name.clone(), String::new()),
        Some(a) => (a.name.clone(), u.name.clone()),
        None => (u.name.clone(), String::new()),
    }
}

pub(crate) async fn show(desk: Desk) -> PageResult {
    desk.actor.must(Right::SeeAll)?;
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let structure = accounts::structure(&desk.site, ws).await?;
    let wording = crate::Wording::load(desk.db(), ws).await?;
    let closed = closed_through(desk.db(), ws).await?;
    let open = figures::open_estimates(desk.db(), ws).await?;
    let mut rows: Vec<Row> = open
        .into_iter()
        .map(|e| {
            let (customer, unit) = names(&structure, e.unit);
            let (from, to) = e.stands_for;
            let money = |minor: i64| lang.money(minor, desk.actor.firm.currency);
            Row {
                customer,
                unit,
                kind: words::kind(lang, &wording, e.kind),
                period: lang.period(base::Period::months(from, to)),
                estimated: money(e.estimated),
                rest: money(e.rest),
                release_in: lang.month_long(release_month(&e, closed)),
                id: e.unit,
                code: e.kind.code(),
                from,
                to,
            }
        })
        .collect();
    rows.sort_by(|a, b| (&a.customer, &a.unit, a.from, &a.kind).cmp(&(&b.customer, &b.unit, b.from, &b.kind)));
    let mut page = desk.page(Place::Settings, t.open_estimates());
    page.path = vec![
        Crumb { label: t.settings(), href: Some("/settings".to_owned()) },
        Crumb { label: t.contribution(), href: Some("/settings/contribution".to_owned()) },
        Crumb { label: t.open_estimates(), href: None },
    ];
    let may_keep = desk.actor.may(Right::KeepLedger);
    desk.show(&EstimatesPage { page, tabs: tabs(&desk.actor, "/settings/contribution"), t, rows, may_keep })
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReleaseDraft {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// Takes back what bookings have not replaced.
pub(crate) async fn release(desk: Desk, Form(d): Form<ReleaseDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let (ws, t) = (desk.actor.workspace, texts(desk.lang()));
    let span = d.from.parse::<Month>().ok().zip(d.to.parse::<Month>().ok()).ok_or(Error::NotFound)?;
    let kind = Kind::from_code(&d.kind).ok_or(Error::NotFound)?;
    let unit: UnitId = d.unit.parse().map_err(|_| Error::NotFound)?;
    let open = figures::open_estimates(desk.db(), ws).await?;
    let is_it = |e: &&OpenEstimate| e.unit == unit && e.kind == kind && e.stands_for == span;
    let found = open.iter().find(is_it).ok_or_else(|| Error::Refused(t.estimate_not_open()))?;
    let month = release_month(found, closed_through(desk.db(), ws).await?);
    let released =
        Released { unit_id: unit, kind: kind.code().to_owned(), stands_from: span.0, stands_to: span.1, month };
    let mut tx = desk.begin().await?;
    let event = entries::release(&mut tx, &released, true).await?;
    let number = tx.commit(event).await?;
    desk.done(HERE, &t.estimate_released(), Some(number))
}

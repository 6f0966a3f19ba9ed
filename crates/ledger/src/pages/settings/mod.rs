//! Settings of the ladder: its lines, the blocks that are kept, closing, rates, fixed and shared costs, targets.
mod acts;
mod cost;
mod held;
mod rows;

pub(crate) use acts::{close, move_kind, reopen, set_gone, set_kept, set_label, set_shown, set_target};
pub(crate) use cost::{end_cost, set_cost};

use super::words;
use crate::figures;
use crate::l10n::L10nLanguage;
use crate::model::{Basis, Driver};
use crate::{store, texts};
use askama::Template;
use axum::extract::Query;
use base::page::{Crumb, Desk, Page, Place};
use base::settings::{Tab, tabs};
use base::{Error, Lang, PageResult, Right};
use engine_value::contribution::Level;
use held::Held;
use rows::{closing_view, fixed_rows, kept_rows, lines, product_row, rate_rows, sentence, shared_rows, target_rows};
use serde::Deserialize;

const HERE: &str = "/settings/contribution";
base::settings_section!(20, "/settings/contribution", |l| texts(l).contribution(), |a| a.may(Right::SeeAll));

#[derive(Debug, Default, Deserialize)]
pub(crate) struct SettingsQuery {
    /// The ladder line whose labels are being edited.
    #[serde(default)]
    line: String,
    #[serde(default)]
    versions: String,
}

/// A line of the ladder, or a kind within a block.
#[allow(clippy::struct_excessive_bools, reason = "each is one mark in the row")]
struct WordRow {
    number: String,
    code: String,
    de: String,
    en: String,
    block: String,
    strong: bool,
    /// Always shown.
    always: bool,
    shown: bool,
    movable: bool,
    open: bool,
    indent: bool,
}

struct KeptRow {
    block: &'static str,
    label: String,
    note: String,
    kept: bool,
}

struct MonthBox {
    label: String,
    closed: bool,
    x: usize,
}

struct ClosingView {
    months: Vec<MonthBox>,
    label: String,
    note: String,
    close: Option<(String, String)>,
    reopen: Option<String>,
}

struct RateRow {
    driver: String,
    rate: String,
    valid: String,
    gone: String,
    default: bool,
    later: bool,
    id: String,
}

struct FixedRow {
    id: String,
    account: String,
    name: String,
    amount: String,
    valid: String,
    gone: String,
}

struct SharedRow {
    id: String,
    name: String,
    words: String,
    members: Vec<(String, String, f64, String)>,
    sum: String,
}

struct TargetRow {
    year: String,
    fiscal_year: i32,
    margin: String,
    satisfaction: String,
    by: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "contribution.html")]
struct ContributionPage {
    page: Page,
    tabs: Vec<Tab>,
    t: &'static L10nLanguage,
    sentence: String,
    version: String,
    versions: Vec<String>,
    lines: Vec<WordRow>,
    kept: Vec<KeptRow>,
    closing: ClosingView,
    drivers: Vec<(String, String)>,
    /// Those whose counts come with lines: by them a shared cost can be split.
    counted: Vec<(String, String)>,
    rates: Vec<RateRow>,
    fixed: Vec<FixedRow>,
    shared: Vec<SharedRow>,
    products: Vec<(String, String, String, String)>,
    products_note: String,
    targets: Vec<TargetRow>,
    target_level: String,
    may_keep: bool,
    may_target: bool,
    /// Where one's own role is changed; empty for somebody who may not.
    own_roles: String,
    this_month: String,
    held: Held,
}

impl ContributionPage {
    fn shown_href(r: &WordRow) -> String {
        format!("{HERE}/shown/{}", r.code)
    }
    fn kept_href(k: &KeptRow) -> String {
        format!("{HERE}/kept/{}", k.block)
    }
}

pub(crate) async fn show(desk: Desk, Query(q): Query<SettingsQuery>) -> PageResult {
    desk.actor.must(Right::SeeAll)?;
    desk.show(&page_of(&desk, &q, Held::default()).await?)
}

async fn page_of(desk: &Desk, q: &SettingsQuery, held: Held) -> Result<ContributionPage, Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let (period, _) = figures::usual_period(&desk.site, &desk.actor).await?;
    let f = figures::figures(&desk.site, &desk.actor, period, period.before()).await?;
    let entries = store::cost_entries(desk.db(), ws).await?;
    let drivers: Vec<Driver> = store::drivers(desk.db(), ws).await?.into_iter().map(Driver::from).collect();
    let (products, count) = store::product_entries(desk.db(), ws, 6).await?;
    let versions = store::wordings(desk.db(), ws).await?;
    let mut page = desk.page(Place::Settings, t.contribution());
    page.path = vec![
        Crumb { label: t.settings(), href: Some("/settings".to_owned()) },
        Crumb { label: t.contribution(), href: None },
    ];
    let name = |d: &Driver| if lang == Lang::De { d.name_de.clone() } else { d.name_en.clone() };
    Ok(ContributionPage {
        sentence: sentence(lang, &f),
        version: f.wording.since.map_or_else(
            || t.version_default(),
            |at| t.version_since(lang.count(f.wording.number), lang.day(base::site::today(at.0))),
        ),
        versions: if q.versions.is_empty() {
            Vec::new()
        } else {
            let said = |w: &store::WordingRow| {
                t.version_by(lang.count(w.number), lang.moment(w.set_at.0), w.set_by_name.as_str())
            };
            versions.iter().map(said).collect()
        },
        lines: lines(lang, &f.wording, &q.line),
        kept: kept_rows(lang, &f, &entries, &drivers),
        closing: closing_view(desk, &f).await?,
        rates: rate_rows(lang, &f, &entries, &drivers),
        drivers: drivers.iter().map(|d| (d.code.clone(), name(d))).collect(),
        counted: drivers.iter().filter(|d| d.basis == Basis::Count).map(|d| (d.code.clone(), name(d))).collect(),
        fixed: fixed_rows(lang, &f, &entries),
        shared: shared_rows(desk, &f, &entries).await?,
        products: products.iter().map(|e| product_row(lang, &f, e)).collect(),
        products_note: t.products_note(count),
        targets: target_rows(desk, lang).await?,
        target_level: words::level(lang, &f.wording, f.level.unwrap_or(Level::Db3)),
        may_keep: desk.actor.may(Right::KeepLedger),
        may_target: desk.actor.may(Right::SetTargets),
        own_roles: match desk.actor.member() {
            Some(me) if desk.actor.may(Right::Administer) => format!("/settings/members/{me}"),
            _ => String::new(),
        },
        this_month: f.closed_through.map_or_else(|| period.from().month(), |m| m.plus(1)).to_string(),
        tabs: tabs(&desk.actor, HERE),
        page,
        t,
        held,
    })
}

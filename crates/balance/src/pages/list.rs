//! `GET /portfolio/list`: the accounts of the map as a table one can sort: its accessible twin.
use super::filters::{Asked, Note, Pick, notes, picks};
use super::words;
use crate::front::{Eye, look};
use crate::l10n::L10nLanguage;
use crate::model::Weighed;
use crate::texts;
use accounts::ZoneChip;
use askama::Template;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse as _;
use base::page::{Crumb, Page};
use base::ui::Scale;
use base::{Desk, Error, PageResult, Place};
use std::cmp::Ordering;

struct Head {
    label: String,
    href: String,
    dir: &'static str,
    right: bool,
}

struct Row {
    name: String,
    href: String,
    lead: String,
    tier: &'static str,
    revenue: String,
    margin: String,
    margin_change: String,
    ruler: Option<Scale>,
    zone: Option<ZoneChip>,
    chance: String,
    tilt: String,
    missing: String,
    dim: bool,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    page: Page,
    t: &'static L10nLanguage,
    title: String,
    sentence: String,
    map_href: String,
    concentration_href: String,
    csv_href: String,
    picks: Vec<Pick>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    notes: Vec<Note>,
}

/// Column codes of the address, with their usual direction.
const COLUMNS: [(&str, bool); 7] = [
    ("name", false),
    ("revenue", true),
    ("margin", true),
    ("satisfaction", true),
    ("zone", false),
    ("probability", true),
    ("tilt", true),
];

fn value(w: &Weighed, column: &str) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "for the order only; equal amounts keep the order of the cents")]
    match column {
        "margin" => w.margin,
        "satisfaction" => w.index.map(|i| i.s),
        "zone" => w.standing.map(|s| f64::from(s.zone as u8)),
        "probability" => w.standing.and_then(|s| s.probability),
        "tilt" => w.standing.map(|s| s.tilt),
        _ => Some(w.book.net_revenue as f64),
    }
}

/// Sorted by a column; the unknown last, whatever the direction; then by net revenue and key.
fn sorted<'a>(eye: &'a Eye, asked: &Asked) -> Vec<&'a Weighed> {
    let mut rows = eye.on_map();
    let column = asked.sort.as_str();
    let usual = COLUMNS.iter().find(|(c, _)| *c == column).is_none_or(|(_, down)| *down);
    let down = match asked.dir.as_str() {
        "up" => false,
        "down" => true,
        _ => usual,
    };
    if column.is_empty() {
        return rows;
    }
    let name = |w: &Weighed| base::fold::fold(&words::named(eye, w.account).1);
    rows.sort_by(|a, b| {
        if column == "name" {
            let by = name(a).cmp(&name(b));
            return if down { by.reverse() } else { by };
        }
        match (value(a, column), value(b, column)) {
            (Some(x), Some(y)) => {
                let by = x.total_cmp(&y);
                if down { by.reverse() } else { by }
            }
            (None, None) => Ordering::Equal,
            (x, _) => {
                if x.is_none() {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
        }
    });
    rows
}

/// `GET /portfolio/list`
pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    if desk.actor.only_administers() {
        return Err(Error::Forbidden);
    }
    let eye = look(&desk.site, &desk.actor, asked.period()).await?;
    let l = desk.lang();
    let t = texts(l);
    let rows = sorted(&eye, &asked);
    let whole = eye.visible.is_all();
    let title = if whole { t.portfolio() } else { t.my_accounts() };
    let mut page = desk.page(Place::Portfolio, title.clone());
    page.path =
        vec![Crumb { label: title.clone(), href: Some("/portfolio".into()) }, Crumb { label: t.list(), href: None }];
    let page = ListPage {
        page,
        t,
        title,
        sentence: t.list_sentence(i64::try_from(rows.len()).unwrap_or(i64::MAX), l.period(eye.scales.period)),
        map_href: asked.with("/portfolio", "", ""),
        concentration_href: asked.with("/portfolio/concentration", "account", ""),
        csv_href: asked.with("/portfolio/list.csv", "account", ""),
        picks: picks(&desk, &eye, &asked, "/portfolio/list"),
        heads: heads(&desk, &eye, &asked),
        rows: rows.into_iter().map(|w| row(&desk, &eye, &asked, w)).collect(),
        notes: notes(&desk, &eye).await?,
    };
    desk.show(&page)
}

fn heads(desk: &Desk, eye: &Eye, asked: &Asked) -> Vec<Head> {
    let l = desk.lang();
    let t = texts(l);
    let labels = [
        t.account(),
        t.net_revenue(),
        words::level_name(l, eye.scales.level),
        t.satisfaction(),
        t.zone(),
        t.probability(),
        t.tilt(),
    ];
    let now = if asked.sort.is_empty() { "revenue" } else { &asked.sort };
    COLUMNS
        .iter()
        .zip(labels)
        .map(|((column, usual), label)| {
            let on = now == *column;
            let down = if asked.dir.is_empty() { *usual } else { asked.dir == "down" };
            let next = if on && down {
                "up"
            } else if on {
                "down"
            } else {
                ""
            };
            let base = asked.with("/portfolio/list", "account", "");
            let join = if base.contains('?') { '&' } else { '?' };
            let dir = if next.is_empty() { String::new() } else { format!("&dir={next}") };
            Head {
                label,
                href: format!("{base}{join}sort={column}{dir}"),
                dir: if !on {
                    ""
                } else if down {
                    "descending"
                } else {
                    "ascending"
                },
                right: !matches!(*column, "name" | "zone" | "satisfaction"),
            }
        })
        .collect()
}

fn row(desk: &Desk, eye: &Eye, asked: &Asked, w: &Weighed) -> Row {
    let l = desk.lang();
    let t = texts(l);
    let (key, name, lead) = words::named(eye, w.account);
    let change = w.before.zip(w.margin).map(|((before, _), now)| l.signed(l.float((now - before) * 100.0, 1)));
    Row {
        name,
        href: accounts::href(&key),
        lead,
        tier: eye.structure.account(w.account).and_then(|a| a.tier).map_or("", accounts::Tier::word),
        revenue: words::thousands(l, w.book.net_revenue, desk.actor.firm.currency),
        margin: w.margin.map(|m| l.percent(m, 1)).unwrap_or_default(),
        margin_change: change.unwrap_or_default(),
        ruler: w.index.map(|i| {
            let goal = eye.scales.targets.satisfaction;
            Scale::satisfaction(i.s, i.interval.low, i.interval.high, goal, l.float(i.s, 0))
                .ranged(words::range(l, i.interval))
        }),
        zone: w.standing.map(|s| words::chip(l, &s)),
        chance: w.standing.and_then(|s| s.probability).map(|p| l.probability(p)).unwrap_or_default(),
        tilt: w.standing.map(|s| l.signed(l.float(s.tilt, 0))).unwrap_or_default(),
        missing: words::missing(t, &w.missing),
        dim: asked.dims(eye, w),
    }
}

fn cell(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t']) && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if safe.contains([';', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// `GET /portfolio/list.csv`: the same rows, unfiltered, amounts in whole minor units written with their decimals.
pub(super) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    if desk.actor.only_administers() {
        return Err(Error::Forbidden);
    }
    let eye = look(&desk.site, &desk.actor, asked.period()).await?;
    let l = desk.lang();
    let t = texts(l);
    let currency = desk.actor.firm.currency;
    let decimal = |text: String| if l == base::Lang::De { text.replace('.', ",") } else { text };
    let number = |v: Option<f64>, n: usize| v.map(|v| decimal(format!("{v:.n$}"))).unwrap_or_default();
    let exact = |minor: i64| {
        let e = currency.exponent() as usize;
        let digits = format!("{:0>width$}", minor.unsigned_abs(), width = e + 1);
        let (whole, part) = digits.split_at(digits.len() - e);
        let sign = if minor < 0 { "-" } else { "" };
        if e == 0 { format!("{sign}{whole}") } else { decimal(format!("{sign}{whole}.{part}")) }
    };
    let level = words::level_name(l, eye.scales.level);
    let mut out = String::from("\u{feff}");
    let mut line = |cells: &[String]| {
        out.push_str(&cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(";"));
        out.push_str("\r\n");
    };
    line(&[
        t.csv_key(),
        t.account(),
        t.managers(),
        t.tier(),
        format!("{} {}", t.net_revenue(), currency.code()),
        level.clone(),
        format!("{level} %"),
        t.csv_se(),
        t.satisfaction(),
        t.csv_sd(),
        t.zone(),
        t.probability(),
        t.tilt(),
    ]);
    for w in eye.on_map() {
        let (key, name, lead) = words::named(&eye, w.account);
        let tier = eye.structure.account(w.account).and_then(|a| a.tier).map_or("", accounts::Tier::word);
        let db = eye.scales.level.and_then(|level| w.book.db[crate::rules::place(level)]);
        line(&[
            key,
            name,
            lead,
            tier.to_owned(),
            exact(w.book.net_revenue),
            db.map(exact).unwrap_or_default(),
            number(w.margin.map(|m| m * 100.0), 2),
            number(w.margin_se.map(|m| m * 100.0), 2),
            number(w.index.map(|i| i.s), 2),
            number(w.index.map(|i| i.sd), 2),
            w.standing.map(|s| words::zone_name(l, s.zone)).unwrap_or_default(),
            number(w.standing.and_then(|s| s.probability), 4),
            number(w.standing.map(|s| s.tilt), 2),
        ]);
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"portfolio.csv\""),
    ];
    Ok((headers, out).into_response())
}

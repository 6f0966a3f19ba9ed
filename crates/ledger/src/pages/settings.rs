//! Settings of the ladder: its lines, the blocks that are kept, closing, rates, fixed and shared costs, targets.
use super::behind::rate_words;
use super::targets::{typed_amount, typed_number};
use super::words;
use crate::entries::{self, DriverSet};
use crate::figures::{self, Figures};
use crate::l10n::L10nLanguage;
use crate::model::{Basis, Cost, CostEntry, CostStep, Driver, FirmTarget, Per, SplitKey};
use crate::settings::{Wording, WordingJson};
use crate::{closing, costs, store, texts};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use base::db::Event;
use base::ids::AccountId;
use base::page::{Crumb, Desk, Page, Place};
use base::settings::{Tab, tabs};
use base::{Error, Lang, Month, PageResult, Right, Tx};
use engine_value::contribution::{Block, Kind, Level, Line};
use serde::Deserialize;
use std::sync::Arc;
use uuid::Uuid;

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
    rates: Vec<RateRow>,
    fixed: Vec<FixedRow>,
    shared: Vec<SharedRow>,
    products: Vec<(String, String, String, String)>,
    products_note: String,
    targets: Vec<TargetRow>,
    target_level: String,
    may_keep: bool,
    may_target: bool,
    this_month: String,
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
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let (period, _) = figures::default_period(desk.db(), ws, desk.site.today()).await?;
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
    let shown = ContributionPage {
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
        closing: closing_view(&desk, &f).await?,
        rates: rate_rows(lang, &f, &entries, &drivers),
        drivers: drivers.iter().map(|d| (d.code.clone(), name(d))).collect(),
        fixed: fixed_rows(lang, &f, &entries),
        shared: shared_rows(&desk, &f, &entries).await?,
        products: products.iter().map(|e| product_row(lang, &f, e)).collect(),
        products_note: t.products_note(count),
        targets: target_rows(&desk, lang).await?,
        target_level: words::level(lang, &f.wording, f.level.unwrap_or(Level::Db3)),
        may_keep: desk.actor.may(Right::KeepLedger),
        may_target: desk.actor.may(Right::SetTargets),
        this_month: f.closed_through.map_or_else(|| period.from().month(), |m| m.plus(1)).to_string(),
        tabs: tabs(&desk.actor, HERE),
        page,
        t,
    };
    desk.show(&shown)
}

fn sentence(lang: Lang, f: &Figures) -> String {
    let t = texts(lang);
    let kept = match f.level {
        Some(Level::Db3) => t.all_blocks_kept(words::level(lang, &f.wording, Level::Db3)),
        Some(l) => t.some_blocks_kept(words::level(lang, &f.wording, l)),
        None => t.no_blocks_kept(),
    };
    let closed = f.closed_through.map_or_else(|| t.nothing_closed(), |m| t.closed_through(lang.month_long(m)));
    format!("{kept} {closed}")
}

fn lines(lang: Lang, wording: &Wording, open: &str) -> Vec<WordRow> {
    let (de, en) = (texts(Lang::De), texts(Lang::En));
    let own = |code: &str, de: String, en: String| match wording.json.labels.get(code) {
        Some((a, b)) => (if a.is_empty() { de } else { a.clone() }, if b.is_empty() { en } else { b.clone() }),
        None => (de, en),
    };
    let mut out = Vec::new();
    for line in Line::ALL {
        let block = match line {
            Line::CostToServe => Some(Block::CostToServe),
            Line::FixedCost => Some(Block::FixedCost),
            _ => None,
        };
        if let Some(block) = block {
            for kind in wording.scheme.kinds(block) {
                let code = if kind == Kind::AccountFixedCost { "account_fixed_costs" } else { kind.code() };
                let (label_de, label_en) = own(code, words::default_kind(de, kind), words::default_kind(en, kind));
                out.push(WordRow {
                    number: line.number().to_string(),
                    code: code.to_owned(),
                    de: label_de,
                    en: label_en,
                    block: words::block(texts(lang), block),
                    strong: false,
                    always: true,
                    shown: true,
                    movable: true,
                    open: open == code,
                    indent: true,
                });
            }
        }
        let (label_de, label_en) = own(line.code(), words::default_line(de, line), words::default_line(en, line));
        let always = line.is_level() && line != Line::GrossSales;
        out.push(WordRow {
            number: line.number().to_string(),
            code: line.code().to_owned(),
            de: label_de,
            en: label_en,
            block: match line {
                Line::CostToServe | Line::FixedCost | Line::ProductCost => {
                    words::block(texts(lang), block.unwrap_or(Block::ProductCost))
                }
                l if l < Line::NetRevenue => words::block(texts(lang), Block::Sales),
                _ => String::new(),
            },
            strong: line.is_level(),
            always,
            shown: !wording.json.hidden.contains(line.code()),
            movable: false,
            open: open == line.code(),
            indent: false,
        });
    }
    out
}

fn kept_rows(lang: Lang, f: &Figures, entries: &[CostEntry], drivers: &[Driver]) -> Vec<KeptRow> {
    let t = texts(lang);
    let since = |m: Option<Month>| m.map_or_else(|| t.never_yet(), |m| t.since_month(lang.month_long(m)));
    let ladder = f.ladder(&f.total.now);
    let covered = ladder.cost_coverage.map(|c| t.covered(lang.percent(c, 1))).unwrap_or_default();
    let rated = drivers
        .iter()
        .filter(|d| entries.iter().any(|e| matches!(&e.cost, Cost::Rate { driver, .. } if *driver == d.code)))
        .count();
    let fixed = entries.iter().filter(|e| matches!(e.cost, Cost::Fixed { .. } | Cost::Shared { .. })).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let join = |a: String, b: String| if b.is_empty() { a } else { format!("{a}, {b}") };
    vec![
        KeptRow {
            block: "product_cost",
            label: t.product_costs(),
            note: join(since(f.since.product_cost), covered),
            kept: f.rules.kept.product_cost,
        },
        KeptRow {
            block: "cost_to_serve",
            label: t.costs_to_serve(),
            note: join(since(f.since.cost_to_serve), t.drivers_with_rate(count(rated))),
            kept: f.rules.kept.cost_to_serve,
        },
        KeptRow {
            block: "fixed_cost",
            label: t.fixed_costs(),
            note: join(since(f.since.fixed_cost), t.entries_count(count(fixed))),
            kept: f.rules.kept.fixed_cost,
        },
    ]
}

async fn closing_view(desk: &Desk, f: &Figures) -> Result<ClosingView, Error> {
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let over = desk.site.today().month().plus(-1);
    let booked = store::first_last_month(desk.db(), desk.actor.workspace, over).await?;
    let last = f.closed_through.map_or(over, |c| over.max(c));
    let closed = |m: Month| f.closed_through.is_some_and(|c| m <= c);
    let months: Vec<MonthBox> = (0..12)
        .map(|i| {
            let m = last.plus(i - 11);
            let x = usize::try_from(i).unwrap_or(0) * 10;
            MonthBox { label: lang.month(m).split(' ').next().unwrap_or("").to_owned(), closed: closed(m), x }
        })
        .collect();
    let n = months.iter().filter(|m| m.closed).count();
    let next = f.closed_through.map(|c| c.plus(1)).or(booked.map(|(first, _)| first));
    let close =
        next.filter(|m| *m <= over && booked.is_some()).map(|m| (m.to_string(), t.close_month(lang.month_long(m))));
    Ok(ClosingView {
        label: t.months_closed(i64::try_from(n).unwrap_or(0)),
        months,
        note: booked.map_or_else(|| t.no_bookings_yet(), |(_, m)| t.latest_booking(lang.month_long(m))),
        close,
        reopen: f.closed_through.map(|m| t.reopen_month(lang.month_long(m))),
    })
}

fn valid(lang: Lang, from: Month, to: Option<Month>) -> String {
    let t = texts(lang);
    match to {
        Some(to) => t.valid_from_to(lang.month(from), lang.month(to)),
        None => t.valid_since(lang.month(from)),
    }
}

fn gone(lang: Lang, permille: i32) -> String {
    lang.percent(f64::from(permille) / 1_000.0, 0)
}

fn rate_rows(lang: Lang, f: &Figures, entries: &[CostEntry], drivers: &[Driver]) -> Vec<RateRow> {
    let t = texts(lang);
    let mut out = Vec::new();
    for d in drivers {
        let mut first = true;
        for e in entries {
            let Cost::Rate { driver, rate_millionths, from, to } = &e.cost else { continue };
            if *driver != d.code {
                continue;
            }
            #[allow(clippy::cast_precision_loss, reason = "shown only")]
            let rate = if d.basis == Basis::Balance {
                t.per_year(lang.percent(*rate_millionths as f64 / 1_000_000.0, 1))
            } else {
                rate_words(lang, f.currency, *rate_millionths)
            };
            out.push(RateRow {
                driver: if lang == Lang::De { d.name_de.clone() } else { d.name_en.clone() },
                rate,
                valid: valid(lang, *from, *to),
                gone: gone(lang, d.gone_permille.unwrap_or(1_000)),
                default: d.gone_permille.is_none(),
                later: !first,
                id: e.id.to_string(),
            });
            first = false;
        }
    }
    out
}

fn account_name(f: &Figures, id: AccountId) -> String {
    f.structure.account(id).map(|a| a.name.clone()).unwrap_or_default()
}

fn fixed_rows(lang: Lang, f: &Figures, entries: &[CostEntry]) -> Vec<FixedRow> {
    let t = texts(lang);
    let rows = entries.iter().rev().filter_map(|e| match &e.cost {
        Cost::Fixed { account, name, amount_minor, per, from, to, gone_permille, .. } => Some(FixedRow {
            id: e.id.to_string(),
            account: account_name(f, *account),
            name: name.clone(),
            amount: match per {
                Per::Year => t.per_year(lang.money(*amount_minor, f.currency)),
                Per::Total => lang.money(*amount_minor, f.currency),
            },
            valid: valid(lang, *from, *to),
            gone: gone(lang, *gone_permille),
        }),
        _ => None,
    });
    rows.take(200).collect()
}

/// Each shared cost with its members' parts of the year that runs in the last month over.
async fn shared_rows(desk: &Desk, f: &Arc<Figures>, entries: &[CostEntry]) -> Result<Vec<SharedRow>, Error> {
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let mut out = Vec::new();
    for e in entries {
        let Cost::Shared { name, amount_minor, per, from, to, key, .. } = &e.cost else { continue };
        let parts = figures::shared_parts(desk.db(), &desk.actor, f, &e.cost, f.period.to().month()).await?;
        let most = parts.iter().map(|p| p.weight).max().unwrap_or(0).max(1);
        let by = match key {
            SplitKey::Orders => t.by_orders(),
            SplitKey::Lines => t.by_lines(),
            SplitKey::Equal => t.by_equal(),
            SplitKey::Driver(code) => t.by_driver(code.as_str()),
        };
        let amount = lang.money(*amount_minor, f.currency);
        let amount = if *per == Per::Year { t.per_year(amount) } else { amount };
        #[allow(clippy::cast_precision_loss, reason = "a drawing")]
        let members_of: Vec<_> = parts
            .iter()
            .map(|p| {
                let weight = p.weight as f64 / most as f64 * 100.0;
                let shown = if matches!(key, SplitKey::Driver(_)) { p.weight / 1_000 } else { p.weight };
                (account_name(f, p.account), lang.count(shown), weight, lang.money(p.amount, f.currency))
            })
            .collect();
        let sum = parts.iter().map(|p| p.amount).sum();
        out.push(SharedRow {
            id: e.id.to_string(),
            name: name.clone(),
            words: t.shared_words(amount, valid(lang, *from, *to), by),
            members: members_of,
            sum: lang.money(sum, f.currency),
        });
    }
    Ok(out)
}

/// What, cost, validity, id.
fn product_row(lang: Lang, f: &Figures, e: &CostEntry) -> (String, String, String, String) {
    let t = texts(lang);
    let days = |from: base::Day, to: Option<base::Day>| match to {
        Some(to) => t.valid_from_to(lang.day(from), lang.day(to)),
        None => t.valid_since(lang.day(from)),
    };
    match &e.cost {
        Cost::Product { offering, cost_millionths, from, to } => {
            (offering.clone(), rate_words(lang, f.currency, *cost_millionths), days(*from, *to), e.id.to_string())
        }
        Cost::Group { group, permille, from, to } => {
            let what = if group.is_empty() { t.all_offerings() } else { t.group_named(group.as_str()) };
            let share = t.of_sales(lang.percent(f64::from(*permille) / 1_000.0, 1));
            (what, share, days(*from, *to), e.id.to_string())
        }
        _ => (String::new(), String::new(), String::new(), e.id.to_string()),
    }
}

async fn target_rows(desk: &Desk, lang: Lang) -> Result<Vec<TargetRow>, Error> {
    let t = texts(lang);
    let start = desk.actor.firm.fiscal_year_start;
    let year = entries::fiscal_year(desk.site.today(), start);
    let set = entries::firm_targets(desk.db(), desk.actor.workspace).await?;
    let rows = (year - 1..=year + 1).map(|y| {
        let target = set.iter().find(|s| s.fiscal_year == y).cloned().unwrap_or_else(|| FirmTarget::default_of(y));
        TargetRow {
            year: entries::fiscal_label(y, start),
            fiscal_year: y,
            margin: lang.float(f64::from(target.margin_permille) / 10.0, 1),
            satisfaction: lang.float(f64::from(target.satisfaction_permille) / 10.0, 0),
            by: target.set_by.unwrap_or_else(|| t.by_default()),
            open: y >= year,
        }
    });
    Ok(rows.collect())
}

/// Commits a change and returns to the page.
async fn done(desk: &Desk, tx: Tx, event: Event, sentence: String) -> PageResult {
    let undo = event.inverse.is_some();
    let number = tx.commit(event).await?;
    desk.done(HERE, &sentence, undo.then_some(number))
}

fn month(lang: Lang, text: &str) -> Result<Month, Error> {
    text.trim().parse().map_err(|_| Error::Refused(texts(lang).month_not_readable(text)))
}

fn optional_month(lang: Lang, text: &str) -> Result<Option<Month>, Error> {
    if text.trim().is_empty() { Ok(None) } else { month(lang, text).map(Some) }
}

/// A share typed in per cent, in permille.
fn permille(lang: Lang, text: &str) -> Result<Option<i32>, Error> {
    typed_number(lang, text, 1)
        .filter(|p| p.is_none_or(|p| (0..=1_000).contains(&p)))
        .map(|p| p.and_then(|p| i32::try_from(p).ok()))
        .ok_or_else(|| Error::Refused(texts(lang).percent_not_readable(text)))
}

#[derive(Debug, Deserialize)]
pub(crate) struct KeptDraft {
    kept: bool,
}

pub(crate) async fn set_kept(desk: Desk, Path(block): Path<String>, Form(d): Form<KeptDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    if !["product_cost", "cost_to_serve", "fixed_cost"].contains(&block.as_str()) {
        return Err(Error::NotFound);
    }
    let mut tx = desk.begin().await?;
    let event = entries::set_kept(&mut tx, &block, Some(d.kept)).await?;
    done(&desk, tx, event, texts(desk.lang()).kept_set()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct ShownDraft {
    shown: bool,
}

/// Changes the wording in force into a new version.
async fn reword(desk: &Desk, change: impl FnOnce(&mut WordingJson)) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let mut wording = Wording::load(desk.db(), desk.actor.workspace).await?.json;
    change(&mut wording);
    let mut tx = desk.begin().await?;
    let event = entries::set_wording(&mut tx, &wording).await?;
    done(desk, tx, event, texts(desk.lang()).ladder_set()).await
}

pub(crate) async fn set_shown(desk: Desk, Path(code): Path<String>, Form(d): Form<ShownDraft>) -> PageResult {
    if !Line::ALL.iter().any(|l| l.code() == code) {
        return Err(Error::NotFound);
    }
    reword(&desk, |w| {
        if d.shown {
            w.hidden.remove(&code);
        } else {
            w.hidden.insert(code);
        }
    })
    .await
}

#[derive(Debug, Deserialize)]
pub(crate) struct LabelDraft {
    #[serde(default)]
    de: String,
    #[serde(default)]
    en: String,
}

pub(crate) async fn set_label(desk: Desk, Path(code): Path<String>, Form(d): Form<LabelDraft>) -> PageResult {
    let known =
        Line::ALL.iter().any(|l| l.code() == code) || Kind::from_code(&code).is_some() || code == "account_fixed_costs";
    if !known {
        return Err(Error::NotFound);
    }
    let clean = |s: &str| base::form::clean(s).filter(|s| s.chars().count() <= 80);
    let labels = clean(&d.de).zip(clean(&d.en)).ok_or_else(|| Error::Refused(texts(desk.lang()).label_too_long()))?;
    reword(&desk, |w| {
        w.labels.insert(code, labels);
    })
    .await
}

/// Counts a kind in the other of the two movable blocks.
pub(crate) async fn move_kind(desk: Desk, Path(code): Path<String>) -> PageResult {
    let code = if code == "account_fixed_costs" { Kind::AccountFixedCost.code().to_owned() } else { code };
    let kind = Kind::from_code(&code).filter(|k| matches!(k.block(), Block::CostToServe | Block::FixedCost));
    if kind.is_none() {
        return Err(Error::NotFound);
    }
    reword(&desk, |w| {
        if !w.moved.remove(&code) {
            w.moved.insert(code);
        }
    })
    .await
}

#[derive(Debug, Deserialize)]
pub(crate) struct CloseDraft {
    month: String,
}

pub(crate) async fn close(desk: Desk, Form(d): Form<CloseDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let lang = desk.lang();
    let last = month(lang, &d.month)?;
    let structure = accounts::structure(&desk.site, desk.actor.workspace).await?;
    let prepared = closing::prepare(desk.db(), &desk.actor, &structure, desk.site.today(), last).await?;
    let mut tx = desk.begin().await?;
    let event = closing::close(&mut tx, &prepared).await?;
    done(&desk, tx, event, texts(lang).month_closed(lang.month_long(last))).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReopenDraft {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn reopen(desk: Desk, Form(d): Form<ReopenDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let t = texts(desk.lang());
    let reason = base::form::clean(&d.reason).filter(|r| !r.is_empty());
    let reason = reason.ok_or_else(|| Error::Refused(t.reason_missing()))?;
    let mut tx = desk.begin().await?;
    let event = closing::reopen(&mut tx, &reason).await?;
    done(&desk, tx, event, t.month_reopened()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct CostDraft {
    kind: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    driver: String,
    #[serde(default)]
    new_driver: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    per: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    gone: String,
    #[serde(default)]
    account: String,
    #[serde(default)]
    members: String,
    #[serde(default)]
    key: String,
}

/// A driver's code from its name: letters, digits and underscores.
fn code_of(name: &str) -> String {
    let folded = base::fold::fold(name);
    let code: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    code.trim_matches('_').chars().take(40).collect()
}

impl CostDraft {
    async fn parse(&self, desk: &Desk) -> Result<Cost, Error> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let currency = desk.actor.firm.currency;
        let amount = || typed_amount(lang, &self.amount, currency)?.ok_or_else(|| Error::Refused(t.amount_missing()));
        let (from, to) = (month(lang, &self.from)?, optional_month(lang, &self.to)?);
        if to.is_some_and(|to| to < from) {
            return Err(Error::Refused(t.months_turned()));
        }
        let per = Per::parse(&self.per).unwrap_or(Per::Year);
        if per == Per::Total && to.is_none() {
            return Err(Error::Refused(t.end_missing()));
        }
        let name = base::form::clean(&self.name).filter(|n| !n.is_empty() && n.chars().count() <= 120);
        let name = || name.clone().ok_or_else(|| Error::Refused(t.name_missing()));
        Ok(match self.kind.as_str() {
            "rate" => {
                let driver =
                    if self.new_driver.trim().is_empty() { self.driver.clone() } else { code_of(&self.new_driver) };
                let drivers = store::drivers(desk.db(), desk.actor.workspace).await?;
                let balance = drivers.iter().any(|d| d.code == driver && d.basis == "balance");
                // A balance's rate is typed in per cent a year, all others as money: both end up in millionths.
                let typed =
                    if balance { typed_number(lang, &self.amount, 4) } else { typed_number(lang, &self.amount, 6) };
                let typed = typed.flatten().filter(|x| *x >= 0).ok_or_else(|| Error::Refused(t.amount_missing()))?;
                if driver.is_empty() {
                    return Err(Error::Refused(t.name_missing()));
                }
                Cost::Rate { driver, rate_millionths: typed, from, to }
            }
            "fixed" => {
                let account = accounts::find(desk.db(), &desk.actor, self.account.trim()).await;
                let account = account.map_err(|_| Error::Refused(t.account_unknown(self.account.as_str())))?;
                Cost::Fixed {
                    account: account.account_id,
                    name: name()?,
                    amount_minor: amount()?,
                    per,
                    from,
                    to,
                    gone_permille: permille(lang, &self.gone)?.unwrap_or(0),
                    estimate: false,
                }
            }
            "shared" => {
                let mut members = Vec::new();
                for key in self.members.split([',', ';', '\n']).map(str::trim).filter(|k| !k.is_empty()) {
                    let account = accounts::find(desk.db(), &desk.actor, key).await;
                    members.push(account.map_err(|_| Error::Refused(t.account_unknown(key)))?.account_id);
                }
                if members.is_empty() {
                    return Err(Error::Refused(t.members_missing()));
                }
                members.sort_unstable();
                members.dedup();
                let key = match self.key.as_str() {
                    "lines" => SplitKey::Lines,
                    "equal" => SplitKey::Equal,
                    "orders" | "" => SplitKey::Orders,
                    code => SplitKey::Driver(code.to_owned()),
                };
                Cost::Shared {
                    name: name()?,
                    amount_minor: amount()?,
                    per,
                    from,
                    to,
                    key,
                    members,
                    gone_permille: permille(lang, &self.gone)?.unwrap_or(0),
                }
            }
            "group" => Cost::Group {
                group: base::form::clean(&self.name).unwrap_or_default(),
                permille: permille(lang, &self.amount)?.ok_or_else(|| Error::Refused(t.amount_missing()))?,
                from: from.first(),
                to: to.map(Month::last),
            },
            _ => return Err(Error::BadRequest(t.amount_missing())),
        })
    }
}

/// Enters a cost by hand; one of the same thing from the same month is replaced.
pub(crate) async fn set_cost(desk: Desk, Form(d): Form<CostDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let cost = d.parse(&desk).await?;
    let t = texts(desk.lang());
    let mut tx = desk.begin().await?;
    if let (Cost::Rate { driver, .. }, false) = (&cost, d.new_driver.trim().is_empty()) {
        let name = base::form::clean(&d.new_driver).unwrap_or_default();
        let set = DriverSet {
            code: driver.clone(),
            name_de: name.clone(),
            name_en: name,
            kind: Kind::OtherCostToServe.code().to_owned(),
            gone_permille: None,
        };
        entries::set_driver(&mut tx, &set).await?;
    }
    let booked = costs::book_costs(&mut tx, None, std::slice::from_ref(&cost)).await?;
    let inverse: Vec<CostStep> = booked.steps.iter().rev().cloned().map(CostStep::inverse).collect();
    let id = booked.steps.last().map(|s| match s {
        CostStep::Make(e) | CostStep::Remove(e) | CostStep::Change { after: e, .. } => e.id,
    });
    let event = Event::new("cost.set", "cost", id.unwrap_or(Uuid::nil()))
        .after(serde_json::json!([cost]))
        .inverse(serde_json::json!(inverse));
    done(&desk, tx, event, t.cost_set()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct EndDraft {
    /// The last month; empty removes the cost altogether.
    #[serde(default)]
    last: String,
}

/// Ends a cost with a month, or removes it.
pub(crate) async fn end_cost(desk: Desk, Path(id): Path<Uuid>, Form(d): Form<EndDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let last = optional_month(lang, &d.last)?;
    let (products, _) = store::product_entries(desk.db(), desk.actor.workspace, i64::from(i32::MAX)).await?;
    let entries = store::cost_entries(desk.db(), desk.actor.workspace).await?;
    let entry = entries.into_iter().chain(products).find(|e| e.id == id).ok_or(Error::NotFound)?;
    let step = match last {
        None => CostStep::Remove(entry),
        Some(m) if m < entry.cost.first_month() => return Err(Error::Refused(t.months_turned())),
        Some(m) => {
            let after = CostEntry {
                version: entry.version + 1,
                cost: entry.cost.clone().ended(Some(m)),
                by: desk.actor.name.clone(),
                ..entry
            };
            CostStep::Change { before: entry, after }
        }
    };
    let mut tx = desk.begin().await?;
    let event = costs::set_cost(&mut tx, vec![step]).await?;
    done(&desk, tx, event, t.cost_ended()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct DriverDraft {
    #[serde(default)]
    gone: String,
}

/// Which share of a driver's cost is gone within twelve months.
pub(crate) async fn set_gone(desk: Desk, Path(code): Path<String>, Form(d): Form<DriverDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let drivers = store::drivers(desk.db(), desk.actor.workspace).await?;
    let driver = drivers.into_iter().find(|x| x.code == code).ok_or(Error::NotFound)?;
    let set = DriverSet {
        code,
        name_de: driver.name_de,
        name_en: driver.name_en,
        kind: driver.cost_kind.0.code().to_owned(),
        gone_permille: permille(desk.lang(), &d.gone)?,
    };
    let mut tx = desk.begin().await?;
    let event = entries::set_driver(&mut tx, &set).await?;
    done(&desk, tx, event, texts(desk.lang()).driver_set()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct TargetDraft {
    #[serde(default)]
    margin: String,
    #[serde(default)]
    satisfaction: String,
}

/// The two lines of the map in a fiscal year.
pub(crate) async fn set_target(desk: Desk, Path(year): Path<i32>, Form(d): Form<TargetDraft>) -> PageResult {
    desk.actor.must(Right::SetTargets)?;
    let lang = desk.lang();
    let values = permille(lang, &d.margin)?.zip(permille(lang, &d.satisfaction)?);
    let mut tx = desk.begin().await?;
    let event = entries::set_firm_target(&mut tx, year, values).await?;
    done(&desk, tx, event, texts(lang).target_set()).await
}

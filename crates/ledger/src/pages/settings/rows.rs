//! What the settings show, row by row.
use super::super::behind::rate_words;
use super::super::words;
use super::{ClosingView, FixedRow, KeptRow, MonthBox, RateRow, SharedRow, TargetRow, WordRow};
use crate::entries;
use crate::figures::{self, Figures};
use crate::model::{Basis, Cost, CostEntry, Driver, FirmTarget, Per, SplitKey};
use crate::settings::Wording;
use crate::{store, texts};
use base::ids::AccountId;
use base::page::Desk;
use base::{Error, Lang, Month};
use engine_value::contribution::{Block, Kind, Level, Line};
use std::sync::Arc;

pub(super) fn sentence(lang: Lang, f: &Figures) -> String {
    let t = texts(lang);
    let kept = match f.level {
        Some(Level::Db3) => t.all_blocks_kept(words::level(lang, &f.wording, Level::Db3)),
        Some(l) => t.some_blocks_kept(words::level(lang, &f.wording, l)),
        None => t.no_blocks_kept(),
    };
    let closed = f.closed_through.map_or_else(|| t.nothing_closed(), |m| t.closed_through(lang.month_long(m)));
    format!("{kept} {closed}")
}

pub(super) fn lines(lang: Lang, wording: &Wording, open: &str) -> Vec<WordRow> {
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

pub(super) fn kept_rows(lang: Lang, f: &Figures, entries: &[CostEntry], drivers: &[Driver]) -> Vec<KeptRow> {
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

pub(super) async fn closing_view(desk: &Desk, f: &Figures) -> Result<ClosingView, Error> {
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

pub(super) fn valid(lang: Lang, from: Month, to: Option<Month>) -> String {
    let t = texts(lang);
    match to {
        Some(to) => t.valid_from_to(lang.month(from), lang.month(to)),
        None => t.valid_since(lang.month(from)),
    }
}

pub(super) fn gone(lang: Lang, permille: i32) -> String {
    lang.percent(f64::from(permille) / 1_000.0, 0)
}

pub(super) fn rate_rows(lang: Lang, f: &Figures, entries: &[CostEntry], drivers: &[Driver]) -> Vec<RateRow> {
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

pub(super) fn account_name(f: &Figures, id: AccountId) -> String {
    f.structure.account(id).map(|a| a.name.clone()).unwrap_or_default()
}

pub(super) fn fixed_rows(lang: Lang, f: &Figures, entries: &[CostEntry]) -> Vec<FixedRow> {
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
pub(super) async fn shared_rows(desk: &Desk, f: &Arc<Figures>, entries: &[CostEntry]) -> Result<Vec<SharedRow>, Error> {
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
pub(super) fn product_row(lang: Lang, f: &Figures, e: &CostEntry) -> (String, String, String, String) {
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

pub(super) async fn target_rows(desk: &Desk, lang: Lang) -> Result<Vec<TargetRow>, Error> {
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

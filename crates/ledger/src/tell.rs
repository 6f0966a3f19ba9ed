//! What was changed in the ledger and its settings, in words.
use crate::entries::{DriverSet, fiscal_label};
use crate::model::{AccountTarget, Cost};
use crate::pages::behind::rate_words;
use crate::pages::words;
use crate::settings::Settings;
use crate::texts;
use base::tell::{EventView, with};
use base::{Day, Lang, Month};
use engine_value::contribution::{Kind, Line};
use serde::de::DeserializeOwned;
use serde_json::Value;

base::teller!("ledger", |l| texts(l).events_ledger(), tell);
base::teller!("ladder", |l| texts(l).events_ledger(), tell);
base::teller!("kept_block", |l| texts(l).events_ledger(), tell);
base::teller!("cost", |l| texts(l).events_ledger(), tell);
base::teller!("driver", |l| texts(l).events_ledger(), tell);
base::teller!("estimate", |l| texts(l).events_ledger(), tell);
base::teller!("target", |l| texts(l).events_targets(), tell);
base::teller!("firm_target", |l| texts(l).events_targets(), tell);
base::teller!("thresholds", |l| texts(l).events_targets(), tell);
base::teller!("ebit", |l| texts(l).events_targets(), tell);
base::teller!("loss_probability", |l| texts(l).events_targets(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    let through = |text: Option<String>| text.and_then(|m| m.parse::<Month>().ok()).map(|m| lang.month_long(m));
    Some(match e.name {
        "ledger.closed" => match through(e.is("closed_through")) {
            Some(month) => t.event_closed_through(month),
            None => t.event_closed(),
        },
        "ledger.reopened" => {
            let sentence = match (through(e.was("closed_through")), through(e.is("closed_through"))) {
                (_, Some(month)) => t.event_reopened_to(month),
                (Some(month), None) => t.event_reopened_from(month),
                (None, None) => t.event_reopened(),
            };
            with(sentence, &e.is("reason").unwrap_or_default())
        }
        "ladder.worded" => t.event_ladder(),
        "kept_block.set" => kept(e, lang),
        "cost.set" => costs(e, lang),
        "driver.set" => driver(e, lang),
        "estimate.released" => released(e, lang),
        "target.set" => target(e, lang),
        "firm_target.set" => firm_target(e, lang),
        "thresholds.set" => with(t.event_thresholds(), &thresholds(e, lang)),
        "ebit.set" => ebit(e, lang),
        "loss_probability.set" => loss(e, lang),
        _ => return None,
    })
}

fn whole<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// "neu statt alt" when they differ, else the new value; nothing when there is none.
fn instead(is: Option<String>, was: Option<String>, lang: Lang) -> Option<String> {
    let is = is?;
    Some(match was {
        Some(was) if was != is => texts(lang).event_instead(is, was),
        _ => is,
    })
}

fn permille(lang: Lang, permille: i32, decimals: u8) -> String {
    lang.percent(f64::from(permille) / 1_000.0, decimals)
}

fn kept(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let block = match e.is("block").as_deref() {
        Some("product_cost") => words::default_line(t, Line::ProductCost),
        Some("cost_to_serve") => words::default_line(t, Line::CostToServe),
        Some("fixed_cost") => words::default_line(t, Line::FixedCost),
        _ => return t.event_kept(),
    };
    match e.read::<Option<bool>>("kept").flatten() {
        Some(true) => t.event_block_kept(block),
        Some(false) => t.event_block_not_kept(block),
        None => t.event_block_by_costs(block),
    }
}

fn costs(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let read = |v: &Value| whole::<Vec<Cost>>(v).unwrap_or_default();
    let (was, is) = (read(e.before), read(e.after));
    // What only ends earlier or later stands in both lists.
    let ended = |c: &Cost| is.iter().any(|i| i.clone().ended(None) == c.clone().ended(None));
    let said: Vec<String> = is.iter().map(|c| cost(e, c, lang)).collect();
    let gone: Vec<String> = was.iter().filter(|c| !ended(c)).map(|c| cost(e, c, lang)).collect();
    match (said.is_empty(), gone.is_empty()) {
        (true, true) => t.event_cost(),
        (false, true) => with(t.event_cost(), &said.join("; ")),
        (true, false) => with(t.event_cost_removed(), &gone.join("; ")),
        (false, false) => with(t.event_cost(), &t.event_instead(said.join("; "), gone.join("; "))),
    }
}

/// "Fracht je Auftrag 12,50 €, seit Jan 2026".
fn cost(e: &EventView<'_>, cost: &Cost, lang: Lang) -> String {
    let t = texts(lang);
    let currency = e.firm.currency;
    let (what, amount) = match cost {
        Cost::Product { offering, cost_millionths, .. } => {
            (offering.clone(), rate_words(lang, currency, *cost_millionths))
        }
        Cost::Group { group, permille: p, .. } => {
            let what = if group.is_empty() { t.all_offerings() } else { t.group_named(group.as_str()) };
            (what, t.of_sales(permille(lang, *p, 1)))
        }
        // The balance of receivables is the one driver with a rate in per cent a year.
        Cost::Rate { driver, rate_millionths, .. } if driver == "receivables" => {
            #[allow(clippy::cast_precision_loss, reason = "shown only")]
            let share = lang.percent(*rate_millionths as f64 / 1_000_000.0, 1);
            (driver_name(driver, lang), t.per_year(share))
        }
        Cost::Rate { driver, rate_millionths, .. } => {
            (driver_name(driver, lang), rate_words(lang, currency, *rate_millionths))
        }
        Cost::Fixed { name, amount_minor, per, .. } | Cost::Shared { name, amount_minor, per, .. } => {
            let amount = lang.money_whole(*amount_minor, currency);
            (name.clone(), if *per == crate::model::Per::Year { t.per_year(amount) } else { amount })
        }
    };
    let (first, last) = (lang.month(cost.first_month()), cost.last_month());
    let valid = match last {
        Some(last) => t.valid_from_to(first, lang.month(last)),
        None => t.valid_since(first),
    };
    format!("{what}\u{a0}{amount}, {valid}")
}

/// The program's name of a driver, or its code.
fn driver_name(code: &str, lang: Lang) -> String {
    let known = crate::store::FIRST_DRIVERS.iter().find(|d| d.0 == code);
    known.map_or(code, |d| if lang == Lang::De { d.1 } else { d.2 }).to_owned()
}

fn driver(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let Some(is) = whole::<DriverSet>(e.after) else { return t.event_driver() };
    let was = whole::<DriverSet>(e.before);
    let name = |d: &DriverSet| if lang == Lang::De { d.name_de.clone() } else { d.name_en.clone() };
    let kind = |d: &DriverSet| Kind::from_code(&d.kind).map(|k| words::default_kind(t, k)).unwrap_or_default();
    let gone = |d: &DriverSet| d.gone_permille.map_or_else(|| t.event_unknown(), |p| permille(lang, p, 0));
    let Some(was) = was else { return with(t.event_driver_added(), &format!("{} ({})", name(&is), kind(&is))) };
    let mut changes: Vec<String> = Vec::new();
    if name(&was) != name(&is) {
        changes.push(t.event_instead(name(&is), name(&was)));
    }
    if was.kind != is.kind {
        changes.push(t.event_instead(kind(&is), kind(&was)));
    }
    if was.gone_permille != is.gone_permille {
        changes.push(t.event_avoidable(t.event_instead(gone(&is), gone(&was))));
    }
    with(t.event_driver_named(name(&is)), &changes.join(", "))
}

fn released(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let kind = e.is("kind").and_then(|k| Kind::from_code(&k)).map(|k| words::default_kind(t, k));
    let month = e.is("month").and_then(|m| m.parse::<Month>().ok()).map(|m| lang.month(m));
    match (kind, month, e.read::<bool>("released")) {
        (Some(kind), Some(month), Some(false)) => t.event_kept_estimate(kind, month),
        (Some(kind), Some(month), _) => t.event_released_of(kind, month),
        _ => t.event_released(),
    }
}

fn target(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let (is, was) = (whole::<AccountTarget>(e.after), whole::<AccountTarget>(e.before));
    let Some(year) = is.or(was).map(|x| fiscal_label(x.fiscal_year, e.firm.fiscal_year_start)) else {
        return t.event_target();
    };
    let Some(is) = is else { return t.event_target_removed(year) };
    let money = |minor: Option<i64>| minor.map(|m| lang.money_whole(m, e.firm.currency));
    let share = |p: Option<i32>| p.map(|p| permille(lang, p, 1));
    let was_of = |f: fn(&AccountTarget) -> Option<i64>| was.as_ref().and_then(f);
    let parts = [
        (
            words::default_line(t, Line::NetRevenue),
            instead(money(is.net_revenue), money(was_of(|w| w.net_revenue)), lang),
        ),
        (words::default_line(t, Line::Db2), instead(money(is.db2), money(was_of(|w| w.db2)), lang)),
        (words::default_line(t, Line::Db3), instead(money(is.db3), money(was_of(|w| w.db3)), lang)),
        (t.event_margin(), instead(share(is.margin_permille), share(was.and_then(|w| w.margin_permille)), lang)),
    ];
    let said: Vec<_> = parts.into_iter().filter_map(|(what, v)| Some(format!("{what}\u{a0}{}", v?))).collect();
    with(t.event_target_of(year), &said.join(", "))
}

fn firm_target(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let Some(year) = e.read::<i32>("fiscal_year").map(|y| fiscal_label(y, e.firm.fiscal_year_start)) else {
        return t.event_firm_target();
    };
    let (is, was) = (e.read::<Option<(i32, i32)>>("values"), e.read_before::<Option<(i32, i32)>>("values").flatten());
    let Some((margin, index)) = is.flatten() else { return t.event_firm_target_default(year) };
    let share = |p| permille(lang, p, 1);
    let points = |p: i32| lang.float(f64::from(p) / 10.0, 0);
    let margin = instead(Some(share(margin)), was.map(|w| share(w.0)), lang).unwrap_or_default();
    let index = instead(Some(points(index)), was.map(|w| points(w.1)), lang).unwrap_or_default();
    t.event_firm_target_of(year, margin, index)
}

fn thresholds(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let (Some(is), Some(was)) = (whole::<Settings>(e.after), whole::<Settings>(e.before)) else { return String::new() };
    let share = |p: u16| permille(lang, i32::from(p), 1);
    let shares = [
        (t.event_limit_a(), is.abc_a_permille, was.abc_a_permille),
        (t.event_limit_b(), is.abc_b_permille, was.abc_b_permille),
        (t.event_limit_large(), is.large_permille, was.large_permille),
        (t.event_limit_coverage(), is.coverage_permille, was.coverage_permille),
    ];
    let mut said: Vec<String> = shares
        .into_iter()
        .filter(|(_, is, was)| is != was)
        .map(|(what, is, was)| format!("{what} {}", t.event_instead(share(is), share(was))))
        .collect();
    if is.rate_days != was.rate_days {
        said.push(t.event_limit_rate_days(t.event_instead(is.rate_days.to_string(), was.rate_days.to_string())));
    }
    if is.abc_by_db3 != was.abc_by_db3 {
        said.push(if is.abc_by_db3 { t.event_classes_by_db3() } else { t.event_classes_by_revenue() });
    }
    said.join(", ")
}

fn ebit(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let year = e.read::<i32>("fiscal_year").or(e.read_before("fiscal_year"));
    let Some(year) = year.map(|y| fiscal_label(y, e.firm.fiscal_year_start)) else { return t.event_ebit() };
    let money = |minor: i64| lang.money_whole(minor, e.firm.currency);
    let was = e.read_before::<i64>("amount_minor").map(money);
    match instead(e.read::<i64>("amount_minor").map(money), was, lang) {
        Some(amount) => with(t.event_ebit_of(year, amount), &e.is("reason").unwrap_or_default()),
        None => t.event_ebit_removed(year),
    }
}

fn loss(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    if e.is_bare() {
        return t.event_loss();
    }
    let share = |p: i32| permille(lang, p, 0);
    let was = e.read_before::<i32>("permille").map(share);
    match instead(e.read::<i32>("permille").map(share), was, lang) {
        Some(p) => {
            let day = e.read::<Day>("day").map(|d| lang.day(d)).unwrap_or_default();
            with(t.event_loss_of(p, day), &e.is("reason").unwrap_or_default())
        }
        None => t.event_loss_removed(),
    }
}

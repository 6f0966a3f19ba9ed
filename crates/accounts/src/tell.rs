//! What was changed at accounts, in words.
use crate::model::{Field, Part, Source};
use crate::pages::fields::{field_label, value_text};
use crate::pages::people::part_name;
use crate::texts;
use base::tell::{EventView, with};
use base::{Day, Lang};
use serde::Deserialize;
use serde_json::Value;

base::teller!("account", |l| texts(l).events_account(), tell);
base::teller!("view", |l| texts(l).events_view(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    Some(match e.name {
        "account.created" => with(t.event_created(), &named(e.is("name"), e.is("key"))),
        "account.edited" => edited(e, lang),
        "account.closed" => with(t.event_closed(), &day(e.read("on"), lang)),
        "account.reopened" => t.event_reopened(),
        "account.tier_set" => tier(e, lang),
        "account.team_changed" => team(e, lang),
        "account.fact_said" => fact(e, lang),
        "account.structure_confirmed" => t.event_structure_confirmed(),
        "account.merged" => match (e.was("merged"), e.is("into")) {
            (Some(from), Some(into)) => t.event_merged_into(named(Some(from), e.was("key")), into),
            _ => t.event_merged(),
        },
        "account.split" => match (e.read_before::<Vec<String>>("units"), e.is("to")) {
            (Some(units), Some(to)) => with(t.event_split_to(units.len(), to), &units.join(", ")),
            _ => t.event_split(),
        },
        "account.numbers_assigned" => match e.number("units") {
            Some(n) => t.event_numbers_assigned(n),
            None => t.event_some_numbers_assigned(),
        },
        "account.undone" => undone(e, lang),
        "view.saved" => with(t.event_view_saved(), &e.is("name").unwrap_or_default()),
        "view.dropped" => with(t.event_view_dropped(), &e.was("name").unwrap_or_default()),
        _ => return structure(e, lang),
    })
}

/// Units and sites.
fn structure(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    let is = || named(e.is("name"), e.is("number").or_else(|| e.is("city")).filter(|c| !c.is_empty()));
    Some(match e.name {
        "account.unit_added" => with(t.event_unit_added(), &is()),
        "account.unit_edited" => with(t.event_unit_edited(), &unit_edited(e, lang)),
        "account.site_added" => with(t.event_site_added(), &is()),
        "account.site_edited" => with(t.event_site_edited(), &moved(e.was("name"), e.is("name"), lang).unwrap_or(is())),
        "account.site_dropped" => {
            let city = e.was("city").filter(|c| !c.is_empty());
            with(t.event_site_dropped(), &named(e.was("name"), city))
        }
        _ => return None,
    })
}

/// "Tarvik Getränke (40711)".
fn named(name: Option<String>, key: Option<String>) -> String {
    match (name, key) {
        (Some(name), Some(key)) => format!("{name} ({key})"),
        (name, key) => name.or(key).unwrap_or_default(),
    }
}

/// "neu statt alt", when they differ.
fn moved(was: Option<String>, is: Option<String>, lang: Lang) -> Option<String> {
    let (was, is) = (was?, is?);
    (was != is).then(|| texts(lang).event_instead(is, was))
}

fn day(day: Option<Day>, lang: Lang) -> String {
    day.map(|d| lang.day(d)).unwrap_or_default()
}

fn edited(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let name = moved(e.was("name"), e.is("name"), lang);
    let key = moved(e.was("key"), e.is("key"), lang).map(|k| t.event_key(k));
    with(t.event_edited(), &name.into_iter().chain(key).collect::<Vec<_>>().join(", "))
}

fn tier(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    if e.is_bare() {
        return t.event_tier();
    }
    let reason = e.is("reason").unwrap_or_default();
    let accounts = e.number("accounts").unwrap_or(1);
    let was = e.before.get(0).filter(|_| accounts == 1).and_then(|b| b["tier"].as_str());
    let sentence = match (e.is("tier"), was) {
        (Some(is), _) if accounts > 1 => t.event_tier_of(accounts, is),
        (None, _) if accounts > 1 => t.event_tier_open_of(accounts),
        (Some(is), Some(was)) if was != is => t.event_tier_instead(is, was),
        (Some(is), _) => t.event_tier_set(is),
        (None, Some(was)) => t.event_tier_open_instead(was),
        (None, None) => t.event_tier_open(),
    };
    with(sentence, &reason)
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Place {
    name: String,
    part: Part,
    sees_money: bool,
}

fn team(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let read = |v: &Value| serde_json::from_value::<Vec<Place>>(v.clone()).unwrap_or_default();
    let (was, is) = (read(e.before), read(e.after));
    let words = |p: &Place| named(Some(p.name.clone()), Some(part_name(t, p.part)));
    let only = |these: &[Place], others: &[Place]| -> String {
        let same = |p: &&Place| others.iter().any(|o| (&o.name, o.part) == (&p.name, p.part));
        these.iter().filter(|p| !same(p)).map(words).collect::<Vec<_>>().join(", ")
    };
    match (only(&is, &was), only(&was, &is)) {
        (new, gone) if new.is_empty() && gone.is_empty() => {
            let turned = is.iter().find(|p| was.iter().any(|w| w.name == p.name && w.sees_money != p.sees_money));
            match turned {
                Some(p) if p.sees_money => t.event_money_shown(p.name.as_str()),
                Some(p) => t.event_money_hidden(p.name.as_str()),
                None => t.event_team(),
            }
        }
        (new, gone) if gone.is_empty() => with(t.event_team_joined(), &new),
        (new, gone) if new.is_empty() => with(t.event_team_left(), &gone),
        (new, gone) => with(t.event_team(), &t.event_instead(new, gone)),
    }
}

fn fact(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let (Some(field), Some(value)) = (e.is("field").and_then(|f| Field::parse(&f)), e.is("value")) else {
        return t.event_fact();
    };
    let text = |v: &str| value_text(lang, e.firm.currency, field, v);
    let is = text(&value);
    let said = moved(e.was("value").map(|v| text(&v)), Some(is.clone()), lang).unwrap_or(is);
    let source = match e.read::<Source>("source") {
        Some(Source::Booked) => t.source_booked(),
        Some(Source::Customer) => t.source_customer(),
        Some(Source::Estimate) | None => t.source_estimate(),
    };
    with(field_label(t, field), &named(Some(said), Some(t.event_source(source, day(e.read("as_of"), lang)))))
}

fn unit_edited(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let name = e.is("name").unwrap_or_default();
    let share = |bp: Option<i32>| bp.map_or(t.event_no_share(), |bp| lang.percent(f64::from(bp) / 10_000.0, 0));
    let (was, is) = (e.read_before::<Option<i32>>("ownership_bp"), e.read::<Option<i32>>("ownership_bp"));
    let changes: Vec<String> = [
        moved(e.was("name"), e.is("name"), lang),
        moved(was.map(share), is.map(share), lang).map(|s| t.event_share(s)),
        e.is("number").map(|n| t.event_number(n)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if changes.is_empty() || e.was("name").is_some_and(|w| w != name) {
        return if changes.is_empty() { name } else { changes.join(", ") };
    }
    format!("{name}, {}", changes.join(", "))
}

/// What was taken back, without its values.
fn undone(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let bare = |name: &str| {
        let view = EventView { name, before: &Value::Null, after: &Value::Null, firm: e.firm };
        (name != e.name).then(|| tell(&view, lang)).flatten()
    };
    with(t.event_undone(), &e.is("event").and_then(|name| bare(&name)).unwrap_or_default())
}

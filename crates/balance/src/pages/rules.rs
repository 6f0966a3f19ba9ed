//! Settings: from when on a zone is sure, what leans, and how answers are counted.
use crate::l10n::L10nLanguage;
use crate::model::Rules;
use crate::{store, texts};
use askama::Template;
use axum::Form;
use base::page::{Crumb, Desk, Page, Place};
use base::settings::{Tab, tabs};
use base::{Error, Event, FormErrors, Lang, PageResult, Right, Tx, undoer};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

const HERE: &str = "/settings/zones";
base::settings_section!(40, "/settings/zones", |l| texts(l).zones_and_answers(), |a| a.may(Right::SeeAll));

/// A threshold: where it stands in the firm's settings, how it is typed, what fits.
pub(crate) struct Threshold {
    /// `balance` or `satisfaction`.
    section: &'static str,
    pub(crate) name: &'static str,
    /// What is typed, per unit of what is kept: 100 for a share typed in per cent.
    typed: f64,
    low: f64,
    high: f64,
    whole: bool,
}

const fn whole(section: &'static str, name: &'static str, low: f64, high: f64) -> Threshold {
    Threshold { section, name, typed: 1.0, low, high, whole: true }
}

const fn share(section: &'static str, name: &'static str, low: f64) -> Threshold {
    Threshold { section, name, typed: 100.0, low, high: 100.0, whole: false }
}

/// Every threshold of the two slices, in the order of the page.
pub(crate) const THRESHOLDS: [Threshold; 10] = [
    share("balance", "clear", 0.0),
    share("balance", "tentative", 0.0),
    Threshold { whole: false, ..whole("balance", "upright", 0.0, 100.0) },
    whole("balance", "suggested", 1.0, 200.0),
    whole("satisfaction", "window_months", 1.0, 60.0),
    Threshold { whole: false, ..whole("satisfaction", "k", 0.1, 100.0) },
    Threshold { whole: false, ..whole("satisfaction", "sigma", 0.1, 100.0) },
    whole("satisfaction", "s0_least", 1.0, 1_000.0),
    Threshold { whole: false, ..whole("satisfaction", "s0", 0.0, 100.0) },
    share("satisfaction", "decline_line", 50.0),
];

/// The threshold's name on the page and in the log.
pub(crate) fn label(t: &L10nLanguage, name: &str) -> String {
    match name {
        "clear" => t.rule_clear(),
        "tentative" => t.rule_tentative(),
        "upright" => t.rule_upright(),
        "suggested" => t.rule_suggested(),
        "window_months" => t.rule_window(),
        "k" => t.rule_k(),
        "sigma" => t.rule_sigma(),
        "s0_least" => t.rule_least(),
        "s0" => t.rule_s0(),
        _ => t.rule_decline(),
    }
}

fn hint(t: &L10nLanguage, name: &str, default: String) -> String {
    let said = match name {
        "clear" => t.rule_clear_hint(),
        "tentative" => t.rule_tentative_hint(),
        "upright" => t.rule_upright_hint(),
        "suggested" => t.rule_suggested_hint(),
        "window_months" => t.rule_window_hint(),
        "k" => t.rule_k_hint(),
        "sigma" => t.rule_sigma_hint(),
        "s0_least" => t.rule_least_hint(),
        "s0" => t.rule_s0_hint(),
        _ => t.rule_decline_hint(),
    };
    format!("{said} {}", t.rule_default(default))
}

/// What both slices go by now, under their names.
fn in_force(settings: &Value) -> Map<String, Value> {
    let (b, s) = (Rules::of(settings), satisfaction::Rules::of(settings));
    let all = json!({
        "clear": b.clear, "tentative": b.tentative, "upright": b.upright, "suggested": b.suggested,
        "window_months": s.window_months, "k": s.k, "sigma": s.sigma, "s0_least": s.s0_least, "s0": s.s0,
        "decline_line": s.decline_line,
    });
    all.as_object().cloned().unwrap_or_default()
}

/// A kept value as it is typed.
pub(crate) fn shown(l: Lang, name: &str, value: &Value) -> String {
    let typed = THRESHOLDS.iter().find(|x| x.name == name).map_or(1.0, |x| x.typed);
    let v = value.as_f64().unwrap_or_default() * typed;
    l.float(v, u8::from((v - v.round()).abs() > 1e-9))
}

struct Field {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    fault: String,
}

#[derive(Template)]
#[template(path = "pages/rules.html")]
struct RulesPage {
    page: Page,
    tabs: Vec<Tab>,
    t: &'static L10nLanguage,
    zones: Vec<Field>,
    answers: Vec<Field>,
    faulty: bool,
    may_keep: bool,
}

type Draft = HashMap<String, String>;

fn page_of(desk: &Desk, draft: &Draft, errors: &FormErrors) -> RulesPage {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let mut page = desk.page(Place::Settings, t.zones_and_answers());
    page.path = vec![
        Crumb { label: page.t.nav_settings(), href: Some("/settings".to_owned()) },
        Crumb { label: t.zones_and_answers(), href: None },
    ];
    let defaults = in_force(&Value::Null);
    let field = |x: &Threshold| Field {
        name: x.name,
        label: label(t, x.name),
        hint: hint(t, x.name, shown(l, x.name, &defaults[x.name])),
        value: draft.get(x.name).cloned().unwrap_or_default(),
        fault: errors.of(x.name).unwrap_or_default().to_owned(),
    };
    let of = |section: &str| THRESHOLDS.iter().filter(|x| x.section == section).map(field).collect();
    RulesPage {
        page,
        tabs: tabs(&desk.actor, HERE),
        t,
        zones: of("balance"),
        answers: of("satisfaction"),
        faulty: !errors.is_empty(),
        may_keep: desk.actor.may(Right::KeepLedger),
    }
}

/// `GET /settings/zones`
pub(super) async fn show(desk: Desk) -> PageResult {
    desk.actor.must(Right::SeeAll)?;
    let settings = store::settings(desk.db(), desk.actor.workspace).await?;
    let now = in_force(&settings);
    let draft = now.iter().map(|(name, v)| (name.clone(), shown(desk.lang(), name, v))).collect();
    desk.show(&page_of(&desk, &draft, &FormErrors::new()))
}

/// A number as typed in the person's language.
fn number(l: Lang, text: &str) -> Option<f64> {
    let (point, group) = if l == Lang::De { (',', '.') } else { ('.', ',') };
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != group && *c != '%').collect();
    let plain = plain.replace('\u{2212}', "-").replace(point, ".");
    plain.parse().ok().filter(|v: &f64| v.is_finite())
}

fn parse(l: Lang, draft: &Draft) -> Result<Map<String, Value>, FormErrors> {
    let t = texts(l);
    let mut e = FormErrors::new();
    let mut new = Map::new();
    for x in &THRESHOLDS {
        let text = draft.get(x.name).map_or("", |v| v.trim());
        let fits = number(l, text).filter(|v| (x.low..=x.high).contains(v) && (!x.whole || v.fract() == 0.0));
        match fits {
            None => e.add(x.name, t.rule_fault(l.float(x.low, u8::from(x.low.fract() != 0.0)), l.float(x.high, 0))),
            #[allow(clippy::cast_possible_truncation, reason = "whole and below 1,000")]
            Some(v) if x.whole => _ = new.insert(x.name.to_owned(), json!(v as i64)),
            Some(v) => _ = new.insert(x.name.to_owned(), json!(v / x.typed)),
        }
    }
    let of = |name: &str| new.get(name).and_then(Value::as_f64);
    if let Some((clear, tentative)) = of("clear").zip(of("tentative"))
        && tentative > clear
    {
        e.add("tentative", t.rule_turned());
    }
    e.done(Some(new))
}

/// `POST /settings/zones`
pub(super) async fn set(desk: Desk, Form(draft): Form<Draft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let after = match parse(desk.lang(), &draft) {
        Ok(after) => after,
        Err(errors) => return desk.faulty(&page_of(&desk, &draft, &errors)),
    };
    let mut tx = desk.begin().await?;
    let before = in_force(&store::settings_in(&mut tx).await?);
    let event = change(&mut tx, &before, &after).await?;
    let number = tx.commit(event).await?;
    desk.done(HERE, &texts(desk.lang()).rules_set(), Some(number))
}

/// Keeps what has changed under the two slices' names; the rest of the firm's settings stays.
async fn change(tx: &mut Tx, before: &Map<String, Value>, after: &Map<String, Value>) -> Result<Event, Error> {
    let mut settings = store::settings_in(tx).await?;
    if !settings.is_object() {
        settings = json!({});
    }
    for x in &THRESHOLDS {
        if let Some(value) = after.get(x.name) {
            settings[x.section][x.name] = value.clone();
        }
    }
    store::put_settings(tx, settings).await?;
    Ok(Event::new("zones.set", "workspace", tx.workspace().0)
        .before(json!(before))
        .after(json!(after))
        .inverse(json!({ "before": before, "after": after }))
        .plain())
}

async fn unset(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    let of = |side: &str| inverse[side].as_object().cloned().unwrap_or_default();
    let (before, after) = (of("before"), of("after"));
    if in_force(&store::settings_in(tx).await?) != after {
        return Err(Error::Refused(texts(tx.actor().lang).rules_moved_on()));
    }
    change(tx, &after, &before).await
}
undoer!("zones.set", unset);

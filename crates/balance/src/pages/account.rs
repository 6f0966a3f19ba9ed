//! `GET /accounts/{key}/balance`: where the account stands, the way there, and what further answers would change.
use super::explain;
use super::trace::chart;
use super::words::{self, Chance};
use crate::front::{Eye, Quarter, look, quarters};
use crate::l10n::L10nLanguage;
use crate::model::Weighed;
use crate::texts;
use accounts::{Access, Header, HeaderFacts, Tab};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::explain::Explain;
use base::page::{Page, escape_query};
use base::ui::Twin;
use base::{Desk, Error, Lang, PageResult, Right};
use engine_value::balance::{Further, Scale, Standing, Sureness, db_at_target, with_further_answers};
use engine_value::satisfaction::typical_weight;
use serde::Deserialize;

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    answers: String,
    explain: String,
}

/// One row of "what the zone would change".
struct Would {
    when: String,
    value: String,
    range: String,
    zone: &'static str,
    sure: &'static str,
    name: String,
    chance: String,
    sure_name: String,
}

struct TargetRow {
    scale: String,
    tone: &'static str,
    goal: String,
    now: String,
    gap: String,
    reached: String,
}

struct Choice {
    label: String,
    href: String,
    on: bool,
}

struct Step {
    label: String,
    margin: String,
    satisfaction: String,
    today: bool,
}

#[derive(Template)]
#[template(path = "pages/account.html", blocks = ["explain"])]
struct BalancePage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    href: String,
    edits: bool,
    voice: (String, String, String),
    missing: String,
    map_href: String,
    chart: Option<String>,
    chart_label: String,
    twin: Option<Twin>,
    meta: String,
    chances: Vec<Chance>,
    chance_note: String,
    standing: Option<(String, String)>,
    upright: String,
    indices: String,
    choices: Vec<Choice>,
    would_sentence: String,
    would: Vec<Would>,
    would_profit: String,
    targets: Vec<TargetRow>,
    targets_note: String,
    /// The account's own target margin, which the map leaves out.
    own_target: String,
    may_set: bool,
    fiscal_year: String,
    level: String,
    steps: Vec<Step>,
    explain: Option<Explain>,
}

/// `GET /accounts/{key}/balance`
pub(super) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    let eye = look(&desk.site, &desk.actor, None).await?;
    let id = access.account.account_id;
    // Without the money of the account only satisfaction is there to be shown, and that has its own tab.
    let weighed = eye.scales.of(id).filter(|_| access.money).cloned();
    let quarters =
        if access.money { quarters(&desk.site, &desk.actor, id, eye.scales.period).await? } else { Vec::new() };
    let page = page(&desk, &access, &eye, weighed.as_ref(), &quarters, &asked, facts.as_deref()).await?;
    if desk.view.wants("explain") {
        return desk.fragment(page.as_explain().render()?);
    }
    desk.show(&page)
}

async fn page(
    desk: &Desk,
    access: &Access,
    eye: &Eye,
    w: Option<&Weighed>,
    quarters: &[Quarter],
    asked: &Asked,
    facts: Option<&HeaderFacts>,
) -> Result<BalancePage, Error> {
    let l = desk.lang();
    let t = texts(l);
    let href = access.account.href();
    let standing = w.and_then(|w| w.standing);
    let more = asked.answers.parse::<u16>().ok().filter(|n| [1, 3, 5].contains(n)).unwrap_or(3);
    let (would_sentence, would) = w.map(|w| would(desk, eye, w, more)).unwrap_or_default();
    let rules = eye.scales.rules;
    let missing = match w {
        None if !access.money => t.no_money(),
        None => t.missing_here(t.missing_bookings()),
        Some(w) if w.missing.is_empty() => String::new(),
        Some(w) => t.missing_here(words::missing(t, &w.missing)),
    };
    Ok(BalancePage {
        page: accounts::account_page(desk, access, &Tab::Balance.label(l)),
        header: Header::of(desk, access, facts, Tab::Balance).await?,
        t,
        edits: access.edits && access.account.kind == accounts::Kind::Customer,
        voice: voice(l, w, quarters),
        missing,
        map_href: format!("/portfolio?account={}", escape_query(&access.account.key)),
        chart: w.and_then(|w| chart(desk, eye, w, quarters)).transpose()?,
        chart_label: t.trace_label(&access.account.name),
        twin: w.and_then(|w| words::twin(eye, l, w)).map(|t2| large(l, eye, t2)),
        meta: format!("{} · {}", l.period(eye.scales.period), words::heads(eye, l, access.account.account_id)),
        chances: standing.map(|s| words::chances(l, &s)).unwrap_or_default(),
        chance_note: standing.map(|s| chance_note(l, eye, &s)).unwrap_or_default(),
        standing: standing.map(|s| (l.signed(l.float(s.tilt, 0)), words::leaning(t, s.leaning))),
        upright: t.upright_between(l.float(-rules.upright, 0), l.signed(l.float(rules.upright, 0))),
        indices: standing
            .map(|s| t.indices(l.float(s.profit_index, 0), l.float(s.satisfaction_index, 0), l.float(s.balance, 0)))
            .unwrap_or_default(),
        choices: [1_u16, 3, 5]
            .into_iter()
            .map(|n| Choice {
                label: if n == more { t.further(i64::from(n)) } else { n.to_string() },
                href: format!("{href}/balance?answers={n}"),
                on: n == more,
            })
            .collect(),
        would_sentence,
        would,
        would_profit: w.map(|w| would_profit(desk, eye, w)).unwrap_or_default(),
        targets: w.map(|w| targets(l, eye, w)).unwrap_or_default(),
        targets_note: if eye.scales.targets.default { t.targets_default() } else { String::new() },
        own_target: own_target(desk, eye, access).await?,
        may_set: desk.actor.may(Right::SetTargets),
        fiscal_year: t.fiscal_year(year_label(desk, eye)),
        level: words::level_name(l, eye.scales.level),
        steps: quarters.iter().map(|q| step(l, q)).collect(),
        explain: w.and_then(|w| explain::of(desk, eye, w, &asked.explain)),
        href,
    })
}

/// "2026", or "2025/26" when the fiscal year is not the calendar's.
fn year_label(desk: &Desk, eye: &Eye) -> String {
    let year = crate::store::fiscal_year(&desk.actor, eye.scales.period.to());
    if desk.actor.firm.fiscal_year_start == 1 { year.to_string() } else { format!("{year}/{:02}", (year + 1) % 100) }
}

/// "Eigenes Ziel dieses Kunden: 24 % DB III."
async fn own_target(desk: &Desk, eye: &Eye, access: &Access) -> Result<String, Error> {
    if !access.money {
        return Ok(String::new());
    }
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let day = eye.scales.period.to();
    let own = ledger::account_target(desk.db(), &desk.actor, access.account.account_id, day).await?;
    let said = |permille: i32| {
        let digits = u8::from(permille % 10 != 0);
        t.own_target(l.percent(f64::from(permille) / 1_000.0, digits), words::level_name(l, eye.scales.level))
    };
    Ok(own.and_then(|o| o.margin_permille).map(said).unwrap_or_default())
}

fn large(l: Lang, eye: &Eye, mut twin: Twin) -> Twin {
    let t = texts(l);
    twin.profit.name = t.profit_level(words::level_name(l, eye.scales.level));
    twin
}

fn voice(l: Lang, w: Option<&Weighed>, quarters: &[Quarter]) -> (String, String, String) {
    let t = texts(l);
    let Some(s) = w.and_then(|w| w.standing) else { return (String::new(), String::new(), String::new()) };
    let zone = words::zone_name(l, s.zone).to_lowercase();
    let sentence = match (s.probability, s.sureness) {
        (Some(p), Sureness::Clear) => t.voice_clear("\u{1}", l.probability(p)),
        (Some(p), Sureness::Tentative) => t.voice_tentative("\u{1}", l.probability(p)),
        (Some(p), Sureness::Open) => t.voice_open("\u{1}", l.probability(p)),
        (None, _) => t.voice_unknown("\u{1}"),
    };
    let (before, mut after) =
        sentence.split_once('\u{1}').map_or((sentence.clone(), String::new()), |(a, b)| (a.into(), b.into()));
    if let Some(way) = way(l, quarters) {
        after.push(' ');
        after.push_str(&way);
    }
    (before, zone, after)
}

/// What happened to the margin over the quarters known.
fn way(l: Lang, quarters: &[Quarter]) -> Option<String> {
    let t = texts(l);
    let known: Vec<f64> = quarters.iter().filter_map(|q| q.margin).collect();
    let (first, last) = (known.first()?, known.last()?);
    let n = words::word(l, known.len());
    if known.len() < 2 {
        None
    } else if last - first >= 0.005 {
        Some(t.way_up(n))
    } else if first - last >= 0.005 {
        Some(t.way_down(n))
    } else {
        Some(t.way_level(n))
    }
}

fn chance_note(l: Lang, eye: &Eye, s: &Standing) -> String {
    let t = texts(l);
    let clear = l.percent(eye.scales.rules.clear, 0);
    match (s.probability, s.sureness) {
        (None, _) => t.doubt_unknown(),
        (_, Sureness::Clear) => t.note_clear(clear),
        (_, Sureness::Tentative) => t.note_tentative(clear),
        (_, Sureness::Open) => t.note_open(l.percent(eye.scales.rules.tentative, 0)),
    }
}

/// What 1, 3 or 5 further answers would change, if they came out as so far, critical or friendly.
fn would(desk: &Desk, eye: &Eye, w: &Weighed, more: u16) -> (String, Vec<Would>) {
    let l = desk.lang();
    let t = texts(l);
    let Some((margin, score)) = w.margin.zip(eye.scores.of(w.account)) else { return Default::default() };
    let persons = score.weighted();
    let mean = w.index.map_or(eye.scores.s0.s0, |i| i.mean);
    let silent = score.asked.as_ref().map(|a| a.silent.len()).unwrap_or_default();
    let weight = typical_weight(&persons).unwrap_or(1.0);
    let profit = Scale { value: margin, spread: w.margin_se, target: eye.scales.targets.margin };
    let prior = (eye.scores.s0.s0, eye.scores.rules.prior());
    let mut clear = Vec::new();
    let mut rows = Vec::new();
    for (kind, value) in [("same", mean), ("critical", 45.0), ("friendly", 85.0)] {
        let further = Further { answers: more, score: value, weight };
        let goal = eye.scales.targets.satisfaction;
        let found = with_further_answers(&persons, further, prior, &profit, goal, &eye.scales.rules.thresholds());
        let Some(outlook) = found else { continue };
        let around = l.float(value, 0);
        let when = match kind {
            "same" => t.would_same(around),
            "critical" => t.would_critical(around),
            _ => t.would_friendly(around),
        };
        let chip = words::chip(l, &outlook.standing);
        if outlook.standing.sureness == Sureness::Clear {
            clear.push(kind);
        }
        rows.push(Would {
            when,
            value: l.float(outlook.index.s, 0),
            range: words::range(l, outlook.index.interval),
            zone: chip.zone,
            sure: chip.sure,
            name: chip.name,
            chance: outlook.standing.probability.map(|p| l.probability(p)).unwrap_or_default(),
            sure_name: chip.sure_name,
        });
    }
    let n = i64::from(more);
    let sentence = match clear.as_slice() {
        [] => t.would_never(n),
        [_, _, _] => t.would_always(n),
        ["critical"] => t.would_only_critical(n),
        ["friendly"] => t.would_only_friendly(n),
        _ => t.would_sometimes(n),
    };
    let silent = i64::try_from(silent).unwrap_or(i64::MAX);
    (format!("{sentence} {}", t.would_silent(silent)), rows)
}

/// Below which contribution the account would lie left of the line.
fn would_profit(desk: &Desk, eye: &Eye, w: &Weighed) -> String {
    let (l, currency) = (desk.lang(), desk.actor.firm.currency);
    let t = texts(l);
    let Some(level) = eye.scales.level else { return String::new() };
    let db = w.book.db[crate::rules::place(level)];
    let Some((line, db)) = db_at_target(w.book.net_revenue, eye.scales.targets.margin).zip(db) else {
        return String::new();
    };
    let name = words::level_name(l, Some(level));
    let gap = l.thousands((db - line).saturating_abs(), currency);
    if db >= line {
        t.profit_line_above(l.thousands(line, currency), name, gap)
    } else {
        t.profit_line_below(l.thousands(line, currency), name, gap)
    }
}

fn targets(l: Lang, eye: &Eye, w: &Weighed) -> Vec<TargetRow> {
    let t = texts(l);
    let goals = eye.scales.targets;
    let mut rows = Vec::new();
    let reached = |p: Option<f64>| p.map_or_else(|| t.unknown(), |p| l.probability(p));
    if let Some(m) = w.margin {
        rows.push(TargetRow {
            scale: words::level_name(l, eye.scales.level),
            tone: "profit",
            goal: l.percent(goals.margin, 0),
            now: l.percent(m, 1),
            gap: l.signed(l.float((m - goals.margin) * 100.0, 1)),
            reached: reached(w.standing.and_then(|s| s.margin_probability)),
        });
    }
    if let Some(i) = w.index {
        rows.push(TargetRow {
            scale: t.satisfaction(),
            tone: "satisfaction",
            goal: l.float(goals.satisfaction, 0),
            now: l.float(i.s, 0),
            gap: l.signed(l.float(i.s - goals.satisfaction, 0)),
            reached: reached(w.standing.and_then(|s| s.satisfaction_probability)),
        });
    }
    rows
}

fn step(l: Lang, q: &Quarter) -> Step {
    let t = texts(l);
    Step {
        label: if q.today { t.today() } else { format!("Q{} {}", (q.last.number() + 2) / 3, q.last.year()) },
        margin: q.margin.map(|m| l.float(m * 100.0, 1)).unwrap_or_default(),
        satisfaction: q.index.map(|i| l.float(i.s, 0)).unwrap_or_default(),
        today: q.today,
    }
}

//! `GET /portfolio`: the balance map, the card of one account, what moved, what is missing.
use super::card::Card;
use super::explain;
use super::filters::{Asked, Note, Pick, notes, picks};
use super::words;
use crate::front::{Eye, look};
use crate::l10n::L10nLanguage;
use crate::model::Weighed;
use crate::texts;
use askama::Template;
use axum::extract::Query;
use base::explain::Explain;
use base::page::{Crumb, Page};
use base::ui::chart::{Before, MapAccount, MapChart, MapData, Zones};
use base::{Desk, Error, Lang, PageResult, Place, Right};
use engine_value::balance::Zone;

struct Moved {
    zone: &'static str,
    sure: &'static str,
    name: String,
    href: String,
    margin: String,
    satisfaction: String,
}

struct Beside {
    name: String,
    href: String,
    missing: String,
}

/// A row of the map's twin as a table.
struct Row {
    name: String,
    href: String,
    revenue: String,
    margin: String,
    satisfaction: String,
    zone: String,
    chance: String,
    tilt: String,
}

#[derive(Template)]
#[template(path = "pages/map.html", blocks = ["explain"])]
struct MapPage {
    page: Page,
    t: &'static L10nLanguage,
    title: String,
    sentence: String,
    notes: Vec<Note>,
    picks: Vec<Pick>,
    list_href: String,
    concentration_href: String,
    chart: String,
    chart_label: String,
    level: String,
    rows: Vec<Row>,
    card: Option<Card>,
    moved_title: String,
    moved: Vec<Moved>,
    all: String,
    beside: Vec<Beside>,
    dimmed: String,
    suggested: String,
    may_set_tiers: bool,
    empty: Empty,
    legend_arrow: String,
    /// Concentration, whale curve and loss test in small, from the ledger.
    strip: String,
    explain: Option<Explain>,
}

/// The card alone, for a click on a dot.
#[derive(Template)]
#[template(path = "pages/card.html")]
struct CardPart {
    t: &'static L10nLanguage,
    card: Option<Card>,
}

/// Why there is no map yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    No,
    Bookings,
    Costs,
    Answers,
    Own,
}

/// `GET /portfolio`
pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    if desk.actor.only_administers() {
        return Err(Error::Forbidden);
    }
    let eye = look(&desk.site, &desk.actor, asked.period()).await?;
    let notes = notes(&desk, &eye).await?;
    let mut page = page(&desk, &eye, &asked, notes)?;
    if page.empty != Empty::Bookings && desk.view.target.is_none() {
        let period = eye.scales.period;
        let figures = ledger::figures(&desk.site, &desk.actor, period, period.before()).await?;
        page.strip = match ledger::concentration::strip(&desk, &figures).await? {
            Some(strip) => strip.render()?,
            None => String::new(),
        };
    }
    if desk.view.wants("card") {
        return desk.fragment(CardPart { t: page.t, card: page.card }.render()?);
    }
    if desk.view.wants("explain") {
        return desk.fragment(page.as_explain().render()?);
    }
    desk.show(&page)
}

fn page(desk: &Desk, eye: &Eye, asked: &Asked, notes: Vec<Note>) -> Result<MapPage, Error> {
    let l = desk.lang();
    let t = texts(l);
    let all = eye.on_map();
    let drawn: Vec<&Weighed> = all.iter().copied().filter(|w| w.standing.is_some()).collect();
    let chosen = chosen(eye, asked, &drawn);
    let whole = eye.visible.is_all();
    let title = if whole { t.portfolio() } else { t.my_accounts() };
    let mut shell = desk.page(Place::Portfolio, title.clone());
    shell.path = vec![
        Crumb { label: title.clone(), href: Some("/portfolio".into()) },
        Crumb { label: t.balance_map(), href: None },
    ];
    let count = |n: usize| l.count(i64::try_from(n).unwrap_or(i64::MAX));
    Ok(MapPage {
        page: shell,
        t,
        sentence: sentence(l, &all, &drawn),
        notes,
        picks: picks(desk, eye, asked, "/portfolio"),
        list_href: asked.with("/portfolio/list", "account", ""),
        concentration_href: asked.with("/portfolio/concentration", "account", ""),
        chart: chart(desk, eye, asked, &drawn, chosen)?,
        chart_label: t.map_label(i64::try_from(drawn.len()).unwrap_or(i64::MAX)),
        level: words::level_name(l, eye.scales.level),
        rows: drawn.iter().map(|w| row(desk, eye, w)).collect(),
        card: chosen.map(|w| Card::of(desk, eye, w)),
        moved_title: t.moved_since(l.month(eye.scales.period.earlier(3).to().month())),
        moved: moved(l, eye, &drawn),
        all: t.all_of(count(all.len())),
        beside: beside(l, eye, &all),
        dimmed: dimmed(l, eye, asked, &drawn),
        suggested: if eye.scales.suggested && !all.is_empty() {
            t.suggested(all.len(), count(all.len()))
        } else {
            String::new()
        },
        may_set_tiers: desk.actor.may(Right::Steer),
        empty: empty(eye, &all, &drawn),
        legend_arrow: t.legend_arrow(l.month(eye.scales.period.earlier(3).to().month())),
        strip: String::new(),
        explain: explain::of_portfolio(desk, eye, chosen, &asked.explain),
        title,
    })
}

/// The account of the address, else the largest on the map.
fn chosen<'a>(eye: &'a Eye, asked: &Asked, drawn: &[&'a Weighed]) -> Option<&'a Weighed> {
    let by_key = eye.structure.by_key(&asked.account).filter(|a| eye.visible.sees_money(a.account_id));
    let named = by_key.and_then(|a| eye.scales.of(a.account_id));
    named.or_else(|| drawn.iter().copied().find(|w| !asked.dims(eye, w)))
}

fn empty(eye: &Eye, all: &[&Weighed], drawn: &[&Weighed]) -> Empty {
    if !drawn.is_empty() {
        Empty::No
    } else if eye.books.total.entries == 0 && eye.books.customers == 0 {
        Empty::Bookings
    } else if all.is_empty() && !eye.visible.is_all() {
        Empty::Own
    } else if eye.scales.level.is_none() {
        Empty::Costs
    } else {
        Empty::Answers
    }
}

fn sentence(l: Lang, all: &[&Weighed], drawn: &[&Weighed]) -> String {
    if drawn.is_empty() {
        return String::new();
    }
    let t = texts(l);
    let n = |zone: Zone| drawn.iter().filter(|w| w.standing.is_some_and(|s| s.zone == zone)).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    // One alone stays a figure: its word would have to follow the grammar of the sentence.
    let whole = if all.len() == 1 { l.count(1) } else { words::word(l, all.len()) };
    let first = t.voice_balanced(count(n(Zone::Balanced)), whole, words::capital(&words::word(l, n(Zone::Balanced))));
    let others = [
        (n(Zone::Squeezed), t.word_squeezed()),
        (n(Zone::Bought), t.word_bought()),
        (n(Zone::LoseLose), t.word_loselose()),
    ];
    let others: Vec<(usize, String)> = others.into_iter().filter(|(n, _)| *n > 0).collect();
    let Some((first_n, _)) = others.first() else { return first };
    let verb = t.are(count(*first_n));
    let parts: Vec<String> = others
        .iter()
        .enumerate()
        .map(|(i, (n, name))| {
            if i == 0 {
                format!("{} {verb} {name}", words::capital(&words::word(l, *n)))
            } else {
                format!("{} {name}", words::word(l, *n))
            }
        })
        .collect();
    format!("{first} {}.", parts.join(", "))
}

fn chart(desk: &Desk, eye: &Eye, asked: &Asked, drawn: &[&Weighed], chosen: Option<&Weighed>) -> Result<String, Error> {
    let l = desk.lang();
    let targets = eye.scales.targets;
    let percent = |m: f64| m * 100.0;
    let exponent = i32::try_from(desk.actor.firm.currency.exponent()).unwrap_or(2);
    let dot = |w: &&Weighed| {
        let (key, name, _) = words::named(eye, w.account);
        let (margin, index, standing) = (w.margin?, w.index?, w.standing?);
        #[allow(clippy::cast_precision_loss, reason = "the size of a dot")]
        let revenue_k = w.book.net_revenue as f64 / 10_f64.powi(exponent + 3);
        Some(MapAccount {
            href: accounts::href(&key),
            card: asked.with("/portfolio", "account", &key),
            id: key,
            name,
            revenue_k,
            margin: percent(margin),
            margin_se: percent(w.margin_se.unwrap_or(0.0)),
            satisfaction: index.s,
            satisfaction_sd: index.sd,
            before: w.before.map(|(m, s)| Before { margin: percent(m), satisfaction: s }),
            sureness: standing.sureness.code(),
            tilt: standing.tilt,
            dim: asked.dims(eye, w),
        })
    };
    let around = |v: f64, s: f64| [v - s, v + s];
    let xs = drawn.iter().filter_map(|w| Some(around(percent(w.margin?), percent(w.margin_se.unwrap_or(0.0)) + 2.0)));
    let ys = drawn.iter().filter_map(|w| w.index.map(|i| around(i.s, i.sd + 2.0)));
    let goal = percent(targets.margin);
    let sideways = words::Cut { low: 10.0, high: 5.0, limit: (-60.0, 100.0) };
    // Whole tens at both ends: the scale of satisfaction ends at 100, not beside it.
    let upwards = words::Cut { low: 10.0, high: 10.0, limit: (0.0, 100.0) };
    let chart = MapChart {
        data: MapData {
            accounts: drawn.iter().filter_map(dot).collect(),
            selected: chosen.map(|w| words::named(eye, w.account).0),
            goal_margin: goal,
            goal_satisfaction: targets.satisfaction,
            x: words::axis(xs.flatten(), (goal - 15.0, goal + 15.0), &sideways),
            y: words::axis(ys.flatten(), (targets.satisfaction - 15.0, targets.satisfaction + 15.0), &upwards),
            counts: counts(l, eye, drawn),
        },
        words: words::map_words(l, eye.scales.level),
        target: Some("#card"),
    };
    chart.json()
}

fn counts(l: Lang, eye: &Eye, drawn: &[&Weighed]) -> Zones {
    let t = texts(l);
    let total: i64 = drawn.iter().map(|w| w.book.net_revenue.max(0)).sum();
    words::zones(|zone| {
        let here: Vec<_> = drawn.iter().filter(|w| w.standing.is_some_and(|s| s.zone == zone)).collect();
        let n = t.accounts(i64::try_from(here.len()).unwrap_or(i64::MAX));
        let net: i64 = here.iter().map(|w| w.book.net_revenue.max(0)).sum();
        #[allow(clippy::cast_precision_loss, reason = "a share")]
        let share = if total > 0 { net as f64 / total as f64 } else { 0.0 };
        if eye.visible.is_all() && !here.is_empty() { t.zone_share(n, l.percent(share, 0)) } else { n }
    })
}

fn row(desk: &Desk, eye: &Eye, w: &Weighed) -> Row {
    let l = desk.lang();
    let (key, name, _) = words::named(eye, w.account);
    let chip = w.standing.map(|s| words::chip(l, &s));
    Row {
        name,
        href: accounts::href(&key),
        revenue: words::thousands(l, w.book.net_revenue, desk.actor.firm.currency),
        margin: w.margin.map(|m| l.percent(m, 1)).unwrap_or_default(),
        satisfaction: w
            .index
            .map(|i| format!("{} ({})", l.float(i.s, 0), words::range(l, i.interval)))
            .unwrap_or_default(),
        zone: chip.map(|c| format!("{} {}", c.name, c.sure_name)).unwrap_or_default(),
        chance: w.standing.and_then(|s| s.probability).map(|p| l.probability(p)).unwrap_or_default(),
        tilt: w.standing.map(|s| l.signed(l.float(s.tilt, 0))).unwrap_or_default(),
    }
}

/// The three that moved most, both scales measured by their spans.
fn moved(l: Lang, eye: &Eye, drawn: &[&Weighed]) -> Vec<Moved> {
    let mut far: Vec<(f64, &Weighed, f64, f64)> = drawn
        .iter()
        .filter_map(|w| {
            let ((m, s), now, index) = (w.before?, w.margin?, w.index?);
            let (dm, ds) = (now - m, index.s - s);
            Some(((dm / 0.15).hypot(ds / 30.0), *w, dm, ds))
        })
        .filter(|(far, ..)| *far > 0.0)
        .collect();
    far.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.account.cmp(&b.1.account)));
    far.into_iter()
        .take(3)
        .map(|(_, w, dm, ds)| {
            let (key, name, _) = words::named(eye, w.account);
            Moved {
                zone: w.standing.map_or("", |s| s.zone.code()),
                sure: w.standing.map_or("clear", |s| s.sureness.code()),
                name,
                href: format!("{}/balance", accounts::href(&key)),
                margin: l.signed(l.float(dm * 100.0, 1)),
                satisfaction: l.signed(l.float(ds, 1)),
            }
        })
        .collect()
}

fn beside(l: Lang, eye: &Eye, all: &[&Weighed]) -> Vec<Beside> {
    let t = texts(l);
    all.iter()
        .filter(|w| w.standing.is_none())
        .map(|w| {
            let (key, name, _) = words::named(eye, w.account);
            let tab = if w.missing.contains(&crate::model::Missing::Answers) { "satisfaction" } else { "profit" };
            Beside { name, href: format!("{}/{tab}", accounts::href(&key)), missing: words::missing(t, &w.missing) }
        })
        .collect()
}

/// Names of those a filter leaves in full ink.
fn dimmed(l: Lang, eye: &Eye, asked: &Asked, drawn: &[&Weighed]) -> String {
    if asked.lead.is_empty() && asked.tier.is_empty() {
        return String::new();
    }
    let t = texts(l);
    let kept: Vec<String> =
        drawn.iter().filter(|w| !asked.dims(eye, w)).map(|w| words::named(eye, w.account).1).collect();
    if kept.is_empty() { t.filter_none() } else { t.filter_names(kept.join(", ")) }
}

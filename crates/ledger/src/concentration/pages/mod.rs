//! `GET /portfolio/concentration`: the sentence, the strip and its figures, classes, whale curve, losses, loss test.
mod parts;

use super::explain;
use super::look::{Asked, At, Look, look};
use super::rows::{self, AbcRow, CurveRow, LossItem, TestRow};
use super::words::{self, Unit, n};
use crate::l10n::L10nLanguage;
use crate::pages::period::{self, PeriodPick};
use crate::texts;
use accounts::Zones;
use askama::Template;
use axum::Extension;
use axum::extract::Query;
use base::explain::Explain;
use base::page::{Crumb, Desk, Page};
use base::ui::bars::Strip as Bars;
use base::{Error, PageResult, Place, Right};
use engine_value::concentration::AbcLimits;
use engine_value::contribution::Level;
use std::sync::Arc;

use parts::{
    bars, base_note, by_of, chart, class_choices, counts, ebit_href, empty, figs, head_note, large, test_note,
    whale_facts, whale_note,
};
pub(super) use parts::{may_say, outside, waiting, whale_chart};

/// A figure under the strip.
struct Fig {
    label: String,
    value: String,
    href: String,
    note: String,
}

/// A choice of a pick.
struct Choice {
    label: String,
    href: String,
    on: bool,
}

/// Why the page has nothing to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    No,
    Bookings,
    Own,
}

#[derive(Template)]
#[template(path = "concentration/concentration.html", blocks = ["explain"])]
#[allow(clippy::struct_excessive_bools, reason = "each says whether one thing is printed")]
struct ConcentrationPage {
    page: Page,
    t: &'static L10nLanguage,
    title: String,
    sentence: String,
    whole: bool,
    money: bool,
    empty: Empty,
    map_href: String,
    list_href: String,
    classes_by: String,
    classes: Vec<Choice>,
    periods: PeriodPick,
    note: String,
    xlsx: String,
    csv: String,
    /// The strip, its classes and figures.
    head_note: String,
    waiting: String,
    outside: String,
    bars: Bars,
    counts: [String; 3],
    figs: Vec<Fig>,
    large: Vec<(String, String, String)>,
    large_line: String,
    /// ABC.
    limits: String,
    limits_default: bool,
    limits_all: String,
    unit: String,
    by: String,
    lines: (f64, f64),
    rows: Vec<AbcRow>,
    folded: bool,
    fold_href: String,
    may_set: bool,
    /// Whale curve and losses.
    level: String,
    whale: bool,
    chart: String,
    chart_label: String,
    whale_note: String,
    whale_facts: String,
    curve: Vec<CurveRow>,
    curve_more: String,
    losses: Vec<LossItem>,
    losses_rest: String,
    /// Loss test.
    test_known: bool,
    test_note: String,
    ebit_href: String,
    ebit_word: String,
    tests: Vec<TestRow>,
    tests_more: String,
    tests_href: String,
    fixed_known: bool,
    explain: Option<Explain>,
}

/// `GET /portfolio/concentration`
pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>, zones: Option<Extension<Arc<Zones>>>) -> PageResult {
    let look = look(&desk, &asked).await?;
    let mut page = page(&desk, &look, &asked).await?;
    if let Some(Extension(zones)) = zones {
        // Rows lead to the account's Profit tab; zones are kept by the account's own address.
        let of = |href: &str| zones.of(href.trim_end_matches("/profit"));
        page.rows.iter_mut().for_each(|r| r.zone = of(&r.href));
        page.tests.iter_mut().for_each(|r| r.zone = of(&r.href));
    }
    if desk.view.wants("explain") {
        return desk.fragment(page.as_explain().render()?);
    }
    desk.show(&page)
}

/// The frame of this page and its forms.
pub(super) fn shell(desk: &Desk, whole: bool, last: Option<String>) -> Page {
    let t = texts(desk.lang());
    let title = if whole { t.conc_portfolio() } else { t.conc_mine() };
    let here = t.conc_title();
    let mut page = desk.page(Place::Portfolio, format!("{title}, {here}"));
    page.path = vec![Crumb { label: title, href: Some("/portfolio".into()) }];
    match last {
        None => page.path.push(Crumb { label: here, href: None }),
        Some(last) => {
            page.path.push(Crumb { label: here, href: Some("/portfolio/concentration".into()) });
            page.path.push(Crumb { label: last, href: None });
        }
    }
    page
}

async fn page(desk: &Desk, look: &Look, asked: &Asked) -> Result<ConcentrationPage, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let page = shell(desk, look.whole(), None);
    let f = &look.f;
    let limits = f.settings.abc_limits();
    let (losses, rest, rest_sum) = rows::losses(look);
    let may = |at: At| may_say(desk, look, at);
    let (tests, folded_tests) = rows::loss_test(look, asked, &page, &may);
    let (curve, curve_more) = rows::curve(look);
    let query = look.chosen.query();
    let file = |format: &str| {
        let classes = if asked.classes.is_empty() { String::new() } else { format!("&classes={}", by_of(look).code()) };
        format!("/portfolio/concentration/export?format={format}&{query}{classes}")
    };
    let keep = |path: &str| if asked.from.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let bare = page.without("explain");
    let unit = Unit::of(look);
    let level = f.level.map_or_else(|| t.conc_db3(), |level| words::level(t, level));
    Ok(ConcentrationPage {
        t,
        title: if look.whole() { t.conc_portfolio() } else { t.conc_mine() },
        sentence: words::sentence(look),
        whole: look.whole(),
        money: !look.money.is_empty(),
        empty: empty(look),
        map_href: keep("/portfolio"),
        list_href: keep("/portfolio/list"),
        classes_by: words::by(t, by_of(look)),
        classes: class_choices(look, &bare),
        periods: PeriodPick::of(desk, &page, &look.chosen).await?,
        note: look.chosen.note.clone(),
        xlsx: file("xlsx"),
        csv: file("csv"),
        head_note: head_note(look),
        waiting: waiting(look),
        outside: outside(look),
        bars: bars(look),
        counts: counts(look),
        figs: if look.whole() { figs(look, &page) } else { Vec::new() },
        large: large(look),
        large_line: words::permille(l, f.settings.large_permille),
        limits: t.conc_limits(words::permille(l, limits.a_permille()), words::permille(l, limits.b_permille())),
        limits_default: limits == AbcLimits::default(),
        limits_all: base_note(look, unit),
        unit: unit.head(),
        by: words::by(t, by_of(look)),
        lines: (f64::from(limits.a_permille()) / 10.0, f64::from(limits.b_permille()) / 10.0),
        rows: rows::abc(look, asked, &page),
        folded: !asked.open().is_empty(),
        fold_href: period::set(&bare, "all", ""),
        may_set: desk.actor.may(Right::KeepLedger),
        whale: look.whale.is_some(),
        chart: chart(look)?,
        chart_label: t.conc_whale_label(&level),
        whale_note: whale_note(look, &level),
        whale_facts: whale_facts(look),
        curve,
        curve_more: if curve_more == 0 { String::new() } else { t.conc_more_in_file(l.count(n(curve_more))) },
        losses,
        losses_rest: match rest {
            0 => String::new(),
            _ => t.conc_losses_rest(n(rest), l.count(n(rest)), unit.full(rest_sum)),
        },
        level,
        test_known: f.level >= Some(Level::Db2),
        test_note: test_note(look),
        ebit_href: if look.whole() && desk.actor.may(Right::SetTargets) { ebit_href(look) } else { String::new() },
        ebit_word: if look.ebit.is_some() { t.conc_change() } else { t.conc_enter_ebit() },
        tests,
        tests_more: match folded_tests {
            0 => String::new(),
            more => t.conc_more_tests(n(more), l.count(n(more))),
        },
        tests_href: period::set(
            &bare,
            "all",
            &if asked.all.is_empty() { "loss".into() } else { format!("{}-loss", asked.all) },
        ),
        fixed_known: look.fixed_known(),
        explain: explain::of(desk, look, &asked.explain),
        page,
    })
}

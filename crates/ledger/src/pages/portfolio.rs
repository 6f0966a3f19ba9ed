//! The portfolio's tab "ABC and concentration": how much hangs on how few, who loses money, what a leaving account costs.
use super::export::{self, Cell, Sheet};
use super::period::{Chosen, PeriodPick, PeriodQuery, set};
use super::words;
use crate::concentration::{Analysis, LossRow, WhaleOf, loss_test};
use crate::entries::{ebits, fiscal_label, fiscal_year, set_ebit, set_loss_probability};
use crate::figures::{self, Customer, Figures};
use crate::l10n::L10nLanguage;
use crate::pages::targets::{typed_amount, typed_number};
use crate::store::{self, Ebit};
use crate::texts;
use accounts::Visible;
use accounts::structure::Counts;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use base::explain::{Explain, Input, Part};
use base::page::{Crumb, Desk, Page, Place};
use base::ui::bars::{Strip, strip};
use base::ui::chart::{WhaleChart, WhaleMark, WhaleWords, locale};
use base::{Error, Lang, PageResult, Right};
use engine_value::concentration::{Class, Concentration};
use engine_value::contribution::Level;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ConcentrationQuery {
    #[serde(flatten)]
    period: PeriodQuery,
    #[serde(default)]
    explain: String,
    /// `db3`: classes by DB III.
    #[serde(default)]
    classes: String,
    /// The class whose rows are all shown.
    #[serde(default)]
    unfold: String,
    /// The account whose probability is being entered.
    #[serde(default)]
    enter: String,
}

/// A figure of concentration.
struct Fig {
    label: String,
    value: String,
    note: String,
    href: String,
}

/// A row of the ABC table, or the grey row that stands for several.
struct AbcRow {
    rank: String,
    name: String,
    href: String,
    note: String,
    class: &'static str,
    amount: String,
    before: f64,
    share: f64,
    until: String,
    /// The last of its class.
    last: bool,
    /// Address that unfolds; then only `name` is printed.
    unfold: String,
}

struct AbcView {
    note: String,
    base: String,
    rows: Vec<AbcRow>,
    a: f64,
    b: f64,
    bars: bool,
}

struct WhaleView {
    json: String,
    label: String,
    note: String,
    rows: Vec<(String, String, String, String)>,
    losses: Vec<(String, String, String, String)>,
    losses_note: String,
}

struct LossView {
    key: String,
    key_path: String,
    name: String,
    href: String,
    db2: String,
    avoidable: String,
    stranded: String,
    effect: String,
    bar: f64,
    of_ebit: String,
    probability: String,
    probability_note: String,
    expected: String,
    enter_href: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "concentration.html", blocks = ["explain"])]
struct ConcentrationPage {
    page: Page,
    t: &'static L10nLanguage,
    title: String,
    sentence: String,
    note: String,
    pick: PeriodPick,
    sees_all: bool,
    classes_label: String,
    classes: Vec<super::period::PeriodItem>,
    waiting: String,
    strip: Option<Strip>,
    counts: Vec<(String, String)>,
    customers_note: String,
    figs: Vec<Fig>,
    abc: Option<AbcView>,
    whale: Option<WhaleView>,
    level: String,
    losses: Vec<LossView>,
    loss_note: String,
    may_enter: bool,
    ebit_year: String,
    fiscal_year: i32,
    ebit_value: String,
    ebit_reason: String,
    xlsx_href: String,
    csv_href: String,
    empty: bool,
    explain: Option<Explain>,
}

/// Everything the tab is made of.
struct View {
    chosen: Chosen,
    figures: Arc<Figures>,
    visible: Visible,
    analysis: Analysis,
    by_db3: bool,
}

impl View {
    async fn of(desk: &Desk, q: &ConcentrationQuery) -> Result<Self, Error> {
        let chosen = Chosen::of(desk, &q.period).await?;
        let figures = figures::figures(&desk.site, &desk.actor, chosen.period, chosen.before).await?;
        let visible = accounts::visible(desk.db(), &desk.actor).await?;
        let by_db3 = match q.classes.as_str() {
            "db3" => true,
            "net" => false,
            _ => figures.settings.abc_by_db3,
        };
        let analysis = Analysis::of(&figures, figures.settings.abc_limits(), by_db3);
        Ok(Self { chosen, figures, visible, analysis, by_db3 })
    }

    /// The customers a person may see amounts of; without the right to all, own accounts one by one.
    fn customers(&self) -> Vec<Customer> {
        if self.visible.is_all() {
            return self.figures.customers.clone();
        }
        let f = &self.figures;
        let own = f.structure.accounts.iter().zip(&f.accounts).filter(|(a, _)| self.visible.sees_money(a.account_id));
        own.map(|(a, figure)| Customer {
            who: Counts::With(a.account_id),
            name: a.name.clone(),
            key: Some(a.key.clone()),
            figure: figure.clone(),
        })
        .collect()
    }

    fn level(&self) -> Option<Level> {
        self.figures.level
    }
}

fn href(key: Option<&String>) -> String {
    key.map(|k| format!("{}/profit", accounts::href(k))).unwrap_or_default()
}

/// A customer's name; units that count by themselves say where they come from.
fn name_of(lang: Lang, f: &Figures, c: &Customer) -> (String, String) {
    let t = texts(lang);
    match c.who {
        Counts::Alone(unit) => {
            let waiting = f.structure.unit(unit).is_some_and(|u| u.account.is_none());
            (c.name.clone(), if waiting { t.waits_to_be_assigned() } else { t.from_collective() })
        }
        _ => (c.name.clone(), String::new()),
    }
}

/// The tab.
pub(crate) async fn show(desk: Desk, Query(q): Query<ConcentrationQuery>) -> PageResult {
    let v = View::of(&desk, &q).await?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let sees_all = v.visible.is_all();
    let title = if sees_all { t.portfolio() } else { t.my_accounts() };
    let mut page = desk.page(Place::Portfolio, t.concentration_title());
    page.path = vec![
        Crumb { label: title.clone(), href: Some("/portfolio".to_owned()) },
        Crumb { label: t.tab_concentration(), href: None },
    ];
    let pick = PeriodPick::of(&desk, &page, &v.chosen).await?;
    let customers = v.customers();
    let list: Vec<&Customer> = customers.iter().collect();
    let whale = v.level().and_then(|l| WhaleOf::of(&list, l));
    let start = desk.actor.firm.fiscal_year_start;
    let year = fiscal_year(v.chosen.period.to(), start);
    let ebit = ebits(desk.db(), desk.actor.workspace).await?.into_iter().find(|e| e.fiscal_year == year);
    let losses = losses(&desk, &v, ebit.as_ref()).await?;
    let explain = if sees_all { explain(lang, &page, &v, &q.explain, desk.site.today()) } else { None };
    let file = |extension: &str| {
        let base = format!("/portfolio/concentration/export.{extension}?{}", v.chosen.query());
        set(&base, "classes", &q.classes)
    };
    let currency = v.figures.currency;
    let shown = ConcentrationPage {
        sentence: sentence(lang, &v, whale.as_ref()),
        note: v.chosen.note.clone(),
        classes_label: if v.analysis.by_db3 { level_name(lang, &v, Level::Db3) } else { t.net_revenue() },
        classes: class_items(lang, &page, &v),
        waiting: waiting(lang, &v),
        strip: v.analysis.concentration.as_ref().filter(|_| sees_all).map(|c| strip_of(&v, c)),
        counts: counts(lang, &v),
        customers_note: t.customers_note(
            lang.count(as_count(v.analysis.of.len())),
            lang.millions(v.figures.total.now.net.unwrap_or(0), currency),
        ),
        figs: if sees_all { figs(lang, &page, &v) } else { Vec::new() },
        abc: abc(lang, &page, &v, &q.unfold),
        whale: whale.as_ref().map(|w| whale_view(lang, &v, &customers, w)).transpose()?,
        level: v.level().map(|l| level_name(lang, &v, l)).unwrap_or_default(),
        loss_note: loss_note(lang, &v, ebit.as_ref(), &fiscal_label(year, start), sees_all),
        losses: losses.iter().map(|r| loss_view(lang, &page, &v, r, &q.enter, sees_all)).collect(),
        may_enter: desk.actor.may(Right::SetTargets),
        ebit_year: fiscal_label(year, start),
        fiscal_year: year,
        ebit_value: ebit.as_ref().map(|e| lang.amount(e.amount_minor, currency)).unwrap_or_default(),
        ebit_reason: ebit.map(|e| e.reason).unwrap_or_default(),
        xlsx_href: file("xlsx"),
        csv_href: file("csv"),
        empty: list.iter().all(|c| c.figure.now.entries == 0),
        page,
        t,
        title,
        pick,
        sees_all,
        explain,
    };
    if desk.view.wants("explain") {
        return desk.fragment(shown.as_explain().render()?);
    }
    desk.show(&shown)
}

fn as_count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn level_name(lang: Lang, v: &View, level: Level) -> String {
    words::level(lang, &v.figures.wording, level)
}

/// „35 Kunden bringen 80 % des Nettoerlöses. Keiner kommt über 10 %. 55 Kunden kosten uns zusammen 1,3 Mio. €.“
fn sentence(lang: Lang, v: &View, whale: Option<&WhaleOf>) -> String {
    let (t, currency) = (texts(lang), v.figures.currency);
    let mut parts = Vec::new();
    if let Some(c) = v.analysis.concentration.as_ref().filter(|_| v.visible.is_all()) {
        let limit = v.figures.settings.abc_a_permille;
        parts.push(t.sentence_bring(as_count(c.customers_for(limit)), lang.percent(f64::from(limit) / 1_000.0, 0)));
        let large = v.figures.settings.large_permille;
        let over = as_count(c.at_least(large).len());
        parts.push(t.sentence_large(over, lang.percent(f64::from(large) / 1_000.0, 0)));
    }
    match whale {
        Some(w) if w.whale.loss_making > 0 => {
            let cost = lang.millions(-w.whale.loss, currency);
            parts.push(t.sentence_losses(as_count(w.whale.loss_making), cost));
        }
        Some(_) => parts.push(t.sentence_no_losses(level_name(lang, v, v.level().unwrap_or(Level::Db1)))),
        None => parts.push(t.sentence_no_contribution()),
    }
    parts.join(" ")
}

fn class_items(lang: Lang, page: &Page, v: &View) -> Vec<super::period::PeriodItem> {
    let t = texts(lang);
    let item = |label: String, value: &str, on: bool| super::period::PeriodItem {
        label,
        href: set(&page.address, "classes", value),
        on,
    };
    let mut items = vec![item(t.net_revenue(), "net", !v.by_db3)];
    if v.level() == Some(Level::Db3) {
        items.push(item(level_name(lang, v, Level::Db3), "db3", v.by_db3));
    }
    items
}

/// „12 Nummern, 84 T€, warten auf Zuordnung“, or nothing.
fn waiting(lang: Lang, v: &View) -> String {
    if v.figures.unassigned_units == 0 || !v.visible.is_all() {
        return String::new();
    }
    let amount = lang.thousands(v.figures.unassigned.now.net.unwrap_or(0), v.figures.currency);
    texts(lang).numbers_wait(as_count(v.figures.unassigned_units), amount)
}

fn strip_of(v: &View, c: &Concentration) -> Strip {
    let limits = v.figures.settings.abc_limits();
    let values: Vec<i64> = v.analysis.of.iter().map(|i| v.figures.customers[*i].figure.now.net.unwrap_or(0)).collect();
    let mut shares: Vec<f64> = values.iter().filter_map(|x| c.share(*x)).collect();
    shares.sort_by(|a, b| b.total_cmp(a));
    shares.truncate(c.customers_for(limits.a_permille()).clamp(1, 60));
    strip(&shares, &[f64::from(limits.a_permille()) / 1_000.0, f64::from(limits.b_permille()) / 1_000.0])
}

fn counts(lang: Lang, v: &View) -> Vec<(String, String)> {
    let Some(abc) = v.analysis.abc.as_ref().filter(|_| v.visible.is_all()) else { return Vec::new() };
    [Class::A, Class::B, Class::C]
        .into_iter()
        .map(|c| (c.code().to_owned(), texts(lang).customers(as_count(abc.customers(c)))))
        .collect()
}

fn figs(lang: Lang, page: &Page, v: &View) -> Vec<Fig> {
    let Some(c) = &v.analysis.concentration else { return Vec::new() };
    let t = texts(lang);
    let fig = |code: &str, label: String, value: String, note: String| Fig {
        label,
        value,
        note,
        href: page.with("explain", code),
    };
    let first = c.at_least(0).first().map(|i| v.figures.customers[v.analysis.of[*i]].name.clone()).unwrap_or_default();
    let hhi = v.analysis.hhi.map_or((c.hhi, c.hhi), |r| (r.low.min(r.high), r.low.max(r.high)));
    let hhi_note = if (hhi.1 - hhi.0).abs() < 0.000_05 {
        t.hhi_points(lang.float(c.hhi * 10_000.0, 0))
    } else {
        t.to_value(lang.float(hhi.1, 4))
    };
    vec![
        fig("cr1", "CR1".to_owned(), lang.percent(c.cr(1), 1), first),
        fig("cr3", "CR3".to_owned(), lang.percent(c.cr(3), 1), t.three_largest()),
        fig("cr5", "CR5".to_owned(), lang.percent(c.cr(5), 1), t.five_largest()),
        fig("hhi", "HHI".to_owned(), lang.float(hhi.0, 4), hhi_note),
        fig("neff", t.effective_customers(), lang.float(c.effective_customers, 1), t.like_equal_ones()),
        fig("gini", "Gini".to_owned(), lang.float(c.gini, 2), t.gini_note()),
    ]
}

/// First rows, last rows, and a grey row for what lies between.
fn abc(lang: Lang, page: &Page, v: &View, unfold: &str) -> Option<AbcView> {
    let abc = v.analysis.abc.as_ref().filter(|a| a.total > 0)?;
    let (t, f) = (texts(lang), &v.figures);
    let limits = f.settings.abc_limits();
    let (a, b) = (f64::from(limits.a_permille()) / 10.0, f64::from(limits.b_permille()) / 10.0);
    let per_cent = |x: i64| engine_value::money::ratio(x, abc.total).unwrap_or(0.0) * 100.0;
    let sees = |c: &Customer| match c.who {
        Counts::With(account) => v.visible.is_all() || v.visible.sees_money(account),
        _ => v.visible.is_all(),
    };
    let row = |rank: usize, last: bool| {
        let r = &abc.ranked[rank];
        let c = &f.customers[v.analysis.of[r.index]];
        let (name, note) = name_of(lang, f, c);
        AbcRow {
            rank: lang.count(as_count(rank + 1)),
            name,
            href: href(c.key.as_ref()),
            note,
            class: r.class.code(),
            amount: lang.thousands(r.value, f.currency),
            before: per_cent(r.before),
            share: per_cent(r.cumulated - r.before),
            until: lang.percent(per_cent(r.cumulated) / 100.0, 1),
            last,
            unfold: String::new(),
        }
    };
    let mut rows = Vec::new();
    for class in [Class::A, Class::B, Class::C] {
        let of: Vec<usize> = (0..abc.ranked.len())
            .filter(|i| abc.ranked[*i].class == class && sees(&f.customers[v.analysis.of[abc.ranked[*i].index]]))
            .collect();
        let all = unfold == class.code();
        let (head, tail) = match class {
            _ if all => (500, 0),
            Class::A => (6, 2),
            Class::B => (2, 1),
            Class::C => (1, 0),
        };
        let folded = of.len() > head + tail + 1;
        for (i, rank) in of.iter().enumerate() {
            let end = i + 1 == of.len();
            if !folded || i < head || i + tail >= of.len() {
                rows.push(row(*rank, end));
            } else if i == head {
                let n = as_count(of.len() - head - tail);
                rows.push(AbcRow {
                    name: t.more_of_class(n, class.code()),
                    unfold: set(&page.address, "unfold", class.code()),
                    last: tail == 0,
                    ..empty_row()
                });
            }
        }
    }
    Some(AbcView {
        note: t.limits_note(lang.percent(a / 100.0, 0), lang.percent(b / 100.0, 0)),
        base: t.hundred_percent(lang.count(as_count(v.analysis.of.len())), lang.thousands(abc.total, f.currency)),
        rows,
        a,
        b,
        bars: v.visible.is_all(),
    })
}

fn empty_row() -> AbcRow {
    AbcRow {
        rank: String::new(),
        name: String::new(),
        href: String::new(),
        note: String::new(),
        class: "",
        amount: String::new(),
        before: 0.0,
        share: 0.0,
        until: String::new(),
        last: false,
        unfold: String::new(),
    }
}

fn whale_view(lang: Lang, v: &View, customers: &[Customer], w: &WhaleOf) -> Result<WhaleView, Error> {
    let (t, currency) = (texts(lang), v.figures.currency);
    let whale = &w.whale;
    let level = level_name(lang, v, w.level);
    let results: Vec<i64> = w.of.iter().map(|i| customers[*i].figure.now.db(w.level).unwrap_or(0)).collect();
    let peak = whale.peak_ratio().map_or_else(
        || t.whale_peak_amount(lang.millions(whale.peak, currency), as_count(whale.peak_customers)),
        |r| t.whale_peak(lang.percent(r, 0), lang.millions(whale.peak, currency), as_count(whale.peak_customers)),
    );
    let erosion = match whale.erosion() {
        Some(e) if e > 0.0 => t.whale_erosion(lang.percent(e, 0), lang.millions(whale.peak - whale.total, currency)),
        _ => String::new(),
    };
    let mark = |at: usize, said: String| whale.ratio_after(at).map(|_| WhaleMark { at, words: said });
    let said = |n: usize| whale.ratio_after(n).map(|r| lang.percent(r, 0)).unwrap_or_default();
    let more = [(5, t.whale_five(said(5))), (10, t.whale_ten(said(10)))];
    #[allow(clippy::cast_precision_loss, reason = "a drawing")]
    let json = WhaleChart {
        results: results.iter().map(|x| *x as f64).collect(),
        words: WhaleWords {
            locale: locale(lang),
            peak: peak.clone(),
            end: t.whale_end(as_count(results.len())),
            erosion: erosion.clone(),
            x_name: t.number_of_customers(),
            no_total: t.whale_no_total(),
            more: more.into_iter().filter(|(n, _)| *n < results.len()).filter_map(|(n, s)| mark(n, s)).collect(),
        },
    }
    .json()?;
    let rows = whale
        .ranked
        .iter()
        .zip(&whale.cumulated)
        .take(500)
        .enumerate()
        .map(|(i, (at, cumulated))| {
            let c = &customers[w.of[*at]];
            let db = c.figure.now.db(w.level).unwrap_or(0);
            (
                lang.count(as_count(i + 1)),
                c.name.clone(),
                lang.thousands(db, currency),
                lang.thousands(*cumulated, currency),
            )
        })
        .collect();
    let worst: Vec<usize> = whale.ranked.iter().rev().copied().filter(|i| results[*i] < 0).collect();
    let losses = worst
        .iter()
        .take(6)
        .map(|i| {
            let c = &customers[w.of[*i]];
            let margin = c.figure.now.margin(w.level).map(|m| lang.float(m * 100.0, 1)).unwrap_or_default();
            (c.name.clone(), href(c.key.as_ref()), lang.thousands(results[*i], currency), margin)
        })
        .collect();
    let rest: i64 = worst.iter().skip(6).map(|i| results[*i]).sum();
    let losses_note = match worst.len() {
        0 => t.no_losses(),
        n if n > 6 => t.more_losses(as_count(n - 6), lang.thousands(rest, currency)),
        _ => t.losses_advice(),
    };
    let base = lang.millions(whale.total, currency);
    let note =
        if w.unknown > 0 { t.whale_note_unknown(level, base, as_count(w.unknown)) } else { t.whale_note(level, base) };
    Ok(WhaleView { json, label: format!("{peak}. {erosion}"), note, rows, losses, losses_note })
}

async fn losses(desk: &Desk, v: &View, ebit: Option<&Ebit>) -> Result<Vec<LossRow>, Error> {
    if v.level().is_none_or(|l| l < Level::Db2) {
        return Ok(Vec::new());
    }
    let probabilities = store::losses(desk.db(), desk.actor.workspace).await?;
    let mut rows = loss_test(&v.figures, ebit.map(|e| e.amount_minor), &probabilities);
    rows.retain(|r| v.visible.sees_money(r.account) && r.test.delta_ebit < 0);
    rows.truncate(12);
    Ok(rows)
}

fn loss_note(lang: Lang, v: &View, ebit: Option<&Ebit>, year: &str, sees_all: bool) -> String {
    let t = texts(lang);
    match ebit.filter(|_| sees_all) {
        Some(e) => t.ebit_note(
            year,
            lang.thousands(e.amount_minor, v.figures.currency),
            e.set_by_name.as_str(),
            lang.day(e.day),
        ),
        None if sees_all => t.ebit_unknown(year),
        None => String::new(),
    }
}

fn loss_view(lang: Lang, page: &Page, v: &View, r: &LossRow, enter: &str, sees_all: bool) -> LossView {
    let (t, currency) = (texts(lang), v.figures.currency);
    let account = v.figures.structure.account(r.account);
    let key = account.map(|a| a.key.clone()).unwrap_or_default();
    let of_ebit = r.of_ebit.filter(|_| sees_all);
    let stays = r.test.stranded + r.test.stranded_cost_to_serve;
    LossView {
        name: account.map(|a| a.name.clone()).unwrap_or_default(),
        href: href(Some(&key)),
        db2: lang.thousands(r.test.db2, currency),
        avoidable: lang.thousands(r.test.avoidable, currency),
        stranded: lang.thousands(stays, currency),
        effect: lang.thousands(r.test.delta_ebit, currency),
        bar: of_ebit.map_or(0.0, |x| (-x * 100.0 * 2.0).clamp(0.0, 100.0)),
        of_ebit: of_ebit.map_or_else(|| t.unknown(), |x| lang.percent(x, 1)),
        probability: r
            .probability
            .as_ref()
            .map(|p| lang.probability(f64::from(p.permille) / 1_000.0))
            .unwrap_or_default(),
        probability_note: r
            .probability
            .as_ref()
            .map(|p| t.said_by(p.set_by_name.as_str(), lang.day(p.day), p.reason.as_str()))
            .unwrap_or_default(),
        expected: r.expected.map(|x| lang.thousands(-x, currency)).unwrap_or_default(),
        enter_href: format!("{}#loss-{key}", set(&page.address, "enter", &key)),
        open: enter == key,
        key_path: base::page::escape_query(&key).replace('/', "%2F"),
        key,
    }
}

fn explain(lang: Lang, page: &Page, v: &View, code: &str, today: base::Day) -> Option<Explain> {
    let c = v.analysis.concentration.as_ref()?;
    let (t, f) = (texts(lang), &v.figures);
    let period = lang.period(v.chosen.period);
    let base = Explain { code: code.to_owned(), note: period.clone(), ..Explain::default() };
    let mut e = match code {
        "cr1" | "cr3" | "cr5" => {
            let n = code[2..].parse().unwrap_or(1);
            Explain {
                name: code.to_uppercase(),
                value: lang.percent(c.cr(n), 1),
                formula: t.formula_cr(as_count(n)),
                inputs: top_inputs(v, c, n, |share| lang.percent(share, 1), t.sum_of_shares(), c.cr(n)),
                rule: "K-CR".to_owned(),
                ..base
            }
        }
        "hhi" => hhi(lang, v, c, base),
        "neff" => Explain {
            name: t.effective_customers(),
            value: lang.float(c.effective_customers, 1),
            formula: t.formula_neff(),
            inputs: vec![Input::new("HHI", lang.float(c.hhi, 4)).link(page.with("explain", "hhi"))],
            rule: "K-HHI".to_owned(),
            ..base
        },
        "gini" => Explain {
            name: "Gini".to_owned(),
            value: lang.float(c.gini, 2),
            formula: t.formula_gini(),
            inputs: vec![Input::new(t.number_of_customers(), lang.count(as_count(c.customers)))],
            rule: "K-GINI".to_owned(),
            ..base
        },
        _ => return None,
    };
    if c.dropped_nonpositive > 0 {
        e.parts.push(Part::new(t.left_out(), t.left_out_words(as_count(c.dropped_nonpositive))));
    }
    let mut given = t.groups_count_as_one();
    let waiting = waiting(lang, v);
    if !waiting.is_empty() {
        given = format!("{given} {}", t.waiting_count_one_by_one(waiting));
    }
    let part = Part::new(t.defaults(), given);
    e.parts.push(if f.unassigned_units > 0 { part.link(t.assign(), "/accounts/unassigned") } else { part });
    e.parts.push(Part::new(t.source(), t.source_and_structure(lang.count(f.total.now.entries), lang.day(today))));
    Some(e)
}

fn top_inputs(
    v: &View,
    c: &Concentration,
    n: usize,
    value: impl Fn(f64) -> String,
    rest: String,
    sum: f64,
) -> Vec<Input> {
    let mut out: Vec<Input> = c
        .at_least(0)
        .into_iter()
        .take(n)
        .map(|i| {
            let customer = &v.figures.customers[v.analysis.of[i]];
            let share = c.share(customer.figure.now.net.unwrap_or(0)).unwrap_or(0.0);
            let input = Input::new(customer.name.clone(), value(share));
            match &customer.key {
                Some(key) => input.link(href(Some(key))),
                None => input,
            }
        })
        .collect();
    out.push(Input::new(rest, value(sum)).total());
    out
}

fn hhi(lang: Lang, v: &View, c: &Concentration, base: Explain) -> Explain {
    let (t, f) = (texts(lang), &v.figures);
    let range = v.analysis.hhi.unwrap_or(engine_value::concentration::HhiRange { low: c.hhi, high: c.hhi });
    let mut inputs: Vec<Input> = Vec::new();
    let mut squares = 0.0;
    for i in c.at_least(0).into_iter().take(4) {
        let customer = &f.customers[v.analysis.of[i]];
        let share = c.share(customer.figure.now.net.unwrap_or(0)).unwrap_or(0.0);
        squares += share * share;
        let label = t.name_with_share(customer.name.as_str(), lang.percent(share, 1));
        let input = Input::new(label, lang.float(share * share, 4));
        inputs.push(match &customer.key {
            Some(key) => input.link(href(Some(key))),
            None => input,
        });
    }
    if c.customers > 4 {
        inputs.push(Input::new(t.more_customers(as_count(c.customers - 4)), lang.float(c.hhi - squares, 4)));
    }
    inputs.push(Input::new("HHI", lang.float(c.hhi, 4)).total());
    let mut parts = Vec::new();
    let mut value = lang.float(c.hhi, 4);
    if v.analysis.outside > 0 {
        let outside = lang.thousands(v.analysis.outside, f.currency);
        inputs.push(Input::new(t.rest_as_many(), lang.float(range.low, 4)));
        inputs.push(Input::new(t.rest_as_one(), lang.float(range.high, 4)));
        let (low, high) = (range.low.min(c.hhi), range.high.max(c.hhi));
        value = t.from_to(lang.float(low, 4), lang.float(high, 4));
        parts.push(Part::new(t.what_is_missing(), t.outside_words(outside)));
    }
    Explain {
        name: "HHI".to_owned(),
        value,
        note: t.hhi_note(lang.float(c.hhi * 10_000.0, 0), lang.period(v.chosen.period)),
        formula: t.formula_hhi(),
        inputs,
        parts,
        rule: "K-HHI".to_owned(),
        ..base
    }
}

/// The tables as a file.
pub(crate) async fn download(desk: Desk, Path(file): Path<String>, Query(q): Query<ConcentrationQuery>) -> PageResult {
    let kind = file.strip_prefix("export.").and_then(export::Kind::parse).ok_or(Error::NotFound)?;
    let v = View::of(&desk, &q).await?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let code = v.figures.currency.code();
    let customers = v.customers();
    let f = &v.figures;
    let classes = v.analysis.classes(f);
    let sees_all = v.visible.is_all();
    let class_of = |c: &Customer| {
        let at = f.customers.iter().position(|x| match (x.who, c.who) {
            (Counts::With(top), Counts::With(a)) => f.structure.account(a).is_some_and(|i| i.top == top),
            (x, y) => x == y,
        });
        at.map_or((None, Class::C), |at| classes[at])
    };
    let mut order: Vec<&Customer> = customers.iter().filter(|c| c.figure.now.entries > 0).collect();
    order.sort_by_key(|c| (std::cmp::Reverse(c.figure.now.net), c.key.clone(), c.name.clone()));
    let abc = Sheet {
        name: t.abc_sheet(),
        head: vec![
            t.customer(),
            t.key(),
            t.class(),
            t.in_currency(t.net_revenue(), code),
            t.share(),
            t.in_currency(level_name(lang, &v, Level::Db1), code),
            t.in_currency(level_name(lang, &v, Level::Db2), code),
            t.in_currency(level_name(lang, &v, Level::Db3), code),
        ],
        rows: order
            .into_iter()
            .map(|c| {
                let (share, class) = class_of(c);
                let s = &c.figure.now;
                vec![
                    Cell::from(c.name.clone()),
                    Cell::from(c.key.clone().unwrap_or_default()),
                    Cell::from(class.code()),
                    Cell::Money(s.net),
                    Cell::Share(share.filter(|_| sees_all)),
                    Cell::Money(s.db(Level::Db1)),
                    Cell::Money(s.db(Level::Db2)),
                    Cell::Money(s.db(Level::Db3)),
                ]
            })
            .collect(),
    };
    let sheets = [abc, whale_sheet(lang, &v, &customers), loss_sheet(&desk, &v).await?];
    let name = format!("{} {}", t.abc_sheet(), v.chosen.period.to());
    export::answer(kind, &name, &sheets, lang, f.currency)
}

fn whale_sheet(lang: Lang, v: &View, customers: &[Customer]) -> Sheet {
    let t = texts(lang);
    let list: Vec<&Customer> = customers.iter().collect();
    let whale = v.level().and_then(|l| WhaleOf::of(&list, l));
    let level = v.level().map(|l| level_name(lang, v, l)).unwrap_or_default();
    let code = v.figures.currency.code();
    Sheet {
        name: t.whale_curve(),
        head: vec![t.customer(), t.in_currency(level, code), t.in_currency(t.cumulated(), code)],
        rows: whale.map_or_else(Vec::new, |w| {
            let rows = w.whale.ranked.iter().zip(&w.whale.cumulated);
            rows.map(|(i, sum)| {
                let c = &customers[w.of[*i]];
                vec![Cell::from(c.name.clone()), Cell::Money(c.figure.now.db(w.level)), Cell::Money(Some(*sum))]
            })
            .collect()
        }),
    }
}

async fn loss_sheet(desk: &Desk, v: &View) -> Result<Sheet, Error> {
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let start = desk.actor.firm.fiscal_year_start;
    let year = fiscal_year(v.chosen.period.to(), start);
    let ebit = ebits(desk.db(), desk.actor.workspace).await?.into_iter().find(|e| e.fiscal_year == year);
    let code = v.figures.currency.code();
    let sees_all = v.visible.is_all();
    let rows = losses(desk, v, ebit.as_ref()).await?;
    Ok(Sheet {
        name: t.loss_test(),
        head: vec![
            t.customer(),
            t.in_currency(level_name(lang, v, Level::Db2), code),
            t.in_currency(t.avoidable(), code),
            t.in_currency(t.stranded(), code),
            t.in_currency(t.effect_on_ebit(), code),
            t.of_ebit(),
            t.probability(),
            t.in_currency(t.expected_loss(), code),
        ],
        rows: rows
            .iter()
            .map(|r| {
                vec![
                    Cell::from(v.figures.structure.account(r.account).map(|a| a.name.clone()).unwrap_or_default()),
                    Cell::Money(Some(r.test.db2)),
                    Cell::Money(Some(r.test.avoidable)),
                    Cell::Money(Some(r.test.stranded + r.test.stranded_cost_to_serve)),
                    Cell::Money(Some(r.test.delta_ebit)),
                    Cell::Share(r.of_ebit.filter(|_| sees_all)),
                    Cell::Share(r.probability.as_ref().map(|p| f64::from(p.permille) / 1_000.0)),
                    Cell::Money(r.expected),
                ]
            })
            .collect(),
    })
}

#[derive(Debug, Deserialize)]
pub(crate) struct EbitDraft {
    fiscal_year: i32,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    reason: String,
}

/// Enters the firm's EBIT of a fiscal year; an empty amount removes it.
pub(crate) async fn enter_ebit(desk: Desk, Form(draft): Form<EbitDraft>) -> PageResult {
    desk.actor.must(Right::SetTargets)?;
    let amount = typed_amount(desk.lang(), &draft.amount, desk.actor.firm.currency)?;
    let reason = base::form::clean(&draft.reason).unwrap_or_default();
    let value = amount.map(|a| (a, reason, desk.site.today()));
    let mut tx = desk.begin().await?;
    let event = set_ebit(&mut tx, draft.fiscal_year, value).await?;
    let number = tx.commit(event).await?;
    desk.done("/portfolio/concentration", &texts(desk.lang()).ebit_set(), Some(number))
}

#[derive(Debug, Deserialize)]
pub(crate) struct LossDraft {
    #[serde(default)]
    probability: String,
    #[serde(default)]
    reason: String,
}

/// Enters how probable it is that an account is lost; an empty field removes it.
pub(crate) async fn enter_loss(desk: Desk, Path(key): Path<String>, Form(draft): Form<LossDraft>) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    if !(access.money && (access.edits || desk.actor.may(Right::SetTargets))) {
        return Err(Error::Forbidden);
    }
    let t = texts(desk.lang());
    let permille = typed_number(desk.lang(), &draft.probability, 1)
        .filter(|p| p.is_none_or(|p| (0..=1_000).contains(&p)))
        .ok_or_else(|| Error::Refused(t.probability_not_readable()))?;
    let reason = base::form::clean(&draft.reason).unwrap_or_default();
    if permille.is_some() && reason.is_empty() {
        return Err(Error::Refused(t.reason_missing()));
    }
    let value = permille.and_then(|p| i32::try_from(p).ok()).map(|p| (p, reason, desk.site.today()));
    let mut tx = desk.begin().await?;
    let event = set_loss_probability(&mut tx, access.account.account_id, value).await?;
    let number = tx.commit(event).await?;
    desk.done("/portfolio/concentration", &t.probability_set(), Some(number))
}

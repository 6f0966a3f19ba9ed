//! The account's tab Profit: the ladder beside its comparison, why net revenue changed, targets, and each figure's panel.
use super::export::{self, Cell, Sheet};
use super::period::{Chosen, PeriodPick, PeriodQuery, set};
use super::words;
use crate::figures::{self, Figure, Figures};
use crate::l10n::L10nLanguage;
use crate::pages::explain;
use crate::pages::targets::{TargetView, target_view};
use crate::rules::bridge::{self, BridgeOf, SoldIn};
use crate::{store, texts};
use accounts::{Access, Header, HeaderFacts, Tab, account_page};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::explain::Explain;
use base::page::{Desk, Page};
use base::ui::bars::{LadderBar, LadderRow, ladder};
use base::ui::chart::{BridgeChart, BridgeStep};
use base::{Currency, Error, Lang, PageResult};
use engine_value::contribution::{Ladder, Level, Line};
use engine_value::price_volume_mix::{break_even_growth, break_even_sales};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ProfitQuery {
    #[serde(flatten)]
    period: PeriodQuery,
    #[serde(default)]
    explain: String,
}

/// One row of the ladder.
pub(crate) struct Row {
    pub label: String,
    pub level: bool,
    pub strong: bool,
    pub chosen: bool,
    /// Empty where unknown.
    pub amount: String,
    pub href: String,
    pub share: String,
    pub before: String,
    pub change: String,
    /// „3 % geschätzt“.
    pub estimate: String,
    pub bar: LadderBar,
}

/// The bridge of net revenue.
pub(crate) struct BridgeView {
    pub json: String,
    pub sentence: String,
    pub label: String,
    pub rows: Vec<(String, String)>,
}

/// What a price cut needs.
pub(crate) struct CutRow {
    pub cut: String,
    pub growth: String,
    pub sales: String,
}

#[derive(Template)]
#[template(path = "profit.html", blocks = ["explain"])]
struct ProfitPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    money: bool,
    pick: PeriodPick,
    note: String,
    sentence: (String, String, String),
    currency: String,
    thousands: String,
    compare_head: String,
    rows: Vec<Row>,
    empty: bool,
    bridge: Option<BridgeView>,
    targets: Option<TargetView>,
    cuts: Vec<CutRow>,
    cut_note: String,
    entries_href: String,
    csv_href: String,
    xlsx_href: String,
    structure: String,
    explain: Option<Explain>,
}

/// Everything the tab is made of.
pub(crate) struct Profit {
    pub access: Access,
    pub chosen: Chosen,
    pub figures: Arc<Figures>,
    pub figure: Figure,
    pub ladder: Ladder,
    pub before: Ladder,
}

impl Profit {
    pub(crate) async fn of(desk: &Desk, key: &str, q: &PeriodQuery) -> Result<Self, Error> {
        let access = accounts::open(desk.db(), &desk.actor, key).await?;
        let chosen = Chosen::of(desk, q).await?;
        let figures = figures::figures(&desk.site, &desk.actor, chosen.period, chosen.before).await?;
        let figure = figures.account(access.account.account_id).cloned().unwrap_or_default();
        let (ladder, before) = (figures.ladder(&figure.now), figures.ladder_before(&figure.before));
        Ok(Self { access, chosen, figures, figure, ladder, before })
    }
    /// The address of the lines behind a ladder line.
    pub(crate) fn entries_href(&self, line: Line) -> String {
        format!("{}/profit/entries?line={}&{}", self.access.account.href(), line.code(), self.chosen.query())
    }
}

/// The tab.
pub(crate) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(q): Query<ProfitQuery>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let p = Profit::of(&desk, &key, &q.period).await?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let header = Header::of(&desk, &p.access, facts.as_ref().map(|f| &f.0), Tab::Profit).await?;
    let page = account_page(&desk, &p.access, &Tab::Profit.label(lang));
    let pick = PeriodPick::of(&desk, &page, &p.chosen).await?;
    let money = p.access.money;
    let explain = match Line::ALL.into_iter().find(|l| l.code() == q.explain) {
        Some(line) if money => Some(explain::line(&desk, &p, line).await?),
        _ => None,
    };
    let currency = p.figures.currency;
    let bridge = if money { bridge_view(&desk, &p).await? } else { None };
    let targets = if money { Some(target_view(&desk, &p).await?) } else { None };
    let export = |extension: &str| {
        let base = format!("{}/profit/export.{extension}?{}", p.access.account.href(), p.chosen.query());
        set(&base, "compare", if p.chosen.by_year { "year" } else { "" })
    };
    let shown = ProfitPage {
        rows: if money { rows(&page, lang, &p, &q.explain) } else { Vec::new() },
        empty: p.figure.now.entries == 0 && p.figure.before.entries == 0,
        sentence: sentence(lang, &p),
        currency: currency.symbol().to_owned(),
        thousands: thousands_unit(lang, currency),
        compare_head: if p.chosen.by_year { t.compare_year() } else { t.compare_before() },
        cuts: cuts(lang, currency, &p),
        cut_note: t.cut_note(words::level(lang, &p.figures.wording, Level::Db1)),
        entries_href: p.entries_href(p.figures.level.map_or(Line::NetRevenue, Level::line)),
        csv_href: export("csv"),
        xlsx_href: export("xlsx"),
        structure: t.structure_of(lang.day(desk.site.today())),
        note: p.chosen.note.clone(),
        page,
        header,
        t,
        money,
        pick,
        bridge,
        targets,
        explain,
    };
    if desk.view.wants("explain") {
        return desk.fragment(shown.as_explain().render()?);
    }
    desk.show(&shown)
}

/// The unit of shortened amounts: "T€", "€k".
pub(crate) fn thousands_unit(lang: Lang, currency: Currency) -> String {
    match lang {
        Lang::De => format!("T{}", currency.symbol()),
        Lang::En => format!("{}k", currency.symbol()),
    }
}

/// Thousands with one decimal and sign, without unit: "+171,2".
pub(crate) fn change_k(lang: Lang, minor: i64, currency: Currency) -> String {
    #[allow(clippy::cast_precision_loss, reason = "shown with one decimal of a thousand")]
    let k = minor as f64 / 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2)) / 1_000.0;
    lang.signed(lang.float(k, 1))
}

fn sentence(lang: Lang, p: &Profit) -> (String, String, String) {
    let t = texts(lang);
    let Some(level) = p.ladder.deepest() else {
        let s = match p.ladder.net_revenue().filter(|_| p.figure.now.entries > 0) {
            Some(net) => t.sentence_no_cost(lang.money_whole(net, p.figures.currency)),
            None => t.sentence_nothing(lang.period(p.chosen.period)),
        };
        return (s, String::new(), String::new());
    };
    let of = |l: &Ladder| {
        let (from, listed) = match l.amount(Line::GrossSales) {
            Some(gross) => (gross, true),
            None => (l.amount(Line::InvoicedSales)?, false),
        };
        let left = engine_value::money::ratio(l.db(level)?, from).filter(|_| from > 0)?;
        Some((left * 100.0, listed))
    };
    let hundred = |x: f64| lang.money_whole(to_minor(x, p.figures.currency), p.figures.currency);
    let name = words::level(lang, &p.figures.wording, level);
    let Some((left, listed)) = of(&p.ladder) else {
        return (t.sentence_nothing(lang.period(p.chosen.period)), String::new(), String::new());
    };
    let start = if listed { t.sentence_of_list(hundred(100.0)) } else { t.sentence_of_invoiced(hundred(100.0)) };
    let was = match of(&p.before).filter(|(_, l)| *l == listed) {
        Some((before, _)) if p.chosen.by_year || is_year(p) => t.sentence_last_year(hundred(before)),
        Some((before, _)) => t.sentence_before(hundred(before)),
        None => String::new(),
    };
    (start, hundred(left), t.sentence_as(name, was))
}

/// The comparison is a year earlier by itself.
fn is_year(p: &Profit) -> bool {
    p.chosen.before == p.chosen.period.earlier(12)
}

#[allow(clippy::cast_possible_truncation, reason = "an amount below a thousand")]
fn to_minor(units: f64, currency: Currency) -> i64 {
    (units * 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2))).round() as i64
}

fn rows(page: &Page, lang: Lang, p: &Profit, open: &str) -> Vec<Row> {
    let (t, currency, wording) = (texts(lang), p.figures.currency, &p.figures.wording);
    let compared = p.ladder.compare(&p.before);
    let shown: Vec<_> = compared
        .iter()
        .filter(|c| {
            let hidden = wording.json.hidden.contains(c.line.code());
            let unlisted = matches!(c.line, Line::GrossSales | Line::InvoiceDiscount) && c.now.is_none();
            let nothing = c.now.unwrap_or(0) == 0 && c.before.unwrap_or(0) == 0;
            !(unlisted || hidden && nothing)
        })
        .collect();
    let bars: Vec<LadderRow> = shown
        .iter()
        .map(|c| LadderRow {
            #[allow(clippy::cast_precision_loss, reason = "a drawing")]
            amount: c.now.map(|x| x as f64),
            level: c.line.is_level(),
            strong: matches!(c.line, Line::Db1 | Line::Db2 | Line::Db3),
            text: c
                .now
                .map(|x| lang.thousands(if words::is_subtracted(c.line) { -x } else { x }, currency))
                .unwrap_or_default(),
        })
        .collect();
    let sign = |line: Line| match line {
        Line::GrossSales => "",
        l if l.is_level() => "= ",
        _ => "− ",
    };
    shown
        .iter()
        .zip(ladder(&bars))
        .map(|(c, bar)| Row {
            label: format!("{}{}", sign(c.line), words::line(lang, wording, c.line)),
            level: c.line.is_level(),
            strong: matches!(c.line, Line::Db1 | Line::Db2 | Line::Db3),
            chosen: c.line.code() == open,
            amount: c.now.map(|x| lang.amount(x, currency)).unwrap_or_default(),
            href: page.with("explain", c.line.code()),
            share: p.ladder.of_net(c.line).map(|x| lang.float(x * 100.0, 2)).unwrap_or_default(),
            before: c.before.map(|x| lang.amount(x, currency)).unwrap_or_default(),
            change: c.change.map(|x| change_k(lang, x, currency)).unwrap_or_default(),
            estimate: p
                .ladder
                .line(c.line)
                .estimate_share
                .filter(|s| *s > 0.0)
                .map(|s| t.estimated_share(if s < 0.005 { lang.probability(s) } else { lang.percent(s, 0) }))
                .unwrap_or_default(),
            bar,
        })
        .collect()
}

async fn bridge_view(desk: &Desk, p: &Profit) -> Result<Option<BridgeView>, Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    if p.figure.now.entries == 0 || p.figure.before.entries == 0 {
        return Ok(None);
    }
    let account = p.access.account.account_id;
    let sold = async |period| {
        let rows = store::sold(desk.db(), ws, account, period).await?;
        Ok::<_, Error>((rows, store::sold_abroad(desk.db(), ws, account, period).await?))
    };
    let (before, now) = (sold(p.chosen.before).await?, sold(p.chosen.period).await?);
    let before = SoldIn { rows: &before.0, abroad: &before.1 };
    let now = SoldIn { rows: &now.0, abroad: &now.1 };
    let Some(BridgeOf { bridge, sum }) = bridge::bridge(&p.before, &p.ladder, before, now) else {
        return Ok(None);
    };
    let currency = p.figures.currency;
    let steps = [
        (t.bridge_volume(), bridge.volume),
        (t.bridge_mix(), bridge.mix),
        (t.bridge_price(), bridge.price),
        (t.bridge_new_dropped(), bridge.new + bridge.dropped),
        (t.bridge_without_offering(), bridge.without_offering),
        (t.bridge_currency(), bridge.currency),
        (t.bridge_deductions(), bridge.deductions),
    ];
    let steps: Vec<(String, i64)> = steps.into_iter().filter(|(_, x)| *x != 0).collect();
    #[allow(clippy::cast_precision_loss, reason = "a drawing")]
    let step = |label: &str, x: i64, total: bool| BridgeStep {
        label: label.to_owned(),
        amount: x as f64,
        text: lang.signed(lang.thousands(x, currency)),
        total,
    };
    let name = words::line(lang, &p.figures.wording, Line::NetRevenue);
    let mut drawn: Vec<BridgeStep> = steps.iter().map(|(l, x)| step(l, *x, false)).collect();
    drawn.push(step(&name, sum, true));
    let label = drawn.iter().map(|s| format!("{} {}", s.label, s.text)).collect::<Vec<_>>().join(", ");
    let mut rows: Vec<(String, String)> =
        steps.iter().map(|(l, x)| (l.clone(), lang.signed(lang.money(*x, currency)))).collect();
    rows.push((name, lang.signed(lang.money(sum, currency))));
    let json = BridgeChart { steps: drawn }.json()?;
    Ok(Some(BridgeView { json, sentence: t.bridge_sum(lang.signed(lang.money(sum, currency))), label, rows }))
}

fn cuts(lang: Lang, currency: Currency, p: &Profit) -> Vec<CutRow> {
    let t = texts(lang);
    let Some(ratio) = p.ladder.margin(Level::Db1) else { return Vec::new() };
    let net = p.ladder.net_revenue().unwrap_or(0);
    [0.01, 0.02, 0.05, 0.10]
        .into_iter()
        .map(|cut| CutRow {
            cut: lang.percent(cut, 0),
            growth: break_even_growth(cut, ratio)
                .map_or_else(|| t.cut_impossible(), |g| lang.signed(lang.percent(g, 1))),
            sales: break_even_sales(net, cut, ratio)
                .map(|x| lang.signed(lang.thousands(x, currency)))
                .unwrap_or_default(),
        })
        .collect()
}

/// The ladder as a file.
pub(crate) async fn download(
    desk: Desk,
    Path((key, file)): Path<(String, String)>,
    Query(q): Query<ProfitQuery>,
) -> PageResult {
    let kind = file.strip_prefix("export.").and_then(export::Kind::parse).ok_or(Error::NotFound)?;
    let p = Profit::of(&desk, &key, &q.period).await?;
    if !p.access.money {
        return Err(Error::Forbidden);
    }
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let rows = p
        .ladder
        .compare(&p.before)
        .iter()
        .map(|c| {
            vec![
                Cell::from(words::line(lang, &p.figures.wording, c.line)),
                Cell::Money(c.now),
                Cell::Share(p.ladder.of_net(c.line)),
                Cell::Money(c.before),
                Cell::Money(c.change),
                Cell::Share(p.ladder.line(c.line).estimate_share),
            ]
        })
        .collect();
    let code = p.figures.currency.code();
    let sheet = Sheet {
        name: t.ladder(),
        head: vec![
            format!("{}, {}", p.access.account.name, lang.period(p.chosen.period)),
            t.amount_in(code),
            t.share_of_net(),
            format!("{}, {code}", lang.period(p.chosen.before)),
            t.change_in(code),
            t.estimated(),
        ],
        rows,
    };
    let name = format!("{} {} {}", p.access.account.key, p.chosen.period.from(), p.chosen.period.to());
    export::answer(kind, &name, &[sheet], lang, p.figures.currency)
}

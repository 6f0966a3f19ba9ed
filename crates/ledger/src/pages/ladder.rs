//! A ladder beside its comparison, as table, sentence and file: of an account, its group, or the portfolio.
use super::export::{Cell, Sheet};
use super::period::Chosen;
use super::words;
use crate::figures::Figures;
use crate::texts;
use base::page::Page;
use base::ui::bars::{LadderBar, LadderRow, ladder};
use base::{Currency, Lang};
use engine_value::contribution::{Change, Ladder, Level, Line};
use engine_value::price_volume_mix::{break_even_growth, break_even_sales};

/// What the table is made from.
pub(crate) struct Pair<'a> {
    pub chosen: &'a Chosen,
    pub figures: &'a Figures,
    /// Rows of the ledger in the period.
    pub entries: i64,
    /// Where the ladder ends.
    pub last: Line,
    pub ladder: &'a Ladder,
    pub before: &'a Ladder,
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

/// What a price cut needs.
pub(crate) struct CutRow {
    pub cut: String,
    pub growth: String,
    pub sales: String,
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

pub(crate) fn sentence(lang: Lang, p: &Pair<'_>) -> (String, String, String) {
    let t = texts(lang);
    let Some(level) = p.ladder.deepest() else {
        let s = match p.ladder.net_revenue().filter(|_| p.entries > 0) {
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
    let Some((left, listed)) = of(p.ladder) else {
        return (t.sentence_nothing(lang.period(p.chosen.period)), String::new(), String::new());
    };
    let start = if listed { t.sentence_of_list(hundred(100.0)) } else { t.sentence_of_invoiced(hundred(100.0)) };
    let was = match of(p.before).filter(|(_, l)| *l == listed) {
        Some((before, _)) if p.chosen.by_year || is_year(p) => t.sentence_last_year(hundred(before)),
        Some((before, _)) => t.sentence_before(hundred(before)),
        None => String::new(),
    };
    (start, hundred(left), t.sentence_as(name, was))
}

/// The comparison is a year earlier by itself.
fn is_year(p: &Pair<'_>) -> bool {
    p.chosen.before == p.chosen.period.earlier(12)
}

/// What stands over the compared column: the year before, or the period before.
pub(crate) fn compare_head(lang: Lang, chosen: &Chosen) -> String {
    let t = texts(lang);
    let year = chosen.by_year || chosen.before == chosen.period.earlier(12);
    if year { t.compare_year() } else { t.compare_head_before() }
}

#[allow(clippy::cast_possible_truncation, reason = "an amount below a thousand")]
fn to_minor(units: f64, currency: Currency) -> i64 {
    (units * 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2))).round() as i64
}

pub(crate) fn rows(page: &Page, lang: Lang, p: &Pair<'_>, open: &str) -> Vec<Row> {
    let (t, currency, wording) = (texts(lang), p.figures.currency, &p.figures.wording);
    let compared = p.ladder.compare(p.before);
    let shown: Vec<_> = compared
        .iter()
        .filter(|c| {
            let hidden = wording.json.hidden.contains(c.line.code());
            let unlisted = matches!(c.line, Line::GrossSales | Line::InvoiceDiscount) && c.now.is_none();
            let nothing = c.now.unwrap_or(0) == 0 && c.before.unwrap_or(0) == 0;
            c.line <= p.last && !(unlisted || hidden && nothing)
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

/// How much more must be sold after a price cut for DB I to stay the same.
pub(crate) fn cuts(lang: Lang, p: &Pair<'_>) -> Vec<CutRow> {
    let (t, currency) = (texts(lang), p.figures.currency);
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

/// The ladder as a sheet of a file.
pub(crate) fn sheet(lang: Lang, p: &Pair<'_>, name: &str) -> Sheet {
    let t = texts(lang);
    let row = |c: &Change| {
        vec![
            Cell::from(words::line(lang, &p.figures.wording, c.line)),
            Cell::Money(c.now),
            Cell::Share(p.ladder.of_net(c.line)),
            Cell::Money(c.before),
            Cell::Money(c.change),
            Cell::Share(p.ladder.line(c.line).estimate_share),
        ]
    };
    let code = p.figures.currency.code();
    Sheet {
        name: t.ladder(),
        head: vec![
            format!("{name}, {}", lang.period(p.chosen.period)),
            t.amount_in(code),
            t.share_of_net(),
            format!("{}, {code}", lang.period(p.chosen.before)),
            t.change_in(code),
            t.estimated(),
        ],
        rows: p.ladder.compare(p.before).iter().filter(|c| c.line <= p.last).map(row).collect(),
    }
}

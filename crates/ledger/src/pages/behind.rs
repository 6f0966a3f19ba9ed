//! The lines behind a figure, page by page, and what was computed beside them: together they are the figure.
use super::export::{Cell, Sheet};
use super::period::set;
use super::profit::Profit;
use super::words;
use crate::figures;
use crate::model::{Basis, Cost};
use crate::store::{self, Entry, Signs};
use crate::texts;
use base::page::{Desk, Page};
use base::{Day, Error, Lang};
use engine_value::contribution::{Block, Kind, Line, Scheme};

/// Lines of a page.
const PAGE: i64 = 50;
/// Most rows of an exported file.
const FILE: i64 = 200_000;

/// One line as printed.
pub(crate) struct EntryView {
    pub day: String,
    pub document: String,
    pub offering: String,
    pub quantity: String,
    pub unit: String,
    pub estimate: bool,
    pub amount: String,
}

/// A part that is no line.
pub(crate) struct Computed {
    pub label: String,
    pub amount: String,
}

pub(crate) struct Behind {
    pub rows: Vec<EntryView>,
    pub lines_label: String,
    pub lines_sum: String,
    pub computed: Vec<Computed>,
    pub total_label: String,
    pub total: String,
    pub pager: String,
    pub first_href: String,
    pub next_href: String,
}

/// How each kind counts in a ladder line.
pub(crate) fn signs(line: Line, scheme: &Scheme) -> Signs {
    let mut signs = [0; Kind::COUNT];
    let mut put = |kinds: &[Kind], sign: i64| kinds.iter().for_each(|k| signs[k.index()] = sign);
    let sales = |put: &mut dyn FnMut(&[Kind], i64)| {
        put(&[Kind::GrossSales, Kind::InvoicedSales], 1);
        put(&[Kind::InvoiceDiscount], -1);
    };
    let after = [Kind::CashDiscount, Kind::Bonus, Kind::Allowance, Kind::CreditNote];
    let block = |b: Block| scheme.kinds(b).collect::<Vec<_>>();
    match line {
        Line::GrossSales => put(&[Kind::GrossSales], 1),
        Line::InvoiceDiscount => put(&[Kind::InvoiceDiscount], 1),
        Line::InvoicedSales => sales(&mut put),
        Line::CashDiscount => put(&[Kind::CashDiscount], 1),
        Line::Bonus => put(&[Kind::Bonus], 1),
        Line::Allowance => put(&[Kind::Allowance], 1),
        Line::CreditNotes => put(&[Kind::CreditNote], 1),
        Line::ProductCost => put(&[Kind::ProductCost], 1),
        Line::CostToServe => put(&block(Block::CostToServe), 1),
        Line::FixedCost => put(&block(Block::FixedCost), 1),
        Line::NetRevenue | Line::Db1 | Line::Db2 | Line::Db3 => {
            sales(&mut put);
            put(&after, -1);
            if line >= Line::Db1 {
                put(&[Kind::ProductCost], -1);
            }
            if line >= Line::Db2 {
                put(&block(Block::CostToServe), -1);
            }
            if line >= Line::Db3 {
                put(&block(Block::FixedCost), -1);
            }
        }
    }
    signs
}

/// What is in the figure besides the lines: label and amount as it counts in the figure.
pub(crate) async fn computed(desk: &Desk, p: &Profit, line: Line, lines: i64) -> Result<Vec<(String, i64)>, Error> {
    let Some(total) = p.ladder.amount(line) else { return Ok(Vec::new()) };
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let scheme = &p.figures.wording.scheme;
    let signs = signs(line, scheme);
    let detail = figures::detail(desk.db(), &desk.actor, &p.figures, &p.units()).await?;
    let mut out: Vec<(String, i64)> = Vec::new();
    let product = signs[Kind::ProductCost.index()];
    let (listed, named) = by_list(desk, p).await?;
    out.push((listed, product * detail.listed_product));
    out.push((t.computed_filled(), product * p.ladder.cost_filled));
    for d in &detail.drivers {
        let label = driver_words(lang, p, d);
        out.push((label, signs[d.driver.kind.index()] * d.cost));
    }
    let fixed = detail.fixed_by_list(&p.figure.now.amounts);
    out.push((named, signs[Kind::AccountFixedCost.index()] * fixed));
    let known: i64 = out.iter().map(|(_, x)| *x).sum();
    out.push((t.computed_taken_back(), total - lines - known));
    out.retain(|(_, x)| *x != 0);
    Ok(out)
}

/// Most names of entries in one label.
const NAMED: usize = 5;

/// What product cost and fixed costs by list are called: with the percentages and the entries that hold in the period.
async fn by_list(desk: &Desk, p: &Profit) -> Result<(String, String), Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let (first, last) = (p.chosen.period.from().month(), p.chosen.period.to().month());
    let holds = |c: &Cost| c.first_month() <= last && c.last_month().is_none_or(|m| m >= first);
    let account = p.access.account.account_id;
    let mut shares = Vec::new();
    for e in store::product_shares(desk.db(), ws).await? {
        if let Cost::Group { permille, .. } = &e.cost
            && holds(&e.cost)
        {
            shares.push(lang.percent(f64::from(*permille) / 1_000.0, 1));
        }
    }
    let mut names: Vec<String> = Vec::new();
    for e in store::cost_entries(desk.db(), ws).await? {
        let name = match &e.cost {
            Cost::Fixed { account: of, name, .. } if *of == account => name,
            Cost::Shared { members, name, .. } if members.contains(&account) => name,
            _ => continue,
        };
        if holds(&e.cost) && !names.contains(name) {
            names.push(name.clone());
        }
    }
    let joined = |mut all: Vec<String>| {
        let more = all.len() > NAMED;
        all.truncate(NAMED);
        if more {
            all.push("…".to_owned());
        }
        all.join(", ")
    };
    shares.dedup();
    Ok((
        if shares.is_empty() { t.computed_product_cost() } else { t.computed_product_cost_of(joined(shares)) },
        if names.is_empty() { t.computed_fixed() } else { t.computed_fixed_of(joined(names)) },
    ))
}

/// „Aufträge: 1.204 × 25,00 €“.
pub(crate) fn driver_words(lang: Lang, p: &Profit, d: &figures::DriverUse) -> String {
    let t = texts(lang);
    let name = if lang == Lang::De { &d.driver.name_de } else { &d.driver.name_en };
    #[allow(clippy::cast_precision_loss, reason = "shown only")]
    let count = d.count as f64 / 1_000.0;
    let whole = d.count % 1_000 == 0;
    let count = lang.float(count, u8::from(!whole));
    match d.rate_millionths {
        Some(rate) if d.driver.basis == Basis::Balance => {
            #[allow(clippy::cast_precision_loss, reason = "shown only")]
            let percent = rate as f64 / 1_000_000.0;
            t.driver_balance(name.as_str(), count, lang.percent(percent, 1))
        }
        Some(rate) => t.driver_times(name.as_str(), count, rate_words(lang, p.figures.currency, rate)),
        None => t.driver_count(name.as_str(), count),
    }
}

/// A rate in millionths as money.
pub(crate) fn rate_words(lang: Lang, currency: base::Currency, millionths: i64) -> String {
    let minor = engine_value::money::product_minor(1_000, millionths, u8::try_from(currency.exponent()).unwrap_or(2));
    lang.money(minor.unwrap_or(0), currency)
}

const NEWEST: (i32, i32) = (i32::MAX, i32::MAX);

fn after(text: &str) -> Option<(Day, i32, i32)> {
    let mut parts = text.split('.');
    let key = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(key)
}

pub(crate) async fn behind(desk: &Desk, p: &Profit, line: Line, at: &str, page: &Page) -> Result<Behind, Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let currency = p.figures.currency;
    let signs = signs(line, &p.figures.wording.scheme);
    let (count, sum) = store::entries_sum(desk.db(), ws, p.whose(), p.chosen.period, &signs).await?;
    let start = after(at).unwrap_or((p.chosen.period.to().plus_days(1), NEWEST.0, NEWEST.1));
    let mut entries = store::entries(desk.db(), ws, p.whose(), p.chosen.period, &signs, (start, PAGE + 1)).await?;
    let more = i64::try_from(entries.len()).unwrap_or(0) > PAGE;
    entries.truncate(usize::try_from(PAGE).unwrap_or(50));
    let next = entries.last().filter(|_| more).map(|e| format!("{}.{}.{}", e.posting_day, e.import_no, e.line_no));
    let computed = computed(desk, p, line, sum).await?;
    let total = p.ladder.amount(line);
    Ok(Behind {
        rows: entries.iter().map(|e| view(lang, currency, e)).collect(),
        lines_label: t.lines_sum(count, lang.count(count)),
        lines_sum: lang.money(sum, currency),
        computed: computed.into_iter().map(|(label, x)| Computed { label, amount: lang.money(x, currency) }).collect(),
        total_label: words::line(lang, &p.figures.wording, line),
        total: total.map_or_else(|| t.unknown(), |x| lang.money(x, currency)),
        pager: t.lines_of(count, lang.count(i64::try_from(entries.len()).unwrap_or(0)), lang.count(count)),
        first_href: if at.is_empty() { String::new() } else { set(&page.address, "after", "") },
        next_href: next.map(|n| set(&page.address, "after", &n)).unwrap_or_default(),
    })
}

fn quantity(lang: Lang, e: &Entry) -> String {
    #[allow(clippy::cast_precision_loss, reason = "shown only")]
    e.quantity.map_or_else(String::new, |q| {
        let n = lang.float(q as f64 / 1_000.0, if q % 1_000 == 0 { 0 } else { 3 });
        e.unit_of_measure.as_ref().map_or_else(|| n.clone(), |u| format!("{n} {u}"))
    })
}

fn document(e: &Entry) -> String {
    match (&e.document, &e.line) {
        (Some(d), Some(l)) => format!("{d} / {l}"),
        (Some(d), None) => d.clone(),
        _ => String::new(),
    }
}

fn offering(e: &Entry) -> String {
    match (&e.offering, &e.offering_name) {
        (Some(code), Some(name)) if !name.is_empty() && name != code => format!("{code} {name}"),
        (Some(code), _) => code.clone(),
        _ => String::new(),
    }
}

fn view(lang: Lang, currency: base::Currency, e: &Entry) -> EntryView {
    EntryView {
        day: lang.day(e.posting_day),
        document: document(e),
        offering: offering(e),
        quantity: quantity(lang, e),
        unit: e.unit.clone(),
        estimate: e.estimate,
        amount: lang.amount(e.amount, currency),
    }
}

/// All lines behind a figure with the computed parts and the sum, for a file.
pub(crate) async fn sheet(desk: &Desk, p: &Profit, line: Line) -> Result<Sheet, Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let signs = signs(line, &p.figures.wording.scheme);
    let start = (p.chosen.period.to().plus_days(1), NEWEST.0, NEWEST.1);
    let entries = store::entries(desk.db(), ws, p.whose(), p.chosen.period, &signs, (start, FILE)).await?;
    let sum: i64 = entries.iter().map(|e| e.amount).sum();
    let mut rows: Vec<Vec<Cell>> = entries
        .iter()
        .map(|e| {
            vec![
                Cell::Day(e.posting_day),
                Cell::from(document(e)),
                Cell::from(offering(e)),
                Cell::Quantity(e.quantity),
                Cell::from(e.unit_of_measure.clone().unwrap_or_default()),
                Cell::from(e.unit.clone()),
                Cell::from(if e.estimate { t.estimate() } else { t.booked() }),
                Cell::Money(Some(e.amount)),
            ]
        })
        .collect();
    let beside = |label: String, x: Option<i64>| {
        let mut row = vec![Cell::from(""); 7];
        row[1] = Cell::from(label);
        row.push(Cell::Money(x));
        row
    };
    for (label, x) in computed(desk, p, line, sum).await? {
        rows.push(beside(label, Some(x)));
    }
    rows.push(beside(words::line(lang, &p.figures.wording, line), p.ladder.amount(line)));
    Ok(Sheet {
        name: words::line(lang, &p.figures.wording, line),
        head: vec![
            t.day(),
            t.document(),
            t.offering(),
            t.quantity(),
            t.unit_of_measure(),
            t.unit(),
            t.source(),
            t.amount_in(p.figures.currency.code()),
        ],
        rows,
    })
}

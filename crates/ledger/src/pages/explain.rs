//! The panel of each ladder line: formula in words, inputs that open their lines, source, rates, what is missing, how sure.
use super::behind::driver_words;
use super::ladder::Pair;
use super::profit::Profit;
use super::words;
use crate::figures::{self, Figures};
use crate::{store, texts};
use base::explain::{Explain, Input, Part};
use base::page::Desk;
use base::{Error, Lang, Right};
use engine_value::contribution::{Block, Kind, Ladder, Level, Line};

/// How the figure of a ladder line came about.
pub(crate) async fn line(desk: &Desk, p: &Profit, line: Line) -> Result<Explain, Error> {
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let note = match p.ladder.of_net(line) {
        Some(x) if line != Line::NetRevenue => t.explain_share(lang.percent(x, 2), lang.period(p.chosen.period)),
        _ => lang.period(p.chosen.period),
    };
    Ok(panel(lang, &p.pair(), line, note, inputs(desk, p, line).await?, parts(desk, p, line).await?))
}

/// The panel of a ladder line, whoever the ladder is of.
pub(crate) fn panel(
    lang: Lang,
    p: &Pair<'_>,
    line: Line,
    note: String,
    inputs: Vec<Input>,
    mut parts: Vec<Part>,
) -> Explain {
    let t = texts(lang);
    let amount = p.ladder.amount(line);
    parts.extend(missing(lang, p, line));
    parts.push(Part::new(t.how_sure(), sure(lang, p.ladder, line)));
    Explain {
        code: line.code().to_owned(),
        name: words::line(lang, &p.figures.wording, line),
        value: amount.map_or_else(|| t.unknown(), |x| lang.money(x, p.figures.currency)),
        unknown: amount.is_none(),
        scale: if matches!(line, Line::Db1 | Line::Db2 | Line::Db3) { "profit" } else { "" },
        note,
        formula: formula(lang, line),
        inputs,
        parts,
        rule: rule(lang, p.figures, line),
    }
}

/// The lines that a line is made of, each leading to `href`.
pub(crate) fn inputs_above(lang: Lang, p: &Pair<'_>, line: Line, href: impl Fn(Line) -> String) -> Vec<Input> {
    above(line)
        .iter()
        .filter(|(l, _)| p.ladder.amount(*l).is_some() || !matches!(l, Line::GrossSales | Line::InvoiceDiscount))
        .map(|(l, sign)| input(lang, p, *l, *sign).link(href(*l)))
        .collect()
}

/// A line of the ladder as an input of another.
pub(crate) fn input(lang: Lang, p: &Pair<'_>, line: Line, sign: i64) -> Input {
    let amount = p.ladder.amount(line);
    let text = amount.map_or_else(|| texts(lang).unknown(), |x| lang.amount(sign * x, p.figures.currency));
    Input::new(words::line(lang, &p.figures.wording, line), text)
}

fn formula(lang: Lang, line: Line) -> String {
    let t = texts(lang);
    match line {
        Line::GrossSales => t.formula_gross_sales(),
        Line::InvoiceDiscount => t.formula_invoice_discount(),
        Line::InvoicedSales => t.formula_invoiced_sales(),
        Line::CashDiscount | Line::Bonus | Line::Allowance | Line::CreditNotes => t.formula_deduction(),
        Line::NetRevenue => t.formula_net_revenue(),
        Line::ProductCost => t.formula_product_cost(),
        Line::Db1 => t.formula_db1(),
        Line::CostToServe => t.formula_cost_to_serve(),
        Line::Db2 => t.formula_db2(),
        Line::FixedCost => t.formula_fixed_cost(),
        Line::Db3 => t.formula_db3(),
    }
}

/// The same for all customers whom the reader sees.
pub(crate) fn formula_of_all(lang: Lang, line: Line) -> String {
    let t = texts(lang);
    match line {
        Line::CostToServe => t.formula_cost_to_serve_all(),
        Line::Db2 => t.formula_db2_all(),
        Line::FixedCost => t.formula_fixed_cost_all(),
        Line::Db3 => t.formula_db3_all(),
        other => formula(lang, other),
    }
}

/// The same for a group.
pub(crate) fn formula_of_group(lang: Lang, line: Line) -> String {
    let t = texts(lang);
    match line {
        Line::CostToServe => t.formula_cost_to_serve_group(),
        Line::Db2 => t.formula_db2_group(),
        Line::FixedCost => t.formula_fixed_cost_group(),
        Line::Db3 => t.formula_db3_group(),
        other => formula(lang, other),
    }
}

/// The ladder lines a line is made of, with their signs.
fn above(line: Line) -> &'static [(Line, i64)] {
    match line {
        Line::InvoicedSales => &[(Line::GrossSales, 1), (Line::InvoiceDiscount, -1)],
        Line::NetRevenue => &[
            (Line::InvoicedSales, 1),
            (Line::CashDiscount, -1),
            (Line::Bonus, -1),
            (Line::Allowance, -1),
            (Line::CreditNotes, -1),
        ],
        Line::Db1 => &[(Line::NetRevenue, 1), (Line::ProductCost, -1)],
        Line::Db2 => &[(Line::Db1, 1)],
        Line::Db3 => &[(Line::Db2, 1)],
        _ => &[],
    }
}

async fn inputs(desk: &Desk, p: &Profit, line: Line) -> Result<Vec<Input>, Error> {
    let (lang, pair) = (desk.lang(), p.pair());
    let mut out = inputs_above(lang, &pair, line, |l| p.entries_href(l));
    let block = match line {
        Line::CostToServe => Some((Block::CostToServe, 1)),
        Line::Db2 => Some((Block::CostToServe, -1)),
        Line::FixedCost => Some((Block::FixedCost, 1)),
        Line::Db3 => Some((Block::FixedCost, -1)),
        _ => None,
    };
    if let Some((block, sign)) = block {
        out.extend(block_inputs(desk, p, block, sign).await?);
    }
    if out.is_empty() {
        out.extend(sources(lang, p, line));
    }
    if out.len() > 1 {
        out.push(input(lang, &pair, line, 1).total());
    }
    Ok(out)
}

/// Booked and estimated part of a line that is one kind.
fn sources(lang: Lang, p: &Profit, line: Line) -> Vec<Input> {
    let t = texts(lang);
    let kind = match line {
        Line::GrossSales => Kind::GrossSales,
        Line::InvoiceDiscount => Kind::InvoiceDiscount,
        Line::CashDiscount => Kind::CashDiscount,
        Line::Bonus => Kind::Bonus,
        Line::Allowance => Kind::Allowance,
        Line::CreditNotes => Kind::CreditNote,
        Line::ProductCost => Kind::ProductCost,
        _ => return Vec::new(),
    };
    let a = &p.figure.now.amounts;
    let mut out = Vec::new();
    let mut put = |label: String, x: i64| {
        if x != 0 {
            out.push(Input::new(label, lang.amount(x, p.figures.currency)).link(p.entries_href(line)));
        }
    };
    put(t.booked(), a.booked(kind).unwrap_or(0));
    put(t.estimate(), a.estimate(kind).unwrap_or(0));
    if kind == Kind::ProductCost {
        put(t.computed_filled(), p.ladder.cost_filled);
    }
    out
}

/// The kinds of a block: what was entered, and each driver at its rate.
async fn block_inputs(desk: &Desk, p: &Profit, block: Block, sign: i64) -> Result<Vec<Input>, Error> {
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let detail = figures::detail(desk.db(), &desk.actor, &p.figures, &p.units()).await?;
    let line = if block == Block::FixedCost { Line::FixedCost } else { Line::CostToServe };
    let amount = |x: i64| lang.amount(sign * x, p.figures.currency);
    let mut out = Vec::new();
    for kind in p.figures.wording.scheme.kinds(block) {
        let entered = detail.entered.booked(kind).unwrap_or(0) + detail.entered.estimate(kind).unwrap_or(0);
        let drivers: Vec<_> = detail.drivers.iter().filter(|d| d.driver.kind == kind && d.cost != 0).collect();
        let by_rates: i64 = drivers.iter().map(|d| d.cost).sum();
        let all = p.figure.now.amounts.booked(kind).unwrap_or(0) + p.figure.now.amounts.estimate(kind).unwrap_or(0);
        if entered != 0 {
            out.push(
                Input::new(words::kind(lang, &p.figures.wording, kind), amount(entered)).link(p.entries_href(line)),
            );
        }
        for d in drivers {
            out.push(Input::new(driver_words(lang, p, d), amount(d.cost)).link(p.entries_href(line)));
        }
        let rest = all - entered - by_rates;
        if rest != 0 {
            let label = if kind == Kind::AccountFixedCost { t.computed_fixed() } else { t.computed_taken_back() };
            out.push(Input::new(label, amount(rest)));
        }
    }
    Ok(out)
}

async fn parts(desk: &Desk, p: &Profit, line: Line) -> Result<Vec<Part>, Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let mut out = Vec::new();
    let (at, imports, last) = store::last_import(desk.db(), ws, p.whose(), p.chosen.period).await?;
    if let Some((at, last)) = at.zip(last) {
        let entries = p.figure.now.entries;
        let entries = t.source_entries(entries, lang.count(entries));
        let from = t.source_imports(imports, lang.count(imports));
        let text = t.source_words(entries, from, lang.moment(at.0), lang.day(last));
        out.push(Part::new(t.source(), text).link(t.see_entries(), p.entries_href(line)));
    }
    if line >= Line::CostToServe {
        let part = Part::new(t.cost_rates(), t.cost_rates_words());
        let link = desk.actor.may(Right::KeepLedger);
        out.push(if link { part.link(t.change(), "/settings/contribution") } else { part });
    }
    Ok(out)
}

fn sure(lang: Lang, ladder: &Ladder, line: Line) -> String {
    let t = texts(lang);
    match ladder.line(line).estimate_share {
        Some(s) if s > 0.0 => t.sure_with_estimates(lang.probability(1.0 - s)),
        Some(_) => t.sure_booked(),
        None => t.sure_unknown(),
    }
}

fn missing(lang: Lang, p: &Pair<'_>, line: Line) -> Option<Part> {
    let t = texts(lang);
    let kept = p.figures.rules.kept;
    let mut said = Vec::new();
    if line >= Line::ProductCost {
        match p.ladder.cost_coverage {
            _ if !kept.product_cost => said.push(t.missing_product_block()),
            Some(c) if c < 1.0 && p.ladder.db(Level::Db1).is_some() => {
                said.push(t.missing_coverage(lang.percent(c, 1)));
            }
            Some(c) if c < 1.0 => said.push(t.missing_coverage_too_low(
                lang.percent(c, 1),
                lang.percent(f64::from(p.figures.rules.coverage_permille) / 1_000.0, 0),
            )),
            _ => {}
        }
    }
    if line >= Line::CostToServe && !kept.cost_to_serve {
        said.push(t.missing_cost_to_serve_block());
    }
    if line >= Line::FixedCost && !kept.fixed_cost {
        said.push(t.missing_fixed_block());
    }
    for (from, block, since) in [
        (Line::ProductCost, kept.product_cost, p.figures.since.product_cost),
        (Line::CostToServe, kept.cost_to_serve, p.figures.since.cost_to_serve),
        (Line::FixedCost, kept.fixed_cost, p.figures.since.fixed_cost),
    ] {
        if let Some(m) = since.filter(|m| block && line >= from && *m > p.chosen.period.from().month()) {
            said.push(t.missing_since(words::line(lang, &p.figures.wording, from), lang.month(m)));
        }
    }
    (!said.is_empty()).then(|| Part::new(t.what_is_missing(), said.join(" ")))
}

/// „DB-2, Fassung 3“.
fn rule(lang: Lang, figures: &Figures, line: Line) -> String {
    let t = texts(lang);
    let code = match line {
        Line::Db1 | Line::ProductCost => "DB-1",
        Line::Db2 | Line::CostToServe => "DB-2",
        Line::Db3 | Line::FixedCost => "DB-3",
        _ => "DB-0",
    };
    t.rule_version(code, lang.count(figures.wording.number))
}

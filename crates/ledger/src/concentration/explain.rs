//! The panels: how concentration, whale curve, class and loss test come about.
use super::look::{At, Look};
use super::pages::{outside, waiting};
use super::rows::entry_href;
use super::rules::LossRow;
use super::words::{self, n};
use crate::entries::fiscal_label;
use crate::texts;
use base::Desk;
use base::explain::{Explain, Input, Part};
use engine_value::concentration::{Class, Concentration};

/// Customers that a panel names; the others are one line.
const NAMED: usize = 5;

/// The panel of a code, if this person may open it.
pub(super) fn of(desk: &Desk, look: &Look, code: &str) -> Option<Explain> {
    let (what, key) = code.split_once('-').unwrap_or((code, ""));
    let mut panel = match what {
        "peak" => peak(look)?,
        "class" => class(look, look.by_key(key)?),
        "effect" => effect(desk, look, look.losses.iter().find(|r| key_of(look, r) == Some(key))?),
        "expected" => expected(look, look.losses.iter().find(|r| key_of(look, r) == Some(key))?)?,
        _ if look.whole() => concentration(look, what)?,
        _ => return None,
    };
    code.clone_into(&mut panel.code);
    Some(panel)
}

fn key_of<'a>(look: &'a Look, row: &LossRow) -> Option<&'a str> {
    look.key(look.of_loss(row)?)
}

fn concentration(look: &Look, what: &str) -> Option<Explain> {
    let c = look.analysis.concentration.as_ref()?;
    let (l, t) = (look.lang, texts(look.lang));
    let mut panel = match what {
        "cr1" => shares(look, c, 1, t.conc_cr1(), t.conc_formula_cr1()),
        "cr3" => shares(look, c, 3, t.conc_cr3(), t.conc_formula_cr3()),
        "cr5" => shares(look, c, 5, t.conc_cr5(), t.conc_formula_cr5()),
        "hhi" => hhi(look, c)?,
        "neff" => Explain {
            name: t.conc_neff_name(),
            value: l.float(c.effective_customers, 1),
            formula: t.conc_formula_neff(),
            inputs: vec![Input::new(t.conc_hhi(), l.float(c.hhi, 4)).link(here(look, "hhi"))],
            rule: "K-NEFF".into(),
            ..Explain::default()
        },
        "gini" => Explain {
            name: t.conc_gini_name(),
            value: l.float(c.gini, 2),
            formula: t.conc_formula_gini(),
            inputs: vec![
                Input::new(t.conc_in_customers(), l.count(n(c.customers))),
                Input::new(t.conc_in_top_fifth(), l.percent(c.share_of_top(200), 1)),
            ],
            rule: "K-GINI".into(),
            ..Explain::default()
        },
        "large" => large(look, c),
        _ => return None,
    };
    if panel.note.is_empty() {
        panel.note = l.period(look.f.period);
    }
    panel.parts = parts(look, c);
    Some(panel)
}

fn here(look: &Look, code: &str) -> String {
    format!("/portfolio/concentration?{}&explain={code}", look.chosen.query())
}

/// Largest customers first, by net revenue; positions are those of the analysis.
fn largest(look: &Look, c: &Concentration, count: usize) -> Vec<At> {
    let all = c.at_least(0);
    all.into_iter().take(count).map(|i| At::Customer(look.analysis.of[i])).collect()
}

fn linked(input: Input, href: String) -> Input {
    if href.is_empty() { input } else { input.link(href) }
}

fn shares(look: &Look, c: &Concentration, count: usize, name: String, formula: String) -> Explain {
    let (l, t) = (look.lang, texts(look.lang));
    let mut inputs: Vec<Input> = largest(look, c, count)
        .into_iter()
        .map(|at| {
            let net = look.side(at).net.unwrap_or(0);
            linked(Input::new(look.name(at), l.money(net, look.currency)), look.href(at))
        })
        .collect();
    inputs.push(Input::new(t.conc_in_together(), l.money(c.top_value(count), look.currency)).total());
    inputs.push(Input::new(t.conc_in_base(), l.money(c.total, look.currency)));
    Explain { name, value: l.percent(c.cr(count), 1), formula, inputs, rule: "K-CR".into(), ..Explain::default() }
}

fn hhi(look: &Look, c: &Concentration) -> Option<Explain> {
    let (l, t) = (look.lang, texts(look.lang));
    let range = look.analysis.hhi?;
    let mut inputs = Vec::new();
    let mut named = 0.0;
    for at in largest(look, c, NAMED) {
        let share = look.share(at)?;
        named += share * share;
        let value = format!("{} · {}", l.percent(share, 1), l.float(share * share, 4));
        inputs.push(linked(Input::new(look.name(at), value), look.href(at)));
    }
    if c.customers > NAMED {
        let more = c.customers - NAMED;
        let label = t.conc_in_more_customers(n(more), l.count(n(more)));
        inputs.push(Input::new(label, l.float((c.hhi - named).max(0.0), 4)));
    }
    inputs.push(Input::new(t.conc_hhi(), l.float(c.hhi, 4)).total());
    if look.analysis.outside > 0 {
        inputs.push(Input::new(t.conc_in_low(), l.float(range.low, 4)));
        inputs.push(Input::new(t.conc_in_high(), l.float(range.high, 4)));
    }
    let points = |x: f64| l.float(x * 10_000.0, 0);
    Some(Explain {
        name: t.conc_hhi_name(),
        value: l.float(c.hhi, 4),
        note: format!("{}, {}", t.conc_points(points(c.hhi)), l.period(look.f.period)),
        formula: t.conc_formula_hhi(),
        inputs,
        rule: "K-HHI".into(),
        ..Explain::default()
    })
}

fn large(look: &Look, c: &Concentration) -> Explain {
    let (l, t) = (look.lang, texts(look.lang));
    let permille = look.f.settings.large_permille;
    let line = words::permille(l, permille);
    let one = |i: usize| {
        let at = At::Customer(look.analysis.of[i]);
        let share = look.share(at).unwrap_or_default();
        linked(Input::new(look.name(at), l.percent(share, 1)), look.href(at))
    };
    let large = c.at_least(permille);
    let mut inputs: Vec<Input> = large.iter().map(|i| one(*i)).collect();
    let limit = Input::new(t.conc_in_line(), line.clone());
    inputs.push(if permille == 100 { limit.default_value() } else { limit });
    Explain {
        name: t.conc_large_name(line),
        value: l.count(n(large.len())),
        formula: t.conc_formula_large(),
        inputs,
        rule: "K-10".into(),
        ..Explain::default()
    }
}

/// What is missing, what is assumed, where it comes from, how sure it is.
fn parts(look: &Look, c: &Concentration) -> Vec<Part> {
    let (l, t) = (look.lang, texts(look.lang));
    let mut parts = Vec::new();
    let outside = outside(look);
    if !outside.is_empty() {
        parts.push(Part::new(t.conc_part_missing(), outside));
    }
    let waits = waiting(look);
    let groups = Part::new(t.conc_part_assumed(), format!("{} {}", t.conc_groups_count_once(), sentence(&waits)));
    parts.push(if waits.is_empty() { groups } else { groups.link(t.conc_assign(), "/accounts/unassigned") });
    let dropped = c.dropped_nonpositive;
    if dropped > 0 {
        parts.push(Part::new(t.conc_part_left_out(), t.conc_dropped(n(dropped), l.count(n(dropped)))));
    }
    let entries: i64 = look.f.total.now.entries;
    parts.push(Part::new(t.conc_part_source(), t.conc_source(entries, l.day(look.today), l.count(entries))));
    parts.push(Part::new(t.conc_part_sure(), t.conc_sure_share()));
    parts
}

fn sentence(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text}.") }
}

fn class(look: &Look, at: At) -> Explain {
    let (l, t) = (look.lang, texts(look.lang));
    let limits = look.f.settings.abc_limits();
    let (a, b) = (words::permille(l, limits.a_permille()), words::permille(l, limits.b_permille()));
    let class = look.class(at);
    let formula = match class {
        Class::A => t.conc_formula_a(a),
        Class::B => t.conc_formula_b(a, b),
        Class::C => t.conc_formula_c(b),
    };
    Explain {
        name: t.conc_class_of(look.name(at)),
        value: class.code().to_owned(),
        note: l.period(look.f.period),
        formula,
        parts: vec![Part::new(t.conc_part_source(), t.conc_class_compared())],
        rule: "K-ABC".into(),
        ..Explain::default()
    }
}

fn peak(look: &Look) -> Option<Explain> {
    let (l, t, c) = (look.lang, texts(look.lang), look.currency);
    let w = look.whale.as_ref()?;
    let level = words::level(t, w.level);
    let value = w.whale.peak_ratio().map_or_else(|| l.money(w.whale.peak, c), |r| l.percent(r, 1));
    let mut inputs = vec![
        Input::new(
            t.conc_in_peak(n(w.whale.peak_customers), l.count(n(w.whale.peak_customers))),
            l.money(w.whale.peak, c),
        ),
        Input::new(t.conc_in_losses(n(w.whale.loss_making), l.count(n(w.whale.loss_making))), l.money(w.whale.loss, c)),
        Input::new(t.conc_in_sum(), l.money(w.whale.total, c)).total(),
    ];
    if let Some(e) = w.whale.erosion() {
        inputs.push(Input::new(t.conc_in_erosion(), l.percent(e, 1)));
    }
    let mut parts = Vec::new();
    if w.unknown > 0 {
        parts.push(Part::new(t.conc_part_missing(), t.conc_whale_unknown(n(w.unknown), l.count(n(w.unknown)))));
    }
    parts.push(Part::new(t.conc_part_assumed(), t.conc_whale_assumed()));
    if look.whole() && look.f.outside.now.entries > 0 {
        parts.push(Part::new(t.conc_part_left_out(), t.conc_whale_outside()));
    }
    Some(Explain {
        name: t.conc_peak_name(),
        value,
        scale: "profit",
        note: format!("{level}, {}", l.period(look.f.period)),
        formula: t.conc_formula_whale(level),
        inputs,
        parts,
        rule: "P-WAL".into(),
        ..Explain::default()
    })
}

fn effect(desk: &Desk, look: &Look, row: &LossRow) -> Explain {
    let (l, t, c) = (look.lang, texts(look.lang), look.currency);
    let test = &row.test;
    let href = look.of_loss(row).map(|at| look.href(at)).unwrap_or_default();
    let name = look.of_loss(row).map(|at| look.name(at)).unwrap_or_default();
    let money = |v: i64| l.money(v, c);
    let mut inputs = vec![linked(Input::new(t.conc_db2(), money(test.db2)), href.clone())];
    if look.fixed_known() {
        inputs.push(linked(Input::new(t.conc_gone(), money(test.avoidable)), href.clone()));
        inputs.push(linked(Input::new(t.conc_stays(), money(test.stranded)), href));
    }
    if test.stranded_cost_to_serve != 0 {
        inputs.push(Input::new(t.conc_in_service_stays(), money(test.stranded_cost_to_serve)));
    }
    inputs.push(Input::new(t.conc_effect(), money(test.delta_ebit)).total());
    if look.whole() {
        if let Some(e) = &look.ebit {
            inputs.push(Input::new(t.conc_in_ebit(fiscal_label(look.year, look.year_starts)), money(e.amount_minor)));
        }
        if let Some(x) = row.of_ebit {
            inputs.push(Input::new(t.conc_of_ebit(), l.percent(x, 1)));
        }
    }
    let mut parts = Vec::new();
    if !look.fixed_known() {
        parts.push(Part::new(t.conc_part_missing(), t.conc_test_no_fixed()));
    }
    if let Some(e) = look.ebit.as_ref().filter(|_| look.whole()) {
        let said = t.conc_said(e.set_by_name.as_str(), l.day(e.day), e.reason.as_str());
        parts.push(Part::new(t.conc_part_ebit(), said));
    } else if look.whole() && desk.actor.may(base::Right::SetTargets) {
        let part = Part::new(t.conc_part_missing(), t.conc_ebit_unknown(fiscal_label(look.year, look.year_starts)));
        parts.push(part.link(t.conc_enter_ebit(), "/portfolio/concentration/ebit"));
    }
    parts.push(Part::new(t.conc_part_sure(), t.conc_test_foot()));
    Explain {
        name: t.conc_effect_of(name),
        value: money(test.delta_ebit),
        scale: "profit",
        note: l.period(look.f.period),
        formula: t.conc_formula_effect(),
        inputs,
        parts,
        rule: "K-VER".into(),
        ..Explain::default()
    }
}

fn expected(look: &Look, row: &LossRow) -> Option<Explain> {
    let (l, t, c) = (look.lang, texts(look.lang), look.currency);
    let (p, expected) = (row.probability.as_ref()?, row.expected?);
    let at = look.of_loss(row)?;
    let probability = l.probability(f64::from(p.permille) / 1_000.0);
    Some(Explain {
        name: t.conc_expected_of(look.name(at)),
        value: l.money(expected.saturating_neg(), c),
        scale: "profit",
        note: l.period(look.f.period),
        formula: t.conc_formula_expected(),
        inputs: vec![
            Input::new(t.conc_effect(), l.money(row.test.delta_ebit, c)),
            Input::new(t.conc_probability(), probability).link(entry_href(look.key(at)?)),
            Input::new(t.conc_expected(), l.money(expected.saturating_neg(), c)).total(),
        ],
        parts: vec![Part::new(
            t.conc_part_probability(),
            t.conc_said(p.set_by_name.as_str(), l.day(p.day), p.reason.as_str()),
        )],
        rule: "K-VER".into(),
        ..Explain::default()
    })
}

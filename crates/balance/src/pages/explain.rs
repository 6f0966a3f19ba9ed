//! The panels: zone probabilities, tilt, margin's doubt.
use super::words::{self, Z};
use crate::front::Eye;
use crate::model::Weighed;
use crate::texts;
use base::Desk;
use base::explain::{Explain, Input, Part};
use engine_value::balance::{Standing, Zone};

/// The panel of a code, of one account.
pub(super) fn of(desk: &Desk, eye: &Eye, w: &Weighed, code: &str) -> Option<Explain> {
    let mut panel = match code {
        "tilt" => tilt(desk, eye, w)?,
        "margin" => margin(desk, eye, w)?,
        _ => zone(desk, eye, w, Zone::from_code(code.strip_prefix("zone-")?)?)?,
    };
    code.clone_into(&mut panel.code);
    Some(panel)
}

/// The same on the map, of the account of the card.
pub(super) fn of_portfolio(desk: &Desk, eye: &Eye, chosen: Option<&Weighed>, code: &str) -> Option<Explain> {
    of(desk, eye, chosen?, code)
}

fn key_of(eye: &Eye, w: &Weighed) -> String {
    accounts::href(&words::named(eye, w.account).0)
}

fn target_inputs(desk: &Desk, eye: &Eye) -> [Input; 2] {
    let (l, targets) = (desk.lang(), eye.scales.targets);
    let t = texts(l);
    let margin = Input::new(t.in_target_margin(), l.percent(targets.margin, 1));
    let satisfaction = Input::new(t.in_target_satisfaction(), l.float(targets.satisfaction, 0));
    if targets.default { [margin.default_value(), satisfaction.default_value()] } else { [margin, satisfaction] }
}

fn scale_inputs(desk: &Desk, eye: &Eye, w: &Weighed) -> Vec<Input> {
    let l = desk.lang();
    let t = texts(l);
    let level = words::level_name(l, eye.scales.level);
    let plus = |value: String, spread: Option<String>| spread.map_or(value.clone(), |s| format!("{value} ± {s}"));
    let mut inputs = Vec::new();
    if let Some(m) = w.margin {
        let text = plus(l.percent(m, 1), w.margin_se.map(|s| l.float(s * 100.0, 1)));
        inputs.push(Input::new(level, text).link(format!("{}/profit", key_of(eye, w))));
    }
    if let Some(i) = w.index {
        let text = format!("{} ± {}", l.float(i.s, 1), l.float(i.sd, 1));
        inputs.push(Input::new(t.satisfaction(), text).link(format!("{}/satisfaction", key_of(eye, w))));
    }
    inputs.extend(target_inputs(desk, eye));
    inputs
}

fn zone(desk: &Desk, eye: &Eye, w: &Weighed, zone: Zone) -> Option<Explain> {
    let l = desk.lang();
    let t = texts(l);
    let s: Standing = w.standing?;
    let p = s.probabilities?.get(zone);
    let mut inputs = scale_inputs(desk, eye, w);
    inputs.extend(s.margin_probability.map(|p| Input::new(t.in_p_margin(), l.probability(p))));
    inputs.extend(s.satisfaction_probability.map(|p| Input::new(t.in_p_satisfaction(), l.probability(p))));
    inputs.push(Input::new(words::zone_name(l, zone), l.probability(p)).total());
    let rules = eye.scales.rules;
    Some(Explain {
        name: t.name_zone(words::zone_name(l, zone)),
        value: l.probability(p),
        note: l.period(eye.scales.period),
        formula: t.formula_zone(),
        inputs,
        parts: vec![
            Part::new(t.part_sure(), t.sure_zone(l.percent(rules.clear, 0), l.percent(rules.tentative, 0))),
            Part::new(t.part_assumed(), t.assumed_independent()),
        ],
        rule: "BAL-2".into(),
        ..Explain::default()
    })
}

fn tilt(desk: &Desk, eye: &Eye, w: &Weighed) -> Option<Explain> {
    let l = desk.lang();
    let t = texts(l);
    let s = w.standing?;
    let mut inputs = scale_inputs(desk, eye, w);
    inputs.push(Input::new(t.in_pi(), l.float(s.profit_index, 1)));
    inputs.push(Input::new(t.in_si(), l.float(s.satisfaction_index, 1)));
    inputs.push(Input::new(t.tilt(), l.signed(l.float(s.tilt, 1))).total());
    let upright = l.float(eye.scales.rules.upright, 0);
    Some(Explain {
        name: t.tilt(),
        value: l.signed(l.float(s.tilt, 0)),
        note: words::leaning(t, s.leaning),
        formula: t.formula_tilt(),
        inputs,
        parts: vec![Part::new(t.part_sure(), t.sure_tilt(upright)), Part::new(t.part_use(), t.use_tilt())],
        rule: "BAL-3".into(),
        ..Explain::default()
    })
}

fn margin(desk: &Desk, eye: &Eye, w: &Weighed) -> Option<Explain> {
    let l = desk.lang();
    let t = texts(l);
    let (m, level, currency) = (w.margin?, eye.scales.level?, desk.actor.firm.currency);
    let name = words::level_name(l, Some(level));
    let db = w.book.db[crate::rules::place(level)]?;
    let sure = match w.margin_se {
        Some(se) => t.sure_margin(l.float(se * 100.0, 1), t.range(l.percent(m - Z * se, 1), l.percent(m + Z * se, 1))),
        None => t.sure_margin_unknown(),
    };
    Some(Explain {
        name: t.name_margin(&name),
        value: l.percent(m, 1),
        scale: "profit",
        note: l.period(eye.scales.period),
        formula: t.formula_margin(&name),
        inputs: vec![
            Input::new(name, l.money(db, currency)).link(format!("{}/profit", key_of(eye, w))),
            Input::new(t.net_revenue(), l.money(w.book.net_revenue, currency))
                .link(format!("{}/profit", key_of(eye, w))),
        ],
        parts: vec![Part::new(t.part_sure(), sure)],
        rule: "BAL-1".into(),
        ..Explain::default()
    })
}

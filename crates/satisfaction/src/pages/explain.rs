//! The panels: how each figure came about, what is missing, how sure it is.
use super::parts;
use super::people::weight;
use super::tab::Sight;
use crate::model::{AccountScore, Rules};
use crate::texts;
use base::Lang;
use base::explain::{Explain, Input, Part};
use engine_value::satisfaction::PortfolioMean;

/// The panel of a code in the address, if there is such a figure.
pub(super) fn of(sight: &Sight<'_>, code: &str) -> Option<Explain> {
    let score = sight.score();
    let mut panel = match code {
        "index" => index(sight, &score),
        "nps" => nps(sight, &score, false),
        "nps_weighted" => nps(sight, &score, true),
        "csat" => csat(sight, &score),
        "ces" => ces(sight, &score),
        "response" => response(sight, &score),
        "decline" => decline(sight),
        _ => match code.split_once('-')? {
            ("person", id) => person(sight, &score, id),
            ("driver", driver) => driver_panel(sight, &score, driver),
            _ => None,
        },
    }?;
    code.clone_into(&mut panel.code);
    panel.scale = "satisfaction";
    Some(panel)
}

fn n(l: Lang, value: usize) -> String {
    l.count(i64::try_from(value).unwrap_or(i64::MAX))
}

/// What stands in every panel that draws to a mean: S0 as a result, without inputs for those who see only their own.
fn mean_input(l: Lang, s0: &PortfolioMean) -> Input {
    let t = texts(l);
    let input = Input::new(t.in_s0(), l.float(s0.s0, 1));
    if s0.default { input.default_value() } else { input }
}

fn mean_part(sight: &Sight<'_>, s0: &PortfolioMean, rules: &Rules) -> Part {
    let l = sight.desk.lang();
    let t = texts(l);
    let text = if s0.default {
        t.s0_default(n(l, rules.s0_least), l.float(rules.s0, 0))
    } else if sight.desk.actor.sees_all() {
        t.s0_mean(s0.accounts, n(l, s0.accounts))
    } else {
        t.s0_compared()
    };
    Part::new(t.part_s0(), text)
}

fn index(sight: &Sight<'_>, score: &AccountScore) -> Option<Explain> {
    let (l, i, rules) = (sight.desk.lang(), score.index?, sight.scores.rules);
    let t = texts(l);
    let mut found = vec![mean_part(sight, &sight.scores.s0, &rules)];
    if let Some(asked) = &score.asked
        && !asked.silent.is_empty()
    {
        found.push(Part::new(t.part_missing(), t.missing_silent(n(l, asked.silent.len()))));
    }
    found.push(Part::new(t.part_sure(), t.sure_index(parts::range(l, i.interval), l.float(i.sd, 1))));
    Some(Explain {
        name: t.name_index(),
        value: l.float(i.s, 1),
        note: t.note_window(i64::from(rules.window_months), l.day(sight.scores.day)),
        formula: t.formula_index(),
        inputs: vec![
            Input::new(t.in_mean(), l.float(i.mean, 1)).link("#people"),
            Input::new(t.in_n_eff(), l.float(i.n_eff, 2)),
            mean_input(l, &sight.scores.s0),
            Input::new(t.in_k(), l.float(rules.k, 0)).default_value(),
            Input::new(t.in_sigma(), l.float(rules.sigma, 0)).default_value(),
            Input::new(t.name_index(), l.float(i.s, 1)).total(),
        ],
        parts: found,
        rule: "SAT-1".into(),
        ..Explain::default()
    })
}

fn nps(sight: &Sight<'_>, score: &AccountScore, weighted: bool) -> Option<Explain> {
    let (l, nps) = (sight.desk.lang(), score.nps?);
    let t = texts(l);
    let (value, interval) = match nps.weighted.filter(|_| weighted) {
        Some(w) => (w.nps, w.interval),
        None => (nps.value, nps.interval),
    };
    let spoken = |i: engine_value::satisfaction::Interval| t.range(parts::points(l, i.low), parts::points(l, i.high));
    let mut inputs = vec![
        Input::new(t.in_promoters(), l.count(i64::from(nps.promoters))),
        Input::new(t.in_passives(), l.count(i64::from(nps.passives))),
        Input::new(t.in_detractors(), l.count(i64::from(nps.detractors))),
    ];
    if let Some(w) = nps.weighted.filter(|_| weighted) {
        inputs.push(Input::new(t.in_n_eff(), l.float(w.n_eff, 2)));
    }
    inputs.push(Input::new("NPS", parts::points(l, value)).total());
    let silence = nps.bounds.map_or_else(|| t.nps_note_unknown(), |b| t.missing_bounds(spoken(b)));
    Some(Explain {
        name: if weighted { t.nps_weighted() } else { "NPS".into() },
        value: parts::points(l, value),
        formula: if weighted { t.formula_nps_weighted() } else { t.formula_nps() },
        inputs,
        parts: vec![Part::new(t.part_missing(), silence), Part::new(t.part_sure(), t.sure_wald(spoken(interval)))],
        rule: if weighted { "SAT-3".into() } else { "SAT-2".into() },
        ..Explain::default()
    })
}

fn csat(sight: &Sight<'_>, score: &AccountScore) -> Option<Explain> {
    let (l, c) = (sight.desk.lang(), score.csat?);
    let t = texts(l);
    Some(Explain {
        name: t.satisfied(),
        value: parts::of(l, c.satisfied as usize, c.answers as usize),
        note: l.percent(c.share, 0),
        formula: t.formula_csat(),
        parts: vec![Part::new(t.part_sure(), t.sure_wilson(parts::share_range(l, c.interval)))],
        rule: "SAT-4".into(),
        ..Explain::default()
    })
}

fn ces(sight: &Sight<'_>, score: &AccountScore) -> Option<Explain> {
    let (l, c) = (sight.desk.lang(), score.ces?);
    let t = texts(l);
    let sure = match c.mean_interval {
        Some(i) => t.sure_student(t.range(l.float(i.low, 1), l.float(i.high, 1))),
        None => t.one_answer(),
    };
    Some(Explain {
        name: t.ces(),
        value: l.float(c.mean, 1),
        note: t.ces_share(l.percent(c.share, 0)),
        formula: t.formula_ces(),
        parts: vec![Part::new(t.part_sure(), sure)],
        rule: "SAT-5".into(),
        ..Explain::default()
    })
}

fn response(sight: &Sight<'_>, score: &AccountScore) -> Option<Explain> {
    let (l, a) = (sight.desk.lang(), score.asked.as_ref()?);
    let t = texts(l);
    let mut inputs = vec![
        Input::new(t.in_answered(), n(l, a.answered)),
        Input::new(t.in_invited(), n(l, a.invited)),
        Input::new(t.in_by_heads(), l.percent(a.rate.heads, 0)).total(),
    ];
    inputs.extend(a.rate.weight.map(|w| Input::new(t.in_by_weight(), l.percent(w, 0)).total()));
    Some(Explain {
        name: t.response(),
        value: parts::of(l, a.answered, a.invited),
        formula: t.formula_response(),
        inputs,
        parts: vec![Part::new(t.part_sure(), t.sure_response())],
        rule: "SAT-6".into(),
        ..Explain::default()
    })
}

fn decline(sight: &Sight<'_>) -> Option<Explain> {
    let (l, change) = (sight.desk.lang(), sight.history.change?);
    let t = texts(l);
    let mut known = sight.history.waves.iter().rev().filter_map(|w| Some((w, w.index?)));
    let (now, before) = (known.next()?, known.next()?);
    let line = |w: &(&crate::WavePoint, engine_value::satisfaction::Index)| {
        Input::new(w.0.name.clone(), format!("{} ± {}", l.float(w.1.s, 1), l.float(w.1.sd, 1)))
    };
    let basis = match change.basis {
        engine_value::satisfaction::Basis::SamePersons { persons, mean_change } => {
            t.basis_same(persons, l.signed(l.float(mean_change, 1)), n(l, persons))
        }
        engine_value::satisfaction::Basis::Waves { persons_in_both } => {
            t.basis_waves(persons_in_both, n(l, persons_in_both))
        }
    };
    Some(Explain {
        name: t.name_decline(),
        value: l.probability(change.p_decline),
        formula: t.formula_decline(),
        inputs: vec![line(&before), line(&now)],
        parts: vec![
            Part::new(t.part_basis(), basis),
            Part::new(t.part_sure(), t.sure_decline(l.percent(sight.scores.rules.decline_line, 0))),
        ],
        rule: "SAT-7".into(),
        ..Explain::default()
    })
}

fn person(sight: &Sight<'_>, score: &AccountScore, id: &str) -> Option<Explain> {
    let l = sight.desk.lang();
    let t = texts(l);
    let found = score.persons.iter().find(|p| p.respondent.to_string() == id).filter(|_| sight.names)?;
    let kept = |code: &str| sight.known.facts().questions.iter().any(|q| q.code == code && q.kind.counts());
    let mut inputs: Vec<Input> = found
        .items
        .iter()
        .filter(|i| kept(&i.code))
        .map(|i| {
            let label = format!("{}: {}", sight.label(&i.code), l.count(i.thousandths / 1000));
            Input::new(label, l.float(i.points, 0))
        })
        .collect();
    inputs.push(Input::new(t.person_score(), l.float(found.score?, 1)).total());
    Some(Explain {
        name: t.person_score_of(sight.name(found.respondent)),
        value: l.float(found.score?, 0),
        note: t.weight_is(weight(l, found.weight)),
        formula: t.formula_person(),
        inputs,
        parts: vec![Part::new(t.part_source(), t.source_person(l.day(found.last)))],
        rule: "SAT-8".into(),
        ..Explain::default()
    })
}

fn driver_panel(sight: &Sight<'_>, score: &AccountScore, code: &str) -> Option<Explain> {
    let l = sight.desk.lang();
    let t = texts(l);
    let d = score.drivers.iter().find(|d| d.code == code)?;
    let mut found = vec![mean_part(sight, &d.firm, &sight.scores.rules)];
    found.push(Part::new(t.part_sure(), t.sure_index(parts::range(l, d.index.interval), l.float(d.index.sd, 1))));
    Some(Explain {
        name: sight.label(code),
        value: l.float(d.index.s, 0),
        note: parts::answers(t, d.index.persons),
        formula: t.formula_index(),
        inputs: vec![
            Input::new(t.in_mean(), l.float(d.index.mean, 1)),
            Input::new(t.in_n_eff(), l.float(d.index.n_eff, 2)),
            mean_input(l, &d.firm),
        ],
        parts: found,
        rule: "SAT-9".into(),
        ..Explain::default()
    })
}

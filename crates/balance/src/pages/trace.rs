//! One account on the map with its doubt and its way: what the island draws.
use super::words;
use crate::front::{Eye, Quarter};
use crate::model::Weighed;
use crate::texts;
use base::ui::chart::{TraceChart, TraceData, TraceStep};
use base::{Desk, Error};
use engine_value::balance::Zone;

/// The chart of an account; `None` while a scale is unknown.
pub(super) fn chart(desk: &Desk, eye: &Eye, w: &Weighed, quarters: &[Quarter]) -> Option<Result<String, Error>> {
    let l = desk.lang();
    let t = texts(l);
    let (margin, index, standing) = (w.margin? * 100.0, w.index?, w.standing?);
    let se = w.margin_se.unwrap_or(0.0) * 100.0;
    let targets = eye.scales.targets;
    let goal = targets.margin * 100.0;
    let past = quarters.iter().filter_map(|q| Some((q, q.margin? * 100.0, q.index?.s)));
    let mut trace: Vec<TraceStep> = past
        .clone()
        .filter(|(q, ..)| !q.today)
        .map(|(q, margin, satisfaction)| TraceStep { label: words::quarter_short(q.last), margin, satisfaction })
        .collect();
    trace.push(TraceStep { label: t.today(), margin, satisfaction: index.s });
    let xs = [margin - 2.6 * se, margin + 2.6 * se, goal].into_iter().chain(past.clone().map(|(_, m, _)| m));
    let ys = [index.s - 2.6 * index.sd, index.s + 2.6 * index.sd, targets.satisfaction]
        .into_iter()
        .chain(past.map(|(_, _, s)| s));
    let sideways = words::Cut { low: 5.0, high: 5.0, limit: (-100.0, 100.0) };
    let upwards = words::Cut { low: 10.0, high: 5.0, limit: (0.0, 100.0) };
    let chance =
        |zone: Zone| standing.probabilities.map(|p| t.probable(l.probability(p.get(zone)))).unwrap_or_default();
    let chart = TraceChart {
        data: TraceData {
            name: t.today(),
            margin,
            margin_se: se,
            satisfaction: index.s,
            satisfaction_sd: index.sd,
            tilt: standing.tilt,
            sureness: standing.sureness.code(),
            trace,
            goal_margin: goal,
            goal_satisfaction: targets.satisfaction,
            x: words::axis(xs, (goal - 5.0, goal + 5.0), &sideways),
            y: words::axis(ys, (targets.satisfaction - 10.0, targets.satisfaction + 10.0), &upwards),
            chances: words::zones(chance),
        },
        words: words::map_words(l, eye.scales.level),
    };
    Some(chart.json())
}

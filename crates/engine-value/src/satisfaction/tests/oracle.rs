//! The `satisfaction` block of the shared oracle, where it lies beside the project; otherwise a visible skip.

use super::super::*;
use super::{near, some};
use serde_json::Value;

fn block() -> Option<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/sales/oracle.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: ../shared/data/sales/oracle.json is not beside the project");
        return None;
    };
    let oracle: Value = serde_json::from_str(&text).unwrap();
    Some(oracle["satisfaction"].clone())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn count(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn percent(given: Option<Interval>, low: &Value, high: &Value, tolerance: f64) {
    some(given, number(low) * 100.0, number(high) * 100.0, tolerance);
}

#[test]
fn the_oracles_proportions_are_met() {
    let Some(block) = block() else { return };
    near(crate::normal::Z_975, number(&block["z_975"]), 1e-9);
    for case in block["proportions"].as_array().unwrap() {
        let wilson = wilson(count(&case["k"]), count(&case["n"]));
        some(wilson, number(&case["wilson"][0]), number(&case["wilson"][1]), 1e-9);
    }
}

#[test]
fn the_oracles_scores_are_met() {
    let Some(block) = block() else { return };
    for case in block["nps"].as_array().unwrap() {
        let counts = Counts {
            promoters: count(&case["promoters"]),
            passives: count(&case["passives"]),
            detractors: count(&case["detractors"]),
        };
        near(counts.nps().unwrap(), number(&case["nps"]) * 100.0, 1e-7);
        percent(counts.wald(), &case["wald"][0], &case["wald"][1], 1e-7);
        let adjusted = &case["adjusted_wald"];
        percent(counts.adjusted_wald(None), &adjusted["low"], &adjusted["high"], 1e-7);
        percent(counts.score_interval(), &case["score"][0], &case["score"][1], 1e-5);
        let answers: Vec<f64> = [(counts.promoters, 1.0), (counts.passives, 0.0), (counts.detractors, -1.0)]
            .iter()
            .flat_map(|(count, value)| std::iter::repeat_n(*value, *count as usize))
            .collect();
        let student = mean_interval(&answers).map(|found| found.interval);
        if case["t_interval"].is_null() {
            assert_eq!(student, None);
        } else {
            some(student, number(&case["t_interval"][0]), number(&case["t_interval"][1]), 1e-8);
        }
    }
}

#[test]
fn the_oracles_finite_population_change_and_effort_are_met() {
    let Some(block) = block() else { return };
    let example = &block["finite_population"]["example"];
    let counts = Counts {
        promoters: count(&example["promoters"]),
        passives: count(&example["passives"]),
        detractors: count(&example["detractors"]),
    };
    let interval = counts.adjusted_wald(Some(count(&example["M"]))).unwrap();
    near((interval.high - interval.low) / 200.0, number(&example["adjusted_wald_half_width"]), 1e-9);

    let change = &block["nps_change"];
    let wave = |name: &str| Counts {
        promoters: count(&change[name][0]),
        passives: count(&change[name][1]),
        detractors: count(&change[name][2]),
    };
    let found = nps_change(wave("wave_now"), wave("wave_before")).unwrap();
    near(found.difference, number(&change["difference"]) * 100.0, 1e-7);
    percent(Some(found.interval), &change["low"], &change["high"], 1e-7);

    let effort = &block["ces_mean"];
    let scores: Vec<f64> = effort["scores"].as_array().unwrap().iter().map(number).collect();
    let found = mean_interval(&scores).unwrap();
    near(found.mean, number(&effort["mean"]), 1e-9);
    near(found.sd, number(&effort["sd"]), 1e-9);
    some(Some(found.interval), number(&effort["t_low"]), number(&effort["t_high"]), 1e-7);
}

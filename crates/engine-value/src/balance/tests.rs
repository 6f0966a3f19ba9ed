use super::*;
use crate::satisfaction::{Prior, Weighted, index};
use proptest::prelude::*;

fn near(given: f64, expected: f64, tolerance: f64) {
    assert!((given - expected).abs() <= tolerance, "{given} is not {expected}");
}

fn margin(value: f64, spread: Option<f64>) -> Scale {
    Scale { value, spread, target: 0.20 }
}

fn satisfaction(value: f64, spread: Option<f64>) -> Scale {
    Scale { value, spread, target: 70.0 }
}

fn standing(x: Scale, y: Scale) -> Standing {
    weigh(&x, &y, &Thresholds::default()).unwrap()
}

#[test]
fn the_handbooks_account_is_tentatively_squeezed_and_leans_to_own_profit() {
    let found = standing(margin(0.236_407, Some(0.03)), satisfaction(67.6935, Some(7.7875)));
    near(found.margin_probability.unwrap(), 0.8875, 5e-5);
    near(found.satisfaction_probability.unwrap(), 0.3835, 5e-5);
    let p = found.probabilities.unwrap();
    for (given, expected) in [(p.balanced, 0.3404), (p.squeezed, 0.5471), (p.bought, 0.0431), (p.lose_lose, 0.0693)] {
        near(given, expected, 5e-5);
    }
    assert_eq!(
        (found.zone, found.sureness, found.probability),
        (Zone::Squeezed, Sureness::Tentative, Some(p.squeezed))
    );
    near(found.profit_index, 62.14, 0.005);
    near(found.satisfaction_index, 46.16, 0.005);
    near(found.balance, 53.55, 0.005);
    near(found.tilt, 15.98, 0.005);
    assert_eq!(found.leaning, Leaning::OwnProfit);
    assert_eq!(p.ranked().map(|(zone, _)| zone), [Zone::Squeezed, Zone::Balanced, Zone::LoseLose, Zone::Bought]);
}

#[test]
fn without_a_known_error_the_zone_is_that_of_the_point_and_open() {
    let found = standing(margin(0.30, None), satisfaction(90.0, Some(5.0)));
    assert_eq!((found.zone, found.sureness), (Zone::Balanced, Sureness::Open));
    assert_eq!((found.probability, found.probabilities, found.margin_probability), (None, None, None));
    assert!(found.satisfaction_probability.is_some());
}

#[test]
fn an_error_of_zero_gives_nothing_half_or_all() {
    let found = standing(margin(0.30, Some(0.0)), satisfaction(90.0, Some(0.0)));
    assert_eq!((found.probability, found.sureness), (Some(1.0), Sureness::Clear));
    let on_the_line = standing(margin(0.20, Some(0.0)), satisfaction(90.0, Some(0.0)));
    assert_eq!((on_the_line.zone, on_the_line.probability), (Zone::Balanced, Some(0.5)));
    let below = standing(margin(0.10, Some(0.0)), satisfaction(60.0, Some(0.0)));
    assert_eq!((below.zone, below.probability), (Zone::LoseLose, Some(1.0)));
}

#[test]
fn the_tilt_is_upright_up_to_its_line_and_codes_are_those_of_the_contract() {
    assert_eq!(standing(margin(0.20, None), satisfaction(70.0, None)).leaning, Leaning::Upright);
    assert_eq!(standing(margin(0.10, None), satisfaction(80.0, None)).leaning, Leaning::Customer);
    assert_eq!(Zone::ALL.map(Zone::code), ["balanced", "squeezed", "bought", "lose_lose"]);
    assert_eq!(Zone::from_code("lose_lose"), Some(Zone::LoseLose));
    assert_eq!(Sureness::Tentative.code(), "tentative");
    assert!(weigh(&margin(f64::NAN, None), &satisfaction(70.0, None), &Thresholds::default()).is_none());
}

#[test]
fn the_margins_error_counts_quiet_months_and_is_unknown_below_six() {
    let month = |db, net_revenue| MonthOf { db, net_revenue };
    let months = [month(20, 100), month(30, 100), month(10, 100), month(0, 0), month(25, 100), month(15, 100)];
    let found = margin_of(&months, margin::LEAST_MONTHS);
    near(found.margin.unwrap(), 0.2, 1e-12);
    // deviations 0, 10, −10, 0, 5, −5: sqrt(6/5 · 250)/500
    near(found.standard_error.unwrap(), 300.0_f64.sqrt() / 500.0, 1e-12);
    let short = margin_of(&months[..5], margin::LEAST_MONTHS);
    assert!(short.margin.is_some() && short.standard_error.is_none());
    let none = margin_of(&[month(5, -10); 6], margin::LEAST_MONTHS);
    assert_eq!((none.margin, none.standard_error), (None, None));
    assert_eq!(margin_of(&[month(20, 100); 6], 6).standard_error, Some(0.0));
    assert_eq!(margin_of(&[month(i64::MAX, i64::MAX); 6], 6).margin, None);
    assert_eq!(db_at_target(423_897_082, 0.20), Some(84_779_416));
    assert_eq!(db_at_target(-5, 0.20), None);
}

/// The account of the balance page: three more answers, once as before, once critical, once friendly.
#[test]
fn three_further_answers_move_index_and_zone_as_on_the_balance_page() {
    let persons =
        [(52.0, 5.0), (70.0, 3.0), (66.0, 3.0), (83.0, 2.0)].map(|(value, weight)| Weighted { value, weight });
    let x = margin(0.2366, Some(0.03));
    let cases = [
        (64.0, (67.0, 54.0, 79.0), Zone::Squeezed, 0.62, Sureness::Tentative),
        (45.0, (61.0, 49.0, 74.0), Zone::Squeezed, 0.81, Sureness::Clear),
        (85.0, (72.0, 60.0, 85.0), Zone::Balanced, 0.58, Sureness::Tentative),
    ];
    for (score, (s, low, high), zone, probability, sureness) in cases {
        let further = Further { answers: 3, score, weight: 3.0 };
        let found = with_further_answers(&persons, further, (72.0, Prior::default()), &x, 70.0, &Thresholds::default())
            .unwrap();
        near(found.index.s, s, 0.5);
        near(found.index.interval.low, low, 0.5);
        near(found.index.interval.high, high, 0.5);
        near(found.standing.probability.unwrap(), probability, 0.005);
        assert_eq!((found.standing.zone, found.standing.sureness), (zone, sureness));
    }
}

#[test]
fn the_handbooks_retention_and_values_are_met() {
    let curve = Retention::default();
    for (s, r, tolerance) in
        [(50.0, 0.7397, 5e-5), (68.0, 0.890_759, 5e-7), (76.0, 0.929_634, 5e-7), (90.0, 0.9592, 5e-5)]
    {
        near(curve.at(s), r, tolerance);
    }
    near(clv_infinite(1e6, 0.9, 0.08).unwrap(), 5_000_000.0, 1e-6);
    near(clv_margin_now(1e6, 0.9, 0.08).unwrap(), 6_000_000.0, 1e-6);
    near(clv_finite(1e6, 0.9, 0.08, 5).unwrap(), 2_990_612.14, 0.005);
    near(clv_finite(1e6, curve.at(68.0), 0.08, 5).unwrap(), 2_910_507.71, 0.005);
    for (r, i, later, now) in [(0.6, 0.1, 1.2, 2.2), (0.9, 0.12, 4.090_909_090_9, 5.090_909_090_9)] {
        near(clv_infinite(1.0, r, i).unwrap(), later, 1e-9);
        near(clv_margin_now(1.0, r, i).unwrap(), now, 1e-9);
    }
    assert_eq!(clv_infinite(1.0, 1.0, 0.0), None);
    assert_eq!(clv_finite(1.0, 1.1, 0.08, 5), None);
    assert_eq!(Retention::new(0.9, 0.8, 0.1, 55.0), None);
}

#[test]
fn the_handbooks_concession_pays_from_under_four_points() {
    let rules = WorthRules::default();
    let concession = Concession { margin: 1e6, satisfaction: 68.0, cost: 60_000.0 };
    near(concession.value(8.0, &rules).unwrap(), 3_065_332.52, 0.005);
    near(concession.change(8.0, &rules).unwrap(), 154_824.81, 0.005);
    let Some(BreakEven::At(gain)) = concession.break_even(&rules) else { panic!("it can pay") };
    near(gain, 3.7964, 5e-5);
    near(BreakEven::At(gain).worth_it(8.0, 5.0).unwrap(), 0.7997, 5e-5);
}

#[test]
fn a_concession_may_be_out_of_reach_prolong_a_loss_or_cost_nothing() {
    let rules = WorthRules::default();
    let of = |cost| Concession { margin: 100.0, satisfaction: 68.0, cost }.break_even(&rules);
    assert_eq!(of(0.0), Some(BreakEven::At(0.0)));
    assert_eq!(of(90.0), Some(BreakEven::OutOfReach));
    assert_eq!(of(100.0), Some(BreakEven::ProlongsLoss));
    assert_eq!(of(-1.0), None);
    assert_eq!(BreakEven::OutOfReach.worth_it(50.0, 1.0), Some(0.0));
    let brief = WorthRules { years_of_effect: Some(1), ..rules };
    let concession = Concession { margin: 1e6, satisfaction: 68.0, cost: 60_000.0 };
    assert!(concession.change(8.0, &brief).unwrap() < concession.change(8.0, &rules).unwrap());
}

fn handbook_measures() -> Vec<Measure> {
    [(-20, 5.0), (-90, 6.0), (30, 3.0), (50, -4.0)].map(|(delta_db, delta_s)| Measure { delta_db, delta_s }).to_vec()
}

#[test]
fn the_handbooks_frontier_has_five_sets_and_no_price_cut_alone() {
    let found = frontier(&handbook_measures(), &[], 60.0).unwrap();
    let expected = [
        (vec![2, 3], 80, -1.0),
        (vec![0, 2, 3], 60, 4.0),
        (vec![0, 2], 10, 8.0),
        (vec![0, 1, 2, 3], -30, 10.0),
        (vec![0, 1, 2], -80, 14.0),
    ];
    let found: Vec<_> = found.into_iter().map(|point| (point.measures, point.delta_db, point.delta_s)).collect();
    assert_eq!(found, expected);
}

#[test]
fn exclusions_and_the_end_of_the_scale_are_respected_and_seventeen_measures_refused() {
    let found = frontier(&handbook_measures(), &[(0, 2)], 60.0).unwrap();
    assert!(found.iter().all(|point| !(point.measures.contains(&0) && point.measures.contains(&2))));
    let capped = frontier(&handbook_measures(), &[], 96.0).unwrap();
    assert!(capped.iter().all(|point| point.delta_s <= 4.0));
    let many = vec![Measure { delta_db: 0, delta_s: 0.0 }; 17];
    assert_eq!(frontier(&many, &[], 60.0), Err(TooManyMeasures { given: 17, most: 16 }));
    assert_eq!(frontier(&[], &[], 60.0).unwrap().len(), 1, "doing nothing is a set too");
}

#[test]
fn the_handbooks_brier_score_is_met() {
    near(brier(&[(0.8, true), (0.6, false), (0.9, true)]).unwrap(), 0.1367, 5e-5);
    assert_eq!((brier(&[]), brier(&[(1.1, true)])), (None, None));
}

proptest! {
    #[test]
    fn zone_probabilities_sum_to_one_and_the_points_zone_is_the_likeliest(
        m in -0.5..0.8_f64, se in 0.0..0.2_f64, s in 0.0..100.0_f64, sd in 0.0..20.0_f64,
    ) {
        let found = standing(margin(m, Some(se)), satisfaction(s, Some(sd)));
        let p = found.probabilities.unwrap();
        prop_assert!((Zone::ALL.iter().map(|zone| p.get(*zone)).sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(p.ranked()[0].1 <= found.probability.unwrap() + 1e-12);
        prop_assert!((0.0..=100.0).contains(&found.balance) && (-100.0..=100.0).contains(&found.tilt));
    }

    #[test]
    fn no_point_of_the_frontier_dominates_another(
        measures in prop::collection::vec((-50..50_i64, -20..20_i32), 0..9), s in 0.0..100.0_f64,
    ) {
        let measures: Vec<_> =
            measures.into_iter().map(|(db, s)| Measure { delta_db: db, delta_s: f64::from(s) / 10.0 }).collect();
        let points = frontier(&measures, &[], s).unwrap();
        prop_assert!(!points.is_empty());
        for a in &points {
            for b in &points {
                let better = a.delta_db >= b.delta_db && a.delta_s >= b.delta_s;
                prop_assert!(!better || (a.delta_db == b.delta_db && a.delta_s == b.delta_s));
            }
        }
    }

    #[test]
    fn every_set_of_measures_is_matched_by_one_of_the_frontier(
        measures in prop::collection::vec((-50..50_i64, -20..20_i32), 0..8),
    ) {
        let given: Vec<_> =
            measures.iter().map(|(db, s)| Measure { delta_db: *db, delta_s: f64::from(*s) / 10.0 }).collect();
        let points = frontier(&given, &[], 0.0).unwrap();
        for set in 0..1_u32 << measures.len() {
            let chosen = || measures.iter().enumerate().filter(|(i, _)| set & (1 << i) != 0);
            let db: i64 = chosen().map(|(_, measure)| measure.0).sum();
            let s = f64::from(chosen().map(|(_, measure)| measure.1).sum::<i32>()) / 10.0;
            prop_assert!(points.iter().any(|point| point.delta_db >= db && point.delta_s >= s - 1e-9));
        }
    }

    #[test]
    fn a_concession_without_cost_and_gain_changes_nothing(m in -1e6..1e6_f64, s in 0.0..100.0_f64) {
        let nothing = Concession { margin: m, satisfaction: s, cost: 0.0 };
        prop_assert_eq!(nothing.change(0.0, &WorthRules::default()), Some(0.0));
    }

    #[test]
    fn more_answers_always_make_the_index_surer(score in 0.0..100.0_f64, few in 1..5_u16) {
        let now = [Weighted { value: 60.0, weight: 2.0 }];
        let of = |answers| {
            let further = Further { answers, score, weight: 2.0 };
            with_further_answers(&now, further, (70.0, Prior::default()), &margin(0.3, None), 70.0, &Thresholds::default())
        };
        prop_assert!(of(few + 1).unwrap().index.sd < of(few).unwrap().index.sd);
        prop_assert_eq!(of(0).unwrap().index, index(&now, 70.0, Prior::default()).unwrap());
    }

    #[test]
    fn no_numbers_make_it_panic(a: f64, b: f64, c: f64, d: f64, x: i64, y: i64, years: u32) {
        let scale = |value, spread| Scale { value, spread: Some(spread), target: d };
        let thresholds = Thresholds { margin_span: c, upright: b, ..Thresholds::default() };
        let _ = weigh(&scale(a, b), &scale(b, c), &thresholds);
        let _ = margin_of(&[MonthOf { db: x, net_revenue: y }; 7], 0);
        let _ = (db_at_target(x, a), clv_finite(a, b, c, years), clv_infinite(a, b, c), brier(&[(a, true)]));
        let retention = Retention::new(a, b, c, d).unwrap_or_default();
        let rules = WorthRules { retention, discount: d, years, years_of_effect: Some(years / 2) };
        let concession = Concession { margin: a, satisfaction: b, cost: c };
        let _ = (concession.change(d, &rules), concession.break_even(&rules), BreakEven::At(a).worth_it(b, c));
        let _ = frontier(&[Measure { delta_db: x, delta_s: a }, Measure { delta_db: y, delta_s: b }], &[(0, usize::MAX)], c);
    }
}

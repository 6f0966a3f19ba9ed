mod handbook;
mod oracle;

use super::*;
use proptest::prelude::*;

pub(super) fn near(given: f64, expected: f64, tolerance: f64) {
    assert!((given - expected).abs() <= tolerance, "{given} is not {expected}");
}

fn some(given: Option<Interval>, low: f64, high: f64, tolerance: f64) {
    let given = given.unwrap();
    near(given.low, low, tolerance);
    near(given.high, high, tolerance);
}

fn weighted(value: f64, weight: f64) -> Weighted {
    Weighted { value, weight }
}

#[test]
fn impossible_answers_and_weights_are_refused() {
    assert_eq!(Recommend::new(11), None);
    assert_eq!((csat(&[0]), csat(&[6]), csat(&[])), (None, None, None));
    assert_eq!((ces(&[0]), ces(&[8]), ces(&[])), (None, None, None));
    assert_eq!(n_eff(&[1.0, 0.0]), None);
    assert_eq!(n_eff(&[1.0, f64::NAN]), None);
    assert_eq!(index(&[weighted(101.0, 1.0)], 70.0, Prior::default()), None);
    assert_eq!(index(&[], 70.0, Prior::default()), None, "without answers S is unknown, not S0");
    assert_eq!(Prior::new(0.0, 20.0), None);
    assert_eq!((to_100(6.0, 1.0, 5.0), to_100(1.0, 5.0, 5.0)), (None, None));
    assert_eq!((person_score(&[]), person_score(&[-1.0])), (None, None));
    assert_eq!(wilson(2, 1), None);
    assert_eq!(weighted_nps(&[(Recommend::new(9).unwrap(), -1.0)]), None);
    assert_eq!(complaints_per_thousand(3, 0), None);
    assert_eq!(response_rate(&[]), None);
}

#[test]
fn a_person_score_is_the_mean_of_the_answered_items() {
    let items = [to_100(6.0, 0.0, 10.0).unwrap(), to_100(3.0, 1.0, 5.0).unwrap()];
    assert_eq!(person_score(&items), Some(55.0));
}

#[test]
fn below_five_accounts_the_portfolio_mean_is_the_default() {
    assert_eq!(portfolio_mean(&[60.0; 4], 5, 70.0), PortfolioMean { s0: 70.0, accounts: 4, default: true });
    assert_eq!(portfolio_mean(&[60.0; 5], 5, 70.0), PortfolioMean { s0: 60.0, accounts: 5, default: false });
    assert_eq!(portfolio_mean(&[], 0, 70.0).s0, 70.0);
}

#[test]
fn three_persons_who_answered_twice_decide_the_trend_and_two_do_not() {
    let wave = |s| index(&[weighted(s, 1.0); 4], 70.0, Prior::default()).unwrap();
    let pair = |before, now| Paired { before, now, weight: 1.0 };
    let fallen = [pair(90.0, 40.0), pair(80.0, 35.0), pair(85.0, 30.0)];
    let same = compare(&fallen, &wave(60.0), &wave(60.0), Prior::default(), 0.9).unwrap();
    assert_eq!((same.basis, same.verdict), (Basis::SamePersons { persons: 3, mean_change: -50.0 }, Verdict::Fell));
    let waves = compare(&fallen[..2], &wave(60.0), &wave(60.0), Prior::default(), 0.9).unwrap();
    assert_eq!(
        waves,
        Comparison { basis: Basis::Waves { persons_in_both: 2 }, p_decline: 0.5, verdict: Verdict::NotClear }
    );
}

#[test]
fn three_persons_who_moved_by_the_same_little_are_no_certainty() {
    let wave = index(&[weighted(60.0, 1.0); 3], 70.0, Prior::default()).unwrap();
    let pairs = [Paired { before: 60.0, now: 59.0, weight: 1.0 }; 3];
    let found = compare(&pairs, &wave, &wave, Prior::default(), 0.9).unwrap();
    assert_eq!(found.verdict, Verdict::NotClear);
    assert!(found.p_decline > 0.5 && found.p_decline < 0.6);
}

#[test]
fn the_weight_of_one_more_answer_is_the_middle_one() {
    assert_eq!(typical_weight(&[5.0, 3.0, 3.0, 2.0].map(|w| weighted(50.0, w))), Some(3.0));
    assert_eq!(typical_weight(&[5.0, 2.0].map(|w| weighted(50.0, w))), Some(3.5));
    assert_eq!(typical_weight(&[]), None);
}

fn answers() -> impl Strategy<Value = Vec<(u8, f64)>> {
    prop::collection::vec((0..=10_u8, 0.1..10.0_f64), 1..30)
}

fn recommend(answers: &[(u8, f64)]) -> Vec<(Recommend, f64)> {
    answers.iter().map(|(points, weight)| (Recommend::new(*points).unwrap(), *weight)).collect()
}

proptest! {
    #[test]
    fn more_silence_widens_the_bounds(p in 0..50_u32, n in 0..50_u32, d in 0..50_u32, silent in 0..50_u32) {
        let counts = Counts { promoters: p + 1, passives: n, detractors: d };
        let (narrow, wide) = (counts.bounds(silent).unwrap(), counts.bounds(silent + 1).unwrap());
        prop_assert!(wide.low <= narrow.low && narrow.high <= wide.high);
        let nps = counts.nps().unwrap();
        prop_assert!(narrow.low <= nps + 1e-9 && nps <= narrow.high + 1e-9);
    }

    #[test]
    fn equal_weights_change_nothing(points in prop::collection::vec(0..=10_u8, 1..30), weight in 0.01..100.0_f64) {
        let answers: Vec<_> = points.iter().map(|points| (Recommend::new(*points).unwrap(), weight)).collect();
        let counts = Counts::of(&answers.iter().map(|(answer, _)| *answer).collect::<Vec<_>>());
        let found = weighted_nps(&answers).unwrap();
        prop_assert!((found.nps - counts.nps().unwrap()).abs() < 1e-9);
        prop_assert!((found.n_eff - points.len() as f64).abs() < 1e-9);
    }

    #[test]
    fn the_scale_of_the_weights_changes_nothing(answers in answers(), factor in 0.001..1_000.0_f64) {
        let scores: Vec<_> = answers.iter().map(|(points, weight)| weighted(f64::from(*points) * 10.0, *weight)).collect();
        let scaled: Vec<_> = scores.iter().map(|score| weighted(score.value, score.weight * factor)).collect();
        let (one, other) = (index(&scores, 70.0, Prior::default()).unwrap(), index(&scaled, 70.0, Prior::default()).unwrap());
        prop_assert!((one.s - other.s).abs() < 1e-9 && (one.sd - other.sd).abs() < 1e-9);
        let times: Vec<_> = answers.iter().map(|(points, weight)| (*points, weight * factor)).collect();
        let (one, other) = (weighted_nps(&recommend(&answers)).unwrap(), weighted_nps(&recommend(&times)).unwrap());
        prop_assert!((one.nps - other.nps).abs() < 1e-9);
    }

    #[test]
    fn s_lies_between_the_account_and_the_portfolio_and_more_answers_make_it_surer(answers in answers(), s0 in 0.0..100.0_f64) {
        let mut scores: Vec<_> = answers.iter().map(|(points, weight)| weighted(f64::from(*points) * 10.0, *weight)).collect();
        let found = index(&scores, s0, Prior::default()).unwrap();
        prop_assert!(found.s >= found.mean.min(s0) - 1e-9 && found.s <= found.mean.max(s0) + 1e-9);
        prop_assert!(found.interval.low >= 0.0 && found.interval.high <= 100.0);
        let weight = typical_weight(&scores).unwrap();
        let before = found.n_eff;
        scores.extend(scores.clone());
        scores.push(weighted(50.0, weight));
        prop_assert!(index(&scores, s0, Prior::default()).unwrap().n_eff > before);
    }

    #[test]
    fn every_interval_holds_its_value(p in 0..40_u32, n in 0..40_u32, d in 0..40_u32) {
        let counts = Counts { promoters: p, passives: n, detractors: d };
        if let Some(nps) = counts.nps() {
            let score = counts.score_interval().unwrap();
            prop_assert!(score.low <= nps + 1e-6 && nps <= score.high + 1e-6);
            prop_assert!(score.low >= -100.0 && score.high <= 100.0);
            let adjusted = counts.adjusted_wald(None).unwrap();
            prop_assert!(adjusted.low < adjusted.high);
        }
        if let Some(share) = wilson(p, p + n) {
            let hit = f64::from(p) / f64::from(p + n);
            prop_assert!(share.low <= hit && hit <= share.high);
        }
    }

    #[test]
    fn no_numbers_make_it_panic(a: f64, b: f64, c: f64, p: u32, n: u32, d: u32, population: Option<u32>) {
        let counts = Counts { promoters: p, passives: n, detractors: d };
        let _ = (counts.standard_error(population), counts.adjusted_wald(population), counts.score_interval(), counts.bounds(p));
        let _ = (wilson(p, n), mean_interval(&[a, b, c]), to_100(a, b, c), person_score(&[a, b]), n_eff(&[a, b]));
        let _ = (portfolio_mean(&[a, b], 1, c), relationship_quality(a, b, c), response_rate(&[(a, true), (b, false)]));
        if let (Some(prior), Some(found)) = (Prior::new(a, b), index(&[weighted(50.0, 1.0)], 70.0, Prior::default())) {
            let _ = index(&[weighted(a, b), weighted(b, c)], c, prior);
            let _ = compare(&[Paired { before: a, now: b, weight: c }; 3], &found, &found, prior, 0.9);
        }
    }
}

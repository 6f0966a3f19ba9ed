//! The worked examples of methods 5 and the published figures of analytics 4, so that a fresh clone tests something.

use super::super::*;
use super::{near, some, weighted};

fn four_of_six() -> Vec<(Recommend, f64)> {
    [(8, 5.0), (6, 3.0), (9, 3.0), (10, 2.0)].map(|(points, weight)| (Recommend::new(points).unwrap(), weight)).to_vec()
}

#[test]
fn four_of_six_answers_give_the_handbooks_score_bounds_and_errors() {
    let answers = four_of_six();
    let counts = Counts::of(&answers.iter().map(|(answer, _)| *answer).collect::<Vec<_>>());
    assert_eq!(counts, Counts { promoters: 2, passives: 1, detractors: 1 });
    assert_eq!(counts.nps(), Some(25.0));
    near(weighted_nps(&answers).unwrap().nps, 15.38, 0.005);
    some(counts.bounds(2), -16.67, 50.0, 0.005);
    near(counts.standard_error(None).unwrap(), 41.46, 0.005);
    near(counts.standard_error(Some(6)).unwrap(), 26.22, 0.005);
    assert_eq!(counts.standard_error(Some(3)), None, "fewer asked than answered");
    assert_eq!(counts.standard_error(Some(4)), Some(0.0), "all answered");
}

#[test]
fn fifty_answers_give_the_handbooks_interval() {
    let counts = Counts { promoters: 30, passives: 12, detractors: 8 };
    near(counts.nps().unwrap(), 44.0, 1e-9);
    near(counts.standard_error(None).unwrap(), 10.64, 0.005);
    some(counts.wald(), 23.1, 64.9, 0.05);
}

#[test]
fn the_handbooks_index_is_drawn_to_the_portfolio() {
    let scores: Vec<_> = [(60.0, 5.0), (50.0, 3.0), (75.0, 3.0), (90.0, 2.0)].map(|(v, w)| weighted(v, w)).to_vec();
    let found = index(&scores, 70.0, Prior::default()).unwrap();
    near(found.mean, 65.7692, 5e-5);
    near(found.n_eff, 3.5957, 5e-5);
    near(found.s, 67.6935, 5e-5);
    near(found.sd, 7.7875, 5e-5);
    some(Some(found.interval), 52.4, 83.0, 0.05);
    let before = Index { s: 74.0, sd: 7.0, ..found };
    near(decline_probability(&before, &found).unwrap(), 0.7265, 5e-5);
    let trend = compare(&[], &before, &found, Prior::default(), 0.9).unwrap();
    assert_eq!(trend.verdict, Verdict::NotClear);
    assert_eq!(trend.verdict.code(), "not_clear");
}

#[test]
fn the_handbooks_response_rate_is_65_per_cent_by_weight() {
    let invited = [(5.0, true), (3.0, true), (3.0, true), (2.0, true), (5.0, false), (2.0, false)];
    let rate = response_rate(&invited).unwrap();
    near(rate.weight.unwrap(), 0.65, 1e-12);
    near(rate.heads, 0.667, 5e-4);
}

#[test]
fn the_handbooks_small_measures_are_met() {
    let found = csat(&[5, 4, 3, 4, 2]).unwrap();
    assert_eq!((found.satisfied, found.answers, found.share), (3, 5, 0.6));
    let effort = ces(&[7, 6, 5, 4, 3]).unwrap();
    assert_eq!((effort.mean, effort.share), (5.0, 0.6));
    assert_eq!(ces(&[7]).unwrap().mean_interval, None);
    let quality = relationship_quality(5.5, 5.0, 6.0).unwrap();
    near(quality.trust, 75.0, 1e-9);
    near(quality.commitment, 66.67, 0.005);
    near(quality.satisfaction, 83.33, 0.005);
    near(quality.mean, 75.0, 1e-9);
    assert_eq!(complaints_per_thousand(6, 1_200), Some(5.0));
}

#[test]
fn newcombes_published_proportions_are_met() {
    let published =
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];
    for (hits, n, low, high) in published {
        some(wilson(hits, n), low, high, 5e-5);
    }
}

#[test]
fn the_stated_intervals_of_small_scores_are_met() {
    let of = |promoters, passives, detractors| Counts { promoters, passives, detractors };
    let case = of(17, 14, 5);
    near(case.nps().unwrap(), 33.0, 0.5);
    some(case.wald(), 10.0, 56.0, 0.5);
    some(case.adjusted_wald(None), 8.0, 53.0, 0.5);
    some(case.score_interval(), 8.0, 54.0, 0.5);
    some(of(5, 3, 2).adjusted_wald(None), -19.0, 65.0, 0.5);
    some(of(10, 0, 0).adjusted_wald(None), 48.0, 100.0, 0.5);
    some(of(10, 0, 0).wald(), 100.0, 100.0, 1e-9);
    some(of(1, 0, 0).adjusted_wald(None), -49.0, 99.0, 0.99);
    let change = nps_change(case, of(10, 14, 8)).unwrap();
    near(change.difference, 25.0, 0.5);
    some(Some(change.interval), -8.0, 58.0, 0.5);
    let effort = mean_interval(&[5.0, 6.0, 4.0, 7.0, 6.0, 5.0, 3.0, 6.0, 7.0, 5.0]).unwrap();
    near(effort.mean, 5.4, 1e-9);
    some(Some(effort.interval), 4.50, 6.30, 0.006);
}

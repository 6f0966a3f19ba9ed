use super::*;
use proptest::prelude::*;

#[test]
fn the_handbooks_projection_accuracy_and_pipeline_are_met() {
    assert_eq!(from_year_to_date(200_000, 0.46), Some(434_783));
    let outcomes = [(100, 110), (120, 110), (80, 100)].map(|(actual, forecast)| Outcome { actual, forecast });
    assert!((wape(&outcomes).unwrap() * 100.0 - 13.33).abs() < 0.005);
    assert!((bias(&outcomes).unwrap() * 100.0 - 6.67).abs() < 0.005);
    assert_eq!(pipeline(&[(0.9, 200), (0.5, 300), (0.2, 500)]), Some(430));
}

#[test]
fn the_seasonal_share_comes_from_past_years() {
    let mut year = [10; 12];
    year[11] = 90;
    assert_eq!(seasonal_share(&[year, year], 6), Some(0.3));
    assert_eq!(seasonal_share(&[], 6), None);
    assert_eq!(seasonal_share(&[year], 99), Some(1.0));
}

#[test]
fn without_a_positive_base_nothing_is_known() {
    assert_eq!((from_year_to_date(1, 0.0), from_year_to_date(1, 1.1)), (None, None));
    assert_eq!((wape(&[]), bias(&[Outcome { actual: -1, forecast: 1 }])), (None, None));
    assert_eq!(pipeline(&[(1.2, 5)]), None);
}

proptest! {
    #[test]
    fn no_amounts_make_it_panic(a: i64, b: i64, p: f64, months: usize) {
        let outcomes = [Outcome { actual: a, forecast: b }, Outcome { actual: b, forecast: a }];
        let _ = (wape(&outcomes), bias(&outcomes), pipeline(&[(p, a), (p, b)]), from_year_to_date(a, p));
        let _ = seasonal_share(&[[a; 12], [b; 12]], months);
    }
}

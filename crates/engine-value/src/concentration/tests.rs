use super::*;
use proptest::prelude::*;

/// Methods 1.1, thousand euros.
const FIRM: [i64; 10] = [5_000, 2_400, 1_200, 600, 400, 200, 100, 50, 30, 20];

fn near(given: f64, expected: f64, tolerance: f64) {
    assert!((given - expected).abs() <= tolerance, "{given} is not {expected}");
}

fn letters(classes: &[Class]) -> String {
    classes.iter().map(|class| class.code()).collect()
}

#[test]
fn the_handbooks_ten_customers_fall_into_three_classes() {
    let abc = Abc::of(&FIRM, AbcLimits::default()).unwrap();
    assert_eq!(letters(&abc.classes()), "AAABBCCCCC");
    assert_eq!(abc.total, 10_000);
    assert_eq!((abc.customers(Class::A), abc.customers(Class::B), abc.customers(Class::C)), (3, 2, 5));
    near(abc.share(Class::A).unwrap(), 0.86, 1e-12);
}

#[test]
fn the_customer_that_crosses_the_line_belongs_to_the_better_class_and_exactly_on_it_to_the_next() {
    let abc = Abc::of(&[80, 15, 5], AbcLimits::default()).unwrap();
    assert_eq!(letters(&abc.classes()), "ABC");
    let abc = Abc::of(&[79, 16, 5], AbcLimits::default()).unwrap();
    assert_eq!(letters(&abc.classes()), "AAC");
}

#[test]
fn a_customer_without_positive_value_is_class_c_and_flagged() {
    let abc = Abc::of(&[-50, 0, 100], AbcLimits::default()).unwrap();
    assert_eq!(letters(&abc.classes()), "CCA");
    assert_eq!(abc.total, 100);
    assert_eq!(abc.ranked.iter().map(|r| r.index).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(abc.ranked.iter().map(|r| r.nonpositive).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn equal_values_keep_the_callers_order() {
    let abc = Abc::of(&[10, 10, 10], AbcLimits::new(500, 900).unwrap()).unwrap();
    assert_eq!(abc.ranked.iter().map(|r| r.index).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(letters(&abc.classes()), "AAB");
}

#[test]
fn limits_that_make_no_sense_are_refused() {
    for (a, b) in [(0, 950), (950, 800), (800, 1_001)] {
        assert_eq!(AbcLimits::new(a, b), None);
    }
}

#[test]
fn the_handbooks_concentration_is_met() {
    let c = Concentration::of(&FIRM).unwrap();
    near(c.cr(1), 0.50, 1e-12);
    near(c.cr(3), 0.86, 1e-12);
    near(c.cr(99), 1.0, 1e-12);
    near(c.hhi, 0.327_738, 1e-9);
    near(c.effective_customers, 3.0512, 5e-5);
    near(c.gini, 0.6886, 5e-5);
    assert_eq!(c.at_least(100), [0, 1, 2]);
    assert_eq!(c.customers_for(800), 3);
    assert_eq!(c.customers_for(500), 1);
    near(c.share_of_top(200), 0.74, 1e-12);
    assert_eq!(c.share(-1), None);
}

#[test]
fn an_unknown_rest_gives_two_bounds_and_none_gives_the_index_itself() {
    let c = Concentration::of(&FIRM).unwrap();
    assert_eq!(c.hhi_range(0), HhiRange { low: c.hhi, high: c.hhi });
    let range = c.hhi_range(10_000);
    near(range.low, 0.327_738 / 4.0, 1e-9);
    near(range.high, 0.327_738 / 4.0 + 0.25, 1e-9);
}

#[test]
fn losing_the_largest_leaves_the_concentration_of_the_others() {
    let c = Concentration::of(&[5, 3, 1, -2]).unwrap();
    let left = c.without_top(1).unwrap();
    assert_eq!((left.total, left.customers, c.top_value(1)), (4, 2, 5));
    near(left.hhi, 0.625, 1e-12);
    assert_eq!(c.without_top(3), None);
}

#[test]
fn without_a_positive_value_there_is_no_concentration() {
    assert_eq!(Concentration::of(&[]), None);
    assert_eq!(Concentration::of(&[0, -3]), None);
    assert_eq!(Concentration::of(&[i64::MAX, i64::MAX]), None);
    assert_eq!(Abc::of(&[i64::MAX, i64::MAX], AbcLimits::default()), None);
    assert!(Abc::of(&[], AbcLimits::default()).unwrap().ranked.is_empty());
}

proptest! {
    #[test]
    fn the_index_lies_between_one_by_n_and_one(values in prop::collection::vec(1..1_000_000_i64, 1..60)) {
        let c = Concentration::of(&values).unwrap();
        let n = values.len() as f64;
        prop_assert!(c.hhi >= 1.0 / n && c.hhi <= 1.0);
        prop_assert!(c.effective_customers >= 1.0 && c.effective_customers <= n + 1e-9);
        prop_assert!((0.0..1.0).contains(&c.gini));
    }

    #[test]
    fn classes_never_rise_along_the_ranking(values in prop::collection::vec(-1_000..1_000_000_i64, 0..60)) {
        let abc = Abc::of(&values, AbcLimits::default()).unwrap();
        prop_assert!(abc.ranked.windows(2).all(|pair| pair[0].class <= pair[1].class && pair[0].value >= pair[1].value));
        prop_assert_eq!(abc.ranked.len(), values.len());
    }

    #[test]
    fn the_scale_of_the_values_changes_no_class_and_no_share(
        values in prop::collection::vec(-1_000..1_000_000_i64, 1..40), factor in 1..1_000_i64,
    ) {
        let scaled: Vec<i64> = values.iter().map(|value| value * factor).collect();
        let limits = AbcLimits::default();
        prop_assert_eq!(Abc::of(&values, limits).unwrap().classes(), Abc::of(&scaled, limits).unwrap().classes());
        if let Some(c) = Concentration::of(&values) {
            let s = Concentration::of(&scaled).unwrap();
            prop_assert!((c.hhi - s.hhi).abs() < 1e-9 && (c.gini - s.gini).abs() < 1e-9 && (c.cr(3) - s.cr(3)).abs() < 1e-9);
        }
    }

    #[test]
    fn no_values_make_it_panic(values in prop::collection::vec(any::<i64>(), 0..6), rest: i64, n: usize, permille: u16) {
        let _ = Abc::of(&values, AbcLimits::default());
        if let Some(c) = Concentration::of(&values) {
            let range = c.hhi_range(rest);
            prop_assert!(range.low <= range.high && c.cr(n) <= 1.0 + 1e-9);
            let _ = (c.without_top(n), c.at_least(permille), c.customers_for(permille), c.share_of_top(permille));
        }
    }
}

use super::*;
use proptest::prelude::*;

#[test]
fn the_handbooks_loss_costs_two_fifths_of_the_ebit() {
    let fixed =
        [Cost::new(14_000_000, 0).unwrap(), Cost::new(4_500_000, 1_000).unwrap(), Cost::new(6_500_000, 0).unwrap()];
    let found = LossTest::of(125_000_000, &[], &fixed).unwrap();
    assert_eq!((found.avoidable, found.stranded, found.delta_ebit), (4_500_000, 20_500_000, -120_500_000));
    assert!((found.share_of_ebit(Some(300_000_000)).unwrap() * 100.0 + 40.17).abs() < 0.005);
    assert_eq!(found.expected_loss(0.15), Some(18_075_000));
}

#[test]
fn costs_to_serve_that_stay_make_the_loss_larger() {
    let found = LossTest::of(1_000, &[Cost::new(200, 600).unwrap()], &[]).unwrap();
    assert_eq!((found.stranded_cost_to_serve, found.delta_ebit), (80, -1_080));
}

#[test]
fn losing_an_account_that_costs_money_is_no_loss() {
    let found = LossTest::of(-500, &[], &[Cost::new(100, 1_000).unwrap()]).unwrap();
    assert_eq!((found.delta_ebit, found.expected_loss(0.5)), (600, Some(0)));
}

#[test]
fn what_is_unknown_or_impossible_stays_unknown() {
    let found = LossTest::of(100, &[], &[]).unwrap();
    assert_eq!(
        (found.share_of_ebit(None), found.share_of_ebit(Some(0)), found.share_of_ebit(Some(-1))),
        (None, None, None)
    );
    assert_eq!((found.expected_loss(1.5), found.expected_loss(f64::NAN)), (None, None));
    assert_eq!(Cost::new(1, 1_001), None);
}

proptest! {
    #[test]
    fn avoidable_and_stranded_are_the_whole_cost(amounts in prop::collection::vec((-9_999..9_999_i64, 0..=1_000_u16), 0..9)) {
        let fixed: Vec<_> = amounts.iter().map(|(amount, permille)| Cost::new(*amount, *permille).unwrap()).collect();
        let found = LossTest::of(5, &[], &fixed).unwrap();
        prop_assert_eq!(found.avoidable + found.stranded, amounts.iter().map(|(amount, _)| amount).sum::<i64>());
    }

    #[test]
    fn no_amounts_make_it_panic(db2: i64, a: i64, b: i64, permille in 0..=1_000_u16, p: f64) {
        let cost = |amount| Cost::new(amount, permille).unwrap();
        if let Some(found) = LossTest::of(db2, &[cost(a)], &[cost(b), cost(a)]) {
            let _ = (found.expected_loss(p), found.share_of_ebit(Some(a)));
        }
    }
}

use super::*;
use proptest::prelude::*;

#[test]
fn a_half_is_rounded_away_from_zero_on_both_sides() {
    let cases =
        [(5, 2, 3), (-5, 2, -3), (5, -2, -3), (4, 3, 1), (-4, 3, -1), (2, 3, 1), (-2, 3, -1), (0, 7, 0), (1, 2, 1)];
    for (numerator, denominator, expected) in cases {
        assert_eq!(round_half_away(numerator, denominator), Some(expected), "{numerator}/{denominator}");
    }
    assert_eq!(round_half_away(1, 0), None);
    assert_eq!(round_half_away(i128::MIN, -1), None);
}

#[test]
fn quantity_times_price_is_rounded_once_in_the_currencys_own_unit() {
    assert_eq!(product_minor(1_500, 3_333_333, 2), Some(500), "1.5 pieces at 3.333333 are 5.00");
    assert_eq!(product_minor(1_000, 5_000, 2), Some(1), "half a cent counts as one");
    assert_eq!(product_minor(-1_000, 5_000, 2), Some(-1));
    assert_eq!(product_minor(3_000, 2_500_000, 0), Some(8), "yen have no decimals");
    assert_eq!(product_minor(3_000, 2_500_000, 3), Some(7_500), "dinar have three");
    assert_eq!(product_minor(i64::MAX, i64::MAX, 2), None);
    assert_eq!(product_minor(1, 1, 10), None);
}

#[test]
fn a_split_gives_the_odd_cents_to_the_largest_remainders_first_come_first_served() {
    assert_eq!(split_largest_remainder(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
    assert_eq!(split_largest_remainder(-100, &[1, 1, 1]), Some(vec![-34, -33, -33]));
    assert_eq!(split_largest_remainder(10, &[0, 2, 1]), Some(vec![0, 7, 3]));
    assert_eq!(split_largest_remainder(10, &[0, 0]), None);
    assert_eq!(split_largest_remainder(10, &[3, -1]), None);
    assert_eq!(split_largest_remainder(10, &[]), None);
    assert_eq!(split_largest_remainder(i64::MIN, &[i64::MAX]), Some(vec![i64::MIN]));
}

#[test]
fn apportioned_values_keep_their_sum() {
    assert_eq!(apportion(1, &[0.4, 0.6]), Some(vec![0, 1]));
    assert_eq!(apportion(-1, &[-0.5, -0.5]), Some(vec![0, -1]));
    assert_eq!(apportion(5, &[]), None);
    assert_eq!(apportion(5, &[f64::NAN]), None);
}

proptest! {
    #[test]
    fn the_parts_of_a_split_are_the_whole(total: i64, weights in prop::collection::vec(0..i64::MAX, 1..20)) {
        if let Some(parts) = split_largest_remainder(total, &weights) {
            prop_assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(total));
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(*weight > 0 || *part == 0);
            }
        } else {
            prop_assert!(weights.iter().all(|weight| *weight == 0));
        }
    }

    #[test]
    fn no_amount_makes_money_panic(a: i64, b: i64, c: i64, exponent: u8, x: f64) {
        let _ = (mul_div(a, b, c), product_minor(a, b, exponent), round_half_away(i128::from(a) << 64, i128::from(b)));
        let _ = (sum([a, b, c]), ratio(a, b), from_f64(x), apportion(a, &[x, 1.5]), split_largest_remainder(a, &[b, c]));
    }
}

use super::*;

#[test]
fn the_normal_distribution_meets_its_tables() {
    for (x, expected) in [(0.0, 0.5), (1.0, 0.841_344_746), (-1.0, 0.158_655_254), (Z_975, 0.975), (-40.0, 0.0)] {
        assert!((cdf(x) - expected).abs() < 1e-9, "{x}");
    }
}

#[test]
fn students_quantile_meets_its_table() {
    for (df, expected) in [(1.0, 12.706_205), (9.0, 2.262_157), (30.0, 2.042_272)] {
        assert!((t_975(df).unwrap() - expected).abs() < 1e-5, "{df}");
    }
    assert!((t_cdf(2.262_157, 9.0).unwrap() - 0.975).abs() < 1e-6);
    assert_eq!(t_975(0.0), None);
}

#[test]
fn without_spread_the_probability_is_nothing_half_or_one() {
    assert_eq!(at_least(1.0, 2.0, 0.0), Some(0.0));
    assert_eq!(at_least(2.0, 2.0, 0.0), Some(0.5));
    assert_eq!(at_least(3.0, 2.0, 0.0), Some(1.0));
    assert_eq!(at_least(3.0, 2.0, -1.0), None);
    assert_eq!(at_least(f64::NAN, 2.0, 1.0), None);
}

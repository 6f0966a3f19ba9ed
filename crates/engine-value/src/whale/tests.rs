use super::*;
use proptest::prelude::*;

#[test]
fn the_handbooks_whale_peaks_after_four_customers() {
    let whale = Whale::of(&[-300, 1_000, 50, 400, -150, 200]).unwrap();
    assert_eq!((whale.total, whale.peak, whale.peak_customers), (1_200, 1_650, 4));
    assert_eq!((whale.loss, whale.loss_making, whale.profitable), (-450, 2, 4));
    assert_eq!(whale.peak_ratio(), Some(1.375));
    assert_eq!(whale.erosion(), Some(0.375));
    assert_eq!(whale.ranked, [1, 3, 5, 2, 4, 0]);
    assert_eq!(whale.ratio_after(1), Some(1_000.0 / 1_200.0));
}

#[test]
fn the_peak_is_the_first_maximum_when_results_of_zero_follow() {
    let whale = Whale::of(&[0, 10, 0, -1]).unwrap();
    assert_eq!((whale.peak, whale.peak_customers), (10, 1));
    assert_eq!(whale.ranked, [1, 0, 2, 3]);
}

#[test]
fn without_a_positive_total_there_are_no_percentages() {
    let whale = Whale::of(&[10, -30]).unwrap();
    assert_eq!(
        (whale.total, whale.peak, whale.erosion(), whale.peak_ratio(), whale.ratio_after(1)),
        (-20, 10, None, None, None)
    );
    let nobody = Whale::of(&[-5, -7]).unwrap();
    assert_eq!((nobody.peak, nobody.peak_customers, nobody.loss), (0, 0, -12));
    assert_eq!(Whale::of(&[]).unwrap().ratio_after(3), None);
}

proptest! {
    #[test]
    fn the_curve_ends_at_the_total_and_gains_less_losses_are_the_total(results in prop::collection::vec(-9_000..9_000_i64, 0..50)) {
        let whale = Whale::of(&results).unwrap();
        prop_assert_eq!(whale.cumulated.last().copied().unwrap_or(0), results.iter().sum::<i64>());
        prop_assert_eq!(whale.peak + whale.loss, whale.total);
        prop_assert!(whale.cumulated.iter().all(|reached| *reached <= whale.peak));
    }

    #[test]
    fn no_results_make_it_panic(results in prop::collection::vec(any::<i64>(), 0..6), n: usize) {
        if let Some(whale) = Whale::of(&results) {
            let _ = (whale.erosion(), whale.ratio_after(n));
        }
    }
}

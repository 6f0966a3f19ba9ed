use super::*;
use proptest::prelude::*;

#[test]
fn the_handbooks_share_of_wallet_comes_as_three() {
    let found = share_of_wallet(900, 2_500, 3_000, 4_000).unwrap();
    assert_eq!(found, ShareOfWallet { at_low: 0.36, at_base: 0.30, at_high: 0.225 });
    assert_eq!((share_of_wallet(900, 0, 1, 2), share_of_wallet(900, 3, 2, 4)), (None, None));
}

#[test]
fn the_handbooks_whitespace_is_met() {
    let cells = [(400, 400), (200, 50), (100, 0), (300, 0), (150, 150), (50, 0), (80, 80), (120, 0)];
    let cells = cells.map(|(potential, own)| WhitespaceCell { potential, own });
    let found = whitespace(&cells).unwrap();
    assert_eq!((found.open, found.breadth), (720, Some(0.5)));
    assert!((found.penetration.unwrap() * 100.0 - 48.57).abs() < 0.005);
    assert!((cells[3].priority(0.4, 0.35).unwrap() - 42.0).abs() < 1e-9);
    assert_eq!(whitespace(&[]).unwrap(), Whitespace { open: 0, penetration: None, breadth: None });
}

#[test]
fn the_handbooks_needs_and_completeness_are_met() {
    assert_eq!((need(9.0, 4.0), need(6.0, 8.0), need(11.0, 0.0)), (Some(14.0), Some(6.0), None));
    let groups = [
        (25, Freshness::Fresh),
        (20, Freshness::Old),
        (20, Freshness::Missing),
        (20, Freshness::Fresh),
        (15, Freshness::Fresh),
    ];
    assert_eq!(completeness(&groups), Some(0.70));
    assert_eq!(completeness(&[]), None);
}

proptest! {
    #[test]
    fn penetration_is_at_most_one_where_own_is_within_potential(cells in prop::collection::vec((0..9_999_i64, 0..=1_000_i64), 1..20)) {
        let cells: Vec<_> =
            cells.into_iter().map(|(potential, permille)| WhitespaceCell { potential, own: potential * permille / 1_000 }).collect();
        prop_assert!(whitespace(&cells).unwrap().penetration.is_none_or(|share| share <= 1.0));
    }

    #[test]
    fn no_amounts_make_it_panic(a: i64, b: i64, c: i64, d: i64, x: f64, weight: u32) {
        let cell = WhitespaceCell { potential: a, own: b };
        let _ = (whitespace(&[cell, cell]), cell.priority(x, x), share_of_wallet(a, b, c, d), need(x, x));
        let _ = completeness(&[(weight, Freshness::Old), (weight, Freshness::Fresh)]);
    }
}

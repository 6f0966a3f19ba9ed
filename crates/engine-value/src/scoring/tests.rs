use super::*;
use proptest::prelude::*;

fn criteria(weights: &[u32], scores: &[Option<f64>]) -> Vec<Criterion> {
    weights.iter().zip(scores).map(|(weight, score)| Criterion { weight: *weight, score: *score }).collect()
}

const WEIGHTS: [u32; 5] = [30, 25, 15, 15, 15];

#[test]
fn the_handbooks_account_is_attractive_and_at_par_with_its_rival() {
    let all = weighted_score(&criteria(&WEIGHTS, &[8.0, 6.0, 7.0, 9.0, 4.0].map(Some))).unwrap();
    assert!((all.value - 6.90).abs() < 1e-9 && all.coverage == 1.0);
    let part = weighted_score(&criteria(&WEIGHTS, &[Some(8.0), Some(6.0), Some(7.0), None, Some(4.0)])).unwrap();
    assert!((part.value - 6.5294).abs() < 5e-5 && (part.coverage - 0.85).abs() < 1e-12 && part.is_covered(700));
    let customers = [40, 30, 20, 10];
    let own = weighted_score(&criteria(&customers, &[8.0, 5.0, 7.0, 6.0].map(Some))).unwrap().value;
    let rival = weighted_score(&criteria(&customers, &[6.0, 7.0, 6.0, 8.0].map(Some))).unwrap().value;
    assert!((own - 6.70).abs() < 1e-9 && (rival - 6.50).abs() < 1e-9);
    let strength = relative_strength(own, rival).unwrap();
    assert!((strength - 5.10).abs() < 1e-9);
    let placed = place(all.value, strength, 5.0, 0.5).unwrap();
    assert_eq!((placed.cell, placed.borderline, placed.neighbours), (Cell::HH, true, [None, Some(Cell::HL)]));
    assert_eq!(Tier::by_lines(all.value, strength), Tier::T2);
}

#[test]
fn too_little_known_is_said_and_nothing_known_is_unknown() {
    let part = weighted_score(&criteria(&[30, 70], &[Some(5.0), None])).unwrap();
    assert!(!part.is_covered(700) && part.is_covered(300));
    assert_eq!(weighted_score(&criteria(&[30], &[None])), None);
    assert_eq!(weighted_score(&criteria(&[30], &[Some(11.0)])), None);
    assert_eq!(weighted_score(&criteria(&[0], &[Some(1.0)])), None);
    assert_eq!(
        (must_discuss(&[3.0, 7.0], 4.0), must_discuss(&[3.0, 6.9], 4.0), must_discuss(&[3.0], 4.0)),
        (Some(true), Some(false), None)
    );
    assert_eq!((relative_strength(11.0, 5.0), place(f64::NAN, 5.0, 5.0, 0.5)), (None, None));
}

#[test]
fn a_tier_changes_only_with_distance_or_twice_in_a_row() {
    let cases = [
        (None, None, 7.0, 5.0, Tier::T1),
        (Some(Tier::T2), None, 7.2, 5.2, Tier::T2),
        (Some(Tier::T2), None, 7.5, 5.5, Tier::T1),
        (Some(Tier::T2), Some(Tier::T1), 7.2, 5.2, Tier::T1),
        (Some(Tier::T1), None, 6.8, 5.2, Tier::T1),
        (Some(Tier::T1), None, 6.4, 5.2, Tier::T2),
        (Some(Tier::T1), Some(Tier::T2), 6.8, 5.2, Tier::T2),
        (Some(Tier::T3), Some(Tier::T2), 8.0, 8.0, Tier::T1),
        (Some(Tier::T2), Some(Tier::T1), 6.0, 6.0, Tier::T2),
    ];
    for (current, last, a, rbs, expected) in cases {
        assert_eq!(propose_tier(current, last, a, rbs, 0.5), expected, "{current:?} {last:?} {a} {rbs}");
    }
    assert!(too_many_key_accounts(36, 35) && !too_many_key_accounts(35, 35));
    assert_eq!(Tier::from_code(Tier::T2.code()), Some(Tier::T2));
}

proptest! {
    #[test]
    fn the_scale_of_the_weights_changes_nothing(scores in prop::collection::vec((1..100_u32, 0.0..10.0_f64), 1..9), factor in 1..1_000_u32) {
        let of = |factor: u32| {
            let criteria: Vec<_> = scores.iter().map(|(w, s)| Criterion { weight: w * factor, score: Some(*s) }).collect();
            weighted_score(&criteria).unwrap().value
        };
        prop_assert!((of(1) - of(factor)).abs() < 1e-9);
    }

    #[test]
    fn no_judgement_makes_it_panic(a: f64, b: f64, c: f64, d: f64, weight: u32) {
        let _ = (weighted_score(&criteria(&[weight, weight], &[Some(a), None])), place(a, b, c, d), must_discuss(&[a, b], c));
        let _ = (propose_tier(Some(Tier::T2), Some(Tier::T1), a, b, c), relative_strength(a, b));
    }
}

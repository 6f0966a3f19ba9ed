use super::*;
use proptest::prelude::*;

fn holds(parent: usize, child: usize, percent: u16) -> Link {
    Link { parent, child, ownership_bp: Some(percent * 100), control: false }
}

fn runs(parent: usize, child: usize) -> Link {
    Link { parent, child, ownership_bp: None, control: true }
}

/// H = 0 owns A = 1, B = 2, C = 3; B owns D = 4 (methods 2).
fn handbook() -> Structure {
    Structure::new(5, &[holds(0, 1, 100), holds(0, 2, 60), holds(0, 3, 40), holds(2, 4, 60)]).unwrap()
}

#[test]
fn the_handbooks_group_counts_what_it_controls_along_the_chain() {
    let structure = handbook();
    let values = [0, 600, 300, 100, 50];
    assert_eq!(structure.value_of(0, &values), Some(950));
    assert_eq!(structure.closure(0), [0, 1, 2, 4]);
    assert_eq!(structure.associated(0), [Associated { unit: 3, held_by: 0, ownership_bp: 4_000 }]);
    assert_eq!((structure.ultimate_parent(4), structure.ultimate_parent(3)), (Some(0), Some(3)));
    let groups = structure.roll_up(&values).unwrap();
    assert_eq!(groups, [Group { top: 0, units: 4, value: 950 }, Group { top: 3, units: 1, value: 100 }]);
    assert!(structure.controls(0, 4) && !structure.controls(0, 3) && !structure.controls(0, 0));
}

#[test]
fn half_is_no_control_but_the_flag_is() {
    let half = Structure::new(2, &[holds(0, 1, 50)]).unwrap();
    assert_eq!((half.controlling_parent(1), half.associated(0).len()), (None, 1));
    let more = Structure::new(2, &[Link { ownership_bp: Some(5_001), ..holds(0, 1, 0) }]).unwrap();
    assert_eq!(more.controlling_parent(1), Some(0));
    let flag = Structure::new(2, &[Link { control: true, ..holds(0, 1, 30) }]).unwrap();
    assert_eq!((flag.controlling_parent(1), flag.associated(0).len()), (Some(0), 0));
    assert!(Structure::new(2, &[holds(0, 1, 19)]).unwrap().associated(0).is_empty());
}

#[test]
fn contradictions_are_refused_with_the_units_named() {
    let refused = |units, links: &[Link]| Structure::new(units, links).unwrap_err();
    assert_eq!(refused(2, &[runs(0, 2)]), Fault::UnknownUnit { unit: 2 });
    assert_eq!(refused(2, &[runs(1, 1)]), Fault::HoldsItself { unit: 1 });
    assert_eq!(refused(2, &[runs(0, 1), runs(0, 1)]), Fault::NamedTwice { parent: 0, child: 1 });
    assert_eq!(refused(3, &[holds(0, 2, 60), holds(1, 2, 41)]), Fault::AboveWhole { child: 2 });
    assert_eq!(refused(3, &[holds(0, 2, 60), runs(1, 2)]), Fault::TwoControllers { child: 2, parents: [0, 1] });
    let circle = [runs(3, 2), runs(1, 3), runs(2, 1), runs(1, 4)];
    assert_eq!(refused(5, &circle), Fault::Circle { units: vec![1, 2, 3] });
}

#[test]
fn holdings_without_control_may_run_in_a_circle() {
    let structure = Structure::new(2, &[holds(0, 1, 30), holds(1, 0, 30)]).unwrap();
    assert_eq!((structure.closure(0), structure.associated(0).len()), (vec![0], 1));
}

#[test]
fn an_account_whose_unit_is_controlled_from_another_is_its_sub_account() {
    // units 0 → 1 → 2 → 3 with accounts X, none, Y, Y; unit 4 stands alone with account Z
    let structure = Structure::new(5, &[runs(0, 1), runs(1, 2), runs(2, 3)]).unwrap();
    let found = sub_accounts(&structure, &[Some(0), None, Some(1), Some(1), Some(2)], 3);
    assert_eq!(found, SubAccounts { parent: vec![None, Some(0), None], top: vec![0, 0, 2], tangles: vec![] });
}

#[test]
fn accounts_that_cannot_be_put_in_order_stand_by_themselves_and_are_named() {
    // X controls a unit of Y, and Y one of X
    let structure = Structure::new(4, &[runs(0, 1), runs(2, 3)]).unwrap();
    let mutual = sub_accounts(&structure, &[Some(0), Some(1), Some(1), Some(0)], 2);
    assert_eq!((mutual.top, mutual.tangles), (vec![0, 1], vec![Tangle::Circle { accounts: vec![0, 1] }]));
    let torn = sub_accounts(&structure, &[Some(0), Some(2), Some(1), Some(2)], 3);
    assert_eq!(torn.parent, [None, None, None]);
    assert_eq!(torn.tangles, [Tangle::SeveralParents { account: 2, parents: vec![0, 1] }]);
}

fn any_links(units: usize) -> impl Strategy<Value = Vec<Link>> {
    let link = (0..units, 0..units, prop::option::of(0..=10_000_u16), any::<bool>());
    prop::collection::vec(link, 0..units * 2).prop_map(|links| {
        let of = |(parent, child, ownership_bp, control)| Link { parent, child, ownership_bp, control };
        links.into_iter().map(of).collect()
    })
}

proptest! {
    #[test]
    fn no_unit_counts_twice(links in any_links(8), values in prop::collection::vec(-1_000..1_000_i64, 8)) {
        if let Ok(structure) = Structure::new(8, &links) {
            let groups = structure.roll_up(&values).unwrap();
            prop_assert_eq!(groups.iter().map(|group| group.value).sum::<i64>(), values.iter().sum::<i64>());
            prop_assert_eq!(groups.iter().map(|group| group.units).sum::<usize>(), 8);
            for group in &groups {
                prop_assert_eq!(structure.value_of(group.top, &values), Some(group.value));
                prop_assert_eq!(structure.closure(group.top).len(), group.units);
            }
        }
    }

    #[test]
    fn trees_are_accepted_and_parents_lead_to_the_root(parents in prop::collection::vec(any::<prop::sample::Index>(), 1..40)) {
        let links: Vec<_> = parents.iter().enumerate().map(|(i, parent)| runs(parent.index(i + 1), i + 1)).collect();
        let structure = Structure::new(parents.len() + 1, &links).unwrap();
        prop_assert!((0..=parents.len()).all(|unit| structure.ultimate_parent(unit) == Some(0)));
        prop_assert_eq!(structure.closure(0).len(), parents.len() + 1);
    }

    #[test]
    fn no_structure_makes_it_panic(links in any_links(6), accounts in prop::collection::vec(prop::option::of(0..9_usize), 0..9), a: i64) {
        if let Ok(structure) = Structure::new(5, &links) {
            let _ = (structure.roll_up(&[a; 5]), structure.value_of(77, &[a]), structure.associated(77), structure.controls(9, 9));
            let found = sub_accounts(&structure, &accounts, 4);
            prop_assert_eq!(found.top.len(), 4);
        }
    }
}

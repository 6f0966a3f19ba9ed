use super::{account, demo};
use crate::demo::{Part, firm::people};
use std::collections::HashSet;

#[test]
fn the_firm_has_the_customers_of_the_pictures() {
    let accounts = &demo().accounts;
    let tier = |t: u8| accounts.iter().filter(|a| a.tiers.last().is_some_and(|tier| tier.tier == t)).count();
    assert_eq!((tier(1), tier(2), tier(3)), (2, 22, 9));
    assert_eq!(accounts.iter().filter(|a| a.collective).count(), 1);
    let collective = accounts.iter().position(|a| a.collective);
    assert_eq!(demo().units.iter().filter(|u| u.account == collective).count(), 61);
    assert_eq!(accounts.len(), 24 + 1 + 51 + 1);
}

#[test]
fn keys_and_numbers_are_unique_and_some_begin_with_zeros() {
    let keys: HashSet<&str> = demo().accounts.iter().map(|a| a.key.as_str()).collect();
    assert_eq!(keys.len(), demo().accounts.len());
    let numbers: Vec<&String> = demo().units.iter().flat_map(|u| &u.numbers).collect();
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), numbers.len());
    assert!(numbers.iter().any(|n| *n == "0040631") && numbers.iter().any(|n| *n == "40631"));
    let bare: HashSet<&str> = demo().units.iter().filter(|u| u.numbers.is_empty()).map(|u| u.name.as_str()).collect();
    assert_eq!(bare, HashSet::from(["Tarvik Getränke Holding SE", "Werksverkauf"]));
}

#[test]
fn groups_are_held_by_control_not_by_shares_multiplied() {
    let unit = |name: &str| demo().units.iter().find(|u| u.name.starts_with(name)).unwrap();
    assert!(unit("Fruchthof Elmenau").control);
    let kellerbach = unit("Kellerbach");
    assert_eq!((kellerbach.parent, kellerbach.ownership_bp), (Some(0), Some(4_000)));
    assert_eq!(unit("Bexford Foods Ireland").account, Some(account(demo(), "BEXFORD-IE")));
    for (at, unit) in demo().units.iter().enumerate() {
        assert!(unit.parent.is_none_or(|parent| parent < at), "parents come first: {}", unit.name);
    }
}

#[test]
fn every_account_but_the_collective_has_one_lead() {
    for account in demo().accounts.iter().filter(|a| !a.collective) {
        assert_eq!(account.team.iter().filter(|t| t.part == Part::Lead).count(), 1, "{}", account.name);
        let members: HashSet<usize> = account.team.iter().map(|t| t.member).collect();
        assert_eq!(members.len(), account.team.len(), "{}", account.name);
        assert!(account.team.iter().all(|t| t.member < people::members().len()));
    }
}

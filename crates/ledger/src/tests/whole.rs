//! The ladder of the portfolio and of groups.
use super::figures::worked_example;
use super::*;
use crate::routes;
use accounts::{Part, sample};
use engine_value::contribution::{Kind, Line};

const PATH: &str = "/portfolio/contribution";

/// Tarvik with a controlled subsidiary under another account, a stranger, a number to be assigned.
async fn firm(d: &TestDesk) -> AccountId {
    let (account, unit) = worked_example(d).await;
    let (sub, _) = sample::account(&d.site, &d.cast.head, "1002", "Tarvik Logistik").await;
    let below = sample::unit(&d.site, &d.cast.head, sub, ("Tarvik Logistik GmbH", "1003"), Some((unit, 10_000))).await;
    let (_, alone) = sample::account(&d.site, &d.cast.head, "2001", "Halvik").await;
    let waiting = sample::unassigned(&d.site, &d.cast.controller, "9001", "Neu").await;
    let sold = |unit, amount: i64| {
        NewLine::new(unit, day("2026-05-04")).of("S", &amount.to_string()).amount(Kind::GrossSales, amount)
    };
    let lines = [sold(below, 7_000_000), sold(alone, 3_000_001), sold(waiting, 500_000)];
    book(d, Identity::DocumentLine, &lines).await;
    account
}

/// The last column but one of the parts and of their sum, in cents.
fn parts(csv: &str) -> (i64, Vec<String>) {
    let table = csv.split("by account").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().skip(1).filter(|l| l.contains(',')).collect();
    let amount = |r: &str| {
        let cells: Vec<&str> = r.split(',').collect();
        cells[1].replace('.', "").parse::<i64>().unwrap()
    };
    (rows.iter().map(|r| amount(r)).sum(), rows.iter().map(|r| r.split(',').next().unwrap().to_owned()).collect())
}

#[tokio::test]
async fn the_portfolios_ladder_is_the_sum_of_its_accounts() {
    testkit::both(async |d| {
        firm(&d).await;
        let page = d.get(routes(), &d.cast.head, PATH).await;
        assert_eq!(page.status, 200, "{}", page.text);
        for part in ["5,105,000.01", "Tarvik Logistik", "Halvik", "Waits to be assigned"] {
            assert!(page.text.contains(part), "{part} is missing");
        }
        let csv = d.get(routes(), &d.cast.head, &format!("{PATH}/csv?explain=gross_sales")).await;
        assert_eq!(csv.status, 200);
        assert_eq!(parts(&csv.text).0, 510_500_001);
        for line in Line::ALL {
            let panel = d.get_part(routes(), &d.cast.head, &format!("{PATH}?explain={}", line.code()), "explain").await;
            assert!(panel.status == 200 && panel.text.starts_with("<div class=\"explain"), "{}", panel.text);
        }
    })
    .await;
}

#[tokio::test]
async fn a_group_is_shown_whole_or_not_at_all() {
    testkit::both(async |d| {
        let account = firm(&d).await;
        let tab = d.get(routes(), &d.cast.head, "/accounts/1001/profit").await;
        assert!(tab.text.contains("Whole group"), "the tab leads to the group");
        assert!(!d.get(routes(), &d.cast.head, "/accounts/2001/profit").await.text.contains("Whole group"));
        // By the key of any of its accounts.
        for key in ["1001", "1002"] {
            let group = d.get(routes(), &d.cast.head, &format!("{PATH}?group={key}")).await;
            assert!(group.text.contains("5,070,000.00") && !group.text.contains("Halvik"), "{}", group.text);
        }
        sample::team(&d.site, &d.cast.head, account, &d.cast.manager, Part::Lead, true).await;
        assert_eq!(d.get(routes(), &d.cast.manager, &format!("{PATH}?group=1001")).await.status, 404);
        let tab = d.get(routes(), &d.cast.manager, "/accounts/1001/profit").await;
        assert!(tab.status == 200 && !tab.text.contains("Whole group"));
    })
    .await;
}

#[tokio::test]
async fn without_the_right_to_all_only_own_accounts_are_added() {
    testkit::both(async |d| {
        let account = firm(&d).await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.manager, Part::Lead, true).await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.colleague, Part::Colleague, false).await;
        let own = d.get(routes(), &d.cast.manager, PATH).await;
        assert!(own.text.contains("My accounts") && own.text.contains("5,000,000.00"), "{}", own.text);
        for hidden in ["Halvik", "Logistik", "assigned", "5,105,000"] {
            assert!(!own.text.contains(hidden), "{hidden}");
        }
        let csv = d.get(routes(), &d.cast.manager, &format!("{PATH}/csv?explain=gross_sales")).await;
        assert_eq!(parts(&csv.text), (500_000_000, vec!["Tarvik".to_owned()]));
        for who in [&d.cast.colleague, &d.cast.administrator, &d.second.head] {
            let page = d.get(routes(), who, PATH).await;
            assert!(page.status == 200 && !page.text.contains("Tarvik") && !page.text.contains("5,000,000"));
        }
    })
    .await;
}

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
async fn many_accounts_stand_on_pages_and_their_sum_on_each() {
    testkit::both(async |d| {
        let mut lines = Vec::new();
        for n in 1..=60_i64 {
            let (_, unit) =
                sample::account(&d.site, &d.cast.head, &format!("{}", 3_000 + n), &format!("Kunde {n}")).await;
            lines.push(
                NewLine::new(unit, day("2026-05-04")).of("S", &n.to_string()).amount(Kind::GrossSales, n * 100_000),
            );
        }
        book(&d, Identity::DocumentLine, &lines).await;
        let first = d.get(routes(), &d.cast.head, PATH).await.text;
        let (large, small) = ("Kunde 11</a>", "Kunde 10</a>");
        assert!(first.contains(large) && !first.contains(small) && first.contains("1 to 50 of 60"), "{first}");
        let second = d.get(routes(), &d.cast.head, &format!("{PATH}?start=50")).await.text;
        assert!(second.contains(small) && !second.contains(large) && second.contains("51 to 60 of 60"), "{second}");
        for page in [&first, &second] {
            assert!(page.contains("1,830,000.00"), "the sum is that of all");
        }
        // Nonsense leads to a page that exists.
        for start in ["7", "x", "99999999999999999999999"] {
            assert!(d.get(routes(), &d.cast.head, &format!("{PATH}?start={start}")).await.text.contains(large));
        }
        let file = d.get(routes(), &d.cast.head, &format!("{PATH}/csv?start=50&explain=gross_sales")).await;
        assert_eq!(parts(&file.text).1.len(), 60);
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

/// Runs what waits to be done.
async fn work(d: &TestDesk) {
    let (ws, now) = (d.cast.workspace, d.now());
    let lease = jiff::SignedDuration::from_secs(60);
    while let Some(job) = base::job::claim(d.db(), ws, now, lease).await.unwrap() {
        let kind = base::job::KINDS.iter().find(|k| k.kind == job.kind).unwrap();
        let system = Actor::system(ws, d.cast.head.firm.clone());
        (kind.run)(&d.site, system.clone(), &job.payload.0).await.unwrap();
        let mut tx = d.db().begin(&system, now).await.unwrap();
        base::job::done(&mut tx, &job).await.unwrap();
        tx.commit_quiet(base::Quiet::Job).await.unwrap();
    }
}

/// Two accounts buy less of one offering and more of another, at other prices; some is sold without offering.
async fn two_years(d: &TestDesk) {
    let (_, one) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
    let (_, two) = sample::account(&d.site, &d.cast.head, "1002", "Halvik").await;
    let sold = |unit, on: &str, code: &str, thousandths: i64, cents: i64| {
        NewLine::new(unit, day(on)).sold(code, thousandths).amount(Kind::InvoicedSales, cents)
    };
    let lines = [
        sold(one, "2025-03-02", "A", 10_000, 100_000),
        sold(two, "2025-03-02", "B", 20_000, 100_000),
        sold(one, "2026-03-02", "A", 8_000, 88_000),
        sold(two, "2026-03-02", "A", 4_000, 40_000),
        sold(two, "2026-03-03", "B", 20_000, 110_000),
        sold(two, "2026-03-04", "C", 1_000, 7_777),
        NewLine::new(one, day("2026-03-05")).amount(Kind::InvoicedSales, 5_000),
    ];
    book(d, Identity::Row, &lines).await;
}

const YEARS: &str = "from=2026-01-01&to=2026-12-31&compare=year";

#[tokio::test]
async fn the_portfolios_bridge_is_made_in_the_background_and_its_steps_are_those_of_all_lines() {
    testkit::both(async |d| {
        two_years(&d).await;
        let (head, page) = (&d.cast.head, format!("{PATH}?{YEARS}"));
        assert!(d.get(routes(), head, &page).await.text.contains("Explain the change"));
        let asked = d.post(routes(), head, &format!("{PATH}/bridge?{YEARS}"), &[]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let coming = d.get_part(routes(), head, &page, "bridge").await;
        assert!(coming.text.contains("every 2s"), "{} {}", coming.status, coming.text);
        work(&d).await;
        let there = d.get_part(routes(), head, &page, "bridge").await.text;
        // 32 pieces instead of 30 at 66.67 each; at old prices 2,200.00 instead of 2,133.33; now 80.00 more for A and
        // 100.00 more for B; C is new; 50.00 without offering.
        for step in ["Volume", "+€133.33", "Mix", "+€66.67", "Price", "+€180.00", "+€77.77", "+€50.00", "+€507.77"]
        {
            assert!(there.contains(step), "{step} is missing in {there}");
        }
        // A change of the ledger makes it old; nothing of it is shown again.
        book(
            &d,
            Identity::Row,
            &[NewLine::new(sample::account(&d.site, head, "1003", "Neu").await.1, day("2026-04-01"))
                .amount(Kind::InvoicedSales, 100)],
        )
        .await;
        assert!(d.get(routes(), head, &page).await.text.contains("Explain the change"));
    })
    .await;
}

#[tokio::test]
async fn who_sees_only_own_accounts_cannot_ask_for_the_portfolios_bridge() {
    testkit::both(async |d| {
        two_years(&d).await;
        for who in [&d.cast.manager, &d.cast.colleague, &d.cast.administrator] {
            assert_eq!(d.post(routes(), who, &format!("{PATH}/bridge?{YEARS}"), &[]).await.status, 404);
        }
        work(&d).await;
        assert!(d.get(routes(), &d.cast.head, &format!("{PATH}?{YEARS}")).await.text.contains("Explain the change"));
    })
    .await;
}

//! A preview only reads, and says what the booking then does.

use super::kinds::{ACCOUNTS, put_as};
use crate::kind::ImportKind;
use crate::model::{Options, State};
use accounts::book::AccountLine;
use base::{Day, Quiet};
use ledger::model::{AccountTarget, Cost, NewRate};
use testkit::TestDesk;

const COSTS: &str = "what;offering;driver;kind;key;cost;percent;rate;amount;resource;split;valid_from;valid_to\n\
    product_cost;A1;;;;12.5;;;;;;2026-01-01;\nproduct_cost;A1;;;;13;;;;;;2026-07-01;\n\
    rate;;complaints;service;;;;85;;;;2026-01-01;\nfixed;;;;TAR;;;;1200;Muster;;2026-01-01;2026-12-31\n\
    shared_fixed;;;;TAR;;;;50000;Ines;orders;2026-01-01;\nshared_fixed;;;;POL;;;;;Ines;;2026-01-01;\n";
const TARGETS: &str =
    "fiscal_year;key;net_revenue;margin;satisfaction\n2026;TAR;500000;;\n2026;POL;7;;\n2026;;;22;75\n";
const RATES: &str = "day;currency;rate\n2026-03-01;USD;1.2\n2026-04-01;USD;1.3\n2026-03-01;CHF;0.95\n";
const UNITS: &str = "customer;key;name;unit_name;parent;ownership_percent;site_city;payment_terms_days;lead\n\
    40711;TAR;Tarvik;Tarvik Nord;40690;60;Harenfeld;30;jana.ohlendiek@birkhorst.example\n\
    40690;TAR;Tarvik;Tarvik Holding;;;;;\n40691;NEU;Neu;;40711;100;Bremen;14;\n";

/// Checked and booked give the same counts; checked again, every row is known.
async fn agrees(d: &TestDesk, kind: ImportKind, text: &str) {
    let check = Options { dry_run: true, good_rows: false };
    let seen = put_as(d, kind, text, check).await;
    assert_eq!((seen.state, seen.rows.faulty), (State::Checked, 0), "{seen:?}");
    let booked = put_as(d, kind, text, Options::default()).await;
    assert_eq!((booked.state, booked.rows), (State::Booked, seen.rows), "{kind:?}: {booked:?}");
    let again = put_as(d, kind, text, check).await;
    assert_eq!((again.rows.already, again.rows.to_book()), (seen.rows.read, 0), "{kind:?}: {again:?}");
}

#[tokio::test]
async fn a_preview_says_what_the_booking_does() {
    testkit::both(async |d| {
        agrees(&d, ImportKind::Accounts, ACCOUNTS).await;
        agrees(&d, ImportKind::Accounts, &ACCOUNTS.replace("Getränke;T1", "Brauerei;T2")).await;
        agrees(&d, ImportKind::Accounts, UNITS).await;
        agrees(&d, ImportKind::Rates, RATES).await;
        agrees(&d, ImportKind::Rates, &RATES.replace("1.3", "1.4")).await;
        agrees(&d, ImportKind::Costs, COSTS).await;
        agrees(&d, ImportKind::Costs, &COSTS.replace("service", "other_cost_to_serve").replace(";13;", ";14;")).await;
        agrees(&d, ImportKind::Targets, TARGETS).await;
        agrees(&d, ImportKind::Targets, &TARGETS.replace(";22;", ";23;").replace("500000", "510000")).await;
        agrees(&d, ImportKind::Answers, "day;wave;key;respondent_name;item.recommend\n2026-03-01;W1;TAR;Ada;9\n").await;
    })
    .await;
}

#[tokio::test]
async fn a_group_that_stands_on_its_head_is_named_before_it_is_booked() {
    testkit::both(async |d| {
        put_as(&d, ImportKind::Accounts, UNITS, Options::default()).await;
        let circle = "customer;key;name;parent\n40690;TAR;Tarvik;40691\n";
        let seen = put_as(&d, ImportKind::Accounts, circle, Options { dry_run: true, good_rows: false }).await;
        assert_eq!((seen.rows.faulty, seen.problems[0].code.as_str()), (1, "account_refused"), "{seen:?}");
        assert!(seen.problems[0].text.contains("Tarvik Holding → Neu → Tarvik Nord → Tarvik Holding"), "{seen:?}");
    })
    .await;
}

#[tokio::test]
async fn previews_are_made_while_somebody_else_holds_the_writer() {
    testkit::both(async |d| {
        put_as(&d, ImportKind::Accounts, ACCOUNTS, Options::default()).await;
        let tar = accounts::find(d.db(), &d.cast.head, "TAR").await.unwrap().account_id;
        let day = Day::new(2026, 3, 1).unwrap();
        let mut writer = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        accounts::add_unassigned(&mut writer, "crm", "1", "", None).await.unwrap();
        // From here on SQLite's one writer is taken: whatever asked for it would wait for ever.
        let (db, head) = (d.db(), &d.cast.head);
        let lines: Vec<AccountLine> = (0..2_000)
            .map(|i| AccountLine { row: i, customer: format!("9{i}"), name: "N".into(), ..AccountLine::default() })
            .collect();
        let seen = accounts::book::compare(db, head, "erp", &lines, day).await.unwrap();
        assert_eq!(seen.count(accounts::book::LineState::New), 2_000);
        let usd = crate::Currency::parse("USD").unwrap();
        let rates = [NewRate { currency: usd, day, rate_millionths: 1_200_000 }];
        assert_eq!(ledger::compare_rates(db, head.workspace, &rates).await.unwrap().as_array().map(Vec::len), Some(1));
        let costs = [Cost::Product { offering: "A1".into(), cost_millionths: 5, from: day, to: None }];
        assert_eq!(ledger::compare_costs(db, head, &costs).await.unwrap().new, 1);
        let target = AccountTarget {
            account: tar,
            fiscal_year: 2026,
            net_revenue: Some(1),
            db2: None,
            db3: None,
            margin_permille: None,
        };
        let targets = ledger::compare_targets(db, head.workspace, &[target]).await.unwrap();
        assert!(targets[0]["before"].is_null());
        assert!(surveys::check_rows(db, head, &[]).await.unwrap().is_empty());
        writer.commit_quiet(Quiet::Staging).await.unwrap();
        assert_eq!(accounts::structure(&d.site, d.cast.workspace).await.unwrap().units.len(), 3);
    })
    .await;
}

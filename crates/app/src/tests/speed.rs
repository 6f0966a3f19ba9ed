//! What pages read: held in statements, not in time. Figures are made once per version and stand in memory; a second
//! request asks for the versions and for what is the account's own.
use crate::router::router;
use accounts::book::AccountLine;
use base::ids::ImportId;
use base::{Actor, Day, Event, change};
use ledger::{Identity, Kind, NewLine, Stager};
use testkit::{Answer, TestDesk, both};

/// Accounts 1 to 3 with twelve months of sales each; the first belongs to the manager's team.
async fn firm(d: &TestDesk) {
    let line = |n: u64| AccountLine {
        row: n,
        customer: n.to_string(),
        key: n.to_string(),
        name: format!("Kunde {n}"),
        lead: if n == 1 { "jana.ohlendiek@birkhorst.example".into() } else { String::new() },
        ..AccountLine::default()
    };
    let (site, head) = (&d.site, &d.cast.head);
    let mut tx = d.db().begin(head, d.now()).await.unwrap();
    let lines: Vec<AccountLine> = (1..=3).map(line).collect();
    let booked = accounts::book::book(&mut tx, ImportId::new(), "erp", &lines, site.today()).await.unwrap();
    assert!(booked.faults.is_empty(), "{:?}", booked.faults);
    tx.commit(Event::new("import.booked", "import", ImportId::new().0)).await.unwrap();
    sell(d, 12).await;
}

/// Sales of all units in the months to October 2026.
async fn sell(d: &TestDesk, months: i32) {
    let (actor, import) = (&d.cast.controller, ImportId::new());
    let structure = accounts::structure(&d.site, actor.workspace).await.unwrap();
    let last: base::Month = "2026-10".parse().unwrap();
    let mut lines = Vec::new();
    for (unit, month) in structure.units.iter().flat_map(|u| (0..months).map(move |m| (u.unit_id, m))) {
        let day: Day = last.plus(-month).first().plus_days(3);
        lines.push(
            NewLine::new(unit, day)
                .of(&format!("{import}{unit}{month}"), "1")
                .amount(Kind::InvoicedSales, 1_000_000 + i64::from(month % 3) * 50_000)
                .amount(Kind::ProductCost, 700_000),
        );
    }
    let mut stager = Stager::open(d.db(), actor, d.now(), import, "erp", Identity::DocumentLine).await.unwrap();
    stager.push(&lines).await.unwrap();
    stager.finish().await.unwrap();
    let mut tx = d.db().begin(actor, d.now()).await.unwrap();
    ledger::commit(&mut tx, import).await.unwrap();
    tx.commit(Event::new("import.booked", "import", import.0)).await.unwrap();
}

/// A page through all walls, and how many statements were read for it.
async fn get(d: &TestDesk, actor: &Actor, path: &str) -> (Answer, u64) {
    let before = base::db::reads();
    let answer = d.get(router(&d.site), actor, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    (answer, base::db::reads() - before)
}

/// Empties what only the making of figures reads, behind the back of every version.
async fn take_the_ground_away(d: &TestDesk) {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    change!(tx, c => {
        for text in ["DELETE FROM ledger_book", "DELETE FROM unit_number", "DELETE FROM kept_block"] {
            sqlx::query(text).execute(&mut *c).await.unwrap();
        }
    });
    tx.commit(Event::new("test.emptied", "test", uuid::Uuid::nil())).await.unwrap();
}

#[tokio::test]
async fn a_second_look_reads_versions_and_no_figures() {
    both(async |d| {
        firm(&d).await;
        for (actor, path, most) in [
            (&d.cast.head, "/portfolio", 9),
            (&d.cast.head, "/portfolio/list", 8),
            (&d.cast.head, "/accounts/1", 11),
            (&d.cast.manager, "/accounts/1", 12),
            (&d.cast.head, "/accounts/1/balance", 9),
            (&d.cast.head, "/accounts/1/profit", 9),
            (&d.cast.head, "/accounts?sort=revenue", 9),
        ] {
            get(&d, actor, path).await;
            let (_, reads) = get(&d, actor, path).await;
            assert!(reads <= most, "{path} reads {reads} statements, not {most}");
        }
    })
    .await;
}

#[tokio::test]
async fn figures_stand_in_memory_until_the_version_is_raised() {
    both(async |d| {
        firm(&d).await;
        let head = &d.cast.head;
        let paths = ["/portfolio", "/portfolio/concentration", "/accounts/1/balance", "/accounts?sort=revenue"];
        let mut before = Vec::new();
        for path in paths {
            before.push(get(&d, head, path).await.0.text);
        }
        take_the_ground_away(&d).await;
        for (path, text) in paths.iter().zip(&before) {
            assert!(get(&d, head, path).await.0.text == *text, "{path} reads figures again");
        }
        sell(&d, 1).await;
        for (path, text) in paths.iter().zip(&before) {
            assert!(get(&d, head, path).await.0.text != *text, "{path} shows figures from before the booking");
        }
    })
    .await;
}

#[tokio::test]
async fn after_a_booking_the_figures_of_all_pages_are_read_once() {
    both(async |d| {
        firm(&d).await;
        let head = &d.cast.head;
        let pages =
            ["/portfolio", "/portfolio/list", "/accounts/1", "/accounts?sort=revenue", "/portfolio/concentration"];
        for path in pages {
            get(&d, head, path).await;
        }
        let mut steady = Vec::new();
        for path in pages {
            steady.push(get(&d, head, path).await.1);
        }
        sell(&d, 1).await;
        // The first page reads the books and what costs there are; the others find them.
        let first = get(&d, head, pages[0]).await.1;
        assert!((steady[0] + 4..=steady[0] + 14).contains(&first), "{first} statements");
        for (path, steady) in pages.iter().zip(&steady).skip(1) {
            assert_eq!(get(&d, head, path).await.1, *steady, "{path} reads more after a booking");
        }
    })
    .await;
}

#[tokio::test]
async fn a_changed_account_costs_no_reading_of_the_ledger() {
    let d = TestDesk::sqlite().await;
    firm(&d).await;
    let head = &d.cast.head;
    let before = get(&d, head, "/accounts/1/balance").await.0.text;
    take_the_ground_away(&d).await;
    let mut tx = d.db().begin(head, d.now()).await.unwrap();
    accounts::store::raise(&mut tx).await.unwrap();
    tx.commit(Event::new("test.raised", "test", uuid::Uuid::nil())).await.unwrap();
    assert!(get(&d, head, "/accounts/1/balance").await.0.text == before);
}

#[tokio::test]
async fn what_is_in_memory_is_shown_to_those_who_may_see_it_only() {
    let d = TestDesk::sqlite().await;
    firm(&d).await;
    assert!(get(&d, &d.cast.head, "/accounts?sort=revenue").await.0.text.contains("Kunde 2"));
    let own = get(&d, &d.cast.manager, "/accounts?sort=revenue").await.0.text;
    assert!(own.contains("Kunde 1") && !own.contains("Kunde 2"));
    assert_eq!(d.get(router(&d.site), &d.cast.manager, "/accounts/2").await.status, 404);
    let portfolio = get(&d, &d.cast.manager, "/portfolio").await.0.text;
    assert!(portfolio.contains("My accounts") && !portfolio.contains("Kunde 3"));
}

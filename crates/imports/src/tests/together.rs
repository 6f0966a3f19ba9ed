//! Problems that read the same are decided in one go, and the decision is taken back in one go.

use super::pages::{all, clean, home, run};
use base::Actor;
use testkit::TestDesk;

const HEAD: &str = "Belegnr;Pos.;Belegdatum;Kunde-Nr.;Kunde;Artikelgruppe;Menge;Betrag EUR\n";

/// Twelve amounts with the letter O, each another one; seven cells `k. A.`; four good rows.
fn file() -> String {
    let row = |i: usize, amount: &str| format!("48-{i};10;30.10.2026;40711;Tarvik;Kartons;1;{amount}\n");
    let letters = (0..12).map(|i| row(i, &format!("1{i:02},5O")));
    let words = (12..19).map(|i| row(i, "k. A."));
    let good = (19..23).map(|i| row(i, "7,00"));
    HEAD.to_owned() + &letters.chain(words).chain(good).collect::<String>()
}

/// Decides and waits for the file to be read anew; the page after.
async fn decide(d: &TestDesk, actor: &Actor, href: &str, path: &str, form: &[(&str, &str)]) -> String {
    let a = d.post(all(), actor, &format!("{href}/{path}"), form).await;
    assert!(a.status == 303 && a.header("location").starts_with(href), "{} {}", a.status, a.text);
    let to = a.header("location").split('#').next().unwrap().to_owned();
    loop {
        let page = d.get(all(), actor, &to).await.text;
        if !page.contains("id=\"progress\"") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn one_click_decides_for_all_rows_with_the_same_problem_and_one_takes_it_back() {
    testkit::both(async |d| {
        let me = &d.cast.controller;
        let href = home(&d, me, &file()).await;
        run(&d, me, &href, "check").await;
        let page = d.get(all(), me, &href).await.text;
        clean(&page);
        for part in ["Book 4 rows", "The same in 12 rows:", "Take the proposal in all 12", "The same in 7 rows:"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        // told once for each of the two, in the list for phones and in the table
        assert_eq!(page.matches("Leave out all 12<").count(), 2, "{page}");
        assert_eq!(page.matches("Take for all 7<").count(), 2, "{page}");

        let page = decide(&d, me, &href, "rows/2/all", &[("act", "proposal"), ("of", "0")]).await;
        assert!(
            page.contains("12 rows have taken the proposal in Betrag EUR.") && page.contains("Book 16 rows"),
            "{page}"
        );
        let page = decide(&d, me, &href, "rows/15/all", &[("act", "leave_out"), ("of", "0")]).await;
        assert!(page.contains("7 rows are left out.") && page.contains("No row has a problem."), "{page}");
        assert!(page.contains("together/1/back") && page.contains("together/2/back"), "{page}");

        let page = decide(&d, me, &href, "together/2/back", &[]).await;
        assert!(page.contains("The same in 7 rows:") && page.contains("Book 16 rows"), "{page}");
        assert!(!page.contains("are left out.") && page.contains("have taken the proposal"), "{page}");
        let page = decide(&d, me, &href, "rows/15/all", &[("act", "use"), ("value", "3,00"), ("of", "0")]).await;
        assert!(page.contains("7 rows now read 3,00 in Betrag EUR.") && page.contains("Book 23 rows"), "{page}");

        run(&d, me, &href, "book").await;
        let sums = "SELECT CAST(SUM(gross_sales) AS TEXT) FROM ledger_fact WHERE workspace_id = $1";
        // the proposals 100,50 to 111,50, seven times 3,00, four times 7,00
        assert_eq!(d.texts(sums).await, ["132100"]);
        let late = d.post(all(), me, &format!("{href}/together/1/back"), &[]).await;
        assert_eq!(late.status, 409, "what is booked is decided no more: {}", late.text);
    })
    .await;
}

#[tokio::test]
async fn one_row_decided_by_itself_leaves_the_common_decision() {
    testkit::both(async |d| {
        let me = &d.cast.controller;
        let href = home(&d, me, &file()).await;
        run(&d, me, &href, "check").await;
        decide(&d, me, &href, "rows/14/all", &[("act", "use"), ("value", "3,0O"), ("of", "0")]).await;
        let page = decide(&d, me, &href, "rows/14", &[("act", "use"), ("value", "9,00"), ("column", "7")]).await;
        assert!(page.contains("6 rows now read 3,0O in Betrag EUR."), "{page}");
        // a correction that is wrong itself joins those that read the same
        assert!(page.contains("The same in 18 rows:"), "{page}");
        let page = decide(&d, me, &href, "together/1/back", &[]).await;
        assert!(page.contains("The same in 6 rows:") && page.contains("Book 5 rows"), "{page}");
        let stranger = d.post(all(), &d.cast.manager, &format!("{href}/rows/2/all"), &[("act", "leave_out")]).await;
        assert_eq!(stranger.status, 404);
        let same = home(&d, me, &format!("{HEAD}{}", "7;1;30.10.2026;40711;T;K;1;7,0O\n".repeat(3))).await;
        run(&d, me, &same, "check").await;
        let page = d.get(all(), me, &same).await.text;
        assert!(page.contains("Use 7,00 in all 3<"), "one proposal is named: {page}");
        let german = Actor { lang: base::Lang::De, ..me.clone() };
        let page = d.get(all(), &german, &href).await.text;
        assert!(page.contains("Dasselbe in 12 Zeilen:") && page.contains("Vorschlag in allen 12 übernehmen"), "{page}");
    })
    .await;
}

//! What stays together, what is told before it is booked, and what an undo leaves.

use super::books::{LEDGER, book, counts, facts, is_proved, put_with, quiet, uploaded};
use crate::kind::ImportKind;
use crate::model::{Options, Report, State};
use crate::{import_file, run, store, undo};
use testkit::TestDesk;

const DRY: Options = Options { dry_run: true, good_rows: false };
const GOOD: Options = Options { dry_run: false, good_rows: true };

/// Documents without line numbers: the document alone finds a row again.
fn by_document() -> String {
    LEDGER.replace("[[column]]\nfrom = \"line\"\nto = \"line\"\n", "")
}

/// Neither document nor line.
fn by_row() -> String {
    by_document().replace("[[column]]\nfrom = \"doc\"\nto = \"document\"\n", "")
}

fn codes(r: &Report) -> Vec<(u64, &str)> {
    r.problems.iter().map(|p| (p.row, p.code.as_str())).collect()
}

#[tokio::test]
async fn a_document_with_a_faulty_row_waits_as_a_whole() {
    testkit::both(async |d| {
        let file = "R1;;2026-03-02;40711;T;100\nR1;;2026-03-32;40711;T;50\nR2;;2026-03-02;40711;T;7\nR1;;2026-03-03;40711;T;5\n";
        let dry = put_with(&d, &by_document(), file, DRY).await;
        assert_eq!((counts(&dry), codes(&dry)), ([4, 0, 0, 0, 3, 1], vec![(3, "no_such_day")]), "{dry:?}");
        let checked = store::get(d.db(), &d.cast.controller, dry.import_id).await.unwrap().unwrap();
        assert_eq!(checked.reading.waiting_with(), 2, "{:?}", checked.reading.cut);
        let good = put_with(&d, &by_document(), file, GOOD).await;
        assert_eq!((good.state, facts(&d).await), (State::Booked, (1, 700)), "{good:?}");
        let waits = "document_waits";
        assert_eq!(codes(&good), [(2, waits), (3, "no_such_day"), (5, waits)]);
        // The corrected file brings the whole document, and nothing of the other one is touched.
        let whole = "R1;;2026-03-02;40711;T;100\nR1;;2026-03-02;40711;T;50\nR1;;2026-03-03;40711;T;5\n";
        let corrected = put_with(&d, &by_document(), whole, GOOD).await;
        assert_eq!((corrected.rows.faulty, facts(&d).await), (0, (4, 16_200)), "{corrected:?}");
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn what_changes_is_told_in_money_before_it_is_booked() {
    testkit::both(async |d| {
        book(&d, "R1;1;2026-03-02;40711;T;100,50\nR1;2;2026-03-02;40711;T;50\n").await;
        let told = async |mapping: &str, text: &str| {
            let r = put_with(&d, mapping, text, DRY).await;
            let i = store::get(d.db(), &d.cast.controller, r.import_id).await.unwrap().unwrap();
            (i.counts.changed, i.reading.changed_amount, i.reading.changed_before)
        };
        assert_eq!(told(LEDGER, "R1;1;2026-03-02;40711;T;90\nR1;2;2026-03-02;40711;T;50\n").await, (1, 9_000, 10_050));
        assert_eq!(told(LEDGER, "R1;1;2026-03-02;40711;T;100,50\n").await, (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_file_without_documents_warns_of_days_that_are_booked_otherwise() {
    testkit::both(async |d| {
        book(&d, "R1;1;2026-03-02;40711;T;100\nR2;1;2026-03-03;40711;T;50\n").await;
        let same_days = async |text: &str| {
            let r = put_with(&d, &by_row(), text, DRY).await;
            let i = store::get(d.db(), &d.cast.controller, r.import_id).await.unwrap().unwrap();
            i.reading.same_days
        };
        // the same two days and customer in another shape, a third day, another customer
        let known = ";;2026-03-02;40711;T;99\n;;2026-03-03;40711;T;49\n";
        assert_eq!(same_days(known).await, (2, 2));
        assert_eq!(same_days(&format!("{known};;2026-03-04;40711;T;1\n;;2026-03-02;40712;U;1\n")).await, (4, 2));
    })
    .await;
}

#[tokio::test]
async fn numbers_of_an_undone_import_wait_no_longer() {
    testkit::both(async |d| {
        let waiting = async || accounts::store::unit::unassigned_count(d.db(), &d.cast.head).await.unwrap();
        let first = book(&d, "R1;1;2026-03-02;40711;T;100\nR2;1;2026-03-02;40712;U;100\n").await;
        book(&d, "R3;1;2026-03-02;40712;U;1\n").await;
        assert_eq!(waiting().await, 2);
        undo(&d.site, &d.cast.controller, first.import_id).await.unwrap();
        assert_eq!(waiting().await, 1, "the number that another import uses still waits");
        run::book_again(&d.site, &d.cast.controller, first.import_id).await.unwrap();
        assert_eq!(waiting().await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_row_without_its_amount_is_a_problem_of_the_amount() {
    let d: TestDesk = TestDesk::sqlite().await;
    let mapping = LEDGER.replace("from = \"line\"\nto = \"line\"", "from = \"line\"\nto = \"quantity\"");
    let r = put_with(&d, &mapping, "R1;3;2026-03-02;40711;T;\nR2;3;2026-03-02;40711;T;0\n", DRY).await;
    assert_eq!((codes(&r), r.problems[0].column.as_str()), (vec![(2, "no_amount")], "amount"));
    let path = d.folder().join("price.csv");
    std::fs::write(&path, "doc;n;price;day;customer\nR1;3;;2026-03-02;40711\n").unwrap();
    let priced = "version = 1\nkind = \"ledger\"\nname = \"\"\nsource_system = \"erp\"\n[[column]]\nfrom = \"doc\"\nto = \"document\"\n\
        [[column]]\nfrom = \"n\"\nto = \"quantity\"\n[[column]]\nfrom = \"price\"\nto = \"price\"\n[[column]]\nfrom = \"day\"\nto = \"day\"\n\
        [[column]]\nfrom = \"customer\"\nto = \"customer\"\n[computed]\n\"amount.invoiced_sales\" = \"quantity * price\"\n";
    let r = import_file(&d.site, &d.cast.controller, ImportKind::Ledger, &path, priced, DRY, &quiet).await.unwrap();
    assert_eq!((codes(&r), r.problems[0].column.as_str()), (vec![(2, "no_amount")], "price"));
}

#[tokio::test]
async fn a_run_says_how_far_it_is_until_it_has_ended() {
    testkit::both(async |d| {
        let (import, _) = uploaded(&d, "").await;
        let asked = async || {
            let path = format!("/data/{}/progress", import.id);
            d.get_part(crate::routes(), &d.cast.controller, &path, "progress").await
        };
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        assert!(store::start(&mut tx, import.id, State::Checking, false).await.unwrap());
        tx.commit_quiet(base::Quiet::Staging).await.unwrap();
        let running = asked().await;
        assert!(running.text.contains("<progress") && running.text.contains("/cancel"), "{}", running.text);
        assert_eq!((running.header("hx-redirect"), running.text.contains("<html")), ("", false));
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        store::set_state(&mut tx, import.id, State::Failed, "").await.unwrap();
        tx.commit_quiet(base::Quiet::Staging).await.unwrap();
        let ended = asked().await;
        assert!(!ended.text.contains("every 1s") && ended.text.contains("over=true"), "{}", ended.text);
        let path = format!("/data/{}/progress?over=true", import.id);
        let on = d.get_part(crate::routes(), &d.cast.controller, &path, "progress").await;
        assert_eq!(on.header("hx-redirect"), format!("/data/{}", import.id));
    })
    .await;
}

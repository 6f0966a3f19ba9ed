//! Files into the books: booked, changed, undone, refused.

use super::{kept_mapping, shared};
use crate::kind::ImportKind;
use crate::model::{Options, Progress, Report, State};
use crate::run;
use crate::store::{self, NewImport};
use crate::{import_file, undo};
use base::ids::ImportId;
use base::{Actor, Error, Quiet};
use std::path::PathBuf;
use testkit::TestDesk;

pub(super) const LEDGER: &str = r#"
version = 1
kind = "ledger"
name = "plain"
source_system = "erp"
[[column]]
from = "doc"
to = "document"
[[column]]
from = "line"
to = "line"
[[column]]
from = "day"
to = "day"
[[column]]
from = "customer"
to = "customer"
[[column]]
from = "name"
to = "customer_name"
[[column]]
from = "amount"
to = "amount.invoiced_sales"
"#;

pub(super) const HEAD: &str = "doc;line;day;customer;name;amount\n";

pub(super) fn quiet(_: Progress) {}

pub(super) fn file(d: &TestDesk, name: &str, text: &str) -> PathBuf {
    let path = d.folder().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// A file of these rows with another mapping.
pub(super) async fn put_with(d: &TestDesk, mapping: &str, text: &str, options: Options) -> Report {
    let path = file(d, "other.csv", &format!("{HEAD}{text}"));
    import_file(&d.site, &d.cast.controller, ImportKind::Ledger, &path, mapping, options, &quiet).await.unwrap()
}

async fn put(d: &TestDesk, actor: &Actor, text: &str, options: Options) -> Report {
    let path = file(d, "file.csv", &format!("{HEAD}{text}"));
    import_file(&d.site, actor, ImportKind::Ledger, &path, LEDGER, options, &quiet).await.unwrap()
}

pub(super) async fn book(d: &TestDesk, text: &str) -> Report {
    put(d, &d.cast.controller, text, Options::default()).await
}

pub(super) fn counts(r: &Report) -> [u64; 6] {
    [r.rows.read, r.rows.new, r.rows.changed, r.rows.already, r.rows.to_assign, r.rows.faulty]
}

/// Facts: lines and their sum.
pub(super) async fn facts(d: &TestDesk) -> (i64, i64) {
    const SQL: &str =
        "SELECT COUNT(*), CAST(COALESCE(SUM(invoiced_sales), 0) AS BIGINT) FROM ledger_fact WHERE workspace_id = $1";
    base::read!(d.db(), p => sqlx::query_as(SQL).bind(d.cast.workspace).fetch_one(p).await).unwrap()
}

async fn rolled(d: &TestDesk) -> i64 {
    const SQL: &str =
        "SELECT CAST(COALESCE(SUM(invoiced_sales), 0) AS BIGINT) FROM ledger_month WHERE workspace_id = $1";
    base::read!(d.db(), p => sqlx::query_scalar(SQL).bind(d.cast.workspace).fetch_one(p).await).unwrap()
}

pub(super) async fn rows_of(d: &TestDesk, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE workspace_id = $1");
    base::read!(d.db(), p => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(d.cast.workspace).fetch_one(p).await)
        .unwrap()
}

pub(super) async fn is_proved(d: &TestDesk) {
    assert_eq!(ledger::check(d.db(), &d.cast.controller).await.unwrap(), Vec::<String>::new());
}

async fn close_through(d: &TestDesk, month: i32) {
    const SQL: &str = "UPDATE ledger_head SET closed_through = $2 WHERE workspace_id = $1";
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    let ws = d.cast.workspace;
    base::change!(tx, c => sqlx::query(SQL).bind(ws).bind(month).execute(c).await.map(|_| ())).unwrap();
    tx.commit_quiet(Quiet::Cache).await.unwrap();
}

pub(super) const TWO: &str = "R1;1;2026-03-02;40711;Tarvik;100,50\nR1;2;2026-03-02;40711;Tarvik;50\n";

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    testkit::both(async |d| {
        let before = d.second_firm_rows().await;
        let first = book(&d, TWO).await;
        assert_eq!((first.state, counts(&first)), (State::Booked, [2, 0, 0, 0, 2, 0]), "{first:?}");
        assert_eq!(
            (first.totals.len(), first.totals[0].amount_minor, first.totals[0].currency.as_str()),
            (1, 15_050, "EUR")
        );
        assert_eq!((facts(&d).await, rolled(&d).await), ((2, 15_050), 15_050));
        let again = book(&d, TWO).await;
        assert_eq!((again.state, counts(&again)), (State::Booked, [2, 0, 0, 2, 0, 0]));
        assert_eq!((facts(&d).await, rolled(&d).await), ((2, 15_050), 15_050));
        is_proved(&d).await;
        assert_eq!(before, d.second_firm_rows().await);
    })
    .await;
}

#[tokio::test]
async fn a_dry_run_books_nothing() {
    testkit::both(async |d| {
        let r = put(&d, &d.cast.controller, TWO, Options { dry_run: true, good_rows: false }).await;
        assert_eq!((r.state, counts(&r)), (State::Checked, [2, 0, 0, 0, 2, 0]));
        assert_eq!((facts(&d).await, rows_of(&d, "unit").await), ((0, 0), 0));
        let json = serde_json::to_value(&r).unwrap();
        let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["import_id", "problem_count", "problems", "rows", "state", "totals"]);
    })
    .await;
}

#[tokio::test]
async fn changed_rows_are_replaced_and_undo_restores_them() {
    testkit::both(async |d| {
        let first = book(&d, TWO).await;
        let second = book(&d, "R1;1;2026-03-02;40711;Tarvik;90\nR2;1;2026-04-02;40711;Tarvik;7\n").await;
        assert_eq!(counts(&second), [2, 0, 1, 0, 1, 0]);
        assert_eq!(facts(&d).await, (3, 14_700));
        let refused = undo(&d.site, &d.cast.controller, first.import_id).await.unwrap_err();
        assert!(matches!(&refused, Error::Refused(s) if s.contains("document R1, line 1")), "{refused:?}");
        undo(&d.site, &d.cast.controller, second.import_id).await.unwrap();
        assert_eq!((facts(&d).await, rolled(&d).await), ((2, 15_050), 15_050));
        run::book_again(&d.site, &d.cast.controller, second.import_id).await.unwrap();
        assert_eq!(facts(&d).await, (3, 14_700));
        undo(&d.site, &d.cast.controller, second.import_id).await.unwrap();
        undo(&d.site, &d.cast.controller, first.import_id).await.unwrap();
        assert_eq!((facts(&d).await, rolled(&d).await), ((0, 0), 0));
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn all_or_nothing_or_the_good_rows_only() {
    testkit::both(async |d| {
        let bad =
            "R1;1;2026-03-02;40711;Tarvik;100,5O\nR1;2;32.10.2026;40711;Tarvik;50\nR2;1;2026-03-02;40711;Tarvik;7\n";
        let r = book(&d, bad).await;
        assert_eq!((r.state, counts(&r), r.problem_count), (State::Checked, [3, 0, 0, 0, 1, 2], 2), "{r:?}");
        assert!(r.refusal.is_some() && facts(&d).await == (0, 0) && rows_of(&d, "ledger_line").await == 0);
        assert_eq!(rows_of(&d, "unit").await, 0, "a number that came with a refused file leaves again");
        assert_eq!((r.problems[0].row, r.problems[0].code.as_str()), (2, "not_a_number"));
        assert_eq!(r.problems[0].fix.as_deref(), Some("Use 100,50"));
        let r = put(&d, &d.cast.controller, bad, Options { dry_run: false, good_rows: true }).await;
        assert_eq!((r.state, r.problem_count, facts(&d).await), (State::Booked, 2, (1, 700)));
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn unknown_numbers_wait_to_be_assigned_and_one_event_tells_of_the_import() {
    testkit::both(async |d| {
        let r = book(&d, TWO).await;
        let s = accounts::structure(&d.site, d.cast.workspace).await.unwrap();
        let waiting: Vec<_> = s.unassigned().map(|u| (u.name.clone(), u.numbers.clone())).collect();
        assert_eq!(waiting, [("Tarvik".to_owned(), vec![("erp".to_owned(), "40711".to_owned())])]);
        let events = d.texts("SELECT name FROM audit_event WHERE workspace_id = $1 ORDER BY number").await;
        assert_eq!(events, ["firm.opened", "import.booked"]);
        undo(&d.site, &d.cast.controller, r.import_id).await.unwrap();
        let events = d.texts("SELECT name FROM audit_event WHERE workspace_id = $1 ORDER BY number").await;
        assert_eq!(events.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_closed_month_is_a_problem_of_the_row() {
    testkit::both(async |d| {
        book(&d, TWO).await;
        let march = "2026-03".parse::<base::Month>().unwrap();
        close_through(&d, march.0).await;
        let file = format!("{TWO}R3;1;2026-03-09;40711;Tarvik;8\nR4;1;2026-04-01;40711;Tarvik;9\n");
        for dry_run in [true, false] {
            let r = put(&d, &d.cast.controller, &file, Options { dry_run, good_rows: true }).await;
            assert_eq!(counts(&r), [4, 0, 0, 2, 1, 1], "{r:?}");
            assert_eq!((r.problems[0].row, r.problems[0].code.as_str()), (4, "closed_month"));
            assert_eq!(r.problems[0].fix.as_deref(), Some("Book in April 2026"));
        }
        assert_eq!(facts(&d).await, (3, 15_950));
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn sales_without_customer_are_booked_when_the_mapping_says_so() {
    testkit::both(async |d| {
        let path = file(&d, "f.csv", &format!("{HEAD}R1;1;2026-03-02;;;5\nR1;2;2026-03-02;40711;T;6\n"));
        let run = async |mapping: &str| {
            import_file(&d.site, &d.cast.controller, ImportKind::Ledger, &path, mapping, Options::default(), &quiet)
                .await
                .unwrap()
        };
        assert_eq!(run(LEDGER).await.problems[0].code, "empty_customer");
        let with = LEDGER
            .replace("[[column]]\nfrom = \"doc\"", "empty_customer = \"without_customer\"\n[[column]]\nfrom = \"doc\"");
        let r = run(&with).await;
        assert_eq!((counts(&r), facts(&d).await), ([2, 1, 0, 0, 1, 0], (2, 1_100)), "{r:?}");
        assert_eq!(counts(&run(&with).await), [2, 0, 0, 2, 0, 0]);
    })
    .await;
}

/// An import as the page makes it, and its file.
pub(super) async fn uploaded(d: &TestDesk, text: &str) -> (crate::model::Import, PathBuf) {
    let (id, path) = (ImportId::new(), file(d, "up.csv", &format!("{HEAD}{text}")));
    let new = NewImport {
        id,
        kind: ImportKind::Ledger,
        file_name: "up.csv".into(),
        file_hash: String::new(),
        file_size: 1,
        has_file: true,
        mapping_text: LEDGER.into(),
        mapping_name: "plain".into(),
        mapping_version: None,
        good_rows: false,
    };
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    store::insert(&mut tx, new).await.unwrap();
    tx.commit_quiet(Quiet::Staging).await.unwrap();
    (store::get(d.db(), &d.cast.controller, id).await.unwrap().unwrap(), path)
}

#[tokio::test]
async fn rights_hold_at_the_door() {
    testkit::both(async |d| {
        let path = file(&d, "f.csv", &format!("{HEAD}{TWO}"));
        for (actor, allowed) in
            [(&d.cast.colleague, false), (&d.cast.administrator, false), (&d.cast.head, true), (&d.cast.manager, true)]
        {
            let r = import_file(&d.site, actor, ImportKind::Ledger, &path, LEDGER, Options::default(), &quiet).await;
            assert_eq!(r.is_ok(), allowed, "{}", actor.name);
        }
        // the manager has no account with this number
        let r = put(&d, &d.cast.manager, "R9;1;2026-03-02;99;T;5\n", Options::default()).await;
        assert_eq!((r.problems[0].code.as_str(), r.state), ("not_your_account", State::Checked));
        let booked = book(&d, "R8;1;2026-03-02;99;T;5\n").await;
        assert!(matches!(undo(&d.site, &d.cast.manager, booked.import_id).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_with_its_sentence() {
    testkit::both(async |d| {
        let path = file(&d, "f.csv", "%PDF-1.7 hello");
        let r = import_file(&d.site, &d.cast.head, ImportKind::Ledger, &path, LEDGER, Options::default(), &quiet)
            .await
            .unwrap();
        assert_eq!((r.state, r.problem_count), (State::Failed, 1));
        assert!(r.problems[0].text.contains("PDF"), "{r:?}");
        let other =
            import_file(&d.site, &d.cast.head, ImportKind::Rates, &path, LEDGER, Options::default(), &quiet).await;
        assert!(matches!(other, Err(Error::Refused(_))));
    })
    .await;
}

#[tokio::test]
async fn a_datev_batch_is_booked_with_its_kept_mapping() {
    let Some(path) = shared("erp/datev/EXTF_Buchungsstapel.csv") else { return };
    testkit::both(async |d| {
        let mapping = kept_mapping("datev.toml").to_toml();
        let r =
            import_file(&d.site, &d.cast.controller, ImportKind::Ledger, &path, &mapping, Options::default(), &quiet)
                .await
                .unwrap();
        assert_eq!((r.state, r.rows.read, facts(&d).await), (State::Booked, 2, (2, 592_505)), "{r:?}");
    })
    .await;
}

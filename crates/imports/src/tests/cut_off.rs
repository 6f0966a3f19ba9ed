//! Bookings that do not come to their end, and what others do meanwhile.

use super::books::{HEAD, LEDGER, TWO, book, facts, file, is_proved, quiet, rows_of, uploaded};
use crate::kind::ImportKind;
use crate::model::{Options, Progress, State};
use crate::run::{self, Run};
use crate::{Mapping, import_file, store, sweep};
use base::{Error, Quiet};
use testkit::TestDesk;

fn many(n: usize) -> String {
    (0..n).map(|i| format!("R{i};1;2026-03-02;4{};N;1", i % 7)).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_killed_booking_leaves_nothing_after_the_next_start() {
    testkit::both(async |d| {
        let (import, path) = uploaded(&d, &many(16_000)).await;
        let staged = std::sync::atomic::AtomicU64::new(0);
        let progress = |p: Progress| staged.store(p.rows, std::sync::atomic::Ordering::Relaxed);
        let mapping = Mapping::parse(LEDGER).unwrap();
        let run = Run { site: &d.site, actor: &d.cast.controller, import: &import, mapping, path, progress: &progress };
        let mut booking = Box::pin(run.book(false));
        loop {
            tokio::select! {
                biased;
                ended = &mut booking => panic!("{ended:?}"),
                () = tokio::task::yield_now() => {}
            }
            if staged.load(std::sync::atomic::Ordering::Relaxed) >= 8_000 {
                break;
            }
        }
        drop(booking);
        let running = store::get(d.db(), &d.cast.controller, import.id).await.unwrap().unwrap();
        assert_eq!(running.state, State::Booking);
        assert!(rows_of(&d, "ledger_line").await >= 4_000 && facts(&d).await == (0, 0));
        sweep(&d.site).await.unwrap();
        assert_eq!((rows_of(&d, "ledger_line").await, rows_of(&d, "unit").await), (0, 0));
        let swept = store::get(d.db(), &d.cast.controller, import.id).await.unwrap().unwrap();
        assert_eq!((swept.state, swept.failure.is_empty()), (State::Failed, false));
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_booking_leaves_nothing() {
    testkit::both(async |d| {
        let (import, path) = uploaded(&d, &many(24_000)).await;
        let mapping = Mapping::parse(LEDGER).unwrap();
        let run = Run { site: &d.site, actor: &d.cast.controller, import: &import, mapping, path, progress: &quiet };
        let cancel = async {
            loop {
                let i = store::get(d.db(), &d.cast.controller, import.id).await.unwrap().unwrap();
                if i.state == State::Booking && i.rows_done > 0 {
                    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
                    store::ask_cancel(&mut tx, import.id).await.unwrap();
                    tx.commit_quiet(Quiet::Staging).await.unwrap();
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
        };
        let (ended, ()) = tokio::join!(Box::pin(run.book(false)), cancel);
        assert_eq!(ended.unwrap(), run::Ended::Cancelled);
        assert_eq!((rows_of(&d, "ledger_line").await, facts(&d).await), (0, (0, 0)));
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn somebody_else_writes_during_a_big_booking() {
    testkit::both(async |d| {
        let (import, path) = uploaded(&d, &many(12_000)).await;
        let mapping = Mapping::parse(LEDGER).unwrap();
        let run = Run { site: &d.site, actor: &d.cast.controller, import: &import, mapping, path, progress: &quiet };
        let mut booking = Box::pin(run.book(false));
        let mut written = 0;
        let ended = loop {
            let other = async {
                let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
                accounts::add_unassigned(&mut tx, "crm", &format!("X{written}"), "", None).await.unwrap();
                tx.commit_quiet(Quiet::Staging).await.unwrap();
            };
            tokio::select! {
                ended = &mut booking => break ended,
                () = other => written += 1,
            }
        };
        assert!(matches!(ended.unwrap(), run::Ended::Booked(_)) && written > 2, "{written}");
        assert_eq!(facts(&d).await, (12_000, 1_200_000));
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_books_nothing_and_says_so() {
    let d = TestDesk::sqlite().await;
    book(&d, TWO).await;
    let base::Db::Sqlite { rw, .. } = d.db() else { return };
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(rw).await.unwrap();
    let limit = |n: i64| format!("PRAGMA max_page_count = {n}");
    sqlx::query(sqlx::AssertSqlSafe(limit(pages + 60))).execute(rw).await.unwrap();
    let path = file(&d, "big.csv", &format!("{HEAD}{}", many(20_000)));
    let full =
        import_file(&d.site, &d.cast.controller, ImportKind::Ledger, &path, LEDGER, Options::default(), &quiet).await;
    let sentence = match full {
        Err(Error::Refused(s)) => s,
        Ok(r) => r.refusal.unwrap(),
        Err(e) => panic!("{e:?}"),
    };
    assert!(sentence.contains("disk is full"), "{sentence}");
    sqlx::query(sqlx::AssertSqlSafe(limit(1_000_000))).execute(rw).await.unwrap();
    sweep(&d.site).await.unwrap();
    assert_eq!((facts(&d).await, rows_of(&d, "ledger_line").await), ((2, 15_050), 2));
    is_proved(&d).await;
}

//! A long file that is booked already comes again: what is kept of it in memory has a bound, and nothing is lost by it.
use super::booking::invoice;
use super::{book, commit, is_proved, months, unit};

use crate::{Comparer, Identity, NewLine, Stager, Standing};
use base::ids::{ImportId, UnitId};
use engine_value::contribution::Kind;
use testkit::TestDesk;

/// Kept in memory in these tests, and rows of a portion: together the bound.
const KEPT: usize = 20;
const PORTION: usize = 30;

/// 150 documents of two rows; without document the same rows, told by their content.
fn rows(u: UnitId, mode: Identity) -> Vec<NewLine> {
    let row = |i: i64| {
        let line = invoice(u, &format!("R{:03}", i / 2), "", "2026-03-02", 100 + i);
        if mode == Identity::Row { NewLine { document: None, ..line } } else { line }
    };
    (0..300).map(row).collect()
}

async fn stager(d: &TestDesk, mode: Identity) -> (ImportId, Stager) {
    let import = ImportId::new();
    let opened = Stager::open(d.db(), &d.cast.controller, d.now(), import, "erp", mode).await;
    (import, opened.unwrap().keeping(KEPT))
}

async fn written_down(d: &TestDesk) -> usize {
    d.texts("SELECT CAST(times AS TEXT) FROM ledger_met WHERE workspace_id = $1").await.len()
}

async fn sales(d: &TestDesk) -> i64 {
    months(d).await.iter().map(|r| r.sums.booked(Kind::GrossSales)).sum()
}

#[tokio::test]
async fn what_is_kept_of_a_long_file_has_a_bound() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        for mode in [Identity::Document, Identity::Row] {
            let rows = rows(u, mode);
            book(&d, mode, &rows).await;
            let booked = months(&d).await;
            let (import, mut stager) = stager(&d, mode).await;
            let who = (&d.cast.controller, d.now(), ImportId::new());
            let mut comparer = Comparer::open(d.db(), who.0, who.1, who.2, "erp", mode).keeping(KEPT);
            for portion in rows.chunks(PORTION) {
                let standings = stager.push(portion).await.unwrap();
                assert_eq!(standings, comparer.push(portion).await.unwrap());
                assert!(standings.iter().all(|s| *s == Standing::Already), "{mode:?}");
                for kept in [stager.kept(), comparer.kept()] {
                    assert!(kept <= KEPT + PORTION, "{mode:?}: {kept} are kept");
                }
            }
            assert!(written_down(&d).await > 100, "{mode:?}: the rest is written down");
            let staged = stager.finish().await.unwrap();
            assert_eq!((staged.already, staged.gone), (300, 0), "{mode:?}");
            assert_eq!(comparer.finish().await.unwrap().gone, 0);
            assert_eq!(written_down(&d).await, 0, "{mode:?}: and forgotten at the end");
            commit(&d, import).await.unwrap();
            assert_eq!(months(&d).await, booked);
        }
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn documents_whose_rows_stand_far_apart_are_booked_as_the_file_has_them() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let rows = rows(u, Identity::Document);
        book(&d, Identity::Document, &rows).await;
        // all first rows, all second rows but one, and one first row once more at the very end
        let mut apart: Vec<NewLine> = rows.iter().step_by(2).cloned().collect();
        apart.extend(rows.iter().skip(1).step_by(2).skip(1).cloned());
        apart.push(rows[0].clone());
        let wanted: i64 = apart.iter().filter_map(|l| l.amounts[Kind::GrossSales.index()]).sum();
        let (import, mut stager) = stager(&d, Identity::Document).await;
        for portion in apart.chunks(PORTION) {
            stager.push(portion).await.unwrap();
        }
        let staged = stager.finish().await.unwrap();
        assert!(staged.gone >= 1 && staged.new == 0, "{staged:?}");
        commit(&d, import).await.unwrap();
        assert_eq!(sales(&d).await, wanted);
        is_proved(&d).await;
        super::unbook(&d, import).await.unwrap();
        assert_eq!(sales(&d).await, rows.iter().filter_map(|l| l.amounts[Kind::GrossSales.index()]).sum::<i64>());
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn the_second_row_of_a_content_is_new_however_far_it_stands_from_the_first() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let rows = rows(u, Identity::Row);
        book(&d, Identity::Row, &rows).await;
        let mut more = rows.clone();
        more.push(rows[0].clone());
        let (import, mut stager) = stager(&d, Identity::Row).await;
        for portion in more.chunks(PORTION) {
            stager.push(portion).await.unwrap();
        }
        let staged = stager.finish().await.unwrap();
        assert_eq!((staged.already, staged.new), (300, 1));
        let before = sales(&d).await;
        commit(&d, import).await.unwrap();
        assert_eq!(sales(&d).await, before + 100);
    })
    .await;
}

#[tokio::test]
async fn a_run_that_was_cut_off_leaves_nothing_written_down_once_it_is_swept() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let rows = rows(u, Identity::Document);
        book(&d, Identity::Document, &rows).await;
        let (import, mut stager) = stager(&d, Identity::Document).await;
        for portion in rows.chunks(PORTION) {
            stager.push(portion).await.unwrap();
        }
        drop(stager);
        assert!(written_down(&d).await > 100);
        crate::forget_met(d.db(), &d.cast.controller, d.now(), import).await.unwrap();
        assert_eq!(written_down(&d).await, 0);
    })
    .await;
}

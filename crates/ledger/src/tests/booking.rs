//! Staging, booking, undo: what is a fact and what is not.
use super::*;
use crate::store;
use base::Month;
use engine_value::contribution::Kind;

pub(super) fn invoice(unit: UnitId, doc: &str, line: &str, on: &str, gross: i64) -> NewLine {
    NewLine::new(unit, day(on)).of(doc, line).sold("A-1", 1_000).amount(Kind::GrossSales, gross)
}

#[tokio::test]
async fn staged_lines_are_no_facts_until_they_are_booked() {
    testkit::both(async |d| {
        let before = d.second_firm_rows().await;
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let lines = [invoice(u, "R1", "1", "2026-03-02", 10_000), invoice(u, "R1", "2", "2026-03-02", 5_000)];
        let (import, staged, standings) = stage(&d, Identity::DocumentLine, &lines).await;
        assert_eq!((staged.new, standings), (2, vec![Standing::New; 2]));
        assert!(months(&d).await.is_empty());
        is_proved(&d).await;
        let summary = commit(&d, import).await.unwrap();
        assert_eq!((summary.entries, summary.months[0].booked, summary.months[0].kind), (2, 15_000, "gross_sales"));
        let rows = months(&d).await;
        assert_eq!((rows.len(), rows[0].sums.orders(), rows[0].sums.lines()), (1, 1, 2));
        is_proved(&d).await;
        assert!(refused(commit(&d, import).await).contains("already booked"));
        assert_eq!(before, d.second_firm_rows().await);
    })
    .await;
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let line = invoice(u, "R1", "", "2026-03-02", 100);
        let file = [line.clone(), line.clone(), invoice(u, "R2", "", "2026-03-03", 70)];
        for mode in [Identity::Document, Identity::Row] {
            let import = book(&d, mode, &file).await;
            let booked = months(&d).await;
            let (again, staged, standings) = stage(&d, mode, &file).await;
            assert_eq!((staged.new, staged.already, staged.gone), (0, 3, 0), "{mode:?}");
            assert!(standings.iter().all(|s| *s == Standing::Already));
            commit(&d, again).await.unwrap();
            assert_eq!(months(&d).await, booked);
            is_proved(&d).await;
            unbook(&d, again).await.unwrap();
            unbook(&d, import).await.unwrap();
            assert!(months(&d).await.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn a_changed_row_is_replaced_and_undo_restores_it() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let first = [invoice(u, "R1", "1", "2026-03-02", 10_000), invoice(u, "R1", "2", "2026-03-02", 5_000)];
        let first_import = book(&d, Identity::DocumentLine, &first).await;
        let booked = months(&d).await;
        let second = [
            invoice(u, "R1", "1", "2026-03-02", 9_000).driver("complaints", 1_000),
            first[1].clone(),
            invoice(u, "R1", "1", "2026-03-02", 9_000),
        ];
        let (import, staged, standings) = stage(&d, Identity::DocumentLine, &second).await;
        assert_eq!(standings, [Standing::Changed, Standing::Already, Standing::Twice]);
        assert_eq!((staged.changed, staged.already, staged.twice), (1, 1, 1));
        commit(&d, import).await.unwrap();
        let changed = months(&d).await;
        assert_eq!((changed[0].sums.booked(Kind::GrossSales), changed[0].sums.entries()), (14_000, 2));
        assert_eq!(changed[0].sums.orders(), 1, "one document of two imports is one order");
        is_proved(&d).await;
        let sentence = refused(unbook(&d, first_import).await);
        assert!(sentence.contains("document R1, line 1"), "{sentence}");
        unbook(&d, import).await.unwrap();
        assert_eq!(months(&d).await, booked);
        is_proved(&d).await;
        book_again(&d, import).await.unwrap();
        assert_eq!(months(&d).await, changed);
        is_proved(&d).await;
        unbook(&d, import).await.unwrap();
        assert!(refused(book_again(&d, import).await).contains("only once"));
        unbook(&d, first_import).await.unwrap();
        assert!(months(&d).await.is_empty());
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn a_document_is_replaced_as_a_whole() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let line = |n: i64| invoice(u, "R1", "", "2026-03-02", n);
        book(&d, Identity::Document, &[line(100), line(200), line(200), invoice(u, "R2", "", "2026-03-02", 7)]).await;
        let booked = months(&d).await;
        let (import, staged, _) = stage(&d, Identity::Document, &[line(200), line(300)]).await;
        assert_eq!((staged.already, staged.changed, staged.new, staged.gone), (1, 1, 0, 2));
        assert_eq!(months(&d).await, booked);
        commit(&d, import).await.unwrap();
        assert_eq!(months(&d).await[0].sums.booked(Kind::GrossSales), 507);
        is_proved(&d).await;
        unbook(&d, import).await.unwrap();
        assert_eq!(months(&d).await, booked);
    })
    .await;
}

#[tokio::test]
async fn an_order_counts_once_whatever_imports_its_lines_come_in() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let a = book(&d, Identity::DocumentLine, &[invoice(u, "R1", "1", "2026-03-31", 100)]).await;
        let b = book(&d, Identity::DocumentLine, &[invoice(u, "R1", "2", "2026-02-27", 50)]).await;
        let orders =
            async || months(&d).await.iter().map(|r| (r.month.to_string(), r.sums.orders())).collect::<Vec<_>>();
        assert_eq!(orders().await, [("2026-02".to_owned(), 1), ("2026-03".to_owned(), 0)]);
        is_proved(&d).await;
        let c = book(&d, Identity::DocumentLine, &[invoice(u, "R1", "3", "2026-04-01", -150)]).await;
        assert!(orders().await.iter().all(|(_, n)| *n == 0), "nothing invoiced is no order");
        is_proved(&d).await;
        unbook(&d, a).await.unwrap();
        is_proved(&d).await;
        unbook(&d, c).await.unwrap();
        assert_eq!(orders().await, [("2026-02".to_owned(), 1)]);
        is_proved(&d).await;
        unbook(&d, b).await.unwrap();
        book_again(&d, a).await.unwrap();
        assert_eq!(orders().await, [("2026-03".to_owned(), 1)]);
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn a_closed_month_refuses_new_lines_and_undo() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let booked = book(&d, Identity::DocumentLine, &[invoice(u, "R1", "1", "2026-03-31", 100)]).await;
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        store::set_closed_through(&mut tx, Some("2026-03".parse::<Month>().unwrap())).await.unwrap();
        tx.commit(Event::new("ledger.closed", "workspace", d.cast.workspace.0)).await.unwrap();
        assert!(refused(unbook(&d, booked).await).contains("March 2026 is closed"));
        let late = invoice(u, "R2", "1", "2026-03-30", 10);
        let (import, ..) = stage(&d, Identity::DocumentLine, std::slice::from_ref(&late)).await;
        assert!(refused(commit(&d, import).await).contains("March 2026 is closed"));
        let moved = NewLine { posting_day: day("2026-04-01"), ..late };
        let (import, ..) = stage(&d, Identity::DocumentLine, std::slice::from_ref(&moved)).await;
        commit(&d, import).await.unwrap();
        let (_, staged, _) = stage(&d, Identity::DocumentLine, &[NewLine { posting_day: moved.day, ..moved }]).await;
        assert_eq!(staged.already, 1, "the posting day is no part of the content");
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn two_imports_of_the_same_lines_do_not_both_become_facts() {
    testkit::both(async |d| {
        let u = unit(&d, &d.cast.head, None, "Tarvik").await;
        let file = [invoice(u, "R1", "1", "2026-03-31", 100)];
        let (a, ..) = stage(&d, Identity::DocumentLine, &file).await;
        let (b, ..) = stage(&d, Identity::DocumentLine, &file).await;
        commit(&d, a).await.unwrap();
        let sentence = refused(commit(&d, b).await);
        assert!(sentence.contains("document R1, line 1") && sentence.contains("Check the file again"), "{sentence}");
        while crate::sweep_step(d.db(), &d.cast.controller, d.now(), b).await.unwrap() {}
        let state = crate::state(d.db(), d.cast.workspace, b).await.unwrap();
        assert_eq!(state, Some(crate::ImportState::Swept));
        assert_eq!(crate::left_over(d.db(), d.cast.workspace).await.unwrap(), []);
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn the_roll_up_equals_the_facts_after_any_bookings_and_undos() {
    testkit::both(async |d| {
        let mut units = Vec::new();
        for n in 0..3 {
            units.push(unit(&d, &d.cast.head, None, &format!("Unit {n}")).await);
        }
        let mut seed = 0x2545_f491_4f6c_dd1d_u64;
        let mut dice = |n: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed % n
        };
        let mut booked: Vec<ImportId> = Vec::new();
        for round in 0..14 {
            let lines: Vec<NewLine> = (0..=dice(12))
                .map(|_| {
                    let unit = units[usize::try_from(dice(3)).unwrap()];
                    let on = format!("2026-{:02}-{:02}", dice(3) + 1, dice(28) + 1);
                    let (doc, line) = (format!("R{}", dice(6)), format!("{}", dice(4)));
                    let amount = i64::try_from(dice(2_000)).unwrap() - 600;
                    let l = invoice(unit, &doc, &line, &on, amount).amount(Kind::Freight, amount / 7);
                    if dice(3) == 0 { l.driver("complaints", 1_000) } else { l }
                })
                .collect();
            let mode = [Identity::DocumentLine, Identity::Document, Identity::Row][usize::try_from(dice(3)).unwrap()];
            let (import, ..) = stage(&d, mode, &lines).await;
            commit(&d, import).await.unwrap();
            booked.push(import);
            if dice(2) == 0 {
                let n = usize::try_from(dice(booked.len() as u64)).unwrap();
                let one = booked[n];
                if unbook(&d, one).await.is_ok() && (dice(2) == 0 || book_again(&d, one).await.is_err()) {
                    booked.remove(n);
                }
            }
            assert_eq!(crate::check(d.db(), &d.cast.controller).await.unwrap(), Vec::<String>::new(), "round {round}");
        }
        let before = months(&d).await;
        assert!(!before.is_empty());
        crate::rebuild(d.db(), &d.cast.controller, d.now()).await.unwrap();
        assert_eq!(months(&d).await, before);
    })
    .await;
}

#[tokio::test]
async fn every_statement_of_the_ledger_prepares_on_both_databases() {
    testkit::both(async |d| {
        assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn an_order_counts_once_however_far_its_rows_lie_apart_in_the_file() {
    testkit::both(async |d| {
        let units = [unit(&d, &d.cast.head, None, "Tarvik").await, unit(&d, &d.cast.head, None, "Velmar").await];
        // the third row of each document turns R4 and R5 into papers that invoice nothing
        let gross = |doc: usize, line: usize| if line == 2 && (4..6).contains(&doc) { -20_000 } else { 7_000 };
        let on = |doc: usize, line: usize| format!("2026-0{}-1{}", 3 + doc % 2, 3 - line);
        let lines: Vec<NewLine> = (0..3)
            .flat_map(|line| (0..12).map(move |doc| (doc, line)))
            .map(|(doc, line)| {
                let unit = units[(doc + line) % 2];
                invoice(unit, &format!("R{doc}"), &line.to_string(), &on(doc, line), gross(doc, line))
            })
            .collect();
        let import = ImportId::new();
        let opened = Stager::open(d.db(), &d.cast.controller, d.now(), import, "erp", Identity::DocumentLine).await;
        let mut stager = opened.unwrap().keeping(2);
        for portion in lines.chunks(5) {
            stager.push(portion).await.unwrap();
        }
        stager.finish().await.unwrap();
        commit(&d, import).await.unwrap();
        let rows = months(&d).await;
        assert_eq!(rows.iter().map(|r| r.sums.orders()).sum::<i64>(), 10);
        is_proved(&d).await;
    })
    .await;
}

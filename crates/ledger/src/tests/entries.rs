//! Single entries: each change takes its inverse, rates convert, other changes go on while an import is staged.
use super::*;
use crate::entries;
use crate::model::{AccountTarget, Cost, NewRate};
use accounts::sample;
use base::db::Tx;
use base::{Currency, Error};
use serde_json::Value;

/// Carries out the registered undoer of an event.
async fn undo(d: &TestDesk, event: &Event) -> Result<(), Error> {
    let undoer = base::undo::UNDOERS.iter().find(|u| u.event == event.name).expect(event.name);
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await?;
    let back = (undoer.run)(&mut tx, event.inverse.clone().expect("an inverse")).await?;
    tx.commit(back).await?;
    Ok(())
}

async fn change(d: &TestDesk, run: impl AsyncFnOnce(&mut Tx) -> Result<Event, Error>) -> Event {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    let event = run(&mut tx).await.unwrap();
    tx.commit(event.clone()).await.unwrap();
    event
}

async fn state(d: &TestDesk) -> Value {
    let (db, ws) = (d.db(), d.cast.workspace);
    serde_json::json!([
        entries::firm_targets(db, ws).await.unwrap(),
        entries::ebits(db, ws).await.unwrap().iter().map(|e| e.amount_minor).collect::<Vec<_>>(),
        crate::store::losses(db, ws).await.unwrap().iter().map(|l| l.permille).collect::<Vec<_>>(),
        crate::store::kept(db, ws).await.unwrap(),
        crate::Settings::load(db, ws).await.unwrap(),
        crate::Wording::load(db, ws).await.unwrap().json,
        crate::store::cost_entries(db, ws).await.unwrap().iter().map(|e| e.cost.clone()).collect::<Vec<_>>(),
        crate::store::drivers(db, ws).await.unwrap().iter().map(|d| d.gone_permille).collect::<Vec<_>>(),
    ])
}

#[tokio::test]
async fn every_entry_by_hand_can_be_taken_back_until_it_has_moved_on() {
    testkit::both(async |d| {
        let second = d.second_firm_rows().await;
        let (account, _) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let rate = |x| Cost::Rate { driver: "orders".into(), rate_millionths: x, from: base::Month(24_300), to: None };
        costs(&d, &[rate(1)]).await.unwrap();
        let today = d.site.today();
        let before = state(&d).await;
        let mut events = Vec::new();
        events.push(change(&d, async |tx| entries::set_firm_target(tx, 2026, Some((210, 720))).await).await);
        events.push(change(&d, async |tx| entries::set_ebit(tx, 2026, Some((5, "plan".into(), today))).await).await);
        events.push(
            change(&d, async |tx| entries::set_loss_probability(tx, account, Some((150, "x".into(), today))).await)
                .await,
        );
        events.push(change(&d, async |tx| entries::set_kept(tx, "fixed_cost", Some(true)).await).await);
        let thresholds = crate::Settings { abc_by_db3: true, ..crate::Settings::default() };
        events.push(
            change(&d, async |tx| entries::set_thresholds(tx, &crate::Settings::default(), &thresholds).await).await,
        );
        let mut wording = crate::settings::WordingJson::default();
        wording.hidden.insert("bonus".into());
        events.push(change(&d, async |tx| entries::set_wording(tx, &wording).await).await);
        let driver = entries::DriverSet {
            code: "orders".into(),
            name_de: "Auftrag".into(),
            name_en: "Order".into(),
            kind: "order_handling".into(),
            gone_permille: Some(600),
        };
        events.push(change(&d, async |tx| entries::set_driver(tx, &driver).await).await);
        let entry = crate::store::cost_entries(d.db(), d.cast.workspace).await.unwrap().remove(0);
        let step = vec![crate::model::CostStep::Remove(entry)];
        events.push(change(&d, async |tx| crate::costs::set_cost(tx, step).await).await);
        assert_ne!(state(&d).await, before);
        for e in events.iter().rev() {
            undo(&d, e).await.unwrap_or_else(|fault| panic!("{}: {fault}", e.name));
        }
        assert_eq!(state(&d).await, before);
        for e in &events[..4] {
            assert!(matches!(undo(&d, e).await, Err(Error::Refused(_))), "{} was taken back twice", e.name);
        }
        assert_eq!(second, d.second_firm_rows().await);
    })
    .await;
}

#[tokio::test]
async fn targets_and_rates_come_and_go_with_their_import() {
    testkit::both(async |d| {
        let (account, _) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let target = |db3| AccountTarget {
            account,
            fiscal_year: 2026,
            net_revenue: None,
            db2: None,
            db3: Some(db3),
            margin_permille: None,
        };
        let chf = Currency::parse("CHF").unwrap();
        let rates = [
            NewRate { currency: chf, day: day("2026-01-31"), rate_millionths: 950_000 },
            NewRate { currency: chf, day: day("2026-02-28"), rate_millionths: 940_000 },
        ];
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        let first = crate::book_targets(&mut tx, None, &[target(1)]).await.unwrap();
        let second = crate::book_targets(&mut tx, None, &[target(2)]).await.unwrap();
        let booked = crate::book_rates(&mut tx, None, &rates).await.unwrap();
        tx.commit(Event::new("import.booked", "import", uuid::Uuid::nil())).await.unwrap();
        let r = crate::Rates::load(d.db(), d.cast.workspace, Currency::EUR).await.unwrap();
        assert_eq!(r.of(chf, day("2026-02-27")), Some((day("2026-01-31"), 950_000)));
        assert_eq!(r.of(chf, day("2026-04-05")), None, "36 days are too old");
        assert_eq!(r.of(chf, day("2026-01-30")), None);
        assert_eq!(r.convert(95_000, chf, 950_000), Some(100_000));
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(r.convert(16_000, yen, 160_000_000), Some(10_000));
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        assert!(matches!(crate::unbook_targets(&mut tx, first.clone()).await, Err(Error::Refused(_))));
        drop(tx);
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        crate::unbook_targets(&mut tx, second).await.unwrap();
        crate::unbook_rates(&mut tx, booked).await.unwrap();
        tx.commit(Event::new("import.undone", "import", uuid::Uuid::nil())).await.unwrap();
        let stored = crate::store::account_target(d.db(), d.cast.workspace, account, 2026).await.unwrap();
        assert_eq!(stored.unwrap().target.db3, Some(1));
        assert!(crate::store::exchange_rates(d.db(), d.cast.workspace).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn others_write_while_an_import_is_staged() {
    testkit::both(async |d| {
        let (_, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let line = |n: usize| {
            NewLine::new(unit, day("2026-03-02")).of(&format!("R{n}"), "1").amount(crate::Kind::GrossSales, 100)
        };
        let import = ImportId::new();
        let stager = Stager::open(d.db(), &d.cast.controller, d.now(), import, "erp", Identity::DocumentLine).await;
        let mut stager = stager.unwrap();
        for part in 0..3 {
            stager.push(&(part * 500..part * 500 + 500).map(line).collect::<Vec<_>>()).await.unwrap();
            // No change is left open between two portions, so this one does not wait.
            change(&d, async |tx| {
                entries::set_firm_target(tx, 2026, Some((200 + i32::try_from(part).unwrap(), 700))).await
            })
            .await;
        }
        assert_eq!(stager.finish().await.unwrap().new, 1_500);
        commit(&d, import).await.unwrap();
        assert_eq!(months(&d).await[0].sums.orders(), 1_500);
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn merged_accounts_keep_their_costs_and_targets() {
    testkit::both(async |d| {
        let (a, _) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let (b, _) = sample::account(&d.site, &d.cast.head, "1002", "Ossendorp").await;
        let fixed = Cost::Fixed {
            account: a,
            name: "KAM".into(),
            amount_minor: 100,
            per: crate::model::Per::Year,
            from: base::Month(24_300),
            to: None,
            gone_permille: 0,
            estimate: false,
        };
        costs(&d, std::slice::from_ref(&fixed)).await.unwrap();
        let hooks = accounts::hooks::BELONGINGS.iter().find(|b| b.slice == "ledger").unwrap();
        let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        assert_eq!((hooks.on_account)(&mut tx, a).await.unwrap(), 1);
        let taken = accounts::hooks::Taken::new();
        let moved = (hooks.merge)(&mut tx, a, b, &taken).await.unwrap();
        assert_eq!(
            ((hooks.on_account)(&mut tx, a).await.unwrap(), (hooks.on_account)(&mut tx, b).await.unwrap()),
            (0, 1)
        );
        (hooks.unmerge)(&mut tx, moved).await.unwrap();
        assert_eq!((hooks.on_account)(&mut tx, a).await.unwrap(), 1);
        tx.commit(Event::new("account.merged", "account", a.0)).await.unwrap();
        let entries = crate::store::cost_entries(d.db(), d.cast.workspace).await.unwrap();
        assert_eq!(entries[0].cost, fixed);
    })
    .await;
}

//! Closing and reopening, and what is refused in between.
use super::*;
use crate::model::{Cost, Per};
use accounts::sample;
use base::{Error, Month};
use engine_value::contribution::{Kind, Level};

fn m(s: &str) -> Month {
    s.parse().unwrap()
}

async fn close(d: &TestDesk, last: &str) -> Result<i64, Error> {
    let structure = accounts::structure(&d.site, d.cast.workspace).await?;
    let today = d.site.today();
    let closing = crate::closing::prepare(d.db(), &d.cast.controller, &structure, today, m(last)).await?;
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await?;
    let event = crate::closing::close(&mut tx, &closing).await?;
    Ok(tx.commit(event).await?)
}

async fn reopen(d: &TestDesk) -> Result<i64, Error> {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await?;
    let event = crate::closing::reopen(&mut tx, "freight came late").await?;
    Ok(tx.commit(event).await?)
}

fn sentence<T: std::fmt::Debug>(r: Result<T, Error>) -> String {
    match r {
        Err(Error::Refused(s)) => s,
        other => panic!("not refused: {other:?}"),
    }
}

fn fixed(account: AccountId, from: &str, euro: i64) -> Cost {
    Cost::Fixed {
        account,
        name: "KAM".to_owned(),
        amount_minor: euro * 100,
        per: Per::Year,
        from: m(from),
        to: None,
        gone_permille: 0,
        estimate: false,
    }
}

#[tokio::test]
async fn a_closed_month_keeps_its_ladder_and_refuses_changes() {
    testkit::both(async |d| {
        let (a, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let sale =
            |on: &str| NewLine::new(unit, day(on)).amount(Kind::GrossSales, 10_000).amount(Kind::ProductCost, 4_000);
        book(&d, Identity::Row, &[sale("2026-08-04"), sale("2026-09-04"), sale("2026-10-04")]).await;
        let rate = |from: &str, euro: i64| Cost::Rate {
            driver: "lines".to_owned(),
            rate_millionths: euro * 1_000_000,
            from: m(from),
            to: None,
        };
        costs(&d, &[fixed(a, "2026-08", 120), rate("2026-08", 5)]).await.unwrap();
        assert!(sentence(close(&d, "2026-11").await).contains("not over"));
        close(&d, "2026-09").await.unwrap();
        assert_eq!(crate::closed_through(d.db(), d.cast.workspace).await.unwrap(), Some(m("2026-09")));
        assert!(sentence(close(&d, "2026-09").await).contains("already closed"));
        is_proved(&d).await;
        let p = months_of("2026-08", "2026-10");
        let before = figures(&d, p).await.account(a).unwrap().now;
        assert_eq!(before.db(Level::Db3), Some(3 * (10_000 - 4_000 - 500 - 1_000)));
        let refused = sentence(costs(&d, &[rate("2026-09", 6)]).await);
        assert!(refused.contains("September 2026") && refused.contains("October 2026"), "{refused}");
        assert!(sentence(costs(&d, &[fixed(a, "2026-08", 240)]).await).contains("August 2026"));
        costs(&d, &[rate("2026-10", 6)]).await.unwrap();
        is_proved(&d).await;
        let after = figures(&d, p).await.account(a).unwrap().now;
        assert_eq!(after.db(Level::Db3), before.db(Level::Db3).map(|x| x - 100));
        reopen(&d).await.unwrap();
        assert_eq!(crate::closed_through(d.db(), d.cast.workspace).await.unwrap(), Some(m("2026-08")));
        costs(&d, &[rate("2026-09", 6)]).await.unwrap();
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_moves_takes_its_closed_months_with_it() {
    testkit::both(async |d| {
        let (a, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let (b, _) = sample::account(&d.site, &d.cast.head, "1002", "Ossendorp").await;
        let sale = NewLine::new(unit, day("2026-09-04")).amount(Kind::GrossSales, 10_000);
        book(&d, Identity::Row, &[sale]).await;
        costs(&d, &[fixed(a, "2026-09", 120)]).await.unwrap();
        close(&d, "2026-09").await.unwrap();
        let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        let (ws, to) = (tx.workspace(), b);
        change!(tx, c => sqlx::query("UPDATE unit SET account_id = $3 WHERE workspace_id = $1 AND unit_id = $2")
            .bind(ws).bind(unit).bind(to).execute(&mut *c).await.map(|_| ()))
        .unwrap();
        change!(tx, c => sqlx::query("UPDATE structure_version SET version = version + 1 WHERE workspace_id = $1")
            .bind(ws).execute(&mut *c).await.map(|_| ()))
        .unwrap();
        tx.commit(Event::new("unit.moved", "unit", unit.0)).await.unwrap();
        let f = figures(&d, months_of("2026-09", "2026-10")).await;
        let fixed = |id| f.account(id).unwrap().now.amounts.booked(Kind::AccountFixedCost);
        assert_eq!((fixed(a), fixed(b)), (Some(1_000), Some(1_000)), "October stays, September moved");
        is_proved(&d).await;
    })
    .await;
}

//! Why net revenue changed: other exchange rates are no price effect.
use super::*;
use crate::model::NewRate;
use crate::rules::bridge::{BridgeOf, SoldIn, bridge};
use crate::store::Whose;
use crate::{Foreign, Kind, store};
use accounts::sample;
use base::Currency;

/// Ten pieces of an offering for so many US cents, booked as so many euro cents.
fn ten_pieces(unit: UnitId, on: &str, cents: i64, booked: i64) -> NewLine {
    let mut amounts = [None; Kind::COUNT];
    amounts[Kind::InvoicedSales.index()] = Some(cents);
    let currency = Currency::parse("USD").unwrap();
    let foreign = Some(Foreign { currency, rate_millionths: cents * 1_000_000 / booked, amounts });
    NewLine { foreign, ..NewLine::new(unit, day(on)).sold("A", 10_000).amount(Kind::InvoicedSales, booked) }
}

#[tokio::test]
async fn what_only_other_exchange_rates_bring_has_its_own_step() {
    testkit::both(async |d| {
        let (account, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let home = NewLine::new(unit, day("2026-03-09")).sold("A", 10_000).amount(Kind::InvoicedSales, 50_000);
        let lines = [
            ten_pieces(unit, "2025-03-02", 100_000, 80_000),
            NewLine { day: day("2025-03-09"), posting_day: day("2025-03-09"), ..home.clone() },
            ten_pieces(unit, "2026-03-02", 110_000, 100_000),
            home,
        ];
        book(&d, Identity::Row, &lines).await;
        let periods = [months_of("2025-01", "2025-12"), months_of("2026-01", "2026-12")];
        let ws = d.cast.workspace;
        let of = async |p| store::sold_abroad(d.db(), ws, Whose::Account(account), p).await.unwrap();
        assert_eq!(of(periods[0]).await, [], "a firm without exchange rates has nothing abroad");
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        let rate =
            NewRate { currency: Currency::parse("USD").unwrap(), day: day("2025-01-01"), rate_millionths: 1_250_000 };
        crate::book_rates(&mut tx, None, &[rate]).await.unwrap();
        tx.commit(Event::new("import.booked", "import", uuid::Uuid::nil())).await.unwrap();
        let mut sold = Vec::new();
        for p in periods {
            sold.push((store::sold(d.db(), ws, Whose::Account(account), p).await.unwrap(), of(p).await));
        }
        let sides: Vec<SoldIn<'_>> = sold.iter().map(|(rows, abroad)| SoldIn { rows, abroad }).collect();
        let f = crate::figures(&d.site, &d.cast.controller, periods[1], periods[0]).await.unwrap();
        let figure = f.account(account).unwrap();
        let BridgeOf { bridge, sum } =
            bridge(&f.ladder_before(&figure.before), &f.ladder(&figure.now), sides[0], sides[1]).unwrap();
        // 1,100 dollars at the old 1.25 are 880 euros: 120 come from the rate, 80 from the price.
        assert_eq!((bridge.currency, bridge.price, bridge.volume, sum), (12_000, 8_000, 0, 20_000));
    })
    .await;
}

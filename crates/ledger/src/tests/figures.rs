//! Figures from the database: the worked example, unknown blocks, estimates, free periods, shared costs.
use super::*;
use crate::model::{Cost, Per, SplitKey};
use accounts::sample;
use base::{Month, Period};
use engine_value::contribution::{Kind, Level, Line, Source};

fn m(s: &str) -> Month {
    s.parse().unwrap()
}

fn eur(n: i64) -> i64 {
    n * 100
}

fn rate(driver: &str, euro: i64) -> Cost {
    Cost::Rate { driver: driver.to_owned(), rate_millionths: euro * 1_000_000, from: m("2025-01"), to: None }
}

/// The account of `methods.md` 4: 1,200 orders, 60 complaints, 400 hours.
pub(super) async fn worked_example(d: &TestDesk) -> (AccountId, UnitId) {
    let (account, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
    let mut lines = Vec::new();
    for n in 0..1_200_i64 {
        let on = Period::r12(m("2026-10")).from().plus_days(n % 365);
        let part = |total: i64| total * (n + 1) / 1_200 - total * n / 1_200;
        lines.push(
            NewLine::new(unit, on)
                .of(&format!("R{n}"), "1")
                .sold("A", 1_000)
                .amount(Kind::GrossSales, part(eur(5_000_000)))
                .amount(Kind::InvoiceDiscount, part(eur(500_000)))
                .amount(Kind::CashDiscount, part(eur(72_000)))
                .amount(Kind::Bonus, part(eur(135_000)))
                .amount(Kind::Allowance, part(eur(45_000)))
                .amount(Kind::CreditNote, part(eur(18_000)))
                .amount(Kind::ProductCost, part(eur(2_730_000)))
                .amount(Kind::Freight, part(eur(120_000)))
                .amount(Kind::Returns, part(eur(13_000))),
        );
    }
    for month in 0..12 {
        let on = m("2025-11").plus(month).last();
        lines.push(
            NewLine::new(unit, on)
                .driver("complaints", 5_000)
                .driver("service_hours", if month % 3 == 0 { 34_000 } else { 33_000 })
                .driver("receivables", 500_000_000),
        );
    }
    book(d, Identity::DocumentLine, &lines).await;
    (account, unit)
}

pub(super) async fn worked_costs(d: &TestDesk, account: AccountId) {
    let fixed = |name: &str, euro: i64, gone_permille: i32| Cost::Fixed {
        account,
        name: name.to_owned(),
        amount_minor: eur(euro),
        per: Per::Year,
        from: m("2024-11"),
        to: None,
        gone_permille,
        estimate: false,
    };
    let interest =
        Cost::Rate { driver: "receivables".to_owned(), rate_millionths: 60_000, from: m("2025-01"), to: None };
    let all = [
        rate("orders", 25),
        rate("complaints", 350),
        rate("service_hours", 90),
        interest,
        fixed("Key account manager", 140_000, 0),
        fixed("Inside sales", 45_000, 1_000),
        fixed("Tooling", 65_000, 0),
    ];
    assert_eq!(costs(d, &all).await.unwrap().new, 7);
    assert_eq!(costs(d, &all).await.unwrap().already, 7);
}

#[tokio::test]
async fn the_worked_example_comes_out_to_the_cent() {
    testkit::both(async |d| {
        let second = d.second_firm_rows().await;
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let p = Period::r12(m("2026-10"));
        let f = figures(&d, p).await;
        let figure = f.account(account).unwrap();
        let ladder = f.ladder(&figure.now);
        let expected: [(Line, i64); 14] = [
            (Line::GrossSales, 5_000_000),
            (Line::InvoiceDiscount, 500_000),
            (Line::InvoicedSales, 4_500_000),
            (Line::CashDiscount, 72_000),
            (Line::Bonus, 135_000),
            (Line::Allowance, 45_000),
            (Line::CreditNotes, 18_000),
            (Line::NetRevenue, 4_230_000),
            (Line::ProductCost, 2_730_000),
            (Line::Db1, 1_500_000),
            (Line::CostToServe, 250_000),
            (Line::Db2, 1_250_000),
            (Line::FixedCost, 250_000),
            (Line::Db3, 1_000_000),
        ];
        for (line, euro) in expected {
            assert_eq!(ladder.amount(line), Some(eur(euro)), "{line:?}");
        }
        assert_eq!((figure.now.orders, figure.months.len(), f.level), (1_200, 12, Some(Level::Db3)));
        assert_eq!(figure.now.fixed_gone, eur(45_000));
        assert!(figure.margin_se.is_some_and(|se| se > 0.0 && se < 0.05));
        assert_eq!(figure.months.iter().map(|x| x.db).sum::<i64>(), eur(1_000_000));
        assert_eq!(f.total.now.db(Level::Db3), Some(eur(1_000_000)));
        let detail =
            crate::figures::detail(d.db(), &d.cast.controller, &f, &f.structure.units_of(account)).await.unwrap();
        let orders = detail.drivers.iter().find(|x| x.driver.code == "orders").unwrap();
        assert_eq!((orders.count, orders.cost, orders.rate_millionths), (1_200_000, eur(30_000), Some(25_000_000)));
        is_proved(&d).await;
        assert_eq!(second, d.second_firm_rows().await);
    })
    .await;
}

#[tokio::test]
async fn a_block_the_firm_does_not_keep_makes_all_below_unknown() {
    testkit::both(async |d| {
        let (account, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let line = |cost: bool| {
            let l = NewLine::new(unit, day("2026-05-04")).amount(Kind::GrossSales, 10_000);
            if cost { l.amount(Kind::ProductCost, 6_000) } else { l }
        };
        book(&d, Identity::Row, &[line(false)]).await;
        let p = months_of("2025-11", "2026-10");
        let f = figures(&d, p).await;
        assert_eq!((f.level, f.account(account).unwrap().now.db), (None, [None; 3]));
        let costed = vec![line(true); 20];
        book(&d, Identity::Row, &costed).await;
        let f = figures(&d, p).await;
        let side = f.account(account).unwrap().now;
        assert_eq!(f.level, Some(Level::Db1));
        assert_eq!(side.db, [Some(21 * 4_000), None, None], "the one row without cost is costed at the others' ratio");
        assert!((f.ladder(&side).cost_coverage.unwrap() - 20.0 / 21.0).abs() < 1e-9);
        book(&d, Identity::Row, &vec![line(false); 2]).await;
        let f = figures(&d, p).await;
        assert_eq!(f.account(account).unwrap().now.db, [None; 3], "20 of 22 are below 95 %");
        assert_eq!(f.account(account).unwrap().now.net, Some(220_000));
    })
    .await;
}

#[tokio::test]
async fn product_costs_by_list_are_used_where_a_line_has_none() {
    testkit::both(async |d| {
        let (account, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let line =
            |on: &str, code: &str| NewLine::new(unit, day(on)).sold(code, 3_000).amount(Kind::GrossSales, 10_000);
        let import =
            book(&d, Identity::Row, &[line("2026-05-04", "A"), line("2026-06-04", "A"), line("2026-06-04", "B")]).await;
        let p = months_of("2025-11", "2026-10");
        let product = |from: &str, euro: i64| Cost::Product {
            offering: "A".to_owned(),
            cost_millionths: euro * 1_000_000,
            from: day(from),
            to: None,
        };
        let group = Cost::Group { group: String::new(), permille: 400, from: day("2026-01-01"), to: None };
        let booked = costs(&d, &[product("2026-01-01", 10), product("2026-06-01", 12), group]).await.unwrap();
        let f = figures(&d, p).await;
        let ladder = f.ladder(&f.account(account).unwrap().now);
        assert_eq!(ladder.amount(Line::ProductCost), Some(3_000 + 3_600 + 4_000));
        let share = ladder.line(Line::ProductCost).estimate_share.unwrap();
        assert!((share - 4_000.0 / 10_600.0).abs() < 1e-9, "the group's share of sales is an estimate");
        is_proved(&d).await;
        unbook(&d, import).await.unwrap();
        is_proved(&d).await;
        book_again(&d, import).await.unwrap();
        is_proved(&d).await;
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        crate::unbook_costs(&mut tx, booked.steps).await.unwrap();
        tx.commit(Event::new("import.undone", "import", uuid::Uuid::nil())).await.unwrap();
        is_proved(&d).await;
        assert_eq!(figures(&d, p).await.account(account).unwrap().now.db, [None; 3]);
    })
    .await;
}

#[tokio::test]
async fn bookings_replace_the_estimate_that_stands_for_their_months() {
    testkit::both(async |d| {
        let (account, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let estimate = |on: &str| NewLine {
            source: Source::Estimate,
            stands_for: Some((m("2026-01"), m("2026-04"))),
            ..NewLine::new(unit, day(on)).amount(Kind::Bonus, 100)
        };
        let bonus = |on: &str, n: i64| NewLine::new(unit, day(on)).amount(Kind::Bonus, n);
        let sales = NewLine::new(unit, day("2026-01-05")).amount(Kind::GrossSales, 1_000);
        book(&d, Identity::Row, &[sales, estimate("2026-01-31"), estimate("2026-02-28"), estimate("2026-03-31")]).await;
        let net = async |from: &str, to: &str| figures(&d, months_of(from, to)).await.account(account).unwrap().now;
        assert_eq!(net("2026-01", "2026-12").await.net, Some(700));
        let import = book(&d, Identity::Row, &[bonus("2026-04-10", 250)]).await;
        let year = net("2026-01", "2026-12").await;
        assert_eq!(year.net, Some(700), "50 of the estimate still stand beside 250 booked");
        assert_eq!((year.amounts.booked(Kind::Bonus), year.amounts.estimate(Kind::Bonus)), (Some(250), Some(50)));
        assert_eq!(net("2026-01", "2026-03").await.net, Some(700), "earlier months stay as they were");
        book(&d, Identity::Row, &[bonus("2026-05-10", 40)]).await;
        assert_eq!(net("2026-01", "2026-12").await.net, Some(660), "outside its months nothing is replaced");
        unbook(&d, import).await.unwrap();
        assert_eq!(net("2026-01", "2026-12").await.amounts.estimate(Kind::Bonus), Some(300));
    })
    .await;
}

#[tokio::test]
async fn a_free_period_adds_up_to_its_months() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let of = async |from: &str, to: &str| {
            let p = Period::new(day(from), day(to)).unwrap();
            let f = figures(&d, p).await;
            let s = f.account(account).unwrap().now;
            (s.net.unwrap(), s.db(Level::Db3).unwrap(), s.orders, s.entries)
        };
        let whole = of("2026-02-01", "2026-03-31").await;
        let (a, b) = (of("2026-02-01", "2026-03-09").await, of("2026-03-10", "2026-03-31").await);
        assert_eq!((a.0 + b.0, a.2 + b.2, a.3 + b.3), (whole.0, whole.2, whole.3));
        assert!((a.1 + b.1 - whole.1).abs() <= 1, "driver costs of parts are rounded once each");
        let day_one = of("2026-02-14", "2026-02-14").await;
        assert!(day_one.0 > 0 && day_one.0 < whole.0);
    })
    .await;
}

#[tokio::test]
async fn a_shared_cost_is_split_to_the_cent_and_is_an_estimate() {
    testkit::both(async |d| {
        let (a, unit_a) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let (b, unit_b) = sample::account(&d.site, &d.cast.head, "1002", "Ossendorp").await;
        let (c, _) = sample::account(&d.site, &d.cast.head, "1003", "Silent").await;
        let order =
            |u, n: i64| NewLine::new(u, day("2026-03-02")).of(&format!("{n}"), "1").amount(Kind::GrossSales, 10_000);
        let lines: Vec<_> = (0..3).map(|n| order(if n < 2 { unit_a } else { unit_b }, n)).collect();
        book(&d, Identity::DocumentLine, &lines).await;
        let shared = Cost::Shared {
            name: "Jana".to_owned(),
            amount_minor: 1_000,
            per: Per::Total,
            from: m("2026-01"),
            to: Some(m("2026-06")),
            key: SplitKey::Orders,
            members: vec![a, b, c],
            gone_permille: 0,
        };
        costs(&d, &[shared]).await.unwrap();
        let f = figures(&d, months_of("2025-11", "2026-10")).await;
        let fixed = |id| f.account(id).unwrap().now.amounts.estimate(Kind::AccountFixedCost);
        assert_eq!([fixed(a), fixed(b), fixed(c)], [Some(667), Some(333), None]);
        let half = figures(&d, months_of("2026-01", "2026-03")).await;
        assert_eq!(half.account(a).unwrap().now.amounts.estimate(Kind::AccountFixedCost), Some(334));
    })
    .await;
}

#[tokio::test]
async fn small_customers_count_one_by_one_and_sales_without_customer_stand_outside() {
    testkit::both(async |d| {
        let (a, unit_a) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let small = sample::small_customer(&d.site, &d.cast.head, "9001", "Kiosk").await;
        let loose = sample::unassigned(&d.site, &d.cast.head, "9002", "Unknown").await;
        let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        let nobody = accounts::without_customer(&mut tx).await.unwrap();
        tx.commit(Event::new("unit.made", "unit", nobody.0)).await.unwrap();
        let sale = |u, n| NewLine::new(u, day("2026-03-02")).amount(Kind::InvoicedSales, n);
        book(&d, Identity::Row, &[sale(unit_a, 100), sale(small, 30), sale(loose, 20), sale(nobody, 7)]).await;
        let f = figures(&d, months_of("2025-11", "2026-10")).await;
        assert_eq!(f.customers.len(), 3);
        assert_eq!(f.total.now.net, Some(157));
        assert_eq!((f.outside.now.net, f.unassigned.now.net, f.unassigned_units), (Some(7), Some(20), 1));
        let collective = f.structure.collective().unwrap().account_id;
        assert_eq!(f.account(collective).unwrap().now.net, Some(30));
        let ladder = f.ladder(&f.account(a).unwrap().now);
        assert_eq!((ladder.amount(Line::GrossSales), ladder.amount(Line::InvoicedSales)), (None, Some(100)));
    })
    .await;
}

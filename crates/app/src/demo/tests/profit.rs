#![allow(clippy::cast_precision_loss, reason = "money compared with what a picture shows")]
use super::figures::books;
use super::{account, day, demo, near, r12};
use crate::demo::firm::keys;
use crate::demo::{Line, Paper, data};
use engine_value::concentration::{Abc, AbcLimits, Class, Concentration};
use engine_value::contribution::{Kind, Level, Line as Step};
use engine_value::whale::Whale;

#[test]
fn tarviks_ladder_is_that_of_the_picture_to_the_cent() {
    let now = [
        501_248_640,
        50_311_872,
        450_936_768,
        7_190_436,
        13_528_103,
        4_500_000,
        1_821_147,
        423_897_082,
        273_560_215,
        150_336_867,
        25_137_490,
        125_199_377,
        24_900_000,
        100_299_377,
    ];
    let before = [
        484_133_015,
        47_190_820,
        436_942_195,
        6_977_041,
        13_108_266,
        4_000_000,
        2_640_790,
        410_216_098,
        267_611_530,
        142_604_568,
        25_691_244,
        116_913_324,
        24_750_000,
        92_163_324,
    ];
    let tarvik = account(demo(), "TARVIK");
    for (quarters, expected) in [(0, now), (4, before)] {
        let ladder = books().ladder(tarvik, r12(demo(), quarters));
        let found: Vec<i64> = Step::ALL.iter().map(|step| ladder.amount(*step).unwrap()).collect();
        assert_eq!(found, expected, "{quarters} quarters ago");
    }
}

#[test]
fn tarviks_drivers_and_units_are_those_of_the_pictures() {
    let (from, to) = r12(demo(), 0);
    let tarvik = account(demo(), "TARVIK");
    assert_eq!(books().orders_of(tarvik, from, to), 1_204);
    let mine = |line: &&Line| {
        demo().units[usize::from(line.unit)].account == Some(tarvik) && (from..=to).contains(&line.day.month())
    };
    let sum = |get: fn(&Line) -> i64| -> i64 { demo().lines.iter().filter(mine).map(get).sum() };
    assert_eq!(sum(|l| l.counts.complaints), 58_000);
    assert_eq!(sum(|l| l.counts.service_hours), 402_000);
    assert_eq!(sum(|l| l.amounts[Kind::Freight.index()]), 12_148_022);
    assert_eq!(sum(|l| l.amounts[Kind::Returns.index()]), 1_311_468);
    assert_eq!(sum(|l| if l.estimate { l.amounts[Kind::Freight.index()] } else { 0 }), 214_000);
    let bills =
        |l: &&Line| mine(l) && l.day.month() == to && l.paper == Paper::Freight && l.amounts[Kind::Freight.index()] > 0;
    assert!(demo().lines.iter().filter(bills).count() >= 41);
    let net = |unit: usize| books().unit(unit, (from, to)).net_revenue().unwrap();
    let units = [261_438_015, 91_820_447, 43_109_630, 27_528_990];
    assert_eq!([1, 2, 3, 4].map(net), units);
}

#[test]
fn janas_time_is_shared_as_in_the_picture() {
    let (from, to) = r12(demo(), 0);
    let shares =
        ["TARVIK", "POLLWITZ", "ESTELLE", "ZELLBERG"].map(|key| books().orders_of(account(demo(), key), from, to));
    assert_eq!(shares, [1_204, 684, 212, 100]);
    assert_eq!(demo().shared_costs[0].amount_minor, 14_000_000);
}

#[test]
fn key_accounts_stand_where_the_map_shows_them() {
    for (at, key) in keys::all().iter().enumerate() {
        for (quarters, margin) in [(0, key.margin[0]), (1, key.margin[2])] {
            let ladder = books().ladder(at, r12(demo(), quarters));
            near(ladder.margin(Level::Db3).unwrap() * 100.0, margin, 1.5, &format!("{} {quarters}", key.name));
        }
        let net = books().ladder(at, r12(demo(), 0)).net_revenue().unwrap();
        let before = books().ladder(at, r12(demo(), 4)).net_revenue().unwrap();
        assert!((net - key.net_k * 100_000).abs() < 100_000, "{}: {net}", key.name);
        near((net - before) as f64 / before as f64 * 1_000.0, key.growth as f64, 5.0, key.name);
    }
}

#[test]
fn margins_are_as_uncertain_as_on_the_map() {
    for (at, key) in keys::all().iter().enumerate() {
        let months = books().months(at, r12(demo(), 0));
        let net: f64 = months.iter().map(|(_, net)| *net as f64).sum();
        let margin = months.iter().map(|(db3, _)| *db3 as f64).sum::<f64>() / net;
        let squares: f64 = months.iter().map(|(db3, net)| (*db3 as f64 - margin * *net as f64).powi(2)).sum();
        let se = (12.0 / 11.0 * squares).sqrt() / net * 100.0;
        near(se, key.margin[1], 0.6, key.name);
    }
}

#[test]
fn the_portfolio_is_that_of_the_pictures() {
    let customers = books().customers(r12(demo(), 0));
    assert_eq!(customers.len(), 148);
    let nets: Vec<i64> = customers.iter().map(|c| c.1).collect();
    assert_eq!(nets.iter().sum::<i64>(), 4_528_600_000);
    let concentration = Concentration::of(&nets).unwrap();
    near(concentration.cr(1), 0.0936, 0.0005, "CR1");
    near(concentration.cr(3), 0.238, 0.001, "CR3");
    near(concentration.hhi, 0.0361, 0.001, "HHI");
    near(concentration.gini, 0.73, 0.02, "Gini");
    assert!(concentration.at_least(100).is_empty());
    let abc = Abc::of(&nets, AbcLimits::default()).unwrap();
    assert_eq!([Class::A, Class::B, Class::C].map(|c| abc.customers(c)), [35, 41, 72]);
    let whale = Whale::of(&customers.iter().map(|c| c.2).collect::<Vec<_>>()).unwrap();
    assert_eq!((whale.peak_customers, whale.loss_making), (93, 55));
    near(whale.total as f64 / 1e8, 6.68, 0.02, "total");
    near(whale.peak_ratio().unwrap(), 1.20, 0.005, "peak");
    near(whale.loss as f64 / 1e8, -1.34, 0.02, "loss");
    let worst = whale.ranked.last().map(|at| customers[*at].0.as_str());
    assert_eq!(worst, Some("Ostermoor Wurstwaren"));
}

#[test]
fn sales_without_customer_stand_outside() {
    let unit = demo().units.iter().position(|u| u.without_customer).unwrap();
    assert_eq!(books().unit(unit, r12(demo(), 0)).net_revenue(), Some(92_400_000));
    let waiting: Vec<usize> = (0..demo().units.len())
        .filter(|at| demo().units[*at].account.is_none() && !demo().units[*at].without_customer)
        .collect();
    assert_eq!(waiting.len(), 12);
    let sum: i64 = waiting.iter().map(|at| books().unit(*at, r12(demo(), 0)).net_revenue().unwrap()).sum();
    near(sum as f64 / 1e5, 84.0, 0.6, "waiting");
}

#[test]
fn there_are_about_sixty_thousand_rows_over_three_years() {
    let lines = demo().lines.len();
    assert!((57_000..=63_000).contains(&lines), "{lines}");
    let (first, last) = (demo().lines.first().unwrap().day, demo().lines.last().unwrap().day);
    assert_eq!((first.month(), last.month()), (demo().last_month.plus(-35), demo().today.month()));
    assert!(last < demo().today);
    assert!(demo().lines.is_sorted_by_key(|line| line.day));
    let rows: std::collections::HashSet<(String, String)> =
        demo().lines.iter().map(|line| (line.document_text(), line.line_text())).collect();
    assert_eq!(rows.len(), lines, "document and line tell every row apart");
}

#[test]
fn rows_are_plausible_one_by_one() {
    for line in &demo().lines {
        let [gross, discount, cost] =
            [Kind::GrossSales, Kind::InvoiceDiscount, Kind::ProductCost].map(|k| line.amounts[k.index()]);
        match line.paper {
            Paper::Invoice => {
                assert!(gross > 0 && (0..gross).contains(&discount) && cost > 0, "{line:?}");
                assert!(line.quantity.unwrap() > 0, "{line:?}");
            }
            Paper::Credit => assert!(gross <= 0 && line.quantity.unwrap_or(0) <= 0, "{line:?}"),
            Paper::Terms | Paper::Freight | Paper::Count => assert_eq!((gross, line.quantity), (0, None), "{line:?}"),
        }
    }
    assert!(demo().fixed_costs.iter().all(|cost| cost.amount_minor > 0));
}

#[test]
fn any_day_gives_a_firm_and_the_same_day_the_same() {
    let (a, b) = (data(day("2027-01-01")), data(day("2027-01-01")));
    assert_eq!(a.last_month.to_string(), "2026-12");
    assert_eq!(format!("{:?}", a.lines), format!("{:?}", b.lines));
    assert_eq!(format!("{:?}", a.answers), format!("{:?}", b.answers));
    for today in ["2026-11-23", "2027-01-01", "2027-02-03", "2028-02-29", "2026-07-31"] {
        let data = data(day(today));
        let books = super::figures::Books::of(&data);
        let ladder = books.ladder(0, r12(&data, 0));
        assert_eq!(ladder.db(Level::Db3), Some(100_299_377), "{today}");
        let customers = books.customers(r12(&data, 0));
        let whale = Whale::of(&customers.iter().map(|c| c.2).collect::<Vec<_>>()).unwrap();
        assert_eq!((whale.peak_customers, whale.loss_making), (93, 55), "{today}");
        assert!(
            data.lines.iter().all(|line| line.paper != Paper::Invoice || line.amounts[Kind::ProductCost.index()] > 0)
        );
    }
}

//! The invented books, before they are booked.
use super::dice::split;
use super::firm::Owner;
use super::plan::Totals;
use super::{tarvik, years};
use base::Day;
use ledger::Kind;

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// Sums of the latest twelve months of one owner.
fn latest(b: &years::Books, owner: Owner) -> (i64, i64, i64) {
    let last = years::last_month(today());
    let of = |kind: Kind| -> i64 {
        b.lines
            .iter()
            .filter(|l| b.units[l.unit].owner == owner && l.day.month() <= last && l.day.month() > last.plus(-12))
            .flat_map(|l| &l.amounts)
            .filter(|(k, _)| *k == kind)
            .map(|(_, a)| a)
            .sum()
    };
    let deductions = of(Kind::InvoiceDiscount) + of(Kind::CashDiscount) + of(Kind::Bonus) + of(Kind::Allowance) + of(Kind::CreditNote);
    (of(Kind::GrossSales) - deductions, of(Kind::ProductCost), of(Kind::Freight))
}

#[test]
fn parts_of_a_split_sum_to_the_whole() {
    for (total, weights) in [(100, vec![1, 1, 1]), (-7, vec![3, 5]), (0, vec![2]), (5, vec![0, 0, 9])] {
        assert_eq!(split(total, &weights).iter().sum::<i64>(), total);
    }
}

#[test]
fn the_latest_year_of_tarvik_is_right_to_the_cent() {
    let t: Totals = tarvik::LATEST;
    assert_eq!((t.net(), t.product_cost(), t.own_costs() - t.fixed), (423_897_082, 273_560_215, 25_137_490));
    assert_eq!(tarvik::BEFORE.net(), 410_216_098);
    assert_eq!(tarvik::BEFORE.product_cost(), 267_611_530);
    let b = years::books(today());
    assert_eq!(latest(&b, Owner::Customer(0)), (423_897_082, 273_560_215, 12_148_022));
}

#[test]
fn the_firm_is_as_large_as_it_is_drawn() {
    let b = years::books(today());
    let customers = super::firm::customers();
    assert_eq!(customers.len() + super::customers::SMALL + super::customers::WAITING, 148);
    let mut all = 0;
    for (i, c) in customers.iter().enumerate() {
        let (net, ..) = latest(&b, Owner::Customer(i));
        assert!((net - c.net_k * 100_000).abs() <= 40_000, "{}: {net}", c.name);
        all += net;
    }
    all += latest(&b, Owner::Small).0 + latest(&b, Owner::Waiting).0;
    assert!((all / 100_000 - 45_286).abs() <= 12, "{all}");
    assert_eq!(latest(&b, Owner::WithoutCustomer).0, 92_400_000);
    assert!((52_000..70_000).contains(&b.lines.len()), "{}", b.lines.len());
    let worst = b.lines.iter().flat_map(|l| &l.amounts).map(|(_, a)| *a).min();
    assert!(worst >= Some(0), "no negative amount but credit notes, which are their own kind: {worst:?}");
}

#[test]
fn the_same_day_gives_the_same_firm() {
    let said = |b: &years::Books| b.lines.iter().map(|l| format!("{l:?}")).collect::<Vec<_>>();
    assert_eq!(said(&years::books(today())), said(&years::books(today())));
    // A day later nothing in the months that are over is another.
    let earlier = |b: years::Books| b.lines.into_iter().filter(|l| l.day.month() <= years::last_month(today())).count();
    assert_eq!(earlier(years::books(today())), earlier(years::books(today().plus_days(1))));
}

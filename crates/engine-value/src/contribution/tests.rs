use super::*;
use Source::{Booked, Estimate};
use proptest::prelude::*;

/// The account of methods 4, in cents.
fn handbook() -> Amounts {
    let euros = [
        (Kind::GrossSales, 5_000_000),
        (Kind::InvoiceDiscount, 500_000),
        (Kind::CashDiscount, 72_000),
        (Kind::Bonus, 135_000),
        (Kind::Allowance, 45_000),
        (Kind::CreditNote, 18_000),
        (Kind::ProductCost, 2_730_000),
        (Kind::Freight, 120_000),
        (Kind::OrderHandling, 1_200 * 25),
        (Kind::Complaints, 60 * 350),
        (Kind::Service, 400 * 90),
        (Kind::Returns, 13_000),
        (Kind::ReceivablesFinancing, 30_000),
        (Kind::AccountFixedCost, 140_000 + 45_000 + 65_000),
    ];
    let mut amounts = Amounts::default();
    for (kind, euro) in euros {
        amounts.add(kind, Booked, euro * 100).unwrap();
    }
    amounts.add_costed_sales(450_000_000).unwrap();
    amounts
}

fn sold(invoiced: i64, costed: i64, cost: i64) -> Amounts {
    let mut amounts = Amounts::default().with(Kind::InvoicedSales, Booked, invoiced).unwrap();
    amounts.add(Kind::ProductCost, Booked, cost).unwrap();
    amounts.add_costed_sales(costed).unwrap();
    amounts
}

#[test]
fn the_handbooks_account_is_met_line_by_line() {
    let ladder = Ladder::of(&handbook(), &Rules::default());
    let expected = [
        5_000_000, 500_000, 4_500_000, 72_000, 135_000, 45_000, 18_000, 4_230_000, 2_730_000, 1_500_000, 250_000,
        1_250_000, 250_000, 1_000_000,
    ];
    for (line, euro) in ladder.lines().iter().zip(expected) {
        assert_eq!(line.amount, Some(euro * 100), "{}", line.line.code());
        assert_eq!(line.estimate_share, Some(0.0));
    }
    for (level, percent) in [(Level::Db1, 35.46), (Level::Db2, 29.55), (Level::Db3, 23.64)] {
        assert!((ladder.margin(level).unwrap() * 100.0 - percent).abs() < 0.005);
    }
    assert!((ladder.margin(Level::Db3).unwrap() - 0.236_407).abs() < 1e-6);
    assert_eq!(ladder.sales_deductions(), Some(77_000_000));
    assert!((ladder.deduction_rate().unwrap() - 0.154).abs() < 1e-12);
    assert_eq!(ladder.deductions_after_invoice(), Some(27_000_000));
    assert_eq!(ladder.deepest(), Some(Level::Db3));
    assert_eq!(ladder.cost_coverage, Some(1.0));
}

#[test]
fn kinds_have_the_codes_of_the_contract_in_the_order_of_the_ladder() {
    let codes = "gross_sales, invoice_discount, invoiced_sales, cash_discount, bonus, allowance, credit_note, product_cost, \
                 freight, order_handling, complaints, service, returns, receivables_financing, other_cost_to_serve, \
                 account_fixed_cost";
    assert_eq!(Kind::ALL.map(Kind::code).join(", "), codes);
    for (position, kind) in Kind::ALL.into_iter().enumerate() {
        assert_eq!((kind.index(), Kind::from_code(kind.code())), (position, Some(kind)));
    }
    assert_eq!(Kind::from_code("revenue"), None);
    assert_eq!(Line::ALL.map(Line::number), std::array::from_fn(|position| position + 1));
}

#[test]
fn sales_without_list_price_make_the_first_two_lines_unknown_and_nothing_else() {
    let amounts = handbook().with(Kind::InvoicedSales, Booked, 100).unwrap();
    let ladder = Ladder::of(&amounts, &Rules { coverage_permille: 0, ..Rules::default() });
    assert_eq!((ladder.amount(Line::GrossSales), ladder.amount(Line::InvoiceDiscount)), (None, None));
    assert_eq!(ladder.amount(Line::InvoicedSales), Some(450_000_100));
    assert_eq!((ladder.sales_deductions(), ladder.deduction_rate()), (None, None));
    assert_eq!(ladder.net_revenue(), Some(423_000_100));
}

#[test]
fn a_block_that_is_not_kept_makes_its_level_and_all_below_unknown_never_zero() {
    let kept = |product_cost, cost_to_serve, fixed_cost| Kept { product_cost, cost_to_serve, fixed_cost };
    let cases = [
        (kept(true, true, true), [true, true, true], Some(Level::Db3)),
        (kept(true, true, false), [true, true, false], Some(Level::Db2)),
        (kept(true, false, true), [true, false, false], Some(Level::Db1)),
        (kept(false, true, true), [false, false, false], None),
    ];
    for (kept, known, deepest) in cases {
        let ladder = Ladder::of(&handbook(), &Rules { kept, ..Rules::default() });
        assert_eq!(Level::ALL.map(|level| ladder.db(level).is_some()), known, "{kept:?}");
        assert_eq!((ladder.deepest(), kept.deepest()), (deepest, deepest));
    }
    let ladder = Ladder::of(&handbook(), &Rules { kept: kept(true, false, true), ..Rules::default() });
    assert_eq!((ladder.amount(Line::CostToServe), ladder.amount(Line::FixedCost)), (None, Some(25_000_000)));
}

#[test]
fn within_a_kept_block_a_missing_entry_is_a_true_zero() {
    let ladder = Ladder::of(&sold(1_000, 1_000, 600), &Rules::default());
    assert_eq!((ladder.amount(Line::CostToServe), ladder.db(Level::Db3)), (Some(0), Some(400)));
}

#[test]
fn a_small_gap_in_product_cost_is_filled_at_the_covered_ratio_and_marked_as_estimate() {
    let ladder = Ladder::of(&sold(1_000_000, 950_000, 570_000), &Rules::default());
    assert_eq!((ladder.amount(Line::ProductCost), ladder.cost_filled), (Some(600_000), 30_000));
    assert_eq!(ladder.db(Level::Db1), Some(400_000));
    assert_eq!(ladder.cost_coverage, Some(0.95));
    assert_eq!(ladder.line(Line::ProductCost).estimate_share, Some(0.05));
    assert_eq!(ladder.line(Line::Db1).estimate_share, Some(30_000.0 / 1_600_000.0));
    assert_eq!(ladder.line(Line::NetRevenue).estimate_share, Some(0.0));
}

#[test]
fn a_large_gap_in_product_cost_makes_db_1_unknown() {
    let ladder = Ladder::of(&sold(1_000_000, 949_999, 570_000), &Rules::default());
    assert_eq!((ladder.amount(Line::ProductCost), ladder.db(Level::Db1), ladder.deepest()), (None, None, None));
    assert!((ladder.cost_coverage.unwrap() - 0.949_999).abs() < 1e-12);
    let none = Ladder::of(&sold(1_000, 0, 0), &Rules::default());
    assert_eq!((none.db(Level::Db1), none.cost_coverage), (None, Some(0.0)));
}

#[test]
fn returns_without_cost_take_their_share_of_the_cost_back() {
    let ladder = Ladder::of(&sold(990, 1_000, 500), &Rules::default());
    assert_eq!((ladder.amount(Line::ProductCost), ladder.cost_filled), (Some(495), -5));
}

#[test]
fn a_period_without_sales_has_no_margin_but_its_costs() {
    let amounts = Amounts::default().with(Kind::AccountFixedCost, Estimate, 100).unwrap();
    let ladder = Ladder::of(&amounts, &Rules::default());
    assert_eq!((ladder.net_revenue(), ladder.db(Level::Db3), ladder.margin(Level::Db3)), (Some(0), Some(-100), None));
    assert_eq!(ladder.line(Line::Db3).estimate_share, Some(1.0));
    assert_eq!(ladder.line(Line::Db2).estimate_share, None);
    assert_eq!(ladder.cost_coverage, None);
}

#[test]
fn only_costs_to_serve_and_fixed_costs_change_places() {
    let mut scheme = Scheme::default();
    assert!(scheme.move_to(Kind::ReceivablesFinancing, Block::FixedCost).is_ok());
    assert!(scheme.move_to(Kind::ProductCost, Block::FixedCost).is_err());
    assert!(scheme.move_to(Kind::Freight, Block::Deduction).is_err());
    let ladder = Ladder::of(&handbook(), &Rules { scheme, ..Rules::default() });
    assert_eq!(ladder.amount(Line::CostToServe), Some(22_000_000));
    assert_eq!((ladder.db(Level::Db2), ladder.db(Level::Db3)), (Some(128_000_000), Some(100_000_000)));
}

#[test]
fn two_ladders_are_compared_line_by_line_as_far_as_both_are_known() {
    let now = Ladder::of(&handbook(), &Rules::default());
    let before = Ladder::of(&sold(400_000_000, 0, 0), &Rules::default());
    let changes = now.compare(&before);
    assert_eq!(changes[2].change, Some(50_000_000));
    assert_eq!(changes[2].rate, Some(0.125));
    assert_eq!((changes[0].change, changes[0].now, changes[13].change), (None, Some(500_000_000), None));
    assert_eq!((changes[4].change, changes[4].rate), (Some(13_500_000), None));
}

#[test]
fn sums_beyond_the_range_are_refused_or_unknown() {
    let mut amounts = Amounts::default().with(Kind::GrossSales, Booked, i64::MAX).unwrap();
    assert_eq!(amounts.add(Kind::GrossSales, Booked, 1), Err(OutOfRange));
    assert_eq!(amounts.booked(Kind::GrossSales), Some(i64::MAX));
    amounts.add(Kind::InvoiceDiscount, Booked, i64::MIN).unwrap();
    assert_eq!(Ladder::of(&amounts, &Rules::default()).net_revenue(), None);
}

fn any_amounts(range: std::ops::Range<i64>) -> impl Strategy<Value = Amounts> {
    let cells = prop::collection::vec((0..Kind::COUNT, any::<bool>(), range.clone()), 0..20);
    (cells, range).prop_map(|(cells, costed)| {
        let mut amounts = Amounts::default();
        for (kind, booked, amount) in cells {
            let _ = amounts.add(Kind::ALL[kind], if booked { Booked } else { Estimate }, amount);
        }
        let _ = amounts.add_costed_sales(costed);
        amounts
    })
}

proptest! {
    #[test]
    fn each_level_is_the_level_above_minus_its_costs(amounts in any_amounts(-1_000_000..1_000_000)) {
        let ladder = Ladder::of(&amounts, &Rules { coverage_permille: 0, ..Rules::default() });
        let at = |line| ladder.amount(line);
        for (level, above, cost) in [
            (Line::Db1, Line::NetRevenue, Line::ProductCost),
            (Line::Db2, Line::Db1, Line::CostToServe),
            (Line::Db3, Line::Db2, Line::FixedCost),
        ] {
            if let (Some(level), Some(above), Some(cost)) = (at(level), at(above), at(cost)) {
                prop_assert_eq!(level, above - cost);
            }
        }
        let deductions: Option<i64> = [Line::CashDiscount, Line::Bonus, Line::Allowance, Line::CreditNotes].map(at).into_iter().sum();
        prop_assert_eq!(at(Line::NetRevenue), at(Line::InvoicedSales).zip(deductions).map(|(invoiced, less)| invoiced - less));
        for line in ladder.lines() {
            prop_assert!(line.estimate_share.is_none_or(|share| (0.0..=1.0).contains(&share)));
        }
    }

    #[test]
    fn the_lines_of_two_units_add_up_to_the_line_of_their_group(
        a in any_amounts(-1_000_000..1_000_000), b in any_amounts(-1_000_000..1_000_000),
    ) {
        let mut both = a;
        both.add_all(&b).unwrap();
        let rules = Rules::default();
        let (one, other, group) = (Ladder::of(&a, &rules), Ladder::of(&b, &rules), Ladder::of(&both, &rules));
        for line in [Line::InvoicedSales, Line::NetRevenue, Line::CostToServe, Line::FixedCost] {
            prop_assert_eq!(group.amount(line), one.amount(line).zip(other.amount(line)).map(|(x, y)| x + y));
        }
    }

    #[test]
    fn no_amounts_make_the_ladder_panic(amounts in any_amounts(i64::MIN..i64::MAX), coverage_permille: u16) {
        let ladder = Ladder::of(&amounts, &Rules { coverage_permille, ..Rules::default() });
        let _ = (ladder.compare(&ladder), ladder.deduction_rate(), ladder.sales_deductions(), ladder.deductions_after_invoice());
        let _ = Level::ALL.map(|level| ladder.margin(level));
    }
}

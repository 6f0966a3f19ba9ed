//! Cost drivers with their rates, and the fixed costs of accounts, own and shared.
use super::Firm;
use crate::demo::books::Plan;
use crate::demo::calendar::{ALL_MONTHS, Calendar};
use crate::demo::model::{Basis, Driver, FixedCost, Per, Rate, SharedCost, SplitKey};
use engine_value::contribution::Kind;
use engine_value::money::{mul_div, split_largest_remainder};

/// Cents per order, complaint and hour of service.
pub(in crate::demo) const ORDER_RATE: i64 = 2_500;
pub(in crate::demo) const COMPLAINT_RATE: i64 = 35_000;
pub(in crate::demo) const SERVICE_RATE: i64 = 9_000;
/// Yearly cost of a balance, millionths.
pub(in crate::demo) const BALANCE_RATE: i64 = 72_000;

pub(in crate::demo) fn drivers() -> Vec<Driver> {
    let driver =
        |code, name_de, name_en, kind, basis| Driver { code, name_de, name_en, kind, basis, gone_permille: 1_000 };
    vec![
        driver("orders", "Auftrag", "Order", Kind::OrderHandling, Basis::Orders),
        driver("complaints", "Beschwerde", "Complaint", Kind::Complaints, Basis::Count),
        driver("service_hours", "Servicestunde", "Service hour", Kind::Service, Basis::Count),
        driver("receivables", "Forderungen", "Receivables", Kind::ReceivablesFinancing, Basis::Balance),
    ]
}

/// Rates since the books begin; an order costs more from next January on.
pub(in crate::demo) fn rates(calendar: &Calendar) -> Vec<Rate> {
    let from = calendar.month(0);
    let today = calendar.today().month();
    let december = today.plus(i32::from(12 - today.number()));
    let rate = |driver, cents: i64| Rate { driver, rate_millionths: cents * 10_000, from, to: None };
    vec![
        Rate { to: Some(december), ..rate("orders", ORDER_RATE) },
        Rate { from: december.plus(1), ..rate("orders", ORDER_RATE * 11 / 10) },
        rate("complaints", COMPLAINT_RATE),
        rate("service_hours", SERVICE_RATE),
        Rate { rate_millionths: BALANCE_RATE, ..rate("receivables", 0) },
    ]
}

/// Fixed costs, and what they come to per account and month.
#[derive(Debug)]
pub(in crate::demo) struct Costs {
    pub(in crate::demo) shared: Vec<SharedCost>,
    pub(in crate::demo) fixed: Vec<FixedCost>,
    pub(in crate::demo) monthly: Vec<Vec<i64>>,
}

/// Shared resources: name, euros a year, how split, account keys. A name `3.` takes the accounts of tier 3.
const SHARED: [(&str, i64, SplitKey, &[&str]); 9] = [
    ("Betreuung Jana Ohlendiek", 140_000, SplitKey::Orders, &["TARVIK", "POLLWITZ", "ESTELLE", "ZELLBERG"]),
    ("Betreuung Mirko Tessnow", 100_000, SplitKey::Orders, &["OSSENDORP", "GRUENTHAL", "DREIKIRCH", "ULLENBEK"]),
    ("Betreuung Selin Aydemir", 120_000, SplitKey::Orders, &["VELMAR", "HEXLIN", "ARVENHOLT", "QUENDEL"]),
    ("Betreuung Lennart Kruse", 110_000, SplitKey::Orders, &["BEXFORD", "KALTMOOR", "NORDHUSEN", "FENRICH"]),
    (
        "Betreuung Thea Brockmöller",
        90_000,
        SplitKey::Orders,
        &["RASMEYER", "SONNRAIN", "WIEBRANDT", "KRANZFELD", "TORVALD"],
    ),
    ("Betreuung Henrik Vollbrandt", 36_000, SplitKey::Orders, &["LUETTMANN", "JASPERSEN", "MOHNBERG"]),
    ("Innendienst Nord", 42_000, SplitKey::Orders, &["41001", "41002", "41003", "41004", "41005"]),
    ("Innendienst Süd", 24_000, SplitKey::Equal, &["41006", "41007", "41008", "0041009"]),
    ("EDI-Portal", 18_000, SplitKey::Equal, &["OSSENDORP", "VELMAR", "HEXLIN", "BEXFORD", "KALTMOOR", "NORDHUSEN"]),
];

/// Accounts whose fixed costs are known from the pictures: key, euros that are gone within a year, all euros of the last
/// three years, newest first.
const KNOWN: [(&str, i64, [i64; 3]); 7] = [
    ("TARVIK", 45_000, [249_000, 247_500, 240_000]),
    ("OSSENDORP", 55_200, [230_000, 226_000, 221_000]),
    ("VELMAR", 35_400, [180_000, 171_000, 168_000]),
    ("GRUENTHAL", 25_200, [65_000, 64_000, 62_000]),
    ("KALTMOOR", 30_000, [110_000, 108_000, 104_000]),
    ("POLLWITZ", 30_000, [90_000, 88_000, 86_000]),
    ("ARVENHOLT", 20_400, [70_000, 69_000, 66_000]),
];

/// Works out all fixed costs.
pub(in crate::demo) fn book(firm: &Firm, plans: &[Plan], calendar: &Calendar) -> Costs {
    let orders = orders_by_account(firm, plans);
    let mut costs =
        Costs { shared: Vec::new(), fixed: Vec::new(), monthly: vec![vec![0; ALL_MONTHS]; firm.accounts.len()] };
    for (name, euros, key, members) in SHARED {
        let members: Vec<usize> = members.iter().filter_map(|key| firm.account(key)).collect();
        let cost = SharedCost {
            name: name.to_owned(),
            amount_minor: euros * 100,
            per: Per::Year,
            from: calendar.month(0),
            to: None,
            key,
            gone_permille: 0,
            members,
        };
        share_out(&cost, &orders, &mut costs.monthly);
        costs.shared.push(cost);
    }
    let known = |key: &str| KNOWN.iter().any(|(known, ..)| *known == key);
    for (key, gone, _) in KNOWN {
        add(&mut costs, firm.account(key), "Innendienst, Anteil", gone * 100, 1_000, calendar);
    }
    add(&mut costs, firm.account("TARVIK"), "Aufrichtmaschine", 6_480_000, 0, calendar);
    for (key, tools) in firm.keys.iter().filter(|key| !known(key.key)).zip([7, 4, 9, 5, 6, 3].into_iter().cycle()) {
        let amount = key.net_k * tools * 100 / 1_200 * 1_200;
        add(&mut costs, firm.account(key.key), "Werkzeuge und Muster", amount, 0, calendar);
    }
    for (key, _, totals) in KNOWN {
        rest(&mut costs, firm.account(key), totals, calendar);
    }
    costs
}

/// Orders of each account's own units per month.
fn orders_by_account(firm: &Firm, plans: &[Plan]) -> Vec<Vec<i64>> {
    let mut orders = vec![vec![0; ALL_MONTHS]; firm.accounts.len()];
    for (subject, plan) in firm.subjects.iter().zip(plans) {
        for (share, cells) in subject.units.iter().zip(&plan.cells) {
            let Some(account) = firm.units[share.unit].account else { continue };
            for (month, cell) in cells.iter().enumerate() {
                orders[account][month] += cell.orders();
            }
        }
    }
    orders
}

/// A year's amount over its twelve months: after k of them exactly k twelfths are spread, rounded.
fn months_of_year(amount: i64) -> Vec<i64> {
    let until = |k: i64| mul_div(amount, k, 12).unwrap_or(0);
    (0..12).map(|k| until(k + 1) - until(k)).collect()
}

/// Each year's amount goes to the members by their orders of that year, then over its months, as the ledger does it.
fn share_out(cost: &SharedCost, orders: &[Vec<i64>], monthly: &mut [Vec<i64>]) {
    for year in 0..=ALL_MONTHS / 12 {
        let months = year * 12..(year * 12 + 12).min(ALL_MONTHS);
        let weigh = |account: &usize| {
            if cost.key == SplitKey::Equal { 1 } else { orders[*account][months.clone()].iter().sum() }
        };
        let weights: Vec<i64> = cost.members.iter().map(weigh).collect();
        let parts = split_largest_remainder(cost.amount_minor, &weights)
            .or_else(|| split_largest_remainder(cost.amount_minor, &vec![1; weights.len()]))
            .unwrap_or_default();
        for (account, part) in cost.members.iter().zip(parts) {
            for (month, amount) in months.clone().zip(months_of_year(part)) {
                monthly[*account][month] += amount;
            }
        }
    }
}

/// A cost of so much a year since the books begin.
fn add(costs: &mut Costs, account: Option<usize>, name: &str, amount: i64, gone_permille: u16, calendar: &Calendar) {
    let Some(account) = account else { return };
    let year = months_of_year(amount);
    for month in 0..ALL_MONTHS {
        costs.monthly[account][month] += year[month % 12];
    }
    costs.fixed.push(FixedCost {
        account,
        name: name.to_owned(),
        amount_minor: amount,
        per: Per::Year,
        from: calendar.month(0),
        to: None,
        gone_permille,
    });
}

/// What is missing to the known total of each year, as a cost of that year alone.
fn rest(costs: &mut Costs, account: Option<usize>, totals: [i64; 3], calendar: &Calendar) {
    let Some(account) = account else { return };
    for year in [2, 1, 0] {
        let positions = Calendar::months_of(year);
        let so_far: i64 = costs.monthly[account][positions.clone()].iter().sum();
        let amount = totals[year] * 100 - so_far;
        let parts = months_of_year(amount);
        for (position, part) in positions.clone().zip(&parts) {
            costs.monthly[account][position] += part;
        }
        let (from, to) = (calendar.month(positions.start), calendar.month(positions.end - 1));
        let cost = FixedCost {
            account,
            name: "Werkzeuge und Muster".to_owned(),
            amount_minor: amount,
            per: Per::Total,
            from,
            to: Some(to),
            gone_permille: 0,
        };
        if year == 0 {
            costs.monthly[account][positions.end] += parts[0];
            costs.fixed.push(FixedCost { from: to.plus(1), to: Some(to.plus(12)), ..cost.clone() });
        }
        costs.fixed.push(cost);
    }
}

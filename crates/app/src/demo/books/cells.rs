//! The sums of one unit in one month.
use super::months::Months;
use super::years::{self, Year};
use crate::demo::calendar::{ALL_MONTHS, Calendar, MONTHS};
use crate::demo::dice::Dice;
use crate::demo::firm::costs::{BALANCE_RATE, COMPLAINT_RATE, ORDER_RATE, SERVICE_RATE};
use crate::demo::firm::{Part, Subject};
use engine_value::money::{mul_div, round_half_away, split_largest_remainder};

/// What one unit buys and costs in one month: cents and counts.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::demo) struct Cell {
    pub(super) net: i64,
    pub(super) sums: Year,
}

impl Cell {
    /// Sales at list price: net revenue and all that was deducted on the way.
    pub(super) fn gross(&self) -> i64 {
        let s = &self.sums;
        self.net + s.discount + s.cash + s.bonus + s.allowance + s.credit
    }
    pub(in crate::demo) fn orders(&self) -> i64 {
        self.sums.orders
    }
    /// What receivables at month end make it cost that much, thousandths of a euro.
    pub(super) fn receivables(&self) -> i64 {
        let cents = i128::from(self.sums.receivables) * 12_000_000;
        let balance = round_half_away(cents, i128::from(BALANCE_RATE)).unwrap_or(0);
        i64::try_from(balance).unwrap_or(0) * 10
    }
    /// Line 11 of the ladder.
    pub(super) fn cost_to_serve(&self) -> i64 {
        let s = &self.sums;
        let counted = s.orders * ORDER_RATE + s.complaints * COMPLAINT_RATE + s.quarter_hours * SERVICE_RATE / 4;
        s.freight + s.returns + s.receivables + counted
    }
}

/// Splits an amount by weights; nothing where there is nothing to weigh, all of it to the first.
pub(super) fn portion(total: i64, weights: &[i64]) -> Vec<i64> {
    split_largest_remainder(total, weights).unwrap_or_else(|| {
        let mut parts = vec![0; weights.len()];
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        parts
    })
}

/// Splits a subject's months over its units.
pub(super) fn split(at: usize, subject: &Subject, months: &Months, calendar: &Calendar) -> Vec<Vec<Cell>> {
    let mut dice = Dice::of(40, at);
    let mut whole = spread(at, subject, months, calendar, &mut dice);
    let branches: Vec<Vec<Cell>> = subject
        .units
        .iter()
        .skip(1)
        .map(|unit| branch(unit.net, unit.orders, subject, &mut whole, &mut dice))
        .collect();
    let mut cells = vec![whole];
    cells.extend(branches);
    for cell in cells.iter_mut().flatten() {
        cell.sums.orders = if cell.net > 0 { cell.sums.orders.max(1) } else { 0 };
    }
    cells
}

/// The subject as if it were one unit.
fn spread(at: usize, subject: &Subject, months: &Months, calendar: &Calendar, dice: &mut Dice) -> Vec<Cell> {
    let mut cells: Vec<Cell> = months.net.iter().map(|net| Cell { net: *net, ..Cell::default() }).collect();
    for year in 0..3 {
        let positions = Calendar::months_of(year);
        let (net, db3) = (&months.net[positions.clone()], &months.db3[positions.clone()]);
        if net.iter().all(|net| *net == 0) {
            continue;
        }
        let sums = years::of(at, subject, year, net.iter().sum(), db3.iter().sum());
        let even: Vec<i64> = net.iter().map(|net| (*net).max(0)).collect();
        let quarter_ends: Vec<i64> =
            positions.clone().zip(&even).map(|(p, net)| if calendar.season(p) % 3 == 2 { *net } else { 0 }).collect();
        let some: Vec<i64> = even.iter().map(|net| if dice.chance(450) { *net } else { 0 }).collect();
        let some = if some.iter().all(|net| *net == 0) { even.clone() } else { some };
        let rare: Vec<i64> = even.iter().map(|net| net * dice.whole(2, 18)).collect();
        put(&mut cells[positions.clone()], &portion(sums.allowance, &quarter_ends), |y, v| y.allowance = v);
        put(&mut cells[positions.clone()], &portion(sums.credit, &some), |y, v| y.credit = v);
        put(&mut cells[positions.clone()], &portion(sums.complaints, &rare), |y, v| y.complaints = v);
        put(&mut cells[positions.clone()], &portion(sums.quarter_hours, &rare), |y, v| y.quarter_hours = v);
        put(&mut cells[positions.clone()], &portion(sums.returns, &rare), |y, v| y.returns = v);
        put(&mut cells[positions.clone()], &portion(sums.discount, &even), |y, v| y.discount = v);
        put(&mut cells[positions.clone()], &portion(sums.cash, &even), |y, v| y.cash = v);
        put(&mut cells[positions.clone()], &portion(sums.bonus, &even), |y, v| y.bonus = v);
        put(&mut cells[positions.clone()], &portion(sums.freight, &even), |y, v| y.freight = v);
        put(&mut cells[positions.clone()], &portion(sums.receivables, &even), |y, v| y.receivables = v);
        put(&mut cells[positions], &portion(sums.orders, &even), |y, v| y.orders = v);
    }
    cells[MONTHS].sums = running(&cells);
    cells
}

fn put(cells: &mut [Cell], parts: &[i64], set: fn(&mut Year, i64)) {
    for (cell, part) in cells.iter_mut().zip(parts) {
        set(&mut cell.sums, *part);
    }
}

/// The running month at the rates of the last year.
fn running(cells: &[Cell]) -> Year {
    let year = &cells[Calendar::months_of(0)];
    let net: i64 = year.iter().map(|cell| cell.net).sum();
    let at_rate = |get: fn(&Year) -> i64| {
        let whole: i64 = year.iter().map(|cell| get(&cell.sums)).sum();
        mul_div(cells[MONTHS].net, whole, net).unwrap_or(0)
    };
    Year {
        discount: at_rate(|y| y.discount),
        cash: at_rate(|y| y.cash),
        bonus: at_rate(|y| y.bonus),
        allowance: 0,
        credit: 0,
        freight: at_rate(|y| y.freight),
        returns: 0,
        receivables: 0,
        complaints: at_rate(|y| y.complaints),
        quarter_hours: at_rate(|y| y.quarter_hours),
        orders: at_rate(|y| y.orders),
    }
}

/// Takes a unit's part out of the whole.
fn branch(net: Part, orders: Option<i64>, subject: &Subject, whole: &mut [Cell], dice: &mut Dice) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); ALL_MONTHS];
    let part_of = |year_net: i64| match net {
        Part::Minor(minor) => mul_div(year_net, minor, subject.net).unwrap_or(0),
        Part::Permille(permille) => mul_div(year_net, permille, 1_000).unwrap_or(0),
    };
    // of the whole as it was before any branch left; branches are small beside the first unit
    let left = |cells: &[Cell]| cells.iter().map(|cell| cell.net).sum::<i64>();
    for year in 0..3 {
        let positions = Calendar::months_of(year);
        let whole_year = year_net(subject, whole, year);
        let mine = part_of(whole_year);
        let weights: Vec<i64> =
            whole[positions.clone()].iter().map(|cell| cell.net.max(0) / 1_000 * dice.whole(900, 1_100)).collect();
        let nets = portion(mine, &weights);
        let ordered = orders.and_then(|o| mul_div(o, whole_year, subject.net));
        let all_orders: i64 = whole[positions.clone()].iter().map(|cell| cell.sums.orders).sum();
        let ordered = ordered.or_else(|| mul_div(all_orders, mine, left(&whole[positions.clone()])));
        let orders = portion(ordered.unwrap_or(0), &nets);
        for ((position, net), orders) in positions.zip(nets).zip(orders) {
            cells[position] = take(&mut whole[position], net, orders);
        }
    }
    let now = mul_div(whole[MONTHS].net, part_of(subject.net), subject.net).unwrap_or(0);
    let orders = mul_div(whole[MONTHS].sums.orders, now, whole[MONTHS].net).unwrap_or(0);
    cells[MONTHS] = take(&mut whole[MONTHS], now, orders);
    cells
}

/// The subject's net revenue of a year, as the growth from year to year gives it.
fn year_net(subject: &Subject, whole: &[Cell], year: usize) -> i64 {
    if year == 0 { subject.net } else { whole[Calendar::months_of(year)].iter().map(|cell| cell.net).sum() }
}

/// Moves a part of a month out of the whole; amounts in proportion to net revenue.
fn take(whole: &mut Cell, net: i64, orders: i64) -> Cell {
    let all = whole.net;
    let mut part = |get: fn(&mut Year) -> &mut i64| {
        let amount = get(&mut whole.sums);
        let mine = mul_div(*amount, net, all).unwrap_or(0);
        *amount -= mine;
        mine
    };
    let mut sums = Year {
        discount: part(|y| &mut y.discount),
        cash: part(|y| &mut y.cash),
        bonus: part(|y| &mut y.bonus),
        allowance: part(|y| &mut y.allowance),
        credit: part(|y| &mut y.credit),
        freight: part(|y| &mut y.freight),
        returns: part(|y| &mut y.returns),
        receivables: part(|y| &mut y.receivables),
        complaints: part(|y| &mut y.complaints),
        quarter_hours: part(|y| &mut y.quarter_hours),
        orders: 0,
    };
    sums.orders = orders.min(whole.sums.orders);
    whole.sums.orders -= sums.orders;
    whole.net -= net;
    Cell { net, sums }
}

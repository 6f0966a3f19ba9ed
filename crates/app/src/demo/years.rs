//! Three years and the running month of every customer, from the plan to the lines.
use super::customers::{Customer, SMALL, SMALL_NET, WAITING_NET, WITHOUT_CUSTOMER_NET};
use super::dice::{Dice, split};
use super::firm::{BookedUnit, Owner, customers, units};
use super::lines::{ARTICLES, Line, month_lines};
use super::plan::{self, MonthPlan, Totals};
use super::tarvik;
use base::{Day, Month};
use ledger::Kind;

/// What the demo books, besides accounts and answers.
#[derive(Debug)]
pub(crate) struct Books {
    pub units: Vec<BookedUnit>,
    /// In the order of their days.
    pub lines: Vec<Line>,
    /// Fixed cost of a customer's own: customer, first month, last month (`None`: goes on), cents in that span of twelve.
    pub fixed: Vec<(usize, Month, Option<Month>, i64)>,
    /// First day with a line.
    pub first: Month,
}

/// The last month that is over.
pub(crate) fn last_month(today: Day) -> Month {
    today.month().plus(-1)
}

/// Everything that is booked, as seen from `today`.
pub(crate) fn books(today: Day) -> Books {
    let units = units();
    let last = last_month(today);
    let until = today.plus_days(-2);
    let mut b = Books { units, lines: Vec::new(), fixed: Vec::new(), first: last.plus(-35) };
    for (i, c) in customers().iter().enumerate() {
        customer(&mut b, i, c, last, until);
    }
    let small = small_years();
    let places: Vec<usize> = (0..b.units.len()).filter(|u| b.units[*u].owner == Owner::Small).collect();
    for (unit, (net, margin)) in places.into_iter().zip(small) {
        simple(&mut b, unit, (net, margin), last, until);
    }
    let waiting: Vec<usize> = (0..b.units.len()).filter(|u| b.units[*u].owner == Owner::Waiting).collect();
    for (unit, net) in waiting.into_iter().zip(WAITING_NET) {
        new_number(&mut b, unit, net * 100, last, until);
    }
    let without = b.units.len() - 1;
    simple(&mut b, without, (WITHOUT_CUSTOMER_NET * 100, 2_150), last, until);
    estimate_freight(&mut b.lines, last);
    b.lines.sort_by(|a, b| (a.day, &a.document, a.number).cmp(&(b.day, &b.document, b.number)));
    b
}

fn articles(dice: &mut Dice) -> Vec<usize> {
    let n = i64::try_from(ARTICLES.len()).unwrap_or(1);
    let start = dice.between(0, n);
    (0..dice.between(5, 10)).filter_map(|i| usize::try_from((start + i * 3) % n).ok()).collect()
}

fn customer(b: &mut Books, i: usize, c: &Customer, last: Month, until: Day) {
    let mut dice = Dice::new(super::SEED, u64::try_from(i).unwrap_or(0) + 1);
    let places: Vec<(usize, i64)> = b
        .units
        .iter()
        .enumerate()
        .filter(|(_, u)| u.owner == Owner::Customer(i))
        .map(|(place, u)| (place, u.weight))
        .collect();
    let articles = articles(&mut dice);
    let (offsets, quarter) = plan::swings(c.map, c.margin, &mut dice);
    let latest = if i == 0 { tarvik::LATEST } else { plan::year(c, &mut dice) };
    let margin = c.map.map_or(c.margin, |m| i64::midpoint(m.margin_before, quarter));
    let before = if i == 0 { tarvik::BEFORE } else { plan::earlier(&latest, c.change, margin) };
    let first = plan::earlier(&before, c.change / 2 + 20, margin - 60);
    let flat = |dice: &mut Dice| -> [i64; 12] { std::array::from_fn(|_| dice.between(-250, 251)) };
    let mut lay = |b: &mut Books, t: &Totals, from: Month, offsets: [i64; 12], dice: &mut Dice| {
        let months = plan::months(t, usize::try_from(from.number() - 1).unwrap_or(0), &offsets, dice);
        if t.fixed != 0 {
            b.fixed.push((i, from, Some(from.plus(11)), t.fixed));
        }
        for (n, m) in months.iter().enumerate() {
            let month = from.plus(i32::try_from(n).unwrap_or(0));
            b.lines.extend(month_lines(m, month, (c.number, &places), &articles, until, dice));
        }
    };
    let flat_first = flat(&mut dice);
    lay(b, &first, last.plus(-35), flat_first, &mut dice);
    // The quarter one looks back on from the last one lies at the end of that year.
    let mut at_end = flat(&mut dice);
    at_end[9..].iter_mut().for_each(|o| *o += quarter - margin);
    at_end[..9].iter_mut().for_each(|o| *o -= (quarter - margin) / 3);
    lay(b, &before, last.plus(-23), at_end, &mut dice);
    lay(b, &latest, last.plus(-11), offsets, &mut dice);
    if latest.fixed != 0 {
        b.fixed.push((i, last.plus(1), None, latest.fixed));
    }
    running_month(b, &latest, (c.number, &places), &articles, last.plus(1), until, &mut dice);
}

/// The month that is not over: as much of an average month as has passed.
fn running_month(
    b: &mut Books,
    year: &Totals,
    who: (u32, &[(usize, i64)]),
    articles: &[usize],
    month: Month,
    until: Day,
    dice: &mut Dice,
) {
    if until < month.first() {
        return;
    }
    let days = until.days_since(month.first()) + 1;
    let part = |x: i64| x / 12 * days / 31;
    let t = Totals {
        gross: part(year.gross),
        discount: part(year.discount),
        cash: part(year.cash),
        freight: part(year.freight),
        orders: part(year.orders),
        credit: part(year.credit),
        service: part(year.service),
        ..Totals::default()
    };
    let margin = year.product_cost().max(0) * 100 / year.net().max(1);
    let m = MonthPlan { product_cost: t.net() * margin / 100, t };
    b.lines.extend(month_lines(&m, month, who, articles, until, dice));
}

/// Net revenue (cents) and margin of the small customers: most earn a little, some cost.
fn small_years() -> Vec<(i64, i64)> {
    let mut dice = Dice::new(super::SEED, 9_100);
    let weights: Vec<i64> = (0..SMALL).map(|i| 100 - i64::try_from(i).unwrap_or(0) + dice.between(0, 12)).collect();
    let nets = split(SMALL_NET * 100, &weights);
    nets.into_iter()
        .map(|net| (net, if dice.one_in(3) { dice.between(-1_900, -200) } else { dice.between(900, 2_100) }))
        .collect()
}

/// A unit that is booked by itself: three years without ups and downs of its own.
fn simple(b: &mut Books, unit: usize, (net, margin): (i64, i64), last: Month, until: Day) {
    let mut dice = Dice::new(super::SEED, 10_000 + u64::try_from(unit).unwrap_or(0));
    let number = b.units[unit].numbers.first().and_then(|n| n.parse().ok()).unwrap_or(99_999);
    let articles = articles(&mut dice);
    let mut latest = plan::shape(net, margin, false, &mut dice);
    latest.db3 = plan::permyriad(net, margin);
    let before = plan::earlier(&latest, 14, margin);
    let first = plan::earlier(&before, 22, margin);
    for (t, from) in [(first, -35), (before, -23), (latest, -11)] {
        let from = last.plus(from);
        let offsets = std::array::from_fn(|_| dice.between(-300, 301));
        let months = plan::months(&t, usize::try_from(from.number() - 1).unwrap_or(0), &offsets, &mut dice);
        for (n, m) in months.iter().enumerate() {
            let month = from.plus(i32::try_from(n).unwrap_or(0));
            b.lines.extend(month_lines(m, month, (number, &[(unit, 1)]), &articles, until, &mut dice));
        }
    }
    running_month(b, &latest, (number, &[(unit, 1)]), &articles, last.plus(1), until, &mut dice);
}

/// A number that nobody has assigned yet: a few orders in the last months; the largest since the 12th of the last month.
fn new_number(b: &mut Books, unit: usize, net: i64, last: Month, until: Day) {
    let mut dice = Dice::new(super::SEED, 10_000 + u64::try_from(unit).unwrap_or(0));
    let number: u32 = b.units[unit].numbers[0].parse().unwrap_or(0);
    let articles = articles(&mut dice);
    let months = if number == 40_719 { 1 } else { dice.between(2, 6) };
    let nets = split(net, &vec![1; usize::try_from(months).unwrap_or(1)]);
    for (i, net) in nets.into_iter().enumerate() {
        let month = last.plus(-i32::try_from(i).unwrap_or(0));
        let t = Totals { gross: net + net / 12, discount: net / 12, freight: net / 25, orders: 2, ..Totals::default() };
        let m = MonthPlan { product_cost: net * 71 / 100, t };
        let mut lines = month_lines(&m, month, (number, &[(unit, 1)]), &articles, until, &mut dice);
        if number == 40_719 {
            lines.iter_mut().for_each(|l| l.day = l.day.max(month.first().plus_days(11)));
        }
        b.lines.extend(lines);
    }
}

/// Three freight papers of the last month have not come yet: their cost is estimated.
fn estimate_freight(lines: &mut Vec<Line>, last: Month) {
    let open: i64 = tarvik::ESTIMATED_FREIGHT.iter().sum();
    let mut left = open;
    // What is estimated is taken off the booked freight, so that the sum stays.
    for line in lines.iter_mut().filter(|l| l.unit == 0 && l.day.month() == last) {
        for (kind, amount) in &mut line.amounts {
            if *kind == Kind::Freight {
                let take = left.min(*amount);
                *amount -= take;
                left -= take;
            }
        }
    }
    for (i, amount) in tarvik::ESTIMATED_FREIGHT.into_iter().enumerate() {
        lines.push(Line {
            unit: 0,
            day: last.last(),
            document: format!("FR{:02}{:02}-offen", last.year() % 100, last.number()),
            number: u32::try_from(i).unwrap_or(0) + 1,
            article: None,
            quantity: None,
            amounts: vec![(Kind::Freight, amount)],
            driver: None,
            estimate: true,
        });
    }
}

//! Invoices of a unit: documents and rows whose amounts add up to the month.
use super::cells::{Cell, portion};
use crate::demo::calendar::{Calendar, MONTHS};
use crate::demo::dice::Dice;
use crate::demo::firm::{Class, Subject, offerings};
use crate::demo::model::{Counts, Line, Offering, Paper};
use base::Day;
use engine_value::contribution::Kind;
use engine_value::money::mul_div;

/// Writes one unit's invoices.
pub(super) struct Writer<'a> {
    subject: &'a Subject,
    unit: u16,
    calendar: &'a Calendar,
    dice: Dice,
    offerings: Vec<Offering>,
    /// What the unit buys: position and weight.
    basket: Vec<(usize, i64)>,
}

/// A row before it has amounts.
struct Row {
    day: Day,
    document: u32,
    line: u16,
    offering: usize,
    weight: i64,
}

impl<'a> Writer<'a> {
    pub(super) fn new(who: (usize, usize), subject: &'a Subject, unit: usize, calendar: &'a Calendar) -> Self {
        let mut dice = Dice::of(50 + u64::try_from(who.1).unwrap_or(0), who.0);
        let offerings = offerings::all();
        let kinds = match subject.class {
            Class::Key => 6,
            Class::Nobody => 8,
            Class::Other => 4,
            Class::Small | Class::Unassigned => 2,
        };
        let start = dice.whole(0, 11);
        let basket =
            (0..kinds).map(|i| (usize::try_from((start + i * 5) % 12).unwrap_or(0), dice.whole(20, 100))).collect();
        Self { subject, unit: u16::try_from(unit).unwrap_or(u16::MAX), calendar, dice, offerings, basket }
    }

    /// The rows of a month.
    pub(super) fn month(&mut self, month: usize, cell: &Cell, product_cost: i64, lines: &mut Vec<Line>) {
        let mut days = self.calendar.working_days(month);
        if self.subject.from == month && month + 1 == MONTHS {
            days.retain(|day| day.0.day() >= 12);
        }
        let gross = cell.gross();
        if days.is_empty() || gross <= 0 {
            return;
        }
        let rows = self.rows(month, cell.orders(), &days);
        let returned =
            if cell.orders() >= 4 && self.dice.chance(90) { gross * self.dice.whole(6, 22) / 1_000 } else { 0 };
        let part = |amount: i64| mul_div(amount, returned, gross).unwrap_or(0);
        let back = [returned, part(cell.sums.discount), part(product_cost)];
        let weights: Vec<i64> = rows.iter().map(|row| row.weight).collect();
        let sales = portion(gross + back[0], &weights);
        let costed: Vec<i64> =
            sales.iter().zip(&rows).map(|(s, row)| s * self.offerings[row.offering].cost_permille / 100).collect();
        let discounts = portion(cell.sums.discount + back[1], &sales);
        let cash = portion(cell.sums.cash, &sales);
        let costs = portion(product_cost + back[2], &costed);
        let freight = self.small_freight(cell, &rows, &sales);
        if returned > 0 {
            lines.push(self.returned(month, &rows[0], back, &days));
        }
        for (i, row) in rows.iter().enumerate() {
            let mut line = self.line(row, Paper::Invoice, self.quantity(month, row.offering, sales[i]));
            line.amounts[Kind::GrossSales.index()] = sales[i];
            line.amounts[Kind::InvoiceDiscount.index()] = discounts[i];
            line.amounts[Kind::CashDiscount.index()] = cash[i];
            line.amounts[Kind::ProductCost.index()] = costs[i];
            line.amounts[Kind::Freight.index()] = freight[i];
            line.amounts[Kind::Returns.index()] = if i == 0 && self.is_small() { cell.sums.returns } else { 0 };
            lines.push(line);
        }
    }

    fn is_small(&self) -> bool {
        !matches!(self.subject.class, Class::Key | Class::Other)
    }

    /// Small customers have their freight on the first row of each invoice.
    fn small_freight(&self, cell: &Cell, rows: &[Row], sales: &[i64]) -> Vec<i64> {
        let firsts = rows.iter().zip(sales).map(|(row, sales)| if row.line == 1 { *sales } else { 0 });
        if self.is_small() { portion(cell.sums.freight, &firsts.collect::<Vec<_>>()) } else { vec![0; rows.len()] }
    }

    fn rows(&mut self, month: usize, orders: i64, days: &[Day]) -> Vec<Row> {
        let most = if self.is_small() { 2 } else { 3 };
        let mut rows = Vec::new();
        for document in 0..orders {
            let Some(day) = Calendar::draw(days, &mut self.dice) else { continue };
            let size = self.dice.whole(40, 190);
            let wanted = if self.dice.chance(590) { 1 } else { self.dice.whole(2, most) };
            for line in 1..=wanted {
                let (offering, weight) = self.choose(month);
                rows.push(Row {
                    day,
                    document: u32::try_from(month * 1_000).unwrap_or(0) + u32::try_from(document).unwrap_or(0),
                    line: u16::try_from(line).unwrap_or(1),
                    offering,
                    weight: size * weight / wanted + 1,
                });
            }
        }
        rows
    }

    /// An offering of the basket. Its third one is no longer bought in the last year, its last one not before.
    fn choose(&mut self, month: usize) -> (usize, i64) {
        let changes = self.subject.class == Class::Key && self.basket.len() > 4;
        let last = self.basket.len() - 1;
        let recent = Calendar::year(month) == 0;
        let sold = |i: usize| !changes || if i == 2 { !recent } else { i != last || recent };
        for _ in 0..8 {
            let at = usize::try_from(self.dice.whole(0, i64::try_from(last).unwrap_or(0))).unwrap_or(0);
            if sold(at) {
                let (offering, weight) = self.basket[at];
                return (offering, weight * self.dice.whole(60, 140));
            }
        }
        self.basket[0]
    }

    /// Whole units at about the list price of the month, in thousandths.
    fn quantity(&self, month: usize, offering: usize, sales: i64) -> i64 {
        let price = offerings::list_price(&self.offerings[offering], self.calendar, month);
        mul_div(sales, 10_000, price).unwrap_or(0).max(1) * 1_000
    }

    /// A return of last month's goods: it reverses sales, discount, quantity and product cost.
    fn returned(&mut self, month: usize, row: &Row, [gross, discount, cost]: [i64; 3], days: &[Day]) -> Line {
        let mut line = self.line(row, Paper::Credit, -self.quantity(month, row.offering, gross));
        line.day = Calendar::draw(days, &mut self.dice).unwrap_or(row.day);
        line.document = u32::try_from(month).unwrap_or(0) * 1_000;
        line.line = 1;
        line.amounts[Kind::GrossSales.index()] = -gross;
        line.amounts[Kind::InvoiceDiscount.index()] = -discount;
        line.amounts[Kind::ProductCost.index()] = -cost;
        line
    }

    fn line(&self, row: &Row, paper: Paper, quantity: i64) -> Line {
        Line {
            day: row.day,
            unit: self.unit,
            paper,
            document: row.document,
            line: row.line,
            offering: u8::try_from(row.offering).ok(),
            quantity: Some(quantity),
            amounts: [0; Kind::COUNT],
            counts: Counts::default(),
            estimate: false,
        }
    }
}

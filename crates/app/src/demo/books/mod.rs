//! What was booked: sums planned per subject and month, then rows that add up to them.
mod cells;
mod invoices;
mod monthly;
mod months;
mod number;
mod tarvik;
mod years;

pub(super) use cells::Cell;

use super::calendar::{ALL_MONTHS, Calendar, MONTHS};
use super::firm::{Class, Firm, Subject};
use super::model::Line;

/// What a subject's months are meant to add up to.
#[derive(Debug)]
pub(super) struct Plan {
    /// DB III per month; the current one is left open.
    db3: Vec<i64>,
    /// Per unit of the subject, then per month.
    pub(super) cells: Vec<Vec<Cell>>,
}

/// Plans every subject.
pub(super) fn plans(firm: &Firm, calendar: &Calendar) -> Vec<Plan> {
    let plan = |(at, subject): (usize, &Subject)| {
        let months = months::plan(at, subject, calendar);
        let cells = cells::split(at, subject, &months, calendar);
        Plan { db3: months.db3, cells }
    };
    firm.subjects.iter().enumerate().map(plan).collect()
}

/// Makes the rows, in the order of days, with their documents numbered.
pub(super) fn lines(firm: &Firm, plans: &[Plan], fixed: &[Vec<i64>], calendar: &Calendar) -> Vec<Line> {
    let mut lines = Vec::with_capacity(62_000);
    for (at, (subject, plan)) in firm.subjects.iter().zip(plans).enumerate() {
        let none = vec![0; ALL_MONTHS];
        let own_account = subject.account.filter(|_| matches!(subject.class, Class::Key | Class::Other));
        let product_cost = product_cost(plan, own_account.and_then(|a| fixed.get(a)).unwrap_or(&none));
        for (which, (share, cells)) in subject.units.iter().zip(&plan.cells).enumerate() {
            let mut writer = invoices::Writer::new((at, which), subject, share.unit, calendar);
            for (month, cell) in cells.iter().enumerate() {
                writer.month(month, cell, product_cost[month][which], &mut lines);
                monthly::write(subject, share.unit, month, cell, calendar, &mut lines);
            }
        }
    }
    number::number(lines)
}

/// Product cost per month and unit: what is left of net revenue after all other costs and the DB III that is meant.
fn product_cost(plan: &Plan, fixed: &[i64]) -> Vec<Vec<i64>> {
    let net_of = |month: usize| -> i64 { plan.cells.iter().map(|cells| cells[month].net).sum() };
    let mut costs: Vec<i64> = (0..MONTHS)
        .map(|month| {
            let to_serve: i64 = plan.cells.iter().map(|cells| cells[month].cost_to_serve()).sum();
            if net_of(month) == 0 { 0 } else { net_of(month) - to_serve - fixed[month] - plan.db3[month] }
        })
        .collect();
    let year = Calendar::months_of(0);
    let (net, cost): (i64, i64) = (year.clone().map(net_of).sum(), costs[year].iter().sum());
    costs.push(engine_value::money::mul_div(net_of(MONTHS), cost, net).unwrap_or(0));
    costs
        .into_iter()
        .enumerate()
        .map(|(month, cost)| {
            let nets: Vec<i64> = plan.cells.iter().map(|cells| cells[month].net.max(0)).collect();
            cells::portion(cost, &nets)
        })
        .collect()
}

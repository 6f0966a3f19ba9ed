//! What lies between list price and cost-to-serve in a year of a subject.
use super::tarvik;
use crate::demo::dice::Dice;
use crate::demo::firm::costs::{COMPLAINT_RATE, ORDER_RATE, SERVICE_RATE};
use crate::demo::firm::{Class, Subject, ratio, share};

/// Sums of a year: amounts in cents, counts as they are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Year {
    pub(super) discount: i64,
    pub(super) cash: i64,
    pub(super) bonus: i64,
    pub(super) allowance: i64,
    pub(super) credit: i64,
    pub(super) freight: i64,
    pub(super) returns: i64,
    /// Cost of what is not paid yet.
    pub(super) receivables: i64,
    pub(super) complaints: i64,
    /// Service, in quarters of an hour.
    pub(super) quarter_hours: i64,
    pub(super) orders: i64,
}

/// How a subject buys, as fractions: of gross the discount, of invoiced sales the rest.
#[derive(Debug, Clone, Copy)]
struct Terms {
    discount: f64,
    cash: f64,
    bonus: f64,
    allowance: f64,
    credit: f64,
}

/// The sums of one year, 0 for the last.
pub(super) fn of(at: usize, subject: &Subject, year: usize, net: i64, db3: i64) -> Year {
    if at == 0 && year < tarvik::YEARS.len() {
        return tarvik::YEARS[year];
    }
    let terms = terms(at, subject);
    let after = 1.0 - terms.cash - terms.bonus - terms.allowance - terms.credit;
    let invoiced = share(net, 1.0 / after);
    let gross = share(invoiced, 1.0 / (1.0 - terms.discount));
    let orders = share(subject.orders, ratio(net, subject.net) * (1.0 - 0.02 * count(year))).max(1);
    let orders = if year == 0 { subject.orders } else { orders };
    let mut sums = Year {
        discount: gross - invoiced,
        cash: share(invoiced, terms.cash),
        bonus: share(invoiced, terms.bonus),
        allowance: share(invoiced, terms.allowance),
        credit: share(invoiced, terms.credit),
        orders,
        ..Year::default()
    };
    serve(&mut sums, subject, net, ratio(db3, net));
    sums
}

/// Cost-to-serve: customers who bring little cost much.
fn serve(sums: &mut Year, subject: &Subject, net: i64, margin: f64) {
    let cares = matches!(subject.class, Class::Key | Class::Other);
    let rate = (0.055 + 0.7 * (0.20 - margin).max(0.0)).min(0.42);
    let rest = (share(net, rate) - sums.orders * ORDER_RATE).max(share(net, 0.012));
    let counted = if cares || margin < 0.0 { rest } else { 0 };
    sums.receivables = if cares { share(net, 0.006).min(rest / 3) } else { 0 };
    sums.complaints = share(counted, 0.12) / COMPLAINT_RATE;
    sums.quarter_hours = share(counted, 0.17) * 4 / SERVICE_RATE;
    sums.returns = share(rest, 0.06);
    let booked =
        sums.receivables + sums.complaints * COMPLAINT_RATE + sums.quarter_hours * SERVICE_RATE / 4 + sums.returns;
    sums.freight = rest - booked;
}

fn terms(at: usize, subject: &Subject) -> Terms {
    let mut dice = Dice::of(20, at);
    match subject.class {
        Class::Key => Terms {
            discount: if at == 0 { 0.099 } else { dice.real(0.06, 0.125) },
            cash: dice.real(0.008, 0.018),
            bonus: dice.real(0.018, 0.042),
            allowance: if dice.chance(600) { dice.real(0.004, 0.013) } else { 0.0 },
            credit: dice.real(0.002, 0.009),
        },
        Class::Other => Terms {
            discount: dice.real(0.03, 0.08),
            cash: dice.real(0.004, 0.018),
            bonus: 0.0,
            allowance: 0.0,
            credit: dice.real(0.001, 0.010),
        },
        Class::Small | Class::Unassigned | Class::Nobody => Terms {
            discount: dice.real(0.005, 0.03),
            cash: dice.real(0.0, 0.015),
            bonus: 0.0,
            allowance: 0.0,
            credit: 0.0,
        },
    }
}

fn count(year: usize) -> f64 {
    if year == 1 { 1.0 } else { 2.0 }
}

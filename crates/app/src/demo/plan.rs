//! What each customer's months come to, before a single line is made: totals of a year, split over its months so that
//! their sums are exact.
use super::customers::{Customer, OnMap};
use super::dice::{Dice, split};
use ledger::Kind;

/// What a service order costs to handle, a complaint, an hour of service, in cents; and the yearly rate on receivables.
pub(crate) const ORDER: i64 = 2_500;
pub(crate) const COMPLAINT: i64 = 35_000;
pub(crate) const SERVICE_HOUR: i64 = 9_000;
/// Millionths a year.
pub(crate) const RECEIVABLES: i64 = 72_000;

/// What a span of months comes to, in cents and counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    /// Lines 1, 2, 4–7 of the ladder.
    pub gross: i64,
    pub discount: i64,
    pub cash: i64,
    pub bonus: i64,
    pub allowance: i64,
    pub credit: i64,
    pub freight: i64,
    pub returns: i64,
    pub orders: i64,
    pub complaints: i64,
    /// Hours in thousandths.
    pub service: i64,
    /// Sum of the balances at the months' ends, cents.
    pub receivables: i64,
    /// Fixed cost caused by this customer alone.
    pub fixed: i64,
    /// Contribution III.
    pub db3: i64,
}

impl Totals {
    pub(crate) fn net(&self) -> i64 {
        self.gross - self.discount - self.cash - self.bonus - self.allowance - self.credit
    }
    /// Cost to serve and fixed cost.
    pub(crate) fn own_costs(&self) -> i64 {
        let driven = self.orders * ORDER + self.complaints * COMPLAINT + self.service * SERVICE_HOUR / 1000;
        self.freight + self.returns + driven + self.receivables * (RECEIVABLES / 12) / 1_000_000 + self.fixed
    }
    /// What is left for product cost.
    pub(crate) fn product_cost(&self) -> i64 {
        self.net() - self.own_costs() - self.db3
    }
}

/// Amounts of one month of one customer, by kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct MonthPlan {
    pub t: Totals,
    /// As booked: the rest of the month's net revenue after all other costs and the contribution.
    pub product_cost: i64,
}

impl MonthPlan {
    /// Amounts that stand on invoice lines.
    pub(crate) fn invoiced(&self) -> [(Kind, i64); 5] {
        [
            (Kind::GrossSales, self.t.gross),
            (Kind::InvoiceDiscount, self.t.discount),
            (Kind::CashDiscount, self.t.cash),
            (Kind::ProductCost, self.product_cost),
            (Kind::Freight, self.t.freight),
        ]
    }
}

/// Seasonal weights of twelve months by calendar month, January first.
const SEASON: [i64; 12] = [92, 90, 101, 99, 103, 102, 96, 90, 104, 108, 110, 105];

/// Totals of a customer's latest twelve months by its place on the map.
pub(crate) fn year(c: &Customer, dice: &mut Dice) -> Totals {
    let net = c.net_k * 100_000 + dice.between(-40_000, 40_000);
    let mut t = shape(net, c.margin, c.map.is_some() && c.tier.is_some_and(|t| t < 3), dice);
    t.db3 = permyriad(net, c.margin);
    t
}

/// Hundredths of a per cent of an amount, rounded down.
pub(crate) fn permyriad(amount: i64, bp: i64) -> i64 {
    i64::try_from(i128::from(amount) * i128::from(bp) / 10_000).unwrap_or(0)
}

/// The other parts of a year by its net revenue: the worse the margin, the more it costs to serve.
pub(crate) fn shape(net: i64, margin: i64, is_key: bool, dice: &mut Dice) -> Totals {
    let of = |bp: i64| permyriad(net, bp);
    let strain = (2_000 - margin).clamp(0, 4_000) * 28 / 100;
    let to_serve = 480 + strain + dice.between(0, 120);
    let orders = if is_key { root(net / 100) / 5 + 25 } else { root(net / 100) / 9 + 3 };
    let mut t = Totals {
        discount: of(dice.between(700, 1_250)),
        cash: of(dice.between(90, 190)),
        bonus: if is_key { of(dice.between(120, 360)) } else { 0 },
        allowance: if is_key && dice.one_in(3) { of(dice.between(40, 140)) } else { 0 },
        credit: of(dice.between(20, 70)),
        freight: of(to_serve * 45 / 100),
        returns: of(to_serve * 6 / 100),
        orders,
        receivables: of(dice.between(10_500, 17_500)),
        fixed: if is_key { of(dice.between(250, 560)) } else { 0 },
        ..Totals::default()
    };
    let rest = (of(to_serve * 49 / 100) - orders * ORDER - t.receivables * (RECEIVABLES / 12) / 1_000_000).max(0);
    t.complaints = rest * 45 / 100 / COMPLAINT;
    t.service = rest * 55 / 100 * 1000 / SERVICE_HOUR;
    t.gross = net + t.discount + t.cash + t.bonus + t.allowance + t.credit;
    t
}

/// The whole part of a square root: orders grow more slowly than sales.
fn root(n: i64) -> i64 {
    n.max(0).isqrt()
}

/// A year like `t` whose net revenue was smaller by `change` permille, with that margin.
pub(crate) fn earlier(t: &Totals, change: i64, margin: i64) -> Totals {
    let of = |x: i64| i64::try_from(i128::from(x) * 1000 / i128::from(1000 + change)).unwrap_or(0);
    let mut e = Totals {
        gross: of(t.gross),
        discount: of(t.discount),
        cash: of(t.cash),
        bonus: of(t.bonus),
        allowance: of(t.allowance),
        credit: of(t.credit),
        freight: of(t.freight),
        returns: of(t.returns),
        orders: of(t.orders),
        complaints: of(t.complaints),
        service: of(t.service),
        receivables: of(t.receivables),
        fixed: t.fixed,
        db3: 0,
    };
    e.db3 = permyriad(e.net(), margin);
    e
}

/// Twelve months whose sums are `t`. `first` is the calendar month (0–11) of the first one; `margins` are offsets of the
/// months' margins in hundredths of a per cent.
pub(crate) fn months(t: &Totals, first: usize, margins: &[i64; 12], dice: &mut Dice) -> [MonthPlan; 12] {
    let season: Vec<i64> = (0..12).map(|i| SEASON[(first + i) % 12] * dice.between(90, 111)).collect();
    let even = [1_i64; 12];
    let by = |total: i64| split(total, &season);
    let (gross, discount, cash, bonus) = (by(t.gross), by(t.discount), by(t.cash), by(t.bonus));
    let (credit, freight, returns) = (by(t.credit), by(t.freight), by(t.returns));
    let (orders, complaints) = (by(t.orders), by(t.complaints));
    let (service, receivables) = (by(t.service), by(t.receivables));
    let fixed = split(t.fixed, &even);
    let mut all = [MonthPlan::default(); 12];
    for (i, m) in all.iter_mut().enumerate() {
        // Advertising allowances are paid by quarter.
        let allowance = if i % 3 == 2 { split(t.allowance, &[1; 4])[i / 3] } else { 0 };
        m.t = Totals {
            gross: gross[i],
            discount: discount[i],
            cash: cash[i],
            bonus: bonus[i],
            allowance,
            credit: credit[i],
            freight: freight[i],
            returns: returns[i],
            orders: orders[i],
            complaints: complaints[i],
            service: service[i],
            receivables: receivables[i],
            fixed: fixed[i],
            db3: 0,
        };
    }
    spread_contribution(t, &mut all, margins);
    all
}

/// Gives each month its contribution: the year's margin plus the month's offset, made exact in the largest month.
fn spread_contribution(t: &Totals, all: &mut [MonthPlan; 12], margins: &[i64; 12]) {
    let net = t.net().max(1);
    let mut left = t.db3;
    for (m, offset) in all.iter_mut().zip(margins) {
        let share = i128::from(t.db3) * i128::from(m.t.net()) / i128::from(net);
        m.t.db3 = i64::try_from(share).unwrap_or(0) + permyriad(m.t.net(), *offset);
        left -= m.t.db3;
    }
    let per_month = split(left, &[1; 12]);
    for (m, more) in all.iter_mut().zip(per_month) {
        m.t.db3 += more;
    }
    let mut cost_left = t.product_cost();
    for m in all.iter_mut() {
        m.product_cost = m.t.product_cost();
        cost_left -= m.product_cost;
    }
    // Cents that rates lose when they are rounded month by month.
    all[11].product_cost += cost_left;
}

/// Offsets of the months' margins so that the margin's standard error and the margin one quarter earlier come out about
/// as the map shows them: the last quarter lies apart from the nine months before, and all months swing.
pub(crate) fn swings(map: Option<OnMap>, margin: i64, dice: &mut Dice) -> ([i64; 12], i64) {
    let Some(map) = map else {
        let mut o = [0; 12];
        o.iter_mut().for_each(|x| *x = dice.between(-300, 301));
        return (level(o), margin);
    };
    let nine = map.margin_before + (margin - map.margin_before) / 2;
    let last = 4 * margin - 3 * nine;
    let mut o = [0; 12];
    for (i, x) in o.iter_mut().enumerate() {
        *x = if i < 9 { nine - margin } else { last - margin };
    }
    // Variance that is still missing: months vary by about se · √11.
    let have: i64 = o.iter().map(|x| x * x).sum::<i64>() / 12;
    let swing = (map.se * map.se * 11 - have).max(0).isqrt();
    for (i, x) in o.iter_mut().enumerate() {
        let side = if i % 2 == 0 { 1 } else { -1 };
        *x += side * (swing + dice.between(-40, 41));
    }
    // The quarter that leaves the window when one looks back by three months.
    (level(o), 4 * map.margin_before - 3 * nine)
}

/// Takes the mean out.
fn level(mut o: [i64; 12]) -> [i64; 12] {
    let mean = o.iter().sum::<i64>() / 12;
    o.iter_mut().for_each(|x| *x -= mean);
    o
}

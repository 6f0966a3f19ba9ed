//! ABC classes, concentration, whale curve and loss test over the customers of a period.
//!
//! One base: shares, CR, HHI, Gini and classes are of the sales that have a customer; what lies outside only widens the
//! HHI (`methods.md` 1.3, `decisions.md` 1.5). Customers are top accounts with their sub-accounts; units of the collective
//! account and units that wait to be assigned count one by one.
use crate::figures::{Customer, Figures};
use crate::store::LossProbability;
use accounts::structure::Counts;
use base::ids::AccountId;
use engine_value::concentration::{Abc, AbcLimits, Class, Concentration, HhiRange};
use engine_value::contribution::Level;
use engine_value::loss_test::{Cost, LossTest};
use engine_value::whale::Whale;

/// What the figures say about how much hangs on how few.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// Positions in [`Figures::customers`] of those with entries in the period.
    pub of: Vec<usize>,
    /// Classes and ranking, by net revenue or DB III; indices point into `of`.
    pub abc: Option<Abc>,
    pub by_db3: bool,
    /// Concentration of net revenue; indices point into `of`.
    pub concentration: Option<Concentration>,
    pub hhi: Option<HhiRange>,
    /// Net revenue without customer.
    pub outside: i64,
}

impl Analysis {
    /// Over all customers of the firm. `by_db3`: classes by DB III; where it is unknown they fall back to net revenue.
    pub fn of(f: &Figures, limits: AbcLimits, by_db3: bool) -> Self {
        let of: Vec<usize> = (0..f.customers.len()).filter(|i| f.customers[*i].figure.now.entries > 0).collect();
        let side = |i: &usize| &f.customers[*i].figure.now;
        let net: Vec<i64> = of.iter().map(|i| side(i).net.unwrap_or(0)).collect();
        let db3: Option<Vec<i64>> = of.iter().map(|i| side(i).db(Level::Db3)).collect();
        let db3 = db3.filter(|_| by_db3);
        let concentration = Concentration::of(&net);
        let outside = f.outside.now.net.unwrap_or(0);
        Self {
            abc: Abc::of(db3.as_ref().unwrap_or(&net), limits),
            by_db3: db3.is_some(),
            hhi: concentration.as_ref().map(|c| c.hhi_range(outside)),
            concentration,
            outside,
            of,
        }
    }

    /// Share of the firm's sales with customer and class of a customer, by its position in [`Figures::customers`].
    pub fn of_customer(&self, f: &Figures, position: usize) -> (Option<f64>, Class) {
        let Some(at) = self.of.iter().position(|p| *p == position) else { return (None, Class::C) };
        let net = f.customers[position].figure.now.net.unwrap_or(0);
        let share = self.concentration.as_ref().and_then(|c| c.share(net));
        let class = self.abc.as_ref().and_then(|abc| abc.ranked.iter().find(|r| r.index == at)).map(|r| r.class);
        (share, class.unwrap_or(Class::C))
    }

    /// Shares and classes of all customers, in the order of [`Figures::customers`].
    pub fn classes(&self, f: &Figures) -> Vec<(Option<f64>, Class)> {
        let mut out = vec![(None, Class::C); f.customers.len()];
        let classes = self.abc.as_ref().map(Abc::classes).unwrap_or_default();
        for (at, position) in self.of.iter().enumerate() {
            let net = f.customers[*position].figure.now.net.unwrap_or(0);
            let share = self.concentration.as_ref().and_then(|c| c.share(net));
            out[*position] = (share, classes.get(at).copied().unwrap_or(Class::C));
        }
        out
    }
}

/// The whale curve over the customers whose contribution is known.
#[derive(Debug, Clone)]
pub struct WhaleOf {
    pub level: Level,
    /// Customers with a known contribution, in the order of the given list.
    pub of: Vec<usize>,
    /// Customers left out because it is unknown.
    pub unknown: usize,
    pub whale: Whale,
}

impl WhaleOf {
    /// `None` where nobody's contribution is known.
    pub fn of(customers: &[&Customer], level: Level) -> Option<Self> {
        let db = |c: &Customer| c.figure.now.db(level);
        let is_there = |c: &Customer| c.figure.now.entries > 0 || db(c).is_some_and(|x| x != 0);
        let of: Vec<usize> =
            (0..customers.len()).filter(|i| is_there(customers[*i]) && db(customers[*i]).is_some()).collect();
        let unknown = customers.iter().filter(|c| is_there(c) && db(c).is_none()).count();
        let results: Vec<i64> = of.iter().filter_map(|i| db(customers[*i])).collect();
        let whale = Whale::of(&results).filter(|_| !results.is_empty())?;
        Some(Self { level, of, unknown, whale })
    }
}

/// What would be missing twelve months after an account has left.
#[derive(Debug, Clone)]
pub struct LossRow {
    pub account: AccountId,
    pub test: LossTest,
    /// ΔEBIT as a fraction of the EBIT; `None` while that is unknown.
    pub of_ebit: Option<f64>,
    pub probability: Option<LossProbability>,
    /// `p·|ΔEBIT|`; `None` without a probability.
    pub expected: Option<i64>,
}

/// The loss test of every account (not of the collective one) whose DB II is known, the worst effect first.
pub fn loss_test(f: &Figures, ebit: Option<i64>, probabilities: &[LossProbability]) -> Vec<LossRow> {
    let mut rows: Vec<LossRow> = f
        .customers
        .iter()
        .filter_map(|c| {
            let Counts::With(account) = c.who else { return None };
            let side = &c.figure.now;
            let db2 = side.db(Level::Db2).filter(|_| side.entries > 0)?;
            let fixed = fixed_costs(f, c);
            let staying = Cost::new(side.serve_stays, 0)?;
            let test = LossTest::of(db2, &[staying], &fixed)?;
            let probability = probabilities.iter().find(|p| p.account_id == account).cloned();
            let expected = probability.as_ref().and_then(|p| test.expected_loss(f64::from(p.permille) / 1_000.0));
            Some(LossRow { account, of_ebit: test.share_of_ebit(ebit), test, probability, expected })
        })
        .collect();
    rows.sort_by_key(|r| (r.test.delta_ebit, r.account));
    rows
}

/// The account's fixed costs as a part that goes and a part that stays.
fn fixed_costs(f: &Figures, c: &Customer) -> Vec<Cost> {
    let side = &c.figure.now;
    let ladder = f.ladder(side);
    let all = ladder.amount(engine_value::contribution::Line::FixedCost).unwrap_or(0);
    let gone = side.fixed_gone.min(all.max(0));
    [Cost::new(gone, 1_000), Cost::new(all - gone, 0)].into_iter().flatten().collect()
}

//! Ladders from rows, rates and fixed costs, as the ledger will compute them.
use crate::demo::{Basis, Data, FixedCost, Line, Per, SharedCost, SplitKey};
use base::Month;
use engine_value::contribution::{Amounts, Kind, Ladder, Level, Rules, Source};
use engine_value::money::{mul_div, round_half_away, split_largest_remainder};
use std::collections::{HashMap, HashSet};

/// Sums per unit and month.
pub(super) struct Books<'a> {
    data: &'a Data,
    sums: HashMap<(usize, Month), Amounts>,
    orders: HashMap<(usize, Month), i64>,
    counts: HashMap<(usize, Month, &'static str), i64>,
    fixed: HashMap<(usize, Month), i64>,
}

impl<'a> Books<'a> {
    pub(super) fn of(data: &'a Data) -> Self {
        let mut books =
            Self { data, sums: HashMap::new(), orders: HashMap::new(), counts: HashMap::new(), fixed: HashMap::new() };
        for line in &data.lines {
            books.take(line);
        }
        books.count_orders();
        books.rate();
        for cost in &data.fixed_costs {
            books.own(cost);
        }
        for cost in &data.shared_costs {
            books.shared(cost);
        }
        books
    }

    fn take(&mut self, line: &Line) {
        let (unit, month) = (usize::from(line.unit), line.day.month());
        let sums = self.sums.entry((unit, month)).or_default();
        let source = if line.estimate { Source::Estimate } else { Source::Booked };
        for kind in Kind::ALL {
            if let Some(amount) = line.amount(kind) {
                sums.add(kind, source, amount).unwrap();
            }
        }
        if line.amount(Kind::ProductCost).is_some() {
            let [gross, discount] = [Kind::GrossSales, Kind::InvoiceDiscount].map(|k| line.amount(k).unwrap_or(0));
            sums.add_costed_sales(gross - discount).unwrap();
        }
        for (code, count) in line.counts.entered() {
            *self.counts.entry((unit, month, code)).or_default() += count;
        }
    }

    /// A document with a positive invoiced amount, once.
    fn count_orders(&mut self) {
        let mut documents: HashMap<String, (usize, Month, i64)> = HashMap::new();
        for line in &self.data.lines {
            let [gross, discount] = [Kind::GrossSales, Kind::InvoiceDiscount].map(|k| line.amount(k).unwrap_or(0));
            let first = (usize::from(line.unit), line.day.month(), 0);
            documents.entry(line.document_text()).or_insert(first).2 += gross - discount;
        }
        for (unit, month, _) in documents.into_values().filter(|(.., invoiced)| *invoiced > 0) {
            *self.orders.entry((unit, month)).or_default() += 1;
        }
    }

    fn rate(&mut self) {
        for driver in &self.data.drivers {
            let counted: Vec<((usize, Month), i64)> = match driver.basis {
                Basis::Orders => self.orders.iter().map(|(at, n)| (*at, n * 1_000)).collect(),
                Basis::Count | Basis::Balance => {
                    let of = self.counts.iter().filter(|((.., code), _)| *code == driver.code);
                    of.map(|((unit, month, _), n)| ((*unit, *month), *n)).collect()
                }
            };
            for ((unit, month), count) in counted {
                let fits = |r: &&crate::demo::Rate| {
                    r.driver == driver.code && r.from <= month && r.to.is_none_or(|to| month <= to)
                };
                let rate = self.data.rates.iter().find(fits).unwrap().rate_millionths;
                let parts = if driver.basis == Basis::Balance { 120_000_000 } else { 10_000_000 };
                let cost = round_half_away(i128::from(count) * i128::from(rate), parts).unwrap();
                let sums = self.sums.entry((unit, month)).or_default();
                sums.add(driver.kind, Source::Booked, i64::try_from(cost).unwrap()).unwrap();
            }
        }
    }

    fn own(&mut self, cost: &FixedCost) {
        let last = cost.to.unwrap_or(self.data.today.month());
        if cost.per == Per::Total {
            assert_eq!(cost.to, Some(cost.from.plus(11)));
        }
        for at in 0..=last.0 - cost.from.0 {
            *self.fixed.entry((cost.account, cost.from.plus(at))).or_default() += twelfth(cost.amount_minor, at);
        }
    }

    /// Split year by year of its validity, then over the months.
    fn shared(&mut self, cost: &SharedCost) {
        for year in 0..=(self.data.today.month().0 - cost.from.0) / 12 {
            let first = cost.from.plus(year * 12);
            let weigh = |account: &usize| match cost.key {
                SplitKey::Equal => 1,
                SplitKey::Orders => self.orders_of(*account, first, first.plus(11)),
            };
            let weights: Vec<i64> = cost.members.iter().map(weigh).collect();
            let shares = split_largest_remainder(cost.amount_minor, &weights).unwrap_or_else(|| vec![0; weights.len()]);
            for (account, share) in cost.members.iter().zip(shares) {
                for at in 0..12 {
                    *self.fixed.entry((*account, first.plus(at))).or_default() += twelfth(share, at);
                }
            }
        }
    }

    pub(super) fn orders_of(&self, account: usize, from: Month, to: Month) -> i64 {
        let own = |unit: usize| self.data.units[unit].account == Some(account);
        self.orders.iter().filter(|((u, m), _)| own(*u) && (from..=to).contains(m)).map(|(_, n)| n).sum()
    }

    /// All that is booked on some units and accounts.
    pub(super) fn amounts(&self, units: &HashSet<usize>, accounts: &HashSet<usize>, span: (Month, Month)) -> Amounts {
        let mut all = Amounts::default();
        for ((unit, month), sums) in &self.sums {
            if units.contains(unit) && (span.0..=span.1).contains(month) {
                all.add_all(sums).unwrap();
            }
        }
        for ((account, month), fixed) in &self.fixed {
            if accounts.contains(account) && (span.0..=span.1).contains(month) {
                all.add(Kind::AccountFixedCost, Source::Booked, *fixed).unwrap();
            }
        }
        all
    }

    /// An account with all it controls.
    pub(super) fn ladder(&self, account: usize, span: (Month, Month)) -> Ladder {
        let units = self.units_of_group(account);
        Ladder::of(&self.amounts(&units, &HashSet::from([account]), span), &Rules::default())
    }

    /// Units of an account and those they control in other accounts.
    pub(super) fn units_of_group(&self, account: usize) -> HashSet<usize> {
        let units = &self.data.units;
        let mine = |at: usize| units[at].account == Some(account);
        let controlled = |at: usize| {
            let unit = &units[at];
            unit.parent.is_some_and(|parent| (unit.control || unit.ownership_bp > Some(5_000)) && mine(parent))
        };
        (0..units.len()).filter(|at| mine(*at) || controlled(*at)).collect()
    }

    /// Net revenue and DB III per customer as rankings count them: top accounts, then single units.
    pub(super) fn customers(&self, span: (Month, Month)) -> Vec<(String, i64, i64)> {
        let collective = self.data.accounts.iter().position(|a| a.collective);
        let mut customers = Vec::new();
        for (at, account) in self.data.accounts.iter().enumerate() {
            if !account.collective && account.key != "BEXFORD-IE" {
                let ladder = self.ladder(at, span);
                customers.push((account.name.clone(), ladder.net_revenue().unwrap(), ladder.db(Level::Db3).unwrap()));
            }
        }
        for (at, unit) in self.data.units.iter().enumerate() {
            let alone = unit.account == collective || unit.account.is_none();
            if alone && !unit.without_customer {
                let ladder = self.unit(at, span);
                customers.push((unit.name.clone(), ladder.net_revenue().unwrap(), ladder.db(Level::Db3).unwrap()));
            }
        }
        customers
    }

    pub(super) fn unit(&self, unit: usize, span: (Month, Month)) -> Ladder {
        Ladder::of(&self.amounts(&HashSet::from([unit]), &HashSet::new(), span), &Rules::default())
    }

    /// DB III and net revenue of each month.
    pub(super) fn months(&self, account: usize, span: (Month, Month)) -> Vec<(i64, i64)> {
        let months = (span.0.0..=span.1.0).map(Month);
        let ladders = months.map(|month| self.ladder(account, (month, month)));
        ladders.map(|ladder| (ladder.db(Level::Db3).unwrap(), ladder.net_revenue().unwrap())).collect()
    }
}

/// What of a year's amount falls on its month `at`.
fn twelfth(amount: i64, at: i32) -> i64 {
    let until = |k: i32| mul_div(amount, i64::from(k), 12).unwrap();
    until(at % 12 + 1) - until(at % 12)
}

/// The books of the demo firm, made once.
pub(super) fn books() -> &'static Books<'static> {
    static BOOKS: std::sync::LazyLock<Books<'static>> = std::sync::LazyLock::new(|| Books::of(super::demo()));
    &BOOKS
}

//! A period taken apart, and what a month leaves at each step.
use base::{Day, Month, Period};
use engine_value::contribution::{Amounts, Block, Kind, Level, Scheme};
use engine_value::money;

/// A period as whole months and the days at its edges.
#[derive(Debug, Clone, Default)]
pub(in crate::figures) struct Parts {
    pub months: Option<(Month, Month)>,
    pub edges: Vec<(Day, Day)>,
}

impl Parts {
    pub(in crate::figures) fn of(p: Period) -> Self {
        if let Some(months) = p.whole_months() {
            return Self { months: Some(months), edges: Vec::new() };
        }
        let (a, b) = (p.from().month(), p.to().month());
        if a == b {
            return Self { months: None, edges: vec![(p.from(), p.to())] };
        }
        let first = if a.first() == p.from() { a } else { a.plus(1) };
        let last = if b.last() == p.to() { b } else { b.plus(-1) };
        let mut edges = Vec::new();
        if first != a {
            edges.push((p.from(), a.last()));
        }
        if last != b {
            edges.push((b.first(), p.to()));
        }
        Self { months: (first <= last).then_some((first, last)), edges }
    }
    pub(in crate::figures) fn has(&self, m: Month) -> bool {
        self.months.is_some_and(|(a, b)| a <= m && m <= b)
    }
    pub(in crate::figures) fn count(&self) -> usize {
        self.months.map_or(0, |(a, b)| usize::try_from(b.0 - a.0 + 1).unwrap_or(0))
    }
    /// The place of a whole month in the period.
    pub(in crate::figures) fn place(&self, m: Month) -> Option<usize> {
        self.months.and_then(|(first, _)| usize::try_from(m.0 - first.0).ok())
    }
    /// First and last month touched.
    pub(in crate::figures) fn span(&self) -> Option<(Month, Month)> {
        let edge = self.edges.iter().map(|e| e.0.month());
        let all = || self.months.into_iter().flat_map(|(a, b)| [a, b]).chain(edge.clone());
        all().min().zip(all().max())
    }
}

/// What a month leaves at each step, for the standard error.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Core {
    pub(super) net: i64,
    product: i64,
    covered: i64,
    invoiced: i64,
    cost_to_serve: i64,
    pub(super) fixed: i64,
}

impl Core {
    pub(in crate::figures) fn of(a: &Amounts, scheme: &Scheme) -> Self {
        let both = |k: Kind| a.booked(k).unwrap_or(0).saturating_add(a.estimate(k).unwrap_or(0));
        let sum = |block: Block| scheme.kinds(block).map(both).sum::<i64>();
        let invoiced = both(Kind::GrossSales) - both(Kind::InvoiceDiscount) + both(Kind::InvoicedSales);
        let after: i64 = [Kind::CashDiscount, Kind::Bonus, Kind::Allowance, Kind::CreditNote].map(both).iter().sum();
        Self {
            net: invoiced - after,
            product: sum(Block::ProductCost),
            covered: a.costed_sales(),
            invoiced,
            cost_to_serve: sum(Block::CostToServe),
            fixed: sum(Block::FixedCost),
        }
    }
    pub(in crate::figures) fn add(&mut self, o: &Self) {
        self.net += o.net;
        self.product += o.product;
        self.covered += o.covered;
        self.invoiced += o.invoiced;
        self.cost_to_serve += o.cost_to_serve;
        self.fixed += o.fixed;
    }
    /// Contribution of a level; what has no product cost is costed at the period's ratio.
    pub(in crate::figures) fn db(&self, level: Level, whole: &Self) -> Option<i64> {
        let open = self.invoiced - self.covered;
        let filled = if open == 0 { 0 } else { money::mul_div(open, whole.product, whole.covered)? };
        let db1 = self.net - self.product - filled;
        Some(match level {
            Level::Db1 => db1,
            Level::Db2 => db1 - self.cost_to_serve,
            Level::Db3 => db1 - self.cost_to_serve - self.fixed,
        })
    }
}

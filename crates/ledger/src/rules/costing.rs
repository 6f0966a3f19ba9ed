//! Product costs by list: what an offering cost on a day, or what share of the sales of a group it costs.
use crate::model::{Computed, invoiced};
use base::Day;
use base::ids::OfferingId;
use engine_value::contribution::Kind;
use engine_value::money;
use std::collections::HashMap;

/// A value that holds from a day to a day (inclusive, open-ended when `None`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Valid<T> {
    pub from: Day,
    pub to: Option<Day>,
    pub value: T,
}

impl<T: Copy> Valid<T> {
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// The firm's list of product costs.
#[derive(Debug, Clone, Default)]
pub struct CostList {
    /// Millionths of the currency for one unit of the offering; later entries last.
    pub by_offering: HashMap<OfferingId, Vec<Valid<i64>>>,
    /// Permille of invoiced sales by group of offerings; the empty group holds for all.
    pub by_group: HashMap<String, Vec<Valid<i32>>>,
    /// Group of each offering that has one.
    pub groups: HashMap<OfferingId, String>,
    /// Decimal places of the firm's currency.
    pub exponent: u8,
}

impl CostList {
    pub fn is_empty(&self) -> bool {
        self.by_offering.is_empty() && self.by_group.is_empty()
    }

    /// The cost of a row that was booked without one; `None` when the list knows none.
    pub fn of(
        &self,
        amounts: &[Option<i64>; Kind::COUNT],
        offering: Option<OfferingId>,
        quantity: Option<i64>,
        day: Day,
    ) -> Option<Computed> {
        if self.is_empty() || amounts[Kind::ProductCost.index()].is_some() {
            return None;
        }
        let latest = |list: &[Valid<i64>]| list.iter().rev().find(|v| v.holds(day)).map(|v| v.value);
        let unit_cost = offering.and_then(|o| self.by_offering.get(&o)).and_then(|l| latest(l));
        if let (Some(cost), Some(quantity)) = (unit_cost, quantity) {
            let cost = money::product_minor(quantity, cost, self.exponent)?;
            return Some(Computed { cost, estimate: false });
        }
        let sales = invoiced(amounts);
        let group = offering.and_then(|o| self.groups.get(&o)).map_or("", String::as_str);
        let share = |group: &str| self.by_group.get(group)?.iter().rev().find(|v| v.holds(day)).map(|v| v.value);
        let permille = share(group).or_else(|| share(""))?;
        let cost = money::mul_div(sales, i64::from(permille), 1_000).filter(|_| sales != 0)?;
        Some(Computed { cost, estimate: true })
    }
}

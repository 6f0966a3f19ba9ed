//! What was read: counts, totals by kind and month, a sample of how numbers and days were understood.

use super::eval::Eval;
use super::plan::Plan;
use super::typed::TypedRow;
use crate::kind::AmountKind;
use crate::mapping::{Field, FieldType};
use crate::values::{Currency, Dec};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Counts and sums of a walk over a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows that are neither blank nor passed over: good and faulty ones.
    pub read: u64,
    /// True rows.
    pub good: u64,
    /// Rows with problems.
    pub faulty: u64,
    /// Left out by a rule or by a person.
    pub left_out: u64,
    /// Blank rows.
    pub blank: u64,
    /// Header lines in the middle.
    pub repeated_headers: u64,
    /// Totals and footers.
    pub totals_rows: u64,
    /// True ledger rows without customer.
    pub without_customer: u64,
    /// A number as it stood in the file, and what it was read as.
    pub number_sample: Option<(String, Dec)>,
    /// A day as it stood in the file, and what it was read as.
    pub day_sample: Option<(String, Date)>,
    totals: BTreeMap<(i16, i8, AmountKind, Currency), i128>,
}

/// The sum of one kind in one month and currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// First day of the month.
    pub month: Date,
    /// Kind of amount.
    pub kind: AmountKind,
    /// Currency.
    pub currency: Currency,
    /// Minor units, with its sign.
    pub amount_minor: i128,
}

impl Summary {
    /// Totals of the true ledger rows, by month, kind and currency.
    pub fn totals(&self) -> impl Iterator<Item = Total> {
        self.totals.iter().filter_map(|(&(year, month, kind, currency), &amount_minor)| {
            Some(Total { month: Date::new(year, month, 1).ok()?, kind, currency, amount_minor })
        })
    }

    /// The total of a kind over all months and one currency.
    pub fn total(&self, kind: AmountKind, currency: Currency) -> i128 {
        self.totals.iter().filter(|((_, _, k, c), _)| *k == kind && *c == currency).map(|(_, a)| a).sum()
    }

    pub(super) fn add(&mut self, row: &TypedRow) {
        self.good += 1;
        let TypedRow::Ledger(row) = row else { return };
        self.without_customer += u64::from(row.customer.is_none());
        for kind in AmountKind::ALL {
            if let Some(amount) = row.amount(kind) {
                let key = (row.day.year(), row.day.month(), kind, row.currency);
                *self.totals.entry(key).or_insert(0) += i128::from(amount);
            }
        }
    }

    /// Keeps the first number with a decimal or group sign, and the first day.
    pub(super) fn note(&mut self, plan: &Plan, eval: &Eval<'_>) {
        if self.number_sample.is_some() && self.day_sample.is_some() {
            return;
        }
        for (slot, value) in plan.slots.iter().zip(&eval.values) {
            let Some(text) = slot.column.map(|c| eval.record.cell(c)) else { continue };
            let number = matches!(slot.holds, FieldType::Amount) && text.contains(['.', ',']);
            if number && self.number_sample.is_none() {
                self.number_sample = value.number().map(|d| (text.to_owned(), d));
            }
        }
        if self.day_sample.is_none() {
            let text = plan.at(Field::Day).and_then(|i| plan.slots[i].column).map(|c| eval.record.cell(c));
            self.day_sample = text.zip(eval.day_of(Field::Day)).map(|(t, d)| (t.to_owned(), d));
        }
    }
}

//! One record + plan → values and problems, all of them at once.

use super::cell::{clean, told, yes};
use super::plan::{Plan, Slot};
use crate::kind::AmountKind;
use crate::mapping::{Expression, Field, FieldType, Target, is_code};
use crate::problem::{Fix, RowProblem, Trouble};
use crate::reader::{CellKind, Detected, Record};
use crate::values::currency::{self, places};
use crate::values::{Currency, DayFault, Dec, NumberFault, NumberFormat, day, number};
use jiff::civil::Date;

/// What a field holds in this row.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Empty,
    Text(&'a str),
    Day(Date),
    /// A number and the currency written inside its cell.
    Number(Dec, Option<Currency>),
    Computed(Dec),
    Currency(Currency),
    Yes(bool),
    Kind(AmountKind),
    /// There was something, but it was faulty and is said so.
    Faulty,
}

/// A row on its way.
pub(super) struct Eval<'a> {
    pub plan: &'a Plan,
    pub detected: &'a Detected,
    pub record: &'a Record,
    pub values: Vec<Value<'a>>,
    pub problems: Vec<RowProblem>,
    pub reverse: bool,
    pub skip: bool,
    /// Year of the last good day, for the fix of an unlikely one.
    pub year: Option<i16>,
}

impl<'a> Eval<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        detected: &'a Detected,
        record: &'a Record,
        year: Option<i16>,
        first_of_document: bool,
    ) -> Self {
        let values = Vec::with_capacity(plan.slots.len());
        let mut eval = Self { plan, detected, record, values, problems: Vec::new(), reverse: false, skip: false, year };
        let mut forced: Vec<Option<&'a str>> = Vec::new();
        if !plan.rules.is_empty() {
            forced.resize(plan.slots.len(), None);
            eval.rules(&mut forced, first_of_document);
            if eval.skip {
                return eval;
            }
        }
        for (i, slot) in plan.slots.iter().enumerate() {
            let value = match forced.get(i).copied().flatten() {
                Some(text) => eval.read(slot, text, CellKind::Text, true),
                None => eval.cell(slot),
            };
            eval.values.push(value);
        }
        for (i, slot) in plan.slots.iter().enumerate() {
            if let (Value::Empty, Some(expression)) = (&eval.values[i], &slot.computed) {
                eval.values[i] = eval.compute(expression);
            }
            if let (Value::Empty, Some(text)) = (&eval.values[i], &slot.constant) {
                eval.values[i] = eval.read(slot, text, CellKind::Text, true);
            }
        }
        eval
    }

    fn rules(&mut self, forced: &mut [Option<&'a str>], first_of_document: bool) {
        for rule in &self.plan.rules {
            let cell = self.record.cell(rule.column);
            let negative = || {
                let format = self.numbers(rule.column);
                number::parse(cell, format).is_ok_and(|(d, _)| d.is_negative())
            };
            let when = &rule.when;
            let holds = when.starts_with.as_ref().is_none_or(|s| cell.starts_with(s.as_str()))
                && when.equals.as_ref().is_none_or(|s| cell == s)
                && when.empty.is_none_or(|e| cell.is_empty() == e)
                && when.first_of_document.is_none_or(|f| first_of_document == f)
                && when.negative.is_none_or(|n| negative() == n);
            if holds {
                rule.set.iter().for_each(|(slot, text)| forced[*slot] = Some(text));
                self.reverse |= rule.reverse;
                self.skip |= rule.skip;
            }
        }
    }

    fn numbers(&self, column: usize) -> NumberFormat {
        match self.record.kind(column) {
            CellKind::Number => NumberFormat::POINT,
            _ => self.detected.numbers_of(column),
        }
    }

    fn cell(&mut self, slot: &'a Slot) -> Value<'a> {
        let Some(column) = slot.column else { return Value::Empty };
        let text = self.record.cell(column);
        if text.is_empty() {
            return Value::Empty;
        }
        self.read(slot, text, self.record.kind(column), false)
    }

    /// Reads a text as what the field holds; a constant is written with a decimal point and ISO days.
    fn read(&mut self, slot: &'a Slot, text: &'a str, kind: CellKind, constant: bool) -> Value<'a> {
        let format = if constant || kind == CellKind::Number { NumberFormat::POINT } else { slot.numbers };
        let found = if kind == CellKind::Error {
            Err((Trouble::FormulaError, None))
        } else {
            match slot.holds {
                FieldType::Text(limit) => clean(text, limit).map(Value::Text),
                FieldType::Day => self.day(slot, text, kind, constant).map(Value::Day),
                FieldType::Amount | FieldType::Number(_) => {
                    number::parse(text, format).map(|(d, c)| Value::Number(d, c)).map_err(|f| told(&f, format, text))
                }
                FieldType::Percent => {
                    let bare = text.strip_suffix('%').unwrap_or(text);
                    let hundredth = Dec::new(1, 2);
                    number::parse(bare, format)
                        .and_then(|(d, _)| d.times(hundredth).ok_or(NumberFault::TooLarge))
                        .map(|d| Value::Number(d, None))
                        .map_err(|f| told(&f, format, text))
                }
                FieldType::Currency => {
                    currency::parse(text).map(Value::Currency).ok_or((Trouble::UnknownCurrency, None))
                }
                FieldType::Choice(words) => words
                    .split('|')
                    .find(|w| w.eq_ignore_ascii_case(text))
                    .map(Value::Text)
                    .ok_or((Trouble::NotAChoice { choices: words }, None)),
                FieldType::YesNo => {
                    yes(text).map(Value::Yes).ok_or((Trouble::NotAChoice { choices: "ja|nein|yes|no|1|0" }, None))
                }
                FieldType::Kind => AmountKind::from_code(text)
                    .map(Value::Kind)
                    .ok_or((Trouble::NotAChoice { choices: "gross_sales|invoiced_sales|credit_note|…" }, None)),
                FieldType::Code => {
                    if is_code(text) {
                        Ok(Value::Text(text))
                    } else {
                        Err((Trouble::NotACode, None))
                    }
                }
            }
        };
        found.unwrap_or_else(|(trouble, fix)| {
            self.fault(slot.column, text, trouble, fix);
            Value::Faulty
        })
    }

    fn day(&self, slot: &Slot, text: &str, kind: CellKind, constant: bool) -> Result<Date, (Trouble, Option<String>)> {
        let iso = || crate::values::DayFormat::new("%Y-%m-%d");
        if kind == CellKind::Number {
            return day::serial(text).ok_or((Trouble::NotADay { format: "%Y-%m-%d".to_owned() }, None));
        }
        let chosen = if constant || kind == CellKind::Day { iso() } else { None };
        let Some(format) = chosen.as_ref().or(slot.days.as_ref()) else {
            return iso()
                .and_then(|f| f.parse(text, None).ok())
                .ok_or((Trouble::NotADay { format: "%Y-%m-%d".to_owned() }, None));
        };
        let fault = match format.parse(text, self.plan.year) {
            Ok(day) => return Ok(day),
            Err(fault) => fault,
        };
        // a spreadsheet saved as text mixes fashions; ISO days cannot be misread
        if fault == DayFault::NotADay
            && text.as_bytes().get(4) == Some(&b'-')
            && let Some(day) = iso().and_then(|f| f.parse(text, None).ok())
        {
            return Ok(day);
        }
        Err(match fault {
            DayFault::NotADay => (Trouble::NotADay { format: format.as_str().to_owned() }, None),
            DayFault::NoSuchMonth => (Trouble::NoSuchMonth, None),
            DayFault::NoSuchDay { last } => (Trouble::NoSuchDay { last }, Some(format.written(last))),
            DayFault::UnlikelyYear { year, month, day } => {
                let meant = self.year.and_then(|y| Date::new(y, month, day).ok());
                (Trouble::UnlikelyYear { year }, meant.map(|d| format.written(d)))
            }
        })
    }

    fn compute(&mut self, expression: &Expression) -> Value<'a> {
        let (plan, record) = (self.plan, self.record);
        let mut faults: Vec<(usize, Trouble, Option<String>)> = Vec::new();
        let mut faulty = false;
        let mut look = |e: &Expression| -> Option<Dec> {
            match e {
                Expression::Target(target) => {
                    let at = plan.slots.iter().position(|s| s.target == *target)?;
                    match self.values.get(at) {
                        Some(Value::Number(d, _) | Value::Computed(d)) => Some(*d),
                        Some(Value::Faulty) => {
                            faulty = true;
                            None
                        }
                        _ => None,
                    }
                }
                Expression::Column(name) => {
                    let at = plan.named.iter().find(|(n, _)| n == name)?.1;
                    let text = record.cell(at);
                    if text.is_empty() {
                        return None;
                    }
                    let format = self.numbers(at);
                    match number::parse(text, format) {
                        Ok((d, _)) if record.kind(at) != CellKind::Error => Some(d),
                        Ok(_) => None,
                        Err(_) if record.kind(at) == CellKind::Error => {
                            faults.push((at, Trouble::FormulaError, None));
                            None
                        }
                        Err(f) => {
                            let (trouble, fix) = told(&f, format, text);
                            faults.push((at, trouble, fix));
                            None
                        }
                    }
                }
                _ => None,
            }
        };
        let result = expression.value(&mut look);
        for (at, trouble, fix) in faults {
            faulty = true;
            self.fault(Some(at), record.cell(at), trouble, fix);
        }
        match result {
            _ if faulty => Value::Faulty,
            Some(Some(d)) => Value::Computed(d),
            Some(None) => Value::Empty,
            None => {
                self.fault(None, "", Trouble::OutOfRange, None);
                Value::Faulty
            }
        }
    }

    /// Notes a problem.
    pub(super) fn fault(&mut self, column: Option<usize>, value: &str, trouble: Trouble, fix: Option<String>) {
        let fixes = fix.map(Fix::Use).into_iter().chain([Fix::LeaveOut]).collect();
        self.problems.push(RowProblem {
            row: self.record.line,
            index: column,
            column: column.map(|c| self.detected.column_name(c)).unwrap_or_default(),
            value: value.chars().take(200).collect(),
            trouble,
            fixes,
        });
    }

    /// Notes a problem of a field.
    pub(super) fn slot_fault(&mut self, slot: usize, trouble: Trouble, fix: Option<String>) {
        let column = self.plan.slots[slot].column;
        let value = column.map(|c| self.record.cell(c)).unwrap_or_default();
        self.fault(column, value, trouble, fix);
    }

    fn value(&self, field: Field) -> &Value<'a> {
        self.plan.at(field).and_then(|i| self.values.get(i)).unwrap_or(&Value::Empty)
    }

    pub(super) fn is_faulty(&self, field: Field) -> bool {
        matches!(self.value(field), Value::Faulty)
    }

    pub(super) fn text(&self, field: Field) -> Option<String> {
        match self.value(field) {
            Value::Text(t) if !t.is_empty() => Some((*t).to_owned()),
            _ => None,
        }
    }

    pub(super) fn day_of(&self, field: Field) -> Option<Date> {
        match self.value(field) {
            Value::Day(d) => Some(*d),
            _ => None,
        }
    }

    pub(super) fn yes(&self, field: Field) -> Option<bool> {
        match self.value(field) {
            Value::Yes(b) => Some(*b),
            _ => None,
        }
    }

    pub(super) fn currency(&self) -> Option<Currency> {
        match self.value(Field::Currency) {
            Value::Currency(c) => Some(*c),
            _ => None,
        }
    }

    pub(super) fn kind(&self) -> Option<AmountKind> {
        match self.value(Field::Kind) {
            Value::Kind(k) => Some(*k),
            _ => None,
        }
    }

    /// Says that a field is empty that must not be (unless its fault is said already).
    pub(super) fn missing(&mut self, field: Field) {
        if self.is_faulty(field) {
            return;
        }
        let column = self.plan.at(field).and_then(|i| self.plan.slots[i].column);
        self.fault(column, "", Trouble::Missing { field: field.as_str() }, None);
    }

    /// A number of a slot in units of 10^-places.
    pub(super) fn measure_at(&mut self, slot: usize, places: u8) -> Option<i64> {
        let format = self.plan.slots[slot].numbers;
        let found = match &self.values[slot] {
            Value::Number(d, _) => d.measure(places, format),
            Value::Computed(d) => d.rounded(places).and_then(|u| i64::try_from(u).ok()).ok_or(NumberFault::TooLarge),
            _ => return None,
        };
        self.settled(slot, found)
    }

    /// A number of a field in units of 10^-places.
    pub(super) fn measure(&mut self, field: Field, places: u8) -> Option<i64> {
        self.plan.at(field).and_then(|slot| self.measure_at(slot, places))
    }

    /// An amount in minor units, before the row's sign rule.
    pub(super) fn amount_at(&mut self, slot: usize, currency: Currency) -> Option<i64> {
        let format = self.plan.slots[slot].numbers;
        let found = match &self.values[slot] {
            Value::Number(_, Some(written)) if *written != currency => {
                self.slot_fault(slot, Trouble::CurrencyDiffers { row: currency.to_string() }, None);
                return None;
            }
            Value::Number(d, _) => d.amount(places(currency), format),
            Value::Computed(d) => d.computed_amount(places(currency)),
            _ => return None,
        };
        self.settled(slot, found)
    }

    /// An amount of a field in minor units.
    pub(super) fn amount(&mut self, field: Field, currency: Currency) -> Option<i64> {
        self.plan.at(field).and_then(|slot| self.amount_at(slot, currency))
    }

    fn settled(&mut self, slot: usize, found: Result<i64, NumberFault>) -> Option<i64> {
        match found {
            Ok(n) => Some(n),
            Err(f) => {
                let (trouble, fix) = told(&f, self.plan.slots[slot].numbers, "");
                self.slot_fault(slot, trouble, fix);
                None
            }
        }
    }

    /// The slots of a family (`amount.…`, `driver.…`, `item.…`).
    pub(super) fn family(&self) -> impl Iterator<Item = (usize, &'a Target)> + use<'a> {
        self.plan.slots.iter().enumerate().map(|(i, s)| (i, &s.target))
    }
}

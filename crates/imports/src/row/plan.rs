//! Mapping + header → a plan: where each field's text comes from in a row of this file.

use crate::kind::ImportKind;
use crate::mapping::{
    ColumnRef, Condition, EmptyCustomer, Expression, Field, FieldType, Identity, Mapping, Target, required,
};
use crate::problem::FileFault;
use crate::reader::Detected;
use crate::values::{DayFormat, NumberFormat};

/// One field and its sources, the first that is not empty counts: column, computation, constant.
#[derive(Debug)]
pub(super) struct Slot {
    pub target: Target,
    pub holds: FieldType,
    pub column: Option<usize>,
    pub computed: Option<Expression>,
    pub constant: Option<String>,
    pub numbers: NumberFormat,
    pub days: Option<DayFormat>,
}

#[derive(Debug)]
pub(super) struct PlannedRule {
    pub column: usize,
    pub when: Condition,
    /// Slot and its text.
    pub set: Vec<(usize, String)>,
    pub reverse: bool,
    pub skip: bool,
}

/// Everything needed to walk the rows, independent of the file's size.
#[derive(Debug)]
pub(super) struct Plan {
    pub kind: ImportKind,
    pub identity: Identity,
    pub empty_customer: EmptyCustomer,
    pub slots: Vec<Slot>,
    pub rules: Vec<PlannedRule>,
    /// Columns that computations name.
    pub named: Vec<(String, usize)>,
    pub year: Option<i16>,
    /// The column of the document, where a rule asks for the first row of one.
    pub document: Option<usize>,
    /// Where each named field is among the slots.
    places: Vec<Option<usize>>,
}

impl Plan {
    pub(super) fn new(mapping: &Mapping, detected: &Detected) -> Result<Self, FileFault> {
        let mut plan = Self {
            kind: mapping.kind,
            identity: mapping.identity(),
            empty_customer: mapping.empty_customer,
            slots: Vec::new(),
            rules: Vec::new(),
            named: Vec::new(),
            year: mapping.file.year,
            document: None,
            places: vec![None; Field::ALL.len()],
        };
        for column in &mapping.columns {
            let at = resolve(&column.from, detected)?;
            let slot = plan.slot(&column.to);
            plan.slots[slot].column = Some(at);
            plan.slots[slot].numbers = detected.numbers_of(at);
            plan.slots[slot].days = plan.days(&column.to, at, mapping, detected)?;
        }
        for (target, value) in &mapping.constants {
            let slot = plan.slot(target);
            plan.slots[slot].constant = Some(value.clone());
        }
        for (target, expression, _) in &mapping.computed {
            let mut names = Vec::new();
            expression.columns(&mut names);
            for name in names {
                let at = resolve(&ColumnRef::Name(name.clone()), detected)?;
                plan.named.push((name, at));
            }
            let slot = plan.slot(target);
            plan.slots[slot].computed = Some(expression.clone());
        }
        for rule in &mapping.rules {
            let column = plan.rule_column(&rule.column, mapping.kind, detected)?;
            let set = rule.set.iter().map(|(target, value)| (plan.slot(target), value.clone())).collect();
            plan.rules.push(PlannedRule {
                column,
                when: rule.when.clone(),
                set,
                reverse: rule.reverse,
                skip: rule.skip,
            });
        }
        plan.complete(mapping)?;
        if plan.rules.iter().any(|r| r.when.first_of_document.is_some()) {
            plan.document = plan.at(Field::Document).and_then(|i| plan.slots[i].column);
        }
        Ok(plan)
    }

    fn complete(&mut self, mapping: &Mapping) -> Result<(), FileFault> {
        for field in required(self.kind) {
            if self.at(*field).is_none() {
                return Err(FileFault::MissingTarget { field: field.as_str() });
            }
        }
        let customer = self.kind == ImportKind::Ledger && mapping.empty_customer == EmptyCustomer::Fault;
        if customer && self.at(Field::Customer).is_none() {
            return Err(FileFault::MissingTarget { field: Field::Customer.as_str() });
        }
        for (i, slot) in self.slots.iter().enumerate() {
            if let Target::Field(field) = slot.target {
                self.places[field as usize] = Some(i);
            }
        }
        Ok(())
    }

    /// The slot of a field; made when it is new.
    fn slot(&mut self, target: &Target) -> usize {
        if let Some(at) = self.slots.iter().position(|s| s.target == *target) {
            return at;
        }
        self.slots.push(Slot {
            target: target.clone(),
            holds: target.holds(),
            column: None,
            computed: None,
            constant: None,
            numbers: NumberFormat::POINT,
            days: None,
        });
        if let Target::Field(field) = target {
            self.places[*field as usize] = Some(self.slots.len() - 1);
        }
        self.slots.len() - 1
    }

    /// Where a named field is among the slots.
    pub(super) fn at(&self, field: Field) -> Option<usize> {
        self.places[field as usize]
    }

    fn days(
        &self,
        target: &Target,
        column: usize,
        mapping: &Mapping,
        detected: &Detected,
    ) -> Result<Option<DayFormat>, FileFault> {
        if target.holds() != FieldType::Day {
            return Ok(None);
        }
        let reading = detected.columns.get(column);
        let own = reading.and_then(|c| c.days.clone());
        let found = if mapping.file.days.is_some() {
            detected.days.clone()
        } else if own.is_some() {
            own
        } else if reading.is_some_and(|c| c.numeric) {
            DayFormat::new("serial")
        } else {
            detected.days.clone().or_else(|| DayFormat::new("%Y-%m-%d"))
        };
        match found {
            Some(f) if !f.has_year() && self.year.is_none() => {
                Err(FileFault::DayWithoutYear { column: detected.column_name(column) })
            }
            other => Ok(other),
        }
    }

    fn rule_column(&self, column: &ColumnRef, kind: ImportKind, detected: &Detected) -> Result<usize, FileFault> {
        match resolve(column, detected) {
            Err(FileFault::MissingColumn { name, found }) => {
                // not a column of the file: perhaps a field that a column fills
                let target = Target::parse(kind, &name);
                let slot = self.slots.iter().find(|s| Some(&s.target) == target.as_ref());
                slot.and_then(|s| s.column).ok_or(FileFault::MissingColumn { name, found })
            }
            other => other,
        }
    }
}

fn resolve(column: &ColumnRef, detected: &Detected) -> Result<usize, FileFault> {
    match column {
        ColumnRef::Number(number) => {
            let width = detected.headers.len();
            if (1..=width).contains(number) {
                Ok(number - 1)
            } else {
                Err(FileFault::NoSuchColumn { number: *number, width })
            }
        }
        ColumnRef::Name(name) => {
            let mut found = detected.headers.iter().enumerate().filter(|(_, h)| h.trim() == name);
            match (found.next(), found.next()) {
                (Some(_), Some(_)) => Err(FileFault::DuplicateColumn { name: name.clone() }),
                (Some((at, _)), None) => Ok(at),
                (None, _) => {
                    let all: Vec<&str> =
                        detected.headers.iter().map(String::as_str).filter(|h| !h.is_empty()).take(12).collect();
                    Err(FileFault::MissingColumn { name: name.clone(), found: all.join(", ") })
                }
            }
        }
    }
}

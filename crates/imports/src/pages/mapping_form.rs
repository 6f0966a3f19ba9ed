//! The mapping as a form: what is chosen goes over the mapping that stands; what the form does not show stays.

use crate::kind::{AmountKind, ImportKind};
use crate::mapping::{
    ColumnMap, ColumnRef, Condition, EmptyCustomer, Expression, Field, Identity, Mapping, Rule, Target, fields,
};
use crate::reader::{Detected, SheetChoice};
use std::collections::HashMap;

/// The posted fields, by name.
#[derive(Debug, Default)]
pub(super) struct Draft(HashMap<String, String>);

impl Draft {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |v| v.trim())
    }
    fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|v| !v.is_empty()).map(str::to_owned)
    }

    /// The mapping as the form wants it. Another kind begins with its own suggestion.
    pub(super) fn over(&self, before: &Mapping, detected: &Detected) -> Mapping {
        let mut m = before.clone();
        if let Some(name) = self.some("name") {
            m.name = name;
        }
        if let Some(system) = self.some("source_system") {
            m.source_system = system;
        }
        self.settings(&mut m);
        self.columns(&mut m, detected);
        self.constants(&mut m);
        self.rules(&mut m);
        if m.kind == ImportKind::Ledger {
            m.empty_customer = match self.get("empty_customer") {
                "without_customer" => EmptyCustomer::WithoutCustomer,
                _ => EmptyCustomer::Fault,
            };
            m.identity = match self.get("identity") {
                "document_line" => Some(Identity::DocumentLine),
                "document" => Some(Identity::Document),
                "row" => Some(Identity::Row),
                _ => None,
            };
            let sales = Target::Amount(AmountKind::InvoicedSales);
            m.computed.retain(|(to, _, text)| *to != sales || text != PRODUCT);
            if self.get("product") == "1"
                && let Some(e) = Expression::parse(m.kind, PRODUCT)
            {
                m.computed.push((sales, e, PRODUCT.to_owned()));
            }
        }
        m
    }

    fn settings(&self, m: &mut Mapping) {
        let sign = |name: &str| self.get(name).chars().next();
        m.file.encoding = self.some("encoding");
        m.file.delimiter = self.some("delimiter");
        m.file.decimal = sign("decimal");
        m.file.thousands = match self.get("thousands") {
            "blank" => Some(' '),
            other => other.chars().next(),
        };
        m.file.days = self.some("days");
        m.file.year = self.get("year").parse().ok();
        m.file.skip_rows = self.get("skip_rows").parse().ok();
        m.file.header = match self.get("header") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if let Some(sheet) = self.some("sheet") {
            m.file.sheet = SheetChoice::Name(sheet);
        }
    }

    fn columns(&self, m: &mut Mapping, detected: &Detected) {
        let mut columns: Vec<ColumnMap> = Vec::new();
        for at in 0..detected.headers.len() {
            let Some(to) = Target::parse(m.kind, self.get(&format!("to_{at}"))) else { continue };
            if columns.iter().any(|c| c.to == to) {
                continue;
            }
            columns.push(ColumnMap { from: reference(detected, at), to });
        }
        m.columns = columns;
    }

    fn constants(&self, m: &mut Mapping) {
        for (field, name) in [(Field::Currency, "currency"), (Field::Kind, "amount_kind"), (Field::Wave, "wave")] {
            let target = Target::Field(field);
            if !fields(m.kind).contains(&field) {
                continue;
            }
            m.constants.retain(|(t, _)| *t != target);
            m.constants.extend(self.some(name).map(|v| (target, v)));
        }
    }

    fn rules(&self, m: &mut Mapping) {
        if let Ok(at) = self.get("drop_rule").parse::<usize>()
            && at < m.rules.len()
        {
            m.rules.remove(at);
        }
        // What a new rule says is half filled until its own button is pressed.
        if self.get("act") == "rule" {
            m.rules.extend(self.rule(m));
        }
    }

    fn rule(&self, m: &Mapping) -> Option<Rule> {
        let first_of_document = match self.get("rule_first") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let mut when = Condition { first_of_document, ..Condition::default() };
        let column = if let Some(column) = self.some("rule_column") {
            let value = self.get("rule_value").to_owned();
            match self.get("rule_when") {
                "starts_with" => when.starts_with = Some(value),
                "equals" => when.equals = Some(value),
                "empty" => when.empty = Some(true),
                _ => when.negative = Some(true),
            }
            ColumnRef::Name(column)
        } else {
            // The place of a row in its document needs no other column.
            first_of_document?;
            let document = m.columns.iter().find(|c| c.to == Target::Field(Field::Document));
            document.or(m.columns.first())?.from.clone()
        };
        let mut rule = Rule { column, when, set: Vec::new(), reverse: false, skip: false };
        match self.get("rule_set") {
            "skip" => rule.skip = true,
            "reverse" => rule.reverse = true,
            "count" => rule.set.push((Target::Driver(self.get("rule_driver").to_owned()), "1".to_owned())),
            other => {
                let dropped = other.strip_prefix(DROP).and_then(|target| Target::parse(m.kind, target));
                let kind = AmountKind::from_code(other).map(|k| (Target::Field(Field::Kind), k.code().to_owned()));
                rule.set.extend(dropped.map(|to| (to, "0".to_owned())).or(kind));
            }
        }
        Some(rule)
    }
}

/// Before the amount that a rule does not count.
pub(super) const DROP: &str = "drop:";

/// What the tick "quantity times price" computes.
pub(super) const PRODUCT: &str = "quantity * price";

/// A column by its header, or by its number where the header is empty or there twice.
fn reference(detected: &Detected, at: usize) -> ColumnRef {
    let name = detected.headers[at].trim();
    let twice = detected.headers.iter().filter(|h| h.trim() == name).count() > 1;
    if name.is_empty() || twice { ColumnRef::Number(at + 1) } else { ColumnRef::Name(name.to_owned()) }
}

/// Which target a column has in a mapping.
pub(super) fn target_of(m: &Mapping, detected: &Detected, at: usize) -> Option<Target> {
    let name = detected.headers[at].trim();
    m.columns
        .iter()
        .find(|c| match &c.from {
            ColumnRef::Name(n) => n == name,
            ColumnRef::Number(n) => *n == at + 1,
        })
        .map(|c| c.to.clone())
}

/// Every target a column of this kind of import can have, the ones a mapping already uses included.
pub(super) fn targets(m: &Mapping) -> Vec<Target> {
    let mut all: Vec<Target> = Vec::new();
    let amount = |f: &Field| matches!(f, Field::Amount | Field::Kind);
    all.extend(fields(m.kind).iter().filter(|f| !amount(f)).map(|f| Target::Field(*f)));
    if m.kind == ImportKind::Ledger {
        all.extend(AmountKind::ALL.map(Target::Amount));
        all.extend([Target::Field(Field::Amount), Target::Field(Field::Kind)]);
        all.extend(["complaints", "service_hours", "receivables"].map(|c| Target::Driver(c.to_owned())));
    } else {
        all.extend(fields(m.kind).iter().filter(|f| amount(f)).map(|f| Target::Field(*f)));
    }
    if m.kind == ImportKind::Answers {
        all.extend(["recommend", "overall", "effort"].map(|c| Target::Item(c.to_owned())));
    }
    for c in &m.columns {
        if !all.contains(&c.to) {
            all.push(c.to.clone());
        }
    }
    all
}

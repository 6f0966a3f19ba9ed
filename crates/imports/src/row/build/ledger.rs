//! A line of the ledger: amounts, drivers, and what tells it from other lines.

use crate::kind::{AMOUNT_KINDS, AmountKind};
use crate::mapping::{EmptyCustomer, Field, Identity, Target};
use crate::problem::Trouble;
use crate::row::eval::Eval;
use crate::row::typed::{LedgerRow, RowKey};
use crate::values::Currency;
use sha2::{Digest, Sha256};

pub(super) fn ledger(e: &mut Eval<'_>, firm: Currency) -> Option<LedgerRow> {
    let day = e.day_of(Field::Day);
    if day.is_none() {
        e.missing(Field::Day);
    }
    let customer = e.text(Field::Customer);
    if customer.is_none() && e.plan.empty_customer == EmptyCustomer::Fault && !e.is_faulty(Field::Customer) {
        match e.plan.at(Field::Customer) {
            Some(slot) => e.slot_fault(slot, Trouble::EmptyCustomer, None),
            None => e.fault(None, "", Trouble::EmptyCustomer, None),
        }
    }
    let currency = e.currency().unwrap_or(firm);
    let mut amounts = [None; AMOUNT_KINDS];
    let mut drivers = Vec::new();
    for (slot, target) in e.family() {
        match target {
            Target::Amount(kind) => add(&mut amounts, *kind, e.amount_at(slot, currency)),
            Target::Field(Field::Amount) => {
                let amount = e.amount_at(slot, currency);
                match e.kind() {
                    Some(kind) => add(&mut amounts, kind, amount),
                    None if amount.is_some() => e.missing(Field::Kind),
                    None => {}
                }
            }
            Target::Driver(code) => drivers.extend(e.measure_at(slot, 3).map(|n| (code.clone(), n))),
            _ => {}
        }
    }
    let mut quantity = e.measure(Field::Quantity, 3);
    let price = e.measure(Field::Price, 6);
    if e.reverse {
        amounts.iter_mut().flatten().for_each(|a| *a = -*a);
        quantity = quantity.map(|q| -q.abs());
    }
    let unpriced = amounts.iter().all(Option::is_none) && drivers.is_empty();
    if unpriced && e.problems.is_empty() {
        match (missing_amount(e), quantity) {
            (Some(slot), _) => e.slot_fault(slot, Trouble::NoAmount, None),
            (None, None) => e.fault(None, "", Trouble::NothingToBook, None),
            (None, Some(_)) => {}
        }
    }
    let estimate = e.text(Field::Source).as_deref() == Some("estimate");
    let stands_for = if estimate { stands_for(e) } else { None };
    let (document, line) = (e.text(Field::Document), e.text(Field::Line));
    let key = key(e, document.as_ref(), line.as_ref());
    Some(LedgerRow {
        line_number: e.record.line,
        key: key?,
        day: day?,
        customer,
        customer_name: e.text(Field::CustomerName),
        unit_name: e.text(Field::UnitName),
        document,
        line,
        offering: e.text(Field::Offering),
        offering_name: e.text(Field::OfferingName),
        unit_of_measure: e.text(Field::UnitOfMeasure),
        quantity_thousandths: quantity,
        price_millionths: price,
        currency,
        estimate,
        stands_for,
        rate_day: e.day_of(Field::RateDay),
        amounts,
        drivers,
    })
}

/// The months an estimate stands for: both ends or none.
fn stands_for(e: &mut Eval<'_>) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let (from, to) = (e.day_of(Field::StandsFrom), e.day_of(Field::StandsTo));
    match (from, to, e.plan.at(Field::StandsTo)) {
        (Some(_), None, _) => e.missing(Field::StandsTo),
        (None, Some(_), _) => e.missing(Field::StandsFrom),
        (from, to, Some(slot)) if from > to => {
            e.slot_fault(slot, Trouble::NotAChoice { choices: "≥ stands_from" }, None);
        }
        _ => {}
    }
    from.zip(to)
}

/// Where the amount of a row without any should stand: in the price it is computed from, else in the
/// file's first column of amounts. A file that has neither counts quantities and nothing else.
fn missing_amount(e: &Eval<'_>) -> Option<usize> {
    let is_amount = |t: &Target| matches!(t, Target::Amount(_) | Target::Field(Field::Amount));
    let mapped = |slot: &usize| e.plan.slots[*slot].column.is_some();
    let amount = e.family().find(|(_, t)| is_amount(t)).map(|(slot, _)| slot)?;
    Some(e.plan.at(Field::Price).filter(mapped).unwrap_or(amount))
}

fn add(amounts: &mut [Option<i64>; AMOUNT_KINDS], kind: AmountKind, amount: Option<i64>) {
    if let Some(amount) = amount {
        let place = &mut amounts[kind.index()];
        *place = Some(place.unwrap_or(0).saturating_add(amount));
    }
}

fn key(e: &mut Eval<'_>, document: Option<&String>, line: Option<&String>) -> Option<RowKey> {
    match e.plan.identity {
        Identity::DocumentLine | Identity::Document if document.is_none() => {
            e.missing(Field::Document);
            None
        }
        Identity::DocumentLine if line.is_none() => {
            e.missing(Field::Line);
            None
        }
        Identity::DocumentLine => Some(RowKey::DocumentLine { document: document?.clone(), line: line?.clone() }),
        Identity::Document => Some(RowKey::Document(document?.clone())),
        Identity::Row => Some(RowKey::Row(hash(e))),
    }
}

/// Hash of the mapped cells as they stand in the file, each with its field: an added column changes nothing.
fn hash(e: &Eval<'_>) -> [u8; 16] {
    let mut hasher = Sha256::new();
    for slot in &e.plan.slots {
        if let Some(column) = slot.column {
            match &slot.target {
                Target::Field(f) => hasher.update(f.as_str()),
                other => hasher.update(other.to_string()),
            }
            hasher.update([0x1f]);
            hasher.update(e.record.cell(column));
            hasher.update([0x1e]);
        }
    }
    let mut out = [0; 16];
    out.copy_from_slice(&hasher.finalize()[..16]);
    out
}

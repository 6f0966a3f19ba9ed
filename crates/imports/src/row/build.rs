//! Values → the typed row of the kind, or all its problems.

use super::eval::{Eval, Value};
use super::typed::{AccountRow, AnswerRow, CostRow, CostWhat, LedgerRow, RateRow, RowKey, TargetRow, TypedRow};
use crate::kind::{AMOUNT_KINDS, AmountKind, ImportKind};
use crate::mapping::{EmptyCustomer, Field, Identity, Target};
use crate::problem::{RowProblem, Trouble};
use crate::values::Currency;
use sha2::{Digest, Sha256};

pub(super) fn build(mut e: Eval<'_>, firm: Currency) -> Result<TypedRow, Vec<RowProblem>> {
    let row = match e.plan.kind {
        ImportKind::Ledger => ledger(&mut e, firm).map(|r| TypedRow::Ledger(Box::new(r))),
        ImportKind::Accounts => account(&mut e).map(|r| TypedRow::Account(Box::new(r))),
        ImportKind::Rates => rate(&mut e).map(TypedRow::Rate),
        ImportKind::Costs => cost(&mut e, firm).map(|r| TypedRow::Cost(Box::new(r))),
        ImportKind::Targets => target(&mut e, firm).map(|r| TypedRow::Target(Box::new(r))),
        ImportKind::Answers => answer(&mut e).map(|r| TypedRow::Answer(Box::new(r))),
    };
    match row {
        Some(row) if e.problems.is_empty() => Ok(row),
        _ => Err(e.problems),
    }
}

fn ledger(e: &mut Eval<'_>, firm: Currency) -> Option<LedgerRow> {
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
    let nothing = amounts.iter().all(Option::is_none) && quantity.is_none() && drivers.is_empty();
    if nothing && e.problems.is_empty() {
        e.fault(None, "", Trouble::NothingToBook, None);
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

fn account(e: &mut Eval<'_>) -> Option<AccountRow> {
    let name = e.text(Field::Name);
    if name.is_none() {
        e.missing(Field::Name);
    }
    let fiscal_year_start = e.measure(Field::FiscalYearStart, 0);
    if let (Some(slot), Some(month)) = (e.plan.at(Field::FiscalYearStart), fiscal_year_start)
        && !(1..=12).contains(&month)
    {
        e.slot_fault(slot, Trouble::NotAChoice { choices: "1 … 12" }, None);
    }
    Some(AccountRow {
        line_number: e.record.line,
        customer: e.text(Field::Customer),
        key: e.text(Field::Key),
        name: name?,
        unit_name: e.text(Field::UnitName),
        parent: e.text(Field::Parent),
        ownership_millionths: share(e, Field::OwnershipPercent),
        control: e.yes(Field::Control),
        industry: e.text(Field::Industry),
        tier: e.text(Field::Tier),
        tier_reason: e.text(Field::TierReason),
        stage: e.text(Field::Stage),
        currency: e.currency(),
        payment_terms_days: e.measure(Field::PaymentTermsDays, 0),
        fiscal_year_start,
        site: e.text(Field::Site),
        site_city: e.text(Field::SiteCity),
        site_country: e.text(Field::SiteCountry),
        lead: e.text(Field::Lead),
        deputy: e.text(Field::Deputy),
    })
}

/// A share, 0 to 100 per cent, in millionths of one.
fn share(e: &mut Eval<'_>, field: Field) -> Option<i64> {
    let found = e.measure(field, 6)?;
    if !(0..=1_000_000).contains(&found)
        && let Some(slot) = e.plan.at(field)
    {
        e.slot_fault(slot, Trouble::NotAChoice { choices: "0 … 100 %" }, None);
    }
    Some(found)
}

fn rate(e: &mut Eval<'_>) -> Option<RateRow> {
    let (day, currency, rate) = (e.day_of(Field::Day), e.currency(), e.measure(Field::Rate, 6));
    if day.is_none() {
        e.missing(Field::Day);
    }
    if currency.is_none() {
        e.missing(Field::Currency);
    }
    match (rate, e.plan.at(Field::Rate)) {
        (None, _) => e.missing(Field::Rate),
        (Some(r), Some(slot)) if r <= 0 => e.slot_fault(slot, Trouble::NotAChoice { choices: "> 0" }, None),
        _ => {}
    }
    let firm_per_foreign = e.text(Field::Direction).as_deref() == Some("firm_per_foreign");
    Some(RateRow {
        line_number: e.record.line,
        day: day?,
        currency: currency?,
        rate_millionths: rate?,
        firm_per_foreign,
    })
}

fn cost(e: &mut Eval<'_>, firm: Currency) -> Option<CostRow> {
    let currency = e.currency().unwrap_or(firm);
    let valid_from = e.day_of(Field::ValidFrom);
    if valid_from.is_none() {
        e.missing(Field::ValidFrom);
    }
    let Some(word) = e.text(Field::What) else {
        e.missing(Field::What);
        return None;
    };
    let what = match word.as_str() {
        "product_cost" => Some(product_cost(e)),
        "rate" => driver_rate(e),
        "fixed" => fixed(e, currency),
        _ => shared(e, currency),
    };
    Some(CostRow {
        line_number: e.record.line,
        what: what?,
        currency,
        valid_from: valid_from?,
        valid_to: e.day_of(Field::ValidTo),
    })
}

fn product_cost(e: &mut Eval<'_>) -> CostWhat {
    let (cost, share) = (e.measure(Field::Cost, 6), share(e, Field::Percent));
    if cost.is_none() && share.is_none() {
        e.missing(Field::Cost);
    }
    CostWhat::Product {
        offering: e.text(Field::Offering),
        offering_name: e.text(Field::OfferingName),
        unit_of_measure: e.text(Field::UnitOfMeasure),
        cost_millionths: cost,
        share_millionths: share,
    }
}

fn driver_rate(e: &mut Eval<'_>) -> Option<CostWhat> {
    let (driver, rate) = (e.text(Field::Driver), e.measure(Field::Rate, 6));
    if driver.is_none() {
        e.missing(Field::Driver);
    }
    if rate.is_none() {
        e.missing(Field::Rate);
    }
    let (kind, released_millionths) = (e.kind(), share(e, Field::ReleasedPercent));
    Some(CostWhat::Rate { driver: driver?, rate_millionths: rate?, kind, released_millionths })
}

fn fixed(e: &mut Eval<'_>, currency: Currency) -> Option<CostWhat> {
    let (customer, key, amount) = (e.text(Field::Customer), e.text(Field::Key), e.amount(Field::Amount, currency));
    if customer.is_none() && key.is_none() {
        e.missing(Field::Customer);
    }
    if amount.is_none() {
        e.missing(Field::Amount);
    }
    let (per, released_millionths) = (per(e), share(e, Field::ReleasedPercent));
    let resource = e.text(Field::Resource);
    Some(CostWhat::Fixed { customer, key, amount_minor: amount?, resource, per, released_millionths })
}

/// `year` or `total`; a total needs an end.
fn per(e: &mut Eval<'_>) -> Option<String> {
    let word = e.text(Field::Per);
    if word.as_deref() == Some("total") && e.day_of(Field::ValidTo).is_none() {
        e.missing(Field::ValidTo);
    }
    word
}

fn shared(e: &mut Eval<'_>, currency: Currency) -> Option<CostWhat> {
    let resource = e.text(Field::Resource);
    if resource.is_none() {
        e.missing(Field::Resource);
    }
    let (split, driver) = (e.text(Field::Split), e.text(Field::Driver));
    if split.as_deref() == Some("driver") && driver.is_none() {
        e.missing(Field::Driver);
    }
    Some(CostWhat::SharedFixed {
        resource: resource?,
        amount_minor: e.amount(Field::Amount, currency),
        customer: e.text(Field::Customer),
        key: e.text(Field::Key),
        split,
        driver,
        per: per(e),
        released_millionths: share(e, Field::ReleasedPercent),
    })
}

fn target(e: &mut Eval<'_>, firm: Currency) -> Option<TargetRow> {
    let currency = e.currency().unwrap_or(firm);
    let fiscal_year = e.text(Field::FiscalYear);
    if fiscal_year.is_none() {
        e.missing(Field::FiscalYear);
    }
    let row = TargetRow {
        line_number: e.record.line,
        fiscal_year: fiscal_year?,
        customer: e.text(Field::Customer),
        key: e.text(Field::Key),
        net_revenue_minor: e.amount(Field::NetRevenue, currency),
        db2_minor: e.amount(Field::Db2, currency),
        db3_minor: e.amount(Field::Db3, currency),
        margin_millionths: e.measure(Field::Margin, 6),
        satisfaction_thousandths: e.measure(Field::Satisfaction, 3),
        currency,
    };
    let amounts = [row.net_revenue_minor, row.db2_minor, row.db3_minor, row.margin_millionths];
    if e.problems.is_empty() && amounts.iter().all(Option::is_none) && row.satisfaction_thousandths.is_none() {
        e.fault(None, "", Trouble::NothingToBook, None);
    }
    Some(row)
}

fn answer(e: &mut Eval<'_>) -> Option<AnswerRow> {
    let (day, wave) = (e.day_of(Field::Day), e.text(Field::Wave));
    if day.is_none() {
        e.missing(Field::Day);
    }
    if wave.is_none() {
        e.missing(Field::Wave);
    }
    let (customer, key) = (e.text(Field::Customer), e.text(Field::Key));
    if customer.is_none() && key.is_none() {
        e.fault(None, "", Trouble::EmptyCustomer, None);
    }
    let mut answers = Vec::new();
    for (slot, target) in e.family() {
        match target {
            Target::Item(code) => answers.extend(e.measure_at(slot, 3).map(|n| (code.clone(), n))),
            Target::Field(Field::Value) => {
                let value = e.measure_at(slot, 3);
                match (e.text(Field::Item), value) {
                    (Some(code), Some(n)) => answers.push((code, n)),
                    (None, Some(_)) => e.missing(Field::Item),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Some(AnswerRow {
        line_number: e.record.line,
        day: day?,
        wave: wave?,
        customer,
        key,
        respondent_key: e.text(Field::RespondentKey),
        respondent_name: e.text(Field::RespondentName),
        function: e.text(Field::Function),
        role: e.text(Field::Role),
        weight_thousandths: e.measure(Field::Weight, 3),
        answers,
        comment: e.text(Field::Comment),
        invited: e.yes(Field::Invited),
    })
}

/// Does the row hold any field that tells rows apart, so that it is no totals row?
pub(super) fn is_identified(e: &Eval<'_>) -> bool {
    let fields = [
        Field::Day,
        Field::Customer,
        Field::CustomerName,
        Field::Document,
        Field::Line,
        Field::Offering,
        Field::Name,
        Field::Key,
        Field::What,
        Field::FiscalYear,
        Field::Wave,
    ];
    fields.iter().any(|f| {
        e.plan.at(*f).is_some_and(|i| e.plan.slots[i].column.is_some() && !matches!(e.values[i], Value::Empty))
    })
}

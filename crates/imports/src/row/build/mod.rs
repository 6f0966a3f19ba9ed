//! Values → the typed row of the kind, or all its problems.

mod costs;
mod ledger;

use super::eval::{Eval, Value};
use super::typed::{AccountRow, AnswerRow, RateRow, TargetRow, TypedRow};
use crate::kind::ImportKind;
use crate::mapping::{Field, Target};
use crate::problem::{RowProblem, Trouble};
use crate::values::Currency;
use costs::cost;
use ledger::ledger;

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

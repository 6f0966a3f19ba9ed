//! What can be known about a customer, in words: names of fields, values as printed, values as typed.
use crate::l10n::L10nLanguage;
use crate::model::{Fact, Field, STAGES, Source};
use crate::{rules, texts};
use base::page::Desk;
use base::{Currency, Lang};

/// The field's name.
pub(crate) fn field_label(t: &L10nLanguage, field: Field) -> String {
    match field {
        Field::Industry => t.industry(),
        Field::Employees => t.employees(),
        Field::Revenue => t.customer_revenue(),
        Field::FiscalYearStart => t.fiscal_year(),
        Field::PaymentTerms => t.payment_terms(),
        Field::Currency => t.currency(),
        Field::Stage => t.stage(),
    }
}

pub(super) fn source_text(t: &L10nLanguage, f: &Fact) -> String {
    match f.source {
        Source::Booked => t.source_booked(),
        Source::Customer => t.source_customer(),
        Source::Estimate => t.source_estimate_by(f.said_by_name.as_str()),
    }
}

pub(super) fn fact_value(desk: &Desk, f: &Fact) -> String {
    value_text(desk.lang(), desk.actor.firm.currency, f.field, &f.value)
}

/// A stored value as printed.
pub(crate) fn value_text(l: Lang, currency: Currency, field: Field, value: &str) -> String {
    match field {
        Field::Employees => value.parse::<i64>().map_or_else(|_| value.to_owned(), |n| l.count(n)),
        Field::Revenue => {
            let sign = currency.symbol().to_owned();
            value.parse::<i64>().map_or_else(|_| value.to_owned(), |n| format!("{}\u{a0}{sign}", l.count(n)))
        }
        Field::FiscalYearStart => value.parse::<i8>().map_or_else(|_| value.to_owned(), |m| year_span(l, m)),
        Field::Stage => stage_name(texts(l), value),
        Field::Industry | Field::PaymentTerms | Field::Currency => value.to_owned(),
    }
}

/// "März bis Februar".
fn year_span(l: Lang, start: i8) -> String {
    let month = |m: i8| {
        let name = base::Month::new(2026, m).map(|m| l.month_long(m)).unwrap_or_default();
        name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_owned()
    };
    let last = if start == 1 { 12 } else { start - 1 };
    texts(l).range(month(start), month(last))
}

pub(super) fn stage_name(t: &L10nLanguage, word: &str) -> String {
    match word {
        "exploratory" => t.stage_exploratory(),
        "basic" => t.stage_basic(),
        "cooperative" => t.stage_cooperative(),
        "interdependent" => t.stage_interdependent(),
        "integrated" => t.stage_integrated(),
        "uncoupling" => t.stage_uncoupling(),
        other => other.to_owned(),
    }
}

/// The true value of a field, from what was typed.
pub(super) fn true_value(field: Field, typed: &str) -> Option<String> {
    match field {
        Field::Employees | Field::Revenue => {
            let grouped = |c: char| matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\'');
            let fits = typed.chars().all(|c| c.is_ascii_digit() || grouped(c));
            digits(typed).filter(|_| fits && is_grouped(typed)).map(|n| n.to_string())
        }
        Field::FiscalYearStart => typed.parse::<i8>().ok().filter(|m| (1..=12).contains(m)).map(|m| m.to_string()),
        Field::Currency => base::Currency::parse(&typed.to_ascii_uppercase()).map(|c| c.code().to_owned()),
        Field::Stage => STAGES.contains(&typed).then(|| typed.to_owned()),
        Field::Industry | Field::PaymentTerms => rules::clean_name(typed),
    }
}

/// Digits in groups of three behind the first sign, as whole numbers are written: `1.240`, `412 000 000`, `1240`.
fn is_grouped(typed: &str) -> bool {
    let mut groups = typed.split(|c: char| !c.is_ascii_digit());
    groups.next().is_some_and(|g| !g.is_empty()) && groups.all(|g| g.len() == 3)
}

/// The digits of a text as a number.
pub(super) fn digits(typed: &str) -> Option<i64> {
    typed.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok().filter(|n| *n <= 9_000_000_000_000)
}

pub(super) fn value_fault(t: &L10nLanguage, field: Field) -> String {
    match field {
        Field::Employees | Field::Revenue => t.fault_whole_number(),
        Field::FiscalYearStart => t.fault_month(),
        Field::Currency => t.fault_currency(),
        Field::Stage => t.fault_stage(),
        Field::Industry | Field::PaymentTerms => t.fault_name(),
    }
}

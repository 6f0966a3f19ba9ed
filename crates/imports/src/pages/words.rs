//! Names of kinds, fields and states in the language of the texts, and small formats.

use crate::kind::{AmountKind, ImportKind};
use crate::l10n::L10nLanguage;
use crate::mapping::{Field, Target};
use crate::model::{Import, State};
use base::Lang;

pub(crate) fn kind(t: &L10nLanguage, kind: ImportKind) -> String {
    match kind {
        ImportKind::Accounts => t.kind_accounts(),
        ImportKind::Ledger => t.kind_ledger(),
        ImportKind::Rates => t.kind_rates(),
        ImportKind::Costs => t.kind_costs(),
        ImportKind::Targets => t.kind_targets(),
        ImportKind::Answers => t.kind_answers(),
    }
}

pub(super) fn import_title(t: &L10nLanguage, kind: ImportKind) -> String {
    match kind {
        ImportKind::Accounts => t.title_accounts(),
        ImportKind::Ledger => t.title_ledger(),
        ImportKind::Rates => t.title_rates(),
        ImportKind::Costs => t.title_costs(),
        ImportKind::Targets => t.title_targets(),
        ImportKind::Answers => t.title_answers(),
    }
}

pub(super) fn amount(t: &L10nLanguage, kind: AmountKind) -> String {
    match kind {
        AmountKind::GrossSales => t.amount_gross_sales(),
        AmountKind::InvoiceDiscount => t.amount_invoice_discount(),
        AmountKind::InvoicedSales => t.amount_invoiced_sales(),
        AmountKind::CashDiscount => t.amount_cash_discount(),
        AmountKind::Bonus => t.amount_bonus(),
        AmountKind::Allowance => t.amount_allowance(),
        AmountKind::CreditNote => t.amount_credit_note(),
        AmountKind::ProductCost => t.amount_product_cost(),
        AmountKind::Freight => t.amount_freight(),
        AmountKind::OrderHandling => t.amount_order_handling(),
        AmountKind::Complaints => t.amount_complaints(),
        AmountKind::Service => t.amount_service(),
        AmountKind::Returns => t.amount_returns(),
        AmountKind::ReceivablesFinancing => t.amount_receivables_financing(),
        AmountKind::OtherCostToServe => t.amount_other_cost_to_serve(),
        AmountKind::AccountFixedCost => t.amount_account_fixed_cost(),
    }
}

/// The name of a kind of amount by its code.
pub(super) fn amount_code(t: &L10nLanguage, code: &str) -> String {
    AmountKind::from_code(code).map_or_else(|| code.to_owned(), |k| amount(t, k))
}

pub(super) fn target(t: &L10nLanguage, target: &Target) -> String {
    match target {
        Target::Field(f) => field(t, *f),
        Target::Amount(k) => amount(t, *k),
        Target::Driver(code) => t.target_driver(code.as_str()),
        Target::Item(code) => t.target_item(code.as_str()),
    }
}

macro_rules! field_names {
    ($t:ident, $f:ident; $($field:ident => $text:ident),* $(,)?) => {
        match $f { $(Field::$field => $t.$text(),)* }
    };
}

pub(super) fn field(t: &L10nLanguage, f: Field) -> String {
    field_names!(t, f;
        Day => field_day, Customer => field_customer, CustomerName => field_customer_name, UnitName => field_unit_name,
        Document => field_document, Line => field_line, Offering => field_offering, OfferingName => field_offering_name,
        UnitOfMeasure => field_unit_of_measure, Quantity => field_quantity, Price => field_price,
        Currency => field_currency, Source => field_source, RateDay => field_rate_day,
        StandsFrom => field_stands_from, StandsTo => field_stands_to, Amount => field_amount,
        Kind => field_kind, Key => field_key, Name => field_name, Parent => field_parent,
        OwnershipPercent => field_ownership, Control => field_control, Industry => field_industry, Tier => field_tier,
        TierReason => field_tier_reason, Stage => field_stage, PaymentTermsDays => field_payment_terms,
        FiscalYearStart => field_fiscal_year_start, Site => field_site, SiteCity => field_site_city,
        SiteCountry => field_site_country, Lead => field_lead, Deputy => field_deputy, Rate => field_rate,
        Direction => field_direction, What => field_what, Cost => field_cost, Percent => field_percent,
        Driver => field_driver, Resource => field_resource, Split => field_split, Per => field_per, ReleasedPercent => field_released,
        ValidFrom => field_valid_from, ValidTo => field_valid_to, FiscalYear => field_fiscal_year,
        NetRevenue => field_net_revenue, Db2 => field_db2, Db3 => field_db3, Margin => field_margin,
        Satisfaction => field_satisfaction, Wave => field_wave, RespondentKey => field_respondent_key,
        RespondentName => field_respondent_name, Function => field_function, Role => field_role,
        Weight => field_weight, Item => field_item, Value => field_value, Comment => field_comment,
        Invited => field_invited,
    )
}

/// The state with its moment, as one phrase.
pub(super) fn state(t: &L10nLanguage, l: Lang, i: &Import) -> String {
    let at = |ts: Option<base::Ts>| ts.map(|m| l.moment(m.0)).unwrap_or_default();
    match i.state {
        State::Uploaded => t.state_uploaded(),
        State::Checking => t.state_checking(),
        State::Checked => t.state_checked(),
        State::Booking => t.state_booking(),
        State::Booked => t.state_booked(at(i.booked_at)),
        State::Undone => t.state_undone(at(i.finished_at)),
        State::Cancelled => t.state_cancelled(at(i.finished_at)),
        State::Failed => t.state_failed(),
    }
}

pub(super) fn delimiter(t: &L10nLanguage, sign: &str) -> String {
    match sign {
        ";" => t.sign_semicolon(),
        "," => t.sign_comma(),
        "tab" => t.sign_tab(),
        "|" => t.sign_pipe(),
        "fixed" => t.sign_fixed(),
        "" => t.sign_sheet(),
        other => other.to_owned(),
    }
}

pub(super) fn sign(t: &L10nLanguage, sign: &str) -> String {
    match sign {
        "," => t.sign_comma(),
        "." => t.sign_point(),
        " " | "\u{a0}" | "\u{202f}" => t.sign_blank(),
        "'" | "’" => t.sign_apostrophe(),
        "" => t.sign_none(),
        other => other.to_owned(),
    }
}

/// Counts in the language's format.
pub(super) fn n(l: Lang, n: u64) -> String {
    l.count(crate::store::small(n))
}

/// A list of days, `%d.%m.%Y` shown by an example.
pub(super) fn days(format: &str) -> String {
    let day = jiff::civil::date(2026, 10, 31);
    crate::values::DayFormat::new(format).map_or_else(|| format.to_owned(), |f| f.written(day))
}

//! The rows a file gives: true values; customers, accounts and offerings still as the text that names them.

use crate::kind::{AMOUNT_KINDS, AmountKind};
use crate::values::Currency;
use jiff::civil::Date;

/// One whole and true row of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedRow {
    /// Of `accounts`.
    Account(Box<AccountRow>),
    /// Of `ledger`.
    Ledger(Box<LedgerRow>),
    /// Of `rates`.
    Rate(RateRow),
    /// Of `costs`.
    Cost(Box<CostRow>),
    /// Of `targets`.
    Target(Box<TargetRow>),
    /// Of `answers`.
    Answer(Box<AnswerRow>),
}

/// What makes this row the same row in the next file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// Document and line number.
    DocumentLine { document: String, line: String },
    /// The document; all its lines are one.
    Document(String),
    /// Hash of the mapped cells. Rows of the same hash are told apart by how often it came so far in the file; that
    /// count is taken where the rows are staged, so that memory does not grow with the file.
    Row([u8; 16]),
}

/// A line of the ledger. Amounts in minor units of `currency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Line of the file.
    pub line_number: u64,
    /// What makes it the same row.
    pub key: RowKey,
    /// Document day, also the posting day.
    pub day: Date,
    /// ERP number; `None` is a sale without customer.
    pub customer: Option<String>,
    /// Name beside the number.
    pub customer_name: Option<String>,
    /// Name of the legal unit.
    pub unit_name: Option<String>,
    /// Document.
    pub document: Option<String>,
    /// Line of the document.
    pub line: Option<String>,
    /// Offering.
    pub offering: Option<String>,
    /// Its name.
    pub offering_name: Option<String>,
    /// Unit of measure.
    pub unit_of_measure: Option<String>,
    /// Thousandths.
    pub quantity_thousandths: Option<i64>,
    /// Millionths.
    pub price_millionths: Option<i64>,
    /// Currency of all amounts.
    pub currency: Currency,
    /// An estimate, not booked by the ERP.
    pub estimate: bool,
    /// Day whose exchange rate counts, if not the document day.
    pub rate_day: Option<Date>,
    /// One amount per kind, in minor units; `None` is not said.
    pub amounts: [Option<i64>; AMOUNT_KINDS],
    /// First and last day of the months an estimate stands for.
    pub stands_for: Option<(Date, Date)>,
    /// Driver quantities in thousandths.
    pub drivers: Vec<(String, i64)>,
}

impl LedgerRow {
    /// The amount of a kind.
    pub fn amount(&self, kind: AmountKind) -> Option<i64> {
        self.amounts[kind.index()]
    }
}

/// An account and one of its units.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AccountRow {
    /// Line of the file.
    pub line_number: u64,
    /// ERP number of the unit.
    pub customer: Option<String>,
    /// Key of the account.
    pub key: Option<String>,
    /// Name of the account.
    pub name: String,
    /// Name of the unit where it differs.
    pub unit_name: Option<String>,
    /// ERP number of the parent unit.
    pub parent: Option<String>,
    /// Share the parent owns, in millionths of one.
    pub ownership_millionths: Option<i64>,
    /// Does the parent control it?
    pub control: Option<bool>,
    /// Industry.
    pub industry: Option<String>,
    /// Tier.
    pub tier: Option<String>,
    /// Why this tier.
    pub tier_reason: Option<String>,
    /// Stage.
    pub stage: Option<String>,
    /// Currency.
    pub currency: Option<Currency>,
    /// Days to pay.
    pub payment_terms_days: Option<i64>,
    /// Month, 1 to 12.
    pub fiscal_year_start: Option<i64>,
    /// Site.
    pub site: Option<String>,
    /// Its town.
    pub site_city: Option<String>,
    /// Its country.
    pub site_country: Option<String>,
    /// Mail address of the lead.
    pub lead: Option<String>,
    /// Mail address of the deputy.
    pub deputy: Option<String>,
}

/// An exchange rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateRow {
    /// Line of the file.
    pub line_number: u64,
    /// First day it counts.
    pub day: Date,
    /// The foreign currency.
    pub currency: Currency,
    /// Millionths, above zero.
    pub rate_millionths: i64,
    /// `true`: units of the firm's currency for one foreign unit; else foreign units for one of the firm's.
    pub firm_per_foreign: bool,
}

/// Which sort of cost a row brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CostWhat {
    /// Product cost of an offering.
    Product {
        /// Offering; `None` is every offering.
        offering: Option<String>,
        /// Its name.
        offering_name: Option<String>,
        /// Unit of measure of the cost.
        unit_of_measure: Option<String>,
        /// Cost of one unit in millionths, or else
        cost_millionths: Option<i64>,
        /// the share of invoiced sales in millionths of one.
        share_millionths: Option<i64>,
    },
    /// Cost of one driver unit.
    Rate {
        /// Driver.
        driver: String,
        /// Millionths of the currency's unit.
        rate_millionths: i64,
        /// The kind of the ladder it belongs to.
        kind: Option<AmountKind>,
        /// Share gone within twelve months, in millionths of one.
        released_millionths: Option<i64>,
    },
    /// Fixed cost of one account or unit.
    Fixed {
        /// ERP number.
        customer: Option<String>,
        /// Key of the account.
        key: Option<String>,
        /// Minor units.
        amount_minor: i64,
        /// What it is for.
        resource: Option<String>,
        /// `year` or `total`; `None`: the whole validity where it ends, else each year.
        per: Option<String>,
        /// Share gone within twelve months, in millionths of one.
        released_millionths: Option<i64>,
    },
    /// A member of a shared fixed cost, or the cost itself where no member is named.
    SharedFixed {
        /// Person or tool.
        resource: String,
        /// Minor units.
        amount_minor: Option<i64>,
        /// ERP number of the member.
        customer: Option<String>,
        /// Account key of the member.
        key: Option<String>,
        /// `orders`, `lines`, `equal` or `driver`.
        split: Option<String>,
        /// By whose counts it is split, where that is `driver`.
        driver: Option<String>,
        /// `year` or `total`; `None`: each year.
        per: Option<String>,
        /// Share gone within twelve months, in millionths of one.
        released_millionths: Option<i64>,
    },
}

/// A cost with its validity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostRow {
    /// Line of the file.
    pub line_number: u64,
    /// Which sort.
    pub what: CostWhat,
    /// Currency.
    pub currency: Currency,
    /// First day.
    pub valid_from: Date,
    /// Last day; `None` is open.
    pub valid_to: Option<Date>,
}

/// Targets of a fiscal year, of the firm where no account is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetRow {
    /// Line of the file.
    pub line_number: u64,
    /// `2026` or `2025/26`.
    pub fiscal_year: String,
    /// ERP number.
    pub customer: Option<String>,
    /// Key of the account.
    pub key: Option<String>,
    /// Minor units.
    pub net_revenue_minor: Option<i64>,
    /// Minor units.
    pub db2_minor: Option<i64>,
    /// Minor units.
    pub db3_minor: Option<i64>,
    /// Millionths of one.
    pub margin_millionths: Option<i64>,
    /// Thousandths, 0 to 100,000.
    pub satisfaction_thousandths: Option<i64>,
    /// Currency.
    pub currency: Currency,
}

/// What one respondent answered, or did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// Line of the file.
    pub line_number: u64,
    /// Day of the answer or invitation.
    pub day: Date,
    /// Wave.
    pub wave: String,
    /// ERP number.
    pub customer: Option<String>,
    /// Key of the account.
    pub key: Option<String>,
    /// Key of the respondent.
    pub respondent_key: Option<String>,
    /// Name of the respondent.
    pub respondent_name: Option<String>,
    /// Function.
    pub function: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// Weight in thousandths.
    pub weight_thousandths: Option<i64>,
    /// Code of the question and answer in thousandths; empty is silence.
    pub answers: Vec<(String, i64)>,
    /// What was written.
    pub comment: Option<String>,
    /// Was the respondent invited?
    pub invited: Option<bool>,
}

impl TypedRow {
    /// Line of the file.
    pub fn line_number(&self) -> u64 {
        match self {
            Self::Account(r) => r.line_number,
            Self::Ledger(r) => r.line_number,
            Self::Rate(r) => r.line_number,
            Self::Cost(r) => r.line_number,
            Self::Target(r) => r.line_number,
            Self::Answer(r) => r.line_number,
        }
    }
}

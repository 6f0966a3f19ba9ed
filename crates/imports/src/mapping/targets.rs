//! The fields a column can be mapped to, for each kind of import. Documented for people in `docs/operations/mapping.md`.

use crate::kind::{AmountKind, ImportKind};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Text of at most so many characters.
    Text(usize),
    /// A day.
    Day,
    /// An amount in the row's currency.
    Amount,
    /// A number in units of 10^-places.
    Number(u8),
    /// Per cent, kept in millionths of one (12.5 % is 125,000).
    Percent,
    /// A currency of ISO 4217.
    Currency,
    /// One of some words, divided by `|`.
    Choice(&'static str),
    /// Yes or no.
    YesNo,
    /// A kind of amount.
    Kind,
    /// A code of small letters, digits and `_`.
    Code,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal : $type:expr;)*) => {
        /// A named field of a row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// All fields.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word of the mapping file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// What it holds.
            pub fn holds(self) -> FieldType {
                use FieldType::*;
                match self { $(Self::$name => $type,)* }
            }
        }
    };
}

fields! {
    /// Document day, or the day of a rate or an answer.
    Day = "day": Day;
    /// ERP number of the customer (a unit).
    Customer = "customer": Text(64);
    /// Its name, for numbers that are not known yet.
    CustomerName = "customer_name": Text(200);
    /// Name of the legal unit.
    UnitName = "unit_name": Text(200);
    /// Number of the document.
    Document = "document": Text(64);
    /// Number of the line in the document.
    Line = "line": Text(32);
    /// Code of what is sold.
    Offering = "offering": Text(64);
    /// Its name.
    OfferingName = "offering_name": Text(200);
    /// Unit of measure.
    UnitOfMeasure = "unit_of_measure": Text(32);
    /// Quantity in thousandths.
    Quantity = "quantity": Number(3);
    /// Price of one unit of measure in millionths.
    Price = "price": Number(6);
    /// Currency of all amounts of the row.
    Currency = "currency": Currency;
    /// Booked or an estimate.
    Source = "source": Choice("booked|estimate");
    /// Day whose exchange rate counts.
    RateDay = "rate_day": Day;
    /// First day of the months an estimate stands for.
    StandsFrom = "stands_from": Day;
    /// Last day of them.
    StandsTo = "stands_to": Day;
    /// An amount whose kind the field `kind` says.
    Amount = "amount": Amount;
    /// Kind of the amount in `amount`.
    Kind = "kind": Kind;
    /// Key of the account.
    Key = "key": Text(64);
    /// Name of the account.
    Name = "name": Text(200);
    /// ERP number of the parent unit.
    Parent = "parent": Text(64);
    /// Share the parent owns.
    OwnershipPercent = "ownership_percent": Percent;
    /// Does the parent control the unit?
    Control = "control": YesNo;
    /// Industry.
    Industry = "industry": Text(120);
    /// Tier.
    Tier = "tier": Text(32);
    /// Why this tier.
    TierReason = "tier_reason": Text(400);
    /// Stage.
    Stage = "stage": Text(64);
    /// Days the customer has to pay.
    PaymentTermsDays = "payment_terms_days": Number(0);
    /// Month the customer's fiscal year starts in.
    FiscalYearStart = "fiscal_year_start": Number(0);
    /// Name of a site.
    Site = "site": Text(200);
    /// Its town.
    SiteCity = "site_city": Text(120);
    /// Its country.
    SiteCountry = "site_country": Text(64);
    /// Mail address of the lead.
    Lead = "lead": Text(200);
    /// Mail address of the deputy.
    Deputy = "deputy": Text(200);
    /// Exchange rate in millionths, or cost of one driver unit.
    Rate = "rate": Number(6);
    /// Which way an exchange rate counts.
    Direction = "direction": Choice("foreign_per_firm|firm_per_foreign");
    /// Which sort of cost.
    What = "what": Choice("product_cost|rate|fixed|shared_fixed");
    /// Product cost of one unit of measure in millionths.
    Cost = "cost": Number(6);
    /// Product cost in per cent of invoiced sales.
    Percent = "percent": Percent;
    /// Code of a driver.
    Driver = "driver": Code;
    /// Name of a shared person or tool.
    Resource = "resource": Text(120);
    /// How a shared cost is split.
    Split = "split": Choice("orders|lines|equal|driver");
    /// Whether the amount is for each twelve months or for the whole validity.
    Per = "per": Choice("year|total");
    /// Share of a driver's cost that is gone within twelve months.
    ReleasedPercent = "released_percent": Percent;
    /// First day it is valid.
    ValidFrom = "valid_from": Day;
    /// Last day it is valid.
    ValidTo = "valid_to": Day;
    /// Fiscal year, `2026` or `2025/26`.
    FiscalYear = "fiscal_year": Text(16);
    /// Target of net revenue.
    NetRevenue = "net_revenue": Amount;
    /// Target of contribution II.
    Db2 = "db2": Amount;
    /// Target of contribution III.
    Db3 = "db3": Amount;
    /// Target margin.
    Margin = "margin": Percent;
    /// Target of satisfaction, 0 to 100, in thousandths.
    Satisfaction = "satisfaction": Number(3);
    /// Name of the survey wave.
    Wave = "wave": Text(120);
    /// Key of the respondent in the survey tool.
    RespondentKey = "respondent_key": Text(120);
    /// Name of the respondent.
    RespondentName = "respondent_name": Text(200);
    /// What the respondent does.
    Function = "function": Text(120);
    /// Role in buying.
    Role = "role": Text(64);
    /// Weight of the role in thousandths.
    Weight = "weight": Number(3);
    /// Code of the question, where a row holds one answer.
    Item = "item": Code;
    /// Its answer in thousandths.
    Value = "value": Number(3);
    /// What was written.
    Comment = "comment": Text(4_000);
    /// Was the respondent invited (a row without answers is silence)?
    Invited = "invited": YesNo;
}

/// What a column, constant or computation fills.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A named field.
    Field(Field),
    /// `amount.<kind>`
    Amount(AmountKind),
    /// `driver.<code>`, a quantity in thousandths.
    Driver(String),
    /// `item.<code>`, an answer in thousandths.
    Item(String),
}

impl Target {
    /// Reads a target of a kind of import.
    pub fn parse(kind: ImportKind, word: &str) -> Option<Self> {
        if let Some((family, code)) = word.split_once('.') {
            return match (kind, family) {
                (ImportKind::Ledger, "amount") => AmountKind::from_code(code).map(Self::Amount),
                (ImportKind::Ledger, "driver") => is_code(code).then(|| Self::Driver(code.to_owned())),
                (ImportKind::Answers, "item") => is_code(code).then(|| Self::Item(code.to_owned())),
                _ => None,
            };
        }
        fields(kind).iter().find(|f| f.as_str() == word).copied().map(Self::Field)
    }

    /// What it holds.
    pub fn holds(&self) -> FieldType {
        match self {
            Self::Field(f) => f.holds(),
            Self::Amount(_) => FieldType::Amount,
            Self::Driver(_) | Self::Item(_) => FieldType::Number(3),
        }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Field(field) => f.write_str(field.as_str()),
            Self::Amount(kind) => write!(f, "amount.{}", kind.code()),
            Self::Driver(code) => write!(f, "driver.{code}"),
            Self::Item(code) => write!(f, "item.{code}"),
        }
    }
}

/// Small letters, digits and `_`, beginning with a letter, at most 40.
pub fn is_code(code: &str) -> bool {
    code.len() <= 40
        && code.starts_with(|c: char| c.is_ascii_lowercase())
        && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The fields of a kind of import.
#[allow(clippy::enum_glob_use)] // a table of words reads better bare
#[rustfmt::skip]
pub fn fields(kind: ImportKind) -> &'static [Field] {
    use Field::*;
    match kind {
        ImportKind::Ledger => &[
            Day, Customer, CustomerName, UnitName, Document, Line, Offering, OfferingName, UnitOfMeasure, Quantity,
            Price, Currency, Source, StandsFrom, StandsTo, RateDay, Amount, Kind,
        ],
        ImportKind::Accounts => &[
            Customer, Key, Name, UnitName, Parent, OwnershipPercent, Control, Industry, Tier, TierReason, Stage,
            Currency, PaymentTermsDays, FiscalYearStart, Site, SiteCity, SiteCountry, Lead, Deputy,
        ],
        ImportKind::Rates => &[
            Day, Currency, Rate, Direction,
        ],
        ImportKind::Costs => &[
            What, Offering, OfferingName, UnitOfMeasure, Driver, Resource, Customer, Key, Kind, Cost, Percent,
            Rate, Amount, Per, ReleasedPercent, Split, Currency, ValidFrom, ValidTo,
        ],
        ImportKind::Targets => &[
            FiscalYear, Customer, Key, NetRevenue, Db2, Db3, Margin, Satisfaction, Currency,
        ],
        ImportKind::Answers => &[
            Day, Wave, Customer, Key, RespondentKey, RespondentName, Function, Role, Weight, Item, Value, Comment,
            Invited,
        ],
    }
}

/// The fields every row of a kind must have.
#[allow(clippy::enum_glob_use)] // a table of words reads better bare
pub fn required(kind: ImportKind) -> &'static [Field] {
    use Field::*;
    match kind {
        ImportKind::Ledger => &[Day],
        ImportKind::Accounts => &[Name],
        ImportKind::Rates => &[Day, Currency, Rate],
        ImportKind::Costs => &[What, ValidFrom],
        ImportKind::Targets => &[FiscalYear],
        ImportKind::Answers => &[Day, Wave],
    }
}

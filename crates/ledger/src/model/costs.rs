//! What costs money besides the lines themselves, and what is wanted.
use base::ids::AccountId;
use base::{Currency, Day, Month};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whether an amount is for the whole span of months, or for each twelve of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Year,
    Total,
}

impl Per {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Total => "total",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Year, Self::Total].into_iter().find(|p| p.word() == word)
    }
}

/// By what a shared cost is split among its members.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SplitKey {
    Orders,
    Lines,
    Equal,
    /// The counts of a driver, by its code.
    Driver(String),
}

impl SplitKey {
    /// The stored word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Lines => "lines",
            Self::Equal => "equal",
            Self::Driver(_) => "driver",
        }
    }
}

/// A cost that holds for a while. Months and days are inclusive; without an end it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cost {
    /// One unit of an offering, in millionths of the firm's currency.
    Product { offering: String, cost_millionths: i64, from: Day, to: Option<Day> },
    /// Permille of invoiced sales for a group of offerings (empty: all); an estimate.
    Group { group: String, permille: i32, from: Day, to: Option<Day> },
    /// One count of a driver, in millionths of the firm's currency; for a balance: the yearly rate of it.
    Rate { driver: String, rate_millionths: i64, from: Month, to: Option<Month> },
    /// A fixed cost that one account causes.
    Fixed {
        account: AccountId,
        name: String,
        amount_minor: i64,
        per: Per,
        from: Month,
        to: Option<Month>,
        /// Share that is gone within twelve months after the account.
        gone_permille: i32,
        estimate: bool,
    },
    /// A person or tool that several accounts share.
    Shared {
        name: String,
        amount_minor: i64,
        per: Per,
        from: Month,
        to: Option<Month>,
        key: SplitKey,
        members: Vec<AccountId>,
        gone_permille: i32,
    },
}

impl Cost {
    /// First month it touches.
    pub fn first_month(&self) -> Month {
        match self {
            Self::Product { from, .. } | Self::Group { from, .. } => from.month(),
            Self::Rate { from, .. } | Self::Fixed { from, .. } | Self::Shared { from, .. } => *from,
        }
    }
    /// Last month it touches.
    pub fn last_month(&self) -> Option<Month> {
        match self {
            Self::Product { to, .. } | Self::Group { to, .. } => to.map(Day::month),
            Self::Rate { to, .. } | Self::Fixed { to, .. } | Self::Shared { to, .. } => *to,
        }
    }
    /// The same cost that ends with `month`.
    #[must_use]
    pub fn ended(mut self, month: Option<Month>) -> Self {
        match &mut self {
            Self::Product { to, .. } | Self::Group { to, .. } => *to = month.map(Month::last),
            Self::Rate { to, .. } | Self::Fixed { to, .. } | Self::Shared { to, .. } => *to = month,
        }
        self
    }
    /// Whether it belongs to the list of product costs.
    pub fn is_product(&self) -> bool {
        matches!(self, Self::Product { .. } | Self::Group { .. })
    }
}

/// A stored cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostEntry {
    pub id: Uuid,
    pub version: i64,
    /// Who said so.
    pub by: String,
    pub cost: Cost,
}

/// One step of a change of costs; a list of them is the inverse of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostStep {
    Make(CostEntry),
    Change { before: CostEntry, after: CostEntry },
    Remove(CostEntry),
}

impl CostStep {
    /// What takes the step back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Make(e) => Self::Remove(e),
            Self::Remove(e) => Self::Make(e),
            Self::Change { before, after } => Self::Change { before: after, after: before },
        }
    }
    /// The first month whose figures the step changes.
    pub fn first_month(&self) -> Month {
        match self {
            Self::Make(e) | Self::Remove(e) => e.cost.first_month(),
            Self::Change { before, after } => {
                if before.cost.clone().ended(None) == after.cost.clone().ended(None) {
                    let end = before.cost.last_month().into_iter().chain(after.cost.last_month()).min();
                    end.map_or_else(|| before.cost.first_month(), |m| m.plus(1))
                } else {
                    before.cost.first_month().min(after.cost.first_month())
                }
            }
        }
    }
}

/// An exchange rate: foreign units for one unit of the firm's currency, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewRate {
    pub currency: Currency,
    pub day: Day,
    pub rate_millionths: i64,
}

/// What an account is to reach in a fiscal year (named by the calendar year it begins in), in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountTarget {
    pub account: AccountId,
    pub fiscal_year: i32,
    pub net_revenue: Option<i64>,
    pub db2: Option<i64>,
    pub db3: Option<i64>,
    pub margin_permille: Option<i32>,
}

/// The two lines of the map in a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmTarget {
    pub fiscal_year: i32,
    pub margin_permille: i32,
    pub satisfaction_permille: i32,
    /// Who set it; `None` is the default of the program.
    pub set_by: Option<String>,
}

impl FirmTarget {
    /// 20 % and 70.
    pub fn default_of(fiscal_year: i32) -> Self {
        Self { fiscal_year, margin_permille: 200, satisfaction_permille: 700, set_by: None }
    }
}

/// A driver as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    pub id: Uuid,
    pub code: String,
    pub name_de: String,
    pub name_en: String,
    /// The ladder kind its cost belongs to.
    pub kind: engine_value::contribution::Kind,
    pub basis: Basis,
    /// Share of its cost that is gone within twelve months; `None`: the default, all of it.
    pub gone_permille: Option<i32>,
    pub version: i64,
}

/// What a driver counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Documents with a positive invoiced amount.
    Orders,
    /// Rows with sales.
    Lines,
    /// Counts that come with lines.
    Count,
    /// Money at a month's end; the rate is per year.
    Balance,
}

impl Basis {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Lines => "lines",
            Self::Count => "count",
            Self::Balance => "balance",
        }
    }
    pub fn parse(word: &str) -> Self {
        [Self::Orders, Self::Lines, Self::Balance].into_iter().find(|b| b.word() == word).unwrap_or(Self::Count)
    }
}

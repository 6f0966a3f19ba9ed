//! Closed lists: what can be imported, and the kinds of amounts.

use serde::{Deserialize, Serialize};

/// What a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Accounts, their units and ERP numbers.
    Accounts,
    /// Ledger lines.
    Ledger,
    /// Exchange rates.
    Rates,
    /// Product costs, cost rates, fixed costs.
    Costs,
    /// Targets of the firm and of accounts.
    Targets,
    /// Survey answers.
    Answers,
}

impl ImportKind {
    /// All kinds, in the order of the command line.
    pub const ALL: [Self; 6] = [Self::Accounts, Self::Ledger, Self::Rates, Self::Costs, Self::Targets, Self::Answers];

    /// The word of the command line and of the mapping file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Ledger => "ledger",
            Self::Rates => "rates",
            Self::Costs => "costs",
            Self::Targets => "targets",
            Self::Answers => "answers",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// The kinds of amounts of the ladder, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AmountKind(u8);

/// How many kinds there are.
pub const AMOUNT_KINDS: usize = 16;

const CODES: [&str; AMOUNT_KINDS] = [
    "gross_sales",
    "invoice_discount",
    "invoiced_sales",
    "cash_discount",
    "bonus",
    "allowance",
    "credit_note",
    "product_cost",
    "freight",
    "order_handling",
    "complaints",
    "service",
    "returns",
    "receivables_financing",
    "other_cost_to_serve",
    "account_fixed_cost",
];

impl AmountKind {
    /// All kinds in the order of the ladder.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..16).map(Self)
    }

    /// The kind of a code such as `gross_sales`.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().find(|k| k.code() == code)
    }

    /// The code, as in the mapping file and in the columns of the ledger.
    pub fn code(self) -> &'static str {
        CODES[self.index()]
    }

    /// Its place in arrays of [`AMOUNT_KINDS`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

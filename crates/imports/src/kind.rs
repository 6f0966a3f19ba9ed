//! Closed lists: what can be imported, and (from the engine) the kinds of amounts.

/// The kinds of amounts of the ladder, in its order.
pub use engine_value::contribution::Kind as AmountKind;

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

/// How many kinds of amounts there are.
pub const AMOUNT_KINDS: usize = AmountKind::COUNT;

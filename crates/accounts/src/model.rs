//! What an account, a unit, a site and a team are. Drafts (text as typed) stand with the forms that read them.
use base::Day;
use base::ids::{AccountId, ImportId, MemberId, SiteId, TierId, UnitId};
use serde::{Deserialize, Serialize};

/// How much attention the firm has decided to give. T1 and T2 are key accounts, T3 is looked at and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    T1,
    T2,
    T3,
}

impl Tier {
    pub const ALL: [Self; 3] = [Self::T1, Self::T2, Self::T3];

    /// `T1`, `T2`, `T3`: printed, typed and sent in both languages.
    pub fn word(self) -> &'static str {
        match self {
            Self::T1 => "T1",
            Self::T2 => "T2",
            Self::T3 => "T3",
        }
    }
    /// Reads `T1`, `t1` or `1`.
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim() {
            "T1" | "t1" | "1" => Some(Self::T1),
            "T2" | "t2" | "2" => Some(Self::T2),
            "T3" | "t3" | "3" => Some(Self::T3),
            _ => None,
        }
    }
    /// T1 and T2.
    pub fn is_key_account(self) -> bool {
        self != Self::T3
    }
    /// 1–3; 9 stands for "not decided", so that it sorts last.
    pub fn stored(tier: Option<Self>) -> i32 {
        tier.map_or(9, |t| t as i32 + 1)
    }
    /// The reverse of [`Tier::stored`].
    pub fn from_stored(n: i32) -> Option<Self> {
        match n {
            1 => Some(Self::T1),
            2 => Some(Self::T2),
            3 => Some(Self::T3),
            _ => None,
        }
    }
}

/// A customer, or the one account that collects small customers (one line in lists, counted singly elsewhere).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Customer,
    Collective,
}

impl Kind {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Collective => "collective",
        }
    }
    /// Everything but `collective` is a customer.
    pub fn parse(word: &str) -> Self {
        if word == "collective" { Self::Collective } else { Self::Customer }
    }
}

/// A customer (group) the firm books on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub account_id: AccountId,
    /// As people write it; see [`crate::rules::key_fold`] for what makes it unique.
    pub key: String,
    pub name: String,
    pub kind: Kind,
    pub tier: Option<Tier>,
    /// Empty when unknown.
    pub industry: String,
    /// When somebody last said that the group structure is right.
    pub structure_confirmed_on: Option<Day>,
    pub made_by_import: Option<ImportId>,
    /// The account this one was merged into.
    pub merged_into: Option<AccountId>,
    pub closed_on: Option<Day>,
    /// Raised by every change of the account and of what belongs to it (team, tier, facts, units, sites).
    pub version: i64,
}

impl Account {
    /// The address of the account's pages, without a trailing slash.
    pub fn href(&self) -> String {
        href(&self.key)
    }
}

/// The address of an account by its key.
pub fn href(key: &str) -> String {
    format!("/accounts/{}", base::page::escape_query(key).replace('/', "%2F"))
}

/// What a person may do with an account that they found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    pub account: Account,
    /// Sees amounts.
    pub money: bool,
    /// Changes the account, its units, sites, facts and answers.
    pub edits: bool,
    /// Sets tier and team, merges, splits, closes.
    pub steers: bool,
}

/// A part in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Lead,
    Deputy,
    Colleague,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Lead, Self::Deputy, Self::Colleague];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Deputy => "deputy",
            Self::Colleague => "colleague",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.word() == word)
    }
}

/// One person's time in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRow {
    pub team_id: uuid::Uuid,
    pub member_id: MemberId,
    /// The member's name today.
    pub name: String,
    pub part: Part,
    /// Lead and deputy always do.
    pub sees_money: bool,
    pub from_day: Day,
    /// First day no longer in the team; `None` while in it.
    pub until_day: Option<Day>,
}

/// One decision on a tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierRow {
    pub tier_id: TierId,
    pub tier: Option<Tier>,
    pub reason: String,
    pub day: Day,
    pub set_by_name: String,
}

/// A legal unit, or the one unit that takes sales without a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    Legal,
    WithoutCustomer,
}

impl UnitKind {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Legal => "legal",
            Self::WithoutCustomer => "without_customer",
        }
    }
    /// Everything but `without_customer` is a legal unit.
    pub fn parse(word: &str) -> Self {
        if word == "without_customer" { Self::WithoutCustomer } else { Self::Legal }
    }
}

/// What ledger lines hang on. Belongs to one account at a time; without one it waits to be assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub unit_id: UnitId,
    pub account_id: Option<AccountId>,
    pub kind: UnitKind,
    pub name: String,
    pub parent: Option<UnitId>,
    /// Share the parent owns, in hundredths of a per cent (0–10,000).
    pub ownership_bp: Option<i32>,
    /// The parent controls by contract or otherwise, whatever it owns.
    pub control: bool,
    pub version: i64,
}

/// An ERP number: text as in the source, unique with its source system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    pub source_system: String,
    pub number: String,
    pub unit_id: UnitId,
}

/// A place of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub site_id: SiteId,
    pub unit_id: UnitId,
    pub name: String,
    pub note: String,
    pub city: String,
    pub country: String,
    pub version: i64,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Booked,
    Customer,
    Estimate,
}

impl Source {
    pub const ALL: [Self; 3] = [Self::Booked, Self::Customer, Self::Estimate];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Customer => "customer",
            Self::Estimate => "estimate",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// What can be known about a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Industry,
    Employees,
    Revenue,
    FiscalYearStart,
    PaymentTerms,
    Currency,
    Stage,
}

impl Field {
    pub const ALL: [Self; 7] = [
        Self::Industry,
        Self::Employees,
        Self::Revenue,
        Self::FiscalYearStart,
        Self::PaymentTerms,
        Self::Currency,
        Self::Stage,
    ];
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Industry => "industry",
            Self::Employees => "employees",
            Self::Revenue => "revenue",
            Self::FiscalYearStart => "fiscal_year_start",
            Self::PaymentTerms => "payment_terms",
            Self::Currency => "currency",
            Self::Stage => "stage",
        }
    }
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.word() == word)
    }
}

/// The stages of a relationship, by evidence (`methods.md` 8).
pub const STAGES: [&str; 6] = ["exploratory", "basic", "cooperative", "interdependent", "integrated", "uncoupling"];

/// One known value with its source and the day it was true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub fact_id: uuid::Uuid,
    pub field: Field,
    /// Whole numbers as digits, a month as 1–12, a stage as its word, a currency as its code, else free text.
    pub value: String,
    pub source: Source,
    pub as_of: Day,
    pub said_by_name: String,
    /// `None`: it stands.
    pub ended: bool,
}

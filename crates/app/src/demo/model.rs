//! What the demo consists of. Accounts, units, members and offerings are named by their position in [`Data`].
use base::{Day, Month};
use engine_value::contribution::Kind;

/// The demo firm, ready to be booked.
#[derive(Debug, Clone)]
pub struct Data {
    pub today: Day,
    /// The month R12 ends with.
    pub last_month: Month,
    /// The firm's name; currency EUR, fiscal year from January.
    pub name: String,
    pub members: Vec<Member>,
    pub accounts: Vec<Account>,
    pub units: Vec<Unit>,
    pub offerings: Vec<Offering>,
    pub product_costs: Vec<ProductCost>,
    pub drivers: Vec<Driver>,
    pub rates: Vec<Rate>,
    pub shared_costs: Vec<SharedCost>,
    pub fixed_costs: Vec<FixedCost>,
    pub firm_targets: Vec<FirmTarget>,
    pub account_targets: Vec<AccountTarget>,
    pub ebit: Vec<Ebit>,
    pub losses: Vec<LossProbability>,
    /// In the order of days; documents are numbered in that order.
    pub lines: Vec<Line>,
    /// Oldest first.
    pub waves: Vec<Wave>,
    pub respondents: Vec<Respondent>,
    pub answers: Vec<Answer>,
}

/// One of the firm's own people.
#[derive(Debug, Clone)]
pub struct Member {
    pub name: &'static str,
    pub email: &'static str,
    /// What the person does, for the sign-in list.
    pub duty: &'static str,
    pub roles: &'static [MemberRole],
}

/// Roles as in `identity`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberRole {
    Manager,
    Head,
    Controller,
    Colleague,
    Administrator,
}

/// A customer the firm books on.
#[derive(Debug, Clone)]
pub struct Account {
    pub key: String,
    pub name: String,
    /// Gathers small customers.
    pub collective: bool,
    pub industry: String,
    pub payment_terms: String,
    /// 1–12.
    pub fiscal_year_start: u8,
    pub employees: Option<u32>,
    /// The customer's own sales of its last year, whole euros.
    pub revenue: Option<u64>,
    /// A word of `accounts::STAGES`.
    pub stage: Option<&'static str>,
    /// Day the profile was last looked at.
    pub known_since: Day,
    /// Oldest first; the last one holds.
    pub tiers: Vec<Tier>,
    pub team: Vec<TeamPart>,
}

/// A decision on a tier.
#[derive(Debug, Clone)]
pub struct Tier {
    /// 1, 2 or 3.
    pub tier: u8,
    pub day: Day,
    pub reason: String,
    /// Position in [`Data::members`].
    pub by: usize,
}

/// A part in an account's team.
#[derive(Debug, Clone)]
pub struct TeamPart {
    /// Position in [`Data::members`].
    pub member: usize,
    pub part: Part,
    pub sees_money: bool,
    pub since: Day,
}

/// The parts of a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Lead,
    Deputy,
    Colleague,
}

/// A legal unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// `None`: to be assigned, or sales without customer.
    pub account: Option<usize>,
    pub without_customer: bool,
    pub name: String,
    /// Position in [`Data::units`]; parents come first.
    pub parent: Option<usize>,
    pub ownership_bp: Option<u16>,
    /// Controlled by contract.
    pub control: bool,
    /// Numbers in the source system `erp`.
    pub numbers: Vec<String>,
    pub sites: Vec<Site>,
}

/// A place of a unit.
#[derive(Debug, Clone)]
pub struct Site {
    pub name: String,
    pub note: String,
    pub city: String,
    /// ISO 3166 code.
    pub country: &'static str,
}

/// An article group.
#[derive(Debug, Clone, Copy)]
pub struct Offering {
    pub code: &'static str,
    pub name: &'static str,
    pub group: &'static str,
    pub unit_of_measure: &'static str,
    /// List price of a unit in the oldest year, millionths of a euro.
    pub price_millionths: i64,
    /// Product cost as permille of the list price, before it is fitted to the account.
    pub cost_permille: i64,
}

/// Standard cost of an offering.
#[derive(Debug, Clone, Copy)]
pub struct ProductCost {
    /// Position in [`Data::offerings`].
    pub offering: usize,
    pub cost_millionths: i64,
    pub from: Day,
    pub to: Option<Day>,
}

/// What a driver counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Documents with a positive invoiced amount; counted by the ledger itself.
    Orders,
    Count,
    /// A balance at month end; the rate is for a year.
    Balance,
}

/// A cost driver.
#[derive(Debug, Clone, Copy)]
pub struct Driver {
    pub code: &'static str,
    pub name_de: &'static str,
    pub name_en: &'static str,
    pub kind: Kind,
    pub basis: Basis,
    /// Share of its cost that is gone within twelve months.
    pub gone_permille: u16,
}

/// A driver's cost rate.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    pub driver: &'static str,
    /// Millionths of a euro per count; for a balance millionths of the balance per year.
    pub rate_millionths: i64,
    pub from: Month,
    pub to: Option<Month>,
}

/// How an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    Year,
    /// The whole of the span.
    Total,
}

/// How a shared cost is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SplitKey {
    Orders,
    Equal,
}

/// A resource several accounts share.
#[derive(Debug, Clone)]
pub struct SharedCost {
    pub name: String,
    pub amount_minor: i64,
    pub per: Per,
    pub from: Month,
    pub to: Option<Month>,
    pub key: SplitKey,
    pub gone_permille: u16,
    /// Positions in [`Data::accounts`].
    pub members: Vec<usize>,
}

/// A fixed cost of one account.
#[derive(Debug, Clone)]
pub struct FixedCost {
    pub account: usize,
    pub name: String,
    pub amount_minor: i64,
    pub per: Per,
    pub from: Month,
    pub to: Option<Month>,
    pub gone_permille: u16,
}

/// The firm's targets of a fiscal year.
#[derive(Debug, Clone, Copy)]
pub struct FirmTarget {
    pub fiscal_year: i16,
    pub margin_permille: i32,
    pub satisfaction: i32,
}

/// Targets of one account.
#[derive(Debug, Clone, Copy)]
pub struct AccountTarget {
    pub account: usize,
    pub fiscal_year: i16,
    pub net_revenue_minor: Option<i64>,
    pub db2_minor: Option<i64>,
    pub db3_minor: Option<i64>,
    pub margin_permille: Option<i32>,
}

/// The firm's result before interest and tax, an estimate.
#[derive(Debug, Clone)]
pub struct Ebit {
    pub fiscal_year: i16,
    pub amount_minor: i64,
    pub day: Day,
    pub reason: String,
    pub by: usize,
}

/// How likely an account is lost, an estimate.
#[derive(Debug, Clone)]
pub struct LossProbability {
    pub account: usize,
    pub permille: i32,
    pub day: Day,
    pub reason: String,
    pub by: usize,
}

/// Counts of drivers on a line, in thousandths (receivables: thousandths of a euro).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub complaints: i64,
    pub service_hours: i64,
    pub receivables: i64,
}

impl Counts {
    /// Code and count of each driver that was counted.
    pub fn entered(self) -> impl Iterator<Item = (&'static str, i64)> {
        let all =
            [("complaints", self.complaints), ("service_hours", self.service_hours), ("receivables", self.receivables)];
        all.into_iter().filter(|(_, count)| *count != 0)
    }
}

/// What kind of paper a line stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    Invoice,
    /// A return or a credit.
    Credit,
    /// Bonus and allowance accrued for the month.
    Terms,
    Freight,
    /// Counts of drivers at month end.
    Count,
}

/// One row of the books.
#[derive(Debug, Clone)]
pub struct Line {
    pub day: Day,
    /// Position in [`Data::units`].
    pub unit: u16,
    pub paper: Paper,
    /// Unique within the paper.
    pub document: u32,
    pub line: u16,
    /// Position in [`Data::offerings`].
    pub offering: Option<u8>,
    /// Thousandths; negative for a return.
    pub quantity: Option<i64>,
    /// Minor units per kind; zero stands for "not entered".
    pub amounts: [i64; Kind::COUNT],
    pub counts: Counts,
    /// Not billed yet; stands for no booked line, so none takes its place.
    pub estimate: bool,
}

impl Line {
    /// The document as it would stand in the source, such as `RE-26-004117`.
    pub fn document_text(&self) -> String {
        let word = match self.paper {
            Paper::Invoice => "RE",
            Paper::Credit => "GU",
            Paper::Terms => "KO",
            Paper::Freight => "FR",
            Paper::Count => "ZA",
        };
        format!("{word}-{:02}-{:06}", self.day.0.year().rem_euclid(100), self.document)
    }
    /// The line's number within the document: 10, 20, 30 …
    pub fn line_text(&self) -> String {
        (u32::from(self.line) * 10).to_string()
    }
    /// An amount, if it was entered.
    pub fn amount(&self, kind: Kind) -> Option<i64> {
        Some(self.amounts[kind.index()]).filter(|amount| *amount != 0)
    }
}

/// One round of asking.
#[derive(Debug, Clone)]
pub struct Wave {
    pub name: String,
    pub starts_on: Day,
    /// `None`: still open.
    pub ends_on: Option<Day>,
}

/// A person of a customer.
#[derive(Debug, Clone)]
pub struct Respondent {
    pub account: usize,
    pub unit: usize,
    pub name: String,
    pub duty: &'static str,
    /// A word of `surveys::Role`; the role decides the weight.
    pub role: &'static str,
    pub weight: u8,
    /// The customer's own key of the person.
    pub external_key: String,
    /// Positions in [`Data::waves`] the person was asked in.
    pub invited: Vec<usize>,
}

/// What one person said in one wave.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Position in [`Data::respondents`].
    pub respondent: usize,
    /// Position in [`Data::waves`].
    pub wave: usize,
    pub day: Day,
    /// `talk`, `telephone` or `link`.
    pub channel: &'static str,
    /// 0–10.
    pub recommend: u8,
    /// 1–5.
    pub overall: u8,
    /// 1–5; delivery, offers, complaints.
    pub drivers: [Option<u8>; 3],
    /// 1–7; shown, not mixed in.
    pub effort: Option<u8>,
    /// What they would change first.
    pub words: Option<&'static str>,
}

impl Answer {
    /// Code and value of each item.
    pub fn items(&self) -> Vec<(&'static str, u8)> {
        let mut items = vec![("recommend", self.recommend), ("overall", self.overall)];
        let drivers = ["delivery", "offers", "complaints"].into_iter().zip(self.drivers);
        items.extend(drivers.filter_map(|(code, value)| Some((code, value?))));
        items.extend(self.effort.map(|value| ("effort", value)));
        items
    }
}

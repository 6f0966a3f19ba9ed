//! Where accounts stand between profit and satisfaction, and what `portfolio --json` says about it.
use base::ids::AccountId;
use base::{Day, Period};
use engine_value::balance::{Standing, Thresholds};
use engine_value::contribution::Level;
use engine_value::satisfaction::Index;
use ledger::concentration::WhaleOf;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// m* and s* of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Targets {
    /// Margin on the level the map draws, as a fraction.
    pub margin: f64,
    /// Index of satisfaction, 0 to 100.
    pub satisfaction: f64,
    /// Nobody has set them for this fiscal year: 20 % and 70.
    pub default: bool,
}

impl Default for Targets {
    fn default() -> Self {
        Self { margin: 0.2, satisfaction: 70.0, default: true }
    }
}

/// Thresholds of zones and tilt; a firm may set them under `balance` in its settings.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Probability from which a zone is clear. Default 0.8.
    pub clear: f64,
    /// Probability from which it is tentative. Default 0.5.
    pub tentative: f64,
    /// Largest tilt that counts as upright. Default 15.
    pub upright: f64,
    /// So many accounts are suggested for the map while no tier is set. Default 35.
    pub suggested: usize,
}

impl Default for Rules {
    fn default() -> Self {
        let t = Thresholds::default();
        Self { clear: t.clear, tentative: t.tentative, upright: t.upright, suggested: 35 }
    }
}

impl Rules {
    /// What a firm has set; what makes no sense falls back to the defaults.
    pub(crate) fn of(settings: &serde_json::Value) -> Self {
        let set: Option<Self> = settings.get("balance").and_then(|s| serde_json::from_value(s.clone()).ok());
        set.filter(|r| {
            (0.0..=1.0).contains(&r.tentative)
                && (r.tentative..=1.0).contains(&r.clear)
                && (0.0..=100.0).contains(&r.upright)
                && (1..=200).contains(&r.suggested)
        })
        .unwrap_or_default()
    }
    /// For the engine.
    pub fn thresholds(&self) -> Thresholds {
        Thresholds { clear: self.clear, tentative: self.tentative, upright: self.upright, ..Thresholds::default() }
    }
}

/// What the ledger says of one account in a period. Minor units of the firm's currency.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AccountBook {
    pub net_revenue: i64,
    /// Rows of the ledger.
    pub entries: i64,
    /// DB I, II, III; `None` when a block it needs is not kept or not covered.
    pub db: [Option<i64>; 3],
    /// Standard error of the margin on the level of the map; unknown below six months.
    pub margin_se: Option<f64>,
}

/// Why an account does not stand on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No line in the period.
    Bookings,
    /// Net revenue is zero or negative: a margin means nothing.
    Revenue,
    /// The firm keeps no costs, or too few are known of this account.
    Costs,
    /// Nobody's answer counts.
    Answers,
}

/// One account between its two scales.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    pub account: AccountId,
    pub book: AccountBook,
    /// Margin on the level of the map, a fraction.
    pub margin: Option<f64>,
    /// Its standard error; unknown below six months.
    pub margin_se: Option<f64>,
    pub index: Option<Index>,
    pub standing: Option<Standing>,
    /// Margin and index one quarter earlier.
    pub before: Option<(f64, f64)>,
    /// What keeps it off the map; empty when it can be drawn.
    pub missing: Vec<Missing>,
}

/// All accounts of the firm, weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Scales {
    pub period: Period,
    /// The day whose answers count.
    pub day: Day,
    /// The deepest level known for the firm.
    pub level: Option<Level>,
    pub targets: Targets,
    pub rules: Rules,
    /// Every open account, net revenue descending, then key.
    pub accounts: Vec<Weighed>,
    /// What the map shows, in the same order.
    pub shown: Vec<AccountId>,
    /// No tier is set anywhere: the largest are suggested.
    pub suggested: bool,
    /// Where each account stands in `accounts`.
    pub(crate) at: HashMap<AccountId, usize>,
}

impl Scales {
    /// One account.
    pub fn of(&self, account: AccountId) -> Option<&Weighed> {
        self.at.get(&account).map(|i| &self.accounts[*i])
    }
}

/// What `spagat portfolio --json` prints, and what the pages of the portfolio show. Field names are a contract (issue 3,
/// section 2; meanings in decisions 6): shares, margins and probabilities are fractions, money is in minor units,
/// unknown is `null`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portfolio {
    pub period: PeriodJson,
    pub currency: String,
    /// Net revenue descending, then key with digits compared as numbers.
    pub accounts: Vec<AccountJson>,
    pub totals: TotalsJson,
    /// `null` without the right to all accounts, and when no account has a positive net revenue.
    pub concentration: Option<ConcentrationJson>,
    /// `null` when the level is not known.
    pub whale: Option<WhaleJson>,
    pub targets: Targets,
    /// `null` without the right to all accounts.
    pub unassigned: Option<UnassignedJson>,
}

/// Inclusive days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PeriodJson {
    pub from: Day,
    pub to: Day,
}

/// One account of [`Portfolio`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountJson {
    pub key: String,
    pub name: String,
    /// `T1`, `T2`, `T3` or `null`: not decided.
    pub tier: Option<&'static str>,
    /// Key of the top account of a sub-account; share and class are that group's.
    pub group: Option<String>,
    /// `null` when the actor does not see this account's money.
    pub net_revenue_minor: Option<i64>,
    pub db1_minor: Option<i64>,
    pub db2_minor: Option<i64>,
    pub db3_minor: Option<i64>,
    /// DB III over net revenue.
    pub margin: Option<f64>,
    /// The level the map draws: `db1`, `db2`, `db3`; `null` while no cost is known.
    pub margin_level: Option<&'static str>,
    /// The margin on that level.
    pub margin_shown: Option<f64>,
    /// Standard error of `margin_shown`.
    pub margin_se: Option<f64>,
    pub revenue_share: Option<f64>,
    /// `A`, `B` or `C`; `null` for the collective account, whose units count one by one.
    pub abc: Option<&'static str>,
    pub satisfaction: SatisfactionJson,
    /// `balanced`, `squeezed`, `bought`, `lose_lose`.
    pub zone: Option<&'static str>,
    pub zone_probability: Option<f64>,
    pub zone_probabilities: Option<ZonesJson>,
    /// −100 to 100; above 0 it leans to the own profit.
    pub tilt: Option<f64>,
}

/// Satisfaction of an account.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct SatisfactionJson {
    /// S, 0 to 100.
    pub index: Option<f64>,
    pub sd: Option<f64>,
    /// Persons whose answers count.
    pub answers: usize,
    pub n_eff: Option<f64>,
    /// −100 to 100, unweighted.
    pub nps: Option<f64>,
    /// The bounds of silence.
    pub nps_low: Option<f64>,
    pub nps_high: Option<f64>,
    /// Heads answered over heads asked; `null` while nobody knows who was asked.
    pub response_rate: Option<f64>,
}

/// Probabilities of the four zones; they sum to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ZonesJson {
    pub balanced: f64,
    pub squeezed: f64,
    pub bought: f64,
    pub lose_lose: f64,
}

/// Sums over the accounts the actor sees; for those who see all, of the whole firm.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct TotalsJson {
    pub net_revenue_minor: i64,
    pub db1_minor: Option<i64>,
    pub db2_minor: Option<i64>,
    pub db3_minor: Option<i64>,
    /// Customers without a positive net revenue: in no share and no class but C.
    pub dropped_nonpositive: usize,
}

/// How much hangs on how few. Of the sales that have a customer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ConcentrationJson {
    pub cr1: f64,
    pub cr3: f64,
    pub cr5: f64,
    pub hhi: f64,
    pub hhi_low: f64,
    pub hhi_high: f64,
    pub effective_customers: f64,
    pub gini: f64,
}

/// The whale curve in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WhaleJson {
    pub total_minor: i64,
    pub peak_minor: i64,
    pub peak_customers: usize,
    /// Sum of the negative results, at most 0.
    pub loss_minor: i64,
    pub loss_making: usize,
}

impl WhaleJson {
    /// `None` where the contribution of somebody is unknown: the document has no place to say who is left out.
    pub(crate) fn of(w: &WhaleOf) -> Option<Self> {
        let whale = &w.whale;
        (w.unknown == 0).then_some(Self {
            total_minor: whale.total,
            peak_minor: whale.peak,
            peak_customers: whale.peak_customers,
            loss_minor: whale.loss,
            loss_making: whale.loss_making,
        })
    }
}

/// ERP numbers that wait for an account.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct UnassignedJson {
    pub units: usize,
    pub net_revenue_minor: i64,
}

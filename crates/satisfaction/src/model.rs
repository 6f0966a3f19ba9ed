//! What answers add up to: per person, account, driver, wave.
use base::Day;
use base::ids::{AccountId, RespondentId, WaveId};
use engine_value::satisfaction::{
    Ces, Comparison, Csat, Index, Interval, PortfolioMean, Prior, ResponseRate, WeightedNps,
};
use serde::Deserialize;
use std::collections::HashMap;

/// The defaults of the method; a firm may set them under `satisfaction` in its settings.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// An answer counts for so many months. Default 12.
    pub window_months: i32,
    /// Answers' worth of portfolio mean. Default 3.
    pub k: f64,
    /// Spread of persons within an account, in points. Default 20.
    pub sigma: f64,
    /// The portfolio mean while too few accounts have answers. Default 70.
    pub s0: f64,
    /// Accounts with answers from which the portfolio mean is computed. Default 5.
    pub s0_least: usize,
    /// Probability above which "fell" or "rose" is said. Default 0.9.
    pub decline_line: f64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { window_months: 12, k: 3.0, sigma: 20.0, s0: 70.0, s0_least: 5, decline_line: 0.9 }
    }
}

impl Rules {
    /// What a firm has set; what makes no sense falls back to the default.
    pub fn of(settings: &serde_json::Value) -> Self {
        let set: Option<Self> = settings.get("satisfaction").and_then(|s| serde_json::from_value(s.clone()).ok());
        set.filter(|r| {
            (1..=60).contains(&r.window_months)
                && Prior::new(r.k, r.sigma).is_some()
                && (0.0..=100.0).contains(&r.s0)
                && (0.5..=1.0).contains(&r.decline_line)
        })
        .unwrap_or_default()
    }
    /// Weight of the portfolio mean and spread of persons.
    pub fn prior(&self) -> Prior {
        Prior::new(self.k, self.sigma).unwrap_or_default()
    }
    /// First day whose answers count for `day`: twelve months back, the day after.
    pub fn since(&self, day: Day) -> Day {
        let span = jiff::Span::new().months(self.window_months.clamp(1, 1200));
        Day(day.0.saturating_sub(span)).plus_days(1)
    }
}

/// One item of a person that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub code: String,
    /// As answered.
    pub thousandths: i64,
    /// On 0 to 100.
    pub points: f64,
    pub day: Day,
    pub wave: Option<WaveId>,
}

/// A person whose answers count on the day.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonScore {
    pub respondent: RespondentId,
    pub weight: f64,
    /// Mean of the items, 0 to 100; `None` when only effort or own questions were answered.
    pub score: Option<f64>,
    /// Items in the order of the questions, effort and own questions included.
    pub items: Vec<Item>,
    /// Day of the latest of them.
    pub last: Day,
}

/// One driver of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverScore {
    pub code: String,
    pub index: Index,
    /// The mean over the firm's accounts that it is compared with.
    pub firm: PortfolioMean,
    /// Probability that it lies below that mean.
    pub p_below: Option<f64>,
}

/// Net Promoter Score of an account.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nps {
    /// −100 to 100.
    pub value: f64,
    /// 95 %, adjusted Wald.
    pub interval: Interval,
    /// By role weight.
    pub weighted: Option<WeightedNps>,
    pub promoters: u32,
    pub passives: u32,
    pub detractors: u32,
    /// How far the silent could pull it; `None` while nobody knows who was asked.
    pub bounds: Option<Interval>,
}

/// Who was asked and who answered, within the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Persons asked: invited, or answered in a wave with known invitations.
    pub invited: usize,
    pub answered: usize,
    pub rate: ResponseRate,
    /// Who was asked and did not answer, with the day of the last invitation.
    pub silent: Vec<(RespondentId, Day)>,
}

/// Everything about one account on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccountScore {
    /// The index with SD and interval; `None` without counting answers.
    pub index: Option<Index>,
    pub persons: Vec<PersonScore>,
    pub nps: Option<Nps>,
    /// `None` while no invitation is known.
    pub asked: Option<Asked>,
    pub csat: Option<Csat>,
    pub ces: Option<Ces>,
    pub drivers: Vec<DriverScore>,
    /// Day of the oldest and of the newest counting answer.
    pub days: Option<(Day, Day)>,
}

impl AccountScore {
    /// Persons with a score.
    pub fn answers(&self) -> usize {
        self.index.map_or(0, |i| i.persons)
    }
    /// Scores and weights, for asking what further answers would change.
    pub fn weighted(&self) -> Vec<engine_value::satisfaction::Weighted> {
        self.persons
            .iter()
            .filter_map(|p| Some(engine_value::satisfaction::Weighted { value: p.score?, weight: p.weight }))
            .collect()
    }
}

/// The firm's satisfaction on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    pub day: Day,
    /// The mean every index is drawn to; over the whole firm, whoever looks.
    pub s0: PortfolioMean,
    pub rules: Rules,
    pub accounts: HashMap<AccountId, AccountScore>,
}

impl Scores {
    /// The account's score, if anybody there was ever asked or answered within the window.
    pub fn of(&self, account: AccountId) -> Option<&AccountScore> {
        self.accounts.get(&account)
    }
    /// The index, if known.
    pub fn index(&self, account: AccountId) -> Option<Index> {
        self.accounts.get(&account)?.index
    }
}

/// An account at the end of a wave.
#[derive(Debug, Clone, PartialEq)]
pub struct WavePoint {
    pub wave: WaveId,
    pub name: String,
    /// The day the index is taken on.
    pub day: Day,
    pub index: Option<Index>,
    /// Persons who answered in this wave.
    pub answered: usize,
    /// Persons asked in it; `None` while no invitation is known.
    pub invited: Option<usize>,
}

/// An account over all waves, and whether it fell between the last two with an index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    pub waves: Vec<WavePoint>,
    pub change: Option<Comparison>,
}

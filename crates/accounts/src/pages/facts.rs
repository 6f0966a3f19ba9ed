//! The figures of later slices for the list, handed in with the request.
use base::ids::{AccountId, UnitId};
use base::{Day, Period};
use std::collections::HashMap;

/// What later slices know about all accounts of the firm; `app` puts an `Arc<ListFacts>` into requests for `/accounts`
/// and below. The list shows of it what the person may see.
#[derive(Debug, Clone, Default)]
pub struct ListFacts {
    /// The period of the amounts, for the pick's word.
    pub period: Option<Period>,
    /// 1–3: which contribution `db_minor` is.
    pub margin_level: u8,
    /// Target of satisfaction, drawn as a tick.
    pub satisfaction_target: f64,
    /// Target margin as a fraction.
    pub margin_target: f64,
    /// Figures by account; for the collective account the sum of its units.
    pub accounts: HashMap<AccountId, ListFact>,
    /// Net revenue and first booking of units without account.
    pub waiting: HashMap<UnitId, (i64, Option<Day>)>,
    /// How many customers count one by one: accounts with bookings, units of the collective account, waiting units.
    pub customers: i64,
    /// How many accounts have a satisfaction index.
    pub answered: usize,
    /// Net revenue and contribution of all sales that have a customer, and the net revenue of the period before.
    pub total: ListFact,
}

/// Zone and sureness of accounts by the address of their page, for slices before `balance`; only those this person may
/// see with their money.
#[derive(Debug, Clone, Default)]
pub struct Zones(pub HashMap<String, (&'static str, &'static str)>);

impl Zones {
    /// Zone and sureness of the account with this page.
    pub fn of(&self, href: &str) -> Option<(&'static str, &'static str)> {
        self.0.get(href).copied()
    }
}

/// The figures of one account. `None` is unknown.
#[derive(Debug, Clone, Default)]
pub struct ListFact {
    pub net_revenue_minor: Option<i64>,
    /// Net revenue of the comparison period.
    pub previous_minor: Option<i64>,
    /// Contribution of the level.
    pub db_minor: Option<i64>,
    /// Index S with its 95 % interval.
    pub satisfaction: Option<(f64, f64, f64)>,
    /// Zone and sureness, as in [`crate::HeaderFacts::zone`].
    pub zone: Option<(&'static str, &'static str)>,
    pub last_booking: Option<Day>,
    pub last_answer: Option<Day>,
}

impl ListFact {
    /// Contribution by net revenue, when that is positive.
    pub fn margin(&self) -> Option<f64> {
        ratio(self.db_minor?, self.net_revenue_minor?)
    }
    /// Change of net revenue to the comparison period.
    pub fn change(&self) -> Option<f64> {
        let before = self.previous_minor?;
        ratio(self.net_revenue_minor?.checked_sub(before)?, before)
    }
    /// Adds amounts; unknown stays unknown.
    pub fn add(&mut self, other: &Self) {
        let sum = |a: Option<i64>, b: Option<i64>| a?.checked_add(b?);
        self.net_revenue_minor = sum(self.net_revenue_minor, other.net_revenue_minor);
        self.previous_minor = sum(self.previous_minor, other.previous_minor);
        self.db_minor = sum(self.db_minor, other.db_minor);
        self.last_booking = self.last_booking.max(other.last_booking);
    }
    /// Nothing yet, for adding.
    pub fn zero() -> Self {
        let zero = Some(0);
        Self { net_revenue_minor: zero, previous_minor: zero, db_minor: zero, ..Self::default() }
    }
}

/// A ratio of amounts, unknown when the whole is not positive.
#[allow(clippy::cast_precision_loss, reason = "a ratio for the eye; amounts themselves stay whole")]
fn ratio(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

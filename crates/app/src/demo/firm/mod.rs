//! Who there is: the firm's people, its customers with their units, and what each of them is meant to bring in.
pub(super) mod costs;
mod groups;
pub(super) mod keys;
pub(super) mod offerings;
pub(super) mod others;
pub(super) mod people;
mod profile;
pub(super) mod season;
mod subject;
pub(super) mod targets;

pub(super) use subject::{Class, Part, Share, Subject, number, ratio, share};

use super::calendar::Calendar;
use super::model::{Account, Unit};

/// Everyone the firm sells to. A subject is what figures are planned for: an account with all it controls, a small
/// customer, a number without account.
#[derive(Debug)]
pub(super) struct Firm {
    pub(super) accounts: Vec<Account>,
    pub(super) units: Vec<Unit>,
    pub(super) subjects: Vec<Subject>,
    pub(super) keys: Vec<keys::Key>,
    pub(super) others: Vec<others::Other>,
}

impl Firm {
    pub(super) fn new(calendar: &Calendar) -> Self {
        let (keys, others) = (keys::all(), others::others());
        let mut firm = Self { accounts: Vec::new(), units: Vec::new(), subjects: Vec::new(), keys, others };
        groups::add_keys(&mut firm, calendar);
        groups::add_others(&mut firm, calendar);
        groups::add_collective(&mut firm, calendar);
        groups::add_unassigned(&mut firm);
        groups::add_without_customer(&mut firm);
        subject::settle_odd_cents(&mut firm.subjects);
        firm
    }
    /// Position of the account of that key.
    pub(super) fn account(&self, key: &str) -> Option<usize> {
        self.accounts.iter().position(|account| account.key == key)
    }
}

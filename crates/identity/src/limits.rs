//! How often somebody may try: per address and per typed name, in memory. A name may fail five times, then once a
//! minute; an address has 60 tries, then one a second, so that an office behind one address can work. A name is free
//! again after a sign-in that succeeded.
use base::Site;
use base::ids::WorkspaceId;
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{NotUntil, Quota, RateLimiter};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::time::Duration;

type Limiter = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>;

/// The limits of one running program.
pub(crate) struct Limits {
    names: Limiter,
    addresses: Limiter,
    /// How often a name has succeeded: part of its key, so success starts a new count.
    successes: Mutex<HashMap<String, u64>>,
}

/// Too many keys are a sign of somebody typing many names; those at rest are dropped then.
const MANY: usize = 20_000;

impl Limits {
    fn new() -> Self {
        let five = Quota::with_period(Duration::from_mins(1)).map(|q| q.allow_burst(NonZeroU32::MIN.saturating_add(4)));
        let sixty = Quota::per_second(NonZeroU32::MIN).allow_burst(NonZeroU32::MIN.saturating_add(59));
        let limiter = |q| RateLimiter::keyed(q).with_middleware::<StateInformationMiddleware>();
        Self {
            names: limiter(five.expect("a minute is longer than nothing")),
            addresses: limiter(sixty),
            successes: Mutex::default(),
        }
    }

    /// The limits of this program, made at first use and kept in its memory.
    pub(crate) fn of(site: &Site) -> Arc<Self> {
        let nobody = WorkspaceId(uuid::Uuid::nil());
        site.memo.get(nobody, 0).unwrap_or_else(|| {
            let new = Arc::new(Self::new());
            site.memo.keep(nobody, 0, new.clone());
            new
        })
    }

    /// Counts a try. `Ok`: how many more the name has; `Err`: seconds to wait.
    pub(crate) fn try_once(&self, address: &str, name: &str) -> Result<u32, u64> {
        if self.names.len() > MANY || self.addresses.len() > MANY {
            self.names.retain_recent();
            self.addresses.retain_recent();
        }
        let wait = |n: NotUntil<_>| n.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
        self.addresses.check_key(&address.to_owned()).map_err(wait)?;
        let left = self.names.check_key(&self.key(name)).map_err(wait)?;
        Ok(left.remaining_burst_capacity())
    }

    /// Counts a try of an address alone, where no name is typed.
    pub(crate) fn try_address(&self, address: &str) -> Result<(), u64> {
        let wait = |n: NotUntil<_>| n.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
        self.addresses.check_key(&address.to_owned()).map(|_| ()).map_err(wait)
    }

    /// The name has signed in: its count starts anew.
    pub(crate) fn succeeded(&self, name: &str) {
        if let Ok(mut s) = self.successes.lock() {
            *s.entry(short(name)).or_default() += 1;
        }
    }

    fn key(&self, name: &str) -> String {
        let name = short(name);
        let n = self.successes.lock().ok().and_then(|s| s.get(&name).copied()).unwrap_or(0);
        format!("{n} {name}")
    }
}

fn short(name: &str) -> String {
    name.chars().take(200).collect()
}

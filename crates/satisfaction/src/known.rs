//! Figures kept in memory: facts once per version, scores once per day asked for.
use crate::model::{History, Rules, Scores};
use crate::rules::Indexed;
use crate::store;
use base::ids::{AccountId, WorkspaceId};
use base::{Day, Error, Site};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use surveys::AnswerFact;

/// Days kept at once; asked for more, the oldest asked are computed again.
const DAYS: usize = 64;

/// The firm's answers and what was computed from them so far.
#[derive(Debug)]
pub struct Known {
    version: i64,
    indexed: Indexed,
    rules: Rules,
    days: Mutex<BTreeMap<Day, Arc<Scores>>>,
}

impl Known {
    /// The firm's scores on a day.
    pub fn on(&self, day: Day) -> Arc<Scores> {
        if let Ok(days) = self.days.lock()
            && let Some(kept) = days.get(&day)
        {
            return kept.clone();
        }
        let scores = Arc::new(self.indexed.scores(day, self.rules, &[]));
        if let Ok(mut days) = self.days.lock() {
            if days.len() >= DAYS {
                days.clear();
            }
            days.insert(day, scores.clone());
        }
        scores
    }
    /// The same as if these answers were kept already: what a form shows before it is saved.
    pub fn with(&self, day: Day, answers: &[AnswerFact]) -> Scores {
        self.indexed.scores(day, self.rules, answers)
    }
    /// An account over the waves up to a day.
    pub fn history(&self, account: AccountId, day: Day) -> History {
        self.indexed.history(account, day, self.rules, &mut |d| self.on(d))
    }
    /// The version of answers and settings that this rests on.
    pub fn version(&self) -> i64 {
        self.version
    }
    /// The facts, without names.
    pub fn facts(&self) -> &surveys::Facts {
        &self.indexed.facts
    }
    pub fn rules(&self) -> Rules {
        self.rules
    }
}

/// The firm's answers, from memory while nothing has changed.
pub async fn known(site: &Site, workspace: WorkspaceId) -> Result<Arc<Known>, Error> {
    let read = async || Ok::<_, Error>(Version(store::version(&site.db, workspace).await?));
    let Version((version, rules)) = site.seen.once(workspace, read).await?;
    let make = || async {
        let facts = surveys::facts(&site.db, workspace).await?;
        Ok(Known { version, indexed: Indexed::new(facts), rules, days: Mutex::default() })
    };
    site.memo.made(workspace, version, make).await
}

/// Version and rules, as one request has read them.
#[derive(Debug, Clone, Copy)]
struct Version((i64, Rules));

/// The firm's satisfaction on a day: every account, whoever looks. The caller shows only what the actor may see.
pub async fn portfolio(site: &Site, workspace: WorkspaceId, day: Day) -> Result<Arc<Scores>, Error> {
    Ok(known(site, workspace).await?.on(day))
}

//! Pairing both scales: pure. What the ledger says ([`Books`]) and what the answers say ([`Scores`]) become zones.
use crate::model::{AccountBook, Missing, Rules, Scales, Targets, Weighed, WhaleJson};
use accounts::Kind;
use accounts::structure::{AccountInfo, Structure};
use base::ids::{AccountId, UnitId};
use base::{Day, Period};
use engine_value::balance::{Scale, weigh};
use engine_value::contribution::Level;
use engine_value::satisfaction::Index;
use ledger::concentration::Ranking;
use satisfaction::Scores;
use std::collections::HashMap;

/// What the ledger says of the whole firm in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Books {
    pub period: Period,
    /// The deepest level known for the firm.
    pub level: Option<Level>,
    pub accounts: HashMap<AccountId, AccountBook>,
    /// How many count in rankings, with or without sales.
    pub customers: usize,
    /// Shares, classes and concentration.
    pub ranking: Ranking,
    /// The whale curves of DB I to III; `None` where the contribution of somebody is unknown.
    pub whales: [Option<WhaleJson>; 3],
    /// The whole firm, sales without customer included.
    pub total: AccountBook,
    /// Each waiting unit with its net revenue.
    pub waiting: HashMap<UnitId, i64>,
}

/// Position of a level in `[db1, db2, db3]`.
pub(crate) fn place(level: Level) -> usize {
    match level {
        Level::Db1 => 0,
        Level::Db2 => 1,
        Level::Db3 => 2,
    }
}

/// The day whose answers stand beside a period: today while the period reaches to the end of last month, so that a
/// running wave shows beside the R12; otherwise the period's last day.
pub fn day_of(period: Period, today: Day) -> Day {
    if period.to() >= today.month().plus(-1).last() { today } else { period.to() }
}

/// Margin on a level with its standard error; unknown unless net revenue is positive.
pub(crate) fn margin(book: &AccountBook, level: Option<Level>) -> (Option<f64>, Option<f64>) {
    let db = level.and_then(|l| book.db[place(l)]).filter(|_| book.net_revenue > 0);
    #[allow(clippy::cast_precision_loss, reason = "a ratio")]
    let margin = db.map(|db| db as f64 / book.net_revenue as f64);
    (margin, book.margin_se.filter(|_| margin.is_some()))
}

fn missing(book: Option<&AccountBook>, level: Option<Level>, index: Option<Index>) -> Vec<Missing> {
    let mut missing = Vec::new();
    match book {
        None => missing.push(Missing::Bookings),
        Some(b) if b.entries == 0 && b.net_revenue == 0 => missing.push(Missing::Bookings),
        Some(b) if b.net_revenue <= 0 => missing.push(Missing::Revenue),
        Some(b) if level.is_none_or(|l| b.db[place(l)].is_none()) => missing.push(Missing::Costs),
        Some(_) => {}
    }
    if index.is_none() {
        missing.push(Missing::Answers);
    }
    missing
}

/// What one moment of the firm is made of.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    pub books: &'a Books,
    pub scores: &'a Scores,
}

/// Weighs every open account. `before` is the same a quarter earlier, for the arrows.
pub fn weigh_all(s: &Structure, now: Moment<'_>, before: Option<Moment<'_>>, targets: Targets, rules: Rules) -> Scales {
    let level = now.books.level;
    let mut accounts: Vec<Weighed> = s.accounts.iter().map(|a| one(a, now, before, targets, rules)).collect();
    let key = |id: AccountId| s.account_position(id);
    accounts
        .sort_by(|a, b| b.book.net_revenue.cmp(&a.book.net_revenue).then_with(|| key(a.account).cmp(&key(b.account))));
    let suggested = s.accounts.iter().all(|a| a.tier.is_none());
    let on_map = |w: &&Weighed| {
        let info = s.account(w.account);
        info.is_some_and(|a| if suggested { a.kind == Kind::Customer } else { a.is_key_account() })
    };
    let earns = |w: &&Weighed| !suggested || w.book.net_revenue > 0;
    let most = if suggested { rules.suggested } else { usize::MAX };
    let shown = accounts.iter().filter(on_map).filter(earns).take(most).map(|w| w.account).collect();
    let at = accounts.iter().enumerate().map(|(i, w)| (w.account, i)).collect();
    Scales { period: now.books.period, day: now.scores.day, level, targets, rules, accounts, shown, suggested, at }
}

fn one(account: &AccountInfo, now: Moment<'_>, before: Option<Moment<'_>>, targets: Targets, rules: Rules) -> Weighed {
    let level = now.books.level;
    let id = account.account_id;
    let known = now.books.accounts.get(&id);
    let collective = account.kind == Kind::Collective;
    let index = now.scores.index(id).filter(|_| !collective);
    let book = known.copied().unwrap_or_default();
    let (margin_now, margin_se) = margin(&book, level);
    let standing = margin_now.zip(index).filter(|_| !collective).and_then(|(value, index)| {
        let profit = Scale { value, spread: margin_se, target: targets.margin };
        let satisfied = Scale { value: index.s, spread: Some(index.sd), target: targets.satisfaction };
        weigh(&profit, &satisfied, &rules.thresholds())
    });
    let earlier = before.filter(|_| !collective).and_then(|b| {
        let margin = margin(b.books.accounts.get(&id)?, level).0?;
        Some((margin, b.scores.index(id)?.s))
    });
    Weighed {
        account: id,
        missing: missing(known, level, index),
        book,
        margin: margin_now,
        margin_se,
        index,
        standing,
        before: earlier,
    }
}

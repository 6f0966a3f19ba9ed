//! `portfolio --json` from weighed accounts: what an actor may see of them, and no more.
use crate::model::{
    AccountBook, AccountJson, ConcentrationJson, PeriodJson, Portfolio, SatisfactionJson, Scales, TotalsJson,
    UnassignedJson, Weighed, WhaleJson, ZonesJson,
};
use crate::rules::{Books, place};
use accounts::Kind;
use accounts::Visible;
use accounts::structure::{AccountInfo, Structure};
use base::Currency;
use engine_value::contribution::Level;
use ledger::concentration::WhaleOf;
use satisfaction::Scores;

/// What the document is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) structure: &'a Structure,
    pub(crate) books: &'a Books,
    pub(crate) scores: &'a Scores,
    pub(crate) scales: &'a Scales,
    /// Level of the whale curve.
    pub(crate) whale: Level,
}

/// The document for an actor who sees `visible`.
pub(crate) fn portfolio(from: Sources<'_>, visible: &Visible, currency: Currency) -> Portfolio {
    let Sources { structure, books, scales, .. } = from;
    let seen: Vec<&Weighed> = scales.accounts.iter().filter(|w| visible.sees(w.account)).collect();
    let accounts = seen.iter().filter_map(|w| Some(account(from, structure.account(w.account)?, w, visible))).collect();
    let whole = visible.is_all();
    let (units, net_revenue_minor) = books.ranking.unassigned;
    Portfolio {
        period: PeriodJson { from: books.period.from(), to: books.period.to() },
        currency: currency.code().to_owned(),
        accounts,
        totals: totals(books, &seen, visible),
        concentration: books.ranking.shares.filter(|_| whole).map(|s| ConcentrationJson {
            cr1: s.cr1,
            cr3: s.cr3,
            cr5: s.cr5,
            hhi: s.hhi,
            hhi_low: s.hhi_low,
            hhi_high: s.hhi_high,
            effective_customers: s.effective_customers,
            gini: s.gini,
        }),
        whale: whale(from, &seen, visible),
        targets: scales.targets,
        unassigned: whole.then_some(UnassignedJson { units, net_revenue_minor }),
    }
}

fn account(from: Sources<'_>, info: &AccountInfo, w: &Weighed, visible: &Visible) -> AccountJson {
    let money = visible.sees_money(w.account);
    let rank = from.books.ranking.accounts.get(&w.account).filter(|_| info.kind == Kind::Customer);
    let group = info.is_sub().then(|| from.structure.account(info.top).map(|top| top.key.clone())).flatten();
    // A manager who does not see the top account learns that there is one, not which.
    let group = group.filter(|_| visible.sees(info.top));
    let db = |i: usize| w.book.db[i].filter(|_| money);
    #[allow(clippy::cast_precision_loss, reason = "a ratio")]
    let margin3 = (w.book.net_revenue > 0)
        .then(|| w.book.db[2].map(|d| d as f64 / w.book.net_revenue as f64))
        .flatten()
        .filter(|_| money);
    let standing = w.standing.filter(|_| money);
    AccountJson {
        key: info.key.clone(),
        name: info.name.clone(),
        tier: info.tier.map(accounts::Tier::word),
        group,
        net_revenue_minor: money.then_some(w.book.net_revenue),
        db1_minor: db(0),
        db2_minor: db(1),
        db3_minor: db(2),
        margin: margin3,
        margin_level: from.scales.level.map(Level::code),
        margin_shown: w.margin.filter(|_| money),
        margin_se: w.margin_se.filter(|_| money),
        revenue_share: rank.and_then(|r| r.0).filter(|_| visible.is_all()),
        abc: rank.map(|r| r.1.code()),
        satisfaction: satisfaction(from.scores, w),
        zone: standing.map(|s| s.zone.code()),
        zone_probability: standing.and_then(|s| s.probability),
        zone_probabilities: standing.and_then(|s| s.probabilities).map(|p| ZonesJson {
            balanced: p.balanced,
            squeezed: p.squeezed,
            bought: p.bought,
            lose_lose: p.lose_lose,
        }),
        tilt: standing.map(|s| s.tilt),
    }
}

/// Satisfaction of an account as the document has it.
pub(crate) fn satisfaction(scores: &Scores, w: &Weighed) -> SatisfactionJson {
    let score = scores.of(w.account);
    let nps = score.and_then(|s| s.nps);
    let bounds = nps.and_then(|n| n.bounds);
    SatisfactionJson {
        index: w.index.map(|i| i.s),
        sd: w.index.map(|i| i.sd),
        answers: w.index.map_or(0, |i| i.persons),
        n_eff: w.index.map(|i| i.n_eff),
        nps: nps.map(|n| n.value),
        nps_low: bounds.map(|b| b.low),
        nps_high: bounds.map(|b| b.high),
        response_rate: score.and_then(|s| s.asked.as_ref()).map(|a| a.rate.heads),
    }
}

fn totals(books: &Books, seen: &[&Weighed], visible: &Visible) -> TotalsJson {
    if visible.is_all() {
        return sums(&books.total, books.ranking.dropped_nonpositive);
    }
    let own: Vec<&AccountBook> = seen.iter().filter(|w| visible.sees_money(w.account)).map(|w| &w.book).collect();
    let db = |i: usize| own.iter().map(|b| b.db[i]).sum::<Option<i64>>();
    let whole = AccountBook {
        net_revenue: own.iter().map(|b| b.net_revenue).sum(),
        db: [db(0), db(1), db(2)],
        ..AccountBook::default()
    };
    sums(&whole, own.iter().filter(|b| b.entries > 0 && b.net_revenue <= 0).count())
}

fn sums(book: &AccountBook, dropped_nonpositive: usize) -> TotalsJson {
    TotalsJson {
        net_revenue_minor: book.net_revenue,
        db1_minor: book.db[0],
        db2_minor: book.db[1],
        db3_minor: book.db[2],
        dropped_nonpositive,
    }
}

/// Over everybody who counts; without the right to all, over the own accounts whose money the actor sees.
fn whale(from: Sources<'_>, seen: &[&Weighed], visible: &Visible) -> Option<WhaleJson> {
    let level = place(from.whale);
    if visible.is_all() {
        return from.books.whales[level];
    }
    let own = seen.iter().filter(|w| visible.sees_money(w.account)).map(|w| (w.book.entries, w.book.db[level]));
    WhaleJson::of(&WhaleOf::over(own, from.whale)?)
}

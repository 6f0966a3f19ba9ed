//! `portfolio --json` from weighed accounts: what an actor may see of them, and no more.
use crate::model::{
    AccountBook, AccountJson, ConcentrationJson, PeriodJson, Portfolio, SatisfactionJson, Scales, TotalsJson,
    UnassignedJson, Weighed, WhaleJson, ZonesJson,
};
use crate::rules::{Books, place};
use accounts::Kind;
use accounts::Visible;
use accounts::structure::{AccountInfo, Counts, Structure};
use base::Currency;
use base::ids::AccountId;
use engine_value::concentration::{Abc, AbcLimits, Concentration};
use engine_value::contribution::Level;
use engine_value::whale::Whale;
use satisfaction::Scores;
use std::collections::HashMap;

/// What the document is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) structure: &'a Structure,
    pub(crate) books: &'a Books,
    pub(crate) scores: &'a Scores,
    pub(crate) scales: &'a Scales,
    pub(crate) limits: AbcLimits,
    /// Level of the whale curve.
    pub(crate) whale: Level,
}

/// Share and class of a top account.
type Ranks = HashMap<AccountId, (Option<f64>, &'static str)>;

/// The document for an actor who sees `visible`.
pub(crate) fn portfolio(from: Sources<'_>, visible: &Visible, currency: Currency) -> Portfolio {
    let Sources { structure, books, scales, .. } = from;
    let nets: Vec<i64> = books.subjects.iter().map(|s| s.net_revenue).collect();
    let concentration = Concentration::of(&nets);
    let ranks = ranks(books, &nets, concentration.as_ref(), from.limits);
    let seen: Vec<&Weighed> = scales.accounts.iter().filter(|w| visible.sees(w.account)).collect();
    let accounts =
        seen.iter().filter_map(|w| Some(account(from, structure.account(w.account)?, w, &ranks, visible))).collect();
    let whole = visible.is_all();
    Portfolio {
        period: PeriodJson { from: books.period.from(), to: books.period.to() },
        currency: currency.code().to_owned(),
        accounts,
        totals: totals(books, &seen, &nets, visible),
        concentration: concentration.filter(|_| whole).map(|c| {
            let range = c.hhi_range(books.outside);
            ConcentrationJson {
                cr1: c.cr(1),
                cr3: c.cr(3),
                cr5: c.cr(5),
                hhi: c.hhi,
                hhi_low: range.low,
                hhi_high: range.high,
                effective_customers: c.effective_customers,
                gini: c.gini,
            }
        }),
        whale: whale(from, &seen, visible),
        targets: scales.targets,
        unassigned: whole
            .then_some(UnassignedJson { units: books.unassigned.0, net_revenue_minor: books.unassigned.1 }),
    }
}

/// Share and class of every top account, over the whole firm.
fn ranks(books: &Books, nets: &[i64], concentration: Option<&Concentration>, limits: AbcLimits) -> Ranks {
    // By DB III where the firm has said so and it is known of everybody; never mixed within one list.
    let results: Option<Vec<i64>> = books.subjects.iter().map(|s| s.db[2]).collect();
    let values = results.filter(|_| books.by_db3).unwrap_or_else(|| nets.to_vec());
    let classes = Abc::of(&values, limits).map(|abc| abc.classes()).unwrap_or_default();
    let mut ranks = Ranks::new();
    for (i, subject) in books.subjects.iter().enumerate() {
        if let Counts::With(account) = subject.who {
            let share = concentration.and_then(|c| c.share(subject.net_revenue));
            ranks.insert(account, (share, classes.get(i).map_or("C", |c| c.code())));
        }
    }
    ranks
}

fn account(from: Sources<'_>, info: &AccountInfo, w: &Weighed, ranks: &Ranks, visible: &Visible) -> AccountJson {
    let money = visible.sees_money(w.account);
    let rank = ranks.get(&info.top).filter(|_| info.kind == Kind::Customer);
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
        abc: rank.map(|r| r.1),
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

fn totals(books: &Books, seen: &[&Weighed], nets: &[i64], visible: &Visible) -> TotalsJson {
    let dropped = |nets: &mut dyn Iterator<Item = i64>| nets.filter(|n| *n <= 0).count();
    if visible.is_all() {
        return sums(&books.total, dropped(&mut nets.iter().copied()));
    }
    let own: Vec<&AccountBook> = seen.iter().filter(|w| visible.sees_money(w.account)).map(|w| &w.book).collect();
    let db = |i: usize| own.iter().map(|b| b.db[i]).sum::<Option<i64>>();
    let whole = AccountBook {
        net_revenue: own.iter().map(|b| b.net_revenue).sum(),
        db: [db(0), db(1), db(2)],
        ..AccountBook::default()
    };
    sums(&whole, dropped(&mut own.iter().map(|b| b.net_revenue)))
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
    let results: Option<Vec<i64>> = if visible.is_all() {
        from.books.subjects.iter().map(|s| s.db[level]).collect()
    } else {
        seen.iter().filter(|w| visible.sees_money(w.account)).map(|w| w.book.db[level]).collect()
    };
    let whale = Whale::of(&results?)?;
    Some(WhaleJson {
        total_minor: whale.total,
        peak_minor: whale.peak,
        peak_customers: whale.peak_customers,
        loss_minor: whale.loss,
        loss_making: whale.loss_making,
    })
}

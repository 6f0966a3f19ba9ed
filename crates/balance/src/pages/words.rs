//! Words and small drawings that the pages of this slice share.
use crate::front::Eye;
use crate::l10n::L10nLanguage;
use crate::model::{Missing, Weighed};
use crate::texts;
use accounts::{ZoneChip, zone_chip};
use base::ids::AccountId;
use base::ui::chart::{MapWords, Zones, locale};
use base::ui::{Scale, Twin};
use base::{Currency, Lang};
use engine_value::balance::{Leaning, Standing, Zone};
use engine_value::contribution::Level;
use engine_value::satisfaction::Interval;

/// Half of a two-sided 95 % interval.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// The name of a zone.
pub(super) fn zone_name(l: Lang, zone: Zone) -> String {
    zone_chip(l, zone.code(), "clear").name
}

/// Zone and sureness as a chip.
pub(super) fn chip(l: Lang, standing: &Standing) -> ZoneChip {
    zone_chip(l, standing.zone.code(), standing.sureness.code())
}

/// "DB III".
pub(super) fn level_name(l: Lang, level: Option<Level>) -> String {
    let t = texts(l);
    match level {
        Some(Level::Db1) => t.level_1(),
        Some(Level::Db2) => t.level_2(),
        Some(Level::Db3) => t.level_3(),
        None => t.level_none(),
    }
}

/// "52 bis 83".
pub(super) fn range(l: Lang, i: Interval) -> String {
    texts(l).range(l.float(i.low, 0), l.float(i.high, 0))
}

/// Which way an account leans.
pub(super) fn leaning(t: &L10nLanguage, leaning: Leaning) -> String {
    match leaning {
        Leaning::OwnProfit => t.leans_profit(),
        Leaning::Upright => t.leans_upright(),
        Leaning::Customer => t.leans_customer(),
    }
}

/// What keeps an account off the map.
pub(super) fn missing(t: &L10nLanguage, missing: &[Missing]) -> String {
    let word = |m: &Missing| match m {
        Missing::Bookings => t.missing_bookings(),
        Missing::Revenue => t.missing_revenue(),
        Missing::Costs => t.missing_costs(),
        Missing::Answers => t.missing_answers(),
    };
    missing.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Both scales of an account with targets; only when both are known.
pub(super) fn twin(eye: &Eye, l: Lang, w: &Weighed) -> Option<Twin> {
    let (t, targets) = (texts(l), eye.scales.targets);
    let (margin, index) = w.margin.zip(w.index)?;
    let half = w.margin_se.unwrap_or(0.0) * Z * 100.0;
    let m = margin * 100.0;
    let goal = l.percent(targets.margin, 0);
    let profit = Scale::profit(m, m - half, m + half, targets.margin * 100.0, l.percent(margin, 1))
        .named(t.profit())
        .ranged(t.range(l.float(m - half, 1), l.float(m + half, 1)))
        .marked(l.percent(-0.08, 0), t.target_at(&goal), l.percent(0.4, 0));
    let satisfaction = Scale::satisfaction(
        index.s,
        index.interval.low,
        index.interval.high,
        targets.satisfaction,
        l.float(index.s, 0),
    )
    .named(t.satisfaction())
    .ranged(range(l, index.interval))
    .marked("30", t.target_at(l.float(targets.satisfaction, 0)), "100");
    Some(Twin { profit, satisfaction })
}

/// One bar of "where the customer probably stands".
pub(super) struct Chance {
    pub(super) zone: &'static str,
    pub(super) name: String,
    pub(super) percent: f64,
    pub(super) text: String,
    pub(super) ask: String,
}

/// The zones from the most to the least probable; empty while the margin's doubt is unknown.
pub(super) fn chances(l: Lang, standing: &Standing) -> Vec<Chance> {
    let Some(p) = standing.probabilities else { return Vec::new() };
    p.ranked()
        .into_iter()
        .map(|(zone, p)| Chance {
            zone: zone.code(),
            name: zone_name(l, zone),
            percent: p * 100.0,
            text: l.probability(p),
            ask: format!("?explain=zone-{}", zone.code()),
        })
        .collect()
}

/// Words of the map and the trace.
pub(super) fn map_words(l: Lang, level: Option<Level>) -> MapWords {
    let t = texts(l);
    let name = level_name(l, level);
    MapWords {
        zones: zones(|zone| zone_name(l, zone)),
        x_name: t.x_name(&name),
        y_name: t.y_name(),
        goal: t.target(),
        locale: locale(l),
        tip_profit: name,
        tip_satisfaction: t.satisfaction(),
    }
}

/// One word per zone.
pub(super) fn zones(of: impl Fn(Zone) -> String) -> Zones {
    Zones {
        balanced: of(Zone::Balanced),
        squeezed: of(Zone::Squeezed),
        bought: of(Zone::Bought),
        lose_lose: of(Zone::LoseLose),
    }
}

/// How an axis is cut: on which numbers its ends may lie, and how far it reaches at most.
pub(super) struct Cut {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) limit: (f64, f64),
}

/// Ends of an axis that hold all values with some air, on round numbers.
pub(super) fn axis(values: impl Iterator<Item = f64>, least: (f64, f64), cut: &Cut) -> [f64; 2] {
    let (low, high) = values.fold(least, |(a, b), v| (a.min(v), b.max(v)));
    let low = ((low / cut.low).floor() * cut.low).max(cut.limit.0);
    let high = ((high / cut.high).ceil() * cut.high).min(cut.limit.1);
    if high > low { [low, high] } else { [least.0, least.1] }
}

/// "4.239 T€".
pub(super) fn thousands(l: Lang, minor: i64, c: Currency) -> String {
    l.thousands(minor, c)
}

/// Key, name and lead of an account.
pub(super) fn named(eye: &Eye, id: AccountId) -> (String, String, String) {
    eye.structure.account(id).map_or_else(Default::default, |a| {
        (a.key.clone(), a.name.clone(), a.lead.as_ref().map(|x| x.1.clone()).unwrap_or_default())
    })
}

/// "4 von 5 haben geantwortet", or how many answered.
pub(super) fn heads(eye: &Eye, l: Lang, id: AccountId) -> String {
    let t = texts(l);
    let n = |x: usize| l.count(i64::try_from(x).unwrap_or(i64::MAX));
    let Some(score) = eye.scores.of(id) else { return t.nobody_answered() };
    match &score.asked {
        Some(a) => t.heads_of(n(a.answered), n(a.invited)),
        None if score.answers() == 0 => t.nobody_answered(),
        None => t.heads(i64::try_from(score.answers()).unwrap_or(i64::MAX)),
    }
}

/// "Q3 26": the quarter of a month.
pub(super) fn quarter_short(last: base::Month) -> String {
    format!("Q{} {:02}", (last.number() + 2) / 3, last.year() % 100)
}

/// A number as a word up to twelve, as people write it.
pub(super) fn word(l: Lang, n: usize) -> String {
    l.in_words(n)
}

pub(super) use base::i18n::capital;

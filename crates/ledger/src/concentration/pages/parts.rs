//! What the page of concentration says and draws, part by part.
use super::{Choice, Empty, Fig};
use crate::concentration::look::{At, Look};
use crate::concentration::rules::{self, AbcBy, WhaleOf};
use crate::concentration::words::{self, Unit, n};
use crate::entries::fiscal_label;
use crate::pages::period;
use crate::texts;
use base::page::{Desk, Page};
use base::ui::bars::Strip as Bars;
use base::ui::chart::{self, WhaleChart, WhaleMark, WhaleWords};
use base::{Error, Right};
use engine_value::concentration::Class;
use engine_value::contribution::Level;

/// Head and controller for every account; managers for their own.
pub(in crate::concentration) fn may_say(desk: &Desk, look: &Look, at: At) -> bool {
    let own = || look.key(at).and_then(|k| look.f.structure.by_key(k)).is_some_and(|a| look.visible.sees(a.account_id));
    desk.actor.may(Right::SetTargets) || (desk.actor.may(Right::EditOwn) && own())
}

pub(super) fn ebit_href(look: &Look) -> String {
    format!("/portfolio/concentration/ebit?year={}", look.year)
}

pub(super) fn by_of(look: &Look) -> AbcBy {
    if look.analysis.by_db3 { AbcBy::Db3 } else { AbcBy::NetRevenue }
}

pub(super) fn empty(look: &Look) -> Empty {
    match (look.whole(), look.has_bookings()) {
        (_, true) => Empty::No,
        (true, false) => Empty::Bookings,
        (false, false) => Empty::Own,
    }
}

/// DB III is offered where it is known.
pub(super) fn class_choices(look: &Look, bare: &str) -> Vec<Choice> {
    let t = texts(look.lang);
    let choices: &[AbcBy] =
        if look.f.level == Some(Level::Db3) { &[AbcBy::NetRevenue, AbcBy::Db3] } else { &[AbcBy::NetRevenue] };
    let choice = |by: &AbcBy| Choice {
        label: words::by(t, *by),
        href: period::set(bare, "classes", by.code()),
        on: *by == by_of(look),
    };
    choices.iter().map(choice).collect()
}

/// "35 Kunden", "41", "72".
pub(super) fn counts(look: &Look) -> [String; 3] {
    let (l, a) = (look.lang, count_of(look, Class::A));
    let plain = |class: Class| l.count(n(count_of(look, class)));
    [texts(l).conc_count(n(a), l.count(n(a))), plain(Class::B), plain(Class::C)]
}

pub(super) fn count_of(look: &Look, class: Class) -> usize {
    look.analysis.abc.as_ref().map_or(0, |abc| abc.customers(class))
}

/// "148 Kunden, 45,29 Mio. €".
pub(super) fn head_note(look: &Look) -> String {
    let (l, t) = (look.lang, texts(look.lang));
    let count = look.analysis.of.len();
    let total: i64 = look.analysis.of.iter().filter_map(|i| look.f.customers[*i].figure.now.net).sum();
    t.conc_customers_and_sum(n(count), l.count(n(count)), words::short(l, total, look.currency))
}

/// "12 Nummern, 84 T€, warten auf Zuordnung".
pub(in crate::concentration) fn waiting(look: &Look) -> String {
    let (l, count) = (look.lang, look.f.unassigned_units);
    if !look.whole() || count == 0 {
        return String::new();
    }
    let net = words::short(l, look.f.unassigned.now.net.unwrap_or(0), look.currency);
    texts(l).conc_waiting(n(count), l.count(n(count)), net)
}

/// How much lies outside of every share.
pub(in crate::concentration) fn outside(look: &Look) -> String {
    if !look.whole() || look.analysis.outside == 0 {
        return String::new();
    }
    texts(look.lang).conc_outside(words::short(look.lang, look.analysis.outside, look.currency))
}

pub(super) fn bars(look: &Look) -> Bars {
    let ranked = look.analysis.abc.iter().flat_map(|abc| &abc.ranked);
    let values: Vec<(i64, Class)> = ranked.filter(|r| r.value > 0).map(|r| (r.value, r.class)).collect();
    rules::strip(&values)
}

pub(super) fn figs(look: &Look, page: &Page) -> Vec<Fig> {
    let (l, t) = (look.lang, texts(look.lang));
    let (Some(c), Some(range)) = (&look.analysis.concentration, look.analysis.hhi) else { return Vec::new() };
    let fig = |code: &str, label: String, value: String, note: String| Fig {
        label,
        value,
        href: page.with("explain", code),
        note,
    };
    let first = look.analysis.of.iter().map(|i| &look.f.customers[*i]).max_by_key(|c| c.figure.now.net);
    let hhi_note = if look.analysis.outside > 0 {
        t.conc_range(l.float(range.low, 4), l.float(range.high, 4))
    } else {
        t.conc_points(l.float(c.hhi * 10_000.0, 0))
    };
    vec![
        fig("cr1", t.conc_cr1(), l.percent(c.cr(1), 1), first.map(|c| c.name.clone()).unwrap_or_default()),
        fig("cr3", t.conc_cr3(), l.percent(c.cr(3), 1), t.conc_three_largest()),
        fig("cr5", t.conc_cr5(), l.percent(c.cr(5), 1), t.conc_five_largest()),
        fig("hhi", t.conc_hhi(), l.float(c.hhi, 4), hhi_note),
        fig("neff", t.conc_neff(), l.float(c.effective_customers, 1), t.conc_neff_note()),
        fig("gini", t.conc_gini(), l.float(c.gini, 2), t.conc_gini_note()),
    ]
}

/// Name, page and share of those who reach the line that has to be told.
pub(super) fn large(look: &Look) -> Vec<(String, String, String)> {
    let Some(c) = look.analysis.concentration.as_ref().filter(|_| look.whole()) else { return Vec::new() };
    let one = |i: &usize| {
        let at = At::Customer(look.analysis.of[*i]);
        let share = look.share(at).unwrap_or_default();
        (look.name(at).to_owned(), look.href(at), look.lang.percent(share, 1))
    };
    c.at_least(look.f.settings.large_permille).iter().map(one).collect()
}

/// "100 % = 148 Kunden, 45.286 T€".
pub(super) fn base_note(look: &Look, unit: Unit) -> String {
    let (l, t) = (look.lang, texts(look.lang));
    let Some(abc) = look.analysis.abc.as_ref().filter(|_| look.whole()) else { return String::new() };
    let positive = abc.ranked.iter().filter(|r| !r.nonpositive).count();
    let dropped = abc.ranked.len() - positive;
    let all = t.conc_base(n(positive), l.count(n(positive)), unit.full(abc.total));
    if dropped == 0 { all } else { format!("{all} · {}", t.conc_dropped(n(dropped), l.count(n(dropped)))) }
}

pub(super) fn whale_note(look: &Look, level: &str) -> String {
    let (l, t) = (look.lang, texts(look.lang));
    let Some(w) = &look.whale else { return String::new() };
    let mut note = t.conc_whale_note(level);
    if w.whale.total > 0 {
        note = format!("{note} · {}", t.conc_hundred(words::short(l, w.whale.total, look.currency)));
    }
    note
}

/// The absolute figures, whatever the ratio says.
pub(super) fn whale_facts(look: &Look) -> String {
    let (l, t, c) = (look.lang, texts(look.lang), look.currency);
    let Some(WhaleOf { whale: w, unknown, .. }) = &look.whale else { return String::new() };
    let peak = t.conc_whale_facts(
        n(w.peak_customers),
        words::short(l, w.peak, c),
        l.count(n(w.peak_customers)),
        words::short(l, w.total, c),
        words::short(l, w.loss, c),
        l.count(n(w.loss_making)),
    );
    if *unknown == 0 { peak } else { format!("{peak} {}", t.conc_whale_unknown(n(*unknown), l.count(n(*unknown)))) }
}

/// The island's data. In small the mark of the end and the losses are left shorter.
pub(in crate::concentration) fn whale_chart(look: &Look, w: &WhaleOf, large: bool) -> WhaleChart {
    let (l, t, c) = (look.lang, texts(look.lang), look.currency);
    let whale = &w.whale;
    let peak = whale.peak_ratio().map_or_else(String::new, |r| {
        let (count, amount) = (l.count(n(whale.peak_customers)), words::short(l, whale.peak, c));
        if large {
            t.conc_peak(n(whale.peak_customers), l.percent(r, 0), amount, count)
        } else {
            t.conc_peak_small(n(whale.peak_customers), l.percent(r, 0), count)
        }
    });
    let lost = whale.peak - whale.total;
    let erosion = whale.erosion().filter(|_| lost > 0).map_or_else(String::new, |e| {
        let share = l.percent(e, u8::from(e < 0.01));
        if large { t.conc_lost(share, words::short(l, lost, c)) } else { t.conc_lost_small(share) }
    });
    let count = w.of.len();
    let mark = |at: usize, name: String| {
        let ratio = whale.ratio_after(at).filter(|_| large && at * 2 < whale.peak_customers.max(1))?;
        Some(WhaleMark { at, words: format!("{name} {}", l.percent(ratio, 0)) })
    };
    #[allow(clippy::cast_precision_loss, reason = "points of a drawing")]
    let results = w.whale.ranked.iter().filter_map(|i| look.side(look.money[w.of[*i]]).db(w.level)).map(|v| v as f64);
    WhaleChart {
        results: results.collect(),
        words: WhaleWords {
            locale: chart::locale(l),
            peak,
            end: t.conc_all_customers(n(count), l.count(n(count))),
            erosion,
            x_name: if large { t.conc_x_name() } else { String::new() },
            no_total: t.conc_no_total(),
            more: [mark(5, t.conc_five()), mark(10, t.conc_ten())].into_iter().flatten().collect(),
        },
    }
}

pub(super) fn chart(look: &Look) -> Result<String, Error> {
    look.whale.as_ref().map_or_else(|| Ok(String::new()), |w| whale_chart(look, w, true).json())
}

/// What the test asks, and the EBIT it compares with.
pub(super) fn test_note(look: &Look) -> String {
    let (l, t) = (look.lang, texts(look.lang));
    if !look.whole() {
        return t.conc_test_asks();
    }
    let year = fiscal_label(look.year, look.year_starts);
    let ebit = match &look.ebit {
        Some(e) => {
            t.conc_ebit_is(year, words::short(l, e.amount_minor, look.currency), e.set_by_name.as_str(), l.day(e.day))
        }
        None => t.conc_ebit_unknown(year),
    };
    format!("{} {ebit}", t.conc_test_asks())
}

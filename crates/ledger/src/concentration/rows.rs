//! Rows of the tables: ABC, losses, loss test, the curve's twin.
use super::look::{Alone, Asked, At, Look};
use super::rules::{self, LossRow, Step};
use super::words::{Unit, n};
use crate::pages::period;
use crate::texts;
use base::Page;
use engine_value::concentration::Class;

/// One line of the ABC table; a line with a `gap` is a grey row.
#[derive(Debug, Clone, Default)]
pub(super) struct AbcRow {
    /// Words of a grey row and the address that unfolds it; empty for a customer.
    pub gap: String,
    pub gap_href: String,
    pub rank: String,
    pub name: String,
    pub href: String,
    /// Zone and sureness, where `balance` has handed them in.
    pub zone: Option<(&'static str, &'static str)>,
    /// "aus dem Sammelkonto".
    pub note: String,
    pub class: &'static str,
    /// Address of the class's panel, for people who see only the result.
    pub ask: String,
    /// Empty where the person may not see money.
    pub value: String,
    /// Per cent.
    pub before: f64,
    pub share: f64,
    pub reached: String,
    /// The last of its class.
    pub edge: bool,
}

/// The ABC table.
pub(super) fn abc(look: &Look, asked: &Asked, page: &Page) -> Vec<AbcRow> {
    if !look.whole() {
        return own(look, page);
    }
    let Some(abc) = &look.analysis.abc else { return Vec::new() };
    let classes: Vec<Class> = abc.ranked.iter().map(|r| r.class).collect();
    let unit = Unit::of(look);
    let steps = rules::fold(&classes, &asked.open());
    let row = |i: usize| {
        let r = &abc.ranked[i];
        let at = At::Customer(look.analysis.of[r.index]);
        let part = |v: i64| if abc.total > 0 { percent(v, abc.total) } else { 0.0 };
        AbcRow {
            rank: look.lang.count(n(i + 1)),
            class: r.class.code(),
            value: unit.cell(r.value),
            before: part(r.before),
            share: part(r.cumulated - r.before),
            reached: look.lang.percent(part(r.cumulated) / 100.0, 1),
            edge: classes.get(i + 1).is_some_and(|next| *next != r.class),
            ..named(look, at)
        }
    };
    steps
        .into_iter()
        .map(|step| match step {
            Step::Row(i) => row(i),
            Step::Gap(class, count) => gap(look, asked, page, class, count),
        })
        .collect()
}

fn gap(look: &Look, asked: &Asked, page: &Page, class: Class, count: usize) -> AbcRow {
    let t = texts(look.lang);
    let open = asked.open().contains(&class);
    let letter = class.code().to_lowercase();
    let all = if asked.all.is_empty() { letter } else { format!("{}-{letter}", asked.all) };
    AbcRow {
        gap: t.conc_more_of_class(look.lang.count(n(count)), class.code()),
        gap_href: if open { String::new() } else { period::set(&page.without("explain"), "all", &all) },
        ..AbcRow::default()
    }
}

fn named(look: &Look, at: At) -> AbcRow {
    let t = texts(look.lang);
    let note = match look.alone(at) {
        Alone::No => String::new(),
        Alone::Collective => t.conc_from_collective(),
        Alone::Unassigned => t.conc_unassigned(),
    };
    AbcRow { name: look.name(at).to_owned(), href: look.href(at), note, ..AbcRow::default() }
}

/// Own accounts: class as a result, amounts where the person may see them.
fn own(look: &Look, page: &Page) -> Vec<AbcRow> {
    let unit = Unit::of(look);
    look.lines
        .iter()
        .map(|at| AbcRow {
            class: look.class(*at).code(),
            ask: page.with("explain", &format!("class-{}", look.key(*at).unwrap_or_default())),
            value: look.side(*at).net.filter(|_| look.sees_money(*at)).map_or_else(String::new, |v| unit.cell(v)),
            ..named(look, *at)
        })
        .collect()
}

#[allow(clippy::cast_precision_loss, reason = "a ratio for a drawing and one decimal")]
pub(super) fn percent(part: i64, whole: i64) -> f64 {
    part as f64 / whole as f64 * 100.0
}

/// One of the largest losses.
#[derive(Debug, Clone)]
pub(super) struct LossItem {
    pub name: String,
    pub href: String,
    pub db: String,
    /// Per cent of net revenue; empty where that is not positive.
    pub margin: String,
}

/// Losses that are listed; the others are counted.
const LISTED: usize = 6;

/// The largest losses, how many more there are and what they come to.
pub(super) fn losses(look: &Look) -> (Vec<LossItem>, usize, i64) {
    let Some(w) = &look.whale else { return (Vec::new(), 0, 0) };
    let unit = Unit::of(look);
    let worst = w.whale.ranked.iter().rev().map(|i| look.money[w.of[*i]]);
    let db = |at: At| look.side(at).db(w.level).unwrap_or(0);
    let losing: Vec<At> = worst.take_while(|at| db(*at) < 0).collect();
    let items = losing
        .iter()
        .take(LISTED)
        .map(|at| LossItem {
            name: look.name(*at).to_owned(),
            href: look.href(*at),
            db: unit.full(db(*at)),
            margin: look.side(*at).margin(w.level).map_or_else(String::new, |m| look.lang.float(m * 100.0, 1)),
        })
        .collect();
    let rest = &losing[losing.len().min(LISTED)..];
    (items, rest.len(), rest.iter().map(|at| db(*at)).sum())
}

/// A line of the loss test.
#[derive(Debug, Clone)]
pub(super) struct TestRow {
    /// As in [`AbcRow`].
    pub zone: Option<(&'static str, &'static str)>,
    pub name: String,
    pub href: String,
    pub db2: String,
    /// Empty: unknown.
    pub gone: String,
    pub stays: String,
    pub effect: String,
    pub effect_href: String,
    /// 0 to 100 of the largest.
    pub bar: f64,
    /// Empty: unknown, or not for this person.
    pub of_ebit: String,
    pub probability: String,
    pub expected: String,
    pub expected_href: String,
    /// Where the probability is entered; empty: not by this person.
    pub entry: String,
}

/// Lines of the loss test that are shown while it is folded.
const TESTED: usize = 7;

/// The loss test, worst effect first, and how many lines are folded away.
pub(super) fn loss_test(look: &Look, asked: &Asked, page: &Page, may: &impl Fn(At) -> bool) -> (Vec<TestRow>, usize) {
    let unit = Unit::of(look);
    let losing = look.losses.iter().filter(|row| row.test.delta_ebit < 0).count();
    let shown = if asked.all_losses() { look.losses.len() } else { look.losses.len().min(TESTED) };
    let largest = look.losses.iter().map(|r| r.test.delta_ebit.unsigned_abs()).max().unwrap_or(1).max(1);
    let rows = look.losses[..shown].iter().filter_map(|row| test_row(look, page, unit, row, largest, may)).collect();
    (rows, losing.max(look.losses.len()) - shown)
}

#[allow(clippy::cast_precision_loss, reason = "the length of a bar")]
fn test_row(
    look: &Look,
    page: &Page,
    unit: Unit,
    row: &LossRow,
    largest: u64,
    may: &impl Fn(At) -> bool,
) -> Option<TestRow> {
    let at = look.of_loss(row)?;
    let key = look.key(at)?;
    let known = look.fixed_known();
    let if_known = |v: i64| if known { unit.cell(v) } else { String::new() };
    let ask = |what: &str| page.with("explain", &format!("{what}-{key}"));
    let said = row.probability.as_ref();
    Some(TestRow {
        zone: None,
        name: look.name(at).to_owned(),
        href: look.href(at),
        db2: unit.cell(row.test.db2),
        gone: if_known(row.test.avoidable),
        stays: if_known(row.test.stranded + row.test.stranded_cost_to_serve),
        effect: unit.cell(row.test.delta_ebit),
        effect_href: ask("effect"),
        bar: row.test.delta_ebit.min(0).unsigned_abs() as f64 / largest as f64 * 100.0,
        of_ebit: row.of_ebit.map_or_else(String::new, |x| look.lang.percent(x, 1)),
        probability: said.map_or_else(String::new, |p| look.lang.probability(f64::from(p.permille) / 1_000.0)),
        expected: row.expected.map_or_else(String::new, |v| unit.cell(v.saturating_neg())),
        expected_href: ask("expected"),
        entry: if may(at) { entry_href(key) } else { String::new() },
    })
}

/// Where the probability of losing an account is entered.
pub(super) fn entry_href(key: &str) -> String {
    format!("/portfolio/concentration/loss/{}", base::page::escape_query(key).replace('/', "%2F"))
}

/// A line of the whale curve's twin.
#[derive(Debug, Clone)]
pub(super) struct CurveRow {
    pub rank: String,
    pub name: String,
    pub href: String,
    pub db: String,
    pub cumulated: String,
    /// Per cent of the sum; empty where the sum is not positive.
    pub reached: String,
}

/// Rows of the twin at most; the file has all.
const TWIN: usize = 500;

/// The curve as a table, and how many rows the file has beyond it.
pub(super) fn curve(look: &Look) -> (Vec<CurveRow>, usize) {
    let Some(w) = &look.whale else { return (Vec::new(), 0) };
    let unit = Unit::of(look);
    let rows = w.whale.ranked.iter().zip(&w.whale.cumulated).enumerate().take(TWIN).map(|(i, (index, reached))| {
        let at = look.money[w.of[*index]];
        let share = (w.whale.total > 0).then(|| percent(*reached, w.whale.total) / 100.0);
        CurveRow {
            rank: look.lang.count(n(i + 1)),
            name: look.name(at).to_owned(),
            href: look.href(at),
            db: unit.cell(look.side(at).db(w.level).unwrap_or(0)),
            cumulated: unit.cell(*reached),
            reached: share.map_or_else(String::new, |s| look.lang.percent(s, 1)),
        }
    });
    (rows.collect(), w.of.len().saturating_sub(TWIN))
}

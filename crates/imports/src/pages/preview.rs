//! One import, by its state: progress, preview with all problems, booked, undone.

use super::{import, words};
use crate::kind::ImportKind;
use crate::l10n::L10nLanguage;
use crate::mapping::{ColumnRef, Mapping, Target};
use crate::model::{Import, Problem, Remedy, State};
use crate::reader::CELL_END;
use crate::{run, store, texts};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::IntoResponse as _;
use base::page::{Crumb, Desk, Page, Place};
use base::{Currency, Error, Lang, PageResult};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "preview.html", blocks = ["check", "progress"])]
#[allow(clippy::struct_excessive_bools, reason = "what the template asks")]
pub(super) struct PreviewPage {
    page: Page,
    t: &'static L10nLanguage,
    href: String,
    map_href: String,
    file: String,
    title: String,
    sub: String,
    /// 2 mapping, 3 preview, 4 booked.
    step: usize,
    state: State,
    failure: String,
    bar: Option<Bar>,
    check: Check,
    mapping_name: String,
    mapped: Vec<Mapped>,
    reading: Vec<(String, String)>,
    months: Months,
    has_file: bool,
    may: bool,
    undo: bool,
    again: bool,
    same_file: Option<(String, String)>,
}

struct Bar {
    value: u64,
    max: u64,
    text: String,
    note: String,
}

struct Mapped {
    column: String,
    field: String,
}

#[derive(Default)]
struct Check {
    figures: Vec<Figure>,
    head: Vec<String>,
    lines: Vec<Line>,
    shown: String,
    next: String,
    numbers: Vec<Number>,
    more_numbers: String,
    book: String,
    book_note: String,
    faulty: bool,
    nothing: bool,
    strip: Option<Strip>,
    links: bool,
}

struct Figure {
    label: String,
    value: String,
    note: String,
    wax: bool,
}

/// A row of the file with what is wrong in it.
struct Line {
    line: u64,
    number: String,
    cells: Vec<(String, bool)>,
    problems: Vec<Wrong>,
}

struct Wrong {
    column: String,
    text: String,
    value: String,
    action: &'static str,
    fix: String,
    fix_value: String,
    /// A cell that may be written anew.
    cell: Option<usize>,
}

struct Number {
    number: String,
    name: String,
    lines: String,
    amount: String,
    /// Account that is closest by number or name.
    near: Option<(String, String)>,
}

/// What was just decided, with the way back.
pub(super) struct Strip {
    pub text: String,
    pub line: u64,
    pub column: i32,
}

/// Totals by month and kind.
#[derive(Default)]
struct Months {
    kinds: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    sums: Vec<String>,
}

#[derive(Deserialize, Default)]
pub(super) struct At {
    /// Problems after this line.
    #[serde(default)]
    pub after: i64,
}

/// Lines with problems on one page.
const SHOWN: i64 = 50;
/// Columns of the table of problems.
const COLUMNS: usize = 8;

pub(super) async fn show(desk: Desk, Path(id): Path<String>, Query(at): Query<At>) -> PageResult {
    let i = import(&desk, &id).await?;
    if i.state == State::Uploaded && i.has_file {
        return desk.done(&format!("/data/{}/mapping", i.id), "", None);
    }
    let page = built(&desk, i, at.after, None).await?;
    desk.show(&page)
}

/// The counts, problems and the book bar after a decision.
pub(super) async fn after_decision(desk: &Desk, i: Import, after: i64, strip: Option<Strip>) -> PageResult {
    let page = built(desk, i, after, strip).await?;
    desk.fragment(page.as_check().render()?)
}

/// How far a run is; leads to the page when it has ended.
pub(super) async fn progress(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    if !i.state.is_running() {
        return Ok(([("hx-redirect", format!("/data/{}", i.id))], "").into_response());
    }
    let page = built(&desk, i, 0, None).await?;
    desk.fragment(page.as_progress().render()?)
}

async fn built(desk: &Desk, i: Import, after: i64, strip: Option<Strip>) -> Result<PreviewPage, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let mapping = Mapping::parse(&i.mapping_text).unwrap_or_else(|_| Mapping::new(i.kind, ""));
    let title = words::import_title(t, i.kind);
    let mut page = desk.page(Place::Data, title.clone());
    let data = Crumb { label: t.data(), href: Some("/data".into()) };
    page.path = vec![data, Crumb { label: i.file_name.clone(), href: None }];
    let may = run::may(&desk.actor, i.kind);
    let bar = i.state.is_running().then(|| bar(t, l, desk.now(), &i));
    let check = check(desk, &i, &mapping, after, strip).await?;
    Ok(PreviewPage {
        href: format!("/data/{}", i.id),
        map_href: format!("/data/{}/mapping", i.id),
        sub: sub(t, l, &i),
        step: match i.state {
            State::Uploaded | State::Failed | State::Cancelled => 2,
            State::Checking | State::Checked | State::Booking => 3,
            State::Booked | State::Undone => 4,
        },
        bar,
        check,
        mapping_name: mapping.name.clone(),
        mapped: mapped(t, &mapping),
        reading: reading(t, l, &i, desk.actor.firm.currency),
        months: months(t, l, &i),
        undo: may && i.state == State::Booked,
        again: may && i.state == State::Undone && (i.kind == ImportKind::Ledger || i.has_file),
        same_file: i.reading.same_file.as_ref().map(|(name, id)| (name.clone(), format!("/data/{id}"))),
        state: i.state,
        has_file: i.has_file,
        failure: i.failure,
        file: i.file_name,
        title,
        may,
        page,
        t,
    })
}

fn bar(t: &L10nLanguage, l: Lang, now: jiff::Timestamp, i: &Import) -> Bar {
    let (done, size) = (i.bytes_done.unsigned_abs(), i.file_size.unsigned_abs().max(1));
    let rows = i.rows_done.unsigned_abs();
    let seconds = i.started_at.map_or(0, |s| now.duration_since(s.0).as_secs().unsigned_abs());
    let text = t.progress_rows(words::n(l, rows), i64::try_from(done.min(size) * 100 / size).unwrap_or(0));
    let note = match (seconds, done) {
        (0..=1, _) | (_, 0) => String::new(),
        (s, d) => t.progress_speed(words::n(l, rows / s), words::n(l, (size.saturating_sub(d)) * s / d)),
    };
    Bar { value: done.min(size), max: size, text, note }
}

fn sub(t: &L10nLanguage, l: Lang, i: &Import) -> String {
    let c = &i.counts;
    let rows = words::n(l, c.read);
    let int = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    match i.state {
        State::Checked => {
            let mut parts = vec![t.check_read(rows, i.file_name.as_str())];
            if c.faulty > 0 {
                parts.push(t.check_faulty(int(c.faulty), words::n(l, c.faulty)));
            }
            if i.reading.numbers > 0 {
                parts.push(t.check_numbers(int(i.reading.numbers), words::n(l, i.reading.numbers)));
            }
            parts.push(t.check_nothing_booked());
            parts.join(" ")
        }
        State::Booked => t.sub_booked(
            i.file_name.as_str(),
            i.booked_at.map(|m| l.moment(m.0)).unwrap_or_default(),
            i.by_name.as_str(),
        ),
        _ => words::state(t, l, i),
    }
}

fn mapped(t: &L10nLanguage, m: &Mapping) -> Vec<Mapped> {
    let columns = m.columns.iter().map(|c| Mapped { column: c.from.to_string(), field: words::target(t, &c.to) });
    let computed = m.computed.iter().map(|(to, _, text)| Mapped { column: text.clone(), field: words::target(t, to) });
    columns.chain(computed).collect()
}

fn reading(t: &L10nLanguage, l: Lang, i: &Import, firm: Currency) -> Vec<(String, String)> {
    let r = &i.reading;
    let mut out = Vec::new();
    if let Some((text, value)) = &r.number {
        let decimals = value.split_once('.').map_or(0, |(_, d)| u8::try_from(d.len()).unwrap_or(6).min(6));
        let shown = value.parse::<f64>().map_or_else(|_| value.clone(), |x| l.float(x, decimals));
        out.push((text.clone(), shown));
    }
    if let Some((text, value)) = &r.day {
        out.push((text.clone(), value.parse().map_or_else(|_| value.clone(), |d| l.day(d))));
    }
    if let Some((text, minor)) = &r.converted {
        out.push((text.clone(), l.money(*minor, firm)));
    }
    if !r.encoding.is_empty() {
        out.push((t.encoding(), r.encoding.clone()));
        out.push((t.delimiter(), words::delimiter(t, &r.delimiter)));
    }
    let passed =
        [(r.blank, t.passed_blank()), (r.repeated_headers, t.passed_headers()), (r.totals_rows, t.passed_totals())];
    out.extend(passed.into_iter().filter(|(n, _)| *n > 0).map(|(n, label)| (label, words::n(l, n))));
    if r.without_customer > 0 {
        out.push((t.without_customer(), words::n(l, r.without_customer)));
    }
    out
}

fn months(t: &L10nLanguage, l: Lang, i: &Import) -> Months {
    let place = |code: &str| crate::AmountKind::from_code(code).map_or(usize::MAX, crate::AmountKind::index);
    let mut keys: Vec<(usize, &str, &str)> =
        i.totals.iter().map(|x| (place(&x.kind), x.kind.as_str(), x.currency.as_str())).collect();
    keys.sort_unstable();
    keys.dedup();
    let money = |minor: i64, code: &str| Currency::parse(code).map_or_else(String::new, |c| l.amount(minor, c));
    let mut rows: BTreeMap<base::Month, Vec<i64>> = BTreeMap::new();
    let mut sums = vec![0_i64; keys.len()];
    for x in &i.totals {
        if let Some(at) = keys.iter().position(|k| k.1 == x.kind && k.2 == x.currency) {
            let row = rows.entry(x.month).or_insert_with(|| vec![0; keys.len()]);
            row[at] = row[at].saturating_add(x.amount_minor);
            sums[at] = sums[at].saturating_add(x.amount_minor);
        }
    }
    let line = |row: &[i64]| row.iter().zip(&keys).map(|(n, k)| money(*n, k.2)).collect::<Vec<_>>();
    Months {
        kinds: keys.iter().map(|k| format!("{}, {}", words::amount_code(t, k.1), k.2)).collect(),
        sums: line(&sums),
        rows: rows.into_iter().map(|(m, row)| (l.month_long(m), line(&row))).collect(),
    }
}

async fn check(desk: &Desk, i: &Import, mapping: &Mapping, after: i64, strip: Option<Strip>) -> Result<Check, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    if i.counts.read == 0 && i.problem_count == 0 {
        return Ok(Check { strip, ..Check::default() });
    }
    let (head, places) = columns(i, mapping);
    let found = store::problems(desk.db(), desk.actor.workspace, i.id, (after, i32::MAX), SHOWN + 1).await?;
    let more = i64::try_from(found.len()).unwrap_or(0) > SHOWN;
    let mut lines: Vec<Line> = Vec::new();
    let last_line = found.last().map_or(0, |(p, _)| p.line);
    for (p, _) in &found {
        if more && p.line == last_line && !lines.is_empty() {
            break;
        }
        match lines.last_mut() {
            Some(line) if line.line == p.line => line.add(p, &places, l),
            _ => lines.push(Line::of(p, &places, l)),
        }
    }
    let next = lines.last().filter(|_| more).map(|x| format!("/data/{}?after={}", i.id, x.line)).unwrap_or_default();
    let c = &i.counts;
    let numbers = if i.state == State::Checked { numbers(desk, i, mapping).await? } else { Vec::new() };
    let hidden = i.reading.numbers.saturating_sub(numbers.len() as u64);
    Ok(Check {
        figures: figures(desk, i),
        head,
        shown: t.problems_shown(words::n(l, i.problem_count.unsigned_abs())),
        lines,
        next,
        more_numbers: if hidden > 0 { t.more_numbers(words::n(l, hidden)) } else { String::new() },
        numbers,
        book: t.book_rows(i64::try_from(c.to_book()).unwrap_or(0), words::n(l, c.to_book())),
        book_note: book_note(t, l, i),
        faulty: c.faulty > 0,
        nothing: c.changes_nothing(),
        strip,
        links: desk.actor.may(base::Right::EditAll),
    })
}

fn book_note(t: &L10nLanguage, l: Lang, i: &Import) -> String {
    let c = &i.counts;
    if c.changes_nothing() {
        return t.book_note_nothing();
    }
    let mut out = t.book_note(words::n(l, c.new), words::n(l, c.changed), words::n(l, c.to_assign));
    if c.gone > 0 {
        out = format!("{out} {}", t.book_note_gone(words::n(l, c.gone)));
    }
    if c.faulty > 0 {
        out = format!("{out} {}", t.book_note_faulty(words::n(l, c.faulty)));
    }
    format!("{out} {}", t.book_note_undo())
}

fn figures(desk: &Desk, i: &Import) -> Vec<Figure> {
    let (l, t, c) = (desk.lang(), texts(desk.lang()), &i.counts);
    let firm = desk.actor.firm.currency;
    let money = |minor: i64| if minor == 0 { String::new() } else { t.sales_of(l.money(minor, firm)) };
    let plain = |label, n, note| Figure { label, value: words::n(l, n), note, wax: false };
    let mut out = vec![
        plain(t.count_new(), c.new, money(i.reading.new_amount)),
        plain(t.count_changed(), c.changed, t.count_changed_note()),
        plain(t.count_already(), c.already, t.count_already_note()),
        plain(t.count_to_assign(), c.to_assign, t.count_to_assign_note(l.money(i.reading.assign_amount, firm))),
        Figure {
            label: t.count_faulty(),
            value: words::n(l, c.faulty),
            note: t.count_faulty_note(),
            wax: c.faulty > 0,
        },
    ];
    if c.left_out > 0 {
        out.push(plain(t.count_left_out(), c.left_out, String::new()));
    }
    out
}

/// The columns of the table of problems: names, and positions in the file.
fn columns(i: &Import, mapping: &Mapping) -> (Vec<String>, Vec<usize>) {
    let headers = &i.reading.headers;
    let place = |c: &ColumnRef| match c {
        ColumnRef::Name(name) => headers.iter().position(|h| h.trim() == name),
        ColumnRef::Number(n) => n.checked_sub(1),
    };
    let mut places: Vec<usize> = mapping.columns.iter().filter_map(|c| place(&c.from)).take(COLUMNS).collect();
    places.sort_unstable();
    let name = |at: &usize| headers.get(*at).cloned().unwrap_or_else(|| (at + 1).to_string());
    (places.iter().map(name).collect(), places)
}

impl Line {
    fn of(p: &Problem, places: &[usize], l: Lang) -> Self {
        let cells: Vec<&str> = p.cells.split_terminator(CELL_END).collect();
        let cells = places.iter().map(|at| (cells.get(*at).copied().unwrap_or_default().to_owned(), false)).collect();
        let mut line = Self { line: p.line, number: words::n(l, p.line), cells, problems: Vec::new() };
        line.add(p, places, l);
        line
    }

    fn add(&mut self, p: &Problem, places: &[usize], l: Lang) {
        if let Some(at) = p.column.and_then(|c| places.iter().position(|x| *x == c)) {
            self.cells[at].1 = true;
        }
        let (action, fix_value) = match &p.remedy {
            Some(Remedy::Use(text)) => ("use", text.clone()),
            Some(Remedy::OpenMonth(_)) => ("open_month", String::new()),
            Some(Remedy::LeaveOut) | None => ("", String::new()),
        };
        self.problems.push(Wrong {
            column: p.column_name.clone(),
            text: p.text(l).to_owned(),
            value: p.value.clone(),
            action,
            fix: if action.is_empty() {
                String::new()
            } else {
                p.remedy.as_ref().map(|r| r.text(l)).unwrap_or_default()
            },
            fix_value,
            cell: p.column,
        });
    }
}

/// The largest numbers without account, each with the account that is probably meant.
async fn numbers(desk: &Desk, i: &Import, mapping: &Mapping) -> Result<Vec<Number>, Error> {
    let l = desk.lang();
    let seen = store::numbers(desk.db(), desk.actor.workspace, i.id, 20).await?;
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let structure = accounts::structure(&desk.site, desk.actor.workspace).await?;
    let visible = accounts::visible(desk.db(), &desk.actor).await?;
    let firm = desk.actor.firm.currency;
    let near = |n: &crate::model::NumberSeen| {
        nearest(&structure, &mapping.source_system, n)
            .filter(|a| visible.sees(a.account_id))
            .map(|a| (a.key.clone(), a.name.clone()))
    };
    Ok(seen
        .iter()
        .map(|n| Number {
            number: n.number.clone(),
            name: n.name.clone(),
            lines: l.count(n.lines),
            amount: l.money(n.amount_minor, firm),
            near: near(n),
        })
        .collect())
}

/// The account of the same number without leading zeros, or of the same name.
fn nearest<'a>(
    s: &'a accounts::Structure,
    system: &str,
    n: &crate::model::NumberSeen,
) -> Option<&'a accounts::AccountInfo> {
    let bare = |x: &str| x.trim().trim_start_matches('0').to_owned();
    let wanted = bare(&n.number);
    let same = s.units.iter().find(|u| u.numbers.iter().any(|(sys, x)| sys == system && bare(x) == wanted));
    if let Some(a) = same.and_then(|u| u.account).and_then(|a| s.account(a)) {
        return Some(a);
    }
    let name = base::fold::fold(&n.name);
    if name.chars().count() < 3 {
        return None;
    }
    let folded = |a: &&accounts::AccountInfo| base::fold::fold(&a.name);
    let first = name.split(' ').next().filter(|w| w.chars().count() >= 4).map(str::to_owned);
    s.accounts.iter().find(|a| folded(a) == name).or_else(|| {
        let word = first?;
        s.accounts.iter().find(|a| folded(a).split(' ').next() == Some(word.as_str()))
    })
}

/// The target words that a column of this import fills, for other pages.
pub(super) fn target_word(to: &Target) -> String {
    to.to_string()
}

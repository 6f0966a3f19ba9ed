//! One import, by its state: progress, preview with all problems, booked, undone.

mod problems;
mod sums;

use super::{import, words};
use crate::kind::ImportKind;
use crate::l10n::L10nLanguage;
use crate::mapping::{Identity, Mapping, Target};
use crate::model::{Import, State};
use crate::{run, texts};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::IntoResponse as _;
use base::page::{Crumb, Desk, Page, Place};
use base::{Currency, Error, Lang, PageResult};
use problems::{Check, check};
use serde::Deserialize;
use sums::{Months, months};

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
    /// Only what changed is sent.
    fragment: bool,
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
    /// The file has no documents: what that means.
    rows_only: bool,
    /// It is probably booked already.
    twice: String,
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

/// What was just decided, with the way back.
pub(super) struct Strip {
    pub text: String,
    pub line: u64,
    pub column: i32,
}

#[derive(Deserialize, Default)]
pub(super) struct At {
    /// Problems after this line.
    #[serde(default)]
    pub after: i64,
    /// Words that a problem has.
    #[serde(default)]
    pub q: String,
    /// The decision for several rows that was just made.
    #[serde(default)]
    pub decided: i64,
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>, Query(at): Query<At>) -> PageResult {
    let i = import(&desk, &id).await?;
    if i.state == State::Uploaded && i.has_file {
        return desk.done(&format!("/data/{}/mapping", i.id), "", None);
    }
    let page = built(&desk, i, &at, None).await?;
    desk.show(&page)
}

/// The counts, problems and the book bar after a decision.
pub(super) async fn after_decision(desk: &Desk, i: Import, q: &str, strip: Option<Strip>) -> PageResult {
    let at = At { q: q.to_owned(), ..At::default() };
    let page = PreviewPage { fragment: true, ..built(desk, i, &at, strip).await? };
    desk.fragment(page.as_check().render()?)
}

#[derive(Deserialize, Default)]
pub(super) struct Over {
    /// Asked by the words that have taken the bar's place.
    #[serde(default)]
    over: bool,
}

/// How far a run is. When it has ended, words without a clock take the bar's place and lead to the page once: a bar that
/// went on asking would begin the way there anew each second.
pub(super) async fn progress(desk: Desk, Path(id): Path<String>, Query(over): Query<Over>) -> PageResult {
    let i = import(&desk, &id).await?;
    let href = format!("/data/{}", i.id);
    if i.state.is_running() {
        let page = built(&desk, i, &At::default(), None).await?;
        return desk.fragment(page.as_progress().render()?);
    }
    if over.over {
        return Ok(([("hx-redirect", href)], "").into_response());
    }
    let words = texts(desk.lang()).run_over();
    let ended = format!(
        r#"<p class="voice" id="progress" hx-get="{href}/progress?over=true" hx-trigger="load" hx-swap="none"><a class="link" href="{href}">{words}</a></p>"#
    );
    desk.fragment(ended)
}

async fn built(desk: &Desk, i: Import, at: &At, strip: Option<Strip>) -> Result<PreviewPage, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let mapping = Mapping::parse(&i.mapping_text).unwrap_or_else(|_| Mapping::new(i.kind, ""));
    let title = words::import_title(t, i.kind);
    let mut page = desk.page(Place::Data, title.clone());
    let data = Crumb { label: t.data(), href: Some("/data".into()) };
    page.path = vec![data, Crumb { label: i.file_name.clone(), href: None }];
    let may = run::may(&desk.actor, i.kind);
    let bar = i.state.is_running().then(|| bar(t, l, desk.now(), &i));
    let check = check(desk, &i, &mapping, at, strip).await?;
    Ok(PreviewPage {
        href: format!("/data/{}", i.id),
        map_href: format!("/data/{}/mapping", i.id),
        sub: sub(t, l, &i),
        fragment: false,
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
        rows_only: i.kind == ImportKind::Ledger && i.state == State::Checked && mapping.identity() == Identity::Row,
        twice: twice(t, l, &i),
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

/// More than half of the days and customers of a file without documents are booked.
fn twice(t: &L10nLanguage, l: Lang, i: &Import) -> String {
    let (all, booked) = i.reading.same_days;
    if i.state != State::Checked || booked * 2 <= all {
        return String::new();
    }
    t.booked_otherwise(words::n(l, booked), words::n(l, all))
}

fn bar(t: &L10nLanguage, l: Lang, now: jiff::Timestamp, i: &Import) -> Bar {
    let (done, size) = (i.bytes_done.unsigned_abs(), i.file_size.unsigned_abs().max(1));
    let rows = i.rows_done.unsigned_abs();
    let seconds = i.started_at.map_or(0, |s| now.duration_since(s.0).as_secs().unsigned_abs());
    let percent = i64::try_from(done.min(size) * 100 / size).unwrap_or(0);
    let text = t.progress_rows(i64::try_from(rows).unwrap_or(i64::MAX), percent, words::n(l, rows));
    let note = match (seconds, done) {
        (0..=1, _) | (_, 0) => String::new(),
        (s, d) => {
            let left = (size.saturating_sub(d)) * s / d;
            t.progress_speed(i64::try_from(left).unwrap_or(i64::MAX), words::n(l, rows / s), words::n(l, left))
        }
    };
    Bar { value: done.min(size), max: size, text, note }
}

fn sub(t: &L10nLanguage, l: Lang, i: &Import) -> String {
    let c = &i.counts;
    let rows = words::n(l, c.read);
    let int = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    match i.state {
        State::Checked => {
            let mut parts = vec![t.check_read(int(c.read), i.file_name.as_str(), rows)];
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

/// The target words that a column of this import fills, for other pages.
pub(super) fn target_word(to: &Target) -> String {
    to.to_string()
}

//! What the preview asks of a person: problems row by row, numbers without account, the button that books.

use super::super::together::{Decided, decided};
use super::super::words;
use super::sums::{Figure, book_note, figures};
use super::{At, Strip};
use crate::mapping::{ColumnRef, Mapping};
use crate::model::{Alike, Import, Problem, Remedy, State};
use crate::reader::CELL_END;
use crate::{store, texts};
use base::page::{Desk, escape_query};
use base::{Error, Lang};
use std::collections::HashMap;

/// Lines with problems on one page.
const SHOWN: i64 = 50;
/// Columns of the table of problems.
const COLUMNS: usize = 8;
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "what the template asks")]
pub(super) struct Check {
    pub(super) figures: Vec<Figure>,
    pub(super) head: Vec<String>,
    pub(super) lines: Vec<Line>,
    pub(super) shown: String,
    /// What is searched for, and whether there is enough to search.
    pub(super) q: String,
    pub(super) searchable: bool,
    pub(super) next: String,
    pub(super) numbers: Vec<Number>,
    pub(super) more_numbers: String,
    pub(super) book: String,
    pub(super) book_note: String,
    pub(super) faulty: bool,
    pub(super) nothing: bool,
    pub(super) strip: Option<Strip>,
    pub(super) decided: Vec<Decided>,
    pub(super) links: bool,
}

/// A row of the file with what is wrong in it.
pub(super) struct Line {
    pub(super) line: u64,
    pub(super) number: String,
    pub(super) cells: Vec<(String, bool)>,
    pub(super) problems: Vec<Wrong>,
}

pub(super) struct Wrong {
    pub(super) column: String,
    pub(super) text: String,
    pub(super) value: String,
    pub(super) action: &'static str,
    pub(super) fix: String,
    pub(super) fix_value: String,
    /// A cell that may be written anew.
    pub(super) cell: Option<usize>,
    /// Its number within the row.
    pub(super) of: i32,
    pub(super) alike: Option<Same>,
}

/// Further rows with the same problem, told at the first of them.
pub(super) struct Same {
    /// „The same in 500 rows“.
    pub(super) note: String,
    pub(super) act: &'static str,
    /// What the button for the likely fix says; empty without one.
    pub(super) fix: String,
    pub(super) leave_out: String,
    /// All cells read the same: they may be written anew together.
    pub(super) cell: String,
}

pub(super) struct Number {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) lines: String,
    pub(super) amount: String,
    /// Account that is closest by number or name.
    pub(super) near: Option<(String, String)>,
}

pub(super) async fn check(
    desk: &Desk,
    i: &Import,
    mapping: &Mapping,
    at: &At,
    strip: Option<Strip>,
) -> Result<Check, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    if i.counts.read == 0 && i.problem_count == 0 {
        return Ok(Check { strip, ..Check::default() });
    }
    let open = i.state == State::Checked && i.has_file;
    let mut alike = if open { alike(desk, i).await? } else { HashMap::new() };
    let (head, places) = columns(i, mapping);
    let (ws, q) = (desk.actor.workspace, at.q.trim());
    let found = store::problems(desk.db(), ws, i.id, (at.after, i32::MAX), SHOWN + 1, q).await?;
    let more = i64::try_from(found.len()).unwrap_or(0) > SHOWN;
    let mut lines: Vec<Line> = Vec::new();
    let last_line = found.last().map_or(0, |(p, _)| p.line);
    for (p, number) in &found {
        if more && p.line == last_line && !lines.is_empty() {
            break;
        }
        let same = alike.remove(&Alike::of(p));
        match lines.last_mut() {
            Some(line) if line.line == p.line => line.add((p, *number), same, &places, l),
            _ => lines.push(Line::of((p, *number), same, &places, l)),
        }
    }
    let next = lines
        .last()
        .filter(|_| more)
        .map(|x| format!("/data/{}?after={}&q={}", i.id, x.line, escape_query(q)))
        .unwrap_or_default();
    let c = &i.counts;
    let to_book = c.to_book().saturating_sub(i.reading.waiting_with());
    let numbers = if i.state == State::Checked { numbers(desk, i, mapping).await? } else { Vec::new() };
    let hidden = i.reading.numbers.saturating_sub(numbers.len() as u64);
    Ok(Check {
        figures: figures(desk, i),
        head,
        shown: if q.is_empty() {
            t.problems_shown(words::n(l, i.problem_count.unsigned_abs()))
        } else {
            let n = store::problems_found(desk.db(), ws, i.id, q).await?;
            t.problems_found(l.count(n), words::n(l, i.problem_count.unsigned_abs()))
        },
        q: q.to_owned(),
        searchable: i.problem_count > 10 || !q.is_empty(),
        lines,
        next,
        more_numbers: if hidden > 0 { t.more_numbers(words::n(l, hidden)) } else { String::new() },
        numbers,
        book: t.book_rows(i64::try_from(to_book).unwrap_or(0), words::n(l, to_book)),
        book_note: book_note(t, l, i),
        faulty: c.faulty > 0,
        nothing: c.changes_nothing(),
        strip,
        decided: if open { decided(desk, i, at.decided).await? } else { Vec::new() },
        links: desk.actor.may(base::Right::EditAll),
    })
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
    fn of((p, of): (&Problem, i32), alike: Option<Same>, places: &[usize], l: Lang) -> Self {
        let cells: Vec<&str> = p.cells.split_terminator(CELL_END).collect();
        let cells = places.iter().map(|at| (cells.get(*at).copied().unwrap_or_default().to_owned(), false)).collect();
        let mut line = Self { line: p.line, number: words::n(l, p.line), cells, problems: Vec::new() };
        line.add((p, of), alike, places, l);
        line
    }

    fn add(&mut self, (p, of): (&Problem, i32), alike: Option<Same>, places: &[usize], l: Lang) {
        if let Some(at) = p.column.and_then(|c| places.iter().position(|x| *x == c)) {
            // What stands there now, after a correction too; the day of a closed month stays as the file writes it.
            let closed = matches!(p.remedy, Some(Remedy::OpenMonth(_))) && !self.cells[at].0.is_empty();
            if !p.value.is_empty() && !closed {
                self.cells[at].0.clone_from(&p.value);
            }
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
            of,
            alike,
        });
    }
}

/// Problems that several rows have, with what can be decided for all of them.
async fn alike(desk: &Desk, i: &Import) -> Result<HashMap<Alike, Same>, Error> {
    let (t, l) = (texts(desk.lang()), desk.lang());
    let groups = store::groups(desk.db(), desk.actor.workspace, i.id).await?;
    let same = |(group, n, value): (Alike, i64, Option<String>)| {
        let shown = l.count(n);
        let (act, fix) = match (group.fix.as_str(), &value) {
            ("use", Some(value)) => ("proposal", t.all_use(value.as_str(), shown.as_str())),
            ("use", None) => ("proposal", t.all_proposals(shown.as_str())),
            ("open_month", _) => ("open_month", t.all_open_month(shown.as_str())),
            _ => ("", String::new()),
        };
        let cell = group.place >= 0 && group.fix != "use" && group.fix != "open_month";
        let same = Same {
            note: t.all_note(shown.as_str()),
            act,
            fix,
            leave_out: t.all_leave_out(shown.as_str()),
            cell: if cell { t.all_take(shown.as_str()) } else { String::new() },
        };
        (group, same)
    };
    Ok(groups.into_iter().map(same).collect())
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

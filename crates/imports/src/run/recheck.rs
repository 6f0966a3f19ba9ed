//! A person's decision about one line in the preview: the line is looked at again, and the counts move with it.

use super::cut;
use super::ledger_rows::LedgerRows;
use super::problems::from_row_problem;
use super::reading::{self, Opened};
use super::walk::{GoodRow, Tally};
use super::{Mode, Run, upload_path};
use crate::kind::ImportKind;
use crate::mapping::{Field, Mapping};
use crate::model::{Counts, Import, MonthTotal, Problem, State};
use crate::row::{Checked, Corrections};
use crate::store::{self, LEFT_OUT, OPEN_MONTH};
use base::ids::ImportId;
use base::{Actor, Error, Quiet, Site};

/// What a person decides about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    Cell(usize, String),
    LeaveOut,
    OpenMonth,
}

impl Decision {
    pub(super) fn column(&self) -> i32 {
        match self {
            Self::Cell(c, _) => i32::try_from(*c).unwrap_or(i32::MAX),
            Self::LeaveOut => LEFT_OUT,
            Self::OpenMonth => OPEN_MONTH,
        }
    }
    pub(super) fn value(&self) -> &str {
        match self {
            Self::Cell(_, text) => text,
            _ => "",
        }
    }
}

/// What one line is under some corrections.
#[derive(Default)]
struct Looked {
    counts: Counts,
    /// Sales of the line, where it is new, and where it waits for an account.
    sales: (i64, i64),
    /// Sales of the line where it changes a booked one, and of that one.
    changed: (i64, i64),
    /// Its document, where that is booked whole.
    document: Option<String>,
    totals: Vec<MonthTotal>,
    problems: Vec<Problem>,
}

/// Keeps a decision and looks at the line again.
pub(crate) async fn correct(
    site: &Site,
    actor: &Actor,
    id: ImportId,
    line: u64,
    decision: &Decision,
) -> Result<(), Error> {
    let import = open_import(site, actor, id).await?;
    let known = store::problems_of_line(&site.db, actor.workspace, id, line).await?;
    let made = store::corrections(&site.db, actor.workspace, id).await?;
    let cells = known.first().map(|p| p.cells.clone());
    let cells = cells.or_else(|| made.iter().find(|c| c.line.unsigned_abs() == line).map(|c| c.cells.clone()));
    let cells = cells.ok_or(Error::NotFound)?;
    let before = store::as_corrections(&made);
    let mut tx = site.db.begin(actor, site.now()).await?;
    store::correct(&mut tx, id, line, (decision.column(), decision.value()), (&cells, 0)).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    moved(site, actor, import, (line, &cells), (known, before)).await
}

/// Takes a decision back.
pub(crate) async fn take_back(site: &Site, actor: &Actor, id: ImportId, line: u64, column: i32) -> Result<(), Error> {
    let import = open_import(site, actor, id).await?;
    let made = store::corrections(&site.db, actor.workspace, id).await?;
    let found = made.iter().find(|c| c.line.unsigned_abs() == line && c.column_no == column).cloned();
    let cells = found.ok_or(Error::NotFound)?.cells;
    let known = store::problems_of_line(&site.db, actor.workspace, id, line).await?;
    let mut tx = site.db.begin(actor, site.now()).await?;
    store::uncorrect(&mut tx, id, line, column).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    moved(site, actor, import, (line, &cells), (known, store::as_corrections(&made))).await
}

pub(super) async fn open_import(site: &Site, actor: &Actor, id: ImportId) -> Result<Import, Error> {
    let import = store::get(&site.db, actor, id).await?.ok_or(Error::NotFound)?;
    if import.state != State::Checked || !import.has_file {
        return Err(Error::Refused(crate::texts(actor.lang).refused_not_checked()));
    }
    Ok(import)
}

async fn moved(
    site: &Site,
    actor: &Actor,
    mut import: Import,
    (line, cells): (u64, &str),
    (known, before): (Vec<Problem>, Corrections),
) -> Result<(), Error> {
    let mapping = Mapping::parse(&import.mapping_text).map_err(|e| Error::Refused(e.text(actor.lang)))?;
    let copy = import.clone();
    let quiet = |_| {};
    let run = Run { site, actor, import: &copy, mapping, path: upload_path(site, copy.id), progress: &quiet };
    if import.kind != ImportKind::Ledger {
        // rows of small files lean on each other: the whole file is checked again
        run.check().await?;
        return Ok(());
    }
    let was = if known.is_empty() {
        run.look(line, cells, before).await?
    } else {
        let counts = Counts { read: 1, faulty: 1, ..Counts::default() };
        Looked { counts, problems: known, ..Looked::default() }
    };
    let made = store::corrections(&site.db, actor.workspace, import.id).await?;
    let now = run.look(line, cells, store::as_corrections(&made)).await?;
    add(&mut import.counts, &was.counts, -1);
    add(&mut import.counts, &now.counts, 1);
    for (totals, sign) in [(&was.totals, -1), (&now.totals, 1)] {
        for t in totals {
            add_total(&mut import.totals, t, sign);
        }
    }
    import.reading.new_amount += now.sales.0 - was.sales.0;
    import.reading.assign_amount += now.sales.1 - was.sales.1;
    import.reading.changed_amount += now.changed.0 - was.changed.0;
    import.reading.changed_before += now.changed.1 - was.changed.1;
    if let Some(document) = &now.document {
        let of = |l: &Looked| (l.counts.faulty > 0, l.counts.to_book() + l.counts.already > 0);
        cut::moved(&mut import.reading, document, of(&was), of(&now));
    }
    let gone = i64::try_from(was.problems.len()).unwrap_or(0);
    import.problem_count += i64::try_from(now.problems.len()).unwrap_or(0) - gone;
    import.reading.corrected = {
        let lines: std::collections::BTreeSet<i64> = made.iter().map(|c| c.line).collect();
        lines.len() as u64
    };
    let mut tx = site.db.begin(actor, site.now()).await?;
    store::forget_problems_of_line(&mut tx, import.id, line).await?;
    store::add_problems(&mut tx, import.id, &now.problems).await?;
    store::set_counts(&mut tx, &import).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    Ok(())
}

fn add(to: &mut Counts, c: &Counts, sign: i64) {
    let sum = |a: u64, b: u64| a.saturating_add_signed(sign * store::small(b));
    *to = Counts {
        read: sum(to.read, c.read),
        new: sum(to.new, c.new),
        changed: sum(to.changed, c.changed),
        already: sum(to.already, c.already),
        to_assign: sum(to.to_assign, c.to_assign),
        faulty: sum(to.faulty, c.faulty),
        left_out: sum(to.left_out, c.left_out),
        gone: to.gone,
    };
}

fn add_total(to: &mut Vec<MonthTotal>, t: &MonthTotal, sign: i64) {
    let same = |x: &&mut MonthTotal| x.month == t.month && x.kind == t.kind && x.currency == t.currency;
    match to.iter_mut().find(same) {
        Some(found) => found.amount_minor = found.amount_minor.saturating_add(sign * t.amount_minor),
        None => to.push(MonthTotal { amount_minor: sign * t.amount_minor, ..t.clone() }),
    }
    to.sort_by(|a, b| (a.month, &a.kind, &a.currency).cmp(&(b.month, &b.kind, &b.currency)));
}

impl Run<'_> {
    /// One ledger line under these corrections.
    async fn look(&self, line: u64, cells: &str, corrections: Corrections) -> Result<Looked, Error> {
        let (path, mapping, text) = (self.path.clone(), self.mapping.clone(), cells.to_owned());
        let open_month = corrections.open_month.clone();
        let context = reading::read_options(self.actor, corrections);
        let seen = tokio::task::spawn_blocking(move || {
            let mut rows = reading::open(&path, &mapping, context)?;
            let opened = Opened::of(&rows);
            Ok((rows.look_again(line, &text), opened))
        })
        .await?;
        let (seen, opened) = seen.map_err(|f: crate::FileFault| Error::Refused(f.text(self.actor.lang)))?;
        let mut tally = Tally::default();
        match seen {
            None => tally.found.counts.left_out = 1,
            Some(Checked::Faulty(problems)) => tally.fault(problems.iter().map(|p| from_row_problem(p, cells))),
            Some(Checked::Row(row)) => {
                let mut rows = LedgerRows::open(self, Mode::Check, open_month).await?;
                rows.feed(self, &mut tally, &opened, vec![GoodRow { row, cells: cells.into() }]).await?;
                tally.found.reading.changed_before = rows.replaced().await?;
            }
        }
        let c = &mut tally.found.counts;
        c.read = c.new + c.changed + c.already + c.to_assign + c.faulty;
        let counts = *c;
        let sales = (tally.found.reading.new_amount, tally.found.reading.assign_amount);
        let changed = (tally.found.reading.changed_amount, tally.found.reading.changed_before);
        let document = cut::is_whole(&self.mapping)
            .then(|| cut::document_of(cells, opened.place(Field::Document).0).map(str::to_owned))
            .flatten();
        Ok(Looked { counts, sales, changed, document, totals: tally.month_totals(), problems: tally.problems })
    }
}

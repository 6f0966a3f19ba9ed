//! Ledger rows beside the books: numbers find units, money is converted, closed months and doubles become problems;
//! what is left is compared (check) or staged (booking).

mod places;

use super::overlap::Overlap;
use super::problems::{BookProblem, BookTrouble};
use super::reading::Opened;
use super::walk::{GoodRow, Tally};
use super::{Mode, Run};
use crate::kind::AmountKind;
use crate::mapping::{Field, Identity};
use crate::model::NumberSeen;
use crate::row::{LedgerRow, TypedRow};
use crate::store;
use base::{Currency, Day, Error, Month, Quiet, Right};
use ledger::{Comparer, Foreign, NewLine, Offering, Source, Staged, Stager, Standing};
use places::Place;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

enum Desk {
    Check(Box<Comparer>),
    Stage {
        stager: Box<Stager>,
        /// Lines of closed months are compared first: staged they would make the whole import impossible.
        closed: Box<Comparer>,
    },
}

/// The rows of a ledger file on their way.
pub(super) struct LedgerRows {
    desk: Desk,
    system: String,
    firm: Currency,
    rates: ledger::Rates,
    closed_through: Option<Month>,
    open_month: BTreeSet<u64>,
    places: HashMap<String, Place>,
    nobody: Option<Place>,
    numbers: HashMap<String, NumberSeen>,
    structure: Arc<accounts::Structure>,
    visible: accounts::Visible,
    all: bool,
    overlap: Option<Overlap>,
    /// Document and line number name a row.
    by_line: bool,
}

/// A row that may go to the books.
struct Ready {
    at: usize,
    line: NewLine,
    number: Option<String>,
    assigned: bool,
    closed: bool,
}

fn identity(i: Identity) -> ledger::Identity {
    match i {
        Identity::DocumentLine => ledger::Identity::DocumentLine,
        Identity::Document => ledger::Identity::Document,
        Identity::Row => ledger::Identity::Row,
    }
}

fn comparer(run: &Run<'_>) -> Comparer {
    let (system, how) = (&run.mapping.source_system, identity(run.mapping.identity()));
    Comparer::open(&run.site.db, run.actor, run.site.now(), run.import.id, system, how)
}

impl LedgerRows {
    pub(super) async fn open(run: &Run<'_>, mode: Mode, open_month: BTreeSet<u64>) -> Result<Self, Error> {
        let (db, ws) = (&run.site.db, run.ws());
        let (system, how) = (run.mapping.source_system.clone(), identity(run.mapping.identity()));
        let desk = match mode {
            Mode::Check => Desk::Check(Box::new(comparer(run))),
            Mode::Book { .. } => {
                let now = run.site.now();
                let stager = Stager::open(db, run.actor, now, run.import.id, &system, how).await?;
                Desk::Stage { stager: Box::new(stager), closed: Box::new(comparer(run)) }
            }
        };
        Ok(Self {
            desk,
            system,
            firm: run.actor.firm.currency,
            rates: ledger::Rates::load(db, ws, run.actor.firm.currency).await?,
            closed_through: ledger::closed_through(db, ws).await?,
            open_month,
            places: HashMap::new(),
            nobody: None,
            numbers: HashMap::new(),
            structure: accounts::structure(run.site, ws).await?,
            visible: accounts::visible(db, run.actor).await?,
            all: run.actor.may(Right::ImportAll),
            by_line: run.mapping.identity() == Identity::DocumentLine,
            overlap: (run.mapping.identity() == Identity::Row).then(Overlap::default),
        })
    }

    pub(super) async fn feed(
        &mut self,
        run: &Run<'_>,
        tally: &mut Tally,
        opened: &Opened,
        rows: Vec<GoodRow>,
    ) -> Result<(), Error> {
        let rows: Vec<(LedgerRow, Box<str>)> = rows
            .into_iter()
            .filter_map(|r| match r.row {
                TypedRow::Ledger(row) => Some((*row, r.cells)),
                _ => None,
            })
            .filter(|(row, cells)| !tally.leaves_waiting(row, opened, cells))
            .collect();
        self.find_units(run, &rows).await?;
        let mut ready = Vec::with_capacity(rows.len());
        for (at, (row, cells)) in rows.iter().enumerate() {
            match self.line(at, row, tally) {
                Ok(line) => ready.push(line),
                Err(problem) => {
                    tally.cut.fault(row.document.as_deref());
                    tally.fault([problem.stored(opened, cells)]);
                }
            }
        }
        for (ready, standing) in self.beside_books(ready).await? {
            let (row, cells) = &rows[ready.at];
            match self.refused(row, &ready, standing) {
                Some(problem) => {
                    tally.cut.fault(row.document.as_deref());
                    tally.fault([problem.stored(opened, cells)]);
                }
                None => self.count(row, &ready, standing, tally),
            }
        }
        Ok(())
    }

    /// A row as a line of the ledger, or what is against it.
    fn line(&self, at: usize, row: &LedgerRow, tally: &mut Tally) -> Result<Ready, BookProblem> {
        let against = |field, value: &str, trouble| BookProblem {
            line: row.line_number,
            field: Some(field),
            value: value.to_owned(),
            trouble,
        };
        let number = row.customer.as_deref().unwrap_or_default();
        let place = match &row.customer {
            Some(n) => self.places.get(n).copied(),
            None => self.nobody,
        };
        let place = place.filter(|p| p.mine).ok_or_else(|| against(Field::Customer, number, BookTrouble::NotYours))?;
        let day = Day(row.day);
        let closed = self.closed_through.is_some_and(|c| day.month() <= c);
        let mut posting_day = day;
        let mut still_closed = closed;
        if closed && self.open_month.contains(&row.line_number) {
            posting_day = self.first_open().first();
            still_closed = false;
        }
        let (amounts, foreign) =
            self.money(row, tally).map_err(|trouble| against(Field::Currency, row.currency.code(), trouble))?;
        let line = NewLine {
            unit: place.unit,
            day,
            posting_day,
            offering: row
                .offering
                .as_ref()
                .map(|code| Offering { code: code.clone(), name: row.offering_name.clone().unwrap_or_default() }),
            document: row.document.clone(),
            line: row.line.clone(),
            quantity: row.quantity_thousandths,
            unit_of_measure: row.unit_of_measure.clone(),
            amounts,
            source: if row.estimate { Source::Estimate } else { Source::Booked },
            drivers: row.drivers.clone(),
            foreign,
            stands_for: row.stands_for.map(|(from, to)| (Day(from).month(), Day(to).month())),
        };
        Ok(Ready { at, line, number: row.customer.clone(), assigned: place.assigned, closed: still_closed })
    }

    fn first_open(&self) -> Month {
        self.closed_through.map_or(Month(0), |c| c.plus(1))
    }

    fn money(&self, row: &LedgerRow, tally: &mut Tally) -> Result<(Amounts, Option<Foreign>), BookTrouble> {
        if row.currency == self.firm || row.amounts.iter().all(Option::is_none) {
            return Ok((row.amounts, None));
        }
        let day = Day(row.rate_day.unwrap_or(row.day));
        let (_, rate) = self.rates.of(row.currency, day).ok_or(BookTrouble::NoRate { day })?;
        let mut amounts = [None; AmountKind::COUNT];
        for (to, from) in amounts.iter_mut().zip(row.amounts) {
            if let Some(minor) = from {
                *to = Some(self.rates.convert(minor, row.currency, rate).ok_or(BookTrouble::TooLarge)?);
                if tally.found.reading.converted.is_none()
                    && let Some(sample) = *to
                {
                    let text = base::Lang::En.money(minor, row.currency);
                    tally.found.reading.converted = Some((text, sample));
                }
            }
        }
        let foreign = Foreign { currency: row.currency, rate_millionths: rate, amounts: row.amounts };
        Ok((amounts, Some(foreign)))
    }

    /// What each line is to the books. While booking, lines of closed months stay away unless they are booked just so.
    async fn beside_books(&mut self, ready: Vec<Ready>) -> Result<Vec<(Ready, Standing)>, Error> {
        match &mut self.desk {
            Desk::Check(comparer) => {
                let lines: Vec<NewLine> = ready.iter().map(|r| r.line.clone()).collect();
                let standings = comparer.push(&lines).await?;
                Ok(ready.into_iter().zip(standings).collect())
            }
            Desk::Stage { stager, closed } => {
                let (late, mut open): (Vec<_>, Vec<_>) = ready.into_iter().partition(|r| r.closed);
                let mut out = Vec::with_capacity(late.len() + open.len());
                if !late.is_empty() {
                    let lines: Vec<NewLine> = late.iter().map(|r| r.line.clone()).collect();
                    for (r, standing) in late.into_iter().zip(closed.push(&lines).await?) {
                        if standing == Standing::Already {
                            open.push(r);
                        } else {
                            out.push((r, standing));
                        }
                    }
                    open.sort_unstable_by_key(|r| r.at);
                }
                let lines: Vec<NewLine> = open.iter().map(|r| r.line.clone()).collect();
                let standings = stager.push(&lines).await?;
                out.extend(open.into_iter().zip(standings));
                out.sort_unstable_by_key(|(r, _)| r.at);
                Ok(out)
            }
        }
    }

    fn refused(&self, row: &LedgerRow, ready: &Ready, standing: Standing) -> Option<BookProblem> {
        let (field, value, trouble) = match standing {
            Standing::Twice => (Field::Line, row.line.clone().unwrap_or_default(), BookTrouble::Twice),
            Standing::New | Standing::Changed if ready.closed => {
                let month = ready.line.day.month();
                let trouble = BookTrouble::ClosedMonth { month, open: self.first_open() };
                (Field::Day, row.day.to_string(), trouble)
            }
            _ => return None,
        };
        Some(BookProblem { line: row.line_number, field: Some(field), value, trouble })
    }

    fn count(&mut self, row: &LedgerRow, ready: &Ready, standing: Standing, tally: &mut Tally) {
        let month = Day(row.day).month();
        for kind in AmountKind::ALL {
            if let Some(amount) = row.amount(kind) {
                tally.add_total(month, kind.code(), row.currency.code(), amount);
            }
        }
        let sales = sales(&ready.line.amounts);
        tally.cut.good(row.document.as_deref());
        if let (Some(overlap), Standing::New) = (&mut self.overlap, standing) {
            overlap.add(ready.line.unit, ready.line.day);
        }
        let (counts, reading) = (&mut tally.found.counts, &mut tally.found.reading);
        match standing {
            Standing::Already => counts.already += 1,
            Standing::Changed => {
                counts.changed += 1;
                reading.changed_amount = reading.changed_amount.saturating_add(sales);
            }
            Standing::New if ready.assigned => {
                counts.new += 1;
                reading.new_amount = reading.new_amount.saturating_add(sales);
            }
            _ => {
                counts.to_assign += 1;
                reading.assign_amount = reading.assign_amount.saturating_add(sales);
            }
        }
        if let (Some(number), false) = (&ready.number, ready.assigned) {
            let seen = self.numbers.entry(number.clone()).or_insert_with(|| NumberSeen {
                number: number.clone(),
                name: row.customer_name.clone().or_else(|| row.unit_name.clone()).unwrap_or_default(),
                lines: 0,
                amount_minor: 0,
            });
            seen.lines += 1;
            seen.amount_minor = seen.amount_minor.saturating_add(sales);
        }
    }

    /// The last row was fed: what remains to be counted, and the numbers without account.
    pub(super) async fn finish(&mut self, run: &Run<'_>, tally: &mut Tally) -> Result<(), Error> {
        tally.found.reading.numbers = self.numbers.len() as u64;
        let mut numbers: Vec<NumberSeen> = std::mem::take(&mut self.numbers).into_values().collect();
        numbers.sort_unstable_by(|a, b| b.amount_minor.cmp(&a.amount_minor).then_with(|| a.number.cmp(&b.number)));
        numbers.truncate(KEPT_NUMBERS);
        for portion in numbers.chunks(500) {
            let mut tx = run.site.db.begin(run.actor, run.site.now()).await?;
            store::add_numbers(&mut tx, run.import.id, portion).await?;
            tx.commit_quiet(Quiet::Staging).await?;
        }
        if matches!(self.desk, Desk::Check(_)) {
            let empty = Desk::Check(Box::new(comparer(run)));
            if let Desk::Check(comparer) = std::mem::replace(&mut self.desk, empty) {
                let replaced = comparer.finish().await?;
                tally.found.counts.gone = replaced.gone.unsigned_abs();
                tally.found.reading.changed_before = replaced.sales_minor;
            }
            if let Some(overlap) = &self.overlap {
                tally.found.reading.same_days = overlap.told(run).await?;
            }
        }
        Ok(())
    }

    /// Sales of the booked lines that the rows fed so far take the place of. Lines that a whole document loses are not
    /// counted: a single row cannot tell them.
    pub(super) async fn replaced(self) -> Result<i64, Error> {
        match self.desk {
            Desk::Check(comparer) if self.by_line => Ok(comparer.finish().await?.sales_minor),
            _ => Ok(0),
        }
    }

    /// Ends staging; `None` where nothing was staged.
    pub(super) async fn staged(self) -> Result<Option<Staged>, Error> {
        match self.desk {
            Desk::Check(_) => Ok(None),
            Desk::Stage { stager, .. } => Ok(Some(stager.finish().await?)),
        }
    }
}

type Amounts = [Option<i64>; AmountKind::COUNT];

/// Numbers without account that the preview lists.
const KEPT_NUMBERS: usize = 10_000;

/// The sales of a line: gross sales where the file has them, else invoiced sales.
fn sales(amounts: &Amounts) -> i64 {
    let of = |k: AmountKind| amounts[k.index()];
    of(AmountKind::GrossSales).or_else(|| of(AmountKind::InvoicedSales)).unwrap_or(0)
}

//! The roll-up in memory: every unit's packed months, read once per version of the ledger. All figures of whole months
//! are sums over it; nothing of it depends on the structure, so an account that changes costs no reading.
use super::build::by_cell;
use super::inputs::Inputs;
use crate::booking::unreadable;
use crate::model::Sums;
use crate::model::book::each;
use crate::store;
use base::ids::{UnitId, WorkspaceId};
use base::{Actor, Day, Db, Error, Month, Site};
use engine_value::contribution::Kind;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// Counts of drivers in a month.
pub(super) type Counts<'a> = &'a [(Uuid, i64)];

/// A unit's months, packed, with the first and last day booked.
#[derive(Debug)]
struct Book {
    unit: UnitId,
    months: Box<[u8]>,
    days: (Option<Day>, Option<Day>),
}

/// All units' months.
#[derive(Debug, Default)]
pub(crate) struct Roll {
    /// In the order of units.
    books: Vec<Book>,
    /// Months with bookings.
    months: BTreeSet<Month>,
    /// First months with a cost: of the product, of each kind of cost-to-serve, of fixed cost.
    first_costs: [Option<Month>; FIRST],
}

/// Kinds from the product cost on.
pub(crate) const FIRST: usize = 9;

/// Fixed and shared costs are kept for at least and at most so many months before the last one booked.
const NEAR: i32 = 48;
const FAR: i32 = 120;

impl Roll {
    pub(crate) async fn load(db: &Db, ws: WorkspaceId) -> Result<Self, Error> {
        let mut roll = Self::default();
        for row in store::books(db, ws).await? {
            roll.note(&row.months)?;
            roll.books.push(Book {
                unit: row.unit_id,
                months: row.months.into_boxed_slice(),
                days: (row.first_day, row.last_day),
            });
        }
        Ok(roll)
    }

    /// Which months there are, and from when on there are costs.
    fn note(&mut self, months: &[u8]) -> Result<(), Error> {
        let first = Kind::ProductCost.index();
        each(months, |month, sums, _| {
            if sums.entries() > 0 {
                self.months.insert(month);
            }
            for (i, since) in self.first_costs.iter_mut().enumerate() {
                let kind = Kind::ALL[first + i];
                let computed = i == 0 && sums.has_computed_sales();
                if (sums.booked(kind) != 0 || sums.estimate(kind) != 0 || computed) && since.is_none_or(|s| month < s) {
                    *since = Some(month);
                }
            }
        })
        .map_err(unreadable)
    }

    pub(crate) fn first_costs(&self) -> [Option<Month>; FIRST] {
        self.first_costs
    }

    /// The latest month with bookings, up to `last`.
    pub(super) fn latest(&self, last: Month) -> Option<Month> {
        self.months.range(..=last).next_back().copied()
    }

    /// Months that pages ask for: eight quarters of R12 and all that is booked before, two years ahead.
    pub(super) fn reach(&self) -> (Month, Month) {
        let last = self.months.last().copied().unwrap_or(Month(0));
        let first = self.months.first().map_or(last, |first| *first.min(&last.plus(-NEAR)));
        // A day typed wrong must not make this a thousand years.
        (first.max(last.plus(-FAR)), last.plus(24))
    }

    fn book(&self, unit: UnitId) -> Option<&Book> {
        self.books.binary_search_by_key(&unit, |b| b.unit).ok().map(|at| &self.books[at])
    }

    /// First and last day booked on a unit.
    pub(crate) fn days(&self, unit: UnitId) -> (Option<Day>, Option<Day>) {
        self.book(unit).map(|b| b.days).unwrap_or_default()
    }

    /// Hands over the months of a span: all units', in their order.
    pub(super) fn each(
        &self,
        span: (Month, Month),
        mut hand: impl FnMut(UnitId, Month, &Sums, Counts<'_>),
    ) -> Result<(), Error> {
        self.books.iter().try_for_each(|b| within(b, span, &mut hand))
    }

    /// The same for one unit.
    fn each_of(
        &self,
        unit: UnitId,
        span: (Month, Month),
        mut hand: impl FnMut(UnitId, Month, &Sums, Counts<'_>),
    ) -> Result<(), Error> {
        self.book(unit).map_or(Ok(()), |b| within(b, span, &mut hand))
    }
}

fn within(
    b: &Book,
    span: (Month, Month),
    hand: &mut impl FnMut(UnitId, Month, &Sums, Counts<'_>),
) -> Result<(), Error> {
    each(&b.months, |month, sums, counts| {
        if span.0 <= month && month <= span.1 {
            hand(b.unit, month, sums, counts);
        }
    })
    .map_err(unreadable)
}

/// Where monthly sums are read: from memory, or row by row for commands and proofs.
#[derive(Debug, Clone)]
pub(crate) enum Rows {
    Memory(Arc<Ground>),
    Store,
}

impl Rows {
    /// Hands over the months of a span: all units', in their order.
    pub(super) async fn each(
        &self,
        db: &Db,
        ws: WorkspaceId,
        inputs: &Inputs,
        span: (Month, Month),
        mut hand: impl FnMut(UnitId, Month, &Sums, Counts<'_>),
    ) -> Result<(), Error> {
        let mut silent = inputs.silent(span, |_| true);
        let mut noting = |unit, month, sums: &Sums, counts: Counts<'_>| {
            silent.saw(unit, month);
            hand(unit, month, sums, counts);
        };
        if let Self::Memory(ground) = self {
            ground.roll.each(span, noting)?;
        } else {
            let counts = by_cell(store::driver_months(db, ws, span).await?);
            let of = |unit, month| counts.get(&(unit, month)).map_or(&[][..], Vec::as_slice);
            store::each_month(db, ws, span, |r| noting(r.unit, r.month, &r.sums, of(r.unit, r.month))).await?;
        }
        silent.hand_over(hand);
        Ok(())
    }

    /// The same for some units.
    pub(super) async fn each_of(
        &self,
        db: &Db,
        ws: WorkspaceId,
        inputs: &Inputs,
        units: &[UnitId],
        span: (Month, Month),
        mut hand: impl FnMut(UnitId, Month, &Sums, Counts<'_>),
    ) -> Result<(), Error> {
        if let Self::Memory(ground) = self {
            return ground.each_of(units, span, hand);
        }
        let mut silent = inputs.silent(span, |unit| units.contains(&unit));
        let counts = by_cell(store::driver_months(db, ws, span).await?);
        for unit in units {
            for r in store::months_of_unit(db, ws, *unit, span).await? {
                silent.saw(r.unit, r.month);
                hand(r.unit, r.month, &r.sums, counts.get(&(r.unit, r.month)).map_or(&[][..], Vec::as_slice));
            }
        }
        silent.hand_over(hand);
        Ok(())
    }
}

/// What figures are computed from, for one version of the ledger.
#[derive(Debug)]
pub(crate) struct Ground {
    pub roll: Roll,
    pub inputs: Arc<Inputs>,
}

impl Ground {
    /// Hands over the months of a span of some units, and behind them those in which only a rest is taken back.
    pub(super) fn each_of(
        &self,
        units: &[UnitId],
        span: (Month, Month),
        mut hand: impl FnMut(UnitId, Month, &Sums, Counts<'_>),
    ) -> Result<(), Error> {
        let mut silent = self.inputs.silent(span, |unit| units.contains(&unit));
        for unit in units {
            self.roll.each_of(*unit, span, |unit, month, sums, counts| {
                silent.saw(unit, month);
                hand(unit, month, sums, counts);
            })?;
        }
        silent.hand_over(hand);
        Ok(())
    }
}

/// The version of a firm's ledger, as one request has read it.
#[derive(Debug, Clone, Copy)]
struct Version(i64);

/// The version of the ledger; read once per request.
pub(super) async fn version(site: &Site, ws: WorkspaceId) -> Result<i64, Error> {
    let read = async || Ok::<_, Error>(Version(store::head(&site.db, ws).await?.version));
    Ok(site.seen.once(ws, read).await?.0)
}

/// The ground of the present version, from memory while no booking and no cost has changed it.
pub(crate) async fn ground(site: &Site, actor: &Actor) -> Result<Arc<Ground>, Error> {
    let ws = actor.workspace;
    let version = version(site, ws).await?;
    site.memo.made(ws, version, || load(&site.db, actor)).await
}

pub(super) async fn load(db: &Db, actor: &Actor) -> Result<Ground, Error> {
    let roll = Roll::load(db, actor.workspace).await?;
    let inputs = Arc::new(Inputs::load(db, actor, Some(&roll)).await?);
    Ok(Ground { roll, inputs })
}

//! The books follow the roll-up: the same change that adds to `ledger_month` packs the months of the units it touches.
use super::Orders;
use crate::model::book::{InMonth, Months, Unreadable, pack, unpack};
use crate::store::{self, BookRow, ComputedCell, DriverMonth, MonthRow};
use base::ids::UnitId;
use base::{Day, Error, Month, Tx};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Units whose months are unpacked at once.
const AT_ONCE: usize = 256;

type Days = (Option<Day>, Option<Day>);

/// A book that cannot be read is a broken store; `check --rebuild` writes it anew.
pub(crate) fn unreadable(_: Unreadable) -> Error {
    anyhow::anyhow!("a packed book of the ledger cannot be read; spagat check --rebuild writes it anew").into()
}

/// Adds an import's sums to the books of its units, or takes them away. To be called when the import is booked (or no
/// longer is): first and last days are looked up.
pub(super) async fn add(tx: &mut Tx, no: i32, rows: &[MonthRow], orders: &Orders, sign: i64) -> Result<(), Error> {
    let drivers = store::import_drivers(tx, no).await?;
    let mut units: BTreeSet<UnitId> = rows.iter().map(|r| r.unit).collect();
    units.extend(drivers.iter().map(|d| d.0));
    units.extend(orders.keys().map(|o| o.0));
    let units: Vec<UnitId> = units.into_iter().collect();
    for some in units.chunks(AT_ONCE) {
        let (first, last) = (some[0], some[some.len() - 1]);
        let mut books = open(tx, some).await?;
        for r in between(rows, |r| r.unit, (first, last)) {
            books.entry(r.unit).or_default().entry(r.month).or_default().sums.add(&r.sums, sign);
        }
        for d in between(&drivers, |d| d.0, (first, last)) {
            count(books.entry(d.0).or_default().entry(d.1).or_default(), d.2, sign * d.3);
        }
        for ((unit, month), n) in orders.range((first, Month(i32::MIN))..=(last, Month(i32::MAX))) {
            if let Some(m) = books.get_mut(unit).and_then(|b| b.get_mut(month)) {
                m.sums.add_orders(*n);
            }
        }
        let days: HashMap<UnitId, Days> =
            store::days_of(tx, some).await?.into_iter().map(|(u, first, last)| (u, (first, last))).collect();
        close(tx, &books, &days).await?;
    }
    Ok(())
}

/// Writes computed costs into the books.
pub(super) async fn set_computed(tx: &mut Tx, cells: &[ComputedCell]) -> Result<(), Error> {
    let units: BTreeSet<UnitId> = cells.iter().map(|c| c.unit).collect();
    let units: Vec<UnitId> = units.into_iter().collect();
    for some in units.chunks(AT_ONCE) {
        let (first, last) = (some[0], some[some.len() - 1]);
        let rows = store::books_of(tx, some).await?;
        let days = rows.iter().map(|r| (r.unit_id, (r.first_day, r.last_day))).collect();
        let mut books = read(&rows)?;
        for c in cells.iter().filter(|c| first <= c.unit && c.unit <= last) {
            if let Some(m) = books.get_mut(&c.unit).and_then(|b| b.get_mut(&c.month)) {
                m.sums.set_computed(&c.sums);
            }
        }
        close(tx, &books, &days).await?;
    }
    Ok(())
}

/// Writes all books anew from the roll-up's rows.
pub(super) async fn rebuild(tx: &mut Tx, rows: &[MonthRow], drivers: &[DriverMonth]) -> Result<(), Error> {
    store::clear_books(tx).await?;
    let books = of_rows(rows, drivers);
    let units: Vec<UnitId> = books.keys().copied().collect();
    let days = store::days_of(tx, &units).await?.into_iter().map(|(u, first, last)| (u, (first, last))).collect();
    close(tx, &books, &days).await
}

/// The books that rows of the roll-up make.
pub(super) fn of_rows(rows: &[MonthRow], drivers: &[DriverMonth]) -> BTreeMap<UnitId, Months> {
    let mut books: BTreeMap<UnitId, Months> = BTreeMap::new();
    for r in rows {
        books.entry(r.unit).or_default().entry(r.month).or_default().sums = r.sums;
    }
    for d in drivers {
        count(books.entry(d.unit_id).or_default().entry(d.month).or_default(), d.driver_id, d.quantity);
    }
    books
}

/// The rows of some units, of rows in the order of units.
fn between<T>(rows: &[T], unit: impl Fn(&T) -> UnitId, (first, last): (UnitId, UnitId)) -> &[T] {
    let from = rows.partition_point(|r| unit(r) < first);
    let to = rows.partition_point(|r| unit(r) <= last);
    &rows[from..to]
}

async fn open(tx: &mut Tx, units: &[UnitId]) -> Result<BTreeMap<UnitId, Months>, Error> {
    read(&store::books_of(tx, units).await?)
}

fn read(rows: &[BookRow]) -> Result<BTreeMap<UnitId, Months>, Error> {
    rows.iter().map(|r| Ok((r.unit_id, unpack(&r.months).map_err(unreadable)?))).collect()
}

/// Adds to the count of a driver; a count of nothing is not kept.
fn count(m: &mut InMonth, driver: Uuid, n: i64) {
    match m.drivers.binary_search_by_key(&driver, |d| d.0) {
        Ok(at) => m.drivers[at].1 += n,
        Err(at) => m.drivers.insert(at, (driver, n)),
    }
    m.drivers.retain(|d| d.1 != 0);
}

async fn close(tx: &mut Tx, books: &BTreeMap<UnitId, Months>, days: &HashMap<UnitId, Days>) -> Result<(), Error> {
    let row = |(unit_id, months): (&UnitId, &Months)| {
        let (first_day, last_day) = days.get(unit_id).copied().unwrap_or_default();
        BookRow { unit_id: *unit_id, first_day, last_day, months: pack(months) }
    };
    let rows: Vec<BookRow> = books.iter().map(row).collect();
    Ok(store::put_books(tx, &rows).await?)
}

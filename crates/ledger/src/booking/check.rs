//! Proof that the roll-up is what the facts give, and the way to build it anew.
use super::books;
use crate::model::book::pack;
use crate::model::{Cell, Sums, invoiced};
use crate::rules::identity::document_of;
use crate::rules::orders::Document;
use crate::store::{self, DriverMonth, MonthRow};
use base::ids::{UnitId, WorkspaceId};
use base::{Actor, Day, Db, Error, Month, Quiet};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A row of a document: posting day, import, line, unit and invoiced amount.
type DocumentRow = (base::Day, i32, i32, UnitId, i64);
type Drivers = BTreeMap<(UnitId, Month, Uuid), i64>;

/// What the facts give.
struct FromFacts {
    months: BTreeMap<Cell, Sums>,
    drivers: Drivers,
    /// First and last posting day of each unit.
    days: BTreeMap<UnitId, (Day, Day)>,
}

/// All months as the facts give them.
async fn from_facts(db: &Db, ws: WorkspaceId, exponent: u8) -> Result<FromFacts, Error> {
    let mut days: BTreeMap<UnitId, (Day, Day)> = BTreeMap::new();
    let costs = store::cost_list(db, ws, exponent).await?;
    let mut months: BTreeMap<Cell, Sums> = BTreeMap::new();
    let mut documents: HashMap<Vec<u8>, Vec<DocumentRow>> = HashMap::new();
    store::each_fact(db, ws, |line| {
        let span = days.entry(line.unit).or_insert((line.posting_day, line.posting_day));
        *span = (span.0.min(line.posting_day), span.1.max(line.posting_day));
        line.add_to(months.entry((line.unit, line.posting_day.month())).or_default(), &costs, 1);
        if let Some(d) = document_of(&line.identity) {
            let row = (line.posting_day, line.import_no, line.line_no, line.unit, invoiced(&line.amounts));
            documents.entry(d.to_vec()).or_default().push(row);
        }
    })
    .await?;
    for mut rows in documents.into_values() {
        rows.sort_unstable();
        let first = rows[0];
        let mut document = Document::new(first.3, first.0, first.4);
        rows[1..].iter().for_each(|r| document.add(r.3, r.0, r.4));
        if let Some(cell) = document.order() {
            months.entry(cell).or_default().add_orders(1);
        }
    }
    let mut drivers = Drivers::new();
    for (unit, day, driver, n) in store::driver_facts(db, ws).await? {
        *drivers.entry((unit, day.month(), driver)).or_default() += n;
    }
    drivers.retain(|_, n| *n != 0);
    Ok(FromFacts { months, drivers, days })
}

const ALL: (Month, Month) = (Month(0), Month(120_000));

/// Sentences (for the log and the command line, in English) about every month whose sums are not what the facts give.
pub async fn check(db: &Db, actor: &Actor) -> Result<Vec<String>, Error> {
    let ws = actor.workspace;
    let FromFacts { mut months, mut drivers, days } = from_facts(db, ws, store::exponent(actor)).await?;
    let mut faults = check_books(db, ws, &days).await?;
    store::each_month(db, ws, ALL, |row: MonthRow| {
        let facts = months.remove(&(row.unit, row.month)).unwrap_or_default();
        if facts != row.sums {
            faults.push(format!("ledger_month: unit {} in {} differs from its lines", row.unit, row.month));
        }
    })
    .await?;
    for ((unit, month), _) in months {
        faults.push(format!("ledger_month: unit {unit} in {month} is missing"));
    }
    for d in store::driver_months(db, ws, ALL).await? {
        let facts = drivers.remove(&(d.unit_id, d.month, d.driver_id)).unwrap_or(0);
        if facts != d.quantity {
            faults.push(format!("driver_month: unit {} in {} differs from its lines", d.unit_id, d.month));
        }
    }
    for ((unit, month, _), _) in drivers {
        faults.push(format!("driver_month: unit {unit} in {month} is missing"));
    }
    faults.extend(crate::closing::check(db, actor).await?);
    faults.extend(crate::figures::check(db, actor).await?);
    Ok(faults)
}

/// Sentences about books that are not the months of the roll-up.
async fn check_books(db: &Db, ws: WorkspaceId, days: &BTreeMap<UnitId, (Day, Day)>) -> Result<Vec<String>, Error> {
    let mut rows = Vec::new();
    store::each_month(db, ws, ALL, |row| rows.push(row)).await?;
    let mut of_rows = books::of_rows(&rows, &store::driver_months(db, ws, ALL).await?);
    let mut faults = Vec::new();
    for book in store::books(db, ws).await? {
        let months = of_rows.remove(&book.unit_id).unwrap_or_default();
        let span = days.get(&book.unit_id).copied();
        if pack(&months) != book.months || (book.first_day, book.last_day) != (span.map(|s| s.0), span.map(|s| s.1)) {
            faults.push(format!("ledger_book: unit {} differs from ledger_month", book.unit_id));
        }
    }
    let missing = of_rows.keys().map(|unit| format!("ledger_book: unit {unit} is missing"));
    faults.extend(missing);
    Ok(faults)
}

/// Builds the roll-up anew from the facts.
pub async fn rebuild(db: &Db, actor: &Actor, now: jiff::Timestamp) -> Result<(), Error> {
    let FromFacts { months, drivers, .. } = from_facts(db, actor.workspace, store::exponent(actor)).await?;
    let months: Vec<_> = months.into_iter().map(|((unit, month), sums)| MonthRow { unit, month, sums }).collect();
    let drivers: Vec<_> = drivers
        .into_iter()
        .map(|((unit_id, month, driver_id), quantity)| DriverMonth { unit_id, month, driver_id, quantity })
        .collect();
    let mut tx = db.begin(actor, now).await?;
    store::raise(&mut tx, 0, 0).await?;
    store::clear_roll_up(&mut tx).await?;
    store::put_months(&mut tx, &months, &drivers).await?;
    books::rebuild(&mut tx, &months, &drivers).await?;
    tx.commit_quiet(Quiet::Cache).await?;
    Ok(())
}

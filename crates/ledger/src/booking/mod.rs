//! Booking: one short change makes an import's staged lines facts, or takes them back.
//!
//! The head row is raised first, so that a firm's bookings wait for each other and for nobody else. Nothing here depends
//! on how many lines an import has, but for the few documents it shares with others: replaced lines were marked while
//! staging, and the sums lie ready beside the lines.
mod books;
mod check;
mod recost;

pub(crate) use books::unreadable;
pub use check::{check, rebuild};
pub(crate) use recost::recost_all;

use crate::model::ImportState;
use crate::refusal::Refusal;
use crate::rules::identity::document_range;
use crate::rules::orders::order_of;
use crate::store::{self, Import};
use base::ids::{ImportId, UnitId, WorkspaceId};
use base::{Actor, Db, Error, Month, Quiet, Tx};
use engine_value::contribution::Kind;
use std::collections::BTreeMap;

/// Lines deleted in one change while sweeping.
const SWEPT: i32 = 4_000;

/// What a booking has changed, for the audit event and the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Summary {
    /// Lines the import brought.
    pub entries: i64,
    /// Booked lines it replaced.
    pub replaced: i64,
    pub months: Vec<MonthTotal>,
}

/// What was added to a month, in minor units; taken away where an import is undone.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct MonthTotal {
    #[serde(serialize_with = "month_text")]
    pub month: Month,
    pub kind: &'static str,
    pub booked: i64,
    pub estimate: i64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn month_text<S: serde::Serializer>(m: &Month, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(m)
}

/// Makes a staged import's lines facts. The caller commits with its event.
pub async fn commit(tx: &mut Tx, import: ImportId) -> Result<Summary, Error> {
    let i = find(tx, import).await?;
    if i.state() != ImportState::Staging {
        return Err(Refusal::NotStaged.into_error(tx.actor().lang));
    }
    book(tx, &i, false).await
}

/// Takes an import back: each line it brought goes, each it replaced returns.
pub async fn unbook(tx: &mut Tx, import: ImportId) -> Result<Summary, Error> {
    let lang = tx.actor().lang;
    let i = find(tx, import).await?;
    if i.state() != ImportState::Booked {
        return Err(Refusal::NotBooked.into_error(lang));
    }
    let head = store::raise(tx, 1, 0).await?;
    let later = store::replaced_by_others(tx, i.import_no).await?;
    if !later.is_empty() {
        return Err(Refusal::LaterChange(later).into_error(lang));
    }
    refuse_closed(tx, &i, head.closed_through).await?;
    refresh_costs(tx, &i, &head).await?;
    let orders = order_corrections(tx, i.import_no, false).await?;
    store::roll_up(tx, i.import_no, true).await?;
    correct(tx, &orders).await?;
    store::drop_empty_months(tx).await?;
    store::set_state(tx, i.import_no, ImportState::Undone).await?;
    let rows = store::import_months(tx, i.import_no).await?;
    books::add(tx, i.import_no, &rows, &orders, -1).await?;
    Ok(summary(&i, &rows))
}

/// Takes an undo back, once.
pub async fn book_again(tx: &mut Tx, import: ImportId) -> Result<Summary, Error> {
    let lang = tx.actor().lang;
    let i = find(tx, import).await?;
    if i.state() != ImportState::Undone {
        return Err(Refusal::NotUndone.into_error(lang));
    }
    if i.again {
        return Err(Refusal::AgainOnce.into_error(lang));
    }
    book(tx, &i, true).await
}

async fn book(tx: &mut Tx, i: &Import, again: bool) -> Result<Summary, Error> {
    let lang = tx.actor().lang;
    let head = store::raise(tx, 1, 0).await?;
    if head.bookings - 1 > i.seen_bookings {
        let clashes = store::clashes(tx, i.import_no, i.seen_bookings).await?;
        if !clashes.is_empty() {
            return Err(Refusal::ChangedSince(clashes).into_error(lang));
        }
    }
    if store::count_replaced(tx, i.import_no).await? != i.replaced {
        return Err(Refusal::ReplacedSince.into_error(lang));
    }
    refuse_closed(tx, i, head.closed_through).await?;
    refresh_costs(tx, i, &head).await?;
    let orders = order_corrections(tx, i.import_no, true).await?;
    store::roll_up(tx, i.import_no, false).await?;
    correct(tx, &orders).await?;
    store::drop_empty_months(tx).await?;
    store::set_booked(tx, i.import_no, &head, again).await?;
    let rows = store::import_months(tx, i.import_no).await?;
    books::add(tx, i.import_no, &rows, &orders, 1).await?;
    Ok(summary(i, &rows))
}

async fn find(tx: &mut Tx, import: ImportId) -> Result<Import, Error> {
    let lang = tx.actor().lang;
    store::find_import_in(tx, import).await?.ok_or_else(|| Refusal::UnknownImport.into_error(lang))
}

async fn refuse_closed(tx: &mut Tx, i: &Import, closed: Option<Month>) -> Result<(), Error> {
    let lang = tx.actor().lang;
    let earliest = store::earliest_month(tx, i.import_no).await?;
    match (earliest, closed) {
        (Some(month), Some(closed)) if month <= closed => Err(Refusal::Closed(month).into_error(lang)),
        _ => Ok(()),
    }
}

/// The list of product costs may have changed since the lines were costed.
async fn refresh_costs(tx: &mut Tx, i: &Import, head: &store::Head) -> Result<(), Error> {
    if i.state() != ImportState::Booked && i.seen_costs != head.costs_version {
        recost::recost_import(tx, i.import_no).await?;
    }
    Ok(())
}

type Orders = BTreeMap<(UnitId, Month), i64>;

/// Documents with lines of several imports: how much the orders change beyond what the import counted by itself.
async fn order_corrections(tx: &mut Tx, no: i32, booking: bool) -> Result<Orders, Error> {
    let mut out = Orders::new();
    let mut add = |order: Option<(UnitId, Month)>, n: i64| {
        if let Some(cell) = order {
            *out.entry(cell).or_default() += n;
        }
    };
    for document in store::shared_documents(tx, no).await? {
        let (low, beyond) = document_range(&document);
        let rows = store::document_rows(tx, low, beyond).await?;
        let order = |mine: bool| {
            let fact = |r: &store::DocumentRow| {
                let booked = if r.import_no == no { mine } else { r.booked };
                booked && !(if r.replaced_by == Some(no) { mine } else { r.replaced })
            };
            order_of(rows.iter().filter(|r| fact(r)).map(|r| (r.unit_id, r.posting_day, r.invoiced)))
        };
        let alone = order_of(rows.iter().filter(|r| r.import_no == no).map(|r| (r.unit_id, r.posting_day, r.invoiced)));
        add(order(booking), 1);
        add(order(!booking), -1);
        add(alone, if booking { -1 } else { 1 });
    }
    out.retain(|_, n| *n != 0);
    Ok(out)
}

async fn correct(tx: &mut Tx, orders: &Orders) -> Result<(), Error> {
    for ((unit, month), n) in orders {
        store::correct_orders(tx, *unit, *month, *n).await?;
    }
    Ok(())
}

fn summary(i: &Import, rows: &[store::MonthRow]) -> Summary {
    let mut months: BTreeMap<(Month, usize), (i64, i64)> = BTreeMap::new();
    for row in rows {
        for kind in Kind::ALL {
            let (booked, estimate) = (row.sums.booked(kind), row.sums.estimate(kind));
            if booked != 0 || estimate != 0 {
                let total = months.entry((row.month, kind.index())).or_default();
                *total = (total.0 + booked, total.1 + estimate);
            }
        }
    }
    let months = months
        .into_iter()
        .map(|((month, kind), (booked, estimate))| MonthTotal { month, kind: Kind::ALL[kind].code(), booked, estimate })
        .collect();
    Summary { entries: i.entries, replaced: i.replaced, months }
}

/// How far an import's lines have come; `None` when the ledger has never seen it.
pub async fn state(db: &Db, ws: WorkspaceId, import: ImportId) -> Result<Option<ImportState>, Error> {
    Ok(store::find_import(db, ws, import).await?.map(|i| i.state()))
}

/// Imports whose staging was cut off; [`sweep_step`] clears them.
pub async fn left_over(db: &Db, ws: WorkspaceId) -> Result<Vec<ImportId>, Error> {
    Ok(store::left_over(db, ws).await?)
}

/// Clears some lines of a cancelled or undone import in one small change; `true` while more are left.
pub async fn sweep_step(db: &Db, actor: &Actor, now: jiff::Timestamp, import: ImportId) -> Result<bool, Error> {
    let mut tx = db.begin(actor, now).await?;
    let Some(i) = store::find_import_in(&mut tx, import).await? else { return Ok(false) };
    if !matches!(i.state(), ImportState::Staging | ImportState::Undone) {
        return Ok(false);
    }
    if store::free_replaced(&mut tx, i.import_no, i64::from(SWEPT)).await? == 0
        && !store::delete_lines(&mut tx, i.import_no, SWEPT).await?
    {
        store::delete_collected(&mut tx, i.import_no).await?;
        store::set_state(&mut tx, i.import_no, ImportState::Swept).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        return Ok(false);
    }
    tx.commit_quiet(Quiet::Staging).await?;
    Ok(true)
}

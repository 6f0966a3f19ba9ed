//! The books: each unit's months in one packed piece, with the first and last day booked.
use super::Sql;
use base::db::TxInner;
use base::ids::{UnitId, WorkspaceId};
use base::{Day, Db, Month, Tx, change, read, sql};
use uuid::Uuid;

/// A unit's packed months.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct BookRow {
    pub unit_id: UnitId,
    pub first_day: Option<Day>,
    pub last_day: Option<Day>,
    pub months: Vec<u8>,
}

sql!(BOOKS = "SELECT unit_id, first_day, last_day, months FROM ledger_book WHERE workspace_id = $1 ORDER BY unit_id");
macro_rules! books_of {
    ($units:literal, $same:literal) => {
        concat!(
            "SELECT b.unit_id, b.first_day, b.last_day, b.months FROM ",
            $units,
            " JOIN ledger_book b ON b.workspace_id = $1 AND b.unit_id = ",
            $same
        )
    };
}
sql!(BOOKS_OF_SQLITE[Sqlite] = books_of!("json_each($2) d CROSS", "unhex(d.value)"));
sql!(BOOKS_OF_PG[Pg] = books_of!("unnest($2::uuid[]) AS d (unit_id)", "d.unit_id"));
macro_rules! days_of {
    ($unit:literal, $units:literal) => {
        concat!(
            "SELECT ",
            $unit,
            ", (SELECT a.posting_day FROM ledger_fact a WHERE a.workspace_id = $1 AND a.unit_id = ",
            $unit,
            " ORDER BY a.posting_day LIMIT 1), \
             (SELECT z.posting_day FROM ledger_fact z WHERE z.workspace_id = $1 AND z.unit_id = ",
            $unit,
            " ORDER BY z.posting_day DESC LIMIT 1) FROM ",
            $units
        )
    };
}
sql!(DAYS_OF_SQLITE[Sqlite] = days_of!("unhex(d.value)", "json_each($2) d"));
sql!(DAYS_OF_PG[Pg] = days_of!("d.unit_id", "unnest($2::uuid[]) AS d (unit_id)"));
macro_rules! put_book {
    ($values:literal) => {
        concat!(
            "INSERT INTO ledger_book (workspace_id, unit_id, first_day, last_day, months) ",
            $values,
            " ON CONFLICT (workspace_id, unit_id) DO UPDATE SET first_day = excluded.first_day, \
             last_day = excluded.last_day, months = excluded.months"
        )
    };
}
sql!(BOOK_PUT[Sqlite] = put_book!("VALUES ($1, $2, $3, $4, $5)"));
sql!(BOOK_PUT_PG[Pg] = put_book!("SELECT $1, * FROM unnest($2::uuid[], $3::date[], $4::date[], $5::bytea[])"));
sql!(BOOK_GO = "DELETE FROM ledger_book WHERE workspace_id = $1 AND unit_id = $2");
sql!(ALL_BOOKS_GO = "DELETE FROM ledger_book WHERE workspace_id = $1");
sql!(
    IMPORT_DRIVER_MONTHS = "SELECT unit_id, month, driver_id, quantity FROM driver_import_month \
     WHERE workspace_id = $1 AND import_no = $2 ORDER BY unit_id, month, driver_id"
);

/// Units asked for at once.
const AT_ONCE: usize = 256;

/// All books of the firm in the order of units.
pub(crate) async fn books(db: &Db, ws: WorkspaceId) -> Sql<Vec<BookRow>> {
    read!(db, p => sqlx::query_as(BOOKS).bind(ws).fetch_all(p).await)
}

/// The ids as SQLite's `json_each` reads them.
fn list(units: &[UnitId]) -> String {
    let ids: Vec<String> = units.iter().map(|u| format!("\"{}\"", u.0.simple())).collect();
    format!("[{}]", ids.join(","))
}

fn ids(units: &[UnitId]) -> Vec<Uuid> {
    units.iter().map(|u| u.0).collect()
}

/// The books of some units, in no order.
pub(crate) async fn books_of(tx: &mut Tx, units: &[UnitId]) -> Sql<Vec<BookRow>> {
    let ws = tx.workspace();
    let mut out = Vec::with_capacity(units.len());
    for some in units.chunks(AT_ONCE) {
        out.extend(match tx.inner() {
            TxInner::Sqlite(t) => sqlx::query_as(BOOKS_OF_SQLITE).bind(ws).bind(list(some)).fetch_all(&mut **t).await?,
            TxInner::Pg(t) => {
                sqlx::query_as::<_, BookRow>(BOOKS_OF_PG).bind(ws).bind(ids(some)).fetch_all(&mut **t).await?
            }
        });
    }
    Ok(out)
}

/// First and last posting day of some units, as their facts are now.
pub(crate) async fn days_of(tx: &mut Tx, units: &[UnitId]) -> Sql<Vec<(UnitId, Option<Day>, Option<Day>)>> {
    let ws = tx.workspace();
    let mut out = Vec::with_capacity(units.len());
    for some in units.chunks(AT_ONCE) {
        out.extend(match tx.inner() {
            TxInner::Sqlite(t) => sqlx::query_as(DAYS_OF_SQLITE).bind(ws).bind(list(some)).fetch_all(&mut **t).await?,
            TxInner::Pg(t) => {
                sqlx::query_as::<_, (UnitId, Option<Day>, Option<Day>)>(DAYS_OF_PG)
                    .bind(ws)
                    .bind(ids(some))
                    .fetch_all(&mut **t)
                    .await?
            }
        });
    }
    Ok(out)
}

/// Writes books; one without months goes.
pub(crate) async fn put_books(tx: &mut Tx, books: &[BookRow]) -> Sql<()> {
    let ws = tx.workspace();
    let (empty, full): (Vec<&BookRow>, Vec<&BookRow>) = books.iter().partition(|b| b.months.is_empty());
    match tx.inner() {
        TxInner::Sqlite(t) => {
            for b in full {
                sqlx::query(BOOK_PUT)
                    .bind(ws)
                    .bind(b.unit_id)
                    .bind(b.first_day)
                    .bind(b.last_day)
                    .bind(&b.months[..])
                    .execute(&mut **t)
                    .await?;
            }
        }
        TxInner::Pg(t) => {
            for some in full.chunks(AT_ONCE) {
                sqlx::query(BOOK_PUT_PG)
                    .bind(ws)
                    .bind(some.iter().map(|b| b.unit_id.0).collect::<Vec<_>>())
                    .bind(some.iter().map(|b| b.first_day).collect::<Vec<_>>())
                    .bind(some.iter().map(|b| b.last_day).collect::<Vec<_>>())
                    .bind(some.iter().map(|b| b.months.clone()).collect::<Vec<_>>())
                    .execute(&mut **t)
                    .await?;
            }
        }
    }
    change!(tx, c => {
        for b in empty {
            sqlx::query(BOOK_GO).bind(ws).bind(b.unit_id).execute(&mut *c).await?;
        }
        Ok(())
    })
}

/// Takes all books away before they are written anew.
pub(crate) async fn clear_books(tx: &mut Tx) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(ALL_BOOKS_GO).bind(ws).execute(c).await.map(|_| ()))
}

/// What an import counts of drivers in each month.
pub(crate) async fn import_drivers(tx: &mut Tx, no: i32) -> Sql<Vec<(UnitId, Month, Uuid, i64)>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(IMPORT_DRIVER_MONTHS).bind(ws).bind(no).fetch_all(c).await)
}

//! The lines behind a figure, page by page, and what an account bought per offering.
use super::Sql;
use super::rows::from_row;
use base::ids::{AccountId, OfferingId, UnitId, WorkspaceId};
use base::{Day, Db, Period, read, sql};
use engine_value::contribution::Kind;
use futures_util::{Stream, TryStreamExt as _};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};
use std::collections::HashMap;

/// The amount of a line for a figure: each kind times its sign, `$5` to `$20` in the order of the ladder.
macro_rules! amount {
    () => {
        "$5 * COALESCE(l.gross_sales, 0) + $6 * COALESCE(l.invoice_discount, 0) + $7 * COALESCE(l.invoiced_sales, 0) \
         + $8 * COALESCE(l.cash_discount, 0) + $9 * COALESCE(l.bonus, 0) + $10 * COALESCE(l.allowance, 0) \
         + $11 * COALESCE(l.credit_note, 0) + $12 * COALESCE(l.product_cost, 0) + $13 * COALESCE(l.freight, 0) \
         + $14 * COALESCE(l.order_handling, 0) + $15 * COALESCE(l.complaints, 0) + $16 * COALESCE(l.service, 0) \
         + $17 * COALESCE(l.returns, 0) + $18 * COALESCE(l.receivables_financing, 0) \
         + $19 * COALESCE(l.other_cost_to_serve, 0) + $20 * COALESCE(l.account_fixed_cost, 0)"
    };
}
/// Lines that have an amount of a kind that counts.
macro_rules! counts {
    () => {
        "(($5 <> 0 AND l.gross_sales IS NOT NULL) OR ($6 <> 0 AND l.invoice_discount IS NOT NULL) \
         OR ($7 <> 0 AND l.invoiced_sales IS NOT NULL) OR ($8 <> 0 AND l.cash_discount IS NOT NULL) \
         OR ($9 <> 0 AND l.bonus IS NOT NULL) OR ($10 <> 0 AND l.allowance IS NOT NULL) \
         OR ($11 <> 0 AND l.credit_note IS NOT NULL) OR ($12 <> 0 AND l.product_cost IS NOT NULL) \
         OR ($13 <> 0 AND l.freight IS NOT NULL) OR ($14 <> 0 AND l.order_handling IS NOT NULL) \
         OR ($15 <> 0 AND l.complaints IS NOT NULL) OR ($16 <> 0 AND l.service IS NOT NULL) \
         OR ($17 <> 0 AND l.returns IS NOT NULL) OR ($18 <> 0 AND l.receivables_financing IS NOT NULL) \
         OR ($19 <> 0 AND l.other_cost_to_serve IS NOT NULL) OR ($20 <> 0 AND l.account_fixed_cost IS NOT NULL))"
    };
}
// CROSS JOIN: SQLite goes from the few units to their lines. Left to itself and without statistics it reads all lines.
macro_rules! of_account {
    () => {
        " FROM unit u CROSS JOIN ledger_fact l "
    };
}
macro_rules! where_account {
    () => {
        " WHERE u.workspace_id = $1 AND u.account_id = $2 AND l.workspace_id = $1 AND l.unit_id = u.unit_id \
         AND l.posting_day >= $3 AND l.posting_day <= $4 "
    };
}
macro_rules! where_unit {
    () => {
        " WHERE u.workspace_id = $1 AND u.unit_id = $2 AND l.workspace_id = $1 AND l.unit_id = u.unit_id \
         AND l.posting_day >= $3 AND l.posting_day <= $4 "
    };
}
macro_rules! entry {
    ($where:expr) => {
        concat!(
            "SELECT l.import_no, l.line_no, l.posting_day, l.document, l.line, o.code, o.name, l.quantity, \
             l.unit_of_measure, l.estimate, u.name, ",
            amount!(),
            of_account!(),
            " LEFT JOIN offering o ON o.workspace_id = $1 AND o.offering_id = l.offering_id ",
            $where,
            "AND ",
            counts!(),
            " AND (l.posting_day, l.import_no, l.line_no) < ($21, $22, $23) \
             ORDER BY l.posting_day DESC, l.import_no DESC, l.line_no DESC LIMIT $24"
        )
    };
}
macro_rules! summed {
    ($where:expr) => {
        concat!(
            "SELECT COUNT(*), CAST(COALESCE(SUM(",
            amount!(),
            "), 0) AS BIGINT)",
            of_account!(),
            $where,
            "AND ",
            counts!()
        )
    };
}
macro_rules! sold {
    ($where:expr) => {
        concat!(
            "SELECT l.offering_id, l.unit_of_measure, CAST(COALESCE(SUM(l.quantity), 0) AS BIGINT), \
             CAST(COALESCE(SUM(COALESCE(l.gross_sales, 0) - COALESCE(l.invoice_discount, 0) \
             + COALESCE(l.invoiced_sales, 0)), 0) AS BIGINT)",
            of_account!(),
            $where,
            "GROUP BY l.offering_id, l.unit_of_measure"
        )
    };
}
macro_rules! sold_abroad {
    ($where:expr) => {
        concat!(
            "SELECT l.offering_id, l.unit_of_measure, CAST(l.foreign_json AS TEXT), \
             COALESCE(l.gross_sales, 0) - COALESCE(l.invoice_discount, 0) + COALESCE(l.invoiced_sales, 0)",
            of_account!(),
            $where,
            "AND l.foreign_json IS NOT NULL"
        )
    };
}
macro_rules! last_import {
    ($where:expr) => {
        concat!(
            "SELECT MAX(i.booked_at), COUNT(DISTINCT l.import_no), MAX(l.posting_day)",
            of_account!(),
            " JOIN ledger_import i ON i.workspace_id = $1 AND i.import_no = l.import_no ",
            $where
        )
    };
}
sql!(ENTRIES_OF_ACCOUNT = entry!(where_account!()));
sql!(ENTRIES_OF_UNIT = entry!(where_unit!()));
sql!(SUM_OF_ACCOUNT = summed!(where_account!()));
sql!(SUM_OF_UNIT = summed!(where_unit!()));
sql!(SOLD_TO_ACCOUNT = sold!(where_account!()));
sql!(SOLD_TO_UNIT = sold!(where_unit!()));
sql!(SOLD_ABROAD_TO_ACCOUNT = sold_abroad!(where_account!()));
sql!(SOLD_ABROAD_TO_UNIT = sold_abroad!(where_unit!()));
sql!(LAST_IMPORT_OF_ACCOUNT = last_import!(where_account!()));
sql!(LAST_IMPORT_OF_UNIT = last_import!(where_unit!()));
sql!(HAS_RATES = "SELECT COUNT(*) FROM exchange_rate WHERE workspace_id = $1");

/// Whose lines: all of an account, or of one of its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Whose {
    Account(AccountId),
    Unit(UnitId),
}

impl Whose {
    /// The statement that fits, and what it asks for.
    fn of(self, account: &'static str, unit: &'static str) -> (&'static str, uuid::Uuid) {
        match self {
            Self::Account(a) => (account, a.0),
            Self::Unit(u) => (unit, u.0),
        }
    }
}

/// A line behind a figure.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub import_no: i32,
    pub line_no: i32,
    pub posting_day: Day,
    pub document: Option<String>,
    pub line: Option<String>,
    pub offering: Option<String>,
    pub offering_name: Option<String>,
    /// Thousandths.
    pub quantity: Option<i64>,
    pub unit_of_measure: Option<String>,
    pub estimate: bool,
    pub unit: String,
    /// What the line adds to the figure.
    pub amount: i64,
}

from_row!(Entry, row => Ok(Self {
    import_no: row.try_get(0)?,
    line_no: row.try_get(1)?,
    posting_day: row.try_get(2)?,
    document: row.try_get(3)?,
    line: row.try_get(4)?,
    offering: row.try_get(5)?,
    offering_name: row.try_get(6)?,
    quantity: row.try_get(7)?,
    unit_of_measure: row.try_get(8)?,
    estimate: row.try_get(9)?,
    unit: row.try_get(10)?,
    amount: row.try_get(11)?,
}));

/// Where a page of lines begins: the key of the last line before it.
pub(crate) type Before = (Day, i32, i32);

/// Signs of the kinds in a figure, in the order of the ladder.
pub(crate) type Signs = [i64; Kind::COUNT];

/// The next lines behind a figure, newest first.
pub(crate) async fn entries(
    db: &Db,
    ws: WorkspaceId,
    whose: Whose,
    period: Period,
    signs: &Signs,
    (before, limit): (Before, i64),
) -> Sql<Vec<Entry>> {
    let (sql, id) = whose.of(ENTRIES_OF_ACCOUNT, ENTRIES_OF_UNIT);
    read!(db, p => {
        let q = sqlx::query_as(sql).bind(ws).bind(id).bind(period.from()).bind(period.to());
        let q = signs.iter().fold(q, |q, s| q.bind(*s));
        q.bind(before.0).bind(before.1).bind(before.2).bind(limit).fetch_all(p).await
    })
}

/// How many lines stand behind a figure, and their sum.
pub(crate) async fn entries_sum(
    db: &Db,
    ws: WorkspaceId,
    whose: Whose,
    period: Period,
    signs: &Signs,
) -> Sql<(i64, i64)> {
    let (sql, id) = whose.of(SUM_OF_ACCOUNT, SUM_OF_UNIT);
    read!(db, p => {
        let q = sqlx::query_as(sql).bind(ws).bind(id).bind(period.from()).bind(period.to());
        signs.iter().fold(q, |q, s| q.bind(*s)).fetch_one(p).await
    })
}

/// Offering, unit of measure, quantity and invoiced sales.
pub(crate) type SoldRow = (Option<OfferingId>, Option<String>, i64, i64);

/// What was bought per offering and unit of measure.
pub(crate) async fn sold(db: &Db, ws: WorkspaceId, whose: Whose, period: Period) -> Sql<Vec<SoldRow>> {
    let (sql, id) = whose.of(SOLD_TO_ACCOUNT, SOLD_TO_UNIT);
    read!(db, p => sqlx::query_as(sql).bind(ws).bind(id).bind(period.from()).bind(period.to()).fetch_all(p).await)
}

/// What was invoiced of an offering in another currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Abroad {
    pub offering: Option<OfferingId>,
    pub unit_of_measure: Option<String>,
    pub currency: String,
    /// Invoiced, in minor units of that currency.
    pub foreign: i64,
    /// The same in the firm's currency, as it was booked.
    pub invoiced: i64,
}

/// Offering, unit of measure, what the line keeps of its own currency, invoiced.
pub(super) type AbroadRow = (Option<OfferingId>, Option<String>, String, i64);

/// What a line keeps of its own currency.
#[derive(serde::Deserialize)]
struct ForeignJson {
    currency: String,
    amounts: HashMap<String, i64>,
}

/// What was bought in other currencies; without any exchange rate nothing.
pub(crate) async fn sold_abroad(db: &Db, ws: WorkspaceId, whose: Whose, period: Period) -> Sql<Vec<Abroad>> {
    if !has_rates(db, ws).await? {
        return Ok(Vec::new());
    }
    let (sql, id) = whose.of(SOLD_ABROAD_TO_ACCOUNT, SOLD_ABROAD_TO_UNIT);
    read!(db, p => {
        let q = sqlx::query_as(sql).bind(ws).bind(id).bind(period.from()).bind(period.to());
        summed_abroad(q.fetch(p)).await
    })
}

/// Whether the firm has entered an exchange rate.
pub(super) async fn has_rates(db: &Db, ws: WorkspaceId) -> Sql<bool> {
    let rates: i64 = read!(db, p => sqlx::query_scalar(HAS_RATES).bind(ws).fetch_one(p).await)?;
    Ok(rates > 0)
}

/// Offering, unit of measure and currency.
type Place = (Option<OfferingId>, Option<String>, String);

/// Adds up lines as they come, so their number does not count.
pub(super) async fn summed_abroad(mut lines: impl Stream<Item = Sql<AbroadRow>> + Unpin) -> Sql<Vec<Abroad>> {
    let mut sums: HashMap<Place, (i64, i64)> = HashMap::new();
    while let Some((offering, unit_of_measure, json, invoiced)) = lines.try_next().await? {
        let f: ForeignJson = serde_json::from_str(&json).map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
        let of = |k: Kind| f.amounts.get(k.code()).copied().unwrap_or(0);
        let foreign = of(Kind::GrossSales) - of(Kind::InvoiceDiscount) + of(Kind::InvoicedSales);
        let sum = sums.entry((offering, unit_of_measure, f.currency)).or_default();
        let beyond = || sqlx::Error::Decode("sales in a foreign currency leave their range".into());
        sum.0 = sum.0.checked_add(foreign).ok_or_else(beyond)?;
        sum.1 = sum.1.checked_add(invoiced).ok_or_else(beyond)?;
    }
    Ok(sums
        .into_iter()
        .map(|((offering, unit_of_measure, currency), (foreign, invoiced))| Abroad {
            offering,
            unit_of_measure,
            currency,
            foreign,
            invoiced,
        })
        .collect())
}

/// When the lines of a period were last booked, by how many imports, and the last posting day.
pub(crate) async fn last_import(
    db: &Db,
    ws: WorkspaceId,
    whose: Whose,
    period: Period,
) -> Sql<(Option<base::Ts>, i64, Option<Day>)> {
    let (sql, id) = whose.of(LAST_IMPORT_OF_ACCOUNT, LAST_IMPORT_OF_UNIT);
    read!(db, p => sqlx::query_as(sql).bind(ws).bind(id).bind(period.from()).bind(period.to()).fetch_one(p).await)
}

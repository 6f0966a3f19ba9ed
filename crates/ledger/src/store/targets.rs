//! Targets, EBIT, probabilities of loss, exchange rates, kept blocks, the ladder's wording.
use super::Sql;
use crate::model::{AccountTarget, FirmTarget, NewRate};
use base::ids::{AccountId, ImportId, TargetId, WorkspaceId};
use base::{Currency, Day, Db, Tx, change, read, sql};
use sqlx::FromRow;
use sqlx::types::Json;

sql!(
    FIRM_TARGETS = "SELECT fiscal_year, margin_permille, satisfaction_permille, set_by_name, version FROM firm_target \
     WHERE workspace_id = $1 ORDER BY fiscal_year"
);
sql!(
    FIRM_TARGET_PUT = "INSERT INTO firm_target (workspace_id, fiscal_year, margin_permille, satisfaction_permille, \
     set_by_name, set_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, fiscal_year) DO UPDATE SET \
     margin_permille = excluded.margin_permille, satisfaction_permille = excluded.satisfaction_permille, \
     set_by_name = excluded.set_by_name, set_at = excluded.set_at, version = excluded.version"
);
sql!(FIRM_TARGET_GO = "DELETE FROM firm_target WHERE workspace_id = $1 AND fiscal_year = $2");
sql!(
    ACCOUNT_TARGET = "SELECT account_id, fiscal_year, net_revenue, db2, db3, margin_permille, set_by_name, version \
     FROM account_target WHERE workspace_id = $1 AND account_id = $2 AND fiscal_year = $3"
);
sql!(
    ACCOUNT_TARGET_PUT = "INSERT INTO account_target (workspace_id, target_id, account_id, fiscal_year, net_revenue, db2, db3, \
     margin_permille, set_by_name, made_by_import, set_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
     ON CONFLICT (workspace_id, account_id, fiscal_year) DO UPDATE SET net_revenue = excluded.net_revenue, \
     db2 = excluded.db2, db3 = excluded.db3, margin_permille = excluded.margin_permille, \
     set_by_name = excluded.set_by_name, made_by_import = excluded.made_by_import, set_at = excluded.set_at, \
     version = excluded.version"
);
sql!(ACCOUNT_TARGET_GO = "DELETE FROM account_target WHERE workspace_id = $1 AND account_id = $2 AND fiscal_year = $3");
sql!(
    ACCOUNT_TARGET_YEARS =
        "SELECT fiscal_year FROM account_target WHERE workspace_id = $1 AND account_id = $2 ORDER BY fiscal_year"
);
sql!(
    EBITS = "SELECT fiscal_year, amount_minor, reason, day, set_by_name, version FROM ebit WHERE workspace_id = $1 ORDER BY fiscal_year"
);
sql!(
    EBIT_PUT = "INSERT INTO ebit (workspace_id, fiscal_year, amount_minor, reason, day, set_by_name, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, fiscal_year) DO UPDATE SET \
     amount_minor = excluded.amount_minor, reason = excluded.reason, day = excluded.day, \
     set_by_name = excluded.set_by_name, version = excluded.version"
);
sql!(EBIT_GO = "DELETE FROM ebit WHERE workspace_id = $1 AND fiscal_year = $2");
sql!(
    LOSSES = "SELECT account_id, permille, reason, day, set_by_name, version FROM loss_probability WHERE workspace_id = $1 ORDER BY account_id"
);
sql!(
    LOSS_PUT = "INSERT INTO loss_probability (workspace_id, account_id, permille, reason, day, set_by_name, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, account_id) DO UPDATE SET \
     permille = excluded.permille, reason = excluded.reason, day = excluded.day, set_by_name = excluded.set_by_name, \
     version = excluded.version"
);
sql!(LOSS_GO = "DELETE FROM loss_probability WHERE workspace_id = $1 AND account_id = $2");
sql!(
    RATE_LIST =
        "SELECT currency, day, rate_millionths FROM exchange_rate WHERE workspace_id = $1 ORDER BY currency, day"
);
sql!(
    EXCHANGE_PUT = "INSERT INTO exchange_rate (workspace_id, currency, day, rate_millionths, made_by_import) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (workspace_id, currency, day) DO UPDATE SET \
     rate_millionths = excluded.rate_millionths, made_by_import = excluded.made_by_import"
);
sql!(EXCHANGE_OF = "SELECT rate_millionths FROM exchange_rate WHERE workspace_id = $1 AND currency = $2 AND day = $3");
sql!(EXCHANGE_GO = "DELETE FROM exchange_rate WHERE workspace_id = $1 AND currency = $2 AND day = $3");
sql!(KEPT = "SELECT block, kept FROM kept_block WHERE workspace_id = $1 ORDER BY block");
sql!(
    KEPT_PUT = "INSERT INTO kept_block (workspace_id, block, kept, set_by_name, set_at) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (workspace_id, block) DO UPDATE SET kept = excluded.kept, set_by_name = excluded.set_by_name, \
     set_at = excluded.set_at"
);
sql!(KEPT_GO = "DELETE FROM kept_block WHERE workspace_id = $1 AND block = $2");
sql!(
    WORDINGS =
        "SELECT number, wording, set_by_name, set_at FROM ladder_version WHERE workspace_id = $1 ORDER BY number DESC"
);
sql!(
    WORDING_ADD =
        "INSERT INTO ladder_version (workspace_id, number, wording, set_by_name, set_at) VALUES ($1, $2, $3, $4, $5)"
);
sql!(SETTINGS = "SELECT settings FROM ledger_head WHERE workspace_id = $1");
sql!(SETTINGS_PUT = "UPDATE ledger_head SET settings = $2, version = version + 1 WHERE workspace_id = $1");

#[derive(Debug, Clone, FromRow)]
struct FirmTargetRow {
    fiscal_year: i32,
    margin_permille: i32,
    satisfaction_permille: i32,
    set_by_name: String,
    version: i64,
}

impl FirmTargetRow {
    fn target(self) -> (FirmTarget, i64) {
        let t = FirmTarget {
            fiscal_year: self.fiscal_year,
            margin_permille: self.margin_permille,
            satisfaction_permille: self.satisfaction_permille,
            set_by: Some(self.set_by_name),
        };
        (t, self.version)
    }
}

/// Targets of the firm with their versions, by fiscal year.
pub(crate) async fn firm_targets(db: &Db, ws: WorkspaceId) -> Sql<Vec<(FirmTarget, i64)>> {
    let rows: Vec<FirmTargetRow> = read!(db, p => sqlx::query_as(FIRM_TARGETS).bind(ws).fetch_all(p).await)?;
    Ok(rows.into_iter().map(FirmTargetRow::target).collect())
}

pub(crate) async fn firm_targets_in(tx: &mut Tx) -> Sql<Vec<(FirmTarget, i64)>> {
    let ws = tx.workspace();
    let rows: Vec<FirmTargetRow> = change!(tx, c => sqlx::query_as(FIRM_TARGETS).bind(ws).fetch_all(c).await)?;
    Ok(rows.into_iter().map(FirmTargetRow::target).collect())
}

pub(crate) async fn put_firm_target(tx: &mut Tx, year: i32, values: Option<(i32, i32)>, version: i64) -> Sql<()> {
    let (ws, now, by) = (tx.workspace(), tx.now(), tx.actor().name.clone());
    change!(tx, c => match values {
        Some((margin, satisfaction)) => sqlx::query(FIRM_TARGET_PUT).bind(ws).bind(year).bind(margin).bind(satisfaction)
            .bind(by).bind(now).bind(version).execute(c).await.map(|_| ()),
        None => sqlx::query(FIRM_TARGET_GO).bind(ws).bind(year).execute(c).await.map(|_| ()),
    })
}

#[derive(Debug, Clone, FromRow)]
struct AccountTargetRow {
    account_id: AccountId,
    fiscal_year: i32,
    net_revenue: Option<i64>,
    db2: Option<i64>,
    db3: Option<i64>,
    margin_permille: Option<i32>,
    set_by_name: String,
    version: i64,
}

/// A target as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredTarget {
    pub target: AccountTarget,
    pub set_by: String,
    pub version: i64,
}

impl AccountTargetRow {
    fn target(self) -> StoredTarget {
        StoredTarget {
            target: AccountTarget {
                account: self.account_id,
                fiscal_year: self.fiscal_year,
                net_revenue: self.net_revenue,
                db2: self.db2,
                db3: self.db3,
                margin_permille: self.margin_permille,
            },
            set_by: self.set_by_name,
            version: self.version,
        }
    }
}

pub(crate) async fn account_target(
    db: &Db,
    ws: WorkspaceId,
    account: AccountId,
    year: i32,
) -> Sql<Option<StoredTarget>> {
    let row: Option<AccountTargetRow> =
        read!(db, p => sqlx::query_as(ACCOUNT_TARGET).bind(ws).bind(account).bind(year).fetch_optional(p).await)?;
    Ok(row.map(AccountTargetRow::target))
}

pub(crate) async fn account_target_in(tx: &mut Tx, account: AccountId, year: i32) -> Sql<Option<StoredTarget>> {
    let ws = tx.workspace();
    let row: Option<AccountTargetRow> =
        change!(tx, c => sqlx::query_as(ACCOUNT_TARGET).bind(ws).bind(account).bind(year).fetch_optional(c).await)?;
    Ok(row.map(AccountTargetRow::target))
}

pub(crate) async fn put_account_target(
    tx: &mut Tx,
    t: &AccountTarget,
    version: i64,
    import: Option<ImportId>,
) -> Sql<()> {
    let (ws, now, by, t) = (tx.workspace(), tx.now(), tx.actor().name.clone(), *t);
    change!(tx, c => sqlx::query(ACCOUNT_TARGET_PUT).bind(ws).bind(TargetId::new()).bind(t.account).bind(t.fiscal_year)
        .bind(t.net_revenue).bind(t.db2).bind(t.db3).bind(t.margin_permille).bind(by).bind(import).bind(now).bind(version)
        .execute(c).await.map(|_| ()))
}

pub(crate) async fn remove_account_target(tx: &mut Tx, account: AccountId, year: i32) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(ACCOUNT_TARGET_GO).bind(ws).bind(account).bind(year).execute(c).await.map(|_| ()))
}

pub(crate) async fn target_years(tx: &mut Tx, account: AccountId) -> Sql<Vec<i32>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(ACCOUNT_TARGET_YEARS).bind(ws).bind(account).fetch_all(c).await)
}

/// A number somebody has entered with a reason: the EBIT of a year, or how probable it is that an account is lost.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, serde::Serialize, serde::Deserialize)]
pub struct Ebit {
    pub fiscal_year: i32,
    pub amount_minor: i64,
    pub reason: String,
    pub day: Day,
    pub set_by_name: String,
    pub version: i64,
}

/// How probable it is that an account is lost within twelve months, as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, serde::Serialize, serde::Deserialize)]
pub struct LossProbability {
    pub account_id: AccountId,
    pub permille: i32,
    pub reason: String,
    pub day: Day,
    pub set_by_name: String,
    pub version: i64,
}

pub(crate) async fn ebits(db: &Db, ws: WorkspaceId) -> Sql<Vec<Ebit>> {
    read!(db, p => sqlx::query_as(EBITS).bind(ws).fetch_all(p).await)
}

pub(crate) async fn ebits_in(tx: &mut Tx) -> Sql<Vec<Ebit>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(EBITS).bind(ws).fetch_all(c).await)
}

pub(crate) async fn put_ebit(tx: &mut Tx, year: i32, e: Option<&Ebit>) -> Sql<()> {
    let ws = tx.workspace();
    let e = e.cloned();
    change!(tx, c => match e {
        Some(e) => sqlx::query(EBIT_PUT).bind(ws).bind(year).bind(e.amount_minor).bind(e.reason).bind(e.day)
            .bind(e.set_by_name).bind(e.version).execute(c).await.map(|_| ()),
        None => sqlx::query(EBIT_GO).bind(ws).bind(year).execute(c).await.map(|_| ()),
    })
}

pub(crate) async fn losses(db: &Db, ws: WorkspaceId) -> Sql<Vec<LossProbability>> {
    read!(db, p => sqlx::query_as(LOSSES).bind(ws).fetch_all(p).await)
}

pub(crate) async fn losses_in(tx: &mut Tx) -> Sql<Vec<LossProbability>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(LOSSES).bind(ws).fetch_all(c).await)
}

pub(crate) async fn put_loss(tx: &mut Tx, account: AccountId, l: Option<&LossProbability>) -> Sql<()> {
    let ws = tx.workspace();
    let l = l.cloned();
    change!(tx, c => match l {
        Some(l) => sqlx::query(LOSS_PUT).bind(ws).bind(account).bind(l.permille).bind(l.reason).bind(l.day)
            .bind(l.set_by_name).bind(l.version).execute(c).await.map(|_| ()),
        None => sqlx::query(LOSS_GO).bind(ws).bind(account).execute(c).await.map(|_| ()),
    })
}

/// Currency, day and rate, in this order.
pub(crate) async fn exchange_rates(db: &Db, ws: WorkspaceId) -> Sql<Vec<(String, Day, i64)>> {
    read!(db, p => sqlx::query_as(RATE_LIST).bind(ws).fetch_all(p).await)
}

/// Writes a rate (or removes it); returns what stood there.
pub(crate) async fn put_exchange(
    tx: &mut Tx,
    (currency, day): (Currency, Day),
    rate: Option<i64>,
    import: Option<ImportId>,
) -> Sql<Option<i64>> {
    let (ws, code) = (tx.workspace(), currency.code().to_owned());
    change!(tx, c => {
        let before: Option<i64> =
            sqlx::query_scalar(EXCHANGE_OF).bind(ws).bind(&code).bind(day).fetch_optional(&mut *c).await?;
        match rate {
            Some(rate) => sqlx::query(EXCHANGE_PUT).bind(ws).bind(&code).bind(day).bind(rate).bind(import)
                .execute(&mut *c).await.map(|_| ())?,
            None => sqlx::query(EXCHANGE_GO).bind(ws).bind(&code).bind(day).execute(&mut *c).await.map(|_| ())?,
        }
        Ok(before)
    })
}

/// What persons have said about kept blocks.
pub(crate) async fn kept(db: &Db, ws: WorkspaceId) -> Sql<Vec<(String, bool)>> {
    read!(db, p => sqlx::query_as(KEPT).bind(ws).fetch_all(p).await)
}

pub(crate) async fn put_kept(tx: &mut Tx, block: &str, kept: Option<bool>) -> Sql<Option<bool>> {
    let (ws, now, by, block) = (tx.workspace(), tx.now(), tx.actor().name.clone(), block.to_owned());
    change!(tx, c => {
        let all: Vec<(String, bool)> = sqlx::query_as(KEPT).bind(ws).fetch_all(&mut *c).await?;
        let before = all.into_iter().find(|(b, _)| *b == block).map(|(_, k)| k);
        match kept {
            Some(k) => sqlx::query(KEPT_PUT).bind(ws).bind(&block).bind(k).bind(by).bind(now).execute(&mut *c).await.map(|_| ())?,
            None => sqlx::query(KEPT_GO).bind(ws).bind(&block).execute(&mut *c).await.map(|_| ())?,
        }
        Ok(before)
    })
}

/// One version of the ladder's wording.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct WordingRow {
    pub number: i32,
    pub wording: Json<serde_json::Value>,
    pub set_by_name: String,
    pub set_at: base::Ts,
}

/// Newest first.
pub(crate) async fn wordings(db: &Db, ws: WorkspaceId) -> Sql<Vec<WordingRow>> {
    read!(db, p => sqlx::query_as(WORDINGS).bind(ws).fetch_all(p).await)
}

pub(crate) async fn wordings_in(tx: &mut Tx) -> Sql<Vec<WordingRow>> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(WORDINGS).bind(ws).fetch_all(c).await)
}

pub(crate) async fn add_wording(tx: &mut Tx, number: i32, wording: &serde_json::Value) -> Sql<()> {
    let (ws, now, by, wording) = (tx.workspace(), tx.now(), tx.actor().name.clone(), Json(wording.clone()));
    change!(tx, c => sqlx::query(WORDING_ADD).bind(ws).bind(number).bind(wording).bind(by).bind(now).execute(c).await.map(|_| ()))
}

/// The firm's thresholds as stored.
pub(crate) async fn settings(db: &Db, ws: WorkspaceId) -> Sql<Option<serde_json::Value>> {
    let s: Option<Json<serde_json::Value>> =
        read!(db, p => sqlx::query_scalar(SETTINGS).bind(ws).fetch_optional(p).await)?;
    Ok(s.map(|s| s.0))
}

pub(crate) async fn put_settings(tx: &mut Tx, settings: &serde_json::Value) -> Sql<()> {
    super::ensure_head(tx).await?;
    let (ws, s) = (tx.workspace(), Json(settings.clone()));
    change!(tx, c => sqlx::query(SETTINGS_PUT).bind(ws).bind(s).execute(c).await.map(|_| ()))
}

/// All exchange rates to book.
pub(crate) async fn put_rates(tx: &mut Tx, rates: &[NewRate], import: Option<ImportId>) -> Sql<Vec<Option<i64>>> {
    let mut before = Vec::with_capacity(rates.len());
    for r in rates {
        before.push(put_exchange(tx, (r.currency, r.day), Some(r.rate_millionths), import).await?);
    }
    Ok(before)
}

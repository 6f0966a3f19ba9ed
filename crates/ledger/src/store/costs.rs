//! Product costs, rates, fixed and shared costs: one entry at a time, and the lists figures need.
use super::{Driver as DriverColumns, Sql};
use crate::model::{Basis, Cost, CostEntry, Driver, Per, SplitKey};
use crate::rules::costing::{CostList, Valid};
use base::ids::{AccountId, ImportId, OfferingId, WorkspaceId};
use base::{Day, Db, Month, Tx, change, read, sql};
use sqlx::FromRow;
use std::collections::HashMap;
use uuid::Uuid;

sql!(
    PRODUCT_COSTS = "SELECT offering_id, offering_group, cost_millionths, cost_permille, from_day, to_day FROM product_cost \
     WHERE workspace_id = $1 ORDER BY from_day, created_at, product_cost_id"
);
sql!(
    OFFERING_GROUPS =
        "SELECT offering_id, offering_group FROM offering WHERE workspace_id = $1 AND offering_group <> ''"
);
sql!(
    PRODUCT_ENTRIES = "SELECT p.product_cost_id, p.version, p.set_by_name, o.code, p.offering_group, p.cost_millionths, \
     p.cost_permille, p.from_day, p.to_day FROM product_cost p \
     LEFT JOIN offering o ON o.workspace_id = $1 AND o.offering_id = p.offering_id \
     WHERE p.workspace_id = $1 ORDER BY p.from_day DESC, p.product_cost_id LIMIT $2"
);
sql!(
    PRODUCT_SHARES = "SELECT p.product_cost_id, p.version, p.set_by_name, NULL AS code, p.offering_group, \
     p.cost_millionths, p.cost_permille, p.from_day, p.to_day FROM product_cost p \
     WHERE p.workspace_id = $1 AND p.cost_permille IS NOT NULL ORDER BY p.from_day DESC, p.product_cost_id LIMIT 100"
);
sql!(PRODUCT_COUNT = "SELECT COUNT(*) FROM product_cost WHERE workspace_id = $1");
sql!(
    PRODUCT_SAME = "SELECT p.product_cost_id, p.version, p.set_by_name, o.code, p.offering_group, p.cost_millionths, \
     p.cost_permille, p.from_day, p.to_day FROM product_cost p \
     LEFT JOIN offering o ON o.workspace_id = $1 AND o.offering_id = p.offering_id \
     WHERE p.workspace_id = $1 AND (p.product_cost_id = $2 OR (p.from_day = $3 AND (o.code = $4 OR p.offering_group = $5)))"
);
sql!(
    PRODUCT_ADD = "INSERT INTO product_cost (workspace_id, product_cost_id, offering_id, offering_group, cost_millionths, \
     cost_permille, from_day, to_day, set_by_name, made_by_import, created_at, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
sql!(PRODUCT_GO = "DELETE FROM product_cost WHERE workspace_id = $1 AND product_cost_id = $2");
sql!(
    RATES = "SELECT r.cost_rate_id, r.version, r.set_by_name, d.code, r.rate_millionths, r.from_month, r.to_month \
     FROM cost_rate r JOIN driver d ON d.workspace_id = $1 AND d.driver_id = r.driver_id \
     WHERE r.workspace_id = $1 ORDER BY d.code, r.from_month, r.created_at, r.cost_rate_id"
);
sql!(
    RATE_ADD = "INSERT INTO cost_rate (workspace_id, cost_rate_id, driver_id, rate_millionths, from_month, to_month, \
     set_by_name, made_by_import, created_at, version) \
     SELECT $1, $2, d.driver_id, $4, $5, $6, $7, $8, $9, $10 FROM driver d WHERE d.workspace_id = $1 AND d.code = $3"
);
sql!(RATE_GO = "DELETE FROM cost_rate WHERE workspace_id = $1 AND cost_rate_id = $2");
sql!(
    FIXED = "SELECT fixed_cost_id, version, set_by_name, account_id, name, amount_minor, per, from_month, to_month, \
     gone_permille, estimate FROM fixed_cost WHERE workspace_id = $1 ORDER BY account_id, from_month, name, fixed_cost_id"
);
sql!(
    FIXED_ADD = "INSERT INTO fixed_cost (workspace_id, fixed_cost_id, account_id, name, amount_minor, per, from_month, \
     to_month, gone_permille, estimate, set_by_name, made_by_import, created_at, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
);
sql!(FIXED_GO = "DELETE FROM fixed_cost WHERE workspace_id = $1 AND fixed_cost_id = $2");
sql!(
    SHARED = "SELECT s.shared_cost_id, s.version, s.set_by_name, s.name, s.amount_minor, s.per, s.from_month, s.to_month, \
     s.split_key, d.code, s.gone_permille FROM shared_cost s \
     LEFT JOIN driver d ON d.workspace_id = $1 AND d.driver_id = s.driver_id \
     WHERE s.workspace_id = $1 ORDER BY s.name, s.from_month, s.shared_cost_id"
);
sql!(
    MEMBERS = "SELECT shared_cost_id, account_id FROM shared_cost_member WHERE workspace_id = $1 ORDER BY shared_cost_id, account_id"
);
sql!(
    SHARED_ADD = "INSERT INTO shared_cost (workspace_id, shared_cost_id, name, amount_minor, per, from_month, to_month, \
     split_key, driver_id, gone_permille, set_by_name, made_by_import, created_at, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT d.driver_id FROM driver d WHERE d.workspace_id = $1 AND d.code = $9), \
     $10, $11, $12, $13, $14)"
);
sql!(
    MEMBER_ADD = "INSERT INTO shared_cost_member (workspace_id, shared_cost_id, account_id) VALUES ($1, $2, $3) \
     ON CONFLICT (workspace_id, shared_cost_id, account_id) DO NOTHING"
);
sql!(MEMBERS_GO = "DELETE FROM shared_cost_member WHERE workspace_id = $1 AND shared_cost_id = $2");
sql!(SHARED_COST_GO = "DELETE FROM shared_cost WHERE workspace_id = $1 AND shared_cost_id = $2");

type CostRow = (Option<OfferingId>, Option<String>, Option<i64>, Option<i32>, Day, Option<Day>);

fn list_of(rows: Vec<CostRow>, groups: Vec<(OfferingId, String)>, exponent: u8) -> CostList {
    let mut list = CostList { exponent, groups: groups.into_iter().collect(), ..CostList::default() };
    for (offering, group, cost, permille, from, to) in rows {
        if let (Some(o), Some(value)) = (offering, cost) {
            list.by_offering.entry(o).or_default().push(Valid { from, to, value });
        } else if let (Some(g), Some(value)) = (group, permille) {
            list.by_group.entry(g).or_default().push(Valid { from, to, value });
        }
    }
    list
}

/// The list of product costs of a firm whose currency has so many decimals.
pub(crate) async fn cost_list(db: &Db, ws: WorkspaceId, exponent: u8) -> Sql<CostList> {
    let rows = read!(db, p => sqlx::query_as(PRODUCT_COSTS).bind(ws).fetch_all(p).await)?;
    let groups = read!(db, p => sqlx::query_as(OFFERING_GROUPS).bind(ws).fetch_all(p).await)?;
    Ok(list_of(rows, groups, exponent))
}

pub(crate) async fn cost_list_in(tx: &mut Tx) -> Sql<CostList> {
    let ws = tx.workspace();
    let exponent = exponent(tx.actor());
    let (rows, groups) = change!(tx, c => (
        sqlx::query_as(PRODUCT_COSTS).bind(ws).fetch_all(&mut *c).await?,
        sqlx::query_as(OFFERING_GROUPS).bind(ws).fetch_all(&mut *c).await?
    ));
    Ok(list_of(rows, groups, exponent))
}

/// Decimal places of the firm's currency.
pub(crate) fn exponent(actor: &base::Actor) -> u8 {
    u8::try_from(actor.firm.currency.exponent()).unwrap_or(2)
}

#[derive(FromRow)]
struct ProductRow {
    product_cost_id: Uuid,
    version: i64,
    set_by_name: String,
    code: Option<String>,
    offering_group: Option<String>,
    cost_millionths: Option<i64>,
    cost_permille: Option<i32>,
    from_day: Day,
    to_day: Option<Day>,
}

impl ProductRow {
    fn entry(self) -> CostEntry {
        let (from, to) = (self.from_day, self.to_day);
        let cost = match (self.code, self.cost_millionths) {
            (Some(offering), Some(cost_millionths)) => Cost::Product { offering, cost_millionths, from, to },
            _ => Cost::Group {
                group: self.offering_group.unwrap_or_default(),
                permille: self.cost_permille.unwrap_or(0),
                from,
                to,
            },
        };
        CostEntry { id: self.product_cost_id, version: self.version, by: self.set_by_name, cost }
    }
}

#[derive(FromRow)]
struct RateRow {
    cost_rate_id: Uuid,
    version: i64,
    set_by_name: String,
    code: String,
    rate_millionths: i64,
    from_month: Month,
    to_month: Option<Month>,
}

#[derive(FromRow)]
struct FixedRow {
    fixed_cost_id: Uuid,
    version: i64,
    set_by_name: String,
    account_id: AccountId,
    name: String,
    amount_minor: i64,
    per: String,
    from_month: Month,
    to_month: Option<Month>,
    gone_permille: i32,
    estimate: bool,
}

#[derive(FromRow)]
struct SharedRow {
    shared_cost_id: Uuid,
    version: i64,
    set_by_name: String,
    name: String,
    amount_minor: i64,
    per: String,
    from_month: Month,
    to_month: Option<Month>,
    split_key: String,
    code: Option<String>,
    gone_permille: i32,
}

fn entries(
    rates: Vec<RateRow>,
    fixed: Vec<FixedRow>,
    shared: Vec<SharedRow>,
    members: Vec<(Uuid, AccountId)>,
) -> Vec<CostEntry> {
    let mut of: HashMap<Uuid, Vec<AccountId>> = HashMap::new();
    for (id, account) in members {
        of.entry(id).or_default().push(account);
    }
    let rates = rates.into_iter().map(|r| CostEntry {
        id: r.cost_rate_id,
        version: r.version,
        by: r.set_by_name,
        cost: Cost::Rate { driver: r.code, rate_millionths: r.rate_millionths, from: r.from_month, to: r.to_month },
    });
    let fixed = fixed.into_iter().map(|r| CostEntry {
        id: r.fixed_cost_id,
        version: r.version,
        by: r.set_by_name,
        cost: Cost::Fixed {
            account: r.account_id,
            name: r.name,
            amount_minor: r.amount_minor,
            per: Per::parse(&r.per).unwrap_or(Per::Total),
            from: r.from_month,
            to: r.to_month,
            gone_permille: r.gone_permille,
            estimate: r.estimate,
        },
    });
    let shared = shared.into_iter().map(|r| CostEntry {
        id: r.shared_cost_id,
        version: r.version,
        by: r.set_by_name,
        cost: Cost::Shared {
            name: r.name,
            amount_minor: r.amount_minor,
            per: Per::parse(&r.per).unwrap_or(Per::Total),
            from: r.from_month,
            to: r.to_month,
            key: match (r.split_key.as_str(), r.code) {
                ("lines", _) => SplitKey::Lines,
                ("equal", _) => SplitKey::Equal,
                ("driver", Some(code)) => SplitKey::Driver(code),
                _ => SplitKey::Orders,
            },
            members: of.remove(&r.shared_cost_id).unwrap_or_default(),
            gone_permille: r.gone_permille,
        },
    });
    rates.chain(fixed).chain(shared).collect()
}

/// Rates, fixed and shared costs: what figures are computed with.
pub(crate) async fn cost_entries(db: &Db, ws: WorkspaceId) -> Sql<Vec<CostEntry>> {
    read!(db, p => Ok(entries(
        sqlx::query_as(RATES).bind(ws).fetch_all(p).await?,
        sqlx::query_as(FIXED).bind(ws).fetch_all(p).await?,
        sqlx::query_as(SHARED).bind(ws).fetch_all(p).await?,
        sqlx::query_as(MEMBERS).bind(ws).fetch_all(p).await?,
    )))
}

/// The same within a change.
pub(crate) async fn cost_entries_in(tx: &mut Tx) -> Sql<Vec<CostEntry>> {
    let ws = tx.workspace();
    change!(tx, c => Ok(entries(
        sqlx::query_as(RATES).bind(ws).fetch_all(&mut *c).await?,
        sqlx::query_as(FIXED).bind(ws).fetch_all(&mut *c).await?,
        sqlx::query_as(SHARED).bind(ws).fetch_all(&mut *c).await?,
        sqlx::query_as(MEMBERS).bind(ws).fetch_all(&mut *c).await?,
    )))
}

/// All product costs within a change.
pub(crate) async fn product_entries_in(tx: &mut Tx) -> Sql<Vec<CostEntry>> {
    let ws = tx.workspace();
    let rows: Vec<ProductRow> =
        change!(tx, c => sqlx::query_as(PRODUCT_ENTRIES).bind(ws).bind(i64::MAX).fetch_all(c).await)?;
    Ok(rows.into_iter().map(ProductRow::entry).collect())
}

/// The latest product costs, and how many there are.
pub(crate) async fn product_entries(db: &Db, ws: WorkspaceId, limit: i64) -> Sql<(Vec<CostEntry>, i64)> {
    let (rows, n): (Vec<ProductRow>, i64) = read!(db, p => (
        sqlx::query_as(PRODUCT_ENTRIES).bind(ws).bind(limit).fetch_all(p).await?,
        sqlx::query_scalar(PRODUCT_COUNT).bind(ws).fetch_one(p).await?
    ));
    Ok((rows.into_iter().map(ProductRow::entry).collect(), n))
}

/// Product costs that are a share of sales, the newest first.
pub(crate) async fn product_shares(db: &Db, ws: WorkspaceId) -> Sql<Vec<CostEntry>> {
    let rows: Vec<ProductRow> = read!(db, p => sqlx::query_as(PRODUCT_SHARES).bind(ws).fetch_all(p).await?);
    Ok(rows.into_iter().map(ProductRow::entry).collect())
}

/// The product cost of that id, or of the same offering or group from the same day.
pub(crate) async fn same_product(tx: &mut Tx, id: Option<Uuid>, cost: &Cost) -> Sql<Option<CostEntry>> {
    let ws = tx.workspace();
    let (offering, group, from) = match cost {
        Cost::Product { offering, from, .. } => (Some(offering.clone()), None, Some(*from)),
        Cost::Group { group, from, .. } => (None, Some(group.clone()), Some(*from)),
        _ => (None, None, None),
    };
    let id = id.unwrap_or(Uuid::nil());
    let rows: Vec<ProductRow> = change!(tx, c => sqlx::query_as(PRODUCT_SAME).bind(ws).bind(id).bind(from)
        .bind(offering).bind(group).fetch_all(c).await)?;
    let mut all: Vec<CostEntry> = rows.into_iter().map(ProductRow::entry).collect();
    all.sort_by_key(|e| e.id != id);
    Ok(all.into_iter().next())
}

/// Writes an entry that is not there.
pub(crate) async fn add_cost(tx: &mut Tx, e: &CostEntry, import: Option<ImportId>) -> Sql<()> {
    let (ws, now, by) = (tx.workspace(), tx.now(), e.by.clone());
    let cost = e.cost.clone();
    match cost {
        Cost::Product { offering, cost_millionths, from, to } => {
            let offering = super::put_offering(tx, &offering, "", "").await?;
            change!(tx, c => sqlx::query(PRODUCT_ADD).bind(ws).bind(e.id).bind(offering).bind(None::<String>)
                .bind(cost_millionths).bind(None::<i32>).bind(from).bind(to).bind(by).bind(import).bind(now).bind(e.version)
                .execute(c).await.map(|_| ()))
        }
        Cost::Group { group, permille, from, to } => {
            change!(tx, c => sqlx::query(PRODUCT_ADD).bind(ws).bind(e.id).bind(None::<OfferingId>).bind(group)
                .bind(None::<i64>).bind(permille).bind(from).bind(to).bind(by).bind(import).bind(now).bind(e.version)
                .execute(c).await.map(|_| ()))
        }
        Cost::Rate { driver, rate_millionths, from, to } => {
            change!(tx, c => sqlx::query(RATE_ADD).bind(ws).bind(e.id).bind(driver).bind(rate_millionths)
                .bind(from).bind(to).bind(by).bind(import).bind(now).bind(e.version).execute(c).await.map(|_| ()))
        }
        Cost::Fixed { account, name, amount_minor, per, from, to, gone_permille, estimate } => {
            change!(tx, c => sqlx::query(FIXED_ADD).bind(ws).bind(e.id).bind(account).bind(name).bind(amount_minor)
                .bind(per.word()).bind(from).bind(to).bind(gone_permille).bind(estimate).bind(by).bind(import)
                .bind(now).bind(e.version).execute(c).await.map(|_| ()))
        }
        Cost::Shared { name, amount_minor, per, from, to, key, members, gone_permille } => {
            let code = if let SplitKey::Driver(code) = &key { Some(code.clone()) } else { None };
            change!(tx, c => {
                sqlx::query(SHARED_ADD).bind(ws).bind(e.id).bind(name).bind(amount_minor).bind(per.word())
                    .bind(from).bind(to).bind(key.word()).bind(code).bind(gone_permille).bind(by).bind(import)
                    .bind(now).bind(e.version).execute(&mut *c).await?;
                for m in members {
                    sqlx::query(MEMBER_ADD).bind(ws).bind(e.id).bind(m).execute(&mut *c).await?;
                }
            });
            Ok(())
        }
    }
}

pub(crate) async fn remove_cost(tx: &mut Tx, e: &CostEntry) -> Sql<()> {
    let ws = tx.workspace();
    let statements: &[&'static str] = match e.cost {
        Cost::Product { .. } | Cost::Group { .. } => &[PRODUCT_GO],
        Cost::Rate { .. } => &[RATE_GO],
        Cost::Fixed { .. } => &[FIXED_GO],
        Cost::Shared { .. } => &[MEMBERS_GO, SHARED_COST_GO],
    };
    change!(tx, c => {
        for sql in statements {
            sqlx::query(*sql).bind(ws).bind(e.id).execute(&mut *c).await?;
        }
    });
    Ok(())
}

impl From<DriverColumns> for Driver {
    fn from(d: DriverColumns) -> Self {
        Self {
            id: d.driver_id,
            code: d.code,
            name_de: d.name_de,
            name_en: d.name_en,
            kind: d.cost_kind.0,
            basis: Basis::parse(&d.basis),
            gone_permille: d.gone_permille,
            version: d.version,
        }
    }
}

//! Units and their ERP numbers.
use crate::model::{Number, Unit, UnitKind};
use crate::rules;
use base::db::Tx;
use base::fold::fold;
use base::ids::{AccountId, ImportId, UnitId, WorkspaceId};
use base::{Actor, Db, Error, change, read, sql};
use sqlx::types::Json;
use std::collections::HashMap;

macro_rules! columns {
    () => {
        "u.unit_id, u.account_id, u.kind, u.name, u.parent_unit_id, u.ownership_bp, u.control, u.version"
    };
}
pub(crate) use columns as unit_columns;

sql!(GET = concat!("SELECT ", columns!(), " FROM unit u WHERE u.workspace_id = $1 AND u.unit_id = $2"));
sql!(
    OF_ACCOUNT = concat!(
        "SELECT ",
        columns!(),
        " FROM unit u WHERE u.workspace_id = $1 AND u.account_id = $2 ORDER BY u.name_fold, u.unit_id"
    )
);
sql!(
    CHILDREN = concat!(
        "SELECT ",
        columns!(),
        " FROM unit u WHERE u.workspace_id = $1 AND u.parent_unit_id = $2 ORDER BY u.name_fold, u.unit_id"
    )
);
sql!(PARENTS = "SELECT unit_id, parent_unit_id FROM unit WHERE workspace_id = $1 AND parent_unit_id IS NOT NULL");
sql!(
    NAMES_UP = "WITH RECURSIVE up (unit_id, name, parent_unit_id, depth) AS (\
     SELECT u.unit_id, u.name, u.parent_unit_id, 0 FROM unit u WHERE u.workspace_id = $1 AND u.unit_id = $2 \
     UNION ALL SELECT p.unit_id, p.name, p.parent_unit_id, up.depth + 1 FROM up JOIN unit p ON p.workspace_id = $1 \
     AND p.unit_id = up.parent_unit_id WHERE p.workspace_id = $1 AND up.depth < 100) \
     SELECT unit_id, name FROM up ORDER BY depth"
);
sql!(
    INSERT = "INSERT INTO unit (workspace_id, unit_id, account_id, kind, name, name_fold, parent_unit_id, ownership_bp, \
     control, made_by_import, created_at, version, content_version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, 1)"
);
sql!(
    UPDATE = "UPDATE unit SET account_id = $3, name = $4, name_fold = $5, parent_unit_id = $6, ownership_bp = $7, \
     control = $8, version = version + 1, content_version = version + 1 WHERE workspace_id = $1 AND unit_id = $2 AND version = $9"
);
sql!(DELETE = "DELETE FROM unit WHERE workspace_id = $1 AND unit_id = $2");
sql!(WITHOUT_CUSTOMER = "SELECT unit_id FROM unit WHERE workspace_id = $1 AND kind = 'without_customer'");
sql!(
    NUMBER_INSERT = "INSERT INTO unit_number (workspace_id, source_system, number, unit_id, since, made_by_import) \
     VALUES ($1, $2, $3, $4, $5, $6)"
);
sql!(NUMBER_DELETE = "DELETE FROM unit_number WHERE workspace_id = $1 AND source_system = $2 AND number = $3");
sql!(NUMBERS_DELETE = "DELETE FROM unit_number WHERE workspace_id = $1 AND unit_id = $2");
sql!(
    NUMBER_MOVE = "UPDATE unit_number SET unit_id = $4 WHERE workspace_id = $1 AND source_system = $2 AND number = $3"
);
sql!(NUMBER_OWNER = "SELECT unit_id FROM unit_number WHERE workspace_id = $1 AND source_system = $2 AND number = $3");
sql!(
    NUMBERS = "SELECT n.source_system, n.number, n.unit_id FROM unit u CROSS JOIN unit_number n \
     WHERE n.workspace_id = $1 AND n.unit_id = u.unit_id AND u.workspace_id = $1 AND u.account_id = $2 \
     ORDER BY n.source_system, n.number"
);
sql!(
    NUMBERS_OF_UNIT = "SELECT source_system, number, unit_id FROM unit_number WHERE workspace_id = $1 AND unit_id = $2"
);
sql!(
    BY_NUMBER_SQLITE[Sqlite] = "SELECT number, unit_id FROM unit_number WHERE workspace_id = $1 AND source_system = $2 \
     AND number IN (SELECT value FROM json_each($3))"
);
sql!(
    BY_NUMBER_PG[Pg] = "SELECT number, unit_id FROM unit_number WHERE workspace_id = $1 AND source_system = $2 \
     AND number = ANY($3)"
);
/// A number that came with an import waits as long as something is booked on it: after an undo nobody need assign it.
macro_rules! waits {
    () => {
        "u.workspace_id = $1 AND u.account_id IS NULL AND u.kind = 'legal' AND (u.made_by_import IS NULL OR EXISTS \
         (SELECT 1 FROM ledger_month m WHERE m.workspace_id = $1 AND m.unit_id = u.unit_id))"
    };
}
sql!(
    UNASSIGNED = concat!(
        "SELECT u.unit_id, u.name, n.source_system, n.number, u.created_at FROM unit u \
     LEFT JOIN unit_number n ON n.workspace_id = $1 AND n.unit_id = u.unit_id \
     WHERE ",
        waits!(),
        " ORDER BY u.name_fold, u.unit_id, n.number"
    )
);
sql!(UNASSIGNED_COUNT = concat!("SELECT COUNT(*) FROM unit u WHERE ", waits!()));
sql!(
    MADE_BY = "SELECT u.unit_id FROM unit u WHERE u.workspace_id = $1 AND u.made_by_import = $2 AND u.account_id IS NULL \
     AND u.content_version = 1"
);

#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    unit_id: UnitId,
    account_id: Option<AccountId>,
    kind: String,
    name: String,
    parent_unit_id: Option<UnitId>,
    ownership_bp: Option<i32>,
    control: bool,
    version: i64,
}

impl From<Row> for Unit {
    fn from(r: Row) -> Self {
        Self {
            unit_id: r.unit_id,
            account_id: r.account_id,
            kind: UnitKind::parse(&r.kind),
            name: r.name,
            parent: r.parent_unit_id,
            ownership_bp: r.ownership_bp,
            control: r.control,
            version: r.version,
        }
    }
}

fn number((source_system, number, unit_id): (String, String, UnitId)) -> Number {
    Number { source_system, number, unit_id }
}

/// One unit, whoever acts; the caller has asked before.
pub async fn get(tx: &mut Tx, id: UnitId) -> Result<Option<Unit>, sqlx::Error> {
    let ws = tx.workspace();
    let row: Option<Row> = change!(tx, c => sqlx::query_as(GET).bind(ws).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Unit::from))
}

/// The same for a page that found the unit's account through the person.
pub async fn read_one(db: &Db, actor: &Actor, id: UnitId) -> Result<Option<Unit>, sqlx::Error> {
    let row: Option<Row> = read!(db, p => sqlx::query_as(GET).bind(actor.workspace).bind(id).fetch_optional(p).await)?;
    Ok(row.map(Unit::from))
}

/// The units of an account that was found through the person.
pub async fn of_account(db: &Db, actor: &Actor, account: AccountId) -> Result<Vec<Unit>, sqlx::Error> {
    let rows: Vec<Row> =
        read!(db, p => sqlx::query_as(OF_ACCOUNT).bind(actor.workspace).bind(account).fetch_all(p).await)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// The same inside a change.
pub async fn of_account_in(tx: &mut Tx, account: AccountId) -> Result<Vec<Unit>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<Row> = change!(tx, c => sqlx::query_as(OF_ACCOUNT).bind(ws).bind(account).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// The units directly below a unit.
pub async fn children(tx: &mut Tx, parent: UnitId) -> Result<Vec<Unit>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<Row> = change!(tx, c => sqlx::query_as(CHILDREN).bind(ws).bind(parent).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// Every unit that has a parent, with it.
pub async fn parents(tx: &mut Tx) -> Result<HashMap<UnitId, UnitId>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<(UnitId, UnitId)> = change!(tx, c => sqlx::query_as(PARENTS).bind(ws).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// The unit and those above it, nearest first.
pub async fn upwards(tx: &mut Tx, id: UnitId) -> Result<Vec<(UnitId, String)>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(NAMES_UP).bind(ws).bind(id).fetch_all(c).await)
}

/// A new unit; `unit.version` is not looked at.
pub async fn insert(tx: &mut Tx, unit: &Unit, import: Option<ImportId>) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(INSERT).bind(ws).bind(unit.unit_id).bind(unit.account_id).bind(unit.kind.word())
        .bind(&unit.name).bind(fold(&unit.name)).bind(unit.parent).bind(unit.ownership_bp).bind(unit.control)
        .bind(import).bind(now).execute(c).await.map(|_| ()))
}

/// Writes the unit over the row of `unit.version`; `false` when that row has moved on.
pub async fn update(tx: &mut Tx, unit: &Unit) -> Result<bool, sqlx::Error> {
    let ws = tx.workspace();
    let n = change!(tx, c => sqlx::query(UPDATE).bind(ws).bind(unit.unit_id).bind(unit.account_id).bind(&unit.name)
        .bind(fold(&unit.name)).bind(unit.parent).bind(unit.ownership_bp).bind(unit.control).bind(unit.version)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(n == 1)
}

/// Takes a unit and its numbers away; nothing else may hang on it.
pub async fn delete(tx: &mut Tx, id: UnitId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => {
        sqlx::query(NUMBERS_DELETE).bind(ws).bind(id).execute(&mut *c).await?;
        sqlx::query(DELETE).bind(ws).bind(id).execute(&mut *c).await.map(|_| ())
    })
}

/// One more number that finds the unit.
pub async fn add_number(
    tx: &mut Tx,
    unit: UnitId,
    source_system: &str,
    number: &str,
    import: Option<ImportId>,
) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(NUMBER_INSERT).bind(ws).bind(source_system).bind(number).bind(unit).bind(now)
        .bind(import).execute(c).await.map(|_| ()))
}

/// Forgets a number.
pub async fn drop_number(tx: &mut Tx, source_system: &str, number: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(NUMBER_DELETE).bind(ws).bind(source_system).bind(number).execute(c).await.map(|_| ()))
}

/// A number finds another unit from now on.
pub async fn move_number(tx: &mut Tx, source_system: &str, number: &str, to: UnitId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(NUMBER_MOVE).bind(ws).bind(source_system).bind(number).bind(to)
        .execute(c).await.map(|_| ()))
}

/// The unit a number finds.
pub async fn owner_of_number(tx: &mut Tx, source_system: &str, number: &str) -> Result<Option<UnitId>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(NUMBER_OWNER).bind(ws).bind(source_system).bind(number).fetch_optional(c).await)
}

/// All numbers of an account's units.
pub async fn numbers(db: &Db, actor: &Actor, account: AccountId) -> Result<Vec<Number>, sqlx::Error> {
    let rows = read!(db, p => sqlx::query_as(NUMBERS).bind(actor.workspace).bind(account).fetch_all(p).await)?;
    Ok(rows.into_iter().map(number).collect())
}

/// All numbers of a unit.
pub async fn numbers_of(tx: &mut Tx, unit: UnitId) -> Result<Vec<Number>, sqlx::Error> {
    let ws = tx.workspace();
    let mut rows: Vec<(String, String, UnitId)> =
        change!(tx, c => sqlx::query_as(NUMBERS_OF_UNIT).bind(ws).bind(unit).fetch_all(c).await)?;
    rows.sort_unstable();
    Ok(rows.into_iter().map(number).collect())
}

/// For imports: which of these numbers of a source system are known, and the units they find. Asks in pieces of 5,000.
pub async fn units_by_number(
    db: &Db,
    workspace: WorkspaceId,
    source_system: &str,
    numbers: &[String],
) -> Result<HashMap<String, UnitId>, Error> {
    let mut known = HashMap::with_capacity(numbers.len());
    for piece in numbers.chunks(5_000) {
        let rows: Vec<(String, UnitId)> = match db {
            Db::Sqlite { ro, .. } => {
                sqlx::query_as(BY_NUMBER_SQLITE)
                    .bind(workspace)
                    .bind(source_system)
                    .bind(Json(piece))
                    .fetch_all(ro)
                    .await?
            }
            Db::Pg(p) => {
                sqlx::query_as(BY_NUMBER_PG)
                    .bind(workspace)
                    .bind(source_system)
                    .bind(piece.to_vec())
                    .fetch_all(p)
                    .await?
            }
        };
        known.extend(rows);
    }
    Ok(known)
}

/// For imports: an ERP number nobody knows becomes a unit that waits to be assigned. A number that is known by now
/// (somebody was quicker) gives the unit it finds. `name` empty: the number stands for it.
pub async fn add_unassigned(
    tx: &mut Tx,
    source_system: &str,
    erp_number: &str,
    name: &str,
    import: Option<ImportId>,
) -> Result<UnitId, Error> {
    if let Some(unit) = owner_of_number(tx, source_system, erp_number).await? {
        return Ok(unit);
    }
    let name = rules::clean_name(name).unwrap_or_else(|| erp_number.to_owned());
    let unit = Unit {
        unit_id: UnitId::new(),
        account_id: None,
        kind: UnitKind::Legal,
        name,
        parent: None,
        ownership_bp: None,
        control: false,
        version: 1,
    };
    insert(tx, &unit, import).await?;
    add_number(tx, unit.unit_id, source_system, erp_number, import).await?;
    super::raise(tx).await?;
    Ok(unit.unit_id)
}

/// For imports: the one unit that takes sales without a customer, made when first asked for.
pub async fn without_customer(tx: &mut Tx) -> Result<UnitId, Error> {
    let ws = tx.workspace();
    let found: Option<UnitId> =
        change!(tx, c => sqlx::query_scalar(WITHOUT_CUSTOMER).bind(ws).fetch_optional(c).await)?;
    if let Some(unit) = found {
        return Ok(unit);
    }
    let unit = Unit {
        unit_id: UnitId::new(),
        account_id: None,
        kind: UnitKind::WithoutCustomer,
        name: String::new(),
        parent: None,
        ownership_bp: None,
        control: false,
        version: 1,
    };
    insert(tx, &unit, None).await?;
    super::raise(tx).await?;
    Ok(unit.unit_id)
}

/// A number that waits to be assigned.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub unit_id: UnitId,
    pub name: String,
    pub source_system: Option<String>,
    pub number: Option<String>,
    pub created_at: base::Ts,
}

/// All units without account (one row for each of their numbers), by name. Only for people who see all.
pub async fn unassigned(db: &Db, actor: &Actor) -> Result<Vec<Waiting>, sqlx::Error> {
    read!(db, p => sqlx::query_as(UNASSIGNED).bind(actor.workspace).fetch_all(p).await)
}

/// How many units wait.
pub async fn unassigned_count(db: &Db, actor: &Actor) -> Result<i64, sqlx::Error> {
    read!(db, p => sqlx::query_scalar(UNASSIGNED_COUNT).bind(actor.workspace).fetch_one(p).await)
}

/// Units that an import made, that nobody has touched since and that still wait.
pub async fn untouched_of_import(tx: &mut Tx, import: ImportId) -> Result<Vec<UnitId>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(MADE_BY).bind(ws).bind(import).fetch_all(c).await)
}

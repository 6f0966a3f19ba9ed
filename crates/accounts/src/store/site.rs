//! Sites of units, and the facts known about an account.
use crate::model::{Fact, Field, Site, Source};
use base::db::Tx;
use base::ids::{AccountId, ImportId, SiteId, UnitId};
use base::{Actor, Day, Db, change, read, sql};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "s.site_id, s.unit_id, s.name, s.note, s.city, s.country, s.version"
    };
}
pub(crate) use columns as site_columns;

sql!(
    OF_ACCOUNT = concat!(
        "SELECT ",
        columns!(),
        " FROM unit u CROSS JOIN site s \
         WHERE s.workspace_id = $1 AND s.unit_id = u.unit_id AND u.workspace_id = $1 AND u.account_id = $2 ORDER BY s.name, s.site_id"
    )
);
sql!(
    OF_UNIT = concat!(
        "SELECT ",
        columns!(),
        " FROM site s WHERE s.workspace_id = $1 AND s.unit_id = $2 ORDER BY s.name, s.site_id"
    )
);
sql!(GET = concat!("SELECT ", columns!(), " FROM site s WHERE s.workspace_id = $1 AND s.site_id = $2"));
sql!(
    INSERT = "INSERT INTO site (workspace_id, site_id, unit_id, name, note, city, country, made_by_import, created_at, \
     version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)"
);
sql!(
    UPDATE = "UPDATE site SET unit_id = $3, name = $4, note = $5, city = $6, country = $7, version = version + 1 \
     WHERE workspace_id = $1 AND site_id = $2 AND version = $8"
);
sql!(DELETE = "DELETE FROM site WHERE workspace_id = $1 AND site_id = $2");

sql!(
    FACTS = "SELECT fact_id, field, value, source, as_of, said_by_name, ended_at IS NOT NULL AS ended FROM account_fact \
     WHERE workspace_id = $1 AND account_id = $2 ORDER BY field, said_at DESC, fact_id DESC"
);
sql!(
    FACT_END = "UPDATE account_fact SET ended_at = $4 WHERE workspace_id = $1 AND account_id = $2 AND field = $3 \
     AND ended_at IS NULL"
);
sql!(
    FACT_INSERT = "INSERT INTO account_fact (workspace_id, fact_id, account_id, field, value, source, as_of, said_by, \
     said_by_name, said_at, made_by_import) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);
sql!(FACT_DELETE = "DELETE FROM account_fact WHERE workspace_id = $1 AND fact_id = $2");
sql!(FACT_REOPEN = "UPDATE account_fact SET ended_at = NULL WHERE workspace_id = $1 AND fact_id = $2");

#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    site_id: SiteId,
    unit_id: UnitId,
    name: String,
    note: String,
    city: String,
    country: String,
    version: i64,
}

impl From<Row> for Site {
    fn from(r: Row) -> Self {
        let Row { site_id, unit_id, name, note, city, country, version } = r;
        Self { site_id, unit_id, name, note, city, country, version }
    }
}

#[derive(Debug, sqlx::FromRow)]
struct FactRow {
    fact_id: Uuid,
    field: String,
    value: String,
    source: String,
    as_of: Day,
    said_by_name: String,
    ended: bool,
}

fn fact(r: FactRow) -> Option<Fact> {
    Some(Fact {
        fact_id: r.fact_id,
        field: Field::parse(&r.field)?,
        value: r.value,
        source: Source::parse(&r.source)?,
        as_of: r.as_of,
        said_by_name: r.said_by_name,
        ended: r.ended,
    })
}

/// The sites of an account that was found through the person.
pub async fn of_account(db: &Db, actor: &Actor, account: AccountId) -> Result<Vec<Site>, sqlx::Error> {
    let rows: Vec<Row> =
        read!(db, p => sqlx::query_as(OF_ACCOUNT).bind(actor.workspace).bind(account).fetch_all(p).await)?;
    Ok(rows.into_iter().map(Site::from).collect())
}

/// The sites of a unit.
pub async fn of_unit(tx: &mut Tx, unit: UnitId) -> Result<Vec<Site>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<Row> = change!(tx, c => sqlx::query_as(OF_UNIT).bind(ws).bind(unit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Site::from).collect())
}

/// One site.
pub async fn get(tx: &mut Tx, id: SiteId) -> Result<Option<Site>, sqlx::Error> {
    let ws = tx.workspace();
    let row: Option<Row> = change!(tx, c => sqlx::query_as(GET).bind(ws).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Site::from))
}

/// A new site.
pub async fn insert(tx: &mut Tx, s: &Site, import: Option<ImportId>) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(INSERT).bind(ws).bind(s.site_id).bind(s.unit_id).bind(&s.name).bind(&s.note)
        .bind(&s.city).bind(&s.country).bind(import).bind(now).execute(c).await.map(|_| ()))
}

/// Writes the site over the row of `s.version`; `false` when that has moved on.
pub async fn update(tx: &mut Tx, s: &Site) -> Result<bool, sqlx::Error> {
    let ws = tx.workspace();
    let n = change!(tx, c => sqlx::query(UPDATE).bind(ws).bind(s.site_id).bind(s.unit_id).bind(&s.name).bind(&s.note)
        .bind(&s.city).bind(&s.country).bind(s.version).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(n == 1)
}

/// Takes a site away.
pub async fn delete(tx: &mut Tx, id: SiteId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(DELETE).bind(ws).bind(id).execute(c).await.map(|_| ()))
}

/// All facts of an account, by field, the one that stands first.
pub async fn facts(db: &Db, actor: &Actor, account: AccountId) -> Result<Vec<Fact>, sqlx::Error> {
    let rows: Vec<FactRow> =
        read!(db, p => sqlx::query_as(FACTS).bind(actor.workspace).bind(account).fetch_all(p).await)?;
    Ok(rows.into_iter().filter_map(fact).collect())
}

/// The same inside a change.
pub async fn facts_in(tx: &mut Tx, account: AccountId) -> Result<Vec<Fact>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<FactRow> = change!(tx, c => sqlx::query_as(FACTS).bind(ws).bind(account).fetch_all(c).await)?;
    Ok(rows.into_iter().filter_map(fact).collect())
}

/// The value that stands from now on; the one before it is kept.
pub async fn say(
    tx: &mut Tx,
    account: AccountId,
    (field, value): (Field, &str),
    (source, as_of): (Source, Day),
    import: Option<ImportId>,
) -> Result<Uuid, sqlx::Error> {
    let (ws, now, id) = (tx.workspace(), tx.now(), Uuid::now_v7());
    let (by, name) = (tx.actor().member(), tx.actor().name.clone());
    change!(tx, c => {
        sqlx::query(FACT_END).bind(ws).bind(account).bind(field.word()).bind(now).execute(&mut *c).await?;
        sqlx::query(FACT_INSERT).bind(ws).bind(id).bind(account).bind(field.word()).bind(value).bind(source.word())
            .bind(as_of).bind(by).bind(name).bind(now).bind(import).execute(&mut *c).await.map(|_| id)
    })
}

/// Takes a said value back and lets the one before it stand again.
pub async fn unsay(tx: &mut Tx, fact: Uuid, before: Option<Uuid>) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => {
        sqlx::query(FACT_DELETE).bind(ws).bind(fact).execute(&mut *c).await?;
        if let Some(b) = before {
            sqlx::query(FACT_REOPEN).bind(ws).bind(b).execute(&mut *c).await?;
        }
        Ok(())
    })
}

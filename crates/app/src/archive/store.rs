//! Reading and writing whole tables, whatever they hold. The texts are put together from the catalogue, so they are
//! the one exception from the register of statements; no word in them comes from outside.
use anyhow::Context as _;
use base::Db;
use base::db::tables::TABLES;
use futures_util::TryStreamExt as _;
use serde_json::{Value, json};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Column as _, Postgres, Row as _, Sqlite, TypeInfo as _, ValueRef as _};

/// One moment of the database, open for reading.
pub(super) enum Snapshot {
    Sqlite(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
}

/// A table and its columns; for PostgreSQL with the type's name.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub name: &'static str,
    pub columns: Vec<(String, String)>,
}

const PG_COLUMNS: &str = "SELECT column_name::text, udt_name::text FROM information_schema.columns \
    WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position";
const SQLITE_COLUMNS: &str = "SELECT name, type FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid";
const VERSIONS: &str = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";

async fn pg_tables(c: &mut sqlx::PgConnection) -> Result<Vec<Table>, sqlx::Error> {
    let mut tables = Vec::new();
    for (name, _) in TABLES {
        let columns = sqlx::query_as(PG_COLUMNS).bind(*name).fetch_all(&mut *c).await?;
        tables.push(Table { name, columns });
    }
    tables.retain(|t| !t.columns.is_empty());
    Ok(tables)
}

async fn sqlite_tables(c: &mut sqlx::SqliteConnection) -> Result<Vec<Table>, sqlx::Error> {
    let mut tables = Vec::new();
    for (name, _) in TABLES {
        let columns = sqlx::query_as(SQLITE_COLUMNS).bind(*name).fetch_all(&mut *c).await?;
        tables.push(Table { name, columns });
    }
    tables.retain(|t| !t.columns.is_empty());
    Ok(tables)
}

impl Snapshot {
    /// Opens one moment: nothing written later shows.
    pub(super) async fn open(db: &Db) -> Result<Self, sqlx::Error> {
        match db {
            Db::Sqlite { ro, .. } => {
                let mut c = ro.acquire().await?;
                sqlx::query("BEGIN").execute(&mut *c).await?;
                // SQLite takes its moment at the first read.
                sqlx::query("SELECT COUNT(*) FROM sqlite_master").execute(&mut *c).await?;
                Ok(Self::Sqlite(c))
            }
            Db::Pg(p) => {
                let mut c = p.acquire().await?;
                sqlx::query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").execute(&mut *c).await?;
                Ok(Self::Pg(c))
            }
        }
    }

    pub(super) async fn versions(&mut self) -> Result<Vec<i64>, sqlx::Error> {
        match self {
            Self::Sqlite(c) => sqlx::query_scalar(VERSIONS).fetch_all(&mut **c).await,
            Self::Pg(c) => sqlx::query_scalar(VERSIONS).fetch_all(&mut **c).await,
        }
    }

    pub(super) async fn tables(&mut self) -> Result<Vec<Table>, sqlx::Error> {
        match self {
            Self::Sqlite(c) => sqlite_tables(c).await,
            Self::Pg(c) => pg_tables(c).await,
        }
    }

    /// Hands over every row as one line of JSON.
    pub(super) async fn each(
        &mut self,
        table: &Table,
        mut line: impl FnMut(&str) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(c) => {
                let names: Vec<_> = table.columns.iter().map(|(n, _)| format!("\"{n}\"")).collect();
                let sql = format!("SELECT {} FROM {}", names.join(", "), table.name);
                let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **c);
                while let Some(row) = rows.try_next().await? {
                    line(&sqlite_line(&row)?.to_string())?;
                }
            }
            Self::Pg(c) => {
                let cells: Vec<_> = table.columns.iter().map(|(n, t)| pg_cell(n, t)).collect();
                let sql = format!("SELECT jsonb_build_array({})::text FROM {}", cells.join(", "), table.name);
                let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch(&mut **c);
                while let Some(row) = rows.try_next().await? {
                    line(&row)?;
                }
            }
        }
        Ok(())
    }

    pub(super) async fn close(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(mut c) => sqlx::query("ROLLBACK").execute(&mut *c).await.map(|_| ()),
            Self::Pg(mut c) => sqlx::query("ROLLBACK").execute(&mut *c).await.map(|_| ()),
        }
    }
}

fn sqlite_line(row: &SqliteRow) -> Result<Value, sqlx::Error> {
    let mut cells = Vec::with_capacity(row.len());
    for column in row.columns() {
        let i = column.ordinal();
        let raw = row.try_get_raw(i)?;
        let cell = if raw.is_null() {
            Value::Null
        } else {
            match raw.type_info().name() {
                "BLOB" => json!({ "x": hex(&row.try_get_unchecked::<Vec<u8>, _>(i)?) }),
                "REAL" => json!(row.try_get_unchecked::<f64, _>(i)?),
                "TEXT" => json!(row.try_get_unchecked::<String, _>(i)?),
                _ => json!(row.try_get_unchecked::<i64, _>(i)?),
            }
        };
        cells.push(cell);
    }
    Ok(Value::Array(cells))
}

/// How PostgreSQL prints a cell as SQLite would store it.
fn pg_cell(name: &str, kind: &str) -> String {
    let c = format!("\"{name}\"");
    match kind {
        "uuid" => {
            format!("CASE WHEN {c} IS NULL THEN NULL ELSE jsonb_build_object('x', replace({c}::text, '-', '')) END")
        }
        "bytea" => format!("CASE WHEN {c} IS NULL THEN NULL ELSE jsonb_build_object('x', encode({c}, 'hex')) END"),
        "timestamptz" => format!("to_char({c} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
        "date" => format!("to_char({c}, 'YYYY-MM-DD')"),
        "jsonb" => format!("{c}::text"),
        "bool" => format!("{c}::int"),
        _ => c,
    }
}

/// The way back: cell number `i` of the JSON array `v` as the column's type.
fn pg_column(i: usize, kind: &str) -> String {
    match kind {
        "uuid" => format!("(v->{i}->>'x')::uuid"),
        "bytea" => format!("decode(v->{i}->>'x', 'hex')"),
        "bool" => format!("(v->>{i})::int::bool"),
        "int2" | "int4" | "int8" | "float4" | "float8" | "timestamptz" | "date" | "jsonb" => {
            format!("(v->>{i})::{kind}")
        }
        _ => format!("v->>{i}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).map(|n| char::from(DIGITS[usize::from(n)])).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    digits?.chunks(2).map(|d| u8::try_from(d[0] * 16 + d.get(1)?).ok()).collect()
}

/// An empty, migrated database being filled in one transaction.
pub(super) enum Filling {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Pg(sqlx::Transaction<'static, Postgres>),
}

impl Filling {
    pub(super) async fn open(db: &Db) -> Result<Self, sqlx::Error> {
        match db {
            Db::Sqlite { rw, .. } => {
                let mut t = rw.begin_with("BEGIN IMMEDIATE").await?;
                // Units point to units: checked when all are there.
                sqlx::query("PRAGMA defer_foreign_keys = on").execute(&mut *t).await?;
                Ok(Self::Sqlite(t))
            }
            Db::Pg(p) => {
                let mut t = p.begin().await?;
                sqlx::query("CREATE TEMPORARY TABLE restore_line (v jsonb NOT NULL) ON COMMIT DROP")
                    .execute(&mut *t)
                    .await?;
                Ok(Self::Pg(t))
            }
        }
    }

    pub(super) async fn tables(&mut self) -> Result<Vec<Table>, sqlx::Error> {
        match self {
            Self::Sqlite(t) => sqlite_tables(t).await,
            Self::Pg(t) => pg_tables(t).await,
        }
    }

    /// Takes up to some thousand lines of a table whose columns are `columns`.
    pub(super) async fn lines(&mut self, table: &Table, columns: &[String], lines: &[String]) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(t) => {
                let marks: Vec<_> = (1..=columns.len()).map(|n| format!("${n}")).collect();
                let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name, quoted(columns), marks.join(", "));
                for line in lines {
                    let Value::Array(cells) = serde_json::from_str(line)? else { anyhow::bail!("not a row") };
                    anyhow::ensure!(cells.len() == columns.len(), "a row has {} cells", cells.len());
                    let mut q = sqlx::query(AssertSqlSafe(sql.clone()));
                    for cell in cells {
                        q = match cell {
                            Value::Null => q.bind(None::<i64>),
                            Value::Number(n) => match n.as_i64() {
                                Some(i) => q.bind(i),
                                None => q.bind(n.as_f64()),
                            },
                            Value::String(s) => q.bind(s),
                            Value::Object(o) => {
                                let x = o.get("x").and_then(Value::as_str).and_then(unhex);
                                q.bind(x.context("a blob that is no hexadecimal text")?)
                            }
                            Value::Bool(_) | Value::Array(_) => anyhow::bail!("a cell of an unknown kind"),
                        };
                    }
                    q.execute(&mut **t).await?;
                }
            }
            Self::Pg(t) => {
                sqlx::query("INSERT INTO restore_line SELECT l::jsonb FROM unnest($1::text[]) AS l")
                    .bind(lines)
                    .execute(&mut **t)
                    .await?;
            }
        }
        Ok(())
    }

    /// All lines of the table are in. On PostgreSQL they become rows in one statement, because a key within the table
    /// is checked at the end of a statement.
    pub(super) async fn table_done(&mut self, table: &Table, columns: &[String]) -> anyhow::Result<()> {
        let Self::Pg(t) = self else { return Ok(()) };
        let mut cells = Vec::new();
        for (i, name) in columns.iter().enumerate() {
            let kind = table.columns.iter().find(|(n, _)| n == name).map(|(_, k)| k.as_str());
            cells.push(pg_column(i, kind.with_context(|| format!("{} has no column {name}", table.name))?));
        }
        let sql =
            format!("INSERT INTO {} ({}) SELECT {} FROM restore_line", table.name, quoted(columns), cells.join(", "));
        sqlx::query(AssertSqlSafe(sql)).execute(&mut **t).await?;
        sqlx::query("TRUNCATE restore_line").execute(&mut **t).await?;
        Ok(())
    }

    pub(super) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(t) => t.commit().await,
            Self::Pg(t) => t.commit().await,
        }
    }
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ")
}

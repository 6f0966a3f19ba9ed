//! One code base for SQLite and PostgreSQL over sqlx. [`Db`] reads, [`Tx`] changes; nothing else touches a pool.
pub mod stmt;
pub mod tables;
mod tx;
mod types;

pub use stmt::Backend;
pub use tx::{Event, Quiet, Sealed, Subject, Tx, TxInner};
pub use types::Ts;

use crate::Actor;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use std::str::FromStr as _;
use std::time::Duration;

/// The two databases behind one name.
#[derive(Debug, Clone)]
pub enum Db {
    /// One writer connection, many readers: what WAL allows.
    Sqlite {
        rw: SqlitePool,
        ro: SqlitePool,
    },
    Pg(PgPool),
}

/// Runs the same body against the reader pool of whichever database is in use; type-checked once per database.
#[macro_export]
macro_rules! read {
    ($db:expr, $p:ident => $body:expr) => {{
        $crate::db::note_read();
        match $db {
            $crate::db::Db::Sqlite { ro: $p, .. } => $body,
            $crate::db::Db::Pg($p) => $body,
        }
    }};
}

/// The same inside a [`Tx`]: `change!(tx, c => sqlx::query(INSERT).bind(id).execute(c).await)?`.
/// For several statements in one body write `&mut *c`.
#[macro_export]
macro_rules! change {
    ($tx:expr, $c:ident => $body:expr) => {
        match $tx.inner() {
            $crate::db::TxInner::Sqlite(t) => {
                let $c = &mut **t;
                $body
            }
            $crate::db::TxInner::Pg(t) => {
                let $c = &mut **t;
                $body
            }
        }
    };
}

thread_local! {
    static READS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// For the [`crate::read!`] macro.
pub fn note_read() {
    READS.with(|n| n.set(n.get() + 1));
}

/// How often this thread has read a database: tests hold by it how many statements a page runs.
pub fn reads() -> u64 {
    READS.with(std::cell::Cell::get)
}

impl Db {
    /// Opens `sqlite://…` or `postgres://…` with at most `max` readers.
    pub async fn connect(url: &str, max: u32) -> Result<Self, sqlx::Error> {
        if url.starts_with("postgres") {
            let pool =
                PgPoolOptions::new().max_connections(max).acquire_timeout(Duration::from_secs(10)).connect(url).await?;
            return Ok(Self::Pg(pool));
        }
        let o = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("cache_size", "-16000")
            .optimize_on_close(true, None);
        let rw = SqlitePoolOptions::new().max_connections(1).connect_with(o.clone()).await?;
        let ro = SqlitePoolOptions::new().max_connections(max).connect_with(o.pragma("query_only", "on")).await?;
        Ok(Self::Sqlite { rw, ro })
    }

    /// Brings the schema to this program's state.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite { rw, .. } => self.migrator().run(rw).await,
            Self::Pg(p) => self.migrator().run(p).await,
        }
    }

    /// Makes the schema as migration `version` left it: for restoring an older backup.
    pub async fn migrate_to(&self, version: i64) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite { rw, .. } => self.migrator().run_to(version, rw).await,
            Self::Pg(p) => self.migrator().run_to(version, p).await,
        }
    }

    fn migrator(&self) -> &'static sqlx::migrate::Migrator {
        match self {
            Self::Sqlite { .. } => &SQLITE,
            Self::Pg(_) => &POSTGRES,
        }
    }

    /// Versions of migrations that this program knows.
    pub fn known_migrations(&self) -> Vec<i64> {
        self.migrator().iter().map(|m| m.version).collect()
    }

    /// Versions of migrations that this program knows and the database has not seen.
    pub async fn pending(&self) -> Result<Vec<i64>, sqlx::Error> {
        let seen: Vec<i64> = read!(self, p => match sqlx::query_scalar(SEEN_MIGRATIONS).fetch_all(p).await {
            Ok(v) => v,
            Err(sqlx::Error::Database(_)) => Vec::new(),
            Err(e) => return Err(e),
        });
        Ok(self.known_migrations().into_iter().filter(|v| !seen.contains(v)).collect())
    }

    /// Opens a change by `actor` at `now`. `BEGIN IMMEDIATE` on SQLite: a deferred transaction that turns into a
    /// writing one fails at once when somebody else writes.
    pub async fn begin(&self, actor: &Actor, now: jiff::Timestamp) -> Result<Tx, sqlx::Error> {
        let inner = match self {
            Self::Sqlite { rw, .. } => TxInner::Sqlite(rw.begin_with("BEGIN IMMEDIATE").await?),
            Self::Pg(p) => TxInner::Pg(p.begin().await?),
        };
        Ok(Tx::new(inner, actor.clone(), Ts::of(now)))
    }

    /// A consistent copy of the SQLite file while people work; never over an existing file.
    pub async fn copy_to(&self, to: &str) -> Result<(), sqlx::Error> {
        if let Self::Sqlite { ro, .. } = self {
            let mut c = ro.acquire().await?;
            sqlx::query("PRAGMA query_only = off").execute(&mut *c).await?;
            let r = sqlx::query("VACUUM INTO $1").bind(to).execute(&mut *c).await;
            sqlx::query("PRAGMA query_only = on").execute(&mut *c).await?;
            r?;
        }
        Ok(())
    }

    /// Closes all connections; the WAL is folded into the file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { rw, ro } => {
                ro.close().await;
                rw.close().await;
            }
            Self::Pg(p) => p.close().await,
        }
    }

    pub fn backend(&self) -> Backend {
        match self {
            Self::Sqlite { .. } => Backend::Sqlite,
            Self::Pg(_) => Backend::Pg,
        }
    }
}

/// Not registered: the migrator's table is not there before the first run.
const SEEN_MIGRATIONS: &str = "SELECT version FROM _sqlx_migrations WHERE success";
static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/postgres");

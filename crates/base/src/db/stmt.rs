//! Every static SQL text is registered, so one test can prepare all of them on both databases and explain them.
use super::Db;
use sqlx::{AssertSqlSafe, Executor as _, SqlSafeStr as _};

/// The two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Pg,
}

/// One registered statement.
#[derive(Debug)]
pub struct Stmt {
    /// Module path and constant.
    pub name: &'static str,
    pub sql: &'static str,
    /// `None`: both databases.
    pub only: Option<Backend>,
}

/// All statements of the program, gathered by the linker.
#[linkme::distributed_slice]
pub static ALL: [Stmt];

/// Makes the constant and registers it: `sql!(FIND = "SELECT …")`, or `sql!(FIND_PG[Pg] = "…")` for a fork.
#[macro_export]
macro_rules! sql {
    ($vis:vis $name:ident = $sql:expr) => { $crate::sql!(@ $vis $name None, $sql); };
    ($vis:vis $name:ident [Pg] = $sql:expr) => { $crate::sql!(@ $vis $name Some($crate::db::Backend::Pg), $sql); };
    ($vis:vis $name:ident [Sqlite] = $sql:expr) => { $crate::sql!(@ $vis $name Some($crate::db::Backend::Sqlite), $sql); };
    (@ $vis:vis $name:ident $only:expr, $sql:expr) => {
        $vis const $name: &str = $sql;
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::db::stmt::ALL)]
            #[linkme(crate = $crate::linkme)]
            #[allow(unsafe_code)]
            static S: $crate::db::stmt::Stmt =
                $crate::db::stmt::Stmt { name: concat!(module_path!(), "::", stringify!($name)), sql: $sql, only: $only };
        };
    };
}

/// Prepares every registered statement; returns names and errors of those that fail.
pub async fn prepare_all(db: &Db) -> Result<Vec<String>, sqlx::Error> {
    let mut bad = Vec::new();
    for s in ALL.iter().filter(|s| s.only.is_none_or(|b| b == db.backend())) {
        let r = crate::read!(db, p => {
            let mut c = p.acquire().await?;
            c.prepare(AssertSqlSafe(s.sql).into_sql_str()).await.map(|_| ())
        });
        if let Err(e) = r {
            bad.push(format!("{}: {e}", s.name));
        }
    }
    Ok(bad)
}

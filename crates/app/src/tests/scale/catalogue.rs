//! Test 1 of three: what the catalogue says about tables, keys and constraints.
use super::postgres;
use base::db::tables::{Spread, TABLES};
use sqlx::PgPool;
use std::collections::BTreeSet;
use std::path::Path;

async fn rows(pool: &PgPool, sql: &'static str) -> Vec<(String, String, String)> {
    sqlx::query_as(sql).fetch_all(pool).await.unwrap()
}

fn kind(table: &str) -> Option<Spread> {
    TABLES.iter().find(|(t, _)| *t == table).map(|(_, s)| *s)
}

#[tokio::test]
async fn every_table_is_in_the_list_on_both_databases() {
    testkit::both(async |d| {
        let mine: BTreeSet<String> = match d.db() {
            base::Db::Pg(p) => sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                .fetch_all(p)
                .await
                .unwrap()
                .into_iter()
                .collect(),
            base::Db::Sqlite { ro, .. } => sqlx::query_scalar(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            )
            .fetch_all(ro)
            .await
            .unwrap()
            .into_iter()
            .collect(),
        };
        let listed: BTreeSet<String> =
            TABLES.iter().map(|(t, _)| (*t).to_owned()).chain(["_sqlx_migrations".to_owned()]).collect();
        assert_eq!(mine, listed);
    })
    .await;
}

#[tokio::test]
async fn a_table_stands_behind_the_tables_its_keys_point_to() {
    let (_d, pool) = postgres().await;
    let keys = rows(
        &pool,
        "SELECT conrelid::regclass::text, confrelid::regclass::text, conname::text FROM pg_constraint WHERE contype = 'f'",
    )
    .await;
    let place = |t: &str| TABLES.iter().position(|(n, _)| *n == t).unwrap();
    for (from, to, name) in keys {
        assert!(place(&to) <= place(&from), "{name}: {from} stands before {to} in the list");
    }
}

#[tokio::test]
async fn keys_and_indexes_begin_with_the_workspace() {
    let (_d, pool) = postgres().await;
    let first = rows(
        &pool,
        "SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, COALESCE(a.attname::text, '(expression)') \
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' \
         LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] \
         JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am am ON am.oid = x.relam WHERE am.amname = 'btree'",
    )
    .await;
    for (table, index, column) in first {
        if kind(&table) == Some(Spread::ByWorkspace) {
            assert_eq!(column, "workspace_id", "index {index} of {table}");
        }
    }
    let keys = rows(
        &pool,
        "SELECT k.conrelid::regclass::text, k.conname::text, a.attname::text || ' ' || b.attname::text FROM pg_constraint k \
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] \
         JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1] WHERE k.contype = 'f'",
    )
    .await;
    for (table, name, columns) in keys {
        assert_eq!(columns, "workspace_id workspace_id", "foreign key {name} of {table}");
    }
    let without = rows(
        &pool,
        "SELECT c.relname::text, '', '' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' \
         WHERE c.relkind = 'r' AND c.relname <> '_sqlx_migrations' \
         AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')",
    )
    .await;
    assert_eq!(without, vec![], "tables without a primary key");
}

#[tokio::test]
async fn nothing_a_cluster_refuses_is_in_the_schema() {
    let (_d, pool) = postgres().await;
    let bad = rows(
        &pool,
        "SELECT 'trigger', tgrelid::regclass::text, tgname::text FROM pg_trigger WHERE NOT tgisinternal \
         UNION ALL SELECT 'sequence', relname::text, '' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
           AND n.nspname = 'public' WHERE c.relkind = 'S' \
         UNION ALL SELECT 'identity', attrelid::regclass::text, attname::text FROM pg_attribute WHERE attidentity <> '' \
         UNION ALL SELECT 'rule', tablename::text, rulename::text FROM pg_rules WHERE schemaname = 'public' \
         UNION ALL SELECT 'function', proname::text, '' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace \
           AND n.nspname = 'public' \
         UNION ALL SELECT 'set null', conrelid::regclass::text, conname::text FROM pg_constraint \
           WHERE contype = 'f' AND (confdeltype IN ('n', 'd') OR confupdtype <> 'a')",
    )
    .await;
    assert_eq!(bad, vec![]);
}

/// The names PostgreSQL makes up differ from those of a cluster.
#[tokio::test]
async fn every_constraint_has_a_name_of_its_own() {
    let (_d, pool) = postgres().await;
    let made_up = rows(
        &pool,
        "SELECT k.conrelid::regclass::text, k.conname::text, k.contype::text FROM pg_constraint k \
         JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' \
         WHERE c.relname <> '_sqlx_migrations' AND k.conname LIKE c.relname || '\\_%' AND k.conname ~ \
         CASE k.contype WHEN 'p' THEN '_pkey$' WHEN 'f' THEN '_fkey\\d*$' WHEN 'u' THEN '_key\\d*$' \
         WHEN 'c' THEN '_check\\d*$' ELSE '_excl\\d*$' END",
    )
    .await;
    assert_eq!(made_up, vec![]);
}

fn migrations(folder: &str) -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(folder);
    let mut all: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap())
        .map(|e| (e.file_name().into_string().unwrap(), std::fs::read_to_string(e.path()).unwrap()))
        .collect();
    all.sort();
    all
}

/// A table that is not yet spread but has a key to a spread one takes rows one by one over the network.
#[test]
fn no_migration_both_makes_a_table_and_fills_one() {
    for (name, text) in migrations("postgres").into_iter().chain(migrations("sqlite")) {
        let code: String =
            text.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n").to_uppercase();
        let makes = code.contains("CREATE TABLE");
        let fills = code.contains("INSERT INTO") || code.lines().any(|l| l.trim_start().starts_with("UPDATE "));
        assert!(!(makes && fills), "{name} makes tables and fills them: one file makes, the next fills");
        assert!(!code.contains("CITUS") && !code.contains("DISTRIBUTED"), "{name} names the cluster");
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |folder| migrations(folder).into_iter().map(|(n, _)| n).collect::<Vec<_>>();
    assert_eq!(names("sqlite"), names("postgres"));
}

#[tokio::test]
async fn both_databases_have_the_same_columns() {
    let (_d, pool) = postgres().await;
    let lite = testkit::TestDesk::sqlite().await;
    let base::Db::Sqlite { ro, .. } = lite.db() else { panic!("a SQLite desk") };
    for (table, _) in TABLES {
        let pg: Vec<String> = sqlx::query_scalar(
            "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 \
             AND is_generated = 'NEVER' ORDER BY ordinal_position",
        )
        .bind(*table)
        .fetch_all(&pool)
        .await
        .unwrap();
        let sqlite: Vec<String> =
            sqlx::query_scalar("SELECT name FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid")
                .bind(*table)
                .fetch_all(ro)
                .await
                .unwrap();
        assert_eq!(pg, sqlite, "{table}");
    }
}

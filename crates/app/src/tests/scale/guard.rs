//! Test 2 of three: the guard. Each spread table is cut by hash into sixteen parts; PostgreSQL then shows in its plan
//! how many parts a statement touches. More than one remainder means: on a cluster it would go to every node.
use super::{MANY_SHARDS, postgres};
use base::db::Backend;
use base::db::stmt::{ALL, Stmt};
use base::db::tables::{Spread, TABLES};
use serde_json::Value;
use sqlx::{AssertSqlSafe, PgConnection};
use std::collections::BTreeSet;

const PARTS: usize = 16;
const ONE: &str = "00000000-0000-7000-8000-000000000001";
const OTHER: &str = "00000000-0000-7000-8000-000000000002";

async fn run(c: &mut PgConnection, sql: String) -> Result<(), sqlx::Error> {
    use sqlx::Executor as _;
    // Not prepared: these are the test's own statements, some of which cannot be.
    c.execute(AssertSqlSafe(sql)).await.map(|_| ())
}

/// The same tables again, cut by hash, and the views over them.
async fn cut(c: &mut PgConnection) {
    run(c, "CREATE SCHEMA guard".to_owned()).await.unwrap();
    for (table, spread) in TABLES {
        let tail = if *spread == Spread::ByWorkspace { " PARTITION BY HASH (workspace_id)" } else { "" };
        let made = run(c, format!("CREATE TABLE guard.{table} (LIKE public.{table} INCLUDING ALL){tail}")).await;
        assert!(made.is_ok(), "{table} cannot be spread: {}", made.unwrap_err());
        if *spread == Spread::ByWorkspace {
            for n in 0..PARTS {
                let of = format!("guard.{table}_part_{n} PARTITION OF guard.{table}");
                run(c, format!("CREATE TABLE {of} FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {n})")).await.unwrap();
            }
        }
    }
    let views: Vec<(String, String)> =
        sqlx::query_as("SELECT viewname::text, definition FROM pg_views WHERE schemaname = 'public' ORDER BY viewname")
            .fetch_all(&mut *c)
            .await
            .unwrap();
    run(c, "SET search_path = guard".to_owned()).await.unwrap();
    run(c, "SET plan_cache_mode = force_custom_plan".to_owned()).await.unwrap();
    for (name, definition) in views {
        run(c, format!("CREATE VIEW guard.{name} AS {}", definition.replace("public.", ""))).await.unwrap();
    }
}

fn dummy(kind: &str) -> String {
    let one = match kind.trim_end_matches("[]") {
        "uuid" => ONE,
        "bigint" | "integer" | "smallint" | "numeric" | "double precision" | "real" => "1",
        "boolean" => "false",
        "jsonb" | "json" => "[]",
        "bytea" => "\\x00",
        "timestamp with time zone" => "2026-01-01T00:00:00Z",
        "date" => "2026-01-01",
        _ => "x",
    };
    if kind.ends_with("[]") {
        let other = if kind == "uuid[]" { OTHER } else { one };
        // Inside an array a backslash and a quote need their own escape.
        let (a, b) = (one.replace('\\', "\\\\"), other.replace('\\', "\\\\"));
        return format!("'{{\"{a}\",\"{b}\"}}'::{kind}");
    }
    format!("'{one}'::{kind}")
}

async fn plan(c: &mut PgConnection, s: &Stmt) -> Result<Value, sqlx::Error> {
    run(c, format!("PREPARE g AS {}", s.sql)).await?;
    let kinds: Vec<String> =
        sqlx::query_scalar("SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = 'g'")
            .fetch_all(&mut *c)
            .await?;
    let values: Vec<_> = kinds.iter().map(|k| dummy(k)).collect();
    let call = if values.is_empty() { "g".to_owned() } else { format!("g({})", values.join(", ")) };
    let explained = sqlx::query_scalar::<_, sqlx::types::Json<Value>>(AssertSqlSafe(format!(
        "EXPLAIN (FORMAT JSON) EXECUTE {call}"
    )))
    .fetch_one(&mut *c)
    .await;
    run(c, "DEALLOCATE g".to_owned()).await?;
    Ok(explained?.0)
}

/// Remainders of all parts in a plan.
fn remainders(plan: &Value, found: &mut BTreeSet<String>) {
    match plan {
        Value::Object(o) => {
            if let Some(part) = o.get("Relation Name").and_then(Value::as_str).and_then(|n| n.rsplit_once("_part_")) {
                found.insert(part.1.to_owned());
            }
            o.values().for_each(|v| remainders(v, found));
        }
        Value::Array(a) => a.iter().for_each(|v| remainders(v, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_statement_stays_with_one_workspace() {
    let (_d, pool) = postgres().await;
    let mut c = pool.acquire().await.unwrap();
    cut(&mut c).await;
    let mut bad = Vec::new();
    for s in ALL.iter().filter(|s| s.only != Some(Backend::Sqlite) && !MANY_SHARDS.contains(&s.name)) {
        match plan(&mut c, s).await {
            Err(e) => {
                bad.push(format!("{}: {e}", s.name));
                let _ = run(&mut c, "DEALLOCATE ALL".to_owned()).await;
            }
            Ok(p) => {
                let mut found = BTreeSet::new();
                remainders(&p, &mut found);
                if found.len() > 1 {
                    bad.push(format!(
                        "{} touches {} of {PARTS} parts: say workspace_id = $1 for every table",
                        s.name,
                        found.len()
                    ));
                }
            }
        }
    }
    assert_eq!(bad, Vec::<String>::new());
}

/// The guard itself is tried: a statement that forgot the workspace must not pass.
#[tokio::test]
async fn the_guard_sees_a_forgotten_workspace() {
    let (_d, pool) = postgres().await;
    let mut c = pool.acquire().await.unwrap();
    cut(&mut c).await;
    let count = |sql: &'static str| Stmt { name: "a test's own", sql, only: None };
    let good = count(
        "SELECT m.name FROM member m JOIN session s ON s.workspace_id = m.workspace_id AND s.member_id = m.member_id WHERE m.workspace_id = $1 AND s.session_id = $2",
    );
    let bad = count("SELECT name FROM member WHERE member_id = $1");
    let (mut one, mut many) = (BTreeSet::new(), BTreeSet::new());
    remainders(&plan(&mut c, &good).await.unwrap(), &mut one);
    remainders(&plan(&mut c, &bad).await.unwrap(), &mut many);
    assert_eq!((one.len(), many.len()), (1, PARTS));
}

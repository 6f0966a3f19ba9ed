//! Test 3 of three: what a plan does not show, read in the texts of the statements.
use super::MANY_SHARDS;
use base::db::stmt::{ALL, Stmt};

/// Words without line breaks and doubled blanks, in small letters.
fn words(s: &Stmt) -> String {
    s.sql.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn changes(sql: &str) -> bool {
    ["insert into ", "update ", "delete from "].iter().any(|w| sql.starts_with(w) || sql.contains(&format!("({w}")))
}

/// What is wrong with a text, if anything.
fn fault(name: &str, sql: &str) -> Option<&'static str> {
    let many = MANY_SHARDS.contains(&name);
    let has = |w: &str| sql.contains(w);
    if changes(sql)
        && ["random(", "clock_timestamp(", "gen_random_uuid(", "nextval(", "now()", "current_timestamp"]
            .iter()
            .any(|w| has(w))
    {
        return Some("ids, time and chance come from the program");
    }
    if has("merge into") {
        return Some("MERGE is refused by a cluster: INSERT … ON CONFLICT … DO UPDATE");
    }
    if has("set null") {
        return Some("SET NULL is refused by a cluster");
    }
    if many && has("for update") {
        return Some("FOR UPDATE needs its workspace");
    }
    if sql.starts_with("update")
        && sql
            .split(" where ")
            .next()
            .is_some_and(|set| set.contains("set workspace_id") || set.contains(", workspace_id ="))
    {
        return Some("a workspace_id never changes");
    }
    if has("workspace_id = any") || has("workspace_id in (") {
        return Some("one workspace at a time");
    }
    if has("create temp") || has("pg_advisory") || has("listen ") || has("notify ") {
        return Some("held on one node only");
    }
    if !many && !has("workspace_id") {
        return Some("the workspace is not said");
    }
    None
}

#[test]
fn no_statement_says_what_a_cluster_refuses() {
    let bad: Vec<_> =
        ALL.iter().filter_map(|s| fault(s.name, &words(s)).map(|why| format!("{}: {why}", s.name))).collect();
    assert_eq!(bad, Vec::<String>::new());
}

#[test]
fn the_text_test_sees_what_it_is_for() {
    for (sql, bad) in [
        ("select name from member where workspace_id = $1", false),
        ("select name from member where member_id = $1", true),
        ("insert into job (workspace_id, due_at) values ($1, now())", true),
        ("update job set workspace_id = $2 where workspace_id = $1", true),
        ("merge into job using x on workspace_id = $1", true),
        ("select 1 from job where workspace_id = any($1)", true),
    ] {
        assert_eq!(fault("a test's own", sql).is_some(), bad, "{sql}");
    }
}

/// Two firms live in every test database; a story ends with the second one untouched. Here: even a look at everything.
#[tokio::test]
async fn the_second_firm_is_there_and_is_counted() {
    testkit::both(async |d| {
        let rows = d.second_firm_rows().await;
        assert_eq!(rows.len(), base::db::tables::TABLES.len());
        assert!(rows.iter().any(|(t, n)| *t == "member" && *n == 6));
    })
    .await;
}

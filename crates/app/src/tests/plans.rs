//! How SQLite carries statements out where it knows nothing of the sizes: a new firm has no statistics, and a server that
//! never stops gets none. A statement about one account, unit or import must not read all of the firm.
use base::db::Backend;
use base::db::stmt::ALL;
use sqlx::{AssertSqlSafe, Row as _};
use testkit::TestDesk;

/// Statements that are about all of a firm, or whose table is small by its nature (settings, drivers, months closed).
const ABOUT_ALL: &[&str] = &[
    "accounts::store::account::COLLECTIVE",
    "accounts::store::known::MEMBERS",
    "accounts::store::list::COLLECTIVE_LINE",
    "accounts::store::list::COUNT",
    "accounts::store::list::INDUSTRIES",
    "accounts::store::team::MEMBERS",
    "accounts::store::unit::WITHOUT_CUSTOMER",
    "accounts::store::whole::ACCOUNTS",
    "accounts::store::whole::NUMBERS",
    "accounts::store::whole::UNITS",
    "app::store::MEMBER_WITHOUT_SIGN_IN",
    "identity::store::LIST",
    "identity::store::NAMES",
    "identity::store::OTHERS",
    "identity::store::SIGN_IN_DELETE",
    "identity::store::links::SPEND_OLDER",
    "identity::store::sessions::SWEEP",
    "identity::store::sessions::SWEEP_LINKS",
    "imports::store::import::COUNT",
    "imports::store::import::FRESHNESS",
    "imports::store::import::LEFT_OVER",
    "imports::store::import::LIST",
    "imports::store::import::OPEN",
    "imports::store::mapping::BY_PRINT",
    "imports::store::mapping::LATEST",
    "ledger::store::books::ALL_BOOKS_GO",
    "ledger::store::books::BOOKS",
    "ledger::store::bridges::OLD_GO",
    "ledger::store::bridges::SOLD_ABROAD_BY_ALL",
    "ledger::store::bridges::SOLD_BY_ALL",
    "ledger::store::closing::CLOSED_ROWS",
    "ledger::store::costs::FIXED",
    "ledger::store::costs::MEMBERS",
    "ledger::store::costs::OFFERING_GROUPS",
    "ledger::store::costs::PRODUCT_COSTS",
    "ledger::store::costs::PRODUCT_COUNT",
    "ledger::store::costs::PRODUCT_ENTRIES",
    "ledger::store::costs::PRODUCT_SAME",
    "ledger::store::costs::PRODUCT_SHARES",
    "ledger::store::costs::RATES",
    "ledger::store::costs::SHARED",
    "ledger::store::figures::EDGE",
    "ledger::store::figures::EDGE_DRIVERS",
    "ledger::store::figures::FIRST_COSTS",
    "ledger::store::figures::FIRST_PRODUCT_COST",
    "ledger::store::figures::RELEASED",
    "ledger::store::head::BOOKED_NUMBERS",
    "ledger::store::head::DRIVERS",
    "ledger::store::head::IMPORTS_LEFT_OVER",
    "ledger::store::head::OFFERINGS",
    "ledger::store::lines::HAS_RATES",
    "ledger::store::months::ALL_DRIVERS_GO",
    "ledger::store::months::ALL_MONTHS",
    "ledger::store::months::ALL_MONTHS_GO",
    "ledger::store::months::DRIVER_FACTS",
    "ledger::store::months::DRIVER_MONTHS",
    "ledger::store::months::EMPTY_DRIVERS_GO",
    "ledger::store::months::EMPTY_MONTHS_GO",
    "ledger::store::months::FIRST_LAST_MONTH",
    "ledger::store::months::IMPORT_CLEAR_COMPUTED",
    "ledger::store::months::MONTHS",
    "ledger::store::rows::UNCOSTED",
    "ledger::store::rows::WHOLE_FACTS",
    "ledger::store::targets::EBITS",
    "ledger::store::targets::FIRM_TARGETS",
    "ledger::store::targets::KEPT",
    "ledger::store::targets::LOSSES",
    "ledger::store::targets::RATE_LIST",
    "ledger::store::targets::WORDINGS",
    "surveys::store::change::ERASE_BEFORE",
    "surveys::store::read::COLLECTIVE",
    "surveys::store::read::INVITATIONS",
    "surveys::store::read::QUESTIONS",
    "surveys::store::read::RESPONDENTS",
    "surveys::store::read::SAID",
    "surveys::store::read::VALUES",
    "surveys::store::read::WAVES",
    "surveys::store::step::QUESTION_USED",
];

#[tokio::test]
async fn without_statistics_only_statements_about_all_of_a_firm_read_all_of_it() {
    let d = TestDesk::sqlite().await;
    let base::Db::Sqlite { ro, .. } = d.db() else { unreachable!() };
    let mut found = Vec::new();
    for s in ALL.iter().filter(|s| s.only.is_none_or(|b| b == Backend::Sqlite)) {
        // Commands such as PRAGMA have no plan.
        let Ok(plan) = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", s.sql))).fetch_all(ro).await else {
            continue;
        };
        let steps: Vec<String> = plan.iter().map(|r| r.get::<String, _>(3)).collect();
        let whole = |step: &&String| step.ends_with("(workspace_id=?)") && !ONE_ROW.iter().any(|t| step.contains(t));
        if steps.iter().any(|step| whole(&step)) {
            found.push(format!("{} {steps:?}", s.name));
        }
    }
    found.sort();
    let unknown: Vec<&String> = found.iter().filter(|n| !ABOUT_ALL.contains(&n.split(' ').next().unwrap())).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// Tables with one row a firm.
const ONE_ROW: &[&str] = &[
    "sqlite_autoindex_workspace_1",
    "sqlite_autoindex_audit_head_1",
    "sqlite_autoindex_ledger_head_1",
    "sqlite_autoindex_structure_version_1",
    "sqlite_autoindex_survey_version_1",
];

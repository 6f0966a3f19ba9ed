//! The rules of a spread database, held on plain PostgreSQL: the catalogue, the guard, the text. No cluster is needed;
//! what these three refuse, a cluster refuses or makes slow.
mod catalogue;
mod guard;
mod text;

use base::Db;
use sqlx::PgPool;
use testkit::TestDesk;

/// Statements that may go to every shard, or to none: the operator's, the look-out of the jobs, the directory that is
/// read before the workspace is known. Everything else names its workspace.
const MANY_SHARDS: &[&str] = &[
    "base::job::WAITING",
    "identity::store::ANY_FIRM",
    "identity::store::FIRMS",
    "identity::store::FIRST_AND_LAST",
    "identity::store::SIGN_IN_HITS",
    "imports::store::import::FIRMS",
    "app::store::ANSWERS",
    "app::store::INTEGRITY",
    "app::store::KEYS",
    "app::store::SIGN_IN_WITHOUT_MEMBER",
    "app::store::MEMBER_WITHOUT_SIGN_IN",
];

async fn postgres() -> (TestDesk, PgPool) {
    let d = TestDesk::postgres().await;
    let Db::Pg(pool) = d.db() else { panic!("a PostgreSQL desk") };
    let pool = pool.clone();
    (d, pool)
}

/// Every text of the register belongs to this program, so the tables of all slices are looked at.
#[test]
fn the_list_of_many_shards_names_only_registered_statements() {
    let names: Vec<_> = base::db::stmt::ALL.iter().map(|s| s.name).collect();
    for listed in MANY_SHARDS {
        assert!(names.contains(listed), "{listed} is on the list but not in the register");
    }
}

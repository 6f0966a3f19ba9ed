//! `testkit` opens a test desk: a fresh database (SQLite in a temporary folder, or PostgreSQL on a server that the
//! tests of one run share), a fixed clock, two firms with the same cast of people, and a way to send requests to a
//! router as any of them. Nothing of ours is mocked; the clock is an argument.
//!
//! ```ignore
//! testkit::both(async |d| {
//!     let answer = d.get(routes(), &d.cast.head, "/accounts").await;
//!     assert_eq!(answer.status, 200);
//! }).await;
//! ```
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test kit asks the machine and may fail loudly")]

mod postgres;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base::ids::{MemberId, WorkspaceId};
use base::{Actor, Currency, Db, Firm, Lang, Role, Roles, Site, Ts, Who};
use http_body_util::BodyExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// The people of a firm; every one of them is a member row in the database.
#[derive(Debug, Clone)]
pub struct Cast {
    pub workspace: WorkspaceId,
    pub firm: Arc<Firm>,
    /// Ines Falk, head of key accounts.
    pub head: Actor,
    /// Jana Ohlendiek, key account manager.
    pub manager: Actor,
    /// Mirko Tessnow, key account manager of other accounts.
    pub other_manager: Actor,
    /// Carla Brandt, controller.
    pub controller: Actor,
    /// Kolja Rieck, colleague.
    pub colleague: Actor,
    /// Ada Winter, administrator only.
    pub administrator: Actor,
}

impl Cast {
    /// The command line.
    pub fn console(&self) -> Actor {
        Actor::console(self.workspace, self.firm.clone(), "test")
    }
    pub fn everyone(&self) -> [&Actor; 6] {
        [&self.head, &self.manager, &self.other_manager, &self.controller, &self.colleague, &self.administrator]
    }
}

/// A database, a clock and two firms.
#[derive(Debug)]
pub struct TestDesk {
    pub site: Site,
    pub cast: Cast,
    /// The second firm: every story ends with [`TestDesk::second_firm_is_untouched`].
    pub second: Cast,
    now: Arc<AtomicI64>,
    dir: TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).expect("a JSON answer")
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }
}

/// Runs a test on SQLite and then on PostgreSQL.
pub async fn both(test: impl AsyncFn(TestDesk)) {
    test(TestDesk::sqlite().await).await;
    test(TestDesk::postgres().await).await;
}

/// The address of a PostgreSQL database without any table.
pub async fn empty_postgres_url() -> String {
    postgres::empty_url().await
}

/// The address of a copy of a PostgreSQL database; nobody may be connected to it meanwhile.
pub async fn copied_postgres_url(of: &str) -> String {
    postgres::copied_url(of).await
}

/// A PostgreSQL database without any table.
pub async fn empty_postgres() -> Db {
    Db::connect(&postgres::empty_url().await, 4).await.expect("connect")
}

impl TestDesk {
    /// On a SQLite file.
    pub async fn sqlite() -> Self {
        Self::sqlite_in(Currency::EUR).await
    }

    /// On a SQLite file, with firms that count in another currency.
    pub async fn sqlite_in(currency: Currency) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let db = Db::connect(&format!("sqlite://{}/spagat.db", dir.path().display()), 4).await.expect("connect");
        db.migrate().await.expect("migrate");
        Self::on(db, dir, currency).await
    }

    /// On a fresh PostgreSQL database. Debian's package `postgresql` must be installed; `make test` sees to it.
    pub async fn postgres() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        Self::on(postgres::fresh().await, dir, Currency::EUR).await
    }

    async fn on(db: Db, dir: TempDir, currency: Currency) -> Self {
        let start: jiff::Timestamp = "2026-11-23T12:00:00Z".parse().expect("a moment");
        let now = Arc::new(AtomicI64::new(start.as_microsecond()));
        let read = now.clone();
        let clock =
            Arc::new(move || jiff::Timestamp::from_microsecond(read.load(Ordering::Relaxed)).expect("a moment"));
        let cast = open_firm(&db, "Birkhorst Packmittel", currency, start).await;
        let second = open_firm(&db, "Zweite Firma", currency, start).await;
        let site = Site::new(db, clock, dir.path().to_owned(), "http://127.0.0.1:8420");
        Self { site, cast, second, now, dir }
    }

    pub fn db(&self) -> &Db {
        &self.site.db
    }
    pub fn now(&self) -> jiff::Timestamp {
        self.site.now()
    }
    /// Moves the clock.
    pub fn set_now(&self, at: &str) {
        let t: jiff::Timestamp = at.parse().expect("a moment such as 2026-11-23T12:00:00Z");
        self.now.store(t.as_microsecond(), Ordering::Relaxed);
    }
    /// The data folder.
    pub fn folder(&self) -> &std::path::Path {
        self.dir.path()
    }

    pub async fn get(&self, router: Router<Site>, actor: &Actor, path: &str) -> Answer {
        self.send(router, Some(actor), Request::get(path).body(Body::empty()).expect("a request")).await
    }
    /// As htmx asks for one element.
    pub async fn get_part(&self, router: Router<Site>, actor: &Actor, path: &str, target: &str) -> Answer {
        let r = Request::get(path).header("hx-request", "true").header("hx-target", format!("div#{target}"));
        self.send(router, Some(actor), r.body(Body::empty()).expect("a request")).await
    }
    /// A posted form.
    pub async fn post(&self, router: Router<Site>, actor: &Actor, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form
            .iter()
            .map(|(k, v)| format!("{}={}", base::page::escape_query(k), base::page::escape_query(v)))
            .collect::<Vec<_>>()
            .join("&");
        let r = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(router, Some(actor), r.body(Body::from(body)).expect("a request")).await
    }
    /// Any request, as somebody or as nobody.
    pub async fn send(&self, router: Router<Site>, actor: Option<&Actor>, mut request: Request<Body>) -> Answer {
        if let Some(a) = actor {
            request.extensions_mut().insert(a.clone());
        }
        let r = router.with_state(self.site.clone()).oneshot(request).await.expect("infallible");
        let (parts, body) = r.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The first column of a statement as text, for a look at what is stored; `$1` is the first firm's workspace.
    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        base::read!(self.db(), p => sqlx::query_scalar(sql).bind(self.cast.workspace).fetch_all(p).await)
            .expect("texts")
    }

    /// Counts the rows of every table that belong to the second firm; compare before and after a story.
    pub async fn second_firm_rows(&self) -> Vec<(&'static str, i64)> {
        let mut rows = Vec::new();
        for (table, _) in base::db::tables::TABLES {
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE workspace_id = $1");
            let n: i64 = base::read!(self.db(), p => {
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(self.second.workspace).fetch_one(p).await
            })
            .expect("a count");
            rows.push((*table, n));
        }
        rows
    }
}

const WORKSPACE: &str = "INSERT INTO workspace (workspace_id, firm_name, currency, fiscal_year_start, settings, version, \
     created_at) VALUES ($1, $2, $3, 1, $4, 1, $5)";
const AUDIT_HEAD: &str = "INSERT INTO audit_head (workspace_id, number, hash) VALUES ($1, 0, $2)";
const MEMBER: &str = "INSERT INTO member (workspace_id, member_id, name, email, email_fold, roles, language, theme, \
     created_at, version) VALUES ($1, $2, $3, $4, $4, $5, 'en', '', $6, 1)";

async fn open_firm(db: &Db, name: &str, currency: Currency, now: jiff::Timestamp) -> Cast {
    let workspace = WorkspaceId::new();
    let firm = Arc::new(Firm { name: name.to_owned(), currency, fiscal_year_start: 1 });
    let console = Actor::console(workspace, firm.clone(), "test");
    let mut tx = db.begin(&console, now).await.expect("begin");
    base::change!(tx, c => {
        let settings = sqlx::types::Json(serde_json::json!({}));
        sqlx::query(WORKSPACE).bind(workspace).bind(name).bind(currency.code()).bind(settings).bind(Ts::of(now)).execute(&mut *c).await.expect("firm");
        sqlx::query(AUDIT_HEAD).bind(workspace).bind(vec![0_u8; 32]).execute(&mut *c).await.expect("head");
    });
    let mut people = Vec::new();
    for (name, role) in [
        ("Ines Falk", Role::Head),
        ("Jana Ohlendiek", Role::Manager),
        ("Mirko Tessnow", Role::Manager),
        ("Carla Brandt", Role::Controller),
        ("Kolja Rieck", Role::Colleague),
        ("Ada Winter", Role::Administrator),
    ] {
        let (id, roles) = (MemberId::new(), Roles::of(&[role]));
        let email = format!("{}@birkhorst.example", base::fold::fold(name).replace(' ', "."));
        base::change!(tx, c => {
            sqlx::query(MEMBER).bind(workspace).bind(id).bind(name).bind(email).bind(roles.to_string()).bind(Ts::of(now))
                .execute(c).await.expect("member");
        });
        people.push(Actor {
            workspace,
            who: Who::Member(id),
            name: name.to_owned(),
            roles,
            lang: Lang::En,
            firm: firm.clone(),
            session: None,
        });
    }
    tx.commit(base::Event::new("firm.opened", "workspace", workspace.0).plain()).await.expect("commit");
    let [head, manager, other_manager, controller, colleague, administrator] =
        <[Actor; 6]>::try_from(people).expect("six people");
    Cast { workspace, firm, head, manager, other_manager, controller, colleague, administrator }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_desk_opens_on_both_databases() {
        both(async |d| {
            assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new());
            let rows = d.second_firm_rows().await;
            assert!(rows.contains(&("member", 6)) && rows.contains(&("audit_event", 1)));
        })
        .await;
    }
}

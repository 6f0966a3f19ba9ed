//! Background work as rows: queued in the change that asks for it, leased, retried, kept.
use crate::db::{Db, Ts, Tx};
use crate::ids::{JobId, WorkspaceId};
use crate::{change, read, sql};
use sqlx::types::Json;
use std::future::Future;
use std::pin::Pin;

/// A leased piece of work; must be safe to run twice.
#[derive(Debug, sqlx::FromRow)]
pub struct Job {
    pub workspace_id: WorkspaceId,
    pub job_id: JobId,
    pub kind: String,
    pub payload: Json<serde_json::Value>,
    pub tries: i64,
}

sql!(QUEUE = "INSERT INTO job (workspace_id, job_id, kind, payload, due_at, tries) VALUES ($1, $2, $3, $4, $5, 0)");
sql!(pub WAITING = "SELECT DISTINCT workspace_id FROM job WHERE done_at IS NULL AND due_at <= $1 LIMIT 1000");
sql!(
    CLAIM_SQLITE[Sqlite] = "UPDATE job SET tries = tries + 1, leased_until = $3 WHERE workspace_id = $1 AND job_id = \
     (SELECT job_id FROM job WHERE workspace_id = $1 AND done_at IS NULL AND due_at <= $2 AND (leased_until IS NULL \
     OR leased_until < $2) ORDER BY due_at LIMIT 1) RETURNING workspace_id, job_id, kind, payload, tries"
);
sql!(
    CLAIM_PG[Pg] = "UPDATE job SET tries = tries + 1, leased_until = $3 WHERE workspace_id = $1 AND job_id = \
     (SELECT job_id FROM job WHERE workspace_id = $1 AND done_at IS NULL AND due_at <= $2 AND (leased_until IS NULL \
     OR leased_until < $2) ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) \
     RETURNING workspace_id, job_id, kind, payload, tries"
);
sql!(RENEW = "UPDATE job SET leased_until = $3 WHERE workspace_id = $1 AND job_id = $2 AND done_at IS NULL");
sql!(DONE = "UPDATE job SET done_at = $3, leased_until = NULL WHERE workspace_id = $1 AND job_id = $2");
sql!(
    FAILED = "UPDATE job SET failure = $3, due_at = $4, leased_until = NULL \
     WHERE workspace_id = $1 AND job_id = $2 AND done_at IS NULL"
);

/// What the runner awaits.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<(), crate::Error>> + Send + 'a>>;

/// One kind of background work. It must be safe to run twice: a worker may die after the work and before `done`.
#[derive(Debug)]
pub struct Kind {
    /// The word in `job.kind`, such as `import.stage`.
    pub kind: &'static str,
    pub run: for<'a> fn(&'a crate::Site, crate::Actor, &'a serde_json::Value) -> Running<'a>,
}

/// All kinds, gathered by the linker.
#[linkme::distributed_slice]
pub static KINDS: [Kind];

/// Registers a kind: `job_kind!("import.stage", stage);` where
/// `async fn stage(site: &Site, actor: Actor, payload: &Value) -> Result<(), Error>`; the actor is the system's own.
#[macro_export]
macro_rules! job_kind {
    ($kind:expr, $run:path) => {
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::job::KINDS)]
            #[linkme(crate = $crate::linkme)]
            #[allow(unsafe_code)]
            static K: $crate::job::Kind =
                $crate::job::Kind { kind: $kind, run: |site, actor, payload| Box::pin($run(site, actor, payload)) };
        };
    };
}

/// Queues work in the same change that asks for it.
pub async fn queue(
    tx: &mut Tx,
    kind: &str,
    payload: serde_json::Value,
    due: jiff::Timestamp,
) -> Result<JobId, sqlx::Error> {
    let (id, ws) = (JobId::new(), tx.workspace());
    change!(tx, c => sqlx::query(QUEUE).bind(ws).bind(id).bind(kind).bind(Json(payload)).bind(Ts::of(due)).execute(c).await.map(|_| ()))?;
    Ok(id)
}

/// Workspaces with something to do: the one look-out over all firms.
pub async fn waiting(db: &Db, now: jiff::Timestamp) -> Result<Vec<WorkspaceId>, sqlx::Error> {
    read!(db, p => sqlx::query_scalar(WAITING).bind(Ts::of(now)).fetch_all(p).await)
}

/// Leases the next due job of one workspace. A worker that dies loses its lease and the job is due again.
pub async fn claim(
    db: &Db,
    workspace: WorkspaceId,
    now: jiff::Timestamp,
    lease: jiff::SignedDuration,
) -> Result<Option<Job>, sqlx::Error> {
    let (now, until) = (Ts::of(now), Ts::of(now + lease));
    match db {
        Db::Sqlite { rw, .. } => {
            sqlx::query_as(CLAIM_SQLITE).bind(workspace).bind(now).bind(until).fetch_optional(rw).await
        }
        Db::Pg(p) => sqlx::query_as(CLAIM_PG).bind(workspace).bind(now).bind(until).fetch_optional(p).await,
    }
}

/// Keeps the lease of work that takes longer; the runner does it now and then.
pub async fn renew(db: &Db, job: &Job, until: jiff::Timestamp) -> Result<(), sqlx::Error> {
    let until = Ts::of(until);
    match db {
        Db::Sqlite { rw, .. } => {
            sqlx::query(RENEW).bind(job.workspace_id).bind(job.job_id).bind(until).execute(rw).await.map(|_| ())
        }
        Db::Pg(p) => {
            sqlx::query(RENEW).bind(job.workspace_id).bind(job.job_id).bind(until).execute(p).await.map(|_| ())
        }
    }
}

/// The work is done.
pub async fn done(tx: &mut Tx, job: &Job) -> Result<(), sqlx::Error> {
    let now = tx.now();
    change!(tx, c => sqlx::query(DONE).bind(job.workspace_id).bind(job.job_id).bind(now).execute(c).await.map(|_| ()))
}

/// Tries again after 1, 2, 4, … minutes, at most a day.
pub async fn failed(tx: &mut Tx, job: &Job, why: &str) -> Result<(), sqlx::Error> {
    let wait = jiff::SignedDuration::from_mins(1 << job.tries.clamp(1, 11).saturating_sub(1))
        .min(jiff::SignedDuration::from_hours(24));
    let due = Ts::of(tx.now().0 + wait);
    change!(tx, c => sqlx::query(FAILED).bind(job.workspace_id).bind(job.job_id).bind(why).bind(due).execute(c).await.map(|_| ()))
}

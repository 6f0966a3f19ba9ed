//! Background work as rows: queued in the change that asks for it, leased, retried, kept.
use crate::db::{Db, Ts, Tx};
use crate::ids::{JobId, WorkspaceId};
use crate::{change, read, sql};
use sqlx::types::Json;

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
sql!(DONE = "UPDATE job SET done_at = $3, leased_until = NULL WHERE workspace_id = $1 AND job_id = $2");
sql!(
    FAILED = "UPDATE job SET failure = $3, due_at = $4, leased_until = NULL \
     WHERE workspace_id = $1 AND job_id = $2 AND done_at IS NULL"
);

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

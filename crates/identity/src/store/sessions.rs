//! Sessions in the database.
use crate::model::{Person, Session};
use crate::rules::Token;
use crate::session::Caller;
use base::ids::{MemberId, SessionId, WorkspaceId};
use base::{Db, Ts, Tx, change, read, sql};

sql!(
    FIND = "SELECT s.session_id, s.seen_at, m.workspace_id, m.member_id, m.name, m.email, m.roles, m.password_hash, \
     m.language, m.theme, m.closed_at, m.version, w.firm_name, w.currency, w.fiscal_year_start FROM session s \
     JOIN member m ON m.workspace_id = $1 AND m.member_id = s.member_id JOIN workspace w ON w.workspace_id = $1 \
     WHERE s.workspace_id = $1 AND s.token_hash = $2 AND s.revoked_at IS NULL AND s.expires_at > $3 \
     AND m.closed_at IS NULL"
);
sql!(
    INSERT = "INSERT INTO session (workspace_id, session_id, member_id, token_hash, created_at, seen_at, expires_at, \
     agent, address) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)"
);
sql!(
    TOUCH = "UPDATE session SET seen_at = $3, expires_at = $4 WHERE workspace_id = $1 AND session_id = $2 AND revoked_at IS NULL"
);
sql!(
    OPEN = "SELECT session_id, created_at, seen_at, agent, address FROM session WHERE workspace_id = $1 \
     AND member_id = $2 AND revoked_at IS NULL AND expires_at > $3 ORDER BY seen_at DESC, session_id DESC LIMIT 100"
);
sql!(
    END = "UPDATE session SET revoked_at = $4 WHERE workspace_id = $1 AND member_id = $2 AND session_id = $3 \
     AND revoked_at IS NULL"
);
sql!(
    END_OTHERS = "UPDATE session SET revoked_at = $4 WHERE workspace_id = $1 AND member_id = $2 AND session_id <> $3 \
     AND revoked_at IS NULL AND expires_at > $4"
);
sql!(SWEEP = "DELETE FROM session WHERE workspace_id = $1 AND (revoked_at IS NOT NULL OR expires_at <= $2)");
sql!(SWEEP_LINKS = "DELETE FROM one_time_link WHERE workspace_id = $1 AND (used_at IS NOT NULL OR expires_at <= $2)");

#[derive(sqlx::FromRow)]
struct Found {
    session_id: SessionId,
    seen_at: Ts,
    #[sqlx(flatten)]
    person: Person,
}

/// The open session behind a token with its person; nothing for a revoked, ended or foreign one.
pub(crate) async fn find_session(
    db: &Db,
    token: &Token,
    now: jiff::Timestamp,
) -> Result<Option<(SessionId, jiff::Timestamp, Person)>, sqlx::Error> {
    let found: Option<Found> = read!(db, p => sqlx::query_as(FIND).bind(token.workspace).bind(token.hash())
        .bind(Ts::of(now)).fetch_optional(p).await)?;
    Ok(found.map(|f| (f.session_id, f.seen_at.0, f.person)))
}

pub(crate) async fn insert_session(
    tx: &mut Tx,
    id: SessionId,
    member: MemberId,
    token: &Token,
    until: Ts,
    caller: &Caller,
) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(INSERT).bind(ws).bind(id).bind(member).bind(token.hash()).bind(now).bind(until)
        .bind(&caller.device).bind(&caller.address).execute(c).await.map(|_| ()))
}

pub(crate) async fn touch_session(tx: &mut Tx, id: SessionId, until: Ts) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(TOUCH).bind(ws).bind(id).bind(now).bind(until).execute(c).await.map(|_| ()))
}

/// A member's open sessions, the latest seen first.
pub(crate) async fn sessions(
    db: &Db,
    ws: WorkspaceId,
    member: MemberId,
    now: jiff::Timestamp,
) -> Result<Vec<Session>, sqlx::Error> {
    read!(db, p => sqlx::query_as(OPEN).bind(ws).bind(member).bind(Ts::of(now)).fetch_all(p).await)
}

/// Ends one session of a member; `false` when there is no such open one.
pub(crate) async fn end_session(tx: &mut Tx, member: MemberId, id: SessionId) -> Result<bool, sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    let n: u64 = change!(tx, c => sqlx::query(END).bind(ws).bind(member).bind(id).bind(now)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(n == 1)
}

/// Ends all sessions of a member but `keep`; returns how many.
pub(crate) async fn end_sessions(tx: &mut Tx, member: MemberId, keep: Option<SessionId>) -> Result<u64, sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    // No session has this id.
    let keep = keep.unwrap_or(SessionId(uuid::Uuid::nil()));
    change!(tx, c => sqlx::query(END_OTHERS).bind(ws).bind(member).bind(keep).bind(now)
        .execute(c).await.map(|r| r.rows_affected()))
}

/// Takes away sessions that have ended and links that are used or too old; returns how many.
pub(crate) async fn sweep_ended(tx: &mut Tx) -> Result<u64, sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => {
        let sessions = sqlx::query(SWEEP).bind(ws).bind(now).execute(&mut *c).await?.rows_affected();
        let links = sqlx::query(SWEEP_LINKS).bind(ws).bind(now).execute(&mut *c).await?.rows_affected();
        Ok(sessions + links)
    })
}

//! Events in the database. Joined with `account` for key and name.
use crate::model::{Filter, Stored};
use base::ids::{AccountId, WorkspaceId};
use base::{Db, Tx, change, read, sql};
use sqlx::types::Json;

macro_rules! event {
    ($rest:literal) => {
        concat!(
            "SELECT e.number, e.at, e.who, e.member_id, e.actor_name, e.name, e.subject_kind, e.subject_id, \
             e.account_id, a.account_key, a.name AS account_name, e.business, e.before_json, e.after_json, \
             e.inverse_json IS NOT NULL AS has_inverse, e.undoes, e.undone_by FROM audit_event e \
             LEFT JOIN account a ON a.workspace_id = $1 AND a.account_id = e.account_id WHERE e.workspace_id = $1 ",
            $rest
        )
    };
}

sql!(
    LOG = event!(
        "AND e.number < $2 AND e.at >= $3 AND e.at < $4 AND (e.member_id = $5 OR $5 IS NULL) \
         AND (e.who = $6 OR $6 = '') AND ($7 LIKE '%,' || rtrim(e.name, 'abcdefghijklmnopqrstuvwxyz_') || ',%' OR $7 = '') AND (e.account_id = $8 OR $8 IS NULL) \
         ORDER BY e.number DESC LIMIT $9"
    )
);
sql!(
    OF_ACCOUNT = event!(
        "AND e.number IN (SELECT o.number FROM audit_event o WHERE o.workspace_id = $1 AND o.account_id = $2 \
         AND o.number < $3 UNION ALL SELECT b.number FROM audit_event_about b WHERE b.workspace_id = $1 \
         AND b.account_id = $2 AND b.number < $3) ORDER BY e.number DESC LIMIT $4"
    )
);
sql!(ONE = event!("AND e.number = $2"));
sql!(HOLD = "UPDATE audit_event SET undone_by = undone_by WHERE workspace_id = $1 AND number = $2");
sql!(INVERSE = "SELECT inverse_json FROM audit_event WHERE workspace_id = $1 AND number = $2");
sql!(
    CHAIN = "SELECT number, at, actor_name, name, subject_kind, subject_id, before_json, after_json, hash \
     FROM audit_event WHERE workspace_id = $1 AND number > $2 ORDER BY number LIMIT 500"
);
sql!(HEAD = "SELECT number, hash FROM audit_head WHERE workspace_id = $1");

/// The log, the newest first.
pub(crate) async fn log(db: &Db, ws: WorkspaceId, f: &Filter) -> Result<Vec<Stored>, sqlx::Error> {
    // `,cost.,ledger.,` against what is left of a name without the word behind its dot.
    let kind: String = if f.kind.is_empty() { String::new() } else { format!(",{}.,", f.kind.replace(',', ".,")) };
    read!(db, p => sqlx::query_as(LOG).bind(ws).bind(f.before).bind(f.from).bind(f.to).bind(f.member).bind(&f.who)
        .bind(kind).bind(f.account).bind(f.limit).fetch_all(p).await)
}

/// The events of one account, the newest first.
pub(crate) async fn of_account(
    db: &Db,
    ws: WorkspaceId,
    account: AccountId,
    before: i64,
    limit: i64,
) -> Result<Vec<Stored>, sqlx::Error> {
    read!(db, p => sqlx::query_as(OF_ACCOUNT).bind(ws).bind(account).bind(before).bind(limit).fetch_all(p).await)
}

/// One event inside the change that takes it back; held, so that nobody else takes it back at the same moment.
pub(crate) async fn hold(tx: &mut Tx, number: i64) -> Result<Option<Stored>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => {
        sqlx::query(HOLD).bind(ws).bind(number).execute(&mut *c).await?;
        sqlx::query_as(ONE).bind(ws).bind(number).fetch_optional(&mut *c).await
    })
}

/// What takes the event back.
pub(crate) async fn inverse(tx: &mut Tx, number: i64) -> Result<Option<serde_json::Value>, sqlx::Error> {
    let ws = tx.workspace();
    let found: Option<Option<Json<serde_json::Value>>> =
        change!(tx, c => sqlx::query_scalar(INVERSE).bind(ws).bind(number).fetch_optional(c).await)?;
    Ok(found.flatten().map(|j| j.0))
}

/// What an event's hash covers, and the hash.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Link {
    pub number: i64,
    pub at: base::Ts,
    pub actor_name: String,
    pub name: String,
    pub subject_kind: String,
    pub subject_id: uuid::Uuid,
    pub before_json: Json<serde_json::Value>,
    pub after_json: Json<serde_json::Value>,
    pub hash: Vec<u8>,
}

/// The next events after a number, in order.
pub(crate) async fn chain(db: &Db, ws: WorkspaceId, after: i64) -> Result<Vec<Link>, sqlx::Error> {
    read!(db, p => sqlx::query_as(CHAIN).bind(ws).bind(after).fetch_all(p).await)
}

/// Number and hash of the last event as the head remembers them.
pub(crate) async fn head(db: &Db, ws: WorkspaceId) -> Result<Option<(i64, Vec<u8>)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(HEAD).bind(ws).fetch_optional(p).await)
}

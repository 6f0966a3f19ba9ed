//! A change: opened by an actor at a time, closed by a named event. There is no other way to write.
use super::Ts;
use crate::Actor;
use crate::ids::AccountId;
use crate::sql;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use sqlx::types::Json;
use sqlx::{Postgres, Sqlite, Transaction};
use uuid::Uuid;

/// An open change of one workspace. Dropped without `commit`, nothing has happened.
#[derive(Debug)]
pub struct Tx {
    inner: TxInner,
    actor: Actor,
    now: Ts,
}

/// The transaction of either database; only for the [`crate::change!`] macro.
#[derive(Debug)]
pub enum TxInner {
    Sqlite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

/// What an event is about: the kind is the table's word, the id that of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    pub kind: &'static str,
    pub id: Uuid,
}

/// What happened, in the trade's words (`account.tier_set`), with before and after. Business values in `before` and
/// `after` are hidden from administrators.
#[derive(Debug, Clone)]
pub struct Event {
    pub name: &'static str,
    pub subject: Subject,
    /// The account on whose timeline the event stands.
    pub account: Option<AccountId>,
    /// Further accounts on whose timelines it stands: one decision for several.
    pub also: Vec<AccountId>,
    pub before: Value,
    pub after: Value,
    /// Whether `before` and `after` hold business values; administrators see the event without them.
    pub business: bool,
    /// What takes the change back, read by the slice that wrote it (see [`crate::undo`]).
    pub inverse: Option<Value>,
    /// The number of the event that this one takes back.
    pub undoes: Option<i64>,
}

impl Event {
    /// An event with business values and no inverse.
    pub fn new(name: &'static str, kind: &'static str, id: impl Into<Uuid>) -> Self {
        Self {
            name,
            subject: Subject { kind, id: id.into() },
            account: None,
            also: Vec::new(),
            before: Value::Null,
            after: Value::Null,
            business: true,
            inverse: None,
            undoes: None,
        }
    }
    #[must_use]
    pub fn account(mut self, account: AccountId) -> Self {
        self.account = Some(account);
        self
    }
    #[must_use]
    pub fn also(mut self, accounts: &[AccountId]) -> Self {
        self.also = accounts.to_vec();
        self
    }
    #[must_use]
    pub fn before(mut self, before: Value) -> Self {
        self.before = before;
        self
    }
    #[must_use]
    pub fn after(mut self, after: Value) -> Self {
        self.after = after;
        self
    }
    #[must_use]
    pub fn inverse(mut self, inverse: Value) -> Self {
        self.inverse = Some(inverse);
        self
    }
    #[must_use]
    pub fn undoes(mut self, number: i64) -> Self {
        self.undoes = Some(number);
        self
    }
    /// No business values inside: sign-in, roles, backup.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.business = false;
        self
    }
}

/// The changes that are no events. This list is closed; a test holds it beside `decisions.md` 4.8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// A job was claimed, tried again or done.
    Job,
    /// A session was seen or has ended by itself; ended sessions and used links were swept.
    SessionTouch,
    /// The folded words of a search index.
    SearchIndex,
    /// A cache that can be rebuilt from facts.
    Cache,
    /// Staged lines that are not facts yet, or the sweeping of such.
    Staging,
}

sql!(HEAD_RAISE = "UPDATE audit_head SET number = number + 1 WHERE workspace_id = $1 RETURNING number, hash");
sql!(HEAD_SEAL = "UPDATE audit_head SET hash = $2 WHERE workspace_id = $1");
sql!(
    EVENT_INSERT = "INSERT INTO audit_event (workspace_id, number, at, who, member_id, actor_name, name, subject_kind, \
     subject_id, account_id, business, before_json, after_json, inverse_json, undoes, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
);
sql!(EVENT_ABOUT = "INSERT INTO audit_event_about (workspace_id, account_id, number) VALUES ($1, $2, $3)");
sql!(EVENT_UNDONE = "UPDATE audit_event SET undone_by = $3 WHERE workspace_id = $1 AND number = $2");

impl Tx {
    pub(super) fn new(inner: TxInner, actor: Actor, now: Ts) -> Self {
        Self { inner, actor, now }
    }
    /// For the [`crate::change!`] macro.
    pub fn inner(&mut self) -> &mut TxInner {
        &mut self.inner
    }
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
    pub fn now(&self) -> Ts {
        self.now
    }
    pub fn workspace(&self) -> crate::ids::WorkspaceId {
        self.actor.workspace
    }

    /// Writes the event and ends the change; returns the event's number. The firm's audit head is raised last, so it
    /// orders the writers of that firm and holds the lock as short as possible.
    pub async fn commit(mut self, e: Event) -> Result<i64, sqlx::Error> {
        let ws = self.actor.workspace;
        let (number, before): (i64, Vec<u8>) =
            crate::change!(self, c => sqlx::query_as(HEAD_RAISE).bind(ws).fetch_one(c).await)?;
        let sealed = Sealed {
            number,
            at: self.now,
            actor_name: &self.actor.name,
            name: e.name,
            subject_kind: e.subject.kind,
            subject_id: e.subject.id,
            before: &e.before,
            after: &e.after,
        };
        let hash = sealed.hash(&before);
        let (now, who, member, name) = (self.now, self.actor.who.word(), self.actor.member(), self.actor.name.clone());
        crate::change!(self, c => {
            sqlx::query(EVENT_INSERT)
                .bind(ws).bind(number).bind(now).bind(who).bind(member).bind(name)
                .bind(e.name).bind(e.subject.kind).bind(e.subject.id).bind(e.account).bind(e.business)
                .bind(Json(&e.before)).bind(Json(&e.after)).bind(e.inverse.as_ref().map(Json))
                .bind(e.undoes).bind(&hash)
                .execute(&mut *c).await?;
            for account in &e.also {
                sqlx::query(EVENT_ABOUT).bind(ws).bind(account).bind(number).execute(&mut *c).await?;
            }
            if let Some(n) = e.undoes {
                sqlx::query(EVENT_UNDONE).bind(ws).bind(n).bind(number).execute(&mut *c).await?;
            }
            sqlx::query(HEAD_SEAL).bind(ws).bind(&hash).execute(&mut *c).await?;
        });
        self.end().await?;
        Ok(number)
    }

    /// Ends a change that is no event; `why` names which of the closed list it is.
    pub async fn commit_quiet(self, why: Quiet) -> Result<(), sqlx::Error> {
        tracing::trace!(?why, "quiet change");
        self.end().await
    }

    async fn end(self) -> Result<(), sqlx::Error> {
        match self.inner {
            TxInner::Sqlite(t) => t.commit().await,
            TxInner::Pg(t) => t.commit().await,
        }
    }
}

/// What an event's hash covers, as stored; `spagat check` recomputes the chain from it.
#[derive(Debug, Clone, Copy)]
pub struct Sealed<'a> {
    pub number: i64,
    pub at: Ts,
    pub actor_name: &'a str,
    pub name: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: Uuid,
    pub before: &'a Value,
    pub after: &'a Value,
}

impl Sealed<'_> {
    /// The chain: each event's hash covers the one before, so a removed or altered event shows.
    pub fn hash(&self, previous: &[u8]) -> Vec<u8> {
        let mut h = Sha256::new();
        h.update(previous);
        h.update(self.number.to_be_bytes());
        h.update(self.at.0.as_microsecond().to_be_bytes());
        for part in [self.actor_name, self.name, self.subject_kind, &self.before.to_string(), &self.after.to_string()] {
            h.update((part.len() as u64).to_be_bytes());
            h.update(part.as_bytes());
        }
        h.update(self.subject_id.as_bytes());
        h.finalize().to_vec()
    }
}

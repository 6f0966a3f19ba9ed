//! Firms and members in the database; sessions and links stand beside.
mod links;
mod sessions;

pub(crate) use links::*;
pub(crate) use sessions::*;

use crate::model::{FirmRow, Listed, MemberName, NewFirm, NewMember, Person, firm};
use crate::{PasswordHash, texts};
use base::ids::{MemberId, WorkspaceId};
use base::{Actor, Db, Error, Roles, Ts, Tx, change, read, sql};
use sqlx::types::Json;
use std::sync::Arc;

sql!(ANY_FIRM = "SELECT workspace_id FROM workspace LIMIT 1");
sql!(
    FIRMS = "SELECT workspace_id, firm_name, currency, fiscal_year_start, created_at FROM workspace ORDER BY created_at, workspace_id"
);
sql!(SIGN_IN_HITS = "SELECT workspace_id, member_id FROM sign_in WHERE email_fold = $1 ORDER BY workspace_id LIMIT 50");
sql!(
    FIRST_AND_LAST = "SELECT (SELECT workspace_id FROM sign_in ORDER BY workspace_id LIMIT 1) AS first_one, \
     (SELECT workspace_id FROM sign_in ORDER BY workspace_id DESC LIMIT 1) AS last_one"
);
sql!(FIRM_NAME = "SELECT firm_name FROM workspace WHERE workspace_id = $1");
sql!(
    FIRM_INSERT = "INSERT INTO workspace (workspace_id, firm_name, currency, fiscal_year_start, settings, version, \
     created_at) VALUES ($1, $2, $3, $4, $5, 1, $6)"
);
sql!(HEAD_INSERT = "INSERT INTO audit_head (workspace_id, number, hash) VALUES ($1, 0, $2)");
sql!(
    MEMBER_INSERT = "INSERT INTO member (workspace_id, member_id, name, email, email_fold, roles, password_hash, \
     language, theme, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, 1)"
);
sql!(SIGN_IN_INSERT = "INSERT INTO sign_in (workspace_id, email_fold, member_id) VALUES ($1, $2, $3)");
sql!(SIGN_IN_DELETE = "DELETE FROM sign_in WHERE workspace_id = $1 AND member_id = $2");
sql!(EMAIL_OWNER = "SELECT member_id FROM member WHERE workspace_id = $1 AND email_fold = $2");
sql!(
    PERSON = "SELECT m.workspace_id, m.member_id, m.name, m.email, m.roles, m.password_hash, m.language, m.theme, \
     m.closed_at, m.version, w.firm_name, w.currency, w.fiscal_year_start FROM member m \
     JOIN workspace w ON w.workspace_id = $1 WHERE m.workspace_id = $1 AND m.member_id = $2"
);
sql!(NAMES = "SELECT member_id, name, roles, closed_at FROM member WHERE workspace_id = $1 ORDER BY name, member_id");
sql!(
    LIST = "SELECT m.member_id, m.name, m.email, m.roles, m.password_hash IS NOT NULL AS has_password, m.closed_at, \
     (SELECT MAX(s.seen_at) FROM session s WHERE s.workspace_id = $1 AND s.member_id = m.member_id) AS seen_at \
     FROM member m WHERE m.workspace_id = $1 ORDER BY m.name, m.member_id LIMIT 1000"
);
sql!(
    SET_PASSWORD =
        "UPDATE member SET password_hash = $3, version = version + 1 WHERE workspace_id = $1 AND member_id = $2"
);
sql!(
    SET_PERSON = "UPDATE member SET name = $3, email = $4, email_fold = $5, version = version + 1 \
     WHERE workspace_id = $1 AND member_id = $2"
);
sql!(
    SET_ROLES = "UPDATE member SET roles = $3, version = version + 1 \
     WHERE workspace_id = $1 AND member_id = $2 AND version = $4"
);
sql!(SET_CLOSED = "UPDATE member SET closed_at = $3, version = version + 1 WHERE workspace_id = $1 AND member_id = $2");
sql!(SET_LANGUAGE = "UPDATE member SET language = $3 WHERE workspace_id = $1 AND member_id = $2");
sql!(SET_THEME = "UPDATE member SET theme = $3 WHERE workspace_id = $1 AND member_id = $2");
sql!(MEMBERS_LOCK = "UPDATE workspace SET version = version WHERE workspace_id = $1");
sql!(OTHERS = "SELECT roles FROM member WHERE workspace_id = $1 AND member_id <> $2 AND closed_at IS NULL");

/// Whether anybody can sign in at all. One row of any workspace: asked at start and by the set-up page only.
pub async fn has_firm(db: &Db) -> Result<bool, sqlx::Error> {
    let one: Option<WorkspaceId> = read!(db, p => sqlx::query_scalar(ANY_FIRM).fetch_optional(p).await)?;
    Ok(one.is_some())
}

/// All firms of this server, the oldest first. Never asked by a page of a firm.
pub async fn firms(db: &Db) -> Result<Vec<FirmRow>, sqlx::Error> {
    let rows: Vec<(WorkspaceId, String, String, i32, Ts)> = read!(db, p => sqlx::query_as(FIRMS).fetch_all(p).await)?;
    let row = |(workspace, name, currency, month, opened): (WorkspaceId, String, String, i32, Ts)| FirmRow {
        workspace,
        firm: Arc::new(firm(&name, &currency, month)),
        opened_at: opened.0,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// The name of the firm when the server has only one whose people sign in. Asks the sign-in directory, which every node of
/// a cluster has, and then that one firm.
pub(crate) async fn only_firm(db: &Db) -> Result<Option<String>, sqlx::Error> {
    let (first, last): (Option<WorkspaceId>, Option<WorkspaceId>) =
        read!(db, p => sqlx::query_as(FIRST_AND_LAST).fetch_one(p).await)?;
    match first.filter(|_| first == last) {
        Some(one) => read!(db, p => sqlx::query_scalar(FIRM_NAME).bind(one).fetch_optional(p).await),
        None => Ok(None),
    }
}

/// The command line's actor in the firm of this server; in the oldest where there are several.
pub async fn console_actor(db: &Db, os_user: &str) -> Result<Actor, Error> {
    let first = firms(db).await?.into_iter().next();
    let Some(f) = first else {
        return Err(Error::Refused(texts(base::Lang::En).no_firm()));
    };
    Ok(Actor::console(f.workspace, f.firm, os_user))
}

/// The names of a firm's people, closed ones included and marked.
pub async fn members(db: &Db, workspace: WorkspaceId) -> Result<Vec<MemberName>, sqlx::Error> {
    let rows: Vec<(MemberId, String, String, Option<Ts>)> =
        read!(db, p => sqlx::query_as(NAMES).bind(workspace).fetch_all(p).await)?;
    let name = |(id, name, roles, closed): (MemberId, String, String, Option<Ts>)| MemberName {
        id,
        name,
        roles: Roles::parse(&roles),
        closed: closed.is_some(),
    };
    Ok(rows.into_iter().map(name).collect())
}

/// Adds a member with its entry in the sign-in directory; refuses an address that the firm already has.
pub async fn add_member(tx: &mut Tx, new: &NewMember) -> Result<MemberId, Error> {
    if email_owner(tx, &new.email.fold).await?.is_some() {
        return Err(Error::Refused(texts(tx.actor().lang).email_taken()));
    }
    let id = MemberId::new();
    insert_member(tx, id, new).await?;
    Ok(id)
}

/// Who has this address in the firm.
pub(crate) async fn email_owner(tx: &mut Tx, fold: &str) -> Result<Option<MemberId>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_scalar(EMAIL_OWNER).bind(ws).bind(fold).fetch_optional(c).await)
}

pub(crate) async fn insert_firm(tx: &mut Tx, new: &NewFirm) -> Result<(), sqlx::Error> {
    let (ws, now, month) = (tx.workspace(), tx.now(), i32::from(new.fiscal_year_start));
    change!(tx, c => {
        sqlx::query(FIRM_INSERT).bind(ws).bind(&new.name).bind(new.currency.code()).bind(month)
            .bind(Json(serde_json::json!({}))).bind(now).execute(&mut *c).await?;
        sqlx::query(HEAD_INSERT).bind(ws).bind(vec![0_u8; 32]).execute(&mut *c).await?;
    });
    Ok(())
}

pub(crate) async fn insert_member(tx: &mut Tx, id: MemberId, new: &NewMember) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    let hash = new.password.as_ref().map(|p| p.0.as_str());
    change!(tx, c => {
        sqlx::query(MEMBER_INSERT).bind(ws).bind(id).bind(&new.name).bind(&new.email.text).bind(&new.email.fold)
            .bind(new.roles.to_string()).bind(hash).bind(new.lang.code()).bind(now).execute(&mut *c).await?;
        sqlx::query(SIGN_IN_INSERT).bind(ws).bind(&new.email.fold).bind(id).execute(&mut *c).await?;
    });
    Ok(())
}

/// Sets a member's password; sessions stay as they are.
pub async fn set_password(tx: &mut Tx, member: MemberId, hash: &PasswordHash) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(SET_PASSWORD).bind(ws).bind(member).bind(&hash.0).execute(c).await.map(|_| ()))
}

/// Changes name and address, and the sign-in directory with them.
pub(crate) async fn set_person(
    tx: &mut Tx,
    member: MemberId,
    name: &str,
    email: &crate::Email,
) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => {
        sqlx::query(SET_PERSON).bind(ws).bind(member).bind(name).bind(&email.text).bind(&email.fold)
            .execute(&mut *c).await?;
        sqlx::query(SIGN_IN_DELETE).bind(ws).bind(member).execute(&mut *c).await?;
        sqlx::query(SIGN_IN_INSERT).bind(ws).bind(&email.fold).bind(member).execute(&mut *c).await?;
    });
    Ok(())
}

/// Sets roles when the row is still of this version; `false` when it has moved on.
pub(crate) async fn set_roles(tx: &mut Tx, m: MemberId, roles: Roles, version: i64) -> Result<bool, sqlx::Error> {
    let (ws, roles) = (tx.workspace(), roles.to_string());
    let n: u64 = change!(tx, c => sqlx::query(SET_ROLES).bind(ws).bind(m).bind(roles).bind(version)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(n == 1)
}

/// Closes or reopens a member. A closed one is out of the sign-in directory.
pub(crate) async fn set_closed(tx: &mut Tx, person: &Person, closed: bool) -> Result<(), sqlx::Error> {
    let (ws, at) = (tx.workspace(), closed.then(|| tx.now()));
    let fold = person.email.to_lowercase();
    change!(tx, c => {
        sqlx::query(SET_CLOSED).bind(ws).bind(person.member_id).bind(at).execute(&mut *c).await?;
        sqlx::query(SIGN_IN_DELETE).bind(ws).bind(person.member_id).execute(&mut *c).await?;
        if !closed {
            sqlx::query(SIGN_IN_INSERT).bind(ws).bind(&fold).bind(person.member_id).execute(&mut *c).await?;
        }
    });
    Ok(())
}

pub(crate) async fn set_language(tx: &mut Tx, member: MemberId, code: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(SET_LANGUAGE).bind(ws).bind(member).bind(code).execute(c).await.map(|_| ()))
}

pub(crate) async fn set_theme(tx: &mut Tx, member: MemberId, theme: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(SET_THEME).bind(ws).bind(member).bind(theme).execute(c).await.map(|_| ()))
}

/// The roles of all other open members. Takes the firm's row first, so that two administrators cannot take the role from
/// each other at the same moment.
pub(crate) async fn other_roles(tx: &mut Tx, member: MemberId) -> Result<Vec<Roles>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<String> = change!(tx, c => {
        sqlx::query(MEMBERS_LOCK).bind(ws).execute(&mut *c).await?;
        sqlx::query_scalar(OTHERS).bind(ws).bind(member).fetch_all(&mut *c).await?
    });
    Ok(rows.iter().map(|r| Roles::parse(r)).collect())
}

/// One member with the firm.
pub(crate) async fn person(db: &Db, ws: WorkspaceId, member: MemberId) -> Result<Option<Person>, sqlx::Error> {
    read!(db, p => sqlx::query_as(PERSON).bind(ws).bind(member).fetch_optional(p).await)
}

/// The same inside a change.
pub(crate) async fn person_now(tx: &mut Tx, member: MemberId) -> Result<Option<Person>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(PERSON).bind(ws).bind(member).fetch_optional(c).await)
}

/// Firm and person behind an address: the one question asked before the workspace is known.
pub(crate) async fn sign_in_hits(db: &Db, fold: &str) -> Result<Vec<(WorkspaceId, MemberId)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(SIGN_IN_HITS).bind(fold).fetch_all(p).await)
}

/// The members of a firm for the administrator, by name.
pub(crate) async fn list(db: &Db, ws: WorkspaceId) -> Result<Vec<Listed>, sqlx::Error> {
    read!(db, p => sqlx::query_as(LIST).bind(ws).fetch_all(p).await)
}

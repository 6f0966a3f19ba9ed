//! One-time links in the database.
use crate::model::{Link, Purpose};
use crate::rules::Token;
use base::ids::{LinkId, MemberId};
use base::{Db, Ts, Tx, change, read, sql};

sql!(
    INSERT = "INSERT INTO one_time_link (workspace_id, link_id, member_id, purpose, token_hash, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
sql!(
    SPEND_OLDER = "UPDATE one_time_link SET used_at = $4 WHERE workspace_id = $1 AND member_id = $2 AND purpose = $3 \
     AND used_at IS NULL"
);
sql!(
    FIND = "SELECT link_id, member_id FROM one_time_link WHERE workspace_id = $1 AND token_hash = $2 AND purpose = $3 \
     AND used_at IS NULL AND expires_at > $4"
);
sql!(
    SPEND = "UPDATE one_time_link SET used_at = $3 WHERE workspace_id = $1 AND link_id = $2 AND used_at IS NULL \
     AND expires_at > $3"
);

/// Makes a link; earlier ones of the same purpose for the same member stop working.
pub(crate) async fn insert_link(
    tx: &mut Tx,
    member: MemberId,
    purpose: Purpose,
    token: &Token,
) -> Result<LinkId, sqlx::Error> {
    let (ws, now, id) = (tx.workspace(), tx.now(), LinkId::new());
    let until = Ts::of(now.0 + purpose.good_for());
    change!(tx, c => {
        sqlx::query(SPEND_OLDER).bind(ws).bind(member).bind(purpose.word()).bind(now).execute(&mut *c).await?;
        sqlx::query(INSERT).bind(ws).bind(id).bind(member).bind(purpose.word()).bind(token.hash()).bind(now)
            .bind(until).execute(&mut *c).await?;
    });
    Ok(id)
}

/// A link that still works.
pub(crate) async fn find_link(
    db: &Db,
    token: &Token,
    purpose: Purpose,
    now: jiff::Timestamp,
) -> Result<Option<Link>, sqlx::Error> {
    read!(db, p => sqlx::query_as(FIND).bind(token.workspace).bind(token.hash()).bind(purpose.word())
        .bind(Ts::of(now)).fetch_optional(p).await)
}

/// Uses a link up; `false` when somebody else was quicker.
pub(crate) async fn spend_link(tx: &mut Tx, link: LinkId) -> Result<bool, sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    let n: u64 = change!(tx, c => sqlx::query(SPEND).bind(ws).bind(link).bind(now)
        .execute(c).await.map(|r| r.rows_affected()))?;
    Ok(n == 1)
}

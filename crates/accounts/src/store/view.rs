//! Saved views of the list: a name and the query of its address.
use base::db::Tx;
use base::fold::fold;
use base::ids::ViewId;
use base::{Actor, Db, change, read, sql};

sql!(
    OWN = "SELECT view_id, name, query FROM saved_view WHERE workspace_id = $1 AND member_id = $2 ORDER BY name_fold, view_id"
);
sql!(
    SAVE = "INSERT INTO saved_view (workspace_id, view_id, member_id, name, name_fold, query, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (workspace_id, member_id, name_fold) DO UPDATE SET query = excluded.query, name = excluded.name \
     RETURNING view_id"
);
sql!(
    DELETE = "DELETE FROM saved_view WHERE workspace_id = $1 AND view_id = $2 AND member_id = $3 RETURNING name, query"
);

/// A person's own way to look at the list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedView {
    pub view_id: ViewId,
    pub name: String,
    /// Query of `/accounts`, without `?`.
    pub query: String,
}

/// The person's own views by name; none for the command line.
pub async fn own(db: &Db, actor: &Actor) -> Result<Vec<SavedView>, sqlx::Error> {
    let Some(member) = actor.member() else { return Ok(Vec::new()) };
    read!(db, p => sqlx::query_as(OWN).bind(actor.workspace).bind(member).fetch_all(p).await)
}

/// Saves under a name; the same name is written over.
pub async fn save(tx: &mut Tx, name: &str, query: &str) -> Result<Option<ViewId>, sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    let Some(member) = tx.actor().member() else { return Ok(None) };
    change!(tx, c => sqlx::query_scalar(SAVE).bind(ws).bind(ViewId::new()).bind(member).bind(name).bind(fold(name))
        .bind(query).bind(now).fetch_one(c).await.map(Some))
}

/// Takes one's own view away; returns its name and query.
pub async fn delete(tx: &mut Tx, view: ViewId) -> Result<Option<(String, String)>, sqlx::Error> {
    let ws = tx.workspace();
    let Some(member) = tx.actor().member() else { return Ok(None) };
    change!(tx, c => sqlx::query_as(DELETE).bind(ws).bind(view).bind(member).fetch_optional(c).await)
}

//! Saved mappings.

use super::Sql;
use crate::kind::ImportKind;
use crate::model::SavedMapping;
use base::ids::{MappingId, WorkspaceId};
use base::{Db, Ts, Tx, change, read, sql};
use sqlx::FromRow;
use sqlx::types::Json;

macro_rules! columns {
    () => {
        "m.mapping_id, m.version, m.name, m.kind, m.headers, m.mapping_text, m.used, m.saved_by_name, m.saved_at"
    };
}
sql!(
    BY_PRINT = concat!(
        "SELECT ",
        columns!(),
        " FROM mapping m WHERE m.workspace_id = $1 AND m.latest AND m.fingerprint = $2 \
         ORDER BY m.used DESC, m.saved_at DESC, m.mapping_id LIMIT 1"
    )
);
sql!(
    LATEST =
        concat!("SELECT ", columns!(), " FROM mapping m WHERE m.workspace_id = $1 AND m.latest ORDER BY m.name_fold")
);
sql!(
    BY_NAME =
        concat!("SELECT ", columns!(), " FROM mapping m WHERE m.workspace_id = $1 AND m.latest AND m.name_fold = $2")
);
sql!(
    INSERT = "INSERT INTO mapping (workspace_id, mapping_id, version, latest, name, name_fold, kind, headers, fingerprint, \
     mapping_text, used, saved_by_name, saved_at) VALUES ($1, $2, $3, TRUE, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
sql!(OLDER = "UPDATE mapping SET latest = FALSE WHERE workspace_id = $1 AND mapping_id = $2");
sql!(USED = "UPDATE mapping SET used = used + 1 WHERE workspace_id = $1 AND latest AND name_fold = $2");

#[derive(FromRow)]
struct Row {
    mapping_id: MappingId,
    version: i32,
    name: String,
    kind: String,
    headers: Json<Vec<String>>,
    mapping_text: String,
    used: i64,
    saved_by_name: String,
    saved_at: Ts,
}

impl From<Row> for SavedMapping {
    fn from(r: Row) -> Self {
        Self {
            id: r.mapping_id,
            version: r.version,
            name: r.name,
            kind: ImportKind::parse(&r.kind).unwrap_or(ImportKind::Ledger),
            headers: r.headers.0,
            text: r.mapping_text,
            used: r.used,
            saved_by_name: r.saved_by_name,
            saved_at: r.saved_at,
        }
    }
}

/// The mapping that was saved with this very header.
pub(crate) async fn mapping_by_print(db: &Db, ws: WorkspaceId, print: &str) -> Sql<Option<SavedMapping>> {
    let row: Option<Row> = read!(db, p => sqlx::query_as(BY_PRINT).bind(ws).bind(print).fetch_optional(p).await)?;
    Ok(row.map(Into::into))
}

/// The latest version of every mapping, by name.
pub(crate) async fn mappings(db: &Db, ws: WorkspaceId) -> Sql<Vec<SavedMapping>> {
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(LATEST).bind(ws).fetch_all(p).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub(crate) async fn mapping_named(db: &Db, ws: WorkspaceId, name: &str) -> Sql<Option<SavedMapping>> {
    let fold = base::fold::fold(name);
    let row: Option<Row> = read!(db, p => sqlx::query_as(BY_NAME).bind(ws).bind(fold).fetch_optional(p).await)?;
    Ok(row.map(Into::into))
}

/// Saves a mapping under its name; the version before stays readable.
pub(crate) async fn save_mapping(
    tx: &mut Tx,
    (name, kind): (&str, ImportKind),
    headers: &[String],
    text: &str,
) -> Sql<(MappingId, i32)> {
    let (ws, now, by) = (tx.workspace(), tx.now(), tx.actor().name.clone());
    let (fold, print) = (base::fold::fold(name), crate::mapping::fingerprint(headers));
    change!(tx, c => {
        let before: Option<Row> = sqlx::query_as(BY_NAME).bind(ws).bind(&fold).fetch_optional(&mut *c).await?;
        let (id, version, used) = before.map_or((MappingId::new(), 1, 0), |r| (r.mapping_id, r.version + 1, r.used));
        sqlx::query(OLDER).bind(ws).bind(id).execute(&mut *c).await?;
        sqlx::query(INSERT).bind(ws).bind(id).bind(version).bind(name).bind(fold).bind(kind.as_str()).bind(Json(headers))
            .bind(print).bind(text).bind(used).bind(by).bind(now).execute(&mut *c).await?;
        Ok((id, version))
    })
}

pub(crate) async fn mapping_used(tx: &mut Tx, name: &str) -> Sql<()> {
    let (ws, fold) = (tx.workspace(), base::fold::fold(name));
    change!(tx, c => sqlx::query(USED).bind(ws).bind(fold).execute(c).await.map(|_| ()))
}

//! What a long file has shown of the books, beyond what is kept in memory: hashes and how often they were met.
use super::Sql;
use base::db::{Db, TxInner};
use base::ids::{ImportId, WorkspaceId};
use base::{Tx, change, read, sql};
use sqlx::types::Json;

sql!(
    ADD_SQLITE[Sqlite] = "INSERT INTO ledger_met (workspace_id, import_id, side, name, times) \
     SELECT $1, $2, $3, d.value ->> 0, d.value ->> 1 FROM json_each($4) d WHERE TRUE \
     ON CONFLICT (workspace_id, import_id, side, name) DO UPDATE SET times = ledger_met.times + excluded.times"
);
sql!(
    ADD_PG[Pg] = "INSERT INTO ledger_met (workspace_id, import_id, side, name, times) \
     SELECT $1, $2, $3, d.name, d.times FROM unnest($4::bigint[], $5::integer[]) AS d (name, times) \
     ON CONFLICT (workspace_id, import_id, side, name) DO UPDATE SET times = ledger_met.times + excluded.times"
);
sql!(
    OF_SQLITE[Sqlite] = "SELECT m.name, m.times FROM json_each($4) d CROSS JOIN ledger_met m ON m.workspace_id = $1 \
     AND m.import_id = $2 AND m.side = $3 AND m.name = d.value WHERE m.workspace_id = $1"
);
sql!(
    OF_PG[Pg] = "SELECT m.name, m.times FROM ledger_met m WHERE m.workspace_id = $1 AND m.import_id = $2 AND m.side = $3 \
     AND m.name = ANY($4)"
);
sql!(
    ANY_MET = "SELECT COUNT(*) FROM (SELECT m.name FROM ledger_met m WHERE m.workspace_id = $1 AND m.import_id = $2 \
     LIMIT 1) one"
);
sql!(
    GO = "DELETE FROM ledger_met WHERE workspace_id = $1 AND import_id = $2 AND (side, name) IN \
     (SELECT x.side, x.name FROM ledger_met x WHERE x.workspace_id = $1 AND x.import_id = $2 LIMIT $3)"
);

/// Adds hashes with how often they were met; each may be there once.
pub(crate) async fn add_met(tx: &mut Tx, (import, side): (ImportId, i16), met: &[(i64, i32)]) -> Sql<()> {
    let ws = tx.workspace();
    match tx.inner() {
        TxInner::Sqlite(t) => {
            let add = sqlx::query(ADD_SQLITE).bind(ws).bind(import).bind(side).bind(Json(met));
            add.execute(&mut **t).await.map(|_| ())
        }
        TxInner::Pg(t) => {
            let (names, times): (Vec<i64>, Vec<i32>) = met.iter().copied().unzip();
            let add = sqlx::query(ADD_PG).bind(ws).bind(import).bind(side).bind(names).bind(times);
            add.execute(&mut **t).await.map(|_| ())
        }
    }
}

/// Those of the hashes that were met, and how often.
pub(crate) async fn met_of(
    db: &Db,
    ws: WorkspaceId,
    (import, side): (ImportId, i16),
    names: &[i64],
) -> Sql<Vec<(i64, i32)>> {
    match db {
        Db::Sqlite { ro, .. } => {
            sqlx::query_as(OF_SQLITE).bind(ws).bind(import).bind(side).bind(Json(names)).fetch_all(ro).await
        }
        Db::Pg(p) => sqlx::query_as(OF_PG).bind(ws).bind(import).bind(side).bind(names).fetch_all(p).await,
    }
}

/// Whether hashes of an import are there.
pub(crate) async fn any_met(db: &Db, ws: WorkspaceId, import: ImportId) -> Sql<bool> {
    let n: i64 = read!(db, p => sqlx::query_scalar(ANY_MET).bind(ws).bind(import).fetch_one(p).await)?;
    Ok(n > 0)
}

/// Takes at most `limit` hashes of an import away.
pub(crate) async fn forget_some_met(tx: &mut Tx, import: ImportId, limit: i64) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(GO).bind(ws).bind(import).bind(limit).execute(c).await.map(|_| ()))
}

//! Reads that belong to no slice: the firm of a job, whether the database answers, what `check` looks at.
use base::ids::WorkspaceId;
use base::{Currency, Db, Firm, read, sql};
use std::sync::Arc;

sql!(FIRM = "SELECT firm_name, currency, fiscal_year_start FROM workspace WHERE workspace_id = $1");
sql!(ANSWERS = "SELECT 1");

type FirmRow = (String, String, i32);

fn firm((name, currency, fiscal_year_start): FirmRow) -> Arc<Firm> {
    let currency = Currency::parse(&currency).unwrap_or(Currency::EUR);
    let fiscal_year_start = i8::try_from(fiscal_year_start).unwrap_or(1);
    Arc::new(Firm { name, currency, fiscal_year_start })
}

/// One firm.
pub(crate) async fn find_firm(db: &Db, id: WorkspaceId) -> Result<Option<Arc<Firm>>, sqlx::Error> {
    let row: Option<FirmRow> = read!(db, p => sqlx::query_as(FIRM).bind(id).fetch_optional(p).await)?;
    Ok(row.map(firm))
}

/// Asks the database for one number.
pub(crate) async fn answers(db: &Db) -> Result<(), sqlx::Error> {
    read!(db, p => sqlx::query(ANSWERS).execute(p).await.map(|_| ()))
}

sql!(INTEGRITY[Sqlite] = "SELECT integrity_check FROM pragma_integrity_check LIMIT 20");
sql!(KEYS[Sqlite] = "SELECT \"table\", COUNT(*) FROM pragma_foreign_key_check GROUP BY \"table\" ORDER BY \"table\"");

/// What SQLite itself finds wrong with its file; PostgreSQL holds its keys by itself.
pub(crate) async fn sqlite_faults(db: &Db) -> Result<Vec<String>, sqlx::Error> {
    let Db::Sqlite { ro, .. } = db else { return Ok(Vec::new()) };
    let said: Vec<String> = sqlx::query_scalar(INTEGRITY).fetch_all(ro).await?;
    let keys: Vec<(String, i64)> = sqlx::query_as(KEYS).fetch_all(ro).await?;
    let damage = said.into_iter().filter(|s| s != "ok").map(|s| format!("The database file is damaged: {s}."));
    let lost = keys.into_iter().map(|(t, n)| format!("{n} rows of {t} point to rows that are not there."));
    Ok(damage.chain(lost).collect())
}

sql!(pub(crate) SIGN_IN_WITHOUT_MEMBER = "SELECT COUNT(*) FROM sign_in s WHERE NOT EXISTS (SELECT 1 FROM member m \
     WHERE m.workspace_id = s.workspace_id AND m.member_id = s.member_id AND m.email_fold = s.email_fold)");
sql!(pub(crate) MEMBER_WITHOUT_SIGN_IN = "SELECT COUNT(*) FROM member m WHERE m.closed_at IS NULL AND NOT EXISTS \
     (SELECT 1 FROM sign_in s WHERE s.workspace_id = m.workspace_id AND s.member_id = m.member_id)");

/// The sign-in directory has no foreign key (a reference table may not point to a spread one): look for strays.
pub(crate) async fn sign_in_strays(db: &Db) -> Result<Vec<String>, sqlx::Error> {
    let strays: i64 = read!(db, p => sqlx::query_scalar(SIGN_IN_WITHOUT_MEMBER).fetch_one(p).await)?;
    let missing: i64 = read!(db, p => sqlx::query_scalar(MEMBER_WITHOUT_SIGN_IN).fetch_one(p).await)?;
    let mut faults = Vec::new();
    if strays > 0 {
        faults.push(format!("{strays} addresses of the sign-in directory belong to nobody."));
    }
    if missing > 0 {
        faults.push(format!("{missing} members cannot sign in: their address is missing in the sign-in directory."));
    }
    Ok(faults)
}

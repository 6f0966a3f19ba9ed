//! Reads that belong to no slice: which firms there are, whether the database answers.
use base::ids::WorkspaceId;
use base::{Currency, Db, Firm, read, sql};
use std::sync::Arc;

sql!(pub(crate) FIRMS = "SELECT workspace_id, firm_name, currency, fiscal_year_start FROM workspace ORDER BY created_at, workspace_id LIMIT 100");
sql!(FIRM = "SELECT workspace_id, firm_name, currency, fiscal_year_start FROM workspace WHERE workspace_id = $1");
sql!(ANSWERS = "SELECT 1");

type FirmRow = (WorkspaceId, String, String, i32);

fn firm((id, name, currency, fiscal_year_start): FirmRow) -> (WorkspaceId, Arc<Firm>) {
    let currency = Currency::parse(&currency).unwrap_or(Currency::EUR);
    let fiscal_year_start = i8::try_from(fiscal_year_start).unwrap_or(1);
    (id, Arc::new(Firm { name, currency, fiscal_year_start }))
}

/// All firms of the database, oldest first: for the command line and the runner of jobs only.
pub(crate) async fn firms(db: &Db) -> Result<Vec<(WorkspaceId, Arc<Firm>)>, sqlx::Error> {
    let rows: Vec<FirmRow> = read!(db, p => sqlx::query_as(FIRMS).fetch_all(p).await)?;
    Ok(rows.into_iter().map(firm).collect())
}

/// One firm.
pub(crate) async fn find_firm(db: &Db, id: WorkspaceId) -> Result<Option<Arc<Firm>>, sqlx::Error> {
    let row: Option<FirmRow> = read!(db, p => sqlx::query_as(FIRM).bind(id).fetch_optional(p).await)?;
    Ok(row.map(|r| firm(r).1))
}

/// Asks the database for one number.
pub(crate) async fn answers(db: &Db) -> Result<(), sqlx::Error> {
    read!(db, p => sqlx::query(ANSWERS).execute(p).await.map(|_| ()))
}

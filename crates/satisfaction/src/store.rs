//! The only SQL of this slice: which version of answers and settings the figures rest on.
use crate::model::Rules;
use base::ids::WorkspaceId;
use base::{Actor, Day, Db, sql};
use sqlx::types::Json;

sql!(
    VERSION = "SELECT w.settings, w.version, v.version FROM workspace w \
     LEFT JOIN survey_version v ON v.workspace_id = w.workspace_id WHERE w.workspace_id = $1"
);

/// One number for answers and settings together, and the firm's rules.
pub(crate) async fn version(db: &Db, workspace: WorkspaceId) -> Result<(i64, Rules), sqlx::Error> {
    let row: Option<(Json<serde_json::Value>, i64, Option<i64>)> =
        base::read!(db, p => sqlx::query_as(VERSION).bind(workspace).fetch_optional(p).await)?;
    let Some((settings, firm, answers)) = row else { return Ok((0, Rules::default())) };
    // Settings change seldom: 20 bits of their version beside the answers' version never meet again in one process.
    let version = answers.unwrap_or(0).wrapping_shl(20) | (firm & 0xf_ffff);
    Ok((version, Rules::of(&settings.0)))
}

sql!(TARGET = "SELECT satisfaction_permille FROM firm_target WHERE workspace_id = $1 AND fiscal_year = $2");

/// The firm's target of satisfaction in the fiscal year of a day, 0 to 100; 70 while nobody has set one.
pub async fn target(db: &Db, actor: &Actor, day: Day) -> Result<f64, sqlx::Error> {
    let begins = i32::from(actor.firm.fiscal_year_start);
    let year = i32::from(day.0.year()) - i32::from(i32::from(day.0.month()) < begins);
    let found: Option<i32> = base::read!(db, p => {
        sqlx::query_scalar(TARGET).bind(actor.workspace).bind(year).fetch_optional(p).await
    })?;
    Ok(found.map_or(70.0, |permille| f64::from(permille) / 10.0))
}

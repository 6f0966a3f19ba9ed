//! The only SQL of this slice: which version of answers and settings the figures rest on.
use crate::model::Rules;
use base::ids::WorkspaceId;
use base::{Db, sql};
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

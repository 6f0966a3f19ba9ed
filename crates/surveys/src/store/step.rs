//! What a change or an import did, row by row, and how it is taken back.
use super::change::{put_invitation, put_respondent, put_said, put_wave};
use crate::model::Question;
use crate::plan::{InvitationRow, RespondentRow, SaidRow, WaveRow};
use crate::texts;
use base::ids::{ImportId, WorkspaceId};
use base::{Error, Lang, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

/// One changed row: what it was before (`None`: not there), and the version it has since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Step {
    kind: String,
    row_id: Uuid,
    second_id: Option<Uuid>,
    code: Option<String>,
    version_after: i64,
    before: Option<Value>,
}

/// Why a row is not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    /// Somebody changed it again.
    MovedOn(String),
    /// Others hang on it by now.
    InUse(String),
}

impl Held {
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = texts(lang);
        let what = |kind: &str| match kind {
            "wave" => t.a_wave(),
            "question" => t.a_question(),
            "respondent" => t.a_respondent(),
            "invitation" => t.an_invitation(),
            _ => t.an_answer(),
        };
        match self {
            Self::MovedOn(kind) => t.kept_moved_on(what(kind)),
            Self::InUse(kind) => t.kept_in_use(what(kind)),
        }
    }
}

type Made = Result<Step, Error>;

impl Step {
    fn new(kind: &str, row_id: Uuid, version_after: i64) -> Self {
        Self { kind: kind.to_owned(), row_id, second_id: None, code: None, version_after, before: None }
    }
    fn with<T: Serialize>(mut self, before: Option<&T>) -> Made {
        self.before = before.map(serde_json::to_value).transpose()?;
        Ok(self)
    }
    pub(crate) fn wave(after: &WaveRow, before: Option<&WaveRow>) -> Made {
        Self::new("wave", after.wave_id.0, after.version).with(before)
    }
    pub(crate) fn question(workspace: WorkspaceId, made: &Question) -> Self {
        Self { code: Some(made.code.clone()), ..Self::new("question", workspace.0, made.version) }
    }
    pub(crate) fn respondent(after: &RespondentRow, before: Option<&RespondentRow>) -> Made {
        Self::new("respondent", after.respondent_id.0, after.version).with(before)
    }
    pub(crate) fn invitation(after: &InvitationRow, before: Option<&InvitationRow>) -> Made {
        let mut step = Self::new("invitation", after.wave_id.0, after.version);
        step.second_id = Some(after.respondent_id.0);
        step.with(before)
    }
    pub(crate) fn answer(after: &SaidRow, before: Option<&SaidRow>) -> Made {
        Self::new("answer", after.answer_id.0, after.version).with(before)
    }
}

sql!(
    STEP_PUT = "INSERT INTO survey_import (workspace_id, import_id, position, kind, row_id, second_id, code, \
     version_after, before_json) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
sql!(STEP_COUNT = "SELECT COUNT(*) FROM survey_import WHERE workspace_id = $1 AND import_id = $2");
sql!(
    STEPS = "SELECT kind, row_id, second_id, code, version_after, before_json FROM survey_import \
     WHERE workspace_id = $1 AND import_id = $2 ORDER BY position"
);
sql!(STEPS_GONE = "DELETE FROM survey_import WHERE workspace_id = $1 AND import_id = $2");

sql!(WAVE_AT = "SELECT version FROM wave WHERE workspace_id = $1 AND wave_id = $2");
sql!(QUESTION_AT = "SELECT version FROM question WHERE workspace_id = $1 AND code = $2");
sql!(RESPONDENT_AT = "SELECT version FROM respondent WHERE workspace_id = $1 AND respondent_id = $2");
sql!(INVITATION_AT = "SELECT version FROM invitation WHERE workspace_id = $1 AND wave_id = $2 AND respondent_id = $3");
sql!(ANSWER_AT = "SELECT version FROM answer WHERE workspace_id = $1 AND answer_id = $2");

sql!(
    WAVE_USED = "SELECT (SELECT COUNT(*) FROM answer WHERE workspace_id = $1 AND wave_id = $2) + \
     (SELECT COUNT(*) FROM invitation WHERE workspace_id = $1 AND wave_id = $2)"
);
sql!(QUESTION_USED = "SELECT COUNT(*) FROM answer WHERE workspace_id = $1 AND question_code = $2");
sql!(
    RESPONDENT_USED = "SELECT (SELECT COUNT(*) FROM answer WHERE workspace_id = $1 AND respondent_id = $2) + \
     (SELECT COUNT(*) FROM invitation WHERE workspace_id = $1 AND respondent_id = $2)"
);

sql!(WAVE_GONE = "DELETE FROM wave WHERE workspace_id = $1 AND wave_id = $2");
sql!(QUESTION_GONE = "DELETE FROM question WHERE workspace_id = $1 AND code = $2");
sql!(RESPONDENT_GONE = "DELETE FROM respondent WHERE workspace_id = $1 AND respondent_id = $2");
sql!(INVITATION_GONE = "DELETE FROM invitation WHERE workspace_id = $1 AND wave_id = $2 AND respondent_id = $3");
sql!(ANSWER_GONE = "DELETE FROM answer WHERE workspace_id = $1 AND answer_id = $2");

/// Keeps a step of an import.
pub(crate) async fn note_step(tx: &mut Tx, import: ImportId, position: i64, s: &Step) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query(STEP_PUT).bind(ws).bind(import).bind(position).bind(&s.kind).bind(s.row_id).bind(s.second_id)
            .bind(&s.code).bind(s.version_after).bind(s.before.as_ref().map(Json)).execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// How many steps an import has taken so far.
pub(crate) async fn steps_of(tx: &mut Tx, import: ImportId) -> Result<i64, sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query_scalar(STEP_COUNT).bind(ws).bind(import).fetch_one(c).await)
}

type StepRow = (String, Uuid, Option<Uuid>, Option<String>, i64, Option<Json<Value>>);

/// The steps of an import in their order.
pub(crate) async fn steps(tx: &mut Tx, import: ImportId) -> Result<Vec<Step>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<StepRow> = base::change!(tx, c => sqlx::query_as(STEPS).bind(ws).bind(import).fetch_all(c).await)?;
    let step = |(kind, row_id, second_id, code, version_after, before): StepRow| Step {
        kind,
        row_id,
        second_id,
        code,
        version_after,
        before: before.map(|b| b.0),
    };
    Ok(rows.into_iter().map(step).collect())
}

pub(crate) async fn forget_steps(tx: &mut Tx, import: ImportId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query(STEPS_GONE).bind(ws).bind(import).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes one step back, or says what stands against it.
pub(crate) async fn take_back(tx: &mut Tx, step: &Step) -> Result<Option<Held>, Error> {
    if version_at(tx, step).await? != Some(step.version_after) {
        return Ok(Some(Held::MovedOn(step.kind.clone())));
    }
    match &step.before {
        Some(before) => restore(tx, step, before.clone()).await?,
        None if used(tx, step).await? => return Ok(Some(Held::InUse(step.kind.clone()))),
        None => remove(tx, step).await?,
    }
    Ok(None)
}

async fn version_at(tx: &mut Tx, step: &Step) -> Result<Option<i64>, sqlx::Error> {
    let (ws, id, second, code) = (tx.workspace(), step.row_id, step.second_id, step.code.clone());
    base::change!(tx, c => match step.kind.as_str() {
        "wave" => sqlx::query_scalar(WAVE_AT).bind(ws).bind(id).fetch_optional(c).await,
        "question" => sqlx::query_scalar(QUESTION_AT).bind(ws).bind(code).fetch_optional(c).await,
        "respondent" => sqlx::query_scalar(RESPONDENT_AT).bind(ws).bind(id).fetch_optional(c).await,
        "invitation" => sqlx::query_scalar(INVITATION_AT).bind(ws).bind(id).bind(second).fetch_optional(c).await,
        _ => sqlx::query_scalar(ANSWER_AT).bind(ws).bind(id).fetch_optional(c).await,
    })
}

async fn used(tx: &mut Tx, step: &Step) -> Result<bool, sqlx::Error> {
    let (ws, id, code) = (tx.workspace(), step.row_id, step.code.clone());
    let rows: i64 = base::change!(tx, c => match step.kind.as_str() {
        "wave" => sqlx::query_scalar(WAVE_USED).bind(ws).bind(id).fetch_one(c).await,
        "question" => sqlx::query_scalar(QUESTION_USED).bind(ws).bind(code).fetch_one(c).await,
        "respondent" => sqlx::query_scalar(RESPONDENT_USED).bind(ws).bind(id).fetch_one(c).await,
        _ => Ok(0),
    })?;
    Ok(rows > 0)
}

async fn remove(tx: &mut Tx, step: &Step) -> Result<(), sqlx::Error> {
    let (ws, id, second, code) = (tx.workspace(), step.row_id, step.second_id, step.code.clone());
    base::change!(tx, c => {
        match step.kind.as_str() {
            "wave" => sqlx::query(WAVE_GONE).bind(ws).bind(id).execute(c).await.map(|_| ())?,
            "question" => sqlx::query(QUESTION_GONE).bind(ws).bind(code).execute(c).await.map(|_| ())?,
            "respondent" => sqlx::query(RESPONDENT_GONE).bind(ws).bind(id).execute(c).await.map(|_| ())?,
            "invitation" => sqlx::query(INVITATION_GONE).bind(ws).bind(id).bind(second).execute(c).await.map(|_| ())?,
            _ => sqlx::query(ANSWER_GONE).bind(ws).bind(id).execute(c).await.map(|_| ())?,
        }
    });
    Ok(())
}

/// Brings the row back exactly as it was, its version too: what led to that state can then be taken back in its turn.
async fn restore(tx: &mut Tx, step: &Step, before: Value) -> Result<(), Error> {
    match step.kind.as_str() {
        "wave" => put_wave(tx, &serde_json::from_value(before)?).await?,
        "respondent" => put_respondent(tx, &serde_json::from_value(before)?).await?,
        "invitation" => put_invitation(tx, &serde_json::from_value(before)?).await?,
        "answer" => put_said(tx, &serde_json::from_value(before)?).await?,
        _ => {}
    }
    Ok(())
}

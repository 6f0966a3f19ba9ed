//! Writing: one row at a time, each with the version it moves on to. Every change raises the firm's survey version.
use super::step::Step;
use crate::model::Question;
use crate::plan::{Change, InvitationRow, RespondentRow, SaidRow, WaveRow};
use base::fold::fold;
use base::ids::{AccountId, RespondentId};
use base::{Tx, sql};
use sqlx::types::Json;

sql!(
    RAISE = "INSERT INTO survey_version (workspace_id, version) VALUES ($1, 1) ON CONFLICT (workspace_id) \
     DO UPDATE SET version = survey_version.version + 1"
);
sql!(
    WAVE_PUT = "INSERT INTO wave (workspace_id, wave_id, name, name_fold, starts_on, ends_on, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, wave_id) DO UPDATE SET name = excluded.name, \
     name_fold = excluded.name_fold, starts_on = excluded.starts_on, ends_on = excluded.ends_on, \
     version = excluded.version"
);
sql!(
    QUESTION_PUT = "INSERT INTO question (workspace_id, code, kind, label, low, high, position, retired_on, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (workspace_id, code) DO UPDATE SET label = excluded.label, \
     retired_on = excluded.retired_on, version = excluded.version"
);
sql!(
    RESPONDENT_PUT = "INSERT INTO respondent (workspace_id, respondent_id, account_id, unit_id, name, name_fold, duty, \
     role, weight_thousandths, external_key, valid_from, valid_to, source, source_day, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
     ON CONFLICT (workspace_id, respondent_id) DO UPDATE SET account_id = excluded.account_id, \
     unit_id = excluded.unit_id, name = excluded.name, name_fold = excluded.name_fold, duty = excluded.duty, \
     role = excluded.role, weight_thousandths = excluded.weight_thousandths, external_key = excluded.external_key, \
     valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, \
     source_day = excluded.source_day, version = excluded.version"
);
sql!(
    INVITATION_PUT = "INSERT INTO invitation (workspace_id, wave_id, respondent_id, invited_on, reminded_on, \
     declined_on, version) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, wave_id, respondent_id) \
     DO UPDATE SET invited_on = excluded.invited_on, reminded_on = excluded.reminded_on, \
     declined_on = excluded.declined_on, version = excluded.version"
);
sql!(
    SAID_PUT = "INSERT INTO answer (workspace_id, answer_id, respondent_id, question_code, day, source, channel, \
     wave_id, value_thousandths, words, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ON CONFLICT (workspace_id, answer_id) DO UPDATE SET channel = excluded.channel, wave_id = excluded.wave_id, \
     value_thousandths = excluded.value_thousandths, words = excluded.words, version = excluded.version"
);
sql!(
    ERASE = "UPDATE respondent SET name = '', name_fold = '', duty = '', external_key = NULL, source = '', \
     erased_at = $3, version = version + 1 WHERE workspace_id = $1 AND respondent_id = $2"
);
sql!(
    ERASE_BEFORE = "UPDATE survey_import SET before_json = $3 WHERE workspace_id = $1 AND kind = 'respondent' \
     AND row_id = $2 AND before_json IS NOT NULL"
);
sql!(
    ACCOUNT_MOVED = "UPDATE respondent SET account_id = $3, version = version + 1 WHERE workspace_id = $1 \
     AND respondent_id = $2 AND account_id = $4"
);

/// Says that the firm's figures have changed.
pub(crate) async fn raise(tx: &mut Tx) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query(RAISE).bind(ws).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Carries a decided change out and says how to take it back.
pub(crate) async fn apply(tx: &mut Tx, change: &Change) -> Result<Step, base::Error> {
    match change {
        Change::Wave { before, after } => {
            put_wave(tx, after).await?;
            Step::wave(after, before.as_ref())
        }
        Change::Question(question) => {
            put_question(tx, question).await?;
            Ok(Step::question(tx.workspace(), question))
        }
        Change::Respondent { before, after } => {
            put_respondent(tx, after).await?;
            Step::respondent(after, before.as_ref())
        }
        Change::Invitation { before, after } => {
            put_invitation(tx, after).await?;
            Step::invitation(after, before.as_ref())
        }
        Change::Answer { before, after } => {
            put_said(tx, after).await?;
            Step::answer(after, before.as_ref())
        }
    }
}

pub(crate) async fn put_wave(tx: &mut Tx, w: &WaveRow) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query(WAVE_PUT).bind(ws).bind(w.wave_id).bind(&w.name).bind(fold(&w.name)).bind(w.starts_on)
            .bind(w.ends_on).bind(w.version).execute(c).await.map(|_| ())
    })?;
    Ok(())
}

pub(crate) async fn put_question(tx: &mut Tx, q: &Question) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query(QUESTION_PUT).bind(ws).bind(&q.code).bind(q.kind.word()).bind(&q.label).bind(q.low).bind(q.high)
            .bind(q.position).bind(q.retired_on).bind(q.version).execute(c).await.map(|_| ())
    })?;
    Ok(())
}

pub(crate) async fn put_respondent(tx: &mut Tx, r: &RespondentRow) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query(RESPONDENT_PUT).bind(ws).bind(r.respondent_id).bind(r.account_id).bind(r.unit_id).bind(&r.name)
            .bind(fold(&r.name)).bind(&r.duty).bind(&r.role).bind(r.weight_thousandths).bind(&r.external_key)
            .bind(r.valid_from).bind(r.valid_to).bind(&r.source).bind(r.source_day).bind(r.version).execute(c).await.map(|_| ())
    })?;
    Ok(())
}

pub(crate) async fn put_invitation(tx: &mut Tx, i: &InvitationRow) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query(INVITATION_PUT).bind(ws).bind(i.wave_id).bind(i.respondent_id).bind(i.invited_on)
            .bind(i.reminded_on).bind(i.declined_on).bind(i.version).execute(c).await.map(|_| ())
    })?;
    Ok(())
}

pub(super) async fn put_said(tx: &mut Tx, s: &SaidRow) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query(SAID_PUT).bind(ws).bind(s.answer_id).bind(s.respondent_id).bind(&s.question_code).bind(s.day)
            .bind(&s.source).bind(&s.channel).bind(s.wave_id).bind(s.value_thousandths).bind(&s.words)
            .bind(s.version).execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// Removes the name and all that tells the person, also from what imports could bring back.
pub(crate) async fn erase_names(tx: &mut Tx, id: RespondentId) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    base::change!(tx, c => {
        sqlx::query(ERASE).bind(ws).bind(id).bind(now).execute(&mut *c).await?;
        sqlx::query(ERASE_BEFORE).bind(ws).bind(id).bind(Json(serde_json::json!({}))).execute(&mut *c).await?;
    });
    Ok(())
}

/// Hangs a respondent on another account; `false` when it no longer hangs where it was.
pub(crate) async fn account_moved(
    tx: &mut Tx,
    id: RespondentId,
    from: AccountId,
    to: AccountId,
) -> Result<bool, sqlx::Error> {
    let ws = tx.workspace();
    let moved: u64 = base::change!(tx, c => {
        sqlx::query(ACCOUNT_MOVED).bind(ws).bind(id).bind(to).bind(from).execute(c).await?.rows_affected()
    });
    Ok(moved == 1)
}

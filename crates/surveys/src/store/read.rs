//! Reading: the firm's facts without names, and names for those who may see them.
use crate::model::{
    AnswerFact, Facts, Invitation, Question, QuestionKind, Respondent, RespondentFact, Role, Source, Wave,
};
use crate::plan::{Book, InvitationRow, RespondentRow, SaidRow, WaveRow};
use crate::rules;
use base::ids::{AccountId, AnswerId, RespondentId, UnitId, WaveId, WorkspaceId};
use base::{Actor, Day, Db, Right, Ts, Tx, sql};

sql!(VERSION = "SELECT version FROM survey_version WHERE workspace_id = $1");
sql!(
    WAVES = "SELECT wave_id, name, starts_on, ends_on, version FROM wave WHERE workspace_id = $1 ORDER BY starts_on, name_fold"
);
sql!(WAVE = "SELECT wave_id, name, starts_on, ends_on, version FROM wave WHERE workspace_id = $1 AND wave_id = $2");
sql!(
    WAVE_NAMED =
        "SELECT wave_id, name, starts_on, ends_on, version FROM wave WHERE workspace_id = $1 AND name_fold = $2"
);
sql!(
    QUESTIONS = "SELECT code, kind, label, low, high, position, retired_on, version FROM question \
     WHERE workspace_id = $1 ORDER BY position, code"
);
sql!(
    RESPONDENTS = "SELECT respondent_id, account_id, unit_id, name, duty, role, weight_thousandths, external_key, \
     valid_from, valid_to, source, source_day, version FROM respondent WHERE workspace_id = $1 ORDER BY respondent_id"
);
sql!(
    RESPONDENT = "SELECT respondent_id, account_id, unit_id, name, duty, role, weight_thousandths, external_key, \
     valid_from, valid_to, source, source_day, version FROM respondent WHERE workspace_id = $1 AND respondent_id = $2"
);
sql!(RESPONDENTS_OF = "SELECT respondent_id FROM respondent WHERE workspace_id = $1 AND account_id = $2");
sql!(
    PEOPLE = "SELECT respondent_id, account_id, unit_id, name, duty, role, weight_thousandths, external_key, valid_from, \
     valid_to, source, source_day, erased_at, version FROM respondent \
     WHERE workspace_id = $1 AND account_id = $2 ORDER BY name_fold, respondent_id"
);
sql!(
    INVITATIONS = "SELECT wave_id, respondent_id, invited_on, reminded_on, declined_on, version FROM invitation \
     WHERE workspace_id = $1 ORDER BY invited_on, respondent_id, wave_id"
);
sql!(
    INVITATION = "SELECT wave_id, respondent_id, invited_on, reminded_on, declined_on, version FROM invitation \
     WHERE workspace_id = $1 AND wave_id = $2 AND respondent_id = $3"
);
sql!(
    SAID = "SELECT answer_id, respondent_id, question_code, day, source, channel, wave_id, value_thousandths, words, \
     version FROM answer WHERE workspace_id = $1 ORDER BY day, answer_id"
);
sql!(
    SAID_ONE = "SELECT answer_id, respondent_id, question_code, day, source, channel, wave_id, value_thousandths, words, \
     version FROM answer WHERE workspace_id = $1 AND respondent_id = $2 AND question_code = $3 AND day = $4 AND source = $5"
);
sql!(
    VALUES = "SELECT answer_id, respondent_id, question_code, day, source, wave_id, value_thousandths FROM answer \
     WHERE workspace_id = $1 AND value_thousandths IS NOT NULL ORDER BY day, answer_id"
);
sql!(
    WORDS = "SELECT n.respondent_id, n.question_code, n.day, n.channel, n.source, n.words FROM respondent r CROSS JOIN answer n \
     WHERE n.workspace_id = $1 AND n.respondent_id = r.respondent_id AND r.workspace_id = $1 AND r.account_id = $2 AND n.words IS NOT NULL \
     ORDER BY n.day DESC, n.answer_id DESC LIMIT 200"
);
sql!(
    CHANNELS = "SELECT n.respondent_id, n.day, n.channel, n.source FROM respondent r CROSS JOIN answer n \
     WHERE n.workspace_id = $1 AND n.respondent_id = r.respondent_id AND r.workspace_id = $1 AND r.account_id = $2 ORDER BY n.day, n.answer_id"
);
sql!(ON_UNIT = "SELECT COUNT(*) FROM respondent WHERE workspace_id = $1 AND unit_id = $2");
sql!(COLLECTIVE = "SELECT account_id FROM account WHERE workspace_id = $1 AND kind = 'collective'");
sql!(
    ON_TEAM = "SELECT COUNT(*) FROM account_team WHERE workspace_id = $1 AND account_id = $2 AND member_id = $3 \
     AND until_day IS NULL"
);

/// Raised by every change of this slice's tables: figures kept in memory ask for it.
pub async fn version(db: &Db, workspace: WorkspaceId) -> Result<i64, sqlx::Error> {
    let found: Option<i64> = base::read!(db, p => sqlx::query_scalar(VERSION).bind(workspace).fetch_optional(p).await)?;
    Ok(found.unwrap_or(0))
}

/// All waves, oldest first.
pub async fn waves(db: &Db, workspace: WorkspaceId) -> Result<Vec<Wave>, sqlx::Error> {
    let rows: Vec<WaveRow> = base::read!(db, p => sqlx::query_as(WAVES).bind(workspace).fetch_all(p).await)?;
    Ok(rows.into_iter().map(wave).collect())
}

fn wave(row: WaveRow) -> Wave {
    Wave { id: row.wave_id, name: row.name, starts_on: row.starts_on, ends_on: row.ends_on, version: row.version }
}

#[derive(sqlx::FromRow)]
struct QuestionRow {
    code: String,
    kind: String,
    label: String,
    low: i64,
    high: i64,
    position: i64,
    retired_on: Option<Day>,
    version: i64,
}

fn with_built_in(rows: Vec<QuestionRow>) -> Vec<Question> {
    let mut all = rules::built_in();
    for row in rows {
        let Some(kind) = QuestionKind::parse(&row.kind) else { continue };
        let question = Question {
            code: row.code,
            kind,
            label: row.label,
            low: row.low,
            high: row.high,
            position: row.position,
            retired_on: row.retired_on,
            version: row.version,
        };
        match all.iter_mut().find(|q| q.code == question.code) {
            Some(known) => *known = question,
            None => all.push(question),
        }
    }
    all.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.code.cmp(&b.code)));
    all
}

/// Built-in questions and the firm's own, in the order they are asked; retired ones included.
pub async fn questions(db: &Db, workspace: WorkspaceId) -> Result<Vec<Question>, sqlx::Error> {
    let rows = base::read!(db, p => sqlx::query_as(QUESTIONS).bind(workspace).fetch_all(p).await)?;
    Ok(with_built_in(rows))
}

#[derive(sqlx::FromRow)]
struct ValueRow {
    answer_id: AnswerId,
    respondent_id: RespondentId,
    question_code: String,
    day: Day,
    source: String,
    wave_id: Option<WaveId>,
    value_thousandths: i64,
}

/// Everything the firm's figures rest on. Without names; whose account is whose is for the caller to keep.
pub async fn facts(db: &Db, workspace: WorkspaceId) -> Result<Facts, sqlx::Error> {
    let people: Vec<RespondentRow> =
        base::read!(db, p => sqlx::query_as(RESPONDENTS).bind(workspace).fetch_all(p).await)?;
    let asked: Vec<InvitationRow> =
        base::read!(db, p => sqlx::query_as(INVITATIONS).bind(workspace).fetch_all(p).await)?;
    let values: Vec<ValueRow> = base::read!(db, p => sqlx::query_as(VALUES).bind(workspace).fetch_all(p).await)?;
    let answer = |v: ValueRow| {
        Some(AnswerFact {
            id: v.answer_id,
            respondent: v.respondent_id,
            code: v.question_code,
            day: v.day,
            source: Source::parse(&v.source)?,
            wave: v.wave_id,
            value_thousandths: v.value_thousandths,
        })
    };
    Ok(Facts {
        questions: questions(db, workspace).await?,
        waves: waves(db, workspace).await?,
        respondents: people.iter().map(fact).collect(),
        invitations: asked.iter().map(invitation).collect(),
        answers: values.into_iter().filter_map(answer).collect(),
    })
}

fn fact(row: &RespondentRow) -> RespondentFact {
    let role = row.role.as_deref().and_then(Role::parse);
    let weight = rules::weight_of(role, row.weight_thousandths);
    RespondentFact { id: row.respondent_id, account: row.account_id, role, weight }
}

fn invitation(row: &InvitationRow) -> Invitation {
    Invitation {
        wave: row.wave_id,
        respondent: row.respondent_id,
        invited_on: row.invited_on,
        reminded_on: row.reminded_on,
        declined_on: row.declined_on,
        version: row.version,
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    respondent_id: RespondentId,
    account_id: AccountId,
    unit_id: Option<UnitId>,
    name: String,
    duty: String,
    role: Option<String>,
    weight_thousandths: Option<i64>,
    external_key: Option<String>,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
    source: String,
    source_day: Day,
    erased_at: Option<Ts>,
    version: i64,
}

/// The respondents of an account with their names. For those only whom [`sees_names`] lets through.
pub async fn people(db: &Db, workspace: WorkspaceId, account: AccountId) -> Result<Vec<Respondent>, sqlx::Error> {
    let rows: Vec<PersonRow> =
        base::read!(db, p => sqlx::query_as(PEOPLE).bind(workspace).bind(account).fetch_all(p).await)?;
    Ok(rows
        .into_iter()
        .map(|r| Respondent {
            id: r.respondent_id,
            account: r.account_id,
            unit: r.unit_id,
            name: r.name,
            duty: r.duty,
            role: r.role.as_deref().and_then(Role::parse),
            weight_thousandths: r.weight_thousandths,
            external_key: r.external_key,
            valid_from: r.valid_from,
            valid_to: r.valid_to,
            source: r.source,
            source_day: r.source_day,
            erased_at: r.erased_at,
            version: r.version,
        })
        .collect())
}

/// Something said in words: person, question code, day, channel, source, words. Newest first, at most 200.
pub type Words = (RespondentId, String, Day, String, String, String);

/// What the people of an account said in words, and by which way each answered on which day.
pub async fn words(
    db: &Db,
    workspace: WorkspaceId,
    account: AccountId,
) -> Result<(Vec<Words>, Vec<(RespondentId, Day, String, String)>), sqlx::Error> {
    let said = base::read!(db, p => sqlx::query_as(WORDS).bind(workspace).bind(account).fetch_all(p).await)?;
    let ways = base::read!(db, p => sqlx::query_as(CHANNELS).bind(workspace).bind(account).fetch_all(p).await)?;
    Ok((said, ways))
}

async fn on_team(db: &Db, actor: &Actor, account: AccountId) -> Result<bool, sqlx::Error> {
    let Some(member) = actor.member() else { return Ok(true) };
    let rows: i64 = base::read!(db, p => {
        sqlx::query_scalar(ON_TEAM).bind(actor.workspace).bind(account).bind(member).fetch_one(p).await
    })?;
    Ok(rows > 0)
}

/// Whether the actor may enter answers and respondents of this account (which the actor is known to see).
pub async fn may_edit(db: &Db, actor: &Actor, account: AccountId) -> Result<bool, sqlx::Error> {
    Ok(actor.may(Right::EditAll) || (actor.may(Right::EditOwn) && on_team(db, actor, account).await?))
}

/// Whether the actor sees who said what: the account's team, and the head of key accounts. Others see sums.
pub async fn sees_names(db: &Db, actor: &Actor, account: AccountId) -> Result<bool, sqlx::Error> {
    Ok(actor.may(Right::EditAll) || on_team(db, actor, account).await?)
}

macro_rules! load_book {
    ($run:ident, $from:expr, $workspace:expr) => {{
        let ws: WorkspaceId = $workspace;
        let questions: Vec<QuestionRow> =
            base::$run!($from, e => sqlx::query_as(QUESTIONS).bind(ws).fetch_all(e).await)?;
        let waves = base::$run!($from, e => sqlx::query_as(WAVES).bind(ws).fetch_all(e).await)?;
        let people = base::$run!($from, e => sqlx::query_as(RESPONDENTS).bind(ws).fetch_all(e).await)?;
        let asked = base::$run!($from, e => sqlx::query_as(INVITATIONS).bind(ws).fetch_all(e).await)?;
        let said = base::$run!($from, e => sqlx::query_as(SAID).bind(ws).fetch_all(e).await)?;
        let collective = base::$run!($from, e => sqlx::query_scalar(COLLECTIVE).bind(ws).fetch_all(e).await)?;
        Ok(Book::new(with_built_in(questions), waves, people, asked, said, collective))
    }};
}

/// The book as it stands, for a preview.
pub(crate) async fn book_now(db: &Db, workspace: WorkspaceId) -> Result<Book, sqlx::Error> {
    load_book!(read, db, workspace)
}

/// The book inside an open change.
pub(crate) async fn book_in(tx: &mut Tx) -> Result<Book, sqlx::Error> {
    let workspace = tx.workspace();
    load_book!(change, tx, workspace)
}

/// Ids of an account's respondents.
pub(crate) async fn respondents_of(tx: &mut Tx, account: AccountId) -> Result<Vec<RespondentId>, sqlx::Error> {
    let ws = tx.workspace();
    let mut ids: Vec<RespondentId> =
        base::change!(tx, c => sqlx::query_scalar(RESPONDENTS_OF).bind(ws).bind(account).fetch_all(c).await)?;
    ids.sort_unstable();
    Ok(ids)
}

/// How many respondents sit at a unit.
pub(crate) async fn respondents_on_unit(tx: &mut Tx, unit: UnitId) -> Result<i64, sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query_scalar(ON_UNIT).bind(ws).bind(unit).fetch_one(c).await)
}

pub(crate) async fn wave_in(tx: &mut Tx, id: WaveId) -> Result<Option<WaveRow>, sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query_as(WAVE).bind(ws).bind(id).fetch_optional(c).await)
}

pub(crate) async fn wave_named(tx: &mut Tx, name: &str) -> Result<Option<WaveRow>, sqlx::Error> {
    let (ws, fold) = (tx.workspace(), base::fold::fold(name));
    base::change!(tx, c => sqlx::query_as(WAVE_NAMED).bind(ws).bind(fold).fetch_optional(c).await)
}

pub(crate) async fn question_in(tx: &mut Tx, code: &str) -> Result<Option<Question>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<QuestionRow> = base::change!(tx, c => sqlx::query_as(QUESTIONS).bind(ws).fetch_all(c).await)?;
    Ok(with_built_in(rows).into_iter().find(|q| q.code == code))
}

pub(crate) async fn respondent_in(tx: &mut Tx, id: RespondentId) -> Result<Option<RespondentRow>, sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query_as(RESPONDENT).bind(ws).bind(id).fetch_optional(c).await)
}

pub(crate) async fn invitation_in(
    tx: &mut Tx,
    wave: WaveId,
    person: RespondentId,
) -> Result<Option<InvitationRow>, sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => sqlx::query_as(INVITATION).bind(ws).bind(wave).bind(person).fetch_optional(c).await)
}

pub(crate) async fn said_in(
    tx: &mut Tx,
    person: RespondentId,
    code: &str,
    day: Day,
    source: Source,
) -> Result<Option<SaidRow>, sqlx::Error> {
    let ws = tx.workspace();
    base::change!(tx, c => {
        sqlx::query_as(SAID_ONE).bind(ws).bind(person).bind(code).bind(day).bind(source.word()).fetch_optional(c).await
    })
}

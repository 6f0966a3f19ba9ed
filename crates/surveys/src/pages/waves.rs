//! Waves and questions of the firm.
use crate::l10n::L10nLanguage;
use crate::model::{NewQuestion, NewWave, QuestionKind};
use crate::{rules, store, texts, write};
use askama::Template;
use axum::extract::{Form, Path};
use base::form::clean;
use base::ids::WaveId;
use base::page::{Crumb, Page};
use base::{Day, Desk, Error, FormErrors, PageResult, Place, Right};
use serde::Deserialize;
use std::collections::HashSet;

struct WaveLine {
    id: String,
    name: String,
    days: String,
    invited: String,
    answered: String,
    open: bool,
}

struct QuestionLine {
    code: String,
    label: String,
    kind: String,
    scale: String,
    asked: bool,
    fixed: bool,
}

#[derive(Template)]
#[template(path = "pages/waves.html")]
struct WavesPage {
    page: Page,
    t: &'static L10nLanguage,
    waves: Vec<WaveLine>,
    questions: Vec<QuestionLine>,
    wave: WaveDraft,
    question: QuestionDraft,
    faults: FormErrors,
    edits: bool,
    /// The counts are those of the whole firm, not of own accounts.
    whole: bool,
    today: String,
}

impl WavesPage {
    fn fault(&self, field: &str) -> String {
        self.faults.of(field).unwrap_or_default().to_owned()
    }
}

/// A wave as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct WaveDraft {
    name: String,
    starts_on: String,
}

impl WaveDraft {
    fn parse(&self, t: &L10nLanguage) -> Result<NewWave, FormErrors> {
        let mut faults = FormErrors::new();
        let name = clean(&self.name).filter(|n| !n.is_empty() && n.chars().count() <= 120);
        if name.is_none() {
            faults.add("wave_name", t.fault_wave_name());
        }
        let starts_on: Option<Day> = self.starts_on.parse().ok();
        if starts_on.is_none() {
            faults.add("starts_on", t.fault_day());
        }
        faults.done(name.zip(starts_on).map(|(name, starts_on)| NewWave { name, starts_on, ends_on: None }))
    }
}

/// A question as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct QuestionDraft {
    code: String,
    label: String,
    kind: String,
}

impl QuestionDraft {
    fn parse(&self, t: &L10nLanguage) -> Result<NewQuestion, FormErrors> {
        let mut faults = FormErrors::new();
        let label = clean(&self.label).filter(|l| !l.is_empty() && l.chars().count() <= 120);
        if label.is_none() {
            faults.add("label", t.fault_label());
        }
        let code = self.code.trim();
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if !(code.starts_with(|c: char| c.is_ascii_lowercase()) && code.len() <= 40 && code.bytes().all(plain)) {
            faults.add("code", t.fault_code());
        }
        let kind = QuestionKind::parse(&self.kind).filter(|k| matches!(k, QuestionKind::Driver | QuestionKind::Own));
        if kind.is_none() {
            faults.add("kind", t.fault_kind());
        }
        let whole = label.zip(kind);
        faults.done(whole.map(|(label, kind)| NewQuestion { code: code.to_owned(), kind, label, low: 1, high: 5 }))
    }
}

async fn page_of(
    desk: &Desk,
    wave: WaveDraft,
    question: QuestionDraft,
    faults: FormErrors,
) -> Result<WavesPage, Error> {
    let (t, l) = (texts(desk.lang()), desk.lang());
    let facts = store::facts(desk.db(), desk.actor.workspace).await?;
    let seen = accounts::visible(desk.db(), &desk.actor).await?;
    // How many of the firm's customers answered is a figure of the firm: others count the people of their own accounts.
    let mine: HashSet<_> = facts.respondents.iter().filter(|r| seen.sees(r.account)).map(|r| r.id).collect();
    let count = |n: usize| l.count(i64::try_from(n).unwrap_or(i64::MAX));
    let line = |w: &crate::Wave| {
        let invited = facts.invitations.iter().filter(|i| i.wave == w.id && mine.contains(&i.respondent)).count();
        let said = facts.answers.iter().filter(|a| a.wave == Some(w.id) && a.source == crate::Source::Customer);
        let answered: HashSet<_> = said.map(|a| a.respondent).filter(|r| mine.contains(r)).collect();
        let until = w.ends_on.map_or_else(|| t.wave_still_open(), |d| l.day(d));
        WaveLine {
            id: w.id.to_string(),
            name: w.name.clone(),
            days: t.days_from_to(l.day(w.starts_on), until),
            invited: if invited == 0 { String::new() } else { count(invited) },
            answered: count(answered.len()),
            open: w.ends_on.is_none(),
        }
    };
    let mut page = desk.page(Place::Satisfaction, t.waves_and_questions());
    page.path = vec![
        Crumb { label: t.satisfaction(), href: Some("/satisfaction".into()) },
        Crumb { label: t.waves_and_questions(), href: None },
    ];
    Ok(WavesPage {
        page,
        t,
        waves: facts.waves.iter().rev().map(line).collect(),
        questions: facts.questions.iter().map(|q| question_line(q, t, desk.lang())).collect(),
        wave,
        question,
        faults,
        edits: desk.actor.may(Right::EditAll),
        whole: seen.is_all(),
        today: desk.site.today().to_string(),
    })
}

fn question_line(q: &crate::Question, t: &L10nLanguage, lang: base::Lang) -> QuestionLine {
    let kind = match q.kind {
        QuestionKind::Recommend => t.kind_recommend(),
        QuestionKind::Overall => t.kind_overall(),
        QuestionKind::Driver => t.kind_driver(),
        QuestionKind::Effort => t.kind_effort(),
        QuestionKind::Own => t.kind_own(),
        QuestionKind::Open => t.kind_open(),
    };
    QuestionLine {
        code: q.code.clone(),
        label: rules::label(q, lang),
        kind,
        scale: if q.kind == QuestionKind::Open { t.scale_words() } else { t.scale(q.low, q.high) },
        asked: q.retired_on.is_none(),
        fixed: !matches!(q.kind, QuestionKind::Driver | QuestionKind::Own),
    }
}

/// `GET /satisfaction/waves`
pub(super) async fn show(desk: Desk) -> PageResult {
    if desk.actor.only_administers() {
        return Err(Error::Forbidden);
    }
    let (wave, question) = (WaveDraft::default(), QuestionDraft { kind: "driver".into(), ..QuestionDraft::default() });
    desk.show(&page_of(&desk, wave, question, FormErrors::new()).await?)
}

/// `POST /satisfaction/waves`
pub(super) async fn open(desk: Desk, Form(draft): Form<WaveDraft>) -> PageResult {
    desk.actor.must(Right::EditAll)?;
    let t = texts(desk.lang());
    match draft.parse(t) {
        Err(faults) => desk.faulty(&page_of(&desk, draft, QuestionDraft::default(), faults).await?),
        Ok(new) => {
            let mut tx = desk.begin().await?;
            let (_, event) = write::open_wave(&mut tx, &new).await?;
            let number = tx.commit(event).await?;
            desk.done("/satisfaction/waves", &t.wave_opened(&new.name), Some(number))
        }
    }
}

/// `POST /satisfaction/waves/{id}/end`
pub(super) async fn end(desk: Desk, Path(id): Path<String>) -> PageResult {
    desk.actor.must(Right::EditAll)?;
    let id: WaveId = id.parse().map_err(|_| Error::NotFound)?;
    let mut tx = desk.begin().await?;
    let event = write::close_wave(&mut tx, id, desk.site.today()).await?;
    let number = tx.commit(event).await?;
    desk.done("/satisfaction/waves", &texts(desk.lang()).wave_ended(), Some(number))
}

/// `POST /satisfaction/questions`
pub(super) async fn add_question(desk: Desk, Form(draft): Form<QuestionDraft>) -> PageResult {
    desk.actor.must(Right::EditAll)?;
    let t = texts(desk.lang());
    match draft.parse(t) {
        Err(faults) => desk.faulty(&page_of(&desk, WaveDraft::default(), draft, faults).await?),
        Ok(new) => {
            let mut tx = desk.begin().await?;
            let event = write::add_question(&mut tx, &new).await?;
            tx.commit(event).await?;
            desk.done("/satisfaction/waves", &t.question_added(&new.label), None)
        }
    }
}

/// Whether a question is asked from now on.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    asked: bool,
}

/// `POST /satisfaction/questions/{code}/retirement`
pub(super) async fn retire(desk: Desk, Path(code): Path<String>, Form(draft): Form<Asked>) -> PageResult {
    desk.actor.must(Right::EditAll)?;
    let on = (!draft.asked).then(|| desk.site.today());
    let mut tx = desk.begin().await?;
    let event = write::retire_question(&mut tx, &code, on).await?;
    tx.commit(event).await?;
    let t = texts(desk.lang());
    desk.done("/satisfaction/waves", &if draft.asked { t.question_asked() } else { t.question_retired() }, None)
}

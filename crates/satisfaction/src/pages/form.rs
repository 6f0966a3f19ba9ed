//! The form in the margin: one person's answer by hand. It shows what S would be before anybody saves.
use super::parts::{self, CHANNELS};
use super::tab::{self, Asked, Sight};
use crate::known::Known;
use crate::l10n::L10nLanguage;
use crate::texts;
use accounts::HeaderFacts;
use axum::Extension;
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use base::form::clean;
use base::ids::{AnswerId, RespondentId, WaveId};
use base::page::initials;
use base::{Day, Desk, Error, FormErrors, PageResult};
use surveys::{AnswerFact, NewAnswers, Question, QuestionKind, Source};

/// One key of a scale.
pub(super) struct Step {
    pub(super) value: String,
    pub(super) on: bool,
}

/// One question of the form.
pub(super) struct Ask {
    pub(super) field: String,
    pub(super) label: String,
    pub(super) steps: Vec<Step>,
    /// What was typed where there are no keys.
    pub(super) typed: String,
    pub(super) open: bool,
    /// A scale of eleven steps takes a line of its own.
    pub(super) wide: bool,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// The form as it stands in the margin.
pub(super) struct Form {
    pub(super) action: String,
    pub(super) close: String,
    pub(super) person: String,
    pub(super) name: String,
    pub(super) initials: String,
    pub(super) note: String,
    pub(super) estimate: bool,
    pub(super) day: String,
    pub(super) channels: Vec<(&'static str, String, bool)>,
    pub(super) wave: String,
    pub(super) wave_name: String,
    pub(super) asks: Vec<Ask>,
    pub(super) would: Would,
    pub(super) faults: FormErrors,
}

impl Form {
    pub(super) fn fault(&self, field: &str) -> String {
        self.faults.of(field).unwrap_or_default().to_owned()
    }

    /// The empty form for a person, if there is one to be asked and the actor may enter answers.
    pub(super) fn of(sight: &Sight<'_>, capture: &str, today: Day) -> Option<Self> {
        let draft = Draft { respondent: capture.to_owned(), day: today.to_string(), ..Draft::default() };
        if capture.is_empty() { None } else { Self::filled(sight, &draft, FormErrors::new()) }
    }

    fn filled(sight: &Sight<'_>, draft: &Draft, faults: FormErrors) -> Option<Self> {
        let l = sight.desk.lang();
        let t = texts(l);
        let person = sight.people.iter().find(|p| p.id.to_string() == draft.respondent && p.erased_at.is_none());
        let person = person.filter(|_| sight.access.edits)?;
        let role = person.role.map_or_else(|| t.role_unknown(), |r| r.name(l));
        let href = sight.access.account.href();
        let wave = open_wave(&sight.known, sight.desk.site.today());
        Some(Self {
            action: format!("{href}/answers"),
            close: format!("{href}/satisfaction"),
            person: draft.respondent.clone(),
            name: person.name.clone(),
            initials: initials(&person.name),
            note: t.role_and_weight(role, super::people::weight(l, person.weight())),
            estimate: draft.source == "estimate",
            day: draft.day.clone(),
            channels: CHANNELS.iter().map(|c| (*c, parts::channel(t, c), *c == draft.channel)).collect(),
            wave: wave.as_ref().map(|w| w.0.to_string()).unwrap_or_default(),
            wave_name: wave.map(|w| w.1).unwrap_or_default(),
            asks: asks(&sight.known, draft, l),
            would: would(sight, draft),
            faults,
        })
    }
}

/// The wave that runs on a day; the latest one if several do.
fn open_wave(known: &Known, day: Day) -> Option<(WaveId, String)> {
    let runs = |w: &&surveys::Wave| w.starts_on <= day && w.ends_on.is_none_or(|end| day <= end);
    known.facts().waves.iter().rev().find(runs).map(|w| (w.id, w.name.clone()))
}

fn asked(q: &&Question) -> bool {
    q.retired_on.is_none()
}

fn asks(known: &Known, draft: &Draft, l: base::Lang) -> Vec<Ask> {
    let ask = |q: &Question| {
        let typed = draft.of(&q.code);
        Ask {
            field: format!("item.{}", q.code),
            label: surveys::label(q, l),
            steps: if q.kind == QuestionKind::Open {
                Vec::new()
            } else {
                q.steps().iter().map(|s| Step { value: s.to_string(), on: typed == s.to_string() }).collect()
            },
            typed,
            open: q.kind == QuestionKind::Open,
            wide: q.high - q.low > 6,
            low: q.low,
            high: q.high,
        }
    };
    known.facts().questions.iter().filter(asked).map(ask).collect()
}

/// The form as posted.
#[derive(Debug, Default)]
pub(super) struct Draft {
    respondent: String,
    wave: String,
    day: String,
    channel: String,
    source: String,
    items: Vec<(String, String)>,
}

impl Draft {
    fn read(pairs: Vec<(String, String)>) -> Self {
        let mut draft = Self::default();
        for (field, value) in pairs {
            match field.as_str() {
                "respondent" => draft.respondent = value,
                "wave" => draft.wave = value,
                "day" => draft.day = value,
                "channel" => draft.channel = value,
                "source" => draft.source = value,
                _ => {
                    if let Some(code) = field.strip_prefix("item.") {
                        draft.items.push((code.to_owned(), value));
                    }
                }
            }
        }
        draft
    }
    fn of(&self, code: &str) -> String {
        self.items.iter().find(|(c, _)| c == code).map(|(_, v)| v.clone()).unwrap_or_default()
    }

    /// All faults at once, or what is to be kept.
    fn parse(&self, known: &Known, today: Day, t: &L10nLanguage) -> Result<NewAnswers, FormErrors> {
        let mut faults = FormErrors::new();
        let day = self.day.parse::<Day>().ok().filter(|d| *d <= today);
        if day.is_none() {
            faults.add("day", t.fault_day());
        }
        let channel = CHANNELS.iter().find(|c| **c == self.channel);
        if channel.is_none() {
            faults.add("channel", t.fault_channel());
        }
        let (mut values, mut words) = (Vec::new(), Vec::new());
        for q in known.facts().questions.iter().filter(asked) {
            let typed = self.of(&q.code);
            if typed.trim().is_empty() {
                continue;
            }
            if q.kind == QuestionKind::Open {
                match clean(&typed).filter(|w| w.chars().count() <= 4_000) {
                    Some(w) => words.push((q.code.clone(), w)),
                    None => faults.add("items", t.fault_words()),
                }
            } else {
                let whole = typed.trim().parse::<i64>().ok().filter(|v| (q.low..=q.high).contains(v));
                match whole {
                    Some(v) => values.push((q.code.clone(), v * 1000)),
                    None => faults.add("items", t.fault_answer(q.low, q.high)),
                }
            }
        }
        if values.is_empty() && words.is_empty() {
            faults.add("items", t.fault_nothing());
        }
        let source = if self.source == "estimate" { Source::Estimate } else { Source::Customer };
        let respondent = self.respondent.parse::<RespondentId>().ok();
        faults.done(day.zip(channel).zip(respondent).map(|((day, channel), respondent)| NewAnswers {
            respondent,
            wave: self.wave.parse().ok().filter(|_| source == Source::Customer),
            day,
            source,
            channel: (*channel).to_owned(),
            values,
            words,
        }))
    }
}

/// What S would be.
pub(super) struct Would {
    /// Before, value, after.
    pub(super) sentence: (String, String, String),
    pub(super) before: String,
}

fn would(sight: &Sight<'_>, draft: &Draft) -> Would {
    let l = sight.desk.lang();
    let t = texts(l);
    let (today, account) = (sight.desk.site.today(), sight.access.account.account_id);
    let now = sight.known.on(today).index(account);
    let plain = |i: &engine_value::satisfaction::Index| format!("{}, {}", l.float(i.s, 0), parts::range(l, i.interval));
    let before = now.map_or_else(|| t.would_before_none(), |i| t.would_before(plain(&i)));
    let day = draft.day.parse::<Day>().unwrap_or(today).min(today);
    let Ok(respondent) = draft.respondent.parse::<RespondentId>() else {
        return Would { sentence: (t.would_nothing(), String::new(), String::new()), before };
    };
    let answer = |(code, value): &(String, String)| {
        let question = sight.known.facts().questions.iter().find(|q| q.code == *code)?;
        let value = value.trim().parse::<i64>().ok().filter(|v| (question.low..=question.high).contains(v))?;
        Some(AnswerFact {
            id: AnswerId::new(),
            respondent,
            code: code.clone(),
            day,
            source: Source::Customer,
            wave: None,
            value_thousandths: value * 1000,
        })
    };
    let answers: Vec<AnswerFact> = draft.items.iter().filter_map(answer).collect();
    if draft.source == "estimate" {
        return Would { sentence: (t.would_estimate(), String::new(), String::new()), before };
    }
    let Some(index) = sight.known.with(today, &answers).index(account).filter(|_| !answers.is_empty()) else {
        return Would { sentence: (t.would_nothing(), String::new(), String::new()), before };
    };
    let (a, b) = parts::around(&t.would("\u{1}", parts::range(l, index.interval)));
    Would { sentence: (a, l.float(index.s, 0), b), before }
}

#[derive(askama::Template)]
#[template(path = "pages/would.html")]
struct WouldPart {
    would: Would,
}

/// `POST /accounts/{key}/answers/preview`: the sentence "S would be", nothing is kept.
pub(super) async fn preview(
    desk: Desk,
    Path(key): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    if !access.edits {
        return Err(Error::Forbidden);
    }
    let sight = tab::read(&desk, &access, "").await?;
    let would = would(&sight, &Draft::read(pairs));
    desk.fragment(askama::Template::render(&WouldPart { would })?)
}

/// `POST /accounts/{key}/answers`
pub(super) async fn record(
    desk: Desk,
    Path(key): Path<String>,
    facts: Option<Extension<HeaderFacts>>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    if !access.edits {
        return Err(Error::Forbidden);
    }
    let sight = tab::read(&desk, &access, "").await?;
    let draft = Draft::read(pairs);
    let t = texts(desk.lang());
    let person = sight.people.iter().find(|p| p.id.to_string() == draft.respondent).ok_or(Error::NotFound)?;
    match draft.parse(&sight.known, desk.site.today(), t) {
        Err(faults) => {
            let form = Form::filled(&sight, &draft, faults).ok_or(Error::NotFound)?;
            let asked = Asked { capture: draft.respondent.clone(), ..Asked::default() };
            desk.faulty(&tab::again(&sight, &asked, facts.as_deref(), form).await?)
        }
        Ok(new) => {
            let mut tx = desk.begin().await?;
            let event = surveys::record(&mut tx, &new).await?;
            let number = tx.commit(event).await?;
            let name = person.shown(desk.lang());
            let done = if new.source == Source::Estimate { t.estimate_kept(name) } else { t.answer_kept(name) };
            desk.done(&format!("{}/satisfaction", access.account.href()), &done, Some(number))
        }
    }
}

/// `POST /accounts/{key}/answers/refusal`: the person does not want to answer in the wave.
pub(super) async fn declined(
    desk: Desk,
    Path(key): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    if !access.edits {
        return Err(Error::Forbidden);
    }
    let draft = Draft::read(pairs);
    let t = texts(desk.lang());
    let people = surveys::people(desk.db(), desk.actor.workspace, access.account.account_id).await?;
    let person = people.iter().find(|p| p.id.to_string() == draft.respondent).ok_or(Error::NotFound)?;
    let wave: WaveId = draft.wave.parse().map_err(|_| Error::Refused(t.refused_no_wave()))?;
    let mut tx = desk.begin().await?;
    let event = surveys::decline(&mut tx, wave, person.id, desk.site.today()).await?;
    let number = tx.commit(event).await?;
    let done = t.declined_kept(person.shown(desk.lang()));
    desk.done(&format!("{}/satisfaction", access.account.href()), &done, Some(number))
}

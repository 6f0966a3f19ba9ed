//! What was changed at waves, questions, respondents and answers, in words; never with a person's name.
use crate::model::{Question, QuestionKind, Role, Source};
use crate::{rules, texts};
use base::tell::{EventView, with};
use base::{Day, Lang};
use serde_json::Value;

base::teller!("wave", |l| texts(l).events_survey(), tell);
base::teller!("question", |l| texts(l).events_survey(), tell);
base::teller!("respondent", |l| texts(l).events_survey(), tell);
base::teller!("invitation", |l| texts(l).events_survey(), tell);
base::teller!("answer", |l| texts(l).events_survey(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    let wave = || e.is("wave").unwrap_or_default();
    Some(match e.name {
        "wave.opened" => match (e.is("name"), e.read::<Day>("starts_on")) {
            (Some(name), Some(day)) => t.event_wave_opened_on(name, lang.day(day)),
            _ => t.event_wave_opened(),
        },
        "wave.closed" => match (e.is("name"), e.read::<Day>("ends_on"), e.read_before::<Day>("ends_on")) {
            (Some(name), Some(day), Some(was)) if was != day => {
                t.event_wave_closed_instead(name, lang.day(day), lang.day(was))
            }
            (Some(name), Some(day), _) => t.event_wave_closed_on(name, lang.day(day)),
            _ => t.event_wave_closed(),
        },
        "wave.taken_back" => t.event_wave_taken_back(),
        "question.worded" => question(e, lang),
        "question.retired" => match (e.is("code"), e.is("retired_on").is_some()) {
            (Some(code), true) => with(t.event_question_retired(), &label(&code, &e.is("label"), lang)),
            (Some(code), false) => with(t.event_question_asked(), &label(&code, &e.is("label"), lang)),
            (None, _) => t.event_question_retired_or_asked(),
        },
        "respondent.added" => match person(e.after, lang) {
            Some(role) => with(t.event_respondent_added(), &role),
            None => t.event_respondent_added(),
        },
        "respondent.corrected" => with(t.event_respondent_corrected(), &corrected(e, lang)),
        "respondent.erased" => t.event_respondent_erased(),
        "respondent.invited" => match e.number("persons") {
            Some(n) => t.event_invited(n, wave()),
            None => t.event_some_invited(),
        },
        "respondent.declined" => with(t.event_declined(), &wave()),
        "respondent.taken_back" => t.event_respondent_taken_back(),
        "invitation.taken_back" => t.event_invitation_taken_back(),
        "answer.recorded" => answer(e, lang),
        "answer.taken_back" => t.event_answer_taken_back(),
        _ => return None,
    })
}

/// A question's name: the firm's words, ours for a built-in one, else its code.
fn label(code: &str, own: &Option<String>, lang: Lang) -> String {
    let question = Question {
        code: code.to_owned(),
        kind: QuestionKind::Driver,
        label: own.clone().unwrap_or_default(),
        low: 0,
        high: 0,
        position: 0,
        retired_on: None,
        version: 0,
    };
    rules::label(&question, lang)
}

fn question(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let Some(code) = e.is("code") else { return t.event_question() };
    let is = label(&code, &e.is("label"), lang);
    match e.was("label").map(|was| label(&code, &Some(was), lang)) {
        Some(was) if was != is => t.event_question_reworded(is, was),
        Some(_) => with(t.event_question(), &is),
        None => with(t.event_question_added(), &is),
    }
}

fn person(said: &Value, lang: Lang) -> Option<String> {
    let role = said.as_object()?.get("role")?;
    Some(match role.as_str().and_then(Role::parse) {
        Some(role) => texts(lang).event_role(role.name(lang)),
        None => texts(lang).event_role_unknown(),
    })
}

fn corrected(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let weight = |w: Option<i64>| w.map_or(t.event_weight_of_role(), |w| rules::spoken_weight(lang, w));
    let instead = |is: String, was: String| (is != was).then(|| t.event_instead(is, was));
    let role = person(e.after, lang).zip(person(e.before, lang)).and_then(|(is, was)| instead(is, was));
    let weights = (e.read::<Option<i64>>("weight_thousandths"), e.read_before::<Option<i64>>("weight_thousandths"));
    let weight = weights.0.zip(weights.1).and_then(|(is, was)| instead(weight(is), weight(was)));
    let renamed = e.read::<bool>("renamed").unwrap_or(false).then(|| t.event_name());
    renamed.into_iter().chain(role).chain(weight.map(|w| t.event_weight(w))).collect::<Vec<_>>().join(", ")
}

fn answer(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let Some(values) = e.after.get("thousandths").and_then(Value::as_object) else { return t.event_answer() };
    let number = |v: &Value| v.as_i64().map(|n| rules::spoken_weight(lang, n));
    let said: Vec<String> = values
        .iter()
        .map(|(code, value)| {
            let was = e.before.get(code).and_then(number);
            let said = match (number(value), was) {
                (Some(is), Some(was)) if is != was => t.event_instead(is, was),
                (Some(is), _) => is,
                (None, _) => t.event_in_words(),
            };
            format!("{}\u{a0}{said}", label(code, &None, lang))
        })
        .collect();
    let day = e.read::<Day>("day").map(|d| lang.day(d)).unwrap_or_default();
    let sentence = match e.read::<Source>("source") {
        Some(Source::Estimate) => t.event_estimate_of(day),
        _ => t.event_answer_of(day),
    };
    with(sentence, &said.join(", "))
}

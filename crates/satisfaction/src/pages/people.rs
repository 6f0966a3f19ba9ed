//! Who answered, who is silent, and what the manager guesses: for those who see names.
use super::parts;
use super::tab::{Said, Sight};
use crate::model::AccountScore;
use crate::texts;
use base::Day;
use base::ids::RespondentId;
use base::page::initials;
use std::collections::{BTreeMap, HashMap};
use surveys::{OVERALL, RECOMMEND, Respondent, Source};

/// One person of the table.
pub(super) struct PersonLine {
    pub(super) name: String,
    pub(super) initials: String,
    pub(super) duty: String,
    pub(super) role: String,
    pub(super) weight: String,
    pub(super) recommend: String,
    pub(super) overall: String,
    pub(super) score: String,
    pub(super) ask: String,
    /// "18.11.2026 Gespräch", or since when the person is silent.
    pub(super) when: String,
    pub(super) silent: bool,
    pub(super) chosen: bool,
    pub(super) capture: String,
    pub(super) edit: String,
}

type Way = (RespondentId, Day, String, String);

pub(super) fn people(tab: &Sight<'_>, score: &AccountScore, ways: &[Way], chosen: &str) -> Vec<PersonLine> {
    let l = tab.desk.lang();
    let t = texts(l);
    let today = tab.desk.site.today();
    let silent: HashMap<RespondentId, Day> =
        score.asked.as_ref().map(|a| a.silent.iter().copied().collect()).unwrap_or_default();
    let declined: HashMap<RespondentId, Day> =
        tab.known.facts().invitations.iter().filter_map(|i| Some((i.respondent, i.declined_on?))).collect();
    let href = tab.access.account.href();
    let line = |p: &Respondent| {
        let said = score.persons.iter().find(|s| s.respondent == p.id);
        let whole = |code: &str| {
            let item = said.and_then(|s| s.items.iter().find(|i| i.code == code));
            item.map(|i| l.count(i.thousandths / 1000)).unwrap_or_default()
        };
        let way = said.and_then(|s| {
            let found = ways.iter().rev().find(|w| w.0 == p.id && w.1 == s.last && w.3 == Source::Customer.word());
            Some(format!("{} {}", l.day(s.last), parts::channel(t, &found?.2)))
        });
        let quiet = silent.get(&p.id).map(|d| match declined.get(&p.id) {
            Some(on) if on >= d => t.declined_on(l.day(*on)),
            _ => t.silent_since(l.day(*d)),
        });
        let id = p.id.to_string();
        PersonLine {
            name: p.shown(l),
            initials: initials(&p.shown(l)),
            duty: p.duty.clone(),
            role: p.role.map_or_else(|| t.role_unknown(), |r| r.name(l)),
            weight: weight(l, p.weight()),
            recommend: whole(RECOMMEND),
            overall: whole(OVERALL),
            score: said.and_then(|s| s.score).map(|s| l.float(s, 0)).unwrap_or_default(),
            ask: format!("?explain=person-{id}"),
            when: way.or(quiet).unwrap_or_else(|| t.not_invited()),
            silent: said.is_none(),
            chosen: chosen == id,
            capture: format!("{href}/satisfaction?capture={id}#capture"),
            edit: if p.erased_at.is_none() { format!("{href}/respondents/{id}") } else { String::new() },
        }
    };
    let there = |p: &&Respondent| {
        let left = p.valid_to.is_some_and(|end| end < today);
        !(left || p.erased_at.is_some()) || score.persons.iter().any(|s| s.respondent == p.id)
    };
    let mut lines: Vec<PersonLine> = tab.people.iter().filter(there).map(line).collect();
    lines.sort_by_key(|p| p.silent);
    lines
}

pub(super) fn sums(tab: &Sight<'_>, score: &AccountScore) -> String {
    let t = texts(tab.desk.lang());
    if let Some(a) = &score.asked {
        return t.sums_asked(parts::of(tab.desk.lang(), a.answered, a.invited));
    }
    let n = score.answers();
    t.sums(n, tab.desk.lang().count(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// The manager's own guesses: shown beside the answers, never among them.
pub(super) fn guesses(tab: &Sight<'_>) -> Vec<Said> {
    let l = tab.desk.lang();
    let since = tab.scores.rules.since(tab.scores.day);
    let facts = tab.known.facts();
    let mut by_person: BTreeMap<(Day, RespondentId), Vec<String>> = BTreeMap::new();
    for a in facts.answers.iter().filter(|a| a.source == Source::Estimate && a.day >= since) {
        if tab.people.iter().any(|p| p.id == a.respondent) {
            let value = format!("{} {}", tab.label(&a.code), l.count(a.value_thousandths / 1000));
            by_person.entry((a.day, a.respondent)).or_default().push(value);
        }
    }
    let line = |((day, id), values): ((Day, RespondentId), Vec<String>)| Said {
        words: values.join(", "),
        meta: format!("{}, {}", tab.name(id), l.day(day)),
    };
    by_person.into_iter().rev().map(line).collect()
}

/// A weight without needless decimals.
pub(super) fn weight(l: base::Lang, weight: f64) -> String {
    if weight.fract() == 0.0 { l.float(weight, 0) } else { l.float(weight, 1) }
}

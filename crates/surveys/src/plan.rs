//! What a file's rows would change, decided without a database: the same walk serves preview and booking.
use crate::book::{RowFault, SeenAs};
use crate::model::{AnswerRow, Question, Source};
use crate::rules::{self, CHANGE_FIRST, Misfit};
use base::Day;
use base::fold::fold;
use base::ids::{AccountId, AnswerId, RespondentId, UnitId, WaveId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// A wave as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct WaveRow {
    pub(crate) wave_id: WaveId,
    pub(crate) name: String,
    pub(crate) starts_on: Day,
    pub(crate) ends_on: Option<Day>,
    pub(crate) version: i64,
}

/// A respondent as stored, without the erased ones' names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct RespondentRow {
    pub(crate) respondent_id: RespondentId,
    pub(crate) account_id: AccountId,
    pub(crate) unit_id: Option<UnitId>,
    pub(crate) name: String,
    pub(crate) duty: String,
    pub(crate) role: Option<String>,
    pub(crate) weight_thousandths: Option<i64>,
    pub(crate) external_key: Option<String>,
    pub(crate) valid_from: Option<Day>,
    pub(crate) valid_to: Option<Day>,
    pub(crate) source: String,
    pub(crate) source_day: Day,
    pub(crate) version: i64,
}

/// An invitation as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct InvitationRow {
    pub(crate) wave_id: WaveId,
    pub(crate) respondent_id: RespondentId,
    pub(crate) invited_on: Day,
    pub(crate) reminded_on: Option<Day>,
    pub(crate) declined_on: Option<Day>,
    pub(crate) version: i64,
}

/// An answer as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct SaidRow {
    pub(crate) answer_id: AnswerId,
    pub(crate) respondent_id: RespondentId,
    pub(crate) question_code: String,
    pub(crate) day: Day,
    pub(crate) source: String,
    pub(crate) channel: String,
    pub(crate) wave_id: Option<WaveId>,
    pub(crate) value_thousandths: Option<i64>,
    pub(crate) words: Option<String>,
    pub(crate) version: i64,
}

/// One change of one row. `before` is what an undo brings back; `None`: the row is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    Wave { before: Option<WaveRow>, after: WaveRow },
    Question(Question),
    Respondent { before: Option<RespondentRow>, after: RespondentRow },
    Invitation { before: Option<InvitationRow>, after: InvitationRow },
    Answer { before: Option<SaidRow>, after: SaidRow },
}

/// One answer is told from another by this: person, question, day, source.
type SaidKey = (RespondentId, String, Day, String);

/// All a walk needs to know, and what it has decided so far.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) questions: HashMap<String, Question>,
    waves: HashMap<String, WaveRow>,
    by_key: HashMap<(AccountId, String), RespondentId>,
    by_name: HashMap<(AccountId, String), RespondentId>,
    people: HashMap<RespondentId, RespondentRow>,
    invitations: HashSet<(WaveId, RespondentId)>,
    said: HashMap<SaidKey, SaidRow>,
    collective: HashSet<AccountId>,
}

impl Book {
    pub(crate) fn new(
        questions: Vec<Question>,
        waves: Vec<WaveRow>,
        people: Vec<RespondentRow>,
        invitations: Vec<InvitationRow>,
        said: Vec<SaidRow>,
        collective: Vec<AccountId>,
    ) -> Self {
        let mut book = Self {
            questions: questions.into_iter().map(|q| (q.code.clone(), q)).collect(),
            waves: waves.into_iter().map(|w| (fold(&w.name), w)).collect(),
            invitations: invitations.into_iter().map(|i| (i.wave_id, i.respondent_id)).collect(),
            collective: collective.into_iter().collect(),
            ..Self::default()
        };
        for person in people {
            book.meet(person);
        }
        for row in said {
            book.said.insert(key_of(&row), row);
        }
        book
    }

    fn meet(&mut self, person: RespondentRow) {
        if let Some(key) = &person.external_key {
            self.by_key.insert((person.account_id, key.clone()), person.respondent_id);
        }
        if !person.name.is_empty() {
            self.by_name.insert((person.account_id, fold(&person.name)), person.respondent_id);
        }
        self.people.insert(person.respondent_id, person);
    }

    /// Decides about one row: all its faults at once, or its changes, which later rows then know of.
    pub(crate) fn take(&mut self, row: &AnswerRow) -> Result<(SeenAs, Vec<Change>), Vec<RowFault>> {
        let faults = self.faults(row);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut changes = Vec::new();
        let wave = self.wave(row, &mut changes);
        let person = self.person(row, &mut changes);
        self.invite(row, wave, person, &mut changes);
        for (code, value) in &row.values {
            if !self.questions.contains_key(code) {
                let position = i64::try_from(self.questions.len()).unwrap_or(i64::MAX) + 1;
                let question = rules::question_of_file(code, position);
                self.questions.insert(code.clone(), question.clone());
                changes.push(Change::Question(question));
            }
            self.say(row, wave, person, code, (Some(*value), None), &mut changes);
        }
        if let Some(words) = row.comment.as_deref().map(str::trim).filter(|w| !w.is_empty()) {
            self.say(row, wave, person, CHANGE_FIRST, (None, Some(words.to_owned())), &mut changes);
        }
        let renewed = |c: &Change| {
            matches!(c, Change::Answer { before: Some(_), .. } | Change::Respondent { before: Some(_), .. })
        };
        let seen = if changes.is_empty() {
            SeenAs::Already
        } else if changes.iter().any(renewed) {
            SeenAs::Changed
        } else {
            SeenAs::New
        };
        Ok((seen, changes))
    }

    fn faults(&self, row: &AnswerRow) -> Vec<RowFault> {
        let mut faults = Vec::new();
        if self.collective.contains(&row.account) {
            faults.push(RowFault::Collective);
        }
        let named = |text: &Option<String>| text.as_deref().is_some_and(|t| !t.trim().is_empty());
        if !named(&row.respondent_key) && !named(&row.respondent_name) {
            faults.push(RowFault::NoPerson);
        }
        if row.weight_thousandths.is_some_and(|w| !(1..=1_000_000).contains(&w)) {
            faults.push(RowFault::Weight);
        }
        for (code, value) in &row.values {
            let fresh;
            let question = if let Some(known) = self.questions.get(code) {
                known
            } else {
                fresh = rules::question_of_file(code, 0);
                &fresh
            };
            let (code, low, high) = (code.clone(), question.low, question.high);
            match rules::fits(question, *value) {
                Ok(()) => {}
                Err(Misfit::OffScale) => faults.push(RowFault::OffScale { code, value: *value, low, high }),
                Err(Misfit::NotWhole) => faults.push(RowFault::NotWhole { code, value: *value }),
                Err(Misfit::InWords) => faults.push(RowFault::InWords { code }),
            }
        }
        faults
    }

    fn wave(&mut self, row: &AnswerRow, changes: &mut Vec<Change>) -> WaveId {
        let key = fold(&row.wave);
        let before = self.waves.get(&key).cloned();
        let after = match &before {
            Some(known) if known.starts_on <= row.day => return known.wave_id,
            Some(known) => WaveRow { starts_on: row.day, version: known.version + 1, ..known.clone() },
            None => WaveRow {
                wave_id: WaveId::new(),
                name: row.wave.trim().to_owned(),
                starts_on: row.day,
                ends_on: None,
                version: 1,
            },
        };
        self.waves.insert(key, after.clone());
        let id = after.wave_id;
        changes.push(Change::Wave { before, after });
        id
    }

    fn person(&mut self, row: &AnswerRow, changes: &mut Vec<Change>) -> RespondentId {
        let text = |t: &Option<String>| t.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        let (key, name) = (text(&row.respondent_key), text(&row.respondent_name));
        let by_key = key.as_ref().and_then(|k| self.by_key.get(&(row.account, k.clone())));
        let by_name = || {
            let found = self.by_name.get(&(row.account, fold(name.as_deref()?)))?;
            let other_key = self.people.get(found).and_then(|p| p.external_key.as_ref());
            (key.is_none() || other_key.is_none()).then_some(found)
        };
        let before = by_key.or_else(by_name).and_then(|id| self.people.get(id)).cloned();
        let role = row.role.as_deref().and_then(rules::role_of_word).map(|r| r.word().to_owned());
        let old = before.clone().unwrap_or_else(|| RespondentRow {
            respondent_id: RespondentId::new(),
            account_id: row.account,
            unit_id: None,
            name: name.clone().or_else(|| key.clone()).unwrap_or_default(),
            duty: String::new(),
            role: None,
            weight_thousandths: None,
            external_key: None,
            valid_from: None,
            valid_to: None,
            source: "import".to_owned(),
            source_day: row.day,
            version: 0,
        });
        let mut after = RespondentRow {
            unit_id: row.unit.or(old.unit_id),
            duty: text(&row.duty).unwrap_or_else(|| old.duty.clone()),
            role: role.or_else(|| old.role.clone()),
            weight_thousandths: row.weight_thousandths.or(old.weight_thousandths),
            external_key: key.or_else(|| old.external_key.clone()),
            ..old.clone()
        };
        // Found by its key, a person who is called otherwise now has married or was misspelt; an erased one stays so.
        if let Some(name) = name.filter(|_| !old.name.is_empty()) {
            after.name = name;
        }
        let id = after.respondent_id;
        if before.is_none() || after != old {
            after.version = old.version + 1;
            self.meet(after.clone());
            changes.push(Change::Respondent { before, after });
        }
        id
    }

    fn invite(&mut self, row: &AnswerRow, wave: WaveId, person: RespondentId, changes: &mut Vec<Change>) {
        let silent = row.values.is_empty() && row.comment.is_none();
        let invited = row.invited.unwrap_or(silent);
        if invited && self.invitations.insert((wave, person)) {
            let after = InvitationRow {
                wave_id: wave,
                respondent_id: person,
                invited_on: row.day,
                reminded_on: None,
                declined_on: None,
                version: 1,
            };
            changes.push(Change::Invitation { before: None, after });
        }
    }

    fn say(
        &mut self,
        row: &AnswerRow,
        wave: WaveId,
        person: RespondentId,
        code: &str,
        (value, words): (Option<i64>, Option<String>),
        changes: &mut Vec<Change>,
    ) {
        let key = (person, code.to_owned(), row.day, Source::Customer.word().to_owned());
        let before = self.said.get(&key).cloned();
        if before.as_ref().is_some_and(|b| b.value_thousandths == value && b.words == words && b.wave_id == Some(wave))
        {
            return;
        }
        let after = SaidRow {
            answer_id: before.as_ref().map_or_else(AnswerId::new, |b| b.answer_id),
            respondent_id: person,
            question_code: code.to_owned(),
            day: row.day,
            source: Source::Customer.word().to_owned(),
            channel: "file".to_owned(),
            wave_id: Some(wave),
            value_thousandths: value,
            words,
            version: before.as_ref().map_or(0, |b| b.version) + 1,
        };
        self.said.insert(key, after.clone());
        changes.push(Change::Answer { before, after });
    }
}

fn key_of(row: &SaidRow) -> SaidKey {
    (row.respondent_id, row.question_code.clone(), row.day, row.source.clone())
}

//! The verbs of this slice. Each works inside an open change and returns the event to commit it with; no event holds a
//! person's name.
use crate::book::unwind;
use crate::model::{NewAnswers, NewQuestion, NewRespondent, NewWave, Question, QuestionKind, Source};
use crate::plan::{Change, InvitationRow, RespondentRow, SaidRow, WaveRow};
use crate::store::{self, Step};
use crate::{rules, texts};
use base::ids::{AccountId, AnswerId, RespondentId, WaveId};
use base::{Day, Error, Event, Tx, undoer};
use serde_json::{Value, json};

/// Opens a wave.
pub async fn open_wave(tx: &mut Tx, new: &NewWave) -> Result<(WaveId, Event), Error> {
    let lang = tx.actor().lang;
    if store::wave_named(tx, &new.name).await?.is_some() {
        return Err(Error::Refused(texts(lang).refused_wave_exists(&new.name)));
    }
    let wave = WaveRow {
        wave_id: WaveId::new(),
        name: new.name.clone(),
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        version: 1,
    };
    let event = Event::new("wave.opened", "wave", wave.wave_id.0)
        .after(json!({ "name": wave.name, "starts_on": wave.starts_on, "ends_on": wave.ends_on }));
    let id = wave.wave_id;
    let steps = carry_out(tx, vec![Change::Wave { before: None, after: wave }]).await?;
    Ok((id, event.inverse(serde_json::to_value(steps)?)))
}

/// Ends a wave on a day: who has not answered by then was silent.
pub async fn close_wave(tx: &mut Tx, id: WaveId, day: Day) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let before = store::wave_in(tx, id).await?.ok_or(Error::NotFound)?;
    if day < before.starts_on {
        return Err(Error::Refused(texts(lang).refused_wave_ends_early(lang.day(before.starts_on))));
    }
    let after = WaveRow { ends_on: Some(day), version: before.version + 1, ..before.clone() };
    let event = Event::new("wave.closed", "wave", id.0)
        .before(json!({ "name": before.name, "ends_on": before.ends_on }))
        .after(json!({ "name": after.name, "ends_on": after.ends_on }));
    let steps = carry_out(tx, vec![Change::Wave { before: Some(before), after }]).await?;
    Ok(event.inverse(serde_json::to_value(steps)?))
}

/// Adds a question of the firm's own, or words a built-in one anew.
pub async fn add_question(tx: &mut Tx, new: &NewQuestion) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let known = store::question_in(tx, &new.code).await?;
    if known.as_ref().is_some_and(|k| (k.kind, k.low, k.high) != (new.kind, new.low, new.high)) {
        return Err(Error::Refused(texts(lang).refused_question_exists(&new.code)));
    }
    let question = Question {
        code: new.code.clone(),
        kind: new.kind,
        label: new.label.clone(),
        low: new.low,
        high: new.high,
        position: known.as_ref().map_or(100, |k| k.position),
        retired_on: None,
        version: known.as_ref().map_or(0, |k| k.version) + 1,
    };
    let before = known.map_or(Value::Null, |k| question_json(&k));
    let event =
        Event::new("question.worded", "question", tx.workspace().0).before(before).after(question_json(&question));
    store::put_question(tx, &question).await?;
    store::raise(tx).await?;
    Ok(event)
}

/// A question is no longer asked; what was answered stays.
pub async fn retire_question(tx: &mut Tx, code: &str, on: Option<Day>) -> Result<Event, Error> {
    let known = store::question_in(tx, code).await?.ok_or(Error::NotFound)?;
    let after = Question { retired_on: on, version: known.version + 1, ..known.clone() };
    store::put_question(tx, &after).await?;
    store::raise(tx).await?;
    Ok(Event::new("question.retired", "question", tx.workspace().0)
        .before(question_json(&known))
        .after(question_json(&after)))
}

fn question_json(q: &Question) -> Value {
    json!({ "code": q.code, "kind": q.kind, "label": q.label, "low": q.low, "high": q.high, "retired_on": q.retired_on })
}

/// Adds a person of the customer.
pub async fn add_respondent(
    tx: &mut Tx,
    account: AccountId,
    new: &NewRespondent,
) -> Result<(RespondentId, Event), Error> {
    let row = RespondentRow {
        respondent_id: RespondentId::new(),
        account_id: account,
        unit_id: new.unit,
        name: new.name.clone(),
        duty: new.duty.clone(),
        role: new.role.map(|r| r.word().to_owned()),
        weight_thousandths: new.weight_thousandths,
        external_key: new.external_key.clone(),
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        source: new.source.clone(),
        source_day: new.source_day,
        version: 1,
    };
    let id = row.respondent_id;
    let event = Event::new("respondent.added", "respondent", id.0).account(account).after(person_json(&row));
    let steps = carry_out(tx, vec![Change::Respondent { before: None, after: row }]).await?;
    Ok((id, event.inverse(serde_json::to_value(steps)?)))
}

/// What the log may say of a person: no name, no key.
fn person_json(row: &RespondentRow) -> Value {
    json!({ "role": row.role, "weight_thousandths": row.weight_thousandths, "valid_to": row.valid_to })
}

/// Corrects what is kept of a person. The log tells which parts changed, not the name; so there is no undo.
pub async fn correct(tx: &mut Tx, id: RespondentId, new: &NewRespondent) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let before = store::respondent_in(tx, id).await?.ok_or(Error::NotFound)?;
    if before.name.is_empty() {
        return Err(Error::Refused(texts(lang).refused_erased()));
    }
    let after = RespondentRow {
        name: new.name.clone(),
        duty: new.duty.clone(),
        role: new.role.map(|r| r.word().to_owned()),
        weight_thousandths: new.weight_thousandths,
        source: new.source.clone(),
        source_day: new.source_day,
        version: before.version + 1,
        ..before.clone()
    };
    store::put_respondent(tx, &after).await?;
    store::raise(tx).await?;
    let mut changed = person_json(&after);
    changed["renamed"] = json!(after.name != before.name);
    Ok(Event::new("respondent.corrected", "respondent", id.0)
        .account(before.account_id)
        .before(person_json(&before))
        .after(changed))
}

/// Erases a person: name, duty, key and source go, the answers stay. Cannot be undone.
pub async fn erase(tx: &mut Tx, id: RespondentId) -> Result<Event, Error> {
    let before = store::respondent_in(tx, id).await?.ok_or(Error::NotFound)?;
    store::erase_names(tx, id).await?;
    store::raise(tx).await?;
    Ok(Event::new("respondent.erased", "respondent", id.0).account(before.account_id))
}

/// Notes that persons of one account were asked in a wave; who is already invited stays so.
pub async fn invite(
    tx: &mut Tx,
    wave: WaveId,
    account: AccountId,
    people: &[RespondentId],
    day: Day,
) -> Result<Event, Error> {
    let mut changes = Vec::new();
    for id in people {
        let person = store::respondent_in(tx, *id).await?.filter(|p| p.account_id == account);
        person.ok_or(Error::NotFound)?;
        if store::invitation_in(tx, wave, *id).await?.is_none() {
            changes.push(Change::Invitation { before: None, after: asked(wave, *id, day) });
        }
    }
    let wave_row = store::wave_in(tx, wave).await?.ok_or(Error::NotFound)?;
    let event = Event::new("respondent.invited", "wave", wave.0)
        .account(account)
        .after(json!({ "wave": wave_row.name, "persons": changes.len(), "day": day }));
    let steps = carry_out(tx, changes).await?;
    Ok(event.inverse(serde_json::to_value(steps)?))
}

fn asked(wave: WaveId, person: RespondentId, day: Day) -> InvitationRow {
    InvitationRow {
        wave_id: wave,
        respondent_id: person,
        invited_on: day,
        reminded_on: None,
        declined_on: None,
        version: 1,
    }
}

/// A person does not want to answer in this wave: still silent, but nobody asks again.
pub async fn decline(tx: &mut Tx, wave: WaveId, person: RespondentId, day: Day) -> Result<Event, Error> {
    let row = store::respondent_in(tx, person).await?.ok_or(Error::NotFound)?;
    let wave_row = store::wave_in(tx, wave).await?.ok_or(Error::NotFound)?;
    let before = store::invitation_in(tx, wave, person).await?;
    let base = before.clone().unwrap_or_else(|| InvitationRow { version: 0, ..asked(wave, person, day) });
    let after = InvitationRow { declined_on: Some(day), version: base.version + 1, ..base };
    let event = Event::new("respondent.declined", "respondent", person.0)
        .account(row.account_id)
        .after(json!({ "wave": wave_row.name, "day": day }));
    let steps = carry_out(tx, vec![Change::Invitation { before, after }]).await?;
    Ok(event.inverse(serde_json::to_value(steps)?))
}

/// Keeps what one person said on one day. The same day, question and source again changes the answer. A customer's answer
/// in a wave also says that the person was asked.
pub async fn record(tx: &mut Tx, new: &NewAnswers) -> Result<Event, Error> {
    let person = store::respondent_in(tx, new.respondent).await?.ok_or(Error::NotFound)?;
    let mut changes = Vec::new();
    if let Some(wave) = new.wave {
        store::wave_in(tx, wave).await?.ok_or(Error::NotFound)?;
        if new.source == Source::Customer && store::invitation_in(tx, wave, new.respondent).await?.is_none() {
            changes.push(Change::Invitation { before: None, after: asked(wave, new.respondent, new.day) });
        }
    }
    let (mut was, mut is) = (serde_json::Map::new(), serde_json::Map::new());
    let numbers = new.values.iter().map(|(code, value)| (code, Some(*value), None));
    let words = new.words.iter().map(|(code, words)| (code, None, Some(words.clone())));
    for (code, value, words) in numbers.chain(words) {
        check(tx, code, value).await?;
        let before = store::said_in(tx, new.respondent, code, new.day, new.source).await?;
        if let Some(b) = &before {
            was.insert(code.clone(), b.value_thousandths.map_or(Value::Null, Value::from));
        }
        is.insert(code.clone(), value.map_or(Value::Null, Value::from));
        let after = SaidRow {
            answer_id: before.as_ref().map_or_else(AnswerId::new, |b| b.answer_id),
            respondent_id: new.respondent,
            question_code: code.clone(),
            day: new.day,
            source: new.source.word().to_owned(),
            channel: new.channel.clone(),
            wave_id: new.wave,
            value_thousandths: value,
            words,
            version: before.as_ref().map_or(0, |b| b.version) + 1,
        };
        changes.push(Change::Answer { before, after });
    }
    let event = Event::new("answer.recorded", "respondent", new.respondent.0)
        .account(person.account_id)
        .before(Value::Object(was))
        .after(json!({ "day": new.day, "source": new.source, "channel": new.channel, "thousandths": is }));
    let steps = carry_out(tx, changes).await?;
    Ok(event.inverse(serde_json::to_value(steps)?))
}

async fn check(tx: &mut Tx, code: &str, value: Option<i64>) -> Result<(), Error> {
    let lang = tx.actor().lang;
    let question = store::question_in(tx, code).await?.ok_or(Error::NotFound)?;
    let fine = match value {
        Some(value) => rules::fits(&question, value).is_ok(),
        None => question.kind == QuestionKind::Open,
    };
    if fine { Ok(()) } else { Err(Error::Refused(texts(lang).refused_answer(rules::label(&question, lang)))) }
}

async fn carry_out(tx: &mut Tx, changes: Vec<Change>) -> Result<Vec<Step>, Error> {
    let mut steps = Vec::with_capacity(changes.len());
    for change in &changes {
        steps.push(store::apply(tx, change).await?);
    }
    store::raise(tx).await?;
    Ok(steps)
}

/// Which respondents a merge of accounts has moved; kept by the caller for its undo.
pub type Moved = Vec<RespondentId>;

/// Moves the respondents of one account to another, for a merge inside the caller's change; `only` those when it is an
/// undo. Returns who moved.
pub async fn move_account(
    tx: &mut Tx,
    from: AccountId,
    to: AccountId,
    only: Option<&[RespondentId]>,
) -> Result<Moved, Error> {
    let mut moved = Moved::new();
    let all = match only {
        Some(ids) => ids.to_vec(),
        None => store::respondents_of(tx, from).await?,
    };
    for id in all {
        if store::account_moved(tx, id, from, to).await? {
            moved.push(id);
        }
    }
    store::raise(tx).await?;
    Ok(moved)
}

/// Takes an event of this slice back by its steps.
async fn undo(tx: &mut Tx, name: &'static str, inverse: Value) -> Result<Event, Error> {
    let lang = tx.actor().lang;
    let steps: Vec<Step> = serde_json::from_value(inverse)?;
    let kept = unwind(tx, &steps).await?;
    if let Some(first) = kept.first() {
        return Err(Error::Refused(texts(lang).refused_undo(&first.0)));
    }
    store::raise(tx).await?;
    Ok(Event::new(name, "workspace", tx.workspace().0))
}

async fn reopen(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    undo(tx, "wave.taken_back", inverse).await
}
async fn unadd(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    undo(tx, "respondent.taken_back", inverse).await
}
async fn uninvite(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    undo(tx, "invitation.taken_back", inverse).await
}
async fn unsay(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    undo(tx, "answer.taken_back", inverse).await
}

undoer!("wave.opened", reopen);
undoer!("wave.closed", reopen);
undoer!("respondent.added", unadd);
undoer!("respondent.invited", uninvite);
undoer!("respondent.declined", uninvite);
undoer!("answer.recorded", unsay);

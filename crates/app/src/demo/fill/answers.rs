//! Rounds, the people asked, what they said.
use super::{Desk, Places};
use crate::demo::model::{Answer, Respondent};
use base::Error;
use base::ids::ImportId;
use surveys::{AnswerRow, NewWave};

pub(super) async fn fill(desk: &Desk<'_>, places: &Places) -> Result<(), Error> {
    for wave in &desk.data.waves {
        let mut tx = desk.db.begin(&desk.head, desk.now).await?;
        let new = NewWave { name: wave.name.clone(), starts_on: wave.starts_on, ends_on: wave.ends_on };
        let (_, event) = surveys::open_wave(&mut tx, &new).await?;
        tx.commit(event).await?;
    }
    let rows = rows(desk, places);
    let import = ImportId::new();
    let mut tx = desk.db.begin(&desk.head, desk.now).await?;
    let booked = surveys::book_answers(&mut tx, import, &rows).await?;
    if let Err(faults) = booked {
        let first = faults.first().map(|(row, fault)| format!("row {row}: {}", fault.sentence(desk.head.lang)));
        return Err(Error::Refused(first.unwrap_or_default()));
    }
    tx.commit(Desk::booked("answers", import, rows.len())).await?;
    Ok(())
}

/// Wave by wave: who was asked, with the answers of those who answered.
fn rows(desk: &Desk<'_>, places: &Places) -> Vec<AnswerRow> {
    let data = desk.data;
    let mut rows = Vec::with_capacity(data.answers.len() + 100);
    for (at, wave) in data.waves.iter().enumerate() {
        for (who, person) in data.respondents.iter().enumerate().filter(|(_, p)| p.invited.contains(&at)) {
            let said = data.answers.iter().find(|a| a.respondent == who && a.wave == at);
            let mut row = asked(places, person, u64::try_from(rows.len() + 2).unwrap_or(u64::MAX));
            row.wave.clone_from(&wave.name);
            row.day = said.map_or(wave.starts_on, |answer| answer.day);
            if let Some(answer) = said {
                say(&mut row, answer);
            }
            rows.push(row);
        }
    }
    rows
}

fn asked(places: &Places, person: &Respondent, line: u64) -> AnswerRow {
    AnswerRow {
        line,
        account: places.accounts[person.account],
        unit: Some(places.units[person.unit]),
        day: base::Day(jiff::civil::Date::ZERO),
        wave: String::new(),
        respondent_key: Some(person.external_key.clone()),
        respondent_name: Some(person.name.clone()),
        duty: Some(person.duty.to_owned()),
        role: Some(person.role.to_owned()),
        weight_thousandths: None,
        values: Vec::new(),
        comment: None,
        invited: Some(true),
    }
}

fn say(row: &mut AnswerRow, answer: &Answer) {
    row.values = answer.items().into_iter().map(|(code, value)| (code.to_owned(), i64::from(value) * 1_000)).collect();
    row.comment = answer.words.map(str::to_owned);
}

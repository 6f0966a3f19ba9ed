//! What people said: items chosen so that persons, and the account, come to what is meant.
use super::panel::Panel;
use super::tarvik;
use crate::demo::calendar::Calendar;
use crate::demo::dice::Dice;
use crate::demo::model::Answer;

/// Words for what is to change first, by how content somebody is.
const CONTENT: [&str; 4] = [
    "Bleiben Sie so erreichbar wie bisher.",
    "Gern früher über neue Materialien sprechen.",
    "Nichts Dringendes.",
    "Muster kommen schnell, das hilft uns.",
];
const CRITICAL: [&str; 5] = [
    "Liefertermine werden zu oft verschoben.",
    "Auf Angebote warten wir zu lange.",
    "Ansprechpersonen wechseln zu häufig.",
    "Paletten kommen beschädigt an.",
    "Preiserhöhungen ohne Begründung.",
];

/// Answers of an account in a round; the mean that came out.
pub(super) fn account(panel: &Panel, round: usize, wanted: f64, calendar: &Calendar, answers: &mut Vec<Answer>) -> f64 {
    let mut dice = super::dice(panel.account, round);
    let (mut sum, mut weights, mut short) = (0.0, 0.0, 0.0);
    for place in 0..panel.answering {
        let weight = f64::from(panel.people[place].weight);
        let spread = if panel.answering == 1 { 0.0 } else { dice.real(-9.0, 9.0) };
        let last = place + 1 == panel.answering;
        let aim = wanted + short / weight + if last { 0.0 } else { spread };
        let day = super::began(round, calendar).plus_days(dice.whole(3, 13));
        let mut answer = said(aim.clamp(0.0, 100.0), &mut dice);
        answer.respondent = panel.first + place;
        answer.wave = round;
        answer.day = day;
        if panel.account == 0 {
            as_tarvik(place, round, &mut answer);
        }
        let score = score(&answer);
        sum += weight * score;
        weights += weight;
        short = wanted * weights - sum;
        answers.push(answer);
    }
    sum / weights
}

/// Tarvik's last round is that of the picture. Who did not speak of complaints there never did: an older answer to a
/// question would count on.
fn as_tarvik(place: usize, round: usize, answer: &mut Answer) {
    if tarvik::LAST[place].2[2].is_none() {
        answer.drivers[2] = None;
    }
    if round != 3 {
        return;
    }
    (answer.recommend, answer.overall, answer.drivers) = tarvik::LAST[place];
    (answer.words, answer.channel) = tarvik::WORDS[place];
    answer.effort = None;
}

/// A person's score: the mean of the items on 0 to 100.
fn score(answer: &Answer) -> f64 {
    let fifth = |value: u8| f64::from(value - 1) * 25.0;
    let mut items = vec![f64::from(answer.recommend) * 10.0, fifth(answer.overall)];
    items.extend(answer.drivers.into_iter().flatten().map(fifth));
    engine_value::satisfaction::person_score(&items).unwrap_or(0.0)
}

/// Items whose mean is about the aim: all near it, then the closest sum within reach.
fn said(aim: f64, dice: &mut Dice) -> Answer {
    let near = |value: f64| whole((value / 25.0).round().clamp(0.0, 4.0));
    let overall = near(aim + dice.real(-8.0, 8.0));
    let tenths = whole((aim / 10.0).round().clamp(0.0, 10.0));
    let mut best = (f64::INFINITY, tenths, [overall; 3]);
    for recommend in tenths.saturating_sub(2)..=(tenths + 2).min(10) {
        let left = 5.0 * aim - f64::from(recommend) * 10.0 - f64::from(overall) * 25.0;
        let steps = (left / 25.0).round().clamp(0.0, 12.0);
        let off = (left - steps * 25.0).abs();
        let far = off + 0.6 * (f64::from(recommend) - aim / 10.0).abs();
        if far < best.0 {
            best = (far, recommend, deal(whole(steps), dice));
        }
    }
    let (_, recommend, drivers) = best;
    let words = if aim >= 75.0 { dice.pick(&CONTENT) } else { dice.pick(&CRITICAL) };
    Answer {
        respondent: 0,
        wave: 0,
        day: base::Day(jiff::civil::Date::ZERO),
        channel: dice.pick(&["talk", "telephone", "link", "link"]),
        recommend,
        overall: overall + 1,
        drivers: drivers.map(|steps| Some(steps + 1)),
        effort: dice.chance(400).then(|| whole((aim / 100.0 * 6.0).round().clamp(0.0, 6.0)) + 1),
        words: dice.chance(350).then_some(words),
    }
}

/// Deals steps to three drivers, each 0 to 4.
fn deal(steps: u8, dice: &mut Dice) -> [u8; 3] {
    let mut drivers = [steps / 3; 3];
    let start = usize::try_from(dice.whole(0, 2)).unwrap_or(0);
    for i in 0..usize::from(steps % 3) {
        drivers[(start + i) % 3] += 1;
    }
    if (1..4).contains(&drivers[0]) && (1..4).contains(&drivers[1]) && dice.chance(400) {
        drivers[0] += 1;
        drivers[1] -= 1;
    }
    drivers
}

/// A small whole number, 0 to 20.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn whole(value: f64) -> u8 {
    value.clamp(0.0, 20.0) as u8
}

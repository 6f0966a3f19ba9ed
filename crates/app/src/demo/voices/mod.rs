//! Four rounds of asking. The answers are made so that the index S comes out where the pictures have it: the account's
//! mean is worked back from S, then each person's items are chosen to meet it.
mod names;
mod panel;
mod said;
mod tarvik;

use super::calendar::Calendar;
use super::dice::Dice;
use super::firm::Firm;
use super::model::{Answer, Respondent, Wave};
use base::Day;
use panel::Panel;

/// The mean of all accounts that S is drawn to, as in the pictures.
const S0: f64 = 71.93;
/// How many answers' worth the mean of all weighs, and the spread of persons (defaults of the product).
const K: f64 = 3.0;
const SIGMA: f64 = 20.0;
/// Months before today's that a round was held; the last one is still open.
const ROUNDS: [i32; 4] = [18, 12, 6, 0];
/// Days before that day a round began. Answers came in the days after, so those of a year ago no longer count.
const BEGAN: i64 = 18;

/// Makes rounds, people and answers.
pub(super) fn ask(firm: &Firm, calendar: &Calendar) -> (Vec<Wave>, Vec<Respondent>, Vec<Answer>) {
    let waves = (0..ROUNDS.len()).map(|round| wave(round, calendar)).collect();
    let mut panels = panel::of_keys(firm);
    panels.extend(panel::of_others(firm));
    let mut respondents = Vec::new();
    for panel in &mut panels {
        panel.first = respondents.len();
        respondents.extend(panel.people.iter().cloned());
    }
    let mut answers = Vec::new();
    for round in 0..ROUNDS.len() {
        answer(round, &panels, calendar, &mut answers);
    }
    (waves, respondents, answers)
}

/// All answers of a round: key accounts first, then the others, who also bring the mean of all where it belongs.
fn answer(round: usize, panels: &[Panel], calendar: &Calendar, answers: &mut Vec<Answer>) {
    let asked: Vec<&Panel> = panels.iter().filter(|panel| panel.answers_in(round)).collect();
    let (keys, others): (Vec<&Panel>, Vec<&Panel>) = asked.into_iter().partition(|panel| panel.is_key);
    let mut means = 0.0;
    for panel in &keys {
        let wanted = if panel.account == 0 && round == 3 { tarvik::MEAN } else { panel.mean(round) };
        means += said::account(panel, round, wanted, calendar, answers);
    }
    if others.is_empty() {
        return;
    }
    let all = panel::count(keys.len() + others.len());
    let missing = all * S0 - means;
    let wished: Vec<f64> = others.iter().map(|panel| panel.mean(round)).collect();
    let shift = (missing - wished.iter().sum::<f64>()) / panel::count(others.len());
    let mut carried = 0.0;
    for (panel, wished) in others.iter().zip(wished) {
        let wanted = wished + shift + carried;
        carried = wanted - said::account(panel, round, wanted, calendar, answers);
    }
}

/// First day of a round.
fn began(round: usize, calendar: &Calendar) -> Day {
    let span = jiff::Span::new().months(ROUNDS[round]);
    Day(calendar.today().0.saturating_sub(span)).plus_days(-BEGAN)
}

fn wave(round: usize, calendar: &Calendar) -> Wave {
    let words = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
    let starts_on = began(round, calendar);
    let month = usize::try_from(starts_on.month().number() - 1).unwrap_or(0);
    let name = format!("{} {}", words[month.min(11)], starts_on.month().year());
    let open = round + 1 == ROUNDS.len();
    Wave { name, starts_on, ends_on: (!open).then(|| starts_on.plus_days(21)) }
}

/// Dice of an account and round.
fn dice(account: usize, round: usize) -> Dice {
    Dice::of(80 + u64::try_from(round).unwrap_or(0), account)
}

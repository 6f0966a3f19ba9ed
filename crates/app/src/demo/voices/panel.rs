//! Who is asked at an account, and what the account is meant to come to.
use super::{K, S0, SIGMA, names, tarvik};
use crate::demo::dice::Dice;
use crate::demo::firm::Firm;
use crate::demo::model::Respondent;
use std::collections::HashSet;

/// An account's people and aims.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) account: usize,
    pub(super) is_key: bool,
    /// Answering ones first, then the silent.
    pub(super) people: Vec<Respondent>,
    pub(super) answering: usize,
    /// Position of the first of them among all respondents.
    pub(super) first: usize,
    /// S per round, oldest first.
    aims: [f64; 4],
}

/// Role, weight and duty, in the order in which a panel is filled.
const ROLES: [(&str, u8, &str); 10] = [
    ("decider", 5, "Leitung Einkauf"),
    ("buyer", 3, "Strategischer Einkauf"),
    ("influencer", 3, "Disposition"),
    ("user", 2, "Abpackung"),
    ("economic_buyer", 5, "Kaufmännische Leitung"),
    ("user", 2, "Lager und Versand"),
    ("influencer", 3, "Qualitätssicherung"),
    ("buyer", 3, "Operativer Einkauf"),
    ("user", 2, "Produktion"),
    ("influencer", 3, "Produktentwicklung"),
];

impl Panel {
    pub(super) fn answers_in(&self, round: usize) -> bool {
        self.is_key || round >= 2
    }
    /// Effective number of answers when all who answer do.
    fn n_eff(&self) -> f64 {
        n_eff(&self.people[..self.answering])
    }
    /// The account's mean that leads to its S in a round.
    pub(super) fn mean(&self, round: usize) -> f64 {
        let n = self.n_eff();
        ((self.aims[round] * (n + K) - K * S0) / n).clamp(20.0, 99.0)
    }
}

/// The 24 key accounts.
pub(super) fn of_keys(firm: &Firm) -> Vec<Panel> {
    let panels = firm.keys.iter().zip(&firm.subjects).enumerate().map(|(account, (key, subject))| {
        let mut dice = Dice::of(70, account);
        let [now, sd, before] = key.satisfaction;
        let aims = if account == 0 {
            [71.0, 74.0, 74.0, now]
        } else {
            let older = before + dice.real(-2.5, 2.5);
            [older + dice.real(-2.0, 2.0), older, before, now]
        };
        let units: Vec<usize> = subject.units.iter().map(|share| share.unit).collect();
        let units: Vec<usize> = units.into_iter().filter(|u| firm.units[*u].account == Some(account)).collect();
        let people = if account == 0 {
            tarvik::people(&units)
        } else {
            fill(account, &units, wanted(sd), key.country == "GB", &mut dice)
        };
        let answering = people.iter().filter(|person| !person.invited.is_empty() && !silent(person)).count();
        Panel { account, is_key: true, people, answering, first: 0, aims }
    });
    panels.collect()
}

/// Others with one person who answers; asked since a year.
pub(super) fn of_others(firm: &Firm) -> Vec<Panel> {
    let after_keys = firm.keys.len();
    let panels = firm.others.iter().zip(&firm.subjects[after_keys..]).filter_map(|(other, subject)| {
        let (aim, account) = (other.satisfaction?, subject.account?);
        let mut dice = Dice::of(71, account);
        let unit = subject.units.first()?.unit;
        let person = person(account, unit, 0, &mut HashSet::new(), (false, false), &mut dice);
        let people = vec![Respondent { role: "buyer", weight: 3, duty: "Einkauf", invited: vec![2, 3], ..person }];
        let before = aim + dice.real(-2.0, 2.0);
        Some(Panel { account, is_key: false, people, answering: 1, first: 0, aims: [before, before, before, aim] })
    });
    panels.collect()
}

/// Effective number of answers for a standard deviation of S.
fn wanted(sd: f64) -> f64 {
    (SIGMA / sd).powi(2) - K
}

/// Fills a panel until enough answer, then adds those who keep silent.
fn fill(account: usize, units: &[usize], wanted: f64, english: bool, dice: &mut Dice) -> Vec<Respondent> {
    let mut taken = HashSet::new();
    let mut people: Vec<Respondent> = Vec::new();
    while people.is_empty() || n_eff(&people) < wanted - 0.4 {
        let unit = units[if people.len() % 3 == 2 { people.len() % units.len() } else { 0 }];
        people.push(person(account, unit, people.len(), &mut taken, (english, false), dice));
    }
    let silent = people.len() / 5 + usize::from(dice.chance(600));
    for _ in 0..silent {
        people.push(person(account, units[0], people.len() + 3, &mut taken, (english, true), dice));
    }
    people
}

fn person(
    account: usize,
    unit: usize,
    place: usize,
    taken: &mut HashSet<String>,
    (english, silent): (bool, bool),
    dice: &mut Dice,
) -> Respondent {
    let (role, weight, duty) = ROLES[place % ROLES.len()];
    let name = names::draw(english, taken, dice);
    let number = taken.len();
    Respondent {
        account,
        unit,
        name,
        duty,
        role,
        weight,
        external_key: format!("P{}-{}{number:02}", account + 1, if silent { "S" } else { "" }),
        invited: if silent { vec![2, 3] } else { vec![0, 1, 2, 3] },
    }
}

/// Whether the person never answers; told by the external key, which only panels make.
pub(super) fn silent(person: &Respondent) -> bool {
    person.external_key.contains("-S")
}

/// Effective number of answers by Kish.
fn n_eff(people: &[Respondent]) -> f64 {
    let weights: Vec<f64> = people.iter().map(|person| f64::from(person.weight)).collect();
    engine_value::satisfaction::n_eff(&weights).unwrap_or(0.0)
}

/// A small number for a mean.
#[allow(clippy::cast_precision_loss, reason = "counts of accounts")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

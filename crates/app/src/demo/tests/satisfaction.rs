use super::{account, demo, near};
use crate::demo::firm::keys;
use crate::demo::{Answer, Data};
use base::Day;
use engine_value::satisfaction::{Index, Prior, Weighted, index, mean, person_score, portfolio_mean};
use std::collections::HashMap;

/// A person's score from the latest answer to each question.
fn score(answers: &[&Answer]) -> f64 {
    let mut latest: HashMap<&str, u8> = HashMap::new();
    for answer in answers {
        latest.extend(answer.items());
    }
    let items: Vec<f64> = latest
        .into_iter()
        .filter(|(code, _)| *code != "effort")
        .map(|(code, v)| if code == "recommend" { f64::from(v) * 10.0 } else { (f64::from(v) - 1.0) * 25.0 })
        .collect();
    person_score(&items).unwrap()
}

/// S of every account by the answers of the twelve months before a day.
fn indices(data: &Data, day: Day) -> HashMap<usize, Index> {
    let from = Day(day.0.saturating_sub(jiff::Span::new().months(12)));
    let mut said: std::collections::BTreeMap<usize, Vec<&Answer>> = std::collections::BTreeMap::new();
    let mut all: Vec<&Answer> = data.answers.iter().filter(|a| a.day >= from && a.day <= day).collect();
    all.sort_by_key(|answer| answer.day);
    for answer in all {
        said.entry(answer.respondent).or_default().push(answer);
    }
    let mut accounts: HashMap<usize, Vec<Weighted>> = HashMap::new();
    for (respondent, answers) in said {
        let person = &data.respondents[respondent];
        let said = Weighted { value: score(&answers), weight: f64::from(person.weight) };
        accounts.entry(person.account).or_default().push(said);
    }
    let means: Vec<f64> = accounts.values().map(|persons| mean(persons).unwrap()).collect();
    let s0 = portfolio_mean(&means, 5, 70.0).s0;
    accounts.into_iter().map(|(at, persons)| (at, index(&persons, s0, Prior::default()).unwrap())).collect()
}

#[test]
fn key_accounts_are_as_content_as_on_the_map() {
    let (now, before) = (indices(demo(), demo().today), indices(demo(), demo().last_month.plus(-3).last()));
    for (at, key) in keys::all().iter().enumerate() {
        near(now[&at].s, key.satisfaction[0], 1.5, key.name);
        near(now[&at].sd, key.satisfaction[1], 1.0, key.name);
        near(before[&at].s, key.satisfaction[2], 3.0, &format!("{} before", key.name));
    }
    assert_eq!(now.len(), 38);
}

#[test]
fn tarvik_stands_at_68_and_between_52_and_83() {
    let s = indices(demo(), demo().today)[&0];
    near(s.s, 67.7, 0.05, "S");
    near(s.sd, 7.7875, 0.001, "SD");
    assert_eq!((s.interval.low.round(), s.interval.high.round()), (52.0, 83.0));
    assert_eq!(s.persons, 4);
    let invited: Vec<u8> =
        demo().respondents.iter().filter(|r| r.account == 0 && r.invited.contains(&3)).map(|r| r.weight).collect();
    assert_eq!((invited.len(), invited.iter().map(|w| u32::from(*w)).sum::<u32>()), (5, 16));
}

#[test]
fn one_is_unprofitable_and_delighted_and_one_profitable_and_angry() {
    let now = indices(demo(), demo().today);
    let s = |key: &str| now[&account(demo(), key)].s;
    assert!(s("SONNRAIN") > 80.0 && s("WIEBRANDT") < 60.0);
}

#[test]
fn four_rounds_were_held_and_some_keep_silent() {
    assert_eq!(demo().waves.len(), 4);
    assert!(demo().waves.is_sorted_by_key(|wave| wave.starts_on));
    let answered: std::collections::HashSet<usize> = demo().answers.iter().map(|a| a.respondent).collect();
    assert!(demo().respondents.len() - answered.len() > 20);
    for answer in &demo().answers {
        assert!(demo().respondents[answer.respondent].invited.contains(&answer.wave));
        let wave = &demo().waves[answer.wave];
        assert!(wave.starts_on < answer.day && answer.day < wave.ends_on.unwrap_or(demo().today));
        assert!(answer.recommend <= 10 && (1..=5).contains(&answer.overall));
        assert!(answer.drivers.iter().flatten().all(|v| (1..=5).contains(v)));
    }
}

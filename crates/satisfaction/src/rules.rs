//! From answers to scores: pure, for the whole firm at once, because every index is drawn to the firm's mean.
use crate::model::{AccountScore, Asked, DriverScore, History, Item, Nps, PersonScore, Rules, Scores, WavePoint};
use base::Day;
use base::ids::{AccountId, RespondentId, WaveId};
use engine_value::normal;
use engine_value::satisfaction::{
    Counts, Paired, PortfolioMean, Recommend, Weighted, ces, compare, csat, index, mean, person_score, portfolio_mean,
    response_rate, weighted_nps,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use surveys::{AnswerFact, EFFORT, Facts, OVERALL, Question, QuestionKind, RECOMMEND, RespondentFact, Source};

/// Facts with the ways to find them.
#[derive(Debug)]
pub(crate) struct Indexed {
    pub(crate) facts: Facts,
    questions: HashMap<String, (usize, Question)>,
    people: HashMap<RespondentId, RespondentFact>,
}

impl Indexed {
    pub(crate) fn new(facts: Facts) -> Self {
        let questions = facts.questions.iter().enumerate().map(|(i, q)| (q.code.clone(), (i, q.clone()))).collect();
        let people = facts.respondents.iter().map(|r| (r.id, *r)).collect();
        Self { facts, questions, people }
    }

    /// The firm on a day, with answers that are not kept yet in front of the others.
    pub(crate) fn scores(&self, day: Day, rules: Rules, not_kept: &[AnswerFact]) -> Scores {
        let since = rules.since(day);
        let persons = self.persons(since, day, not_kept);
        let asked = self.asked(since, day, &persons);
        let mut accounts: HashMap<AccountId, AccountScore> = HashMap::new();
        let mut in_order: Vec<(AccountId, PersonScore)> = persons.into_iter().collect::<Vec<_>>();
        in_order.sort_by_key(|(_, p)| p.respondent);
        for (account, person) in in_order {
            accounts.entry(account).or_default().persons.push(person);
        }
        for account in asked.keys() {
            accounts.entry(*account).or_default();
        }
        let mut means: Vec<(AccountId, f64)> =
            accounts.iter().filter_map(|(id, a)| Some((*id, mean(&a.weighted())?))).collect();
        means.sort_by_key(|(id, _)| *id);
        let means: Vec<f64> = means.into_iter().map(|(_, m)| m).collect();
        let s0 = portfolio_mean(&means, rules.s0_least, rules.s0);
        let firm_drivers = self.firm_drivers(&accounts, &rules);
        for (id, account) in &mut accounts {
            account.index = index(&account.weighted(), s0.s0, rules.prior());
            account.asked = asked.get(id).cloned();
            fill(account, &firm_drivers, &rules);
        }
        Scores { day, s0, rules, accounts }
    }

    /// Per person the latest answer to each question within the window.
    fn persons(&self, since: Day, day: Day, not_kept: &[AnswerFact]) -> Vec<(AccountId, PersonScore)> {
        let mut latest: BTreeMap<(RespondentId, usize), &AnswerFact> = BTreeMap::new();
        let counts = |a: &&AnswerFact| a.source == Source::Customer && since <= a.day && a.day <= day;
        for answer in self.facts.answers.iter().chain(not_kept).filter(counts) {
            let Some((position, _)) = self.questions.get(&answer.code) else { continue };
            let slot = latest.entry((answer.respondent, *position)).or_insert(answer);
            if answer.day >= slot.day {
                *slot = answer;
            }
        }
        let mut found: BTreeMap<RespondentId, PersonScore> = BTreeMap::new();
        for ((respondent, position), answer) in latest {
            let (Some(person), Some(question)) = (self.people.get(&respondent), self.facts.questions.get(position))
            else {
                continue;
            };
            let Some(points) = question.to_100(answer.value_thousandths) else { continue };
            let score = found.entry(respondent).or_insert_with(|| PersonScore {
                respondent,
                weight: person.weight,
                score: None,
                items: Vec::new(),
                last: answer.day,
            });
            score.last = score.last.max(answer.day);
            score.items.push(Item {
                code: answer.code.clone(),
                thousandths: answer.value_thousandths,
                points,
                day: answer.day,
                wave: answer.wave,
            });
        }
        let scored = |mut p: PersonScore| {
            let items: Vec<f64> = p.items.iter().filter(|i| self.counts(&i.code)).map(|i| i.points).collect();
            p.score = person_score(&items);
            Some((self.people.get(&p.respondent)?.account, p))
        };
        found.into_values().filter_map(scored).collect()
    }

    fn counts(&self, code: &str) -> bool {
        self.questions.get(code).is_some_and(|(_, q)| q.kind.counts())
    }

    /// Who was asked, per account; only where an invitation of the window tells that somebody kept count.
    fn asked(&self, since: Day, day: Day, persons: &[(AccountId, PersonScore)]) -> HashMap<AccountId, Asked> {
        let mut invited: BTreeMap<RespondentId, Day> = BTreeMap::new();
        let mut counted: HashSet<WaveId> = HashSet::new();
        for i in self.facts.invitations.iter().filter(|i| since <= i.invited_on && i.invited_on <= day) {
            counted.insert(i.wave);
            let last = invited.entry(i.respondent).or_insert(i.invited_on);
            *last = (*last).max(i.invited_on);
        }
        let mut answered: HashSet<RespondentId> = HashSet::new();
        for (_, p) in persons {
            answered.insert(p.respondent);
            // Whoever answers in a wave whose invitations are known was asked in it.
            if p.items.iter().any(|i| i.wave.is_some_and(|w| counted.contains(&w))) {
                invited.entry(p.respondent).or_insert(p.last);
            }
        }
        let mut by_account: HashMap<AccountId, Vec<(RespondentId, Day, f64, bool)>> = HashMap::new();
        for (id, on) in invited {
            if let Some(person) = self.people.get(&id) {
                by_account.entry(person.account).or_default().push((id, on, person.weight, answered.contains(&id)));
            }
        }
        let asked = |(account, people): (AccountId, Vec<(RespondentId, Day, f64, bool)>)| {
            let heads: Vec<(f64, bool)> = people.iter().map(|(_, _, weight, said)| (*weight, *said)).collect();
            let rate = response_rate(&heads)?;
            let silent: Vec<_> = people.iter().filter(|p| !p.3).map(|p| (p.0, p.1)).collect();
            Some((account, Asked { invited: people.len(), answered: people.len() - silent.len(), rate, silent }))
        };
        by_account.into_iter().filter_map(asked).collect()
    }

    fn firm_drivers(&self, accounts: &HashMap<AccountId, AccountScore>, rules: &Rules) -> Vec<(String, PortfolioMean)> {
        let drivers = self.facts.questions.iter().filter(|q| q.kind == QuestionKind::Driver);
        drivers
            .map(|q| {
                let mut means: Vec<(AccountId, f64)> =
                    accounts.iter().filter_map(|(id, a)| Some((*id, mean(&of_item(a, &q.code))?))).collect();
                means.sort_by_key(|(id, _)| *id);
                let means: Vec<f64> = means.into_iter().map(|(_, m)| m).collect();
                (q.code.clone(), portfolio_mean(&means, rules.s0_least, rules.s0))
            })
            .collect()
    }

    /// An account at the end of each wave up to a day. `at` gives the firm's scores on a day.
    pub(crate) fn history(
        &self,
        account: AccountId,
        today: Day,
        rules: Rules,
        at: &mut dyn FnMut(Day) -> std::sync::Arc<Scores>,
    ) -> History {
        let of_account = |id: &RespondentId| self.people.get(id).is_some_and(|p| p.account == account);
        let mut waves = Vec::new();
        for (i, wave) in self.facts.waves.iter().enumerate().filter(|(_, w)| w.starts_on <= today) {
            let said = self.facts.answers.iter().filter(|a| a.wave == Some(wave.id) && a.source == Source::Customer);
            let last = said.clone().map(|a| a.day).max();
            let over = self.facts.waves.get(i + 1).is_some_and(|next| next.starts_on <= today);
            let end = wave.ends_on.or(if over { Some(last.unwrap_or(wave.starts_on)) } else { None });
            let day = end.unwrap_or(today).min(today);
            let answered: HashSet<RespondentId> =
                said.filter(|a| a.day <= today).map(|a| a.respondent).filter(of_account).collect();
            let invitations = || self.facts.invitations.iter().filter(|x| x.wave == wave.id);
            let invited: HashSet<RespondentId> =
                invitations().map(|x| x.respondent).filter(of_account).chain(answered.iter().copied()).collect();
            if invited.is_empty() {
                continue;
            }
            waves.push(WavePoint {
                wave: wave.id,
                name: wave.name.clone(),
                day,
                index: at(day).index(account),
                answered: answered.len(),
                invited: invitations().next().map(|_| invited.len()),
            });
        }
        let change = self.change(account, &waves, rules);
        History { waves, change }
    }

    fn change(
        &self,
        account: AccountId,
        waves: &[WavePoint],
        rules: Rules,
    ) -> Option<engine_value::satisfaction::Comparison> {
        let mut known = waves.iter().rev().filter_map(|w| Some((w.wave, w.index?)));
        let (now, before) = (known.next()?, known.next()?);
        let (old, new) = (self.in_wave(account, before.0), self.in_wave(account, now.0));
        let pairs: Vec<Paired> = new
            .iter()
            .filter_map(|(id, (score, weight))| Some(Paired { before: old.get(id)?.0, now: *score, weight: *weight }))
            .collect();
        compare(&pairs, &before.1, &now.1, rules.prior(), rules.decline_line)
    }

    /// Person scores from the answers of one wave alone.
    fn in_wave(&self, account: AccountId, wave: WaveId) -> BTreeMap<RespondentId, (f64, f64)> {
        let mut items: BTreeMap<RespondentId, BTreeMap<&str, f64>> = BTreeMap::new();
        for a in self.facts.answers.iter().filter(|a| a.wave == Some(wave) && a.source == Source::Customer) {
            let here = self.people.get(&a.respondent).is_some_and(|p| p.account == account);
            let points = self.questions.get(&a.code).filter(|(_, q)| q.kind.counts());
            if let Some(points) = points.and_then(|(_, q)| q.to_100(a.value_thousandths)).filter(|_| here) {
                items.entry(a.respondent).or_default().insert(a.code.as_str(), points);
            }
        }
        let one = |(id, items): (RespondentId, BTreeMap<&str, f64>)| {
            let score = person_score(&items.into_values().collect::<Vec<_>>())?;
            Some((id, (score, self.people.get(&id)?.weight)))
        };
        items.into_iter().filter_map(one).collect()
    }
}

/// Everything about an account but its index.
fn fill(account: &mut AccountScore, drivers: &[(String, PortfolioMean)], rules: &Rules) {
    let whole = |code: &str| -> Vec<(u8, f64)> {
        let one = |p: &PersonScore| {
            let item = p.items.iter().find(|i| i.code == code)?;
            Some((u8::try_from(item.thousandths / 1000).ok()?, p.weight))
        };
        account.persons.iter().filter_map(one).collect()
    };
    let plain = |code: &str| whole(code).into_iter().map(|(v, _)| v).collect::<Vec<_>>();
    let recommend: Vec<(Recommend, f64)> =
        whole(RECOMMEND).into_iter().filter_map(|(v, w)| Some((Recommend::new(v)?, w))).collect();
    let (csat, ces) = (csat(&plain(OVERALL)), ces(&plain(EFFORT)));
    let nps = nps_of(&recommend, account.asked.as_ref());
    let found = drivers.iter().filter_map(|(code, firm)| {
        let index = index(&of_item(account, code), firm.s0, rules.prior())?;
        let p_below = normal::at_least(firm.s0, index.s, index.sd);
        Some(DriverScore { code: code.clone(), index, firm: *firm, p_below })
    });
    let mut found: Vec<DriverScore> = found.collect();
    found.sort_by(|a, b| a.index.s.total_cmp(&b.index.s).then_with(|| a.code.cmp(&b.code)));
    let days = account.persons.iter().flat_map(|p| p.items.iter().map(|i| i.day));
    account.days = days.clone().min().zip(days.max());
    (account.nps, account.csat, account.ces, account.drivers) = (nps, csat, ces, found);
}

fn of_item(account: &AccountScore, code: &str) -> Vec<Weighted> {
    let one = |p: &PersonScore| {
        let item = p.items.iter().find(|i| i.code == code)?;
        Some(Weighted { value: item.points, weight: p.weight })
    };
    account.persons.iter().filter_map(one).collect()
}

fn nps_of(recommend: &[(Recommend, f64)], asked: Option<&Asked>) -> Option<Nps> {
    let answers: Vec<Recommend> = recommend.iter().map(|(r, _)| *r).collect();
    let counts = Counts::of(&answers);
    let bounds = asked.and_then(|asked| {
        let missing = asked.invited.saturating_sub(answers.len());
        counts.bounds(u32::try_from(missing).ok()?)
    });
    Some(Nps {
        value: counts.nps()?,
        interval: counts.adjusted_wald(None)?,
        weighted: weighted_nps(recommend),
        promoters: counts.promoters,
        passives: counts.passives,
        detractors: counts.detractors,
        bounds,
    })
}

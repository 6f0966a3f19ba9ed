//! The worked examples of methods 5 from stored answers, and the rules of decisions 5.
use crate::{Scores, known, portfolio};
use base::Day;
use base::ids::{AccountId, RespondentId, WaveId};
use std::sync::Arc;
use surveys::{Role, Source, sample};
use testkit::{TestDesk, both};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 5e-5, "{value} is not {expected}");
}

/// Tarvik of the worked example: decider 60, buyer 50, influencer 75, user 90; two more are asked and silent.
pub(crate) async fn tarvik(d: &TestDesk) -> (AccountId, WaveId, Vec<RespondentId>) {
    let (site, head) = (&d.site, &d.cast.head);
    let a = sample::account(site, head, "40711", "Tarvik Getränke", &[d.cast.manager.member().unwrap()]).await;
    let wave = sample::wave(site, head, "Nov 2026", day("2026-11-01")).await;
    let mut people = Vec::new();
    for (name, role) in [
        ("Annegret Petereit", Role::Decider),
        ("Bernd Sandkuhl", Role::Buyer),
        ("Gregor Lindhorst", Role::Influencer),
        ("Clara Wienholt", Role::User),
        ("David Orlowitz", Role::Influencer),
        ("Eva Thomsen", Role::Decider),
    ] {
        people.push(sample::person(site, head, a, name, Some(role)).await);
    }
    sample::invite(site, head, wave, a, &people, day("2026-11-09")).await;
    for (person, code, value) in [(0, "recommend", 6), (1, "recommend", 5), (2, "overall", 4), (3, "recommend", 9)] {
        let at = (people[person], Some(wave));
        sample::said(site, head, at, day("2026-11-12"), Source::Customer, &[(code, value)]).await;
    }
    (a, wave, people)
}

async fn today(d: &TestDesk) -> Arc<Scores> {
    portfolio(&d.site, d.cast.workspace, d.site.today()).await.unwrap()
}

#[tokio::test]
async fn the_worked_example_comes_out_of_stored_answers() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        let (a, _, _) = tarvik(&d).await;
        let scores = today(&d).await;
        let tarvik = scores.of(a).unwrap();
        let index = tarvik.index.unwrap();
        near(index.mean, 65.7692);
        near(index.n_eff, 3.5957);
        near(index.s, 67.6935);
        near(index.sd, 7.7875);
        assert!((index.interval.low - 52.4).abs() < 0.05 && (index.interval.high - 83.0).abs() < 0.05);
        assert!(scores.s0.default && scores.s0.accounts == 1, "fewer than five accounts: the default 70");
        let asked = tarvik.asked.as_ref().unwrap();
        assert_eq!((asked.invited, asked.answered, asked.silent.len()), (6, 4, 2));
        near(asked.rate.heads, 4.0 / 6.0);
        near(asked.rate.weight.unwrap(), 13.0 / 21.0);
        assert_eq!(d.second_firm_rows().await, before);
        assert!(portfolio(&d.site, d.second.workspace, d.site.today()).await.unwrap().accounts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nps_is_shown_plain_and_weighted_with_the_bounds_of_silence() {
    let d = TestDesk::sqlite().await;
    let (site, head) = (&d.site, &d.cast.head);
    let a = sample::account(site, head, "1", "Tarvik", &[]).await;
    let wave = sample::wave(site, head, "Nov", day("2026-11-01")).await;
    let mut people = Vec::new();
    for (i, role) in
        [Role::Decider, Role::Buyer, Role::Influencer, Role::User, Role::User, Role::User].into_iter().enumerate()
    {
        people.push(sample::person(site, head, a, &format!("P{i}"), Some(role)).await);
    }
    sample::invite(site, head, wave, a, &people, day("2026-11-02")).await;
    for (person, value) in people.iter().zip([8, 6, 9, 10]) {
        let values = [("recommend", value), ("effort", 5), ("overall", 4)];
        sample::said(site, head, (*person, Some(wave)), day("2026-11-05"), Source::Customer, &values).await;
    }
    let scores = today(&d).await;
    let account = scores.of(a).unwrap();
    let nps = account.nps.unwrap();
    near(nps.value, 25.0);
    near(nps.weighted.unwrap().nps, 15.384_615);
    let bounds = nps.bounds.unwrap();
    near(bounds.low, -16.666_667);
    near(bounds.high, 50.0);
    assert!(nps.interval.low < nps.value && nps.value < nps.interval.high);
    near(account.csat.unwrap().share, 1.0);
    near(account.ces.unwrap().mean, 5.0);
}

#[tokio::test]
async fn more_silence_widens_the_bounds_and_never_moves_the_index() {
    let d = TestDesk::sqlite().await;
    let (a, wave, _) = tarvik(&d).await;
    let before = today(&d).await.of(a).unwrap().clone();
    let more = sample::person(&d.site, &d.cast.head, a, "Noch Jemand", Some(Role::Buyer)).await;
    sample::invite(&d.site, &d.cast.head, wave, a, &[more], day("2026-11-10")).await;
    let after = today(&d).await.of(a).unwrap().clone();
    assert_eq!(before.index, after.index);
    let width = |s: &crate::AccountScore| s.nps.unwrap().bounds.map(|b| b.high - b.low).unwrap();
    assert!(width(&after) > width(&before));
}

#[tokio::test]
async fn a_guess_of_the_manager_never_counts() {
    let d = TestDesk::sqlite().await;
    let (a, wave, people) = tarvik(&d).await;
    let before = today(&d).await;
    let at = (people[4], Some(wave));
    sample::said(&d.site, &d.cast.head, at, day("2026-11-20"), Source::Estimate, &[("recommend", 10), ("overall", 5)])
        .await;
    let after = today(&d).await;
    assert_eq!(before.of(a), after.of(a));
    assert_eq!(known(&d.site, d.cast.workspace).await.unwrap().facts().answers.len(), 6, "it is kept all the same");
}

#[tokio::test]
async fn without_known_invitations_response_and_bounds_are_unknown() {
    let d = TestDesk::sqlite().await;
    let a = sample::account(&d.site, &d.cast.head, "1", "Tarvik", &[]).await;
    let p = sample::person(&d.site, &d.cast.head, a, "P", None).await;
    sample::said(&d.site, &d.cast.head, (p, None), day("2026-11-05"), Source::Customer, &[("recommend", 9)]).await;
    let scores = today(&d).await;
    let account = scores.of(a).unwrap();
    assert!(account.index.is_some() && account.asked.is_none() && account.nps.unwrap().bounds.is_none());
}

#[tokio::test]
async fn answers_count_for_twelve_months() {
    let d = TestDesk::sqlite().await;
    let a = sample::account(&d.site, &d.cast.head, "1", "Tarvik", &[]).await;
    let p = sample::person(&d.site, &d.cast.head, a, "P", None).await;
    sample::said(&d.site, &d.cast.head, (p, None), day("2025-11-23"), Source::Customer, &[("recommend", 2)]).await;
    let known = known(&d.site, d.cast.workspace).await.unwrap();
    let on = |at: &str| known.on(day(at)).index(a).map(|i| i.mean);
    assert_eq!((on("2025-11-22"), on("2025-11-23"), on("2026-11-22")), (None, Some(20.0), Some(20.0)));
    assert_eq!(on("2026-11-23"), None, "no answer: unknown, not the portfolio mean");
}

#[tokio::test]
async fn from_five_accounts_on_s0_is_their_plain_mean() {
    let d = TestDesk::sqlite().await;
    let (site, head) = (&d.site, &d.cast.head);
    let mut first = None;
    for (i, value) in [4, 6, 8, 10, 2].into_iter().enumerate() {
        let a = sample::account(site, head, &format!("{i}"), &format!("A{i}"), &[]).await;
        first = first.or(Some(a));
        let p = sample::person(site, head, a, "P", Some(Role::Decider)).await;
        sample::said(site, head, (p, None), day("2026-11-05"), Source::Customer, &[("recommend", value)]).await;
        let s0 = today(&d).await.s0;
        assert_eq!((s0.default, s0.accounts), (i < 4, i + 1));
    }
    let scores = today(&d).await;
    near(scores.s0.s0, 60.0);
    near(scores.index(first.unwrap()).unwrap().s, (40.0 + 3.0 * 60.0) / 4.0);
}

#[tokio::test]
async fn the_trend_compares_waves_and_says_fell_only_above_the_line() {
    let d = TestDesk::sqlite().await;
    let (a, _, people) = tarvik(&d).await;
    let may = sample::wave(&d.site, &d.cast.head, "Mai 2026", day("2026-05-01")).await;
    for person in &people[..2] {
        let at = (*person, Some(may));
        sample::said(&d.site, &d.cast.head, at, day("2026-05-10"), Source::Customer, &[("recommend", 8)]).await;
    }
    let known = known(&d.site, d.cast.workspace).await.unwrap();
    let history = known.history(a, d.site.today());
    assert_eq!(history.waves.iter().map(|w| w.name.as_str()).collect::<Vec<_>>(), ["Mai 2026", "Nov 2026"]);
    assert_eq!(history.waves[0].day, day("2026-05-10"), "an old wave ends with its last answer");
    assert_eq!((history.waves[1].answered, history.waves[1].invited), (4, Some(6)));
    let change = history.change.unwrap();
    let basis = engine_value::satisfaction::Basis::Waves { persons_in_both: 2 };
    assert_eq!((change.basis, change.verdict.code()), (basis, "not_clear"));
    assert!(change.p_decline > 0.5 && change.p_decline < 0.9);
}

#[tokio::test]
async fn a_form_can_show_the_index_as_if_it_were_saved() {
    let d = TestDesk::sqlite().await;
    let (a, wave, people) = tarvik(&d).await;
    let known = known(&d.site, d.cast.workspace).await.unwrap();
    let mut answer = known.facts().answers[0].clone();
    (answer.respondent, answer.day, answer.wave) = (people[4], d.site.today(), Some(wave));
    answer.value_thousandths = 4_000;
    let would = known.with(d.site.today(), &[answer]);
    assert_eq!(would.of(a).unwrap().answers(), 5);
    assert_eq!(known.on(d.site.today()).of(a).unwrap().answers(), 4);
}

#[tokio::test]
async fn names_are_for_the_team_and_the_head_others_see_sums() {
    both(async |d| {
        tarvik(&d).await;
        let tab = async |actor: &base::Actor| d.get(crate::routes(), actor, "/accounts/40711/satisfaction").await;
        for actor in [&d.cast.manager, &d.cast.head] {
            let page = tab(actor).await;
            assert_eq!(page.status, 200);
            assert!(page.text.contains("Annegret Petereit") && page.text.contains("David Orlowitz"));
        }
        let sums = tab(&d.cast.controller).await;
        assert!(!sums.text.contains("Petereit") && sums.text.contains("4 of 6 of those invited answered."));
        let csv = d.get(crate::routes(), &d.cast.controller, "/accounts/40711/satisfaction.csv").await;
        assert!(!csv.text.contains("Petereit") && csv.text.contains("67.69"), "{}", csv.text);
        assert_eq!(tab(&d.cast.other_manager).await.status, 404);
        let part =
            d.get_part(crate::routes(), &d.cast.manager, "/accounts/40711/satisfaction?explain=index", "explain").await;
        assert!(part.text.contains("SAT-1") && !part.text.contains("<html"));
        let place = d.get(crate::routes(), &d.cast.manager, "/satisfaction").await;
        assert!(place.text.contains("Tarvik Getränke") && place.text.contains("4 of 6"));
        let nobody = d.get(crate::routes(), &d.cast.other_manager, "/satisfaction?explain=s0").await;
        assert!(nobody.status == 200 && !nobody.text.contains("Tarvik"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_by_hand_is_shown_before_it_is_saved_and_refused_with_all_its_faults() {
    both(async |d| {
        let (a, wave, people) = tarvik(&d).await;
        let (manager, david) = (&d.cast.manager, people[4].to_string());
        let wave = wave.to_string();
        let form = |recommend: &'static str, day: &'static str| {
            vec![
                ("respondent".to_owned(), david.clone()),
                ("wave".to_owned(), wave.clone()),
                ("source".to_owned(), "customer".to_owned()),
                ("day".to_owned(), day.to_owned()),
                ("channel".to_owned(), "telephone".to_owned()),
                ("item.recommend".to_owned(), recommend.to_owned()),
                ("item.change_first".to_owned(), String::new()),
            ]
        };
        let post = async |actor: &base::Actor, path: &str, form: &[(String, String)]| {
            let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            d.post(crate::routes(), actor, &format!("/accounts/40711/answers{path}"), &form).await
        };
        let page = d.get(crate::routes(), manager, &format!("/accounts/40711/satisfaction?capture={david}")).await;
        assert!(page.text.contains("Enter an answer") && page.text.contains("David Orlowitz"));
        let would = post(manager, "/preview", &form("2", "2026-11-20")).await;
        assert!(
            would.text.contains("Satisfaction would then be") && would.text.contains("So far 68"),
            "{}",
            would.text
        );
        assert_eq!(today(&d).await.of(a).unwrap().answers(), 4, "a preview keeps nothing");
        let bad = post(manager, "", &form("11", "2027-01-01")).await;
        assert_eq!(bad.status, 422);
        assert!(bad.text.contains("in the future") && bad.text.contains("between 0 and 10"));
        assert_eq!(post(&d.cast.controller, "", &form("2", "2026-11-20")).await.status, 403);
        assert_eq!(post(&d.cast.other_manager, "", &form("2", "2026-11-20")).await.status, 404);
        assert_eq!(post(manager, "", &form("2", "2026-11-20")).await.status, 303);
        let after = today(&d).await.of(a).unwrap().clone();
        assert_eq!((after.answers(), after.asked.unwrap().silent.len()), (5, 1));
        let eva = [("respondent", people[5].to_string()), ("wave", wave.clone())].map(|(k, v)| (k.to_owned(), v));
        assert_eq!(post(manager, "/refusal", &eva).await.status, 303);
        let page = d.get(crate::routes(), manager, "/accounts/40711/satisfaction").await;
        assert!(page.text.contains("declined on 23 Nov 2026"));
    })
    .await;
}

#[tokio::test]
async fn an_empty_firm_is_told_what_to_do_next() {
    let d = TestDesk::sqlite().await;
    let place = d.get(crate::routes(), &d.cast.head, "/satisfaction").await;
    assert!(place.status == 200 && place.text.contains("No answers yet.") && place.text.contains("Import answers"));
}

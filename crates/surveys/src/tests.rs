//! Rules by check(given, expected), then files and forms on both databases.
use crate::model::{AnswerRow, Source};
use crate::rules::{self, built_in};
use crate::{RowFault, SeenAs, book_answers, check_rows, facts, people, sample, unbook, version};
use base::ids::{AccountId, ImportId};
use base::{Day, Event, Site};
use serde_json::Value;
use testkit::{TestDesk, both};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn row(account: AccountId, name: &str, role: &str, values: &[(&str, i64)]) -> AnswerRow {
    AnswerRow {
        line: 2,
        account,
        unit: None,
        day: day("2026-11-10"),
        wave: "Nov 2026".into(),
        respondent_key: None,
        respondent_name: Some(name.into()),
        duty: None,
        role: Some(role.into()),
        weight_thousandths: None,
        values: values.iter().map(|(c, v)| ((*c).to_owned(), v * 1000)).collect(),
        comment: None,
        invited: None,
    }
}

#[test]
fn weights_follow_the_role_unless_one_is_given() {
    let check = |word: &str, expected: f64| {
        assert!((rules::weight_of(rules::role_of_word(word), None) - expected).abs() < 1e-12, "{word}");
    };
    for (word, expected) in [
        ("DEC", 5.0),
        ("Entscheiderin", 5.0),
        ("Einkäufer", 3.0),
        ("INF", 3.0),
        ("user", 2.0),
        ("Pförtner", 1.0),
        ("", 1.0),
    ] {
        check(word, expected);
    }
    assert!((rules::weight_of(None, Some(2_500)) - 2.5).abs() < 1e-12);
    let typed = |text: &str| rules::parse_weight(text);
    assert_eq!((typed(""), typed("2,5"), typed("0.001")), (Ok(None), Ok(Some(2_500)), Ok(Some(1))));
    let no = Err(rules::NoWeight);
    assert_eq!((typed("0"), typed("-1"), typed("1.0001"), typed("viel")), (no, no, no, no));
}

#[test]
fn answers_map_to_0_to_100_and_stay_on_their_scale() {
    let question = |code: &str| built_in().into_iter().find(|q| q.code == code).unwrap();
    assert_eq!(question("recommend").to_100(7_000), Some(70.0));
    assert_eq!(question("overall").to_100(3_000), Some(50.0));
    assert_eq!(question("overall").to_100(0), None);
    assert_eq!(question("effort").to_100(7_000), Some(100.0));
    assert!(rules::fits(&question("recommend"), 7_500).is_err());
    assert!(rules::fits(&question("delivery"), 3_500).is_ok());
    assert!(rules::fits(&question("change_first"), 1_000).is_err());
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    both(async |d| {
        let (site, head) = (&d.site, &d.cast.head);
        let a = sample::account(site, head, "T1", "Tarvik", &[]).await;
        let before = d.second_firm_rows().await;
        let rows = vec![
            row(a, "Annegret Petereit", "DEC", &[("recommend", 6), ("overall", 3)]),
            row(a, "Bernd Sandkuhl", "BUY", &[("recommend", 8)]),
            row(a, "David Orlowitz", "INF", &[]),
        ];
        let seen = |s: Vec<crate::Seen>| s.into_iter().map(|s| s.as_what.unwrap()).collect::<Vec<_>>();
        assert_eq!(seen(check_rows(d.db(), head, &rows).await.unwrap()), [SeenAs::New; 3]);
        book(site, &d, &rows, ImportId::new()).await;
        assert_eq!(seen(check_rows(d.db(), head, &rows).await.unwrap()), [SeenAs::Already; 3]);
        let f = facts(d.db(), head.workspace).await.unwrap();
        assert_eq!((f.respondents.len(), f.answers.len()), (3, 3));
        assert_eq!(f.invitations.len(), 1, "only the silent one is known to have been asked");
        assert!((f.respondents.iter().map(|r| r.weight).sum::<f64>() - 11.0).abs() < 1e-12);
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

async fn book(site: &Site, d: &TestDesk, rows: &[AnswerRow], import: ImportId) {
    let mut tx = site.db.begin(&d.cast.head, site.now()).await.unwrap();
    book_answers(&mut tx, import, rows).await.unwrap().unwrap();
    tx.commit(Event::new("import.booked", "import", import.0)).await.unwrap();
}

#[tokio::test]
async fn undo_of_an_import_restores_what_it_changed_and_removes_what_it_made() {
    both(async |d| {
        let (site, head) = (&d.site, &d.cast.head);
        let a = sample::account(site, head, "T1", "Tarvik", &[]).await;
        let (first, second) = (ImportId::new(), ImportId::new());
        book(site, &d, &[row(a, "Annegret Petereit", "", &[("recommend", 6)])], first).await;
        let was = facts(d.db(), head.workspace).await.unwrap();
        let changed = [
            row(a, "Annegret PETEREIT", "DEC", &[("recommend", 9), ("packaging", 4)]),
            row(a, "Bernd Sandkuhl", "BUY", &[("recommend", 8)]),
        ];
        book(site, &d, &changed, second).await;
        let is = facts(d.db(), head.workspace).await.unwrap();
        assert_eq!((is.respondents.len(), is.answers.len(), is.respondents[0].weight), (2, 3, 5.0));
        assert!(is.questions.iter().any(|q| q.code == "packaging"));

        let mut tx = site.db.begin(head, site.now()).await.unwrap();
        let kept = unbook(&mut tx, first).await.unwrap().unwrap_err();
        assert!(!kept.is_empty(), "a later import goes on from there");
        drop(tx);

        let before = version(d.db(), head.workspace).await.unwrap();
        for import in [second, first] {
            let mut tx = site.db.begin(head, site.now()).await.unwrap();
            unbook(&mut tx, import).await.unwrap().unwrap();
            tx.commit(Event::new("import.undone", "import", import.0)).await.unwrap();
            let now = facts(d.db(), head.workspace).await.unwrap();
            if import == second {
                assert_eq!((now.answers, now.respondents), (was.answers.clone(), was.respondents.clone()));
            } else {
                assert!(now.answers.is_empty() && now.respondents.is_empty() && now.waves.is_empty());
            }
        }
        assert!(version(d.db(), head.workspace).await.unwrap() > before);
    })
    .await;
}

#[tokio::test]
async fn faulty_rows_say_what_works() {
    both(async |d| {
        let (site, head) = (&d.site, &d.cast.head);
        let a = sample::account(site, head, "T1", "Tarvik", &[]).await;
        let mut nobody = row(a, " ", "DEC", &[("recommend", 11)]);
        nobody.weight_thousandths = Some(0);
        let rows = [nobody, row(a, "Clara", "", &[("recommend", 10)])];
        let seen = check_rows(d.db(), head, &rows).await.unwrap();
        let faults = seen[0].as_what.clone().unwrap_err();
        let off = RowFault::OffScale { code: "recommend".into(), value: 11_000, low: 0, high: 10 };
        assert_eq!(faults, [RowFault::NoPerson, RowFault::Weight, off]);
        assert_eq!(faults[2].sentence(base::Lang::En), "The answer 11 to “recommend” lies outside 0 to 10.");
        let mut tx = site.db.begin(head, site.now()).await.unwrap();
        assert!(book_answers(&mut tx, ImportId::new(), &rows).await.unwrap().is_err());
    })
    .await;
}

#[tokio::test]
async fn erasing_a_person_keeps_the_answers_and_leaves_no_name() {
    both(async |d| {
        let (site, head) = (&d.site, &d.cast.head);
        let a = sample::account(site, head, "T1", "Tarvik", &[]).await;
        let import = ImportId::new();
        book(site, &d, &[row(a, "Annegret Petereit", "DEC", &[("recommend", 6)])], import).await;
        book(site, &d, &[row(a, "Annegret Petereit", "BUY", &[("recommend", 6)])], ImportId::new()).await;
        let person = people(d.db(), head.workspace, a).await.unwrap().remove(0);
        let mut tx = site.db.begin(head, site.now()).await.unwrap();
        let event = crate::erase(&mut tx, person.id).await.unwrap();
        tx.commit(event).await.unwrap();
        let now = people(d.db(), head.workspace, a).await.unwrap().remove(0);
        assert_eq!((now.name.as_str(), now.shown(base::Lang::En).as_str()), ("", "erased person"));
        assert_eq!(facts(d.db(), head.workspace).await.unwrap().answers.len(), 1);
        for sql in [
            "SELECT name || name_fold || COALESCE(external_key, '') FROM respondent WHERE workspace_id = $1",
            "SELECT CAST(before_json AS TEXT) || CAST(after_json AS TEXT) FROM audit_event WHERE workspace_id = $1",
            "SELECT COALESCE(CAST(inverse_json AS TEXT), '') FROM audit_event WHERE workspace_id = $1",
            "SELECT COALESCE(CAST(before_json AS TEXT), '') FROM survey_import WHERE workspace_id = $1",
        ] {
            assert!(!d.texts(sql).await.iter().any(|t| t.to_lowercase().contains("petereit")), "{sql}");
        }
        let mut tx = site.db.begin(head, site.now()).await.unwrap();
        assert!(unbook(&mut tx, import).await.unwrap().is_err(), "what was erased is not brought back");
    })
    .await;
}

#[tokio::test]
async fn an_answer_by_hand_is_taken_back_by_its_inverse() {
    both(async |d| {
        let (site, head) = (&d.site, &d.cast.head);
        let a = sample::account(site, head, "T1", "Tarvik", &[]).await;
        let person = sample::person(site, head, a, "David Orlowitz", None).await;
        let wave = sample::wave(site, head, "Nov 2026", day("2026-11-01")).await;
        let at = day("2026-11-23");
        sample::said(site, head, (person, Some(wave)), at, Source::Customer, &[("recommend", 7)]).await;
        let inverse = {
            let mut tx = site.db.begin(head, site.now()).await.unwrap();
            let new = crate::NewAnswers {
                respondent: person,
                wave: Some(wave),
                day: at,
                source: Source::Customer,
                channel: "talk".into(),
                values: vec![("recommend".into(), 3_000), ("overall".into(), 2_000)],
                words: vec![("change_first".into(), "Prüfberichte".into())],
            };
            let event = crate::record(&mut tx, &new).await.unwrap();
            assert!(!event.after.to_string().contains("Prüfberichte"), "words stay out of the log");
            let inverse = event.inverse.clone().unwrap();
            tx.commit(event).await.unwrap();
            inverse
        };
        let value = async || {
            let f = facts(d.db(), head.workspace).await.unwrap();
            f.answers.iter().map(|a| a.value_thousandths).collect::<Vec<_>>()
        };
        assert_eq!(value().await, [3_000, 2_000]);
        undo(&d, "answer.recorded", inverse.clone()).await.unwrap();
        assert_eq!(value().await, [7_000]);
        assert!(undo(&d, "answer.recorded", inverse).await.is_err(), "not twice");
    })
    .await;
}

async fn undo(d: &TestDesk, name: &str, inverse: Value) -> Result<(), base::Error> {
    let undoer = base::undo::UNDOERS.iter().find(|u| u.event == name).unwrap();
    let mut tx = d.db().begin(&d.cast.head, d.now()).await?;
    let event = (undoer.run)(&mut tx, inverse).await?;
    tx.commit(event).await?;
    Ok(())
}

#[tokio::test]
async fn statements_of_this_slice_hold_on_both_databases() {
    both(async |d| assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new())).await;
}

#[tokio::test]
async fn people_waves_and_questions_are_kept_by_those_who_may() {
    both(async |d| {
        let (head, manager) = (&d.cast.head, &d.cast.manager);
        let a = sample::account(&d.site, head, "T1", "Tarvik", &[manager.member().unwrap()]).await;
        let routes = crate::routes;
        let bad = d.post(routes(), manager, "/accounts/T1/respondents/new", &[("name", ""), ("weight", "viel")]).await;
        assert_eq!(bad.status, 422);
        assert!(bad.text.contains("name is missing") && bad.text.contains("The weight is a number"));
        let person =
            [("name", "Annegret Petereit"), ("role", "decider"), ("source", "talk on 3 March"), ("weight", "")];
        let made = d.post(routes(), manager, "/accounts/T1/respondents/new", &person).await;
        assert_eq!((made.status.as_u16(), made.header("location")), (303, "/accounts/T1/satisfaction"));
        assert_eq!(d.post(routes(), &d.cast.controller, "/accounts/T1/respondents/new", &person).await.status, 403);
        assert_eq!(d.post(routes(), &d.cast.other_manager, "/accounts/T1/respondents/new", &person).await.status, 404);
        let id = people(d.db(), head.workspace, a).await.unwrap()[0].id.to_string();

        let wave = [("name", "Nov 2026"), ("starts_on", "2026-11-01")];
        assert_eq!(d.post(routes(), manager, "/satisfaction/waves", &wave).await.status, 403);
        assert_eq!(d.post(routes(), head, "/satisfaction/waves", &wave).await.status, 303);
        assert_eq!(d.post(routes(), head, "/satisfaction/waves", &wave).await.status, 409, "the name is taken");
        let wave = crate::waves(d.db(), head.workspace).await.unwrap()[0].id.to_string();
        let page = d.get(routes(), manager, "/accounts/T1/invitations").await;
        assert!(page.status == 200 && page.text.contains("Annegret Petereit"));
        let invite = [("wave", wave.as_str()), ("day", "2026-11-02"), ("person", id.as_str())];
        assert_eq!(d.post(routes(), manager, "/accounts/T1/invitations", &invite).await.status, 303);
        assert_eq!(facts(d.db(), head.workspace).await.unwrap().invitations.len(), 1);

        let question = [("label", "Packaging"), ("code", "packaging"), ("kind", "driver")];
        assert_eq!(d.post(routes(), head, "/satisfaction/questions", &question).await.status, 303);
        let retire = [("asked", "false")];
        assert_eq!(d.post(routes(), head, "/satisfaction/questions/packaging/retirement", &retire).await.status, 303);
        let page = d.get(routes(), head, "/satisfaction/waves").await;
        assert!(page.text.contains("Packaging") && page.text.contains("resting"));

        let shown = d.get(routes(), manager, &format!("/accounts/T1/respondents/{id}")).await;
        assert!(shown.text.contains("Source: talk on 3 March, 23 Nov 2026."), "{}", shown.text);
        let gone = d.post(routes(), manager, &format!("/accounts/T1/respondents/{id}/erasure"), &[]).await;
        assert_eq!(gone.status, 303);
        assert_eq!(d.get(routes(), manager, &format!("/accounts/T1/respondents/{id}")).await.status, 404);
    })
    .await;
}

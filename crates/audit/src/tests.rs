//! The log through its pages, undo with an undoer of our own and with real ones, and a chain that somebody breaks.
use crate::pages::back;
use crate::rules::{Change, changes};
use crate::*;
use accounts::{Part, Tier, sample};
use axum::http::{HeaderMap, StatusCode};
use base::ids::WorkspaceId;
use base::tell::EventView;
use base::{Actor, Error, Event, Lang, Quiet, Tx};
use serde_json::{Value, json};
use testkit::{TestDesk, both};
use uuid::Uuid;

base::undoer!("thing.named", thing_back);
base::teller!("thing", |_| "Things".to_owned(), tell);

fn tell(e: &EventView<'_>, _: Lang) -> Option<String> {
    (e.verb() == "priced").then(|| format!("Price set to {}.", e.is("price").unwrap_or("something".to_owned())))
}

/// What the test slice does to take a name back; the word "stuck" stands for a row that has moved on.
async fn thing_back(tx: &mut Tx, inverse: Value) -> Result<Event, Error> {
    if inverse["name"] == "stuck" {
        return Err(Error::Refused("The thing has moved on.".to_owned()));
    }
    let _ = tx.actor();
    Ok(Event::new("thing.named", "thing", Uuid::nil()).after(inverse.clone()).inverse(json!({ "name": "again" })))
}

async fn write(d: &TestDesk, by: &Actor, event: Event) -> i64 {
    let tx = d.db().begin(by, d.now()).await.unwrap();
    tx.commit(event).await.unwrap()
}

fn named(from: &str, to: &str) -> Event {
    Event::new("thing.named", "thing", Uuid::nil())
        .before(json!({ "name": from, "margin_minor": 123_456 }))
        .after(json!({ "name": to, "margin_minor": 123_456 }))
        .inverse(json!({ "name": from }))
}

async fn tamper(d: &TestDesk, sql: &'static str, ws: WorkspaceId, number: i64) {
    let mut tx = d.db().begin(&d.cast.console(), d.now()).await.unwrap();
    base::change!(tx, c => base::sqlx::query(sql).bind(ws).bind(number).execute(c).await.map(|_| ())).unwrap();
    tx.commit_quiet(Quiet::Cache).await.unwrap();
}

#[test]
fn only_what_differs_is_shown() {
    let c = |field: &str, before: &str, after: &str| Change {
        field: field.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    assert_eq!(
        changes(&json!({ "tier": "T2", "name": "x", "old": 1 }), &json!({ "tier": "T1", "name": "x", "new": [1] })),
        [c("new", "", "[1]"), c("old", "1", ""), c("tier", "T2", "T1")]
    );
    assert_eq!(changes(&Value::Null, &json!({ "a": null, "b": true })), [c("a", "", ""), c("b", "", "true")]);
    assert_eq!(changes(&Value::Null, &Value::Null), []);
    assert_eq!(changes(&json!(1), &json!(2)), [c("", "1", "2")]);
}

#[test]
fn one_returns_only_to_a_path_of_our_own() {
    let from = |name: &'static str, value: &str| {
        let mut h = HeaderMap::new();
        h.insert(name, value.parse().unwrap());
        back(&h)
    };
    assert_eq!(from("referer", "http://127.0.0.1:8420/accounts/40711?tab=1#x"), "/accounts/40711?tab=1");
    assert_eq!(from("hx-current-url", "https://spagat.example/data"), "/data");
    assert_eq!(from("referer", "https://spagat.example//evil.example"), "/portfolio");
    assert_eq!(from("referer", "/accounts"), "/portfolio");
    assert_eq!(back(&HeaderMap::new()), "/portfolio");
}

#[tokio::test]
async fn only_head_and_administrator_find_the_log_and_the_latter_without_business_values() {
    both(async |d| {
        let (account, _) = sample::account(&d.site, &d.cast.head, "40711", "Tarvik Getränke").await;
        sample::tier(&d.site, &d.cast.head, account, Tier::T1).await;
        write(&d, &d.cast.head, named("alt", "neu")).await;
        write(&d, &d.second.head, named("fremd", "fremder")).await;
        for other in [&d.cast.manager, &d.cast.controller, &d.cast.colleague] {
            for path in ["/settings/audit", "/settings/audit/export.csv", "/settings/audit/export.json"] {
                assert_eq!(d.get(routes(), other, path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let head = d.get(routes(), &d.cast.head, "/settings/audit").await;
        assert!(head.text.contains("neu") && !head.text.contains("margin_minor"), "only what differs");
        assert!(head.text.contains("Tarvik Getränke") && !head.text.contains("fremder"));
        let secrets = ["neu", "Tarvik", "40711", "123456"];
        let ada = &d.cast.administrator;
        for path in ["/settings/audit", "/settings/audit/export.csv", "/settings/audit/export.json"] {
            let seen = d.get(routes(), ada, path).await;
            assert!(seen.status.is_success() && seen.text.contains("thing.named") && seen.text.contains("Ines Falk"));
            let told = secrets.iter().find(|s| seen.text.contains(**s));
            assert_eq!(told, None, "{path}");
        }
        // Asking for an account tells an administrator nothing either.
        let all = d.get(routes(), ada, "/settings/audit").await.text.matches("id=\"event-").count();
        let by_key = d.get(routes(), ada, "/settings/audit?account=40711").await;
        assert_eq!(by_key.text.matches("id=\"event-").count(), all);
    })
    .await;
}

#[tokio::test]
async fn the_log_is_filtered_and_paged_by_number() {
    both(async |d| {
        let (account, _) = sample::account(&d.site, &d.cast.head, "40711", "Tarvik Getränke").await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.manager, Part::Lead, true).await;
        d.set_now("2026-11-25T09:00:00Z");
        for n in 0..120 {
            write(&d, &d.cast.manager, named("a", &format!("thing {n}"))).await;
        }
        let rows = async |query: &str| {
            let a = d.get(routes(), &d.cast.head, &format!("/settings/audit{query}")).await;
            assert!(a.status.is_success(), "{query}");
            a.text.matches("id=\"event-").count()
        };
        let jana = d.cast.manager.member().unwrap();
        assert_eq!(rows("").await, 50);
        assert_eq!(rows("?before=60").await, 50);
        assert_eq!(rows("?before=4").await, 3);
        assert_eq!(rows(&format!("?person={jana}&before=30")).await, 26);
        assert_eq!(rows("?person=console").await, 1);
        assert_eq!(rows("?kind=account").await, 2);
        assert_eq!(rows("?account=40711").await, 2);
        assert_eq!(rows("?account=nothing").await, 0);
        assert_eq!(rows("?to=2026-11-24").await, 3);
        assert_eq!(rows("?from=2026-11-24&kind=account").await, 0);
        assert_eq!(rows("?from=nonsense&before=nonsense&person=nonsense").await, 50);
        let first = d.get(routes(), &d.cast.head, "/settings/audit?kind=thing").await;
        assert!(first.text.contains("kind=thing&#38;before=74"), "older leads on with the filter");
    })
    .await;
}

#[tokio::test]
async fn exports_hold_every_event_and_no_formula() {
    both(async |d| {
        let mut eve = d.cast.head.clone();
        eve.name = "=cmd()".to_owned();
        for _ in 0..700 {
            write(&d, &eve, named("a", "b")).await;
        }
        let csv = d.get(routes(), &d.cast.head, "/settings/audit/export.csv").await;
        assert_eq!(csv.header("content-disposition"), "attachment; filename=\"spagat-log-2026-11-23.csv\"");
        assert_eq!(csv.text.lines().count(), 702);
        assert!(csv.text.starts_with("number,at,who,person,event,") && csv.text.contains(",'=cmd(),"));
        assert!(csv.text.contains("2026-11-23T12:00:00Z") && csv.text.contains("\"{\"\"margin_minor\"\":123456"));
        let json = d.get(routes(), &d.cast.head, "/settings/audit/export.json").await.json();
        let list = json.as_array().unwrap();
        assert_eq!((list.len(), list[0]["number"].as_i64(), list[700]["number"].as_i64()), (701, Some(701), Some(1)));
        assert_eq!(list[0]["before"]["name"], "a");
        let none = d.get(routes(), &d.cast.head, "/settings/audit/export.json?kind=nothing").await.json();
        assert_eq!(none, json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_change_is_taken_back_once_and_that_can_be_taken_back_in_turn() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        let n = write(&d, &d.cast.manager, named("alt", "neu")).await;
        let a = d.post(routes(), &d.cast.manager, &format!("/undo/{n}"), &[]).await;
        assert_eq!((a.status, a.header("location")), (StatusCode::SEE_OTHER, "/portfolio"));
        assert!(a.header("set-cookie").starts_with(&format!("spagat_toast={}.", n + 1)));
        let twice = d.post(routes(), &d.cast.manager, &format!("/undo/{n}"), &[]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        let log = d.get(routes(), &d.cast.head, "/settings/audit?kind=thing").await;
        assert!(log.text.contains("taken back") && log.text.contains(&format!("takes no. {n} back")));
        let again = d.post(routes(), &d.cast.manager, &format!("/undo/{}", n + 1), &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(verify(d.db(), d.cast.workspace).await.unwrap(), Vec::<String>::new());
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn undo_is_refused_to_others_after_a_day_without_a_way_back_and_when_a_row_moved_on() {
    both(async |d| {
        let by = &d.cast.manager;
        let mine = write(&d, by, named("alt", "neu")).await;
        let stuck = write(&d, by, named("stuck", "neu")).await;
        let plain = write(&d, by, Event::new("thing.named", "thing", Uuid::nil())).await;
        let unknown = write(&d, by, Event::new("thing.lost", "thing", Uuid::nil()).inverse(json!({}))).await;
        let status = async |who: &Actor, n: i64| d.post(routes(), who, &format!("/undo/{n}"), &[]).await.status;
        assert_eq!(status(&d.cast.other_manager, mine).await, StatusCode::NOT_FOUND);
        assert_eq!(status(&d.cast.head, mine).await, StatusCode::CONFLICT);
        assert_eq!(status(&d.second.manager, mine).await, StatusCode::NOT_FOUND);
        assert_eq!(status(by, stuck).await, StatusCode::CONFLICT);
        assert_eq!(status(by, plain).await, StatusCode::CONFLICT);
        assert_eq!(status(by, unknown).await, StatusCode::CONFLICT);
        assert_eq!(status(by, 4711).await, StatusCode::NOT_FOUND);
        d.set_now("2026-11-24T12:00:01Z");
        assert_eq!(status(by, mine).await, StatusCode::CONFLICT);
        // Nothing was written by any of these.
        let log = d.get(routes(), &d.cast.head, "/settings/audit").await;
        assert_eq!(log.text.matches("id=\"event-").count(), 5);
    })
    .await;
}

#[tokio::test]
async fn htmx_is_told_where_to_go_after_undo() {
    let d = TestDesk::sqlite().await;
    let n = write(&d, &d.cast.manager, named("alt", "neu")).await;
    let request = axum::http::Request::post(format!("/undo/{n}"))
        .header("hx-request", "true")
        .header("hx-target", "div#toast")
        .header("hx-current-url", "http://127.0.0.1:8420/accounts/40711")
        .body(axum::body::Body::empty())
        .unwrap();
    let a = d.send(routes(), Some(&d.cast.manager), request).await;
    assert_eq!(a.header("hx-redirect"), "/accounts/40711");
}

#[tokio::test]
async fn a_timeline_is_for_those_who_see_the_account_and_hides_money_where_the_team_says_so() {
    both(async |d| {
        let (account, _) = sample::account(&d.site, &d.cast.head, "40711", "Tarvik Getränke").await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.manager, Part::Lead, true).await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.colleague, Part::Colleague, false).await;
        sample::tier(&d.site, &d.cast.head, account, Tier::T1).await;
        let cost = named("alt", "neu").account(account);
        let priced = Event::new("thing.priced", "thing", Uuid::nil()).account(account);
        write(&d, &d.cast.manager, priced.after(json!({ "price": "1,250.00" }))).await;
        let n = write(&d, &d.cast.manager, cost).await;
        let line = async |who: &Actor| timeline(d.db(), who, d.now(), account, 50, i64::MAX).await;
        for stranger in [&d.cast.other_manager, &d.cast.administrator, &d.second.head] {
            assert!(matches!(line(stranger).await, Err(Error::NotFound)), "{}", stranger.name);
        }
        let head = line(&d.cast.head).await.unwrap();
        assert_eq!((head.len(), head[0].number, head[0].by.as_str()), (6, n, "Jana Ohlendiek"));
        assert!(!head[0].can_undo && head[2].can_undo);
        assert_eq!(head[1].sentence, "Price set to 1,250.00.");
        assert_eq!(line(&d.cast.colleague).await.unwrap()[1].sentence, "Price set to something.");
        assert!(line(&d.cast.manager).await.unwrap()[0].can_undo);
        let short = timeline(d.db(), &d.cast.colleague, d.now(), account, 2, n).await.unwrap();
        assert_eq!(short.iter().map(|m| m.number).collect::<Vec<_>>(), [n - 1, n - 2]);
    })
    .await;
}

#[tokio::test]
async fn the_timeline_is_a_tab_of_the_account() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        let (account, _) = sample::account(&d.site, &d.cast.head, "40711", "Tarvik Getränke").await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.manager, Part::Lead, true).await;
        d.set_now("2026-11-24T08:00:00Z");
        for _ in 0..60 {
            sample::tier(&d.site, &d.cast.head, account, Tier::T1).await;
        }
        let path = "/accounts/40711/timeline";
        for stranger in [&d.cast.other_manager, &d.cast.administrator, &d.second.head] {
            assert_eq!(d.get(routes(), stranger, path).await.status, StatusCode::NOT_FOUND);
        }
        let head = d.get(routes(), &d.cast.head, path).await;
        assert!(head.status.is_success() && head.text.contains("24 November 2026"));
        assert!(head.text.contains("/undo/63") && head.text.contains("?before=14"));
        let lead = d.get(routes(), &d.cast.manager, &format!("{path}?before=14")).await;
        assert!(lead.text.contains("23 November 2026") && !lead.text.contains("/undo/"));
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn the_chain_holds_for_any_values_and_tells_where_it_was_broken() {
    both(async |d| {
        let ws = d.cast.workspace;
        let odd = json!({ "text": "Grüße \u{1f980} \"quoted\" \\ \n", "p": 0.35, "one": 1.0, "e": 1e-7, "big": 1e25,
            "third": 1.0 / 3.0, "sum": 0.1 + 0.2, "min": i64::MIN, "list": [1, [2.5, null], {}], "z": 1, "a": 2 });
        for i in 0..1200 {
            let e = Event::new("thing.named", "thing", Uuid::now_v7()).before(odd.clone()).after(json!({ "i": i }));
            write(&d, &d.cast.head, e).await;
        }
        assert_eq!(verify(d.db(), ws).await.unwrap(), Vec::<String>::new());
        assert_eq!(verify(d.db(), d.second.workspace).await.unwrap(), Vec::<String>::new());
        tamper(&d, "UPDATE audit_event SET actor_name = 'Mallory' WHERE workspace_id = $1 AND number = $2", ws, 700)
            .await;
        let changed = verify(d.db(), ws).await.unwrap();
        assert!(changed.len() == 1 && changed[0].contains("Event 700 (thing.named)"), "{changed:?}");
        tamper(&d, "DELETE FROM audit_event WHERE workspace_id = $1 AND number = $2", ws, 800).await;
        let gone = verify(d.db(), ws).await.unwrap();
        assert!(gone.len() == 2 && gone[1].contains("800 to 800"), "{gone:?}");
        tamper(&d, "DELETE FROM audit_event WHERE workspace_id = $1 AND number >= $2", ws, 690).await;
        let cut = verify(d.db(), ws).await.unwrap();
        assert!(cut.len() == 1 && cut[0].contains("690 to 1201"), "{cut:?}");
        tamper(&d, "UPDATE audit_head SET number = $2 WHERE workspace_id = $1", ws, 689).await;
        assert!(verify(d.db(), ws).await.unwrap()[0].contains("seal of event 689"));
    })
    .await;
}

#[test]
fn numbers_read_back_as_they_were_written() {
    // The seal of an event covers the printed values; a number that came back a hair off would look like a forgery.
    proptest::proptest!(|(x in proptest::num::f64::NORMAL)| {
        let written = json!(x).to_string();
        let back: Value = serde_json::from_str(&written).unwrap();
        proptest::prop_assert_eq!(back.to_string(), written);
    });
}

#[tokio::test]
async fn roles_are_taken_back_by_the_administrator_who_set_them() {
    both(async |d| {
        let jana = d.cast.manager.member().unwrap();
        let path = format!("/settings/members/{jana}/roles");
        let set = async |role: &str, version: &str| {
            d.post(identity::routes(), &d.cast.administrator, &path, &[("role", role), ("version", version)]).await
        };
        let undo = async |n: i64| d.post(routes(), &d.cast.administrator, &format!("/undo/{n}"), &[]).await.status;
        assert_eq!(set("head", "1").await.status, StatusCode::SEE_OTHER);
        assert_eq!(undo(2).await, StatusCode::SEE_OTHER);
        let roles = async || identity::members(d.db(), d.cast.workspace).await.unwrap();
        let of_jana = roles().await.into_iter().find(|m| m.id == jana).unwrap().roles;
        assert_eq!(of_jana, d.cast.manager.roles);
        assert_eq!(set("head", "3").await.status, StatusCode::SEE_OTHER);
        assert_eq!(set("colleague", "4").await.status, StatusCode::SEE_OTHER);
        assert_eq!(undo(4).await, StatusCode::CONFLICT, "the member has moved on");
    })
    .await;
}

#[tokio::test]
async fn every_statement_is_understood_by_both_databases() {
    both(async |d| {
        assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new());
    })
    .await;
}

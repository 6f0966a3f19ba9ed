//! Knocks at every route as nobody, as a stranger of another firm, as a colleague without that account, as the manager of
//! other accounts, as the account's manager, as head, controller and administrator. The routes are asked of the router
//! itself, so none can be forgotten: a route without a line in [`DOORS`] fails, and so does a line without a route.
use axum::body::Body;
use axum::http::{Request, header};
use base::{Actor, Day};
use std::collections::{BTreeMap, BTreeSet};
use testkit::{Answer, TestDesk};

/// Who gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    /// Anybody: it tells nothing about a firm.
    Open,
    /// Whoever is signed in; what it shows is theirs or hangs on their rights.
    SignedIn,
    /// Those with one of these letters: h head, c controller, m manager, k colleague, a administrator. Others: no.
    Roles(&'static str),
    /// `{key}` is an account: whoever does not see it finds nothing, not even a refusal. The letters: who of its own
    /// people and of those who see all may come in (for a change: may get as far as being told what is missing).
    Account(&'static str),
}
use Door::{Account, Open, Roles, SignedIn};

const DOORS: &[(&str, &str, Door)] = &[
    ("GET", "/", Open),
    ("GET", "/healthz", Open),
    ("GET", "/readyz", Open),
    ("GET", "/assets/{*path}", Open),
    ("GET", "/sign-in", Open),
    ("POST", "/sign-in", Open),
    ("GET", "/sign-in/choose", Open),
    ("POST", "/sign-in/choose", Open),
    ("POST", "/sign-out", Open),
    ("GET", "/set-up", Open),
    ("POST", "/set-up", Open),
    ("GET", "/invitation/{token}", Open),
    ("POST", "/invitation/{token}", Open),
    ("GET", "/reset/{token}", Open),
    ("POST", "/reset/{token}", Open),
    ("POST", "/me/language", Open),
    ("POST", "/me/theme", Open),
    ("GET", "/me", SignedIn),
    ("POST", "/me/name", SignedIn),
    ("POST", "/me/password", SignedIn),
    ("POST", "/me/sessions/end-others", SignedIn),
    ("POST", "/me/sessions/{id}/end", SignedIn),
    ("GET", "/palette", SignedIn),
    ("GET", "/settings", SignedIn),
    ("GET", "/data", Roles("hcm")),
    ("GET", "/data/{id}", Roles("hcm")),
    ("GET", "/data/{id}/progress", Roles("hcm")),
    ("GET", "/data/{id}/mapping", Roles("hcm")),
    ("POST", "/data/{id}/mapping", Roles("hcm")),
    ("GET", "/data/{id}/mapping.toml", Roles("hcm")),
    ("POST", "/data/{id}/mapping/file", Roles("hcm")),
    ("POST", "/data/{id}/mapping/without", Roles("hcm")),
    ("POST", "/data/{id}/check", Roles("hcm")),
    ("POST", "/data/{id}/book", Roles("hcm")),
    ("POST", "/data/{id}/cancel", Roles("hcm")),
    ("POST", "/data/{id}/undo", Roles("hcm")),
    ("POST", "/data/{id}/again", Roles("hcm")),
    ("POST", "/data/{id}/rows/{line}", Roles("hcm")),
    ("POST", "/data/{id}/rows/{line}/back", Roles("hcm")),
    ("POST", "/data/{id}/rows/{line}/all", Roles("hcm")),
    ("POST", "/data/{id}/together/{number}/back", Roles("hcm")),
    ("POST", "/data/{id}/link", Roles("hcm")),
    ("GET", "/data/{id}/faults.csv", Roles("hcm")),
    ("POST", "/data/upload", Roles("hcm")),
    ("GET", "/settings/members", Roles("a")),
    ("GET", "/settings/members/new", Roles("a")),
    ("POST", "/settings/members/new", Roles("a")),
    ("GET", "/settings/members/{id}", Roles("a")),
    ("POST", "/settings/members/{id}", Roles("a")),
    ("POST", "/settings/members/{id}/roles", Roles("a")),
    ("POST", "/settings/members/{id}/link", Roles("a")),
    ("POST", "/settings/members/{id}/sessions/end", Roles("a")),
    ("POST", "/settings/members/{id}/close", Roles("a")),
    ("POST", "/settings/members/{id}/reopen", Roles("a")),
    ("GET", "/settings/audit", Roles("ha")),
    ("GET", "/settings/audit/export.csv", Roles("ha")),
    ("GET", "/settings/audit/export.json", Roles("ha")),
    ("POST", "/undo/{number}", SignedIn),
    ("GET", "/portfolio", SignedIn),
    ("GET", "/portfolio/list", SignedIn),
    ("GET", "/portfolio/concentration", SignedIn),
    ("GET", "/portfolio/concentration/export", SignedIn),
    ("GET", "/portfolio/concentration/ebit", Roles("hc")),
    ("GET", "/portfolio/concentration/loss/{key}", Account("hcm")),
    ("POST", "/portfolio/concentration/ebit", Roles("hc")),
    ("POST", "/portfolio/concentration/loss/{key}", Account("hcm")),
    ("GET", "/portfolio/contribution", SignedIn),
    ("POST", "/portfolio/contribution/bridge", Roles("hc")),
    ("GET", "/portfolio/contribution/{extension}", SignedIn),
    ("GET", "/accounts/{key}/profit", Account("hcm")),
    ("GET", "/accounts/{key}/profit/{file}", Account("hcm")),
    ("GET", "/accounts/{key}/profit/entries", Account("hcm")),
    ("GET", "/accounts/{key}/profit/entries/{extension}", Account("hcm")),
    ("POST", "/accounts/{key}/profit/target", Account("hc")),
    ("GET", "/settings/contribution", Roles("hc")),
    ("POST", "/settings/contribution/kept/{block}", Roles("c")),
    ("POST", "/settings/contribution/shown/{code}", Roles("c")),
    ("POST", "/settings/contribution/label/{code}", Roles("c")),
    ("POST", "/settings/contribution/move/{code}", Roles("c")),
    ("POST", "/settings/contribution/close", Roles("c")),
    ("POST", "/settings/contribution/reopen", Roles("c")),
    ("POST", "/settings/contribution/cost", Roles("c")),
    ("POST", "/settings/contribution/cost/{id}/end", Roles("c")),
    ("POST", "/settings/contribution/driver/{code}", Roles("c")),
    ("POST", "/settings/contribution/target/{year}", Roles("hc")),
    ("GET", "/settings/contribution/estimates", Roles("hc")),
    ("POST", "/settings/contribution/estimates", Roles("c")),
    ("GET", "/settings/limits", Roles("hc")),
    ("POST", "/settings/limits", Roles("c")),
    ("GET", "/settings/zones", Roles("hc")),
    ("POST", "/settings/zones", Roles("c")),
    ("GET", "/portfolio/list.csv", SignedIn),
    ("GET", "/accounts/{key}", Account("hcm")),
    ("GET", "/accounts/{key}/timeline", Account("hcm")),
    ("GET", "/accounts/{key}/balance", Account("hcm")),
    ("GET", "/accounts", SignedIn),
    ("GET", "/accounts/export", SignedIn),
    ("POST", "/accounts/views", SignedIn),
    ("POST", "/accounts/views/{id}/drop", SignedIn),
    ("GET", "/accounts/new", Roles("hm")),
    ("POST", "/accounts/new", Roles("hm")),
    ("GET", "/accounts/tiers", Roles("h")),
    ("POST", "/accounts/tiers", Roles("h")),
    ("GET", "/accounts/unassigned", Roles("hc")),
    ("POST", "/accounts/unassigned", Roles("hc")),
    ("GET", "/accounts/{key}/profile", Account("hcm")),
    ("POST", "/accounts/{key}/facts/{field}", Account("hm")),
    ("POST", "/accounts/{key}/confirm", Account("hm")),
    ("GET", "/accounts/{key}/edit", Account("hm")),
    ("POST", "/accounts/{key}/edit", Account("hm")),
    ("POST", "/accounts/{key}/close", Account("h")),
    ("POST", "/accounts/{key}/reopen", Account("h")),
    ("GET", "/accounts/{key}/team", Account("h")),
    ("POST", "/accounts/{key}/team", Account("h")),
    ("POST", "/accounts/{key}/team/{id}/leave", Account("h")),
    ("GET", "/accounts/{key}/units/new", Account("hm")),
    ("POST", "/accounts/{key}/units/new", Account("hm")),
    ("GET", "/accounts/{key}/units/{id}", Account("hm")),
    ("POST", "/accounts/{key}/units/{id}", Account("hm")),
    ("GET", "/accounts/{key}/sites/new", Account("hm")),
    ("POST", "/accounts/{key}/sites/new", Account("hm")),
    ("GET", "/accounts/{key}/sites/{id}", Account("hm")),
    ("POST", "/accounts/{key}/sites/{id}", Account("hm")),
    ("POST", "/accounts/{key}/sites/{id}/drop", Account("hm")),
    ("GET", "/accounts/{key}/merge", Account("h")),
    ("POST", "/accounts/{key}/merge", Account("h")),
    ("GET", "/accounts/{key}/split", Account("h")),
    ("POST", "/accounts/{key}/split", Account("h")),
    ("GET", "/satisfaction", Roles("hcmk")),
    ("GET", "/accounts/{key}/satisfaction", Account("hcm")),
    ("GET", "/accounts/{key}/satisfaction.csv", Account("hcm")),
    ("POST", "/accounts/{key}/answers", Account("hm")),
    ("POST", "/accounts/{key}/answers/preview", Account("hm")),
    ("POST", "/accounts/{key}/answers/refusal", Account("hm")),
    ("GET", "/satisfaction/waves", Roles("hcmk")),
    ("POST", "/satisfaction/waves", Roles("h")),
    ("POST", "/satisfaction/waves/{id}/end", Roles("h")),
    ("POST", "/satisfaction/questions", Roles("h")),
    ("POST", "/satisfaction/questions/{code}/retirement", Roles("h")),
    ("GET", "/accounts/{key}/respondents/new", Account("hm")),
    ("POST", "/accounts/{key}/respondents/new", Account("hm")),
    ("GET", "/accounts/{key}/respondents/{id}", Account("hm")),
    ("POST", "/accounts/{key}/respondents/{id}", Account("hm")),
    ("POST", "/accounts/{key}/respondents/{id}/erasure", Account("hm")),
    ("GET", "/accounts/{key}/invitations", Account("hm")),
    ("POST", "/accounts/{key}/invitations", Account("hm")),
];

/// Methods and paths as the router prints them: axum has no list of its routes, but its `Debug` form names them all.
fn routes() -> BTreeSet<(String, String)> {
    let text = format!("{:?}", crate::router::routes());
    let (handlers, rest) = text.split_once("node: Node { paths: {").expect("axum's form of a router");
    let paths: BTreeMap<&str, &str> = rest
        .split_once("} }")
        .expect("the end of the paths")
        .0
        .split(", RouteId(")
        .filter_map(|p| p.trim_start_matches("RouteId(").split_once("): "))
        .map(|(id, path)| (id, path.trim_matches('"')))
        .collect();
    let mut found = BTreeSet::new();
    for handler in handlers.split("RouteId(").skip(1) {
        let (id, body) = handler.split_once("): ").expect("a handler");
        let path = paths[id];
        for method in ["get", "post", "put", "patch", "delete"] {
            let at = body.split_once(&format!(" {method}: ")).expect("a method").1;
            if !at.starts_with("None") {
                found.insert((method.to_uppercase(), path.to_owned()));
            }
        }
    }
    found
}

#[test]
fn every_route_has_a_line_and_every_line_a_route() {
    let routes = routes();
    assert!(routes.len() >= 30, "axum prints its routes in another form: {routes:?}");
    let listed: BTreeSet<_> = DOORS.iter().map(|(m, p, _)| ((*m).to_owned(), (*p).to_owned())).collect();
    let missing: Vec<_> = routes.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&routes).collect();
    assert!(missing.is_empty() && gone.is_empty(), "without a line: {missing:#?}\nwithout a route: {gone:#?}");
}

/// Fills the places of a path: the account's key, and ids that nobody has.
fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| match part {
            "{key}" => "40711".to_owned(),
            "{number}" | "{n}" => "99999".to_owned(),
            "{month}" => "2026-09".to_owned(),
            "{year}" => "2026".to_owned(),
            "{line}" => "2".to_owned(),
            "{file}" => "x.csv".to_owned(),
            "{extension}" => "csv".to_owned(),
            "{block}" => "product_cost".to_owned(),
            "{token}" => "none".to_owned(),
            p if p.starts_with('{') => "0198f000-0000-7000-8000-00000000dead".to_owned(),
            p => p.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn knock(d: &TestDesk, actor: Option<&Actor>, method: &str, path: &str) -> Answer {
    let whole_file = path.ends_with("/upload") || path.ends_with("/mapping/file");
    let (kind, body) = match method {
        "GET" => ("text/plain", ""),
        _ if whole_file => ("multipart/form-data; boundary=x", "--x--\r\n"),
        _ => ("application/x-www-form-urlencoded", FORM),
    };
    let request = Request::builder().method(method).uri(filled(path)).header(header::CONTENT_TYPE, kind);
    d.send(crate::router::router(&d.site), actor, request.body(Body::from(body)).unwrap()).await
}

/// Enough for most forms to be read, so that it is the door that answers and not the reader of the form.
const FORM: &str = "version=1&account_version=1&unit_version=1&name=x&key=x&reason=x&day=2026-11-23&asked=true&fiscal_year=2026&kept=true&shown=true\
    &month=2026-09&kind=rate&act=leave_out&column=0&number=1&account=40711";

/// Makes the account 40711 with the manager as lead and nobody else.
async fn account_of_the_manager(d: &TestDesk) {
    use accounts::{Kind, Part, acts};
    let today: Day = "2026-11-23".parse().unwrap();
    let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
    let new = acts::NewAccount {
        key: "40711".to_owned(),
        name: "Tarvik Getränke".to_owned(),
        kind: Kind::Customer,
        number: Some(("erp".to_owned(), "40711".to_owned())),
        industry: String::new(),
        lead: None,
    };
    let (account, event) = acts::create(&mut tx, &new, today).await.unwrap();
    tx.commit(event).await.unwrap();
    let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
    let manager = d.cast.manager.member().unwrap();
    let event = acts::people::put_in_team(&mut tx, (account, manager), (Part::Lead, true), today).await.unwrap();
    tx.commit(event).await.unwrap();
}

fn is_sign_in(a: &Answer) -> bool {
    (a.status == 303 && a.header("location").starts_with("/sign-in")) || a.status == 401
}

/// What this answer is to this person at this door, if it is wrong.
fn fault(door: Door, who: &str, a: &Answer) -> Option<&'static str> {
    if a.status.is_server_error() {
        return Some("breaks");
    }
    let shut = a.status == 403 || a.status == 404;
    match (door, who) {
        (Open, _) => None,
        (_, "nobody") => (!is_sign_in(a)).then_some("lets somebody in who has not signed in"),
        (SignedIn, _) => is_sign_in(a).then_some("asks somebody to sign in who has"),
        (Roles(letters), "h" | "c" | "m" | "k" | "a" | "o") => {
            let allowed = letters.contains(if who == "o" { "m" } else { who });
            match (allowed, shut) {
                (true, _) if a.status == 403 => Some("is shut for somebody with the right"),
                (false, false) => Some("is open for somebody without the right"),
                _ => None,
            }
        }
        // A stranger has the same rights in another firm: the page is theirs, ids of this firm are not.
        (Roles(_), _) => None,
        (Account(letters), "h" | "c" | "m") if letters.contains(who) => {
            (a.status == 403).then_some("is shut for somebody with the right")
        }
        (Account(_), "h" | "c" | "m") => (!shut).then_some("is open for somebody without the right"),
        (Account(_), _) => (a.status != 404).then_some("tells somebody about an account they may not see"),
    }
}

#[tokio::test]
async fn every_door_is_shut_for_those_who_may_not() {
    let d = TestDesk::sqlite().await;
    account_of_the_manager(&d).await;
    let mut faults = Vec::new();
    // The stranger may change what is theirs (a name, a wave): so the second firm is counted afterwards.
    for (method, path, door) in DOORS {
        let answer = knock(&d, Some(&d.second.head), method, path).await;
        if let Some(why) = fault(*door, "stranger", &answer) {
            faults.push(format!("{method} {path} as a stranger: {} {why}", answer.status));
        }
    }
    let before = d.second_firm_rows().await;
    let people: [(&str, Option<&Actor>); 7] = [
        ("nobody", None),
        ("k", Some(&d.cast.colleague)),
        ("o", Some(&d.cast.other_manager)),
        ("a", Some(&d.cast.administrator)),
        ("m", Some(&d.cast.manager)),
        ("c", Some(&d.cast.controller)),
        ("h", Some(&d.cast.head)),
    ];
    for (method, path, door) in DOORS {
        for (who, actor) in &people {
            let answer = knock(&d, *actor, method, path).await;
            if let Some(why) = fault(*door, who, &answer) {
                faults.push(format!("{method} {path} as {who}: {} {why}", answer.status));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(d.second_firm_rows().await, before, "the second firm is untouched");
}

/// What a browser sends from another site is refused before anything looks at it.
#[tokio::test]
async fn a_post_from_another_site_is_refused() {
    let d = TestDesk::sqlite().await;
    for (method, path, _) in DOORS.iter().filter(|(m, _, _)| *m != "GET") {
        let request = Request::builder()
            .method(*method)
            .uri(filled(path))
            .header("sec-fetch-site", "cross-site")
            .header("origin", "https://evil.example")
            .body(Body::empty())
            .unwrap();
        let a = d.send(crate::router::router(&d.site), Some(&d.cast.head), request).await;
        assert_eq!(a.status, 403, "{method} {path}");
    }
}

//! Rules by table, then the pages through the slice's own router with the real middleware in front.
use crate::model::Purpose;
use crate::rules::{self, Token, Weak};
use crate::*;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base::ids::WorkspaceId;
use base::{Actor, Currency, Event, FormErrors, Lang, Role, Roles};
use testkit::{Answer, TestDesk, both};

const WORDS: &str = "vier alte Boote singen";

/// The whole way a browser goes: cookie, middleware, routes.
async fn browse(d: &TestDesk, request: Request<Body>) -> Answer {
    let layer = axum::middleware::from_fn_with_state(d.site.clone(), middleware);
    let errors = axum::middleware::from_fn_with_state(d.site.clone(), base::page::error_pages);
    d.send(routes().layer(errors).layer(layer), None, request).await
}

fn form(path: &str, cookie: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let escape = base::page::escape_query;
    let body: Vec<String> = fields.iter().map(|(k, v)| format!("{}={}", escape(k), escape(v))).collect();
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookie)
        .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        .body(Body::from(body.join("&")))
        .unwrap()
}

fn page(path: &str, cookie: &str) -> Request<Body> {
    Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()
}

/// The session cookie of an answer as `name=value`.
fn cookie(a: &Answer) -> String {
    let set = a.headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap());
    let session = set.into_iter().find(|c| c.starts_with("spagat=") || c.starts_with("__Host-spagat="));
    session.and_then(|c| c.split(';').next()).unwrap_or_default().to_owned()
}

async fn person(d: &TestDesk, firm: &Actor, name: &str, email: &str, roles: &[Role]) -> base::ids::MemberId {
    let password = NewPassword::parse(WORDS, &[], Lang::En).unwrap();
    let new = NewMember {
        name: name.to_owned(),
        email: Email::parse(email).unwrap(),
        roles: Roles::of(roles),
        lang: Lang::En,
        password: Some(hash(&password).await.unwrap()),
    };
    let mut tx = d.db().begin(firm, d.now()).await.unwrap();
    let id = add_member(&mut tx, &new).await.unwrap();
    let after = serde_json::json!({ "name": name, "roles": new.roles.to_string() });
    tx.commit(Event::new("member.added", "member", id.0).after(after).plain()).await.unwrap();
    id
}

async fn sign_in(d: &TestDesk, email: &str, password: &str) -> Answer {
    browse(d, form("/sign-in", "", &[("email", email), ("password", password), ("to", "/accounts?q=1")])).await
}

const WHO: &str = "SELECT actor_name FROM audit_event WHERE workspace_id = $1";
const NAMES: &str = "SELECT name FROM audit_event WHERE workspace_id = $1 ORDER BY number";

async fn events(d: &TestDesk, ws: WorkspaceId) -> Vec<String> {
    base::read!(d.db(), p => base::sqlx::query_scalar(NAMES).bind(ws).fetch_all(p).await).unwrap()
}

#[test]
fn weak_passwords_are_refused_and_strange_ones_welcome() {
    let own = ["Jana Ohlendiek", "jana.ohlendiek@birkhorst.example"];
    for (given, expected) in [
        ("", Some(Weak::Short)),
        ("kurz&knapp1", Some(Weak::Short)),
        ("Passwort2026!", Some(Weak::Common)),
        ("hallohallohallo", Some(Weak::Common)),
        ("!!Qwertzuiop!!", Some(Weak::Common)),
        ("Jana.Ohlendiek1", Some(Weak::Own)),
        ("aaaaaaaaaaaaaa", Some(Weak::Plain)),
        ("123456789012345", Some(Weak::Plain)),
        ("abcdefghijklmnop", Some(Weak::Plain)),
        (WORDS, None),
        ("Frühlingsrolle um halb", None),
        ("正しい馬電池ホチキスの夜明けだ", None),
        ("Jana mag keine Zahlen", None),
    ] {
        assert_eq!(rules::weakness(given, &own), expected, "{given}");
    }
    assert_eq!(rules::weakness(&"x y".repeat(100), &[]), Some(Weak::Long));
}

#[test]
fn only_paths_of_our_own_are_followed() {
    for (to, fine) in [
        ("/accounts?q=1", true),
        ("/", true),
        ("//elsewhere.example", false),
        ("/\\elsewhere.example", false),
        ("https://elsewhere.example", false),
        ("accounts", false),
        ("/a\r\nx: y", false),
        ("", false),
    ] {
        assert_eq!(rules::local(to).is_some(), fine, "{to}");
    }
    assert_eq!(rules::after_sign_in("/sign-in?to=/x"), None);
    assert_eq!(rules::after_sign_in("/set-up"), None);
}

#[test]
fn a_token_survives_printing_and_nothing_else_is_one() {
    let t = Token::new(WorkspaceId::new()).unwrap();
    assert_eq!(Token::parse(&t.to_string()), Some(t.clone()));
    let text = t.to_string();
    for bad in ["", ".", &text[1..], &format!("{text}0"), &text.replace('.', "-"), &text.replace('.', ".g")[..97]] {
        assert_eq!(Token::parse(bad), None, "{bad}");
    }
    assert!(!format!("{t:?}").contains(&text[40..]));
}

#[test]
fn devices_are_named_after_browser_and_system() {
    let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0";
    assert_eq!(rules::device(edge), "Edge, Windows");
    assert_eq!(rules::device("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1"), "Safari, iPhone");
    assert_eq!(rules::device("something"), "");
}

#[test]
fn addresses_are_checked_for_their_shape_only() {
    assert_eq!(Email::parse(" Jana.O@Birkhorst.Example ").unwrap().fold, "jana.o@birkhorst.example");
    for bad in ["", "jana", "@x", "a@", "a@b@c", "a b@c.de", "a@.de", "a@de.", "<a@b.de>"] {
        assert!(Email::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn drafts_tell_all_faults_at_once_in_both_languages() {
    for lang in [Lang::De, Lang::En] {
        let mut errors = FormErrors::new();
        let firm = FirmDraft { firm: " ".into(), currency: "EURO".into(), fiscal_year_start: "13".into() };
        assert!(firm.parse(lang, &mut errors).is_none());
        assert!(PersonDraft::default().parse(lang, &mut errors).is_none());
        let fields: Vec<_> = errors.iter().map(|(f, _)| f).collect();
        assert_eq!(fields, ["currency", "email", "firm", "fiscal_year_start", "name", "password"]);
    }
}

#[tokio::test]
async fn signing_in_leads_where_one_wanted_and_the_cookie_opens_the_pages() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        person(&d, &d.cast.administrator, "Nora Weiss", "Nora@birkhorst.example", &[Role::Manager]).await;
        let a = sign_in(&d, " nora@BIRKHORST.example", WORDS).await;
        assert_eq!((a.status, a.header("location")), (StatusCode::SEE_OTHER, "/sign-in?back=1&to=/accounts%3Fq%3D1"));
        let c = cookie(&a);
        assert!(c.starts_with("spagat="), "{c}");
        let on = browse(&d, page("/sign-in?back=1&to=/accounts%3Fq%3D1", &c)).await;
        assert_eq!((on.status, on.header("location")), (StatusCode::SEE_OTHER, "/accounts?q=1"));
        let me = browse(&d, page("/me", &c)).await;
        assert!(me.status.is_success() && me.text.contains("Nora Weiss") && me.text.contains("Firefox, Linux"));
        let lost = browse(&d, page("/sign-in?back=1", "")).await;
        assert!(lost.text.contains("did not keep the cookie") && lost.text.contains("http://127.0.0.1:8420"));
        assert!(events(&d, d.cast.workspace).await.contains(&"session.opened".to_owned()));
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn the_fault_is_the_same_for_unknown_names_and_wrong_passwords() {
    both(async |d| {
        person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let fault = |a: &Answer| {
            assert_eq!(a.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(cookie(a).is_empty());
            let at = a.text.find("field-fault").unwrap();
            a.text[at..].split("</p>").next().unwrap().to_owned()
        };
        let wrong = fault(&sign_in(&d, "nora@birkhorst.example", "vier alte Boote sinken").await);
        let unknown = fault(&sign_in(&d, "nobody@birkhorst.example", WORDS).await);
        let no_password = fault(&sign_in(&d, "ines.falk@birkhorst.example", "").await);
        assert!(wrong.contains("Four tries left") && wrong == unknown && wrong == no_password);
    })
    .await;
}

#[tokio::test]
async fn a_name_may_fail_five_times_and_success_starts_the_count_anew() {
    let d = TestDesk::sqlite().await;
    person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
    for _ in 0..3 {
        assert_eq!(sign_in(&d, "nora@birkhorst.example", "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(sign_in(&d, "nora@birkhorst.example", WORDS).await.status, StatusCode::SEE_OTHER);
    for _ in 0..5 {
        assert_eq!(sign_in(&d, "Nora@birkhorst.example", "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let stopped = sign_in(&d, "nora@birkhorst.example", WORDS).await;
    assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(stopped.text.contains("Too many tries") && cookie(&stopped).is_empty());
    assert_eq!(sign_in(&d, "kolja@birkhorst.example", "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_password_that_fits_in_two_firms_asks_which() {
    both(async |d| {
        person(&d, &d.cast.administrator, "Nora Weiss", "nora@beide.example", &[Role::Head]).await;
        person(&d, &d.second.administrator, "Nora Weiss", "nora@beide.example", &[Role::Colleague]).await;
        let a = sign_in(&d, "nora@beide.example", WORDS).await;
        assert!(a.status.is_success() && cookie(&a).is_empty());
        assert!(a.text.contains("Birkhorst Packmittel") && a.text.contains("Zweite Firma"));
        let token = a.text.split("name=\"token\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
        let chosen = browse(&d, form("/sign-in/choose", "", &[("token", &token), ("to", "/accounts")])).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER);
        let me = browse(&d, page("/me", &cookie(&chosen))).await;
        assert!(me.text.contains("Nora Weiss"));
        let again = browse(&d, form("/sign-in/choose", "", &[("token", &token)])).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("The choice has expired"));
    })
    .await;
}

#[tokio::test]
async fn a_revoked_ended_or_foreign_session_is_out() {
    both(async |d| {
        person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let (one, two) = (
            cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await),
            cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await),
        );
        // The same secret under the second firm's signpost opens nothing there.
        let foreign = one.replace(&d.cast.workspace.0.simple().to_string(), &d.second.workspace.0.simple().to_string());
        assert_eq!(browse(&d, page("/me", &foreign)).await.status, StatusCode::SEE_OTHER);
        // Everywhere else: two stays, one is out.
        assert_eq!(browse(&d, form("/me/sessions/end-others", &two, &[])).await.header("location"), "/me");
        assert_eq!(browse(&d, page("/me", &one)).await.header("location"), "/sign-in?to=/me");
        assert!(browse(&d, page("/me", &two)).await.status.is_success());
        // Signing out ends it on the server, not only in the browser.
        let out = browse(&d, form("/sign-out", &two, &[])).await;
        assert!(out.header("set-cookie").starts_with("spagat=; ") && out.header("set-cookie").contains("Max-Age=0"));
        assert_eq!(browse(&d, page("/me", &two)).await.status, StatusCode::SEE_OTHER);
        // Thirty days without a visit.
        let three = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        d.set_now("2026-12-22T12:00:00Z");
        assert!(browse(&d, page("/me", &three)).await.status.is_success());
        d.set_now("2027-02-22T12:00:00Z");
        assert_eq!(browse(&d, page("/me", &three)).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_visit_makes_a_session_last_its_full_time_again() {
    both(async |d| {
        person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let c = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        let token = Token::parse(c.split_once('=').unwrap().1).unwrap();
        let (id, _, person) = store::find_session(d.db(), &token, d.now()).await.unwrap().unwrap();
        d.set_now("2026-12-22T12:00:00Z");
        session::touch(&d.site, &person.actor(Some(id)), id, d.now()).await.unwrap();
        d.set_now("2027-01-20T12:00:00Z");
        let (_, seen, _) = store::find_session(d.db(), &token, d.now()).await.unwrap().unwrap();
        assert_eq!(seen.to_string(), "2026-12-22T12:00:00Z");
    })
    .await;
}

#[tokio::test]
async fn on_https_the_cookie_is_bound_to_the_host() {
    let mut d = TestDesk::sqlite().await;
    d.site.public_url = "https://spagat.example".into();
    person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
    let a = sign_in(&d, "nora@birkhorst.example", WORDS).await;
    let set = a.header("set-cookie");
    assert!(set.starts_with("__Host-spagat=") && set.contains("; Secure") && set.contains("; HttpOnly"), "{set}");
    assert!(set.contains("; Path=/;") && set.contains("SameSite=Lax") && !set.contains("Domain"));
    assert!(browse(&d, page("/me", &cookie(&a))).await.status.is_success());
    let plain = cookie(&a).replace("__Host-", "");
    assert_eq!(browse(&d, page("/me", &plain)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_invitation_is_shown_once_works_once_and_signs_in() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        let fields =
            [("name", "Nora Weiss"), ("email", "nora@birkhorst.example"), ("role", "manager"), ("language", "de")];
        let a = d.post(routes(), &d.cast.administrator, "/settings/members/new", &fields).await;
        let at = a.text.find("http://127.0.0.1:8420/invitation/").unwrap();
        let link = a.text[at + "http://127.0.0.1:8420".len()..].split('"').next().unwrap().to_owned();
        let list = d.get(routes(), &d.cast.administrator, "/settings/members").await;
        assert!(list.text.contains("Nora Weiss") && !list.text.contains(&link));
        // The link says what it is for; looking uses nothing up.
        for _ in 0..2 {
            assert!(browse(&d, page(&link, "")).await.text.contains("Birkhorst Packmittel"));
        }
        let short = browse(&d, form(&link, "", &[("password", "zu kurz")])).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        let used = browse(&d, form(&link, "", &[("password", WORDS)])).await;
        assert_eq!(used.status, StatusCode::SEE_OTHER);
        assert!(browse(&d, page("/me", &cookie(&used))).await.text.contains("Nora Weiss"));
        for again in [browse(&d, form(&link, "", &[("password", WORDS)])).await, browse(&d, page(&link, "")).await] {
            assert!(again.status == StatusCode::NOT_FOUND && cookie(&again).is_empty());
        }
        assert_eq!(sign_in(&d, "nora@birkhorst.example", WORDS).await.status, StatusCode::SEE_OTHER);
        let taken = d.post(routes(), &d.cast.administrator, "/settings/members/new", &fields).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_ends_after_a_day_and_when_a_newer_one_is_made() {
    both(async |d| {
        let id = person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let make = format!("/settings/members/{id}/link");
        let link = async || {
            let a = d.post(routes(), &d.cast.administrator, &make, &[]).await;
            let at = a.text.find("/reset/").unwrap();
            a.text[at..].split('"').next().unwrap().to_owned()
        };
        let (first, second) = (link().await, link().await);
        assert_eq!(browse(&d, page(&first, "")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            browse(&d, page(&second.replace("/reset/", "/invitation/"), "")).await.status,
            StatusCode::NOT_FOUND
        );
        d.set_now("2026-11-24T11:59:00Z");
        assert!(browse(&d, page(&second, "")).await.status.is_success());
        let session = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        d.set_now("2026-11-24T12:01:00Z");
        assert_eq!(browse(&d, form(&second, "", &[("password", WORDS)])).await.status, StatusCode::NOT_FOUND);
        assert!(browse(&d, page("/me", &session)).await.status.is_success());
        let third = link().await;
        let used = browse(&d, form(&third, "", &[("password", "sieben leise Leitern rosten")])).await;
        assert_eq!(used.status, StatusCode::SEE_OTHER);
        assert_eq!(browse(&d, page("/me", &session)).await.status, StatusCode::SEE_OTHER, "other sessions end");
        assert_eq!(sign_in(&d, "nora@birkhorst.example", WORDS).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn the_first_firm_needs_the_code_of_the_console() {
    both(async |d| {
        // A server without a firm: the same database, emptied.
        for (table, _) in base::db::tables::TABLES.iter().rev() {
            let sql = base::sqlx::AssertSqlSafe(format!("DELETE FROM {table}"));
            let mut tx = d.db().begin(&d.cast.console(), d.now()).await.unwrap();
            base::change!(tx, c => base::sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
            tx.commit_quiet(base::Quiet::Cache).await.unwrap();
        }
        assert!(!has_firm(d.db()).await.unwrap());
        let code = SetupCode::make(&d.site).await.unwrap().unwrap().to_string();
        let fields = |code: &str, password: &str| {
            let f = [
                ("code", code),
                ("firm", "Birkhorst Packmittel"),
                ("currency", "eur"),
                ("fiscal_year_start", "7"),
                ("name", "Henrik Vollbrandt"),
                ("email", "henrik@birkhorst.example"),
                ("password", password),
                ("administrator", "1"),
                ("head", "1"),
            ];
            form("/set-up", "spagat_language=de", &f)
        };
        let shown = browse(&d, page("/set-up", "spagat_language=de")).await;
        assert!(shown.text.contains("Einmalcode") && shown.text.contains("Gilt bis"));
        let wrong = browse(&d, fields("2222-2222", WORDS)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let weak = browse(&d, fields(&code, "Passwort2026!")).await;
        assert!(weak.text.contains("wird als Erstes geraten") && weak.text.contains("Henrik Vollbrandt"));
        let done = browse(&d, fields(&code.to_lowercase(), WORDS)).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/sign-in?back=1&to=/portfolio"));
        let me = browse(&d, page("/me", &cookie(&done))).await;
        assert!(me.text.contains("Henrik Vollbrandt") && me.text.contains("Leitung"));
        assert_eq!(browse(&d, page("/set-up", "")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browse(&d, fields(&code, WORDS)).await.status, StatusCode::NOT_FOUND);
        let firms = firms(d.db()).await.unwrap();
        assert_eq!((firms.len(), firms[0].firm.fiscal_year_start), (1, 7));
        assert_eq!(events(&d, firms[0].workspace).await, ["firm.opened", "session.opened"]);
        assert!(SetupCode::make(&d.site).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn the_command_line_opens_a_firm_in_the_name_of_its_user() {
    both(async |d| {
        let firm = NewFirm {
            name: "Dritte".into(),
            currency: Currency::EUR,
            fiscal_year_start: 1,
            console: Some("root".into()),
        };
        let password = NewPassword::parse(WORDS, &[], Lang::De).unwrap();
        let email = Email::parse("ada@dritte.example").unwrap();
        let first = NewPerson { name: "Ada".into(), email, password, lang: Lang::De };
        let actor = open_firm(d.db(), d.now(), &firm, &first, &[]).await.unwrap();
        assert_eq!(actor.roles, Roles::of(&[Role::Administrator]));
        let who: String =
            base::read!(d.db(), p => base::sqlx::query_scalar(WHO).bind(actor.workspace).fetch_one(p).await).unwrap();
        assert_eq!(who, "console (root)");
        assert_eq!(members(d.db(), actor.workspace).await.unwrap()[0].name, "Ada");
        assert!(console_actor(d.db(), "root").await.unwrap().sees_all());
    })
    .await;
}

#[tokio::test]
async fn only_administrators_keep_members_and_one_always_stays() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        let ada = d.cast.administrator.member().unwrap();
        let jana = d.cast.manager.member().unwrap();
        for other in [&d.cast.head, &d.cast.manager, &d.cast.controller, &d.cast.colleague] {
            assert_eq!(d.get(routes(), other, "/settings/members").await.status, StatusCode::FORBIDDEN);
            let path = format!("/settings/members/{jana}/close");
            assert_eq!(d.post(routes(), other, &path, &[]).await.status, StatusCode::FORBIDDEN);
        }
        let post =
            async |path: String, fields: &[(&str, &str)]| d.post(routes(), &d.cast.administrator, &path, fields).await;
        // Somebody of the second firm is not there.
        let stranger = d.second.manager.member().unwrap();
        assert_eq!(post(format!("/settings/members/{stranger}/close"), &[]).await.status, StatusCode::NOT_FOUND);
        let last = post(format!("/settings/members/{ada}/roles"), &[("role", "head"), ("version", "1")]).await;
        assert_eq!(last.status, StatusCode::CONFLICT);
        assert_eq!(post(format!("/settings/members/{ada}/close"), &[]).await.status, StatusCode::CONFLICT);
        let none = post(format!("/settings/members/{jana}/roles"), &[("version", "1")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        let two = [("role", "administrator"), ("role", "manager"), ("version", "1")];
        assert_eq!(post(format!("/settings/members/{jana}/roles"), &two).await.status, StatusCode::SEE_OTHER);
        assert_eq!(post(format!("/settings/members/{jana}/roles"), &two).await.status, StatusCode::CONFLICT, "stale");
        let ok = post(format!("/settings/members/{ada}/roles"), &[("role", "head"), ("version", "1")]).await;
        assert_eq!(ok.status, StatusCode::SEE_OTHER);
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn closing_a_member_signs_out_at_once_and_reopening_lets_in_again() {
    both(async |d| {
        let id = person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let c = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        let path = format!("/settings/members/{id}");
        let close = d.post(routes(), &d.cast.administrator, &format!("{path}/close"), &[]).await;
        assert_eq!(close.status, StatusCode::SEE_OTHER);
        assert_eq!(browse(&d, page("/me", &c)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(sign_in(&d, "nora@birkhorst.example", WORDS).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(members(d.db(), d.cast.workspace).await.unwrap().iter().any(|m| m.id == id && m.closed));
        assert!(d.get(routes(), &d.cast.administrator, &path).await.text.contains("Closed on 23 Nov 2026"));
        d.post(routes(), &d.cast.administrator, &format!("{path}/reopen"), &[]).await;
        assert_eq!(sign_in(&d, "nora@birkhorst.example", WORDS).await.status, StatusCode::SEE_OTHER);
        assert_eq!(browse(&d, page("/me", &c)).await.status, StatusCode::SEE_OTHER, "old sessions stay ended");
    })
    .await;
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one_and_ends_other_sessions() {
    both(async |d| {
        person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let here = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        let there = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        let new = "sieben leise Leitern rosten";
        let wrong = browse(&d, form("/me/password", &here, &[("current", "x"), ("password", new)])).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("not your present password"));
        let ok = browse(&d, form("/me/password", &here, &[("current", WORDS), ("password", new)])).await;
        assert_eq!(ok.status, StatusCode::SEE_OTHER);
        assert!(browse(&d, page("/me", &here)).await.status.is_success());
        assert_eq!(browse(&d, page("/me", &there)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(sign_in(&d, "nora@birkhorst.example", new).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn language_and_theme_are_kept_with_the_person_and_work_signed_out() {
    both(async |d| {
        let out = browse(&d, form("/me/language", "", &[("language", "de"), ("to", "/sign-in?to=/me")])).await;
        assert_eq!(out.header("location"), "/sign-in?to=/me");
        assert!(out.header("set-cookie").starts_with("spagat_language=de;"));
        let evil = browse(&d, form("/me/theme", "", &[("theme", "night"), ("to", "//x.example")])).await;
        assert_eq!(evil.header("location"), "/");
        let odd = browse(&d, form("/me/theme", "", &[("theme", "pink; x"), ("to", "/me")])).await;
        assert!(odd.headers.get("set-cookie").is_none());
        person(&d, &d.cast.administrator, "Nora Weiss", "nora@birkhorst.example", &[Role::Head]).await;
        let c = cookie(&sign_in(&d, "nora@birkhorst.example", WORDS).await);
        browse(&d, form("/me/language", &c, &[("language", "de"), ("to", "/me")])).await;
        browse(&d, form("/me/theme", &c, &[("theme", "night"), ("to", "/me")])).await;
        let again = sign_in(&d, "nora@birkhorst.example", WORDS).await;
        let set: Vec<_> = again.headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap()).collect();
        assert!(set.iter().any(|s| s.starts_with("spagat_language=de")), "{set:?}");
        assert!(set.iter().any(|s| s.starts_with("spagat_theme=night")), "{set:?}");
        assert!(browse(&d, page("/me", &c)).await.text.contains("Wie das System"));
        let log = events(&d, d.cast.workspace).await;
        assert!(log.contains(&"member.theme_set".to_owned()) && log.contains(&"member.language_set".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn without_a_cookie_nothing_is_asked_of_the_database() {
    let d = TestDesk::sqlite().await;
    d.db().close().await;
    let a = browse(&d, page("/me", "")).await;
    assert_eq!(a.header("location"), "/sign-in?to=/me");
    let nonsense = browse(&d, page("/me", "spagat=nonsense")).await;
    assert_eq!(nonsense.header("location"), "/sign-in?to=/me");
}

#[test]
fn every_event_of_this_slice_has_a_sentence_in_both_languages() {
    let (none, after) = (serde_json::Value::Null, serde_json::json!({ "name": "Nora", "roles": "head" }));
    let currency = base::Currency::parse("EUR").unwrap();
    let firm = base::Firm { name: "Meridian".to_owned(), currency, fiscal_year_start: 1 };
    for name in [
        "firm.opened",
        "member.invited",
        "member.added",
        "member.renamed",
        "member.changed",
        "member.roles_set",
        "member.link_made",
        "member.password_set",
        "member.closed",
        "member.reopened",
        "member.language_set",
        "member.theme_set",
        "session.opened",
        "session.offered",
        "session.chosen",
        "session.ended",
    ] {
        for lang in [Lang::De, Lang::En] {
            let view = base::tell::EventView { name, before: &none, after: &after, firm: &firm };
            let told = base::tell::sentence(&view, lang);
            assert!(told != name && told.ends_with('.'), "{name}: {told}");
        }
    }
}

#[test]
fn links_live_as_long_as_their_purpose() {
    assert_eq!(Purpose::Invitation.good_for().as_hours(), 168);
    assert_eq!(Purpose::Reset.good_for().as_hours(), 24);
}

#[tokio::test]
async fn every_statement_is_understood_by_both_databases() {
    both(async |d| {
        assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn ended_sessions_and_used_links_are_swept_and_open_ones_stay() {
    both(async |d| {
        let email = "nora@birkhorst.example";
        let id = person(&d, &d.cast.head, "Nora", email, &[Role::Manager]).await;
        let (gone, open) = (cookie(&sign_in(&d, email, WORDS).await), cookie(&sign_in(&d, email, WORDS).await));
        assert_eq!(browse(&d, form("/sign-out", &gone, &[])).await.status, StatusCode::SEE_OTHER);
        let mut tx = d.db().begin(&d.cast.administrator, d.now()).await.unwrap();
        for purpose in [Purpose::Invitation, Purpose::Reset, Purpose::Reset] {
            // Making a second reset uses the first one up.
            store::insert_link(&mut tx, id, purpose, &Token::new(d.cast.workspace).unwrap()).await.unwrap();
        }
        tx.commit(Event::new("link.made", "one_time_link", id.0).plain()).await.unwrap();
        assert_eq!(sweep(&d.site).await.unwrap(), 2, "the session signed out of and the link made anew");
        assert_eq!(sweep(&d.site).await.unwrap(), 0);
        assert_eq!(browse(&d, page("/me", &open)).await.status, StatusCode::OK);
        d.set_now("2027-11-23T12:00:00Z");
        assert_eq!(sweep(&d.site).await.unwrap(), 3, "a year later nothing is open any more");
    })
    .await;
}

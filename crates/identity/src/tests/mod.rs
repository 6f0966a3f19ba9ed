//! Rules by table, then the pages through the slice's own router with the real middleware in front.

mod decided;
mod members;
mod sessions;
mod set_up;
mod signing_in;

use crate::{Email, NewMember, NewPassword, add_member, hash, middleware, routes};
use axum::body::Body;
use axum::http::{Request, header};
use base::ids::WorkspaceId;
use base::{Actor, Event, Lang, Role, Roles};
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

#[tokio::test]
async fn every_statement_is_understood_by_both_databases() {
    both(async |d| {
        assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new());
    })
    .await;
}

//! Stories: whole walks through the router that serves, on SQLite and on PostgreSQL.
mod hand_over;
mod two_roles;
mod year;

use axum::body::Body;
use axum::http::{Request, header};
use base::Actor;
use std::fmt::Write as _;
use testkit::{Answer, TestDesk};

/// A person at a browser: signed in with a password, known by a cookie alone.
pub(super) struct Browser<'a> {
    d: &'a TestDesk,
    cookie: String,
}

const PASSWORD: &str = "vier alte Boote singen";

impl<'a> Browser<'a> {
    /// Invited by the administrator, with a password of one's own, then signed in by hand.
    pub(super) async fn invited(d: &'a TestDesk, name: &str, role: &str) -> Self {
        let email = format!("{}@birkhorst.example", base::fold::fold(name).replace(' ', "."));
        let fields = [("name", name), ("email", &email), ("role", role), ("language", "en")];
        let shown = send(d, Some(&d.cast.administrator), "", post("/settings/members/new", &fields)).await;
        let link = shown.text.split("http://127.0.0.1:8420").find(|rest| rest.starts_with("/invitation/"));
        let link = link.and_then(|l| l.split('"').next()).expect("the link is shown").to_owned();
        let taken = send(d, None, "", post(&link, &[("password", PASSWORD)])).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let a = send(d, None, "", post("/sign-in", &[("email", &email), ("password", PASSWORD)])).await;
        assert_eq!(a.status, 303, "{}", a.text);
        let set = a.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
        let session = set.into_iter().find(|c| c.starts_with("spagat=")).and_then(|c| c.split(';').next());
        let person = Self { d, cookie: session.expect("a session").to_owned() };
        assert!(person.get("/me").await.text.contains(name), "signed in as oneself");
        person
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        send(self.d, None, &self.cookie, Request::get(path).body(Body::empty()).unwrap()).await
    }
    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        send(self.d, None, &self.cookie, post(path, fields)).await
    }
    /// A file goes in through the page Data: uploaded, checked, booked. Its address.
    pub(super) async fn import(&self, name: &str, text: &str) -> String {
        let href = self.upload(name, text).await;
        self.post(&format!("{href}/check"), &[]).await;
        self.ended(&href).await;
        let a = self.post(&format!("{href}/book"), &[]).await;
        assert_eq!(a.status, 303, "{}", a.text);
        self.ended(&href).await;
        href
    }
    pub(super) async fn upload(&self, name: &str, text: &str) -> String {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: text/csv\r\n\r\n{text}\r\n--x--\r\n"
        );
        let request = Request::post("/data/upload").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let a = send(self.d, None, &self.cookie, request.body(Body::from(body)).unwrap()).await;
        let to = a.header("location");
        to.split("/mapping").next().filter(|t| t.starts_with("/data/")).expect(to).to_owned()
    }
    /// Waits until nobody works on the import any more.
    async fn ended(&self, href: &str) {
        for _ in 0..4_000 {
            if !self.get(&format!("{href}/progress?over=true")).await.header("hx-redirect").is_empty() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("{href} does not end");
    }
}

/// A form as a browser sends it.
fn post(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let escape = base::page::escape_query;
    let body: Vec<String> = fields.iter().map(|(k, v)| format!("{}={}", escape(k), escape(v))).collect();
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.join("&")))
        .unwrap()
}

async fn send(d: &TestDesk, actor: Option<&Actor>, cookie: &str, mut request: Request<Body>) -> Answer {
    if !cookie.is_empty() {
        request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
    }
    d.send(crate::router::router(&d.site), actor, request).await
}

/// Invoices of a year, each with a line a month: customer, amount of a month in cents.
fn invoices(customers: &[(&str, &str, i64)]) -> String {
    let mut out = String::from("Rechnung;Pos;Datum;Kunde;Name;Artikel;Menge;Umsatz\n");
    for month in 1..=12 {
        // from November 2025, so that the year ends with the last whole month
        let (year, month) = if month <= 2 { (2025, month + 10) } else { (2026, month - 2) };
        for (number, name, cents) in customers {
            let (euro, cent) = (cents / 100, cents % 100);
            // Writing to a String cannot fail.
            let _ = writeln!(
                out,
                "R{number}-{year}{month:02};1;15.{month:02}.{year};{number};{name};A1;10;{euro},{cent:02}"
            );
        }
    }
    out
}

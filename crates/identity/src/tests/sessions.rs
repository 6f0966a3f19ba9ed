//! Sessions: how long they last, what ends them, what is swept.
use super::{WORDS, browse, cookie, form, page, person, sign_in};
use crate::model::Purpose;
use crate::rules::Token;
use crate::{session, store, sweep};
use axum::http::StatusCode;
use base::{Event, Role};
use testkit::both;

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

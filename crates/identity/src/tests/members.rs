//! Who belongs to the firm: invited, reset, changed, closed; and what a member keeps for itself.
use super::{WORDS, browse, cookie, events, form, page, person, sign_in};
use crate::{members, routes};
use axum::http::StatusCode;
use base::Role;
use testkit::both;

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

//! Signing in and the cookie that comes of it.
use super::{WORDS, browse, cookie, events, form, page, person, sign_in};
use axum::http::StatusCode;
use base::Role;
use testkit::{Answer, TestDesk, both};

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
async fn without_a_cookie_nothing_is_asked_of_the_database() {
    let d = TestDesk::sqlite().await;
    d.db().close().await;
    let a = browse(&d, page("/me", "")).await;
    assert_eq!(a.header("location"), "/sign-in?to=/me");
    let nonsense = browse(&d, page("/me", "spagat=nonsense")).await;
    assert_eq!(nonsense.header("location"), "/sign-in?to=/me");
}

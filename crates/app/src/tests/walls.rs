//! What every answer carries.
use testkit::TestDesk;

fn walled(d: &TestDesk) -> axum::Router<base::Site> {
    crate::router::router(&d.site)
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let d = TestDesk::sqlite().await;
    for path in ["/healthz", "/settings", "/nothing-here"] {
        let a = d.get(walled(&d), &d.cast.head, path).await;
        assert_eq!(a.header("content-security-policy"), crate::router::CSP, "{path}");
        assert_eq!(a.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(a.header("referrer-policy"), "same-origin", "{path}");
        assert!(!a.header("x-request-id").is_empty(), "{path}");
        assert_eq!(a.header("strict-transport-security"), "", "plain http sends no promise of https");
    }
}

#[tokio::test]
async fn a_ready_program_says_so() {
    let d = TestDesk::sqlite().await;
    assert_eq!(d.get(walled(&d), &d.cast.head, "/readyz").await.text, "ready");
}

#[tokio::test]
async fn the_palette_finds_places_by_beginnings_of_words() {
    let d = TestDesk::sqlite().await;
    let a = d.get_part(walled(&d), &d.cast.head, "/palette?q=port", "palette-list").await;
    assert!(a.text.contains("href=\"/portfolio\"") && !a.text.contains("<html"), "{}", a.text);
    assert!(!a.text.contains("/settings/members"));
}

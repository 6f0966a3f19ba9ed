use super::{Browser, invoices};

/// Rights follow the team: from the day the lead changes, the one sees the account and the other finds nothing.
#[tokio::test]
async fn an_account_changes_hands() {
    testkit::both(async |d| {
        let head = Browser::invited(&d, "Nora Weiss", "head").await;
        let (jana, mirko) =
            (Browser::invited(&d, "Jana Kolb", "manager").await, Browser::invited(&d, "Mirko Lenz", "manager").await);
        head.import("rechnungen.csv", &invoices(&[("100", "Tarvik", 1_000_050), ("200", "Velmar", 400_000)])).await;
        head.post("/accounts/unassigned", &[("what", "top"), ("top", "2")]).await;
        let member = async |name: &str| {
            let page = head.get("/accounts/100/team").await.text;
            let option = page.split("<option value=\"").find(|o| o.contains(&format!(">{name}<"))).expect("an option");
            option.split('"').next().unwrap().to_owned()
        };
        let lead = async |name: &str| {
            let id = member(name).await;
            let a = head.post("/accounts/100/team", &[("member", &id), ("part", "lead"), ("day", "2026-11-23")]).await;
            assert_eq!(a.status, 303, "{}", a.text);
        };
        let edit = async |who: &Browser<'_>| who.get("/accounts/100/edit").await.status.as_u16();

        for who in [&jana, &mirko] {
            assert_eq!((who.get("/accounts/100").await.status.as_u16(), edit(who).await), (404, 404));
        }
        lead("Jana Kolb").await;
        assert_eq!((jana.get("/accounts/100").await.status.as_u16(), edit(&jana).await), (200, 200));
        assert_eq!((mirko.get("/accounts/100").await.status.as_u16(), edit(&mirko).await), (404, 404));
        // Of the firm the lead sees this account and nothing else.
        assert!(jana.get("/accounts").await.text.contains("Tarvik"));
        assert_eq!(jana.get("/accounts/200").await.status, 404);
        assert!(jana.get("/palette?q=velm").await.text.matches("/accounts/200").next().is_none());

        lead("Mirko Lenz").await;
        assert_eq!((jana.get("/accounts/100").await.status.as_u16(), edit(&jana).await), (404, 404), "she hands over");
        assert_eq!((mirko.get("/accounts/100/profit").await.status.as_u16(), edit(&mirko).await), (200, 200));
        assert!(
            !jana.get("/accounts").await.text.contains("Tarvik")
                && mirko.get("/accounts").await.text.contains("Tarvik")
        );
        let log = head.get("/settings/audit").await.text;
        assert!(log.contains("Mirko Lenz") && log.contains("Jana Kolb"), "the log knows both");
    })
    .await;
}

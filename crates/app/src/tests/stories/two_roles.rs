use super::{Browser, invoices};

/// The same firm seen by head and manager, by controlling, and by somebody who keeps the members.
#[tokio::test]
async fn two_roles_two_views() {
    testkit::both(async |d| {
        let head = Browser::invited(&d, "Nora Weiss", "head").await;
        let manager = Browser::invited(&d, "Jana Kolb", "manager").await;
        let controller = Browser::invited(&d, "Paul Ahrens", "controller").await;
        let administrator = Browser::invited(&d, "Ada Winter-Lang", "administrator").await;
        head.import("rechnungen.csv", &invoices(&[("100", "Tarvik", 1_000_050), ("200", "Velmar", 400_000)])).await;
        head.post("/accounts/unassigned", &[("what", "top"), ("top", "2")]).await;
        let page = head.get("/accounts/100/team").await.text;
        let option = page.split("<option value=\"").find(|o| o.contains(">Jana Kolb<")).expect("an option");
        let id = option.split('"').next().unwrap();
        head.post("/accounts/100/team", &[("member", id), ("part", "lead"), ("day", "2026-11-23")]).await;

        // Firm figures for those who see all; one's own accounts, and no share of the firm, for the others.
        for (who, all) in [(&head, true), (&controller, true), (&manager, false)] {
            let page = who.get("/portfolio/concentration").await.text;
            assert_eq!((page.contains("HHI"), page.contains("Velmar")), (all, all));
            assert!(page.contains("Tarvik"));
            let list = who.get("/accounts/export?format=csv").await.text;
            assert_eq!((list.contains("Tarvik"), list.contains("Velmar")), (true, all), "{list}");
        }
        assert!(manager.get("/portfolio").await.text.contains("My accounts"));
        for path in ["/accounts/200", "/accounts/200/profit", "/accounts/200/satisfaction"] {
            assert_eq!(
                (head.get(path).await.status.as_u16(), manager.get(path).await.status.as_u16()),
                (200, 404),
                "{path}"
            );
        }

        // Who may change what.
        let cost = [("kind", "group"), ("amount", "60"), ("from", "2025-11")];
        let cost = async |who: &Browser<'_>| who.post("/settings/contribution/cost", &cost).await.status.as_u16();
        assert_eq!([cost(&head).await, cost(&manager).await, cost(&administrator).await], [403, 403, 403]);
        assert_eq!(cost(&controller).await, 303);
        assert!(head.get("/settings/contribution").await.text.contains("Controlling enters costs"));
        for (who, status) in [(&head, 403), (&controller, 403), (&manager, 403), (&administrator, 200)] {
            assert_eq!(who.get("/settings/members").await.status.as_u16(), status);
        }

        // The administrator's log tells of changes without business values.
        let log = administrator.get("/settings/audit").await.text;
        assert!(log.contains("Nora Weiss") && !log.contains("Tarvik") && !log.contains("rechnungen.csv"), "{log}");
        assert_eq!(administrator.get("/accounts/100").await.status, 404);
    })
    .await;
}

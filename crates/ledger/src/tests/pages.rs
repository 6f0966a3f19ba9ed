//! The pages through the router: who sees what, and figures that open their lines.
use super::figures::{worked_costs, worked_example};
use super::*;
use crate::{Kind, routes};
use accounts::{Part, sample};
use engine_value::contribution::Line;

#[tokio::test]
async fn the_profit_tab_shows_the_ladder_and_each_figure_explains_itself() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let page = d.get(routes(), &d.cast.controller, "/accounts/1001/profit").await;
        assert_eq!(page.status, 200, "{}", page.text);
        for part in ["Of €100 at list price", "€20", "1,250,000.00", "29.55", "DB III"] {
            assert!(page.text.contains(part), "{part} is missing");
        }
        for line in Line::ALL {
            let path = format!("/accounts/1001/profit?explain={}", line.code());
            let part = d.get_part(routes(), &d.cast.controller, &path, "explain").await;
            assert_eq!(part.status, 200, "{}", part.text);
            assert!(part.text.starts_with("<div class=\"explain"), "{}", &part.text[..200.min(part.text.len())]);
        }
        let db2 = d.get_part(routes(), &d.cast.controller, "/accounts/1001/profit?explain=db2", "explain").await;
        assert!(db2.text.contains("Order: 1,200 × €25.00") && db2.text.contains("−30,000.00"), "{}", db2.text);
    })
    .await;
}

#[tokio::test]
async fn the_lines_behind_a_figure_add_up_to_the_cent() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        for line in Line::ALL {
            let path = format!("/accounts/1001/profit/entries?line={}", line.code());
            let page = d.get(routes(), &d.cast.controller, &path).await;
            assert_eq!(page.status, 200, "{}", page.text);
            assert!(!page.text.contains("booked or released"), "{line:?} has a part that nothing explains");
        }
        let csv = d.get(routes(), &d.cast.controller, "/accounts/1001/profit/entries/csv?line=db2").await;
        assert!(
            csv.text.contains("\"1,250,000.00\"") || csv.text.trim_end().ends_with("1250000.00"),
            "{}",
            csv.text.lines().last().unwrap()
        );
        let rows: Vec<&str> = csv.text.lines().skip(1).collect();
        let amount = |r: &str| r.rsplit(',').next().unwrap().replace('.', "").parse::<i64>().unwrap();
        let (total, parts) = rows.split_last().unwrap();
        assert_eq!(parts.iter().map(|r| amount(r)).sum::<i64>(), amount(total));
        let first = d.get(routes(), &d.cast.controller, "/accounts/1001/profit/entries?line=gross_sales").await;
        let next = first.text.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let next = next.replace("&#38;", "&").replace("&amp;", "&");
        let second = d.get(routes(), &d.cast.controller, &next).await;
        assert_eq!(second.status, 200);
        assert!(second.text.contains("To the first"));
        let xlsx = d.get(routes(), &d.cast.controller, "/accounts/1001/profit/export.xlsx").await;
        assert!(xlsx.status == 200 && xlsx.header("content-disposition").contains(".xlsx"));
    })
    .await;
}

#[tokio::test]
async fn hidden_accounts_are_not_found_and_money_is_shown_to_those_who_may_see_it() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        let path = "/accounts/1001/profit";
        for who in [&d.cast.manager, &d.cast.colleague, &d.cast.administrator, &d.second.head] {
            assert_eq!(d.get(routes(), who, path).await.status, 404);
            assert_eq!(d.get(routes(), who, "/accounts/1001/profit/entries").await.status, 404);
        }
        sample::team(&d.site, &d.cast.head, account, &d.cast.manager, Part::Lead, true).await;
        sample::team(&d.site, &d.cast.head, account, &d.cast.colleague, Part::Colleague, false).await;
        assert!(d.get(routes(), &d.cast.manager, path).await.text.contains("5,000,000.00"));
        let seen = d.get(routes(), &d.cast.colleague, path).await;
        assert!(seen.status == 200 && !seen.text.contains("5,000,000"), "no amount without the right to money");
        assert_eq!(d.get(routes(), &d.cast.colleague, "/accounts/1001/profit/entries").await.status, 403);
        assert_eq!(d.get(routes(), &d.cast.colleague, "/accounts/1001/profit/export.csv").await.status, 403);
        let form = [("fiscal_year", "2026"), ("db3", "1,020,000")];
        assert_eq!(d.post(routes(), &d.cast.manager, "/accounts/1001/profit/target", &form).await.status, 403);
        assert_eq!(d.post(routes(), &d.cast.head, "/accounts/1001/profit/target", &form).await.status, 303);
        let page = d.get(routes(), &d.cast.head, path).await;
        assert!(page.text.contains("€1,020k") && page.text.contains("Set by Ines Falk"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn the_settings_keep_costs_close_months_and_say_who_may() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let path = "/settings/contribution";
        for who in [&d.cast.manager, &d.cast.colleague, &d.cast.administrator] {
            assert_eq!(d.get(routes(), who, path).await.status, 403);
        }
        let page = d.get(routes(), &d.cast.controller, path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        for part in
            ["All three cost blocks are kept, the map shows DB III.", "€350.00", "6.0% a year", "Key account manager"]
        {
            assert!(page.text.contains(part), "{part} is missing");
        }
        assert!(!d.get(routes(), &d.cast.head, path).await.text.contains("Add a rate"));
        let post = async |path: &str, form: &[(&str, &str)]| {
            d.post(routes(), &d.cast.controller, path, form).await.status.as_u16()
        };
        let rate = [("kind", "rate"), ("driver", "orders"), ("amount", "27.50"), ("from", "2026-10")];
        assert_eq!(d.post(routes(), &d.cast.head, "/settings/contribution/cost", &rate).await.status, 403);
        assert_eq!(post("/settings/contribution/cost", &rate).await, 303);
        let shared = [
            ("kind", "shared"),
            ("name", "Jana"),
            ("amount", "1,000"),
            ("from", "2026-01"),
            ("members", "1001"),
            ("key", "orders"),
        ];
        assert_eq!(post("/settings/contribution/cost", &shared).await, 303);
        assert_eq!(post("/settings/contribution/driver/orders", &[("gone", "60")]).await, 303);
        assert_eq!(post("/settings/contribution/label/freight", &[("de", "Versand"), ("en", "Shipping")]).await, 303);
        assert_eq!(post("/settings/contribution/move/service", &[]).await, 303);
        assert_eq!(post("/settings/contribution/target/2026", &[("margin", "21"), ("satisfaction", "72")]).await, 303);
        assert_eq!(post("/settings/contribution/close", &[("month", "2025-11")]).await, 303);
        assert_eq!(post("/settings/contribution/reopen", &[("reason", "")]).await, 422);
        let page = d.get(routes(), &d.cast.controller, path).await;
        for part in [
            "Closed through November 2025.",
            "Shipping",
            "€27.50",
            "60%",
            "Reopen November 2025",
            "€1,000.00",
            "Version 3",
        ] {
            assert!(page.text.contains(part), "{part} is missing");
        }
        assert_eq!(post("/settings/contribution/reopen", &[("reason", "late freight")]).await, 303);
        assert_eq!(post("/settings/contribution/kept/fixed_cost", &[("kept", "false")]).await, 303);
        assert!(d.get(routes(), &d.cast.controller, path).await.text.contains("The map shows DB II"));
        let limits =
            [("abc_a", "70"), ("abc_b", "60"), ("by", "net"), ("large", "10"), ("coverage", "95"), ("rate_days", "35")];
        let answer = d.post(routes(), &d.cast.controller, "/settings/limits", &limits).await;
        assert!(answer.status == 422 && answer.text.contains("does not end before class A"));
        assert_eq!(
            post(
                "/settings/limits",
                &[
                    ("abc_a", "70"),
                    ("abc_b", "90"),
                    ("by", "db3"),
                    ("large", "10"),
                    ("coverage", "95"),
                    ("rate_days", "35")
                ]
            )
            .await,
            303
        );
        is_proved(&d).await;
    })
    .await;
}

#[tokio::test]
async fn a_form_of_the_settings_with_faults_comes_back_with_what_was_typed() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let post = async |path: &str, form: &[(&str, &str)], parts: &[&str]| {
            let a = d.post(routes(), &d.cast.controller, path, form).await;
            assert_eq!(a.status, 422, "{path}: {}", a.text);
            for part in parts {
                assert!(a.text.contains(part), "{path}: {part} is missing in {}", a.text);
            }
        };
        let cost = "/settings/contribution/cost";
        let fixed = [("kind", "fixed"), ("account", "1002"), ("name", "Moulds"), ("amount", "2,50"), ("from", "")];
        let said = [
            "id=\"fixed-name\" name=\"name\" class=\"field-box\" type=\"text\" value=\"Moulds\"",
            "id=\"fixed-amount-note\"",
            "value=\"2,50\"",
            "There is no account with the key “1002”.",
            "The month is missing.",
        ];
        post(cost, &fixed, &said).await;
        let group = [("kind", "group"), ("amount", "120"), ("from", "2026-01"), ("to", "2025-12")];
        post(cost, &group, &["“120” is not a percentage", "The last month lies before the first."]).await;
        let shared = [("kind", "shared"), ("name", "J"), ("amount", "1"), ("from", "2026-01"), ("members", "nobody")];
        post(cost, &shared, &["There is no account with the key “nobody”.", "id=\"shared-members-note\""]).await;
        let target = [("margin", "x"), ("satisfaction", "72")];
        post("/settings/contribution/target/2026", &target, &["“x” is not a percentage", "value=\"72\""]).await;
        post("/settings/contribution/driver/orders", &[("gone", "lots")], &["“lots” is not a percentage"]).await;
        let long = "x".repeat(81);
        post("/settings/contribution/label/freight", &[("de", &long), ("en", "Freight")], &["label has at most 80"])
            .await;
        let account = [("fiscal_year", "2026"), ("net_revenue", "1.5"), ("db2", "2,00"), ("margin", "20")];
        post("/accounts/1001/profit/target", &account, &["id=\"db2-note\"", "value=\"2,00\"", "value=\"1.5\""]).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_left_of_an_estimate_is_released_by_controlling_and_taken_back() {
    testkit::both(async |d| {
        let (account, unit) = sample::account(&d.site, &d.cast.head, "1001", "Tarvik").await;
        let span = ("2026-01".parse().unwrap(), "2026-06".parse().unwrap());
        let estimate = NewLine {
            source: crate::Source::Estimate,
            stands_for: Some(span),
            ..NewLine::new(unit, day("2026-01-31")).amount(Kind::Bonus, 60_000)
        };
        let bonus = NewLine::new(unit, day("2026-03-31")).amount(Kind::Bonus, 25_000);
        let sales = NewLine::new(unit, day("2026-02-02")).amount(Kind::InvoicedSales, 100_000);
        book(&d, Identity::Row, &[estimate, bonus, sales]).await;
        let path = "/settings/contribution/estimates";
        let net = async || figures(&d, months_of("2026-01", "2026-06")).await.account(account).unwrap().now.net;
        assert_eq!(net().await, Some(40_000));
        assert_eq!(d.get(routes(), &d.cast.manager, path).await.status, 403);
        assert!(!d.get(routes(), &d.cast.head, path).await.text.contains("Release in"), "the head only reads");
        let page = d.get(routes(), &d.cast.controller, path).await.text;
        for part in ["Tarvik", "€600.00", "€350.00", "Release in June 2026"] {
            assert!(page.contains(part), "{part} is missing");
        }
        let id = unit.to_string();
        let form = [("unit", id.as_str()), ("kind", "bonus"), ("from", "2026-01"), ("to", "2026-06")];
        assert_eq!(d.post(routes(), &d.cast.head, path, &form).await.status, 403);
        assert_eq!(d.post(routes(), &d.cast.controller, path, &form).await.status, 303);
        assert_eq!(net().await, Some(75_000), "what was booked stays");
        let empty = d.get(routes(), &d.cast.controller, path).await.text;
        assert!(empty.contains("No estimate is open"), "{empty}");
        assert_eq!(d.post(routes(), &d.cast.controller, path, &form).await.status, 409);
        let undoer = base::undo::UNDOERS.iter().find(|u| u.event == "estimate.released").unwrap();
        let released = d.texts("SELECT CAST(inverse_json AS TEXT) FROM audit_event WHERE workspace_id = $1 AND name = 'estimate.released'").await;
        let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
        let back = (undoer.run)(&mut tx, serde_json::from_str(&released[0]).unwrap()).await.unwrap();
        tx.commit(back).await.unwrap();
        assert_eq!(net().await, Some(40_000));
        is_proved(&d).await;
    })
    .await;
}

/// Line, the sums in cents of a ladder exported as CSV.
fn ladder_of(csv: &str) -> Vec<(String, i64)> {
    let cents = |cell: &str| cell.trim_matches('"').replace([',', '.'], "").parse().unwrap();
    csv.lines()
        .skip(1)
        .map(|r| r.split_once(',').unwrap())
        .map(|(name, r)| (name.to_owned(), cents(r.split(',').next().unwrap())))
        .collect()
}

#[tokio::test]
async fn the_ladders_of_the_units_add_up_to_the_accounts_and_end_before_fixed_costs() {
    testkit::both(async |d| {
        let (account, unit) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let second = sample::unit(&d.site, &d.cast.head, account, ("Tarvik Logistik GmbH", "1003"), None).await;
        let (_, stranger) = sample::account(&d.site, &d.cast.head, "2001", "Halvik").await;
        let sold = |unit, on: &str, cents| {
            NewLine::new(unit, day(on))
                .of("S", on)
                .sold("A", 4_000)
                .amount(Kind::GrossSales, cents)
                .amount(Kind::ProductCost, cents / 2)
        };
        let lines = [
            sold(second, "2026-05-04", 7_000_001),
            sold(second, "2026-02-04", 1_234_567),
            sold(second, "2025-05-04", 6_000_000),
        ];
        book(&d, Identity::DocumentLine, &lines).await;
        let (who, tab) = (&d.cast.controller, "/accounts/1001/profit");
        let page = d.get(routes(), who, tab).await.text;
        assert!(page.contains("All legal units") && page.contains("Tarvik Logistik GmbH"), "{page}");
        let file =
            async |unit: UnitId| ladder_of(&d.get(routes(), who, &format!("{tab}/export.csv?unit={unit}")).await.text);
        let (one, two) = (file(unit).await, file(second).await);
        let all = ladder_of(&d.get(routes(), who, &format!("{tab}/export.csv")).await.text);
        assert_eq!((one.len(), one.last().unwrap().0.as_str(), all.len()), (12, "DB II", 14));
        for ((a, b), whole) in one.iter().zip(&two).zip(&all) {
            assert_eq!((a.0.as_str(), a.1 + b.1), (whole.0.as_str(), whole.1));
        }
        // The lines behind a unit's figures are its own.
        for line in Line::ALL.into_iter().filter(|l| *l <= Line::Db2) {
            let csv = d.get(routes(), who, &format!("{tab}/entries/csv?line={}&unit={second}", line.code())).await;
            assert!(csv.status == 200 && !csv.text.contains("Tarvik Getränke"), "{}", csv.text);
            let panel =
                d.get_part(routes(), who, &format!("{tab}?explain={}&unit={second}", line.code()), "explain").await;
            assert!(panel.text.starts_with("<div class=\"explain"), "{}", panel.text);
        }
        let sales = d.get(routes(), who, &format!("{tab}/entries/csv?line=gross_sales&unit={second}")).await.text;
        assert!(sales.trim_end().ends_with("82345.68"), "{sales}");
        let shown = d.get(routes(), who, &format!("{tab}?unit={second}")).await.text;
        assert!(
            shown.contains("Why net revenue changed")
                && shown.contains("ends with DB II")
                && !shown.contains("id=\"targets\"")
        );
        assert!(shown.contains("+€22,345.68"), "the bridge is the unit's: {shown}");
        for nobody in [stranger.to_string(), UnitId::new().to_string(), "x".into()] {
            assert_eq!(d.get(routes(), who, &format!("{tab}?unit={nobody}")).await.status, 404);
        }
    })
    .await;
}

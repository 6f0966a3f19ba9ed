//! The pages through the router: who sees what, and figures that open their lines.
use super::figures::{worked_costs, worked_example};
use super::*;
use crate::routes;
use accounts::{Part, sample};
use engine_value::contribution::Line;

#[tokio::test]
async fn the_profit_tab_shows_the_ladder_and_each_figure_explains_itself() {
    testkit::both(async |d| {
        let (account, _) = worked_example(&d).await;
        worked_costs(&d, account).await;
        let page = d.get(routes(), &d.cast.controller, "/accounts/1001/profit").await;
        assert_eq!(page.status, 200, "{}", page.text);
        for part in ["Of €100 at list price", "€20", "1,250,000.00", "29.55", "CM III"] {
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

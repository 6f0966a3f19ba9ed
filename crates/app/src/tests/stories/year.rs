use super::{Browser, invoices};
use serde_json::Value;
use std::sync::Mutex;
use testkit::TestDesk;

const CUSTOMERS: [(&str, &str, i64); 3] =
    [("100", "Tarvik", 1_000_050), ("200", "Velmar", 400_000), ("300", "Kleinlich", 10_000)];
const MONTHS: i64 = 12;
/// What product cost takes of sales, in thousandths.
const PRODUCT: i64 = 600;
const ORDER: i64 = 2_500;
const FIXED: i64 = 60_000;

async fn portfolio(d: &TestDesk) -> Value {
    serde_json::to_value(balance::portfolio(&d.site, &d.cast.head, None, None).await.unwrap()).unwrap()
}

fn account<'a>(p: &'a Value, key: &str) -> &'a Value {
    p["accounts"].as_array().unwrap().iter().find(|a| a["key"] == key).unwrap()
}

/// From a firm without a booking to the map: what the JSON says is worked out here from the file, cent by cent.
#[tokio::test]
async fn a_year_of_invoices_becomes_a_portfolio() {
    let told: Mutex<Vec<Value>> = Mutex::new(Vec::new());
    testkit::both(async |d| {
        let before = d.second_firm_rows().await;
        let head = Browser::invited(&d, "Nora Weiss", "head").await;
        let controller = Browser::invited(&d, "Paul Ahrens", "controller").await;

        let invoices = head.import("rechnungen.csv", &invoices(&CUSTOMERS)).await;
        let p = portfolio(&d).await;
        let all: i64 = CUSTOMERS.iter().map(|(_, _, cents)| cents * MONTHS).sum();
        assert_eq!((&p["period"]["from"], &p["period"]["to"]), (&"2025-11-01".into(), &"2026-10-31".into()));
        assert_eq!((&p["unassigned"]["units"], &p["unassigned"]["net_revenue_minor"]), (&3.into(), &all.into()));
        assert_eq!((p["accounts"].as_array().unwrap().len(), &p["totals"]["db1_minor"]), (0, &Value::Null));

        // Taken back and booked again it is the same; in between nothing waits.
        head.post(&format!("{invoices}/undo"), &[]).await;
        assert!(head.get("/accounts/unassigned").await.text.contains("Every number belongs to an account"));
        assert_eq!(portfolio(&d).await["unassigned"]["units"], 0);
        head.post(&format!("{invoices}/again"), &[]).await;
        assert_eq!(portfolio(&d).await, p);

        let assigned = head.post("/accounts/unassigned", &[("what", "top"), ("top", "3")]).await;
        assert_eq!(assigned.status, 303, "{}", assigned.text);
        for cost in [
            &[("kind", "group"), ("amount", "60"), ("from", "2025-11")][..],
            &[("kind", "rate"), ("driver", "orders"), ("amount", "25"), ("from", "2025-11")],
            &[
                ("kind", "fixed"),
                ("account", "300"),
                ("name", "Werkzeug"),
                ("amount", "600"),
                ("per", "year"),
                ("from", "2025-11"),
            ],
        ] {
            let a = controller.post("/settings/contribution/cost", cost).await;
            assert_eq!(a.status, 303, "{}", a.text);
        }
        let answers = "Datum;Kunde;Name;Welle;Weiterempfehlung\n01.10.2026;100;A. Lorenz;Herbst;9\n\
            02.10.2026;100;B. Kern;Herbst;10\n02.10.2026;200;C. Roth;Herbst;3\n";
        head.import("antworten.csv", answers).await;

        let p = portfolio(&d).await;
        assert_eq!(p["margin_level"], Value::Null);
        for (key, _, cents) in CUSTOMERS {
            let (a, net) = (account(&p, key), cents * MONTHS);
            let db1 = net - net * PRODUCT / 1_000;
            let db2 = db1 - ORDER * MONTHS;
            let db3 = db2 - if key == "300" { FIXED } else { 0 };
            let found = ["net_revenue_minor", "db1_minor", "db2_minor", "db3_minor"].map(|f| a[f].as_i64());
            assert_eq!(found, [net, db1, db2, db3].map(Some), "{key}: {a}");
        }
        let (best, worst) = (account(&p, "100"), account(&p, "300"));
        assert_eq!((&best["satisfaction"]["answers"], &worst["satisfaction"]["answers"]), (&2.into(), &0.into()));
        assert_eq!((&worst["zone"], best["zone"].is_string()), (&Value::Null, true), "{best}");
        assert_eq!((&p["whale"]["loss_making"], &p["whale"]["loss_minor"]), (&1.into(), &worst["db3_minor"]));
        assert_eq!(ledger::check(d.db(), &d.cast.controller).await.unwrap(), Vec::<String>::new());
        assert_eq!(d.second_firm_rows().await, before, "the second firm is untouched");
        told.lock().unwrap().push(p);
    })
    .await;
    let told = told.into_inner().unwrap();
    assert_eq!(told[0], told[1], "SQLite and PostgreSQL tell the same");
}

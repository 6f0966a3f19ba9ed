//! The pages as people walk them: file, mapping, preview, corrections, booking, undo.

use crate::{routes, upload_routes};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use base::{Actor, Site};
use testkit::{Answer, TestDesk};

pub(super) fn all() -> Router<Site> {
    routes().merge(upload_routes())
}

const FILE: &str = "Belegnr;Pos.;Belegdatum;Kunde-Nr.;Kunde;Artikelgruppe;Menge;Betrag EUR\n\
    48-117;10;30.10.2026;40711;Tarvik Getränke;Faltschachteln;12.400;18.412,60\n\
    48-118;10;30.10.2026;40711;Tarvik Getränke;Faltschachteln;8.000;11.234,5O\n\
    48-119;10;12.10.2026;40719;Quendel Naturkost;Trays;5.200;9.880,00\n\
    48-120;10;32.10.2026;40688;Pollwitz;Displays;310;14.726,00\n";

async fn upload(d: &TestDesk, actor: &Actor, name: &str, text: &str) -> Answer {
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n{text}\r\n--x--\r\n"
    );
    let r = Request::post("/data/upload").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    d.send(all(), Some(actor), r.body(Body::from(body)).unwrap()).await
}

/// Uploads and gives the address of the import.
pub(super) async fn home(d: &TestDesk, actor: &Actor, text: &str) -> String {
    let a = upload(d, actor, "umsatz_okt_2026.csv", text).await;
    assert_eq!(a.status, 303, "{}", a.text);
    a.header("location").trim_end_matches("/mapping").to_owned()
}

/// Posts what starts a run, and waits for its end: on a busy machine it outlasts the patience of the page.
pub(super) async fn run(d: &TestDesk, actor: &Actor, href: &str, act: &str) {
    let a = d.post(all(), actor, &format!("{href}/{act}"), &[]).await;
    assert_eq!((a.status.as_u16(), a.header("location")), (303, href), "{}", a.text);
    while d.get(all(), actor, href).await.text.contains("id=\"progress\"") {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

pub(super) fn clean(page: &str) {
    for forbidden in ["<style", " style=", " onclick=", "javascript:", "<script>"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[tokio::test]
async fn nothing_yet_tells_what_to_do() {
    testkit::both(async |d| {
        for actor in [&d.cast.head, &d.cast.controller, &d.cast.manager] {
            let a = d.get(all(), actor, "/data").await;
            assert_eq!(a.status, 200, "{}", a.text);
            assert!(a.text.contains("Nothing has been imported yet.") && a.text.contains("data-island=\"drop\""));
            clean(&a.text);
        }
        for actor in [&d.cast.colleague, &d.cast.administrator] {
            assert_eq!(d.get(all(), actor, "/data").await.status, 404);
            assert_eq!(upload(&d, actor, "f.csv", FILE).await.status, 404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_with_faults_is_corrected_booked_and_undone() {
    testkit::both(async |d| {
        let (me, before) = (&d.cast.controller, d.second_firm_rows().await);
        let href = home(&d, me, FILE).await;
        let map = d.get(all(), me, &format!("{href}/mapping")).await;
        assert_eq!(map.status, 200, "{}", map.text);
        for part in ["Belegdatum", "48-117 · 48-118 · 48-119", "Three rows as they will be booked", "€18,412.60"] {
            assert!(map.text.contains(part), "{part}: {}", map.text);
        }
        clean(&map.text);
        run(&d, me, &href, "check").await;
        let page = d.get(all(), me, &href).await;
        for part in [
            "4 rows read from umsatz_okt_2026.csv.",
            "2 need you.",
            "Use 11.234,50",
            "Use 31.10.2026",
            "Book 2 rows",
            "40719",
        ] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        clean(&page.text);
        // the likely fix, then its way back, then again
        let fix = [("act", "use"), ("value", "11.234,50"), ("column", "7")];
        let a = part(&d, me, &format!("{href}/rows/3"), &fix).await;
        assert!(a.text.contains("Row 3 now reads 11.234,50.") && !a.text.contains("11.234,5O"), "{}", a.text);
        assert!(a.text.contains("Book 3 rows"), "{}", a.text);
        let a = part(&d, me, &format!("{href}/rows/3/back"), &[("column", "7")]).await;
        assert!(a.text.contains("Use 11.234,50") && a.text.contains("Book 2 rows"), "{}", a.text);
        part(&d, me, &format!("{href}/rows/3"), &fix).await;
        let a = part(&d, me, &format!("{href}/rows/5"), &[("act", "leave_out")]).await;
        assert!(a.text.contains("Row 5 is left out.") && a.text.contains("No row has a problem."), "{}", a.text);
        run(&d, me, &href, "book").await;
        let page = d.get(all(), me, &href).await;
        assert!(page.text.contains("booked 23 Nov 2026") && page.text.contains("/undo\""), "{}", page.text);
        let sums = "SELECT CAST(SUM(gross_sales) AS TEXT) FROM ledger_fact WHERE workspace_id = $1";
        assert_eq!(d.texts(sums).await, ["3952710"]);
        let a = d.post(all(), me, &format!("{href}/undo"), &[]).await;
        assert_eq!(a.status, 303, "{}", a.text);
        assert!(d.get(all(), me, &href).await.text.contains("Book again"));
        let a = d.post(all(), me, &format!("{href}/again"), &[]).await;
        assert_eq!((a.status.as_u16(), d.texts(sums).await), (303, vec!["3952710".to_owned()]));
        assert_eq!(before, d.second_firm_rows().await);
    })
    .await;
}

/// A form as htmx posts it for the element `check`.
async fn part(d: &TestDesk, actor: &Actor, path: &str, form: &[(&str, &str)]) -> Answer {
    let body: Vec<String> =
        form.iter().map(|(k, v)| format!("{}={}", base::page::escape_query(k), base::page::escape_query(v))).collect();
    let r = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("hx-request", "true")
        .header("hx-target", "div#check");
    let a = d.send(all(), Some(actor), r.body(Body::from(body.join("&"))).unwrap()).await;
    assert_eq!(a.status, 200, "{}", a.text);
    a
}

#[tokio::test]
async fn a_saved_mapping_is_found_again_by_the_header() {
    testkit::both(async |d| {
        let me = &d.cast.controller;
        let href = home(&d, me, FILE).await;
        let form = [
            ("act", "save"),
            ("kind", "ledger"),
            ("name", "ERP invoices"),
            ("source_system", "erp"),
            ("to_0", "document"),
            ("to_1", "line"),
            ("to_2", "day"),
            ("to_3", "customer"),
            ("to_5", "offering"),
            ("to_7", "amount.gross_sales"),
            ("identity", "document_line"),
            ("empty_customer", "without_customer"),
        ];
        let a = d.post(all(), me, &format!("{href}/mapping"), &form).await;
        assert_eq!(a.status, 303, "{}", a.text);
        let toml = d.get(all(), me, &format!("{href}/mapping.toml")).await.text;
        for part in ["name = \"ERP invoices\"", "amount.gross_sales", "without_customer", "document_line"] {
            assert!(toml.contains(part), "{toml}");
        }
        let other = home(&d, me, FILE).await;
        let page = d.get(all(), me, &format!("{other}/mapping")).await.text;
        assert!(page.contains("The header fits your mapping “ERP invoices”."), "{page}");
        assert_eq!(d.get(all(), me, &format!("{other}/mapping.toml")).await.text, toml);
        let bad = [("act", "draw"), ("kind", "ledger"), ("currency", "XXQ"), ("to_2", "day")];
        let a = d.post(all(), me, &format!("{other}/mapping"), &bad).await;
        assert_eq!(a.status, 422, "{}", a.text);
        d.post(all(), me, &format!("{other}/mapping/without"), &[]).await;
        assert!(!d.get(all(), me, &format!("{other}/mapping")).await.text.contains("The header fits"));
    })
    .await;
}

#[tokio::test]
async fn a_rule_for_the_first_row_of_a_document_is_made_on_the_page() {
    testkit::both(async |d| {
        let me = &d.cast.controller;
        let twice =
            FILE.replace("48-118;10;", "48-117;20;").replace("11.234,5O", "11.234,50").replace("32.10.", "31.10.");
        let href = home(&d, me, &twice).await;
        let text = async || d.get(all(), me, &format!("{href}/mapping.toml")).await.text;
        let chosen = [
            ("kind", "ledger"),
            ("to_0", "document"),
            ("to_1", "line"),
            ("to_2", "day"),
            ("to_3", "customer"),
            ("to_7", "amount.gross_sales"),
            ("identity", "document_line"),
        ];
        let post = async |more: &[(&str, &str)]| {
            let form: Vec<_> = chosen.iter().chain(more).copied().collect();
            d.post(all(), me, &format!("{href}/mapping"), &form).await
        };
        // half a rule is none yet
        post(&[("rule_first", "yes"), ("rule_set", "count")]).await;
        assert!(!text().await.contains("[[rule]]"), "{}", text().await);
        let count = [("rule_first", "yes"), ("rule_set", "count"), ("rule_driver", "orders_of_7"), ("act", "rule")];
        assert_eq!(post(&count).await.status, 303);
        let seller = [("rule_column", "Artikelgruppe"), ("rule_when", "equals"), ("rule_value", "Faltschachteln")];
        let drop = [("rule_first", "no"), ("rule_set", "drop:amount.gross_sales"), ("act", "rule")];
        assert_eq!(post(&[seller.as_slice(), &drop].concat()).await.status, 303);
        let made = crate::Mapping::parse(&text().await).unwrap().rules;
        assert_eq!(made.iter().map(|r| r.when.first_of_document).collect::<Vec<_>>(), [Some(true), Some(false)]);
        let page = d.get(all(), me, &format!("{href}/mapping")).await.text;
        for part in [
            "When the row is the first of its document: ",
            "When Artikelgruppe is “Faltschachteln” and the row is a further one of its document: ",
            "do not count Gross sales",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        clean(&page);
        run(&d, me, &href, "check").await;
        run(&d, me, &href, "book").await;
        let sums = "SELECT CAST(SUM(gross_sales) AS TEXT) FROM ledger_fact WHERE workspace_id = $1";
        assert_eq!(
            d.texts(sums).await,
            [(1_841_260 + 988_000 + 1_472_600).to_string()],
            "the further row of 48-117 counts nothing"
        );
        let orders = "SELECT CAST(SUM(quantity) AS TEXT) FROM ledger_driver WHERE workspace_id = $1";
        assert_eq!(d.texts(orders).await, ["3000"], "three documents, in thousandths");
        let german = Actor { lang: base::Lang::De, ..me.clone() };
        let other = home(&d, me, FILE).await;
        let page = d.get(all(), &german, &format!("{other}/mapping")).await.text;
        assert!(page.contains("eine weitere ihres Belegs") && page.contains("Kürzel des Treibers"), "{page}");
        let form = [("kind", "ledger"), ("to_2", "day"), ("rule_first", "yes"), ("rule_set", "skip"), ("act", "rule")];
        let a = d.post(all(), me, &format!("{other}/mapping"), &form).await;
        assert!(a.status == 422 && a.text.contains("a column that fills document"), "{} {}", a.status, a.text);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_number_is_linked_and_faults_come_as_a_file() {
    testkit::both(async |d| {
        let me = &d.cast.head;
        let path = d.folder().join("accounts.csv");
        std::fs::write(&path, "customer;key;name\n40711;TAR;Tarvik Getränke\n1;QUE;Quendel Naturkost\n").unwrap();
        let columns: String =
            ["customer", "key", "name"].map(|c| format!("[[column]]\nfrom = \"{c}\"\nto = \"{c}\"\n")).join("");
        let m = format!("version = 1\nkind = \"accounts\"\nname = \"a\"\nsource_system = \"erp\"\n{columns}");
        let quiet = |_| {};
        crate::import_file(&d.site, me, crate::ImportKind::Accounts, &path, &m, crate::Options::default(), &quiet)
            .await
            .unwrap();
        let href = home(&d, me, FILE).await;
        run(&d, me, &href, "check").await;
        let page = d.get(all(), me, &href).await.text;
        assert!(page.contains("Link to Quendel Naturkost"), "{page}");
        let form = [("number", "40719"), ("name", "Quendel Naturkost"), ("account", "QUE")];
        assert_eq!(d.post(all(), me, &format!("{href}/link"), &form).await.status, 303);
        let page = d.get(all(), me, &href).await.text;
        assert!(
            !page.contains("Link to Quendel Naturkost") && page.contains("2 new, 0 changed, 0 to assign."),
            "{page}"
        );
        let csv = d.get(all(), me, &format!("{href}/faults.csv")).await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        let lines: Vec<&str> = csv.text.lines().collect();
        assert_eq!(lines.len(), 3, "{}", csv.text);
        assert!(
            lines[0].ends_with(";fault") && lines[1].contains("11.234,5O;Betrag EUR: Not a number"),
            "{}",
            csv.text
        );
    })
    .await;
}

#[tokio::test]
async fn hidden_imports_are_not_found_and_every_page_speaks_german() {
    testkit::both(async |d| {
        let href = home(&d, &d.cast.controller, FILE).await;
        for path in [href.clone(), format!("{href}/mapping"), format!("{href}/faults.csv"), "/data/nonsense".to_owned()]
        {
            assert_eq!(d.get(all(), &d.cast.manager, &path).await.status, 404, "{path}");
        }
        let german = Actor { lang: base::Lang::De, ..d.cast.head.clone() };
        assert!(d.get(all(), &german, "/data").await.text.contains("wartet auf die Zuordnung"));
        assert!(d.get(all(), &german, &format!("{href}/mapping")).await.text.contains("Spalten und Felder"));
        run(&d, &german, &href, "check").await;
        let page = d.get(all(), &german, &href).await.text;
        assert!(page.contains("4 Zeilen aus umsatz_okt_2026.csv gelesen. 2 brauchen Sie."), "{page}");
        assert_eq!(d.post(all(), &german, &format!("{href}/cancel"), &[]).await.status, 303);
        assert!(d.get(all(), &german, &href).await.text.contains("abgebrochen"));
        assert!(std::fs::read_dir(d.folder().join("uploads")).unwrap().next().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_too_long_or_none_is_refused_and_not_kept() {
    testkit::both(async |d| {
        const SET: &str = "UPDATE workspace SET settings = $2 WHERE workspace_id = $1";
        let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        let (ws, small) = (d.cast.workspace, sqlx::types::Json(serde_json::json!({ "upload_limit_mib": 1 })));
        base::change!(tx, c => sqlx::query(SET).bind(ws).bind(small).execute(c).await.map(|_| ())).unwrap();
        tx.commit_quiet(base::Quiet::Cache).await.unwrap();
        let a = upload(&d, &d.cast.head, "big.csv", &"x;y\n".repeat(300_000)).await;
        assert_eq!(a.status, 409, "{}", a.text);
        assert!(a.text.contains("larger than 1 MiB"), "{}", a.text);
        assert!(std::fs::read_dir(d.folder().join("uploads")).unwrap().next().is_none());
        let a = upload(&d, &d.cast.head, "a.pdf", "%PDF-1.7").await;
        let href = a.header("location").trim_end_matches("/mapping").to_owned();
        let page = d.get(all(), &d.cast.head, &href).await.text;
        assert!(page.contains("This is not a table (PDF)."), "{page}");
    })
    .await;
}

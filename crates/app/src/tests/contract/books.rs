//! demo, portfolio, account, import, undo: fields and exit codes.
use crate::{PASSWORD, init, run};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn json(out: &str) -> Value {
    assert_eq!(out.trim_end().lines().count(), 1, "one object on standard output");
    serde_json::from_str(out).unwrap()
}

/// The names of an object's fields.
fn fields(v: &Value) -> BTreeSet<&str> {
    v.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn names(words: &'static str) -> BTreeSet<&'static str> {
    words.split(' ').collect()
}

#[test]
fn the_demo_fills_an_empty_folder_and_its_portfolio_keeps_the_contract() {
    let dir = tempfile::tempdir().unwrap();
    let filled = run(dir.path(), &["demo"]);
    assert_eq!(filled.code, 0, "{filled:?}");
    assert!(filled.out.contains("http://127.0.0.1:8420") && filled.out.matches('@').count() >= 5, "{}", filled.out);
    assert_eq!(run(dir.path(), &["demo"]).code, 1, "a folder with data is refused");
    let checked = run(dir.path(), &["check"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, ""), "{checked:?}");

    let p = run(dir.path(), &["portfolio", "--json"]);
    assert_eq!(p.code, 0, "{}", p.err);
    let p = json(&p.out);
    assert_eq!(fields(&p), names("period currency accounts totals concentration whale targets unassigned"));
    assert_eq!(fields(&p["period"]), names("from to"));
    let a = &p["accounts"][0];
    assert_eq!(
        fields(a),
        names(
            "key name tier group net_revenue_minor db1_minor db2_minor db3_minor margin margin_level margin_shown \
               margin_se revenue_share abc satisfaction zone zone_probability zone_probabilities tilt"
        )
    );
    assert_eq!(fields(&a["satisfaction"]), names("index sd answers n_eff nps nps_low nps_high response_rate"));
    assert_eq!(fields(&a["zone_probabilities"]), names("balanced squeezed bought lose_lose"));
    assert_eq!(fields(&p["totals"]), names("net_revenue_minor db1_minor db2_minor db3_minor dropped_nonpositive"));
    assert_eq!(fields(&p["concentration"]), names("cr1 cr3 cr5 hhi hhi_low hhi_high effective_customers gini"));
    assert_eq!(fields(&p["whale"]), names("total_minor peak_minor peak_customers loss_minor loss_making"));
    assert_eq!(fields(&p["targets"]), names("margin satisfaction default"));
    assert_eq!(fields(&p["unassigned"]), names("units net_revenue_minor"));
    assert_eq!((a["name"].as_str(), a["net_revenue_minor"].as_i64()), (Some("Tarvik Getränke"), Some(423_897_082)));
    assert_eq!(p["unassigned"]["units"], 12);

    let key = a["key"].as_str().unwrap();
    let one = run(dir.path(), &["account", key, "--json"]);
    assert_eq!(one.code, 0, "{}", one.err);
    let one = json(&one.out);
    assert_eq!(fields(&one), names("period currency account ladder"));
    assert_eq!(one["account"]["net_revenue_minor"], 423_897_082);
    let line = |i: usize| &one["ladder"][i];
    assert_eq!(fields(line(7)), names("line amount_minor of_net_revenue estimated before_minor"));
    assert_eq!((&line(7)["line"], &line(7)["amount_minor"]), (&"net_revenue".into(), &423_897_082.into()));
    assert_eq!(line(13)["amount_minor"], one["account"]["db3_minor"]);
    assert_eq!(run(dir.path(), &["account", "nobody", "--json"]).code, 1);
    assert_eq!(run(dir.path(), &["portfolio", "--json", "--level", "db9"]).code, 2);
    assert_eq!(run(dir.path(), &["portfolio", "--json", "--from", "2026-01-01"]).code, 2, "a day without the other");
    assert_eq!(run(dir.path(), &["portfolio", "--json", "--from", "2026-02-01", "--to", "2026-01-01"]).code, 2);
    assert_eq!(run(dir.path(), &["portfolio"]).code, 2, "without --json");
}

const MAPPING: &str = r#"
version = 1
kind = "ledger"
name = "Invoices"
source_system = "erp"
identity = "document_line"

[[column]]
from = "Day"
to = "day"
[[column]]
from = "Customer"
to = "customer"
[[column]]
from = "Name"
to = "customer_name"
[[column]]
from = "Document"
to = "document"
[[column]]
from = "Line"
to = "line"
[[column]]
from = "Amount"
to = "amount.invoiced_sales"

[constant]
currency = "EUR"
"#;

fn file(dir: &Path, name: &str, text: &str) -> String {
    let path = dir.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_file_is_tried_booked_and_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(init(dir.path(), &[], PASSWORD).code, 0);
    let mapping = file(dir.path(), "m.toml", MAPPING);
    let good = "Day;Customer;Name;Document;Line;Amount\n2026-09-01;40711;Tarvik;R1;1;1.234,50\n2026-09-02;40712;Velmar;R2;1;100,00\n";
    let good = file(dir.path(), "good.csv", good);
    let import = |more: &[&str], csv: &str| {
        run(dir.path(), &[&["import", "ledger", csv, "--mapping", &mapping, "--json"], more].concat())
    };

    let tried = import(&["--dry-run"], &good);
    assert_eq!(tried.code, 0, "{tried:?}");
    let tried = json(&tried.out);
    assert!(fields(&tried).is_superset(&names("import_id state rows totals problems")), "{tried}");
    assert!(fields(&tried["rows"]).is_superset(&names("read new changed already to_assign faulty left_out")));
    assert_eq!((tried["rows"]["read"].as_i64(), tried["rows"]["to_assign"].as_i64()), (Some(2), Some(2)));
    assert_eq!(json(&run(dir.path(), &["portfolio", "--json"]).out)["unassigned"]["units"], 0, "nothing is booked");

    let booked = import(&[], &good);
    assert_eq!(booked.code, 0, "{booked:?}");
    let booked = json(&booked.out);
    assert_eq!(
        (booked["state"].as_str(), booked["totals"][0]["amount_minor"].as_i64()),
        (Some("booked"), Some(133_450))
    );
    let again = json(&import(&[], &good).out);
    assert_eq!(again["rows"]["already"], 2, "the same file twice changes nothing");
    let portfolio = run(dir.path(), &["portfolio", "--json", "--from", "2026-09-01", "--to", "2026-09-30"]);
    assert_eq!(json(&portfolio.out)["unassigned"]["net_revenue_minor"], 133_450);

    let plain = run(dir.path(), &["import", "ledger", &good, "--mapping", &mapping, "--dry-run"]);
    assert!(plain.out.contains("2 rows read") && plain.err.is_empty(), "progress is for terminals: {plain:?}");

    let id = booked["import_id"].as_str().unwrap();
    assert_eq!(run(dir.path(), &["undo", id]).code, 0);
    assert_eq!(run(dir.path(), &["undo", id]).code, 1, "only once");
    assert_eq!(run(dir.path(), &["undo", "0198f000-0000-7000-8000-00000000dead"]).code, 1);
    assert_eq!(run(dir.path(), &["check"]).code, 0);
}

#[test]
fn faulty_rows_are_printed_and_stop_the_booking_unless_the_good_ones_are_wanted() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(init(dir.path(), &[], PASSWORD).code, 0);
    let mapping = file(dir.path(), "m.toml", MAPPING);
    let text = "Day;Customer;Name;Document;Line;Amount\n2026-09-01;40711;Tarvik;R1;1;10,00\n30.02.2026;40712;Velmar;R2;1;7,00\n";
    let csv = file(dir.path(), "some.csv", text);
    let all = run(dir.path(), &["import", "ledger", &csv, "--mapping", &mapping, "--json"]);
    assert_eq!(all.code, 1, "{all:?}");
    let said = json(&all.out);
    assert_eq!(fields(&said["problems"][0]), names("row column value code text fix"));
    assert_eq!((said["rows"]["faulty"].as_i64(), said["state"].as_str() == Some("booked")), (Some(1), false));
    let good = run(dir.path(), &["import", "ledger", &csv, "--mapping", &mapping, "--json", "--good-rows"]);
    assert_eq!(json(&good.out)["state"], "booked");
    // Wrong use and unreadable things.
    assert_eq!(run(dir.path(), &["import", "dances", &csv, "--mapping", &mapping]).code, 2);
    assert_eq!(run(dir.path(), &["import", "ledger", &csv]).code, 2, "without a mapping");
    assert_eq!(run(dir.path(), &["import", "rates", &csv, "--mapping", &mapping]).code, 1, "a mapping of another kind");
    let unknown = file(dir.path(), "u.toml", &format!("{MAPPING}\nsurprise = 1\n"));
    let refused = run(dir.path(), &["import", "ledger", &csv, "--mapping", &unknown]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("surprise"), "{refused:?}");
}

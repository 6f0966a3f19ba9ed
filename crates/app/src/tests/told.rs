//! Every event that a slice writes is told in words, in both languages.
use super::tidy::{files, is_test};
use base::tell::{EventView, TELLERS, sentence};
use base::{Currency, Firm, Lang};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn firm() -> Firm {
    Firm { name: "Meridian".to_owned(), currency: Currency::parse("EUR").unwrap(), fiscal_year_start: 1 }
}

fn told(name: &str, before: &Value, after: &Value, lang: Lang) -> String {
    sentence(&EventView { name, before, after, firm: &firm() }, lang)
}

/// Whole literals such as `"account.closed"` in a text.
fn dotted(text: &str) -> Vec<&str> {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let fits = |l: &&str| l.split_once('.').is_some_and(|(subject, verb)| word(subject) && word(verb));
    let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    code.flat_map(|l| l.split('"')).filter(fits).filter(|l| !l.ends_with(".html")).collect()
}

/// Names of events in the sources, with the file of each: what stands in `Event::new`, and every other literal that begins
/// with the subject of a teller, for a name may reach `Event::new` on a detour.
fn names() -> BTreeMap<String, String> {
    let files: Vec<_> = files("crates", ".rs").into_iter().filter(|(n, _)| !is_test(n)).collect();
    let mut all = BTreeMap::new();
    for (file, text) in &files {
        // What stands below the tests of a file is not written by the program.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let written = text.split("Event::new(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
        for name in written.filter_map(|rest| rest.split('"').next()) {
            all.insert(name.to_owned(), file.clone());
        }
        for name in dotted(text) {
            if TELLERS.iter().any(|t| name.strip_prefix(t.prefix).is_some_and(|rest| rest.starts_with('.'))) {
                all.insert(name.to_owned(), file.clone());
            }
        }
    }
    all
}

#[test]
fn every_event_is_told_in_both_languages_with_and_without_its_values() {
    let names = names();
    assert!(names.len() > 60, "{} events found", names.len());
    let mut bad = Vec::new();
    let full = json!({ "name": "x", "roles": "head", "kind": "y", "rows": { "new": "?" }, "units": 3, "accounts": 2, "event": "z" });
    for (name, file) in &names {
        for lang in [Lang::De, Lang::En] {
            for values in [&Value::Null, &full, &json!([]), &json!({})] {
                let text = told(name, values, values, lang);
                // Events on people are never without their values: `Event::plain`.
                let values_are_there = values.get("roles").is_some() || !name.starts_with("member.");
                let hole = text.contains("()") || text.contains("„“") || text.contains("“”") || text.contains(": .");
                if text == *name || !text.ends_with('.') || (hole && values_are_there) {
                    bad.push(format!("{name} of {file} with {values}: {text}"));
                }
            }
        }
    }
    assert_eq!(bad, Vec::<String>::new());
}

#[test]
fn every_event_that_can_be_taken_back_is_one_that_is_told() {
    let names = names();
    let unknown: Vec<_> = base::undo::UNDOERS.iter().map(|u| u.event).filter(|e| !names.contains_key(*e)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

#[test]
fn sentences_say_what_was_and_what_is() {
    let de = |name: &str, before: Value, after: Value| told(name, &before, &after, Lang::De);
    let tier = json!({ "tier": "T2", "reason": "Potenzial in drei Ländern.", "accounts": 1 });
    assert_eq!(
        de("account.tier_set", json!([{ "account": "Tarvik", "tier": "T3" }]), tier),
        "Kundenstufe T2 statt T3: Potenzial in drei Ländern."
    );
    let person = |name: &str, part: &str| json!([{ "name": name, "part": part, "sees_money": true }]);
    assert_eq!(
        de("account.team_changed", person("Paul Ahrens", "lead"), person("Jana Okafor", "lead")),
        "Team geändert: Jana Okafor (Leitung) statt Paul Ahrens (Leitung)."
    );
    let said = json!({ "field": "employees", "value": "1240", "source": "customer", "as_of": "2026-11-24" });
    assert_eq!(
        de("account.fact_said", json!({ "field": "employees", "value": "1100" }), said),
        "Mitarbeitende: 1.240 statt 1.100 (Kunde, Stand 24.11.2026)."
    );
    let rows = json!({ "read": 12_473, "new": 12_470, "changed": 0, "already": 0, "to_assign": 0, "faulty": 3,
        "left_out": 0 });
    let import = json!({ "kind": "ledger", "file": "rechnungen.csv", "rows": rows });
    assert_eq!(
        de("import.booked", Value::Null, import),
        "Import „rechnungen.csv“ (Rechnungen) gebucht: 12.470 Zeilen; fehlerhaft und nicht gebucht: 3."
    );
    let ebit = |minor: i64| json!({ "fiscal_year": 2026, "amount_minor": minor, "reason": "Planung" });
    assert_eq!(
        de("ebit.set", ebit(100_000_000), ebit(120_000_000)),
        "EBIT 2026 eingetragen, 1.200.000\u{a0}€ statt 1.000.000\u{a0}€: Planung."
    );
    let answer = json!({ "day": "2026-11-24", "source": "customer", "thousandths": { "recommend": 9_000 } });
    assert_eq!(
        de("answer.recorded", json!({ "recommend": 7_000 }), answer),
        "Antwort vom 24.11.2026 festgehalten: Weiterempfehlen\u{a0}9 statt 7."
    );
    let rate = |millionths: i64| json!([{ "kind": "rate", "driver": "orders", "rate_millionths": millionths, "from": 24_312, "to": null }]);
    assert_eq!(
        de("cost.set", Value::Null, rate(12_500_000)),
        "Kosten gesetzt: Auftrag\u{a0}12,50\u{a0}€, seit Jan 2026."
    );
    assert_eq!(
        told("account.undone", &Value::Null, &json!({ "event": "account.merged" }), Lang::En),
        "Taken back: Two accounts merged."
    );
}

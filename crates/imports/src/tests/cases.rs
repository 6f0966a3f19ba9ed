//! Walks `testdata/imports/<case>/{file, mapping.toml, expected.json}`. With `SPAGAT_WRITE_EXPECTED=1` the expected
//! results are written anew; then review the difference.

use super::{testdata, walk};
use crate::problem::{Lang, RowProblem};
use crate::{Context, FileFault, Input, Mapping, Source, TypedRow, rows};
use serde_json::{Value, json};
use std::path::Path;

#[test]
#[allow(clippy::disallowed_methods, reason = "a switch for the person who writes the expected results anew")]
fn every_kept_file_reads_as_expected() {
    let mut folders: Vec<_> =
        std::fs::read_dir(testdata()).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    assert!(folders.len() >= 25, "{} cases", folders.len());
    let mut wrong = Vec::new();
    for folder in &folders {
        let found = read(folder);
        let path = folder.join("expected.json");
        if std::env::var_os("SPAGAT_WRITE_EXPECTED").is_some() {
            std::fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(&path).unwrap_or_default()).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}:\n{}", folder.display(), serde_json::to_string_pretty(&found).unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn read(folder: &Path) -> Value {
    let file = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.file_stem().is_some_and(|s| s == "file"))
        .expect("each case has a file");
    let mapping = Mapping::parse(&std::fs::read_to_string(folder.join("mapping.toml")).unwrap()).unwrap();
    assert_eq!(Mapping::parse(&mapping.to_toml()).as_ref(), Ok(&mapping), "{}", folder.display());
    let opened = Source::file(&file).and_then(|s| Input::open(s, &mapping.file));
    let input = match opened {
        Ok(input) => input,
        Err(fault) => return refused(&fault),
    };
    let d = input.detected.clone();
    let detected = json!({
        "encoding": d.encoding, "delimiter": d.delimiter(), "header": d.header, "header_line": d.header_line,
        "decimal": d.numbers.decimal.to_string(), "days": d.days.as_ref().map(|f| f.as_str().to_owned()),
    });
    let walked = match rows(input, &mapping, Context::default()) {
        Ok(all) => walk(all),
        Err(fault) => return refused(&fault),
    };
    let s = &walked.summary;
    let totals: Vec<Value> = s
        .totals()
        .map(|t| json!([t.month.to_string(), t.kind.code(), t.currency.code(), t.amount_minor.to_string()]))
        .collect();
    json!({
        "detected": detected,
        "read": s.read, "good": s.good, "faulty": s.faulty, "left_out": s.left_out, "blank": s.blank,
        "repeated_headers": s.repeated_headers, "totals_rows": s.totals_rows, "without_customer": s.without_customer,
        "totals": totals,
        "problems": walked.faulty.iter().map(problem).collect::<Vec<_>>(),
        "rows": walked.good.iter().take(3).map(shown).collect::<Vec<_>>(),
        "fault": walked.fault.as_ref().map(refused),
    })
}

fn problem(p: &RowProblem) -> Value {
    json!({
        "row": p.row, "column": p.column, "value": p.value, "code": p.code(), "en": p.text(Lang::En),
        "de": p.text(Lang::De), "fix": p.fix(Lang::En),
    })
}

fn refused(fault: &FileFault) -> Value {
    json!({ "fault": fault.code(), "en": fault.text(Lang::En), "de": fault.text(Lang::De) })
}

/// The row without the fields that are not said; amounts by kind.
fn shown(row: &TypedRow) -> Value {
    let mut text = format!("{row:?}").replace("None, ", "");
    let mut amounts = serde_json::Map::new();
    if let TypedRow::Ledger(line) = row {
        amounts.extend(line.stands_for.map(|(a, b)| ("stands_for".to_owned(), json!([a.to_string(), b.to_string()]))));
        for kind in crate::AmountKind::ALL {
            amounts.extend(line.amount(kind).map(|a| (kind.code().to_owned(), json!(a))));
        }
        if let (Some(from), Some(to)) = (text.find("amounts: ["), text.find("drivers: ")) {
            text.replace_range(from..to, "");
        }
    }
    json!({ "row": text, "amounts": amounts })
}

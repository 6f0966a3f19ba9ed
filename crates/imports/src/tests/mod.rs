//! Files with mapping and expected result, real files, hostile files, properties.

mod books;
mod cases;
mod cut_off;
mod hostile;
mod kinds;
mod mappings;
mod pages;
mod previews;
mod real;
mod sentences;
mod sheets;
mod together;
mod whole;

use crate::mapping::{FileSettings, Mapping};
use crate::{AmountKind, Checked, Context, FileFault, Input, RowProblem, Rows, Source, Summary, TypedRow, rows};
use std::path::PathBuf;

fn testdata() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/imports")
}

/// A file of the shared data beside the project; `None`, and a line that says so, where it is missing.
fn shared(path: &str) -> Option<PathBuf> {
    let found = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if !found.exists() {
        println!("skipped: ../shared/data/{path} is not here");
        return None;
    }
    Some(found)
}

fn kept_mapping(name: &str) -> Mapping {
    Mapping::parse(&std::fs::read_to_string(testdata().join(name)).unwrap()).unwrap()
}

fn open(bytes: &[u8]) -> Result<Input, FileFault> {
    Input::open(Source::bytes(bytes.to_vec()), &FileSettings::default())
}

struct Walked {
    good: Vec<TypedRow>,
    faulty: Vec<RowProblem>,
    fault: Option<FileFault>,
    summary: Summary,
}

fn walk(mut all: Rows) -> Walked {
    let (mut good, mut faulty, mut fault) = (Vec::new(), Vec::new(), None);
    for next in &mut all {
        match next {
            Ok(Checked::Row(row)) => good.push(row),
            Ok(Checked::Faulty(problems)) => faulty.extend(problems),
            Err(f) => fault = Some(f),
        }
    }
    Walked { good, faulty, fault, summary: all.summary().clone() }
}

/// Walks bytes with a mapping that has columns by name: `day, customer, amount`.
fn walk_bytes(bytes: Vec<u8>) -> Walked {
    walk_source(Source::bytes(bytes))
}

fn walk_source(source: Source) -> Walked {
    let mapping = plain_mapping();
    let opened = Input::open(source, &mapping.file).and_then(|i| rows(i, &mapping, Context::default()));
    match opened {
        Ok(all) => walk(all),
        Err(fault) => Walked { good: Vec::new(), faulty: Vec::new(), fault: Some(fault), summary: Summary::default() },
    }
}

fn plain_mapping() -> Mapping {
    let column = |from: &str, to: &str| format!("[[column]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
    Mapping::parse(&format!(
        "version = 1\nkind = \"ledger\"\nname = \"plain\"\n{}{}{}",
        column("day", "day"),
        column("customer", "customer"),
        column("amount", "amount.invoiced_sales")
    ))
    .unwrap()
}

fn kind(code: &str) -> AmountKind {
    AmountKind::from_code(code).unwrap()
}

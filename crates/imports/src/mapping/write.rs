//! Mapping → TOML, in the order of the documentation.

use super::{ColumnRef, EmptyCustomer, Identity, Mapping, Rule};
use crate::reader::SheetChoice;
use std::fmt::Write as _;

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn column(column: &ColumnRef) -> String {
    match column {
        ColumnRef::Name(name) => quoted(name),
        ColumnRef::Number(n) => n.to_string(),
    }
}

pub(super) fn to_toml(mapping: &Mapping) -> String {
    let mut out = String::new();
    // writing to a text cannot fail
    let _ = lines(mapping, &mut out);
    out
}

fn lines(m: &Mapping, out: &mut String) -> std::fmt::Result {
    writeln!(out, "version = 1\nkind = {}", quoted(m.kind.as_str()))?;
    writeln!(out, "name = {}\nsource_system = {}", quoted(&m.name), quoted(&m.source_system))?;
    let word = match m.empty_customer {
        EmptyCustomer::Fault => "fault",
        EmptyCustomer::WithoutCustomer => "without_customer",
    };
    writeln!(out, "empty_customer = {}", quoted(word))?;
    if let Some(identity) = m.identity.map(Identity::as_str) {
        writeln!(out, "identity = {}", quoted(identity))?;
    }
    let settings = file(m);
    if !settings.is_empty() {
        writeln!(out, "\n[file]\n{}", settings.join("\n"))?;
    }
    for c in &m.columns {
        writeln!(out, "\n[[column]]\nfrom = {}\nto = {}", column(&c.from), quoted(&c.to.to_string()))?;
    }
    if !m.constants.is_empty() {
        writeln!(out, "\n[constant]")?;
        for (target, value) in &m.constants {
            writeln!(out, "{} = {}", quoted(&target.to_string()), quoted(value))?;
        }
    }
    if !m.computed.is_empty() {
        writeln!(out, "\n[computed]")?;
        for (target, _, text) in &m.computed {
            writeln!(out, "{} = {}", quoted(&target.to_string()), quoted(text))?;
        }
    }
    m.rules.iter().try_for_each(|r| rule(r, out))
}

fn file(m: &Mapping) -> Vec<String> {
    let f = &m.file;
    let sheet = match &f.sheet {
        SheetChoice::First => None,
        SheetChoice::Name(name) => Some(quoted(name)),
        SheetChoice::Number(n) => Some(n.to_string()),
    };
    let text = |t: &Option<String>| t.as_deref().map(quoted);
    let sign = |c: Option<char>| c.map(|c| quoted(&c.to_string()));
    [
        ("encoding", text(&f.encoding)),
        ("delimiter", text(&f.delimiter)),
        ("quote", text(&f.quote)),
        ("decimal", sign(f.decimal)),
        ("thousands", sign(f.thousands)),
        ("days", text(&f.days)),
        ("year", f.year.map(|y| y.to_string())),
        ("skip_rows", f.skip_rows.map(|n| n.to_string())),
        ("header", f.header.map(|h| h.to_string())),
        ("sheet", sheet),
    ]
    .into_iter()
    .filter_map(|(key, value)| value.map(|v| format!("{key} = {v}")))
    .collect()
}

fn rule(r: &Rule, out: &mut String) -> std::fmt::Result {
    let text = |key: &str, t: &Option<String>| t.as_deref().map(|t| format!("{key} = {}", quoted(t)));
    let flag = |key: &str, b: Option<bool>| b.map(|b| format!("{key} = {b}"));
    let when: Vec<String> = [
        Some(format!("column = {}", column(&r.column))),
        text("starts_with", &r.when.starts_with),
        text("equals", &r.when.equals),
        flag("negative", r.when.negative),
        flag("empty", r.when.empty),
        flag("first_of_document", r.when.first_of_document),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut set: Vec<String> =
        r.set.iter().map(|(t, v)| format!("{} = {}", quoted(&t.to_string()), quoted(v))).collect();
    if r.reverse {
        set.push("sign = -1".to_owned());
    }
    if r.skip {
        set.push("skip = true".to_owned());
    }
    writeln!(out, "\n[[rule]]\nwhen = {{ {} }}\nset = {{ {} }}", when.join(", "), set.join(", "))
}

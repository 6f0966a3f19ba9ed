//! What can be seen by reading the project's own files.
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Files below a folder with this ending, as (path from the root, text).
pub(super) fn files(below: &str, ending: &str) -> Vec<(String, String)> {
    let (mut open, mut found) = (vec![root().join(below)], Vec::new());
    while let Some(dir) = open.pop() {
        for e in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap()) {
            let path = e.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_str().is_some_and(|p| p.ends_with(ending)) {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

pub(super) fn is_test(name: &str) -> bool {
    name.contains("/tests") || name.contains("/testkit/") || name.contains("/benches/") || name.ends_with("sample.rs")
}

#[test]
fn sql_stands_only_in_stores() {
    let stored = |n: &str| n.ends_with("/store.rs") || n.contains("/store/") || n.starts_with("crates/base/");
    let mut bad = Vec::new();
    for (name, text) in files("crates", ".rs").into_iter().filter(|(n, _)| !stored(n) && !is_test(n)) {
        for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            if ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "sqlx::query"]
                .iter()
                .any(|w| line.contains(w))
            {
                bad.push(format!("{name}:{}: {}", i + 1, line.trim()));
            }
        }
    }
    assert_eq!(bad, Vec::<String>::new());
}

#[test]
fn no_file_is_longer_than_one_wants_to_read() {
    let all = files("crates", ".rs").into_iter().map(|(n, t)| (t.lines().count(), n));
    let long: Vec<_> = all.filter(|(lines, _)| *lines > 400).collect();
    assert_eq!(long, vec![], "a folder of the same name?");
}

#[test]
fn every_crate_opens_with_a_page_on_what_it_means() {
    for (name, text) in files("crates", "src/lib.rs") {
        let page = text.lines().take_while(|l| l.starts_with("//!")).count();
        assert!(page >= 2, "{name} begins with {page} lines of `//!`");
    }
}

#[test]
fn no_template_holds_inline_script_style_or_handlers() {
    let mut bad = Vec::new();
    for (name, text) in files("crates", ".html") {
        let low = text.to_lowercase();
        for piece in low.split('<').filter(|p| p.starts_with("script") || p.starts_with("style")) {
            let data = piece.starts_with("script type=\"application/json\"");
            let linked = piece.starts_with("script") && piece.contains(" src=");
            if !data && !linked {
                bad.push(format!("{name}: <{}", piece.lines().next().unwrap_or("")));
            }
        }
        let words = low.split(['\n', ' ', '"', '\'']);
        for w in words
            .filter(|w| w.starts_with("style=") || w.starts_with("hx-on") || w.contains("javascript:") || is_handler(w))
        {
            bad.push(format!("{name}: {w}"));
        }
    }
    assert_eq!(bad, Vec::<String>::new());
}

/// `onclick=` and its kin.
fn is_handler(word: &str) -> bool {
    word.strip_prefix("on")
        .and_then(|w| w.split_once('='))
        .is_some_and(|(name, _)| name.len() > 3 && name.chars().all(|c| c.is_ascii_lowercase()))
}

#[test]
fn both_languages_have_every_text_and_no_text_shouts() {
    for (name, de) in files("crates", "locales/de/main.ftl") {
        let en = std::fs::read_to_string(root().join(name.replace("/de/", "/en/"))).unwrap();
        let keys = |t: &str| {
            let mut k: Vec<String> = t
                .lines()
                .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|l| l.split_once('=').map(|(k, _)| k.trim().to_owned()))
                .collect();
            k.sort();
            k
        };
        assert_eq!(keys(&de), keys(&en), "{name}");
        for (text, words) in [(&de, &["!", "bitte", "leider"][..]), (&en, &["!", "please", "oops", "successfully"][..])]
        {
            for line in text.lines().filter(|l| !l.starts_with('#')) {
                let low = line.to_lowercase();
                let said = words.iter().find(|w| {
                    low.split(|c: char| !c.is_alphanumeric() && c != '!')
                        .any(|x| x == **w || (**w == "!" && x.ends_with('!')))
                });
                assert!(said.is_none(), "{name}: {line}");
            }
        }
    }
}

#[test]
fn settings_commands_and_quiet_changes_are_documented() {
    let settings = std::fs::read_to_string(root().join("docs/operations/settings.md")).unwrap();
    for s in crate::settings::SETTINGS {
        let key = s.key.map_or("–".to_owned(), |k| format!("`{k}`"));
        let row = format!("| `{}` | `{}` | {key} |", s.flag, s.variable);
        assert!(settings.contains(&row), "docs/operations/settings.md lacks the row {row}");
    }
    let commands = std::fs::read_to_string(root().join("docs/operations/command-line.md")).unwrap();
    for name in crate::cli::command_names() {
        assert!(commands.contains(&format!("spagat {name}")), "docs/operations/command-line.md lacks {name}");
    }
    let tx = std::fs::read_to_string(root().join("crates/base/src/db/tx.rs")).unwrap();
    let list = tx.split("pub enum Quiet {").nth(1).and_then(|t| t.split('}').next()).unwrap();
    let quiet: Vec<_> =
        list.lines().map(str::trim).filter(|l| l.ends_with(',')).map(|l| l.trim_end_matches(',')).collect();
    assert_eq!(quiet.len(), 5, "the list of quiet changes is closed: {quiet:?}");
    for q in quiet {
        assert!(commands.contains(&format!("`{q}`")), "docs/operations/command-line.md lacks {q}");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let toml = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let reasons = std::fs::read_to_string(root().join("docs/decisions/dependencies.md")).unwrap();
    let all = toml.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in all.lines().filter(|l| !l.contains("path =")) {
        let Some((name, _)) = line.split_once(" = ") else { continue };
        let said = reasons.contains(name) || (name.starts_with("icu_") && reasons.contains("icu_*"));
        assert!(said, "docs/decisions/dependencies.md lacks {name}");
    }
}

/// The list of `deny.toml`.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "0BSD",
    "Zlib",
    "Unlicense",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "MPL-2.0",
];

/// `A OR B`: one of them; `A AND B`: both.
fn allowed(expression: &str) -> bool {
    let e = expression.replace('/', " OR ").replace(['(', ')'], " ");
    e.split(" AND ").all(|all| all.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

#[test]
fn every_crate_has_a_licence_from_the_list() {
    let out = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        // What other systems would need is not downloaded.
        .args(["--filter-platform", &format!("{}-unknown-linux-gnu", std::env::consts::ARCH)])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let bad: Vec<_> = packages
        .iter()
        .filter(|p| !allowed(p["license"].as_str().unwrap_or("none")))
        .map(|p| format!("{} {}: {}", p["name"], p["version"], p["license"]))
        .collect();
    assert_eq!(bad, Vec::<String>::new());
    assert!(allowed("MIT OR GPL-3.0") && !allowed("MIT AND GPL-3.0") && allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
}

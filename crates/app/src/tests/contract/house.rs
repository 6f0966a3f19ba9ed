//! init, serve, check, backup, restore: the folder as a whole.
use crate::{PASSWORD, Server, init, run, spagat};

#[test]
fn a_firm_is_opened_once_and_everything_agrees() {
    let dir = tempfile::tempdir().unwrap();
    let opened = init(dir.path(), &[], PASSWORD);
    assert_eq!((opened.code, opened.out.as_str()), (0, ""), "{opened:?}");
    let again = init(dir.path(), &[], PASSWORD);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("already holds a firm"), "{again:?}");
    let checked = run(dir.path(), &["check"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, ""), "{checked:?}");
    assert_eq!(run(dir.path(), &["check", "--rebuild"]).code, 0);
}

#[test]
fn the_same_holds_on_postgresql() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let url = runtime.block_on(testkit::empty_postgres_url());
    let dir = tempfile::tempdir().unwrap();
    let opened = init(dir.path(), &["--database-url", &url], PASSWORD);
    assert_eq!(opened.code, 0, "{opened:?}");
    assert!(!dir.path().join("spagat.db").exists());
    let checked = run(dir.path(), &["check", "--database-url", &url]);
    assert_eq!(checked.code, 0, "{checked:?}");
    let file = dir.path().join("one.spagat");
    let written = run(dir.path(), &["backup", file.to_str().unwrap(), "--database-url", &url]);
    assert_eq!(written.code, 0, "{written:?}");
    // Into the SQLite file of another folder.
    let other = tempfile::tempdir().unwrap();
    let restored = run(other.path(), &["restore", file.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{restored:?}");
    assert_eq!(run(other.path(), &["check"]).code, 0);
}

#[test]
fn wrong_use_is_two_and_a_rule_is_one() {
    let dir = tempfile::tempdir().unwrap();
    let nowhere = dir.path().join("none");
    assert_eq!(spagat().output().unwrap().status.code(), Some(2), "no command");
    assert_eq!(spagat().arg("dance").output().unwrap().status.code(), Some(2));
    assert_eq!(spagat().arg("check").output().unwrap().status.code(), Some(2), "no --data");
    assert_eq!(run(dir.path(), &["init", "--firm", "A"]).code, 2, "flags are missing");
    assert_eq!(run(&nowhere, &["check"]).code, 1, "no folder");
    let empty = run(dir.path(), &["check"]);
    assert_eq!(empty.code, 1);
    assert!(empty.err.contains("holds no data yet"), "{empty:?}");
    let short = init(dir.path(), &[], "kurz");
    assert_eq!(short.code, 1, "{short:?}");
    let currency = init(dir.path(), &["--only-administrator"], "");
    assert_eq!(currency.code, 2, "no password: {currency:?}");
    std::fs::write(dir.path().join("spagat.toml"), "listen_to = 1\n").unwrap();
    let unknown = run(dir.path(), &["serve"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("listen_to"), "{unknown:?}");
    assert_eq!(spagat().arg("--version").output().unwrap().status.code(), Some(0));
}

#[test]
fn a_database_that_cannot_be_reached_is_three() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("postgres://nobody@localhost/nothing?host={}", dir.path().display());
    let broken = run(dir.path(), &["check", "--database-url", &url]);
    assert_eq!(broken.code, 3, "{broken:?}");
}

#[test]
fn one_process_writes_and_others_read_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(init(dir.path(), &[], PASSWORD).code, 0);
    let server = Server::start(dir.path(), &["--log-format", "json"]);
    assert!(server.get("/healthz").ends_with("ok"));
    assert!(server.get("/readyz").ends_with("ready"));
    let second = run(dir.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.code, 1);
    assert!(second.err.contains("Another Spagat process works with"), "{second:?}");
    assert_eq!(run(dir.path(), &["check"]).code, 0);
    let file = dir.path().join("one.spagat");
    assert_eq!(run(dir.path(), &["backup", file.to_str().unwrap()]).code, 0);
    let over = run(dir.path(), &["backup", file.to_str().unwrap()]);
    assert_eq!(over.code, 1, "{over:?}");
    assert_eq!(run(dir.path(), &["restore", file.to_str().unwrap()]).code, 1, "a folder with data");
    assert_eq!(server.stop(), Some(0), "SIGTERM ends it cleanly");
}

#[test]
fn without_a_firm_every_page_leads_to_the_set_up_page() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), &[]);
    let portfolio = server.get("/portfolio");
    assert!(portfolio.starts_with("HTTP/1.1 303") && portfolio.contains("location: /set-up"), "{portfolio}");
    assert!(server.get("/set-up").starts_with("HTTP/1.1 200"));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_backup_is_restored_into_an_empty_folder_only() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(init(dir.path(), &[], PASSWORD).code, 0);
    let file = dir.path().join("one.spagat");
    assert_eq!(run(dir.path(), &["backup", file.to_str().unwrap()]).code, 0);
    let there = tempfile::tempdir().unwrap();
    assert_eq!(run(there.path(), &["restore", file.to_str().unwrap()]).code, 0);
    assert_eq!(run(there.path(), &["restore", file.to_str().unwrap()]).code, 1);
    // The plain file too, and a file that is none leaves nothing behind.
    let plain = tempfile::tempdir().unwrap();
    let other = dir.path().join("other.txt");
    std::fs::write(&other, "day;customer\n").unwrap();
    let refused = run(plain.path(), &["restore", other.to_str().unwrap()]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(!plain.path().join("spagat.db").exists());
    let db = there.path().join("spagat.db");
    let restored = run(plain.path(), &["restore", db.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{restored:?}");
}

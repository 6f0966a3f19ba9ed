//! A backup of either database comes back in either, row by row.
use crate::archive;
use base::Db;
use std::path::Path;
use testkit::TestDesk;

async fn fresh(folder: &Path, name: &str) -> Db {
    Db::connect(&format!("sqlite://{}/{name}", folder.display()), 2).await.unwrap()
}

async fn lines(db: &Db, folder: &Path) -> Vec<(String, Vec<String>)> {
    use std::io::Read as _;
    let to = folder.join(format!("{}.zip", uuid::Uuid::now_v7()));
    let m = archive::backup(db, folder, &to, "2026-11-23T12:00:00Z".parse().unwrap()).await.unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(to).unwrap()).unwrap();
    let mut all = Vec::new();
    for t in m.tables {
        let mut text = String::new();
        zip.by_name(&format!("tables/{}.jsonl", t.name)).unwrap().read_to_string(&mut text).unwrap();
        let mut rows: Vec<String> = text
            .lines()
            .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap())
            // JSON columns are text in one database and a tree in the other: compare what they say.
            .map(|v| v.as_array().unwrap().iter().map(said).collect::<Vec<_>>().join(" | "))
            .collect();
        rows.sort();
        all.push((t.name, rows));
    }
    all
}

fn said(cell: &serde_json::Value) -> String {
    let text = cell.as_str().filter(|s| s.starts_with('{') || s.starts_with('['));
    let tree = text.and_then(|s| serde_json::from_str::<serde_json::Value>(s).ok());
    tree.as_ref().unwrap_or(cell).to_string()
}

#[tokio::test]
async fn a_backup_comes_back_row_by_row_in_either_database() {
    testkit::both(async |d| {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("uploads/a")).unwrap();
        std::fs::write(dir.path().join("uploads/a/b"), "day;customer").unwrap();
        let zip = dir.path().join("one.spagat");
        archive::backup(d.db(), dir.path(), &zip, d.now()).await.unwrap();
        let before = lines(d.db(), dir.path()).await;
        assert!(before.iter().any(|(t, rows)| t == "member" && rows.len() == 13));

        let there = tempfile::tempdir().unwrap();
        let again = fresh(there.path(), "spagat.db").await;
        archive::restore(&again, there.path(), &zip).await.unwrap();
        assert_eq!(lines(&again, dir.path()).await, before);
        assert_eq!(std::fs::read_to_string(there.path().join("uploads/a/b")).unwrap(), "day;customer");
        again.close().await;

        // The plain file of that SQLite database goes into PostgreSQL.
        let other = tempfile::tempdir().unwrap();
        let pg = testkit::empty_postgres().await;
        archive::restore(&pg, other.path(), &there.path().join("spagat.db")).await.unwrap();
        assert_eq!(lines(&pg, dir.path()).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_backup_never_overwrites_and_a_foreign_file_is_refused_in_a_sentence() {
    let d = TestDesk::sqlite().await;
    let dir = tempfile::tempdir().unwrap();
    let zip = dir.path().join("one.spagat");
    std::fs::write(&zip, "mine").unwrap();
    let said = format!("{:?}", archive::backup(d.db(), dir.path(), &zip, d.now()).await);
    assert!(said.contains("exists already"), "{said}");
    let db = fresh(dir.path(), "spagat.db").await;
    let said = format!("{:?}", archive::restore(&db, dir.path(), &zip).await);
    assert!(said.contains("is no backup of Spagat"), "{said}");
    assert_eq!(std::fs::read_to_string(&zip).unwrap(), "mine");
}

//! The archive's file: `manifest.json`, `tables/NAME.jsonl` (first line the columns, then one row a line), `uploads/…`.
use super::UPLOADS;
use super::store::{Filling, Snapshot};
use crate::cli::Stop;
use anyhow::{Context as _, ensure};
use base::Db;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What an archive says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `spagat`.
    pub product: String,
    /// Of the archive; this program writes and reads 1.
    pub format: u32,
    /// Of the program that wrote it.
    pub version: String,
    pub made_at: jiff::Timestamp,
    /// The migrations its tables have seen.
    pub migrations: Vec<i64>,
    pub tables: Vec<TableCount>,
    pub uploads: u64,
}

/// Rows of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    pub name: String,
    pub rows: u64,
}

const FORMAT: u32 = 1;
const BATCH: usize = 1000;

/// Writes the archive.
pub(super) async fn write(db: &Db, folder: &Path, to: &Path, now: jiff::Timestamp) -> anyhow::Result<Manifest> {
    let mut snapshot = Snapshot::open(db).await?;
    let packed = SimpleFileOptions::default().large_file(true);
    let mut zip = ZipWriter::new(BufWriter::new(File::create_new(to)?));
    let migrations = snapshot.versions().await?;
    let mut tables = Vec::new();
    for table in snapshot.tables().await? {
        zip.start_file(format!("tables/{}.jsonl", table.name), packed)?;
        let columns: Vec<_> = table.columns.iter().map(|(n, _)| n.as_str()).collect();
        writeln!(zip, "{}", serde_json::to_string(&columns)?)?;
        let mut rows = 0;
        snapshot
            .each(&table, |line| {
                rows += 1;
                writeln!(zip, "{line}").map_err(Into::into)
            })
            .await
            .with_context(|| format!("table {}", table.name))?;
        tables.push(TableCount { name: table.name.to_owned(), rows });
    }
    snapshot.close().await?;
    let mut uploads = 0;
    let root = folder.join(UPLOADS);
    for path in files_below(&root)? {
        let name = path.strip_prefix(&root).context("a path below its root")?;
        zip.start_file(format!("{UPLOADS}/{}", name.to_str().context("a file name that is no text")?), packed)?;
        // An upload that is thrown away meanwhile is not part of the backup.
        match File::open(&path) {
            Ok(mut f) => {
                std::io::copy(&mut f, &mut zip)?;
                uploads += 1;
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => return Err(e.into()),
        }
    }
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let manifest =
        Manifest { product: "spagat".to_owned(), format: FORMAT, version, made_at: now, migrations, tables, uploads };
    zip.start_file("manifest.json", packed)?;
    serde_json::to_writer_pretty(&mut zip, &manifest)?;
    let mut file = zip.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.flush()?;
    file.sync_all()?;
    Ok(manifest)
}

/// All files below a folder in the order of their names; none when there is no such folder.
fn files_below(root: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
            Err(e) => return Err(e),
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads the manifest, or says in a sentence why this is no archive for this program.
fn manifest(zip: &mut ZipArchive<BufReader<File>>, from: &Path, known: &[i64]) -> Result<Manifest, Stop> {
    let no = |why: &str| Stop::Refused(format!("{} cannot be restored: {why}", from.display()));
    let entry = zip.by_name("manifest.json").map_err(|_| no("it is no backup of Spagat."))?;
    let m: Manifest = serde_json::from_reader(entry).map_err(|_| no("its description cannot be read."))?;
    if m.product != "spagat" || m.format != FORMAT {
        return Err(no("it was written in a form that this program does not know."));
    }
    if m.migrations.is_empty() || m.migrations.iter().any(|v| !known.contains(v)) {
        return Err(no(&format!("it comes from the newer version {}. Use that version or a later one.", m.version)));
    }
    Ok(m)
}

/// Fills the database and the uploads folder.
pub(super) async fn read(db: &Db, folder: &Path, from: &Path) -> Result<(), Stop> {
    let file = File::open(from).with_context(|| format!("cannot read {}", from.display()))?;
    let mut zip = ZipArchive::new(BufReader::new(file))
        .map_err(|e| Stop::Refused(format!("{} is no backup of Spagat: {e}.", from.display())))?;
    let m = manifest(&mut zip, from, &db.known_migrations())?;
    let last = m.migrations.iter().copied().max().unwrap_or_default();
    db.migrate_to(last).await.context("cannot make the tables")?;
    let mut filling = Filling::open(db).await?;
    let tables = filling.tables().await?;
    for count in &m.tables {
        let table = tables.iter().find(|t| t.name == count.name);
        let table = table.with_context(|| format!("the archive's table {} is unknown", count.name))?;
        fill(&mut filling, &mut zip, table, count.rows).await.with_context(|| format!("table {}", count.name))?;
    }
    filling.commit().await.context("cannot finish the restore")?;
    db.migrate().await.context("cannot bring the restored data up to date")?;
    uploads(&mut zip, folder)?;
    Ok(())
}

async fn fill(
    filling: &mut Filling,
    zip: &mut ZipArchive<BufReader<File>>,
    table: &super::store::Table,
    rows: u64,
) -> anyhow::Result<()> {
    let mut lines = BufReader::new(zip.by_name(&format!("tables/{}.jsonl", table.name))?).lines();
    let columns: Vec<String> = serde_json::from_str(&lines.next().context("the columns are missing")??)?;
    let known = |c: &String| table.columns.iter().any(|(n, _)| n == c);
    ensure!(columns.iter().all(known), "the archive has columns that this version does not know");
    let mut batch = Vec::with_capacity(BATCH);
    let mut seen = 0;
    for line in lines {
        batch.push(line?);
        seen += 1;
        if batch.len() == BATCH {
            filling.lines(table, &columns, &batch).await?;
            batch.clear();
        }
    }
    filling.lines(table, &columns, &batch).await?;
    filling.table_done(table, &columns).await?;
    ensure!(seen == rows, "the archive holds {seen} rows of {rows}");
    Ok(())
}

fn uploads(zip: &mut ZipArchive<BufReader<File>>, folder: &Path) -> Result<(), Stop> {
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).context("the archive is damaged")?;
        // `enclosed_name` refuses names that lead out of the folder.
        let Some(name) = entry.enclosed_name().filter(|n| n.starts_with(UPLOADS)) else { continue };
        let to = folder.join(name);
        if let Some(dir) = to.parent() {
            std::fs::create_dir_all(dir)?;
        }
        let mut out = File::create_new(&to).with_context(|| format!("cannot write {}", to.display()))?;
        std::io::copy(&mut entry, &mut out)?;
    }
    Ok(())
}

//! Backups. The product's own archive is a ZIP file that both databases write and read: a manifest, one file of JSON
//! lines per table in the order of the foreign keys, and the uploads. What is written is one moment, also while people
//! work. Cells stand in the archive as SQLite stores them (ids and hashes as hexadecimal blobs, times and days as text,
//! truth as 0 and 1), so an archive of one database goes into the other.
//!
//! A restore goes only into an empty place, checks the versions first, and afterwards everything that `spagat check`
//! looks at.
mod file;
mod store;

pub use file::Manifest;

use crate::cli::Stop;
use crate::house::{House, sqlite_path};
use anyhow::Context as _;
use base::Db;
use std::path::{Path, PathBuf};

/// Where uploaded files lie inside a data folder.
pub const UPLOADS: &str = "uploads";

/// Writes an archive of everything; never over an existing file.
pub async fn backup(db: &Db, folder: &Path, to: &Path, now: jiff::Timestamp) -> Result<Manifest, Stop> {
    if to.exists() {
        return Err(Stop::Refused(format!("{} exists already. Choose another name.", to.display())));
    }
    // A half-written archive never stands under the name that was asked for.
    let part = part_of(to);
    let written = file::write(db, folder, &part, now).await;
    match written {
        Ok(manifest) => {
            std::fs::rename(&part, to).with_context(|| format!("cannot name the backup {}", to.display()))?;
            Ok(manifest)
        }
        Err(e) => {
            let _ = std::fs::remove_file(&part);
            Err(Stop::Broken(e.context(format!("cannot write the backup {}", to.display()))))
        }
    }
}

fn part_of(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Fills an empty, unmigrated database and an empty uploads folder from an archive or a plain SQLite file.
pub async fn restore(db: &Db, folder: &Path, from: &Path) -> Result<(), Stop> {
    if !from.is_file() {
        return Err(Stop::Refused(format!("There is no file {}.", from.display())));
    }
    if is_sqlite(from).with_context(|| format!("cannot read {}", from.display()))? {
        // The plain file goes the same way as an archive, so it may also go into PostgreSQL.
        let plain = Db::connect(&format!("sqlite://{}", from.display()), 2).await.context("cannot open the file")?;
        let between = folder.join("restore.part");
        let _ = std::fs::remove_file(&between);
        let written = file::write(&plain, &folder.join("none"), &between, jiff::Timestamp::UNIX_EPOCH).await;
        plain.close().await;
        written.context("the file is no Spagat database")?;
        let done = file::read(db, folder, &between).await;
        let _ = std::fs::remove_file(&between);
        return done;
    }
    file::read(db, folder, from).await
}

fn is_sqlite(path: &Path) -> std::io::Result<bool> {
    use std::io::Read as _;
    let mut head = [0_u8; 16];
    let n = std::fs::File::open(path)?.read(&mut head)?;
    Ok(&head[..n] == b"SQLite format 3\0")
}

/// Writes the data as it is before migration `next` and names the command that brings it back.
pub(crate) async fn before_migration(house: &House, next: i64) -> Result<(), Stop> {
    let dir = house.folder.join("backups");
    std::fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let now = (crate::cli::clock())();
    let file = dir.join(format!("before-{next:04}-{}.spagat", now.strftime("%Y%m%dT%H%M%SZ")));
    backup(&house.db, &house.folder, &file, now).await?;
    eprintln!(
        "Before bringing the data up to date a backup was written. To go back, use the older program and an empty \
         folder: spagat restore {} --data NEW-FOLDER",
        file.display()
    );
    Ok(())
}

/// Whether there is nothing yet that a restore or the demo could overwrite.
pub(crate) fn is_empty_folder(folder: &Path) -> bool {
    !sqlite_path(folder).exists() && !folder.join(UPLOADS).exists()
}

//! Backups: before a migration, and by `spagat backup` and `spagat restore`.
use crate::cli::Stop;
use crate::house::House;
use anyhow::Context as _;

/// Writes a copy of the data as it is before migration `next` and names the command that brings it back.
pub(crate) async fn before_migration(house: &House, next: i64) -> Result<(), Stop> {
    let dir = house.folder.join("backups");
    std::fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let day = (crate::cli::clock())().strftime("%Y%m%dT%H%M%SZ").to_string();
    let file = dir.join(format!("before-{next:04}-{day}.db"));
    house.db.copy_to(&file.display().to_string()).await.context("cannot write the backup before the migration")?;
    eprintln!(
        "Before bringing the data up to date, a backup was written. To go back with the older program: \
         spagat restore {} --data NEW-FOLDER",
        file.display()
    );
    Ok(())
}

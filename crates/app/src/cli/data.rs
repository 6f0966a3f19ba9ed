//! `spagat check`, `backup`, `restore`: the folder as a whole.
use super::{Common, Stop, clock};
use crate::archive;
use crate::house::{Access, House};
use clap::Args;
use std::path::PathBuf;

/// Flags of `check`.
#[derive(Debug, Clone, Args)]
pub(super) struct Check {
    /// Compute the roll-up anew from the lines first.
    #[arg(long)]
    rebuild: bool,
}

/// Prints every fault; without one it says so.
pub(super) async fn check(common: &Common, flags: Check) -> Result<(), Stop> {
    let house = House::open(common, if flags.rebuild { Access::Write } else { Access::Read }).await?;
    if flags.rebuild {
        crate::check::rebuild(&house.db, clock()(), &common.user()).await?;
    }
    let faults = crate::check::faults(&house.db).await?;
    house.db.close().await;
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        eprintln!("Everything agrees.");
        return Ok(());
    }
    Err(Stop::Refused(format!("{} faults.", faults.len())))
}

/// Flags of `backup` and `restore`.
#[derive(Debug, Clone, Args)]
pub(super) struct ArchiveFile {
    /// The backup's file.
    file: PathBuf,
}

/// Writes an archive; works beside a running server.
pub(super) async fn backup(common: &Common, flags: ArchiveFile) -> Result<(), Stop> {
    let house = House::open(common, Access::Read).await?;
    let m = archive::backup(&house.db, &house.folder, &flags.file, clock()()).await?;
    house.db.close().await;
    let rows: u64 = m.tables.iter().map(|t| t.rows).sum();
    eprintln!("{}: {rows} rows in {} tables, {} files.", flags.file.display(), m.tables.len(), m.uploads);
    Ok(())
}

/// Fills an empty place from an archive and checks it.
pub(super) async fn restore(common: &Common, flags: ArchiveFile) -> Result<(), Stop> {
    let house = House::open_empty(common).await?;
    let done = archive::restore(&house.db, &house.folder, &flags.file).await;
    let faults = match done {
        Ok(()) => crate::check::faults(&house.db).await.map_err(Stop::from),
        Err(e) => Err(e),
    };
    house.db.close().await;
    let faults = faults.inspect_err(|_| house.forget())?;
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        eprintln!("Restored, and everything agrees.");
        return Ok(());
    }
    Err(Stop::Refused(format!("Restored, but {} faults were found.", faults.len())))
}

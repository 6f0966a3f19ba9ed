//! `spagat demo`: an invented firm in an empty folder.
use super::{Common, Stop, clock};
use crate::archive::is_empty_folder;
use crate::house::{Access, House};
use anyhow::Context as _;
use clap::Args;
use std::fmt::Write as _;

/// Flags of `demo`.
#[derive(Debug, Clone, Args)]
pub(super) struct Demo {}

/// Fills the folder and prints where to go and as whom.
pub(super) async fn demo(common: &Common, _flags: Demo) -> Result<(), Stop> {
    if let Some(folder) = common.data.as_deref().filter(|f| !is_empty_folder(f)) {
        return Err(Stop::Refused(format!("{} holds data. The demo firm wants an empty folder.", folder.display())));
    }
    let house = House::open(common, Access::Create).await?;
    if identity::has_firm(&house.db).await? {
        return Err(Stop::Refused("The database already holds a firm. The demo firm wants an empty one.".to_owned()));
    }
    let site = base::Site::new(house.db.clone(), clock(), house.folder.clone(), "http://127.0.0.1");
    let data = crate::demo::data(site.today());
    let filled = crate::demo::fill(&site, &data).await?;
    house.db.close().await;
    let folder = house.folder.display();
    let mut said = format!("{}\n\nAddress   http://127.0.0.1:8420 (spagat serve --data {folder})\n\n", data.name);
    for s in &filled.sign_ins {
        // Writing to a String cannot fail.
        let _ = writeln!(said, "{:<24} {:<44} {}", s.duty, s.email, s.password);
    }
    print!("{said}");
    let path = house.folder.join("demo.txt");
    std::fs::write(&path, said).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

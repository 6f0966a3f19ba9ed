//! The data folder with its database: found, locked, brought to this program's state. One process per folder may
//! write; a second one is refused with a sentence. Commands that only read need no lock.
use crate::cli::{Common, Stop};
use crate::settings::SettingsFile;
use anyhow::Context as _;
use base::Db;
use std::fs::File;
use std::path::{Path, PathBuf};

/// What a command is going to do with the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read only: works beside a running server.
    Read,
    /// Change things: takes the folder's lock.
    Write,
    /// The same, and the folder is made where it is missing.
    Create,
}

/// An open data folder. The lock is held as long as this lives.
#[derive(Debug)]
pub struct House {
    pub folder: PathBuf,
    pub db: Db,
    pub file: SettingsFile,
    _lock: Option<File>,
}

impl House {
    /// Opens the folder and the database, and migrates when this process may write.
    pub async fn open(common: &Common, access: Access) -> Result<Self, Stop> {
        let house = Self::connect(common, access).await?;
        house.bring_up_to_date(access).await?;
        Ok(house)
    }

    /// Opens a place that holds nothing yet and leaves it without tables: for a restore.
    pub async fn open_empty(common: &Common) -> Result<Self, Stop> {
        let folder = data_folder(common)?;
        if !crate::archive::is_empty_folder(&folder) {
            return Err(Stop::Refused(format!("{} holds data. Choose an empty folder.", folder.display())));
        }
        let house = Self::connect(common, Access::Create).await?;
        let untouched = house.db.known_migrations();
        if house.db.pending().await.context("cannot ask for the state of the database")? != untouched {
            return Err(Stop::Refused("The database holds tables of Spagat. Choose an empty one.".to_owned()));
        }
        Ok(house)
    }

    /// Takes away what a failed restore left in a SQLite folder, so that it can be tried again.
    pub(crate) fn forget(&self) {
        for file in ["spagat.db", "spagat.db-wal", "spagat.db-shm"] {
            let _ = std::fs::remove_file(self.folder.join(file));
        }
        let _ = std::fs::remove_dir_all(self.folder.join(crate::archive::UPLOADS));
    }

    async fn connect(common: &Common, access: Access) -> Result<Self, Stop> {
        let folder = data_folder(common)?;
        if access == Access::Create {
            std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        } else if !folder.is_dir() {
            return Err(Stop::Refused(format!("There is no folder {}.", folder.display())));
        }
        let file = SettingsFile::read(&folder)?;
        let lock = if access == Access::Read { None } else { Some(lock(&folder)?) };
        let url = common.database_url.clone().or_else(|| file.database_url.clone());
        if url.is_none() && access != Access::Create && !sqlite_path(&folder).is_file() {
            return Err(Stop::Refused(format!(
                "{0} holds no data yet. Begin with: spagat init --data {0} …, or spagat serve --data {0}.",
                folder.display()
            )));
        }
        let url = url.unwrap_or_else(|| format!("sqlite://{}", sqlite_path(&folder).display()));
        let readers = common.readers.or(file.readers).unwrap_or(8).clamp(1, 200);
        let db = Db::connect(&url, readers).await.context("cannot open the database")?;
        Ok(Self { folder, db, file, _lock: lock })
    }

    async fn bring_up_to_date(&self, access: Access) -> Result<(), Stop> {
        let pending = self.db.pending().await.context("cannot ask for the state of the database")?;
        if pending.is_empty() {
            return Ok(());
        }
        let known = self.db.known_migrations().len();
        let fresh = pending.len() == known;
        if access == Access::Read {
            return Err(Stop::Refused(if fresh {
                "The database is empty. Begin with spagat init or spagat serve.".to_owned()
            } else {
                "The data is from an older version of Spagat. Start spagat serve once; it makes a backup and brings \
                 the data up to date."
                    .to_owned()
            }));
        }
        if !fresh {
            crate::archive::before_migration(self, pending[0]).await?;
        }
        self.db.migrate().await.context("cannot bring the database up to date")?;
        Ok(())
    }
}

/// The SQLite file of a folder.
pub fn sqlite_path(folder: &Path) -> PathBuf {
    folder.join("spagat.db")
}

fn data_folder(common: &Common) -> Result<PathBuf, Stop> {
    let sentence = "Say with --data DIR (or SPAGAT_DATA) where the data folder is.";
    common.data.clone().ok_or_else(|| Stop::Wrong(sentence.to_owned()))
}

/// Takes the folder's lock for as long as the file lives.
pub fn lock(folder: &Path) -> Result<File, Stop> {
    let path = folder.join("spagat.lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(Stop::Refused(format!(
            "Another Spagat process works with {}. Stop it first, or use the pages of the running one.",
            folder.display()
        ))),
        Err(std::fs::TryLockError::Error(e)) => {
            Err(Stop::Broken(anyhow::Error::new(e).context(format!("cannot lock {}", path.display()))))
        }
    }
}

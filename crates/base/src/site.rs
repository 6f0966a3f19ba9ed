//! What the whole program shares: the database, the clock, the data folder, a memory of figures.
use crate::db::Db;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use uuid::Uuid;

/// The clock is an argument: the real one is handed in by `app`, a fixed one by tests.
pub type Clock = Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>;

/// The state of the router. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub db: Db,
    clock: Clock,
    /// Uploads, backups and the SQLite file live here.
    pub data: Arc<PathBuf>,
    /// Where people reach the program, without a trailing slash: `https://spagat.example`.
    pub public_url: Arc<str>,
    /// Figures kept in memory.
    pub memo: Memo,
    /// Woken when a job was queued.
    pub jobs: Arc<tokio::sync::Notify>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("data", &self.data).field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

impl Site {
    pub fn new(db: Db, clock: Clock, data: PathBuf, public_url: &str) -> Self {
        Self {
            db,
            clock,
            data: Arc::new(data),
            public_url: public_url.trim_end_matches('/').into(),
            memo: Memo::default(),
            jobs: Arc::new(tokio::sync::Notify::new()),
        }
    }
    pub fn now(&self) -> jiff::Timestamp {
        (self.clock)()
    }
    /// Today in the time zone of the machine.
    pub fn today(&self) -> crate::Day {
        today(self.now())
    }
    /// Cookies are `Secure` and prefixed when people come by https.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// The day of a moment in the time zone of the machine.
pub fn today(now: jiff::Timestamp) -> crate::Day {
    crate::Day(now.to_zoned(jiff::tz::TimeZone::system()).date())
}

type Kept = (i64, Arc<dyn Any + Send + Sync>);

/// Figures kept between requests: one value per workspace and type, good for one version of the facts.
#[derive(Clone, Default)]
pub struct Memo(Arc<RwLock<HashMap<(Uuid, TypeId), Kept>>>);

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memo")
    }
}

impl Memo {
    /// The kept value if it is of this very version.
    pub fn get<T: Any + Send + Sync>(&self, workspace: crate::ids::WorkspaceId, version: i64) -> Option<Arc<T>> {
        let kept = self.0.read().ok()?;
        let (v, value) = kept.get(&(workspace.0, TypeId::of::<T>()))?;
        (*v == version).then(|| value.clone().downcast().ok()).flatten()
    }
    /// Keeps a value, replacing that of another version.
    pub fn keep<T: Any + Send + Sync>(&self, workspace: crate::ids::WorkspaceId, version: i64, value: Arc<T>) {
        if let Ok(mut kept) = self.0.write() {
            kept.insert((workspace.0, TypeId::of::<T>()), (version, value));
        }
    }
}

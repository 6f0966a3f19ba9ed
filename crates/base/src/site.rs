//! What the whole program shares: the database, the clock, the data folder, a memory of figures.
use crate::db::Db;
use crate::ids::WorkspaceId;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, RwLock};
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
    /// What one request has read already; outside of a request nothing is kept.
    pub seen: Seen,
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
            seen: Seen::default(),
        }
    }
    /// The same site with a memory for one request that only reads: what it asks for twice is read once.
    #[must_use]
    pub fn for_request(&self) -> Self {
        Self { seen: Seen(Some(Arc::default())), ..self.clone() }
    }
    /// The site as a request sees it, with what was read for it on the way to its page.
    #[must_use]
    pub fn of_request(&self, extensions: &axum::http::Extensions) -> Self {
        Self { seen: extensions.get().cloned().unwrap_or_default(), ..self.clone() }
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

/// Small things that one request asks for several times, such as versions: a page reads each once, and so stands on one
/// version from top to bottom. Only requests that change nothing have it.
#[derive(Clone, Default)]
pub struct Seen(Option<Arc<Mutex<SeenThings>>>);

type SeenThings = HashMap<(Uuid, TypeId), Box<dyn Any + Send>>;

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seen")
    }
}

impl Seen {
    /// What this request has read before, else what `read` gives.
    pub async fn once<T, E, F>(&self, workspace: WorkspaceId, read: impl FnOnce() -> F) -> Result<T, E>
    where
        T: Any + Send + Clone,
        F: Future<Output = Result<T, E>>,
    {
        let key = (workspace.0, TypeId::of::<T>());
        let Some(kept) = &self.0 else { return read().await };
        if let Some(found) = kept.lock().ok().and_then(|k| k.get(&key)?.downcast_ref::<T>().cloned()) {
            return Ok(found);
        }
        let value = read().await?;
        if let Ok(mut k) = kept.lock() {
            k.insert(key, Box::new(value.clone()));
        }
        Ok(value)
    }
}

type Kept = (i64, Arc<dyn Any + Send + Sync>);
type Turn = Arc<tokio::sync::Mutex<()>>;

/// Figures kept between requests: one value per workspace and type, good for one version of the facts.
#[derive(Clone, Default)]
pub struct Memo {
    kept: Arc<RwLock<HashMap<(Uuid, TypeId), Kept>>>,
    turns: Arc<Mutex<HashMap<(Uuid, TypeId), Turn>>>,
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memo")
    }
}

impl Memo {
    /// The kept value if it is of this very version.
    pub fn get<T: Any + Send + Sync>(&self, workspace: WorkspaceId, version: i64) -> Option<Arc<T>> {
        let kept = self.kept.read().ok()?;
        let (v, value) = kept.get(&(workspace.0, TypeId::of::<T>()))?;
        (*v == version).then(|| value.clone().downcast().ok()).flatten()
    }
    /// Keeps a value, replacing that of another version.
    pub fn keep<T: Any + Send + Sync>(&self, workspace: WorkspaceId, version: i64, value: Arc<T>) {
        if let Ok(mut kept) = self.kept.write() {
            kept.insert((workspace.0, TypeId::of::<T>()), (version, value));
        }
    }
    /// The kept value, else made and kept. Whoever asks meanwhile waits for it: after a booking the figures are made
    /// once, however many pages ask.
    pub async fn made<T, E, F>(
        &self,
        workspace: WorkspaceId,
        version: i64,
        make: impl FnOnce() -> F,
    ) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
        F: Future<Output = Result<T, E>>,
    {
        if let Some(found) = self.get(workspace, version) {
            return Ok(found);
        }
        let turn = match self.turns.lock() {
            Ok(mut turns) => turns.entry((workspace.0, TypeId::of::<T>())).or_default().clone(),
            Err(_) => Turn::default(),
        };
        let _mine = turn.lock().await;
        if let Some(found) = self.get(workspace, version) {
            return Ok(found);
        }
        let made = Arc::new(make().await?);
        self.keep(workspace, version, made.clone());
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn whoever_asks_at_once_waits_for_one_making() {
        let (memo, ws, made) = (Memo::default(), WorkspaceId::new(), AtomicUsize::new(0));
        let ask = |version| {
            memo.made::<usize, (), _>(ws, version, || async {
                tokio::task::yield_now().await;
                Ok(made.fetch_add(1, Ordering::SeqCst))
            })
        };
        let (a, b, c) = tokio::join!(ask(1), ask(1), ask(1));
        assert_eq!([a, b, c].map(|x| *x.expect("made")), [0, 0, 0]);
        assert_eq!(*ask(2).await.expect("made"), 1, "another version is made anew");
        assert!(memo.get::<usize>(ws, 1).is_none());
    }

    #[tokio::test]
    async fn a_request_reads_once_and_nothing_is_kept_outside_of_one() {
        let reads = AtomicUsize::new(0);
        let ws = WorkspaceId::new();
        for (seen, expected) in [(Seen::default(), 2), (Seen(Some(Arc::default())), 1)] {
            reads.store(0, Ordering::SeqCst);
            for _ in 0..2 {
                let read = async || Ok::<_, ()>(reads.fetch_add(1, Ordering::SeqCst));
                seen.once(ws, read).await.expect("read");
            }
            assert_eq!(reads.load(Ordering::SeqCst), expected);
        }
    }
}

//! Booking a ledger file against the floor: the same lines, parsed already, written once more in changes of the same size by
//! the same statements into a database with the same indices. The ratio of processor time is what counts; on PostgreSQL the
//! server's is part of it.
//!
//!     cargo bench -p app --bench import -- [--lines 1000000] [--accounts 1000] [--postgres]
#[path = "firm/mod.rs"]
mod firm;

use base::ids::WorkspaceId;
use base::{Actor, Currency, Db};
use clap::Parser;
use firm::Firm;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

#[derive(Debug, Parser)]
struct Flags {
    #[arg(long, default_value_t = 1_000_000)]
    lines: u64,
    #[arg(long, default_value_t = 1_000)]
    accounts: u32,
    /// Measure on PostgreSQL, with a server of its own, instead of SQLite.
    #[arg(long)]
    postgres: bool,
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
}

const SPAGAT: &str = env!("CARGO_BIN_EXE_spagat");
/// Ticks of the kernel's clock in a second, as in `/proc/PID/stat`.
const TICKS: f64 = 100.0;

/// A firm with accounts and costs, ready for its ledger.
struct Ready {
    folder: PathBuf,
    url: Option<String>,
}

impl Ready {
    fn spagat(&self, words: &[&str], input: &str) {
        let mut c = Command::new(SPAGAT);
        c.args(words).arg("--data").arg(&self.folder).stdin(Stdio::piped()).stdout(Stdio::null());
        if let Some(url) = &self.url {
            c.args(["--database-url", url]);
        }
        let mut child = c.spawn().expect("start spagat");
        child.stdin.take().expect("input").write_all(input.as_bytes()).expect("input");
        assert!(child.wait().expect("spagat").success(), "{words:?}");
    }
    fn import(&self, kind: &str, files: &Path) {
        let file = |ending: &str| files.join(format!("{kind}.{ending}")).display().to_string();
        self.spagat(&["import", kind, &file("csv"), "--mapping", &file("toml")], "");
    }
    /// The firm once more, in another folder or database.
    async fn copy(&self, folder: &Path) -> Self {
        fs::create_dir(folder).expect("folder");
        for e in fs::read_dir(&self.folder).expect("folder").flatten().filter(|e| e.path().is_file()) {
            fs::copy(e.path(), folder.join(e.file_name())).expect("copy");
        }
        let url = match &self.url {
            Some(u) => Some(testkit::copied_postgres_url(u).await),
            None => None,
        };
        Self { folder: folder.to_owned(), url }
    }
    async fn open(&self) -> Db {
        let url = self.url.clone().unwrap_or_else(|| format!("sqlite://{}", self.folder.join("spagat.db").display()));
        Db::connect(&url, 2).await.expect("connect")
    }
}

/// Fields of `/proc/PID/stat` after the name of the program.
fn stat(pid: &str) -> Option<Vec<f64>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(|f| f.parse().unwrap_or(0.0)).collect())
}

/// Processor seconds of the programs this one has started and waited for.
fn of_children() -> f64 {
    stat("self").map_or(0.0, |f| (f[13] + f[14]) / TICKS)
}

/// Processor seconds of all threads of this program.
fn own() -> f64 {
    let tasks = fs::read_dir("/proc/self/task").expect("tasks").flatten();
    let nanoseconds = |t: fs::DirEntry| -> Option<f64> {
        fs::read_to_string(t.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok()
    };
    tasks.filter_map(nanoseconds).sum::<f64>() / 1e9
}

/// Processor seconds of the PostgreSQL server in a folder, those of ended connections included.
fn of_server(folder: Option<&str>) -> f64 {
    let Some(folder) = folder else { return 0.0 };
    let pids = fs::read_dir("/proc").expect("processes").flatten().filter_map(|e| e.file_name().into_string().ok());
    let its = |pid: &String| fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|d| d.starts_with(folder));
    let used = |pid: String| stat(&pid).map(|f| f[11..15].iter().sum::<f64>() / TICKS);
    pids.filter(its).filter_map(used).sum()
}

/// The one firm of a database, acting by itself.
async fn firm_of(db: &Db) -> Actor {
    let ask = "SELECT workspace_id FROM workspace";
    let id: WorkspaceId = match db {
        Db::Sqlite { ro, .. } => sqlx::query_scalar(ask).fetch_one(ro).await,
        Db::Pg(p) => sqlx::query_scalar(ask).fetch_one(p).await,
    }
    .expect("a firm");
    Actor::system(id, Arc::new(base::Firm { name: String::new(), currency: Currency::EUR, fiscal_year_start: 1 }))
}

/// Writes the lines of one database into another; their number, and seconds and processor seconds of it.
async fn write(from: &Db, to: &Db, as_json: bool, server: Option<&str>) -> (i32, (f64, f64)) {
    let actor = firm_of(to).await;
    let (mut used, mut start) = ((0.0, 0.0), (Instant::now(), 0.0, 0.0));
    let lines = ledger::sample::write_again(from, to, &actor, as_json, |begins| {
        if begins {
            start = (Instant::now(), own(), of_server(server));
        } else {
            used.0 += start.0.elapsed().as_secs_f64();
            used.1 += own() - start.1 + of_server(server) - start.2;
        }
    })
    .await;
    (lines, used)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let flags = Flags::parse();
    let place = tempfile::tempdir().expect("a folder");
    let files = place.path().join("files");
    Firm { accounts: flags.accounts, lines: flags.lines, last: (2026, 10) }.write(&files).expect("files");

    let url = if flags.postgres { Some(testkit::empty_postgres_url().await) } else { None };
    let server = url.as_deref().and_then(|u| u.split("?host=").nth(1));
    let whole = Ready { folder: place.path().join("whole"), url: url.clone() };
    let init = "init --firm Messfirma --currency EUR --fiscal-year-start 1 --admin a@firm.example --password-stdin";
    whole.spagat(&init.split(' ').collect::<Vec<_>>(), "vier alte Boote singen\n");
    whole.import("accounts", &files);
    whole.import("costs", &files);
    let bare = whole.copy(&place.path().join("bare")).await;
    let json = if flags.postgres { None } else { Some(whole.copy(&place.path().join("json")).await) };

    let (began, before) = (Instant::now(), (of_children(), of_server(server)));
    whole.import("ledger", &files);
    let program = of_children() - before.0;
    let booking = (began.elapsed().as_secs_f64(), program + of_server(server) - before.1);

    let from = whole.open().await;
    let (lines, floor) = write(&from, &bare.open().await, false, server).await;
    let what = if flags.postgres { "PostgreSQL" } else { "SQLite" };
    println!("| {what}, {lines} lines | s | processor s |");
    println!("|---|---|---|");
    println!("| spagat import ledger | {:.1} | {:.1} |", booking.0, booking.1);
    println!("| floor: the same lines written | {:.1} | {:.1} |", floor.0, floor.1);
    println!("| ratio | {:.2} | {:.2} |", booking.0 / floor.0, booking.1 / floor.1);
    if let Some(json) = json {
        let (_, by_json) = write(&from, &json.open().await, true, server).await;
        println!("| the same lines written by json_each | {:.1} | {:.1} |", by_json.0, by_json.1);
    }
}

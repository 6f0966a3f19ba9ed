//! One PostgreSQL server per test run, a database per test. Unix socket only, no TCP port: runs cannot collide.
use base::Db;
use sqlx::Connection as _;
use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The address of a fresh database without any table, for tests of the program itself.
pub(crate) async fn empty_url() -> String {
    static N: AtomicU32 = AtomicU32::new(0);
    let server = server();
    let name = format!("e{}_{}", std::process::id(), N.fetch_add(1, Ordering::Relaxed));
    server.admin(&format!("CREATE DATABASE {name}")).await;
    server.url(&name)
}

/// The address of a copy of a database nobody is connected to.
pub(crate) async fn copied_url(of: &str) -> String {
    let name = of.split('?').next().and_then(|u| u.rsplit('/').next()).unwrap_or(of);
    let copy = format!("{name}_copy");
    server().admin(&format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
    server().url(&copy)
}

fn server() -> &'static Server {
    SERVER
        .get_or_init(Server::start)
        .as_ref()
        .expect("PostgreSQL is not installed: apt-get install postgresql (make test does it when root)")
}

/// A fresh, migrated database, copied from a template on the server that all tests of one run share.
pub(crate) async fn fresh() -> Db {
    static N: AtomicU32 = AtomicU32::new(0);
    let server = server();
    server.template().await;
    let name = format!("t{}_{}", std::process::id(), N.fetch_add(1, Ordering::Relaxed));
    server.admin(&format!("CREATE DATABASE {name} TEMPLATE spagat_template STRATEGY file_copy")).await;
    Db::connect(&server.url(&name), 4).await.expect("connect")
}

static SERVER: OnceLock<Option<Server>> = OnceLock::new();

#[derive(Debug)]
struct Server {
    dir: PathBuf,
}

impl Server {
    fn url(&self, db: &str) -> String {
        format!("postgres://spagat@localhost/{db}?host={}", self.dir.display())
    }

    async fn admin(&self, sql: &str) {
        let mut c = sqlx::PgConnection::connect(&self.url("postgres")).await.expect("admin");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut c).await.expect("admin sql");
        c.close().await.expect("close");
    }

    /// Migrates the template once per server; other processes wait at the lock.
    async fn template(&self) {
        let lock = File::create(self.dir.join("template.lock")).expect("lock");
        lock.lock().expect("lock");
        let done = self.dir.join("template.done");
        if !done.exists() {
            self.admin("CREATE DATABASE spagat_template").await;
            let Db::Pg(p) = Db::connect(&self.url("spagat_template"), 1).await.expect("connect") else { return };
            Db::Pg(p.clone()).migrate().await.expect("migrate");
            p.close().await;
            File::create(done).expect("done");
        }
    }

    /// Unix socket only, no TCP port: parallel runs cannot collide.
    /// nextest runs every test in a process of its own, so the server belongs to the run, not to the process.
    fn start() -> Option<Self> {
        let (key, owner) = std::env::var("NEXTEST_RUN_ID").map_or_else(
            |_| (std::process::id().to_string(), std::process::id()),
            |id| (id, std::os::unix::process::parent_id()),
        );
        let initdb = find("initdb")?;
        let postgres = find("postgres")?;
        let dir = std::env::temp_dir().join(format!("spagat-pg-{key}"));
        std::fs::create_dir_all(&dir).ok()?;
        let lock = File::create(dir.join("start.lock")).ok()?;
        lock.lock().ok()?;
        let sock = dir.join(".s.PGSQL.5432");
        if sock.exists() {
            return Some(Self { dir });
        }
        let root = Command::new("id").arg("-u").output().ok()?.stdout.starts_with(b"0\n");
        if root {
            // The server refuses to run as root.
            run(Command::new("chown").arg("nobody").arg(&dir));
        }
        let as_user = |bin: &Path| {
            if root {
                let mut c = Command::new("setpriv");
                c.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]).arg(bin);
                c
            } else {
                Command::new(bin)
            }
        };
        let data = dir.join("data");
        run(as_user(&initdb).current_dir(&dir).arg("-D").arg(&data).args([
            "-U",
            "spagat",
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]));
        let mut cmd = as_user(&postgres);
        cmd.current_dir(&dir).arg("-D").arg(&data).arg("-k").arg(&dir);
        for o in [
            "listen_addresses=",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "shared_buffers=32MB",
            "max_connections=100",
        ] {
            cmd.arg("-c").arg(o);
        }
        cmd.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(dir.join("log")).ok()?).process_group(0);
        let child = cmd.spawn().ok()?;
        // A watcher stops the server and removes its files once the owner is gone, however it ended.
        Command::new("sh")
            .args(["-c", "while kill -0 $0 2>/dev/null; do sleep 0.5; done; kill -INT $1; sleep 1; rm -rf \"$2\""])
            .args([owner.to_string(), child.id().to_string()])
            .arg(&dir)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .ok()?;
        let ready = dir.join("data/postmaster.pid");
        for _ in 0..600 {
            if std::fs::read_to_string(&ready).is_ok_and(|s| s.contains("ready")) {
                return Some(Self { dir });
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("postgres did not start: {}", std::fs::read_to_string(dir.join("log")).unwrap_or_default());
    }
}

fn run(c: &mut Command) {
    let o = c.output().expect("run");
    assert!(o.status.success(), "{c:?}: {}", String::from_utf8_lossy(&o.stderr));
}

fn find(bin: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut dirs: Vec<PathBuf> = std::env::split_paths(&path).collect();
    if let Ok(rd) = std::fs::read_dir("/usr/lib/postgresql") {
        dirs.extend(rd.flatten().map(|e| e.path().join("bin")));
    }
    dirs.into_iter().map(|d| d.join(bin)).find(|p| p.is_file())
}

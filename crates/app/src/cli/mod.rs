//! The command line: a contract described in `docs/operations/command-line.md` and held by tests. Data goes to
//! standard output, everything said to people goes to standard error.
mod books;
mod data;
mod demo;
mod init;
pub(crate) mod progress;
mod serve;

use crate::settings::LogFormat;
use clap::{Args, Parser, Subcommand};
use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Why a command did not do what was asked; each way has its exit code.
#[derive(Debug)]
pub enum Stop {
    /// A rule says no, or rows are faulty: 1.
    Refused(String),
    /// The command was not used as it is meant: 2.
    Wrong(String),
    /// Something broke: 3.
    Broken(anyhow::Error),
}

impl From<base::Error> for Stop {
    fn from(e: base::Error) -> Self {
        match e {
            base::Error::NotFound => Self::Refused("Nothing was found under this name.".to_owned()),
            base::Error::Refused(sentence) | base::Error::BadRequest(sentence) => Self::Refused(sentence),
            e @ (base::Error::Forbidden | base::Error::SignIn) => Self::Refused(e.to_string()),
            base::Error::Broken(e) => Self::Broken(e),
        }
    }
}

macro_rules! broken {
    ($($from:ty),+) => {$(
        impl From<$from> for Stop {
            fn from(e: $from) -> Self {
                Self::Broken(e.into())
            }
        }
    )+};
}
broken!(anyhow::Error, sqlx::Error, std::io::Error, serde_json::Error);

/// Profit and satisfaction of key accounts on one map.
#[derive(Debug, Parser)]
#[command(name = "spagat", version, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// The data folder.
    #[arg(long, global = true, env = "SPAGAT_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead of the SQLite file in the data folder: postgres://user:password@host/database.
    #[arg(long, global = true, env = "SPAGAT_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Log lines as text or as JSON.
    #[arg(long, global = true, env = "SPAGAT_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// What is logged: error, warn, info, debug, or a filter such as info,sqlx=debug.
    #[arg(long, global = true, env = "SPAGAT_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// Connections that read at the same time.
    #[arg(long, global = true, env = "SPAGAT_READERS", value_name = "NUMBER")]
    pub readers: Option<u32>,
    /// The user of the operating system, for the audit log.
    #[arg(long, global = true, env = "USER", hide = true)]
    user: Option<String>,
}

impl Common {
    /// The operating-system user's name as it stands in the audit log.
    pub fn user(&self) -> String {
        use std::os::unix::fs::MetadataExt as _;
        self.user.clone().filter(|u| !u.is_empty()).unwrap_or_else(|| {
            std::fs::metadata("/proc/self").map_or_else(|_| "unknown".to_owned(), |m| format!("uid {}", m.uid()))
        })
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a firm in a new data folder.
    Init(init::Init),
    /// Serve the pages.
    Serve(Serve),
    /// Fill an empty folder with an invented firm and print its sign-ins.
    Demo(demo::Demo),
    /// Read a file by a mapping and book it.
    Import(books::Import),
    /// Take a booked import back.
    Undo(books::Undo),
    /// Print all accounts of a period as JSON.
    Portfolio(books::Portfolio),
    /// Print one account of a period as JSON.
    Account(books::Account),
    /// Look whether everything stored agrees; faults are printed.
    Check(data::Check),
    /// Write everything of one moment into a file; works while the server runs.
    Backup(data::ArchiveFile),
    /// Fill an empty folder (or database) from a backup.
    Restore(data::ArchiveFile),
}

/// Flags of `serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address and port to listen on [default: 127.0.0.1:8420]
    #[arg(long, env = "SPAGAT_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// How people reach it: https://spagat.example. Needed when others than this machine can.
    #[arg(long, env = "SPAGAT_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Allow plain http on a network that is trusted.
    #[arg(long, env = "SPAGAT_INSECURE_HTTP")]
    pub insecure_http: bool,
}

/// The commands that people may use, for the test that holds the documentation.
#[cfg(test)]
pub(crate) fn command_names() -> Vec<String> {
    use clap::CommandFactory as _;
    Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect()
}

/// Runs the command line and says how it ended.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(r) => r,
        Err(e) => return end(Err(Stop::Broken(e.into()))),
    };
    let done = runtime.block_on(run(cli));
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    end(done)
}

async fn run(cli: Cli) -> Result<(), Stop> {
    match cli.command {
        Command::Init(flags) => init::init(&cli.common, flags).await,
        Command::Serve(flags) => serve::serve(&cli.common, flags).await,
        Command::Demo(flags) => demo::demo(&cli.common, flags).await,
        Command::Import(flags) => books::import(&cli.common, flags).await,
        Command::Undo(flags) => books::undo(&cli.common, flags).await,
        Command::Portfolio(flags) => books::portfolio(&cli.common, flags).await,
        Command::Account(flags) => books::account(&cli.common, flags).await,
        Command::Check(flags) => data::check(&cli.common, flags).await,
        Command::Backup(flags) => data::backup(&cli.common, flags).await,
        Command::Restore(flags) => data::restore(&cli.common, flags).await,
    }
}

fn end(done: Result<(), Stop>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Refused(sentence)) => said(1, &sentence),
        Err(Stop::Wrong(sentence)) => said(2, &sentence),
        Err(Stop::Broken(e)) => said(3, &format!("Something broke: {e:#}")),
    }
}

fn said(code: u8, sentence: &str) -> ExitCode {
    eprintln!("spagat: {sentence}");
    ExitCode::from(code)
}

/// Log lines go to standard error.
pub(crate) fn start_log(format: LogFormat, filter: &str) -> Result<(), Stop> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .map_err(|e| Stop::Wrong(format!("--log {filter} cannot be read: {e}")))?;
    // colours are for a person who looks, not for a file
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => builder.with_target(false).init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
    Ok(())
}

/// The real clock: only the command line asks the machine.
#[allow(clippy::disallowed_methods, reason = "the command line is where the clock comes from")]
pub(crate) fn clock() -> base::site::Clock {
    std::sync::Arc::new(jiff::Timestamp::now)
}

//! The command line as a contract: the real program, in temporary folders, by exit code and output.
#![allow(clippy::unwrap_used, unused_crate_dependencies, reason = "a test")]
mod books;
mod house;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The password of every person in these tests.
pub(crate) const PASSWORD: &str = "karton-wellpappe-42";

/// The program with a clean environment.
pub(crate) fn spagat() -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_spagat"));
    c.env_clear().env("PATH", "/usr/bin:/bin").env("USER", "ines").stdin(Stdio::null());
    c
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(o: Output) -> Self {
        Self {
            code: o.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&o.stdout).into_owned(),
            err: String::from_utf8_lossy(&o.stderr).into_owned(),
        }
    }
}

/// Runs `spagat ARGS… --data DIR`.
pub(crate) fn run(dir: &Path, args: &[&str]) -> Ran {
    spagat().args(args).arg("--data").arg(dir).output().unwrap().into()
}

/// Opens a firm.
pub(crate) fn init(dir: &Path, more: &[&str], password: &str) -> Ran {
    let mut c = spagat();
    c.args(["init", "--firm", "Birkhorst Packmittel", "--currency", "EUR", "--fiscal-year-start", "1"])
        .args(["--admin", "ines.falk@birkhorst.example", "--password-stdin", "--data"])
        .arg(dir)
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = c.spawn().unwrap();
    // A command that refuses early does not read.
    let _ = writeln!(child.stdin.take().unwrap(), "{password}");
    child.wait_with_output().unwrap().into()
}

/// A running server; stopped when dropped.
pub(crate) struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    pub(crate) fn start(dir: &Path, more: &[&str]) -> Self {
        let mut child = spagat()
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(dir)
            .args(more)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stderr.take().unwrap()));
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|l| l.split("Spagat is at http://").nth(1).map(str::to_owned))
            .expect("the address");
        // The pipe is read on, else the program would wait for its log lines to go.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// The answer of `GET path`, head and body.
    pub(crate) fn get(&self, path: &str) -> String {
        let mut c = TcpStream::connect(&self.address).unwrap();
        write!(c, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut text = String::new();
        c.read_to_string(&mut text).unwrap();
        text
    }

    /// Sends SIGTERM and gives the exit code.
    pub(crate) fn stop(mut self) -> Option<i32> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

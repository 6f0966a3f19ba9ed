//! Writes the files of an invented firm of any size: `cargo run --release -p app --example firm -- --to DIR`.
#[path = "../benches/firm/mod.rs"]
mod firm;

use clap::Parser;
use firm::Firm;
use std::path::PathBuf;

#[derive(Debug, Parser)]
struct Flags {
    /// Folder for the files; made if it is not there.
    #[arg(long)]
    to: PathBuf,
    #[arg(long, default_value_t = 1_000)]
    accounts: u32,
    /// Ledger lines over 36 months.
    #[arg(long, default_value_t = 1_000_000)]
    lines: u64,
    /// The last month of invoices, 2026-10; left out: last month.
    #[arg(long, value_parser = month)]
    last: Option<(i16, i8)>,
}

fn month(text: &str) -> Result<(i16, i8), String> {
    let parts = text.split_once('-').and_then(|(y, m)| Some((y.parse().ok()?, m.parse().ok()?)));
    parts.filter(|(_, m)| (1..=12).contains(m)).ok_or_else(|| "write it as 2026-10".to_owned())
}

#[allow(clippy::disallowed_methods, reason = "a command line is where the clock comes from")]
fn last_month() -> (i16, i8) {
    let first = jiff::Zoned::now().date().first_of_month();
    let day = first.yesterday().unwrap_or(first);
    (day.year(), day.month())
}

fn main() -> std::io::Result<()> {
    let flags = Flags::parse();
    let last = flags.last.unwrap_or_else(last_month);
    Firm { accounts: flags.accounts, lines: flags.lines, last }.write(&flags.to)
}

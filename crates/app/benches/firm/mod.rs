//! A firm out of dice, of any size: files with their mappings, as an ERP system, a controller and a survey would hand
//! them out. The same size and month always give the same bytes. Shared by the benches, the trials with `kill -9` and
//! `cargo run --release -p app --example firm`.
mod accounts;
mod ledger;
mod small;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// How large the firm is and when its books end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Firm {
    pub accounts: u32,
    pub lines: u64,
    /// Year and month of the last invoices.
    pub last: (i16, i8),
}

/// Months of invoices.
pub(crate) const MONTHS: usize = 36;
/// Articles.
pub(crate) const OFFERINGS: usize = 200;

impl Firm {
    /// Writes `accounts`, `costs`, `ledger`, `targets` and `answers`, each as `.csv` and `.toml`.
    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let customers = accounts::customers(self);
        accounts::write(&customers, folder)?;
        ledger::write(self, &customers, folder)?;
        small::write(self, &customers, folder)
    }

    /// Year and month, `back` months before the last one.
    fn month(&self, back: usize) -> (i16, i8) {
        let back = i16::try_from(back).unwrap_or(i16::MAX);
        let months = self.last.0 * 12 + i16::from(self.last.1) - 1 - back;
        (months.div_euclid(12), i8::try_from(months.rem_euclid(12)).unwrap_or(0) + 1)
    }
}

/// Seeded chance, one per topic.
#[derive(Debug)]
struct Dice(ChaCha8Rng);

impl Dice {
    fn of(topic: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(0x0005_9A6A_7F1E ^ (topic << 48)))
    }
    /// Evenly in `low … high`, both included.
    fn whole(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low + 1).max(1).unsigned_abs();
        low + i64::try_from(self.0.next_u64() % span).unwrap_or(0)
    }
    /// True in `permille` of a thousand throws.
    fn chance(&mut self, permille: i64) -> bool {
        self.whole(0, 999) < permille
    }
    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.whole(0, i64::try_from(items.len()).unwrap_or(1) - 1)).unwrap_or(0)]
    }
}

/// A table in the making.
struct Table(BufWriter<File>);

impl Table {
    /// Writes the mapping and the header; `columns` are header and field, `rest` ends the mapping.
    fn new(folder: &Path, kind: &str, columns: &[(&str, &str)], rest: &str) -> io::Result<Self> {
        let mut mapping = format!("version = 1\nkind = \"{kind}\"\nname = \"bench {kind}\"\nsource_system = \"erp\"\n");
        if kind == "ledger" {
            mapping.push_str("identity = \"document_line\"\n");
        }
        mapping.push_str("\n[file]\nencoding = \"UTF-8\"\ndelimiter = \";\"\ndecimal = \",\"\ndays = \"%d.%m.%Y\"\n");
        for (from, to) in columns {
            // Writing to a String cannot fail.
            let _ = write!(mapping, "\n[[column]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
        }
        mapping.push_str(rest);
        std::fs::write(folder.join(format!("{kind}.toml")), mapping)?;
        let mut file = BufWriter::with_capacity(1 << 18, File::create(folder.join(format!("{kind}.csv")))?);
        let headers: Vec<&str> = columns.iter().map(|c| c.0).collect();
        writeln!(file, "{}", headers.join(";"))?;
        Ok(Self(file))
    }

    fn row(&mut self, cells: std::fmt::Arguments<'_>) -> io::Result<()> {
        self.0.write_fmt(cells)?;
        self.0.write_all(b"\n")
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Cents as an amount with a decimal comma; nothing where there is none.
struct Euro(Option<i64>);

impl std::fmt::Display for Euro {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            None => Ok(()),
            Some(c) => {
                let sign = if c < 0 { "-" } else { "" };
                let c = c.unsigned_abs();
                write!(f, "{sign}{},{:02}", c / 100, c % 100)
            }
        }
    }
}

//! Two real files through the door of a user's file, and the figures of the shared oracle met. Where the shared data does
//! not lie beside the project, each test says that it is skipped.
mod resellers;
mod retail;

use balance::Portfolio;
use base::{Actor, Day, Month, Period};
use engine_value::contribution::Level;
use imports::{ImportKind, Options, Report};
use ledger::{Figures, Side};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use testkit::TestDesk;

/// A file or folder of the shared sales data.
fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/sales").join(path);
    if !found.exists() {
        println!("skipped: ../shared/data/sales/{path} is not here");
        return None;
    }
    Some(found)
}

/// A block of the oracle.
fn oracle(block: &str) -> Option<Value> {
    let text = std::fs::read_to_string(shared("oracle.json")?).unwrap();
    let mut all: Value = serde_json::from_str(&text).unwrap();
    Some(all[block].take())
}

/// An invented firm that has imported real files.
struct Firm {
    desk: TestDesk,
    actor: Actor,
}

impl Firm {
    async fn new(currency: &str) -> Self {
        let desk = TestDesk::sqlite_in(base::Currency::parse(currency).unwrap()).await;
        let actor = desk.cast.console();
        Self { desk, actor }
    }

    /// Imports a file with a kept mapping; all of it must go in.
    async fn import(&self, kind: ImportKind, file: &Path, mapping: &str) -> Report {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/imports").join(mapping);
        let text = std::fs::read_to_string(kept).unwrap();
        let (site, options) = (&self.desk.site, Options::default());
        let report = imports::import_file(site, &self.actor, kind, file, &text, options, &|_| {}).await.unwrap();
        assert!(report.is_fine(), "{:?} {:?}", report.refusal, report.problems.first());
        report
    }

    /// The same of a packed file, which is unpacked into the data folder first.
    async fn import_packed(&self, kind: ImportKind, file: &Path, mapping: &str) -> Report {
        let unpacked = self.desk.folder().join("unpacked.csv");
        let mut from = flate2::read::GzDecoder::new(std::fs::File::open(file).unwrap());
        std::io::copy(&mut from, &mut std::fs::File::create(&unpacked).unwrap()).unwrap();
        self.import(kind, &unpacked, mapping).await
    }

    /// What `spagat portfolio --json` prints.
    async fn portfolio(&self, period: Period, level: Level) -> Value {
        let document: Portfolio =
            balance::portfolio(&self.desk.site, &self.actor, Some(period), Some(level)).await.unwrap();
        serde_json::to_value(document).unwrap()
    }

    async fn figures(&self, period: Period) -> Arc<Figures> {
        ledger::figures(&self.desk.site, &self.actor, period, period.before()).await.unwrap()
    }

    /// The figures of all customers of a month, added up.
    async fn month(&self, month: &str, of: impl Fn(&Side) -> Option<i64>) -> i64 {
        let month: Month = month.parse().unwrap();
        let f = self.figures(Period::months(month, month)).await;
        f.customers.iter().map(|c| of(&c.figure.now).unwrap()).sum()
    }
}

fn period(from: &str, to: &str) -> Period {
    let day = |text: &str| text.parse::<Day>().unwrap();
    Period::new(day(from), day(to)).unwrap()
}

/// An amount of the oracle in minor units, with what stands behind the second decimal.
fn minor(amount: &Value) -> f64 {
    amount.as_f64().unwrap() * 100.0
}

/// To one minor unit; `what` is said when it is not.
#[track_caller]
fn to_the_cent(found: i64, expected: &Value, what: &str) {
    within(found, expected, 1.0, what);
}

/// To so many minor units. The oracle's figures have at most ten digits, so that the last one may be off by one half.
#[track_caller]
#[allow(clippy::cast_precision_loss, reason = "amounts of a few millions")]
fn within(found: i64, expected: &Value, cents: f64, what: &str) {
    let off = (found as f64 - minor(expected)).abs();
    assert!(off <= cents + 1e-3, "{what}: {found} is {off} minor units from {expected}");
}

#[track_caller]
fn near(found: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() <= tolerance, "{what}: {found}, not {expected}");
}

/// A block of concentration: that of the document, and what only the ledger's front door tells.
fn concentration_is_met(document: &Value, f: &Figures, block: &Value) {
    let found = &document["concentration"];
    let shares =
        [("cr1", "share_top_1"), ("cr3", "share_top_3"), ("cr5", "share_top_5"), ("hhi", "hhi"), ("gini", "gini")];
    // The oracle prints ten digits.
    for (ours, theirs) in shares {
        near(found[ours].as_f64().unwrap(), &block[theirs], 1e-9, theirs);
    }
    near(found["effective_customers"].as_f64().unwrap(), &block["effective_customers"], 1e-4, "effective customers");
    let dropped = &block["customers_dropped_nonpositive"];
    assert_eq!(document["totals"]["dropped_nonpositive"], *dropped);

    let analysis = ledger::concentration::Analysis::of(f, f.settings.abc_limits(), false);
    let c = analysis.concentration.as_ref().unwrap();
    let count = |n: usize| serde_json::json!(n);
    assert_eq!(count(analysis.of.len()), block["customers_total"]);
    assert_eq!(count(c.customers), block["customers"]);
    to_the_cent(c.total, &block["revenue"], "net revenue of those above zero");
    for (permille, share) in [(10, "1"), (50, "5"), (100, "10"), (200, "20")] {
        near(c.share_of_top(permille), &block[format!("share_top_{share}pct")], 1e-9, share);
    }
    near(c.cr(10), &block["share_top_10"], 1e-9, "share of the ten largest");
    assert_eq!(count(c.customers_for(500)), block["customers_for_50pct"]);
    assert_eq!(count(c.customers_for(800)), block["customers_for_80pct"]);
    let abc = analysis.abc.as_ref().unwrap();
    let dropped = usize::try_from(dropped.as_u64().unwrap()).unwrap();
    for class in [engine_value::concentration::Class::A, engine_value::concentration::Class::B] {
        let theirs = &block["abc"][class.code()];
        assert_eq!(count(abc.customers(class)), theirs["customers"]);
        near(abc.share(class).unwrap(), &theirs["revenue_share"], 1e-9, class.code());
    }
    // Ours keeps those without a positive net revenue in class C, the oracle leaves them out.
    let c_class = abc.customers(engine_value::concentration::Class::C);
    assert_eq!(count(c_class - dropped), block["abc"]["C"]["customers"]);
}

//! The demo firm against the pictures, computed from its rows by the engine.
#![allow(clippy::cast_precision_loss, reason = "tests compare figures with pictures")]

mod booked;
mod figures;
mod firm;
mod profit;
mod satisfaction;

use super::{Data, data};
use base::{Day, Month};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn demo() -> &'static Data {
    static DEMO: std::sync::LazyLock<Data> = std::sync::LazyLock::new(|| data(day("2026-11-23")));
    &DEMO
}

/// First and last month of R12 that many quarters ago.
fn r12(data: &Data, quarters_ago: i32) -> (Month, Month) {
    let last = data.last_month.plus(-3 * quarters_ago);
    (last.plus(-11), last)
}

fn account(data: &Data, key: &str) -> usize {
    data.accounts.iter().position(|a| a.key == key).unwrap()
}

fn near(left: f64, right: f64, within: f64, what: &str) {
    assert!((left - right).abs() <= within, "{what}: {left} instead of {right}");
}

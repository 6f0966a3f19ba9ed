//! How the numbers and days of each column are written, found from a sample.

use super::record::{CellKind, Record};
use crate::values::{DayFault, DayFormat, NumberFormat, day, number};

/// How one column is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReading {
    /// Its numbers; `None` when the sample proves nothing, then the file's habit counts.
    pub numbers: Option<NumberFormat>,
    /// Its days, when most cells are days of one format.
    pub days: Option<DayFormat>,
    /// Do most cells look like numbers?
    pub numeric: bool,
}

/// Looks at every column of a sample of data rows.
pub(super) fn columns(rows: &[&Record], width: usize) -> Vec<ColumnReading> {
    (0..width).map(|i| column(rows, i)).collect()
}

fn column(rows: &[&Record], index: usize) -> ColumnReading {
    let cells = || rows.iter().map(|r| r.cell(index)).filter(|c| !c.is_empty());
    let total = cells().count();
    let typed = rows.iter().any(|r| matches!(r.kind(index), CellKind::Number | CellKind::Day));
    let numeric = cells().filter(|c| number::looks_like_number(c)).count();
    let comma = cells().filter(|c| number::proof(c) == Some(',')).count();
    let point = cells().filter(|c| !typed && number::proof(c) == Some('.')).count();
    let numbers = match comma.cmp(&point) {
        std::cmp::Ordering::Greater => Some(NumberFormat::COMMA),
        std::cmp::Ordering::Less => Some(NumberFormat::POINT),
        std::cmp::Ordering::Equal => None,
    };
    ColumnReading { numbers, days: days(&cells, total), numeric: total > 0 && numeric * 10 >= total * 8 }
}

fn days<'a, I: Iterator<Item = &'a str>>(cells: &impl Fn() -> I, total: usize) -> Option<DayFormat> {
    if total == 0 || !cells().any(|c| c.bytes().any(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut best: Option<(usize, usize, DayFormat)> = None;
    for format in day::CANDIDATES.iter().filter_map(|f| DayFormat::new(f)) {
        let (mut true_days, mut shaped) = (0, 0);
        for cell in cells() {
            match format.parse(cell, Some(2024)) {
                Ok(_) => true_days += 1,
                // 30.02. and the year 0202 are faults, but they show the format
                Err(DayFault::NoSuchDay { .. } | DayFault::UnlikelyYear { .. }) => shaped += 1,
                Err(_) => {}
            }
        }
        if (true_days, shaped) > best.as_ref().map_or((0, 0), |(n, s, _)| (*n, *s)) {
            best = Some((true_days, shaped, format));
        }
    }
    // some faulty cells must not hide the format
    best.filter(|(n, s, _)| (n + s) * 10 >= total * 6).map(|(.., f)| f)
}

/// The habit of the whole file where a column proves nothing.
pub(super) fn habit(columns: &[ColumnReading], delimiter: Option<u8>) -> NumberFormat {
    let count = |f: NumberFormat| columns.iter().filter(|c| c.days.is_none() && c.numbers == Some(f)).count();
    match count(NumberFormat::COMMA).cmp(&count(NumberFormat::POINT)) {
        std::cmp::Ordering::Greater => NumberFormat::COMMA,
        // semicolons are what programs write where the comma is the decimal sign
        std::cmp::Ordering::Equal if delimiter == Some(b';') => NumberFormat::COMMA,
        _ => NumberFormat::POINT,
    }
}

//! An order is a document whose rows invoice a positive amount together. It counts once, for the unit and in the month of
//! its first row.
use base::ids::UnitId;
use base::{Day, Month};

/// A document while its rows come along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    pub invoiced: i64,
    pub first: Day,
    pub unit: UnitId,
}

impl Document {
    /// A first row.
    pub fn new(unit: UnitId, day: Day, invoiced: i64) -> Self {
        Self { invoiced, first: day, unit }
    }
    /// A further row, in the order of booking.
    pub fn add(&mut self, unit: UnitId, day: Day, invoiced: i64) {
        self.invoiced = self.invoiced.saturating_add(invoiced);
        if day < self.first {
            (self.first, self.unit) = (day, unit);
        }
    }
    /// Where the order counts; `None` when the document is none.
    pub fn order(&self) -> Option<(UnitId, Month)> {
        (self.invoiced > 0).then(|| (self.unit, self.first.month()))
    }
}

/// The order of rows given in the order of booking.
pub fn order_of(rows: impl IntoIterator<Item = (UnitId, Day, i64)>) -> Option<(UnitId, Month)> {
    let mut rows = rows.into_iter();
    let (unit, day, invoiced) = rows.next()?;
    let mut document = Document::new(unit, day, invoiced);
    for (unit, day, invoiced) in rows {
        document.add(unit, day, invoiced);
    }
    document.order()
}

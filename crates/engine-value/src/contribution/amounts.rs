//! Amounts per kind, booked and estimated apart, that add up over lines, units and months.

use super::Kind;

/// Where an amount comes from. An estimate is never mixed into what is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    Booked,
    Estimate,
}

/// A sum left the range of `i64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfRange;

/// Amounts in minor units per kind. `None` means that nothing was entered, which is not the same as an entered zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    booked: [Option<i64>; Kind::COUNT],
    estimate: [Option<i64>; Kind::COUNT],
    costed_sales: i64,
}

impl Amounts {
    /// Adds an amount to a kind. On overflow nothing is changed.
    pub fn add(&mut self, kind: Kind, source: Source, amount: i64) -> Result<(), OutOfRange> {
        let cell = match source {
            Source::Booked => &mut self.booked[kind.index()],
            Source::Estimate => &mut self.estimate[kind.index()],
        };
        *cell = Some(cell.unwrap_or(0).checked_add(amount).ok_or(OutOfRange)?);
        Ok(())
    }

    /// The same with the amount handed on, for building by hand: `Amounts::default().with(..)?.with(..)?`.
    pub fn with(mut self, kind: Kind, source: Source, amount: i64) -> Result<Self, OutOfRange> {
        self.add(kind, source, amount)?;
        Ok(self)
    }

    /// Adds invoiced sales (line 3) of lines whose product cost is known. The part of line 3 beyond this sum is the part
    /// without cost.
    pub fn add_costed_sales(&mut self, invoiced: i64) -> Result<(), OutOfRange> {
        self.costed_sales = self.costed_sales.checked_add(invoiced).ok_or(OutOfRange)?;
        Ok(())
    }

    /// Invoiced sales of the lines whose product cost is known.
    pub fn costed_sales(&self) -> i64 {
        self.costed_sales
    }

    /// Adds all of another sum. On overflow nothing is changed.
    pub fn add_all(&mut self, other: &Self) -> Result<(), OutOfRange> {
        let mut sum = *self;
        for kind in Kind::ALL {
            for (source, amount) in [(Source::Booked, other.booked(kind)), (Source::Estimate, other.estimate(kind))] {
                if let Some(amount) = amount {
                    sum.add(kind, source, amount)?;
                }
            }
        }
        sum.add_costed_sales(other.costed_sales)?;
        *self = sum;
        Ok(())
    }

    /// What was booked.
    pub fn booked(&self, kind: Kind) -> Option<i64> {
        self.booked[kind.index()]
    }

    /// What was estimated.
    pub fn estimate(&self, kind: Kind) -> Option<i64> {
        self.estimate[kind.index()]
    }

    /// Whether anything, also a zero, was entered.
    pub fn has(&self, kind: Kind) -> bool {
        self.booked(kind).is_some() || self.estimate(kind).is_some()
    }

    /// Booked and estimated together; nothing entered counts as zero.
    pub(super) fn both(&self, kind: Kind) -> i128 {
        i128::from(self.booked(kind).unwrap_or(0)) + self.estimated(kind)
    }

    pub(super) fn estimated(&self, kind: Kind) -> i128 {
        i128::from(self.estimate(kind).unwrap_or(0))
    }
}

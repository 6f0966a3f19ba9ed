//! Days, months and periods. A period is a pair of inclusive days; the rolling twelve months (R12) are whole months.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar day, printed as ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

impl Day {
    /// The day of that year, month and day of month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }
    /// The calendar month of this day.
    pub fn month(self) -> Month {
        Month(i32::from(self.0.year()) * 12 + i32::from(self.0.month()) - 1)
    }
    /// The day `days` later (earlier when negative); stays put at the end of time.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let span = jiff::SignedDuration::from_hours(days.saturating_mul(24).clamp(-90_000_000, 90_000_000));
        Self(self.0.saturating_add(span))
    }
    /// Whole days from `earlier` to this day.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Day {
    type Err = jiff::Error;
    /// Only `2026-11-23`.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Date::strptime("%Y-%m-%d", s).map(Self)
    }
}

/// A calendar month as `year * 12 + month - 1`, the form in which it is stored: neighbours differ by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Month(pub i32);

impl Month {
    /// The month of that year; `None` outside 1–12 and the years 1–9998.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Day::new(year, month, 1).filter(|d| (1..=9998).contains(&d.0.year())).map(Day::month)
    }
    /// Year of the month.
    pub fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(12)).unwrap_or(i16::MAX).clamp(1, 9998)
    }
    /// Month of the year, 1–12.
    pub fn number(self) -> i8 {
        i8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }
    /// First day.
    pub fn first(self) -> Day {
        Day(Date::constant(self.year(), self.number(), 1))
    }
    /// Last day.
    pub fn last(self) -> Day {
        Day(self.first().0.last_of_month())
    }
    /// `months` later (earlier when negative).
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl std::str::FromStr for Month {
    type Err = jiff::Error;
    /// Only `2026-11`.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        format!("{s}-01").parse::<Day>().map(Day::month)
    }
}

/// Inclusive days from `from` to `to`; `from` is never after `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    from: Day,
    to: Day,
}

impl Period {
    /// `None` when `from` is after `to`.
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }
    /// The twelve whole months that end with `last`.
    pub fn r12(last: Month) -> Self {
        Self { from: last.plus(-11).first(), to: last.last() }
    }
    /// From the first day of `first` to the last day of `last` (swapped when the wrong way round).
    pub fn months(first: Month, last: Month) -> Self {
        let (a, b) = if first <= last { (first, last) } else { (last, first) };
        Self { from: a.first(), to: b.last() }
    }
    pub fn from(self) -> Day {
        self.from
    }
    pub fn to(self) -> Day {
        self.to
    }
    /// Number of days, at least one.
    pub fn days(self) -> i64 {
        self.to.days_since(self.from) + 1
    }
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
    /// First and last month when the period consists of whole months.
    pub fn whole_months(self) -> Option<(Month, Month)> {
        let (a, b) = (self.from.month(), self.to.month());
        (a.first() == self.from && b.last() == self.to).then_some((a, b))
    }
    /// The period of equal length just before: as many whole months for whole months, else as many days.
    #[must_use]
    pub fn before(self) -> Self {
        if let Some((a, b)) = self.whole_months() {
            let n = b.0 - a.0 + 1;
            return Self::months(a.plus(-n), b.plus(-n));
        }
        Self { from: self.from.plus_days(-self.days()), to: self.from.plus_days(-1) }
    }
    /// The same whole months `months` earlier; free periods move by calendar months, clipped at the month's end.
    #[must_use]
    pub fn earlier(self, months: i32) -> Self {
        if let Some((a, b)) = self.whole_months() {
            return Self::months(a.plus(-months), b.plus(-months));
        }
        let back = |d: Day| Day(d.0.saturating_sub(jiff::Span::new().months(months.clamp(-1200, 1200))));
        Self { from: back(self.from), to: back(self.to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn d(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn r12_are_twelve_whole_months() {
        let p = Period::r12("2026-10".parse().unwrap());
        assert_eq!((p.from(), p.to(), p.days()), (d("2025-11-01"), d("2026-10-31"), 365));
        assert_eq!((p.before().from(), p.before().to()), (d("2024-11-01"), d("2025-10-31")));
        assert_eq!((p.earlier(3).from(), p.earlier(3).to()), (d("2025-08-01"), d("2026-07-31")));
    }

    #[test]
    fn a_free_period_is_compared_with_as_many_days_before() {
        let p = Period::new(d("2026-03-10"), d("2026-03-20")).unwrap();
        assert_eq!((p.before().from(), p.before().to()), (d("2026-02-27"), d("2026-03-09")));
        assert!(Period::new(d("2026-03-10"), d("2026-03-09")).is_none());
        assert!("10.03.2026".parse::<Day>().is_err());
    }

    #[test]
    fn months_count_on_over_the_turn_of_the_year() {
        let m: Month = "2025-12".parse().unwrap();
        assert_eq!(m.plus(1).to_string(), "2026-01");
        assert_eq!(m.plus(1).last(), d("2026-01-31"));
        assert_eq!(d("2024-02-10").month().last(), d("2024-02-29"));
    }
}

//! The demo's time: 36 whole months before today and what has passed of the current one.
use super::dice::Dice;
use base::{Day, Month};

/// Whole months of invoices.
pub(super) const MONTHS: usize = 36;
/// All months, with the one that is not over.
pub(super) const ALL_MONTHS: usize = MONTHS + 1;

/// Months by position: 0 is the oldest, 35 the last whole one, 36 the current one.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    today: Day,
    first: Month,
}

impl Calendar {
    pub(super) fn before(today: Day) -> Self {
        Self { today, first: today.month().plus(-36) }
    }
    pub(super) fn today(&self) -> Day {
        self.today
    }
    /// The month R12 ends with.
    pub(super) fn last_month(&self) -> Month {
        self.today.month().plus(-1)
    }
    pub(super) fn month(&self, position: usize) -> Month {
        self.first.plus(i32::try_from(position).unwrap_or(0))
    }
    /// The month of the year, 0 for January.
    pub(super) fn season(&self, position: usize) -> usize {
        usize::try_from(self.month(position).number() - 1).unwrap_or(0)
    }
    /// Which year of invoices: 0 for the last twelve whole months, 1 and 2 before. The current month goes with year 0.
    pub(super) fn year(position: usize) -> usize {
        2 - (position.min(MONTHS - 1) / 12)
    }
    /// Positions of a year of invoices.
    pub(super) fn months_of(year: usize) -> std::ops::Range<usize> {
        let start = (2 - year) * 12;
        start..start + 12
    }
    /// Positions of a quarter, 0 for the last three whole months.
    pub(super) fn months_of_quarter(quarter: usize) -> std::ops::Range<usize> {
        let end = MONTHS - 3 * quarter;
        end - 3..end
    }
    /// How much of the current month has passed, in permille; invoices are written until yesterday.
    pub(super) fn passed_permille(&self) -> i64 {
        let days = self.today.days_since(self.today.month().first());
        days * 1_000 / (self.today.month().last().days_since(self.today.month().first()) + 1)
    }
    /// Working days of a month, in the current one until yesterday.
    pub(super) fn working_days(&self, position: usize) -> Vec<Day> {
        let month = self.month(position);
        let last = month.last().min(self.today.plus_days(-1));
        let mut days: Vec<Day> = Vec::with_capacity(23);
        let mut day = month.first();
        while day <= last {
            if !matches!(day.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday) {
                days.push(day);
            }
            day = day.plus_days(1);
        }
        days
    }
    /// The last working day of a month.
    pub(super) fn closing_day(&self, position: usize) -> Option<Day> {
        self.working_days(position).last().copied()
    }
    /// That many days into the month `months` before the last whole one.
    pub(super) fn back(&self, months: i32, day: i64) -> Day {
        self.last_month().plus(-months).first().plus_days(day - 1)
    }
    /// A working day of the month, drawn.
    pub(super) fn draw(days: &[Day], dice: &mut Dice) -> Option<Day> {
        (!days.is_empty()).then(|| dice.pick(days))
    }
}

//! Days as they stand in cells: `31.10.2026`, `2026-10-31T08:15:00Z`, `31 Oct 26`, `2102` with a year, Excel serials.

use jiff::civil::Date;

/// How the days of a column are written, in strftime letters (`%d.%m.%Y`), or `serial` for Excel's day numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFormat {
    items: Vec<Item>,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Day,
    Month,
    Year,
    ShortYear,
    MonthName,
    Serial,
    Literal(char),
}

/// Why a cell is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// Not written in this format.
    NotADay,
    /// A month has no such day, such as 30 February; the last day it has.
    NoSuchDay { last: Date },
    /// There is no month of that number.
    NoSuchMonth,
    /// A year outside 1980 to 2100, such as 0202; day and month were fine.
    UnlikelyYear { year: i16, month: i8, day: i8 },
}

/// Formats that are tried on a column, the likelier first; `%d/%m/%Y` before the American order.
pub const CANDIDATES: [&str; 17] = [
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%Y%m%d",
    "%d-%m-%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%d. %B %Y",
    "%d.%m.",
    "%b %d, %Y",
];

impl DayFormat {
    /// Compiles a format; `None` when it has a letter we do not know or lacks day or month.
    /// What follows an hour letter (`%H`, `%I`, `%T`) is the time of day and is not looked at.
    pub fn new(text: &str) -> Option<Self> {
        if text == "serial" {
            return Some(Self { items: vec![Item::Serial], text: text.into() });
        }
        let mut items = Vec::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            if c != '%' {
                items.push(Item::Literal(c));
                continue;
            }
            match chars.next()? {
                'd' | 'e' => items.push(Item::Day),
                'm' => items.push(Item::Month),
                'Y' => items.push(Item::Year),
                'y' => items.push(Item::ShortYear),
                'b' | 'B' | 'h' => items.push(Item::MonthName),
                'F' => items.extend([Item::Year, Item::Literal('-'), Item::Month, Item::Literal('-'), Item::Day]),
                '%' => items.push(Item::Literal('%')),
                'H' | 'I' | 'T' => break,
                _ => return None,
            }
        }
        while matches!(items.last(), Some(Item::Literal(c)) if c.is_whitespace() || *c == 'T') {
            items.pop();
        }
        let month = items.iter().any(|i| matches!(i, Item::Month | Item::MonthName));
        (month && items.contains(&Item::Day)).then(|| Self { items, text: text.into() })
    }

    /// The format as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Does a cell carry the year, or must the mapping give it?
    pub fn has_year(&self) -> bool {
        self.items.iter().any(|i| matches!(i, Item::Year | Item::ShortYear | Item::Serial))
    }

    /// Reads a cell; `year` is used where the format has none.
    pub fn parse(&self, text: &str, year: Option<i16>) -> Result<Date, DayFault> {
        let text = text.trim();
        if self.items == [Item::Serial] {
            return serial(text).ok_or(DayFault::NotADay);
        }
        let padded;
        let mut rest = text;
        if self.items == [Item::Day, Item::Month] && text.len() == 3 {
            padded = format!("0{text}");
            rest = &padded;
        }
        let (mut y, mut m, mut d) = (year, None, None);
        for (i, item) in self.items.iter().enumerate() {
            let width = if matches!(self.items.get(i + 1), None | Some(Item::Literal(_))) { 1 } else { 2 };
            match item {
                Item::Literal(c) => rest = rest.strip_prefix(*c).ok_or(DayFault::NotADay)?,
                Item::Day => d = Some(digits(&mut rest, width, 2)?),
                Item::Month => m = Some(digits(&mut rest, width, 2)?),
                Item::Year => y = Some(digits(&mut rest, 4, 4)?),
                Item::ShortYear => y = Some(2000 + digits(&mut rest, 2, 2)?),
                Item::MonthName => m = Some(month_name(&mut rest).ok_or(DayFault::NotADay)?),
                Item::Serial => return Err(DayFault::NotADay),
            }
        }
        if !rest.is_empty() && !is_time(rest) {
            return Err(DayFault::NotADay);
        }
        match (y, m, d) {
            (Some(y), Some(m), Some(d)) => true_day(y, m, d),
            _ => Err(DayFault::NotADay),
        }
    }

    /// Writes a day in this format, for the fixes.
    pub fn written(&self, day: Date) -> String {
        use std::fmt::Write as _;
        let mut out = String::new();
        for item in &self.items {
            // writing to a text cannot fail
            let _ = match item {
                Item::Day => write!(out, "{:02}", day.day()),
                Item::Month => write!(out, "{:02}", day.month()),
                Item::Year => write!(out, "{:04}", day.year()),
                Item::ShortYear => write!(out, "{:02}", day.year().rem_euclid(100)),
                Item::MonthName => write!(out, "{}", ENGLISH[usize::from(day.month().unsigned_abs()) - 1]),
                Item::Serial => write!(out, "{}", day.strftime("%Y-%m-%d")),
                Item::Literal(c) => write!(out, "{c}"),
            };
        }
        out
    }
}

/// Excel's day number (1900 system), with or without a part of a day.
pub fn serial(text: &str) -> Option<Date> {
    let whole = text.split(['.', ',']).next()?;
    let days: i32 = whole.parse().ok()?;
    // 20,000 is in 1954, 75,000 in 2105: other numbers are not days
    if !(20_000..=75_000).contains(&days) || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return None;
    }
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

fn true_day(year: i16, month: i16, day: i16) -> Result<Date, DayFault> {
    if !(1..=12).contains(&month) {
        return Err(DayFault::NoSuchMonth);
    }
    let (month, day) = (i8::try_from(month).unwrap_or(1), i8::try_from(day).unwrap_or(0));
    if !(1980..=2100).contains(&year) {
        return Err(DayFault::UnlikelyYear { year, month, day });
    }
    if day < 1 {
        return Err(DayFault::NotADay);
    }
    Date::new(year, month, day).map_err(|_| match Date::new(year, month, 1) {
        Ok(first) => DayFault::NoSuchDay { last: first.last_of_month() },
        Err(_) => DayFault::NotADay,
    })
}

fn digits(rest: &mut &str, least: usize, most: usize) -> Result<i16, DayFault> {
    let n = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if n < least {
        return Err(DayFault::NotADay);
    }
    let (number, tail) = rest.split_at(n);
    *rest = tail;
    number.parse().map_err(|_| DayFault::NotADay)
}

const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NAMES: [&[&str]; 12] = [
    &["january", "januar", "jan"],
    &["february", "februar", "feb"],
    &["march", "märz", "mär", "mrz", "mar"],
    &["april", "apr"],
    &["may", "mai"],
    &["june", "juni", "jun"],
    &["july", "juli", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oktober", "oct", "okt"],
    &["november", "nov"],
    &["december", "dezember", "dec", "dez"],
];

fn month_name(rest: &mut &str) -> Option<i16> {
    let n = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (name, tail) = rest.split_at(n);
    let name = name.to_lowercase();
    let month = NAMES.iter().position(|all| all.contains(&name.as_str()))?;
    *rest = tail.strip_prefix('.').filter(|t| !t.is_empty()).unwrap_or(tail);
    i16::try_from(month + 1).ok()
}

/// A time of day after the day: ` 08:26:00`, `T08:26:00.123Z`, ` 8:26 AM`, `T08:26+02:00`.
fn is_time(rest: &str) -> bool {
    let Some(time) = rest.strip_prefix(['T', 't', ' ', ',']) else { return false };
    let time = time.trim();
    time.is_empty()
        || (time.starts_with(|c: char| c.is_ascii_digit())
            && time.len() <= 40
            && time.chars().all(|c| c.is_ascii_digit() || ":.,+-ZzAaPpMm ".contains(c)))
}

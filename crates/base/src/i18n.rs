//! Two languages: numbers, money and days as people of each language write them. Texts stand with their slices.
use crate::day::{Day, Month, Period};
use crate::money::Currency;
use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::Date as IcuDate;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// No-break space.
const NB: char = '\u{a0}';
/// The true minus of pages; files and JSON print the hyphen.
const MINUS: char = '\u{2212}';

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    De,
    En,
}

struct Tools {
    number: DecimalFormatter,
    day: DateTimeFormatter<YMD>,
    day_long: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    month_long: DateTimeFormatter<YM>,
}

impl Tools {
    fn new(l: &Locale) -> Self {
        const DATA: &str = "the data of both languages is compiled in";
        Self {
            number: DecimalFormatter::try_new(l.into(), icu_decimal::options::DecimalFormatterOptions::default())
                .expect(DATA),
            day: DateTimeFormatter::try_new(l.into(), YMD::medium()).expect(DATA),
            day_long: DateTimeFormatter::try_new(l.into(), YMD::long()).expect(DATA),
            month: DateTimeFormatter::try_new(l.into(), YM::medium()).expect(DATA),
            month_long: DateTimeFormatter::try_new(l.into(), YM::long()).expect(DATA),
        }
    }
}

static TOOLS: LazyLock<[Tools; 2]> = LazyLock::new(|| [Tools::new(&locale!("de")), Tools::new(&locale!("en-GB"))]);

impl Lang {
    /// A number as a word up to twelve, as people write it; above that in figures.
    pub fn in_words(self, n: usize) -> String {
        const DE: [&str; 13] = [
            "keiner", "einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
            "zwölf",
        ];
        const EN: [&str; 13] =
            ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        let words = if self == Self::De { DE } else { EN };
        words.get(n).map_or_else(|| self.count(i64::try_from(n).unwrap_or(i64::MAX)), |w| (*w).to_owned())
    }
    /// `de` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "de" => Some(Self::De),
            "en" => Some(Self::En),
            _ => None,
        }
    }
    /// What a browser prefers, English otherwise.
    pub fn from_accept(header: &str) -> Self {
        header.split(',').find_map(|part| Self::parse(part.trim().get(..2).unwrap_or(""))).unwrap_or(Self::En)
    }
    fn tools(self) -> &'static Tools {
        &TOOLS[self as usize]
    }

    fn decimal(self, mut d: Decimal) -> String {
        let negative = d.sign() == fixed_decimal::Sign::Negative && !d.is_zero();
        d.set_sign(fixed_decimal::Sign::None);
        d.trim_start();
        let n = self.tools().number.format(&d).to_string();
        if negative { format!("{MINUS}{n}") } else { n }
    }

    /// A whole number: `12.482` / `12,482`.
    pub fn count(self, n: impl Into<i64>) -> String {
        self.decimal(Decimal::from(n.into()))
    }
    /// A measured number with a fixed number of decimals, half away from zero; `–` when it is not finite.
    pub fn float(self, x: f64, decimals: u8) -> String {
        let Ok(mut d) = Decimal::try_from_f64(x, fixed_decimal::FloatPrecision::RoundTrip) else {
            return "–".to_owned();
        };
        round(&mut d, -i16::from(decimals));
        d.pad_end(-i16::from(decimals));
        self.decimal(d)
    }
    /// A fraction as per cent with a fixed number of decimals: `23,7 %` / `23.7%`.
    pub fn percent(self, fraction: f64, decimals: u8) -> String {
        let Ok(mut d) = Decimal::try_from_f64(fraction, fixed_decimal::FloatPrecision::RoundTrip) else {
            return "–".to_owned();
        };
        d.multiply_pow10(2);
        round(&mut d, -i16::from(decimals));
        d.pad_end(-i16::from(decimals));
        self.percent_sign(&self.decimal(d))
    }
    /// A probability as whole per cent, never 0 or 100: `unter 1 %`, `over 99%`.
    pub fn probability(self, p: f64) -> String {
        match self {
            Self::De if p < 0.005 => format!("unter{NB}1{NB}%"),
            Self::De if p >= 0.995 => format!("über{NB}99{NB}%"),
            Self::En if p < 0.005 => format!("under{NB}1%"),
            Self::En if p >= 0.995 => format!("over{NB}99%"),
            l => l.percent(p, 0),
        }
    }
    fn percent_sign(self, n: &str) -> String {
        match self {
            Self::De => format!("{n}{NB}%"),
            Self::En => format!("{n}%"),
        }
    }
    /// An amount with its minor units and sign of the currency: `1.251.993,77 €` / `€1,251,993.77`.
    pub fn money(self, minor: i64, c: Currency) -> String {
        self.with_symbol(&self.amount(minor, c), c)
    }
    /// The same without the currency's sign, for columns that name it in the head.
    pub fn amount(self, minor: i64, c: Currency) -> String {
        let mut d = Decimal::from(minor);
        let e = i16::try_from(c.exponent()).unwrap_or(2);
        d.multiply_pow10(-e);
        d.pad_end(-e);
        self.decimal(d)
    }
    /// Whole units of the currency, for lists and maps: `4.239 €`.
    pub fn money_whole(self, minor: i64, c: Currency) -> String {
        self.with_symbol(&self.decimal(scaled(minor, c, 0, 0)), c)
    }
    /// Thousands: `4.239 T€` / `€4,239k`.
    pub fn thousands(self, minor: i64, c: Currency) -> String {
        let n = self.decimal(scaled(minor, c, 3, 0));
        match self {
            Self::De => format!("{n}{NB}T{}", c.symbol()),
            Self::En => format!("{}k", self.with_symbol(&n, c)),
        }
    }
    /// Millions with two decimals: `3,12 Mio. €` / `€3.12m`.
    pub fn millions(self, minor: i64, c: Currency) -> String {
        let n = self.decimal(scaled(minor, c, 6, 2));
        match self {
            Self::De => format!("{n}{NB}Mio.{NB}{}", c.symbol()),
            Self::En => format!("{}m", self.with_symbol(&n, c)),
        }
    }
    fn with_symbol(self, n: &str, c: Currency) -> String {
        match self {
            Self::De => format!("{n}{NB}{}", c.symbol()),
            Self::En => {
                let gap = if c.symbol().len() == 3 && c.symbol() == c.code() { "\u{a0}" } else { "" };
                match n.strip_prefix(MINUS) {
                    Some(n) => format!("{MINUS}{}{gap}{n}", c.symbol()),
                    None => format!("{}{gap}{n}", c.symbol()),
                }
            }
        }
    }
    /// Puts a plus before what rises: `+16`, `−4,3`.
    pub fn signed(self, formatted: String) -> String {
        let zero = !formatted.chars().any(|c| c.is_ascii_digit() && c != '0');
        if zero || formatted.starts_with(MINUS) { formatted } else { format!("+{formatted}") }
    }
    /// `25.11.2026` / `25 Nov 2026`.
    pub fn day(self, d: Day) -> String {
        icu(d).map_or_else(|| d.to_string(), |x| self.tools().day.format(&x).to_string())
    }
    /// `25. November 2026` / `25 November 2026`.
    pub fn day_long(self, d: Day) -> String {
        icu(d).map_or_else(|| d.to_string(), |x| self.tools().day_long.format(&x).to_string())
    }
    /// `Okt. 2026` without the stop: `Okt 2026` / `Oct 2026`.
    pub fn month(self, m: Month) -> String {
        let Some(x) = icu(m.first()) else { return m.to_string() };
        if self == Self::En {
            return self.tools().month.format(&x).to_string();
        }
        // CLDR's medium German month is a number; people write the first letters: Okt, but März, Juni.
        let long = self.month_long(m);
        let name: String = long.chars().take_while(|c| c.is_alphabetic()).collect();
        let short: String = if name.chars().count() > 4 { name.chars().take(3).collect() } else { name };
        format!("{short} {}", m.year())
    }
    /// `Oktober 2026` / `October 2026`.
    pub fn month_long(self, m: Month) -> String {
        icu(m.first()).map_or_else(|| m.to_string(), |x| self.tools().month_long.format(&x).to_string())
    }
    /// `R12 bis Okt 2026`, `Jan bis Jun 2026` or the two days.
    pub fn period(self, p: Period) -> String {
        let to = if self == Self::De { "bis" } else { "to" };
        match p.whole_months() {
            Some((a, b)) if b.0 - a.0 == 11 => format!("R12 {to} {}", self.month(b)),
            Some((a, b)) if a == b => self.month(a),
            Some((a, b)) => format!("{} {to} {}", self.month(a), self.month(b)),
            None => format!("{} {to} {}", self.day(p.from()), self.day(p.to())),
        }
    }
    /// A moment in the time zone of the machine: `23.11.2026, 14:05` / `23 Nov 2026, 14:05`.
    pub fn moment(self, t: jiff::Timestamp) -> String {
        let z = t.to_zoned(jiff::tz::TimeZone::system());
        format!("{}, {:02}:{:02}", self.day(Day(z.date())), z.hour(), z.minute())
    }
}

fn icu(d: Day) -> Option<IcuDate<icu_calendar::Iso>> {
    IcuDate::try_new_iso(i32::from(d.0.year()), u8::try_from(d.0.month()).ok()?, u8::try_from(d.0.day()).ok()?).ok()
}

fn scaled(minor: i64, c: Currency, power: i16, decimals: i16) -> Decimal {
    let mut d = Decimal::from(minor);
    d.multiply_pow10(-i16::try_from(c.exponent()).unwrap_or(2) - power);
    round(&mut d, -decimals);
    d.pad_end(-decimals);
    d
}

fn round(d: &mut Decimal, position: i16) {
    d.round_with_mode(position, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
}

/// The text with its first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|f| f.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_people_of_each_language_write_it() {
        let (de, en, eur) = (Lang::De, Lang::En, Currency::EUR);
        assert_eq!(de.money(125_199_377, eur), "1.251.993,77\u{a0}€");
        assert_eq!(en.money(125_199_377, eur), "€1,251,993.77");
        assert_eq!(en.money(-411_820, eur), "\u{2212}€4,118.20");
        assert_eq!(de.money(-5, eur), "\u{2212}0,05\u{a0}€");
        assert_eq!(de.thousands(423_897_082, eur), "4.239\u{a0}T€");
        assert_eq!(en.thousands(423_897_082, eur), "€4,239k");
        assert_eq!(de.millions(312_000_000, eur), "3,12\u{a0}Mio.\u{a0}€");
        let (yen, chf) = (Currency::parse("JPY").unwrap(), Currency::parse("CHF").unwrap());
        assert_eq!(en.money(1_234, yen), "¥1,234");
        assert_eq!(en.money(123_456, chf), "CHF\u{a0}1,234.56");
        assert_eq!(de.money_whole(-50, eur), "\u{2212}1\u{a0}€", "half away from zero");
        assert_eq!(de.money_whole(-49, eur), "0\u{a0}€");
    }

    #[test]
    fn shares_and_probabilities() {
        assert_eq!(Lang::De.percent(0.236_407, 1), "23,6\u{a0}%");
        assert_eq!(Lang::En.percent(-0.043, 1), "\u{2212}4.3%");
        assert_eq!(Lang::De.probability(0.999), "über\u{a0}99\u{a0}%");
        assert_eq!(Lang::En.probability(0.001), "under\u{a0}1%");
        assert_eq!(Lang::De.signed(Lang::De.float(15.98, 0)), "+16");
        assert_eq!(Lang::De.signed(Lang::De.float(-0.04, 1)), "0,0");
        assert_eq!(Lang::De.float(f64::NAN, 1), "–");
        assert_eq!(Lang::De.count(12_482), "12.482");
    }

    #[test]
    fn days_and_periods() {
        let d: Day = "2026-11-25".parse().unwrap();
        assert_eq!((Lang::De.day(d), Lang::En.day(d)), ("25.11.2026".into(), "25 Nov 2026".into()));
        assert_eq!(Lang::De.day_long("2026-02-01".parse().unwrap()), "1. Februar 2026");
        let p = Period::r12("2026-10".parse().unwrap());
        assert_eq!((Lang::De.period(p), Lang::En.period(p)), ("R12 bis Okt 2026".into(), "R12 to Oct 2026".into()));
        assert_eq!(Lang::De.month("2026-03".parse().unwrap()), "März 2026");
    }
}

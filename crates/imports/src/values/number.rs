//! Exact decimals as they stand in cells: `1.234,56`, `1,234.56-`, `(12.00)`, `€ 7`, `1 000 EUR`.

use super::{AMOUNT_LIMIT, Currency, currency};

/// An exact decimal: mantissa · 10^-scale. At most 30 digits are read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dec {
    mantissa: i128,
    scale: u8,
}

/// With a decimal point and all its decimals.
impl std::fmt::Display for Dec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, digits) = (if self.mantissa < 0 { "-" } else { "" }, self.mantissa.unsigned_abs().to_string());
        let places = usize::from(self.scale);
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        if part.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{part}") }
    }
}

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NumberFormat {
    /// `,` or `.`
    pub decimal: char,
    /// The sign between groups of three; `None`: whichever stands there in proper groups.
    pub thousands: Option<char>,
}

impl NumberFormat {
    /// `1.234,56`
    pub const COMMA: Self = Self { decimal: ',', thousands: None };
    /// `1,234.56`, and how numbers of spreadsheets and of this program's own files are written.
    pub const POINT: Self = Self { decimal: '.', thousands: None };

    fn other(self) -> Self {
        if self.decimal == ',' { Self::POINT } else { Self::COMMA }
    }
}

/// Why a cell is not the number it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Not a number at all; the corrected text when one look-alike letter is to blame, with that letter.
    NotANumber { fix: Option<(String, char)> },
    /// It is a number, but with the decimal sign of the other fashion; written as the column does.
    OtherDecimal { fix: String },
    /// More decimals than the unit has; rounded as the column writes it.
    TooManyDecimals { places: u8, fix: String },
    /// Beyond the range.
    TooLarge,
}

const DIGITS: u32 = 30;

impl Dec {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// mantissa · 10^-scale
    pub const fn new(mantissa: i128, scale: u8) -> Self {
        Self { mantissa, scale }
    }

    /// Is it below zero?
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Is it zero?
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The value with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    fn raised(self, scale: u8) -> Option<i128> {
        let power = 10_i128.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        self.mantissa.checked_mul(power)
    }

    /// Sum; `None` when it leaves the range of 128 bits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Some(Self { mantissa: self.raised(scale)?.checked_add(other.raised(scale)?)?, scale })
    }

    /// Difference; `None` when it leaves the range of 128 bits.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// Product; `None` when it leaves the range of 128 bits.
    pub fn times(self, other: Self) -> Option<Self> {
        let scale = self.scale.checked_add(other.scale)?;
        Some(Self { mantissa: self.mantissa.checked_mul(other.mantissa)?, scale })
    }

    /// The value in units of 10^-places when it has no more decimals than that (zeros at the end do not count).
    pub fn exact(self, places: u8) -> Option<i128> {
        if self.scale <= places {
            return self.raised(places);
        }
        let power = 10_i128.checked_pow(u32::from(self.scale - places))?;
        (self.mantissa % power == 0).then(|| self.mantissa / power)
    }

    /// The value in units of 10^-places, rounded half away from zero.
    pub fn rounded(self, places: u8) -> Option<i128> {
        if self.scale <= places {
            return self.raised(places);
        }
        let Some(power) = 10_i128.checked_pow(u32::from(self.scale - places)) else { return Some(0) };
        let (whole, rest) = (self.mantissa / power, self.mantissa % power);
        Some(if rest.abs() >= power - rest.abs() { whole + rest.signum() } else { whole })
    }

    /// An amount in minor units; faults carry the fix in the column's fashion.
    pub fn amount(self, places: u8, format: NumberFormat) -> Result<i64, NumberFault> {
        let units = self.exact(places).ok_or_else(|| self.too_fine(places, format))?;
        within(units, AMOUNT_LIMIT)
    }

    /// Any other measure in units of 10^-places (quantities 3, prices and rates 6), within ±9·10¹⁵.
    pub fn measure(self, places: u8, format: NumberFormat) -> Result<i64, NumberFault> {
        let units = self.exact(places).ok_or_else(|| self.too_fine(places, format))?;
        within(units, 9_000_000_000_000_000)
    }

    /// A computed amount: rounded once, half away from zero.
    pub fn computed_amount(self, places: u8) -> Result<i64, NumberFault> {
        within(self.rounded(places).ok_or(NumberFault::TooLarge)?, AMOUNT_LIMIT)
    }

    fn too_fine(self, places: u8, format: NumberFormat) -> NumberFault {
        match self.rounded(places) {
            Some(r) => NumberFault::TooManyDecimals { places, fix: Self::new(r, places).written(format) },
            None => NumberFault::TooLarge,
        }
    }

    /// Writes the number as the column does, with groups of three from 1,000 on.
    pub fn written(self, format: NumberFormat) -> String {
        let group = format.thousands.unwrap_or(if format.decimal == ',' { '.' } else { ',' });
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = usize::from(self.scale) + 1);
        let (whole, part) = digits.split_at(digits.len() - usize::from(self.scale));
        let mut out = String::with_capacity(digits.len() + 8);
        if self.is_negative() {
            out.push('-');
        }
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(group);
            }
            out.push(c);
        }
        if !part.is_empty() {
            out.push(format.decimal);
            out.push_str(part);
        }
        out
    }
}

fn within(units: i128, limit: i64) -> Result<i64, NumberFault> {
    i64::try_from(units).ok().filter(|u| u.abs() <= limit).ok_or(NumberFault::TooLarge)
}

/// Reads a cell. The currency is the one written inside the cell, if any and if it means one currency only.
pub fn parse(text: &str, format: NumberFormat) -> Result<(Dec, Option<Currency>), NumberFault> {
    if let Some(quick) = plain(text.as_bytes(), format.decimal) {
        return Ok((quick, None));
    }
    let (core, negative, currency) = undressed(text);
    let signed = |d: Dec| if negative { d.negated() } else { d };
    match grouped(core, format) {
        Read::Number(d) => return Ok((signed(d), currency)),
        Read::TooLong => return Err(NumberFault::TooLarge),
        Read::No => {}
    }
    if let Read::Number(d) = grouped(core, format.other()) {
        return Err(NumberFault::OtherDecimal { fix: signed(d).written(format) });
    }
    Err(NumberFault::NotANumber { fix: look_alike(core, format).map(|(d, c)| (signed(d).written(format), c)) })
}

/// Could this cell be a number in either fashion? For the detection of columns.
pub fn looks_like_number(text: &str) -> bool {
    let (core, ..) = undressed(text);
    core.bytes().any(|b| b.is_ascii_digit())
        && (matches!(grouped(core, NumberFormat::COMMA), Read::Number(_))
            || matches!(grouped(core, NumberFormat::POINT), Read::Number(_)))
}

/// Which decimal sign a cell proves: `Some(',')`, `Some('.')` or nothing.
pub fn proof(text: &str) -> Option<char> {
    let (core, ..) = undressed(text);
    if !core.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ' | b'\'')) {
        return None;
    }
    let other = |c: char| if c == ',' { '.' } else { ',' };
    let last = core.rfind(['.', ','])?;
    let sign = if core.as_bytes()[last] == b',' { ',' } else { '.' };
    if core.contains(other(sign)) {
        return Some(sign);
    }
    if core.matches(sign).count() > 1 {
        return Some(other(sign));
    }
    let (before, after) = (last, core.len() - last - 1);
    (after != 3 || before > 3 || before == 0 || core.starts_with('0')).then_some(sign)
}

enum Read {
    Number(Dec),
    TooLong,
    No,
}

/// The quick way: digits, one decimal sign, a minus in front.
fn plain(bytes: &[u8], decimal: char) -> Option<Dec> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let (mut value, mut scale, mut seen) = (0_i64, 0_u8, false);
    for &b in digits {
        if b.is_ascii_digit() {
            value = value * 10 + i64::from(b - b'0');
            scale += u8::from(seen);
        } else if char::from(b) == decimal && !seen {
            seen = true;
        } else {
            return None;
        }
    }
    let bare = digits.len() == 1 && seen;
    (!bare).then(|| Dec::new(i128::from(if negative { -value } else { value }), scale))
}

/// Takes off parentheses, signs on either side, currency signs and codes, blanks.
fn undressed(text: &str) -> (&str, bool, Option<Currency>) {
    let blank = |c: char| c.is_whitespace();
    let (mut core, mut negative, mut currency) = (text.trim_matches(blank), false, None);
    if let Some(inner) = core.strip_prefix('(').and_then(|c| c.strip_suffix(')')) {
        (core, negative) = (inner.trim_matches(blank), true);
    }
    for _ in 0..3 {
        if let Some(c) = core.strip_prefix(['-', '−', '–']).or_else(|| core.strip_suffix(['-', '−', '–'])) {
            (core, negative) = (c.trim_matches(blank), !negative);
        } else if let Some(c) = core.strip_prefix('+').or_else(|| core.strip_suffix('+')) {
            core = c.trim_matches(blank);
        } else if let Some((c, cur)) = currency_taken(core) {
            core = c.trim_matches(blank);
            currency = currency.or(cur);
        }
    }
    (core, negative, currency)
}

fn currency_taken(core: &str) -> Option<(&str, Option<Currency>)> {
    const SIGNS: [&str; 8] = ["€", "£", "$", "¥", "kr.", "kr", "zł", "Fr."];
    for sign in SIGNS {
        if let Some(c) = core.strip_prefix(sign).or_else(|| core.strip_suffix(sign)) {
            return Some((c, currency::parse(sign)));
        }
    }
    let n = core.len();
    let front = core.get(..3).and_then(currency::parse).map(|c| (&core[3..], Some(c)));
    front.or_else(|| {
        let at = n.checked_sub(3)?;
        core.get(at..).and_then(currency::parse).map(|c| (&core[..at], Some(c)))
    })
}

/// Digits with proper groups of three before the decimal sign.
fn grouped(core: &str, format: NumberFormat) -> Read {
    let (mut value, mut scale, mut digits) = (0_i128, 0_u8, 0_u32);
    let (mut group, mut groups, mut fraction, mut sign) = (0_u32, 0_u32, false, None);
    let close = |group: u32, groups: u32| if groups == 0 { (1..=3).contains(&group) } else { group == 3 };
    for c in core.chars() {
        if let Some(d) = c.to_digit(10) {
            digits += 1;
            if digits > DIGITS {
                return Read::TooLong;
            }
            value = value * 10 + i128::from(d);
            scale += u8::from(fraction);
            group += 1;
        } else if c == format.decimal && !fraction {
            if groups > 0 && group != 3 {
                return Read::No;
            }
            fraction = true;
        } else if !fraction && separates(c, format) && sign.is_none_or(|s| s == c) && close(group, groups) {
            (groups, group, sign) = (groups + 1, 0, Some(c));
        } else {
            return Read::No;
        }
    }
    if digits == 0 || (!fraction && groups > 0 && group != 3) {
        return Read::No;
    }
    Read::Number(Dec::new(value, scale))
}

fn separates(c: char, format: NumberFormat) -> bool {
    match format.thousands {
        Some(t) if t != c => matches!(c, ' ' | '\u{a0}' | '\u{202f}') && t.is_whitespace(),
        Some(_) => true,
        None => c != format.decimal && matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'),
    }
}

/// Letters that were typed for digits: O for 0, l and I for 1. Only when everything else is a number.
fn look_alike(core: &str, format: NumberFormat) -> Option<(Dec, char)> {
    let culprit = core.chars().find(|c| matches!(c, 'O' | 'o' | 'l' | 'I'))?;
    if !core.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let fixed: String = core
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            other => other,
        })
        .collect();
    match grouped(&fixed, format) {
        Read::Number(d) => Some((d, culprit)),
        _ => None,
    }
}

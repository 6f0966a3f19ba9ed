//! Numbers and sentences of the page.
use super::look::Look;
use super::rules::AbcBy;
use crate::l10n::L10nLanguage;
use crate::texts;
use base::{Currency, Lang};
use engine_value::concentration::Class;
use engine_value::contribution::Level;

/// A count as the texts take it.
pub(super) fn n(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn units(minor: i64, c: Currency) -> u64 {
    minor.unsigned_abs() / 10_u64.pow(c.exponent())
}

/// An amount in a sentence: whole units, thousands from 10,000 on, millions from a million on.
pub(super) fn short(l: Lang, minor: i64, c: Currency) -> String {
    match units(minor, c) {
        0..=9_999 => l.money_whole(minor, c),
        10_000..=999_999 => l.thousands(minor, c),
        _ => l.millions(minor, c),
    }
}

/// In what a table's amounts are printed: thousands for a firm with a million or more, else whole units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    thousands: bool,
    c: Currency,
    l: Lang,
}

impl Unit {
    pub(super) fn of(look: &Look) -> Self {
        let largest = look.money.iter().filter_map(|at| look.side(*at).net).map(i64::unsigned_abs).max();
        let largest = i64::try_from(largest.unwrap_or(0)).unwrap_or(i64::MAX);
        Self { thousands: units(largest, look.currency) >= 100_000, c: look.currency, l: look.lang }
    }

    /// With the unit beside it.
    pub(super) fn full(self, minor: i64) -> String {
        if self.thousands { self.l.thousands(minor, self.c) } else { self.l.money_whole(minor, self.c) }
    }

    /// `T€`, `€k`, `€`: for the head of a column.
    pub(super) fn head(self) -> String {
        self.full(0).replace(['0', '\u{a0}'], "")
    }

    /// The number alone.
    pub(super) fn cell(self, minor: i64) -> String {
        self.full(minor).chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{2212}')).collect()
    }
}

/// A number in a sentence: a word up to twelve.
pub(super) fn word(l: Lang, count: usize) -> String {
    const DE: [&str; 13] =
        ["kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    const EN: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let words = if l == Lang::De { DE } else { EN };
    words.get(count).map_or_else(|| l.count(n(count)), |w| (*w).to_owned())
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|f| f.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "DB III", as the texts have it.
pub(super) fn level(t: &L10nLanguage, level: Level) -> String {
    match level {
        Level::Db1 => t.conc_db1(),
        Level::Db2 => t.conc_db2(),
        Level::Db3 => t.conc_db3(),
    }
}

/// A share of one in a thousand as the limits are given.
pub(super) fn permille(l: Lang, permille: u16) -> String {
    l.percent(f64::from(permille) / 1_000.0, u8::from(!permille.is_multiple_of(10)))
}

/// The sentence of the page: who brings how much, who is large, what losses cost.
pub(super) fn sentence(look: &Look) -> String {
    let (l, t) = (look.lang, texts(look.lang));
    let mut said = Vec::new();
    if look.whole() {
        said.extend(share_sentence(look));
        said.extend(large_sentence(look));
    } else if !look.money.is_empty() {
        let total: i64 = look.money.iter().filter_map(|at| look.side(*at).net).sum();
        let count = look.money.len();
        said.push(t.conc_says_own(n(count), capital(&word(l, count)), short(l, total, look.currency)));
    }
    if let Some(w) = &look.whale {
        let count = w.whale.loss_making;
        said.push(if count == 0 {
            t.conc_says_no_loss()
        } else {
            let amount = short(l, w.whale.loss.saturating_neg(), look.currency);
            t.conc_says_loss(n(count), capital(&word(l, count)), amount)
        });
    }
    said.join(" ")
}

fn share_sentence(look: &Look) -> Option<String> {
    let (l, t) = (look.lang, texts(look.lang));
    let abc = look.analysis.abc.as_ref().filter(|abc| abc.total > 0)?;
    let count = abc.customers(Class::A);
    let limits = look.f.settings.abc_limits();
    let what = if look.analysis.by_db3 { t.conc_of_db3() } else { t.conc_of_net() };
    Some(t.conc_says_share(n(count), capital(&word(l, count)), permille(l, limits.a_permille()), what))
}

fn large_sentence(look: &Look) -> Option<String> {
    let (l, t) = (look.lang, texts(look.lang));
    let c = look.analysis.concentration.as_ref()?;
    let line = look.f.settings.large_permille;
    let large = c.at_least(line);
    Some(match large.as_slice() {
        [] => t.conc_says_none_large(permille(l, line)),
        [one] => {
            let name = &look.f.customers[look.analysis.of[*one]].name;
            t.conc_says_one_large(name.as_str(), l.percent(c.cr(1), 1))
        }
        _ => t.conc_says_large(capital(&word(l, large.len())), permille(l, line)),
    })
}

/// "Nettoerlös" or "DB III".
pub(super) fn by(t: &L10nLanguage, by: AbcBy) -> String {
    match by {
        AbcBy::NetRevenue => t.conc_net(),
        AbcBy::Db3 => t.conc_db3(),
    }
}

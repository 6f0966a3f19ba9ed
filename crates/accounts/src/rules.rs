//! Pure rules: keys and their order, what a name may be, who controls whom.
use base::fold::{fold, words};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::hash::Hash;

/// Most characters of a key.
pub const KEY_MAX: usize = 40;
/// Most characters of a name.
pub const NAME_MAX: usize = 200;
/// Above this share a parent controls: 50 %, in hundredths of a per cent.
pub const CONTROL_ABOVE_BP: i32 = 5_000;
/// From this share up to control a unit is associated: 20 %.
pub const ASSOCIATED_FROM_BP: i32 = 2_000;

/// What makes a key unique.
pub fn key_fold(key: &str) -> String {
    fold(key)
}

/// A key as it is kept: 1–40 printable characters, outer spaces cut.
pub fn clean_key(key: &str) -> Option<String> {
    let key = key.trim();
    let fits = !key.is_empty() && key.chars().count() <= KEY_MAX && !key.chars().any(char::is_control);
    (fits && !key_fold(key).is_empty() && !RESERVED.contains(&key_fold(key).as_str())).then(|| key.to_owned())
}

/// Words that stand in addresses where keys stand.
pub const RESERVED: [&str; 8] = ["new", "unassigned", "tiers", "views", "export", "rows", "merge", "team"];

/// A name as it is kept, `None` when empty, too long or with control characters.
pub fn clean_name(name: &str) -> Option<String> {
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().count() <= NAME_MAX && !name.chars().any(char::is_control);
    fits.then(|| name.to_owned())
}

/// An ERP number: only outer spaces are cut, 1–64 characters.
pub fn clean_number(number: &str) -> Option<String> {
    let number = number.trim();
    let fits = !number.is_empty() && number.chars().count() <= 64 && !number.chars().any(char::is_control);
    fits.then(|| number.to_owned())
}

/// A text that sorts by bytes as people expect keys to sort: digits compare as numbers (`A9` before `A10`).
pub fn key_sort(key: &str) -> String {
    let folded = key_fold(key);
    let mut out = String::with_capacity(folded.len() + 8);
    let mut rest = folded.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let digits = rest[..end].trim_start_matches('0');
            // Cannot fail: writing to a String.
            let _ = write!(out, "{:02}{digits}", digits.len());
            rest = &rest[end..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Whether a parent controls by itself: more than half, or by contract.
pub fn controls(ownership_bp: Option<i32>, control: bool) -> bool {
    control || ownership_bp.is_some_and(|bp| bp > CONTROL_ABOVE_BP)
}

/// 20 to 50 per cent without control: shown, not summed.
pub fn is_associated(ownership_bp: Option<i32>, control: bool) -> bool {
    !controls(ownership_bp, control) && ownership_bp.is_some_and(|bp| bp >= ASSOCIATED_FROM_BP)
}

/// The way from `from` up the parents to `to`, both included, when there is one. Stops at a loop.
pub fn way_up<T: Copy + Eq + Hash>(from: T, to: T, parent: &HashMap<T, T>) -> Option<Vec<T>> {
    let mut way = vec![from];
    let mut at = from;
    while at != to {
        at = *parent.get(&at)?;
        if way.contains(&at) {
            return None;
        }
        way.push(at);
    }
    Some(way)
}

/// The words an account is found by.
pub fn search_words<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    texts.flat_map(words).collect()
}

/// The words of a typed search, at most six; the longest first, because it finds the fewest.
pub fn asked_words(query: &str) -> Vec<String> {
    let mut asked: Vec<String> = words(query).into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    asked.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    asked.truncate(6);
    asked
}

/// The end of the range of words that begin with `word`, by bytes.
pub fn word_end(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

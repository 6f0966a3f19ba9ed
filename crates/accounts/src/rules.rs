//! Pure rules: keys and their order, what a name may be, who controls whom.
use base::fold::{fold, words};
use std::collections::BTreeSet;
use std::fmt::Write as _;

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

/// A no of this slice; each is one sentence, shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody has changed the row since the page was made.
    Stale,
    /// The key leads to another account, now or from earlier days.
    KeyTaken { key: String, by: String },
    /// Undo: what was touched has been changed again.
    MovedOn { names: Vec<String> },
    /// Undo: what was touched is no more.
    Gone,
    /// Something hangs on it.
    InUse { name: String },
    /// The parent is, along the chain, below the unit itself. The names run from the unit up to where it comes again.
    Circle { names: Vec<String> },
    /// A parent has to belong to an account.
    ParentUnassigned,
    /// The ERP number finds another unit.
    NumberTaken { number: String, by: String },
    /// The account is closed.
    Closed { name: String },
    /// An account cannot be merged with itself.
    MergeSelf,
    /// Neither part of a merge may be the collective account.
    MergeCollective,
    /// The collective account has neither tier nor team.
    CollectiveHasNone,
    /// Nothing was chosen.
    NothingChosen,
    /// Everything was chosen: that would be merging, not splitting.
    AllUnitsChosen,
    /// A question of a merge was not answered.
    Unanswered,
    /// Units wait below in the structure or bookings hang on it: closing would hide money.
    HasUnits { name: String, units: usize },
}

/// So many names a refusal tells.
const NAMED: usize = 10;

impl Refusal {
    /// The sentence.
    pub fn sentence(&self, lang: base::Lang) -> String {
        let t = crate::texts(lang);
        match self {
            Self::Stale => t.refused_stale(),
            Self::KeyTaken { key, by } => t.refused_key_taken(key.as_str(), by.as_str()),
            Self::MovedOn { names } => {
                t.refused_moved_on(names.len(), names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))
            }
            Self::Gone => t.refused_gone(),
            Self::InUse { name } => t.refused_in_use(name.as_str()),
            Self::Circle { names } => t.refused_circle(names.join(" → ")),
            Self::ParentUnassigned => t.refused_parent_unassigned(),
            Self::NumberTaken { number, by } => t.refused_number_taken(number.as_str(), by.as_str()),
            Self::Closed { name } => t.refused_closed(name.as_str()),
            Self::MergeSelf => t.refused_merge_self(),
            Self::MergeCollective => t.refused_merge_collective(),
            Self::CollectiveHasNone => t.refused_collective_has_none(),
            Self::NothingChosen => t.refused_nothing_chosen(),
            Self::AllUnitsChosen => t.refused_all_units_chosen(),
            Self::Unanswered => t.refused_unanswered(),
            Self::HasUnits { name, units } => t.refused_has_units(*units, name.as_str()),
        }
    }
    /// As the error of a handler.
    pub fn into_error(self, lang: base::Lang) -> base::Error {
        base::Error::Refused(self.sentence(lang))
    }
}

/// A share as typed, `60`, `60 %`, `33,33`, in hundredths of a per cent; `None` when it is not between 0 and 100.
pub fn parse_share(typed: &str) -> Option<i32> {
    let text = typed.trim().trim_end_matches('%').trim_end().replace(',', ".");
    let (whole, rest) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let bp = whole.parse::<i32>().ok()? * 100 + format!("{rest:0<2}").parse::<i32>().ok()?;
    (bp <= 10_000).then_some(bp)
}

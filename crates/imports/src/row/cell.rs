//! What a faulty cell is told, and texts and words that can be kept.

use crate::problem::Trouble;
use crate::values::{NumberFault, NumberFormat};

/// A fault of a number as a problem with its likely fix.
pub(super) fn told(fault: &NumberFault, format: NumberFormat, text: &str) -> (Trouble, Option<String>) {
    match fault {
        NumberFault::NotANumber { fix: Some((fix, letter)) } => {
            let last = text.trim_end().ends_with(*letter);
            (Trouble::NotANumber { letter: Some((*letter, last)) }, Some(fix.clone()))
        }
        NumberFault::NotANumber { fix: None } => (Trouble::NotANumber { letter: None }, None),
        NumberFault::OtherDecimal { fix } => (Trouble::MixedDecimals { decimal: format.decimal }, Some(fix.clone())),
        NumberFault::TooManyDecimals { places, fix } => {
            (Trouble::TooManyDecimals { places: *places }, Some(fix.clone()))
        }
        NumberFault::TooLarge => (Trouble::OutOfRange, None),
    }
}

/// Text that can be kept: no control characters, readable, not too long.
pub(super) fn clean(text: &str, limit: usize) -> Result<&str, (Trouble, Option<String>)> {
    if text.len() > limit && text.chars().count() > limit {
        return Err((Trouble::TooLong { limit }, Some(text.chars().take(limit).collect())));
    }
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.bytes().any(|b| b < 0x20 || b == 0x7f || b >= 0x80) {
        if text.contains('\u{fffd}') {
            return Err((Trouble::Undecodable, None));
        }
        if text.contains(odd) {
            return Err((Trouble::ControlCharacter, Some(text.replace(odd, ""))));
        }
    }
    Ok(text)
}

/// Yes or no in the words of both languages.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "1" | "x" | "wahr" => Some(true),
        "nein" | "n" | "no" | "false" | "0" | "falsch" => Some(false),
        _ => None,
    }
}

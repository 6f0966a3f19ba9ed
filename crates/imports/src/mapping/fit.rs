//! Finds the saved mapping for the next file by its header.

use super::{ColumnRef, Mapping};
use crate::problem::hex;
use sha2::{Digest, Sha256};

/// How well a saved mapping fits the header of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Mapped columns that the file does not have; the mapping can be used when there are none.
    pub missing: Vec<String>,
    /// Columns of the file that were not in the header the mapping was saved with.
    pub new: Vec<String>,
}

/// A header as one short text: the same for the same columns, whatever their order and letter case.
pub fn fingerprint(headers: &[String]) -> String {
    let mut names: Vec<String> = headers.iter().map(|h| folded(h)).filter(|h| !h.is_empty()).collect();
    names.sort();
    hex(&Sha256::digest(names.join("\u{1f}").as_bytes())[..16])
}

impl Fit {
    /// Compares a mapping, and the header it was saved with, with the header of a file.
    pub fn of(mapping: &Mapping, saved: &[String], headers: &[String]) -> Self {
        let there = |name: &str| headers.iter().any(|h| h.trim() == name);
        let missing = mapping
            .columns
            .iter()
            .filter(|c| match &c.from {
                ColumnRef::Name(name) => !there(name),
                ColumnRef::Number(n) => *n > headers.len(),
            })
            .map(|c| c.from.to_string())
            .collect();
        let new = headers.iter().filter(|h| !h.is_empty() && !saved.iter().any(|s| folded(s) == folded(h))).cloned();
        Self { missing, new: new.collect() }
    }

    /// Can the mapping be used for this file?
    pub fn is_usable(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Small letters and digits only, umlauts written out.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            '%' => out.push_str("percent"),
            c if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

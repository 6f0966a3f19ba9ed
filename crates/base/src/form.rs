//! Typed forms: a draft is text as typed; parsing gives the true thing or all faults at once.
use std::collections::BTreeMap;

/// Faults by field; shown beside the field, text kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(BTreeMap<&'static str, String>);

impl FormErrors {
    pub fn new() -> Self {
        Self::default()
    }
    /// Notes a fault; the first one of a field stands.
    pub fn add(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.0.entry(field).or_insert_with(|| sentence.into());
    }
    /// The fault of a field, if any. For templates: `errors.of("name")`.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(f, s)| (*f, s.as_str()))
    }
    /// `Ok(value)` when nothing was noted.
    pub fn done<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(v) if self.is_empty() => Ok(v),
            _ => Err(self),
        }
    }
}

/// A text with outer spaces cut and control characters refused (PostgreSQL cannot hold NUL, pages need no others).
pub fn clean(text: &str) -> Option<String> {
    let t = text.trim();
    (!t.chars().any(|c| c.is_control() && c != '\n' && c != '\t')).then(|| t.replace("\r\n", "\n"))
}

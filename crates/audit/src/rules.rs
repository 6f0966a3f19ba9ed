//! Pure rules: what may be taken back, what differs between before and after.
use crate::model::Stored;
use base::Actor;
use base::tell::{EventView, plain};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// How long a change can be taken back.
const UNDO_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// Why a change cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum No {
    Already,
    SomebodyElse,
    TooLate,
    Irreversible,
}

/// `Ok` when this person may take the event back now.
pub(crate) fn may_undo(e: &Stored, reader: &Actor, now: Timestamp) -> Result<(), No> {
    if e.member_id != reader.member() || e.who != reader.who.word() {
        return Err(No::SomebodyElse);
    }
    if e.undone_by.is_some() {
        return Err(No::Already);
    }
    if !e.has_inverse {
        return Err(No::Irreversible);
    }
    if now.duration_since(e.at.0) > UNDO_WITHIN {
        return Err(No::TooLate);
    }
    Ok(())
}

/// The event as a sentence.
pub(crate) fn sentence(e: &Stored, reader: &Actor) -> String {
    let (before, after) = (&e.before_json.0, &e.after_json.0);
    base::tell::sentence(&EventView { name: &e.name, before, after, firm: &reader.firm }, reader.lang)
}

/// A field whose value differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub field: String,
    /// Empty: there was nothing.
    pub before: String,
    /// Empty: there is nothing.
    pub after: String,
}

/// The fields that differ, by name. A value that is no object stands as one field without a name.
pub(crate) fn changes(before: &Value, after: &Value) -> Vec<Change> {
    let text = |v: Option<&Value>| cut(&v.and_then(plain).unwrap_or_default());
    let none = serde_json::Map::new();
    let (b, a) = match (before, after) {
        (Value::Object(b), Value::Object(a)) => (b, a),
        (Value::Null, Value::Object(a)) => (&none, a),
        (Value::Object(b), Value::Null) => (b, &none),
        (Value::Null, Value::Null) => return Vec::new(),
        (b, a) => {
            return vec![Change { field: String::new(), before: text(Some(b)), after: text(Some(a)) }];
        }
    };
    let mut fields: Vec<&String> = b.keys().chain(a.keys()).collect();
    fields.sort();
    fields.dedup();
    fields
        .into_iter()
        .filter(|f| b.get(*f) != a.get(*f))
        .map(|f| Change { field: f.clone(), before: text(b.get(f)), after: text(a.get(f)) })
        .collect()
}

/// Long values are for the export.
fn cut(text: &str) -> String {
    match text.char_indices().nth(300) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe in front; true minus becomes a hyphen.
pub(crate) fn cell(text: &str) -> String {
    let text = text.replace('\u{2212}', "-");
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

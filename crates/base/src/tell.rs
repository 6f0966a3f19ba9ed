//! Events as sentences. Each slice says its own events in both languages; the log, the timeline and exports ask here.
//!
//! A slice registers one [`Teller`] for the word before the dot of its events:
//! `teller!("account", |lang| texts(lang).events_account(), tell);` where
//! `fn tell(e: &EventView, lang: Lang) -> Option<String>`. A sentence has no person and no time in it, those stand beside
//! it: "Stufe auf T2 gesetzt." Values may be hidden from the reader (`before` and `after` are then null): the
//! sentence must also make sense without them. `None`: the plain name is printed.
use crate::{Firm, Lang};
use serde_json::Value;

/// What a reader of an event may see of it.
#[derive(Debug, Clone, Copy)]
pub struct EventView<'a> {
    /// Such as `account.tier_set`.
    pub name: &'a str,
    /// Null when there was nothing or the reader may not see it.
    pub before: &'a Value,
    /// Null when there is nothing or the reader may not see it.
    pub after: &'a Value,
    /// The firm of the event: its currency and where its fiscal year begins.
    pub firm: &'a Firm,
}

impl EventView<'_> {
    /// A field of `before` as text: strings as they are, numbers and flags printed, `None` when missing or null.
    pub fn was(&self, field: &str) -> Option<String> {
        plain(self.before.get(field)?)
    }
    /// The same of `after`.
    pub fn is(&self, field: &str) -> Option<String> {
        plain(self.after.get(field)?)
    }
    /// A whole number of `after`.
    pub fn number(&self, field: &str) -> Option<i64> {
        self.after.get(field)?.as_i64()
    }
    /// Neither value is there, or the reader may see neither.
    pub fn is_bare(&self) -> bool {
        self.before.is_null() && self.after.is_null()
    }
    /// A typed value of `after`.
    pub fn read<T: serde::de::DeserializeOwned>(&self, field: &str) -> Option<T> {
        serde_json::from_value(self.after.get(field)?.clone()).ok()
    }
    /// A typed value of `before`.
    pub fn read_before<T: serde::de::DeserializeOwned>(&self, field: &str) -> Option<T> {
        serde_json::from_value(self.before.get(field)?.clone()).ok()
    }
    /// The part of the name after the dot: what a slice matches on.
    pub fn verb(&self) -> &str {
        self.name.split_once('.').map_or(self.name, |(_, verb)| verb)
    }
}

/// A JSON value as text; lists and objects as JSON.
pub fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(s) => Some(s.clone()),
        v => Some(v.to_string()),
    }
}

/// Says one slice's events.
#[derive(Debug)]
pub struct Teller {
    /// The word before the dot.
    pub prefix: &'static str,
    /// What these events are about, for the filter of the log: "Kunden", "Importe".
    pub label: fn(Lang) -> String,
    pub tell: fn(&EventView<'_>, Lang) -> Option<String>,
}

/// A sentence with what belongs to it behind a colon, such as a reason; the sentence itself when there is nothing.
/// „Stufe T2 gesetzt.“ and „Potenzial in drei Ländern.“ become „Stufe T2 gesetzt: Potenzial in drei Ländern.“
pub fn with(sentence: String, more: &str) -> String {
    let more = more.trim().trim_end_matches('.');
    if more.is_empty() {
        return sentence;
    }
    let end = if more.ends_with(['?', '!', '…']) { "" } else { "." };
    format!("{}: {more}{end}", sentence.trim_end_matches('.'))
}

/// All tellers, gathered by the linker.
#[linkme::distributed_slice]
pub static TELLERS: [Teller];

/// The event as a sentence; its plain name when no slice knows it.
pub fn sentence(event: &EventView<'_>, lang: Lang) -> String {
    let prefix = event.name.split('.').next().unwrap_or("");
    TELLERS
        .iter()
        .filter(|t| t.prefix == prefix)
        .find_map(|t| (t.tell)(event, lang))
        .unwrap_or_else(|| event.name.to_owned())
}

/// Registers a [`Teller`].
#[macro_export]
macro_rules! teller {
    ($prefix:expr, $label:expr, $tell:path) => {
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::tell::TELLERS)]
            #[linkme(crate = $crate::linkme)]
            #[allow(unsafe_code)]
            static T: $crate::tell::Teller = $crate::tell::Teller { prefix: $prefix, label: $label, tell: $tell };
        };
    };
}

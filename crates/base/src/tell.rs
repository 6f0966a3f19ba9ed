//! Events as sentences. Each slice says its own events in both languages; the log, the timeline and exports ask here.
//!
//! A slice registers one [`Teller`] for the word before the dot of its events:
//! `teller!("account", |lang| texts(lang).events_account(), tell);` where
//! `fn tell(e: &EventView, lang: Lang) -> Option<String>`. A sentence has no person and no time in it, those stand beside
//! it: "Stufe auf T2 gesetzt." Values may be hidden from the reader (`before` and `after` are then null): the
//! sentence must also make sense without them. `None`: the plain name is printed.
use crate::Lang;
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

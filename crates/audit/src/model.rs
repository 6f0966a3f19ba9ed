//! Events as stored and as read.
use base::ids::{AccountId, MemberId};
use base::{Actor, Ts};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

/// An event as stored, with the account's key and name beside it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Stored {
    pub number: i64,
    pub at: Ts,
    pub who: String,
    pub member_id: Option<MemberId>,
    pub actor_name: String,
    pub name: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub account_id: Option<AccountId>,
    pub account_key: Option<String>,
    pub account_name: Option<String>,
    pub business: bool,
    pub before_json: Json<Value>,
    pub after_json: Json<Value>,
    pub has_inverse: bool,
    pub undoes: Option<i64>,
    pub undone_by: Option<i64>,
}

impl Stored {
    /// The event without what this reader of the log may not know.
    pub(crate) fn for_log(mut self, reader: &Actor) -> Self {
        if self.business && !reader.sees_all() {
            self.hide_values();
            (self.account_id, self.account_key, self.account_name) = (None, None, None);
        }
        self
    }
    /// The event without what a reader of the account's timeline may not know: money, when `money` is not set.
    pub(crate) fn for_timeline(mut self, money: bool) -> Self {
        if !money && !self.name.starts_with("account.") {
            self.hide_values();
        }
        self
    }
    fn hide_values(&mut self) {
        (self.before_json.0, self.after_json.0) = (Value::Null, Value::Null);
    }
}

/// An entry of an account's timeline, ready to print in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The event's number: what `before` of the next page is.
    pub number: i64,
    pub at: Timestamp,
    /// The person's name, `console (…)` or the program's.
    pub by: String,
    pub sentence: String,
    /// The reader can take it back now, by `POST /undo/{number}`.
    pub can_undo: bool,
    /// It was taken back.
    pub undone: bool,
}

/// What of the log is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub member: Option<MemberId>,
    /// `console`, `system` or empty for all.
    pub who: String,
    /// Words before the dot, parted by commas, or empty.
    pub kind: String,
    pub account: Option<AccountId>,
    pub from: Ts,
    /// Not included.
    pub to: Ts,
    /// Only numbers below this one.
    pub before: i64,
    pub limit: i64,
}

//! Undo: an event may carry its inverse; the slice that wrote it registers how to carry the inverse out. The `audit`
//! slice looks events up and opens the new change; a touched row that has moved on makes the undoing slice refuse.
use crate::Error;
use crate::db::{Event, Tx};
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;

/// What an undoer returns: the event of the undoing change.
pub type Undoing<'a> = Pin<Box<dyn Future<Output = Result<Event, Error>> + Send + 'a>>;

/// Carries out the inverses of one kind of event.
#[derive(Debug)]
pub struct Undoer {
    /// The event's name, such as `account.tier_set`.
    pub event: &'static str,
    pub run: for<'a> fn(&'a mut Tx, Value) -> Undoing<'a>,
}

/// All undoers, gathered by the linker.
#[linkme::distributed_slice]
pub static UNDOERS: [Undoer];

/// Registers an undoer: `undoer!("account.tier_set", rename_back);` where
/// `async fn rename_back(tx: &mut Tx, inverse: Value) -> Result<Event, Error>`.
#[macro_export]
macro_rules! undoer {
    ($event:expr, $run:path) => {
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::undo::UNDOERS)]
            #[linkme(crate = $crate::linkme)]
            #[allow(unsafe_code)]
            static U: $crate::undo::Undoer =
                $crate::undo::Undoer { event: $event, run: |tx, inverse| Box::pin($run(tx, inverse)) };
        };
    };
}

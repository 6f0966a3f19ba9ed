//! Rows of later slices hang on accounts and units. A slice that keeps such rows registers one [`Belongings`], so that
//! merging moves them and undoing or deleting asks first. `accounts` never learns what they are.
use base::Error;
use base::db::Tx;
use base::ids::{AccountId, UnitId};
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;

/// What a hook returns.
pub type Hooked<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// Something both accounts have and only one can keep; asked before a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Unique among all conflicts of a merge; the answer comes back under it, such as `target-2026`.
    pub code: String,
    /// The question, in the actor's language.
    pub question: String,
    /// What the surviving account has.
    pub keep: String,
    /// What the merged account has.
    pub take: String,
}

/// The answers: codes of the conflicts where the merged account's row wins. The others keep the survivor's.
pub type Taken = std::collections::BTreeSet<String>;

/// How one slice's rows follow accounts and units.
#[derive(Debug)]
pub struct Belongings {
    /// The slice.
    pub slice: &'static str,
    /// What has to be asked before `from` goes into `into`.
    pub conflicts: for<'a> fn(&'a mut Tx, AccountId, AccountId) -> Hooked<'a, Vec<Conflict>>,
    /// Moves the rows of `from` to `into`; returns what moves them back, `Null` when there was nothing.
    pub merge: for<'a> fn(&'a mut Tx, AccountId, AccountId, &'a Taken) -> Hooked<'a, Value>,
    /// Takes a merge back; refuses when a moved row has changed since.
    pub unmerge: for<'a> fn(&'a mut Tx, Value) -> Hooked<'a, ()>,
    /// How many rows hang on the account itself (not on its units).
    pub on_account: for<'a> fn(&'a mut Tx, AccountId) -> Hooked<'a, i64>,
    /// How many rows hang on the unit, such as ledger lines.
    pub on_unit: for<'a> fn(&'a mut Tx, UnitId) -> Hooked<'a, i64>,
}

/// All slices' belongings, gathered by the linker.
#[linkme::distributed_slice]
pub static BELONGINGS: [Belongings];

/// Registers: `accounts::belongings!(Belongings { slice: "ledger", conflicts: |tx, from, into| Box::pin(…), … });`
#[macro_export]
macro_rules! belongings {
    ($value:expr) => {
        const _: () = {
            #[base::linkme::distributed_slice($crate::hooks::BELONGINGS)]
            #[linkme(crate = base::linkme)]
            #[allow(unsafe_code)]
            static B: $crate::hooks::Belongings = $value;
        };
    };
}

/// Rows of all later slices on the account.
pub async fn rows_on_account(tx: &mut Tx, account: AccountId) -> Result<i64, Error> {
    let mut n = 0;
    for b in BELONGINGS {
        n += (b.on_account)(tx, account).await?;
    }
    Ok(n)
}

/// Rows of all later slices on the unit.
pub async fn rows_on_unit(tx: &mut Tx, unit: UnitId) -> Result<i64, Error> {
    let mut n = 0;
    for b in BELONGINGS {
        n += (b.on_unit)(tx, unit).await?;
    }
    Ok(n)
}

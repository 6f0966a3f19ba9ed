//! What the ledger does with files of rates, costs and targets, in one shape: how many rows were new, changed, known,
//! and what takes it back.

use crate::kind::ImportKind;
use base::ids::ImportId;
use base::{Error, Tx};
use super::later::{AccountTarget, Cost, FirmTarget, NewRate};
use serde_json::{Value, json};

/// What booking did, or would do.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub new: u64,
    pub changed: u64,
    pub already: u64,
    /// What takes it back.
    pub inverse: Value,
}

pub(super) async fn costs(tx: &mut Tx, import: ImportId, costs: &[Cost]) -> Result<Done, Error> {
    let done = super::later::book_costs(tx, Some(import), costs).await?;
    Ok(Done {
        new: done.new.unsigned_abs(),
        changed: done.changed.unsigned_abs(),
        already: done.already.unsigned_abs(),
        inverse: json!(done.steps),
    })
}

pub(super) async fn rates(tx: &mut Tx, import: ImportId, rates: &[NewRate]) -> Result<Done, Error> {
    let done = super::later::book_rates(tx, Some(import), rates).await?;
    Ok(Done {
        new: done.new.unsigned_abs(),
        changed: done.changed.unsigned_abs(),
        already: done.already.unsigned_abs(),
        inverse: json!(done.steps),
    })
}

pub(super) async fn targets(
    tx: &mut Tx,
    import: ImportId,
    firm: &[FirmTarget],
    accounts: &[AccountTarget],
) -> Result<Done, Error> {
    let done = super::later::book_targets(tx, Some(import), firm, accounts).await?;
    Ok(Done {
        new: done.new.unsigned_abs(),
        changed: done.changed.unsigned_abs(),
        already: done.already.unsigned_abs(),
        inverse: json!(done.steps),
    })
}

/// Takes rates, costs or targets back.
pub(super) async fn back(tx: &mut Tx, kind: ImportKind, inverse: Value) -> Result<(), Error> {
    match kind {
        ImportKind::Costs => drop(super::later::unbook_costs(tx, serde_json::from_value(inverse)?).await?),
        ImportKind::Rates => drop(super::later::unbook_rates(tx, serde_json::from_value(inverse)?).await?),
        _ => drop(super::later::unbook_targets(tx, serde_json::from_value(inverse)?).await?),
    }
    Ok(())
}

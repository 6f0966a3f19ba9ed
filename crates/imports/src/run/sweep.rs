//! What a stopped or killed program has left: staged lines go in small steps, imports say that nothing is booked.

use crate::model::State;
use crate::store;
use base::ids::ImportId;
use base::{Actor, Error, Quiet, Site};

/// Clears what was staged under an import, and the units it made that nothing hangs on. Nothing happens to facts.
pub(super) async fn sweep_lines(site: &Site, actor: &Actor, id: ImportId) -> Result<(), Error> {
    ledger::forget_met(&site.db, actor, site.now(), id).await?;
    if ledger::state(&site.db, actor.workspace, id).await? != Some(ledger::ImportState::Staging) {
        return Ok(());
    }
    while ledger::sweep_step(&site.db, actor, site.now(), id).await? {}
    let mut tx = site.db.begin(actor, site.now()).await?;
    accounts::book::forget_unassigned(&mut tx, id).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    Ok(())
}

/// At the start of the program, before anybody works: clears every import that was cut off, in every firm.
pub async fn sweep(site: &Site) -> Result<(), Error> {
    for (workspace, firm) in store::firms(&site.db).await? {
        let actor = Actor::system(workspace, firm);
        for (id, state) in store::left_over(&site.db, workspace).await? {
            sweep_lines(site, &actor, id).await?;
            let (state, failure) = match State::parse(&state) {
                Some(State::Checking) => (State::Uploaded, String::new()),
                _ => (State::Failed, crate::texts(actor.lang).failed_interrupted()),
            };
            let mut tx = site.db.begin(&actor, site.now()).await?;
            store::set_state(&mut tx, id, state, &failure).await?;
            tx.commit_quiet(Quiet::Staging).await?;
        }
        for id in ledger::left_over(&site.db, workspace).await? {
            sweep_lines(site, &actor, id).await?;
        }
    }
    Ok(())
}

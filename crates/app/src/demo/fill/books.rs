//! Costs, lines, targets and estimates, in this order; then months are closed.
use super::{Desk, Places};
use base::Error;

pub(super) async fn fill(desk: &Desk<'_>, places: &Places) -> Result<(), Error> {
    super::entries::costs(desk).await?;
    super::files::lines(desk).await?;
    super::entries::targets(desk).await?;
    estimates(desk, places).await?;
    close(desk).await
}

/// All months but the last whole one are closed.
async fn close(desk: &Desk<'_>) -> Result<(), Error> {
    let structure = accounts::structure_of(desk.db, desk.controller.workspace).await?;
    let last = desk.data.last_month.plus(-1);
    let closing = ledger::closing::prepare(desk.db, &desk.controller, &structure, desk.data.today, last).await?;
    let mut tx = desk.db.begin(&desk.controller, desk.now).await?;
    let event = ledger::closing::close(&mut tx, &closing).await?;
    tx.commit(event).await?;
    Ok(())
}

/// What has no file: EBIT and how likely an account is lost, each with its reason.
async fn estimates(desk: &Desk<'_>, places: &Places) -> Result<(), Error> {
    let data = desk.data;
    let begin = || desk.db.begin(&desk.controller, desk.now);
    for ebit in &data.ebit {
        let mut tx = begin().await?;
        let value = Some((ebit.amount_minor, ebit.reason.clone(), ebit.day));
        let event = ledger::entries::set_ebit(&mut tx, i32::from(ebit.fiscal_year), value).await?;
        tx.commit(event).await?;
    }
    for loss in &data.losses {
        let mut tx = desk.db.begin(&desk.head, desk.now).await?;
        let value = Some((loss.permille, loss.reason.clone(), loss.day));
        let event = ledger::entries::set_loss_probability(&mut tx, places.accounts[loss.account], value).await?;
        tx.commit(event).await?;
    }
    Ok(())
}

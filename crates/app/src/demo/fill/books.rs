//! Costs, targets and estimates.
use super::{Desk, Places};
use crate::demo::model::{self, Per, SplitKey};
use base::Error;
use base::ids::ImportId;
use ledger::model::{AccountTarget, Cost};

pub(super) async fn fill(desk: &Desk<'_>, places: &Places) -> Result<(), Error> {
    costs(desk, places).await?;
    super::files::lines(desk).await?;
    targets(desk, places).await?;
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

/// Before the lines, so that nothing has to be worked out twice.
async fn costs(desk: &Desk<'_>, places: &Places) -> Result<(), Error> {
    let data = desk.data;
    let product = data.product_costs.iter().map(|c| Cost::Product {
        offering: data.offerings[c.offering].code.to_owned(),
        cost_millionths: c.cost_millionths,
        from: c.from,
        to: c.to,
    });
    let rates = data.rates.iter().map(|r| Cost::Rate {
        driver: r.driver.to_owned(),
        rate_millionths: r.rate_millionths,
        from: r.from,
        to: r.to,
    });
    let fixed = data.fixed_costs.iter().map(|c| Cost::Fixed {
        account: places.accounts[c.account],
        name: c.name.clone(),
        amount_minor: c.amount_minor,
        per: per(c.per),
        from: c.from,
        to: c.to,
        gone_permille: i32::from(c.gone_permille),
        estimate: false,
    });
    let shared = data.shared_costs.iter().map(|c| Cost::Shared {
        name: c.name.clone(),
        amount_minor: c.amount_minor,
        per: per(c.per),
        from: c.from,
        to: c.to,
        key: match c.key {
            SplitKey::Orders => ledger::model::SplitKey::Orders,
            SplitKey::Equal => ledger::model::SplitKey::Equal,
        },
        members: c.members.iter().map(|m| places.accounts[*m]).collect(),
        gone_permille: i32::from(c.gone_permille),
    });
    let costs: Vec<Cost> = product.chain(rates).chain(fixed).chain(shared).collect();
    let mut tx = desk.db.begin(&desk.controller, desk.now).await?;
    ledger::book_costs(&mut tx, None, &costs).await?;
    tx.commit(Desk::booked("costs", ImportId::new(), costs.len())).await?;
    Ok(())
}

fn per(per: Per) -> ledger::model::Per {
    match per {
        Per::Year => ledger::model::Per::Year,
        Per::Total => ledger::model::Per::Total,
    }
}

async fn targets(desk: &Desk<'_>, places: &Places) -> Result<(), Error> {
    let data = desk.data;
    let begin = || desk.db.begin(&desk.controller, desk.now);
    for target in &data.firm_targets {
        let mut tx = begin().await?;
        let values = Some((target.margin_permille, target.satisfaction * 10));
        let event = ledger::entries::set_firm_target(&mut tx, i32::from(target.fiscal_year), values).await?;
        tx.commit(event).await?;
    }
    let wanted = |t: &model::AccountTarget| AccountTarget {
        account: places.accounts[t.account],
        fiscal_year: i32::from(t.fiscal_year),
        net_revenue: t.net_revenue_minor,
        db2: t.db2_minor,
        db3: t.db3_minor,
        margin_permille: t.margin_permille,
    };
    let wanted: Vec<AccountTarget> = data.account_targets.iter().map(wanted).collect();
    let mut tx = begin().await?;
    ledger::book_targets(&mut tx, None, &wanted).await?;
    tx.commit(Desk::booked("targets", ImportId::new(), wanted.len())).await?;
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

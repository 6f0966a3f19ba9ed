//! The days at the edge of a free period, from their lines; single units.
use super::parts::Parts;
use super::{Slots, add_to, finish::summed, month_amounts, out_of_range};
use crate::figures::inputs::Inputs;
use crate::figures::{Figures, Side};
use crate::model::{Sums, invoiced};
use crate::rules::identity::document_of;
use crate::rules::orders;
use crate::store;
use accounts::Structure;
use base::ids::UnitId;
use base::{Actor, Day, Db, Error, Period};
use engine_value::contribution::{Amounts, OutOfRange, Rules};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The days at the edge of a free period, from their lines.
pub(super) async fn add_edge(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    (from, to): (Day, Day),
    before: bool,
    slots: &mut Slots,
) -> Result<(), Error> {
    for (unit, sums, counts) in edge_sums(db, actor, from, to).await? {
        let Some(position) = structure.unit_position(unit) else { continue };
        let slot = &mut slots.slots[slots.of_unit[position]];
        let a = edge_amounts(inputs, unit, (from, to), &sums, &counts).map_err(out_of_range)?;
        let side = if before { &mut slot.before } else { &mut slot.now };
        add_to(side, &a, &sums).map_err(out_of_range)?;
    }
    Ok(())
}

pub(super) fn edge_amounts(
    inputs: &Inputs,
    unit: UnitId,
    (from, _): (Day, Day),
    sums: &Sums,
    counts: &[(Uuid, i64)],
) -> Result<Amounts, OutOfRange> {
    month_amounts(inputs, unit, from.month(), sums, counts)
}

pub(in crate::figures) type EdgeSums = (UnitId, Sums, Vec<(Uuid, i64)>);

/// Sums and driver counts of each unit in some days of one month. A document counts as an order on these days when its
/// rows of these days invoice a positive amount.
pub(in crate::figures) async fn edge_sums(db: &Db, actor: &Actor, from: Day, to: Day) -> Result<Vec<EdgeSums>, Error> {
    let ws = actor.workspace;
    let costs = store::cost_list(db, ws, store::exponent(actor)).await?;
    let mut out: BTreeMap<UnitId, (Sums, Vec<(Uuid, i64)>)> = BTreeMap::new();
    let mut documents: HashMap<Vec<u8>, orders::Document> = HashMap::new();
    for line in store::edge(db, ws, from, to).await? {
        line.add_to(&mut out.entry(line.unit).or_default().0, &costs, 1);
        if let Some(d) = document_of(&line.identity) {
            let (unit, day, amount) = (line.unit, line.posting_day, invoiced(&line.amounts));
            documents
                .entry(d.to_vec())
                .and_modify(|x| x.add(unit, day, amount))
                .or_insert_with(|| orders::Document::new(unit, day, amount));
        }
    }
    for (unit, _) in documents.values().filter_map(orders::Document::order) {
        out.entry(unit).or_default().0.add_orders(1);
    }
    for (unit, driver, n) in store::edge_drivers(db, ws, from, to).await? {
        out.entry(unit).or_default().1.push((driver, n));
    }
    Ok(out.into_iter().map(|(u, (s, c))| (u, s, c)).collect())
}

/// The sides of single units in a period of the figures, without the costs that hang on their account.
pub(in crate::figures) async fn unit_sides(
    db: &Db,
    actor: &Actor,
    f: &Figures,
    (period, rules): (Period, &Rules),
    units: &[UnitId],
) -> Result<HashMap<UnitId, Side>, Error> {
    let (inputs, parts) = (&*f.inputs, Parts::of(period));
    let mut out: HashMap<UnitId, Side> = HashMap::new();
    let mut put = |unit, a: &Amounts, sums: &Sums| add_to(out.entry(unit).or_default(), a, sums).map_err(out_of_range);
    if let Some(span) = parts.months {
        let mut fine = Ok(());
        let each = |unit, month, sums: &Sums, counts: &[(Uuid, i64)]| {
            let put = month_amounts(inputs, unit, month, sums, counts)
                .map_err(out_of_range)
                .and_then(|a| put(unit, &a, sums));
            if put.is_err() {
                fine = put;
            }
        };
        f.rows.each_of(db, actor.workspace, inputs, units, span, each).await?;
        fine?;
    }
    for edge in &parts.edges {
        for (unit, sums, counts) in edge_sums(db, actor, edge.0, edge.1).await? {
            if units.contains(&unit) {
                let a = edge_amounts(inputs, unit, *edge, &sums, &counts).map_err(out_of_range)?;
                put(unit, &a, &sums)?;
            }
        }
    }
    for side in out.values_mut() {
        summed(side, rules);
    }
    Ok(out)
}

//! From monthly sums to figures: one pass over the roll-up, then fixed and shared costs, then customers.
mod counted;
mod edge;
mod finish;
mod fixed;
mod month;
mod parts;

pub(super) use counted::counted;
pub(super) use edge::{edge_sums, unit_sides};
pub(super) use month::{by_cell, count_of, month_amounts};
pub(super) use parts::Parts;

use super::inputs::{Inputs, each_month, weight_span};
use super::{Figures, Side};
use crate::model::Sums;
use crate::store::{self, MonthRow};
use accounts::Structure;
use accounts::structure::Counts;
use base::{Actor, Db, Error, Period};
use counted::Counted;
use edge::add_edge;
use engine_value::contribution::{Amounts, OutOfRange};
use finish::finish;
use fixed::add_fixed;
use month::staying;
use parts::Core;
use std::sync::Arc;

#[derive(Debug, Clone, Default)]
struct Slot {
    now: Side,
    before: Side,
    months: Vec<Core>,
}

impl Slot {
    fn add_all(&mut self, o: &Self) -> Result<(), OutOfRange> {
        add_side(&mut self.now, &o.now)?;
        add_side(&mut self.before, &o.before)?;
        if self.months.is_empty() {
            self.months = vec![Core::default(); o.months.len()];
        }
        for (a, b) in self.months.iter_mut().zip(&o.months) {
            a.add(b);
        }
        Ok(())
    }
}

fn add_side(to: &mut Side, o: &Side) -> Result<(), OutOfRange> {
    to.amounts.add_all(&o.amounts)?;
    to.entries += o.entries;
    to.lines += o.lines;
    to.orders += o.orders;
    to.fixed_gone += o.fixed_gone;
    to.serve_stays += o.serve_stays;
    Ok(())
}

/// Where each unit's amounts go: its account, or itself where it counts alone, or outside.
struct Slots {
    slots: Vec<Slot>,
    of_unit: Vec<usize>,
    accounts: usize,
}

impl Slots {
    fn new(structure: &Structure) -> Self {
        let accounts = structure.accounts.len();
        let mut next = accounts + 1;
        let of_unit: Vec<usize> = structure
            .units
            .iter()
            .map(|u| match structure.counts(u) {
                Counts::Outside => accounts,
                Counts::Alone(_) => {
                    next += 1;
                    next - 1
                }
                Counts::With(top) => u
                    .account
                    .and_then(|a| structure.account_position(a))
                    .or(structure.account_position(top))
                    .unwrap_or(accounts),
            })
            .collect();
        Self { slots: vec![Slot::default(); next], of_unit, accounts }
    }
}

fn out_of_range(_: OutOfRange) -> Error {
    anyhow::anyhow!("sums of the ledger leave the range of 64 bits").into()
}

pub(super) async fn build(
    db: &Db,
    actor: &Actor,
    shared: Arc<Inputs>,
    structure: Arc<Structure>,
    period: Period,
    before: Period,
) -> Result<Figures, Error> {
    let inputs = &*shared;
    let parts = [Parts::of(period), Parts::of(before)];
    let (rules, rules_before) = (inputs.rules(period), inputs.rules(before));
    let mut slots = Slots::new(&structure);
    let counted = read_months(db, actor, inputs, &structure, &parts, &mut slots).await?;
    for (i, part) in parts.iter().enumerate() {
        for edge in &part.edges {
            add_edge(db, actor, inputs, &structure, *edge, i == 1, &mut slots).await?;
        }
    }
    add_fixed(db, actor, inputs, &structure, &parts, &counted, &mut slots).await?;
    finish(actor, shared, structure, (period, before), (rules, rules_before), slots)
}

/// One pass over the roll-up.
async fn read_months(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    parts: &[Parts; 2],
    slots: &mut Slots,
) -> Result<Counted, Error> {
    let ws = actor.workspace;
    let spans = [parts[0].span(), parts[1].span()];
    let asked = (spans[0].0.min(spans[1].0), spans[0].1.max(spans[1].1));
    let weights = weight_span(&inputs.entries, asked);
    let span = weights.map_or(asked, |w| (w.0.min(asked.0), w.1.max(asked.1)));
    let counts = by_cell(store::driver_months(db, ws, span).await?);
    let mut counted = Counted::new(inputs);
    let n = parts[0].count();
    let mut failed = Ok(());
    each_month(db, ws, &inputs.taken_back, span, |row: MonthRow| {
        let none = Vec::new();
        let counts = counts.get(&(row.unit, row.month)).unwrap_or(&none);
        let Some(position) = structure.unit_position(row.unit) else { return };
        if weights.is_some() {
            counted.add(structure.units[position].account, &row, counts);
        }
        let (now, before) = (parts[0].has(row.month), parts[1].has(row.month));
        if !now && !before {
            return;
        }
        let slot = &mut slots.slots[slots.of_unit[position]];
        let r = month_amounts(inputs, row.unit, row.month, &row.sums, counts).and_then(|a| {
            if now {
                add_to(&mut slot.now, &a, &row.sums)?;
                slot.now.serve_stays += staying(inputs, row.month, &row.sums, counts);
                if slot.months.is_empty() {
                    slot.months = vec![Core::default(); n];
                }
                let first = parts[0].months.map_or(0, |m| m.0.0);
                if let Some(core) = usize::try_from(row.month.0 - first).ok().and_then(|i| slot.months.get_mut(i)) {
                    core.add(&Core::of(&a, &inputs.wording.scheme));
                }
            }
            if before { add_to(&mut slot.before, &a, &row.sums) } else { Ok(()) }
        });
        if r.is_err() {
            failed = r;
        }
    })
    .await?;
    failed.map_err(out_of_range)?;
    Ok(counted)
}

fn add_to(side: &mut Side, a: &Amounts, sums: &Sums) -> Result<(), OutOfRange> {
    side.entries += sums.entries();
    side.lines += sums.lines();
    side.orders += sums.orders();
    side.amounts.add_all(a)
}

//! From monthly sums to figures: one pass over the roll-up, then fixed and shared costs, then customers.
mod counted;
mod edge;
mod finish;
mod fixed;
mod month;
mod one;
mod parts;

pub(super) use counted::counted;
pub(super) use edge::{edge_sums, unit_sides};
pub(super) use fixed::FixedCosts;
pub(super) use month::{by_cell, count_of, month_amounts};
pub(super) use one::account_at;
pub(super) use parts::Parts;

use super::inputs::Inputs;
use super::roll::Rows;
use super::{Figures, Side};
use crate::model::Sums;
use accounts::Structure;
use accounts::structure::Counts;
use base::{Actor, Db, Error, Month, Period};
use edge::add_edge;
use engine_value::contribution::{Amounts, OutOfRange};
use finish::finish;
use fixed::add_fixed;
use month::staying;
use parts::Core;
use std::sync::Arc;
use uuid::Uuid;

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

/// What figures of any two periods are built from.
#[derive(Debug, Clone)]
pub(super) struct Stuff {
    pub rows: Rows,
    pub inputs: Arc<Inputs>,
    pub structure: Arc<Structure>,
}

/// Builds the figures of a period, and of one to compare with where it is asked for. `fixed`: fixed and shared costs if
/// they were computed before.
pub(super) async fn build(
    db: &Db,
    actor: &Actor,
    stuff: &Stuff,
    fixed: Option<&FixedCosts>,
    (period, before): (Period, Option<Period>),
) -> Result<Figures, Error> {
    let (inputs, structure) = (&*stuff.inputs, &*stuff.structure);
    let parts = [Parts::of(period), before.map(Parts::of).unwrap_or_default()];
    let span = parts.iter().filter_map(Parts::span).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let span = span.unwrap_or((Month(0), Month(0)));
    let mut slots = Slots::new(structure);
    add_months(db, actor, stuff, &parts, span, &mut slots).await?;
    for (i, part) in parts.iter().enumerate() {
        for edge in &part.edges {
            add_edge(db, actor, inputs, structure, *edge, i == 1, &mut slots).await?;
        }
    }
    let own;
    let fixed = if let Some(fixed) = fixed.filter(|f| f.covers(span)) {
        fixed
    } else {
        own = FixedCosts::over(db, actor, stuff, span).await?;
        &own
    };
    add_fixed(inputs, structure, &parts, (fixed, span), &mut slots)?;
    let before = before.unwrap_or_else(|| period.before());
    let rules = (inputs.rules(period), inputs.rules(before));
    finish(actor, stuff.clone(), (period, before), rules, slots)
}

/// One pass over the roll-up.
async fn add_months(
    db: &Db,
    actor: &Actor,
    stuff: &Stuff,
    parts: &[Parts; 2],
    span: (Month, Month),
    slots: &mut Slots,
) -> Result<(), Error> {
    let (inputs, structure) = (&*stuff.inputs, &*stuff.structure);
    let mut failed = Ok(());
    let each = |unit, month, sums: &Sums, counts: &[(Uuid, i64)]| {
        let Some(position) = structure.unit_position(unit) else { return };
        let slot = &mut slots.slots[slots.of_unit[position]];
        if let Err(e) = add_month(inputs, parts, slot, (unit, month, sums, counts)) {
            failed = Err(e);
        }
    };
    stuff.rows.each(db, actor.workspace, inputs, span, each).await?;
    failed.map_err(out_of_range)
}

/// A unit's month: who, when, sums and counts of drivers.
type UnitMonth<'a> = (base::ids::UnitId, Month, &'a Sums, &'a [(Uuid, i64)]);

/// Adds a unit's month to whichever of the two periods it lies in.
fn add_month(
    inputs: &Inputs,
    parts: &[Parts; 2],
    slot: &mut Slot,
    (unit, month, sums, counts): UnitMonth<'_>,
) -> Result<(), OutOfRange> {
    let (now, before) = (parts[0].has(month), parts[1].has(month));
    if !now && !before {
        return Ok(());
    }
    let a = month_amounts(inputs, unit, month, sums, counts)?;
    if now {
        add_to(&mut slot.now, &a, sums)?;
        slot.now.serve_stays += staying(inputs, month, sums, counts);
        if slot.months.is_empty() {
            slot.months = vec![Core::default(); parts[0].count()];
        }
        if let Some(core) = parts[0].place(month).and_then(|i| slot.months.get_mut(i)) {
            core.add(&Core::of(&a, &inputs.wording.scheme));
        }
    }
    if before { add_to(&mut slot.before, &a, sums) } else { Ok(()) }
}

fn add_to(side: &mut Side, a: &Amounts, sums: &Sums) -> Result<(), OutOfRange> {
    side.entries += sums.entries();
    side.lines += sums.lines();
    side.orders += sums.orders();
    side.amounts.add_all(a)
}

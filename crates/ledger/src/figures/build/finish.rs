//! From collected amounts to figures: ladders, months, customers of rankings, the firm.
use super::parts::{Core, Parts};
use super::{Slot, Slots, Stuff, out_of_range};
use crate::figures::{Customer, Figure, Figures, Side};
use accounts::structure::Counts;
use base::{Actor, Error, Period};
use engine_value::balance::{self, MonthOf};
use engine_value::contribution::{Ladder, Level, Rules};
use std::collections::BTreeMap;

/// Fewest months from which a standard error of the margin is given (default).
const LEAST_MONTHS: usize = 6;

pub(super) fn summed(side: &mut Side, rules: &Rules) {
    let ladder = Ladder::of(&side.amounts, rules);
    side.net = ladder.net_revenue();
    side.db = Level::ALL.map(|l| ladder.db(l));
}

/// A slot as a figure: ladders, months and the standard error of the margin.
pub(super) fn figure(slot: &Slot, rules: (&Rules, &Rules), level: Option<Level>, months: usize) -> Figure {
    let mut f = Figure { now: slot.now, before: slot.before, ..Figure::default() };
    summed(&mut f.now, rules.0);
    summed(&mut f.before, rules.1);
    let Some(level) = level.filter(|l| f.now.db(*l).is_some()) else { return f };
    let mut cores = slot.months.clone();
    cores.resize(months, Core::default());
    let whole = cores.iter().fold(Core::default(), |mut s, c| {
        s.add(c);
        s
    });
    f.months = cores.iter().filter_map(|c| Some(MonthOf { db: c.db(level, &whole)?, net_revenue: c.net })).collect();
    if f.months.len() == months {
        f.margin_se = balance::margin_of(&f.months, LEAST_MONTHS).standard_error;
    }
    f
}

pub(super) fn finish(
    actor: &Actor,
    Stuff { rows, inputs, structure }: Stuff,
    (period, before): (Period, Period),
    (rules, rules_before): (Rules, Rules),
    mut slots: Slots,
) -> Result<Figures, Error> {
    let months = Parts::of(period).count();
    let level = rules.kept.deepest();
    let figure = |s: &Slot| figure(s, (&rules, &rules_before), level, months);
    let mut unassigned = Slot::default();
    let mut unassigned_units = 0;
    let mut total = Slot::default();
    let mut customers: BTreeMap<Counts, (Slot, String, Option<String>)> = BTreeMap::new();
    for (position, unit) in structure.units.iter().enumerate() {
        let at = slots.of_unit[position];
        if at <= slots.accounts {
            continue;
        }
        let slot = slots.slots[at].clone();
        if let Some(collective) = unit.account.and_then(|a| structure.account_position(a)) {
            slots.slots[collective].add_all(&slot).map_err(out_of_range)?;
        } else if slot.now.entries > 0 {
            unassigned_units += 1;
            unassigned.add_all(&slot).map_err(out_of_range)?;
        }
        customers.insert(Counts::Alone(unit.unit_id), (slot, unit.name.clone(), None));
    }
    for (at, account) in structure.accounts.iter().enumerate() {
        if account.kind == accounts::Kind::Collective {
            continue;
        }
        let top = structure.account(account.top).unwrap_or(account);
        let entry = customers
            .entry(Counts::With(top.account_id))
            .or_insert_with(|| (Slot::default(), top.name.clone(), Some(top.key.clone())));
        entry.0.add_all(&slots.slots[at]).map_err(out_of_range)?;
    }
    let outside = slots.slots[slots.accounts].clone();
    for slot in customers.values().map(|c| &c.0).chain([&outside]) {
        total.add_all(slot).map_err(out_of_range)?;
    }
    let customers: Vec<Customer> = customers
        .into_iter()
        .map(|(who, (slot, name, key))| Customer { who, name, key, figure: figure(&slot) })
        .collect();
    let outside = figure(&outside);
    let mut total = figure(&total);
    add_up(&mut total, &customers, &outside);
    let accounts = slots.slots[..slots.accounts].iter().map(&figure).collect();
    Ok(Figures {
        period,
        before,
        currency: actor.firm.currency,
        level,
        since: inputs.since,
        settings: inputs.settings,
        wording: inputs.wording.clone(),
        closed_through: inputs.head.closed_through,
        accounts,
        customers,
        outside,
        unassigned: figure(&unassigned),
        unassigned_units,
        total,
        structure,
        rules,
        rules_before,
        inputs,
        rows,
    })
}

/// Where every customer's contribution is known, the firm's is their sum to the cent.
pub(super) fn add_up(total: &mut Figure, customers: &[Customer], outside: &Figure) {
    let of = customers.iter().map(|c| &c.figure).chain([outside]);
    let with_entries = |s: &Side| s.entries != 0 || s.net != Some(0);
    for level in Level::ALL {
        let at = level as usize;
        let sum = |side: fn(&Figure) -> &Side| {
            let mut known = of.clone().map(side).filter(|s| with_entries(s)).map(|s| s.db[at]);
            known.try_fold(0_i64, |sum, db| sum.checked_add(db?))
        };
        if total.now.db[at].is_some() {
            total.now.db[at] = sum(|f| &f.now).or(total.now.db[at]);
        }
        if total.before.db[at].is_some() {
            total.before.db[at] = sum(|f| &f.before).or(total.before.db[at]);
        }
    }
}

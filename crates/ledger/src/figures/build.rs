//! From monthly sums to figures: one pass over the roll-up, then fixed and shared costs, then customers.
use super::inputs::{Inputs, Weights, fixed_costs, weight_span};
use super::{Customer, Figure, Figures, Side};
use crate::model::{Basis, SplitKey, Sums, invoiced};
use crate::rules::identity::document_of;
use crate::rules::{orders, spread};
use crate::store::{self, MonthRow};
use accounts::Structure;
use accounts::structure::Counts;
use base::ids::{AccountId, UnitId};
use base::{Actor, Day, Db, Error, Month, Period};
use engine_value::balance::{self, MonthOf};
use engine_value::contribution::{Amounts, Block, Kind, Ladder, Level, OutOfRange, Rules, Scheme, Source};
use engine_value::money;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// A period as whole months and the days at its edges.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub months: Option<(Month, Month)>,
    pub edges: Vec<(Day, Day)>,
}

impl Parts {
    pub(super) fn of(p: Period) -> Self {
        if let Some(months) = p.whole_months() {
            return Self { months: Some(months), edges: Vec::new() };
        }
        let (a, b) = (p.from().month(), p.to().month());
        if a == b {
            return Self { months: None, edges: vec![(p.from(), p.to())] };
        }
        let first = if a.first() == p.from() { a } else { a.plus(1) };
        let last = if b.last() == p.to() { b } else { b.plus(-1) };
        let mut edges = Vec::new();
        if first != a {
            edges.push((p.from(), a.last()));
        }
        if last != b {
            edges.push((b.first(), p.to()));
        }
        Self { months: (first <= last).then_some((first, last)), edges }
    }
    fn has(&self, m: Month) -> bool {
        self.months.is_some_and(|(a, b)| a <= m && m <= b)
    }
    fn count(&self) -> usize {
        self.months.map_or(0, |(a, b)| usize::try_from(b.0 - a.0 + 1).unwrap_or(0))
    }
    /// First and last month touched.
    pub(super) fn span(&self) -> (Month, Month) {
        let edge = self.edges.iter().map(|e| e.0.month());
        let all = || self.months.into_iter().flat_map(|(a, b)| [a, b]).chain(edge.clone());
        (all().min().unwrap_or(Month(0)), all().max().unwrap_or(Month(0)))
    }
}

/// What a month leaves at each step, for the standard error.
#[derive(Debug, Clone, Copy, Default)]
struct Core {
    net: i64,
    product: i64,
    covered: i64,
    invoiced: i64,
    cost_to_serve: i64,
    fixed: i64,
}

impl Core {
    fn of(a: &Amounts, scheme: &Scheme) -> Self {
        let both = |k: Kind| a.booked(k).unwrap_or(0).saturating_add(a.estimate(k).unwrap_or(0));
        let sum = |block: Block| scheme.kinds(block).map(both).sum::<i64>();
        let invoiced = both(Kind::GrossSales) - both(Kind::InvoiceDiscount) + both(Kind::InvoicedSales);
        let after: i64 = [Kind::CashDiscount, Kind::Bonus, Kind::Allowance, Kind::CreditNote].map(both).iter().sum();
        Self {
            net: invoiced - after,
            product: sum(Block::ProductCost),
            covered: a.costed_sales(),
            invoiced,
            cost_to_serve: sum(Block::CostToServe),
            fixed: sum(Block::FixedCost),
        }
    }
    fn add(&mut self, o: &Self) {
        self.net += o.net;
        self.product += o.product;
        self.covered += o.covered;
        self.invoiced += o.invoiced;
        self.cost_to_serve += o.cost_to_serve;
        self.fixed += o.fixed;
    }
    /// Contribution of a level; what has no product cost is costed at the period's ratio.
    fn db(&self, level: Level, whole: &Self) -> Option<i64> {
        let open = self.invoiced - self.covered;
        let filled = if open == 0 { 0 } else { money::mul_div(open, whole.product, whole.covered)? };
        let db1 = self.net - self.product - filled;
        Some(match level {
            Level::Db1 => db1,
            Level::Db2 => db1 - self.cost_to_serve,
            Level::Db3 => db1 - self.cost_to_serve - self.fixed,
        })
    }
}

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

pub(super) type DriverCounts = HashMap<(UnitId, Month), Vec<(Uuid, i64)>>;

pub(super) fn by_cell(rows: Vec<store::DriverMonth>) -> DriverCounts {
    let mut out = DriverCounts::new();
    for r in rows {
        out.entry((r.unit_id, r.month)).or_default().push((r.driver_id, r.quantity));
    }
    out
}

/// What a driver counts in a unit's month, in thousandths.
pub(super) fn count_of(d: &crate::model::Driver, sums: &Sums, counts: &[(Uuid, i64)]) -> i64 {
    match d.basis {
        Basis::Orders => sums.orders() * 1_000,
        Basis::Lines => sums.lines() * 1_000,
        Basis::Count | Basis::Balance => counts.iter().filter(|(id, _)| *id == d.id).map(|(_, n)| *n).sum(),
    }
}

/// The amounts of a unit's month: sums, drivers at their rates, estimates less what was taken back.
pub(super) fn month_amounts(
    inputs: &Inputs,
    unit: UnitId,
    month: Month,
    sums: &Sums,
    counts: &[(Uuid, i64)],
) -> Result<Amounts, OutOfRange> {
    let mut a = sums.amounts()?;
    for d in &inputs.drivers {
        // What was booked for a kind in a month wins over its rate.
        if sums.booked(d.driver.kind) != 0 {
            continue;
        }
        let count = count_of(&d.driver, sums, counts);
        if count == 0 {
            continue;
        }
        if let Some(cost) = inputs.driver_cost(d, month, count) {
            a.add(d.driver.kind, Source::Booked, cost)?;
        }
    }
    if let Some(taken) = inputs.taken_back.get(&(unit, month)) {
        for (kind, amount) in taken {
            a.add(*kind, Source::Estimate, -amount)?;
        }
    }
    Ok(a)
}

/// What of a month's cost-to-serve would stay: of every driver the share that is not gone within twelve months.
fn staying(inputs: &Inputs, month: Month, sums: &Sums, counts: &[(Uuid, i64)]) -> i64 {
    if inputs.all_gone {
        return 0;
    }
    let mut booked: Vec<Kind> = Vec::new();
    let stays = |d: &super::inputs::RatedDriver, cost: i64| {
        money::mul_div(cost, 1_000 - i64::from(d.driver.gone_permille.unwrap_or(1_000)), 1_000).unwrap_or(0)
    };
    let of = inputs.drivers.iter().map(|d| {
        let amount = sums.booked(d.driver.kind);
        if amount == 0 {
            return stays(d, inputs.driver_cost(d, month, count_of(&d.driver, sums, counts)).unwrap_or(0));
        }
        // What was booked for a kind counts once, whichever of its drivers comes first.
        if booked.contains(&d.driver.kind) {
            return 0;
        }
        booked.push(d.driver.kind);
        stays(d, amount)
    });
    of.sum()
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

/// Orders, lines and drivers of accounts per month: by what shared costs are split.
#[derive(Default)]
pub(super) struct Counted {
    of: HashMap<(AccountId, Month), (i64, i64)>,
    drivers: HashMap<(AccountId, Month, Uuid), i64>,
    ids: HashMap<String, Uuid>,
}

impl Counted {
    fn new(inputs: &Inputs) -> Self {
        let ids = inputs.drivers.iter().map(|d| (d.driver.code.clone(), d.driver.id)).collect();
        Self { ids, ..Self::default() }
    }
    fn add(&mut self, account: Option<AccountId>, row: &MonthRow, counts: &[(Uuid, i64)]) {
        let Some(account) = account else { return };
        let w = self.of.entry((account, row.month)).or_default();
        *w = (w.0 + row.sums.orders(), w.1 + row.sums.lines());
        for (driver, quantity) in counts {
            *self.drivers.entry((account, row.month, *driver)).or_default() += quantity;
        }
    }
}

/// Orders, lines and drivers of accounts in the months of a span.
pub(super) async fn counted(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    span: (Month, Month),
) -> Result<Counted, Error> {
    let counts = by_cell(store::driver_months(db, actor.workspace, span).await?);
    let mut out = Counted::new(inputs);
    store::each_month(db, actor.workspace, span, |row: MonthRow| {
        let of = counts.get(&(row.unit, row.month)).map_or(&[][..], Vec::as_slice);
        out.add(structure.unit(row.unit).and_then(|u| u.account), &row, of);
    })
    .await?;
    Ok(out)
}

impl Weights for Counted {
    fn of(&self, account: AccountId, (first, last): (Month, Month), key: &SplitKey) -> i64 {
        let months = (first.0..=last.0).map(Month);
        let of = |m: Month| self.of.get(&(account, m)).copied().unwrap_or_default();
        match key {
            SplitKey::Equal => 1,
            SplitKey::Orders => months.map(|m| of(m).0).sum(),
            SplitKey::Lines => months.map(|m| of(m).1).sum(),
            SplitKey::Driver(code) => {
                let Some(id) = self.ids.get(code) else { return 0 };
                months.map(|m| self.drivers.get(&(account, m, *id)).copied().unwrap_or(0)).sum()
            }
        }
    }
}

/// Fewest months from which a standard error of the margin is given (default).
const LEAST_MONTHS: usize = 6;

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
    store::each_month(db, ws, span, |row: MonthRow| {
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

/// The days at the edge of a free period, from their lines.
async fn add_edge(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    (from, to): (Day, Day),
    before: bool,
    slots: &mut Slots,
) -> Result<(), Error> {
    for (unit, sums, counts) in edge_sums(db, actor, inputs, from, to).await? {
        let Some(position) = structure.unit_position(unit) else { continue };
        let slot = &mut slots.slots[slots.of_unit[position]];
        let a = edge_amounts(inputs, unit, (from, to), &sums, &counts).map_err(out_of_range)?;
        let side = if before { &mut slot.before } else { &mut slot.now };
        add_to(side, &a, &sums).map_err(out_of_range)?;
    }
    Ok(())
}

fn edge_amounts(
    inputs: &Inputs,
    unit: UnitId,
    (from, _): (Day, Day),
    sums: &Sums,
    counts: &[(Uuid, i64)],
) -> Result<Amounts, OutOfRange> {
    month_amounts(inputs, unit, from.month(), sums, counts)
}

pub(super) type EdgeSums = (UnitId, Sums, Vec<(Uuid, i64)>);

/// Sums and driver counts of each unit in some days of one month. A document counts as an order on these days when its
/// rows of these days invoice a positive amount.
pub(super) async fn edge_sums(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    from: Day,
    to: Day,
) -> Result<Vec<EdgeSums>, Error> {
    let ws = actor.workspace;
    let mut out: BTreeMap<UnitId, (Sums, Vec<(Uuid, i64)>)> = BTreeMap::new();
    let mut documents: HashMap<Vec<u8>, orders::Document> = HashMap::new();
    for line in store::edge(db, ws, from, to).await? {
        line.add_to(&mut out.entry(line.unit).or_default().0, &inputs.costs, 1);
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

/// Fixed and shared costs: of closed months as they were stored, of open ones as they follow from the entries.
async fn add_fixed(
    db: &Db,
    actor: &Actor,
    inputs: &Inputs,
    structure: &Structure,
    parts: &[Parts; 2],
    counted: &Counted,
    slots: &mut Slots,
) -> Result<(), Error> {
    let spans = [parts[0].span(), parts[1].span()];
    let span = (spans[0].0.min(spans[1].0), spans[0].1.max(spans[1].1));
    let closed = inputs.head.closed_through;
    let mut cells: Vec<(usize, Month, super::FixedOf)> = Vec::new();
    let open = closed.map_or(span, |c| (span.0.max(c.plus(1)), span.1));
    if open.0 <= open.1 {
        for ((account, month), f) in fixed_costs(&inputs.entries, structure, open, counted) {
            if let Some(at) = structure.account_position(account) {
                cells.push((at, month, f));
            }
        }
    }
    if let Some(c) = closed.filter(|c| *c >= span.0) {
        for (unit, month, booked, estimate) in store::closed_costs(db, actor.workspace, (span.0, span.1.min(c))).await?
        {
            let at = structure
                .unit_position(unit)
                .map(|p| slots.of_unit[p])
                .or_else(|| structure.account_position(AccountId(unit.0)));
            if let Some(at) = at {
                cells.push((at, month, super::FixedOf { booked, estimate, gone: booked + estimate }));
            }
        }
    }
    for (at, month, f) in cells {
        let slot = &mut slots.slots[at];
        let n = parts[0].count();
        if parts[0].has(month) {
            put_fixed(&mut slot.now, f).map_err(out_of_range)?;
            if slot.months.is_empty() {
                slot.months = vec![Core::default(); n];
            }
            let first = parts[0].months.map_or(0, |m| m.0.0);
            if let Some(core) = usize::try_from(month.0 - first).ok().and_then(|i| slot.months.get_mut(i)) {
                core.fixed += f.booked + f.estimate;
            }
        }
        if parts[1].has(month) {
            put_fixed(&mut slot.before, f).map_err(out_of_range)?;
        }
        for (i, part) in parts.iter().enumerate() {
            for (from, to) in part.edges.iter().filter(|e| e.0.month() == month) {
                let side = if i == 0 { &mut slot.now } else { &mut slot.before };
                let days = i64::from(month.last().0.day());
                let share = |x: i64| spread::days_share(x, i64::from(from.0.day()), i64::from(to.0.day()), days);
                let part = super::FixedOf { booked: share(f.booked), estimate: share(f.estimate), gone: share(f.gone) };
                put_fixed(side, part).map_err(out_of_range)?;
            }
        }
    }
    Ok(())
}

fn put_fixed(side: &mut Side, f: super::FixedOf) -> Result<(), OutOfRange> {
    side.fixed_gone += f.gone;
    if f.booked != 0 {
        side.amounts.add(Kind::AccountFixedCost, Source::Booked, f.booked)?;
    }
    if f.estimate != 0 {
        side.amounts.add(Kind::AccountFixedCost, Source::Estimate, f.estimate)?;
    }
    Ok(())
}

fn summed(side: &mut Side, rules: &Rules) {
    let ladder = Ladder::of(&side.amounts, rules);
    side.net = ladder.net_revenue();
    side.db = Level::ALL.map(|l| ladder.db(l));
}

/// A slot as a figure: ladders, months and the standard error of the margin.
fn figure(slot: &Slot, rules: (&Rules, &Rules), level: Option<Level>, months: usize) -> Figure {
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

fn finish(
    actor: &Actor,
    inputs: Arc<Inputs>,
    structure: Arc<Structure>,
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
    })
}

/// Where every customer's contribution is known, the firm's is their sum to the cent.
fn add_up(total: &mut Figure, customers: &[Customer], outside: &Figure) {
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

/// The sides of single units in the figures' period, without the costs that hang on their account.
pub(super) async fn unit_sides(
    db: &Db,
    actor: &Actor,
    f: &Figures,
    units: &[UnitId],
) -> Result<HashMap<UnitId, Side>, Error> {
    let (inputs, parts) = (&*f.inputs, Parts::of(f.period));
    let mut out: HashMap<UnitId, Side> = HashMap::new();
    let mut put = |unit, a: &Amounts, sums: &Sums| add_to(out.entry(unit).or_default(), a, sums).map_err(out_of_range);
    if let Some(span) = parts.months {
        let counts = by_cell(store::driver_months(db, actor.workspace, span).await?);
        for unit in units {
            for row in store::months_of_unit(db, actor.workspace, *unit, span).await? {
                let of = counts.get(&(*unit, row.month)).map_or(&[][..], Vec::as_slice);
                let a = month_amounts(inputs, *unit, row.month, &row.sums, of).map_err(out_of_range)?;
                put(*unit, &a, &row.sums)?;
            }
        }
    }
    for edge in &parts.edges {
        for (unit, sums, counts) in edge_sums(db, actor, inputs, edge.0, edge.1).await? {
            if units.contains(&unit) {
                let a = edge_amounts(inputs, unit, *edge, &sums, &counts).map_err(out_of_range)?;
                put(unit, &a, &sums)?;
            }
        }
    }
    for side in out.values_mut() {
        summed(side, &f.rules);
    }
    Ok(out)
}

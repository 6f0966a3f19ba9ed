//! Everything figures are computed from, besides the monthly sums: rates, fixed and shared costs, estimates, settings.
use crate::model::{Basis, Cost, CostEntry, Driver, Sums};
use crate::rules::costing::CostList;
use crate::rules::{estimate, spread};
use crate::settings::{Settings, Wording};
use crate::store::{self, MonthRow};
use accounts::Structure;
use base::ids::{AccountId, UnitId, WorkspaceId};
use base::{Actor, Db, Error, Month, Period};
use engine_value::contribution::{Block, Kept, Kind, Rules, Scheme};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A rate as it holds for months.
#[derive(Debug, Clone, Copy)]
struct Rate {
    from: Month,
    to: Option<Month>,
    millionths: i64,
}

/// A driver with its rates.
#[derive(Debug, Clone)]
pub(crate) struct RatedDriver {
    pub driver: Driver,
    rates: Vec<Rate>,
}

impl RatedDriver {
    /// The rate of a month: of those that hold, the one that began last.
    pub(crate) fn rate(&self, month: Month) -> Option<i64> {
        let holds = |r: &&Rate| r.from <= month && r.to.is_none_or(|to| month <= to);
        self.rates.iter().rev().find(holds).map(|r| r.millionths)
    }
}

/// First months with a cost in each block, whatever persons have said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Since {
    pub product_cost: Option<Month>,
    pub cost_to_serve: Option<Month>,
    pub fixed_cost: Option<Month>,
}

/// Amounts to take from the estimates of a unit's month.
pub(crate) type TakenBack = HashMap<(UnitId, Month), Vec<(Kind, i64)>>;

#[derive(Debug)]
pub(crate) struct Inputs {
    pub head: store::Head,
    pub settings: Settings,
    pub wording: Wording,
    pub drivers: Vec<RatedDriver>,
    pub entries: Vec<CostEntry>,
    pub costs: CostList,
    pub since: Since,
    pub said: HashMap<String, bool>,
    pub taken_back: TakenBack,
    pub exponent: u8,
    /// Every driver's whole cost is gone within twelve months.
    pub all_gone: bool,
}

impl Inputs {
    pub(crate) async fn load(db: &Db, actor: &Actor) -> Result<Self, Error> {
        let ws = actor.workspace;
        let head = store::head(db, ws).await?;
        let settings = Settings::load(db, ws).await?;
        let wording = Wording::load(db, ws).await?;
        let entries = store::cost_entries(db, ws).await?;
        let drivers = rated(store::drivers(db, ws).await?, &entries);
        let since = since(store::first_costs(db, ws).await?, &entries, &wording.scheme);
        let said = store::kept(db, ws).await?.into_iter().collect();
        let exponent = store::exponent(actor);
        let costs = store::cost_list(db, ws, exponent).await?;
        let taken_back = taken_back(db, ws).await?;
        let all_gone = drivers.iter().all(|d| d.driver.gone_permille.is_none_or(|p| p >= 1_000));
        Ok(Self { head, settings, wording, drivers, entries, costs, since, said, taken_back, exponent, all_gone })
    }

    /// Which blocks the firm keeps in a period: what a person said, else whether a cost lies in it or before.
    pub(crate) fn kept(&self, period: Period) -> Kept {
        let last = period.to().month();
        let kept = |block: &str, since: Option<Month>| {
            self.said.get(block).copied().unwrap_or_else(|| since.is_some_and(|s| s <= last))
        };
        Kept {
            product_cost: kept("product_cost", self.since.product_cost),
            cost_to_serve: kept("cost_to_serve", self.since.cost_to_serve),
            fixed_cost: kept("fixed_cost", self.since.fixed_cost),
        }
    }

    pub(crate) fn rules(&self, period: Period) -> Rules {
        Rules {
            kept: self.kept(period),
            scheme: self.wording.scheme,
            coverage_permille: self.settings.coverage_permille,
        }
    }

    /// Cost of a driver's count in a month; `None` without a rate or beyond the range.
    pub(crate) fn driver_cost(&self, d: &RatedDriver, month: Month, count: i64) -> Option<i64> {
        spread::driver_cost(count, d.rate(month)?, self.exponent, d.driver.basis == Basis::Balance)
    }
}

fn rated(drivers: Vec<store::Driver>, entries: &[CostEntry]) -> Vec<RatedDriver> {
    drivers
        .into_iter()
        .map(|d| {
            let driver = Driver::from(d);
            let mut rates: Vec<Rate> = entries
                .iter()
                .filter_map(|e| match &e.cost {
                    Cost::Rate { driver: code, rate_millionths, from, to } if *code == driver.code => {
                        Some(Rate { from: *from, to: *to, millionths: *rate_millionths })
                    }
                    _ => None,
                })
                .collect();
            rates.sort_by_key(|r| r.from);
            RatedDriver { driver, rates }
        })
        .collect()
}

fn since(first: [Option<Month>; 9], entries: &[CostEntry], scheme: &Scheme) -> Since {
    let kinds = Kind::ALL.into_iter().skip(Kind::ProductCost.index());
    let earliest = |block: Block, entered: Option<Month>| {
        kinds.clone().zip(first).filter(|(k, _)| scheme.block(*k) == block).filter_map(|(_, m)| m).chain(entered).min()
    };
    let entered = |of: fn(&Cost) -> bool| entries.iter().filter(|e| of(&e.cost)).map(|e| e.cost.first_month()).min();
    Since {
        product_cost: earliest(Block::ProductCost, None),
        cost_to_serve: earliest(Block::CostToServe, entered(|c| matches!(c, Cost::Rate { .. }))),
        fixed_cost: earliest(Block::FixedCost, entered(|c| matches!(c, Cost::Fixed { .. } | Cost::Shared { .. }))),
    }
}

/// Estimates that stand for months, per unit and kind, with the bookings of that kind by month.
pub(super) type Stood = Vec<((UnitId, Kind), Vec<estimate::Standing>, Vec<(Month, i64)>)>;

/// All estimates of the firm that stand for months.
pub(super) async fn standing(db: &Db, ws: WorkspaceId) -> Result<Stood, Error> {
    let mut groups: BTreeMap<(UnitId, usize, Month, Month), estimate::Standing> = BTreeMap::new();
    for line in store::standing_lines(db, ws).await? {
        for (kind, amount) in line.amounts.iter().enumerate().filter_map(|(k, a)| Some((k, (*a)?))) {
            let group = groups.entry((line.unit, kind, line.span.0, line.span.1)).or_default();
            group.first = Some(line.span);
            group.estimates.push((line.posting_day.month(), amount));
        }
    }
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    for r in store::released(db, ws).await? {
        let kind = Kind::from_code(&r.kind).map_or(usize::MAX, Kind::index);
        if let Some(g) = groups.get_mut(&(r.unit_id, kind, r.stands_from, r.stands_to)) {
            g.released = Some(r.month);
        }
    }
    let mut by_kind: BTreeMap<(UnitId, usize), Vec<estimate::Standing>> = BTreeMap::new();
    for ((unit, kind, ..), group) in groups {
        by_kind.entry((unit, kind)).or_default().push(group);
    }
    let mut out = Vec::with_capacity(by_kind.len());
    for ((unit, kind), groups) in by_kind {
        let kind = Kind::ALL[kind];
        let months = store::months_of_unit(db, ws, unit, (Month(0), Month(i32::MAX))).await?;
        let booked = months.iter().map(|m| (m.month, m.sums.booked(kind))).collect();
        out.push(((unit, kind), groups, booked));
    }
    Ok(out)
}

/// What bookings and releases take back of estimates that stand for months.
async fn taken_back(db: &Db, ws: WorkspaceId) -> Result<TakenBack, Error> {
    let mut out = TakenBack::new();
    for ((unit, kind), groups, booked) in standing(db, ws).await? {
        for (month, amount) in estimate::taken_back(&groups, &booked) {
            out.entry((unit, month)).or_default().push((kind, amount));
        }
    }
    Ok(out)
}

/// The rows of the roll-up in a span, and an empty one for each month in which only a rest is taken back.
pub(crate) async fn each_month(
    db: &Db,
    ws: WorkspaceId,
    taken_back: &TakenBack,
    span: (Month, Month),
    mut each: impl FnMut(MonthRow),
) -> Result<(), sqlx::Error> {
    let in_span = |(_, month): &&(UnitId, Month)| span.0 <= *month && *month <= span.1;
    let mut silent: HashSet<(UnitId, Month)> = taken_back.keys().filter(in_span).copied().collect();
    store::each_month(db, ws, span, |row| {
        if !silent.is_empty() {
            silent.remove(&(row.unit, row.month));
        }
        each(row);
    })
    .await?;
    for (unit, month) in silent {
        each(MonthRow { unit, month, sums: Sums::default() });
    }
    Ok(())
}

/// What fixed and shared costs put on an account in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct FixedOf {
    pub booked: i64,
    pub estimate: i64,
    /// The part that stays when the account leaves (booked and estimate together, weighted by what is gone).
    pub gone: i64,
}

/// Weights for splitting shared costs: the counts of each account per month.
pub(crate) trait Weights {
    fn of(&self, account: AccountId, months: (Month, Month), key: &crate::model::SplitKey) -> i64;
}

/// Fixed and shared costs of each account over the open months of a span. One rule for all: decisions 3.6, 3.7.
pub(crate) fn fixed_costs(
    entries: &[CostEntry],
    structure: &Structure,
    span: (Month, Month),
    weights: &impl Weights,
) -> HashMap<(AccountId, Month), FixedOf> {
    let mut out: HashMap<(AccountId, Month), FixedOf> = HashMap::new();
    let mut put = |account: AccountId, tranche: spread::Tranche, gone_permille: i32, estimate: bool| {
        let mut month = tranche.first.max(span.0);
        while month <= tranche.last.min(span.1) {
            let amount = tranche.of_month(month);
            let cell = out.entry((account, month)).or_default();
            let to = if estimate { &mut cell.estimate } else { &mut cell.booked };
            *to += amount;
            cell.gone += engine_value::money::mul_div(amount, i64::from(gone_permille), 1_000).unwrap_or(0);
            month = month.plus(1);
        }
    };
    for e in entries {
        match &e.cost {
            Cost::Fixed { account, amount_minor, per, from, to, gone_permille, estimate, .. } => {
                for t in spread::tranches(*amount_minor, *per, *from, *to, span) {
                    put(*account, t, *gone_permille, *estimate);
                }
            }
            Cost::Shared { amount_minor, per, from, to, key, members, gone_permille, .. } => {
                let open: Vec<AccountId> =
                    members.iter().copied().filter(|m| structure.account(*m).is_some()).collect();
                for t in spread::tranches(*amount_minor, *per, *from, *to, span) {
                    let w: Vec<i64> = open.iter().map(|m| weights.of(*m, (t.first, t.last), key)).collect();
                    for (member, part) in open.iter().zip(spread::split(t, &w)) {
                        put(*member, part, *gone_permille, true);
                    }
                }
            }
            Cost::Product { .. } | Cost::Group { .. } | Cost::Rate { .. } => {}
        }
    }
    out
}

/// Months that the splitting of shared costs looks at beyond the span: whole years of their validity.
pub(crate) fn weight_span(entries: &[CostEntry], span: (Month, Month)) -> Option<(Month, Month)> {
    entries
        .iter()
        .filter_map(|e| match &e.cost {
            Cost::Shared { amount_minor, per, from, to, key, .. } if *key != crate::model::SplitKey::Equal => {
                Some(spread::tranches(*amount_minor, *per, *from, *to, span))
            }
            _ => None,
        })
        .flatten()
        .map(|t| (t.first, t.last))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

//! Pure rules: ABC classes, concentration, whale curve and loss test over the customers of a period; what a table folds.
//!
//! One base: shares, CR, HHI, Gini and classes are of the sales that have a customer; what lies outside only widens the
//! HHI (`methods.md` 1.3, `decisions.md` 1.5). Customers are top accounts with their sub-accounts; units of the collective
//! account and units that wait to be assigned count one by one.
use crate::figures::{Customer, Figures, Side};
use crate::store::LossProbability;
use accounts::structure::Counts;
use base::ids::AccountId;
use engine_value::concentration::{Abc, AbcLimits, Class, Concentration, HhiRange};
use engine_value::contribution::Level;
use engine_value::loss_test::{Cost, LossTest};
use engine_value::whale::Whale;
use std::collections::HashMap;

/// What the figures say about how much hangs on how few.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// Positions in [`Figures::customers`] of those with entries in the period.
    pub of: Vec<usize>,
    /// Classes and ranking, by net revenue or DB III; indices point into `of`.
    pub abc: Option<Abc>,
    pub by_db3: bool,
    /// Concentration of net revenue; indices point into `of`.
    pub concentration: Option<Concentration>,
    pub hhi: Option<HhiRange>,
    /// Net revenue without customer.
    pub outside: i64,
}

impl Analysis {
    /// Over all customers of the firm. `by_db3`: classes by DB III; where it is unknown they fall back to net revenue.
    pub fn of(f: &Figures, limits: AbcLimits, by_db3: bool) -> Self {
        let of: Vec<usize> = (0..f.customers.len()).filter(|i| f.customers[*i].figure.now.entries > 0).collect();
        let side = |i: &usize| &f.customers[*i].figure.now;
        let net: Vec<i64> = of.iter().map(|i| side(i).net.unwrap_or(0)).collect();
        let db3: Option<Vec<i64>> = of.iter().map(|i| side(i).db(Level::Db3)).collect();
        let db3 = db3.filter(|_| by_db3);
        let concentration = Concentration::of(&net);
        let outside = f.outside.now.net.unwrap_or(0);
        Self {
            abc: Abc::of(db3.as_ref().unwrap_or(&net), limits),
            by_db3: db3.is_some(),
            hhi: concentration.as_ref().map(|c| c.hhi_range(outside)),
            concentration,
            outside,
            of,
        }
    }

    /// Share of the firm's sales with customer and class of a customer, by its position in [`Figures::customers`].
    pub fn of_customer(&self, f: &Figures, position: usize) -> (Option<f64>, Class) {
        let Some(at) = self.of.iter().position(|p| *p == position) else { return (None, Class::C) };
        let net = f.customers[position].figure.now.net.unwrap_or(0);
        let share = self.concentration.as_ref().and_then(|c| c.share(net));
        let class = self.abc.as_ref().and_then(|abc| abc.ranked.iter().find(|r| r.index == at)).map(|r| r.class);
        (share, class.unwrap_or(Class::C))
    }

    /// Shares and classes of all customers, in the order of [`Figures::customers`].
    pub fn classes(&self, f: &Figures) -> Vec<(Option<f64>, Class)> {
        let mut out = vec![(None, Class::C); f.customers.len()];
        let classes = self.abc.as_ref().map(Abc::classes).unwrap_or_default();
        for (at, position) in self.of.iter().enumerate() {
            let net = f.customers[*position].figure.now.net.unwrap_or(0);
            let share = self.concentration.as_ref().and_then(|c| c.share(net));
            out[*position] = (share, classes.get(at).copied().unwrap_or(Class::C));
        }
        out
    }
}

/// The whale curve over those whose contribution is known.
#[derive(Debug, Clone)]
pub struct WhaleOf {
    pub level: Level,
    /// Those with a known contribution, by their position in the given list; `whale` counts in this list.
    pub of: Vec<usize>,
    /// Left out because their contribution is unknown.
    pub unknown: usize,
    pub whale: Whale,
}

impl WhaleOf {
    /// `None` where nobody's contribution is known.
    pub fn of(sides: &[&Side], level: Level) -> Option<Self> {
        Self::over(sides.iter().map(|s| (s.entries, s.db(level))), level)
    }

    /// The same over entries and contributions, one pair each.
    pub fn over(each: impl Iterator<Item = (i64, Option<i64>)>, level: Level) -> Option<Self> {
        let each: Vec<(i64, Option<i64>)> = each.collect();
        let is_there = |(entries, db): (i64, Option<i64>)| entries > 0 || db.is_some_and(|x| x != 0);
        let of: Vec<usize> = (0..each.len()).filter(|i| is_there(each[*i]) && each[*i].1.is_some()).collect();
        let unknown = each.iter().filter(|e| is_there(**e) && e.1.is_none()).count();
        let results: Vec<i64> = of.iter().filter_map(|i| each[*i].1).collect();
        let whale = Whale::of(&results).filter(|_| !results.is_empty())?;
        Some(Self { level, of, unknown, whale })
    }
}

/// The whale curve over all customers of the firm; positions are those of [`Figures::customers`].
pub fn whale(f: &Figures, level: Level) -> Option<WhaleOf> {
    let sides: Vec<&Side> = f.customers.iter().map(|c| &c.figure.now).collect();
    WhaleOf::of(&sides, level)
}

/// By what classes are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbcBy {
    NetRevenue,
    Db3,
}

impl AbcBy {
    /// The word of the address and of files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NetRevenue => "net_revenue",
            Self::Db3 => "db3",
        }
    }
    pub fn parse(code: &str) -> Option<Self> {
        [Self::NetRevenue, Self::Db3].into_iter().find(|by| by.code() == code)
    }
    /// What the firm has chosen.
    pub fn of_firm(f: &Figures) -> Self {
        if f.settings.abc_by_db3 { Self::Db3 } else { Self::NetRevenue }
    }
}

/// The concentration of net revenue in one block, fractions throughout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    pub cr1: f64,
    pub cr3: f64,
    pub cr5: f64,
    pub hhi: f64,
    /// As if the sales without customer were many very small customers.
    pub hhi_low: f64,
    /// As if they were one customer.
    pub hhi_high: f64,
    pub effective_customers: f64,
    pub gini: f64,
}

/// Everything a document about the firm says of concentration.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// By what the classes are; DB III falls back to net revenue where it is unknown.
    pub by: AbcBy,
    /// Share of the sales with customer and class; a sub-account has those of its group. Not the collective account.
    pub accounts: HashMap<AccountId, (Option<f64>, Class)>,
    /// `None` while no customer has positive net revenue.
    pub shares: Option<Shares>,
    /// Customers with entries whose net revenue is zero or negative.
    pub dropped_nonpositive: usize,
    /// Customers with entries in the period.
    pub customers: usize,
    /// Net revenue without customer, outside all shares.
    pub outside: i64,
    /// Numbers that wait to be assigned, and their net revenue.
    pub unassigned: (usize, i64),
}

/// The ranking of the firm.
pub fn ranking(f: &Figures, by: AbcBy) -> Ranking {
    let analysis = Analysis::of(f, f.settings.abc_limits(), by == AbcBy::Db3);
    let classes = analysis.classes(f);
    let tops: HashMap<AccountId, (Option<f64>, Class)> = f
        .customers
        .iter()
        .zip(classes)
        .filter_map(|(c, class)| if let Counts::With(top) = c.who { Some((top, class)) } else { None })
        .collect();
    let of = |a: &accounts::AccountInfo| Some((a.account_id, *tops.get(&a.top)?));
    let customer = |a: &&accounts::AccountInfo| a.kind == accounts::Kind::Customer;
    let shares = analysis.concentration.as_ref().zip(analysis.hhi).map(|(c, range)| Shares {
        cr1: c.cr(1),
        cr3: c.cr(3),
        cr5: c.cr(5),
        hhi: c.hhi,
        hhi_low: range.low,
        hhi_high: range.high,
        effective_customers: c.effective_customers,
        gini: c.gini,
    });
    let positive = analysis.concentration.as_ref().map_or(0, |c| c.customers);
    Ranking {
        by: if analysis.by_db3 { AbcBy::Db3 } else { AbcBy::NetRevenue },
        accounts: f.structure.accounts.iter().filter(customer).filter_map(of).collect(),
        shares,
        dropped_nonpositive: analysis.of.len() - positive,
        customers: analysis.of.len(),
        outside: analysis.outside,
        unassigned: (f.unassigned_units, f.unassigned.now.net.unwrap_or(0)),
    }
}

/// What would be missing twelve months after an account has left.
#[derive(Debug, Clone)]
pub struct LossRow {
    pub account: AccountId,
    pub test: LossTest,
    /// ΔEBIT as a fraction of the EBIT; `None` while that is unknown.
    pub of_ebit: Option<f64>,
    pub probability: Option<LossProbability>,
    /// `p·|ΔEBIT|`; `None` without a probability.
    pub expected: Option<i64>,
}

/// The loss test of every account (not of the collective one) whose DB II is known, the worst effect first.
///
/// `stays` is the part of an account's cost-to-serve that stays (in minor units), what drivers say is not gone within twelve months.
pub fn loss_test(
    f: &Figures,
    stays: impl Fn(AccountId) -> i64,
    ebit: Option<i64>,
    probabilities: &[LossProbability],
) -> Vec<LossRow> {
    let mut rows: Vec<LossRow> = f
        .customers
        .iter()
        .filter_map(|c| {
            let Counts::With(account) = c.who else { return None };
            let side = &c.figure.now;
            let db2 = side.db(Level::Db2).filter(|_| side.entries > 0)?;
            let fixed = fixed_costs(f, c);
            let group = f.structure.group(account).map(|a| stays(a.account_id));
            let staying = Cost::new(group.sum(), 0)?;
            let test = LossTest::of(db2, &[staying], &fixed)?;
            let probability = probabilities.iter().find(|p| p.account_id == account).cloned();
            let expected = probability.as_ref().and_then(|p| test.expected_loss(f64::from(p.permille) / 1_000.0));
            Some(LossRow { account, of_ebit: test.share_of_ebit(ebit), test, probability, expected })
        })
        .collect();
    rows.sort_by_key(|r| (r.test.delta_ebit, r.account));
    rows
}

/// The account's fixed costs as a part that goes and a part that stays.
fn fixed_costs(f: &Figures, c: &Customer) -> Vec<Cost> {
    let side = &c.figure.now;
    let ladder = f.ladder(side);
    let all = ladder.amount(engine_value::contribution::Line::FixedCost).unwrap_or(0);
    let gone = side.fixed_gone.min(all.max(0));
    [Cost::new(gone, 1_000), Cost::new(all - gone, 0)].into_iter().flatten().collect()
}

/// One line of the folded ABC table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Position in the ranking.
    Row(usize),
    /// So many of a class are left out here.
    Gap(Class, usize),
}

/// First and last rows that stay visible of each class.
const SHOWN: [(Class, usize, usize); 3] = [(Class::A, 6, 2), (Class::B, 1, 2), (Class::C, 1, 0)];
/// An unfolded class shows so many rows; files have all.
const MOST: usize = 500;

/// Which rows of a ranking a table shows; `classes` in its order, `open` are unfolded.
pub(super) fn fold(classes: &[Class], open: &[Class]) -> Vec<Step> {
    let mut out = Vec::new();
    for (class, first, last) in SHOWN {
        let of: Vec<usize> = (0..classes.len()).filter(|i| classes[*i] == class).collect();
        let (first, last) = if open.contains(&class) { (MOST, 0) } else { (first, last) };
        // A gap of one would be as long as the row it hides.
        if of.len() <= first + last + 1 {
            out.extend(of.into_iter().map(Step::Row));
            continue;
        }
        out.extend(of[..first].iter().copied().map(Step::Row));
        out.push(Step::Gap(class, of.len() - first - last));
        out.extend(of[of.len() - last..].iter().copied().map(Step::Row));
    }
    out
}

/// Class A customers drawn one by one at most.
const SINGLY: usize = 60;

/// The strip of mock-up o: class A one by one, B and C as blocks; `values` positive, in the order of the ranking.
#[allow(clippy::cast_precision_loss, reason = "widths of a drawing")]
pub(super) fn strip(values: &[(i64, Class)]) -> base::ui::bars::Strip {
    let total: i64 = values.iter().map(|(v, _)| v).sum();
    let mut x = 0.0_f64;
    let mut parts = Vec::new();
    let mut part = |value: i64, shade: f64| {
        let w = value as f64 / total.max(1) as f64 * 1000.0;
        if w > 0.0 {
            parts.push((format!("{x:.2}"), format!("{:.2}", (w - 1.4).max(w * 0.6)), format!("{shade:.2}")));
        }
        x += w;
    };
    let of = |class: Class| values.iter().filter(move |(_, c)| *c == class).map(|(v, _)| *v);
    let singly = of(Class::A).count().min(SINGLY);
    for (i, value) in of(Class::A).take(SINGLY).enumerate() {
        part(value, 1.0 - 0.61 * i as f64 / singly.max(1) as f64);
    }
    part(of(Class::A).skip(SINGLY).sum(), 0.38);
    part(of(Class::B).sum(), 0.28);
    part(of(Class::C).sum(), 0.14);
    base::ui::bars::Strip { parts, marks: Vec::new(), rest: "1000.00".to_owned(), rest_w: "0.00".to_owned() }
}

/// An amount as typed, in whole or decimal units of the currency; group signs of the language may stand.
pub(super) fn parse_amount(typed: &str, lang: base::Lang, exponent: u32) -> Option<i64> {
    let (group, point) = if lang == base::Lang::De { ('.', ',') } else { (',', '.') };
    let text: String = typed.chars().filter(|c| !c.is_whitespace() && *c != group && *c != '€').collect();
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, cents) = text.split_once(point).unwrap_or((text, ""));
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    let places = usize::try_from(exponent).ok()?;
    if whole.is_empty() || !digits(whole) || !digits(cents) || cents.len() > places {
        return None;
    }
    let minor: i64 = format!("{whole}{cents:0<places$}").parse().ok()?;
    Some(if negative { -minor } else { minor })
}

/// A probability in per cent as typed, with one decimal at most, in permille.
pub(super) fn parse_permille(typed: &str) -> Option<i32> {
    let text = typed.trim().trim_end_matches('%').trim_end().replace(',', ".");
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.chars().all(|c| c.is_ascii_digit());
    if !digits(whole) || !digits(tenth) || tenth.len() > 1 {
        return None;
    }
    let permille = whole.parse::<i32>().ok()? * 10 + tenth.parse::<i32>().ok()?;
    (permille <= 1_000).then_some(permille)
}

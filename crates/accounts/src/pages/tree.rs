//! The group structure as a tree of rows, with the figures of units where `ledger` hands them in.
use crate::l10n::L10nLanguage;
use crate::model::UnitKind;
use crate::rules;
use crate::see::Visible;
use crate::structure::{Structure, UnitInfo};
use crate::texts;
use base::ids::{AccountId, UnitId};
use base::{Currency, Lang, Period};
use std::collections::{BTreeSet, HashMap};

/// What `ledger` knows about units; `app` puts an `Arc<UnitFacts>` into requests for the profile.
#[derive(Debug, Clone, Default)]
pub struct UnitFacts {
    pub period: Option<Period>,
    /// 1–3: which contribution is meant.
    pub margin_level: u8,
    pub units: HashMap<UnitId, UnitFact>,
}

/// The figures of one unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnitFact {
    pub net_revenue_minor: i64,
    /// `None`: unknown.
    pub db_minor: Option<i64>,
    pub orders: i64,
}

/// One row of the tree.
#[derive(Debug, Clone)]
pub struct TreeRow {
    pub name: String,
    /// Where the unit is edited, or the profile of the other account that it belongs to; else empty.
    pub href: String,
    /// The name of that other account.
    pub account: String,
    /// 0 is the top.
    pub depth: usize,
    pub share: String,
    pub control: String,
    pub numbers: String,
    /// The unit's own ladder.
    pub profit_href: String,
    pub revenue: String,
    pub with_below: String,
    pub db: String,
    pub associated: bool,
}

/// The tree, its sums and what the sentence says.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    pub rows: Vec<TreeRow>,
    pub units: usize,
    pub numbers: usize,
    pub associated: usize,
    pub revenue: String,
    pub db: String,
}

struct Grow<'a> {
    s: &'a Structure,
    seen: &'a Visible,
    account: AccountId,
    facts: Option<&'a UnitFacts>,
    money: bool,
    edits: bool,
    l: Lang,
    t: &'static L10nLanguage,
    currency: Currency,
    /// The units of the account and those they control, each once.
    inside: BTreeSet<UnitId>,
    tree: Tree,
}

/// The tree of an account: its units, what they control, and associated units beside.
pub fn tree(
    s: &Structure,
    seen: &Visible,
    account: AccountId,
    facts: Option<&UnitFacts>,
    (money, edits): (bool, bool),
    (l, currency): (Lang, Currency),
) -> Tree {
    let Some(info) = s.account(account) else { return Tree::default() };
    let own: Vec<&UnitInfo> = info.units.iter().map(|u| &s.units[*u]).collect();
    let mut inside = BTreeSet::new();
    for u in &own {
        inside.extend(s.controlled(u.unit_id).into_iter().filter(|c| shown(c, account, seen)).map(|c| c.unit_id));
    }
    let mut g = Grow { s, seen, account, facts, money, edits, l, t: texts(l), currency, inside, tree: Tree::default() };
    let is_root = |u: &UnitInfo| u.parent.is_none_or(|p| !g.inside.contains(&p));
    let mut roots: Vec<&UnitInfo> = g.inside.iter().filter_map(|u| s.unit(*u)).filter(|u| is_root(u)).collect();
    roots.sort_by(|a, b| base::fold::natural_cmp(&a.name, &b.name).then(a.unit_id.cmp(&b.unit_id)));
    let mut placed = BTreeSet::new();
    for root in roots {
        g.grow(root, 0, &mut placed);
    }
    g.sums();
    g.tree
}

/// Units of accounts that this person does not see are not shown.
fn shown(u: &UnitInfo, account: AccountId, seen: &Visible) -> bool {
    u.account == Some(account) || u.account.map_or(seen.is_all(), |a| seen.sees(a))
}

impl Grow<'_> {
    fn grow(&mut self, u: &UnitInfo, depth: usize, placed: &mut BTreeSet<UnitId>) {
        if depth > 60 || !placed.insert(u.unit_id) {
            return;
        }
        let row = self.row(u, depth);
        self.tree.rows.push(row);
        let mut below: Vec<&UnitInfo> = self
            .s
            .units
            .iter()
            .filter(|c| c.parent == Some(u.unit_id) && c.kind == UnitKind::Legal)
            .filter(|c| {
                self.inside.contains(&c.unit_id) || (self.is_associated(c) && shown(c, self.account, self.seen))
            })
            .collect();
        below.sort_by(|a, b| {
            let rank = |c: &UnitInfo| (self.is_associated(c), std::cmp::Reverse(c.ownership_bp));
            rank(a)
                .cmp(&rank(b))
                .then_with(|| base::fold::natural_cmp(&a.name, &b.name))
                .then(a.unit_id.cmp(&b.unit_id))
        });
        for c in below {
            self.grow(c, depth + 1, placed);
        }
    }

    fn is_associated(&self, u: &UnitInfo) -> bool {
        !self.inside.contains(&u.unit_id) && rules::is_associated(u.ownership_bp, u.control)
    }

    fn row(&mut self, u: &UnitInfo, depth: usize) -> TreeRow {
        let associated = self.is_associated(u);
        if associated {
            self.tree.associated += 1;
        } else {
            self.tree.units += 1;
            self.tree.numbers += u.numbers.len();
        }
        let other = u.account.filter(|a| *a != self.account).and_then(|a| self.s.account(a));
        let own = u.account == Some(self.account);
        let fact = self.fact(u.unit_id);
        let money = |minor: i64| self.l.amount(minor, self.currency);
        let key = self.s.account(self.account).map(|a| a.key.clone()).unwrap_or_default();
        TreeRow {
            name: u.name.clone(),
            href: match other {
                Some(a) => format!("{}/profile", crate::model::href(&a.key)),
                None if own && self.edits => format!("{}/units/{}", crate::model::href(&key), u.unit_id),
                None => String::new(),
            },
            account: other.map(|a| a.name.clone()).unwrap_or_default(),
            depth,
            share: u.parent.and(u.ownership_bp).map_or_else(|| "–".to_owned(), |bp| share(self.l, bp)),
            control: self.control(u, depth, associated),
            numbers: u.numbers.iter().map(|(_, n)| n.as_str()).collect::<Vec<_>>().join(", "),
            profit_href: u
                .account
                .and_then(|a| self.s.account(a))
                .map(|a| format!("{}/profit?unit={}", crate::model::href(&a.key), u.unit_id))
                .unwrap_or_default(),
            revenue: fact.map(|f| money(f.net_revenue_minor)).unwrap_or_default(),
            with_below: if associated { String::new() } else { self.below(u.unit_id) },
            db: fact.and_then(|f| f.db_minor).map(money).unwrap_or_default(),
            associated,
        }
    }

    fn fact(&self, u: UnitId) -> Option<UnitFact> {
        self.facts.filter(|_| self.money)?.units.get(&u).copied()
    }

    fn control(&self, u: &UnitInfo, depth: usize, associated: bool) -> String {
        if associated {
            return self.t.control_associated();
        }
        match u.parent {
            None => {
                if depth == 0 {
                    self.t.control_top()
                } else {
                    String::new()
                }
            }
            Some(_) if u.control && u.ownership_bp.is_none_or(|bp| bp <= rules::CONTROL_ABOVE_BP) => {
                self.t.control_contract()
            }
            Some(_) if rules::controls(u.ownership_bp, u.control) => self.t.control_controlled(),
            Some(_) => self.t.control_none(),
        }
    }

    /// The unit with all it controls, where there is a figure at all.
    fn below(&self, u: UnitId) -> String {
        let Some(facts) = self.facts.filter(|_| self.money) else { return String::new() };
        let all = self.s.controlled(u);
        let known: Vec<i64> =
            all.iter().filter_map(|c| facts.units.get(&c.unit_id)).map(|f| f.net_revenue_minor).collect();
        if known.is_empty() { String::new() } else { self.l.amount(known.iter().sum(), self.currency) }
    }

    fn sums(&mut self) {
        let Some(facts) = self.facts.filter(|_| self.money) else { return };
        let inside: Vec<UnitFact> = self.inside.iter().filter_map(|u| facts.units.get(u).copied()).collect();
        let db: Option<i64> = inside.iter().map(|f| f.db_minor).sum();
        self.tree.revenue = self.l.amount(inside.iter().map(|f| f.net_revenue_minor).sum(), self.currency);
        self.tree.db = db.map(|db| self.l.amount(db, self.currency)).unwrap_or_default();
    }
}

/// "60 %", with decimals only where there are some.
pub fn share(l: Lang, bp: i32) -> String {
    let decimals = if bp % 100 == 0 {
        0
    } else if bp % 10 == 0 {
        1
    } else {
        2
    };
    l.percent(f64::from(bp) / 10_000.0, decimals)
}

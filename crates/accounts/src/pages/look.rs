//! Rows of the list in words.
use super::facts::{ListFact, ListFacts};
use super::frame::{ZoneChip, range, zone_chip};
use super::rows::Row;
use crate::l10n::L10nLanguage;
use crate::model::href;
use crate::see::Visible;
use crate::store::list;
use crate::structure::Structure;
use base::Lang;
use base::ids::AccountId;
use base::page::Desk;
use base::ui::{Scale, Twin};
use std::collections::HashMap;
use std::sync::Arc;

/// What all parts of the page need.
pub(super) struct Look<'a> {
    pub(super) l: Lang,
    pub(super) t: &'static L10nLanguage,
    pub(super) desk: &'a Desk,
    pub(super) seen: Visible,
    pub(super) facts: Option<Arc<ListFacts>>,
    pub(super) whole: Option<Arc<Structure>>,
    /// Accounts of the lead that is asked for; the others are dimmed.
    pub(super) led: Option<HashMap<AccountId, (String, String)>>,
}

pub(super) struct RowView {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) key: String,
    pub(super) tier: String,
    pub(super) lead: String,
    pub(super) industry: String,
    pub(super) part_of: String,
    pub(super) zone: Option<ZoneChip>,
    pub(super) revenue: String,
    /// The same with the sign of the currency, for cards.
    pub(super) revenue_full: String,
    pub(super) change: String,
    pub(super) margin: String,
    pub(super) ruler: Option<Scale>,
    pub(super) twin: Option<Twin>,
    pub(super) last_booking: String,
    /// Left out by the filter by lead.
    pub(super) dim: bool,
    /// Amounts are not this person's to see.
    pub(super) hidden: bool,
}

pub(super) struct SumView {
    pub(super) label: String,
    pub(super) revenue: String,
    pub(super) change: String,
    pub(super) margin: String,
    pub(super) answers: String,
}

pub(super) fn row_view(look: &Look<'_>, r: &Row) -> RowView {
    let (l, t) = (look.l, look.t);
    let fact = look.facts.as_ref().and_then(|f| f.accounts.get(&r.account_id));
    let money = look.seen.sees_money(r.account_id);
    let whole = look.whole.as_ref();
    let top = whole.and_then(|w| w.account(r.account_id).filter(|a| a.is_sub()).and_then(|a| w.account(a.top)));
    let top = top.filter(|a| look.seen.sees(a.account_id));
    let mut v = RowView {
        id: r.account_id.to_string(),
        href: href(&r.key),
        name: r.name.clone(),
        key: r.key.clone(),
        tier: r.tier.map_or_else(|| "–".to_owned(), |t| t.word().to_owned()),
        lead: r.lead.clone().unwrap_or_default(),
        industry: r.industry.clone(),
        part_of: top.map(|a| t.part_of(a.name.as_str())).unwrap_or_default(),
        zone: None,
        revenue: String::new(),
        revenue_full: String::new(),
        change: String::new(),
        margin: String::new(),
        ruler: None,
        twin: None,
        last_booking: String::new(),
        dim: look.led.as_ref().is_some_and(|led| !led.contains_key(&r.account_id)),
        hidden: !money,
    };
    if let Some(fact) = fact {
        figures(look, fact, money, &mut v);
        v.zone = fact.zone.filter(|_| money).map(|(zone, sure)| zone_chip(l, zone, sure));
    }
    v
}

pub(super) fn figures(look: &Look<'_>, fact: &ListFact, money: bool, v: &mut RowView) {
    let l = look.l;
    let facts = look.facts.as_ref();
    if money {
        v.revenue = fact.net_revenue_minor.map(|n| plain_thousands(look, n)).unwrap_or_default();
        v.revenue_full =
            fact.net_revenue_minor.map(|n| l.thousands(n, look.desk.actor.firm.currency)).unwrap_or_default();
        v.change = fact.change().map(|c| l.signed(l.percent(c, 1))).unwrap_or_default();
        v.margin = fact.margin().map(|m| l.percent(m, 1)).unwrap_or_default();
    }
    v.last_booking = fact.last_booking.map(|d| l.day(d)).unwrap_or_default();
    let target = facts.map_or(70.0, |f| f.satisfaction_target);
    v.ruler = fact
        .satisfaction
        .map(|(s, low, high)| Scale::satisfaction(s, low, high, target, l.float(s, 0)).ranged(range(l, low, high)));
    if let (true, Some(margin), Some((s, low, high))) = (money, fact.margin(), fact.satisfaction) {
        let goal = facts.map_or(0.2, |f| f.margin_target);
        let m = margin * 100.0;
        v.twin = Some(Twin {
            profit: Scale::profit(m, m, m, goal * 100.0, l.percent(margin, 1)),
            satisfaction: Scale::satisfaction(s, low, high, target, l.float(s, 0)),
        });
    }
}

/// Thousands without the sign of the currency: the head of the column names it.
pub(super) fn plain_thousands(look: &Look<'_>, minor: i64) -> String {
    let per = 10_i64.pow(look.desk.actor.firm.currency.exponent()) * 1_000;
    let half = if minor < 0 { -per / 2 } else { per / 2 };
    look.l.count(minor.saturating_add(half) / per)
}

pub(super) fn collective_row(look: &Look<'_>, c: &list::CollectiveLine) -> RowView {
    let row = Row {
        account_id: c.account_id,
        key: c.account_key.clone(),
        name: c.name.clone(),
        tier: None,
        industry: String::new(),
        lead: None,
    };
    RowView { part_of: look.t.collective_line(c.units), ..row_view(look, &row) }
}

/// The sum over everything this person sees, whatever is filtered.
pub(super) fn sum(look: &Look<'_>) -> Option<SumView> {
    let (facts, whole) = (look.facts.as_ref()?, look.whole.as_ref()?);
    let (l, t) = (look.l, look.t);
    let (label, total, answers) = if look.seen.is_all() {
        (t.sum_all(facts.customers, l.count(facts.customers)), facts.total.clone(), facts.answered)
    } else {
        let mut total = ListFact::zero();
        let mine: Vec<_> = look.seen.own().filter(|a| whole.account(*a).is_some()).collect();
        let paid: Vec<_> = mine.iter().filter(|a| look.seen.sees_money(**a)).collect();
        for a in &paid {
            total.add(facts.accounts.get(a).unwrap_or(&ListFact::zero()));
        }
        let answers = mine.iter().filter_map(|a| facts.accounts.get(a)?.satisfaction).count();
        (t.sum_own(paid.len()), total, answers)
    };
    Some(SumView {
        label,
        revenue: total.net_revenue_minor.map(|n| plain_thousands(look, n)).unwrap_or_default(),
        change: total.change().map(|c| l.signed(l.percent(c, 1))).unwrap_or_default(),
        margin: total.margin().map(|m| l.percent(m, 1)).unwrap_or_default(),
        answers: t.sum_answers(answers),
    })
}

//! `/accounts`: the list.
use super::facts::{ListFact, ListFacts};
use super::frame::{TabLink, margin_label, zone_chip};
use super::look::{Look, RowView, SumView, collective_row, row_view, sum};
use super::query::{Column, ListQuery, Sort, VIEWS};
use super::rows::{self, Row, Rows};
use crate::l10n::L10nLanguage;
use crate::model::Kind;
use crate::see::visible_at;
use crate::store::{list, team, unit, view};
use crate::texts;
use askama::Template;
use axum::Extension;
use axum::extract::Query;
use base::ids::{AccountId, MemberId};
use base::page::{Crumb, Desk, Page, Place};
use base::{Error, PageResult, Right};
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "list.html", blocks = ["rows"])]
struct ListPage {
    page: Page,
    t: &'static L10nLanguage,
    q: ListQuery,
    sentence: String,
    waiting: Option<(String, String)>,
    tabs: Vec<TabLink>,
    views: Vec<view::SavedView>,
    picks: Vec<PickView>,
    period: Option<String>,
    columns: Vec<ColumnView>,
    column_picks: Vec<Choice>,
    column_word: String,
    rows: Vec<RowView>,
    collective: Option<RowView>,
    sum: Option<SumView>,
    pager: String,
    back: String,
    next: String,
    export: String,
    creates: bool,
    steers: bool,
    empty: Option<(String, String)>,
    /// Names and pages that a filter by lead leaves in full ink, and whether one is set.
    led: Vec<(String, String)>,
    dims: bool,
    /// Columns between the name and the first figure.
    foot_span: usize,
}

struct PickView {
    name: String,
    value: String,
    class: &'static str,
    choices: Vec<Choice>,
}

struct Choice {
    label: String,
    href: String,
    on: bool,
}

struct ColumnView {
    word: &'static str,
    label: String,
    href: String,
    dir: &'static str,
    right: bool,
    /// The page's edge, in the first and the last column.
    class: &'static str,
}

impl ListPage {
    fn shows(&self, word: &str) -> bool {
        self.columns.iter().any(|c| c.word == word)
    }
    fn query(&self) -> String {
        self.q.with(&[])
    }
    fn carried(&self) -> Vec<(&'static str, String)> {
        self.q.carried()
    }
}

/// The list, or only its rows.
pub(super) async fn show(
    desk: Desk,
    facts: Option<Extension<Arc<ListFacts>>>,
    Query(q): Query<ListQuery>,
) -> PageResult {
    let facts = facts.map(|Extension(f)| f);
    let look = Look {
        l: desk.lang(),
        t: texts(desk.lang()),
        seen: visible_at(&desk.site, &desk.actor).await?,
        whole: rows::whole_if(&desk, facts.as_deref()).await?,
        led: led(&desk, &q).await?,
        facts,
        desk: &desk,
    };
    let found = rows::load(&desk, &q, look.facts.as_deref(), &look.seen, rows::PAGE).await?;
    let page = list_page(&look, q, found).await?;
    if desk.view.wants("rows") { desk.fragment(page.as_rows().render()?) } else { desk.show(&page) }
}

/// Accounts of the lead of the address, by id: name and page.
async fn led(desk: &Desk, q: &ListQuery) -> Result<Option<HashMap<AccountId, (String, String)>>, Error> {
    let Ok(lead) = q.lead.parse::<MemberId>() else { return Ok(None) };
    if !desk.actor.sees_all() {
        return Ok(None);
    }
    let whole = crate::structure(&desk.site, desk.actor.workspace).await?;
    Ok(Some(whole.led_by(lead).map(|a| (a.account_id, (a.name.clone(), crate::model::href(&a.key)))).collect()))
}

async fn list_page(look: &Look<'_>, q: ListQuery, found: Rows) -> Result<ListPage, Error> {
    let (desk, t) = (look.desk, look.t);
    let mut page = desk.page(Place::Accounts, t.accounts());
    let views = view::own(desk.db(), &desk.actor).await?;
    let tabs = tabs(look, &q, &views);
    let here = tabs.iter().find(|tab| tab.on).map_or_else(|| t.view_all(), |tab| tab.label.clone());
    page.path =
        vec![Crumb { label: t.accounts(), href: Some("/accounts".to_owned()) }, Crumb { label: here, href: None }];
    let figures = look.facts.is_some();
    let columns = columns(look, &q);
    let collective = match list::collective(desk.db(), &desk.actor).await? {
        Some(c) if q.filter().words.is_empty() => Some(collective_row(look, &c)),
        _ => None,
    };
    let (back, next) = paging(&q, &found);
    let chosen = q.columns(figures);
    let empty = found.rows.is_empty().then(|| {
        if q.with(&[]).is_empty() {
            (t.list_none(), t.list_none_help())
        } else {
            (t.list_no_hits(), t.list_no_hits_help())
        }
    });
    Ok(ListPage {
        page,
        t,
        sentence: sentence(look).await?,
        waiting: waiting(look).await?,
        tabs,
        views,
        picks: picks(look, &q).await?,
        period: look.facts.as_ref().and_then(|f| f.period).map(|p| look.l.period(p)),
        column_picks: column_picks(look, &q, &chosen),
        column_word: t
            .columns_of(chosen.len() + 1, Column::ALL.into_iter().filter(|c| figures || !c.is_figure()).count() + 1),
        foot_span: columns.iter().filter(|c| matches!(c.word, "key" | "tier" | "lead" | "industry" | "zone")).count(),
        columns,
        pager: pager(look, &q, &found, collective.is_some()),
        rows: found.rows.iter().map(|r| row_view(look, r)).collect(),
        collective,
        sum: sum(look),
        back,
        next,
        export: q.with(&[("lead", "")]),
        creates: desk.actor.may(Right::EditOwn),
        steers: desk.actor.may(Right::Steer),
        empty,
        dims: look.led.is_some(),
        led: names(look),
        q,
    })
}

fn tabs(look: &Look<'_>, q: &ListQuery, views: &[view::SavedView]) -> Vec<TabLink> {
    let t = look.t;
    let all = look.seen.is_all();
    let built_in = VIEWS.iter().filter(|v| match **v {
        "mine" => all && look.desk.actor.member().is_some(),
        "silent" => look.facts.is_some(),
        _ => true,
    });
    let saved = views.iter().find(|v| v.query == q.with(&[("lead", "")]) && !v.query.is_empty());
    let mut tabs: Vec<TabLink> = built_in
        .map(|v| TabLink {
            label: match *v {
                "mine" => t.view_mine(),
                "key_accounts" => t.view_key_accounts(),
                "silent" => t.view_silent(),
                "no_tier" => t.view_no_tier(),
                _ if all => t.view_all(),
                _ => t.view_mine(),
            },
            href: ListQuery { view: (*v).to_owned(), ..ListQuery::default() }.href(&[]),
            on: saved.is_none() && q.view == *v,
        })
        .collect();
    tabs.extend(views.iter().map(|v| TabLink {
        label: v.name.clone(),
        href: format!("/accounts?{}", v.query),
        on: saved.is_some_and(|s| s.view_id == v.view_id),
    }));
    tabs
}

async fn sentence(look: &Look<'_>) -> Result<String, Error> {
    let (t, l, desk) = (look.t, look.l, look.desk);
    let Some((facts, whole)) = look.facts.as_ref().zip(look.whole.as_ref()) else {
        let f = list::Filter::default();
        let n = list::count(desk.db(), &desk.actor, &f).await?;
        let keys = list::Filter { tier: list::TierFilter::KeyAccounts, ..f };
        let keys = list::count(desk.db(), &desk.actor, &keys).await?;
        return Ok(match (n > list::COUNTED, look.seen.is_all()) {
            (true, _) => t.list_more_than(l.count(list::COUNTED)),
            (false, true) => t.list_counted(n, keys),
            (false, false) => t.list_own(n),
        });
    };
    if !look.seen.is_all() {
        let customer = |id: &AccountId| whole.account(*id).is_some_and(|a| a.kind == Kind::Customer);
        let own = look.seen.own().filter(customer).count();
        return Ok(t.list_own(own));
    }
    let customers = t.list_customers(facts.customers, l.count(facts.customers));
    let Some(total) = facts.total.net_revenue_minor.filter(|n| *n > 0) else { return Ok(customers) };
    let revenue = t.list_with_revenue(customers, l.millions(total, desk.actor.firm.currency));
    let keys = whole.key_accounts().count();
    let sold: i64 = whole.key_accounts().filter_map(|a| facts.accounts.get(&a.account_id)?.net_revenue_minor).sum();
    if keys == 0 {
        return Ok(revenue);
    }
    let share = ListFact { net_revenue_minor: Some(total), db_minor: Some(sold), ..ListFact::default() }.margin();
    let share = share.map(|s| l.percent(s, 0)).unwrap_or_default();
    Ok(format!("{revenue} {}", t.list_key_share(keys, share)))
}

/// The line that asks: numbers without account, for people who see all.
async fn waiting(look: &Look<'_>) -> Result<Option<(String, String)>, Error> {
    if !look.seen.is_all() {
        return Ok(None);
    }
    let (t, l, desk) = (look.t, look.l, look.desk);
    let n = unit::unassigned_count(desk.db(), &desk.actor).await?;
    if n == 0 {
        return Ok(None);
    }
    let sum: i64 = look.facts.as_ref().map_or(0, |f| f.waiting.values().map(|w| w.0).sum());
    let amount = if sum == 0 { String::new() } else { l.thousands(sum, desk.actor.firm.currency) };
    let title = if amount.is_empty() { t.waiting_numbers(n) } else { t.waiting_numbers_sum(n, amount) };
    Ok(Some((title, t.assign_numbers(n))))
}

/// More industries than these are found by typing.
const INDUSTRIES: usize = 200;

async fn picks(look: &Look<'_>, q: &ListQuery) -> Result<Vec<PickView>, Error> {
    let (t, desk) = (look.t, look.desk);
    let choice = |label: String, field: &str, value: &str, now: &str| Choice {
        label,
        href: q.href(&[(field, value)]),
        on: now == value,
    };
    let mut tiers = vec![choice(t.all(), "tier", "", &q.tier), choice(t.pick_key_accounts(), "tier", "key", &q.tier)];
    tiers.extend(["T1", "T2", "T3"].map(|w| choice(w.to_owned(), "tier", w, &q.tier)));
    tiers.push(choice(t.undecided(), "tier", "none", &q.tier));
    let mut picks = vec![pick(t.tier(), tiers, true)];
    if look.seen.is_all() {
        let mut leads = vec![choice(t.all(), "lead", "", &q.lead)];
        for (id, name) in team::members(desk.db(), &desk.actor).await? {
            leads.push(choice(name, "lead", &id.to_string(), &q.lead));
        }
        picks.push(pick(t.lead(), leads, true));
    }
    if look.facts.is_some() {
        picks.push(pick(t.zone(), zone_choices(look, q), true));
    }
    let industries = match look.whole.as_ref().filter(|_| look.seen.is_all()) {
        Some(whole) => whole.industries().take(INDUSTRIES).cloned().collect(),
        None => list::industries(desk.db(), &desk.actor).await?,
    };
    if !industries.is_empty() {
        let mut all = vec![choice(t.all(), "industry", "", &q.industry)];
        all.extend(industries.into_iter().map(|(_, name)| choice(name.clone(), "industry", &name, &q.industry)));
        picks.push(pick(t.industry(), all, false));
    }
    let subs = [(t.all(), ""), (t.subs_top(), "top"), (t.subs_only(), "sub")];
    picks.push(pick(t.subs(), subs.into_iter().map(|(w, v)| choice(w, "subs", v, &q.subs)).collect(), false));
    Ok(picks)
}

/// Who stays in full ink, by name.
fn names(look: &Look<'_>) -> Vec<(String, String)> {
    let mut led: Vec<_> = look.led.iter().flat_map(|led| led.values().cloned()).collect();
    led.sort_by_cached_key(|(name, href)| (base::fold::fold(name), href.clone()));
    led
}

fn zone_choices(look: &Look<'_>, q: &ListQuery) -> Vec<Choice> {
    let t = look.t;
    let zones = ["balanced", "squeezed", "bought", "lose_lose"];
    let mut all = vec![(t.all(), "")];
    all.extend(zones.map(|z| (zone_chip(look.l, z, "clear").name, z)));
    all.push((t.unknown(), "unknown"));
    all.into_iter().map(|(label, z)| Choice { label, href: q.href(&[("zone", z)]), on: q.zone == z }).collect()
}

fn pick(name: String, choices: Vec<Choice>, wide: bool) -> PickView {
    let value = choices.iter().find(|c| c.on).or(choices.first()).map(|c| c.label.clone()).unwrap_or_default();
    PickView { name, value, class: if wide { "" } else { "max-lg:hidden" }, choices }
}

fn label(look: &Look<'_>, c: Column) -> String {
    let t = look.t;
    match c {
        Column::Key => t.key(),
        Column::Tier => t.tier(),
        Column::Lead => t.lead(),
        Column::Industry => t.industry(),
        Column::Zone => t.zone(),
        Column::Revenue => t.net_revenue_in(look.desk.actor.firm.currency.symbol()),
        Column::Change => t.to_last_year(),
        Column::Margin => margin_label(t, look.facts.as_ref().map_or(3, |f| f.margin_level)),
        Column::Satisfaction => t.header_satisfaction(),
        Column::LastBooking => t.last_booking(),
    }
}

fn head(q: &ListQuery, sort: Option<Sort>, word: &str, figures: bool) -> (String, &'static str) {
    let (now, down) = q.sort(figures);
    let Some(sort) = sort else { return (String::new(), "") };
    if now == sort {
        let turned = if down { "up" } else { "down" };
        return (q.href(&[("sort", word), ("dir", turned)]), if down { "descending" } else { "ascending" });
    }
    (q.href(&[("sort", word), ("dir", "")]), "")
}

fn columns(look: &Look<'_>, q: &ListQuery) -> Vec<ColumnView> {
    let figures = look.facts.is_some();
    let (href, dir) = head(q, Some(Sort::Stored(list::Order::Name)), "name", figures);
    let mut all = vec![ColumnView { word: "name", label: look.t.account(), href, dir, right: false, class: "" }];
    for c in q.columns(figures) {
        let (href, dir) = head(q, c.sort(), c.word(), figures);
        let right = matches!(c, Column::Revenue | Column::Change | Column::Margin | Column::LastBooking);
        all.push(ColumnView { word: c.word(), label: label(look, c), href, dir, right, class: "" });
    }
    if !look.desk.actor.may(Right::Steer) {
        all[0].class = "pl-4";
    }
    if let Some(last) = all.last_mut().filter(|c| c.word != "name") {
        last.class = "pr-4";
    }
    all
}

fn column_picks(look: &Look<'_>, q: &ListQuery, chosen: &[Column]) -> Vec<Choice> {
    let figures = look.facts.is_some();
    let all = Column::ALL.into_iter().filter(|c| figures || !c.is_figure());
    all.map(|c| {
        let on = chosen.contains(&c);
        let mut next: Vec<&str> = chosen.iter().filter(|x| **x != c).map(|x| x.word()).collect();
        if !on {
            next.push(c.word());
        }
        Choice { label: label(look, c), href: q.href(&[("cols", &next.join(","))]), on }
    })
    .collect()
}

fn pager(look: &Look<'_>, q: &ListQuery, found: &Rows, collective: bool) -> String {
    let (l, t) = (look.l, look.t);
    let first = if found.earlier { q.first() } else { 1 };
    let last = first + i64::try_from(found.rows.len()).unwrap_or(0) - 1;
    let of = if found.capped { t.more_than(l.count(list::COUNTED)) } else { l.count(found.matches) };
    let text = t.pager_of(l.count(first), l.count(last.max(0)), of);
    if collective { t.pager_collective(text) } else { text }
}

fn paging(q: &ListQuery, found: &Rows) -> (String, String) {
    let step = i64::try_from(rows::PAGE).unwrap_or(50);
    let here = if found.earlier { q.first() } else { 1 };
    let id = |r: Option<&Row>| r.map(|r| r.account_id.to_string()).unwrap_or_default();
    let (first, last) = (id(found.rows.first()), id(found.rows.last()));
    let before = (here - step).max(1).to_string();
    let behind = (here + step).to_string();
    let back = if found.earlier { q.href(&[("before", &first), ("n", &before)]) } else { String::new() };
    let next = if found.later { q.href(&[("after", &last), ("n", &behind)]) } else { String::new() };
    (back, next)
}

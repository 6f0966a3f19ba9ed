//! From a query to the rows of one page: by stored order from the database, by figure from memory.
use super::facts::{ListFact, ListFacts};
use super::query::{ListQuery, Sort};
use crate::model::{Kind, Tier};
use crate::see::Visible;
use crate::store::list::{self, Anchor, Filter, SubFilter, TierFilter};
use crate::store::team;
use crate::structure::{AccountInfo, Structure};
use base::ids::AccountId;
use base::page::Desk;
use base::{Day, Error};
use std::cmp::Ordering;
use std::collections::HashSet;

/// Rows of a page.
pub(super) const PAGE: usize = 50;

/// One row before it is put into words.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub account_id: AccountId,
    pub key: String,
    pub name: String,
    pub tier: Option<Tier>,
    pub industry: String,
    pub lead: Option<String>,
}

/// A page of the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pub rows: Vec<Row>,
    /// Matches; counted to [`list::COUNTED`] + 1 unless they were in memory anyway.
    pub matches: i64,
    pub capped: bool,
    /// There are rows before and behind.
    pub earlier: bool,
    pub later: bool,
}

fn row(l: list::Line) -> Row {
    Row {
        account_id: l.account_id,
        key: l.account_key,
        name: l.name,
        tier: Tier::from_stored(l.tier),
        industry: l.industry,
        lead: l.lead_name,
    }
}

fn row_of(a: &AccountInfo) -> Row {
    Row {
        account_id: a.account_id,
        key: a.key.clone(),
        name: a.name.clone(),
        tier: a.tier,
        industry: a.industry.clone(),
        lead: a.lead.as_ref().map(|(_, n)| n.clone()),
    }
}

/// The rows of the page that the query asks for; all of them (`limit` at most) for an export.
pub(super) async fn load(
    desk: &Desk,
    q: &ListQuery,
    facts: Option<&ListFacts>,
    seen: &Visible,
    limit: usize,
) -> Result<Rows, Error> {
    let (sort, down) = q.sort(facts.is_some());
    match (sort, facts) {
        (Sort::Stored(order), _) if (!q.silent() && q.zone.is_empty()) || facts.is_none() => {
            stored(desk, q, (order, down), limit).await
        }
        (_, Some(facts)) => figured(desk, q, facts, seen, (sort, down), limit).await,
        _ => Ok(Rows::default()),
    }
}

async fn stored(desk: &Desk, q: &ListQuery, (order, down): (list::Order, bool), limit: usize) -> Result<Rows, Error> {
    let (db, actor, f) = (desk.db(), &desk.actor, q.filter());
    let back = !q.before.is_empty();
    let at = if back { &q.before } else { &q.after };
    let anchor: Option<Anchor> = match at.parse() {
        Ok(id) => list::anchor(db, actor, id).await?,
        Err(_) => None,
    };
    let ask = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    // Going back is the same walk the other way round, turned.
    let lines = list::page(db, actor, &f, (order, down != back), anchor.as_ref(), ask).await?;
    let more = lines.len() > limit;
    let mut rows: Vec<Row> = lines.into_iter().take(limit).map(row).collect();
    if back {
        rows.reverse();
    }
    let matches = list::count(db, actor, &f).await?;
    let (earlier, later) = if back { (more, true) } else { (anchor.is_some(), more) };
    Ok(Rows { rows, matches: matches.min(list::COUNTED), capped: matches > list::COUNTED, earlier, later })
}

async fn figured(
    desk: &Desk,
    q: &ListQuery,
    facts: &ListFacts,
    seen: &Visible,
    (sort, down): (Sort, bool),
    limit: usize,
) -> Result<Rows, Error> {
    let whole = crate::structure(&desk.site, desk.actor.workspace).await?;
    let f = q.filter();
    let found: Option<HashSet<AccountId>> = if f.words.is_empty() {
        None
    } else {
        Some(list::found(desk.db(), &desk.actor, &f).await?.into_iter().collect())
    };
    let own: Option<HashSet<AccountId>> = match (f.own, desk.actor.member()) {
        (true, Some(m)) => {
            Some(team::own(desk.db(), desk.actor.workspace, m).await?.into_iter().map(|(a, _)| a).collect())
        }
        _ => None,
    };
    let year_ago = desk.site.today().plus_days(-365);
    let industries = whole.written_as(&f.industry);
    let fits = |a: &&AccountInfo| {
        a.kind == Kind::Customer
            && seen.sees(a.account_id)
            && found.as_ref().is_none_or(|x| x.contains(&a.account_id))
            && own.as_ref().is_none_or(|x| x.contains(&a.account_id))
            && fits_filter(a, &f, &industries)
            && (!q.silent() || is_silent(facts, a.account_id, year_ago))
            && (q.zone.is_empty() || in_zone(facts, seen, a.account_id, &q.zone))
    };
    let mut all: Vec<&AccountInfo> = whole.accounts.iter().filter(fits).collect();
    if let Sort::Stored(_) = sort {
        all.sort_by(|a, b| a.name.cmp(&b.name));
    } else {
        // Each figure is looked up once, not at every comparison. Keys stand in natural order already and the sort is
        // stable: they are the last tie-breaker.
        let value = |a: &AccountInfo| figure(facts, seen, a).and_then(|(f, money)| sortable(sort, f, money));
        let mut keyed: Vec<(Option<f64>, &AccountInfo)> = all.into_iter().map(|a| (value(a), a)).collect();
        keyed.sort_by(|a, b| by_figure(down, a.0, b.0));
        all = keyed.into_iter().map(|(_, a)| a).collect();
    }
    let place = |id: &str| id.parse().ok().and_then(|id: AccountId| all.iter().position(|a| a.account_id == id));
    let from = match (place(&q.after), place(&q.before)) {
        (Some(at), _) => at + 1,
        (None, Some(at)) => at.saturating_sub(limit),
        _ => 0,
    };
    let to = (from + limit).min(all.len());
    Ok(Rows {
        rows: all[from.min(to)..to].iter().map(|a| row_of(a)).collect(),
        matches: i64::try_from(all.len()).unwrap_or(i64::MAX),
        capped: false,
        earlier: from > 0,
        later: to < all.len(),
    })
}

/// `industries`: how the industry asked for is written.
fn fits_filter(a: &AccountInfo, f: &Filter, industries: &[&str]) -> bool {
    let tier = match f.tier {
        TierFilter::All => true,
        TierFilter::Is(t) => a.tier == Some(t),
        TierFilter::Undecided => a.tier.is_none(),
        TierFilter::KeyAccounts => a.is_key_account(),
    };
    let subs = match f.subs {
        SubFilter::All => true,
        SubFilter::TopOnly => !a.is_sub(),
        SubFilter::SubOnly => a.is_sub(),
    };
    let industry = f.industry.is_empty() || industries.contains(&a.industry.as_str());
    tier && subs && industry && f.lead.is_none_or(|m| a.lead.as_ref().is_some_and(|(id, _)| *id == m))
}

/// In the zone, as far as this person may know it; `unknown` asks for those without.
fn in_zone(facts: &ListFacts, seen: &Visible, account: AccountId, zone: &str) -> bool {
    let known = facts.accounts.get(&account).filter(|_| seen.sees_money(account)).and_then(|f| f.zone);
    known.map_or("unknown", |z| z.0) == zone
}

fn is_silent(facts: &ListFacts, account: AccountId, since: Day) -> bool {
    facts.accounts.get(&account).and_then(|f| f.last_answer).is_none_or(|d| d < since)
}

/// The figures of an account that this person may see.
pub(super) fn figure<'a>(facts: &'a ListFacts, seen: &Visible, a: &AccountInfo) -> Option<(&'a ListFact, bool)> {
    facts.accounts.get(&a.account_id).map(|f| (f, seen.sees_money(a.account_id)))
}

/// Unknown stands last, whichever way the order runs.
fn by_figure(down: bool, a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if down => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[allow(clippy::cast_precision_loss, reason = "only compared, never added or shown; amounts are below 2^53")]
fn sortable(sort: Sort, f: &ListFact, money: bool) -> Option<f64> {
    match sort {
        Sort::Revenue => f.net_revenue_minor.filter(|_| money).map(|n| n as f64),
        Sort::Change => f.change().filter(|_| money),
        Sort::Margin => f.margin().filter(|_| money),
        Sort::Satisfaction => f.satisfaction.map(|s| s.0),
        Sort::LastBooking => f.last_booking.map(|d| d.days_since(Day::new(1970, 1, 1).unwrap_or(d)) as f64),
        Sort::Stored(_) => None,
    }
}

/// The structure when figures are there (they stand on it anyway); without, lists never load it.
pub(super) async fn whole_if(
    desk: &Desk,
    facts: Option<&ListFacts>,
) -> Result<Option<std::sync::Arc<Structure>>, Error> {
    match facts {
        Some(_) => crate::structure(&desk.site, desk.actor.workspace).await.map(Some),
        None => Ok(None),
    }
}

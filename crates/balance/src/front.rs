//! What pages, commands and other slices ask: the firm weighed in a period, one account over quarters, the figures of
//! headers, lists and the rail.
use crate::books;
use crate::json::{self, Sources};
use crate::model::{AccountJson, Portfolio, Rules, Scales, Targets, Weighed};
use crate::rules::{Books, Moment, day_of, margin, weigh_all};
use crate::store;
use accounts::{HeaderFacts, Structure, Visible};
use base::ids::{AccountId, UnitId};
use base::page::{Mine, MyAccount};
use base::{Actor, Day, Error, Month, Period, Site};
use engine_value::contribution::Level;
use engine_value::satisfaction::Index;
use satisfaction::Scores;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

/// The firm in a period, as one actor may see it. The scales are those of the whole firm; only what passes
/// [`Eye::sees`] may be shown.
#[derive(Debug)]
pub struct Eye {
    pub structure: Arc<Structure>,
    pub books: Arc<Books>,
    pub scores: Arc<Scores>,
    pub scales: Arc<Scales>,
    pub visible: Visible,
}

impl Eye {
    /// Whether the actor may know that the account exists.
    pub fn sees(&self, account: AccountId) -> bool {
        self.visible.sees(account)
    }
    /// The accounts of the map that the actor sees with their money.
    pub fn on_map(&self) -> Vec<&Weighed> {
        let shown: HashSet<AccountId> = self.scales.shown.iter().copied().collect();
        let here = |w: &&Weighed| shown.contains(&w.account) && self.visible.sees_money(w.account);
        self.scales.accounts.iter().filter(here).collect()
    }
}

/// The default period: R12 to the latest month that is over and has bookings; to last month while nothing is booked.
pub async fn default_period(site: &Site, actor: &Actor) -> Result<Period, Error> {
    books::default_period(site, actor).await
}

/// Scales in memory: per period and day of the answers, with the targets and thresholds they were weighed by.
#[derive(Debug, Default)]
struct Kept {
    scales: Mutex<HashMap<(Period, Day), Arc<Scales>>>,
    /// The list's figures, made of the scales beside them.
    list: Mutex<Option<(Arc<Scales>, Arc<accounts::ListFacts>)>>,
    turn: tokio::sync::Mutex<()>,
}

impl Kept {
    fn of(&self, at: (Period, Day), (rules, targets): (Rules, Targets)) -> Option<Arc<Scales>> {
        let found = self.scales.lock().ok()?.get(&at).cloned();
        found.filter(|s| s.targets == targets && s.rules == rules)
    }
}

/// More periods than these are weighed anew.
const PERIODS: usize = 32;

/// What was weighed on this version of ledger, structure and answers.
async fn kept(site: &Site, actor: &Actor, answers: i64) -> Result<Arc<Kept>, Error> {
    let ws = actor.workspace;
    // Answers change without the ledger, so both versions tell.
    let version = ledger::figures::version(site, ws).await?.wrapping_mul(31).wrapping_add(answers);
    site.memo.made(ws, version, || async { Ok(Kept::default()) }).await
}

/// Weighs the firm in a period (the default one without), from memory while neither books nor answers have changed.
pub async fn look(site: &Site, actor: &Actor, period: Option<Period>) -> Result<Eye, Error> {
    let ws = actor.workspace;
    let period = match period {
        Some(period) => period,
        None => default_period(site, actor).await?,
    };
    let structure = accounts::structure(site, ws).await?;
    let visible = accounts::visible_at(site, actor).await?;
    let lines = store::lines(site, actor, period.to()).await?;
    let known = satisfaction::known(site, ws).await?;
    let books = books::books(site, actor, period).await?;
    let scores = known.on(day_of(period, site.today()));
    let kept = kept(site, actor, known.version()).await?;
    let at = (period, scores.day);
    if let Some(scales) = kept.of(at, lines) {
        return Ok(Eye { structure, books, scores, scales, visible });
    }
    let _mine = kept.turn.lock().await;
    if let Some(scales) = kept.of(at, lines) {
        return Ok(Eye { structure, books, scores, scales, visible });
    }
    let before = books::books(site, actor, period.earlier(3)).await?;
    let scores_before = known.on(day_of(before.period, site.today()));
    let earlier = Moment { books: &before, scores: &scores_before };
    let moment = Moment { books: &books, scores: &scores };
    let scales = Arc::new(weigh_all(&structure, moment, Some(earlier), lines.1, lines.0));
    if let Ok(mut k) = kept.scales.lock() {
        if k.len() >= PERIODS {
            k.clear();
        }
        k.insert(at, scales.clone());
    }
    Ok(Eye { structure, books, scores, scales, visible })
}

/// The exact content of `portfolio --json`. `level`: of the whale curve, DB III by default.
pub async fn portfolio(
    site: &Site,
    actor: &Actor,
    period: Option<Period>,
    level: Option<Level>,
) -> Result<Portfolio, Error> {
    let eye = look(site, actor, period).await?;
    Ok(document(&eye, actor, level))
}

fn document(eye: &Eye, actor: &Actor, level: Option<Level>) -> Portfolio {
    let from = Sources {
        structure: &eye.structure,
        books: &eye.books,
        scores: &eye.scores,
        scales: &eye.scales,
        whale: level.unwrap_or(Level::Db3),
    };
    json::portfolio(from, &eye.visible, actor.firm.currency)
}

/// What `spagat account KEY --json` says beside the ledger's part: the account as in [`portfolio`], and the period.
pub async fn account(
    site: &Site,
    actor: &Actor,
    key: &str,
    period: Option<Period>,
) -> Result<(Period, AccountJson), Error> {
    let found = accounts::find(&site.db, actor, key).await?;
    let eye = look(site, actor, period).await?;
    let whole = document(&eye, actor, None);
    let one = whole.accounts.into_iter().find(|a| a.key == found.key).ok_or(Error::NotFound)?;
    Ok((eye.scales.period, one))
}

/// An account at the end of one quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarter {
    /// Last month of the R12.
    pub last: Month,
    /// The open one at the end.
    pub today: bool,
    pub margin: Option<f64>,
    pub index: Option<Index>,
}

/// Seven ends of calendar quarters before the period's end, and the period itself, each as R12.
pub async fn quarters(site: &Site, actor: &Actor, account: AccountId, period: Period) -> Result<Vec<Quarter>, Error> {
    let known = satisfaction::known(site, actor.workspace).await?;
    let to = period.to().month();
    let ends: Vec<Month> = quarter_ends(to).into_iter().chain([to]).collect();
    let periods: Vec<Period> = ends.iter().map(|last| if *last == to { period } else { Period::r12(*last) }).collect();
    let margins = margins(site, actor, account, &periods).await?;
    let quarter = |((last, p), margin): ((Month, &Period), Option<f64>)| Quarter {
        last,
        today: last == to,
        margin,
        index: known.on(day_of(*p, site.today())).index(account),
    };
    Ok(ends.into_iter().zip(&periods).zip(margins).map(quarter).collect())
}

/// The margin of one account at the end of each period, from its own months; free periods from the firm's books.
async fn margins(
    site: &Site,
    actor: &Actor,
    account: AccountId,
    periods: &[Period],
) -> Result<Vec<Option<f64>>, Error> {
    if let Some(found) = ledger::figures::account_at(site, actor, account, periods).await? {
        return Ok(found.iter().map(|(level, figure)| margin(&books::book(figure), *level).0).collect());
    }
    let mut out = Vec::with_capacity(periods.len());
    for period in periods {
        let books = books::books(site, actor, *period).await?;
        out.push(books.accounts.get(&account).and_then(|b| margin(b, books.level).0));
    }
    Ok(out)
}

/// The last months of the seven calendar quarters that ended before `to`.
fn quarter_ends(to: Month) -> Vec<Month> {
    let over = to.plus(-1);
    let last = over.plus(-(over.0 + 1).rem_euclid(3));
    (0..7).rev().map(|i| last.plus(-3 * i)).collect()
}

/// The figures of the line under an account's name.
pub async fn header_facts(site: &Site, actor: &Actor, account: AccountId) -> Result<HeaderFacts, Error> {
    let eye = look(site, actor, None).await?;
    if !eye.sees(account) {
        return Ok(HeaderFacts::default());
    }
    let before = books::books(site, actor, eye.scales.period.before()).await?;
    let Some(w) = eye.scales.of(account) else { return Ok(HeaderFacts::default()) };
    let money = eye.visible.sees_money(account);
    let old = before.accounts.get(&account);
    let old_margin = old.and_then(|b| margin(b, eye.scales.level).0);
    let booked = w.book.entries != 0 || w.book.net_revenue != 0;
    #[allow(clippy::cast_precision_loss, reason = "a ratio")]
    let change = old.filter(|b| b.net_revenue > 0).map(|b| w.book.net_revenue as f64 / b.net_revenue as f64 - 1.0);
    Ok(HeaderFacts {
        zone: w.standing.filter(|_| money).map(|s| (s.zone.code(), s.sureness.code())),
        net_revenue_minor: (money && booked).then_some(w.book.net_revenue),
        net_revenue_change: change.filter(|_| money),
        margin: w.margin.filter(|_| money),
        margin_level: level_number(eye.scales.level),
        margin_change: w.margin.zip(old_margin).map(|(a, b)| a - b).filter(|_| money),
        satisfaction: w.index.map(|i| i.s),
        satisfaction_range: w.index.map(|i| (i.interval.low, i.interval.high)),
    })
}

/// 1–3 for DB I–III, 0 while no cost is known.
pub fn level_number(level: Option<Level>) -> u8 {
    level.map_or(0, |l| match l {
        Level::Db1 => 1,
        Level::Db2 => 2,
        Level::Db3 => 3,
    })
}

/// The accounts of one's own for the rail: key accounts first, by name, at most twelve.
pub async fn mine(site: &Site, actor: &Actor) -> Result<Mine, Error> {
    let Some(member) = actor.member() else { return Ok(Mine::default()) };
    let structure = accounts::structure(site, actor.workspace).await?;
    if actor.sees_all() && structure.led_by(member).next().is_none() {
        return Ok(Mine::default());
    }
    let eye = look(site, actor, None).await?;
    let own: Vec<&accounts::AccountInfo> = match &eye.visible {
        Visible::All => structure.led_by(member).collect(),
        Visible::Own(own) => own.keys().filter_map(|id| structure.account(*id)).collect(),
    };
    let mut found: Vec<(bool, MyAccount)> = own
        .into_iter()
        .map(|a| {
            let standing = eye.scales.of(a.account_id).and_then(|w| w.standing);
            let standing = standing.filter(|_| eye.visible.sees_money(a.account_id));
            let mine = MyAccount {
                key: a.key.clone(),
                name: a.name.clone(),
                href: accounts::href(&a.key),
                zone: standing.map_or("", |s| s.zone.code()),
                sure: standing.map_or("", |s| s.sureness.code()),
            };
            (!a.is_key_account(), mine)
        })
        .collect();
    found.sort_by_cached_key(|(later, a)| (*later, base::fold::fold(&a.name), a.key.clone()));
    found.truncate(12);
    Ok(Mine(Arc::new(found.into_iter().map(|(_, a)| a).collect())))
}

/// The zones this person may see, for pages of earlier slices.
pub async fn zones(site: &Site, actor: &Actor) -> Result<accounts::Zones, Error> {
    let eye = look(site, actor, None).await?;
    let zone = |w: &Weighed| {
        let standing = w.standing.filter(|_| eye.visible.sees_money(w.account))?;
        let key = &eye.structure.account(w.account)?.key;
        Some((accounts::href(key), (standing.zone.code(), standing.sureness.code())))
    };
    Ok(accounts::Zones(eye.scales.accounts.iter().filter_map(zone).collect()))
}

/// Figures of all accounts for the list of accounts, made once per version: the list shows what a person may see of them.
pub async fn list_facts(site: &Site, actor: &Actor) -> Result<Arc<accounts::ListFacts>, Error> {
    let eye = look(site, actor, None).await?;
    let answers = satisfaction::known(site, actor.workspace).await?.version();
    let kept = kept(site, actor, answers).await?;
    let found =
        || kept.list.lock().ok()?.clone().filter(|(of, _)| Arc::ptr_eq(of, &eye.scales)).map(|(_, facts)| facts);
    if let Some(facts) = found() {
        return Ok(facts);
    }
    let _mine = kept.turn.lock().await;
    if let Some(facts) = found() {
        return Ok(facts);
    }
    let facts = Arc::new(make_list_facts(site, actor, &eye).await?);
    if let Ok(mut list) = kept.list.lock() {
        *list = Some((eye.scales.clone(), facts.clone()));
    }
    Ok(facts)
}

async fn make_list_facts(site: &Site, actor: &Actor, eye: &Eye) -> Result<accounts::ListFacts, Error> {
    let before = books::books(site, actor, eye.scales.period.before()).await?;
    let booked = ledger::figures::booked_days(site, actor).await?;
    let fact = |w: &Weighed| accounts::ListFact {
        net_revenue_minor: Some(w.book.net_revenue),
        previous_minor: before.accounts.get(&w.account).map(|b| b.net_revenue),
        db_minor: eye.scales.level.and_then(|l| w.book.db[crate::rules::place(l)]),
        satisfaction: w.index.map(|i| (i.s, i.interval.low, i.interval.high)),
        zone: w.standing.map(|s| (s.zone.code(), s.sureness.code())),
        last_booking: last_booking(eye, &booked, w.account),
        last_answer: eye.scores.of(w.account).and_then(|s| s.days).map(|d| d.1),
    };
    Ok(accounts::ListFacts {
        period: Some(eye.scales.period),
        margin_level: level_number(eye.scales.level),
        satisfaction_target: eye.scales.targets.satisfaction,
        margin_target: eye.scales.targets.margin,
        accounts: eye.scales.accounts.iter().map(|w| (w.account, fact(w))).collect(),
        waiting: eye.books.waiting.iter().map(|(unit, net)| (*unit, (*net, booked(*unit).0))).collect(),
        customers: i64::try_from(eye.books.customers).unwrap_or(i64::MAX),
        answered: eye.scales.accounts.iter().filter(|w| w.index.is_some()).count(),
        total: accounts::ListFact {
            net_revenue_minor: Some(eye.books.total.net_revenue - eye.books.ranking.outside),
            previous_minor: Some(before.total.net_revenue - before.ranking.outside),
            db_minor: eye.scales.level.and_then(|l| eye.books.total.db[crate::rules::place(l)]),
            ..accounts::ListFact::default()
        },
    })
}

/// The last booking on any unit of an account.
fn last_booking(eye: &Eye, booked: &dyn Fn(UnitId) -> Span, account: AccountId) -> Option<Day> {
    let units = &eye.structure.account(account)?.units;
    units.iter().filter_map(|at| booked(eye.structure.units[*at].unit_id).1).max()
}

/// The firm's last booking.
pub(crate) async fn latest_booking(site: &Site, actor: &Actor, eye: &Eye) -> Result<Option<Day>, Error> {
    let booked = ledger::figures::booked_days(site, actor).await?;
    Ok(eye.structure.units.iter().filter_map(|u| booked(u.unit_id).1).max())
}

/// First and last booking.
type Span = (Option<Day>, Option<Day>);

/// The day whose answers stand beside the default period.
pub async fn day(site: &Site, actor: &Actor) -> Result<Day, Error> {
    Ok(day_of(default_period(site, actor).await?, site.today()))
}

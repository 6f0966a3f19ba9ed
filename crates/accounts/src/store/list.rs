//! The list of accounts, page by page by key. Orders come from stored, indexed columns; what narrows most drives. The
//! statements are written out by a macro: order × direction × driver, so that each can be prepared and explained.
use crate::model::Tier;
use base::fold::fold;
use base::ids::{AccountId, MemberId};
use base::{Actor, Db, read, sql};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// What narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Folded words that must all be found, at most three, the longest first.
    pub words: Vec<String>,
    pub tier: TierFilter,
    /// Empty: all.
    pub industry: String,
    pub lead: Option<MemberId>,
    pub subs: SubFilter,
    /// Only the actor's own teams.
    pub own: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TierFilter {
    #[default]
    All,
    Is(Tier),
    Undecided,
    KeyAccounts,
}

/// Whether sub-accounts are shown: accounts of which a unit is controlled by a unit of another account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SubFilter {
    #[default]
    All,
    TopOnly,
    SubOnly,
}

/// An order that an index gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Name,
    Key,
    Tier,
}

/// Where a page begins: behind this row in the chosen direction.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Anchor {
    pub account_id: AccountId,
    pub name_fold: String,
    pub key_sort: String,
    pub tier: i32,
}

/// One line of the list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Line {
    pub account_id: AccountId,
    pub account_key: String,
    pub name: String,
    /// As stored; see [`Tier::from_stored`].
    pub tier: i32,
    pub industry: String,
    pub lead_name: Option<String>,
}

/// More hits than this are not counted.
pub const COUNTED: i64 = 1_000;

macro_rules! filtered {
    ($($drive:tt)*) => {
        concat!(
            " FROM account a WHERE a.workspace_id = $1 AND a.closed_on IS NULL AND a.kind = 'customer' AND ",
            crate::visible!(),
            $($drive)*,
            " AND ($4 = 0 OR a.tier = $4 OR ($4 = 12 AND a.tier IN (1, 2))) AND ($5 = '' OR a.industry_fold = $5) \
             AND ($6 = '' OR EXISTS (SELECT 1 FROM account_word w1 WHERE w1.workspace_id = $1 AND w1.account_id = a.account_id AND w1.word >= $6 AND w1.word < $7)) \
             AND ($8 = '' OR EXISTS (SELECT 1 FROM account_word w2 WHERE w2.workspace_id = $1 AND w2.account_id = a.account_id AND w2.word >= $8 AND w2.word < $9)) \
             AND ($10 = '' OR EXISTS (SELECT 1 FROM account_word w3 WHERE w3.workspace_id = $1 AND w3.account_id = a.account_id AND w3.word >= $10 AND w3.word < $11)) \
             AND ($12 = 0 OR $12 = CASE WHEN EXISTS (SELECT 1 FROM unit cu JOIN unit pu ON pu.workspace_id = $1 \
             AND pu.unit_id = cu.parent_unit_id AND pu.account_id <> a.account_id WHERE cu.workspace_id = $1 \
             AND pu.workspace_id = $1 AND cu.account_id = a.account_id AND (cu.control OR cu.ownership_bp > 5000)) THEN 2 ELSE 1 END) \
             AND ($13 = 0 OR EXISTS (SELECT 1 FROM account_team ft WHERE ft.workspace_id = $1 AND ft.account_id = a.account_id \
             AND ft.member_id = $14 AND ft.part = 'lead' AND ft.until_day IS NULL))"
        )
    };
}

macro_rules! line_columns {
    () => {
        "SELECT a.account_id, a.account_key, a.name, a.tier, a.industry, \
         (SELECT lm.name FROM account_team lt JOIN member lm ON lm.workspace_id = $1 AND lm.member_id = lt.member_id \
         WHERE lt.workspace_id = $1 AND lm.workspace_id = $1 AND lt.account_id = a.account_id AND lt.part = 'lead' AND lt.until_day IS NULL) AS lead_name"
    };
}

macro_rules! lists {
    ($drive:literal, $name_up:ident, $name_down:ident, $key_up:ident, $key_down:ident, $tier_up:ident, $tier_down:ident, $count:ident) => {
        sql!($name_up = concat!(line_columns!(), filtered!($drive),
            " AND (a.name_fold, a.account_id) > ($15, $16) ORDER BY a.name_fold, a.account_id LIMIT $17"));
        sql!($name_down = concat!(line_columns!(), filtered!($drive),
            " AND (a.name_fold, a.account_id) < ($15, $16) ORDER BY a.name_fold DESC, a.account_id DESC LIMIT $17"));
        sql!($key_up = concat!(line_columns!(), filtered!($drive),
            " AND (a.key_sort, a.account_id) > ($15, $16) ORDER BY a.key_sort, a.account_id LIMIT $17"));
        sql!($key_down = concat!(line_columns!(), filtered!($drive),
            " AND (a.key_sort, a.account_id) < ($15, $16) ORDER BY a.key_sort DESC, a.account_id DESC LIMIT $17"));
        sql!($tier_up = concat!(line_columns!(), filtered!($drive),
            " AND (a.tier, a.name_fold, a.account_id) > ($18, $15, $16) ORDER BY a.tier, a.name_fold, a.account_id LIMIT $17"));
        sql!($tier_down = concat!(line_columns!(), filtered!($drive),
            " AND (a.tier, a.name_fold, a.account_id) < ($18, $15, $16) ORDER BY a.tier DESC, a.name_fold DESC, a.account_id DESC LIMIT $17"));
        sql!($count = concat!("SELECT COUNT(*) FROM (SELECT 1", filtered!($drive), " LIMIT 1001) AS hits"));
    };
}

lists!("", NAME_UP, NAME_DOWN, KEY_UP, KEY_DOWN, TIER_UP, TIER_DOWN, COUNT);
lists!(
    " AND a.tier = $4",
    TIER_NAME_UP,
    TIER_NAME_DOWN,
    TIER_KEY_UP,
    TIER_KEY_DOWN,
    TIER_TIER_UP,
    TIER_TIER_DOWN,
    TIER_COUNT
);
lists!(
    " AND a.tier IN (1, 2)",
    TOP_NAME_UP,
    TOP_NAME_DOWN,
    TOP_KEY_UP,
    TOP_KEY_DOWN,
    TOP_TIER_UP,
    TOP_TIER_DOWN,
    TOP_COUNT
);
lists!(
    " AND a.industry_fold = $5",
    IND_NAME_UP,
    IND_NAME_DOWN,
    IND_KEY_UP,
    IND_KEY_DOWN,
    IND_TIER_UP,
    IND_TIER_DOWN,
    IND_COUNT
);
lists!(
    " AND a.account_id IN (SELECT dt.account_id FROM account_team dt WHERE dt.workspace_id = $1 AND dt.member_id = $14 \
     AND dt.part = 'lead' AND dt.until_day IS NULL)",
    LEAD_NAME_UP,
    LEAD_NAME_DOWN,
    LEAD_KEY_UP,
    LEAD_KEY_DOWN,
    LEAD_TIER_UP,
    LEAD_TIER_DOWN,
    LEAD_COUNT
);
lists!(
    " AND a.account_id IN (SELECT ot.account_id FROM account_team ot WHERE ot.workspace_id = $1 AND ot.member_id = $2 \
     AND ot.until_day IS NULL)",
    OWN_NAME_UP,
    OWN_NAME_DOWN,
    OWN_KEY_UP,
    OWN_KEY_DOWN,
    OWN_TIER_UP,
    OWN_TIER_DOWN,
    OWN_COUNT
);
lists!(
    " AND a.account_id IN (SELECT dw.account_id FROM account_word dw WHERE dw.workspace_id = $1 AND dw.word >= $6 AND dw.word < $7)",
    WORD_NAME_UP,
    WORD_NAME_DOWN,
    WORD_KEY_UP,
    WORD_KEY_DOWN,
    WORD_TIER_UP,
    WORD_TIER_DOWN,
    WORD_COUNT
);

sql!(
    WORD_HITS = "SELECT COUNT(*) FROM (SELECT 1 FROM account_word w WHERE w.workspace_id = $1 AND w.word >= $2 AND w.word < $3 LIMIT 1001) AS hits"
);
sql!(
    FOUND = concat!(
        "SELECT a.account_id",
        filtered!(
            " AND a.account_id IN (SELECT dw.account_id FROM account_word dw WHERE dw.workspace_id = $1 AND dw.word >= $6 AND dw.word < $7)"
        )
    )
);
sql!(ANCHOR = "SELECT account_id, name_fold, key_sort, tier FROM account WHERE workspace_id = $1 AND account_id = $2");
sql!(
    INDUSTRIES = concat!(
        "SELECT DISTINCT a.industry_fold, a.industry FROM account a WHERE a.workspace_id = $1 AND a.closed_on IS NULL \
         AND a.kind = 'customer' AND a.industry_fold <> '' AND ",
        crate::visible!(),
        " ORDER BY a.industry_fold, a.industry LIMIT 200"
    )
);

sql!(
    COLLECTIVE_LINE = concat!(
        "SELECT a.account_id, a.account_key, a.name, (SELECT COUNT(*) FROM unit u WHERE u.workspace_id = $1 \
         AND u.account_id = a.account_id) AS units FROM account a WHERE a.workspace_id = $1 AND a.kind = 'collective' \
         AND a.closed_on IS NULL AND ",
        crate::visible!()
    )
);

/// The collective account in the foot of the list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CollectiveLine {
    pub account_id: AccountId,
    pub account_key: String,
    pub name: String,
    pub units: i64,
}

/// The collective account, for people who see it.
pub async fn collective(db: &Db, actor: &Actor) -> Result<Option<CollectiveLine>, sqlx::Error> {
    read!(db, p => sqlx::query_as(COLLECTIVE_LINE).bind(actor.workspace).bind(actor.member()).bind(actor.sees_all())
        .fetch_optional(p).await)
}

/// What narrows most, and so drives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drive {
    All,
    Tier,
    KeyAccounts,
    Industry,
    Lead,
    Own,
    Word,
}

/// The statement of an order and driver; public in the crate so that a test can explain it.
pub(crate) fn statement(drive: Drive, order: Order, down: bool) -> &'static str {
    let six = match drive {
        Drive::All => [NAME_UP, NAME_DOWN, KEY_UP, KEY_DOWN, TIER_UP, TIER_DOWN],
        Drive::Tier => [TIER_NAME_UP, TIER_NAME_DOWN, TIER_KEY_UP, TIER_KEY_DOWN, TIER_TIER_UP, TIER_TIER_DOWN],
        Drive::KeyAccounts => [TOP_NAME_UP, TOP_NAME_DOWN, TOP_KEY_UP, TOP_KEY_DOWN, TOP_TIER_UP, TOP_TIER_DOWN],
        Drive::Industry => [IND_NAME_UP, IND_NAME_DOWN, IND_KEY_UP, IND_KEY_DOWN, IND_TIER_UP, IND_TIER_DOWN],
        Drive::Lead => [LEAD_NAME_UP, LEAD_NAME_DOWN, LEAD_KEY_UP, LEAD_KEY_DOWN, LEAD_TIER_UP, LEAD_TIER_DOWN],
        Drive::Own => [OWN_NAME_UP, OWN_NAME_DOWN, OWN_KEY_UP, OWN_KEY_DOWN, OWN_TIER_UP, OWN_TIER_DOWN],
        Drive::Word => [WORD_NAME_UP, WORD_NAME_DOWN, WORD_KEY_UP, WORD_KEY_DOWN, WORD_TIER_UP, WORD_TIER_DOWN],
    };
    let at = match order {
        Order::Name => 0,
        Order::Key => 2,
        Order::Tier => 4,
    };
    six[at + usize::from(down)]
}

fn count_statement(drive: Drive) -> &'static str {
    match drive {
        Drive::All => COUNT,
        Drive::Tier => TIER_COUNT,
        Drive::KeyAccounts => TOP_COUNT,
        Drive::Industry => IND_COUNT,
        Drive::Lead => LEAD_COUNT,
        Drive::Own => OWN_COUNT,
        Drive::Word => WORD_COUNT,
    }
}

impl Filter {
    fn tier_number(&self) -> i32 {
        match self.tier {
            TierFilter::All => 0,
            TierFilter::Is(t) => Tier::stored(Some(t)),
            TierFilter::Undecided => 9,
            TierFilter::KeyAccounts => 12,
        }
    }
    fn sub_number(&self) -> i32 {
        match self.subs {
            SubFilter::All => 0,
            SubFilter::TopOnly => 1,
            SubFilter::SubOnly => 2,
        }
    }
    fn word(&self, at: usize) -> (String, String) {
        let w = self.words.get(at).cloned().unwrap_or_default();
        let end = crate::rules::word_end(&w);
        (w, end)
    }
}

/// Binds `$1`–`$14`.
macro_rules! bound {
    ($query:expr, $actor:expr, $filter:expr) => {{
        let (w1, e1) = $filter.word(0);
        let (w2, e2) = $filter.word(1);
        let (w3, e3) = $filter.word(2);
        $query
            .bind($actor.workspace)
            .bind($actor.member())
            .bind($actor.sees_all())
            .bind($filter.tier_number())
            .bind(fold(&$filter.industry))
            .bind(w1)
            .bind(e1)
            .bind(w2)
            .bind(e2)
            .bind(w3)
            .bind(e3)
            .bind($filter.sub_number())
            .bind(i32::from($filter.lead.is_some()))
            .bind($filter.lead)
    }};
}

/// Which condition narrows most: own teams, then a word with few hits, a lead, an industry, a tier.
pub(crate) async fn drive(db: &Db, actor: &Actor, f: &Filter) -> Result<Drive, sqlx::Error> {
    if !actor.sees_all() || f.own {
        return Ok(Drive::Own);
    }
    if !f.words.is_empty() {
        let (w, end) = f.word(0);
        let hits: i64 =
            read!(db, p => sqlx::query_scalar(WORD_HITS).bind(actor.workspace).bind(w).bind(end).fetch_one(p).await)?;
        if hits <= COUNTED {
            return Ok(Drive::Word);
        }
    }
    Ok(match f {
        Filter { lead: Some(_), .. } => Drive::Lead,
        Filter { industry, .. } if !industry.is_empty() => Drive::Industry,
        Filter { tier: TierFilter::KeyAccounts, .. } => Drive::KeyAccounts,
        Filter { tier: TierFilter::Is(_), .. } => Drive::Tier,
        _ => Drive::All,
    })
}

/// A page of at most `limit` rows behind the anchor, in the order and direction asked for.
pub async fn page(
    db: &Db,
    actor: &Actor,
    f: &Filter,
    (order, down): (Order, bool),
    after: Option<&Anchor>,
    limit: i64,
) -> Result<Vec<Line>, sqlx::Error> {
    let text = statement(drive(db, actor, f).await?, order, down);
    let (first, id, tier) = match after {
        Some(a) => {
            let first = if order == Order::Key { a.key_sort.clone() } else { a.name_fold.clone() };
            (first, a.account_id, a.tier)
        }
        None if down => ("\u{10ffff}".to_owned(), AccountId(Uuid::max()), i32::MAX),
        None => (String::new(), AccountId(Uuid::nil()), 0),
    };
    read!(db, p => {
        let q = bound!(sqlx::query_as(AssertSqlSafe(text)), actor, f).bind(first).bind(id).bind(limit);
        let q = if order == Order::Tier { q.bind(tier) } else { q };
        q.fetch_all(p).await
    })
}

/// How many accounts match; counts no further than [`COUNTED`] + 1.
pub async fn count(db: &Db, actor: &Actor, f: &Filter) -> Result<i64, sqlx::Error> {
    let text = count_statement(drive(db, actor, f).await?);
    read!(db, p => bound!(sqlx::query_scalar(AssertSqlSafe(text)), actor, f).fetch_one(p).await)
}

/// All matches of a search, in no order: for lists that sort by figures in memory.
pub async fn found(db: &Db, actor: &Actor, f: &Filter) -> Result<Vec<AccountId>, sqlx::Error> {
    read!(db, p => bound!(sqlx::query_scalar(FOUND), actor, f).fetch_all(p).await)
}

/// Where a row stands in the orders; for paging.
pub async fn anchor(db: &Db, actor: &Actor, id: AccountId) -> Result<Option<Anchor>, sqlx::Error> {
    read!(db, p => sqlx::query_as(ANCHOR).bind(actor.workspace).bind(id).fetch_optional(p).await)
}

/// The industries of the accounts this person sees, folded and as written.
pub async fn industries(db: &Db, actor: &Actor) -> Result<Vec<(String, String)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(INDUSTRIES).bind(actor.workspace).bind(actor.member()).bind(actor.sees_all())
        .fetch_all(p).await)
}

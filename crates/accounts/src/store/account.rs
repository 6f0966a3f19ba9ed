//! Accounts and their keys.
use crate::model::{Account, Kind, Tier};
use crate::rules;
use base::db::Tx;
use base::fold::fold;
use base::ids::{AccountId, ImportId};
use base::{Actor, Day, Db, change, read, sql};

macro_rules! columns {
    () => {
        "a.account_id, a.account_key, a.name, a.kind, a.tier, a.industry, a.structure_confirmed_on, a.made_by_import, \
         a.merged_into, a.closed_on, a.version"
    };
}
pub(crate) use columns as account_columns;
macro_rules! own_money {
    () => {
        "(SELECT CASE WHEN ot.sees_money THEN 1 ELSE 0 END FROM account_team ot WHERE ot.workspace_id = $1 \
         AND ot.account_id = a.account_id AND ot.member_id = $2 AND ot.until_day IS NULL) AS own_money"
    };
}

sql!(
    BY_KEY = concat!(
        "SELECT ",
        columns!(),
        ", ",
        own_money!(),
        " FROM account_key k JOIN account a ON a.workspace_id = $1 AND a.account_id = k.account_id \
         WHERE k.workspace_id = $1 AND a.workspace_id = $1 AND k.key_fold = $4 AND ",
        crate::visible!()
    )
);
sql!(
    BY_ID = concat!(
        "SELECT ",
        columns!(),
        ", ",
        own_money!(),
        " FROM account a WHERE a.workspace_id = $1 AND a.account_id = $4 AND ",
        crate::visible!()
    )
);
sql!(
    GET = concat!(
        "SELECT ",
        columns!(),
        ", NULL AS own_money FROM account a WHERE a.workspace_id = $1 AND a.account_id = $2"
    )
);
sql!(
    OWNER_OF_KEY = concat!(
        "SELECT ",
        columns!(),
        ", NULL AS own_money FROM account_key k \
         JOIN account a ON a.workspace_id = $1 AND a.account_id = k.account_id \
         WHERE k.workspace_id = $1 AND a.workspace_id = $1 AND k.key_fold = $2"
    )
);
sql!(
    COLLECTIVE = concat!(
        "SELECT ",
        columns!(),
        ", NULL AS own_money FROM account a \
         WHERE a.workspace_id = $1 AND a.kind = 'collective' AND a.closed_on IS NULL"
    )
);
sql!(
    INSERT = "INSERT INTO account (workspace_id, account_id, account_key, key_sort, name, name_fold, kind, tier, \
     industry, industry_fold, made_by_import, created_at, version, content_version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, 9, '', '', $8, $9, 1, 1)"
);
sql!(
    KEY_INSERT =
        "INSERT INTO account_key (workspace_id, key_fold, account_id, written, since) VALUES ($1, $2, $3, $4, $5)"
);
sql!(KEY_WRITTEN = "UPDATE account_key SET written = $4 WHERE workspace_id = $1 AND key_fold = $2 AND account_id = $3");
sql!(KEY_DELETE = "DELETE FROM account_key WHERE workspace_id = $1 AND key_fold = $2 AND account_id = $3");
sql!(
    KEYS = "SELECT key_fold, written FROM account_key WHERE workspace_id = $1 AND account_id = $2 ORDER BY since, key_fold"
);
sql!(KEYS_MOVE = "UPDATE account_key SET account_id = $3 WHERE workspace_id = $1 AND account_id = $2");
sql!(KEY_MOVE = "UPDATE account_key SET account_id = $3 WHERE workspace_id = $1 AND key_fold = $2");
sql!(
    RENAME = "UPDATE account SET account_key = $3, key_sort = $4, name = $5, name_fold = $6 \
     WHERE workspace_id = $1 AND account_id = $2"
);
sql!(INDUSTRY = "UPDATE account SET industry = $3, industry_fold = $4 WHERE workspace_id = $1 AND account_id = $2");
sql!(TIER = "UPDATE account SET tier = $3 WHERE workspace_id = $1 AND account_id = $2");
sql!(CLOSE = "UPDATE account SET closed_on = $3, merged_into = $4 WHERE workspace_id = $1 AND account_id = $2");
sql!(CONFIRM = "UPDATE account SET structure_confirmed_on = $3 WHERE workspace_id = $1 AND account_id = $2");
sql!(DELETE_FACTS = "DELETE FROM account_fact WHERE workspace_id = $1 AND account_id = $2");
sql!(DELETE_KEYS = "DELETE FROM account_key WHERE workspace_id = $1 AND account_id = $2");
sql!(DELETE_TIERS = "DELETE FROM account_tier WHERE workspace_id = $1 AND account_id = $2");
sql!(DELETE_TEAM = "DELETE FROM account_team WHERE workspace_id = $1 AND account_id = $2");
sql!(DELETE_WORDS = "DELETE FROM account_word WHERE workspace_id = $1 AND account_id = $2");
sql!(DELETE = "DELETE FROM account WHERE workspace_id = $1 AND account_id = $2");

/// A row as the database hands it out.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    account_id: AccountId,
    account_key: String,
    name: String,
    kind: String,
    tier: i32,
    industry: String,
    structure_confirmed_on: Option<Day>,
    made_by_import: Option<ImportId>,
    merged_into: Option<AccountId>,
    closed_on: Option<Day>,
    version: i64,
    own_money: Option<i32>,
}

impl From<Row> for Account {
    fn from(r: Row) -> Self {
        Self {
            account_id: r.account_id,
            key: r.account_key,
            name: r.name,
            kind: Kind::parse(&r.kind),
            tier: Tier::from_stored(r.tier),
            industry: r.industry,
            structure_confirmed_on: r.structure_confirmed_on,
            made_by_import: r.made_by_import,
            merged_into: r.merged_into,
            closed_on: r.closed_on,
            version: r.version,
        }
    }
}

fn with_team(r: Row) -> (Account, Option<bool>) {
    let money = r.own_money.map(|m| m != 0);
    (r.into(), money)
}

/// The account of that folded key that this person may see, and whether their own team row sees money.
pub async fn by_key(db: &Db, actor: &Actor, key_fold: &str) -> Result<Option<(Account, Option<bool>)>, sqlx::Error> {
    let row: Option<Row> = read!(db, p => sqlx::query_as(BY_KEY)
        .bind(actor.workspace).bind(actor.member()).bind(actor.sees_all()).bind(key_fold).fetch_optional(p).await)?;
    Ok(row.map(with_team))
}

/// The same by id.
pub async fn by_id(db: &Db, actor: &Actor, id: AccountId) -> Result<Option<(Account, Option<bool>)>, sqlx::Error> {
    let row: Option<Row> = read!(db, p => sqlx::query_as(BY_ID)
        .bind(actor.workspace).bind(actor.member()).bind(actor.sees_all()).bind(id).fetch_optional(p).await)?;
    Ok(row.map(with_team))
}

/// Inside a change, whoever acts; the caller has asked before.
pub async fn get(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, sqlx::Error> {
    let ws = tx.workspace();
    let row: Option<Row> = change!(tx, c => sqlx::query_as(GET).bind(ws).bind(id).fetch_optional(c).await)?;
    Ok(row.map(Account::from))
}

/// Whose key, present or past, this is.
pub async fn owner_of_key(tx: &mut Tx, key_fold: &str) -> Result<Option<Account>, sqlx::Error> {
    let ws = tx.workspace();
    let row: Option<Row> =
        change!(tx, c => sqlx::query_as(OWNER_OF_KEY).bind(ws).bind(key_fold).fetch_optional(c).await)?;
    Ok(row.map(Account::from))
}

/// The collective account, if the firm has one.
pub async fn collective(tx: &mut Tx) -> Result<Option<Account>, sqlx::Error> {
    let ws = tx.workspace();
    let row: Option<Row> = change!(tx, c => sqlx::query_as(COLLECTIVE).bind(ws).fetch_optional(c).await)?;
    Ok(row.map(Account::from))
}

/// A new account with its first key.
pub async fn insert(
    tx: &mut Tx,
    id: AccountId,
    key: &str,
    name: &str,
    kind: Kind,
    import: Option<ImportId>,
) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(INSERT)
        .bind(ws).bind(id).bind(key).bind(rules::key_sort(key)).bind(name).bind(fold(name)).bind(kind.word())
        .bind(import).bind(now).execute(c).await.map(|_| ()))?;
    add_key(tx, id, key).await
}

/// One more key that leads to the account.
pub async fn add_key(tx: &mut Tx, id: AccountId, key: &str) -> Result<(), sqlx::Error> {
    let (ws, now) = (tx.workspace(), tx.now());
    change!(tx, c => sqlx::query(KEY_INSERT).bind(ws).bind(rules::key_fold(key)).bind(id).bind(key).bind(now)
        .execute(c).await.map(|_| ()))
}

/// The same key, written otherwise.
pub async fn write_key(tx: &mut Tx, id: AccountId, key: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(KEY_WRITTEN).bind(ws).bind(rules::key_fold(key)).bind(id).bind(key)
        .execute(c).await.map(|_| ()))
}

/// Forgets one key of the account.
pub async fn drop_key(tx: &mut Tx, id: AccountId, key_fold: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(KEY_DELETE).bind(ws).bind(key_fold).bind(id).execute(c).await.map(|_| ()))
}

/// All keys of the account, folded and as written, oldest first.
pub async fn keys(tx: &mut Tx, id: AccountId) -> Result<Vec<(String, String)>, sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query_as(KEYS).bind(ws).bind(id).fetch_all(c).await)
}

/// The same for a page.
pub async fn keys_of(db: &Db, actor: &Actor, id: AccountId) -> Result<Vec<(String, String)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(KEYS).bind(actor.workspace).bind(id).fetch_all(p).await)
}

/// All keys of one account lead to another from now on.
pub async fn move_keys(tx: &mut Tx, from: AccountId, to: AccountId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(KEYS_MOVE).bind(ws).bind(from).bind(to).execute(c).await.map(|_| ()))
}

/// One key leads to another account from now on.
pub async fn move_key(tx: &mut Tx, key_fold: &str, to: AccountId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(KEY_MOVE).bind(ws).bind(key_fold).bind(to).execute(c).await.map(|_| ()))
}

/// Key and name as they stand from now on; the key must be one of the account's.
pub async fn rename(tx: &mut Tx, id: AccountId, key: &str, name: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(RENAME).bind(ws).bind(id).bind(key).bind(rules::key_sort(key)).bind(name)
        .bind(fold(name)).execute(c).await.map(|_| ()))
}

/// The list's copy of the fact `industry`, for filter and sort.
pub async fn set_industry(tx: &mut Tx, id: AccountId, industry: &str) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(INDUSTRY).bind(ws).bind(id).bind(industry).bind(fold(industry))
        .execute(c).await.map(|_| ()))
}

/// The list's copy of the last decision on the tier.
pub async fn set_tier(tx: &mut Tx, id: AccountId, tier: Option<Tier>) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(TIER).bind(ws).bind(id).bind(Tier::stored(tier)).execute(c).await.map(|_| ()))
}

/// Closed on that day (into another account), or open again.
pub async fn close(tx: &mut Tx, id: AccountId, on: Option<Day>, into: Option<AccountId>) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CLOSE).bind(ws).bind(id).bind(on).bind(into).execute(c).await.map(|_| ()))
}

/// Somebody says the structure is right as of that day.
pub async fn confirm(tx: &mut Tx, id: AccountId, on: Option<Day>) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CONFIRM).bind(ws).bind(id).bind(on).execute(c).await.map(|_| ()))
}

/// Takes an account away with all that only it has: only for undoing its creation.
pub async fn delete(tx: &mut Tx, id: AccountId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => {
        for text in [DELETE_FACTS, DELETE_KEYS, DELETE_TIERS, DELETE_TEAM, DELETE_WORDS, DELETE] {
            sqlx::query(text).bind(ws).bind(id).execute(&mut *c).await?;
        }
        Ok(())
    })
}

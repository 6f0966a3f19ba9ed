//! The newest changes of an account as sentences, for the overview; the tab itself is `audit`'s page.
use base::Desk;
use base::ids::AccountId;

/// One change, ready to be printed.
pub(crate) struct Told {
    pub sentence: String,
    pub meta: String,
    pub undone: bool,
}

/// The newest changes of an account.
pub(crate) async fn latest(desk: &Desk, account: AccountId, limit: i64) -> Result<Vec<Told>, base::Error> {
    let moments = audit::timeline(desk.db(), &desk.actor, desk.now(), account, limit, i64::MAX).await?;
    let told = |m: audit::Moment| Told {
        meta: format!("{} · {}", m.by, desk.lang().moment(m.at)),
        sentence: m.sentence,
        undone: m.undone,
    };
    Ok(moments.into_iter().map(told).collect())
}

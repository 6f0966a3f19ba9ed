//! How the ledger's rows follow accounts: fixed costs, members of shared costs, targets and probabilities move when
//! accounts are merged. Lines hang on units and need no moving.
use crate::model::{AccountTarget, Cost, CostEntry, CostStep};
use crate::refusal::Refusal;
use crate::store::{self, LossProbability};
use crate::texts;
use accounts::hooks::{Belongings, Conflict, Hooked, Taken};
use base::ids::AccountId;
use base::{Error, Tx};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a merge has moved.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Moved {
    costs: Vec<CostStep>,
    /// Account, year, target before and after.
    targets: Vec<(AccountId, i32, Option<AccountTarget>, Option<AccountTarget>)>,
    losses: Vec<(AccountId, Option<LossProbability>, Option<LossProbability>)>,
}

accounts::belongings!(Belongings {
    slice: "ledger",
    conflicts: |tx, from, into| Box::pin(conflicts(tx, from, into)) as Hooked<'_, Vec<Conflict>>,
    merge: |tx, from, into, taken| Box::pin(merge(tx, from, into, taken)),
    unmerge: |tx, moved| Box::pin(unmerge(tx, moved)),
    on_account: |tx, account| Box::pin(on_account(tx, account)),
    on_unit: |tx, unit| Box::pin(async move { Ok(store::rows_of_unit(tx, unit).await?) }),
});

async fn conflicts(tx: &mut Tx, from: AccountId, into: AccountId) -> Result<Vec<Conflict>, Error> {
    let (lang, currency) = (tx.actor().lang, tx.actor().firm.currency);
    let t = texts(lang);
    let start = tx.actor().firm.fiscal_year_start;
    let words = |t: &AccountTarget| {
        let amounts =
            [t.net_revenue, t.db2, t.db3].map(|x| x.map_or_else(|| "–".to_owned(), |x| lang.thousands(x, currency)));
        amounts.join(" · ")
    };
    let mut out = Vec::new();
    for year in store::target_years(tx, from).await? {
        let mine = store::account_target_in(tx, into, year).await?;
        let theirs = store::account_target_in(tx, from, year).await?;
        if let (Some(keep), Some(take)) = (mine, theirs) {
            out.push(Conflict {
                code: format!("target-{year}"),
                question: t.which_target(crate::entries::fiscal_label(year, start)),
                keep: words(&keep.target),
                take: words(&take.target),
            });
        }
    }
    Ok(out)
}

/// The cost as it is when `from` has become `into`; `None` when it does not name `from`.
fn moved(cost: &Cost, from: AccountId, into: AccountId) -> Option<Cost> {
    let mut out = cost.clone();
    match &mut out {
        Cost::Fixed { account, .. } if *account == from => *account = into,
        Cost::Shared { members, .. } if members.contains(&from) => {
            for m in members.iter_mut().filter(|m| **m == from) {
                *m = into;
            }
            members.sort_unstable();
            members.dedup();
        }
        _ => return None,
    }
    Some(out)
}

async fn merge(tx: &mut Tx, from: AccountId, into: AccountId, taken: &Taken) -> Result<Value, Error> {
    let mut out = Moved::default();
    for before in store::cost_entries_in(tx).await? {
        if let Some(cost) = moved(&before.cost, from, into) {
            let after = CostEntry { version: before.version + 1, cost, ..before.clone() };
            out.costs.push(CostStep::Change { before, after });
        }
    }
    rewrite(tx, &out.costs).await?;
    for year in store::target_years(tx, from).await? {
        let Some(theirs) = store::account_target_in(tx, from, year).await? else { continue };
        let mine = store::account_target_in(tx, into, year).await?.map(|m| m.target);
        let wins = mine.is_none() || taken.contains(&format!("target-{year}"));
        let after = if wins { Some(AccountTarget { account: into, ..theirs.target }) } else { mine };
        out.targets.push((from, year, Some(theirs.target), None));
        out.targets.push((into, year, mine, after));
    }
    let losses = store::losses_in(tx).await?;
    let of = |id| losses.iter().find(|l| l.account_id == id).cloned();
    if let Some(theirs) = of(from) {
        let mine = of(into);
        let after = mine.clone().or(Some(LossProbability { account_id: into, ..theirs.clone() }));
        out.losses = vec![(from, Some(theirs), None), (into, mine, after)];
    }
    apply(tx, &out, false).await?;
    if out.costs.is_empty() && out.targets.is_empty() && out.losses.is_empty() {
        Ok(Value::Null)
    } else {
        Ok(json!(out))
    }
}

async fn unmerge(tx: &mut Tx, moved: Value) -> Result<(), Error> {
    if moved.is_null() {
        return Ok(());
    }
    let lang = tx.actor().lang;
    let mut m: Moved = serde_json::from_value(moved)?;
    let known = store::cost_entries_in(tx).await?;
    let stands = |s: &CostStep| matches!(s, CostStep::Change { after, .. } if known.contains(after));
    if !m.costs.iter().all(stands) {
        return Err(Refusal::MovedOn.into_error(lang));
    }
    for (account, year, _, after) in &m.targets {
        if store::account_target_in(tx, *account, *year).await?.map(|t| t.target) != *after {
            return Err(Refusal::MovedOn.into_error(lang));
        }
    }
    m.costs = m.costs.into_iter().rev().map(CostStep::inverse).collect();
    rewrite(tx, &m.costs).await?;
    apply(tx, &m, true).await
}

/// Costs of closed months move too: their amounts stay where they were closed, only the name beside them changes.
async fn rewrite(tx: &mut Tx, steps: &[CostStep]) -> Result<(), Error> {
    for s in steps {
        if let CostStep::Change { before, after } = s {
            store::remove_cost(tx, before).await?;
            store::add_cost(tx, after, None).await?;
        }
    }
    store::raise(tx, 0, 0).await?;
    Ok(())
}

async fn apply(tx: &mut Tx, m: &Moved, back: bool) -> Result<(), Error> {
    for (account, year, before, after) in &m.targets {
        match if back { before } else { after } {
            Some(t) => {
                let version = store::account_target_in(tx, *account, *year).await?.map_or(0, |t| t.version) + 1;
                store::put_account_target(tx, t, version, None).await?;
            }
            None => store::remove_account_target(tx, *account, *year).await?,
        }
    }
    for (account, before, after) in &m.losses {
        store::put_loss(tx, *account, if back { before } else { after }.as_ref()).await?;
    }
    Ok(())
}

async fn on_account(tx: &mut Tx, account: AccountId) -> Result<i64, Error> {
    let costs = store::cost_entries_in(tx).await?;
    let here = costs.iter().filter(|e| moved(&e.cost, account, account).is_some()).count();
    let targets = store::target_years(tx, account).await?.len();
    let losses = store::losses_in(tx).await?.iter().filter(|l| l.account_id == account).count();
    Ok(i64::try_from(here + targets + losses).unwrap_or(i64::MAX))
}

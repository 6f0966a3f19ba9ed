//! Numbers that wait to be assigned, largest first.
use super::facts::ListFacts;
use crate::acts;
use crate::l10n::L10nLanguage;
use crate::rules::Refusal;
use crate::{open, store, texts};
use askama::Template;
use axum::Extension;
use axum_extra::extract::Form;
use base::form::FormErrors;
use base::ids::UnitId;
use base::page::{Crumb, Desk, Page, Place};
use base::{Error, PageResult, Right};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "unassigned.html")]
struct UnassignedPage {
    page: Page,
    t: &'static L10nLanguage,
    rows: Vec<WaitingRow>,
    sentence: String,
    amounts: bool,
    assigns: bool,
    edge: &'static str,
    top: String,
    more: usize,
    /// What was typed and could not be done, with the ticks as they were.
    draft: AssignDraft,
    faults: FormErrors,
}

impl UnassignedPage {
    fn fault(&self, field: &str) -> &str {
        self.faults.of(field).unwrap_or("")
    }
}

struct WaitingRow {
    unit: UnitId,
    on: bool,
    numbers: String,
    name: String,
    since: String,
    amount: String,
}

/// Rows of one page; more wait behind and move up.
const SHOWN: usize = 200;

/// One waiting unit with its amount.
struct Ranked {
    unit: UnitId,
    numbers: Vec<String>,
    name: String,
    since: base::Day,
    amount: Option<i64>,
}

/// The waiting units, largest net revenue first, then by first number.
async fn ranked(desk: &Desk, facts: Option<&ListFacts>) -> Result<Vec<Ranked>, Error> {
    let mut all: BTreeMap<UnitId, Ranked> = BTreeMap::new();
    for w in store::unit::unassigned(desk.db(), &desk.actor).await? {
        let known = facts.and_then(|f| f.waiting.get(&w.unit_id));
        let since = known.and_then(|k| k.1).unwrap_or_else(|| base::site::today(w.created_at.0));
        let row = all.entry(w.unit_id).or_insert_with(|| Ranked {
            unit: w.unit_id,
            numbers: Vec::new(),
            name: w.name,
            since,
            amount: known.map(|k| k.0),
        });
        row.numbers.extend(w.number);
    }
    let mut rows: Vec<Ranked> = all.into_values().collect();
    rows.sort_by(|a, b| {
        let first = |r: &Ranked| r.numbers.first().cloned().unwrap_or_default();
        b.amount.cmp(&a.amount).then_with(|| base::fold::natural_cmp(&first(a), &first(b))).then(a.unit.cmp(&b.unit))
    });
    Ok(rows)
}

type Facts = Option<Extension<Arc<ListFacts>>>;

/// The page.
pub(super) async fn show(desk: Desk, facts: Facts) -> PageResult {
    desk.actor.must(Right::SeeAll)?;
    let facts = facts.map(|Extension(f)| f);
    desk.show(&page_of(&desk, facts.as_deref(), AssignDraft::default(), FormErrors::new()).await?)
}

async fn page_of(
    desk: &Desk,
    facts: Option<&ListFacts>,
    draft: AssignDraft,
    faults: FormErrors,
) -> Result<UnassignedPage, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let all = ranked(desk, facts).await?;
    let mut page = desk.page(Place::Accounts, t.to_be_assigned());
    page.path = vec![
        Crumb { label: t.accounts(), href: Some("/accounts".to_owned()) },
        Crumb { label: t.to_be_assigned(), href: None },
    ];
    let currency = desk.actor.firm.currency;
    let amounts = all.iter().any(|r| r.amount.is_some());
    let sum: i64 = all.iter().filter_map(|r| r.amount).sum();
    let sentence = if amounts {
        t.unassigned_sentence_sum(all.len(), l.thousands(sum, currency))
    } else {
        t.unassigned_sentence(all.len())
    };
    let rows = all.iter().take(SHOWN).map(|r| WaitingRow {
        unit: r.unit,
        on: draft.unit.contains(&r.unit),
        numbers: r.numbers.join(", "),
        name: r.name.clone(),
        since: l.day(r.since),
        amount: r.amount.map(|a| l.money(a, currency)).unwrap_or_default(),
    });
    Ok(UnassignedPage {
        rows: rows.collect(),
        top: if draft.top.is_empty() { all.len().min(20).to_string() } else { draft.top.clone() },
        more: all.len().saturating_sub(SHOWN),
        page,
        t,
        sentence,
        amounts,
        assigns: assigns(desk),
        edge: if assigns(desk) { "" } else { "pl-4" },
        draft,
        faults,
    })
}

/// Head (edits all) or controller (keeps the ledger these numbers came with).
fn assigns(desk: &Desk) -> bool {
    desk.actor.may(Right::EditAll) || desk.actor.may(Right::KeepLedger)
}

/// As clicked: what to do with which units. A button in a row names its unit alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AssignDraft {
    unit: Vec<UnitId>,
    /// `create`, `link`, `collective`, `top`; with `:<unit>` behind it for one row.
    what: String,
    account: String,
    top: String,
}

/// Assigns.
pub(super) async fn assign(desk: Desk, facts: Facts, Form(draft): Form<AssignDraft>) -> PageResult {
    if !assigns(&desk) {
        return Err(Error::Forbidden);
    }
    let t = texts(desk.lang());
    let (what, one) = draft.what.split_once(':').unwrap_or((draft.what.as_str(), ""));
    let units = match one.parse::<UnitId>() {
        Ok(unit) => vec![unit],
        Err(_) => draft.unit.clone(),
    };
    let mut faults = FormErrors::new();
    let target = if what == "link" {
        match open(desk.db(), &desk.actor, &draft.account).await {
            Ok(found) => Some(found.account),
            Err(Error::NotFound) => {
                faults.add("account", t.fault_no_account(draft.account.trim()));
                None
            }
            Err(e) => return Err(e),
        }
    } else {
        None
    };
    let facts = facts.map(|Extension(f)| f);
    let all: Vec<UnitId> = if what == "top" {
        ranked(&desk, facts.as_deref()).await?.into_iter().map(|r| r.unit).collect()
    } else {
        units
    };
    if all.is_empty() {
        faults.add("unit", Refusal::NothingChosen.sentence(desk.lang()));
    }
    let top = draft.top.trim().parse();
    if what == "top" && top.is_err() {
        faults.add("top", t.fault_top());
    }
    if !faults.is_empty() {
        let shown = page_of(&desk, facts.as_deref(), draft, faults).await?;
        return desk.faulty(&shown);
    }
    let mut tx = desk.begin().await?;
    let event = match (what, &target) {
        ("create", _) => acts::assign::make_accounts(&mut tx, &all).await?,
        ("link", Some(a)) => acts::assign::link(&mut tx, &all, a.account_id).await?,
        ("collective", _) => acts::assign::to_collective(&mut tx, &all).await?,
        ("top", _) => acts::assign::assign_top(&mut tx, &all, top.unwrap_or(20)).await?,
        _ => return Err(Error::BadRequest(t.form_has_faults())),
    };
    let number = tx.commit(event).await?;
    desk.done("/accounts/unassigned", &t.done_assigned(all.len()), Some(number))
}

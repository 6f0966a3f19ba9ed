//! Merging an account into another one, and splitting units off.
use super::frame::{Header, HeaderFacts, Tab, account_page};
use super::{Choice, steerable};
use crate::acts::{self, merge as act};
use crate::hooks::Conflict;
use crate::l10n::L10nLanguage;
use crate::model::Access;
use crate::{open, rules, store, texts};
use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum_extra::extract::{Form, Query};
use base::ids::UnitId;
use base::page::{Desk, Page};
use base::{Error, FormErrors, PageResult};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

type Facts = Option<Extension<HeaderFacts>>;

#[derive(Template)]
#[template(path = "merge.html")]
struct MergePage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    access: Access,
    into: String,
    target: Option<Access>,
    conflicts: Vec<Conflict>,
    units: usize,
    errors: FormErrors,
    href: String,
}

/// Which account takes it over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Into {
    into: String,
}

async fn merge_page(
    desk: &Desk,
    access: Access,
    into: String,
    errors: FormErrors,
    facts: Facts,
) -> Result<MergePage, Error> {
    let t = texts(desk.lang());
    let mut errors = errors;
    let target = match into.trim() {
        "" => None,
        key => match open(desk.db(), &desk.actor, key).await {
            Ok(found) if found.account.account_id == access.account.account_id => {
                errors.add("into", t.refused_merge_self());
                None
            }
            Ok(found) => Some(found),
            Err(Error::NotFound) => {
                errors.add("into", t.fault_no_account(key));
                None
            }
            Err(e) => return Err(e),
        },
    };
    let conflicts = match &target {
        Some(b) => {
            let mut tx = desk.begin().await?;
            act::conflicts(&mut tx, access.account.account_id, b.account.account_id).await?
        }
        None => Vec::new(),
    };
    let units = store::unit::of_account(desk.db(), &desk.actor, access.account.account_id).await?.len();
    Ok(MergePage {
        page: account_page(desk, &access, &t.merge()),
        header: Header::of(desk, &access, facts.as_deref(), Tab::Profile).await?,
        t,
        into,
        target,
        conflicts,
        units,
        errors,
        href: access.account.href(),
        access,
    })
}

/// First the other account, then the questions.
pub(super) async fn merge_form(desk: Desk, Path(key): Path<String>, Query(q): Query<Into>, facts: Facts) -> PageResult {
    let access = steerable(&desk, &key).await?;
    desk.show(&merge_page(&desk, access, q.into, FormErrors::new(), facts).await?)
}

/// As typed; the answers come as `answer-<code>` = `keep` or `take`.
#[derive(Debug, Default)]
pub(super) struct MergeDraft {
    into: String,
    version: i64,
    into_version: i64,
    answers: BTreeMap<String, String>,
}

/// Merges.
pub(super) async fn merge(
    desk: Desk,
    Path(key): Path<String>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> PageResult {
    let access = steerable(&desk, &key).await?;
    let draft = MergeDraft::of(pairs);
    let target = open(desk.db(), &desk.actor, &draft.into).await?;
    let answered: BTreeSet<String> = draft.codes(|_| true);
    let taken = draft.codes(|a| a == "take");
    let (a, b) = (&access.account, &target.account);
    let mut tx = desk.begin().await?;
    let both = ((a.account_id, draft.version), (b.account_id, draft.into_version));
    let event = act::merge(&mut tx, both.0, both.1, (&answered, &taken), desk.site.today()).await?;
    let number = tx.commit(event).await?;
    let said = texts(desk.lang()).done_merged(a.name.as_str(), b.name.as_str());
    desk.done(&format!("{}/profile", b.href()), &said, Some(number))
}

impl MergeDraft {
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut draft = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "into" => draft.into = value,
                "version" => draft.version = value.parse().unwrap_or(0),
                "into_version" => draft.into_version = value.parse().unwrap_or(0),
                _ => {
                    if let Some(code) = name.strip_prefix("answer-") {
                        draft.answers.insert(code.to_owned(), value);
                    }
                }
            }
        }
        draft
    }
    fn codes(&self, fits: impl Fn(&str) -> bool) -> BTreeSet<String> {
        self.answers.iter().filter(|(_, a)| fits(a)).map(|(c, _)| c.clone()).collect()
    }
}

#[derive(Template)]
#[template(path = "split.html")]
struct SplitPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    units: Vec<Choice>,
    draft: SplitDraft,
    errors: FormErrors,
    href: String,
}

/// As typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SplitDraft {
    unit: Vec<String>,
    /// `new` or `known`.
    to: String,
    key: String,
    name: String,
    known: String,
    version: i64,
}

async fn split_page(
    desk: &Desk,
    access: Access,
    draft: SplitDraft,
    errors: FormErrors,
    facts: Facts,
) -> Result<SplitPage, Error> {
    let t = texts(desk.lang());
    let units = store::unit::of_account(desk.db(), &desk.actor, access.account.account_id).await?;
    Ok(SplitPage {
        page: account_page(desk, &access, &t.split()),
        header: Header::of(desk, &access, facts.as_deref(), Tab::Profile).await?,
        t,
        units: units
            .into_iter()
            .map(|u| Choice {
                on: draft.unit.contains(&u.unit_id.to_string()),
                value: u.unit_id.to_string(),
                label: u.name,
            })
            .collect(),
        draft,
        errors,
        href: access.account.href(),
    })
}

/// The form.
pub(super) async fn split_form(desk: Desk, Path(key): Path<String>, facts: Facts) -> PageResult {
    let access = steerable(&desk, &key).await?;
    let draft = SplitDraft { to: "new".to_owned(), version: access.account.version, ..SplitDraft::default() };
    desk.show(&split_page(&desk, access, draft, FormErrors::new(), facts).await?)
}

/// Moves the ticked units.
pub(super) async fn split(
    desk: Desk,
    Path(key): Path<String>,
    facts: Facts,
    Form(draft): Form<SplitDraft>,
) -> PageResult {
    let access = steerable(&desk, &key).await?;
    let t = texts(desk.lang());
    let mut errors = FormErrors::new();
    let to = if draft.to == "known" {
        if let Ok(found) = open(desk.db(), &desk.actor, &draft.known).await {
            Some(act::To::Account(found.account.account_id))
        } else {
            errors.add("known", t.fault_no_account(draft.known.trim()));
            None
        }
    } else {
        let (key, name) = (rules::clean_key(&draft.key), rules::clean_name(&draft.name));
        if key.is_none() {
            errors.add("key", t.fault_key());
        }
        if name.is_none() {
            errors.add("name", t.fault_name());
        }
        key.zip(name).map(|(key, name)| act::To::New { key, name })
    };
    let units: BTreeSet<UnitId> = draft.unit.iter().filter_map(|u| u.parse().ok()).collect();
    if units.is_empty() {
        errors.add("unit", rules::Refusal::NothingChosen.sentence(desk.lang()));
    }
    let to = match errors.done(to) {
        Ok(to) => to,
        Err(errors) => return desk.faulty(&split_page(&desk, access, draft, errors, facts).await?),
    };
    let a = &access.account;
    let mut tx = desk.begin().await?;
    let (made, event) = act::split(&mut tx, (a.account_id, draft.version), &units, &to).await?;
    let target = acts::get(&mut tx, made).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", target.href()), &t.done_split(units.len(), target.name.as_str()), Some(number))
}

//! A new account.
use super::Choice;
use crate::acts::{self, NewAccount};
use crate::l10n::L10nLanguage;
use crate::model::{Kind, href};
use crate::{rules, store, texts};
use askama::Template;
use axum::Form;
use base::page::{Crumb, Desk, Page, Place};
use base::{Error, FormErrors, Lang, PageResult, Right};
use serde::Deserialize;

/// As typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AccountDraft {
    name: String,
    key: String,
    number: String,
    source_system: String,
    industry: String,
    lead: String,
}

impl AccountDraft {
    fn parse(&self, lang: Lang) -> Result<NewAccount, FormErrors> {
        let (t, mut faults) = (texts(lang), FormErrors::new());
        let name = rules::clean_name(&self.name);
        if name.is_none() {
            faults.add("name", t.fault_name());
        }
        let number = self.number.trim();
        let key = rules::clean_key(if self.key.trim().is_empty() { number } else { &self.key });
        if key.is_none() {
            faults.add("key", t.fault_key());
        }
        if !number.is_empty() && rules::clean_number(number).is_none() {
            faults.add("number", t.line_bad_number());
        }
        let system = if self.source_system.trim().is_empty() { "erp" } else { self.source_system.trim() };
        let number = (!number.is_empty()).then(|| (system.to_owned(), number.to_owned()));
        let industry = rules::clean_name(&self.industry).unwrap_or_default();
        let new = name.zip(key).map(|(name, key)| NewAccount {
            key,
            name,
            kind: Kind::Customer,
            number,
            industry,
            lead: self.lead.parse().ok(),
        });
        faults.done(new)
    }
}

#[derive(Template)]
#[template(path = "create.html")]
struct CreatePage {
    page: Page,
    t: &'static L10nLanguage,
    draft: AccountDraft,
    errors: FormErrors,
    leads: Vec<Choice>,
}

async fn page(desk: &Desk, draft: AccountDraft, errors: FormErrors) -> Result<CreatePage, Error> {
    let t = texts(desk.lang());
    let mut page = desk.page(Place::Accounts, t.create_account());
    page.path = vec![
        Crumb { label: t.accounts(), href: Some("/accounts".to_owned()) },
        Crumb { label: t.create_account(), href: None },
    ];
    let members =
        if desk.actor.may(Right::Steer) { store::team::members(desk.db(), &desk.actor).await? } else { Vec::new() };
    let leads = members.into_iter().map(|(id, label)| Choice {
        on: draft.lead == id.to_string(),
        value: id.to_string(),
        label,
    });
    Ok(CreatePage { page, t, leads: leads.collect(), draft, errors })
}

/// The empty form.
pub(super) async fn form(desk: Desk) -> PageResult {
    desk.actor.must(Right::EditOwn)?;
    desk.show(&page(&desk, AccountDraft::default(), FormErrors::new()).await?)
}

/// Makes the account. A manager who makes one leads it: else they would not see what they have made.
pub(super) async fn create(desk: Desk, Form(draft): Form<AccountDraft>) -> PageResult {
    desk.actor.must(Right::EditOwn)?;
    let mut new = match draft.parse(desk.lang()) {
        Ok(new) => new,
        Err(errors) => return desk.faulty(&page(&desk, draft, errors).await?),
    };
    if !desk.actor.may(Right::Steer) {
        new.lead = desk.actor.member();
    }
    let mut tx = desk.begin().await?;
    if let Err(Error::Refused(sentence)) = acts::free_key(&mut tx, &new.key).await {
        drop(tx);
        let mut errors = FormErrors::new();
        errors.add("key", if desk.actor.sees_all() { sentence } else { texts(desk.lang()).fault_key_taken() });
        return desk.faulty(&page(&desk, draft, errors).await?);
    }
    let (_, event) = acts::create(&mut tx, &new, desk.site.today()).await?;
    let number = tx.commit(event).await?;
    let t = texts(desk.lang());
    desk.done(&format!("{}/profile", href(&new.key)), &t.done_created(new.name.as_str()), Some(number))
}

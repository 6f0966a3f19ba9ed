//! Name and key; closing and opening again.
use super::frame::{Header, HeaderFacts, Tab, account_page};
use super::{editable, steerable};
use crate::acts;
use crate::l10n::L10nLanguage;
use crate::model::{Access, href};
use crate::{rules, store, texts};
use askama::Template;
use axum::extract::Path;
use axum::{Extension, Form};
use base::page::{Desk, Page};
use base::{Error, FormErrors, PageResult};
use serde::Deserialize;

/// As typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct EditDraft {
    name: String,
    key: String,
    version: i64,
}

#[derive(Template)]
#[template(path = "edit.html")]
struct EditPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    access: Access,
    draft: EditDraft,
    errors: FormErrors,
    old_keys: Vec<String>,
    href: String,
}

async fn page(
    desk: &Desk,
    access: Access,
    draft: EditDraft,
    errors: FormErrors,
    facts: Option<HeaderFacts>,
) -> Result<EditPage, Error> {
    let t = texts(desk.lang());
    let folded = rules::key_fold(&access.account.key);
    let keys = store::account::keys_of(desk.db(), &desk.actor, access.account.account_id).await?;
    Ok(EditPage {
        page: account_page(desk, &access, &t.edit()),
        header: Header::of(desk, &access, facts.as_ref(), Tab::Profile).await?,
        t,
        old_keys: keys.into_iter().filter(|(f, _)| *f != folded).map(|(_, w)| w).collect(),
        href: access.account.href(),
        access,
        draft,
        errors,
    })
}

/// The form.
pub(super) async fn form(desk: Desk, Path(key): Path<String>, facts: Option<Extension<HeaderFacts>>) -> PageResult {
    let access = editable(&desk, &key).await?;
    let a = &access.account;
    let draft = EditDraft { name: a.name.clone(), key: a.key.clone(), version: a.version };
    desk.show(&page(&desk, access, draft, FormErrors::new(), facts.map(|Extension(f)| f)).await?)
}

/// Another name or key.
pub(super) async fn edit(
    desk: Desk,
    Path(key): Path<String>,
    facts: Option<Extension<HeaderFacts>>,
    Form(draft): Form<EditDraft>,
) -> PageResult {
    let access = editable(&desk, &key).await?;
    let facts = facts.map(|Extension(f)| f);
    let t = texts(desk.lang());
    let mut errors = FormErrors::new();
    let (name, new_key) = (rules::clean_name(&draft.name), rules::clean_key(&draft.key));
    if name.is_none() {
        errors.add("name", t.fault_name());
    }
    if new_key.is_none() {
        errors.add("key", t.fault_key());
    }
    let (name, new_key) = match errors.clone().done(name.zip(new_key)) {
        Ok(both) => both,
        Err(errors) => return desk.faulty(&page(&desk, access, draft, errors, facts).await?),
    };
    let id = access.account.account_id;
    let mut tx = desk.begin().await?;
    let owner = store::account::owner_of_key(&mut tx, &rules::key_fold(&new_key)).await?;
    if owner.is_some_and(|o| o.account_id != id) {
        drop(tx);
        errors.add("key", t.fault_key_taken());
        return desk.faulty(&page(&desk, access, draft, errors, facts).await?);
    }
    let event = acts::edit(&mut tx, (id, draft.version), &new_key, &name).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", href(&new_key)), &t.done_edited(name.as_str()), Some(number))
}

/// The version the page was made from.
#[derive(Debug, Deserialize)]
pub(super) struct Version {
    pub version: i64,
}

/// Closes the account.
pub(super) async fn close(desk: Desk, Path(key): Path<String>, Form(v): Form<Version>) -> PageResult {
    let a = steerable(&desk, &key).await?.account;
    let mut tx = desk.begin().await?;
    let event = acts::close(&mut tx, (a.account_id, v.version), desk.site.today()).await?;
    let number = tx.commit(event).await?;
    desk.done("/accounts", &texts(desk.lang()).done_closed(a.name.as_str()), Some(number))
}

/// Opens it again.
pub(super) async fn reopen(desk: Desk, Path(key): Path<String>) -> PageResult {
    let a = steerable(&desk, &key).await?.account;
    let mut tx = desk.begin().await?;
    let event = acts::reopen(&mut tx, a.account_id).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", a.href()), &texts(desk.lang()).done_reopened(a.name.as_str()), Some(number))
}

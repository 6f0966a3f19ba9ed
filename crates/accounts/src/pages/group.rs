//! Forms for units and sites.
use super::frame::{Header, HeaderFacts, Tab, account_page};
use super::{Choice, editable};
use crate::acts::{self, group::NewSite, group::NewUnit};
use crate::l10n::L10nLanguage;
use crate::model::{Access, Number, Unit};
use crate::{rules, store, texts};
use askama::Template;
use axum::extract::Path;
use axum::{Extension, Form};
use base::ids::{SiteId, UnitId};
use base::page::{Desk, Page};
use base::{Error, FormErrors, Lang, PageResult};
use serde::Deserialize;

/// As typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct UnitDraft {
    name: String,
    /// A unit of the account, by id.
    parent: String,
    /// Or any unit, by its ERP number.
    parent_number: String,
    share: String,
    control: String,
    number: String,
    source_system: String,
    version: i64,
}

#[derive(Template)]
#[template(path = "unit.html")]
struct UnitPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    title: String,
    action: String,
    draft: UnitDraft,
    errors: FormErrors,
    parents: Vec<Choice>,
    numbers: Vec<Number>,
    href: String,
}

type Facts = Option<Extension<HeaderFacts>>;

async fn unit_page(
    desk: &Desk,
    access: &Access,
    unit: Option<UnitId>,
    (draft, errors): (UnitDraft, FormErrors),
    facts: Facts,
) -> Result<UnitPage, Error> {
    let t = texts(desk.lang());
    let a = &access.account;
    let units = store::unit::of_account(desk.db(), &desk.actor, a.account_id).await?;
    let numbers = store::unit::numbers(desk.db(), &desk.actor, a.account_id).await?;
    let title = if unit.is_some() { t.edit_unit() } else { t.create_unit() };
    let parents = units.into_iter().filter(|u| Some(u.unit_id) != unit);
    Ok(UnitPage {
        page: account_page(desk, access, &title),
        header: Header::of(desk, access, facts.as_deref(), Tab::Profile).await?,
        t,
        title,
        action: format!("{}/units/{}", a.href(), unit.map_or_else(|| "new".to_owned(), |u| u.to_string())),
        parents: parents
            .map(|u| Choice { on: draft.parent == u.unit_id.to_string(), value: u.unit_id.to_string(), label: u.name })
            .collect(),
        numbers: numbers.into_iter().filter(|n| Some(n.unit_id) == unit).collect(),
        href: a.href(),
        draft,
        errors,
    })
}

impl UnitDraft {
    fn of(u: &Unit, own: &[Unit], parent_number: String, l: Lang) -> Self {
        let inside = u.parent.filter(|p| own.iter().any(|o| o.unit_id == *p));
        Self {
            name: u.name.clone(),
            parent: inside.map(|p| p.to_string()).unwrap_or_default(),
            parent_number: if inside.is_some() { String::new() } else { parent_number },
            share: u.ownership_bp.map(|bp| super::tree::share(l, bp)).unwrap_or_default(),
            control: if u.control { "1".to_owned() } else { String::new() },
            version: u.version,
            ..Self::default()
        }
    }
    /// Everything but the parent, which has to be looked up.
    fn parse(&self, lang: Lang) -> Result<NewUnit, FormErrors> {
        let (t, mut faults) = (texts(lang), FormErrors::new());
        let name = rules::clean_name(&self.name);
        if name.is_none() {
            faults.add("name", t.fault_name());
        }
        let share = self.share.trim();
        let ownership_bp = rules::parse_share(share);
        if !share.is_empty() && ownership_bp.is_none() {
            faults.add("share", t.fault_share());
        }
        let number = rules::clean_number(&self.number);
        if !self.number.trim().is_empty() && number.is_none() {
            faults.add("number", t.line_bad_number());
        }
        let system = if self.source_system.trim().is_empty() { "erp" } else { self.source_system.trim() };
        let new = name.map(|name| NewUnit {
            name,
            parent: self.parent.parse().ok(),
            ownership_bp,
            control: !self.control.is_empty(),
            number: number.map(|n| (system.to_owned(), n)),
        });
        faults.done(new)
    }
}

/// The parent by its number, among the units of accounts that this person sees. `None`: there is no such unit.
async fn parent_by_number(desk: &Desk, number: &str) -> Result<Option<UnitId>, Error> {
    let whole = crate::structure(&desk.site, desk.actor.workspace).await?;
    let seen = crate::visible(desk.db(), &desk.actor).await?;
    let hit = whole
        .units
        .iter()
        .find(|u| u.account.is_some_and(|a| seen.sees(a)) && u.numbers.iter().any(|(_, n)| n == number.trim()));
    Ok(hit.map(|u| u.unit_id))
}

async fn true_unit(desk: &Desk, draft: &UnitDraft) -> Result<Result<NewUnit, FormErrors>, Error> {
    let mut new = match draft.parse(desk.lang()) {
        Ok(new) => new,
        Err(errors) => return Ok(Err(errors)),
    };
    if !draft.parent_number.trim().is_empty() {
        new.parent = parent_by_number(desk, &draft.parent_number).await?;
        if new.parent.is_none() {
            let mut errors = FormErrors::new();
            errors.add("parent_number", texts(desk.lang()).line_unknown_parent(draft.parent_number.trim()));
            return Ok(Err(errors));
        }
    }
    Ok(Ok(new))
}

/// The empty form.
pub(super) async fn new_unit_form(desk: Desk, Path(key): Path<String>, facts: Facts) -> PageResult {
    let access = editable(&desk, &key).await?;
    desk.show(&unit_page(&desk, &access, None, (UnitDraft::default(), FormErrors::new()), facts).await?)
}

/// A new unit.
pub(super) async fn add_unit(
    desk: Desk,
    Path(key): Path<String>,
    facts: Facts,
    Form(draft): Form<UnitDraft>,
) -> PageResult {
    let access = editable(&desk, &key).await?;
    let new = match true_unit(&desk, &draft).await? {
        Ok(new) => new,
        Err(errors) => return desk.faulty(&unit_page(&desk, &access, None, (draft, errors), facts).await?),
    };
    let a = &access.account;
    let mut tx = desk.begin().await?;
    let event = match acts::group::add_unit(&mut tx, (a.account_id, a.version), &new).await {
        Ok(event) => event,
        Err(Error::Refused(sentence)) => {
            drop(tx);
            let faults = (draft, refused(sentence));
            return desk.faulty(&unit_page(&desk, &access, None, faults, facts).await?);
        }
        Err(e) => return Err(e),
    };
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", a.href()), &texts(desk.lang()).done_unit(new.name), Some(number))
}

/// A refusal stands above the form; what was typed is kept.
fn refused(sentence: String) -> FormErrors {
    let mut errors = FormErrors::new();
    errors.add("form", sentence);
    errors
}

/// The form of a unit of the account.
pub(super) async fn unit_form(desk: Desk, Path((key, id)): Path<(String, UnitId)>, facts: Facts) -> PageResult {
    let access = editable(&desk, &key).await?;
    let own = store::unit::of_account(desk.db(), &desk.actor, access.account.account_id).await?;
    let unit = own.iter().find(|u| u.unit_id == id).ok_or(Error::NotFound)?;
    let whole = crate::structure(&desk.site, desk.actor.workspace).await?;
    let seen = crate::visible(desk.db(), &desk.actor).await?;
    let parent = unit.parent.and_then(|p| whole.unit(p)).filter(|p| p.account.is_some_and(|a| seen.sees(a)));
    let number = parent.and_then(|p| p.numbers.first()).map(|(_, n)| n.clone()).unwrap_or_default();
    let draft = UnitDraft::of(unit, &own, number, desk.lang());
    desk.show(&unit_page(&desk, &access, Some(id), (draft, FormErrors::new()), facts).await?)
}

/// Another name, parent or share.
pub(super) async fn edit_unit(
    desk: Desk,
    Path((key, id)): Path<(String, UnitId)>,
    facts: Facts,
    Form(draft): Form<UnitDraft>,
) -> PageResult {
    let access = editable(&desk, &key).await?;
    let new = match true_unit(&desk, &draft).await? {
        Ok(new) => new,
        Err(errors) => return desk.faulty(&unit_page(&desk, &access, Some(id), (draft, errors), facts).await?),
    };
    let a = &access.account;
    let mut tx = desk.begin().await?;
    let event = match acts::group::edit_unit(&mut tx, a.account_id, (id, draft.version), &new).await {
        Ok(event) => event,
        Err(Error::Refused(sentence)) => {
            drop(tx);
            let faults = (draft, refused(sentence));
            return desk.faulty(&unit_page(&desk, &access, Some(id), faults, facts).await?);
        }
        Err(e) => return Err(e),
    };
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", a.href()), &texts(desk.lang()).done_unit(new.name), Some(number))
}

/// As typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SiteDraft {
    unit: String,
    name: String,
    note: String,
    city: String,
    country: String,
    version: i64,
}

#[derive(Template)]
#[template(path = "site.html")]
struct SitePage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    title: String,
    action: String,
    drops: bool,
    draft: SiteDraft,
    errors: FormErrors,
    units: Vec<Choice>,
    href: String,
}

async fn site_page(
    desk: &Desk,
    access: &Access,
    site: Option<SiteId>,
    (draft, errors): (SiteDraft, FormErrors),
    facts: Facts,
) -> Result<SitePage, Error> {
    let t = texts(desk.lang());
    let a = &access.account;
    let units = store::unit::of_account(desk.db(), &desk.actor, a.account_id).await?;
    let title = if site.is_some() { t.edit_site() } else { t.create_site() };
    Ok(SitePage {
        page: account_page(desk, access, &title),
        header: Header::of(desk, access, facts.as_deref(), Tab::Profile).await?,
        t,
        title,
        action: format!("{}/sites/{}", a.href(), site.map_or_else(|| "new".to_owned(), |s| s.to_string())),
        drops: site.is_some(),
        units: units
            .into_iter()
            .map(|u| Choice { on: draft.unit == u.unit_id.to_string(), value: u.unit_id.to_string(), label: u.name })
            .collect(),
        href: a.href(),
        draft,
        errors,
    })
}

fn true_site(draft: &SiteDraft, lang: Lang) -> Result<NewSite, FormErrors> {
    let (t, mut faults) = (texts(lang), FormErrors::new());
    let name = rules::clean_name(&draft.name);
    if name.is_none() {
        faults.add("name", t.fault_name());
    }
    let unit: Option<UnitId> = draft.unit.parse().ok();
    if unit.is_none() {
        faults.add("unit", t.fault_unit());
    }
    let text = |s: &str| s.trim().chars().filter(|c| !c.is_control()).take(rules::NAME_MAX).collect::<String>();
    let new = name.zip(unit).map(|(name, unit)| NewSite {
        unit,
        name,
        note: text(&draft.note),
        city: text(&draft.city),
        country: text(&draft.country),
    });
    faults.done(new)
}

/// The empty form.
pub(super) async fn new_site_form(desk: Desk, Path(key): Path<String>, facts: Facts) -> PageResult {
    let access = editable(&desk, &key).await?;
    desk.show(&site_page(&desk, &access, None, (SiteDraft::default(), FormErrors::new()), facts).await?)
}

/// A new site.
pub(super) async fn add_site(
    desk: Desk,
    Path(key): Path<String>,
    facts: Facts,
    Form(draft): Form<SiteDraft>,
) -> PageResult {
    let access = editable(&desk, &key).await?;
    let new = match true_site(&draft, desk.lang()) {
        Ok(new) => new,
        Err(errors) => return desk.faulty(&site_page(&desk, &access, None, (draft, errors), facts).await?),
    };
    let mut tx = desk.begin().await?;
    let event = acts::group::add_site(&mut tx, access.account.account_id, &new).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", access.account.href()), &texts(desk.lang()).done_site(new.name), Some(number))
}

/// The form of a site.
pub(super) async fn site_form(desk: Desk, Path((key, id)): Path<(String, SiteId)>, facts: Facts) -> PageResult {
    let access = editable(&desk, &key).await?;
    let sites = store::site::of_account(desk.db(), &desk.actor, access.account.account_id).await?;
    let s = sites.into_iter().find(|s| s.site_id == id).ok_or(Error::NotFound)?;
    let draft = SiteDraft {
        unit: s.unit_id.to_string(),
        name: s.name,
        note: s.note,
        city: s.city,
        country: s.country,
        version: s.version,
    };
    desk.show(&site_page(&desk, &access, Some(id), (draft, FormErrors::new()), facts).await?)
}

/// A site from now on.
pub(super) async fn edit_site(
    desk: Desk,
    Path((key, id)): Path<(String, SiteId)>,
    facts: Facts,
    Form(draft): Form<SiteDraft>,
) -> PageResult {
    let access = editable(&desk, &key).await?;
    let new = match true_site(&draft, desk.lang()) {
        Ok(new) => new,
        Err(errors) => return desk.faulty(&site_page(&desk, &access, Some(id), (draft, errors), facts).await?),
    };
    let mut tx = desk.begin().await?;
    let event = acts::group::edit_site(&mut tx, access.account.account_id, (id, draft.version), &new).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", access.account.href()), &texts(desk.lang()).done_site(new.name), Some(number))
}

/// A site is no more.
pub(super) async fn drop_site(desk: Desk, Path((key, id)): Path<(String, SiteId)>) -> PageResult {
    let access = editable(&desk, &key).await?;
    let mut tx = desk.begin().await?;
    let event = acts::group::drop_site(&mut tx, access.account.account_id, id).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", access.account.href()), &texts(desk.lang()).done_site_dropped(), Some(number))
}

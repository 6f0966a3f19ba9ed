//! The people of an account: add, correct, erase, invite. Only for those who may enter its answers.
use crate::l10n::L10nLanguage;
use crate::model::{Invitation, Respondent, RespondentDraft, Role, Wave};
use crate::{rules, store, texts, write};
use accounts::Account;
use askama::Template;
use axum::extract::Path;
use axum_extra::extract::Form;
use base::ids::{RespondentId, WaveId};
use base::page::{Crumb, Page};
use base::{Day, Desk, Error, FormErrors, PageResult, Place};
use serde::Deserialize;
use std::collections::HashSet;

/// The account, if the person may see it and enter answers there.
async fn editable(desk: &Desk, key: &str) -> Result<Account, Error> {
    let access = accounts::open(desk.db(), &desk.actor, key).await?;
    if access.edits { Ok(access.account) } else { Err(Error::Forbidden) }
}

fn tab(account: &Account) -> String {
    format!("{}/satisfaction", account.href())
}

fn page(desk: &Desk, account: &Account, title: String) -> Page {
    let mut page = desk.page(Place::Accounts, title.clone());
    let t = texts(desk.lang());
    let crumb = |label: String, href: Option<String>| Crumb { label, href };
    page.path = vec![
        crumb(page.t.nav_accounts(), Some("/accounts".into())),
        crumb(account.name.clone(), Some(account.href())),
        crumb(t.satisfaction(), Some(tab(account))),
        crumb(title, None),
    ];
    page
}

#[derive(Template)]
#[template(path = "pages/person.html")]
struct PersonPage {
    page: Page,
    t: &'static L10nLanguage,
    draft: RespondentDraft,
    faults: FormErrors,
    roles: Vec<(&'static str, String)>,
    back: String,
    /// Address of the erasure; empty for a new person.
    erasure: String,
    /// Source and day of what is kept.
    kept: String,
}

impl PersonPage {
    fn fault(&self, field: &str) -> String {
        self.faults.of(field).unwrap_or_default().to_owned()
    }
}

fn person_page(
    desk: &Desk,
    account: &Account,
    title: String,
    draft: RespondentDraft,
    faults: FormErrors,
) -> PersonPage {
    let lang = desk.lang();
    PersonPage {
        page: page(desk, account, title),
        t: texts(lang),
        draft,
        faults,
        roles: Role::ALL.iter().map(|r| (r.word(), r.name(lang))).collect(),
        back: tab(account),
        erasure: String::new(),
        kept: String::new(),
    }
}

/// `GET /accounts/{key}/respondents/new`
pub(super) async fn new(desk: Desk, Path(key): Path<String>) -> PageResult {
    let account = editable(&desk, &key).await?;
    let t = texts(desk.lang());
    desk.show(&person_page(&desk, &account, t.person_add(), RespondentDraft::default(), FormErrors::new()))
}

/// `POST /accounts/{key}/respondents/new`
pub(super) async fn add(desk: Desk, Path(key): Path<String>, Form(draft): Form<RespondentDraft>) -> PageResult {
    let account = editable(&desk, &key).await?;
    let t = texts(desk.lang());
    match draft.parse(desk.lang(), desk.site.today()) {
        Err(faults) => desk.faulty(&person_page(&desk, &account, t.person_add(), draft, faults)),
        Ok(new) => {
            let mut tx = desk.begin().await?;
            let (_, event) = write::add_respondent(&mut tx, account.account_id, &new).await?;
            let number = tx.commit(event).await?;
            desk.done(&tab(&account), &t.person_added(&new.name), Some(number))
        }
    }
}

async fn found(desk: &Desk, account: &Account, id: &str) -> Result<Respondent, Error> {
    let id: RespondentId = id.parse().map_err(|_| Error::NotFound)?;
    let people = store::people(desk.db(), desk.actor.workspace, account.account_id).await?;
    people.into_iter().find(|p| p.id == id && p.erased_at.is_none()).ok_or(Error::NotFound)
}

fn shown(
    desk: &Desk,
    account: &Account,
    person: &Respondent,
    draft: RespondentDraft,
    faults: FormErrors,
) -> PersonPage {
    let (t, l) = (texts(desk.lang()), desk.lang());
    let mut page = person_page(desk, account, person.name.clone(), draft, faults);
    page.erasure = format!("{}/respondents/{}/erasure", account.href(), person.id);
    let source = if person.source == "import" { t.source_import() } else { person.source.clone() };
    page.kept = t.person_kept(source, l.day(person.source_day));
    page
}

/// `GET /accounts/{key}/respondents/{id}`
pub(super) async fn show(desk: Desk, Path((key, id)): Path<(String, String)>) -> PageResult {
    let account = editable(&desk, &key).await?;
    let person = found(&desk, &account, &id).await?;
    let weight = person.weight_thousandths.map(|w| rules::spoken_weight(desk.lang(), w)).unwrap_or_default();
    let draft = RespondentDraft {
        name: person.name.clone(),
        duty: person.duty.clone(),
        role: person.role.map(|r| r.word().to_owned()).unwrap_or_default(),
        weight,
        source: if person.source == "import" { texts(desk.lang()).source_import() } else { person.source.clone() },
    };
    desk.show(&shown(&desk, &account, &person, draft, FormErrors::new()))
}

/// `POST /accounts/{key}/respondents/{id}`
pub(super) async fn correct(
    desk: Desk,
    Path((key, id)): Path<(String, String)>,
    Form(draft): Form<RespondentDraft>,
) -> PageResult {
    let account = editable(&desk, &key).await?;
    let person = found(&desk, &account, &id).await?;
    match draft.parse(desk.lang(), desk.site.today()) {
        Err(faults) => desk.faulty(&shown(&desk, &account, &person, draft, faults)),
        Ok(new) => {
            let mut tx = desk.begin().await?;
            let event = write::correct(&mut tx, person.id, &new).await?;
            tx.commit(event).await?;
            desk.done(&tab(&account), &texts(desk.lang()).person_corrected(&new.name), None)
        }
    }
}

/// `POST /accounts/{key}/respondents/{id}/erasure`
pub(super) async fn erase(desk: Desk, Path((key, id)): Path<(String, String)>) -> PageResult {
    let account = editable(&desk, &key).await?;
    let person = found(&desk, &account, &id).await?;
    let mut tx = desk.begin().await?;
    let event = write::erase(&mut tx, person.id).await?;
    tx.commit(event).await?;
    desk.done(&tab(&account), &texts(desk.lang()).person_erased(), None)
}

struct Choice {
    id: String,
    name: String,
    note: String,
    invited: bool,
}

#[derive(Template)]
#[template(path = "pages/invite.html")]
struct InvitePage {
    page: Page,
    t: &'static L10nLanguage,
    waves: Vec<Wave>,
    wave: String,
    people: Vec<Choice>,
    day: String,
    fault: String,
    back: String,
    person_href: String,
    may_open_wave: bool,
}

/// Invitations as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct InviteDraft {
    wave: String,
    day: String,
    person: Vec<String>,
}

async fn invite_page(desk: &Desk, account: &Account, draft: &InviteDraft, fault: String) -> Result<InvitePage, Error> {
    let (t, ws) = (texts(desk.lang()), desk.actor.workspace);
    let today = desk.site.today();
    let open = |w: &Wave| w.ends_on.is_none_or(|end| end >= today);
    let waves: Vec<Wave> = store::waves(desk.db(), ws).await?.into_iter().rev().filter(open).collect();
    let wave = if draft.wave.is_empty() { waves.first().map(|w| w.id.to_string()) } else { Some(draft.wave.clone()) };
    let wave = wave.unwrap_or_default();
    let id = wave.parse::<WaveId>().ok();
    let asked: Vec<Invitation> = store::facts(desk.db(), ws).await?.invitations;
    let asked: HashSet<RespondentId> = asked.iter().filter(|i| Some(i.wave) == id).map(|i| i.respondent).collect();
    let people = store::people(desk.db(), ws, account.account_id).await?;
    let gone = |p: &&Respondent| p.erased_at.is_none() && p.valid_to.is_none_or(|end| end >= today);
    let choice = |p: &Respondent| Choice {
        id: p.id.to_string(),
        name: p.name.clone(),
        note: [p.role.map(|r| r.name(desk.lang())).unwrap_or_default(), p.duty.clone()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        invited: asked.contains(&p.id),
    };
    Ok(InvitePage {
        page: page(desk, account, t.invite_title()),
        t,
        people: people.iter().filter(gone).map(choice).collect(),
        waves,
        wave,
        day: if draft.day.is_empty() { today.to_string() } else { draft.day.clone() },
        fault,
        back: tab(account),
        person_href: format!("{}/respondents/new", account.href()),
        may_open_wave: desk.actor.may(base::Right::EditAll),
    })
}

/// `GET /accounts/{key}/invitations`
pub(super) async fn choose(desk: Desk, Path(key): Path<String>) -> PageResult {
    let account = editable(&desk, &key).await?;
    desk.show(&invite_page(&desk, &account, &InviteDraft::default(), String::new()).await?)
}

/// `POST /accounts/{key}/invitations`
pub(super) async fn invite(desk: Desk, Path(key): Path<String>, Form(draft): Form<InviteDraft>) -> PageResult {
    let account = editable(&desk, &key).await?;
    let t = texts(desk.lang());
    let day: Option<Day> = draft.day.parse().ok();
    let wave: Option<WaveId> = draft.wave.parse().ok();
    let people: Vec<RespondentId> = draft.person.iter().filter_map(|p| p.parse().ok()).collect();
    let fault = match (day, wave) {
        (_, None) => t.fault_wave(),
        (None, _) => t.fault_day(),
        _ if people.is_empty() => t.fault_nobody(),
        _ => String::new(),
    };
    let (Some(day), Some(wave), true) = (day, wave, fault.is_empty()) else {
        return desk.faulty(&invite_page(&desk, &account, &draft, fault).await?);
    };
    let mut tx = desk.begin().await?;
    let event = write::invite(&mut tx, wave, account.account_id, &people, day).await?;
    let number = tx.commit(event).await?;
    let sentence = t.invited_done(i64::try_from(people.len()).unwrap_or(i64::MAX));
    desk.done(&tab(&account), &sentence, Some(number))
}

//! Tiers of one account or several, and the team of one.
use super::frame::{Header, HeaderFacts, Tab, account_page};
use super::{Choice, steerable};
use crate::acts;
use crate::l10n::L10nLanguage;
use crate::model::{Account, Part, TeamRow, Tier};
use crate::rules::Refusal;
use crate::{store, texts};
use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum_extra::extract::{Form, Query};
use base::ids::AccountId;
use base::page::{Crumb, Desk, Page, Place};
use base::{Day, Error, FormErrors, PageResult, Right};
use serde::Deserialize;

/// As typed; `account` once for each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct TierDraft {
    account: Vec<String>,
    tier: String,
    reason: String,
    day: String,
}

#[derive(Template)]
#[template(path = "tiers.html")]
struct TierPage {
    page: Page,
    t: &'static L10nLanguage,
    accounts: Vec<Account>,
    draft: TierDraft,
    errors: FormErrors,
    back: String,
}

async fn tier_page(desk: &Desk, draft: TierDraft, errors: FormErrors) -> Result<TierPage, Error> {
    let t = texts(desk.lang());
    let mut accounts = Vec::new();
    for id in ids(&draft.account) {
        accounts.push(crate::open_id(desk.db(), &desk.actor, id).await?.account);
    }
    if accounts.is_empty() {
        return Err(Refusal::NothingChosen.into_error(desk.lang()));
    }
    let mut page = desk.page(Place::Accounts, t.set_tier());
    page.path = vec![
        Crumb { label: t.accounts(), href: Some("/accounts".to_owned()) },
        Crumb { label: t.set_tier(), href: None },
    ];
    let back = if let [one] = accounts.as_slice() { format!("{}/profile", one.href()) } else { "/accounts".to_owned() };
    Ok(TierPage { page, t, accounts, draft, errors, back })
}

fn ids(texts: &[String]) -> Vec<AccountId> {
    let mut all: Vec<AccountId> = texts.iter().filter_map(|id| id.parse().ok()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The form for the marked accounts.
pub(super) async fn tier_form(desk: Desk, Query(mut draft): Query<TierDraft>) -> PageResult {
    desk.actor.must(Right::Steer)?;
    draft.day = desk.site.today().to_string();
    let mut page = tier_page(&desk, draft, FormErrors::new()).await?;
    if let ([one], true) = (page.accounts.as_slice(), page.draft.tier.is_empty()) {
        one.tier.map_or("none", Tier::word).clone_into(&mut page.draft.tier);
    }
    desk.show(&page)
}

/// One decision for all of them.
pub(super) async fn set_tiers(desk: Desk, Form(draft): Form<TierDraft>) -> PageResult {
    desk.actor.must(Right::Steer)?;
    let t = texts(desk.lang());
    let mut errors = FormErrors::new();
    let tier = match draft.tier.as_str() {
        "none" => Some(None),
        w => Tier::parse(w).map(Some),
    };
    if tier.is_none() {
        errors.add("tier", t.fault_tier());
    }
    let reason = base::form::clean(&draft.reason).filter(|r| !r.is_empty() && r.chars().count() <= 400);
    if reason.is_none() {
        errors.add("reason", t.fault_reason());
    }
    let day: Option<Day> = draft.day.parse().ok();
    if day.is_none() {
        errors.add("day", t.fault_day());
    }
    let (tier, reason, day) = match errors.done(tier.zip(reason).zip(day)) {
        Ok(((tier, reason), day)) => (tier, reason, day),
        Err(errors) => return desk.faulty(&tier_page(&desk, draft, errors).await?),
    };
    let page = tier_page(&desk, draft, FormErrors::new()).await?;
    let all: Vec<AccountId> = page.accounts.iter().map(|a| a.account_id).collect();
    let mut tx = desk.begin().await?;
    let event = acts::people::set_tiers(&mut tx, &all, (tier, &reason), day).await?;
    let number = tx.commit(event).await?;
    let word = tier.map_or_else(|| t.undecided(), |tier| tier.word().to_owned());
    desk.done(&page.back, &t.done_tier(all.len(), word), Some(number))
}

/// As typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct TeamDraft {
    member: String,
    part: String,
    sees_money: String,
    day: String,
}

#[derive(Template)]
#[template(path = "team.html")]
struct TeamPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    now: Vec<TeamLine>,
    past: Vec<TeamLine>,
    members: Vec<Choice>,
    draft: TeamDraft,
    errors: FormErrors,
    href: String,
}

struct TeamLine {
    id: String,
    name: String,
    part: String,
    money: bool,
    from: String,
    until: String,
}

fn team_line(desk: &Desk, r: &TeamRow) -> TeamLine {
    let (t, l) = (texts(desk.lang()), desk.lang());
    TeamLine {
        id: r.team_id.to_string(),
        name: r.name.clone(),
        part: part_name(t, r.part),
        money: r.sees_money,
        from: l.day(r.from_day),
        until: r.until_day.map(|d| l.day(d)).unwrap_or_default(),
    }
}

/// The part's name.
pub(crate) fn part_name(t: &L10nLanguage, part: Part) -> String {
    match part {
        Part::Lead => t.lead(),
        Part::Deputy => t.deputy(),
        Part::Colleague => t.colleague(),
    }
}

async fn team_page(
    desk: &Desk,
    key: &str,
    draft: TeamDraft,
    errors: FormErrors,
    facts: Option<HeaderFacts>,
) -> Result<TeamPage, Error> {
    let access = steerable(desk, key).await?;
    let t = texts(desk.lang());
    let rows = store::team::team(desk.db(), &desk.actor, access.account.account_id).await?;
    let (now, past): (Vec<&TeamRow>, Vec<&TeamRow>) = rows.iter().partition(|r| r.until_day.is_none());
    let members = store::team::members(desk.db(), &desk.actor).await?;
    Ok(TeamPage {
        page: account_page(desk, &access, &t.team()),
        header: Header::of(desk, &access, facts.as_ref(), Tab::Profile).await?,
        t,
        now: now.into_iter().map(|r| team_line(desk, r)).collect(),
        past: past.into_iter().map(|r| team_line(desk, r)).collect(),
        members: members
            .into_iter()
            .map(|(id, label)| Choice { on: draft.member == id.to_string(), value: id.to_string(), label })
            .collect(),
        draft,
        errors,
        href: access.account.href(),
    })
}

/// The team, present and past, and a form for one more.
pub(super) async fn team_form(
    desk: Desk,
    Path(key): Path<String>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let draft = TeamDraft { part: "lead".to_owned(), day: desk.site.today().to_string(), ..TeamDraft::default() };
    desk.show(&team_page(&desk, &key, draft, FormErrors::new(), facts.map(|Extension(f)| f)).await?)
}

/// Puts a person into the team.
pub(super) async fn put_in_team(
    desk: Desk,
    Path(key): Path<String>,
    facts: Option<Extension<HeaderFacts>>,
    Form(draft): Form<TeamDraft>,
) -> PageResult {
    let access = steerable(&desk, &key).await?;
    let facts = facts.map(|Extension(f)| f);
    let t = texts(desk.lang());
    let mut errors = FormErrors::new();
    let members = store::team::members(desk.db(), &desk.actor).await?;
    let member = members.into_iter().find(|(id, _)| id.to_string() == draft.member);
    if member.is_none() {
        errors.add("member", t.fault_member());
    }
    let part = Part::parse(&draft.part);
    if part.is_none() {
        errors.add("part", t.fault_part());
    }
    let day: Option<Day> = draft.day.parse().ok();
    if day.is_none() {
        errors.add("day", t.fault_day());
    }
    let ((member, name), part, day) = match errors.done(member.zip(part).zip(day)) {
        Ok(((m, p), d)) => (m, p, d),
        Err(errors) => return desk.faulty(&team_page(&desk, &key, draft, errors, facts).await?),
    };
    let mut tx = desk.begin().await?;
    let what = (part, !draft.sees_money.is_empty());
    let event = acts::people::put_in_team(&mut tx, (access.account.account_id, member), what, day).await?;
    let number = tx.commit(event).await?;
    let said = t.done_team(name, part_name(t, part));
    desk.done(&format!("{}/team", access.account.href()), &said, Some(number))
}

/// A person leaves the team today.
pub(super) async fn leave_team(desk: Desk, Path((key, id)): Path<(String, uuid::Uuid)>) -> PageResult {
    let access = steerable(&desk, &key).await?;
    let mut tx = desk.begin().await?;
    let event = acts::people::leave_team(&mut tx, access.account.account_id, id, desk.site.today()).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/team", access.account.href()), &texts(desk.lang()).done_left(), Some(number))
}

//! The tab Profile: group structure, company data, completeness, sites, tier, team.
use super::editable;
use super::fields::{digits, fact_value, field_label, source_text, stage_name, true_value, value_fault};
use super::frame::{Face, Header, HeaderFacts, Tab, account_page, margin_label};
use super::people::part_name;
use super::tree::{Tree, UnitFacts, tree};
use crate::acts;
use crate::l10n::L10nLanguage;
use crate::model::{Access, Fact, Field, Kind, STAGES, Site, Source, TierRow, Unit};
use crate::{open, store, structure, texts, visible};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use axum::{Extension, Form};
use base::page::{Desk, Page, initials};
use base::{Day, Error, Lang, PageResult};
use engine_value::profile::{Freshness, completeness};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfilePage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    access: Access,
    href: String,
    sentence: String,
    tree: Tree,
    figures: Option<(String, String)>,
    structure_note: String,
    /// The page's edge behind the numbers where no figures follow.
    edge: &'static str,
    facts: Vec<FactRow>,
    draft: Option<FactDraft>,
    complete: String,
    groups: Vec<GroupRow>,
    sites: Vec<SiteRow>,
    tier: Option<TierView>,
    earlier_tiers: Vec<TierView>,
    team: Vec<(Face, String)>,
}

struct FactRow {
    field: Field,
    label: String,
    value: String,
    source: String,
    as_of: String,
    old: bool,
    earlier: Vec<String>,
}

/// What stands in the open row.
struct FactDraft {
    field: Field,
    value: String,
    source: String,
    as_of: String,
    fault: String,
    day_fault: String,
    fix: String,
    fix_label: String,
    stages: Vec<(String, String, bool)>,
}

struct GroupRow {
    label: String,
    weight: u32,
    filled: f64,
    word: String,
    needs: bool,
}

struct SiteRow {
    name: String,
    note: String,
    href: String,
}

struct TierView {
    word: String,
    said: String,
    reason: String,
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    field: String,
}

/// What handlers of this page are handed by `app`.
type Handed = (Option<Extension<HeaderFacts>>, Option<Extension<Arc<UnitFacts>>>);

/// The tab. An old key leads to the address of the present one.
pub(super) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    header: Option<Extension<HeaderFacts>>,
    units: Option<Extension<Arc<UnitFacts>>>,
) -> PageResult {
    let access = open(desk.db(), &desk.actor, &key).await?;
    if access.account.key != key {
        return Ok(Redirect::to(&format!("{}/profile", access.account.href())).into_response());
    }
    let field = Field::parse(&asked.field).filter(|_| access.edits);
    desk.show(&page(&desk, access, field, None, (header, units)).await?)
}

async fn page(
    desk: &Desk,
    access: Access,
    field: Option<Field>,
    faulty: Option<FactDraft>,
    (header, units): Handed,
) -> Result<ProfilePage, Error> {
    let (l, t, a) = (desk.lang(), texts(desk.lang()), &access.account);
    let (db, actor, id) = (desk.db(), &desk.actor, a.account_id);
    let header = Header::of(desk, &access, header.as_deref(), Tab::Profile).await?;
    let whole = structure(&desk.site, actor.workspace).await?;
    let seen = visible(db, actor).await?;
    let units = units.map(|Extension(f)| f);
    let look = (l, actor.firm.currency);
    let grown = tree(&whole, &seen, id, units.as_deref(), (access.money, access.edits), look);
    let said = store::site::facts(db, actor, id).await?;
    let own_units = store::unit::of_account(db, actor, id).await?;
    let sites = store::site::of_account(db, actor, id).await?;
    let tiers = store::tier::history(db, actor, id).await?;
    let team = store::team::team(db, actor, id).await?;
    let today = desk.site.today();
    let groups = groups(l, today, a.structure_confirmed_on, &said, !sites.is_empty());
    let freshness: Vec<(u32, Freshness)> = groups.iter().map(|g| (g.weight, freshness(g.filled))).collect();
    let mut tier_views = tiers.iter().map(|r| tier_view(l, r));
    let draft = faulty.or_else(|| field.map(|f| open_row(l, f, &said, today)));
    let figures = units.as_ref().filter(|_| access.money).map(|u| {
        let period = u.period.map(|p| l.period(p)).unwrap_or_default();
        (margin_label(t, u.margin_level), t.in_currency(period, actor.firm.currency.symbol()))
    });
    Ok(ProfilePage {
        page: account_page(desk, &access, &t.tab_profile()),
        header,
        t,
        href: a.href(),
        sentence: sentence(t, a.kind, &grown),
        structure_note: t.structure_as_of(l.day(today)),
        edge: if figures.is_some() { "" } else { "pr-4!" },
        figures,
        tree: grown,
        facts: Field::ALL.into_iter().map(|f| fact_row(desk, f, &said, today)).collect(),
        draft,
        complete: completeness(&freshness).map(|c| l.percent(c, 0)).unwrap_or_default(),
        groups,
        sites: sites.iter().map(|s| site_row(&a.href(), s, &own_units)).collect(),
        tier: tier_views.next(),
        earlier_tiers: tier_views.collect(),
        team: team
            .iter()
            .filter(|r| r.until_day.is_none())
            .map(|r| (Face { initials: initials(&r.name), name: r.name.clone() }, part_name(t, r.part)))
            .collect(),
        access,
    })
}

fn sentence(t: &L10nLanguage, kind: Kind, tree: &Tree) -> String {
    if tree.units == 0 {
        return t.profile_no_units();
    }
    if kind == Kind::Collective {
        return t.profile_collective(tree.units);
    }
    let first = t.profile_units(
        tree.units,
        t.profile_numbers(tree.numbers, t.number_word(tree.numbers)),
        t.number_word_first(tree.units),
    );
    if tree.associated == 0 {
        first
    } else {
        format!("{first} {}", t.profile_associated(tree.associated, t.number_word_first(tree.associated)))
    }
}

fn standing(said: &[Fact], field: Field) -> Option<&Fact> {
    said.iter().find(|f| f.field == field && !f.ended)
}

fn fact_row(desk: &Desk, field: Field, said: &[Fact], today: Day) -> FactRow {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let now = standing(said, field);
    let months = now.map_or(0, |f| today.month().0 - f.as_of.month().0);
    let old = months > 12;
    let as_of = now.map(|f| l.day(f.as_of)).unwrap_or_default();
    let earlier = said.iter().filter(|f| f.field == field && f.ended);
    FactRow {
        field,
        label: field_label(t, field),
        value: now.map(|f| fact_value(desk, f)).unwrap_or_default(),
        source: now.map(|f| source_text(t, f)).unwrap_or_default(),
        as_of: if old { t.months_old(as_of, months) } else { as_of },
        old,
        earlier: earlier.map(|f| t.was(fact_value(desk, f), l.day(f.as_of))).collect(),
    }
}

fn open_row(l: Lang, field: Field, said: &[Fact], today: Day) -> FactDraft {
    let now = standing(said, field);
    let value = now.map(|f| f.value.clone()).unwrap_or_default();
    draft_row(l, field, value, now.map_or("customer", |f| f.source.word()), &today.to_string())
}

fn draft_row(l: Lang, field: Field, value: String, source: &str, as_of: &str) -> FactDraft {
    let t = texts(l);
    let stages = STAGES.map(|s| (s.to_owned(), stage_name(t, s), value == s));
    FactDraft {
        field,
        stages: if field == Field::Stage { stages.to_vec() } else { Vec::new() },
        value,
        source: source.to_owned(),
        as_of: as_of.to_owned(),
        fault: String::new(),
        day_fault: String::new(),
        fix: String::new(),
        fix_label: String::new(),
    }
}

/// Weights of field groups and how fresh they are: half when older than 12 months (both defaults, `methods.md` 2).
fn groups(l: Lang, today: Day, confirmed: Option<Day>, said: &[Fact], sites: bool) -> Vec<GroupRow> {
    let t = texts(l);
    let newest = |fields: &[Field]| fields.iter().filter_map(|f| standing(said, *f)).map(|f| f.as_of).max();
    let company = newest(&[Field::Industry, Field::Employees, Field::Revenue, Field::FiscalYearStart]);
    let payment = newest(&[Field::PaymentTerms, Field::Currency]);
    let row = |label: String, weight: u32, day: Option<Day>, there: bool| {
        let months = day.map(|d| today.month().0 - d.month().0);
        let (filled, word, needs) = match months {
            _ if !there => (0.0, t.missing(), true),
            Some(m) if m > 12 => (50.0, t.months_old_short(m), true),
            _ => (100.0, t.fresh(), false),
        };
        GroupRow { label, weight, filled, word, needs }
    };
    vec![
        row(t.company_data(), 25, company, company.is_some()),
        row(t.group_structure(), 20, confirmed, confirmed.is_some()),
        row(t.sites(), 20, None, sites),
        row(t.payment(), 15, payment, payment.is_some()),
    ]
}

fn freshness(filled: f64) -> Freshness {
    if filled > 75.0 {
        Freshness::Fresh
    } else if filled > 25.0 {
        Freshness::Old
    } else {
        Freshness::Missing
    }
}

fn site_row(account: &str, s: &Site, units: &[Unit]) -> SiteRow {
    let names: HashMap<_, _> = units.iter().map(|u| (u.unit_id, u.name.as_str())).collect();
    let note =
        [s.note.as_str(), s.city.as_str(), s.country.as_str(), names.get(&s.unit_id).copied().unwrap_or_default()];
    let note: Vec<&str> = note.into_iter().filter(|n| !n.is_empty() && *n != s.name).collect();
    SiteRow { name: s.name.clone(), note: note.join(" · "), href: format!("{account}/sites/{}", s.site_id) }
}

fn tier_view(l: Lang, r: &TierRow) -> TierView {
    let t = texts(l);
    TierView {
        word: r.tier.map_or_else(|| t.undecided(), |tier| tier.word().to_owned()),
        said: t.tier_since(l.day(r.day), r.set_by_name.as_str()),
        reason: r.reason.clone(),
    }
}

/// As typed into the open row. `fix` comes from the button beside "Save".
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SayDraft {
    value: String,
    source: String,
    as_of: String,
    version: i64,
    fix: String,
}

/// Saves one value with its source and day.
pub(super) async fn say(
    desk: Desk,
    Path((key, field)): Path<(String, String)>,
    header: Option<Extension<HeaderFacts>>,
    units: Option<Extension<Arc<UnitFacts>>>,
    Form(draft): Form<SayDraft>,
) -> PageResult {
    let access = editable(&desk, &key).await?;
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let field = Field::parse(&field).ok_or(Error::NotFound)?;
    let typed = if draft.fix.is_empty() { draft.value.trim() } else { draft.fix.trim() };
    let source = Source::parse(&draft.source).unwrap_or(Source::Estimate);
    let day: Option<Day> = draft.as_of.parse().ok();
    let value = true_value(field, typed);
    let (Some(value), Some(day)) = (&value, day) else {
        let mut row = draft_row(l, field, typed.to_owned(), source.word(), &draft.as_of);
        if day.is_none() {
            row.day_fault = t.fault_day();
        }
        if value.is_none() {
            row.fault = value_fault(t, field);
            if let Some(n) = digits(typed).filter(|_| matches!(field, Field::Employees | Field::Revenue)) {
                row.fix = n.to_string();
                row.fix_label = t.take_over(l.count(n));
            }
        }
        return desk.faulty(&page(&desk, access, Some(field), Some(row), (header, units)).await?);
    };
    let id = access.account.account_id;
    let mut tx = desk.begin().await?;
    let event = acts::say(&mut tx, (id, draft.version), (field, value), (source, day)).await?;
    let number = tx.commit(event).await?;
    let said = t.done_said(field_label(t, field));
    desk.done(&format!("{}/profile", access.account.href()), &said, Some(number))
}

/// The structure was looked through.
pub(super) async fn confirm(desk: Desk, Path(key): Path<String>, Form(v): Form<super::edit::Version>) -> PageResult {
    let a = editable(&desk, &key).await?.account;
    let mut tx = desk.begin().await?;
    let event = acts::confirm_structure(&mut tx, (a.account_id, v.version), desk.site.today()).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profile", a.href()), &texts(desk.lang()).done_confirmed(), Some(number))
}

impl ProfilePage {
    fn is_open(&self, f: &FactRow) -> bool {
        self.draft.as_ref().is_some_and(|d| d.field == f.field)
    }
}

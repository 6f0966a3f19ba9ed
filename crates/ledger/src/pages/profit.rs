//! The account's tab Profit: the ladder beside its comparison, why net revenue changed, targets, and each figure's panel.
use super::bridge::BridgeView;
use super::export;
use super::ladder::{CutRow, Pair, Row, compare_head, cuts, rows, sentence, sheet, thousands_unit};
use super::period::{Chosen, PeriodItem, PeriodPick, PeriodQuery, set};
use super::words;
use crate::figures::{self, Figure, Figures, Of, Side};
use crate::l10n::L10nLanguage;
use crate::pages::explain;
use crate::pages::targets::{TargetHeld, TargetView, target_view};
use crate::pages::whole;
use crate::store::Whose;
use crate::texts;
use accounts::{Access, Header, HeaderFacts, Tab, account_page};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::explain::Explain;
use base::ids::{AccountId, UnitId};
use base::page::{Desk, Page};
use base::{Error, PageResult};
use engine_value::contribution::{Kept, Ladder, Level, Line, Rules};
use serde::Deserialize;
use std::sync::Arc;

/// Of an account, or of one of its units.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ScopeQuery {
    #[serde(flatten)]
    pub period: PeriodQuery,
    /// A unit's id; empty for the whole account.
    #[serde(default)]
    pub unit: String,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ProfitQuery {
    #[serde(flatten)]
    scope: ScopeQuery,
    #[serde(default)]
    explain: String,
}

#[derive(Template)]
#[template(path = "profit.html", blocks = ["explain"])]
struct ProfitPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    money: bool,
    pick: PeriodPick,
    note: String,
    sentence: (String, String, String),
    currency: String,
    thousands: String,
    compare_head: String,
    rows: Vec<Row>,
    empty: bool,
    bridge: Option<BridgeView>,
    targets: Option<TargetView>,
    cuts: Vec<CutRow>,
    cut_note: String,
    entries_href: String,
    /// The ladder of the whole group, where there is one and the person sees all of it.
    group_href: String,
    /// The pick of a unit, where the account has several.
    units: Option<(String, Vec<PeriodItem>)>,
    /// Of a unit, not of the whole account.
    unit: bool,
    csv_href: String,
    xlsx_href: String,
    structure: String,
    explain: Option<Explain>,
}

/// Everything the tab is made of.
pub(crate) struct Profit {
    pub access: Access,
    pub chosen: Chosen,
    /// The unit that was chosen instead of the whole account.
    pub unit: Option<UnitId>,
    pub figures: Arc<Figures>,
    pub figure: Figure,
    pub ladder: Ladder,
    pub before: Ladder,
}

impl Profit {
    pub(crate) async fn of(desk: &Desk, key: &str, q: &ScopeQuery) -> Result<Self, Error> {
        let access = accounts::open(desk.db(), &desk.actor, key).await?;
        let chosen = Chosen::of(desk, &q.period).await?;
        let figures = figures::figures(&desk.site, &desk.actor, chosen.period, chosen.before).await?;
        let unit = match q.unit.as_str() {
            "" => None,
            id => Some(unit_of(&figures, access.account.account_id, id)?),
        };
        let figure = match unit {
            Some(unit) => figures::unit(desk.db(), &desk.actor, &figures, unit).await?,
            None => figures.account(access.account.account_id).cloned().unwrap_or_default(),
        };
        let ladder = |side: &Side, rules: &Rules| Ladder::of(&side.amounts, &scoped(rules, unit.is_some()));
        let (now, before) = (ladder(&figure.now, &figures.rules), ladder(&figure.before, &figures.rules_before));
        Ok(Self { access, chosen, unit, figures, figure, ladder: now, before })
    }
    /// The ladder beside its comparison.
    pub(crate) fn pair(&self) -> Pair<'_> {
        let entries = self.figure.now.entries;
        let last = if self.unit.is_some() { Line::Db2 } else { Line::Db3 };
        Pair { chosen: &self.chosen, figures: &self.figures, entries, last, ladder: &self.ladder, before: &self.before }
    }
    /// Whose lines stand behind the figures.
    pub(crate) fn whose(&self) -> Whose {
        self.unit.map_or(Whose::Account(self.access.account.account_id), Whose::Unit)
    }
    /// The units whose figures these are.
    pub(crate) fn units(&self) -> Vec<UnitId> {
        self.unit.map_or_else(|| self.figures.structure.units_of(self.access.account.account_id), |u| vec![u])
    }
    /// Period and unit, for links that keep them.
    pub(crate) fn query(&self) -> String {
        let unit = self.unit.map(|u| format!("&unit={u}")).unwrap_or_default();
        format!("{}{unit}", self.chosen.query())
    }
    /// The address of the lines behind a ladder line.
    pub(crate) fn entries_href(&self, line: Line) -> String {
        format!("{}/profit/entries?line={}&{}", self.access.account.href(), line.code(), self.query())
    }
    /// The name of the chosen unit.
    pub(crate) fn unit_name(&self) -> Option<&str> {
        Some(self.figures.structure.unit(self.unit?)?.name.as_str())
    }
}

/// A unit of this account; any other is not found.
fn unit_of(f: &Figures, account: AccountId, id: &str) -> Result<UnitId, Error> {
    let unit = id.parse().map(UnitId).ok().and_then(|u| f.structure.unit(u));
    unit.filter(|u| u.account == Some(account)).map(|u| u.unit_id).ok_or(Error::NotFound)
}

/// Fixed costs hang on the account, so a unit's ladder ends before them.
fn scoped(rules: &Rules, of_unit: bool) -> Rules {
    let fixed_cost = rules.kept.fixed_cost && !of_unit;
    Rules { kept: Kept { fixed_cost, ..rules.kept }, ..*rules }
}

/// The pick of a unit, where the account has several: the name that is shown, and each with its address.
fn unit_pick(t: &L10nLanguage, page: &Page, p: &Profit) -> Option<(String, Vec<PeriodItem>)> {
    let units = p.figures.structure.units_of(p.access.account.account_id);
    let item =
        |label: String, id: String, on| PeriodItem { label, href: set(&page.without("explain"), "unit", &id), on };
    let mut items = vec![item(t.all_units(), String::new(), p.unit.is_none())];
    let mut named: Vec<_> = units.iter().filter_map(|u| p.figures.structure.unit(*u)).collect();
    named.sort_by(|a, b| base::fold::natural_cmp(&a.name, &b.name));
    items.extend(named.iter().map(|u| item(u.name.clone(), u.unit_id.to_string(), p.unit == Some(u.unit_id))));
    (units.len() > 1).then(|| (p.unit_name().map_or_else(|| t.all_units(), str::to_owned), items))
}

/// The tab.
pub(crate) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(q): Query<ProfitQuery>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let p = Profit::of(&desk, &key, &q.scope).await?;
    let shown = page_of(&desk, &p, &q, facts.as_ref().map(|f| &f.0), None).await?;
    if desk.view.wants("explain") {
        return desk.fragment(shown.as_explain().render()?);
    }
    desk.show(&shown)
}

/// The tab again, with targets that could not be read.
pub(crate) async fn again(desk: &Desk, key: &str, facts: Option<&HeaderFacts>, held: &TargetHeld) -> PageResult {
    let q = ProfitQuery::default();
    let p = Profit::of(desk, key, &q.scope).await?;
    desk.faulty(&page_of(desk, &p, &q, facts, Some(held)).await?)
}

async fn page_of(
    desk: &Desk,
    p: &Profit,
    q: &ProfitQuery,
    facts: Option<&HeaderFacts>,
    held: Option<&TargetHeld>,
) -> Result<ProfitPage, Error> {
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let header = Header::of(desk, &p.access, facts, Tab::Profit).await?;
    let page = account_page(desk, &p.access, &Tab::Profit.label(lang));
    let pick = PeriodPick::of(desk, &page, &p.chosen).await?;
    let money = p.access.money;
    let explain = match Line::ALL.into_iter().find(|l| l.code() == q.explain && *l <= p.pair().last) {
        Some(line) if money => Some(explain::line(desk, p, line).await?),
        _ => None,
    };
    let currency = p.figures.currency;
    let bridge = if money { bridge_view(desk, p).await? } else { None };
    let targets = if money && p.unit.is_none() { Some(target_view(desk, p, held).await?) } else { None };
    let export = |extension: &str| {
        let base = format!("{}/profit/export.{extension}?{}", p.access.account.href(), p.query());
        set(&base, "compare", if p.chosen.by_year { "year" } else { "" })
    };
    Ok(ProfitPage {
        rows: if money { rows(&page, lang, &p.pair(), &q.explain) } else { Vec::new() },
        empty: p.figure.now.entries == 0 && p.figure.before.entries == 0,
        sentence: sentence(lang, &p.pair()),
        currency: currency.symbol().to_owned(),
        thousands: thousands_unit(lang, currency),
        compare_head: compare_head(lang, &p.chosen),
        cuts: cuts(lang, &p.pair()),
        cut_note: t.cut_note(words::level(lang, &p.figures.wording, Level::Db1)),
        entries_href: p.entries_href(p.figures.level.map_or(Line::NetRevenue, Level::line)),
        group_href: if p.unit.is_some() { String::new() } else { whole::group_href(desk, p).await? },
        units: unit_pick(t, &page, p),
        unit: p.unit.is_some(),
        csv_href: export("csv"),
        xlsx_href: export("xlsx"),
        structure: t.structure_of(lang.day(desk.site.today())),
        note: p.chosen.note.clone(),
        page,
        header,
        t,
        money,
        pick,
        bridge,
        targets,
        explain,
    })
}

async fn bridge_view(desk: &Desk, p: &Profit) -> Result<Option<BridgeView>, Error> {
    if p.figure.now.entries == 0 || p.figure.before.entries == 0 {
        return Ok(None);
    }
    let of = Of::One(p.whose());
    let found = figures::bridge_of(&desk.site, &desk.actor, &p.figures, of, (&p.before, &p.ladder)).await?;
    found.map(|b| BridgeView::of(desk.lang(), &p.figures, &b)).transpose()
}

/// The ladder as a file.
pub(crate) async fn download(
    desk: Desk,
    Path((key, file)): Path<(String, String)>,
    Query(q): Query<ScopeQuery>,
) -> PageResult {
    let kind = file.strip_prefix("export.").and_then(export::Kind::parse).ok_or(Error::NotFound)?;
    let p = Profit::of(&desk, &key, &q).await?;
    if !p.access.money {
        return Err(Error::Forbidden);
    }
    let lang = desk.lang();
    let whose = p.unit_name().unwrap_or(&p.access.account.name);
    let sheet = sheet(lang, &p.pair(), whose);
    let name = format!(
        "{} {} {}",
        p.unit_name().unwrap_or(&p.access.account.key),
        p.chosen.period.from(),
        p.chosen.period.to()
    );
    export::answer(kind, &name, &[sheet], lang, p.figures.currency)
}

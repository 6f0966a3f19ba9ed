//! The account's tab Profit: the ladder beside its comparison, why net revenue changed, targets, and each figure's panel.
use super::export;
use super::ladder::{CutRow, Pair, Row, compare_head, cuts, rows, sentence, sheet, thousands_unit};
use super::period::{Chosen, PeriodPick, PeriodQuery, set};
use super::words;
use crate::figures::{self, Figure, Figures};
use crate::l10n::L10nLanguage;
use crate::pages::explain;
use crate::pages::targets::{TargetHeld, TargetView, target_view};
use crate::pages::whole;
use crate::rules::bridge::{self, BridgeOf, SoldIn};
use crate::{store, texts};
use accounts::{Access, Header, HeaderFacts, Tab, account_page};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::explain::Explain;
use base::page::{Desk, Page};
use base::ui::chart::{BridgeChart, BridgeStep};
use base::{Error, PageResult};
use engine_value::contribution::{Ladder, Level, Line};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct ProfitQuery {
    #[serde(flatten)]
    period: PeriodQuery,
    #[serde(default)]
    explain: String,
}

/// The bridge of net revenue.
pub(crate) struct BridgeView {
    pub json: String,
    pub sentence: String,
    pub label: String,
    pub rows: Vec<(String, String)>,
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
    csv_href: String,
    xlsx_href: String,
    structure: String,
    explain: Option<Explain>,
}

/// Everything the tab is made of.
pub(crate) struct Profit {
    pub access: Access,
    pub chosen: Chosen,
    pub figures: Arc<Figures>,
    pub figure: Figure,
    pub ladder: Ladder,
    pub before: Ladder,
}

impl Profit {
    pub(crate) async fn of(desk: &Desk, key: &str, q: &PeriodQuery) -> Result<Self, Error> {
        let access = accounts::open(desk.db(), &desk.actor, key).await?;
        let chosen = Chosen::of(desk, q).await?;
        let figures = figures::figures(&desk.site, &desk.actor, chosen.period, chosen.before).await?;
        let figure = figures.account(access.account.account_id).cloned().unwrap_or_default();
        let (ladder, before) = (figures.ladder(&figure.now), figures.ladder_before(&figure.before));
        Ok(Self { access, chosen, figures, figure, ladder, before })
    }
    /// The account's ladder beside its comparison.
    pub(crate) fn pair(&self) -> Pair<'_> {
        let entries = self.figure.now.entries;
        Pair { chosen: &self.chosen, figures: &self.figures, entries, ladder: &self.ladder, before: &self.before }
    }
    /// The address of the lines behind a ladder line.
    pub(crate) fn entries_href(&self, line: Line) -> String {
        format!("{}/profit/entries?line={}&{}", self.access.account.href(), line.code(), self.chosen.query())
    }
}

/// The tab.
pub(crate) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(q): Query<ProfitQuery>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let p = Profit::of(&desk, &key, &q.period).await?;
    let shown = page_of(&desk, &p, &q, facts.as_ref().map(|f| &f.0), None).await?;
    if desk.view.wants("explain") {
        return desk.fragment(shown.as_explain().render()?);
    }
    desk.show(&shown)
}

/// The tab again, with targets that could not be read.
pub(crate) async fn again(desk: &Desk, key: &str, facts: Option<&HeaderFacts>, held: &TargetHeld) -> PageResult {
    let q = ProfitQuery::default();
    let p = Profit::of(desk, key, &q.period).await?;
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
    let explain = match Line::ALL.into_iter().find(|l| l.code() == q.explain) {
        Some(line) if money => Some(explain::line(desk, p, line).await?),
        _ => None,
    };
    let currency = p.figures.currency;
    let bridge = if money { bridge_view(desk, p).await? } else { None };
    let targets = if money { Some(target_view(desk, p, held).await?) } else { None };
    let export = |extension: &str| {
        let base = format!("{}/profit/export.{extension}?{}", p.access.account.href(), p.chosen.query());
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
        group_href: whole::group_href(desk, p).await?,
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
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    if p.figure.now.entries == 0 || p.figure.before.entries == 0 {
        return Ok(None);
    }
    let account = p.access.account.account_id;
    let sold = async |period| {
        let rows = store::sold(desk.db(), ws, account, period).await?;
        Ok::<_, Error>((rows, store::sold_abroad(desk.db(), ws, account, period).await?))
    };
    let (before, now) = (sold(p.chosen.before).await?, sold(p.chosen.period).await?);
    let before = SoldIn { rows: &before.0, abroad: &before.1 };
    let now = SoldIn { rows: &now.0, abroad: &now.1 };
    let Some(BridgeOf { bridge, sum }) = bridge::bridge(&p.before, &p.ladder, before, now) else {
        return Ok(None);
    };
    let currency = p.figures.currency;
    let steps = [
        (t.bridge_volume(), bridge.volume),
        (t.bridge_mix(), bridge.mix),
        (t.bridge_price(), bridge.price),
        (t.bridge_new_dropped(), bridge.new + bridge.dropped),
        (t.bridge_without_offering(), bridge.without_offering),
        (t.bridge_currency(), bridge.currency),
        (t.bridge_deductions(), bridge.deductions),
    ];
    let steps: Vec<(String, i64)> = steps.into_iter().filter(|(_, x)| *x != 0).collect();
    #[allow(clippy::cast_precision_loss, reason = "a drawing")]
    let step = |label: &str, x: i64, total: bool| BridgeStep {
        label: label.to_owned(),
        amount: x as f64,
        text: lang.signed(lang.thousands(x, currency)),
        total,
    };
    let name = words::line(lang, &p.figures.wording, Line::NetRevenue);
    let mut drawn: Vec<BridgeStep> = steps.iter().map(|(l, x)| step(l, *x, false)).collect();
    drawn.push(step(&name, sum, true));
    let label = drawn.iter().map(|s| format!("{} {}", s.label, s.text)).collect::<Vec<_>>().join(", ");
    let mut rows: Vec<(String, String)> =
        steps.iter().map(|(l, x)| (l.clone(), lang.signed(lang.money(*x, currency)))).collect();
    rows.push((name, lang.signed(lang.money(sum, currency))));
    let json = BridgeChart { steps: drawn }.json()?;
    Ok(Some(BridgeView { json, sentence: t.bridge_sum(lang.signed(lang.money(sum, currency))), label, rows }))
}

/// The ladder as a file.
pub(crate) async fn download(
    desk: Desk,
    Path((key, file)): Path<(String, String)>,
    Query(q): Query<ProfitQuery>,
) -> PageResult {
    let kind = file.strip_prefix("export.").and_then(export::Kind::parse).ok_or(Error::NotFound)?;
    let p = Profit::of(&desk, &key, &q.period).await?;
    if !p.access.money {
        return Err(Error::Forbidden);
    }
    let lang = desk.lang();
    let sheet = sheet(lang, &p.pair(), &p.access.account.name);
    let name = format!("{} {} {}", p.access.account.key, p.chosen.period.from(), p.chosen.period.to());
    export::answer(kind, &name, &[sheet], lang, p.figures.currency)
}

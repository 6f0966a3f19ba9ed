//! `GET /accounts/{key}/satisfaction`: where the account's satisfaction stands, how sure that is, who said it.
use super::form::Form;
use super::parts::{self, DriverLine, NpsRuler};
use super::people::{PersonLine, guesses, people, sums};
use crate::known::{Known, known};
use crate::l10n::L10nLanguage;
use crate::model::{AccountScore, History, Scores};
use crate::texts;
use accounts::{Access, Header, HeaderFacts, Tab};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::explain::Explain;
use base::ids::{RespondentId, WaveId};
use base::page::{Page, island_json};
use base::{Desk, Error, PageResult};
use engine_value::satisfaction::{Basis, Verdict};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use surveys::{Respondent, Source};

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Wave whose end the page shows; empty: today.
    pub(super) wave: String,
    /// Respondent whose answer is entered in the margin.
    pub(super) capture: String,
    pub(super) explain: String,
}

struct WaveLine {
    label: String,
    value: String,
    range: String,
    heads: String,
}

/// Something said, and by whom.
pub(super) struct Said {
    pub(super) words: String,
    pub(super) meta: String,
}

struct WavePick {
    name: String,
    href: String,
    on: bool,
}

struct Fig {
    value: String,
    note: String,
    ask: &'static str,
}

#[derive(Template)]
#[template(path = "pages/tab.html", blocks = ["explain", "margin"])]
struct TabPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    href: String,
    edits: bool,
    names: bool,
    voice: (String, String, String),
    picks: Vec<WavePick>,
    picked: String,
    chart: String,
    chart_label: String,
    waves: Vec<WaveLine>,
    trend: Option<(String, String, String)>,
    trend_basis: String,
    nps: Option<(String, String, NpsRuler, String)>,
    figs: Vec<(String, Option<Fig>)>,
    people: Vec<PersonLine>,
    sums: String,
    drivers: Vec<DriverLine>,
    driver_note: String,
    said: Vec<Said>,
    guesses: Vec<Said>,
    form: Option<Form>,
    explain: Option<Explain>,
}

/// Everything the tab is made of.
pub(super) struct Sight<'a> {
    pub(super) desk: &'a Desk,
    pub(super) access: &'a Access,
    pub(super) known: Arc<Known>,
    pub(super) scores: Arc<Scores>,
    pub(super) history: History,
    pub(super) people: Vec<Respondent>,
    pub(super) names: bool,
    pub(super) target: f64,
}

impl Sight<'_> {
    pub(super) fn score(&self) -> AccountScore {
        self.scores.of(self.access.account.account_id).cloned().unwrap_or_default()
    }
    pub(super) fn label(&self, code: &str) -> String {
        let found = self.known.facts().questions.iter().find(|q| q.code == code);
        found.map_or_else(|| code.to_owned(), |q| surveys::label(q, self.desk.lang()))
    }
    pub(super) fn name(&self, id: RespondentId) -> String {
        let found = self.people.iter().find(|p| p.id == id);
        found.map(|p| p.shown(self.desk.lang())).unwrap_or_default()
    }
}

/// Reads what the tab needs.
pub(super) async fn read<'a>(desk: &'a Desk, access: &'a Access, wave: &str) -> Result<Sight<'a>, Error> {
    let (ws, account) = (desk.actor.workspace, access.account.account_id);
    let known = known(&desk.site, ws).await?;
    let today = desk.site.today();
    let history = known.history(account, today);
    let chosen = wave.parse::<WaveId>().ok().and_then(|id| history.waves.iter().find(|w| w.wave == id));
    let scores = known.on(chosen.map_or(today, |w| w.day));
    let names = surveys::sees_names(desk.db(), &desk.actor, account).await?;
    let people = if names { surveys::people(desk.db(), ws, account).await? } else { Vec::new() };
    let target = crate::target(desk.db(), &desk.actor, today).await?;
    Ok(Sight { desk, access, known, scores, history, people, names, target })
}

/// `GET /accounts/{key}/satisfaction`
pub(super) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    let tab = read(&desk, &access, &asked.wave).await?;
    let explain = super::explain::of(&tab, &asked.explain);
    let form = Form::of(&tab, &asked.capture, desk.site.today());
    let page = page(&tab, &asked, facts.as_deref(), explain, form).await?;
    if desk.view.wants("explain") {
        return desk.fragment(page.as_explain().render()?);
    }
    desk.show(&page)
}

/// The same page with a form that has faults.
pub(super) async fn again(
    tab: &Sight<'_>,
    asked: &Asked,
    facts: Option<&HeaderFacts>,
    form: Form,
) -> Result<impl Template, Error> {
    page(tab, asked, facts, None, Some(form)).await
}

async fn page(
    tab: &Sight<'_>,
    asked: &Asked,
    facts: Option<&HeaderFacts>,
    explain: Option<Explain>,
    form: Option<Form>,
) -> Result<TabPage, Error> {
    let (desk, l) = (tab.desk, tab.desk.lang());
    let (t, href) = (texts(l), tab.access.account.href());
    let score = tab.score();
    let (said, ways) = if tab.names {
        surveys::words(desk.db(), desk.actor.workspace, tab.access.account.account_id).await?
    } else {
        (Vec::new(), Vec::new())
    };
    let chosen = form.as_ref().map(|f| f.person.clone()).unwrap_or_default();
    let mut shell = accounts::account_page(desk, tab.access, &Tab::Satisfaction.label(l));
    shell.title = format!("{}, {}", tab.access.account.name, Tab::Satisfaction.label(l));
    Ok(TabPage {
        page: shell,
        header: Header::of(desk, tab.access, facts, Tab::Satisfaction).await?,
        t,
        edits: tab.access.edits && tab.access.account.kind == accounts::Kind::Customer,
        names: tab.names,
        voice: voice(tab, &score),
        picks: picks(tab, asked, &href),
        picked: tab
            .history
            .waves
            .iter()
            .find(|w| w.wave.to_string() == asked.wave)
            .map_or_else(|| t.today(), |w| w.name.clone()),
        chart: chart(tab)?,
        chart_label: t.chart_label(),
        waves: wave_lines(tab),
        trend: trend(tab),
        trend_basis: trend_basis(tab),
        nps: nps(tab, &score),
        figs: figs(tab, &score),
        people: people(tab, &score, &ways, &chosen),
        sums: sums(tab, &score),
        drivers: score.drivers.iter().map(|d| DriverLine::of(l, tab.label(&d.code), d)).collect(),
        driver_note: driver_note(tab, &score),
        said: said
            .iter()
            .filter(|w| w.4 == Source::Customer.word())
            .map(|w| Said { words: w.5.clone(), meta: format!("{}, {}", tab.name(w.0), l.day(w.2)) })
            .collect(),
        guesses: guesses(tab),
        form,
        explain,
        href,
    })
}

fn voice(tab: &Sight<'_>, score: &AccountScore) -> (String, String, String) {
    let l = tab.desk.lang();
    let t = texts(l);
    let Some(index) = score.index else {
        let months = i64::from(tab.known.rules().window_months);
        return (t.voice_unknown(months, &tab.access.account.name), String::new(), String::new());
    };
    let i = index.interval;
    let (before, mut after) = parts::around(&t.voice("\u{1}", l.float(i.low, 0), l.float(i.high, 0)));
    let known: Vec<_> = tab.history.waves.iter().filter(|w| w.index.is_some()).collect();
    if let (Some(change), [.., previous, _]) = (tab.history.change, known.as_slice()) {
        after.push(' ');
        after.push_str(&match change.verdict {
            Verdict::Fell => t.voice_fell(&previous.name),
            Verdict::Rose => t.voice_rose(&previous.name),
            Verdict::NotClear if change.p_decline > 0.5 => t.voice_open_fell(&previous.name),
            Verdict::NotClear => t.voice_open_rose(&previous.name),
        });
    }
    (before, l.float(index.s, 0), after)
}

fn picks(tab: &Sight<'_>, asked: &Asked, href: &str) -> Vec<WavePick> {
    let t = texts(tab.desk.lang());
    let now = WavePick { name: t.today(), href: format!("{href}/satisfaction"), on: asked.wave.is_empty() };
    let past = tab.history.waves.iter().rev().map(|w| WavePick {
        name: w.name.clone(),
        href: format!("{href}/satisfaction?wave={}", w.wave),
        on: asked.wave == w.wave.to_string(),
    });
    std::iter::once(now).chain(past).collect()
}

fn heads(tab: &Sight<'_>, w: &crate::WavePoint) -> String {
    let l = tab.desk.lang();
    w.invited.map_or_else(|| parts::answers(texts(l), w.answered), |all| parts::of(l, w.answered, all))
}

fn chart(tab: &Sight<'_>) -> Result<String, Error> {
    let t = texts(tab.desk.lang());
    let known = tab.history.waves.iter().filter_map(|w| Some((w, w.index?)));
    let mut waves: Vec<_> =
        known.map(|(w, i)| json!({ "label": w.name, "s": i.s, "sd": i.sd, "heads": heads(tab, w) })).collect();
    let waves = waves.split_off(waves.len().saturating_sub(6));
    let locale = if tab.desk.lang() == base::Lang::De { "de-DE" } else { "en-GB" };
    island_json(&json!({
        "waves": waves, "goal": tab.target,
        "words": { "locale": locale, "goal": t.target(), "answered": t.answered_short() },
    }))
}

fn wave_lines(tab: &Sight<'_>) -> Vec<WaveLine> {
    let l = tab.desk.lang();
    let line = |w: &crate::WavePoint| WaveLine {
        label: w.name.clone(),
        value: w.index.map(|i| l.float(i.s, 0)).unwrap_or_default(),
        range: w.index.map(|i| parts::range(l, i.interval)).unwrap_or_default(),
        heads: heads(tab, w),
    };
    tab.history.waves.iter().map(line).collect()
}

fn trend(tab: &Sight<'_>) -> Option<(String, String, String)> {
    let (l, change) = (tab.desk.lang(), tab.history.change?);
    let t = texts(l);
    let mut known = tab.history.waves.iter().rev().filter_map(|w| w.index);
    let (now, before) = (known.next()?, known.next()?);
    let fell = change.p_decline >= 0.5;
    let p = if fell { change.p_decline } else { 1.0 - change.p_decline };
    let (from, to) = (l.float(before.s, 0), l.float(now.s, 0));
    let line = l.percent(tab.known.rules().decline_line, 0);
    let sentence = if fell { t.trend_fell("\u{1}", from, to, line) } else { t.trend_rose("\u{1}", from, to, line) };
    let (a, b) = parts::around(&sentence);
    Some((a, l.probability(p), b))
}

fn trend_basis(tab: &Sight<'_>) -> String {
    let t = texts(tab.desk.lang());
    match tab.history.change.map(|c| c.basis) {
        Some(Basis::SamePersons { persons, .. }) => t.trend_same(i64::try_from(persons).unwrap_or(0)),
        Some(Basis::Waves { persons_in_both }) => t.trend_whole(i64::try_from(persons_in_both).unwrap_or(0)),
        None => String::new(),
    }
}

fn nps(tab: &Sight<'_>, score: &AccountScore) -> Option<(String, String, NpsRuler, String)> {
    let (l, nps) = (tab.desk.lang(), score.nps?);
    let t = texts(l);
    let groups = t.nps_groups(i64::from(nps.promoters), i64::from(nps.detractors), i64::from(nps.passives));
    let silent = score.asked.as_ref().map(|a| a.silent.len());
    let note = match silent {
        None => t.nps_note_unknown(),
        Some(0) => t.nps_note_all(),
        Some(n) => t.nps_note(i64::try_from(n).unwrap_or(0)),
    };
    Some((parts::points(l, nps.value), groups, NpsRuler::of(l, &nps), note))
}

fn figs(tab: &Sight<'_>, score: &AccountScore) -> Vec<(String, Option<Fig>)> {
    let l = tab.desk.lang();
    let t = texts(l);
    let weighted = score.nps.and_then(|n| n.weighted).map(|w| Fig {
        value: parts::points(l, w.nps),
        note: t.by_role(),
        ask: "?explain=nps_weighted",
    });
    let csat = score.csat.map(|c| Fig {
        value: parts::of(l, c.satisfied as usize, c.answers as usize),
        note: parts::share_range(l, c.interval),
        ask: "?explain=csat",
    });
    let response = score.asked.as_ref().map(|a| Fig {
        value: parts::of(l, a.answered, a.invited),
        note: a.rate.weight.map(|w| t.weight_share(l.percent(w, 0))).unwrap_or_default(),
        ask: "?explain=response",
    });
    let mut figs = vec![(t.nps_weighted(), weighted), (t.satisfied(), csat), (t.response(), response)];
    if let Some(c) = score.ces {
        let note = c.mean_interval.map(|i| t.range(l.float(i.low, 1), l.float(i.high, 1)));
        let note = note.unwrap_or_else(|| t.one_answer());
        figs.push((t.ces(), Some(Fig { value: l.float(c.mean, 1), note, ask: "?explain=ces" })));
    }
    figs
}

fn driver_note(tab: &Sight<'_>, score: &AccountScore) -> String {
    let l = tab.desk.lang();
    let worst = score.drivers.iter().filter_map(|d| Some((d, d.p_below?))).max_by(|a, b| a.1.total_cmp(&b.1));
    let clear = worst.filter(|(d, p)| *p >= 0.8 && !d.firm.default);
    clear.map(|(d, p)| texts(l).driver_below(tab.label(&d.code), l.probability(p))).unwrap_or_default()
}

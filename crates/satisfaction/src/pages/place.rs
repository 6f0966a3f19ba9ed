//! `GET /satisfaction`: every account the person sees, how satisfied, how sure, who is silent, how old the answers are.
use super::parts;
use crate::known::known;
use crate::l10n::L10nLanguage;
use crate::model::AccountScore;
use crate::texts;
use accounts::{AccountInfo, Kind};
use askama::Template;
use axum::extract::Query;
use base::explain::{Explain, Input, Part};
use base::page::{Crumb, Page};
use base::ui::Scale;
use base::{Day, Desk, PageResult, Place};
use serde::Deserialize;
use std::cmp::Ordering;
use std::collections::HashSet;

/// Rows of the list; whoever has more accounts searches them under Accounts.
const MOST: usize = 300;

struct Line {
    name: String,
    href: String,
    lead: String,
    ruler: Option<Scale>,
    nps: String,
    heads: String,
    silent: String,
    newest: String,
    oldest: String,
    old: bool,
}

struct WaveLine {
    name: String,
    heads: String,
    open: bool,
}

struct Head {
    label: String,
    href: String,
    dir: &'static str,
    right: bool,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "pages/place.html", blocks = ["explain"])]
struct PlacePage {
    page: Page,
    t: &'static L10nLanguage,
    sentence: String,
    heads: Vec<Head>,
    lines: Vec<Line>,
    more: String,
    waves: Vec<WaveLine>,
    mean: String,
    mean_note: String,
    nothing: bool,
    explain: Option<Explain>,
}

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `name`, `index`, `silent`, `age`.
    sort: String,
    explain: String,
}

/// An account with its score, ready to be sorted.
struct Row<'a> {
    info: &'a AccountInfo,
    score: AccountScore,
}

impl Row<'_> {
    fn silent(&self) -> usize {
        self.score.asked.as_ref().map_or(0, |a| a.silent.len())
    }
    fn newest(&self) -> Option<Day> {
        self.score.days.map(|d| d.1)
    }
}

fn order(sort: &str) -> impl Fn(&Row<'_>, &Row<'_>) -> Ordering {
    let sort = sort.to_owned();
    move |a, b| {
        let first = match sort.as_str() {
            // The unknown stand last: they are no low values.
            "index" => {
                let s = |r: &Row<'_>| r.score.index.map(|i| i.s);
                match (s(a), s(b)) {
                    (Some(x), Some(y)) => x.total_cmp(&y),
                    (x, y) => x.is_none().cmp(&y.is_none()),
                }
            }
            "silent" => b.silent().cmp(&a.silent()),
            "age" => a.newest().cmp(&b.newest()),
            _ => Ordering::Equal,
        };
        let name = |r: &Row<'_>| base::fold::fold(&r.info.name);
        first.then_with(|| name(a).cmp(&name(b))).then_with(|| base::fold::natural_cmp(&a.info.key, &b.info.key))
    }
}

/// `GET /satisfaction`
pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    if desk.actor.only_administers() {
        return Err(base::Error::Forbidden);
    }
    let (t, l, ws) = (texts(desk.lang()), desk.lang(), desk.actor.workspace);
    let today = desk.site.today();
    let known = known(&desk.site, ws).await?;
    let scores = known.on(today);
    let structure = accounts::structure(&desk.site, ws).await?;
    let seen = accounts::visible_at(&desk.site, &desk.actor).await?;
    let target = crate::target(desk.db(), &desk.actor, today).await?;
    let wanted = |a: &&AccountInfo| {
        let touched = a.is_key_account() || scores.of(a.account_id).is_some();
        a.kind == Kind::Customer && touched && seen.sees(a.account_id)
    };
    let mut rows: Vec<Row<'_>> = structure
        .accounts
        .iter()
        .filter(wanted)
        .map(|info| Row { info, score: scores.of(info.account_id).cloned().unwrap_or_default() })
        .collect();
    rows.sort_by(order(&asked.sort));
    let known_rows = rows.iter().filter(|r| r.score.index.is_some()).count();
    let silent: usize = rows.iter().map(Row::silent).sum();
    let count = |n: usize| l.count(i64::try_from(n).unwrap_or(i64::MAX));
    let sentence = if rows.is_empty() {
        String::new()
    } else {
        t.place_sentence(i64::try_from(silent).unwrap_or(i64::MAX), parts::of(l, known_rows, rows.len()))
    };
    let explain = (asked.explain == "s0").then(|| mean_panel(&desk, &scores.s0, &known.rules()));
    let mut shell = desk.page(Place::Satisfaction, t.satisfaction());
    shell.path = vec![Crumb { label: t.satisfaction(), href: None }];
    let page = PlacePage {
        page: shell,
        t,
        sentence,
        heads: heads(t, &asked.sort),
        more: if rows.len() > MOST { t.place_more(count(MOST), count(rows.len())) } else { String::new() },
        lines: rows.iter().take(MOST).map(|r| line(&desk, r, target, today)).collect(),
        waves: waves(&desk, &known, today),
        mean: l.float(scores.s0.s0, 1),
        mean_note: if scores.s0.default { t.mean_default() } else { t.mean_of_all() },
        nothing: known.facts().answers.is_empty() && known.facts().invitations.is_empty(),
        explain,
    };
    if desk.view.wants("explain") {
        return desk.fragment(page.as_explain().render()?);
    }
    desk.show(&page)
}

fn heads(t: &L10nLanguage, sort: &str) -> Vec<Head> {
    let sort = if sort.is_empty() { "name" } else { sort };
    let head = |label: String, code: &str, dir: &'static str, right: bool, class: &'static str| Head {
        label,
        href: format!("/satisfaction?sort={code}"),
        dir: if sort == code { dir } else { "" },
        right,
        class,
    };
    vec![
        head(t.account(), "name", "ascending", false, "pl-4"),
        head(t.satisfaction(), "index", "ascending", false, ""),
        Head { label: "NPS".into(), href: String::new(), dir: "", right: true, class: "" },
        Head { label: t.answered(), href: String::new(), dir: "", right: true, class: "" },
        head(t.silent(), "silent", "descending", true, ""),
        head(t.last_answer(), "age", "ascending", true, "pr-4"),
    ]
}

fn line(desk: &Desk, row: &Row<'_>, target: f64, today: Day) -> Line {
    let l = desk.lang();
    let score = &row.score;
    let days = score.days;
    Line {
        name: row.info.name.clone(),
        href: format!("{}/satisfaction", accounts::href(&row.info.key)),
        lead: row.info.lead.as_ref().map(|x| x.1.clone()).unwrap_or_default(),
        ruler: score.index.as_ref().map(|i| parts::ruler(l, i, target)),
        nps: score.nps.map(|n| parts::points(l, n.value)).unwrap_or_default(),
        heads: score.asked.as_ref().map(|a| parts::of(l, a.answered, a.invited)).unwrap_or_default(),
        silent: score
            .asked
            .as_ref()
            .map(|a| l.count(i64::try_from(a.silent.len()).unwrap_or(i64::MAX)))
            .unwrap_or_default(),
        newest: days.map(|d| l.day(d.1)).unwrap_or_default(),
        oldest: days.map(|d| l.day(d.0)).unwrap_or_default(),
        old: days.is_some_and(|d| today.days_since(d.1) > 183),
    }
}

fn waves(desk: &Desk, known: &crate::Known, today: Day) -> Vec<WaveLine> {
    let l = desk.lang();
    let t = texts(l);
    let facts = known.facts();
    if !desk.actor.sees_all() {
        // How many of the firm answered is a figure of the firm.
        return facts
            .waves
            .iter()
            .rev()
            .take(4)
            .map(|w| WaveLine {
                name: w.name.clone(),
                heads: String::new(),
                open: w.ends_on.is_none_or(|e| e >= today),
            })
            .collect();
    }
    let one = |w: &surveys::Wave| {
        let said = facts.answers.iter().filter(|a| a.wave == Some(w.id) && a.source == surveys::Source::Customer);
        let answered: HashSet<_> = said.map(|a| a.respondent).collect();
        let mut asked: HashSet<_> = facts.invitations.iter().filter(|i| i.wave == w.id).map(|i| i.respondent).collect();
        let known = !asked.is_empty();
        asked.extend(answered.iter().copied());
        WaveLine {
            name: w.name.clone(),
            heads: if known { parts::of(l, answered.len(), asked.len()) } else { parts::answers(t, answered.len()) },
            open: w.ends_on.is_none_or(|end| end >= today),
        }
    };
    facts.waves.iter().rev().take(4).map(one).collect()
}

fn mean_panel(desk: &Desk, s0: &engine_value::satisfaction::PortfolioMean, rules: &crate::Rules) -> Explain {
    let l = desk.lang();
    let t = texts(l);
    let least = l.count(i64::try_from(rules.s0_least).unwrap_or(i64::MAX));
    let accounts = l.count(i64::try_from(s0.accounts).unwrap_or(i64::MAX));
    let mut inputs = Vec::new();
    if desk.actor.sees_all() {
        inputs.push(Input::new(t.in_accounts(), accounts));
    }
    if s0.default {
        inputs.push(Input::new(t.in_s0(), l.float(rules.s0, 0)).default_value());
    }
    Explain {
        code: "s0".into(),
        name: t.in_s0(),
        value: l.float(s0.s0, 1),
        scale: "satisfaction",
        formula: t.formula_s0(),
        inputs,
        parts: vec![Part::new(
            t.part_s0(),
            if s0.default { t.s0_default(least, l.float(rules.s0, 0)) } else { t.s0_compared() },
        )],
        rule: "SAT-10".into(),
        ..Explain::default()
    }
}

//! The ladder of the portfolio, or of one group: beside its comparison, and taken apart by account.
use super::bridge::WholeBridge;
use super::explain::{formula_of_all, formula_of_group, input, inputs_above, panel};
use super::export;
use super::ladder::{Pair, Row, change_k, compare_head, rows, sentence, sheet, thousands_unit};
use super::period::{Chosen, PeriodPick, PeriodQuery, set};
use super::profit::Profit;
use super::words;
use crate::figures::{self, Figures, Side};
use crate::l10n::L10nLanguage;
use crate::texts;
use accounts::Visible;
use accounts::structure::AccountInfo;
use askama::Template;
use axum::extract::{Path, Query};
use base::explain::{Explain, Part};
use base::page::{Crumb, Desk, Page, escape_query};
use base::{Error, Lang, PageResult, Place};
use engine_value::contribution::{Amounts, Ladder, Level, Line};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct WholeQuery {
    #[serde(flatten)]
    period: PeriodQuery,
    /// Key of a top account: only its group.
    #[serde(default)]
    group: String,
    #[serde(default)]
    explain: String,
    /// How many parts stand on earlier pages.
    #[serde(default)]
    start: String,
}

/// Parts on a page.
const PAGE: usize = 50;

/// What an account, or a rest that is none, brings to the chosen line.
pub(crate) struct PartRow {
    pub name: String,
    /// Empty where it has no page.
    pub href: String,
    /// Empty where unknown.
    pub amount: String,
    pub share: String,
    pub before: String,
    pub change: String,
}

#[derive(Template)]
#[template(path = "whole.html", blocks = ["bridge", "explain"])]
struct WholePage {
    page: Page,
    t: &'static L10nLanguage,
    title: String,
    portfolio: bool,
    sentence: (String, String, String),
    pick: PeriodPick,
    note: String,
    currency: String,
    thousands: String,
    compare_head: String,
    rows: Vec<Row>,
    empty: bool,
    own: bool,
    parts_title: String,
    parts: Vec<PartRow>,
    sum: PartRow,
    pager: Pager,
    csv_href: String,
    xlsx_href: String,
    structure: String,
    bridge: WholeBridge,
    explain: Option<Explain>,
}

/// Where the shown parts stand among all; without text they all stand here.
#[derive(Default)]
struct Pager {
    text: String,
    back: String,
    next: String,
}

impl Pager {
    /// The part of `rows` that stands on this page, and the way to the others.
    fn cut(rows: Vec<PartRow>, start: &str, lang: Lang, page: &Page) -> (Vec<PartRow>, Self) {
        let all = rows.len();
        let from = start.parse().unwrap_or(0).min(all.saturating_sub(1)) / PAGE * PAGE;
        let shown: Vec<PartRow> = rows.into_iter().skip(from).take(PAGE).collect();
        if shown.len() == all {
            return (shown, Self::default());
        }
        let (to, count) = (from + shown.len(), |n: usize| lang.count(i64::try_from(n).unwrap_or(i64::MAX)));
        let word = |at: usize| if at == 0 { String::new() } else { at.to_string() };
        let href = |at: usize| format!("{}#parts", set(&page.address, "start", &word(at)));
        let pager = Self {
            text: texts(lang).rows_of(count(from + 1), count(to), count(all)),
            back: if from == 0 { String::new() } else { href(from - PAGE) },
            next: if to == all { String::new() } else { href(to) },
        };
        (shown, pager)
    }
}

/// One part of the whole.
struct Of {
    name: String,
    href: String,
    now: Side,
    before: Side,
}

/// The portfolio a person may see, or a group.
pub(crate) struct Whole {
    pub chosen: Chosen,
    pub figures: Arc<Figures>,
    /// The top account of the group, where one was asked for.
    pub group: Option<AccountInfo>,
    /// Not the whole firm but own accounts.
    pub own: bool,
    parts: Vec<Of>,
    entries: i64,
    pub ladder: Ladder,
    pub before: Ladder,
}

impl Whole {
    pub(crate) async fn of(desk: &Desk, q: &WholeQuery) -> Result<Self, Error> {
        let chosen = Chosen::of(desk, &q.period).await?;
        let figures = figures::figures(&desk.site, &desk.actor, chosen.period, chosen.before).await?;
        let visible = accounts::visible(desk.db(), &desk.actor).await?;
        let group = match q.group.as_str() {
            "" => None,
            key => Some(group(&figures, &visible, key)?),
        };
        let parts = parts(desk.lang(), &figures, &visible, group.as_ref(), &chosen);
        let whole = group.is_none() && visible.is_all();
        let total = |side: fn(&Of) -> &Side| -> Result<Amounts, Error> {
            let mut sum = Amounts::default();
            for part in &parts {
                sum.add_all(&side(part).amounts).map_err(|e| anyhow::anyhow!("{e:?}"))?;
            }
            Ok(sum)
        };
        let (now, before) = if whole {
            (figures.total.now.amounts, figures.total.before.amounts)
        } else {
            (total(|o| &o.now)?, total(|o| &o.before)?)
        };
        let (ladder, before) = (Ladder::of(&now, &figures.rules), Ladder::of(&before, &figures.rules_before));
        let entries = parts.iter().map(|o| o.now.entries).sum();
        let own = !visible.is_all();
        Ok(Self { chosen, figures, group, own, parts, entries, ladder, before })
    }
    fn pair(&self) -> Pair<'_> {
        Pair {
            chosen: &self.chosen,
            figures: &self.figures,
            entries: self.entries,
            last: Line::Db3,
            ladder: &self.ladder,
            before: &self.before,
        }
    }
    /// Whether one of the periods has no entries.
    pub(crate) fn has_nothing_to_compare(&self) -> bool {
        let none = |side: fn(&Of) -> &Side| self.parts.iter().all(|o| side(o).entries == 0);
        none(|o| &o.now) || none(|o| &o.before)
    }
    fn title(&self, lang: Lang) -> String {
        let t = texts(lang);
        match &self.group {
            Some(top) => t.group_of(top.name.as_str()),
            None if self.own => t.conc_mine(),
            None => t.conc_portfolio(),
        }
    }
}

/// The group's top account; hidden is not found, and so is a group of which a part is hidden.
fn group(f: &Figures, visible: &Visible, key: &str) -> Result<AccountInfo, Error> {
    let account = f.structure.by_key(key).ok_or(Error::NotFound)?;
    let top = f.structure.account(account.top).ok_or(Error::NotFound)?;
    f.structure
        .group(top.account_id)
        .all(|a| visible.sees_money(a.account_id))
        .then(|| top.clone())
        .ok_or(Error::NotFound)
}

/// The address of the group an account belongs to; empty where it stands alone or a part is hidden.
pub(crate) async fn group_href(desk: &Desk, p: &Profit) -> Result<String, Error> {
    let f = &p.figures;
    let Some(account) = f.structure.account(p.access.account.account_id) else { return Ok(String::new()) };
    if f.structure.group(account.top).count() < 2 {
        return Ok(String::new());
    }
    let visible = accounts::visible(desk.db(), &desk.actor).await?;
    Ok(group(f, &visible, &account.key).map_or_else(
        |_| String::new(),
        |top| format!("/portfolio/contribution?group={}&{}", escape_query(&top.key), p.chosen.query()),
    ))
}

fn parts(lang: Lang, f: &Figures, visible: &Visible, group: Option<&AccountInfo>, chosen: &Chosen) -> Vec<Of> {
    let t = texts(lang);
    let wanted = |a: &AccountInfo| match group {
        Some(top) => a.top == top.account_id,
        None => visible.sees_money(a.account_id),
    };
    let accounts = f.structure.accounts.iter().zip(&f.accounts).filter(|(a, _)| wanted(a));
    let mut parts: Vec<Of> = accounts
        .map(|(a, figure)| Of {
            name: a.name.clone(),
            href: format!("/accounts/{}/profit?{}", escape_query(&a.key), chosen.query()),
            now: figure.now,
            before: figure.before,
        })
        .collect();
    if group.is_none() && visible.is_all() {
        let rest = |name, href: &str, figure: &figures::Figure| Of {
            name,
            href: href.to_owned(),
            now: figure.now,
            before: figure.before,
        };
        parts.push(rest(t.to_be_assigned(), "/accounts/unassigned", &f.unassigned));
        parts.push(rest(t.conc_without_customer(), "", &f.outside));
    }
    parts.retain(|o| o.now.entries != 0 || o.before.entries != 0 || o.now.net.is_some_and(|n| n != 0));
    parts
}

/// `GET /portfolio/contribution`
pub(crate) async fn show(desk: Desk, Query(q): Query<WholeQuery>) -> PageResult {
    let w = Whole::of(&desk, &q).await?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let title = w.title(lang);
    let mut page = desk.page(Place::Portfolio, format!("{title}, {}", t.ladder()));
    page.path = vec![
        Crumb { label: if w.own { t.conc_mine() } else { t.conc_portfolio() }, href: Some("/portfolio".into()) },
        Crumb { label: w.group.as_ref().map_or_else(|| t.ladder(), |_| title.clone()), href: None },
    ];
    let pick = PeriodPick::of(&desk, &page, &w.chosen).await?;
    let asked = Line::ALL.into_iter().find(|l| l.code() == q.explain);
    let line = asked.unwrap_or_else(|| w.figures.level.map_or(Line::NetRevenue, Level::line));
    let currency = w.figures.currency;
    let (parts, sum) = table(lang, &w, line);
    let (parts, pager) = Pager::cut(parts, &q.start, lang, &page);
    let export = |extension: &str| page.address.replacen("/contribution", &format!("/contribution/{extension}"), 1);
    let shown = WholePage {
        portfolio: w.group.is_none(),
        sentence: sentence(lang, &w.pair()),
        rows: rows(&page, lang, &w.pair(), &q.explain),
        empty: w.parts.is_empty(),
        own: w.own,
        note: w.chosen.note.clone(),
        currency: currency.symbol().to_owned(),
        thousands: thousands_unit(lang, currency),
        compare_head: compare_head(lang, &w.chosen),
        parts_title: t.by_account(words::line(lang, &w.figures.wording, line)),
        csv_href: set(&set(&export("csv"), "explain", line.code()), "start", ""),
        xlsx_href: set(&set(&export("xlsx"), "explain", line.code()), "start", ""),
        structure: t.structure_of(lang.day(desk.site.today())),
        bridge: WholeBridge::of(&desk, &w, &page.address).await?,
        explain: asked.map(|line| explained(lang, &w, line, &page)),
        page,
        t,
        title,
        pick,
        parts,
        sum,
        pager,
    };
    if desk.view.wants("explain") {
        return desk.fragment(shown.as_explain().render()?);
    }
    if desk.view.wants("bridge") {
        return desk.fragment(shown.as_bridge().render()?);
    }
    desk.show(&shown)
}

/// Name, address, amount in the period and in the one before.
type Amount<'a> = (&'a str, &'a str, Option<i64>, Option<i64>);

/// A line by account, the largest first, with what is left between the parts and the whole.
fn amounts(w: &Whole, line: Line) -> (Vec<Amount<'_>>, Option<i64>) {
    let f = &w.figures;
    let mut parts: Vec<Amount<'_>> = w
        .parts
        .iter()
        .map(|o| {
            (o.name.as_str(), o.href.as_str(), f.ladder(&o.now).amount(line), f.ladder_before(&o.before).amount(line))
        })
        .filter(|(_, _, now, before)| *now != Some(0) || before.is_some_and(|b| b != 0))
        .collect();
    parts.sort_by_key(|(name, _, now, _)| (now.is_none(), std::cmp::Reverse(*now), *name));
    let known: Option<i64> = parts.iter().map(|p| p.2).sum();
    // Product cost is filled up with the ratio of whoever is looked at, so the whole may differ from its parts.
    let rest = w.ladder.amount(line).zip(known).map(|(whole, known)| whole - known).filter(|x| *x != 0);
    (parts, rest)
}

fn table(lang: Lang, w: &Whole, line: Line) -> (Vec<PartRow>, PartRow) {
    let (t, currency) = (texts(lang), w.figures.currency);
    let whole = w.ladder.amount(line);
    let row = |name: &str, href: &str, now: Option<i64>, before: Option<i64>| PartRow {
        name: name.to_owned(),
        href: href.to_owned(),
        amount: now.map(|x| lang.amount(x, currency)).unwrap_or_default(),
        share: now
            .zip(whole.filter(|x| *x > 0))
            .and_then(|(x, all)| engine_value::money::ratio(x, all))
            .map(|x| lang.percent(x, 1))
            .unwrap_or_default(),
        before: before.map(|x| lang.amount(x, currency)).unwrap_or_default(),
        change: now.zip(before).map(|(a, b)| change_k(lang, a - b, currency)).unwrap_or_default(),
    };
    let (parts, rest) = amounts(w, line);
    let mut rows: Vec<PartRow> =
        parts.into_iter().map(|(name, href, now, before)| row(name, href, now, before)).collect();
    rows.extend(rest.map(|x| row(&t.computed_filled(), "", Some(x), None)));
    (rows, row(&t.sum(), "", whole, w.before.amount(line)))
}

fn explained(lang: Lang, w: &Whole, line: Line, page: &Page) -> Explain {
    let (t, pair) = (texts(lang), w.pair());
    let href = |l: Line| page.with("explain", l.code());
    let mut inputs = inputs_above(lang, &pair, line, href);
    let block = match line {
        Line::Db2 => Some(Line::CostToServe),
        Line::Db3 => Some(Line::FixedCost),
        _ => None,
    };
    inputs.extend(block.map(|l| input(lang, &pair, l, -1).link(href(l))));
    if inputs.len() > 1 {
        inputs.push(input(lang, &pair, line, 1).total());
    }
    let source = Part::new(t.source(), t.by_account_words(w.entries, lang.count(w.entries)));
    let formula = if w.group.is_some() { formula_of_group(lang, line) } else { formula_of_all(lang, line) };
    Explain { formula, ..panel(lang, &pair, line, lang.period(w.chosen.period), inputs, vec![source]) }
}

/// The ladder as a file, and the chosen line by account.
pub(crate) async fn download(desk: Desk, Path(file): Path<String>, Query(q): Query<WholeQuery>) -> PageResult {
    let kind = export::Kind::parse(&file).ok_or(Error::NotFound)?;
    let w = Whole::of(&desk, &q).await?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let line = Line::ALL.into_iter().find(|l| l.code() == q.explain).unwrap_or(Line::NetRevenue);
    let title = w.title(lang);
    let (parts, rest) = amounts(&w, line);
    let filled = t.computed_filled();
    let row = |(name, _, now, before): Amount<'_>| {
        vec![export::Cell::from(name.to_owned()), export::Cell::Money(now), export::Cell::Money(before)]
    };
    let code = w.figures.currency.code();
    let by_account = export::Sheet {
        name: t.account(),
        head: vec![
            t.by_account(words::line(lang, &w.figures.wording, line)),
            t.amount_in(code),
            format!("{}, {code}", lang.period(w.chosen.before)),
        ],
        rows: parts.into_iter().chain(rest.map(|x| (filled.as_str(), "", Some(x), None))).map(row).collect(),
    };
    let name = format!("{title} {} {}", w.chosen.period.from(), w.chosen.period.to());
    export::answer(kind, &name, &[sheet(lang, &w.pair(), &title), by_account], lang, w.figures.currency)
}

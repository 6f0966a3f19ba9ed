//! Targets of an account: what is to be reached in the fiscal year, what was reached so far, the gap.
use super::ladder::change_k;
use super::profit::{Profit, again};
use super::words;
use crate::entries::{fiscal_label, fiscal_months, fiscal_year, set_account_target};
use crate::figures;
use crate::model::AccountTarget;
use crate::{store, texts};
use accounts::HeaderFacts;
use axum::extract::Path;
use axum::{Extension, Form};
use base::form::FormErrors;
use base::ids::AccountId;
use base::page::Desk;
use base::{Currency, Error, Lang, Month, PageResult, Period, Right};
use engine_value::contribution::{Level, Line};
use engine_value::money::mul_div;
use serde::Deserialize;

pub(crate) struct TargetRow {
    pub label: String,
    pub target: String,
    pub so_far: String,
    pub actual: String,
    pub gap: String,
}

/// A field of the form.
pub(crate) struct TargetField {
    pub name: &'static str,
    pub label: String,
    pub value: String,
    pub fault: String,
}

/// What was typed and could not be read.
pub(crate) struct TargetHeld {
    typed: [String; 4],
    faults: FormErrors,
}

pub(crate) struct TargetView {
    pub year: String,
    pub fiscal_year: i32,
    pub until: String,
    pub rows: Vec<TargetRow>,
    pub note: String,
    pub fields: Vec<TargetField>,
    pub may_set: bool,
    pub open: bool,
    pub action: String,
}

/// The targets of the fiscal year in which the shown period ends.
pub(crate) async fn target_view(desk: &Desk, p: &Profit, held: Option<&TargetHeld>) -> Result<TargetView, Error> {
    let (lang, t, ws) = (desk.lang(), texts(desk.lang()), desk.actor.workspace);
    let start = desk.actor.firm.fiscal_year_start;
    let last = p.chosen.period.to().month();
    let year = fiscal_year(last.last(), start);
    let stored = store::account_target(desk.db(), ws, p.access.account.account_id, year).await?;
    let (rows, note) = match &stored {
        Some(s) => {
            let (rows, by_history) = rows(desk, p, &s.target, fiscal_months(year, start), last).await?;
            (rows, t.target_note(s.set_by.as_str(), if by_history { t.by_last_year() } else { t.evenly() }))
        }
        None => (Vec::new(), t.target_nobody()),
    };
    Ok(TargetView {
        year: fiscal_label(year, start),
        fiscal_year: year,
        until: lang.month(last),
        rows,
        note,
        fields: fields(lang, p, stored.map(|s| s.target), held),
        open: held.is_some(),
        may_set: desk.actor.may(Right::SetTargets),
        action: format!("{}/profit/target", p.access.account.href()),
    })
}

/// Each measure with its target, and whether last year's shares say what is due by now (else the months do).
async fn rows(
    desk: &Desk,
    p: &Profit,
    target: &AccountTarget,
    whole: Period,
    last: Month,
) -> Result<(Vec<TargetRow>, bool), Error> {
    let (lang, t, currency) = (desk.lang(), texts(desk.lang()), p.figures.currency);
    let account = p.access.account.account_id;
    let so_far = Period::months(whole.from().month(), last);
    let f = figures::figures(&desk.site, &desk.actor, so_far, so_far.earlier(12)).await?;
    let last_year = figures::figures(&desk.site, &desk.actor, whole.earlier(12), whole.earlier(24)).await?;
    let actual = f.account(account).cloned().unwrap_or_default();
    let before = last_year.account(account).cloned().unwrap_or_default();
    let shares = (actual.before.net.unwrap_or(0), before.now.net.unwrap_or(0));
    let months = i64::from(last.0 - whole.from().month().0 + 1);
    let by_history = shares.0 > 0 && shares.1 > 0;
    let part = |x: i64| if by_history { mul_div(x, shares.0, shares.1) } else { mul_div(x, months, 12) };
    let measures = [
        (Line::NetRevenue, target.net_revenue, actual.now.net),
        (Line::Db2, target.db2, actual.now.db(Level::Db2)),
        (Line::Db3, target.db3, actual.now.db(Level::Db3)),
    ];
    let mut out: Vec<TargetRow> = measures
        .into_iter()
        .filter_map(|(line, target, actual)| {
            let due = part(target?);
            Some(TargetRow {
                label: words::line(lang, &p.figures.wording, line),
                target: thousands(lang, target, currency),
                so_far: thousands(lang, due, currency),
                actual: thousands(lang, actual, currency),
                gap: actual.zip(due).map(|(a, d)| change_k(lang, a - d, currency)).unwrap_or_default(),
            })
        })
        .collect();
    if let Some(m) = target.margin_permille {
        let margin = f.level.and_then(|l| actual.now.margin(l));
        out.push(TargetRow {
            label: t.own_margin(),
            target: lang.percent(f64::from(m) / 1_000.0, 1),
            so_far: String::new(),
            actual: margin.map_or_else(|| t.unknown(), |x| lang.percent(x, 1)),
            gap: String::new(),
        });
    }
    Ok((out, by_history))
}

fn fields(lang: Lang, p: &Profit, target: Option<AccountTarget>, held: Option<&TargetHeld>) -> Vec<TargetField> {
    let value = |x: Option<i64>| x.map(|x| lang.amount(x, p.figures.currency)).unwrap_or_default();
    let of = |name: &'static str, line: Line, x: Option<i64>| TargetField {
        name,
        label: words::line(lang, &p.figures.wording, line),
        value: value(x),
        fault: String::new(),
    };
    let margin = target.and_then(|t| t.margin_permille);
    let mut all = vec![
        of("net_revenue", Line::NetRevenue, target.and_then(|t| t.net_revenue)),
        of("db2", Line::Db2, target.and_then(|t| t.db2)),
        of("db3", Line::Db3, target.and_then(|t| t.db3)),
        TargetField {
            name: "margin",
            label: texts(lang).own_margin_percent(),
            value: margin.map(|m| lang.float(f64::from(m) / 10.0, 1)).unwrap_or_default(),
            fault: String::new(),
        },
    ];
    for (field, typed) in all.iter_mut().zip(held.iter().flat_map(|h| &h.typed)) {
        typed.clone_into(&mut field.value);
    }
    for field in &mut all {
        held.and_then(|h| h.faults.of(field.name)).unwrap_or_default().clone_into(&mut field.fault);
    }
    all
}

fn thousands(lang: Lang, minor: Option<i64>, currency: Currency) -> String {
    minor.map_or_else(|| texts(lang).unknown(), |x| lang.thousands(x, currency))
}

#[derive(Debug, Deserialize)]
pub(crate) struct TargetDraft {
    fiscal_year: i32,
    #[serde(default)]
    net_revenue: String,
    #[serde(default)]
    db2: String,
    #[serde(default)]
    db3: String,
    #[serde(default)]
    margin: String,
}

#[allow(clippy::option_option, reason = "not readable, empty, or a number")]
/// A number as typed with at most `decimals` decimals, scaled to a whole number; `Some(None)` for an empty field.
pub(crate) fn typed_number(lang: Lang, text: &str, decimals: u32) -> Option<Option<i64>> {
    let (point, group) = if lang == Lang::De { (',', '.') } else { ('.', ',') };
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"€$£¥%\u{a0}\u{202f}'".contains(*c))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    // "2.50" in German would be 250: groups have three digits, or the other language's decimal sign was meant.
    let (before, after) = bare.split_once(point).unwrap_or((bare.as_str(), ""));
    if after.contains(group) || before.split(group).skip(1).any(|g| g.len() != 3) {
        return None;
    }
    let cleaned: String = bare.chars().filter(|c| *c != group).collect();
    if cleaned.is_empty() {
        return Some(None);
    }
    let (sign, digits) = cleaned.strip_prefix('-').map_or((1, cleaned.as_str()), |d| (-1, d));
    let (whole, fraction) = digits.split_once(point).unwrap_or((digits, ""));
    let width = usize::try_from(decimals).ok()?;
    if whole.is_empty() || fraction.len() > width || !(whole.to_owned() + fraction).chars().all(|c| c.is_ascii_digit())
    {
        return None;
    }
    let n: i64 = format!("{whole}{fraction:0<width$}").parse().ok()?;
    Some(Some(sign * n))
}

impl TargetDraft {
    fn parse(&self, desk: &Desk, account: AccountId) -> Result<AccountTarget, FormErrors> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let mut faults = FormErrors::new();
        let mut read = |field: &'static str, text: &str, decimals: u32| {
            let typed = typed_number(lang, text, decimals);
            if typed.is_none() {
                faults.add(field, t.amount_not_readable(text));
            }
            typed.flatten()
        };
        let decimals = desk.actor.firm.currency.exponent();
        let target = AccountTarget {
            account,
            fiscal_year: self.fiscal_year,
            net_revenue: read("net_revenue", &self.net_revenue, decimals),
            db2: read("db2", &self.db2, decimals),
            db3: read("db3", &self.db3, decimals),
            margin_permille: read("margin", &self.margin, 1).and_then(|m| i32::try_from(m).ok()),
        };
        faults.done(Some(target))
    }
}

/// Sets an account's target of a fiscal year.
pub(crate) async fn set(
    desk: Desk,
    Path(key): Path<String>,
    facts: Option<Extension<HeaderFacts>>,
    Form(draft): Form<TargetDraft>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    desk.actor.must(Right::SetTargets)?;
    let target = match draft.parse(&desk, access.account.account_id) {
        Ok(target) => target,
        Err(faults) => {
            let held = TargetHeld { typed: [draft.net_revenue, draft.db2, draft.db3, draft.margin], faults };
            return again(&desk, &key, facts.as_ref().map(|f| &f.0), &held).await;
        }
    };
    let mut tx = desk.begin().await?;
    let event = set_account_target(&mut tx, &target).await?;
    let number = tx.commit(event).await?;
    desk.done(&format!("{}/profit", access.account.href()), &texts(desk.lang()).target_set(), Some(number))
}

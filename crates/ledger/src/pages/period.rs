//! The period of a page and what it is compared with, both from the address.
use crate::entries::{fiscal_label, fiscal_months, fiscal_year};
use crate::{figures, texts};
use base::page::{Desk, Page, escape_query};
use base::{Error, Month, Period};
use serde::Deserialize;

/// `?from=2025-11-01&to=2026-10-31&compare=year`.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct PeriodQuery {
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub compare: String,
}

/// The period a page shows.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    pub period: Period,
    pub before: Period,
    /// The comparison is the same period a year earlier.
    pub by_year: bool,
    /// „Letzte Buchung Dez 2011“ where R12 does not end with the last calendar month.
    pub note: String,
}

impl Chosen {
    /// R12 where the address says nothing; a period that makes no sense is told.
    pub(crate) async fn of(desk: &Desk, q: &PeriodQuery) -> Result<Self, Error> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let (period, note) = if q.from.is_empty() && q.to.is_empty() {
            let (period, fresh) = figures::usual_period(&desk.site, &desk.actor).await?;
            let note = if fresh { String::new() } else { t.latest_booking(lang.month(period.to().month())) };
            (period, note)
        } else {
            let days = q.from.parse().ok().zip(q.to.parse().ok());
            let period = days.and_then(|(a, b)| Period::new(a, b));
            (period.ok_or_else(|| Error::BadRequest(t.period_not_readable()))?, String::new())
        };
        let by_year = q.compare == "year";
        let before = if by_year { period.earlier(12) } else { period.before() };
        Ok(Self { period, before, by_year, note })
    }

    /// `from=…&to=…`, for links that keep the period.
    pub(crate) fn query(&self) -> String {
        format!("from={}&to={}", self.period.from(), self.period.to())
    }
}

/// One line of the pick.
#[derive(Debug, Clone)]
pub(crate) struct PeriodItem {
    pub label: String,
    pub href: String,
    pub on: bool,
}

/// What the pick of periods prints.
#[derive(Debug, Clone)]
pub(crate) struct PeriodPick {
    pub label: String,
    pub items: Vec<PeriodItem>,
    pub from: String,
    pub to: String,
    /// Address without period, for the form with two days.
    pub action: String,
    /// Other fields of the address that the form keeps.
    pub kept: Vec<(String, String)>,
    pub compare_label: String,
    pub compare: Vec<PeriodItem>,
}

impl PeriodPick {
    pub(crate) async fn of(desk: &Desk, page: &Page, c: &Chosen) -> Result<Self, Error> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let (r12, _) = figures::usual_period(&desk.site, &desk.actor).await?;
        let start = desk.actor.firm.fiscal_year_start;
        let last: Month = r12.to().month();
        let year = fiscal_year(last.last(), start);
        let so_far = Period::months(fiscal_months(year, start).from().month(), last);
        let bare = page_without_period(page);
        let item = |label: String, p: Period| PeriodItem {
            label,
            href: with(&bare, &format!("from={}&to={}", p.from(), p.to())),
            on: p == c.period,
        };
        let items = vec![
            PeriodItem { label: lang.period(r12), href: bare.clone(), on: r12 == c.period },
            item(t.fiscal_so_far(fiscal_label(year, start)), so_far),
            item(t.fiscal_whole(fiscal_label(year - 1, start)), fiscal_months(year - 1, start)),
            item(t.last_quarter(), Period::months(last.plus(-2), last)),
            item(lang.month(last), Period::months(last, last)),
        ];
        let compare = |label: String, value: &str| PeriodItem {
            label,
            href: set(&page.address, "compare", value),
            on: c.by_year == (value == "year"),
        };
        let compare = vec![compare(t.compare_before(), ""), compare(t.compare_year(), "year")];
        let compare_label = if c.by_year { t.compare_year() } else { t.compare_before() };
        let (action, query) = bare.split_once('?').unwrap_or((&bare, ""));
        let kept = query
            .split('&')
            .filter_map(|f| f.split_once('='))
            .filter(|(k, _)| *k != "explain")
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect();
        Ok(Self {
            label: lang.period(c.period),
            items,
            from: c.period.from().to_string(),
            to: c.period.to().to_string(),
            action: action.to_owned(),
            kept,
            compare_label,
            compare,
        })
    }
}

fn page_without_period(page: &Page) -> String {
    ["from", "to"].iter().fold(page.address.clone(), |a, f| set(&a, f, ""))
}

/// The address with a field set, or without it where the value is empty.
pub(crate) fn set(address: &str, field: &str, value: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let rest: Vec<&str> = query.split('&').filter(|f| !f.is_empty() && f.split('=').next() != Some(field)).collect();
    let bare = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
    if value.is_empty() { bare } else { with(&bare, &format!("{field}={}", escape_query(value))) }
}

fn with(address: &str, query: &str) -> String {
    format!("{address}{}{query}", if address.contains('?') { '&' } else { '?' })
}

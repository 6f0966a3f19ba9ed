//! The address of the portfolio's pages: period, filters, and the notes that stand on all of them.
use crate::front::{Eye, latest_booking};
use crate::model::Weighed;
use crate::texts;
use base::page::escape_query;
use base::{Day, Desk, Error, Period};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) lead: String,
    pub(super) tier: String,
    pub(super) account: String,
    pub(super) explain: String,
    pub(super) sort: String,
    pub(super) dir: String,
}

impl Asked {
    /// The period of the address; `None`: the default one.
    pub(super) fn period(&self) -> Option<Period> {
        let (from, to) = (self.from.parse::<Day>().ok()?, self.to.parse::<Day>().ok()?);
        Period::new(from, to)
    }
    /// The address with one part changed; an empty value takes the part away.
    pub(super) fn with(&self, path: &str, name: &str, value: &str) -> String {
        let parts = [
            ("from", &self.from),
            ("to", &self.to),
            ("lead", &self.lead),
            ("tier", &self.tier),
            ("account", &self.account),
        ];
        let mut query: Vec<(&str, String)> =
            parts.into_iter().filter(|(n, v)| !v.is_empty() && *n != name).map(|(n, v)| (n, v.clone())).collect();
        if !value.is_empty() {
            query.push((name, value.to_owned()));
        }
        let query: Vec<String> = query.into_iter().map(|(n, v)| format!("{n}={}", escape_query(&v))).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
    fn with_period(&self, path: &str, period: Option<Period>) -> String {
        let (from, to) = period.map(|p| (p.from().to_string(), p.to().to_string())).unwrap_or_default();
        Self { from, to, ..self.clone() }.with(path, "", "")
    }
    /// Left out by a filter: drawn faintly, still counted everywhere.
    pub(super) fn dims(&self, eye: &Eye, w: &Weighed) -> bool {
        let Some(a) = eye.structure.account(w.account) else { return true };
        let lead = a.lead.as_ref().map(|x| x.0.to_string()).unwrap_or_default();
        (!self.lead.is_empty() && lead != self.lead)
            || (!self.tier.is_empty() && a.tier.map_or("", accounts::Tier::word) != self.tier)
    }
}

/// A sentence under the picture, with what to do about it.
pub(super) struct Note {
    pub(super) text: String,
    pub(super) href: &'static str,
}

/// One choice of a filter.
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) on: bool,
}

/// The form with two days, of the pick of periods.
pub(super) struct Days {
    pub(super) action: String,
    /// Other parts of the address, which the form keeps.
    pub(super) kept: Vec<(&'static str, String)>,
    pub(super) from: String,
    pub(super) to: String,
}

/// A filter.
pub(super) struct Pick {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) icon: &'static str,
    pub(super) choices: Vec<Choice>,
    pub(super) days: Option<Days>,
}

/// What every page of the portfolio says: structure of which day, old bookings, numbers that wait.
pub(super) async fn notes(desk: &Desk, eye: &Eye) -> Result<Vec<Note>, Error> {
    let l = desk.lang();
    let t = texts(l);
    let mut notes = Vec::new();
    let today = desk.site.today();
    // The day is looked up only where it says more than the period does.
    if eye.scales.period.to() < today.month().plus(-1).last()
        && let Some(latest) = latest_booking(&desk.site, &desk.actor, eye).await?
    {
        notes.push(Note { text: t.latest_booking(l.day(latest)), href: "" });
    }
    if eye.visible.is_all() && eye.books.ranking.unassigned.0 > 0 {
        let (units, net) = eye.books.ranking.unassigned;
        let text = t.waiting(i64::try_from(units).unwrap_or(i64::MAX), l.thousands(net, desk.actor.firm.currency));
        notes.push(Note { text, href: "/accounts/unassigned" });
    }
    Ok(notes)
}

/// The filters; they dim and never filter a sum.
pub(super) fn picks(desk: &Desk, eye: &Eye, asked: &Asked, path: &str) -> Vec<Pick> {
    let l = desk.lang();
    let t = texts(l);
    let mut leads: BTreeSet<(String, String)> = BTreeSet::new();
    for w in eye.on_map() {
        if let Some((id, name)) = eye.structure.account(w.account).and_then(|a| a.lead.clone()) {
            leads.insert((name, id.to_string()));
        }
    }
    let choice = |label: String, name: &str, value: &str, now: &str| Choice {
        label,
        href: asked.with(path, name, value),
        on: now == value,
    };
    let mut by_lead = vec![choice(t.all(), "lead", "", &asked.lead)];
    by_lead.extend(leads.iter().map(|(name, id)| choice(name.clone(), "lead", id, &asked.lead)));
    let mut by_tier = vec![choice(t.all(), "tier", "", &asked.tier)];
    by_tier.extend(["T1", "T2"].map(|tier| choice(tier.to_owned(), "tier", tier, &asked.tier)));
    let value = |choices: &[Choice]| choices.iter().find(|c| c.on).map_or_else(|| t.all(), |c| c.label.clone());
    let mut picks = Vec::new();
    if by_lead.len() > 2 {
        picks.push(Pick { name: t.managers(), value: value(&by_lead), icon: "users", choices: by_lead, days: None });
    }
    if !eye.scales.suggested {
        picks.push(Pick { name: t.tier(), value: value(&by_tier), icon: "", choices: by_tier, days: None });
    }
    let period = eye.scales.period;
    let mut periods =
        vec![Choice { label: t.period_default(), href: asked.with_period(path, None), on: asked.period().is_none() }];
    let last = period.to().month();
    periods.extend((1..=4).map(|i| {
        let p = Period::r12(last.plus(-3 * i));
        Choice { label: l.period(p), href: asked.with_period(path, Some(p)), on: false }
    }));
    let kept = [("lead", &asked.lead), ("tier", &asked.tier), ("account", &asked.account)];
    let days = Days {
        action: path.to_owned(),
        kept: kept.into_iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n, v.clone())).collect(),
        from: period.from().to_string(),
        to: period.to().to_string(),
    };
    let value = l.period(period);
    picks.push(Pick { name: String::new(), value, icon: "calendar", choices: periods, days: Some(days) });
    picks
}

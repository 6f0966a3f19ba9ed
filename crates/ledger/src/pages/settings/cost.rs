//! Costs entered by hand: rates, fixed and shared costs, product cost in per cent; and their end.
use super::super::targets::{typed_amount, typed_number};
use super::acts::{done, month, optional_month, permille};
use crate::entries::{self, DriverSet};
use crate::model::{Cost, CostEntry, CostStep, Per, SplitKey};
use crate::{costs, store, texts};
use axum::Form;
use axum::extract::Path;
use base::db::Event;
use base::ids::AccountId;
use base::page::Desk;
use base::{Error, Month, PageResult, Right};
use engine_value::contribution::Kind;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Debug, Deserialize)]
pub(crate) struct CostDraft {
    kind: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    driver: String,
    #[serde(default)]
    new_driver: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    per: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    gone: String,
    #[serde(default)]
    account: String,
    #[serde(default)]
    members: String,
    #[serde(default)]
    key: String,
}

/// A driver's code from its name: letters, digits and underscores.
fn code_of(name: &str) -> String {
    let folded = base::fold::fold(name);
    let code: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    code.trim_matches('_').chars().take(40).collect()
}

/// Months and amount that all kinds have.
struct Span {
    per: Per,
    from: Month,
    to: Option<Month>,
}

impl CostDraft {
    async fn parse(&self, desk: &Desk) -> Result<Cost, Error> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let (from, to) = (month(lang, &self.from)?, optional_month(lang, &self.to)?);
        if to.is_some_and(|to| to < from) {
            return Err(Error::Refused(t.months_turned()));
        }
        let per = Per::parse(&self.per).unwrap_or(Per::Year);
        if per == Per::Total && to.is_none() {
            return Err(Error::Refused(t.end_missing()));
        }
        let span = Span { per, from, to };
        match self.kind.as_str() {
            "rate" => self.rate(desk, &span).await,
            "fixed" => self.fixed(desk, &span).await,
            "shared" => self.shared(desk, &span).await,
            "group" => Ok(Cost::Group {
                group: base::form::clean(&self.name).unwrap_or_default(),
                permille: permille(lang, &self.amount)?.ok_or_else(|| Error::Refused(t.amount_missing()))?,
                from: from.first(),
                to: to.map(Month::last),
            }),
            _ => Err(Error::BadRequest(t.amount_missing())),
        }
    }

    fn amount(&self, desk: &Desk) -> Result<i64, Error> {
        let typed = typed_amount(desk.lang(), &self.amount, desk.actor.firm.currency)?;
        typed.ok_or_else(|| Error::Refused(texts(desk.lang()).amount_missing()))
    }

    fn named(&self, desk: &Desk) -> Result<String, Error> {
        let name = base::form::clean(&self.name).filter(|n| !n.is_empty() && n.chars().count() <= 120);
        name.ok_or_else(|| Error::Refused(texts(desk.lang()).name_missing()))
    }

    /// A balance's rate is typed in per cent a year, all others as money: both end up in millionths.
    async fn rate(&self, desk: &Desk, span: &Span) -> Result<Cost, Error> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let new = !self.new_driver.trim().is_empty();
        let driver = if new { code_of(&self.new_driver) } else { self.driver.clone() };
        if driver.is_empty() {
            return Err(Error::Refused(t.name_missing()));
        }
        let drivers = store::drivers(desk.db(), desk.actor.workspace).await?;
        let balance = drivers.iter().any(|d| d.code == driver && d.basis == "balance");
        let typed = typed_number(lang, &self.amount, if balance { 4 } else { 6 });
        let rate = typed.flatten().filter(|x| *x >= 0).ok_or_else(|| Error::Refused(t.amount_missing()))?;
        Ok(Cost::Rate { driver, rate_millionths: rate, from: span.from, to: span.to })
    }

    async fn fixed(&self, desk: &Desk, span: &Span) -> Result<Cost, Error> {
        Ok(Cost::Fixed {
            account: account_of(desk, self.account.trim()).await?,
            name: self.named(desk)?,
            amount_minor: self.amount(desk)?,
            per: span.per,
            from: span.from,
            to: span.to,
            gone_permille: permille(desk.lang(), &self.gone)?.unwrap_or(0),
            estimate: false,
        })
    }

    async fn shared(&self, desk: &Desk, span: &Span) -> Result<Cost, Error> {
        let mut members = Vec::new();
        for key in self.members.split([',', ';', '\n']).map(str::trim).filter(|k| !k.is_empty()) {
            members.push(account_of(desk, key).await?);
        }
        if members.is_empty() {
            return Err(Error::Refused(texts(desk.lang()).members_missing()));
        }
        members.sort_unstable();
        members.dedup();
        let key = match self.key.as_str() {
            "lines" => SplitKey::Lines,
            "equal" => SplitKey::Equal,
            "orders" | "" => SplitKey::Orders,
            code => SplitKey::Driver(code.to_owned()),
        };
        Ok(Cost::Shared {
            name: self.named(desk)?,
            amount_minor: self.amount(desk)?,
            per: span.per,
            from: span.from,
            to: span.to,
            key,
            members,
            gone_permille: permille(desk.lang(), &self.gone)?.unwrap_or(0),
        })
    }
}

async fn account_of(desk: &Desk, key: &str) -> Result<AccountId, Error> {
    match accounts::find(desk.db(), &desk.actor, key).await {
        Ok(account) => Ok(account.account_id),
        Err(Error::NotFound) => Err(Error::Refused(texts(desk.lang()).account_unknown(key))),
        Err(e) => Err(e),
    }
}

/// Enters a cost by hand; one of the same thing from the same month is replaced.
pub(crate) async fn set_cost(desk: Desk, Form(d): Form<CostDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let cost = d.parse(&desk).await?;
    let t = texts(desk.lang());
    let mut tx = desk.begin().await?;
    if let (Cost::Rate { driver, .. }, false) = (&cost, d.new_driver.trim().is_empty()) {
        let name = base::form::clean(&d.new_driver).unwrap_or_default();
        let set = DriverSet {
            code: driver.clone(),
            name_de: name.clone(),
            name_en: name,
            kind: Kind::OtherCostToServe.code().to_owned(),
            gone_permille: None,
        };
        entries::set_driver(&mut tx, &set).await?;
    }
    let booked = costs::book_costs(&mut tx, None, std::slice::from_ref(&cost)).await?;
    let inverse: Vec<CostStep> = booked.steps.iter().rev().cloned().map(CostStep::inverse).collect();
    let id = booked.steps.last().map(|s| match s {
        CostStep::Make(e) | CostStep::Remove(e) | CostStep::Change { after: e, .. } => e.id,
    });
    let event = Event::new("cost.set", "cost", id.unwrap_or(Uuid::nil()))
        .after(serde_json::json!([cost]))
        .inverse(serde_json::json!(inverse));
    done(&desk, tx, event, t.cost_set()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct EndDraft {
    /// The last month; empty removes the cost altogether.
    #[serde(default)]
    last: String,
}

/// Ends a cost with a month, or removes it.
pub(crate) async fn end_cost(desk: Desk, Path(id): Path<Uuid>, Form(d): Form<EndDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let (lang, t) = (desk.lang(), texts(desk.lang()));
    let last = optional_month(lang, &d.last)?;
    let (products, _) = store::product_entries(desk.db(), desk.actor.workspace, i64::from(i32::MAX)).await?;
    let entries = store::cost_entries(desk.db(), desk.actor.workspace).await?;
    let entry = entries.into_iter().chain(products).find(|e| e.id == id).ok_or(Error::NotFound)?;
    let step = match last {
        None => CostStep::Remove(entry),
        Some(m) if m < entry.cost.first_month() => return Err(Error::Refused(t.months_turned())),
        Some(m) => {
            let after = CostEntry {
                version: entry.version + 1,
                cost: entry.cost.clone().ended(Some(m)),
                by: desk.actor.name.clone(),
                ..entry
            };
            CostStep::Change { before: entry, after }
        }
    };
    let mut tx = desk.begin().await?;
    let event = costs::set_cost(&mut tx, vec![step]).await?;
    done(&desk, tx, event, t.cost_ended()).await
}

//! Costs entered by hand: rates, fixed and shared costs, product cost in per cent; and their end.
use super::super::targets::typed_number;
use super::acts::{done, month, optional_month, permille};
use super::held::Held;
use crate::entries::{self, DriverSet};
use crate::l10n::L10nLanguage;
use crate::model::{Cost, CostEntry, CostStep, Per, SplitKey};
use crate::{costs, store, texts};
use axum::Form;
use axum::extract::Path;
use base::db::Event;
use base::form::FormErrors;
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

/// Amount's measure and months that all kinds have.
struct Span {
    per: Per,
    from: Month,
    to: Option<Month>,
}

/// What reads the draft: each fault is noted beside its field.
struct Reader<'a> {
    desk: &'a Desk,
    t: &'static L10nLanguage,
    faults: FormErrors,
}

impl Reader<'_> {
    /// The value, or the sentence noted at its field.
    fn take<T>(&mut self, field: &'static str, read: Result<T, String>) -> Option<T> {
        read.map_err(|sentence| self.faults.add(field, sentence)).ok()
    }
    fn span(&mut self, d: &CostDraft) -> Option<Span> {
        let (lang, t) = (self.desk.lang(), self.t);
        let from = self.take("from", month(lang, &d.from));
        let to = self.take("to", optional_month(lang, &d.to));
        let per = Per::parse(&d.per).unwrap_or(Per::Year);
        if to == Some(None) && per == Per::Total {
            self.faults.add("to", t.end_missing());
        }
        let (from, to) = (from?, to?);
        if to.is_some_and(|to| to < from) {
            self.faults.add("to", t.months_turned());
        }
        Some(Span { per, from, to })
    }
    fn amount(&mut self, d: &CostDraft) -> Option<i64> {
        let typed = typed_number(self.desk.lang(), &d.amount, self.desk.actor.firm.currency.exponent()).flatten();
        self.take("amount", typed.ok_or_else(|| self.t.amount_missing()))
    }
    fn name(&mut self, d: &CostDraft) -> Option<String> {
        let name = base::form::clean(&d.name).filter(|n| !n.is_empty() && n.chars().count() <= 120);
        self.take("name", name.ok_or_else(|| self.t.name_missing()))
    }
    fn gone(&mut self, d: &CostDraft) -> Option<i32> {
        let gone = permille(self.desk.lang(), &d.gone);
        self.take("gone", gone).map(|g| g.unwrap_or(0))
    }
    async fn account(&mut self, field: &'static str, key: &str) -> Result<Option<AccountId>, Error> {
        match accounts::find(self.desk.db(), &self.desk.actor, key).await {
            Ok(account) => Ok(Some(account.account_id)),
            Err(Error::NotFound) => {
                self.faults.add(field, if key.is_empty() { self.t.key_missing() } else { self.t.account_unknown(key) });
                Ok(None)
            }
            Err(e) => Err(e),
        }
    }

    /// A balance's rate is typed in per cent a year, all others as money: both end up in millionths.
    async fn rate(&mut self, d: &CostDraft) -> Result<Option<Cost>, Error> {
        let span = self.span(d);
        let new = !d.new_driver.trim().is_empty();
        let driver = if new { code_of(&d.new_driver) } else { d.driver.clone() };
        if driver.is_empty() {
            self.faults.add("new_driver", self.t.name_missing());
        }
        let drivers = store::drivers(self.desk.db(), self.desk.actor.workspace).await?;
        let balance = drivers.iter().any(|d| d.code == driver && d.basis == "balance");
        let typed = typed_number(self.desk.lang(), &d.amount, if balance { 4 } else { 6 });
        let rate = typed.flatten().filter(|x| *x >= 0).ok_or_else(|| self.t.amount_missing());
        let rate = self.take("amount", rate);
        Ok(span.zip(rate).map(|(s, rate)| Cost::Rate { driver, rate_millionths: rate, from: s.from, to: s.to }))
    }

    async fn fixed(&mut self, d: &CostDraft) -> Result<Option<Cost>, Error> {
        let account = self.account("account", d.account.trim()).await?;
        let (name, amount, span, gone) = (self.name(d), self.amount(d), self.span(d), self.gone(d));
        let (Some(account), Some(name), Some(amount_minor), Some(span), Some(gone_permille)) =
            (account, name, amount, span, gone)
        else {
            return Ok(None);
        };
        let (per, from, to) = (span.per, span.from, span.to);
        Ok(Some(Cost::Fixed { account, name, amount_minor, per, from, to, gone_permille, estimate: false }))
    }

    async fn shared(&mut self, d: &CostDraft) -> Result<Option<Cost>, Error> {
        let mut members = Vec::new();
        for key in d.members.split([',', ';', '\n']).map(str::trim).filter(|k| !k.is_empty()) {
            members.extend(self.account("members", key).await?);
        }
        if members.is_empty() {
            self.faults.add("members", self.t.members_missing());
        }
        members.sort_unstable();
        members.dedup();
        let key = match d.key.as_str() {
            "lines" => SplitKey::Lines,
            "equal" => SplitKey::Equal,
            "orders" | "" => SplitKey::Orders,
            code => SplitKey::Driver(code.to_owned()),
        };
        let (name, amount, span, gone) = (self.name(d), self.amount(d), self.span(d), self.gone(d));
        let (Some(name), Some(amount_minor), Some(span), Some(gone_permille)) = (name, amount, span, gone) else {
            return Ok(None);
        };
        let (per, from, to) = (span.per, span.from, span.to);
        Ok(Some(Cost::Shared { name, amount_minor, per, from, to, key, members, gone_permille }))
    }

    fn group(&mut self, d: &CostDraft) -> Option<Cost> {
        let share = match permille(self.desk.lang(), &d.amount) {
            Ok(None) => Err(self.t.percent_missing()),
            Ok(Some(share)) => Ok(share),
            Err(sentence) => Err(sentence),
        };
        let (permille, span) = (self.take("amount", share), self.span(d));
        let (permille, span) = permille.zip(span)?;
        let group = base::form::clean(&d.name).unwrap_or_default();
        Some(Cost::Group { group, permille, from: span.from.first(), to: span.to.map(Month::last) })
    }
}

impl CostDraft {
    async fn parse(&self, desk: &Desk) -> Result<Result<Cost, FormErrors>, Error> {
        let mut r = Reader { desk, t: texts(desk.lang()), faults: FormErrors::new() };
        let cost = match self.kind.as_str() {
            "rate" => r.rate(self).await?,
            "fixed" => r.fixed(self).await?,
            "shared" => r.shared(self).await?,
            "group" => r.group(self),
            _ => return Err(Error::BadRequest(r.t.amount_missing())),
        };
        Ok(r.faults.done(cost))
    }

    /// The form as it was typed, with its faults.
    fn held(self, faults: FormErrors) -> Held {
        let values = vec![
            ("name", self.name),
            ("driver", self.driver),
            ("new_driver", self.new_driver),
            ("amount", self.amount),
            ("per", self.per),
            ("from", self.from),
            ("to", self.to),
            ("gone", self.gone),
            ("account", self.account),
            ("members", self.members),
            ("key", self.key),
        ];
        Held::new(self.kind, values, faults)
    }
}

/// Enters a cost by hand; one of the same thing from the same month is replaced.
pub(crate) async fn set_cost(desk: Desk, Form(d): Form<CostDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let cost = match d.parse(&desk).await? {
        Ok(cost) => cost,
        Err(faults) => return d.held(faults).answer(&desk).await,
    };
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
    let booked = match costs::book_costs(&mut tx, None, std::slice::from_ref(&cost)).await {
        Ok(booked) => booked,
        // A closed month, or a driver or split that is no longer there.
        Err(Error::Refused(sentence)) => {
            drop(tx);
            let mut faults = FormErrors::new();
            faults.add("from", sentence);
            return d.held(faults).answer(&desk).await;
        }
        Err(e) => return Err(e),
    };
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
    let refused = |sentence| Held::one(format!("end-{id}"), "last", &d.last, sentence).answer(&desk);
    let last = match optional_month(lang, &d.last) {
        Ok(last) => last,
        Err(sentence) => return refused(sentence).await,
    };
    let (products, _) = store::product_entries(desk.db(), desk.actor.workspace, i64::from(i32::MAX)).await?;
    let entries = store::cost_entries(desk.db(), desk.actor.workspace).await?;
    let entry = entries.into_iter().chain(products).find(|e| e.id == id).ok_or(Error::NotFound)?;
    let step = match last {
        None => CostStep::Remove(entry),
        Some(m) if m < entry.cost.first_month() => return refused(t.months_turned()).await,
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
    let event = match costs::set_cost(&mut tx, vec![step]).await {
        Ok(event) => event,
        Err(Error::Refused(sentence)) => {
            drop(tx);
            return refused(sentence).await;
        }
        Err(e) => return Err(e),
    };
    done(&desk, tx, event, t.cost_ended()).await
}

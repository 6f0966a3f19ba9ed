//! What one request looks at: the period's figures, whose of them this person sees, EBIT and probabilities.
use super::rules::{AbcBy, Analysis, LossRow, WhaleOf, loss_test};
use crate::entries::{self, fiscal_year};
use crate::figures::{Figures, Side, figures};
use crate::pages::period::{Chosen, PeriodQuery};
use crate::store::Ebit;
use accounts::structure::Counts;
use accounts::{Kind, Visible};
use base::ids::AccountId;
use base::page::Desk;
use base::{Currency, Day, Error, Lang, Role};
use engine_value::concentration::Class;
use engine_value::contribution::Level;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub from: String,
    pub to: String,
    /// `net_revenue` or `db3`; else as the firm has set it.
    pub classes: String,
    /// Classes that are unfolded, such as `a`; `loss` unfolds the loss test.
    pub all: String,
    pub explain: String,
    /// `xlsx` or `csv`, of the download.
    pub format: String,
}

impl Asked {
    /// Unfolded classes.
    pub(super) fn open(&self) -> Vec<Class> {
        let has = |letter: char| self.all.split('-').any(|part| part.len() == 1 && part.starts_with(letter));
        [(Class::A, 'a'), (Class::B, 'b'), (Class::C, 'c')].into_iter().filter(|x| has(x.1)).map(|x| x.0).collect()
    }
    pub(super) fn all_losses(&self) -> bool {
        self.all.split('-').any(|part| part == "loss")
    }
}

/// Where a line's figures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum At {
    /// Of the firm's customers.
    Customer(usize),
    /// Of the accounts, for people who see only their own.
    Account(usize),
}

/// Why a customer of the ranking has no page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    No,
    Collective,
    Unassigned,
}

#[derive(Debug)]
pub(super) struct Look {
    pub f: Arc<Figures>,
    pub chosen: Chosen,
    pub visible: Visible,
    pub analysis: Analysis,
    classes: Vec<(Option<f64>, Class)>,
    by_top: HashMap<AccountId, usize>,
    /// In the order of the ranking; without the right to all, own accounts by net revenue.
    pub lines: Vec<At>,
    /// Over those of `lines` whose money the person sees; positions in [`Look::money`].
    pub whale: Option<WhaleOf>,
    /// Those of `lines` whose money the person sees.
    pub money: Vec<At>,
    /// Fiscal year of the period's last day, and its EBIT where somebody has entered it.
    pub year: i32,
    /// Month in which the fiscal year begins.
    pub year_starts: i8,
    pub ebit: Option<Ebit>,
    pub losses: Vec<LossRow>,
    pub today: Day,
    pub lang: Lang,
    pub currency: Currency,
}

/// Somebody who only administers has no portfolio; for them it is not there.
pub(super) fn must_have_portfolio(desk: &Desk) -> Result<(), Error> {
    let works = [Role::Head, Role::Controller, Role::Manager, Role::Colleague];
    let has = desk.actor.member().is_none() || works.into_iter().any(|r| desk.actor.roles.has(r));
    if has { Ok(()) } else { Err(Error::NotFound) }
}

/// Reads everything a request needs.
pub(super) async fn look(desk: &Desk, asked: &Asked) -> Result<Look, Error> {
    must_have_portfolio(desk)?;
    let q = PeriodQuery { from: asked.from.clone(), to: asked.to.clone(), compare: String::new() };
    let chosen = Chosen::of(desk, &q).await?;
    let f = figures(&desk.site, &desk.actor, chosen.period, chosen.before).await?;
    of_figures(desk, f, chosen, AbcBy::parse(&asked.classes)).await
}

/// The same over figures that are already there.
pub(super) async fn of_figures(desk: &Desk, f: Arc<Figures>, chosen: Chosen, by: Option<AbcBy>) -> Result<Look, Error> {
    let visible = accounts::visible_at(&desk.site, &desk.actor).await?;
    let by = by.unwrap_or_else(|| AbcBy::of_firm(&f));
    let analysis = Analysis::of(&f, f.settings.abc_limits(), by == AbcBy::Db3);
    let year = fiscal_year(chosen.period.to(), desk.actor.firm.fiscal_year_start);
    let ws = desk.actor.workspace;
    let whole = visible.is_all();
    let ebit = entries::ebits(desk.db(), ws).await?.into_iter().find(|e| e.fiscal_year == year).filter(|_| whole);
    let said = crate::store::losses(desk.db(), ws).await?;
    let mut losses =
        loss_test(&f, |a| f.account(a).map_or(0, |x| x.now.serve_stays), ebit.as_ref().map(|e| e.amount_minor), &said);
    losses.retain(|row| f.structure.group(row.account).all(|a| visible.sees_money(a.account_id)));
    let mut look = Look {
        classes: analysis.classes(&f),
        by_top: tops(&f),
        lines: Vec::new(),
        money: Vec::new(),
        whale: None,
        year,
        year_starts: desk.actor.firm.fiscal_year_start,
        ebit,
        losses,
        today: desk.site.today(),
        lang: desk.lang(),
        currency: f.currency,
        analysis,
        visible,
        chosen,
        f,
    };
    look.lines = if whole { look.ranked() } else { look.own() };
    look.money = look.lines.iter().copied().filter(|at| look.sees_money(*at)).collect();
    let sides: Vec<&Side> = look.money.iter().map(|at| look.side(*at)).collect();
    look.whale = look.f.level.and_then(|level| WhaleOf::of(&sides, level));
    Ok(look)
}

fn tops(f: &Figures) -> HashMap<AccountId, usize> {
    let top = |(i, c): (usize, &crate::Customer)| if let Counts::With(a) = c.who { Some((a, i)) } else { None };
    f.customers.iter().enumerate().filter_map(top).collect()
}

impl Look {
    /// Whether the person sees the whole firm.
    pub(super) fn whole(&self) -> bool {
        self.visible.is_all()
    }

    fn ranked(&self) -> Vec<At> {
        let Some(abc) = &self.analysis.abc else { return Vec::new() };
        abc.ranked.iter().map(|r| At::Customer(self.analysis.of[r.index])).collect()
    }

    fn own(&self) -> Vec<At> {
        let accounts = &self.f.structure.accounts;
        let mine = |i: &usize| accounts[*i].kind == Kind::Customer && self.visible.sees(accounts[*i].account_id);
        let mut own: Vec<usize> = (0..accounts.len()).filter(mine).collect();
        let net = |i: usize| {
            let seen = self.visible.sees_money(accounts[i].account_id);
            self.f.accounts[i].now.net.filter(|_| seen)
        };
        own.sort_by(|a, b| net(*b).cmp(&net(*a)).then(a.cmp(b)));
        own.into_iter().map(At::Account).collect()
    }

    pub(super) fn side(&self, at: At) -> &Side {
        match at {
            At::Customer(i) => &self.f.customers[i].figure.now,
            At::Account(i) => &self.f.accounts[i].now,
        }
    }

    pub(super) fn name(&self, at: At) -> &str {
        match at {
            At::Customer(i) => &self.f.customers[i].name,
            At::Account(i) => &self.f.structure.accounts[i].name,
        }
    }

    pub(super) fn key(&self, at: At) -> Option<&str> {
        match at {
            At::Customer(i) => self.f.customers[i].key.as_deref(),
            At::Account(i) => Some(&self.f.structure.accounts[i].key),
        }
    }

    /// The page where the line's figures stand.
    pub(super) fn href(&self, at: At) -> String {
        match (self.key(at), self.alone(at)) {
            (Some(key), _) => format!("{}/profit", accounts::href(key)),
            (None, Alone::Unassigned) if self.whole() => "/accounts/unassigned".to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn alone(&self, at: At) -> Alone {
        let At::Customer(i) = at else { return Alone::No };
        match self.f.customers[i].who {
            Counts::Alone(unit) => match self.f.structure.unit(unit).and_then(|u| u.account) {
                Some(_) => Alone::Collective,
                None => Alone::Unassigned,
            },
            _ => Alone::No,
        }
    }

    fn customer(&self, at: At) -> Option<usize> {
        match at {
            At::Customer(i) => Some(i),
            At::Account(i) => self.by_top.get(&self.f.structure.accounts[i].top).copied(),
        }
    }

    /// The class over the whole firm; a sub-account has that of its group.
    pub(super) fn class(&self, at: At) -> Class {
        self.customer(at).map_or(Class::C, |i| self.classes[i].1)
    }

    /// Share of the sales that have a customer.
    pub(super) fn share(&self, at: At) -> Option<f64> {
        self.customer(at).and_then(|i| self.classes[i].0)
    }

    pub(super) fn sees_money(&self, at: At) -> bool {
        match at {
            At::Customer(_) => self.whole(),
            At::Account(i) => self.visible.sees_money(self.f.structure.accounts[i].account_id),
        }
    }

    /// The line of an account's key, also where the key is of an account inside a group.
    pub(super) fn by_key(&self, key: &str) -> Option<At> {
        let account = self.f.structure.by_key(key).filter(|a| self.visible.sees(a.account_id))?;
        if self.whole() {
            return self.by_top.get(&account.top).map(|i| At::Customer(*i));
        }
        self.f.structure.account_position(account.account_id).map(At::Account)
    }

    /// The account of a loss row as a line.
    pub(super) fn of_loss(&self, row: &LossRow) -> Option<At> {
        self.by_top.get(&row.account).map(|i| At::Customer(*i))
    }

    /// Whether account-specific fixed costs are known.
    pub(super) fn fixed_known(&self) -> bool {
        self.f.level == Some(Level::Db3)
    }

    /// Any rows of the ledger in the period.
    pub(super) fn has_bookings(&self) -> bool {
        if self.whole() { self.f.total.now.entries > 0 } else { !self.lines.is_empty() }
    }
}

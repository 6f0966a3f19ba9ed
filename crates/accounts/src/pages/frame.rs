//! What stands over every tab of an account. Figures of later slices come with the request as [`HeaderFacts`].
use crate::model::{Access, Kind, Part, Tier};
use crate::{l10n::L10nLanguage, store, structure, texts};
use base::page::{Crumb, Desk, Page, Place, initials};
use base::{Error, Lang};

/// A tab of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Overview,
    Profile,
    Profit,
    Satisfaction,
    Balance,
    Timeline,
}

impl Tab {
    pub const ALL: [Self; 6] =
        [Self::Overview, Self::Profile, Self::Profit, Self::Satisfaction, Self::Balance, Self::Timeline];

    /// What follows the account's address.
    fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Profile => "/profile",
            Self::Profit => "/profit",
            Self::Satisfaction => "/satisfaction",
            Self::Balance => "/balance",
            Self::Timeline => "/timeline",
        }
    }
    /// The tab's name.
    pub fn label(self, lang: Lang) -> String {
        let t = texts(lang);
        match self {
            Self::Overview => t.tab_overview(),
            Self::Profile => t.tab_profile(),
            Self::Profit => t.tab_profit(),
            Self::Satisfaction => t.tab_satisfaction(),
            Self::Balance => t.tab_balance(),
            Self::Timeline => t.tab_timeline(),
        }
    }
}

/// Figures of later slices for the line under the name, put into the request by `app` for addresses under
/// `/accounts/{key}`. What is `None` is not printed.
#[derive(Debug, Clone, Default)]
pub struct HeaderFacts {
    /// `balanced`, `squeezed`, `bought`, `lose_lose`, and `clear`, `tentative`, `open`.
    pub zone: Option<(&'static str, &'static str)>,
    /// Net revenue of R12 in minor units of the firm's currency. Leave it out for people who see no money here.
    pub net_revenue_minor: Option<i64>,
    /// Change to the twelve months before, as a fraction.
    pub net_revenue_change: Option<f64>,
    /// Margin of the deepest known contribution, as a fraction.
    pub margin: Option<f64>,
    /// 1–3: which contribution the margin is of.
    pub margin_level: u8,
    /// Change of the margin in points (0.012 is 1.2 points).
    pub margin_change: Option<f64>,
    /// Index S.
    pub satisfaction: Option<f64>,
    /// Its 95 % interval.
    pub satisfaction_range: Option<(f64, f64)>,
}

/// A zone with its words.
#[derive(Debug, Clone)]
pub struct ZoneChip {
    pub zone: &'static str,
    pub sure: &'static str,
    pub name: String,
    pub sure_name: String,
}

/// The name of a zone, and how sure it is.
pub fn zone_chip(lang: Lang, zone: &'static str, sure: &'static str) -> ZoneChip {
    let t = texts(lang);
    let name = match zone {
        "balanced" => t.zone_balanced(),
        "squeezed" => t.zone_squeezed(),
        "bought" => t.zone_bought(),
        _ => t.zone_loselose(),
    };
    let sure_name = match sure {
        "tentative" => t.sure_tentative(),
        "open" => t.sure_open(),
        _ => String::new(),
    };
    ZoneChip { zone, sure, name, sure_name }
}

/// One of ours with the letters on the disc.
#[derive(Debug, Clone)]
pub struct Face {
    pub name: String,
    pub initials: String,
}

/// A figure in the line under the name.
#[derive(Debug, Clone)]
pub struct LineFigure {
    pub label: String,
    pub value: String,
    pub note: String,
}

/// A link with a name.
#[derive(Debug, Clone)]
pub struct NamedLink {
    pub name: String,
    pub href: String,
}

/// One tab of the line.
#[derive(Debug, Clone)]
pub struct TabLink {
    pub label: String,
    pub href: String,
    pub on: bool,
}

/// What `account_frame.html` prints.
pub struct Header {
    pub t: &'static L10nLanguage,
    pub name: String,
    pub closed: bool,
    pub collective: bool,
    pub lead: Option<Face>,
    pub deputy: Option<String>,
    pub tier: Option<Tier>,
    /// The top account of a sub-account.
    pub part_of: Option<NamedLink>,
    pub zone: Option<ZoneChip>,
    pub revenue: Option<LineFigure>,
    pub margin: Option<LineFigure>,
    pub satisfaction: Option<LineFigure>,
    pub tabs: Vec<TabLink>,
}

impl std::fmt::Debug for Header {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Header").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Header {
    /// Reads team and group, puts the handed figures into words. `access` came from [`crate::open`].
    pub async fn of(desk: &Desk, access: &Access, facts: Option<&HeaderFacts>, tab: Tab) -> Result<Self, Error> {
        let (a, l, t) = (&access.account, desk.lang(), texts(desk.lang()));
        let team = store::team::team(desk.db(), &desk.actor, a.account_id).await?;
        let holder = |part| team.iter().find(|r| r.part == part && r.until_day.is_none()).map(|r| r.name.clone());
        let whole = structure(&desk.site, desk.actor.workspace).await?;
        let top = whole.account(a.account_id).filter(|i| i.is_sub()).and_then(|i| whole.account(i.top));
        let seen = crate::visible(desk.db(), &desk.actor).await?;
        let top = top.filter(|top| seen.sees(top.account_id));
        let facts = facts.cloned().unwrap_or_default();
        let money = access.money;
        let currency = desk.actor.firm.currency;
        let tabs = Tab::ALL.into_iter().map(|tab2| TabLink {
            label: tab2.label(l),
            href: format!("{}{}", a.href(), tab2.path()),
            on: tab == tab2,
        });
        Ok(Self {
            t,
            name: a.name.clone(),
            closed: a.closed_on.is_some(),
            collective: a.kind == Kind::Collective,
            lead: holder(Part::Lead).map(|name| Face { initials: initials(&name), name }),
            deputy: holder(Part::Deputy),
            tier: a.tier,
            part_of: top.map(|top| NamedLink { name: top.name.clone(), href: crate::model::href(&top.key) }),
            zone: facts.zone.map(|(zone, sure)| zone_chip(l, zone, sure)),
            revenue: facts.net_revenue_minor.filter(|_| money).map(|n| LineFigure {
                label: t.header_net_revenue(),
                value: l.thousands(n, currency),
                note: facts.net_revenue_change.map(|c| l.signed(l.percent(c, 1))).unwrap_or_default(),
            }),
            margin: facts.margin.filter(|_| money).map(|m| LineFigure {
                label: margin_label(t, facts.margin_level),
                value: l.percent(m, 1),
                note: facts.margin_change.map(|c| t.header_points(l.signed(l.float(c * 100.0, 1)))).unwrap_or_default(),
            }),
            satisfaction: facts.satisfaction.map(|s| LineFigure {
                label: t.header_satisfaction(),
                value: l.float(s, 0),
                note: facts.satisfaction_range.map(|(a, b)| range(l, a, b)).unwrap_or_default(),
            }),
            tabs: tabs.collect(),
        })
    }
}

/// "DB III", by the level 1–3.
pub fn margin_label(t: &L10nLanguage, level: u8) -> String {
    match level {
        1 => t.margin_1(),
        2 => t.margin_2(),
        _ => t.margin_3(),
    }
}

/// "52 bis 83".
pub fn range(l: Lang, low: f64, high: f64) -> String {
    texts(l).range(l.float(low, 0), l.float(high, 0))
}

/// The shell of a page under an account, with its path.
pub fn account_page(desk: &Desk, access: &Access, label: &str) -> Page {
    let mut page = desk.page(Place::Accounts, format!("{}, {label}", access.account.name));
    page.path = vec![
        Crumb { label: texts(desk.lang()).accounts(), href: Some("/accounts".to_owned()) },
        Crumb { label: access.account.name.clone(), href: Some(access.account.href()) },
        Crumb { label: label.to_owned(), href: None },
    ];
    page
}

//! The place *Settings*: its sections are pages of the slices; here is what a person sees who comes by the rail.
use crate::l10n::L10nLanguage;
use askama::Template;
use base::settings::Tab;
use base::{Desk, Page, PageResult, Place};

#[derive(Template)]
#[template(path = "pages/firm.html")]
struct SettingsPage {
    page: Page,
    t: &'static L10nLanguage,
    tabs: Vec<Tab>,
    firm: Vec<(String, String)>,
}

/// `GET /settings`: what the firm is, and the tabs of the sections this person may open.
pub(crate) async fn show(desk: Desk) -> PageResult {
    let t = crate::texts(desk.lang());
    let firm = &desk.actor.firm;
    let month = base::Month::new(2024, firm.fiscal_year_start).map_or_else(String::new, |m| {
        let long = desk.lang().month_long(m);
        long.split(' ').next().unwrap_or_default().to_owned()
    });
    let firm = vec![
        (t.firm_name(), firm.name.clone()),
        (t.firm_currency(), firm.currency.code().to_owned()),
        (t.firm_fiscal_year(), month),
    ];
    let mut page = desk.page(Place::Settings, t.settings());
    page.path = vec![base::page::Crumb { label: t.settings(), href: None }];
    let tabs = base::settings::tabs(&desk.actor, "/settings");
    desk.show(&SettingsPage { page, t, tabs, firm })
}

base::settings_section!(10, "/settings", |l| crate::texts(l).firm(), |_| true);

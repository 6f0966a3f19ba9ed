//! The place *Settings*: the sections that this person may open; each section is a page of its slice.
use crate::l10n::L10nLanguage;
use askama::Template;
use base::{Actor, Desk, Page, PageResult, Place, Right};

/// A section with its address.
pub(crate) struct Section {
    pub href: &'static str,
    pub icon: &'static str,
    pub label: String,
    pub note: String,
}

#[derive(Template)]
#[template(path = "pages/settings.html")]
struct SettingsPage {
    page: Page,
    t: &'static L10nLanguage,
    sections: Vec<Section>,
}

/// Whether anybody, or who.
fn may(actor: &Actor, any_of: &[Right]) -> bool {
    any_of.is_empty() || any_of.iter().any(|r| actor.may(*r))
}

/// What this person may open, in the order of the page. The palette offers the same.
pub(crate) fn sections(actor: &Actor) -> Vec<Section> {
    let t = crate::texts(actor.lang);
    let all = [
        ("/settings/contribution", "layers", t.contribution(), t.contribution_note(), &[Right::SeeAll][..]),
        ("/settings/members", "users", t.members(), t.members_note(), &[Right::Administer]),
        ("/settings/audit", "list", t.audit(), t.audit_note(), &[Right::ReadAudit]),
        ("/me", "user", t.me(), t.me_note(), &[]),
    ];
    all.into_iter()
        .filter(|s| may(actor, s.4))
        .map(|(href, icon, label, note, _)| Section { href, icon, label, note })
        .collect()
}

/// `GET /settings`.
pub(crate) async fn show(desk: Desk) -> PageResult {
    let t = crate::texts(desk.lang());
    let sections = sections(&desk.actor);
    let mut page = desk.page(Place::Settings, t.settings());
    page.path = vec![base::page::Crumb { label: t.settings(), href: None }];
    desk.show(&SettingsPage { page, t, sections })
}

//! This slice's events in words.
use crate::texts;
use base::tell::EventView;
use base::{Lang, Roles};

base::teller!("firm", |l| texts(l).events_firm(), tell);
base::teller!("member", |l| texts(l).events_member(), tell);
base::teller!("session", |l| texts(l).events_session(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    let name = e.is("name").unwrap_or_default();
    let roles = || {
        let roles = Roles::parse(&e.is("roles").unwrap_or_default());
        roles.iter().map(|r| base::page::role_name(base::texts(lang), r)).collect::<Vec<_>>().join(", ")
    };
    Some(match e.name {
        "firm.opened" => t.event_firm_opened(e.is("firm").unwrap_or_default()),
        "member.invited" => t.event_member_invited(name, roles()),
        "member.added" if name.is_empty() => match e.read::<Vec<String>>("names") {
            Some(names) => base::tell::with(t.event_members_added(names.len()), &names.join(", ")),
            None => t.event_members_added(1),
        },
        "member.added" => t.event_member_added(name, roles()),
        "member.renamed" => t.event_member_renamed(e.was("name").unwrap_or_default(), name),
        "member.changed" => t.event_member_changed(name, e.is("email").unwrap_or_default()),
        "member.roles_set" => t.event_roles_set(name, roles()),
        "member.link_made" if e.is("purpose").as_deref() == Some("reset") => t.event_reset_made(name),
        "member.link_made" => t.event_invitation_made(name),
        "member.password_set" => t.event_password_set(name),
        "member.closed" => t.event_member_closed(name),
        "member.reopened" => t.event_member_reopened(name),
        "member.language_set" => t.event_language_set(),
        "member.theme_set" => t.event_theme_set(),
        "session.opened" => match (e.is("device"), e.is("address")) {
            (Some(d), Some(a)) if !d.is_empty() && !a.is_empty() => t.event_session_opened_at(d, a),
            _ => t.event_session_opened(),
        },
        "session.offered" => t.event_session_offered(),
        "session.chosen" => t.event_session_chosen(),
        "session.ended" => match e.is("name") {
            Some(name) => t.event_sessions_ended_of(name),
            None => t.event_session_ended(e.number("sessions").unwrap_or(1)),
        },
        _ => return None,
    })
}

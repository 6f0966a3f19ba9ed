//! The command palette's hits: accounts the person may see, things to do, pages to go to. Beginnings of words match.
use crate::l10n::L10nLanguage;
use askama::Template;
use axum::extract::Query;
use base::fold::fold;
use base::{Actor, Desk, Page, PageResult, Place, Right, texts};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    q: String,
}

struct Hit {
    href: String,
    label: String,
    icon: &'static str,
    note: String,
    key: &'static str,
}

#[derive(Template)]
#[template(path = "pages/palette.html", blocks = ["hits"])]
struct Palette {
    page: Page,
    t: &'static L10nLanguage,
    accounts: Vec<Hit>,
    actions: Vec<Hit>,
    places: Vec<Hit>,
}

/// Every word typed is the beginning of a word of the label.
fn matches(label: &str, typed: &str) -> bool {
    let label = fold(label);
    fold(typed).split_whitespace().all(|q| label.split_whitespace().any(|w| w.starts_with(q)))
}

fn hit(href: &str, label: String, icon: &'static str, key: &'static str) -> Hit {
    Hit { href: href.to_owned(), label, icon, note: String::new(), key }
}

fn places(actor: &Actor) -> Vec<Hit> {
    let t = texts(actor.lang);
    let mut all = vec![
        hit("/portfolio", t.nav_portfolio(), "chart-scatter", "G P"),
        hit("/accounts", t.nav_accounts(), "building-2", "G K"),
        hit("/satisfaction", t.nav_satisfaction(), "smile", "G S"),
        hit("/data", t.nav_data(), "database", "G D"),
        hit("/settings", t.nav_settings(), "settings-2", "G E"),
    ];
    let settings = base::settings::tabs(actor, "").into_iter().filter(|s| s.href != "/settings");
    all.extend(settings.map(|s| hit(s.href, format!("{}: {}", t.nav_settings(), s.label), "settings-2", "")));
    all.push(hit("/me", crate::texts(actor.lang).me(), "user", ""));
    all
}

fn actions(actor: &Actor) -> Vec<Hit> {
    let t = crate::texts(actor.lang);
    let mut all = Vec::new();
    if actor.may(Right::EditOwn) || actor.may(Right::EditAll) {
        all.push(hit("/accounts/new", t.do_new_account(), "plus", ""));
    }
    if actor.may(Right::ImportAll) || actor.may(Right::ImportOwn) {
        all.push(hit("/data", t.do_import(), "upload", ""));
    }
    all
}

/// The first accounts that match, through the person.
async fn accounts_of(desk: &Desk, typed: &str) -> Result<Vec<Hit>, base::Error> {
    use accounts::store::list::{Filter, Order, page};
    let mut words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    words.truncate(3);
    let filter = Filter { words, ..Filter::default() };
    let lines = page(desk.db(), &desk.actor, &filter, (Order::Name, false), None, 8).await?;
    let hit = |l: accounts::store::list::Line| Hit {
        href: accounts::href(&l.account_key),
        label: l.name,
        icon: "building-2",
        note: l.lead_name.unwrap_or_default(),
        key: "",
    };
    Ok(lines.into_iter().map(hit).collect())
}

/// `GET /palette?q=`: the list inside the palette, or a page of its own without script.
pub(crate) async fn show(desk: Desk, Query(typed): Query<Typed>) -> PageResult {
    let t = crate::texts(desk.lang());
    let only = |hits: Vec<Hit>| hits.into_iter().filter(|h| matches(&h.label, &typed.q)).collect::<Vec<_>>();
    let palette = Palette {
        page: desk.page(Place::Nowhere, base::texts(desk.lang()).commands()),
        t,
        accounts: accounts_of(&desk, &typed.q).await?,
        actions: only(actions(&desk.actor)),
        places: only(places(&desk.actor)),
    };
    if desk.view.target.is_some() {
        return desk.fragment(palette.as_hits().render()?);
    }
    desk.show(&palette)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_words_match_without_accents() {
        for (label, typed, given) in [
            ("Getränke Tarvik", "tar get", true),
            ("Getränke Tarvik", "GETRA", true),
            ("Getränke Tarvik", "ränke", false),
            ("Straße", "strass", true),
            ("Portfolio", "", true),
        ] {
            assert_eq!(matches(label, typed), given, "{label} {typed}");
        }
    }
}

use crate::{ListFact, ListFacts, Part, Tier, routes, sample, store};
use axum::Extension;
use base::{Actor, Lang};
use std::sync::Arc;
use testkit::{TestDesk, both};

async fn firm(d: &TestDesk) -> (base::ids::AccountId, base::ids::UnitId) {
    let c = &d.cast;
    let (id, unit) = sample::account(&d.site, &c.head, "40711", "Tarvik Getränke").await;
    sample::unit(&d.site, &c.head, id, ("Abfüllung Nord", "40713"), Some((unit, 10_000))).await;
    let (other, _) = sample::account(&d.site, &c.head, "40790-A", "Kellerbach").await;
    sample::unit(&d.site, &c.head, other, ("Logistik", "40790"), Some((unit, 4_000))).await;
    sample::team(&d.site, &c.head, id, &c.manager, Part::Lead, true).await;
    sample::team(&d.site, &c.head, id, &c.colleague, Part::Colleague, false).await;
    sample::tier(&d.site, &c.head, id, Tier::T2).await;
    sample::account(&d.site, &c.head, "50001", "Ossendorp Molkerei").await;
    sample::unassigned(&d.site, &c.head, "40719", "Neu GmbH").await;
    (id, unit)
}

fn german(actor: &Actor) -> Actor {
    Actor { lang: Lang::De, ..actor.clone() }
}

#[tokio::test]
async fn every_page_opens_in_both_languages() {
    both(async |d| {
        let (id, unit) = firm(&d).await;
        let tiers = format!("/accounts/tiers?account={id}");
        let unit = format!("/accounts/40711/units/{unit}");
        for path in [
            "/accounts",
            "/accounts?q=tarv&sort=key&dir=down&tier=T2&subs=top&cols=key,tier",
            "/accounts?view=key_accounts",
            "/accounts?view=no_tier",
            "/accounts?q=nothing",
            "/accounts/new",
            &tiers,
            "/accounts/unassigned",
            "/accounts/40711/profile",
            "/accounts/40711/profile?field=employees",
            "/accounts/40711/profile?field=stage",
            "/accounts/40711/edit",
            "/accounts/40711/team",
            "/accounts/40711/units/new",
            &unit,
            "/accounts/40711/sites/new",
            "/accounts/40711/merge?into=50001",
            "/accounts/40711/split",
        ] {
            for actor in [d.cast.head.clone(), german(&d.cast.head)] {
                let a = d.get(routes(), &actor, path).await;
                assert_eq!(a.status, 200, "{path}: {}", a.text);
                assert!(a.text.contains("</html>"), "{path}");
                assert!(!a.text.contains(" style="), "{path}: the policy forbids inline style");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_shows_what_the_person_may_see() {
    both(async |d| {
        let (id, _) = firm(&d).await;
        let fact = ListFact {
            net_revenue_minor: Some(423_897_082),
            previous_minor: Some(410_000_000),
            db_minor: Some(100_299_377),
            satisfaction: Some((67.7, 52.0, 83.0)),
            zone: Some(("squeezed", "tentative")),
            ..ListFact::default()
        };
        let facts = ListFacts {
            margin_level: 3,
            satisfaction_target: 70.0,
            customers: 3,
            accounts: [(id, fact.clone())].into(),
            total: fact,
            ..ListFacts::default()
        };
        let router = || routes().layer(Extension(Arc::new(facts.clone())));
        let head = d.get(router(), &german(&d.cast.head), "/accounts").await.text;
        for words in
            ["4.239", "+3,4", "23,7", "Ausgereizt", "52 bis 83", "3 Kunden", "Ossendorp", "zur Zuordnung offen"]
        {
            assert!(head.contains(words), "{words}");
        }
        let colleague = d.get(router(), &german(&d.cast.colleague), "/accounts").await.text;
        assert!(colleague.contains("Tarvik") && !colleague.contains("Ossendorp"));
        assert!(!colleague.contains("4.239") && !colleague.contains("23,7") && colleague.contains("verborgen"));
        assert!(!colleague.contains("Zuordnung"), "numbers without account are for people who see all");
        let stranger = d.get(router(), &d.cast.other_manager, "/accounts").await.text;
        assert!(!stranger.contains("Tarvik") && !stranger.contains("Ossendorp"));
        for path in ["/accounts/40711/profile", "/accounts/40711/edit", "/accounts/40711/team", "/accounts/40711/merge"]
        {
            assert_eq!(d.get(router(), &d.cast.other_manager, path).await.status, 404, "{path}");
            assert_eq!(d.get(router(), &d.second.head, path).await.status, 404, "{path}");
        }
        assert_eq!(d.get(router(), &d.cast.manager, "/accounts/40711/team").await.status, 403);
        assert_eq!(d.get(router(), &d.cast.colleague, "/accounts/40711/edit").await.status, 403);
        assert_eq!(d.get(router(), &d.cast.manager, "/accounts/unassigned").await.status, 403);
        let csv = d.get(router(), &d.cast.colleague, "/accounts/export?format=csv").await;
        assert!(csv.text.contains("Tarvik") && !csv.text.contains("4238970"), "{}", csv.text);
        let csv = d.get(router(), &d.cast.head, "/accounts/export?format=csv").await;
        assert!(csv.text.contains("Tarvik Getränke;40711;T2;Jana Ohlendiek;;squeezed;4238970.82"), "{}", csv.text);
        let xlsx = d.get(router(), &d.cast.head, "/accounts/export?format=xlsx").await;
        assert_eq!((xlsx.status.as_u16(), &xlsx.text[..2]), (200, "PK"));
    })
    .await;
}

#[tokio::test]
async fn a_search_asks_for_rows_alone() {
    both(async |d| {
        firm(&d).await;
        let part = d.get_part(routes(), &d.cast.head, "/accounts?q=osse", "rows").await;
        assert!(part.text.contains("Ossendorp") && !part.text.contains("Tarvik") && !part.text.contains("<html"));
        assert!(part.header("vary").contains("hx-target"));
    })
    .await;
}

#[tokio::test]
async fn forms_say_what_is_wrong_and_keep_what_was_typed() {
    both(async |d| {
        let (id, _) = firm(&d).await;
        let head = &d.cast.head;
        let a = d.post(routes(), head, "/accounts/new", &[("name", ""), ("key", "40711"), ("number", "")]).await;
        assert_eq!(a.status, 422);
        assert!(a.text.contains("A name has 1 to 200 characters") && a.text.contains("value=\"40711\""));
        let a = d.post(routes(), head, "/accounts/new", &[("name", "Neu"), ("key", "40711")]).await;
        assert_eq!((a.status.as_u16(), a.text.contains("leads to Tarvik")), (422, true));
        let made = [("name", "Velmar Kosmetik"), ("number", "60001"), ("industry", "Kosmetik")];
        let a = d.post(routes(), head, "/accounts/new", &made).await;
        assert_eq!((a.status.as_u16(), a.header("location")), (303, "/accounts/60001/profile"));

        let version = crate::find(d.db(), head, "40711").await.unwrap().version.to_string();
        let typed = [("value", "rund 1.240"), ("source", "estimate"), ("as_of", "2026-11-23"), ("version", &version)];
        let a = d.post(routes(), head, "/accounts/40711/facts/employees", &typed).await;
        assert_eq!(a.status, 422);
        assert!(a.text.contains("rund 1.240") && a.text.contains("Use 1,240"), "the likely fix stands beside");
        let fixed = [typed[0], typed[1], typed[2], typed[3], ("fix", "1240")];
        assert_eq!(d.post(routes(), head, "/accounts/40711/facts/employees", &fixed).await.status, 303);
        assert!(d.get(routes(), head, "/accounts/40711/profile").await.text.contains("1,240"));
        let a = d.post(routes(), head, "/accounts/40711/facts/employees", &fixed).await;
        assert_eq!(a.status, 409, "a stale page is refused");

        let id = id.to_string();
        let a =
            d.post(routes(), head, "/accounts/tiers", &[("account", &id), ("tier", "T1"), ("day", "2026-11-23")]).await;
        assert_eq!((a.status.as_u16(), a.text.contains("Say why")), (422, true));
    })
    .await;
}

#[tokio::test]
async fn waiting_numbers_become_accounts_or_small_customers() {
    both(async |d| {
        firm(&d).await;
        let c = &d.cast;
        let second = sample::unassigned(&d.site, &c.head, "40720", "Zwei").await;
        let third = sample::unassigned(&d.site, &c.head, "40721", "Drei").await;
        let create = format!("create:{second}");
        let a = d.post(routes(), &c.controller, "/accounts/unassigned", &[("what", &create)]).await;
        assert_eq!(a.status, 303, "{}", a.text);
        assert_eq!(crate::find(d.db(), &c.head, "40720").await.unwrap().name, "Zwei");
        let linked = [("what", "link"), ("account", "40711"), ("unit", &third.to_string())];
        assert_eq!(d.post(routes(), &c.head, "/accounts/unassigned", &linked).await.status, 303);
        assert_eq!(
            d.post(routes(), &c.head, "/accounts/unassigned", &[("what", "top"), ("top", "0")]).await.status,
            303
        );
        assert_eq!(store::unit::unassigned_count(d.db(), &c.head).await.unwrap(), 0);
        assert!(d.get(routes(), &c.head, "/accounts").await.text.contains("Small customers"));
        let none = d.post(routes(), &c.head, "/accounts/unassigned", &[("what", "create")]).await;
        assert_eq!(none.status, 422, "{}", none.text);
        assert_eq!(d.post(routes(), &c.colleague, "/accounts/unassigned", &[("what", "top")]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn the_profile_draws_the_group_and_counts_nothing_twice() {
    both(async |d| {
        firm(&d).await;
        let page = d.get(routes(), &d.cast.head, "/accounts/40711/profile").await.text;
        assert!(page.contains("Two units belong to this account; they are booked on two numbers."), "{page}");
        assert!(page.contains("One more is only associated"));
        let own = d.get(routes(), &d.cast.manager, "/accounts/40711/profile").await.text;
        assert!(!own.contains("Logistik") && !own.contains("Kellerbach"), "units of hidden accounts are not drawn");
        let moved = d.get(routes(), &d.cast.manager, "/accounts/tarvik/profile").await;
        assert_eq!(moved.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_view_is_saved_without_the_lead() {
    both(async |d| {
        firm(&d).await;
        let head = &d.cast.head;
        let query = format!("tier=T2&lead={}", d.cast.manager.member().unwrap());
        let a = d.post(routes(), head, "/accounts/views", &[("name", "Meine T2"), ("query", &query)]).await;
        assert_eq!(a.status, 303, "{}", a.text);
        let views = store::view::own(d.db(), head).await.unwrap();
        assert_eq!((views[0].name.as_str(), views[0].query.as_str()), ("Meine T2", "tier=T2"));
        assert!(d.get(routes(), head, "/accounts").await.text.contains("Meine T2"));
        assert!(!d.get(routes(), &d.cast.controller, "/accounts").await.text.contains("Meine T2"));
    })
    .await;
}

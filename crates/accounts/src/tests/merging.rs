use crate::acts::{self, merge};
use crate::book::{AccountLine, LineState, book, unbook};
use crate::{Part, Tier, find, sample, store, structure_of};
use base::ids::ImportId;
use base::{Day, Error};
use std::collections::BTreeSet;
use testkit::both;

fn today() -> Day {
    sample::DAY.parse().unwrap()
}

#[tokio::test]
async fn a_merge_asks_for_two_leads_moves_everything_and_can_be_undone() {
    both(async |d| {
        let c = &d.cast;
        let (from, unit) = sample::account(&d.site, &c.head, "ALT", "Alt GmbH").await;
        let (into, _) = sample::account(&d.site, &c.head, "NEU", "Neu GmbH").await;
        sample::team(&d.site, &c.head, from, &c.manager, Part::Lead, true).await;
        sample::team(&d.site, &c.head, into, &c.other_manager, Part::Lead, true).await;
        sample::team(&d.site, &c.head, from, &c.colleague, Part::Colleague, false).await;
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let versions =
            (acts::get(&mut tx, from).await.unwrap().version, acts::get(&mut tx, into).await.unwrap().version);
        let asked = merge::conflicts(&mut tx, from, into).await.unwrap();
        assert_eq!(asked.len(), 1);
        assert_eq!((asked[0].keep.as_str(), asked[0].take.as_str()), ("Mirko Tessnow", "Jana Ohlendiek"));
        let none = BTreeSet::new();
        let refused =
            merge::merge(&mut tx, (from, versions.0), (into, versions.1), (&none, &none), today()).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(s) if s.contains("still open")));
        drop(tx);

        let lead: BTreeSet<String> = ["lead".to_owned()].into();
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let event =
            merge::merge(&mut tx, (from, versions.0), (into, versions.1), (&lead, &lead), today()).await.unwrap();
        let inverse = event.inverse.clone().unwrap();
        tx.commit(event).await.unwrap();
        assert_eq!(find(d.db(), &c.head, "ALT").await.unwrap().account_id, into, "the old key leads to the survivor");
        let s = structure_of(d.db(), c.workspace).await.unwrap();
        assert_eq!((s.accounts.len(), s.unit(unit).unwrap().account), (1, Some(into)));
        assert_eq!(s.account(into).unwrap().lead.as_ref().unwrap().1, "Jana Ohlendiek");
        assert!(find(d.db(), &c.colleague, "NEU").await.is_ok(), "colleagues go with their account");
        assert!(find(d.db(), &c.other_manager, "NEU").await.is_err());

        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let undone = crate::pen::take_back(&mut tx, inverse.clone()).await.unwrap();
        tx.commit(undone).await.unwrap();
        let s = structure_of(d.db(), c.workspace).await.unwrap();
        assert_eq!((s.accounts.len(), s.unit(unit).unwrap().account), (2, Some(from)));
        assert_eq!(find(d.db(), &c.manager, "ALT").await.unwrap().account_id, from);
        assert_eq!(find(d.db(), &c.other_manager, "NEU").await.unwrap().account_id, into);
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let refused = crate::pen::take_back(&mut tx, inverse).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(s) if s.contains("been changed since")), "not twice");
    })
    .await;
}

#[tokio::test]
async fn splitting_moves_units_into_a_new_account() {
    both(async |d| {
        let c = &d.cast;
        let (from, top) = sample::account(&d.site, &c.head, "1", "Gruppe").await;
        let part = sample::unit(&d.site, &c.head, from, ("Teil", "2"), None).await;
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let v = acts::get(&mut tx, from).await.unwrap().version;
        let to = merge::To::New { key: "2".into(), name: "Teil AG".into() };
        let all = merge::split(&mut tx, (from, v), &[top, part].into(), &to).await.unwrap_err();
        assert!(matches!(all, Error::Refused(s) if s.contains("Leave at least one")));
        let (made, event) = merge::split(&mut tx, (from, v), &[part].into(), &to).await.unwrap();
        tx.commit(event).await.unwrap();
        let s = structure_of(d.db(), c.workspace).await.unwrap();
        assert_eq!((s.unit(top).unwrap().account, s.unit(part).unwrap().account), (Some(from), Some(made)));
    })
    .await;
}

#[tokio::test]
async fn the_largest_numbers_become_accounts_and_the_rest_one_collective() {
    both(async |d| {
        let c = &d.cast;
        let mut ranked = Vec::new();
        for n in ["90001", "90002", "90003", "90004"] {
            ranked.push(sample::unassigned(&d.site, &c.head, n, &format!("Firma {n}")).await);
        }
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let event = acts::assign::assign_top(&mut tx, &ranked, 2).await.unwrap();
        let inverse = event.inverse.clone().unwrap();
        tx.commit(event).await.unwrap();
        let s = structure_of(d.db(), c.workspace).await.unwrap();
        assert_eq!(s.unassigned().count(), 0);
        assert_eq!(s.collective().unwrap().units.len(), 2);
        assert_eq!(find(d.db(), &c.head, "90001").await.unwrap().name, "Firma 90001");
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let undone = crate::pen::take_back(&mut tx, inverse).await.unwrap();
        tx.commit(undone).await.unwrap();
        let s = structure_of(d.db(), c.workspace).await.unwrap();
        assert_eq!((s.unassigned().count(), s.accounts.len()), (4, 0));
    })
    .await;
}

fn lines() -> Vec<AccountLine> {
    let line = |row, customer: &str, key: &str, unit: &str, parent: &str, bp| AccountLine {
        row,
        customer: customer.into(),
        key: key.into(),
        name: "Tarvik Getränke".into(),
        unit_name: unit.into(),
        parent: parent.into(),
        ownership_bp: bp,
        ..AccountLine::default()
    };
    vec![
        line(2, "40711", "T", "Tarvik GmbH", "40700", Some(10_000)),
        AccountLine {
            industry: "Getränke".into(),
            tier: Some(Tier::T2),
            lead: "Jana.Ohlendiek@Birkhorst.example".into(),
            site: "Harenfeld".into(),
            site_city: "Harenfeld".into(),
            payment_terms_days: Some(30),
            ..line(3, "40700", "T", "Tarvik Holding", "", None)
        },
        line(4, "40799", "T", "Verirrt", "99999", Some(100)),
        AccountLine { lead: "niemand@x.example".into(), ..line(5, "40798", "Z", "Ohne", "", None) },
    ]
}

#[tokio::test]
async fn a_file_of_accounts_is_booked_known_again_and_taken_back() {
    both(async |d| {
        let c = &d.cast;
        let import = ImportId::new();
        let before = d.second_firm_rows().await;
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let booked = book(&mut tx, import, "erp", &lines(), today()).await.unwrap();
        tx.commit(base::Event::new("import.booked", "import", import.0)).await.unwrap();
        assert_eq!(booked.count(LineState::New), 2);
        let faults: Vec<_> = booked.faults.iter().map(|f| (f.row, f.field)).collect();
        assert_eq!(faults, [(5, "lead"), (4, "parent")]);
        let a = find(d.db(), &c.manager, "T").await.unwrap();
        assert_eq!((a.tier, a.industry.as_str(), a.name.as_str()), (Some(Tier::T2), "Getränke", "Tarvik Getränke"));
        let s = structure_of(d.db(), c.workspace).await.unwrap();
        let holding = s.units.iter().find(|u| u.name == "Tarvik Holding").unwrap();
        assert_eq!(s.controlled(holding.unit_id).len(), 2, "a parent may stand further down in the file");

        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let again = book(&mut tx, ImportId::new(), "erp", &lines()[..2], today()).await.unwrap();
        assert_eq!((again.count(LineState::Same), again.inverse.is_null()), (2, true));
        drop(tx);

        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        unbook(&mut tx, booked.inverse).await.unwrap();
        tx.commit(base::Event::new("import.undone", "import", import.0)).await.unwrap();
        assert!(matches!(find(d.db(), &c.head, "T").await, Err(Error::NotFound)));
        assert!(store::unit::unassigned(d.db(), &c.head).await.unwrap().is_empty());
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

use crate::acts::{self, group::NewUnit};
use crate::structure::Counts;
use crate::{Part, sample, store, structure, structure_of};
use base::Error;
use std::collections::HashMap;
use testkit::both;

/// `methods.md` 2: H owns A 100 %, B 60 %, C 40 %; B owns D 60 %. D counts, C is associated.
#[tokio::test]
async fn units_roll_up_by_control_and_never_twice() {
    both(async |d| {
        let c = &d.cast;
        let (h, hu) = sample::account(&d.site, &c.head, "H", "Holding").await;
        let a = sample::unit(&d.site, &c.head, h, ("A", "A1"), Some((hu, 10_000))).await;
        let (sub, _) = sample::account(&d.site, &c.head, "B", "B AG").await;
        let b = sample::unit(&d.site, &c.head, sub, ("B", "B1"), Some((hu, 6_000))).await;
        let (assoc, _) = sample::account(&d.site, &c.head, "C", "C AG").await;
        let cu = sample::unit(&d.site, &c.head, assoc, ("C", "C1"), Some((hu, 4_000))).await;
        let dd = sample::unit(&d.site, &c.head, sub, ("D", "D1"), Some((b, 6_000))).await;
        let waits = sample::unassigned(&d.site, &c.head, "W1", "").await;
        let small = sample::small_customer(&d.site, &c.head, "S1", "Klein").await;

        let s = structure_of(d.db(), c.workspace).await.unwrap();
        let inside: Vec<_> = s.controlled(hu).iter().map(|u| u.unit_id).collect();
        let mut expected = vec![hu, a, b, dd];
        expected.sort();
        assert_eq!(inside, expected);
        assert_eq!((s.account(sub).unwrap().top, s.account(sub).unwrap().is_sub()), (h, true));
        assert_eq!(s.account(assoc).unwrap().top, assoc);
        assert_eq!(s.counts(s.unit(dd).unwrap()), Counts::With(h));
        assert_eq!(s.counts(s.unit(cu).unwrap()), Counts::With(assoc));
        assert_eq!(s.counts(s.unit(waits).unwrap()), Counts::Alone(waits));
        assert_eq!(s.counts(s.unit(small).unwrap()), Counts::Alone(small));
        let mut seen: HashMap<_, usize> = HashMap::new();
        for account in &s.accounts {
            for u in &account.units {
                *seen.entry(s.units[*u].unit_id).or_default() += 1;
            }
        }
        assert!(seen.values().all(|n| *n == 1), "a unit belongs to one account");
        assert_eq!(s.units.iter().filter(|u| u.top == Some(h)).count(), 5, "two of H, three of its sub-account");
    })
    .await;
}

#[tokio::test]
async fn a_circle_is_refused_and_named() {
    both(async |d| {
        let c = &d.cast;
        let (id, top) = sample::account(&d.site, &c.head, "1", "Oben").await;
        let mid = sample::unit(&d.site, &c.head, id, ("Mitte", "2"), Some((top, 10_000))).await;
        let low = sample::unit(&d.site, &c.head, id, ("Unten", "3"), Some((mid, 10_000))).await;
        let new =
            NewUnit { name: "Oben".into(), parent: Some(low), ownership_bp: Some(3_000), control: false, number: None };
        let mut tx = d.db().begin(&c.head, d.now()).await.unwrap();
        let refused = acts::group::edit_unit(&mut tx, id, (top, 1), &new).await.unwrap_err();
        assert!(matches!(&refused, Error::Refused(s) if s.contains("Oben → Unten → Mitte → Oben")), "{refused}");
        let own = NewUnit { parent: Some(top), ..new };
        let refused = acts::group::edit_unit(&mut tx, id, (top, 1), &own).await.unwrap_err();
        assert!(matches!(&refused, Error::Refused(s) if s.contains("Oben → Oben")), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn the_structure_in_memory_is_made_anew_after_a_change() {
    both(async |d| {
        let c = &d.cast;
        let (id, _) = sample::account(&d.site, &c.head, "1", "Eins").await;
        let first = structure(&d.site, c.workspace).await.unwrap();
        assert!(std::sync::Arc::ptr_eq(&first, &structure(&d.site, c.workspace).await.unwrap()));
        sample::team(&d.site, &c.head, id, &c.manager, Part::Lead, true).await;
        let second = structure(&d.site, c.workspace).await.unwrap();
        assert_eq!(second.account(id).unwrap().lead.as_ref().unwrap().1, "Jana Ohlendiek");
        assert!(second.version > first.version);
    })
    .await;
}

#[tokio::test]
async fn sales_without_customer_hang_on_one_unit_outside_rankings() {
    both(async |d| {
        let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        let unit = crate::without_customer(&mut tx).await.unwrap();
        assert_eq!(crate::without_customer(&mut tx).await.unwrap(), unit);
        tx.commit(base::Event::new("import.booked", "unit", unit.0)).await.unwrap();
        let s = structure_of(d.db(), d.cast.workspace).await.unwrap();
        assert_eq!(s.counts(s.unit(unit).unwrap()), Counts::Outside);
        assert_eq!(s.unassigned().count(), 0);
        assert_eq!(store::unit::unassigned_count(d.db(), &d.cast.head).await.unwrap(), 0);
    })
    .await;
}

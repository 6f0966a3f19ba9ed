use crate::acts;
use crate::rules::{clean_key, key_sort};
use crate::{find, sample};
use base::Error;
use testkit::both;

#[test]
fn keys_sort_with_digits_as_numbers() {
    let mut keys = ["A10", "A9", "a1", "10", "9", "009", "A9b", "Ä2"];
    keys.sort_by_key(|k| (key_sort(k), (*k).to_owned()));
    assert_eq!(keys, ["009", "9", "10", "a1", "Ä2", "A9", "A9b", "A10"]);
}

#[test]
fn a_key_has_1_to_40_printable_characters() {
    assert_eq!(clean_key("  40711 ").as_deref(), Some("40711"));
    for bad in ["", "   ", "a\u{7}b", "new", "Unassigned", &"x".repeat(41)] {
        assert_eq!(clean_key(bad), None, "{bad:?}");
    }
}

#[tokio::test]
async fn a_renamed_account_is_still_found_by_its_old_key() {
    both(async |d| {
        let head = &d.cast.head;
        let (id, _) = sample::account(&d.site, head, "TARV", "Tarvik").await;
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        let v = acts::get(&mut tx, id).await.unwrap().version;
        let event = acts::edit(&mut tx, (id, v), "Tarvik-1", "Tarvik Getränke").await.unwrap();
        let number = tx.commit(event.clone()).await.unwrap();
        assert!(number > 1);
        for key in ["TARV", "tarv", "Tarvik-1", "TARVIK-1"] {
            let a = find(d.db(), head, key).await.unwrap();
            assert_eq!((a.account_id, a.key.as_str(), a.name.as_str()), (id, "Tarvik-1", "Tarvik Getränke"));
        }
        // The old key stays taken.
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        let refused = acts::free_key(&mut tx, "Tarv").await.unwrap_err();
        assert!(matches!(&refused, Error::Refused(s) if s.contains("Tarvik Getränke")), "{refused}");
        drop(tx);
        // Undone, the new key leads nowhere.
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        let undone = crate::pen::take_back(&mut tx, event.inverse.unwrap()).await.unwrap();
        tx.commit(undone).await.unwrap();
        assert_eq!(find(d.db(), head, "tarv").await.unwrap().name, "Tarvik");
        assert!(matches!(find(d.db(), head, "Tarvik-1").await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_page_older_than_the_row_is_refused() {
    both(async |d| {
        let head = &d.cast.head;
        let (id, _) = sample::account(&d.site, head, "1", "Eins").await;
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        let v = acts::get(&mut tx, id).await.unwrap().version;
        let event = acts::edit(&mut tx, (id, v), "1", "Eins AG").await.unwrap();
        tx.commit(event).await.unwrap();
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        let refused = acts::edit(&mut tx, (id, v), "1", "Eins SE").await.unwrap_err();
        assert!(matches!(refused, Error::Refused(s) if s.contains("Somebody has changed this")));
    })
    .await;
}

#[tokio::test]
async fn numbers_with_leading_zeros_are_other_numbers() {
    both(async |d| {
        let head = &d.cast.head;
        sample::account(&d.site, head, "0040711", "Null").await;
        sample::account(&d.site, head, "40711", "Ohne").await;
        let asked = ["0040711", "40711", "040711"].map(str::to_owned);
        let known = crate::units_by_number(d.db(), d.cast.workspace, "erp", &asked).await.unwrap();
        assert_eq!(known.len(), 2);
        assert_ne!(known["0040711"], known["40711"]);
        assert!(crate::units_by_number(d.db(), d.cast.workspace, "sap", &asked).await.unwrap().is_empty());
        assert!(crate::units_by_number(d.db(), d.second.workspace, "erp", &asked).await.unwrap().is_empty());
    })
    .await;
}

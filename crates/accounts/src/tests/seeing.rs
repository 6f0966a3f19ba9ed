use crate::store::list::{Filter, Order};
use crate::{Part, find, sample, store, visible};
use base::Error;
use testkit::both;

#[tokio::test]
async fn hidden_is_not_found_anywhere() {
    both(async |d| {
        let c = &d.cast;
        let before = d.second_firm_rows().await;
        let (mine, _) = sample::account(&d.site, &c.head, "M1", "Meins Papier").await;
        let (other, _) = sample::account(&d.site, &c.head, "F1", "Fremd Papier").await;
        sample::team(&d.site, &c.head, mine, &c.manager, Part::Lead, true).await;
        sample::team(&d.site, &c.head, mine, &c.colleague, Part::Colleague, false).await;
        sample::team(&d.site, &c.head, other, &c.other_manager, Part::Lead, true).await;

        let names = async |actor| {
            let mut n: Vec<String> =
                store::list::page(d.db(), actor, &Filter::default(), (Order::Name, false), None, 51)
                    .await
                    .unwrap()
                    .into_iter()
                    .map(|l| l.name)
                    .collect();
            n.sort();
            n
        };
        assert_eq!(names(&c.head).await, ["Fremd Papier", "Meins Papier"]);
        assert_eq!(names(&c.controller).await, ["Fremd Papier", "Meins Papier"]);
        assert_eq!(names(&c.manager).await, ["Meins Papier"]);
        assert_eq!(names(&c.colleague).await, ["Meins Papier"]);
        assert!(names(&c.administrator).await.is_empty());
        assert!(names(&d.second.head).await.is_empty());

        let papier = Filter { words: vec!["papier".into()], ..Filter::default() };
        assert_eq!(store::list::count(d.db(), &c.head, &papier).await.unwrap(), 2);
        assert_eq!(store::list::count(d.db(), &c.manager, &papier).await.unwrap(), 1);

        assert!(matches!(find(d.db(), &c.manager, "F1").await, Err(Error::NotFound)));
        assert!(matches!(find(d.db(), &c.administrator, "M1").await, Err(Error::NotFound)));
        assert!(matches!(find(d.db(), &d.second.head, "M1").await, Err(Error::NotFound)));
        assert_eq!(find(d.db(), &c.manager, "m1").await.unwrap().account_id, mine);

        let colleague = crate::open(d.db(), &c.colleague, "M1").await.unwrap();
        assert!(!colleague.money && !colleague.edits && !colleague.steers);
        let manager = crate::open(d.db(), &c.manager, "M1").await.unwrap();
        assert!(manager.money && manager.edits && !manager.steers);
        let controller = crate::open(d.db(), &c.controller, "M1").await.unwrap();
        assert!(controller.money && !controller.edits);
        let seen = visible(d.db(), &c.colleague).await.unwrap();
        assert!(seen.sees(mine) && !seen.sees_money(mine) && !seen.sees(other));
        assert_eq!(d.second_firm_rows().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_team_keeps_its_history_and_has_one_lead() {
    both(async |d| {
        let c = &d.cast;
        let (id, _) = sample::account(&d.site, &c.head, "1", "Eins").await;
        sample::team(&d.site, &c.head, id, &c.manager, Part::Lead, true).await;
        sample::team(&d.site, &c.head, id, &c.other_manager, Part::Lead, false).await;
        let team = crate::team(d.db(), &c.head, id).await.unwrap();
        let told: Vec<_> =
            team.iter().map(|t| (t.name.as_str(), t.part, t.until_day.is_some(), t.sees_money)).collect();
        assert!(told.contains(&("Mirko Tessnow", Part::Lead, false, true)), "a lead always sees the money");
        assert!(told.contains(&("Jana Ohlendiek", Part::Lead, true, true)));
        assert!(matches!(find(d.db(), &c.manager, "1").await, Err(Error::NotFound)), "who has left sees no more");
    })
    .await;
}

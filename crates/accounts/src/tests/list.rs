use crate::rules::asked_words;
use crate::store::list::{self, Drive, Filter, Order, SubFilter, TierFilter};
use crate::{Tier, sample};
use base::db::Backend;
use base::read;
use sqlx::{AssertSqlSafe, Row as _};
use testkit::{TestDesk, both};

fn search(q: &str) -> Filter {
    Filter { words: asked_words(q).into_iter().take(3).collect(), ..Filter::default() }
}

async fn hits(d: &TestDesk, f: &Filter) -> Vec<String> {
    let rows = list::page(d.db(), &d.cast.head, f, (Order::Key, false), None, 51).await.unwrap();
    rows.into_iter().map(|r| r.account_key).collect()
}

/// One table for both databases: what people type, and whom they find.
#[tokio::test]
async fn a_search_finds_beginnings_of_words() {
    both(async |d| {
        for (key, name) in [
            ("K1", "Tarvik Getränke"),
            ("K2", "Müller & Söhne GmbH"),
            ("K3", "Straßenbau Nord AG"),
            ("K4", "Lüttmann-Logistik"),
            ("K5", "3M Tapes"),
            ("0040711", "Élan Œuvre"),
            ("K10", "Łódź Karton"),
        ] {
            sample::account(&d.site, &d.cast.head, key, name).await;
        }
        let (k6, unit) = sample::account(&d.site, &d.cast.head, "K6", "Nordlicht").await;
        let site = crate::acts::group::NewSite {
            unit,
            name: "Werk 2".into(),
            note: String::new(),
            city: "Bad Wörishofen".into(),
            country: String::new(),
        };
        let mut tx = d.db().begin(&d.cast.head, d.now()).await.unwrap();
        let event = crate::acts::group::add_site(&mut tx, k6, &site).await.unwrap();
        tx.commit(event).await.unwrap();
        let cases: [(&str, &[&str]); 30] = [
            ("tarvik", &["K1"]),
            ("TARV", &["K1"]),
            ("arvik", &[]),
            ("getranke", &["K1"]),
            ("Getränke", &["K1"]),
            ("getraenke", &[]),
            ("tarvik getr", &["K1"]),
            ("getr tarvik", &["K1"]),
            ("tarvik müller", &[]),
            ("muller", &["K2"]),
            ("Söhne", &["K2"]),
            ("gmbh", &["K2"]),
            ("&", &["0040711", "K1", "K2", "K3", "K4", "K5", "K6", "K10"]),
            ("strassen", &["K3"]),
            ("Straße", &["K3"]),
            ("nord", &["K3", "K6"]),
            ("nordl", &["K6"]),
            ("luttmann logistik", &["K4"]),
            ("logistik", &["K4"]),
            ("Lüttmann-Log", &["K4"]),
            ("3m", &["K5"]),
            ("0040711", &["0040711"]),
            ("00407", &["0040711"]),
            ("40711", &[]),
            ("elan oeuvre", &["0040711"]),
            ("lodz", &["K10"]),
            ("k1", &["K1", "K10"]),
            ("wörishofen", &["K6"]),
            ("bad woris", &["K6"]),
            ("%", &["0040711", "K1", "K2", "K3", "K4", "K5", "K6", "K10"]),
        ];
        for (typed, expected) in cases {
            assert_eq!(hits(&d, &search(typed)).await, expected, "{typed:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_by_key_in_both_directions() {
    both(async |d| {
        for n in 1..=7 {
            let (id, _) = sample::account(&d.site, &d.cast.head, &format!("A{n}"), &format!("Name {}", n % 3)).await;
            if n > 4 {
                sample::tier(&d.site, &d.cast.head, id, Tier::T1).await;
            }
        }
        for order in [Order::Name, Order::Key, Order::Tier] {
            for down in [false, true] {
                let f = Filter::default();
                let all = list::page(d.db(), &d.cast.head, &f, (order, down), None, 51).await.unwrap();
                let mut walked = Vec::new();
                let mut after = None;
                loop {
                    let page = list::page(d.db(), &d.cast.head, &f, (order, down), after.as_ref(), 2).await.unwrap();
                    let Some(last) = page.last() else { break };
                    after = list::anchor(d.db(), &d.cast.head, last.account_id).await.unwrap();
                    walked.extend(page.into_iter().map(|l| l.account_key));
                }
                let all: Vec<_> = all.into_iter().map(|l| l.account_key).collect();
                assert_eq!((walked.len(), &walked), (7, &all), "{order:?} {down}");
            }
        }
        let t1 = Filter { tier: TierFilter::Is(Tier::T1), ..Filter::default() };
        assert_eq!(list::count(d.db(), &d.cast.head, &t1).await.unwrap(), 3);
        let top = Filter { subs: SubFilter::SubOnly, ..Filter::default() };
        assert_eq!(list::count(d.db(), &d.cast.head, &top).await.unwrap(), 0);
    })
    .await;
}

/// The orders of the whole list walk an index and sort nothing, however many rows there are.
#[tokio::test]
async fn the_whole_list_walks_an_index() {
    let d = TestDesk::sqlite().await;
    assert_eq!(d.db().backend(), Backend::Sqlite);
    for (order, index) in
        [(Order::Name, "account_by_name"), (Order::Key, "account_by_key"), (Order::Tier, "account_by_tier")]
    {
        for down in [false, true] {
            let text = format!("EXPLAIN QUERY PLAN {}", list::statement(Drive::All, order, down));
            let rows = match d.db() {
                base::Db::Sqlite { ro, .. } => sqlx::query(AssertSqlSafe(text)).fetch_all(ro).await.unwrap(),
                base::Db::Pg(_) => unreachable!(),
            };
            let plan: Vec<String> = rows.iter().map(|r| r.get::<String, _>("detail")).collect();
            assert!(plan.iter().any(|p| p.contains(index)), "{plan:?}");
            assert!(!plan.iter().any(|p| p.contains("TEMP B-TREE")), "{plan:?}");
        }
    }
    let none: i64 = read!(d.db(), p => sqlx::query_scalar("SELECT COUNT(*) FROM account").fetch_one(p).await).unwrap();
    assert_eq!(none, 0);
}

#[tokio::test]
async fn every_statement_prepares_on_both_databases() {
    both(async |d| assert_eq!(base::db::stmt::prepare_all(d.db()).await.unwrap(), Vec::<String>::new())).await;
}

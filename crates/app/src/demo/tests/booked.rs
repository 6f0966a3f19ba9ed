//! The demo firm in a database, seen through the slices.
use super::{demo, near};
use crate::demo::firm::keys;
use crate::demo::{Filled, fill};
use base::{Actor, Period, Site};
use engine_value::contribution::{Ladder, Level, Line as Step};

/// Somebody who sees all of the demo firm; the desk has other firms too.
async fn head(site: &Site, demo: &Filled) -> Actor {
    let firms = identity::firms(&site.db).await.unwrap();
    let firm = firms.into_iter().find(|f| f.workspace == demo.workspace).unwrap();
    Actor::console(firm.workspace, firm.firm, "demo")
}

#[tokio::test]
async fn the_demo_firm_is_booked_as_it_was_made() {
    let d = testkit::TestDesk::sqlite().await;
    let filled = fill(&d.site, demo()).await.unwrap();
    assert_eq!(filled.sign_ins.len(), 5);
    let head = head(&d.site, &filled).await;
    let r12 = Period::r12(demo().last_month);
    let figures = ledger::figures(&d.site, &head, r12, r12.before()).await.unwrap();
    assert_eq!(figures.level, Some(Level::Db3));
    assert_eq!(figures.closed_through, Some(demo().last_month.plus(-1)));
    assert_eq!(figures.customers.len(), 148);
    assert_eq!(figures.customers.iter().filter_map(|c| c.figure.now.net).sum::<i64>(), 4_528_600_000);
    let tarvik = figures.customers.iter().find(|c| c.key.as_deref() == Some("TARVIK")).unwrap();
    let [now, before] = [&tarvik.figure.now, &tarvik.figure.before].map(|s| Ladder::of(&s.amounts, &figures.rules));
    let levels = [Step::GrossSales, Step::NetRevenue, Step::Db1, Step::Db2, Step::Db3].map(|step| now.amount(step));
    assert_eq!(levels, [501_248_640, 423_897_082, 150_336_867, 125_199_377, 100_299_377].map(Some));
    let levels = [Step::Db2, Step::FixedCost, Step::Db3].map(|step| before.amount(step));
    assert_eq!(levels, [116_913_324, 24_750_000, 92_163_324].map(Some));
    let scores = satisfaction::portfolio(&d.site, head.workspace, demo().today).await.unwrap();
    for key in keys::all() {
        let account = figures.structure.by_key(key.key).unwrap().account_id;
        let s = scores.of(account).and_then(|a| a.index).unwrap();
        near(s.s, key.satisfaction[0], 1.5, key.name);
    }
    assert!(ledger::check(d.db(), &head).await.unwrap().is_empty());
}

/// The same doors on PostgreSQL, with the first of the lines.
#[tokio::test]
async fn a_part_of_the_demo_firm_is_booked_on_postgres() {
    let d = testkit::TestDesk::postgres().await;
    let mut part = demo().clone();
    part.lines.truncate(2_000);
    let filled = fill(&d.site, &part).await.unwrap();
    let head = head(&d.site, &filled).await;
    assert!(ledger::check(d.db(), &head).await.unwrap().is_empty());
}

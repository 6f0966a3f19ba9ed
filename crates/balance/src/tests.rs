//! The worked example of methods 6 from stored lines and answers to the document and the pages.
use crate::{Eye, Portfolio, account, header_facts, look, mine, portfolio, quarters, routes};
use accounts::{Part, Tier};
use base::ids::{AccountId, ImportId, UnitId};
use base::{Actor, Day, Event, Period};
use ledger::{Identity, Kind, NewLine, Stager};
use surveys::{Role, Source, sample};
use testkit::{TestDesk, both};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 5e-5, "{value} is not {expected}");
}

/// Twelve months to October 2026: 352,500.00 of net revenue each, DB III of 83,333.33 give or take `swing` cents.
async fn sales(d: &TestDesk, unit: UnitId, months: i32, net: i64, (db, swing): (i64, i64)) {
    let last: base::Month = "2026-10".parse().unwrap();
    let line = |i: i32| {
        let mut line = NewLine::new(unit, last.plus(-i).first().plus_days(9));
        line.document = Some(format!("{unit}-{i}"));
        line.line = Some("1".into());
        let db = db + if i % 2 == 0 { swing } else { -swing } + i64::from(i % 3 == 0);
        let (freight, fixed) = (100_000, 50_000);
        line.amounts[Kind::InvoicedSales.index()] = Some(net);
        line.amounts[Kind::ProductCost.index()] = Some(net - db - freight - fixed);
        line.amounts[Kind::Freight.index()] = Some(freight);
        line.amounts[Kind::AccountFixedCost.index()] = Some(fixed);
        line
    };
    let lines: Vec<NewLine> = (0..months).map(line).collect();
    book(d, &lines).await;
}

async fn book(d: &TestDesk, lines: &[NewLine]) {
    let import = ImportId::new();
    let actor = &d.cast.controller;
    let mut stager =
        Stager::open(d.db(), actor, d.now(), import, &format!("erp{import}"), Identity::DocumentLine).await.unwrap();
    stager.push(lines).await.unwrap();
    stager.finish().await.unwrap();
    let mut tx = d.db().begin(actor, d.now()).await.unwrap();
    ledger::commit(&mut tx, import).await.unwrap();
    tx.commit(Event::new("import.booked", "import", import.0)).await.unwrap();
}

/// Tarvik of the worked example, looked after by the manager; T2.
async fn tarvik(d: &TestDesk) -> (AccountId, UnitId) {
    let (site, head) = (&d.site, &d.cast.head);
    let (a, unit) = accounts::sample::account(site, head, "40711", "Tarvik Getränke").await;
    accounts::sample::team(site, head, a, &d.cast.manager, Part::Lead, true).await;
    accounts::sample::tier(site, head, a, Tier::T2).await;
    sales(d, unit, 12, 35_250_000, (8_333_333, 3_507_331)).await;
    let wave = sample::wave(site, head, "Nov 2026", day("2026-11-01")).await;
    let mut people = Vec::new();
    for (name, role) in [
        ("Annegret", Role::Decider),
        ("Bernd", Role::Buyer),
        ("Gregor", Role::Influencer),
        ("Clara", Role::User),
        ("David", Role::Influencer),
    ] {
        people.push(sample::person(site, head, a, name, Some(role)).await);
    }
    sample::invite(site, head, wave, a, &people, day("2026-11-09")).await;
    for (person, code, value) in [(0, "recommend", 6), (1, "recommend", 5), (2, "overall", 4), (3, "recommend", 9)] {
        let at = (people[person], Some(wave));
        sample::said(site, head, at, day("2026-11-12"), Source::Customer, &[(code, value)]).await;
    }
    (a, unit)
}

async fn document(d: &TestDesk, actor: &Actor) -> Portfolio {
    portfolio(&d.site, actor, None, None).await.unwrap()
}

#[tokio::test]
async fn the_worked_example_comes_out_of_lines_and_answers() {
    both(async |d| {
        let before = d.second_firm_rows().await;
        tarvik(&d).await;
        let all = document(&d, &d.cast.head).await;
        assert_eq!((all.period.from, all.period.to), (day("2025-11-01"), day("2026-10-31")));
        assert_eq!((all.targets.margin, all.targets.satisfaction, all.targets.default), (0.2, 70.0, true));
        let t = &all.accounts[0];
        assert_eq!((t.key.as_str(), t.tier, t.zone), ("40711", Some("T2"), Some("squeezed")));
        assert_eq!((t.net_revenue_minor, t.db3_minor), (Some(423_000_000), Some(100_000_000)));
        assert_eq!(t.margin_level, Some("db3"));
        near(t.margin.unwrap(), 0.236_407);
        near(t.margin_se.unwrap(), 0.03);
        near(t.satisfaction.index.unwrap(), 67.6935);
        near(t.satisfaction.sd.unwrap(), 7.7875);
        assert_eq!(t.satisfaction.answers, 4);
        near(t.satisfaction.response_rate.unwrap(), 0.8);
        let p = t.zone_probabilities.unwrap();
        near(p.balanced, 0.3404);
        near(p.squeezed, 0.5471);
        near(p.bought, 0.0431);
        near(p.lose_lose, 0.0693);
        near(t.zone_probability.unwrap(), p.squeezed);
        assert!((t.tilt.unwrap() - 15.98).abs() < 0.005);
        assert_eq!((t.revenue_share, t.abc), (Some(1.0), Some("A")));
        let c = all.concentration.unwrap();
        assert_eq!((c.cr1, c.hhi, c.hhi_low, c.hhi_high, c.effective_customers), (1.0, 1.0, 1.0, 1.0, 1.0));
        assert_eq!(all.whale.unwrap().total_minor, 100_000_000);
        assert_eq!(d.second_firm_rows().await, before);
        let second = document(&d, &d.second.head).await;
        assert!(second.accounts.is_empty() && second.concentration.is_none());
    })
    .await;
}

#[tokio::test]
async fn the_document_has_the_fields_of_the_contract() {
    let d = TestDesk::sqlite().await;
    tarvik(&d).await;
    let json = serde_json::to_value(document(&d, &d.cast.head).await).unwrap();
    let keys = |v: &serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&json), "accounts concentration currency period targets totals unassigned whale");
    assert_eq!(
        keys(&json["accounts"][0]),
        "abc db1_minor db2_minor db3_minor group key margin margin_level margin_se margin_shown name net_revenue_minor \
         revenue_share satisfaction tier tilt zone zone_probabilities zone_probability"
    );
    assert_eq!(keys(&json["accounts"][0]["satisfaction"]), "answers index n_eff nps nps_high nps_low response_rate sd");
    assert_eq!(keys(&json["totals"]), "db1_minor db2_minor db3_minor dropped_nonpositive net_revenue_minor");
    assert_eq!(keys(&json["concentration"]), "cr1 cr3 cr5 effective_customers gini hhi hhi_high hhi_low");
    assert_eq!(keys(&json["whale"]), "loss_making loss_minor peak_customers peak_minor total_minor");
    assert_eq!(keys(&json["unassigned"]), "net_revenue_minor units");
    assert_eq!(json["period"]["from"], "2025-11-01");
}

#[tokio::test]
async fn others_see_their_own_accounts_and_no_figure_of_the_firm() {
    both(async |d| {
        tarvik(&d).await;
        let (site, head) = (&d.site, &d.cast.head);
        let (other, unit) = accounts::sample::account(site, head, "2", "Velmar Kosmetik").await;
        accounts::sample::team(site, head, other, &d.cast.other_manager, Part::Lead, true).await;
        accounts::sample::team(site, head, other, &d.cast.colleague, Part::Colleague, false).await;
        sales(&d, unit, 12, 10_000_000, (-500_000, 0)).await;
        let own = document(&d, &d.cast.manager).await;
        assert_eq!(own.accounts.iter().map(|a| a.key.as_str()).collect::<Vec<_>>(), ["40711"]);
        assert!(own.concentration.is_none() && own.unassigned.is_none());
        assert_eq!((own.accounts[0].revenue_share, own.accounts[0].abc), (None, Some("A")));
        assert_eq!(own.totals.net_revenue_minor, 423_000_000);
        assert_eq!(own.whale.unwrap().loss_making, 0);
        let poor = document(&d, &d.cast.colleague).await;
        let seen = &poor.accounts[0];
        assert_eq!((seen.key.as_str(), seen.net_revenue_minor, seen.margin_shown, seen.zone), ("2", None, None, None));
        assert_eq!(poor.totals.net_revenue_minor, 0);
        assert!(document(&d, &d.cast.administrator).await.accounts.is_empty());
        let all = document(&d, &d.cast.controller).await;
        assert_eq!(all.accounts.iter().map(|a| a.key.as_str()).collect::<Vec<_>>(), ["40711", "2"]);
        assert_eq!((all.whale.unwrap().loss_making, all.whale.unwrap().loss_minor), (1, -5_999_996));
        assert!(account(&d.site, &d.cast.manager, "2", None).await.is_err(), "hidden is not found");
        assert_eq!(account(&d.site, &d.cast.manager, "40711", None).await.unwrap().1.zone, Some("squeezed"));
    })
    .await;
}

#[tokio::test]
async fn without_a_standard_error_the_zone_is_that_of_the_point_and_open() {
    let d = TestDesk::sqlite().await;
    let (a, _) = tarvik(&d).await;
    let short = Period::months("2026-08".parse().unwrap(), "2026-10".parse().unwrap());
    let eye = look(&d.site, &d.cast.head, Some(short)).await.unwrap();
    let standing = eye.scales.of(a).unwrap().standing.unwrap();
    assert_eq!((standing.probability, standing.sureness.code()), (None, "open"));
    let json = portfolio(&d.site, &d.cast.head, Some(short), None).await.unwrap();
    let t = &json.accounts[0];
    assert!(t.zone.is_some() && t.zone_probability.is_none() && t.zone_probabilities.is_none());
}

#[tokio::test]
async fn what_is_missing_keeps_an_account_beside_the_map() {
    let d = TestDesk::sqlite().await;
    tarvik(&d).await;
    let (site, head) = (&d.site, &d.cast.head);
    let (silent, unit) = accounts::sample::account(site, head, "2", "Velmar Kosmetik").await;
    accounts::sample::tier(site, head, silent, Tier::T1).await;
    sales(&d, unit, 12, 10_000_000, (2_000_000, 100_000)).await;
    let (empty, _) = accounts::sample::account(site, head, "3", "Niemand").await;
    accounts::sample::tier(site, head, empty, Tier::T2).await;
    let eye: Eye = look(site, head, None).await.unwrap();
    let missing = |id| eye.scales.of(id).unwrap().missing.clone();
    assert_eq!(missing(silent), [crate::Missing::Answers]);
    assert_eq!(missing(empty), [crate::Missing::Bookings, crate::Missing::Answers]);
    assert_eq!(eye.on_map().len(), 3);
    let page = d.get(routes(), head, "/portfolio").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Velmar Kosmetik") && page.text.contains("no answer"));
}

#[tokio::test]
async fn while_no_tier_is_set_the_largest_are_suggested() {
    let d = TestDesk::sqlite().await;
    let (site, head) = (&d.site, &d.cast.head);
    for i in 0..3 {
        let (_, unit) = accounts::sample::account(site, head, &format!("{i}"), &format!("A{i}")).await;
        sales(&d, unit, 12, 1_000_000 * (i + 1), (100_000, 0)).await;
    }
    let eye = look(site, head, None).await.unwrap();
    assert!(eye.scales.suggested);
    assert_eq!(eye.scales.shown.len(), 3);
    assert_eq!(eye.scales.accounts[0].book.net_revenue, 36_000_000, "largest first");
}

#[tokio::test]
async fn the_pages_answer_for_each_part_and_each_role() {
    both(async |d| {
        let (a, _) = tarvik(&d).await;
        let head = &d.cast.head;
        let map = d.get(routes(), head, "/portfolio").await;
        assert_eq!(map.status, 200);
        assert!(map.text.contains("None of 1 key accounts is balanced. One is squeezed."));
        assert!(map.text.contains("\"sureness\":\"tentative\"") && map.text.contains("ABC and concentration"));
        let card = d.get_part(routes(), head, "/portfolio?account=40711", "card").await;
        assert!(card.text.contains("Squeezed") && !card.text.contains("<html"), "{}", card.text);
        let panel = d.get_part(routes(), head, "/portfolio?account=40711&explain=tilt", "explain").await;
        assert!(panel.text.contains("BAL-3") && panel.text.contains("+16"));
        let own = d.get(routes(), &d.cast.manager, "/portfolio").await;
        assert!(own.text.contains("My accounts"));
        assert_eq!(d.get(routes(), &d.cast.administrator, "/portfolio").await.status, 403);
        let list = d.get(routes(), head, "/portfolio/list?sort=tilt&dir=up").await;
        assert_eq!(list.status, 200);
        assert!(list.text.contains("Tarvik Getränke"));
        let csv = d.get(routes(), head, "/portfolio/list.csv").await;
        assert!(csv.text.contains("4230000.00") && csv.text.contains("0.5471"), "{}", csv.text);
        let tab = d.get(routes(), head, "/accounts/40711/balance?answers=3").await;
        assert_eq!(tab.status, 200);
        assert!(tab.text.contains("probably") && tab.text.contains("3 answers"), "{}", tab.text);
        assert_eq!(d.get(routes(), &d.cast.other_manager, "/accounts/40711/balance").await.status, 404);
        let facts = header_facts(&d.site, head, a).await.unwrap();
        assert_eq!((facts.zone, facts.net_revenue_minor), (Some(("squeezed", "tentative")), Some(423_000_000)));
        let rail = mine(&d.site, &d.cast.manager).await.unwrap();
        assert_eq!((rail.0.len(), rail.0[0].zone), (1, "squeezed"));
        let eight = quarters(&d.site, head, a, look(&d.site, head, None).await.unwrap().scales.period).await.unwrap();
        assert_eq!(eight.len(), 8);
        assert_eq!((eight[6].last.to_string(), eight[7].last.to_string()), ("2026-09".into(), "2026-10".into()));
        assert!(eight[7].margin.is_some() && eight[0].margin.is_none());
    })
    .await;
}

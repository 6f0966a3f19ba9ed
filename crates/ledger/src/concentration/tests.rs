//! The page through its door on both databases, its figures against the engine, and the rules alone.
use super::rules::{self, Step, fold, parse_amount, parse_permille};
use super::*;
use crate::model::{Cost, Per};
use crate::tests::{book, costs, figures, months_of};
use crate::{Identity, Kind, Level, NewLine};
use accounts::{Part, sample};
use base::ids::{AccountId, UnitId};
use base::{Lang, Right};
use engine_value::concentration::{AbcLimits, Class, Concentration};
use engine_value::whale::Whale;
use testkit::TestDesk;

/// Net revenue and product cost in euro; the example of `methods.md` 1.1 with one customer that loses money.
const FIRM: [(&str, i64, i64); 10] = [
    ("Albrecht", 5_000, 3_000),
    ("Brandes", 2_400, 1_500),
    ("Conrad", 1_200, 1_300),
    ("Dorn", 600, 400),
    ("Ebert", 400, 300),
    ("Falk", 200, 150),
    ("Gerber", 100, 60),
    ("Hansen", 50, 30),
    ("Imhof", 30, 20),
    ("Jansen", 20, 10),
];

fn eur(n: i64) -> i64 {
    n * 100
}

fn line(unit: UnitId, net: i64, cost: i64) -> NewLine {
    let on = "2026-03-10".parse().unwrap();
    NewLine::new(unit, on).amount(Kind::GrossSales, eur(net)).amount(Kind::ProductCost, eur(cost))
}

/// The firm booked, without cost-to-serve and fixed costs.
async fn firm(d: &TestDesk) -> Vec<(AccountId, UnitId)> {
    let mut made = Vec::new();
    let mut lines = Vec::new();
    for (i, (name, net, cost)) in FIRM.iter().enumerate() {
        let (account, unit) = sample::account(&d.site, &d.cast.head, &format!("{}", 1001 + i), name).await;
        lines.push(line(unit, *net, *cost));
        made.push((account, unit));
    }
    book(d, Identity::Row, &lines).await;
    made
}

/// A rate and a fixed cost, so that DB II and DB III are known.
async fn all_costs(d: &TestDesk, account: AccountId) {
    let from = "2025-01".parse().unwrap();
    let rate = Cost::Rate { driver: "lines".to_owned(), rate_millionths: 10_000_000, from, to: None };
    let fixed = |name: &str, euro: i64, gone_permille: i32| Cost::Fixed {
        account,
        name: name.to_owned(),
        amount_minor: eur(euro),
        per: Per::Year,
        from: "2024-11".parse().unwrap(),
        to: None,
        gone_permille,
        estimate: false,
    };
    costs(d, &[rate, fixed("Inside sales", 300, 1_000), fixed("Tooling", 500, 0)]).await.unwrap();
}

const PAGE: &str = "/portfolio/concentration?from=2025-11-01&to=2026-10-31";

#[tokio::test]
async fn the_figures_are_those_of_the_engine() {
    testkit::both(async |d| {
        let second = d.second_firm_rows().await;
        let made = firm(&d).await;
        let f = figures(&d, months_of("2025-11", "2026-10")).await;
        let ranking = ranking(&f, AbcBy::NetRevenue);
        let nets: Vec<i64> = FIRM.iter().map(|x| eur(x.1)).collect();
        let c = Concentration::of(&nets).unwrap();
        let shares = ranking.shares.unwrap();
        assert_eq!((shares.cr1, shares.cr3, shares.cr5), (c.cr(1), c.cr(3), c.cr(5)));
        assert!((shares.hhi - 0.327_738).abs() < 1e-6 && (shares.effective_customers - 3.0512).abs() < 1e-4);
        assert!((shares.gini - 0.6886).abs() < 1e-9);
        assert_eq!((shares.hhi_low, shares.hhi_high), (shares.hhi, shares.hhi), "nothing lies outside");
        let class = |i: usize| ranking.accounts[&made[i].0].1;
        let classes: Vec<Class> = (0..10).map(class).collect();
        assert_eq!(classes[..5], [Class::A, Class::A, Class::A, Class::B, Class::B]);
        assert!(classes[5..].iter().all(|c| *c == Class::C));
        assert_eq!(ranking.accounts[&made[0].0].0, Some(0.5));
        assert_eq!((ranking.customers, ranking.dropped_nonpositive, ranking.unassigned), (10, 0, (0, 0)));
        let results: Vec<i64> = FIRM.iter().map(|x| eur(x.1 - x.2)).collect();
        let (curve, expected) = (whale(&f, Level::Db1).unwrap().whale, Whale::of(&results).unwrap());
        assert_eq!((curve.total, curve.peak, curve.loss), (expected.total, expected.peak, eur(-100)));
        assert_eq!((curve.peak_customers, curve.loss_making), (9, 1));
        assert!(whale(&f, Level::Db2).is_none(), "a block that is not kept makes the curve unknown, not zero");
        assert_eq!(super::ranking(&f, AbcBy::Db3).by, AbcBy::NetRevenue, "DB III is unknown");
        assert_eq!(second, d.second_firm_rows().await);
    })
    .await;
}

#[tokio::test]
async fn numbers_that_wait_and_small_customers_count_one_by_one() {
    testkit::both(async |d| {
        let (_, unit) = sample::account(&d.site, &d.cast.head, "1001", "Albrecht").await;
        let waits = sample::unassigned(&d.site, &d.cast.head, "9001", "Unbekannt GmbH").await;
        let small = sample::small_customer(&d.site, &d.cast.head, "9002", "Kiosk").await;
        book(&d, Identity::Row, &[line(unit, 600, 1), line(waits, 300, 1), line(small, 100, 1)]).await;
        let f = figures(&d, months_of("2025-11", "2026-10")).await;
        let r = ranking(&f, AbcBy::NetRevenue);
        assert_eq!((r.customers, r.unassigned, r.accounts.len()), (3, (1, eur(300)), 1));
        let page = d.get(routes(), &d.cast.controller, PAGE).await;
        for part in ["1 number, €300, waits to be assigned", "from the collective account", "Unbekannt GmbH", "60.0%"]
        {
            assert!(page.text.contains(part), "{part} is missing: {}", page.text);
        }
    })
    .await;
}

#[tokio::test]
async fn head_and_controller_see_the_firm_and_every_panel_opens() {
    testkit::both(async |d| {
        let made = firm(&d).await;
        all_costs(&d, made[0].0).await;
        let page = d.get(routes(), &d.cast.head, PAGE).await;
        assert_eq!(page.status, 200);
        for part in [
            "Three customers bring 80% of net revenue.",
            "Three customers reach 10% or more each.",
            "0.3277",
            "3.1",
            "0.69",
            "Albrecht</a> (50.0%)",
            "data-island=\"whale\"",
            "The EBIT 2026 is unknown.",
        ] {
            assert!(page.text.contains(part), "{part} is missing: {}", page.text);
        }
        for forbidden in [" style=", "onclick", "javascript:"] {
            assert!(!page.text.contains(forbidden), "{forbidden}");
        }
        for code in ["cr1", "cr3", "cr5", "hhi", "neff", "gini", "large", "peak", "class-1001", "effect-1001"] {
            let path = format!("{PAGE}&explain={code}");
            let panel = d.get_part(routes(), &d.cast.controller, &path, "explain").await;
            assert!(panel.text.contains(&format!("data-explain=\"{code}\"")), "{code}: {}", panel.text);
            assert!(!panel.text.contains("<html"), "only the panel is sent");
        }
        let open = d.get(routes(), &d.cast.head, &format!("{PAGE}&all=c&classes=db3")).await;
        assert!(open.text.contains("Jansen") && open.text.contains("of DB III"));
    })
    .await;
}

#[tokio::test]
async fn ebit_and_probability_are_entered_with_a_reason_and_taken_back() {
    testkit::both(async |d| {
        let made = firm(&d).await;
        all_costs(&d, made[0].0).await;
        let say = |value, reason| [("year", "2026"), ("value", value), ("day", "2026-11-02"), ("reason", reason)];
        let ebit = "/portfolio/concentration/ebit";
        let faulty = d.post(routes(), &d.cast.controller, ebit, &say("much", "")).await;
        assert_eq!(faulty.status, 422);
        assert!(faulty.text.contains("This is not an amount") && faulty.text.contains("Name the reason"));
        assert!(faulty.text.contains("value=\"much\""), "typed text is kept");
        assert_eq!(d.post(routes(), &d.cast.controller, ebit, &say("10,000", "Plan")).await.status, 303);
        let loss = "/portfolio/concentration/loss/1001";
        assert_eq!(d.post(routes(), &d.cast.head, loss, &say("15", "Tender in May")).await.status, 303);
        let page = d.get(routes(), &d.cast.head, PAGE).await.text;
        // DB I 2,000, one line at 10: DB II 1,990; 300 of 800 fixed costs go.
        for part in ["€10k, estimated by Carla Brandt", "\u{2212}1,690", "\u{2212}16.9%", "15%", "\u{2212}254"] {
            assert!(page.contains(part), "{part} is missing: {page}");
        }
        let panel = d.get_part(routes(), &d.cast.head, &format!("{PAGE}&explain=expected-1001"), "explain").await;
        assert!(panel.text.contains("Tender in May") && panel.text.contains("€253.50"), "{}", panel.text);
        let stored = d.texts("SELECT reason FROM loss_probability WHERE workspace_id = $1").await;
        assert_eq!(stored, ["Tender in May"]);
        let clear = [("clear", "1")];
        assert_eq!(d.post(routes(), &d.cast.head, loss, &clear).await.status, 303);
        assert!(d.texts("SELECT reason FROM loss_probability WHERE workspace_id = $1").await.is_empty());
        let events = "SELECT name FROM audit_event WHERE workspace_id = $1 AND name LIKE 'loss%' ORDER BY number";
        assert_eq!(d.texts(events).await, ["loss_probability.set", "loss_probability.set"]);
    })
    .await;
}

#[tokio::test]
async fn who_sees_own_accounts_learns_nothing_of_the_firm() {
    testkit::both(async |d| {
        let made = firm(&d).await;
        all_costs(&d, made[0].0).await;
        let say = [("value", "10,000"), ("day", "2026-11-02"), ("reason", "Plan")];
        d.post(routes(), &d.cast.head, "/portfolio/concentration/ebit", &say).await;
        sample::team(&d.site, &d.cast.head, made[0].0, &d.cast.manager, Part::Lead, true).await;
        sample::team(&d.site, &d.cast.head, made[2].0, &d.cast.manager, Part::Lead, true).await;
        sample::team(&d.site, &d.cast.head, made[0].0, &d.cast.colleague, Part::Colleague, false).await;
        assert!(!d.cast.manager.may(Right::SeeAll));
        let page = d.get(routes(), &d.cast.manager, &format!("{PAGE}&explain=hhi")).await.text;
        for part in ["My accounts", "Two accounts bring €6,200", "data-island=\"whale\"", "Albrecht", "Conrad"] {
            assert!(page.contains(part), "{part} is missing: {page}");
        }
        for hidden in ["Brandes", "HHI", "Gini", "0.3277", "16.9%", "€10k", "50.0%"] {
            assert!(!page.contains(hidden), "{hidden} must not stand here: {page}");
        }
        let panel = d.get_part(routes(), &d.cast.manager, &format!("{PAGE}&explain=class-1001"), "explain").await;
        assert!(panel.text.contains("compared with all accounts") && !panel.text.contains("<table"));
        let theirs = d.get_part(routes(), &d.cast.manager, &format!("{PAGE}&explain=effect-1002"), "explain").await;
        assert!(!theirs.text.contains("data-explain"));
        let file = d.get(routes(), &d.cast.manager, "/portfolio/concentration/export?format=csv").await.text;
        assert!(file.contains("Albrecht") && !file.contains("Brandes") && !file.contains("HHI"));
        let none = d.get(routes(), &d.cast.colleague, PAGE).await.text;
        assert!(none.contains("Albrecht") && !none.contains("5,000") && none.contains("You do not see amounts"));
        let file = d.get(routes(), &d.cast.colleague, "/portfolio/concentration/export?format=csv").await.text;
        assert!(file.contains("Albrecht") && !file.contains("5000"), "{file}");
        let gone = "/portfolio/concentration/loss/1002";
        assert_eq!(d.get(routes(), &d.cast.manager, gone).await.status, 404);
        assert_eq!(d.get(routes(), &d.cast.manager, "/portfolio/concentration/loss/1001").await.status, 200);
        assert_eq!(d.get(routes(), &d.cast.manager, "/portfolio/concentration/ebit").await.status, 403);
        assert_eq!(d.get(routes(), &d.cast.colleague, "/portfolio/concentration/loss/1001").await.status, 403);
        for path in [PAGE, "/portfolio/concentration/export?format=csv", "/portfolio/concentration/ebit"] {
            assert_eq!(d.get(routes(), &d.cast.administrator, path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_empty_page_tells_the_one_step() {
    testkit::both(async |d| {
        let page = d.get(routes(), &d.cast.controller, PAGE).await.text;
        assert!(page.contains("Nothing is booked in this period.") && page.contains("href=\"/data\""));
        let (_, unit) = sample::account(&d.site, &d.cast.head, "1001", "Albrecht").await;
        let bare = NewLine::new(unit, "2026-03-10".parse().unwrap()).amount(Kind::GrossSales, eur(100));
        book(&d, Identity::Row, &[bare]).await;
        let page = d.get(routes(), &d.cast.controller, PAGE).await.text;
        assert!(page.contains("Without costs it is unknown who earns") && page.contains("DB II is unknown"), "{page}");
        let own = d.get(routes(), &d.cast.manager, PAGE).await.text;
        assert!(own.contains("No account is yours yet."));
    })
    .await;
}

#[tokio::test]
async fn the_file_has_every_customer() {
    testkit::both(async |d| {
        let made = firm(&d).await;
        all_costs(&d, made[0].0).await;
        let path = "/portfolio/concentration/export?from=2025-11-01&to=2026-10-31&format=";
        let csv = d.get(routes(), &d.cast.controller, &format!("{path}csv")).await;
        let row = csv.text.lines().find(|l| l.starts_with("Albrecht")).unwrap();
        assert!(row.contains("1001") && row.contains("5000.00") && row.contains("0.5"), "{row}");
        assert_eq!(csv.text.lines().filter(|l| FIRM.iter().any(|x| l.starts_with(x.0))).count(), 10);
        let xlsx = d.get(routes(), &d.cast.controller, &format!("{path}xlsx")).await;
        assert!(xlsx.text.starts_with("PK"));
        assert_eq!(d.get(routes(), &d.cast.controller, &format!("{path}pdf")).await.status, 404);
    })
    .await;
}

#[test]
fn the_middle_of_a_long_ranking_is_folded() {
    let classes: Vec<Class> =
        [(Class::A, 35), (Class::B, 41), (Class::C, 72)].iter().flat_map(|(c, n)| vec![*c; *n]).collect();
    let folded = fold(&classes, &[]);
    let gaps: Vec<_> = folded.iter().filter(|s| matches!(s, Step::Gap(..))).copied().collect();
    assert_eq!(gaps, [Step::Gap(Class::A, 27), Step::Gap(Class::B, 38), Step::Gap(Class::C, 71)]);
    assert_eq!((folded[0], folded[7], folded[8]), (Step::Row(0), Step::Row(33), Step::Row(34)));
    assert_eq!(fold(&classes, &[Class::A]).len(), folded.len() + 26);
    assert_eq!(fold(&classes[..9], &[]).len(), 9, "a gap of one would hide nothing");
}

#[test]
fn the_strip_is_as_wide_as_its_box() {
    let strip = rules::strip(&[(500, Class::A), (300, Class::A), (150, Class::B), (50, Class::C)]);
    let starts: Vec<&str> = strip.parts.iter().map(|p| p.0.as_str()).collect();
    assert_eq!(starts, ["0.00", "500.00", "800.00", "950.00"]);
    assert!(rules::strip(&[]).parts.is_empty());
}

#[test]
fn typed_amounts_and_probabilities() {
    assert_eq!(parse_amount("3.120.000", Lang::De, 2), Some(312_000_000));
    assert_eq!(parse_amount("\u{2212}250.000,5 €", Lang::De, 2), Some(-25_000_050));
    assert_eq!(parse_amount("3,120,000.25", Lang::En, 2), Some(312_000_025));
    assert_eq!(parse_amount("1200", Lang::En, 0), Some(1_200));
    for wrong in ["", "-", "12a", "1,234", "0,5,5"] {
        assert_eq!(parse_amount(wrong, Lang::De, 2), None, "{wrong}");
    }
    assert_eq!(
        (parse_permille("15"), parse_permille("2,5 %"), parse_permille("100")),
        (Some(150), Some(25), Some(1_000))
    );
    for wrong in ["101", "-1", "2.55", "", "x"] {
        assert_eq!(parse_permille(wrong), None, "{wrong}");
    }
    assert_eq!(AbcLimits::default().a_permille(), 800);
}

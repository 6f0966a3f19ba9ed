//! Files of every other kind into the books and back.

use super::{kept_mapping, shared};
use crate::kind::ImportKind;
use crate::model::{Options, Progress, Report, State};
use crate::{Currency, import_file, undo};
use base::{Day, Error};
use testkit::TestDesk;

fn quiet(_: Progress) {}

/// A mapping whose columns are named like their fields.
fn mapping(kind: &str, head: &str) -> String {
    let columns: Vec<String> = head.split(';').map(|c| format!("[[column]]\nfrom = \"{c}\"\nto = \"{c}\"\n")).collect();
    format!("version = 1\nkind = \"{kind}\"\nname = \"plain\"\nsource_system = \"erp\"\n{}", columns.join(""))
}

async fn put(d: &TestDesk, kind: ImportKind, text: &str) -> Report {
    put_as(d, kind, text, Options::default()).await
}

pub(super) async fn put_as(d: &TestDesk, kind: ImportKind, text: &str, options: Options) -> Report {
    let path = d.folder().join("file.csv");
    std::fs::write(&path, text).unwrap();
    let m = mapping(kind.as_str(), text.lines().next().unwrap());
    import_file(&d.site, &d.cast.head, kind, &path, &m, options, &quiet).await.unwrap()
}

pub(super) const ACCOUNTS: &str = "customer;key;name;industry;tier;tier_reason\n\
    40711;TAR;Tarvik Getränke;Getränke;T1;large\n40688;POL;Pollwitz Tiernahrung;Futter;;\n";

async fn accounts_of(d: &TestDesk) -> Vec<(String, String)> {
    let s = accounts::structure(&d.site, d.cast.workspace).await.unwrap();
    s.accounts.iter().map(|a| (a.key.clone(), a.name.clone())).collect()
}

#[tokio::test]
async fn accounts_come_in_once_change_and_go_again() {
    testkit::both(async |d| {
        let r = put(&d, ImportKind::Accounts, ACCOUNTS).await;
        assert_eq!((r.state, r.rows.new, r.rows.read), (State::Booked, 2, 2), "{r:?}");
        let again = put(&d, ImportKind::Accounts, ACCOUNTS).await;
        assert_eq!((again.rows.already, again.rows.new), (2, 0), "{again:?}");
        let changed = put(&d, ImportKind::Accounts, &ACCOUNTS.replace("Tarvik Getränke", "Tarvik")).await;
        assert_eq!((changed.rows.changed, changed.rows.already), (1, 1), "{changed:?}");
        assert!(
            undo(&d.site, &d.cast.head, r.import_id).await.is_err(),
            "a later import has changed one of its accounts"
        );
        undo(&d.site, &d.cast.head, changed.import_id).await.unwrap();
        undo(&d.site, &d.cast.head, again.import_id).await.unwrap();
        assert_eq!(accounts_of(&d).await[1].1, "Tarvik Getränke");
        let other = put(&d, ImportKind::Accounts, "customer;name\n5;Neu\n").await;
        undo(&d.site, &d.cast.head, other.import_id).await.unwrap();
        assert_eq!(accounts_of(&d).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_older_import_of_accounts_goes_once_the_later_ones_have_gone() {
    testkit::both(async |d| {
        let head = &d.cast.head;
        let first = put(&d, ImportKind::Accounts, ACCOUNTS).await;
        let second = ACCOUNTS.replace("40711;TAR;Tarvik Getränke;Getränke", "40711;TAR;Tarvik;Brauerei");
        let second = put(&d, ImportKind::Accounts, &second).await;
        let units = "customer;key;name;unit_name;parent;ownership_percent\n\
            40711;TAR;Tarvik;Tarvik Nord;40690;60\n40690;TAR;Tarvik;Tarvik Holding;;\n";
        let third = put(&d, ImportKind::Accounts, units).await;
        assert_eq!((third.state, third.rows.new, third.rows.changed), (State::Booked, 1, 1), "{third:?}");
        for earlier in [first.import_id, second.import_id] {
            let refused = undo(&d.site, head, earlier).await.unwrap_err();
            assert!(
                matches!(&refused, Error::Refused(s) if s.contains("Tarvik") && s.contains("later change")),
                "{refused:?}"
            );
        }
        undo(&d.site, head, third.import_id).await.unwrap();
        undo(&d.site, head, second.import_id).await.unwrap();
        let s = accounts::structure(&d.site, d.cast.workspace).await.unwrap();
        let names: Vec<&str> = s.units.iter().map(|u| u.name.as_str()).collect();
        assert_eq!((names.len(), names.contains(&"Tarvik Getränke")), (2, true), "{names:?}");
        // what a person changes stands against it as well, until that is taken back
        let tarvik = accounts::find(d.db(), head, "TAR").await.unwrap();
        let today = Day::new(2026, 11, 23).unwrap();
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        let said = accounts::acts::say(
            &mut tx,
            (tarvik.account_id, tarvik.version),
            (accounts::Field::Industry, "Wein"),
            (accounts::Source::Customer, today),
        )
        .await
        .unwrap();
        let back = said.inverse.clone().unwrap();
        tx.commit(said).await.unwrap();
        assert!(matches!(undo(&d.site, head, first.import_id).await, Err(Error::Refused(_))));
        let mut tx = d.db().begin(head, d.now()).await.unwrap();
        accounts::book::unbook(&mut tx, back).await.unwrap();
        tx.commit_quiet(base::Quiet::Staging).await.unwrap();
        let old_page = accounts::acts::edit(
            &mut d.db().begin(head, d.now()).await.unwrap(),
            (tarvik.account_id, tarvik.version),
            "TAR",
            "Tarvik Alt",
        )
        .await;
        assert!(matches!(old_page, Err(Error::Refused(_))), "a page from before an undo is stale all the same");
        undo(&d.site, head, first.import_id).await.unwrap();
        assert!(accounts_of(&d).await.is_empty());
        assert!(accounts::structure(&d.site, d.cast.workspace).await.unwrap().units.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_faulty_row_of_accounts_stops_the_file() {
    testkit::both(async |d| {
        let r = put(&d, ImportKind::Accounts, "customer;name;tier;lead\n1;A;T9;\n2;B;;nobody@nowhere.example\n3;C;;\n")
            .await;
        assert_eq!((r.state, r.rows.faulty, r.rows.new), (State::Checked, 2, 1), "{r:?}");
        let codes: Vec<&str> = r.problems.iter().map(|p| p.code.as_str()).collect();
        assert_eq!(codes, ["not_a_tier", "account_refused"]);
        assert!(accounts_of(&d).await.is_empty());
    })
    .await;
}

const FOREIGN: &str = "day;customer;document;line;amount.invoiced_sales;currency\n\
    2026-03-05;40711;R1;1;120;USD\n2026-08-05;40711;R2;1;120;USD\n";

#[tokio::test]
async fn money_is_converted_at_the_rate_of_the_day_and_later_rates_change_nothing() {
    testkit::both(async |d| {
        put(&d, ImportKind::Accounts, ACCOUNTS).await;
        let rates = put(&d, ImportKind::Rates, "day;currency;rate\n2026-03-01;USD;1.2\n").await;
        assert_eq!((rates.state, rates.rows.new), (State::Booked, 1), "{rates:?}");
        let r = put(&d, ImportKind::Ledger, FOREIGN).await;
        assert_eq!((r.rows.new, r.rows.faulty), (1, 1), "{r:?}");
        assert_eq!(r.problems[0].code, "no_exchange_rate");
        put(&d, ImportKind::Rates, "day;currency;rate\n2026-08-01;USD;1.5\n2026-03-01;USD;1.2\n").await;
        let r = put(&d, ImportKind::Ledger, FOREIGN).await;
        assert_eq!((r.state, r.rows.new), (State::Booked, 2), "{r:?}");
        let sums = "SELECT CAST(invoiced_sales AS TEXT) FROM ledger_fact WHERE workspace_id = $1 ORDER BY posting_day";
        assert_eq!(d.texts(sums).await, ["10000", "8000"]);
        let late = put(&d, ImportKind::Rates, "day;currency;rate\n2026-08-01;USD;2\n").await;
        assert_eq!(late.rows.changed, 1);
        assert_eq!(put(&d, ImportKind::Ledger, FOREIGN).await.rows.already, 2);
        undo(&d.site, &d.cast.head, late.import_id).await.unwrap();
        let again = ledger::Rates::load(d.db(), d.cast.workspace, Currency::EUR).await.unwrap();
        let august = Day::new(2026, 8, 3).unwrap();
        assert_eq!(again.of(Currency::parse("USD").unwrap(), august).unwrap().1, 1_500_000);
    })
    .await;
}

#[tokio::test]
async fn costs_and_targets_come_in_and_go_again() {
    testkit::both(async |d| {
        put(&d, ImportKind::Accounts, ACCOUNTS).await;
        let costs = "what;offering;driver;key;cost;percent;rate;amount;resource;split;valid_from;valid_to\n\
            product_cost;A1;;;12.5;;;;;;2026-01-01;\nproduct_cost;;;;;40;;;;;2026-01-01;\n\
            rate;;complaints;;;;85;;;;2026-01-01;\nfixed;;;TAR;;;;1200;Muster;;2026-01-01;2026-12-31\n\
            shared_fixed;;;TAR;;;;50000;Ines;orders;2026-01-01;\nshared_fixed;;;POL;;;;;Ines;;2026-01-01;\n\
            fixed;;;NIX;;;;5;;;2026-01-01;\n";
        let r = put(&d, ImportKind::Costs, costs).await;
        assert_eq!((r.rows.faulty, r.problems[0].code.as_str()), (1, "unknown_account"), "{r:?}");
        let good = costs.lines().filter(|l| !l.contains("NIX")).collect::<Vec<_>>().join("\n");
        let r = put(&d, ImportKind::Costs, &good).await;
        assert_eq!((r.state, r.rows.new), (State::Booked, 6), "{r:?}");
        assert_eq!(put(&d, ImportKind::Costs, &good).await.rows.already, 6);
        let t = put(
            &d,
            ImportKind::Targets,
            "fiscal_year;key;net_revenue;margin;satisfaction\n2026;TAR;500000;;\n2026;;;22;75\n",
        )
        .await;
        assert_eq!((t.state, t.rows.new), (State::Booked, 2), "{t:?}");
        let firm = ledger::entries::firm_target(d.db(), d.cast.workspace, 2026).await.unwrap();
        assert_eq!((firm.margin_permille, firm.satisfaction_permille), (220, 750));
        undo(&d.site, &d.cast.head, t.import_id).await.unwrap();
        let firm = ledger::entries::firm_target(d.db(), d.cast.workspace, 2026).await.unwrap();
        assert_eq!(firm.margin_permille, 200);
        undo(&d.site, &d.cast.head, r.import_id).await.unwrap();
        assert_eq!(d.texts("SELECT split_key FROM shared_cost WHERE workspace_id = $1").await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_a_rate_says_of_its_driver_is_carried_and_goes_again() {
    const DRIVERS: &str = "SELECT code || ' ' || cost_kind || ' ' || COALESCE(CAST(gone_permille AS TEXT), '-') \
         FROM driver WHERE workspace_id = $1 AND code IN ('complaints', 'pallets') ORDER BY code";
    testkit::both(async |d| {
        let file = "what;driver;kind;rate;released_percent;valid_from\n\
            rate;pallets;freight;9.5;80;2026-01-01\nrate;complaints;;85;25;2026-01-01\n";
        let r = put(&d, ImportKind::Costs, file).await;
        assert_eq!((r.state, r.rows.new), (State::Booked, 2), "{r:?}");
        assert_eq!(d.texts(DRIVERS).await, ["complaints complaints 250", "pallets freight 800"]);
        assert_eq!(put(&d, ImportKind::Costs, file).await.rows.already, 2);
        let other = put(&d, ImportKind::Costs, &file.replace(";80;", ";60;")).await;
        assert_eq!((other.rows.changed, other.rows.already), (1, 1), "the rate is known, its driver is not so");
        assert!(undo(&d.site, &d.cast.head, r.import_id).await.is_err(), "a later import has changed a driver");
        undo(&d.site, &d.cast.head, other.import_id).await.unwrap();
        undo(&d.site, &d.cast.head, r.import_id).await.unwrap();
        assert_eq!(d.texts(DRIVERS).await, ["complaints complaints -", "pallets other_cost_to_serve -"]);
        let wrong =
            put(&d, ImportKind::Costs, "what;driver;kind;rate;valid_from\nrate;pallets;bonus;9;2026-01-01\n").await;
        assert_eq!(wrong.problems[0].code, "not_a_driver_kind");
    })
    .await;
}

#[tokio::test]
async fn a_shared_cost_is_split_by_the_orders_of_one_person() {
    testkit::both(async |d| {
        put(&d, ImportKind::Accounts, ACCOUNTS).await;
        let sales = "day;customer;document;amount.invoiced_sales;driver.orders_of_7\n\
            2026-03-02;40711;R1;100;1\n2026-03-03;40711;R2;100;1\n2026-03-04;40688;R3;100;1\n2026-03-05;40688;R4;100;\n";
        assert_eq!(put(&d, ImportKind::Ledger, sales).await.state, State::Booked);
        let shared = "what;resource;amount;per;split;driver;released_percent;key;valid_from;valid_to\n\
            shared_fixed;Seven;10.00;total;driver;orders_of_7;40;TAR;2026-01-01;2026-06-30\n\
            shared_fixed;Seven;;;;;;POL;2026-01-01;2026-06-30\n";
        let r = put(&d, ImportKind::Costs, shared).await;
        assert_eq!((r.state, r.rows.new), (State::Booked, 2), "{r:?}");
        let year = base::Period::months("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
        let f = ledger::figures(&d.site, &d.cast.controller, year, year.before()).await.unwrap();
        let of = |key: &str| {
            let side = &f.account(f.structure.by_key(key).unwrap().account_id).unwrap().now;
            (side.amounts.estimate(ledger::Kind::AccountFixedCost), side.fixed_gone)
        };
        assert_eq!(of("TAR").0, Some(667), "two of the three orders that person had");
        assert_eq!(of("POL").0, Some(333));
        assert!((of("TAR").1 - 267).abs() <= 3, "two fifths are gone within a year, month by month: {:?}", of("TAR"));
        let endless = put(&d, ImportKind::Costs, &shared.replace("2026-06-30", "")).await;
        assert_eq!((endless.problems[0].code.as_str(), endless.problems[0].column.as_str()), ("missing", "valid_to"));
    })
    .await;
}

#[tokio::test]
async fn answers_come_in_for_known_accounts() {
    testkit::both(async |d| {
        put(&d, ImportKind::Accounts, ACCOUNTS).await;
        let file = "day;wave;key;respondent_name;role;item.recommend\n2026-10-01;Herbst;TAR;Ute Kron;;9\n\
            2026-10-02;Herbst;TAR;Jo Ahl;;3\n";
        let r = put(&d, ImportKind::Answers, file).await;
        assert_eq!((r.state, r.rows.new), (State::Booked, 2), "{r:?}");
        assert_eq!(put(&d, ImportKind::Answers, file).await.rows.already, 2);
        let off = put(&d, ImportKind::Answers, &file.replace(";;9", ";;11").replace("TAR;Jo", "NIX;Jo")).await;
        let codes: Vec<&str> = off.problems.iter().map(|p| p.code.as_str()).collect();
        assert_eq!(codes, ["answer_off_scale", "unknown_account"]);
        undo(&d.site, &d.cast.head, r.import_id).await.unwrap();
        assert!(d.texts("SELECT CAST(day AS TEXT) FROM answer WHERE workspace_id = $1").await.is_empty());
    })
    .await;
}

/// Books a packed file of the shared data; `None` where it is missing. `rows` cuts it short.
async fn packed(d: &TestDesk, path: &str, kept: &str, rows: usize) -> Option<Report> {
    use std::io::{BufRead as _, Write as _};
    let found = shared(path)?;
    let to = d.folder().join("real.csv");
    let lines = std::io::BufReader::new(flate2::read::GzDecoder::new(std::fs::File::open(found).unwrap()));
    let mut out = std::io::BufWriter::new(std::fs::File::create(&to).unwrap());
    for line in lines.split(b'\n').take(rows + 1) {
        out.write_all(&line.unwrap()).unwrap();
        out.write_all(b"\n").unwrap();
    }
    drop(out);
    let m = kept_mapping(kept).to_toml();
    let run = import_file(&d.site, &d.cast.head, ImportKind::Ledger, &to, &m, Options::default(), &quiet);
    match run.await {
        Ok(r) => Some(r),
        Err(Error::Refused(s)) => panic!("{s}"),
        Err(e) => panic!("{e:?}"),
    }
}

#[tokio::test]
async fn real_invoices_are_booked_and_meet_the_oracle() {
    let d = TestDesk::sqlite().await;
    let dollars = "sales/adventureworks-reseller/reseller_sales.csv.gz";
    put(&d, ImportKind::Rates, &format!("day;currency;rate\n{}", usd_rates())).await;
    let Some(r) = packed(&d, dollars, "adventureworks-reseller.toml", usize::MAX - 1).await else { return };
    assert_eq!((r.state, r.rows.read, r.rows.to_assign), (State::Booked, 57_851, 57_851), "{:?}", r.problems.first());
    let total = |kind: &str| r.totals.iter().find(|t| t.kind == kind).map(|t| t.amount_minor);
    assert_eq!((total("invoiced_sales"), total("product_cost")), (Some(7_754_857_020), Some(7_654_907_563)));
    assert_eq!(ledger::check(d.db(), &d.cast.head).await.unwrap(), Vec::<String>::new());
    let again = packed(&d, dollars, "adventureworks-reseller.toml", usize::MAX - 1).await.unwrap();
    assert_eq!((again.rows.already, again.rows.new), (57_851, 0));
}

/// One for one, so that the sums stay comparable.
fn usd_rates() -> String {
    let mut day = Day::new(2010, 1, 1).unwrap();
    let mut out = Vec::new();
    while day < Day::new(2022, 12, 31).unwrap() {
        out.push(format!("{day};USD;1\n{day};GBP;1"));
        day = day.plus_days(30);
    }
    out.join("\n")
}

#[tokio::test]
async fn fifty_thousand_lines_of_a_real_shop_are_booked() {
    let d = TestDesk::sqlite().await;
    put(&d, ImportKind::Rates, &format!("day;currency;rate\n{}", usd_rates())).await;
    let Some(r) = packed(&d, "sales/online-retail/online_retail.csv.gz", "online-retail.toml", 50_000).await else {
        return;
    };
    assert_eq!((r.state, r.rows.read, r.rows.faulty), (State::Booked, 50_000, 0), "{:?}", r.problems.first());
    let facts: (i64, i64) = {
        const SQL: &str =
            "SELECT COUNT(*), CAST(SUM(invoiced_sales) AS BIGINT) FROM ledger_fact WHERE workspace_id = $1";
        base::read!(d.db(), p => sqlx::query_as(SQL).bind(d.cast.workspace).fetch_one(p).await).unwrap()
    };
    assert_eq!(facts, (50_000, r.totals[0].amount_minor));
    assert_eq!(ledger::check(d.db(), &d.cast.head).await.unwrap(), Vec::<String>::new());
}

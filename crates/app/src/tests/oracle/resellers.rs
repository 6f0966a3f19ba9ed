//! AdventureWorks: three years of a bicycle maker's sales to resellers, with product cost; process costs as rates of
//! drivers, and the sales people as shared fixed costs.
use super::{Firm, concentration_is_met, minor, near, oracle, period, shared, to_the_cent, within};
use engine_value::contribution::Level;
use imports::ImportKind;
use ledger::Figures;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The cost file: 60 an order, 4 a line, 20,000 for each sales person, split by the orders that person had.
fn costs(sales: &Path, folder: &Path) -> PathBuf {
    let packed = flate2::read::GzDecoder::new(std::fs::File::open(sales).unwrap());
    let mut rows = csv::Reader::from_reader(packed);
    let column = |name: &str, headers: &csv::StringRecord| headers.iter().position(|h| h == name).unwrap();
    let headers = rows.headers().unwrap().clone();
    let (person, customer) = (column("EmployeeKey", &headers), column("ResellerKey", &headers));
    let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.records() {
        let row = row.unwrap();
        members.entry(row[person].to_owned()).or_default().insert(row[customer].to_owned());
    }
    let mut text = "what,driver,rate,resource,amount,per,split,customer,valid_from,valid_to\n\
        rate,orders,60,,,,,,2017-07-01,\nrate,lines,4,,,,,,2017-07-01,\n"
        .to_owned();
    for (person, customers) in members {
        for customer in customers {
            writeln!(
                text,
                "shared_fixed,orders_of_{person},,Sales person {person},20000,total,driver,{customer},2017-07-01,2020-05-31"
            )
            .unwrap();
        }
    }
    let path = folder.join("costs.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn customer<'a>(f: &'a Figures, key: &Value) -> &'a ledger::Side {
    let key = key.as_str();
    &f.customers.iter().find(|c| c.key.as_deref() == key).unwrap().figure.now
}

/// The whale curve of a level. `cents`: how far one account may be from the oracle.
fn whale_is_met(document: &Value, f: &Figures, level: Level, cents: f64, block: &Value) {
    let found = &document["whale"];
    let amount = |name: &str| found[name].as_i64().unwrap();
    to_the_cent(amount("total_minor"), &block["total_profit"], "total");
    // Peak and losses are sums over accounts, each of which is in whole cents.
    let (earning, losing) = (block["profitable"].as_f64().unwrap(), block["loss_making"].as_f64().unwrap());
    within(amount("peak_minor"), &block["peak_cumulative_profit"], cents * earning, "peak");
    within(amount("loss_minor"), &block["loss_total"], cents * losing, "losses");
    assert_eq!((&found["peak_customers"], &found["loss_making"]), (&block["peak_customers"], &block["loss_making"]));

    let whale = ledger::concentration::whale(f, level).unwrap();
    let (curve, n) = (&whale.whale, whale.of.len());
    assert_eq!(
        (n as u64, curve.profitable as u64),
        (block["customers"].as_u64().unwrap(), block["profitable"].as_u64().unwrap())
    );
    let total = minor(&block["total_profit"]);
    for (part, ratio) in block["cumulative_ratio_at"].as_object().unwrap() {
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small"
        )]
        let at = (part.parse::<f64>().unwrap() * n as f64).ceil() as usize;
        #[allow(clippy::cast_precision_loss, reason = "amounts of a few millions")]
        let found = curve.cumulated[at - 1] as f64 / total;
        #[allow(clippy::cast_precision_loss, reason = "a count")]
        near(found, ratio, 1e-8 + cents * at as f64 / total, part);
    }
    let side = |at: usize| &f.customers[whale.of[at]];
    let worst = curve.ranked[n - 3..].iter();
    for (name, at) in [("best3", curve.ranked[..3].iter()), ("worst3", worst)] {
        for (at, theirs) in at.zip(block[name].as_array().unwrap()) {
            assert_eq!(side(*at).key.as_deref(), theirs["customer"].as_str(), "{name}");
            within(side(*at).figure.now.db(level).unwrap(), &theirs["profit"], cents.max(0.01), name);
        }
    }
}

fn named_accounts_are_met(document: &Value, f: &Figures, named: &Value) {
    for theirs in named.as_array().unwrap() {
        let ours = document["accounts"].as_array().unwrap().iter().find(|a| a["key"] == theirs["customer"]).unwrap();
        for (field, name) in
            [("net_revenue_minor", "revenue"), ("db1_minor", "db1"), ("db2_minor", "db2"), ("db3_minor", "db3")]
        {
            to_the_cent(ours[field].as_i64().unwrap(), &theirs[name], name);
        }
        let side = customer(f, &theirs["customer"]);
        #[allow(clippy::cast_precision_loss, reason = "small counts")]
        let counted = (side.orders as f64, side.lines as f64);
        assert_eq!(counted, (theirs["orders"].as_f64().unwrap(), theirs["lines"].as_f64().unwrap()));
    }
}

#[tokio::test]
async fn three_years_of_resellers_meet_the_oracle_down_to_db_iii() {
    let Some(block) = oracle("adventureworks-reseller") else { return };
    let Some(resellers) = shared("adventureworks-reseller/resellers.csv") else { return };
    let Some(sales) = shared("adventureworks-reseller/reseller_sales.csv.gz") else { return };
    let firm = Firm::new("USD").await;
    let made = firm.import(ImportKind::Accounts, &resellers, "adventureworks-resellers.toml").await;
    assert_eq!(made.rows.new, 701);
    let booked = firm.import_packed(ImportKind::Ledger, &sales, "adventureworks-reseller.toml").await;
    let counts = &block["counts"];
    assert_eq!((booked.rows.new, booked.rows.to_assign), (counts["rows"].as_u64().unwrap(), 0));
    let rates = firm.import(ImportKind::Costs, &costs(&sales, firm.desk.folder()), "adventureworks-costs.toml").await;
    assert!(rates.rows.new > 632 && rates.rows.changed + rates.rows.already == 0, "{:?}", rates.rows);
    assert_eq!(ledger::check(firm.desk.db(), &firm.actor).await.unwrap(), Vec::<String>::new());

    let whole = period("2017-07-01", "2020-05-31");
    let f = firm.figures(whole).await;
    let total = |level: Level| f.total.now.db(level).unwrap();
    to_the_cent(f.total.now.net.unwrap(), &counts["revenue"], "revenue");
    to_the_cent(total(Level::Db1), &counts["db1"], "DB I");
    assert_eq!(f.total.now.orders, counts["orders"].as_i64().unwrap());
    let levels = [(Level::Db1, "whale_db1", 0.0), (Level::Db2, "whale_db2", 0.0), (Level::Db3, "whale_db3", 1.0)];
    for (level, name, cents) in levels {
        let document = firm.portfolio(whole, level).await;
        whale_is_met(&document, &f, level, cents, &block[name]);
        to_the_cent(total(level), &block[name]["total_profit"], name);
    }
    let document = firm.portfolio(whole, Level::Db3).await;
    concentration_is_met(&document, &f, &block["concentration"]);
    named_accounts_are_met(&document, &f, &block["named"]);
    for (month, revenue) in block["monthly_revenue"].as_object().unwrap() {
        to_the_cent(firm.month(month, |s| s.net).await, revenue, month);
        to_the_cent(firm.month(month, |s| s.db(Level::Db1)).await, &block["monthly_db1"][month], month);
    }
}

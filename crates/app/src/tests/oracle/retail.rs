//! Online Retail: a year of invoices of a gift-ware firm, with credit notes and sales without customer.
use super::{Firm, concentration_is_met, near, oracle, period, shared, to_the_cent};
use accounts::acts::assign::make_accounts;
use accounts::structure::Counts;
use base::read;
use engine_value::contribution::Level;
use imports::ImportKind;
use serde_json::Value;

async fn count(firm: &Firm, sql: &'static str) -> i64 {
    let ws = firm.actor.workspace;
    read!(firm.desk.db(), p => sqlx::query_scalar(sql).bind(ws).fetch_one(p).await).unwrap()
}

/// What the oracle counts in the file, counted in the books.
async fn counts_are_met(firm: &Firm, counts: &Value) {
    const LINES: &str = "SELECT COUNT(*) FROM ledger_fact WHERE workspace_id = $1";
    const CREDITS: &str = "SELECT COUNT(*) FROM ledger_fact WHERE workspace_id = $1 AND document LIKE 'C%'";
    const DOCUMENTS: &str = "SELECT COUNT(DISTINCT document) FROM ledger_fact WHERE workspace_id = $1";
    const NUMBERS: &str = "SELECT COUNT(DISTINCT number) FROM unit_number WHERE workspace_id = $1";
    for (sql, name) in [(LINES, "rows"), (CREDITS, "credit_note_rows"), (DOCUMENTS, "invoices"), (NUMBERS, "customers")]
    {
        assert_eq!(count(firm, sql).await, counts[name].as_i64().unwrap(), "{name}");
    }
}

/// What would be left without the largest customers.
fn losses_are_met(f: &ledger::Figures, losses: &Value) {
    let analysis = ledger::concentration::Analysis::of(f, f.settings.abc_limits(), false);
    let c = analysis.concentration.as_ref().unwrap();
    for n in [1_usize, 3, 5, 10] {
        let expected = &losses[format!("lose_top_{n}")];
        let rest = c.without_top(n).unwrap();
        to_the_cent(c.top_value(n), &expected["revenue_lost"], "lost");
        to_the_cent(rest.total, &expected["remaining"], "left");
        near(c.cr(n), &expected["share_lost"], 1e-9, "share lost");
        near(rest.hhi, &expected["hhi_after"], 1e-9, "concentration of what is left");
    }
}

#[tokio::test]
async fn a_year_of_real_invoices_meets_the_oracle() {
    let Some(block) = oracle("online-retail") else { return };
    let Some(file) = shared("online-retail/online_retail.csv.gz") else { return };
    let firm = Firm::new("GBP").await;
    let report = firm.import_packed(ImportKind::Ledger, &file, "online-retail.toml").await;
    let counts = &block["counts"];
    let (all, nobody) = (counts["rows"].as_u64().unwrap(), counts["rows_without_customer"].as_u64().unwrap());
    assert_eq!((report.rows.read, report.rows.faulty, report.rows.left_out), (all, 0, 0));
    assert_eq!((report.rows.new, report.rows.to_assign), (nobody, all - nobody), "only numbers wait to be assigned");
    to_the_cent(report.totals[0].amount_minor, &counts["total_all_rows"], "all rows");
    counts_are_met(&firm, counts).await;
    assert_eq!(ledger::check(firm.desk.db(), &firm.actor).await.unwrap(), Vec::<String>::new());

    let whole = period("2010-12-01", "2011-12-31");
    let before = firm.figures(whole).await;
    concentration_is_met(&firm.portfolio(whole, Level::Db1).await, &before, &block["concentration_net"]);
    losses_are_met(&before, &block["loss_of_customer_net"]);
    for (month, net) in block["monthly_net_revenue"].as_object().unwrap() {
        to_the_cent(firm.month(month, |s| s.net).await, net, month);
    }
    // The last month is cut off after nine days: as days they are read from the lines themselves.
    let days = firm.figures(period("2011-12-01", "2011-12-09")).await;
    let by_days: i64 = days.customers.iter().filter_map(|c| c.figure.now.net).sum();
    to_the_cent(by_days, &block["monthly_net_revenue"]["2011-12"], "nine days of December");

    top_customers_are_met(&firm, &before, &block["concentration_net"]).await;
}

/// The ten largest become accounts of their own; nothing else moves.
async fn top_customers_are_met(firm: &Firm, f: &ledger::Figures, block: &Value) {
    let mut ranked: Vec<_> = f.customers.iter().map(|c| (c.figure.now.net.unwrap_or(0), c.who)).collect();
    ranked.sort_by_key(|(net, _)| std::cmp::Reverse(*net));
    let units: Vec<_> = ranked
        .iter()
        .filter_map(|(_, who)| if let Counts::Alone(u) = who { Some(*u) } else { None })
        .take(10)
        .collect();
    let mut tx = firm.desk.db().begin(&firm.actor, firm.desk.now()).await.unwrap();
    let event = make_accounts(&mut tx, &units).await.unwrap();
    tx.commit(event).await.unwrap();
    let document = firm.portfolio(f.period, Level::Db1).await;
    let top = block["top10"].as_array().unwrap();
    assert_eq!(document["accounts"].as_array().unwrap().len(), top.len());
    let mut share = 0.0;
    for (ours, theirs) in document["accounts"].as_array().unwrap().iter().zip(top) {
        assert_eq!(ours["key"], theirs["customer"]);
        to_the_cent(ours["net_revenue_minor"].as_i64().unwrap(), &theirs["revenue"], "a large customer");
        assert_eq!(ours["abc"], "A");
        share += ours["revenue_share"].as_f64().unwrap();
    }
    near(share, &block["share_top_10"], 1e-9, "the shares of ten accounts");
    let waiting = block["customers_total"].as_u64().unwrap() - 10;
    assert_eq!(document["unassigned"]["units"], waiting);
    concentration_is_met(&document, &*firm.figures(f.period).await, block);
}

//! The demo's costs and targets as files, as a controller keeps them in a sheet.
use super::Desk;
use super::files::{book, day, decimal, mapping};
use crate::demo::model::{Per, SplitKey};
use base::{Day, Error, Month};
use imports::ImportKind;

/// A row of a file whose columns each fill one field: what it says, by field.
type Said = Vec<(&'static str, String)>;

/// Columns of the costs: header and field.
const COSTS: [(&str, &str); 14] = [
    ("Art", "what"),
    ("Artikel", "offering"),
    ("Treiber", "driver"),
    ("Bezeichnung", "resource"),
    ("Kunde", "key"),
    ("Kosten je Einheit", "cost"),
    ("Satz", "rate"),
    ("Betrag", "amount"),
    ("je", "per"),
    ("Schlüssel", "split"),
    ("Entfällt in %", "released_percent"),
    ("Währung", "currency"),
    ("Gültig ab", "valid_from"),
    ("Gültig bis", "valid_to"),
];

/// Columns of the targets.
const TARGETS: [(&str, &str); 7] = [
    ("Geschäftsjahr", "fiscal_year"),
    ("Kunde", "key"),
    ("Nettoerlös", "net_revenue"),
    ("DB II", "db2"),
    ("DB III", "db3"),
    ("Marge %", "margin"),
    ("Zufriedenheit", "satisfaction"),
];

/// Before the lines, so that nothing has to be worked out twice.
pub(super) async fn costs(desk: &Desk<'_>) -> Result<(), Error> {
    let data = desk.data;
    let key = |account: usize| ("key", data.accounts[account].key.clone());
    let product = data.product_costs.iter().map(|c| {
        let code = data.offerings[c.offering].code.to_owned();
        let said = vec![("offering", code), ("cost", decimal(c.cost_millionths, 6))];
        cost("product_cost", said, c.from, c.to)
    });
    let rates = data.rates.iter().map(|r| {
        let said = vec![("driver", r.driver.to_owned()), ("rate", decimal(r.rate_millionths, 6))];
        cost("rate", said, r.from.first(), r.to.map(Month::last))
    });
    let fixed = data.fixed_costs.iter().map(|c| {
        let mut said = amount(&c.name, c.amount_minor, c.per, c.gone_permille);
        said.push(key(c.account));
        cost("fixed", said, c.from.first(), c.to.map(Month::last))
    });
    let shared = data.shared_costs.iter().flat_map(|c| {
        c.members.iter().map(move |member| {
            let mut said = amount(&c.name, c.amount_minor, c.per, c.gone_permille);
            let split = match c.key {
                SplitKey::Orders => "orders",
                SplitKey::Equal => "equal",
            };
            said.extend([("split", split.to_owned()), key(*member)]);
            cost("shared_fixed", said, c.from.first(), c.to.map(Month::last))
        })
    });
    let all = product.chain(rates).chain(fixed).chain(shared);
    file(desk, ImportKind::Costs, ("kosten.csv", "Kosten"), &COSTS, all).await
}

fn cost(what: &str, mut said: Said, from: Day, to: Option<Day>) -> Said {
    said.extend([("what", what.to_owned()), ("currency", "EUR".to_owned()), ("valid_from", day(from))]);
    said.extend(to.map(|to| ("valid_to", day(to))));
    said
}

fn amount(name: &str, minor: i64, per: Per, gone_permille: u16) -> Said {
    let per = match per {
        Per::Year => "year",
        Per::Total => "total",
    };
    vec![
        ("resource", name.to_owned()),
        ("amount", decimal(minor, 2)),
        ("per", per.to_owned()),
        ("released_percent", decimal(i64::from(gone_permille), 1)),
    ]
}

/// The two lines of the map, and what is wanted of single accounts.
pub(super) async fn targets(desk: &Desk<'_>) -> Result<(), Error> {
    let data = desk.data;
    let firm = data.firm_targets.iter().map(|t| {
        vec![
            ("fiscal_year", t.fiscal_year.to_string()),
            ("margin", decimal(i64::from(t.margin_permille), 1)),
            ("satisfaction", t.satisfaction.to_string()),
        ]
    });
    let accounts = data.account_targets.iter().map(|t| {
        let mut said = vec![("fiscal_year", t.fiscal_year.to_string()), ("key", data.accounts[t.account].key.clone())];
        let amounts = [("net_revenue", t.net_revenue_minor), ("db2", t.db2_minor), ("db3", t.db3_minor)];
        said.extend(amounts.into_iter().filter_map(|(field, minor)| Some((field, decimal(minor?, 2)))));
        said.extend(t.margin_permille.map(|m| ("margin", decimal(i64::from(m), 1))));
        said
    });
    file(desk, ImportKind::Targets, ("ziele.csv", "Ziele"), &TARGETS, firm.chain(accounts)).await
}

async fn file(
    desk: &Desk<'_>,
    kind: ImportKind,
    (name, title): (&str, &str),
    columns: &[(&str, &str)],
    rows: impl Iterator<Item = Said>,
) -> Result<(), Error> {
    let columns: Vec<(String, String)> = columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let mapping = mapping(kind, title, "", &columns);
    let rows = rows.map(|said| {
        let cell = |field: &String| said.iter().find(|(f, _)| f == field).map(|(_, v)| v.clone()).unwrap_or_default();
        columns.iter().map(|(_, field)| cell(field)).collect()
    });
    book(desk, &desk.controller, kind, name, &mapping, &columns, rows).await
}

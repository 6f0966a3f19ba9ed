//! Customers: one in ten is a group of two to four legal units.
use super::{Dice, Firm, Table};
use std::io;
use std::path::Path;

/// A customer with what its invoices are thrown by.
#[derive(Debug)]
pub(super) struct Customer {
    pub(super) key: String,
    pub(super) name: String,
    /// ERP numbers of its units, the parent first.
    pub(super) numbers: Vec<String>,
    /// How often it buys, beside the others.
    pub(super) weight: u64,
    /// Of the list price.
    pub(super) discount_permille: i64,
    /// What its goods cost beside the usual.
    pub(super) cost_permille: i64,
    tier: &'static str,
    industry: &'static str,
    city: &'static str,
}

const FIRST: [&str; 16] = [
    "Adler", "Birken", "Castor", "Dorn", "Eller", "Fenn", "Garten", "Halm", "Isen", "Jarl", "Kessel", "Linden", "Moor",
    "Nordt", "Oster", "Pappel",
];
const SECOND: [&str; 12] =
    ["bach", "berg", "brück", "feld", "hagen", "hof", "kamp", "mann", "roth", "stedt", "tal", "wald"];
const TRADE: [&str; 10] = [
    "Getränke",
    "Lebensmittel",
    "Maschinenbau",
    "Möbel",
    "Textil",
    "Kosmetik",
    "Elektro",
    "Spielwaren",
    "Papier",
    "Versand",
];
const CITY: [&str; 8] = ["Aalen", "Bremen", "Celle", "Dessau", "Erfurt", "Fulda", "Gera", "Halle"];

pub(super) fn customers(firm: &Firm) -> Vec<Customer> {
    let mut dice = Dice::of(1);
    (0..firm.accounts).map(|at| customer(at, &mut dice)).collect()
}

fn customer(at: u32, dice: &mut Dice) -> Customer {
    let number = 10_000 + at;
    let units = if at % 10 == 3 { 2 + at / 10 % 3 } else { 1 };
    let mut numbers = vec![number.to_string()];
    numbers.extend((1..units).map(|u| format!("{number}-{u}")));
    let trade = *dice.pick(&TRADE);
    Customer {
        key: format!("K{number}"),
        name: format!("{}{} {trade} {number}", *dice.pick(&FIRST), *dice.pick(&SECOND)),
        numbers,
        weight: 1_000_000 / u64::from(at + 15),
        discount_permille: dice.whole(0, 120),
        cost_permille: dice.whole(850, 1_250),
        tier: match at {
            0..=11 => "T1",
            12..=39 => "T2",
            40..=99 => "T3",
            _ => "",
        },
        industry: trade,
        city: dice.pick::<&str>(&CITY),
    }
}

pub(super) fn write(customers: &[Customer], folder: &Path) -> io::Result<()> {
    let columns = [
        ("Nr", "customer"),
        ("Kürzel", "key"),
        ("Name", "name"),
        ("Gesellschaft", "unit_name"),
        ("Mutter", "parent"),
        ("Anteil", "ownership_percent"),
        ("Beherrscht", "control"),
        ("Branche", "industry"),
        ("Stufe", "tier"),
        ("Grund", "tier_reason"),
        ("Ort", "site_city"),
    ];
    let mut table = Table::new(folder, "accounts", &columns, "")?;
    for c in customers {
        for (at, number) in c.numbers.iter().enumerate() {
            let (key, name, branch, city) = (&c.key, &c.name, c.industry, c.city);
            let reason = if c.tier.is_empty() { "" } else { "Umsatz" };
            if at == 0 {
                table.row(format_args!("{number};{key};{name};{name};;;;{branch};{};{reason};{city}", c.tier))?;
            } else {
                let parent = &c.numbers[0];
                table.row(format_args!("{number};{key};{name};{name} Werk {at};{parent};100;ja;;;;{city}"))?;
            }
        }
    }
    table.end()
}

//! Rates, fixed costs, targets and four rounds of answers.
use super::accounts::Customer;
use super::{Dice, Euro, Firm, MONTHS, Table};
use std::io;
use std::path::Path;

pub(super) fn write(firm: &Firm, customers: &[Customer], folder: &Path) -> io::Result<()> {
    costs(firm, customers, folder)?;
    targets(firm, customers, folder)?;
    answers(firm, customers, folder)
}

fn costs(firm: &Firm, customers: &[Customer], folder: &Path) -> io::Result<()> {
    let columns = [
        ("Was", "what"),
        ("Treiber", "driver"),
        ("Satz", "rate"),
        ("Kürzel", "key"),
        ("Wofür", "resource"),
        ("Betrag", "amount"),
        ("Schlüssel", "split"),
        ("Ab", "valid_from"),
    ];
    let mut table = Table::new(folder, "costs", &columns, "\n[constant]\ncurrency = \"EUR\"\n")?;
    let (year, month) = firm.month(MONTHS - 1);
    let from = format!("01.{month:02}.{year}");
    table.row(format_args!("rate;orders;25,00;;;;;{from}"))?;
    table.row(format_args!("rate;complaints;350,00;;;;;{from}"))?;
    for (at, c) in customers.iter().take(100).enumerate() {
        let amount = 6_000_000 / (i64::try_from(at).unwrap_or(0) + 2);
        table.row(format_args!("fixed;;;{};Betreuung;{};;{from}", c.key, Euro(Some(amount))))?;
        if at < 40 {
            table.row(format_args!("shared_fixed;;;{};EDI;24000,00;orders;{from}", c.key))?;
        }
    }
    table.end()
}

fn targets(firm: &Firm, customers: &[Customer], folder: &Path) -> io::Result<()> {
    let columns = [
        ("Jahr", "fiscal_year"),
        ("Kürzel", "key"),
        ("Umsatz", "net_revenue"),
        ("DB3", "db3"),
        ("Marge", "margin"),
        ("Zufriedenheit", "satisfaction"),
    ];
    let mut table = Table::new(folder, "targets", &columns, "\n[constant]\ncurrency = \"EUR\"\n")?;
    let year = firm.last.0;
    table.row(format_args!("{year};;;;20;70"))?;
    let cents = i64::try_from(firm.lines / 36 * 12).unwrap_or(0) * 20_000;
    for (at, c) in customers.iter().take(40).enumerate() {
        let revenue = cents / (8 + i64::try_from(at).unwrap_or(0));
        table.row(format_args!("{year};{};{};{};;", c.key, Euro(Some(revenue)), Euro(Some(revenue / 6))))?;
    }
    table.end()
}

fn answers(firm: &Firm, customers: &[Customer], folder: &Path) -> io::Result<()> {
    let columns = [
        ("Tag", "day"),
        ("Welle", "wave"),
        ("Kürzel", "key"),
        ("Person", "respondent_key"),
        ("Name", "respondent_name"),
        ("Rolle", "role"),
        ("Empfehlung", "item.recommend"),
        ("Gesamt", "item.overall"),
        ("Lieferung", "item.delivery"),
        ("Eingeladen", "invited"),
    ];
    let mut table = Table::new(folder, "answers", &columns, "")?;
    let mut dice = Dice::of(4);
    let roles = ["DEC", "BUY", "USE", ""];
    let liked: Vec<i64> = customers.iter().map(|_| dice.whole(4, 9)).collect();
    for wave in (0..4).rev() {
        let (year, month) = firm.month(1 + wave * 3);
        let name = format!("Befragung {year}-{month:02}");
        for (at, c) in customers.iter().take(300).enumerate() {
            let mood = liked[at];
            let heads = if at < 40 { 6 } else { 2 };
            for who in 1..=heads {
                let day = dice.whole(1, 28);
                let role = roles[usize::try_from(who).unwrap_or(0) % roles.len()];
                let person = format!("{}-P{who};Person {who} {}", c.key, c.key);
                if dice.chance(350) {
                    table.row(format_args!("{day:02}.{month:02}.{year};{name};{};{person};{role};;;;ja", c.key))?;
                    continue;
                }
                let (recommend, overall) =
                    ((mood + dice.whole(-2, 2)).clamp(0, 10), (mood / 2 + dice.whole(0, 1)).clamp(1, 5));
                let delivery = dice.whole(2, 5);
                table.row(format_args!(
                    "{day:02}.{month:02}.{year};{name};{};{person};{role};{recommend};{overall};{delivery};ja",
                    c.key
                ))?;
            }
        }
    }
    table.end()
}

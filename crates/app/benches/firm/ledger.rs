//! Invoices in the order of their days: about four lines each, a few per cent returns and credit notes.
use super::accounts::Customer;
use super::{Dice, Euro, Firm, MONTHS, OFFERINGS, Table};
use std::io;
use std::path::Path;

const COLUMNS: [(&str, &str); 15] = [
    ("Beleg", "document"),
    ("Pos", "line"),
    ("Belegdatum", "day"),
    ("Kunde", "customer"),
    ("Kundenname", "customer_name"),
    ("Artikel", "offering"),
    ("Bezeichnung", "offering_name"),
    ("ME", "unit_of_measure"),
    ("Menge", "quantity"),
    ("Bruttoumsatz", "amount.gross_sales"),
    ("Rabatt", "amount.invoice_discount"),
    ("Gutschrift", "amount.credit_note"),
    ("Wareneinsatz", "amount.product_cost"),
    ("Fracht", "amount.freight"),
    ("Reklamationen", "driver.complaints"),
];

struct Article {
    code: String,
    name: String,
    measure: &'static str,
    price_cents: i64,
    cost_permille: i64,
}

fn articles() -> Vec<Article> {
    const GOODS: [(&str, &str); 5] = [
        ("Faltkarton", "St"),
        ("Stretchfolie", "Rolle"),
        ("Palette", "St"),
        ("Füllstoff", "Sack"),
        ("Klebeband", "St"),
    ];
    let mut dice = Dice::of(2);
    (0..OFFERINGS)
        .map(|at| {
            let (name, measure) = GOODS[at % GOODS.len()];
            let price_cents = dice.whole(90, 9_000);
            let cost_permille = dice.whole(480, 760);
            Article {
                code: format!("A-{:04}", 1_000 + at),
                name: format!("{name} {at}"),
                measure,
                price_cents,
                cost_permille,
            }
        })
        .collect()
}

/// Draws a unit as often as its customer buys.
struct Wheel<'a> {
    ends: Vec<u64>,
    units: Vec<(&'a Customer, &'a str)>,
}

impl<'a> Wheel<'a> {
    fn new(customers: &'a [Customer]) -> Self {
        let (mut ends, mut units, mut end) = (Vec::new(), Vec::new(), 0);
        for c in customers {
            for number in &c.numbers {
                end += (c.weight / u64::try_from(c.numbers.len()).unwrap_or(1)).max(1);
                ends.push(end);
                units.push((c, number.as_str()));
            }
        }
        Self { ends, units }
    }
    fn turn(&self, dice: &mut Dice) -> (&'a Customer, &'a str) {
        let end = self.ends.last().copied().unwrap_or(1);
        let at = dice.whole(0, i64::try_from(end).unwrap_or(i64::MAX) - 1).unsigned_abs();
        self.units[self.ends.partition_point(|e| *e <= at)]
    }
}

pub(super) fn write(firm: &Firm, customers: &[Customer], folder: &Path) -> io::Result<()> {
    let mut table = Table::new(folder, "ledger", &COLUMNS, "\n[constant]\ncurrency = \"EUR\"\n")?;
    let (wheel, articles, mut dice) = (Wheel::new(customers), articles(), Dice::of(3));
    let (mut left, mut document) = (firm.lines, 0_u64);
    for back in (0..MONTHS).rev() {
        let mut of_month = left / (back as u64 + 1);
        left -= of_month;
        let whole = of_month.max(1);
        while of_month > 0 {
            let day = 1 + 27 * (whole - of_month) / whole;
            let lines = u64::try_from(dice.whole(1, 7)).unwrap_or(1).min(of_month);
            of_month -= lines;
            document += 1;
            let paper = Paper { number: document, month: firm.month(back), day, lines };
            invoice(&mut table, &paper, wheel.turn(&mut dice), &articles, &mut dice)?;
        }
    }
    table.end()
}

/// One invoice or credit note.
struct Paper {
    number: u64,
    month: (i16, i8),
    day: u64,
    lines: u64,
}

fn invoice(
    table: &mut Table,
    paper: &Paper,
    (customer, number): (&Customer, &str),
    articles: &[Article],
    dice: &mut Dice,
) -> io::Result<()> {
    let Paper { number: document, month: (year, month), day, lines } = paper;
    let back = dice.chance(30);
    let sort = if back { "GU" } else { "RE" };
    for line in 1..=*lines {
        let at = format_args!("{sort}{:02}-{document:08};{}", year % 100, line * 10).to_string();
        let head = format_args!("{at};{day:02}.{month:02}.{year};{number};{}", customer.name).to_string();
        if back && dice.chance(400) {
            let credit = dice.whole(500, 60_000);
            table.row(format_args!("{head};;;;;;;{};;;", Euro(Some(credit))))?;
            continue;
        }
        let a = dice.pick(articles);
        let sign = if back { -1 } else { 1 };
        let quantity = sign * dice.whole(1, 120);
        let gross = quantity * a.price_cents;
        let discount = gross * customer.discount_permille / 1_000;
        let cost = gross * a.cost_permille / 1_000 * customer.cost_permille / 1_000;
        let freight = (line == 1 && !back).then(|| dice.whole(450, 4_500));
        let complaints = if back { "1" } else { "" };
        table.row(format_args!(
            "{head};{};{};{};{quantity};{};{};;{};{};{complaints}",
            a.code,
            a.name,
            a.measure,
            Euro(Some(gross)),
            Euro(Some(discount)),
            Euro(Some(cost)),
            Euro(freight),
        ))?;
    }
    Ok(())
}

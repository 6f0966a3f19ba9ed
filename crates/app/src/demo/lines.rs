//! Invoices, credit notes, bonuses and driver counts of one customer and month: lines whose sums are the month's plan.
use super::dice::{Dice, split};
use super::plan::MonthPlan;
use base::{Day, Month};
use ledger::Kind;

/// A line that may be booked, before its unit has an id.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Place in `firm::units`.
    pub unit: usize,
    pub day: Day,
    pub document: String,
    pub number: u32,
    /// Place in [`ARTICLES`].
    pub article: Option<usize>,
    /// Thousandths.
    pub quantity: Option<i64>,
    pub amounts: Vec<(Kind, i64)>,
    /// Code and count in thousandths.
    pub driver: Option<(&'static str, i64)>,
    /// Estimated, not booked.
    pub estimate: bool,
}

/// What the firm sells: code, name, list price of a piece in cents.
pub(crate) const ARTICLES: &[(&str, &str, i64)] = &[
    ("FK-2010", "Faltkarton 200 × 150 × 100, einwellig", 42),
    ("FK-3020", "Faltkarton 300 × 200 × 150, einwellig", 58),
    ("FK-4030", "Faltkarton 400 × 300 × 200, einwellig", 86),
    ("FK-6040", "Faltkarton 600 × 400 × 300, zweiwellig", 179),
    ("FK-8060", "Faltkarton 800 × 600 × 500, zweiwellig", 312),
    ("TR-4030", "Tray 400 × 300, bedruckt", 49),
    ("TR-6040", "Tray 600 × 400, bedruckt", 71),
    ("DI-1200", "Display, Viertelpalette", 1_480),
    ("DI-0800", "Thekendisplay", 420),
    ("GF-0006", "Gefache für 6 Flaschen", 38),
    ("GF-0012", "Gefache für 12 Flaschen", 62),
    ("FT-0006", "Flaschenträger für 6 Flaschen, bedruckt", 44),
    ("ZL-1208", "Zwischenlage 1200 × 800", 66),
    ("KP-0050", "Kantenschutzprofil 50 × 50, 2 m", 93),
    ("PB-0040", "Polsterbeutel, Papier", 19),
    ("VS-0075", "Versandtasche, Wellpappe", 47),
    ("WP-1600", "Wellpappenbogen 1600 × 1200", 128),
    ("RO-0900", "Wellpappenrolle 90 cm × 50 m", 2_640),
    ("KL-0066", "Klebeband, Papier, 66 m", 310),
    ("ET-0100", "Etikett, 1.000 Stück", 1_150),
];

/// The customer's month as lines. `units` are places with shares; no day after `until`.
pub(crate) fn month_lines(
    m: &MonthPlan,
    month: Month,
    (number, units): (u32, &[(usize, i64)]),
    articles: &[usize],
    until: Day,
    dice: &mut Dice,
) -> Vec<Line> {
    let mut lines = invoices(m, month, (number, units), articles, until, dice);
    let last = month.last().min(until);
    let stamp = format!("{:02}{:02}-{number}", month.year() % 100, month.number());
    let unit = units[0].0;
    let note = |letters: &str, n: u32, kind: Kind, amount: i64| Line {
        unit,
        day: last,
        document: format!("{letters}{stamp}"),
        number: n,
        article: None,
        quantity: None,
        amounts: vec![(kind, amount)],
        driver: None,
        estimate: false,
    };
    for (letters, kind, amount) in
        [("BO", Kind::Bonus, m.t.bonus), ("WK", Kind::Allowance, m.t.allowance), ("RT", Kind::Returns, m.t.returns)]
    {
        if amount != 0 {
            lines.push(note(letters, 1, kind, amount));
        }
    }
    if m.t.credit != 0 {
        let parts = if m.t.credit > 200_000 { 3 } else { 1 };
        for (i, part) in split(m.t.credit, &vec![1; parts]).into_iter().enumerate() {
            lines.push(note("GS", u32::try_from(i).unwrap_or(0) + 1, Kind::CreditNote, part));
        }
    }
    // A balance is counted in thousandths of the currency's main unit: a cent is ten of them.
    let counts =
        [("complaint", m.t.complaints * 1000), ("service_hour", m.t.service), ("receivables", m.t.receivables * 10)];
    for (i, (code, count)) in counts.into_iter().enumerate() {
        if count != 0 {
            let number = u32::try_from(i).unwrap_or(0) + 1;
            let mut line = note("TM", number, Kind::Freight, 0);
            line.amounts.clear();
            line.driver = Some((code, count));
            lines.push(line);
        }
    }
    lines
}

fn invoices(
    m: &MonthPlan,
    month: Month,
    (number, units): (u32, &[(usize, i64)]),
    articles: &[usize],
    until: Day,
    dice: &mut Dice,
) -> Vec<Line> {
    let orders = m.t.orders.max(i64::from(m.t.gross != 0));
    let of_unit = split(orders, &units.iter().map(|u| u.1).collect::<Vec<_>>());
    let (mut lines, mut weights) = (Vec::new(), Vec::new());
    let mut n = 0;
    for ((unit, share), orders) in units.iter().zip(of_unit) {
        // Few orders of a large unit are larger orders.
        let size = if orders == 0 { 0 } else { (share * 1000 / orders).max(1) };
        for _ in 0..orders {
            n += 1;
            let day = working_day(month, until, dice);
            let count = 1 + dice.between(0, 3) * dice.between(0, 2);
            for i in 0..=count.min(2) - i64::from(count > 0) {
                let article = *dice.pick(articles);
                weights.push(size * dice.between(35, 166));
                lines.push(Line {
                    unit: *unit,
                    day,
                    document: format!("RE{:02}{:02}-{number}-{n:03}", month.year() % 100, month.number()),
                    number: u32::try_from(i).unwrap_or(0) + 1,
                    article: Some(article),
                    quantity: None,
                    amounts: Vec::with_capacity(5),
                    driver: None,
                    estimate: false,
                });
            }
        }
    }
    for (kind, total) in m.invoiced() {
        for (line, part) in lines.iter_mut().zip(split(total, &weights)) {
            if part != 0 || kind == Kind::GrossSales {
                line.amounts.push((kind, part));
            }
        }
    }
    for line in &mut lines {
        let gross = line.amounts.iter().find(|(k, _)| *k == Kind::GrossSales).map_or(0, |(_, a)| *a);
        // Prices rose by two per cent a year.
        let years = i64::from(month.year()) - 2023;
        let price = line.article.map_or(100, |a| ARTICLES[a].2 * (1000 + 20 * years));
        // Whole pieces, as thousandths.
        line.quantity = Some((gross * 1000 / price.max(1)).max(1) * 1000);
    }
    lines
}

/// A weekday of the month, not after `until`.
fn working_day(month: Month, until: Day, dice: &mut Dice) -> Day {
    let last = month.last().min(until);
    let span = last.days_since(month.first()).max(0) + 1;
    let day = month.first().plus_days(dice.between(0, span));
    let weekend = i64::from(day.0.weekday().to_monday_zero_offset()) - 4;
    let earlier = day.plus_days(-weekend.max(0));
    if earlier < month.first() { day } else { earlier }
}

//! What the firm sells: packaging, in ten groups.
use crate::demo::calendar::{Calendar, MONTHS};
use crate::demo::model::{Offering, ProductCost};

/// Yearly rise of list prices, in permille.
const RISE_PERMILLE: i64 = 26;

/// All offerings: code, name, group, unit of measure, list price in the oldest year, cost.
pub(crate) fn all() -> Vec<Offering> {
    let rows: [(&str, &str, &str, &str, i64, i64); 12] = [
        ("FS-100", "Faltschachteln", "Karton", "Stk", 1_380_000, 590),
        ("FS-200", "Faltschachteln, bedruckt", "Karton", "Stk", 1_910_000, 560),
        ("WP-100", "Wellpappe, Zuschnitte", "Wellpappe", "m²", 620_000, 650),
        ("WP-300", "Versandkartons", "Wellpappe", "Stk", 2_240_000, 610),
        ("TR-100", "Trays", "Wellpappe", "Stk", 1_790_000, 600),
        ("DI-100", "Displays", "Verkauf", "Stk", 46_500_000, 520),
        ("ET-100", "Etiketten", "Druck", "Rolle", 18_400_000, 500),
        ("PB-100", "Palettenboxen", "Schwergut", "Stk", 31_800_000, 640),
        ("PO-100", "Polster und Einlagen", "Schutz", "Stk", 840_000, 580),
        ("FO-100", "Stretchfolie", "Folien", "kg", 2_350_000, 720),
        ("MT-100", "Mehrwegtrays", "Wellpappe", "Stk", 5_900_000, 570),
        ("KB-100", "Klebeband", "Folien", "Rolle", 1_450_000, 690),
    ];
    rows.into_iter()
        .map(|(code, name, group, unit_of_measure, price_millionths, cost_permille)| Offering {
            code,
            name,
            group,
            unit_of_measure,
            price_millionths,
            cost_permille,
        })
        .collect()
}

/// List price at a month's position: prices rise each January.
pub(crate) fn list_price(offering: &Offering, calendar: &Calendar, position: usize) -> i64 {
    let years = calendar.month(position).year() - calendar.month(0).year();
    (0..years).fold(offering.price_millionths, |price, _| price + price * RISE_PERMILLE / 1_000)
}

/// Standard cost of each offering, one version a calendar year.
pub(crate) fn costs(calendar: &Calendar) -> Vec<ProductCost> {
    let (first, last) = (calendar.month(0), calendar.month(MONTHS));
    let years: Vec<i16> = (first.year()..=last.year()).collect();
    let mut costs = Vec::with_capacity(60);
    for (offering, row) in all().iter().enumerate() {
        for year in &years {
            let position = (0..=MONTHS).find(|p| calendar.month(*p).year() == *year).unwrap_or(0);
            let from = calendar.month(position);
            let cost_millionths = list_price(row, calendar, position) * row.cost_permille / 1_000;
            let to = (*year != last.year()).then(|| from.plus(i32::from(12 - from.number())).last());
            costs.push(ProductCost { offering, cost_millionths, from: from.first(), to });
        }
    }
    costs
}

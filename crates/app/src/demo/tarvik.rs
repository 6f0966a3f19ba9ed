//! The one customer whose figures are set to the cent: the ladder of mock-up d, for the latest twelve months and for the
//! twelve before.
use super::plan::Totals;

/// Fixed cost of one equal share of the lead's year, cents; see `book.rs`.
pub(crate) const TEAM_SHARE: i64 = 3_500_000;

/// The latest twelve months.
pub(crate) const LATEST: Totals = Totals {
    gross: 501_248_640,
    discount: 50_311_872,
    cash: 7_190_436,
    bonus: 13_528_103,
    allowance: 4_500_000,
    credit: 1_821_147,
    freight: 12_148_022,
    returns: 1_311_468,
    orders: 1_204,
    complaints: 58,
    service: 402_000,
    // 30,200.00 of interest at 7.2 % a year.
    receivables: 503_333_334,
    fixed: 24_900_000,
    db3: 100_299_377,
};

/// The twelve months before.
pub(crate) const BEFORE: Totals = Totals {
    gross: 484_133_015,
    discount: 47_190_820,
    cash: 6_977_041,
    bonus: 13_108_266,
    allowance: 4_000_000,
    credit: 2_640_790,
    freight: 12_252_240,
    returns: 1_528_004,
    orders: 1_166,
    complaints: 64,
    service: 408_000,
    receivables: 514_000_000,
    fixed: 24_750_000,
    db3: 92_163_324,
};

/// Net revenue of the four buying units, cents; their numbers are 40711 and 40712, 40713, 40726, 40751.
pub(crate) const UNITS: [(&str, &[u32], i64); 4] = [
    ("Tarvik Getränke GmbH", &[40711, 40712], 261_438_015),
    ("Tarvik Abfüllung Nord GmbH", &[40713], 91_820_447),
    ("Tarvik Abfüllung Süd GmbH", &[40726], 43_109_630),
    ("Fruchthof Elmenau GmbH", &[40751], 27_528_990),
];

/// Freight of the last month that is estimated: three lines.
pub(crate) const ESTIMATED_FREIGHT: [i64; 3] = [88_400, 71_300, 54_300];

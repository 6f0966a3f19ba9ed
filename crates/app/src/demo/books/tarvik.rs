//! Tarvik's two years as on its Profit page, and the way of its margin.
use super::years::Year;

/// Net revenue and DB III of the year before R12, cents.
pub(super) const NET_BEFORE: i64 = 410_216_098;
pub(super) const DB3_BEFORE: i64 = 92_163_324;

/// DB III margin of R12 two, three, five, six, seven and eight quarters ago (one and four are set elsewhere).
pub(super) const WAY: [(usize, f64); 6] = [(2, 0.225), (3, 0.224), (5, 0.210), (6, 0.204), (7, 0.198), (8, 0.195)];

/// The last two years: everything between list price and cost-to-serve.
pub(super) const YEARS: [Year; 2] = [
    Year {
        discount: 50_311_872,
        cash: 7_190_436,
        bonus: 13_528_103,
        allowance: 4_500_000,
        credit: 1_821_147,
        freight: 12_148_022,
        returns: 1_311_468,
        receivables: 3_020_000,
        complaints: 58,
        quarter_hours: 402 * 4,
        orders: 1_204,
    },
    Year {
        discount: 47_190_820,
        cash: 6_977_041,
        bonus: 13_108_266,
        allowance: 4_000_000,
        credit: 2_640_790,
        freight: 11_857_011,
        returns: 1_590_233,
        receivables: 2_960_000,
        complaints: 71,
        quarter_hours: 431 * 4,
        orders: 1_168,
    },
];

//! What figures are planned for, with the sums they have to meet.
use super::keys::Key;
use super::others::Other;
use super::season::Season;
use crate::demo::dice::Dice;

/// How a subject is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum Class {
    Key,
    Other,
    /// In the collective account.
    Small,
    /// A number without account.
    Unassigned,
    /// Sales without customer.
    Nobody,
}

/// A unit's part in its subject. The first unit takes what the others leave.
#[derive(Debug, Clone, Copy)]
pub(in crate::demo) struct Share {
    pub(in crate::demo) unit: usize,
    /// Of net revenue, cents of R12 where it is fixed, else permille.
    pub(in crate::demo) net: Part,
    /// Orders of R12 where they are fixed.
    pub(in crate::demo) orders: Option<i64>,
}

/// A part of a whole.
#[derive(Debug, Clone, Copy)]
pub(in crate::demo) enum Part {
    Minor(i64),
    Permille(i64),
}

/// Sums and habits of one subject.
#[derive(Debug, Clone)]
pub(in crate::demo) struct Subject {
    pub(in crate::demo) class: Class,
    /// Position among all accounts, for costs, targets and answers.
    pub(in crate::demo) account: Option<usize>,
    pub(in crate::demo) units: Vec<Share>,
    pub(in crate::demo) season: Season,
    /// Net revenue and DB III of R12, cents.
    pub(in crate::demo) net: i64,
    pub(in crate::demo) db3: i64,
    /// Growth of net revenue against the year before, permille.
    pub(in crate::demo) growth: i64,
    /// DB III margin one quarter ago, fraction.
    pub(in crate::demo) margin_before: f64,
    /// Standard error of the margin, fraction.
    pub(in crate::demo) margin_se: f64,
    /// Orders of R12.
    pub(in crate::demo) orders: i64,
    /// First month with bookings.
    pub(in crate::demo) from: usize,
    /// Nothing booked in the current month.
    pub(in crate::demo) quiet: bool,
}

impl Subject {
    /// A key account at its place in the pictures.
    pub(super) fn of_key(at: usize, key: &Key, account: usize, units: Vec<Share>) -> Self {
        let net = if at == 0 { TARVIK_NET } else { key.net_k * 100_000 + odd_cents(at, 28_000) };
        let db3 = if at == 0 { TARVIK_DB3 } else { share(net, key.margin[0] / 100.0) };
        Self {
            class: Class::Key,
            account: Some(account),
            units,
            season: key.season,
            net,
            db3,
            growth: key.growth,
            margin_before: key.margin[2] / 100.0,
            margin_se: key.margin[1] / 100.0,
            orders: key.orders,
            from: 0,
            quiet: matches!(key.key, "ESTELLE" | "JASPERSEN"),
        }
    }
    /// An account of the second row.
    pub(super) fn of_other(at: usize, other: &Other, account: usize, unit: usize) -> Self {
        let mut dice = Dice::of(2, at);
        let net = other.net_k * 100_000 + if other.net_k == 126 { 46_000 } else { odd_cents(100 + at, 14_000) };
        let db3 = other.db3_k * 100_000 + odd_cents(200 + at, 9_000);
        let margin = ratio(db3, net);
        Self {
            class: Class::Other,
            account: Some(account),
            units: vec![Share { unit, net: Part::Permille(0), orders: None }],
            season: other.season,
            net,
            db3,
            growth: other.growth,
            margin_before: margin + dice.real(-0.02, 0.02),
            margin_se: dice.real(0.022, 0.038),
            orders: (other.net_k * 1_000 / dice.whole(4_200, 6_400)).max(18),
            from: 0,
            quiet: dice.chance(200),
        }
    }
    /// A small customer, a number without account or the sales without customer.
    pub(super) fn of_unit(class: Class, at: usize, (net_k, db3_k): (i64, i64), unit: usize) -> Self {
        let topic = if class == Class::Small { 3 } else { 4 };
        let mut dice = Dice::of(topic, at);
        let exact = class == Class::Nobody;
        let net = net_k * 100_000 + if exact { 0 } else { odd_cents(300 + at + 100 * topic_size(class), 12_000) };
        let db3 = db3_k * 100_000 + odd_cents(600 + at + 100 * topic_size(class), 6_000);
        let margin = ratio(db3, net);
        Self {
            class,
            account: None,
            units: vec![Share { unit, net: Part::Permille(0), orders: None }],
            season: dice.pick(&[Season::Even, Season::Food, Season::Winter, Season::Spring, Season::Autumn]),
            net,
            db3,
            growth: dice.whole(-90, 120),
            margin_before: margin + dice.real(-0.02, 0.02),
            margin_se: dice.real(0.03, 0.045),
            orders: if exact { 620 } else { (net_k * 1_000 / dice.whole(2_200, 3_200)).max(12) },
            from: 0,
            quiet: dice.chance(350),
        }
    }
}

/// Tarvik's net revenue and DB III of R12, as on its Profit page.
pub(super) const TARVIK_NET: i64 = 423_897_082;
const TARVIK_DB3: i64 = 100_299_377;

fn topic_size(class: Class) -> usize {
    usize::from(class != Class::Small)
}

/// An amount around zero, so that no customer buys for round thousands.
fn odd_cents(at: usize, span: i64) -> i64 {
    Dice::of(1, at).whole(-span, span)
}

/// The odd cents of all cancel out: the second largest takes them, so that the firm's total is that of the pictures.
pub(super) fn settle_odd_cents(subjects: &mut [Subject]) {
    let meant = 4_528_600_000;
    let all: i64 = subjects.iter().filter(|s| s.class != Class::Nobody).map(|s| s.net).sum();
    if let Some(second) = subjects.get_mut(1) {
        let margin = ratio(second.db3, second.net);
        second.net += meant - all;
        second.db3 = share(second.net, margin);
    }
}

/// A fraction of an amount, rounded.
pub(in crate::demo) fn share(amount: i64, fraction: f64) -> i64 {
    engine_value::money::from_f64(number(amount) * fraction).unwrap_or(0)
}

/// One amount as a fraction of another; 0 where there is none.
pub(in crate::demo) fn ratio(part: i64, whole: i64) -> f64 {
    engine_value::money::ratio(part, whole).unwrap_or(0.0)
}

/// An amount for planning; what is planned is rounded to cents again before it is booked.
#[allow(clippy::cast_precision_loss, reason = "planning only; amounts here are far below 2^53")]
pub(in crate::demo) fn number(amount: i64) -> f64 {
    amount as f64
}

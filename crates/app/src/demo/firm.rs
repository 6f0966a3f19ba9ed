//! The invented firm's customers as units that are booked on: key accounts and others by name, small customers of the
//! collective account, numbers that wait to be assigned, and sales without customer.
use super::customers::{KEYS, OTHERS, SMALL, TOWNS, TRADES, WAITING};
use super::dice::Dice;
use super::tarvik;

/// Whose a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Place in [`customers`].
    Customer(usize),
    Small,
    Waiting,
    WithoutCustomer,
}

/// A legal unit that lines hang on.
#[derive(Debug, Clone)]
pub(crate) struct BookedUnit {
    pub owner: Owner,
    /// First is printed on documents; empty for sales without customer.
    pub numbers: Vec<String>,
    pub name: String,
    /// Share of its customer's sales.
    pub weight: i64,
}

/// All customers with an account of their own: key accounts first.
pub(crate) fn customers() -> Vec<super::customers::Customer> {
    KEYS.iter().chain(OTHERS).copied().collect()
}

/// Second units of some customers: (customer, name, number, share in permille).
const DAUGHTERS: &[(usize, &str, u32, i64)] = &[
    (1, "Ossendorp Käserei GmbH", 40121, 280),
    (1, "Ossendorp Frische GmbH", 40122, 160),
    (2, "Velmar Duft GmbH", 40134, 310),
    (3, "Grünthal Konserven GmbH", 40147, 240),
    (5, "Bexford Foods Deutschland GmbH", 40173, 420),
    (8, "Pollwitz Heimtier GmbH", 40212, 190),
    (9, "Sonnrain Märkte eG", 40225, 350),
];

/// Everything that lines are booked on, in a fixed order.
pub(crate) fn units() -> Vec<BookedUnit> {
    let mut all = Vec::new();
    for (name, numbers, net) in tarvik::UNITS {
        let numbers = numbers.iter().map(ToString::to_string).collect();
        all.push(BookedUnit { owner: Owner::Customer(0), numbers, name: name.to_owned(), weight: net / 1000 });
    }
    for (i, c) in customers().iter().enumerate().skip(1) {
        let daughters: Vec<_> = DAUGHTERS.iter().filter(|d| d.0 == i).collect();
        let own = 1000 - daughters.iter().map(|d| d.3).sum::<i64>();
        let unit = |name: String, number: u32, weight| BookedUnit {
            owner: Owner::Customer(i),
            numbers: vec![number.to_string()],
            name,
            weight,
        };
        all.push(unit(format!("{} GmbH", c.name), c.number, own));
        all.extend(daughters.iter().map(|d| unit(d.1.to_owned(), d.2, d.3)));
    }
    let mut dice = Dice::new(super::SEED, 9_000);
    for i in 0..SMALL {
        let name = format!("{} {}", dice.pick(TRADES), TOWNS[i % TOWNS.len()]);
        let name = if i < TOWNS.len() { name } else { format!("{name} {}", 1 + i / TOWNS.len()) };
        all.push(BookedUnit { owner: Owner::Small, numbers: vec![(45_001 + i * 3).to_string()], name, weight: 1000 });
    }
    for i in 0..WAITING {
        let number = if i == 0 { 40_719 } else { 46_001 + i * 7 };
        let name = format!("{} {}", dice.pick(TRADES), TOWNS[(i * 5 + 3) % TOWNS.len()]);
        all.push(BookedUnit { owner: Owner::Waiting, numbers: vec![number.to_string()], name, weight: 1000 });
    }
    all.push(BookedUnit { owner: Owner::WithoutCustomer, numbers: Vec::new(), name: String::new(), weight: 1000 });
    all
}

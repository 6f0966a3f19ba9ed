//! Accounts with the legal units that buy, and who controls whom.
use super::keys::Key;
use super::others::{SMALL, UNASSIGNED};
use super::{Class, Firm, Part, Share, Subject, profile};
use crate::demo::calendar::{Calendar, MONTHS};
use crate::demo::dice::Dice;
use crate::demo::model::{Site, Unit};

/// A further unit of a key account: account key, name, share owned in basis points, its part of net revenue in permille,
/// number, city.
type Branch = (&'static str, &'static str, u16, i64, &'static str, &'static str);

#[rustfmt::skip]
const BRANCHES: [Branch; 13] = [
    ("OSSENDORP", "Ossendorp Käserei GmbH", 10_000, 220, "40603", "Alpen am Deich"),
    ("OSSENDORP", "Ossendorp Frischdienst GmbH", 7_500, 120, "40604", "Ossendorp"),
    ("VELMAR", "Velmar Parfum GmbH", 10_000, 250, "40616", "Lindenau am Rhin"),
    ("VELMAR", "Velmar Kosmetik Austria GmbH", 5_100, 100, "0040617", "Sankt Velm"),
    ("GRUENTHAL", "Grünthal Salate GmbH", 10_000, 300, "40624", "Bad Grünthal"),
    ("HEXLIN", "Hexlin Retouren GmbH", 10_000, 90, "0040632", "Unterhexlingen"),
    ("BEXFORD", "Bexford Chilled Ltd", 10_000, 260, "40641", "Westbrook"),
    ("BEXFORD", "Bexford Foods Ireland DAC", 8_000, 50, "40643", "Castlemoyle"),
    ("RASMEYER", "Rasmeyer Getriebe GmbH", 10_000, 350, "40656", "Rasmey"),
    ("POLLWITZ", "Pollwitz Katzenstreu GmbH", 6_000, 150, "40689", "Pollwitz"),
    ("NORDHUSEN", "Nordhusen Tiefkühlbackwaren GmbH", 10_000, 280, "40670", "Kaltmoor"),
    ("ARVENHOLT", "Arvenholt Pharma Deutschland GmbH", 10_000, 400, "40675", "Rheinau"),
    ("TORVALD", "Torvald Outdoor GmbH", 10_000, 200, "40757", "Kiel"),
];

/// A unit of Tarvik: name, which of its units holds it, share in basis points, control by contract, numbers.
type TarvikUnit = (&'static str, Option<usize>, Option<u16>, bool, &'static [&'static str]);

/// The unit that stands in an account of its own although another account controls it.
const IRELAND: &str = "Bexford Foods Ireland DAC";

/// The 24 key accounts, and Bexford's Irish daughter as an account under Bexford.
pub(super) fn add_keys(firm: &mut Firm, calendar: &Calendar) {
    for (at, key) in firm.keys.clone().iter().enumerate() {
        let account = firm.accounts.len();
        firm.accounts.push(profile::of_key(at, key, calendar));
        let units = if at == 0 { tarvik(firm, account) } else { usual(firm, key, account) };
        firm.subjects.push(Subject::of_key(at, key, account, units));
    }
    let ireland = firm.accounts.len();
    firm.accounts.push(profile::of_ireland(calendar));
    for unit in firm.units.iter_mut().filter(|unit| unit.name == IRELAND) {
        unit.account = Some(ireland);
    }
}

/// Four units of Tarvik buy on five numbers; the Holding buys nothing.
fn tarvik(firm: &mut Firm, account: usize) -> Vec<Share> {
    let first = firm.units.len();
    let rows: [TarvikUnit; 5] = [
        ("Tarvik Getränke Holding SE", None, None, false, &[]),
        ("Tarvik Getränke GmbH", Some(0), Some(10_000), false, &["40711", "40712"]),
        ("Tarvik Abfüllung Nord GmbH", Some(1), Some(10_000), false, &["40713"]),
        ("Tarvik Abfüllung Süd GmbH", Some(0), Some(6_000), false, &["40726"]),
        ("Fruchthof Elmenau GmbH", Some(0), Some(4_500), true, &["40751"]),
    ];
    let places = [
        None,
        Some(("Harenfeld", "Zentrale, Abfüllung 1 und 2")),
        Some(("Ostrauhafen", "Abfüllung Nord")),
        Some(("Wiesenbronn", "Abfüllung Süd")),
        Some(("Elmenau", "Fruchtverarbeitung")),
    ];
    for ((name, parent, ownership_bp, control, numbers), place) in rows.into_iter().zip(places) {
        let sites = place.map(|(city, note)| site(city, note, city, "DE")).into_iter().collect();
        firm.units.push(Unit {
            account: Some(account),
            without_customer: false,
            name: name.to_owned(),
            parent: parent.map(|p| first + p),
            ownership_bp,
            control,
            numbers: numbers.iter().map(|n| (*n).to_owned()).collect(),
            sites,
        });
    }
    let parts = [(0, None), (91_820_447, Some(341)), (43_109_630, Some(158)), (27_528_990, Some(93))];
    (1..=4).zip(parts).map(|(at, (net, orders))| Share { unit: first + at, net: Part::Minor(net), orders }).collect()
}

fn usual(firm: &mut Firm, key: &Key, account: usize) -> Vec<Share> {
    let parent = firm.units.len();
    firm.units.push(Unit {
        account: Some(account),
        without_customer: false,
        name: format!("{} {}", key.name, key.form),
        parent: None,
        ownership_bp: None,
        control: false,
        numbers: vec![key.number.to_owned()],
        sites: vec![site("Zentrale", "", key.city, key.country)],
    });
    let mut shares = vec![Share { unit: parent, net: Part::Permille(0), orders: None }];
    for (_, name, owned, permille, number, city) in BRANCHES.into_iter().filter(|branch| branch.0 == key.key) {
        shares.push(Share { unit: firm.units.len(), net: Part::Permille(permille), orders: None });
        let country = if name == IRELAND {
            "IE"
        } else if number == "0040617" {
            "AT"
        } else {
            "DE"
        };
        let country = if name.ends_with("Ltd") { "GB" } else { country };
        firm.units.push(Unit {
            account: Some(account),
            without_customer: false,
            name: name.to_owned(),
            parent: Some(parent),
            ownership_bp: Some(owned),
            control: false,
            numbers: vec![number.to_owned()],
            sites: vec![site("Werk", "", city, country)],
        });
    }
    shares
}

/// 51 other accounts of one unit each. Kellerbach is held by Tarvik at 40 %: associated, not added.
pub(super) fn add_others(firm: &mut Firm, calendar: &Calendar) {
    for (at, other) in firm.others.clone().iter().enumerate() {
        let (account, unit) = (firm.accounts.len(), firm.units.len());
        let held = other.name.starts_with("Kellerbach");
        let number = match at {
            _ if held => "40790".to_owned(),
            8 | 17 | 33 => format!("00{}", 41_001 + at),
            _ => (41_001 + at).to_string(),
        };
        firm.accounts.push(profile::of_other(at, other, &number, calendar));
        firm.units.push(Unit {
            account: Some(account),
            without_customer: false,
            name: format!("{} {}", other.name, ["GmbH", "KG", "GmbH & Co. KG", "AG", "e. K."][at % 5]),
            parent: held.then_some(0),
            ownership_bp: held.then_some(4_000),
            control: false,
            numbers: vec![number],
            sites: vec![site("Zentrale", "", other.city, "DE")],
        });
        firm.subjects.push(Subject::of_other(at, other, account, unit));
    }
}

/// 61 small customers in one account.
pub(super) fn add_collective(firm: &mut Firm, calendar: &Calendar) {
    let account = firm.accounts.len();
    firm.accounts.push(profile::collective(calendar));
    for (at, (name, net_k, db3_k)) in SMALL.into_iter().enumerate() {
        let number = if at % 9 == 4 { format!("00{}", 50_101 + at) } else { (50_101 + at).to_string() };
        let unit = firm.units.len();
        firm.units.push(lone(Some(account), name, number));
        let mut subject = Subject::of_unit(Class::Small, at, (net_k, db3_k), unit);
        subject.account = Some(account);
        firm.subjects.push(subject);
    }
}

/// Twelve numbers that wait. The largest came up last month; `40631` looks like Hexlin's `0040631`.
pub(super) fn add_unassigned(firm: &mut Firm) {
    let numbers =
        ["40719", "40728", "40729", "50171", "50172", "40734", "40631", "50173", "50174", "0050175", "50176", "99999"];
    for (at, ((name, net_k, db3_k), number)) in UNASSIGNED.into_iter().zip(numbers).enumerate() {
        let unit = firm.units.len();
        firm.units.push(lone(None, name, number.to_owned()));
        let mut subject = Subject::of_unit(Class::Unassigned, at, (net_k, db3_k), unit);
        let months = if at == 0 { 1 } else { Dice::of(5, at).whole(2, 9) };
        subject.from = MONTHS - usize::try_from(months).unwrap_or(1);
        subject.orders = if at == 0 { 5 } else { months };
        firm.subjects.push(subject);
    }
}

/// The factory sale: 924 T€ that belong to nobody.
pub(super) fn add_without_customer(firm: &mut Firm) {
    let unit = firm.units.len();
    firm.units.push(Unit { without_customer: true, ..lone(None, "Werksverkauf", String::new()) });
    if let Some(unit) = firm.units.last_mut() {
        unit.numbers.clear();
    }
    firm.subjects.push(Subject::of_unit(Class::Nobody, 0, (924, 171), unit));
}

fn lone(account: Option<usize>, name: &str, number: String) -> Unit {
    Unit {
        account,
        without_customer: false,
        name: name.to_owned(),
        parent: None,
        ownership_bp: None,
        control: false,
        numbers: vec![number],
        sites: Vec::new(),
    }
}

fn site(name: &str, note: &str, city: &str, country: &'static str) -> Site {
    Site { name: name.to_owned(), note: note.to_owned(), city: city.to_owned(), country }
}

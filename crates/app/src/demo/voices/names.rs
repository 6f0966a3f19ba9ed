//! Names of people who do not exist.
use crate::demo::dice::Dice;
use std::collections::HashSet;

const FIRST: [&str; 36] = [
    "Annika", "Bernhard", "Carola", "Dirk", "Elif", "Frieder", "Gesa", "Hannes", "Ilka", "Jost", "Katrin", "Lars",
    "Maren", "Niklas", "Olga", "Peer", "Ragna", "Sönke", "Tabea", "Ulf", "Vera", "Wiebke", "Yusuf", "Zoe", "Almut",
    "Björn", "Cem", "Dorothee", "Eike", "Farah", "Gunnar", "Hilke", "Ivo", "Jördis", "Kai", "Linnea",
];
const LAST: [&str; 40] = [
    "Achterberg",
    "Bruhns",
    "Carstensen",
    "Drewitz",
    "Eggebrecht",
    "Fahrenholz",
    "Gellert",
    "Hinrichsen",
    "Ihlow",
    "Jacobsen",
    "Kettler",
    "Lohmeier",
    "Mangold",
    "Niehues",
    "Oltmanns",
    "Paschke",
    "Quast",
    "Rautenberg",
    "Sievert",
    "Tiedemann",
    "Uhlig",
    "Vahlbruch",
    "Wessels",
    "Yilmaz",
    "Zabel",
    "Aschoff",
    "Brinkhoff",
    "Dettmer",
    "Ewers",
    "Friesecke",
    "Gröning",
    "Hallmann",
    "Jeschke",
    "Krahn",
    "Lüders",
    "Matthiesen",
    "Nordmann",
    "Ostertag",
    "Pohlmann",
    "Reinders",
];
const ENGLISH: [&str; 14] = [
    "Alice Penhaligon",
    "Graham Thistlewood",
    "Priya Ashdown",
    "Owen Marchbanks",
    "Helen Braithwaite",
    "Tom Fairweather",
    "Nadia Whitlock",
    "Colin Ravensdale",
    "Ruth Aldercott",
    "Simon Oakhampton",
    "Fiona Kestrel",
    "Martin Lyddon",
    "Joanna Peverell",
    "Neil Corrigan",
];

/// A name nobody else at the account has.
pub(super) fn draw(english: bool, taken: &mut HashSet<String>, dice: &mut Dice) -> String {
    loop {
        let name = if english && taken.len() < ENGLISH.len() {
            ENGLISH[taken.len()].to_owned()
        } else {
            format!("{} {}", dice.pick(&FIRST), dice.pick(&LAST))
        };
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

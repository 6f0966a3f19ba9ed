//! The people of the invented firm, one at least per role, and what its customers are called.
use base::Role;

/// Somebody who may sign in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub roles: &'static [Role],
    /// Printed by `spagat demo`.
    pub shown: bool,
}

const fn person(name: &'static str, email: &'static str, roles: &'static [Role], shown: bool) -> Person {
    Person { name, email, roles, shown }
}

/// One password for all of them: it is printed, and the firm is invented.
pub(crate) const PASSWORD: &str = "wellpappe-und-leim";

/// Places of people in [`PEOPLE`].
pub(crate) const HENRIK: usize = 0;
pub(crate) const JANA: usize = 1;
pub(crate) const MIRKO: usize = 2;
pub(crate) const SELIN: usize = 3;
pub(crate) const LENNART: usize = 4;
pub(crate) const THEA: usize = 5;
pub(crate) const CARLA: usize = 6;
pub(crate) const RIEKE: usize = 7;

/// The firm's people.
pub(crate) const PEOPLE: &[Person] = &[
    person("Henrik Vollbrandt", "henrik.vollbrandt@birkhorst.example", &[Role::Head], true),
    person("Jana Ohlendiek", "jana.ohlendiek@birkhorst.example", &[Role::Manager], true),
    person("Mirko Tessnow", "mirko.tessnow@birkhorst.example", &[Role::Manager], false),
    person("Selin Aydemir", "selin.aydemir@birkhorst.example", &[Role::Manager], false),
    person("Lennart Kruse", "lennart.kruse@birkhorst.example", &[Role::Manager], false),
    person("Thea Brockmöller", "thea.brockmoeller@birkhorst.example", &[Role::Manager], false),
    person("Carla Wiesengrund", "carla.wiesengrund@birkhorst.example", &[Role::Controller], true),
    person("Rieke Ebeling", "rieke.ebeling@birkhorst.example", &[Role::Colleague], true),
    person("Nils Pakendorf", "nils.pakendorf@birkhorst.example", &[Role::Colleague], false),
    person("Ada Winter", "ada.winter@birkhorst.example", &[Role::Administrator], true),
];

/// First and family names of the customers' people, put together by the generator.
pub(crate) const FIRST: &[&str] = &[
    "Annegret", "Bernd", "Clara", "David", "Elif", "Frauke", "Gregor", "Hanno", "Imke", "Jochen", "Katrin", "Ludger",
    "Merle", "Norbert", "Okke", "Petra", "Ralf", "Sabine", "Tilo", "Ute", "Volker", "Wiebke", "Yara", "Zeno",
];
pub(crate) const FAMILY: &[&str] = &[
    "Ahlers", "Behnke", "Carstens", "Dierkes", "Eggert", "Feddersen", "Grote", "Harms", "Iversen", "Jessen", "Kröger",
    "Lührs", "Menke", "Nissen", "Oltmanns", "Pape", "Quast", "Rickmers", "Siemers", "Tietjen", "Uhden", "Voss",
    "Wessel", "Zander",
];
pub(crate) const FUNCTIONS: &[(&str, &str)] = &[
    ("Leitung Einkauf", "decider"),
    ("Strategischer Einkauf", "buyer"),
    ("Disposition", "influencer"),
    ("Qualitätssicherung", "influencer"),
    ("Produktion", "user"),
    ("Logistik", "user"),
    ("Verpackungsentwicklung", "influencer"),
    ("Controlling", "economic"),
];

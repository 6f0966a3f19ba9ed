//! The customers of the invented firm and about where the balance map shows them (design kit, mock-ups b, k, o).
use super::people::{HENRIK, JANA, LENNART, MIRKO, SELIN, THEA};

/// What a customer's last twelve months are to come to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Customer {
    pub name: &'static str,
    /// ERP number and key of the account.
    pub number: u32,
    /// Net revenue of the last twelve months, thousands of euros.
    pub net_k: i64,
    /// Change to the twelve months before, permille.
    pub change: i64,
    /// Contribution III of net revenue, hundredths of a per cent.
    pub margin: i64,
    pub tier: Option<u8>,
    /// Place in `people::PEOPLE`.
    pub lead: usize,
    pub map: Option<OnMap>,
}

/// Where a customer stands on the map.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnMap {
    /// Standard error of the margin, hundredths of a per cent.
    pub se: i64,
    /// The margin one quarter earlier.
    pub margin_before: i64,
    /// Satisfaction 0–100, tenths.
    pub s: i64,
    /// Its standard deviation, tenths: how many answer.
    pub sd: i64,
    /// Satisfaction one quarter earlier, tenths.
    pub s_before: i64,
}

#[allow(clippy::too_many_arguments, reason = "a row of a table")]
const fn key(name: &'static str, number: u32, net_k: i64, change: i64, margin: i64, se: i64, margin_before: i64, s: i64, sd: i64, s_before: i64, tier: u8, lead: usize) -> Customer {
    let map = Some(OnMap { se, margin_before, s, sd, s_before });
    Customer { name, number, net_k, change, margin, tier: Some(tier), lead, map }
}

/// The 24 key accounts; the first is Tarvik, whose ladder is set to the cent in `tarvik.rs`.
pub(crate) const KEYS: &[Customer] = &[
    key("Tarvik Getränke", 40711, 4239, 33, 2366, 300, 2210, 677, 78, 740, 2, JANA),
    key("Ossendorp Molkerei", 40120, 3610, -21, 1420, 180, 1790, 784, 46, 760, 2, MIRKO),
    key("Velmar Kosmetik", 40133, 2940, 68, 3150, 240, 2900, 840, 41, 810, 1, SELIN),
    key("Grünthal Feinkost", 40146, 2480, 44, 2580, 220, 2520, 746, 50, 701, 2, MIRKO),
    key("Hexlin Versand", 40159, 2310, -89, 810, 260, 1240, 610, 62, 668, 2, SELIN),
    key("Bexford Foods", 40172, 1980, 7, 1840, 200, 1890, 830, 52, 816, 1, LENNART),
    key("Kaltmoor Tiefkühl", 40185, 1740, 12, 2720, 210, 2600, 583, 59, 652, 2, LENNART),
    key("Rasmeyer Antriebe", 40198, 1560, -36, 2220, 290, 2040, 755, 74, 768, 2, THEA),
    key("Pollwitz Tiernahrung", 40211, 1420, 51, 3460, 270, 3380, 763, 60, 769, 2, JANA),
    key("Sonnrain Bio-Handel", 40224, 1290, 124, 1130, 230, 1010, 867, 44, 840, 2, THEA),
    key("Nordhusen Backwaren", 40237, 1180, 3, 1620, 200, 1500, 738, 66, 731, 2, LENNART),
    key("Arvenholt Pharma", 40250, 1120, 79, 3690, 250, 3600, 881, 39, 862, 2, SELIN),
    key("Dreikirch Gewürze", 40263, 980, -14, 2930, 260, 2870, 690, 82, 680, 2, MIRKO),
    key("Wiebrandt Werkzeuge", 40276, 910, 26, 3350, 340, 3460, 546, 65, 539, 2, THEA),
    key("Lüttmann Logistik", 40289, 860, 98, 490, 240, 200, 552, 72, 490, 2, HENRIK),
    key("Estelle Süßwaren", 40302, 790, -112, 1940, 320, 2040, 664, 70, 718, 2, JANA),
    key("Kranzfeld Leuchten", 40315, 720, 31, 2840, 300, 2710, 794, 68, 788, 2, THEA),
    key("Fenrich Saatgut", 40328, 640, -8, 1280, 280, 1350, 682, 61, 674, 2, LENNART),
    key("Quendel Naturkost", 40341, 560, 62, 2260, 330, 2150, 856, 55, 831, 2, SELIN),
    key("Jaspersen Möbel", 40354, 520, -146, -270, 350, 160, 640, 78, 650, 2, HENRIK),
    key("Ullenbek Farben", 40367, 470, 22, 3310, 320, 3250, 650, 84, 641, 2, MIRKO),
    key("Torvald Outdoor", 40380, 430, 83, 1540, 340, 1400, 819, 70, 804, 2, THEA),
    key("Zellberg Medizin", 40393, 390, -41, 3080, 360, 3150, 618, 90, 625, 2, JANA),
    key("Mohnberg Papeterie", 40406, 310, 19, 740, 380, 700, 760, 86, 765, 2, HENRIK),
];

const fn other(name: &'static str, number: u32, net_k: i64, change: i64, margin: i64, tier: u8, lead: usize, s: i64) -> Customer {
    let tier = if tier == 0 { None } else { Some(tier) };
    let map = if s == 0 { None } else { Some(OnMap { se: 350, margin_before: margin, s, sd: 90, s_before: s }) };
    Customer { name, number, net_k, change, margin, tier, lead, map }
}

/// The 51 others with an account of their own; 14 of them have answered.
pub(crate) const OTHERS: &[Customer] = &[
    other("Hallgrund Kaffee", 41001, 271, 120, 890, 3, THEA, 670),
    other("Breddin Elektrik", 41004, 270, 76, 440, 3, HENRIK, 0),
    other("Ostermoor Wurstwaren", 41007, 265, 38, -2230, 3, LENNART, 0),
    other("Wendisch Baustoffe", 41010, 261, 80, 270, 3, MIRKO, 630),
    other("Priebus Kerzen", 41013, 259, -27, -1700, 3, SELIN, 0),
    other("Lautenhof Wein", 41016, 253, 39, -1460, 3, JANA, 0),
    other("Ahrensdorf Pumpen", 41019, 250, -12, 1040, 3, THEA, 720),
    other("Mirabell Konfitüren", 41022, 245, 42, 490, 3, HENRIK, 0),
    other("Seelbach Textil", 41025, 241, 74, -1120, 3, LENNART, 0),
    other("Koppenrath Tee", 41028, 236, 56, -2250, 0, MIRKO, 730),
    other("Nordlicht Fahrräder", 41031, 232, 111, 300, 0, SELIN, 0),
    other("Falkenried Optik", 41034, 231, -63, 170, 0, JANA, 0),
    other("Gerstäcker Brot", 41037, 224, -39, -1880, 0, THEA, 700),
    other("Tiefensee Fisch", 41040, 221, 150, -1490, 0, HENRIK, 0),
    other("Adelmann Uhren", 41043, 219, -47, 590, 0, LENNART, 0),
    other("Brunsbeck Chemie", 41046, 217, 99, -1200, 0, MIRKO, 820),
    other("Ellerhold Glas", 41049, 211, -17, 330, 0, SELIN, 0),
    other("Rodewald Garten", 41052, 205, -9, -2490, 0, JANA, 0),
    other("Vietmann Spielwaren", 41055, 203, 56, -1920, 0, THEA, 790),
    other("Kolberg Nudeln", 41058, 202, 43, 250, 0, HENRIK, 0),
    other("Hohenlied Honig", 41061, 198, 103, -1360, 0, LENNART, 0),
    other("Strelow Werkstoffe", 41064, 195, 113, -1280, 0, MIRKO, 810),
    other("Zinnow Backmittel", 41067, 191, 114, 680, 0, SELIN, 0),
    other("Emsfeld Molke", 41070, 187, 70, -2510, 0, JANA, 0),
    other("Lerchau Verlag", 41073, 184, 164, 380, 0, THEA, 820),
    other("Pannwitz Ventile", 41076, 183, -25, -2010, 0, HENRIK, 0),
    other("Wolbeck Getreide", 41079, 178, 31, -3240, 0, LENNART, 0),
    other("Sandrup Käse", 41082, 176, 24, 1120, 0, MIRKO, 760),
    other("Holtkamp Leder", 41085, 173, -33, 620, 0, SELIN, 0),
    other("Eibenau Kosmetik", 41088, 170, 87, 1380, 0, JANA, 0),
    other("Brammer Schrauben", 41091, 167, 12, -890, 0, THEA, 0),
    other("Neuwerk Sport", 41094, 159, 45, -3380, 0, HENRIK, 710),
    other("Lindau Säfte", 41097, 162, -18, 920, 0, LENNART, 0),
    other("Moorkamp Eis", 41100, 160, 66, 710, 0, MIRKO, 0),
    other("Treskow Papier", 41103, 158, -52, -1140, 0, SELIN, 0),
    other("Ilsede Keramik", 41106, 156, 9, 430, 0, JANA, 0),
    other("Haselhorst Öle", 41109, 154, 73, 1290, 0, THEA, 740),
    other("Warnow Boote", 41112, 152, -28, -420, 0, HENRIK, 0),
    other("Steinfurt Lacke", 41115, 150, 35, 560, 0, LENNART, 0),
    other("Dahlenburg Senf", 41118, 143, 18, 830, 0, MIRKO, 0),
    other("Rheder Filter", 41121, 141, 91, -1560, 0, SELIN, 0),
    other("Barnstorf Geflügel", 41124, 139, -7, 370, 0, JANA, 780),
    other("Ohlsdorf Pflanzen", 41127, 137, 27, 1010, 0, THEA, 0),
    other("Güstrow Zucker", 41130, 135, 58, -640, 0, HENRIK, 0),
    other("Vechta Zelte", 41133, 133, -44, 490, 0, LENNART, 0),
    other("Celler Mühle", 41136, 131, 13, 760, 0, MIRKO, 690),
    other("Heidekrug Bier", 41139, 129, 82, -910, 0, SELIN, 0),
    other("Plauer Räucherei", 41142, 127, 21, 280, 0, JANA, 0),
    other("Nienburg Glasuren", 41145, 125, -36, 940, 0, THEA, 0),
    other("Syker Tabak", 41148, 122, 49, 180, 0, HENRIK, 0),
    other("Mahndorf Reifen", 41151, 120, 64, 650, 0, LENNART, 0),
];

/// Towns for small customers and for the numbers without account.
pub(crate) const TOWNS: &[&str] = &[
    "Achim", "Bassum", "Cuxhaven", "Damme", "Emden", "Friesoythe", "Garbsen", "Hameln", "Isernhagen", "Jever", "Kiel",
    "Leer", "Melle", "Norden", "Oldenburg", "Peine", "Quakenbrück", "Rinteln", "Stade", "Tostedt", "Uelzen", "Varel",
    "Walsrude", "Zeven",
];
pub(crate) const TRADES: &[&str] = &["Hofladen", "Manufaktur", "Bäckerei", "Versandlager", "Werkstatt", "Gärtnerei", "Druckerei"];

/// Names of the 61 small customers in the collective account.
pub(crate) const SMALL: usize = 61;
/// Numbers that wait to be assigned.
pub(crate) const WAITING: usize = 12;
/// Net revenue of the twelve numbers, euros; the first is 40719.
pub(crate) const WAITING_NET: [i64; WAITING] = [16_120, 11_480, 9_760, 8_340, 7_510, 6_890, 5_930, 5_240, 4_480, 3_650, 2_710, 1_890];
/// Sales without customer in twelve months, euros.
pub(crate) const WITHOUT_CUSTOMER_NET: i64 = 924_000;
/// Net revenue of the collective account, euros.
pub(crate) const SMALL_NET: i64 = 2_202_000;

//! Everyone who is no key account: 51 other accounts, 61 small customers, 12 numbers that wait to be assigned.
use super::season::Season;

/// An account without a key account's care.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Other {
    pub(crate) name: &'static str,
    pub(crate) industry: &'static str,
    pub(crate) city: &'static str,
    pub(crate) season: Season,
    /// Net revenue and DB III of R12 in T€.
    pub(crate) net_k: i64,
    pub(crate) db3_k: i64,
    /// Growth against the year before, in permille.
    pub(crate) growth: i64,
    /// Satisfaction where one person was asked and answered.
    pub(crate) satisfaction: Option<f64>,
}

type Row = (&'static str, &'static str, &'static str, Season, (i64, i64, i64), Option<f64>);

/// By net revenue.
#[rustfmt::skip]
pub(crate) fn others() -> Vec<Other> {
    use Season::{Autumn, Drinks, Even, Food, Spring, Winter};
    let rows: [Row; 51] = [
        ("Hallgrund Kaffee", "Röstkaffee", "Hallgrund", Food, (271, 24, 120), Some(67.0)),
        ("Breddin Elektrik", "Elektrohandel", "Breddin", Even, (271, 12, 76), None),
        ("Ostermoor Wurstwaren", "Fleischwaren", "Ostermoor", Food, (265, -59, 38), None),
        ("Wendisch Baustoffe", "Baustoffe", "Wendisch", Spring, (261, 7, 80), Some(63.0)),
        ("Priebus Kerzen", "Kerzen", "Priebus", Winter, (259, -44, -27), None),
        ("Lautenhof Wein", "Weinhandel", "Lautenhof", Winter, (253, -37, 39), None),
        ("Ahrensdorf Pumpen", "Pumpen", "Ahrensdorf", Even, (250, 26, -12), Some(72.0)),
        ("Mirabell Konfitüren", "Konfitüren", "Mirabellen", Autumn, (245, 12, 42), None),
        ("Seelbach Textil", "Textilien", "Seelbach", Even, (241, -27, 74), None),
        ("Koppenrath Tee", "Tee", "Koppenrath", Winter, (236, -53, 56), Some(73.0)),
        ("Nordlicht Fahrräder", "Fahrräder", "Nordlicht", Spring, (232, 7, 111), None),
        ("Falkenried Optik", "Optik", "Falkenried", Even, (231, 4, -63), None),
        ("Gerstäcker Brot", "Backwaren", "Gerstack", Food, (224, -42, -39), Some(70.0)),
        ("Tiefensee Fisch", "Fischwaren", "Tiefensee", Food, (221, -33, 150), None),
        ("Adelmann Uhren", "Uhren", "Adelmannsfeld", Winter, (219, 13, -47), None),
        ("Brunsbeck Chemie", "Chemie", "Brunsbeck", Even, (217, -26, 99), Some(83.0)),
        ("Ellerhold Glas", "Glaswaren", "Ellerhold", Autumn, (211, 7, -17), None),
        ("Rodewald Garten", "Gartenbedarf", "Rodewald", Spring, (205, -51, -9), None),
        ("Vietmann Spielwaren", "Spielwaren", "Vietmann", Winter, (203, -39, 56), Some(79.0)),
        ("Kolberg Nudeln", "Teigwaren", "Kolbergen", Food, (203, 5, 43), None),
        ("Hohenlied Honig", "Honig", "Hohenlied", Autumn, (198, -27, 103), None),
        ("Strelow Werkstoffe", "Kunststoffe", "Strelow", Even, (195, -25, 113), Some(82.0)),
        ("Zinnow Backmittel", "Backmittel", "Zinnow", Food, (191, 13, 114), None),
        ("Emsfeld Molke", "Molkeprodukte", "Emsfeld", Food, (187, -47, 70), None),
        ("Lerchau Verlag", "Verlag", "Lerchau", Autumn, (184, 7, 164), Some(83.0)),
        ("Pannwitz Ventile", "Armaturen", "Pannwitz", Even, (184, -37, -25), None),
        ("Halvard Kanu", "Bootsbau", "Halvardsund", Spring, (179, -42, 31), None),
        ("Osterwald Seifen", "Seifen", "Osterwald", Even, (176, 21, 47), Some(74.0)),
        ("Wolbeck Getreide", "Getreidemühle", "Wolbeck", Autumn, (173, -56, -22), None),
        ("Birnfeld Spirituosen", "Spirituosen", "Birnfeld", Winter, (173, -47, 18), None),
        ("Tollensee Wolle", "Garne", "Tollen", Winter, (170, 8, 63), None),
        ("Marwick Instruments", "Messgeräte", "Marwick", Even, (167, 21, 88), Some(71.0)),
        ("Rehbach Keramik", "Keramik", "Rehbach", Autumn, (164, -27, -34), None),
        ("Sandhorst Reinigung", "Reinigungsmittel", "Sandhorst", Even, (160, -27, 12), None),
        ("Dornbach Senf", "Senf und Saucen", "Dornbach", Food, (157, -24, 29), Some(66.0)),
        ("Lindwurm Brettspiele", "Spiele", "Lindwurm", Winter, (155, -23, 140), None),
        ("Neuwerk Sport", "Sportartikel", "Neuwerk", Spring, (154, -52, -71), None),
        ("Hegemark Futtermittel", "Futtermittel", "Hegemark", Even, (152, 25, 17), Some(69.0)),
        ("Caldbeck Biscuits", "Gebäck", "Caldbeck", Winter, (149, -25, 58), None),
        ("Grotenhoff Gemüse", "Gemüsehandel", "Grotenhoff", Spring, (146, -24, 33), None),
        ("Wismarer Netze", "Netze und Seile", "Wismoor", Even, (143, 8, -26), None),
        ("Kupferberg Armaturen", "Armaturen", "Kupferberg", Even, (140, -36, 9), None),
        ("Sorbenfeld Gurken", "Konserven", "Sorbenfeld", Autumn, (137, 20, 52), Some(68.0)),
        ("Ilmtaler Hörgeräte", "Medizintechnik", "Ilmtal", Even, (133, 15, 96), None),
        ("Ruhrstein Kosmetik", "Kosmetik", "Ruhrstein", Autumn, (130, -26, -48), None),
        ("Altenfähr Leder", "Lederwaren", "Altenfähr", Winter, (127, -39, 14), None),
        ("Kellerbach Getränkelogistik", "Getränkelogistik", "Kellerbach", Drinks, (126, 20, 37), None),
        ("Zschorna Kräuter", "Kräuter", "Zschorna", Autumn, (121, -43, 22), None),
        ("Havelmark Imkerbedarf", "Imkerbedarf", "Havelmark", Spring, (121, 16, 71), None),
        ("Lohberg Schulbedarf", "Schulbedarf", "Lohberg", Autumn, (121, -31, -15), None),
        ("Mahndorf Reifen", "Reifenhandel", "Mahndorf", Spring, (120, 8, 28), None),
    ];
    let other = |(name, industry, city, season, (net_k, db3_k, growth), satisfaction): Row| Other {
        name,
        industry,
        city,
        season,
        net_k,
        db3_k,
        growth,
        satisfaction,
    };
    rows.into_iter().map(other).collect()
}

/// A customer without an account of its own: name, net revenue and DB III of R12 in T€.
pub(crate) type Small = (&'static str, i64, i64);

/// Units of the collective account, by net revenue.
#[rustfmt::skip]
pub(crate) const SMALL: [Small; 61] = [
    ("Bäckerei Sievers", 65, 22),
    ("Imkerei Holmblad", 65, 22),
    ("Weingut Rebstein", 64, 25),
    ("Kaffeerösterei Muck", 64, 24),
    ("Töpferei Lemgau", 64, 23),
    ("Naturseifen Wiesel", 64, 23),
    ("Brauerei Hirschquell", 62, -19),
    ("Buchbinderei Falz", 61, 17),
    ("Schokoladen Tilde", 59, -17),
    ("Gärtnerei Morgentau", 58, 17),
    ("Messerschmiede Kragh", 56, -17),
    ("Käserei Almrausch", 55, -18),
    ("Fahrradwerk Speiche", 53, 14),
    ("Kerzenzieher Docht", 52, -16),
    ("Ölmühle Lein & Söhne", 51, 15),
    ("Teekontor Assel", 49, 15),
    ("Obsthof Quitte", 48, 16),
    ("Korbwaren Weidling", 46, -14),
    ("Gewürzmühle Senfkorn", 45, 12),
    ("Spielzeugmacher Kiesel", 44, 12),
    ("Nudelwerkstatt Dinkel", 43, -13),
    ("Räucherei Kutter", 41, 13),
    ("Hofladen Erlengrund", 40, -12),
    ("Geigenbau Saitling", 39, -12),
    ("Glasbläserei Lauscher", 38, -10),
    ("Likörfabrik Schlehe", 37, -11),
    ("Wollspinnerei Faden", 36, 12),
    ("Ledermanufaktur Riem", 35, 12),
    ("Drechslerei Span", 34, -11),
    ("Uhrmacher Unruh", 34, 11),
    ("Bonbonkocherei Zipfel", 33, 10),
    ("Eismanufaktur Frosti", 32, 10),
    ("Senfmanufaktur Körnle", 31, 10),
    ("Papierschöpferei Bütte", 30, 10),
    ("Saftkelterei Boskoop", 29, 10),
    ("Chocolaterie Perle", 29, -10),
    ("Möbeltischler Zinke", 28, 8),
    ("Seilerei Tau", 27, 8),
    ("Hutmacher Krempe", 26, -8),
    ("Bürstenbinder Borste", 26, 8),
    ("Brennerei Kornblum", 25, -9),
    ("Schreibwaren Klecks", 24, 8),
    ("Lampenbau Docht & Draht", 24, -7),
    ("Modellbau Spur", 23, -7),
    ("Angelbedarf Haken", 23, -7),
    ("Reformhaus Keim", 22, -7),
    ("Tierbedarf Pfote", 21, -6),
    ("Blumen Löwenzahn", 21, 7),
    ("Stoffe Webstuhl", 20, -6),
    ("Müller & Tochter Müsli", 20, -6),
    ("Kräuterhaus Salbei", 19, 6),
    ("Fotobedarf Blende", 19, 6),
    ("Puppenstube Wiebke", 18, 6),
    ("Sattlerei Zügel", 18, 6),
    ("Zoobedarf Gecko", 17, 6),
    ("Baumschule Setzling", 17, -5),
    ("Druckerei Letter", 16, -5),
    ("Kunsthandlung Rahmen", 16, 6),
    ("Musikhaus Oktave", 16, 6),
    ("Sägewerk Borke", 15, 6),
    ("Bonsai Nippes", 15, -4),
];

/// Numbers without account, by net revenue.
#[rustfmt::skip]
pub(crate) const UNASSIGNED: [Small; 12] = [
    ("Quendel Naturkost Filiale Süd", 16, 4),
    ("Handelshaus Obermoor", 11, 3),
    ("Marktlager Ost", 9, 2),
    ("Sievers Backstube II", 8, 2),
    ("GH Einkauf Nord", 8, 2),
    ("Fenrich Versuchsgut", 7, 2),
    ("unbekannt 4/26", 6, 1),
    ("Lager Torfweg", 5, 1),
    ("Expo Messebau", 5, 1),
    ("Kantine Hafen", 4, 1),
    ("Werkstatt Zeisig", 3, 1),
    ("Muster und Proben", 2, 1),
];

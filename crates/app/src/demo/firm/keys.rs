//! The 24 key accounts, where the pictures show them.
use super::people::{HENRIK, JANA, LENNART, MIRKO, SELIN, THEA};
use super::season::Season;

/// What a key account is meant to look like today and one quarter ago.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Legal form of the first unit.
    pub(crate) form: &'static str,
    pub(crate) key: &'static str,
    pub(crate) number: &'static str,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    pub(crate) industry: &'static str,
    pub(crate) season: Season,
    pub(crate) tier: u8,
    pub(crate) lead: usize,
    pub(crate) deputy: usize,
    /// Net revenue of R12 in T€.
    pub(crate) net_k: i64,
    /// Growth of net revenue against the year before, in permille.
    pub(crate) growth: i64,
    /// DB III of net revenue in per cent: today, its standard error, one quarter ago.
    pub(crate) margin: [f64; 3],
    /// Satisfaction: today, its standard deviation, one quarter ago.
    pub(crate) satisfaction: [f64; 3],
    /// Orders of R12.
    pub(crate) orders: i64,
}

type Row = (
    (&'static str, &'static str, &'static str, &'static str),
    (&'static str, &'static str, &'static str, Season),
    (u8, usize, usize),
    (i64, i64, i64),
    [f64; 3],
    [f64; 3],
);

/// By net revenue.
pub(crate) fn all() -> Vec<Key> {
    first_half().into_iter().chain(second_half()).map(key).collect()
}

fn key(row: Row) -> Key {
    let ((name, form, key, number), (city, country, industry, season), people, sizes, margin, satisfaction) = row;
    let ((tier, lead, deputy), (net_k, growth, orders)) = (people, sizes);
    Key {
        name,
        form,
        key,
        number,
        city,
        country,
        industry,
        season,
        tier,
        lead,
        deputy,
        net_k,
        growth,
        margin,
        satisfaction,
        orders,
    }
}

#[rustfmt::skip]
fn first_half() -> [Row; 12] {
    use Season::{Autumn, Drinks, Even, Food, Mail};
    [
        (("Tarvik Getränke", "Holding SE", "TARVIK", "40711"), ("Harenfeld", "DE", "Erfrischungsgetränke, WZ 11.07", Drinks),
            (2, JANA, MIRKO), (4_239, 33, 1_204), [23.66, 3.0, 22.1], [67.7, 7.8, 74.0]),
        (("Ossendorp Molkerei", "eG", "OSSENDORP", "40602"), ("Ossendorp", "DE", "Milchverarbeitung, WZ 10.51", Food),
            (2, MIRKO, JANA), (3_610, -21, 596), [14.2, 1.8, 17.9], [78.4, 4.6, 76.0]),
        (("Velmar Kosmetik", "AG", "VELMAR", "40615"), ("Lindenau am Rhin", "DE", "Körperpflegemittel, WZ 20.42", Autumn),
            (1, SELIN, LENNART), (2_940, 68, 402), [31.5, 2.4, 29.0], [84.0, 4.1, 81.0]),
        (("Grünthal Feinkost", "GmbH & Co. KG", "GRUENTHAL", "40623"), ("Bad Grünthal", "DE", "Feinkost, WZ 10.85", Food),
            (2, MIRKO, JANA), (2_480, 44, 371), [25.8, 2.2, 25.2], [74.6, 5.0, 70.1]),
        (("Hexlin Versand", "GmbH", "HEXLIN", "0040631"), ("Oberhexlingen", "DE", "Versandhandel, WZ 47.91", Mail),
            (2, SELIN, THEA), (2_310, -89, 548), [8.1, 2.6, 12.4], [61.0, 6.2, 66.8]),
        (("Bexford Foods", "Ltd", "BEXFORD", "40640"), ("Bexford", "GB", "Fertiggerichte, SIC 10.85", Food),
            (1, LENNART, SELIN), (1_980, 7, 318), [18.4, 2.0, 18.9], [83.0, 5.2, 81.6]),
        (("Kaltmoor Tiefkühl", "GmbH", "KALTMOOR", "40648"), ("Kaltmoor", "DE", "Tiefkühlkost, WZ 10.39", Food),
            (2, LENNART, THEA), (1_740, 12, 295), [27.2, 2.1, 26.0], [58.3, 5.9, 65.2]),
        (("Rasmeyer Antriebe", "SE", "RASMEYER", "40655"), ("Rasmey", "DE", "Antriebstechnik, WZ 28.15", Even),
            (2, THEA, MIRKO), (1_560, -36, 204), [22.2, 2.9, 20.4], [75.5, 7.4, 76.8]),
        (("Pollwitz Tiernahrung", "GmbH", "POLLWITZ", "40688"), ("Pollwitz", "DE", "Tiernahrung, WZ 10.92", Even),
            (2, JANA, MIRKO), (1_420, 51, 684), [34.6, 2.7, 33.8], [76.3, 6.0, 76.9]),
        (("Sonnrain Bio-Handel", "eG", "SONNRAIN", "40661"), ("Sonnrain", "DE", "Großhandel Bio-Lebensmittel, WZ 46.38", Food),
            (2, THEA, HENRIK), (1_290, 124, 412), [11.3, 2.3, 10.1], [86.7, 4.4, 84.0]),
        (("Nordhusen Backwaren", "GmbH", "NORDHUSEN", "40669"), ("Nordhusen", "DE", "Backwaren, WZ 10.71", Food),
            (2, LENNART, JANA), (1_180, 3, 263), [16.2, 2.0, 15.0], [73.8, 6.6, 73.1]),
        (("Arvenholt Pharma", "AG", "ARVENHOLT", "40674"), ("Arvenholt", "CH", "Arzneimittel, NOGA 21.20", Even),
            (2, SELIN, MIRKO), (1_120, 79, 158), [36.9, 2.5, 36.0], [88.1, 3.9, 86.2]),
    ]
}

#[rustfmt::skip]
fn second_half() -> [Row; 12] {
    use Season::{Even, Food, Mail, Spring, Winter};
    [
        (("Dreikirch Gewürze", "GmbH", "DREIKIRCH", "40702"), ("Dreikirch", "DE", "Gewürze, WZ 10.84", Food),
            (2, MIRKO, SELIN), (980, -14, 171), [29.3, 2.6, 28.7], [69.0, 8.2, 68.0]),
        (("Wiebrandt Werkzeuge", "GmbH & Co. KG", "WIEBRANDT", "40705"), ("Wiebrandt", "DE", "Handwerkzeuge, WZ 25.73", Even),
            (2, THEA, LENNART), (910, 26, 147), [33.5, 3.4, 34.6], [54.6, 6.5, 53.9]),
        (("Lüttmann Logistik", "GmbH", "LUETTMANN", "0040708"), ("Lüttmannshafen", "DE", "Lagerei, WZ 52.10", Mail),
            (2, HENRIK, THEA), (860, 98, 236), [4.9, 2.4, 2.0], [55.2, 7.2, 49.0]),
        (("Estelle Süßwaren", "GmbH", "ESTELLE", "40717"), ("Estellenburg", "DE", "Süßwaren, WZ 10.82", Winter),
            (2, JANA, LENNART), (790, -112, 212), [19.4, 3.2, 20.4], [66.4, 7.0, 71.8]),
        (("Kranzfeld Leuchten", "GmbH", "KRANZFELD", "40730"), ("Kranzfeld", "DE", "Leuchten, WZ 27.40", Winter),
            (2, THEA, SELIN), (720, 31, 118), [28.4, 3.0, 27.1], [79.4, 6.8, 78.8]),
        (("Fenrich Saatgut", "KG", "FENRICH", "40733"), ("Fenrich", "DE", "Saatgut, WZ 46.21", Spring),
            (2, LENNART, MIRKO), (640, -8, 121), [12.8, 2.8, 13.5], [68.2, 6.1, 67.4]),
        (("Quendel Naturkost", "GmbH", "QUENDEL", "40738"), ("Quendelsberg", "DE", "Naturkost, WZ 10.89", Food),
            (2, SELIN, JANA), (560, 62, 133), [22.6, 3.3, 21.5], [85.6, 5.5, 83.1]),
        (("Jaspersen Möbel", "GmbH", "JASPERSEN", "40742"), ("Jaspersund", "DE", "Möbel, WZ 31.09", Even),
            (2, HENRIK, LENNART), (520, -146, 139), [-2.7, 3.5, 1.6], [64.0, 7.8, 65.0]),
        (("Ullenbek Farben", "GmbH", "ULLENBEK", "40745"), ("Ullenbek", "DE", "Farben und Lacke, WZ 20.30", Spring),
            (2, MIRKO, THEA), (470, 22, 86), [33.1, 3.2, 32.5], [65.0, 8.4, 64.1]),
        (("Torvald Outdoor", "AB", "TORVALD", "40756"), ("Torvaldsvik", "SE", "Sportartikel, SNI 32.30", Spring),
            (2, THEA, JANA), (430, 83, 97), [15.4, 3.4, 14.0], [81.9, 7.0, 80.4]),
        (("Zellberg Medizin", "GmbH", "ZELLBERG", "40760"), ("Zellberg", "AT", "Medizintechnik, ÖNACE 32.50", Even),
            (2, JANA, SELIN), (390, -41, 100), [30.8, 3.6, 31.5], [61.8, 9.0, 62.5]),
        (("Mohnberg Papeterie", "GmbH", "MOHNBERG", "40764"), ("Mohnberg", "DE", "Papierwaren, WZ 17.23", Winter),
            (2, HENRIK, SELIN), (310, 19, 84), [7.4, 3.8, 7.0], [76.0, 8.6, 76.5]),
    ]
}

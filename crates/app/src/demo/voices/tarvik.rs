//! Tarvik's people: four answer, one keeps silent.
use crate::demo::model::Respondent;

/// Mean of the last round: persons at 52, 70, 66 and 83 with weights 5, 3, 3 and 2.
pub(super) const MEAN: f64 = 64.153_846;

/// Recommend, overall, delivery, offers, complaints of the last round.
pub(super) const LAST: [(u8, u8, [Option<u8>; 3]); 4] = [
    (6, 3, [Some(4), Some(3), Some(2)]),
    (8, 4, [Some(4), Some(3), None]),
    (8, 4, [Some(4), Some(3), Some(3)]),
    (9, 4, [Some(5), Some(4), Some(4)]),
];

/// What they would change first, and how it came.
pub(super) const WORDS: [(Option<&str>, &str); 4] = [
    (Some("Wir erfahren von Engpässen erst am Tor."), "talk"),
    (Some("Rückmeldung zu Reklamationen dauert zu lange."), "link"),
    (None, "telephone"),
    (Some("Nichts. Rieke Ebeling kennt unsere Anlage."), "talk"),
];

pub(super) fn people(units: &[usize]) -> Vec<Respondent> {
    let rows = [
        ("Annegret Petereit", "Leitung Supply Chain", "decider", 5, 0, "AP"),
        ("Bernd Sandkuhl", "Strategischer Einkauf", "buyer", 3, 0, "BS"),
        ("Gregor Lindhorst", "Disposition", "influencer", 3, 0, "GL"),
        ("Clara Wienholt", "Abfüllung, Werk Nord", "user", 2, 1, "CW"),
        ("David Orlowitz", "Qualitätssicherung", "influencer", 3, 0, "S-DO"),
    ];
    rows.into_iter()
        .map(|(name, duty, role, weight, unit, key)| Respondent {
            account: 0,
            unit: units.get(unit).copied().unwrap_or(0),
            name: name.to_owned(),
            duty,
            role,
            weight,
            external_key: format!("TG-{key}"),
            invited: if key == "S-DO" { vec![3] } else { vec![0, 1, 2, 3] },
        })
        .collect()
}

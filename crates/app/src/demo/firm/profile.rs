//! What is known about an account: key, trade, terms, tier, team.
use super::keys::Key;
use super::others::Other;
use super::people::{HENRIK, JANA, LENNART, MIRKO, NILS, RIEKE, SELIN, THEA};
use crate::demo::calendar::Calendar;
use crate::demo::dice::Dice;
use crate::demo::model::{Account, Part, TeamPart, Tier};
use base::Day;

/// Leads of the second row, one after the other.
const ROUND: [usize; 6] = [THEA, HENRIK, LENNART, MIRKO, SELIN, JANA];

const TERMS: [&str; 4] =
    ["14 Tage 2 % Skonto, 30 Tage netto", "10 Tage 3 % Skonto, 30 Tage netto", "30 Tage netto", "45 Tage netto"];

pub(super) fn of_key(at: usize, key: &Key, calendar: &Calendar) -> Account {
    let mut dice = Dice::of(10, at);
    let since = calendar.back(i32::try_from(20 + dice.whole(0, 14)).unwrap_or(20), 12);
    let stage = match key.satisfaction[0] {
        s if s >= 82.0 => "interdependent",
        s if s >= 65.0 => "cooperative",
        _ => "basic",
    };
    let revenue = u64::try_from(key.net_k * dice.whole(60, 140) / 1_000 * 1_000_000).ok();
    let employees = u32::try_from(key.net_k * dice.whole(20, 40) / 100).ok();
    let tarvik = at == 0;
    Account {
        key: key.key.to_owned(),
        name: key.name.to_owned(),
        collective: false,
        industry: key.industry.to_owned(),
        payment_terms: TERMS[if tarvik { 0 } else { at % 4 }].to_owned(),
        fiscal_year_start: if tarvik { 3 } else { [1, 1, 7, 1, 10, 4][at % 6] },
        employees: if tarvik { Some(1_240) } else { employees },
        revenue: if tarvik { Some(412_000_000) } else { revenue },
        stage: Some(if tarvik { "cooperative" } else { stage }),
        known_since: calendar.back(i32::try_from(dice.whole(1, 15)).unwrap_or(1), 4),
        tiers: tiers_of_key(at, key, calendar, since),
        team: team_of_key(at, key, since),
    }
}

fn tiers_of_key(at: usize, key: &Key, calendar: &Calendar, since: Day) -> Vec<Tier> {
    let tier = |tier, day, reason: &str| Tier { tier, day, reason: reason.to_owned(), by: HENRIK };
    if at == 0 {
        return vec![
            tier(3, calendar.back(34, 8), "Zweitlieferant bei Trays, Entwicklung offen."),
            tier(1, calendar.back(27, 21), "Ausschreibung aller Werke, gemeinsames Projekt Mehrwegtrays."),
            tier(2, calendar.back(19, 12), "Hohe Attraktivität, Stärke noch bei 5,1."),
        ];
    }
    let reason = match (key.tier, at % 4) {
        (1, _) => "Gemeinsamer Plan über drei Jahre, offene Bücher, Vorbild für andere.",
        (_, 0) => "Attraktivität über 5, wächst stärker als ihr Markt.",
        (_, 1) => "Großer Bedarf, zwei Wettbewerber im Haus.",
        (_, 2) => "Attraktivität über 5, teilt Mengenvorschauen.",
        _ => "Umsatz trägt ein Werk, Bereitschaft zur Zusammenarbeit mittel.",
    };
    vec![tier(key.tier, since, reason)]
}

fn team_of_key(at: usize, key: &Key, since: Day) -> Vec<TeamPart> {
    let part = |member, part, sees_money| TeamPart { member, part, sees_money, since };
    let mut team = vec![part(key.lead, Part::Lead, true), part(key.deputy, Part::Deputy, true)];
    if at == 0 || at % 5 == 3 {
        team.push(part(RIEKE, Part::Colleague, false));
    }
    if at == 0 || at % 6 == 2 {
        team.push(part(NILS, Part::Colleague, true));
    }
    team
}

/// The Irish daughter: no tier, no care of its own.
pub(super) fn of_ireland(calendar: &Calendar) -> Account {
    Account {
        key: "BEXFORD-IE".to_owned(),
        name: "Bexford Foods Ireland".to_owned(),
        collective: false,
        industry: "Ready meals, NACE 10.85".to_owned(),
        payment_terms: "30 days net".to_owned(),
        fiscal_year_start: 4,
        employees: Some(74),
        revenue: None,
        stage: None,
        known_since: calendar.back(9, 15),
        tiers: Vec::new(),
        team: vec![TeamPart { member: LENNART, part: Part::Lead, sees_money: true, since: calendar.back(24, 2) }],
    }
}

pub(super) fn of_other(at: usize, other: &Other, number: &str, calendar: &Calendar) -> Account {
    let mut dice = Dice::of(11, at);
    let since = calendar.back(i32::try_from(dice.whole(6, 30)).unwrap_or(6), 5);
    let lead = ROUND[at % 6];
    let reasons = [
        "Potenzial unter 1 Mio. €, Betreuung durch den Innendienst.",
        "Nur Preisanfragen, keine Mengenvorschau.",
        "Wiedervorlage in einem Jahr.",
    ];
    let tier = || Tier { tier: 3, day: since, reason: reasons[at % 3].to_owned(), by: HENRIK };
    Account {
        key: number.to_owned(),
        name: other.name.to_owned(),
        collective: false,
        industry: other.industry.to_owned(),
        payment_terms: TERMS[(at + 2) % 4].to_owned(),
        fiscal_year_start: 1,
        employees: None,
        revenue: None,
        stage: None,
        known_since: since,
        tiers: if at < 9 { vec![tier()] } else { Vec::new() },
        team: vec![TeamPart { member: lead, part: Part::Lead, sees_money: true, since }],
    }
}

pub(super) fn collective(calendar: &Calendar) -> Account {
    Account {
        key: "KLEINKUNDEN".to_owned(),
        name: "Kleinkunden".to_owned(),
        collective: true,
        industry: String::new(),
        payment_terms: String::new(),
        fiscal_year_start: 1,
        employees: None,
        revenue: None,
        stage: None,
        known_since: calendar.back(30, 1),
        tiers: Vec::new(),
        team: Vec::new(),
    }
}

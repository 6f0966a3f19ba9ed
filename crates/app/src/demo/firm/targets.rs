//! What was wanted: targets, the expected result of the year, how likely some customers go.
use super::Firm;
use super::people::{CARLA, HENRIK};
use crate::demo::calendar::Calendar;
use crate::demo::model::{AccountTarget, Ebit, FirmTarget, LossProbability};

/// All targets and estimates.
#[derive(Debug)]
pub(in crate::demo) struct Targets {
    pub(in crate::demo) firm: Vec<FirmTarget>,
    pub(in crate::demo) accounts: Vec<AccountTarget>,
    pub(in crate::demo) ebit: Vec<Ebit>,
    pub(in crate::demo) losses: Vec<LossProbability>,
}

/// Account key; net revenue, DB II and DB III in T€; own margin in permille.
type Wanted = (&'static str, i64, Option<i64>, Option<i64>, Option<i32>);

const WANTED: [Wanted; 8] = [
    ("TARVIK", 4_200, Some(1_280), Some(1_020), Some(240)),
    ("OSSENDORP", 3_700, Some(800), Some(560), Some(160)),
    ("VELMAR", 2_900, Some(1_060), Some(880), None),
    ("GRUENTHAL", 2_450, Some(690), Some(620), None),
    ("HEXLIN", 2_500, None, Some(300), Some(120)),
    ("BEXFORD", 2_000, None, Some(380), None),
    ("KALTMOOR", 1_750, Some(590), None, None),
    ("POLLWITZ", 1_380, None, Some(470), Some(340)),
];

/// Account key, likelihood in permille, reason.
const LOSSES: [(&str, i32, &str); 5] = [
    ("TARVIK", 150, "Ausschreibung für das nächste Jahr angekündigt."),
    ("GRUENTHAL", 50, "Vertrag bis Ende des nächsten Jahres."),
    ("KALTMOOR", 200, "Zwei Termine abgesagt, Muster beim Wettbewerb."),
    ("HEXLIN", 300, "Sucht günstigere Versandkartons."),
    ("JASPERSEN", 350, "Fertigung wird verlagert."),
];

pub(in crate::demo) fn set(firm: &Firm, calendar: &Calendar) -> Targets {
    let year = calendar.last_month().year();
    let day = calendar.back(0, 2);
    let accounts = WANTED
        .into_iter()
        .filter_map(|(key, net, db2, db3, margin_permille)| {
            Some(AccountTarget {
                account: firm.account(key)?,
                fiscal_year: year,
                net_revenue_minor: Some(net * 100_000),
                db2_minor: db2.map(|k| k * 100_000),
                db3_minor: db3.map(|k| k * 100_000),
                margin_permille,
            })
        })
        .collect();
    let losses = LOSSES
        .into_iter()
        .filter_map(|(key, permille, reason)| {
            let account = firm.account(key)?;
            Some(LossProbability { account, permille, day, reason: reason.to_owned(), by: HENRIK })
        })
        .collect();
    let firm = [year - 1, year, year + 1]
        .map(|fiscal_year| FirmTarget { fiscal_year, margin_permille: 200, satisfaction: 70 })
        .to_vec();
    let ebit = Ebit {
        fiscal_year: year,
        amount_minor: 312_000_000,
        day,
        reason: "Hochrechnung des Controllings.".to_owned(),
        by: CARLA,
    };
    Targets { firm, accounts, ebit: vec![ebit], losses }
}

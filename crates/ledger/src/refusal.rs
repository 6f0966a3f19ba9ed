//! What the ledger refuses, each in one sentence that says what to do.
use crate::store::Named;
use crate::texts;
use base::{Error, Lang, Month};

/// A rule that says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    UnknownImport,
    NotStaged,
    NotBooked,
    NotUndone,
    AgainOnce,
    Closed(Month),
    /// Lines another import has booked since the file was compared.
    ChangedSince(Vec<Named>),
    ReplacedSince,
    /// Lines that a later import has changed.
    LaterChange(Vec<Named>),
    /// A cost reaches into a closed month: its first month and the last closed one.
    CostClosed(Month, Month),
    /// A driver whose cost would move to another block of closed months.
    DriverClosed,
    /// What is to be taken back has changed since.
    MovedOn,
    MonthNotOver(Month),
    AlreadyClosed(Month),
    /// The figures changed between reading and closing.
    BookedMeanwhile,
    NothingClosed,
}

impl Refusal {
    /// The sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let t = texts(lang);
        match self {
            Self::UnknownImport => t.refused_unknown_import(),
            Self::NotStaged => t.refused_not_staged(),
            Self::NotBooked => t.refused_not_booked(),
            Self::NotUndone => t.refused_not_undone(),
            Self::AgainOnce => t.refused_again_once(),
            Self::Closed(m) => t.refused_closed(lang.month_long(*m)),
            Self::ChangedSince(lines) => t.refused_changed_since(named(lang, lines)),
            Self::ReplacedSince => t.refused_replaced_since(),
            Self::CostClosed(from, closed) => {
                t.refused_cost_closed(lang.month_long(*from), lang.month_long(*closed), lang.month_long(closed.plus(1)))
            }
            Self::DriverClosed => t.refused_driver_closed(),
            Self::MonthNotOver(m) => t.refused_month_not_over(lang.month_long(*m)),
            Self::AlreadyClosed(m) => t.refused_already_closed(lang.month_long(*m)),
            Self::BookedMeanwhile => t.refused_booked_meanwhile(),
            Self::NothingClosed => t.refused_nothing_closed(),
            Self::MovedOn => t.refused_moved_on(),
            Self::LaterChange(lines) => t.refused_later_change(named(lang, lines)),
        }
    }
    pub(crate) fn into_error(self, lang: Lang) -> Error {
        Error::Refused(self.sentence(lang))
    }
}

fn named(lang: Lang, lines: &[Named]) -> String {
    let t = texts(lang);
    let one = |(document, line, day): &Named| match (document, line) {
        (Some(d), Some(l)) => t.named_line(d.as_str(), l.as_str()),
        (Some(d), None) => t.named_document(d.as_str()),
        (None, _) => t.named_day(lang.day(*day)),
    };
    let mut seen: Vec<String> = lines.iter().map(one).collect();
    seen.dedup();
    seen.join("; ")
}

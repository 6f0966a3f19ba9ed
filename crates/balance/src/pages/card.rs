//! The card beside the map: one account, filled by a click on its dot.
use super::words::{self, Chance};
use crate::front::Eye;
use crate::l10n::L10nLanguage;
use crate::model::Weighed;
use crate::texts;
use accounts::ZoneChip;
use base::Desk;
use base::ui::Twin;

/// One account beside the map.
pub(super) struct Card {
    pub(super) t: &'static L10nLanguage,
    pub(super) name: String,
    pub(super) lead: String,
    pub(super) href: String,
    pub(super) zone: Option<ZoneChip>,
    pub(super) twin: Option<Twin>,
    pub(super) meta: String,
    pub(super) chances: Vec<Chance>,
    pub(super) tilt: String,
    pub(super) leaning: String,
    pub(super) missing: String,
    pub(super) ask: String,
}

impl Card {
    pub(super) fn of(desk: &Desk, eye: &Eye, w: &Weighed) -> Self {
        let l = desk.lang();
        let t = texts(l);
        let (key, name, lead) = words::named(eye, w.account);
        let level = words::level_name(l, eye.scales.level);
        let standing = w.standing;
        Self {
            t,
            name,
            lead,
            href: accounts::href(&key),
            zone: standing.map(|s| words::chip(l, &s)),
            twin: words::twin(eye, l, w),
            meta: format!("{level}, {} · {}", l.period(eye.scales.period), words::heads(eye, l, w.account)),
            chances: standing.map(|s| words::chances(l, &s)).unwrap_or_default(),
            tilt: standing.map(|s| l.signed(l.float(s.tilt, 0))).unwrap_or_default(),
            leaning: standing.map(|s| words::leaning(t, s.leaning)).unwrap_or_default(),
            missing: if w.missing.is_empty() { String::new() } else { words::missing(t, &w.missing) },
            ask: format!("?account={}&explain=tilt", base::page::escape_query(&key)),
        }
    }
}

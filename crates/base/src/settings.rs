//! The sections of the settings as tabs. Each slice owns its page and registers the tab; every settings page prints
//! `settings.html` with [`tabs`], so a person finds the same tabs in the same order on all of them.
use crate::{Actor, Lang};

/// One section of the settings.
#[derive(Debug)]
pub struct Section {
    /// From left to right: firm 10, contribution 20, tiers and limits 30, satisfaction 40, sources 50, members 60,
    /// audit log 70.
    pub order: u8,
    pub href: &'static str,
    pub label: fn(Lang) -> String,
    /// Who gets the tab; the page itself still asks.
    pub may: fn(&Actor) -> bool,
}

/// All sections, gathered by the linker.
#[linkme::distributed_slice]
pub static SECTIONS: [Section];

/// A tab as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    pub label: String,
    pub href: &'static str,
    /// The page one is on.
    pub here: bool,
}

/// The tabs this person gets; `here` is the address of the current section.
pub fn tabs(actor: &Actor, here: &str) -> Vec<Tab> {
    let mut sections: Vec<&Section> = SECTIONS.iter().filter(|s| (s.may)(actor)).collect();
    sections.sort_by_key(|s| (s.order, s.href));
    sections.into_iter().map(|s| Tab { label: (s.label)(actor.lang), href: s.href, here: s.href == here }).collect()
}

/// Registers a [`Section`]: `settings_section!(60, "/settings/members", |l| texts(l).members(), |a| a.may(…));`
#[macro_export]
macro_rules! settings_section {
    ($order:expr, $href:expr, $label:expr, $may:expr) => {
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::settings::SECTIONS)]
            #[linkme(crate = $crate::linkme)]
            #[allow(unsafe_code)]
            static S: $crate::settings::Section =
                $crate::settings::Section { order: $order, href: $href, label: $label, may: $may };
        };
    };
}

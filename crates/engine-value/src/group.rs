//! Who belongs to whom: roll-up of legal units by control (*Konzernstruktur*).
//!
//! A parent controls a child with more than 50 % of it or by an explicit control flag. Control runs along the chain;
//! percentages are never multiplied to decide it. The ultimate parent is found by following controlling parents upward.
//! A group's value is the sum over its controlled closure; each unit has one ultimate parent, so nothing counts twice.
//! Holdings of 20 to 50 % without control are "associated": shown, not summed.
//!
//! A structure that contradicts itself is refused with the units named: control in a circle, two controlling parents,
//! shares above 100 %. Units are positions `0..units` in the caller's stable id order. Source: methods 2, decisions 1.3.

mod structure;
mod sub_accounts;

pub use structure::{Associated, Fault, Group, Link, Structure};
pub use sub_accounts::{SubAccounts, Tangle, sub_accounts};

#[cfg(test)]
mod tests;

//! `balance` weighs profit against satisfaction: the product's *Spagat*. It pairs the ledger's margin with the index of
//! satisfaction, says in which zone an account stands and how sure that is, and which way it leans.
mod json;
mod model;
mod rules;

pub use model::*;
pub use rules::{Books, Moment, Subject, day_of, weigh_all};

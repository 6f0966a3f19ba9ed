//! What the ledger says, in the shape the scales need.
use crate::model::AccountBook;
use crate::rules::{Books, place};
use base::ids::WorkspaceId;
use base::{Error, Period, Site};
use engine_value::concentration::AbcLimits;
use engine_value::contribution::Level;
use std::collections::HashMap;
use std::sync::Arc;

pub(crate) async fn default_period(_site: &Site, _ws: WorkspaceId) -> Result<Option<Period>, Error> {
    Ok(None)
}

pub(crate) async fn abc_limits(_site: &Site, _ws: WorkspaceId) -> Result<AbcLimits, Error> {
    Ok(AbcLimits::default())
}

pub(crate) async fn books(_site: &Site, _ws: WorkspaceId, period: Period) -> Result<Arc<Books>, Error> {
    Ok(Arc::new(Books {
        period,
        level: None,
        accounts: HashMap::new(),
        subjects: Vec::new(),
        total: AccountBook::default(),
        outside: 0,
        unassigned: (0, 0),
        waiting: HashMap::new(),
        last_booking: HashMap::new(),
    }))
}

/// The months of a period out of a longer book, added up on one level.
pub(crate) fn part(book: &AccountBook, period: Period, level: Option<Level>) -> AccountBook {
    let inside = |m: &&crate::model::MonthBook| period.contains(m.month.first());
    let months: Vec<_> = book.months.iter().filter(inside).copied().collect();
    let mut db = [None; 3];
    if let Some(level) = level {
        db[place(level)] = months.iter().map(|m| m.db).sum();
    }
    AccountBook { net_revenue: months.iter().map(|m| m.net_revenue).sum(), db, months }
}

//! Estimates that stand for months and are still open: what neither bookings nor a release have taken.
use super::inputs::standing;
use crate::rules::estimate;
use base::ids::{UnitId, WorkspaceId};
use base::{Db, Error, Month};
use engine_value::contribution::Kind;

/// An open rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenEstimate {
    pub unit: UnitId,
    pub kind: Kind,
    /// The months it stands for.
    pub stands_for: (Month, Month),
    /// What was estimated, in minor units.
    pub estimated: i64,
    /// What is left of it.
    pub rest: i64,
    /// The last month it stands for or was entered in.
    pub last: Month,
}

/// All open rests of the firm, by unit, kind and period.
pub async fn open_estimates(db: &Db, ws: WorkspaceId) -> Result<Vec<OpenEstimate>, Error> {
    let mut out = Vec::new();
    for ((unit, kind), groups, booked) in standing(db, ws).await? {
        for (group, rest) in groups.iter().zip(estimate::rests(&groups, &booked)) {
            let Some(stands_for) = group.first.filter(|_| rest > 0) else { continue };
            let estimated = group.estimates.iter().map(|e| e.1).sum();
            let last = group.estimates.iter().map(|e| e.0).fold(stands_for.1, Month::max);
            out.push(OpenEstimate { unit, kind, stands_for, estimated, rest, last });
        }
    }
    Ok(out)
}

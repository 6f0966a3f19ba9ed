//! The efficient frontier of sets of measures.
//!
//! A measure changes the yearly contribution and the satisfaction. Effects are assumed to add up; satisfaction is cut at
//! 100. A set is efficient when no other set is at least as good on both scales and better on one. Gains in satisfaction
//! are counted in whole millionths of a point, so that equal sums are equal.

/// One possible measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Yearly change of the contribution in minor units.
    pub delta_db: i64,
    /// Change of satisfaction in points, −100 to 100; what lies outside is cut, no number counts as 0.
    pub delta_s: f64,
}

/// An efficient set.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontierPoint {
    /// Positions of the measures in the caller's list, ascending.
    pub measures: Vec<usize>,
    pub delta_db: i64,
    pub delta_s: f64,
}

/// All sets are gone through, so the number of measures is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyMeasures {
    pub given: usize,
    /// 16.
    pub most: usize,
}

const MOST: usize = 16;
const MILLIONTHS: f64 = 1e6;

/// The efficient sets by contribution descending, then fewer and earlier measures first. `excluded` are pairs that cannot
/// both be done; `satisfaction` is today's index. Sets whose contribution leaves `i64` are left out.
pub fn frontier(
    measures: &[Measure],
    excluded: &[(usize, usize)],
    satisfaction: f64,
) -> Result<Vec<FrontierPoint>, TooManyMeasures> {
    if measures.len() > MOST {
        return Err(TooManyMeasures { given: measures.len(), most: MOST });
    }
    let room = millionths((100.0 - satisfaction).max(0.0));
    let mut sets: Vec<(i64, i64, u32)> = (0..1_u32 << measures.len())
        .filter(|set| excluded.iter().all(|(a, b)| a == b || !(holds(*set, *a) && holds(*set, *b))))
        .filter_map(|set| {
            let chosen = || measures.iter().enumerate().filter(|(position, _)| holds(set, *position));
            let db = crate::money::sum(chosen().map(|(_, measure)| measure.delta_db))?;
            let gain: i64 = chosen().map(|(_, measure)| millionths(measure.delta_s)).sum();
            Some((db, gain.min(room), set))
        })
        .collect();
    sets.sort_by_key(|(db, gain, set)| (std::cmp::Reverse(*db), std::cmp::Reverse(*gain), set.count_ones(), *set));
    let mut points: Vec<FrontierPoint> = Vec::new();
    let mut best: Option<(i64, i64)> = None;
    for (db, gain, set) in sets {
        if best.is_none_or(|(best_db, best_gain)| gain > best_gain || (gain == best_gain && db == best_db)) {
            best = Some((db, gain));
            let measures = (0..measures.len()).filter(|position| holds(set, *position)).collect();
            points.push(FrontierPoint { measures, delta_db: db, delta_s: gain as f64 / MILLIONTHS });
        }
    }
    Ok(points)
}

fn holds(set: u32, position: usize) -> bool {
    u32::try_from(position).is_ok_and(|position| position < u32::BITS && set & (1 << position) != 0)
}

fn millionths(points: f64) -> i64 {
    crate::money::from_f64(points.clamp(-100.0, 100.0) * MILLIONTHS).unwrap_or(0)
}

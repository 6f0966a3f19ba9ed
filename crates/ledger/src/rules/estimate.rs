//! Estimates that stand for a span of months, and the bookings that replace them.
//!
//! Within the span, bookings of the kind use the estimate up to its amount; each takes its part back in its own month, so
//! that closed months stay as they were. What the controller releases is taken back in the month of the release.
use base::Month;

/// Estimates of one unit and kind that stand for the same months.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    pub first: Option<(Month, Month)>,
    /// Month and amount of each estimate.
    pub estimates: Vec<(Month, i64)>,
    /// Where the rest was released.
    pub released: Option<Month>,
}

/// What is taken back of one estimate in which month (positive amounts), and what bookings have been used. Gives the rest
/// that neither bookings nor a release have taken.
fn replaced(e: &Standing, booked: &mut [(Month, i64)], out: &mut Vec<(Month, i64)>) -> i64 {
    let Some((from, to)) = e.first else { return 0 };
    let total_until = |m: Month| e.estimates.iter().filter(|(at, _)| *at <= m).map(|(_, a)| *a).sum::<i64>();
    let last = e.estimates.iter().map(|(m, _)| *m).chain([to]).chain(e.released).max().unwrap_or(to);
    let (mut used, mut taken) = (0_i64, 0_i64);
    let mut month = from.min(e.estimates.iter().map(|(m, _)| *m).min().unwrap_or(from));
    while month <= last {
        for (_, amount) in booked.iter_mut().filter(|(at, _)| *at == month && (from..=to).contains(at)) {
            let room = (e.estimates.iter().map(|x| x.1).sum::<i64>() - used).max(0);
            let part = (*amount).clamp(0, room);
            used += part;
            *amount -= part;
        }
        let should = used.min(total_until(month)).max(0);
        if should != taken {
            out.push((month, should - taken));
            taken = should;
        }
        month = month.plus(1);
    }
    let rest = (total_until(last) - taken).max(0);
    match e.released {
        Some(month) if rest > 0 => out.push((month, rest)),
        Some(_) => {}
        None => return rest,
    }
    0
}

/// The rest of each estimate of one unit and kind, in the given order. `booked`: the kind's bookings by month.
pub fn rests(estimates: &[Standing], booked: &[(Month, i64)]) -> Vec<i64> {
    let mut booked = booked.to_vec();
    let mut order: Vec<usize> = (0..estimates.len()).collect();
    order.sort_by_key(|i| estimates[*i].first);
    let mut rests = vec![0; estimates.len()];
    for i in order {
        rests[i] = replaced(&estimates[i], &mut booked, &mut Vec::new());
    }
    rests
}

/// Month and amount to subtract from the estimates of one unit and kind. `booked`: the kind's bookings by month.
pub fn taken_back(estimates: &[Standing], booked: &[(Month, i64)]) -> Vec<(Month, i64)> {
    let mut booked = booked.to_vec();
    let mut out = Vec::new();
    let mut order: Vec<&Standing> = estimates.iter().collect();
    order.sort_by_key(|e| e.first);
    for e in order {
        replaced(e, &mut booked, &mut out);
    }
    out
}

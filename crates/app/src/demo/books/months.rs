//! Net revenue and DB III per month, so that R12 stands where it is meant to, today and in each quarter before.
use super::cells::portion;
use super::tarvik;
use crate::demo::calendar::{Calendar, MONTHS};
use crate::demo::dice::Dice;
use crate::demo::firm::{Subject, number, ratio, share};
use engine_value::money::mul_div;

/// Quarters of whole months, 0 for the last.
const QUARTERS: usize = MONTHS / 3;

/// A subject's months.
#[derive(Debug)]
pub(super) struct Months {
    pub(super) net: Vec<i64>,
    pub(super) db3: Vec<i64>,
}

/// Plans the months.
pub(super) fn plan(at: usize, subject: &Subject, calendar: &Calendar) -> Months {
    let mut dice = Dice::of(30, at);
    let mut months = if subject.from > 0 { late(subject, calendar) } else { whole(at, subject, calendar, &mut dice) };
    months.net.push(current(subject, calendar));
    months.db3.push(0);
    months
}

/// What the running month brought so far.
fn current(subject: &Subject, calendar: &Calendar) -> i64 {
    if subject.quiet || calendar.working_days(MONTHS).is_empty() {
        return 0;
    }
    let weight = |position: usize| subject.season.weight(calendar.season(position));
    let year: i64 = Calendar::months_of(0).map(weight).sum();
    let month = mul_div(subject.net, weight(MONTHS), year).unwrap_or(0);
    mul_div(month, calendar.passed_permille(), 1_000).unwrap_or(0)
}

/// A number that came up within R12.
fn late(subject: &Subject, calendar: &Calendar) -> Months {
    let weights: Vec<i64> = (0..MONTHS)
        .map(|position| if position < subject.from { 0 } else { subject.season.weight(calendar.season(position)) })
        .collect();
    Months { net: portion(subject.net, &weights), db3: portion(subject.db3, &weights) }
}

fn whole(at: usize, subject: &Subject, calendar: &Calendar, dice: &mut Dice) -> Months {
    let rolling = rolling_net(at, subject, dice);
    let results = rolling_db3(at, subject, &rolling, dice);
    let season = |quarter: usize| -> i64 {
        Calendar::months_of_quarter(quarter).map(|p| subject.season.weight(calendar.season(p))).sum()
    };
    let mut nets = portion(subject.net, &(0..4).map(season).collect::<Vec<_>>());
    let mut db3s = first_results(&rolling, &results, &nets);
    for quarter in 0..QUARTERS - 4 {
        nets.push(nets[quarter] + rolling[quarter + 1] - rolling[quarter]);
        db3s.push(db3s[quarter] + results[quarter + 1] - results[quarter]);
    }
    let mut months = Months { net: vec![0; MONTHS], db3: vec![0; MONTHS] };
    for quarter in 0..QUARTERS {
        let positions = Calendar::months_of_quarter(quarter);
        let weights: Vec<i64> =
            positions.clone().map(|p| subject.season.weight(calendar.season(p)) * dice.whole(940, 1_060)).collect();
        let net = portion(nets[quarter], &weights);
        let db3 = portion(db3s[quarter], &net);
        for (i, position) in positions.enumerate() {
            months.net[position] = net[i];
            months.db3[position] = db3[i];
        }
    }
    shake(subject, &mut months, dice);
    months
}

/// Net revenue of R12 now and one to eight quarters ago.
fn rolling_net(at: usize, subject: &Subject, dice: &mut Dice) -> [i64; 9] {
    let year_ago = mul_div(subject.net, 1_000, 1_000 + subject.growth).unwrap_or(subject.net);
    let year_ago = if at == 0 { tarvik::NET_BEFORE } else { year_ago };
    let two_ago = mul_div(year_ago, 1_000, 1_000 + dice.whole(-10, 45)).unwrap_or(year_ago);
    std::array::from_fn(|quarter| {
        let way = i64::try_from(quarter % 4).unwrap_or(0);
        match quarter {
            0..4 => subject.net + (year_ago - subject.net) * way / 4,
            8 => two_ago,
            _ => year_ago + (two_ago - year_ago) * way / 4,
        }
    })
}

/// DB III of R12 now and one to eight quarters ago.
fn rolling_db3(at: usize, subject: &Subject, rolling: &[i64; 9], dice: &mut Dice) -> [i64; 9] {
    let mut margin = subject.margin_before;
    std::array::from_fn(|quarter| match quarter {
        0 => subject.db3,
        4 if at == 0 => tarvik::DB3_BEFORE,
        1 => share(rolling[1], margin),
        _ => {
            margin += dice.real(-0.009, 0.007);
            let known = tarvik::WAY.iter().find(|(q, _)| at == 0 && *q == quarter).map(|(_, margin)| *margin);
            share(rolling[quarter], known.unwrap_or(margin))
        }
    })
}

/// DB III of the last four quarters: what R12 gained since the last quarter is spread so that neither of its ends jumps.
fn first_results(rolling: &[i64; 9], results: &[i64; 9], nets: &[i64]) -> Vec<i64> {
    let gained = results[1] - mul_div(results[0], rolling[1], rolling[0]).unwrap_or(0);
    let mut quarters = portion(results[0], nets);
    quarters[0] -= gained / 2;
    for quarter in &mut quarters[1..] {
        *quarter += gained / 6;
    }
    let over: i64 = quarters.iter().sum::<i64>() - results[0];
    quarters[1] -= over;
    quarters
}

/// Moves DB III between the months of each quarter until the margin is as uncertain as it is meant to be.
fn shake(subject: &Subject, months: &mut Months, dice: &mut Dice) {
    let patterns = [[1.0, -0.2, -0.8], [-0.7, 1.0, -0.3], [-0.4, -0.6, 1.0], [-1.0, 0.3, 0.7], [0.5, -1.0, 0.5]];
    let mut swing = vec![0.0; MONTHS];
    for quarter in 0..QUARTERS {
        let positions = Calendar::months_of_quarter(quarter);
        let net: i64 = months.net[positions.clone()].iter().sum();
        let size = net / 3;
        for (position, part) in positions.zip(dice.pick(&patterns)) {
            swing[position] = part * number(size);
        }
    }
    let factor = swing_factor(subject, months, &swing);
    for quarter in 0..QUARTERS {
        let positions = Calendar::months_of_quarter(quarter);
        let mut left = 0;
        for position in positions.clone() {
            let moved = engine_value::money::from_f64(swing[position] * factor).unwrap_or(0);
            months.db3[position] += moved;
            left -= moved;
        }
        months.db3[positions.start] += left;
    }
}

/// How far to swing for the standard error that is meant: the positive root of a square equation.
fn swing_factor(subject: &Subject, months: &Months, swing: &[f64]) -> f64 {
    let year = Calendar::months_of(0);
    let net: i64 = months.net[year.clone()].iter().sum();
    let margin = ratio(subject.db3, net);
    let (mut squares, mut cross, mut now) = (0.0, 0.0, 0.0);
    for position in year {
        let off = number(months.db3[position] - share(months.net[position], margin));
        squares += swing[position] * swing[position];
        cross += off * swing[position];
        now += off * off;
    }
    let whole = number(net) * subject.margin_se;
    let open = whole * whole * 11.0 / 12.0 - now;
    if open <= 0.0 || squares <= 0.0 {
        return 0.03;
    }
    (-cross + (cross * cross + squares * open).sqrt()) / squares
}

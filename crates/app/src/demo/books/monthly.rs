//! What is booked once a month: terms, credits, freight, counts of drivers.
use super::cells::{Cell, portion};
use crate::demo::calendar::{Calendar, MONTHS};
use crate::demo::dice::Dice;
use crate::demo::firm::{Class, Subject};
use crate::demo::model::{Counts, Line, Paper};
use engine_value::contribution::Kind;

/// Freight bills of Tarvik's first unit in the last month, three of them not in yet and estimated.
const BILLS: i64 = 41;
const ESTIMATED: [i64; 3] = [71_500, 64_200, 78_300];

/// Writes the month's rows of a unit.
pub(super) fn write(
    subject: &Subject,
    unit: usize,
    month: usize,
    cell: &Cell,
    calendar: &Calendar,
    lines: &mut Vec<Line>,
) {
    let Some(day) = calendar.closing_day(month) else { return };
    let blank = Line {
        day,
        unit: u16::try_from(unit).unwrap_or(u16::MAX),
        paper: Paper::Count,
        document: u32::try_from(month).unwrap_or(0) * 1_000 + 999,
        line: 1,
        offering: None,
        quantity: None,
        amounts: [0; Kind::COUNT],
        counts: Counts::default(),
        estimate: false,
    };
    let s = &cell.sums;
    let mut book = |paper: Paper, amounts: &[(Kind, i64)]| {
        if amounts.iter().any(|(_, amount)| *amount != 0) {
            let mut line = Line { paper, ..blank.clone() };
            for (kind, amount) in amounts {
                line.amounts[kind.index()] = *amount;
            }
            lines.push(line);
        }
    };
    book(Paper::Terms, &[(Kind::Bonus, s.bonus), (Kind::Allowance, s.allowance)]);
    book(Paper::Credit, &[(Kind::CreditNote, s.credit)]);
    let bills_wait = unit == 1 && month + 1 == MONTHS && s.freight > 400_000;
    if matches!(subject.class, Class::Key | Class::Other) && !bills_wait {
        book(Paper::Freight, &[(Kind::Freight, s.freight), (Kind::Returns, s.returns)]);
    }
    if bills_wait {
        book(Paper::Freight, &[(Kind::Returns, s.returns)]);
        single_bills(s.freight, &blank, calendar, lines);
    }
    let counts = Counts {
        complaints: s.complaints * 1_000,
        service_hours: s.quarter_hours * 250,
        receivables: cell.receivables(),
    };
    if counts != Counts::default() {
        lines.push(Line { counts, ..blank });
    }
}

/// Bill by bill, so that one sees which are missing.
fn single_bills(freight: i64, blank: &Line, calendar: &Calendar, lines: &mut Vec<Line>) {
    let mut dice = Dice::of(60, 0);
    let weights: Vec<i64> = (3..BILLS).map(|_| dice.whole(40, 160)).collect();
    let days = calendar.working_days(MONTHS - 1);
    let booked = portion(freight - ESTIMATED.iter().sum::<i64>(), &weights);
    let all =
        booked.into_iter().map(|amount| (amount, false)).chain(ESTIMATED.into_iter().map(|amount| (amount, true)));
    for ((amount, estimate), number) in all.zip(0_u32..) {
        let drawn = Calendar::draw(&days, &mut dice).unwrap_or(blank.day);
        let day = if estimate { blank.day } else { drawn };
        let mut line =
            Line { day, paper: Paper::Freight, document: blank.document + 1 + number, estimate, ..blank.clone() };
        line.amounts[Kind::Freight.index()] = amount;
        lines.push(line);
    }
}

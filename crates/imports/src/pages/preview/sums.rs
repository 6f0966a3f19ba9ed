//! Figures over the preview: rows by what they are, totals by month.

use super::super::words;
use crate::l10n::L10nLanguage;
use crate::model::Import;
use crate::texts;
use base::page::Desk;
use base::{Currency, Lang};
use std::collections::BTreeMap;

pub(super) struct Figure {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) note: String,
    pub(super) wax: bool,
}

/// Totals by month and kind.
#[derive(Default)]
pub(super) struct Months {
    pub(super) kinds: Vec<String>,
    pub(super) rows: Vec<(String, Vec<String>)>,
    pub(super) sums: Vec<String>,
}

pub(super) fn months(t: &L10nLanguage, l: Lang, i: &Import) -> Months {
    let place = |code: &str| crate::AmountKind::from_code(code).map_or(usize::MAX, crate::AmountKind::index);
    let mut keys: Vec<(usize, &str, &str)> =
        i.totals.iter().map(|x| (place(&x.kind), x.kind.as_str(), x.currency.as_str())).collect();
    keys.sort_unstable();
    keys.dedup();
    let money = |minor: i64, code: &str| Currency::parse(code).map_or_else(String::new, |c| l.amount(minor, c));
    let mut rows: BTreeMap<base::Month, Vec<i64>> = BTreeMap::new();
    let mut sums = vec![0_i64; keys.len()];
    for x in &i.totals {
        if let Some(at) = keys.iter().position(|k| k.1 == x.kind && k.2 == x.currency) {
            let row = rows.entry(x.month).or_insert_with(|| vec![0; keys.len()]);
            row[at] = row[at].saturating_add(x.amount_minor);
            sums[at] = sums[at].saturating_add(x.amount_minor);
        }
    }
    let line = |row: &[i64]| row.iter().zip(&keys).map(|(n, k)| money(*n, k.2)).collect::<Vec<_>>();
    Months {
        kinds: keys.iter().map(|k| format!("{}, {}", words::amount_code(t, k.1), k.2)).collect(),
        sums: line(&sums),
        rows: rows.into_iter().map(|(m, row)| (l.month_long(m), line(&row))).collect(),
    }
}

pub(super) fn book_note(t: &L10nLanguage, l: Lang, i: &Import) -> String {
    let c = &i.counts;
    if c.changes_nothing() {
        let waits = t.book_note_faulty(i64::try_from(c.faulty).unwrap_or(0), words::n(l, c.faulty));
        return if c.faulty > 0 { waits } else { t.book_note_nothing() };
    }
    let mut out = t.book_note(words::n(l, c.new), words::n(l, c.changed), words::n(l, c.to_assign));
    if c.gone > 0 {
        out = format!("{out} {}", t.book_note_gone(i64::try_from(c.gone).unwrap_or(i64::MAX), words::n(l, c.gone)));
    }
    if c.faulty > 0 {
        out = format!("{out} {}", t.book_note_faulty(i64::try_from(c.faulty).unwrap_or(0), words::n(l, c.faulty)));
    }
    let with = i.reading.waiting_with();
    if with > 0 {
        out = format!("{out} {}", t.book_note_documents(i64::try_from(with).unwrap_or(0), words::n(l, with)));
    }
    format!("{out} {}", t.book_note_undo())
}

pub(super) fn figures(desk: &Desk, i: &Import) -> Vec<Figure> {
    let (l, t, c) = (desk.lang(), texts(desk.lang()), &i.counts);
    let firm = desk.actor.firm.currency;
    let money = |minor: i64| if minor == 0 { String::new() } else { t.sales_of(l.money(minor, firm)) };
    let plain = |label, n, note| Figure { label, value: words::n(l, n), note, wax: false };
    let mut out = vec![
        plain(t.count_new(), c.new, money(i.reading.new_amount)),
        plain(
            t.count_changed(),
            c.changed,
            match (i.reading.changed_amount, i.reading.changed_before) {
                (0, 0) => t.count_changed_note(),
                (now, before) => t.count_changed_money(l.money(now, firm), l.money(before, firm)),
            },
        ),
        plain(t.count_already(), c.already, t.count_already_note()),
        plain(t.count_to_assign(), c.to_assign, t.count_to_assign_note(l.money(i.reading.assign_amount, firm))),
        Figure {
            label: t.count_faulty(),
            value: words::n(l, c.faulty),
            note: t.count_faulty_note(),
            wax: c.faulty > 0,
        },
    ];
    if c.left_out > 0 {
        out.push(plain(t.count_left_out(), c.left_out, String::new()));
    }
    out
}

//! The page as a file: one row per customer with everything the page says of it, and the figures of the firm.
use super::look::{Asked, At, Look, look};
use super::words::{self, n};
use crate::pages::export::{Cell, Kind, Sheet, answer};
use crate::texts;
use axum::extract::Query;
use base::page::Desk;
use base::{Error, PageResult};
use std::collections::HashMap;

/// `GET /portfolio/concentration/export?format=xlsx`
pub(super) async fn download(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    let look = look(&desk, &asked).await?;
    let kind = Kind::parse(&asked.format).ok_or(Error::NotFound)?;
    let t = texts(desk.lang());
    let mut sheets = vec![customers(&look)];
    sheets.extend(firm(&look));
    let name = format!("{}-{}", t.conc_file(), look.f.period.to());
    answer(kind, &name, &sheets, look.lang, look.currency)
}

/// One row per customer in the order of the ranking; amounts only where the person sees them.
fn customers(look: &Look) -> Sheet {
    let t = texts(look.lang);
    let whole = look.whole();
    let mut head = vec![t.conc_customer(), t.conc_key(), t.conc_class(), t.conc_net()];
    if whole {
        head.extend([t.conc_share(), t.conc_cumulated()]);
    }
    head.extend([t.conc_db1(), t.conc_db2(), t.conc_db3(), t.conc_gone(), t.conc_stays(), t.conc_effect()]);
    if whole {
        head.push(t.conc_of_ebit());
    }
    head.extend([t.conc_probability(), t.conc_expected()]);
    let reached: HashMap<At, f64> = cumulated(look);
    let tests: HashMap<At, usize> =
        look.losses.iter().enumerate().filter_map(|(i, r)| Some((own_line(look, look.of_loss(r)?)?, i))).collect();
    let rows = look.lines.iter().map(|at| {
        let side = look.side(*at);
        let seen = look.sees_money(*at);
        let money = |v: Option<i64>| Cell::Money(v.filter(|_| seen));
        let mut row: Vec<Cell> = vec![
            look.name(*at).into(),
            look.key(*at).unwrap_or_default().into(),
            look.class(*at).code().into(),
            money(side.net),
        ];
        if whole {
            row.extend([Cell::Share(look.share(*at)), Cell::Share(reached.get(at).copied())]);
        }
        row.extend(side.db.map(money));
        let test = tests.get(at).map(|i| &look.losses[*i]);
        let fixed = test.filter(|_| look.fixed_known());
        row.extend([
            money(fixed.map(|x| x.test.avoidable)),
            money(fixed.map(|x| x.test.stranded + x.test.stranded_cost_to_serve)),
            money(test.map(|x| x.test.delta_ebit)),
        ]);
        if whole {
            row.push(Cell::Share(test.and_then(|x| x.of_ebit)));
        }
        let said = test.and_then(|x| x.probability.as_ref()).map(|p| f64::from(p.permille) / 1_000.0);
        row.extend([Cell::Share(said.filter(|_| seen)), money(test.and_then(|x| x.expected))]);
        row
    });
    Sheet { name: t.conc_title(), head, rows: rows.collect() }
}

/// The line on which a customer of the firm stands for this person.
fn own_line(look: &Look, at: At) -> Option<At> {
    if look.whole() { Some(at) } else { look.by_key(look.key(at)?) }
}

#[allow(clippy::cast_precision_loss, reason = "a ratio")]
fn cumulated(look: &Look) -> HashMap<At, f64> {
    let Some(abc) = look.analysis.abc.as_ref().filter(|abc| abc.total > 0 && look.whole()) else {
        return HashMap::new();
    };
    let of = |r: &engine_value::concentration::Ranked| {
        (At::Customer(look.analysis.of[r.index]), r.cumulated as f64 / abc.total as f64)
    };
    abc.ranked.iter().map(of).collect()
}

/// The figures of the firm; of the whale curve only for people who see their own.
fn firm(look: &Look) -> Vec<Sheet> {
    let t = texts(look.lang);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    rows.push(vec![t.conc_period().into(), look.lang.period(look.f.period).into()]);
    if look.whole() {
        if let (Some(c), Some(range)) = (&look.analysis.concentration, look.analysis.hhi) {
            for (label, count) in [(t.conc_cr1(), 1), (t.conc_cr3(), 3), (t.conc_cr5(), 5)] {
                rows.push(vec![label.into(), Cell::Share(Some(c.cr(count)))]);
            }
            let number = |x: f64, places: u8| Cell::from(look.lang.float(x, places));
            rows.push(vec![t.conc_hhi().into(), number(c.hhi, 6)]);
            rows.push(vec![t.conc_in_low().into(), number(range.low, 6)]);
            rows.push(vec![t.conc_in_high().into(), number(range.high, 6)]);
            rows.push(vec![t.conc_neff().into(), number(c.effective_customers, 4)]);
            rows.push(vec![t.conc_gini().into(), number(c.gini, 4)]);
        }
        rows.push(vec![t.conc_without_customer().into(), Cell::Money(Some(look.analysis.outside))]);
        rows.push(vec![t.conc_ebit().into(), Cell::Money(look.ebit.as_ref().map(|e| e.amount_minor))]);
    }
    if let Some(w) = &look.whale {
        let level = words::level(t, w.level);
        rows.push(vec![t.conc_whale_label(&level).into(), Cell::Money(Some(w.whale.total))]);
        rows.push(vec![t.conc_file_peak().into(), Cell::Money(Some(w.whale.peak))]);
        rows.push(vec![t.conc_file_peak_customers().into(), Cell::Number(n(w.whale.peak_customers))]);
        rows.push(vec![t.conc_file_losses().into(), Cell::Money(Some(w.whale.loss))]);
        rows.push(vec![t.conc_file_loss_making().into(), Cell::Number(n(w.whale.loss_making))]);
    }
    vec![Sheet { name: t.conc_file_figures(), head: vec![t.conc_figure(), t.conc_value()], rows }]
}

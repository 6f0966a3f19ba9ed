//! The first rows as they would be booked.

use super::super::words;
use crate::kind::{AmountKind, ImportKind};
use crate::mapping::Mapping;
use crate::model::Import;
use crate::reader::{Input, Source};
use crate::row::{Checked, Context, TypedRow, rows};
use crate::{run, store, texts};
use base::page::Desk;
use base::{Day, Error, Lang};

/// Three rows as they will be booked.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) head: Vec<(String, bool)>,
    pub(super) rows: Vec<(String, Vec<String>)>,
    pub(super) faults: Vec<(String, String)>,
    pub(super) refused: String,
}

/// The first rows as they would be booked; up to three, a negative one among them where there is one.
pub(super) async fn drawn(desk: &Desk, i: &Import, m: &Mapping) -> Result<Drawn, Error> {
    let (path, mapping) = (run::upload_path(&desk.site, i.id), m.clone());
    let context = Context { firm_currency: desk.actor.firm.currency, ..Context::default() };
    let read = tokio::task::spawn_blocking(move || {
        let mut all = rows(Input::open(Source::file(&path)?, &mapping.file)?, &mapping, context)?;
        let (mut good, mut faults) = (Vec::new(), Vec::new());
        for _ in 0..300 {
            match all.next() {
                Some(Ok(Checked::Row(row))) => good.push(row),
                Some(Ok(Checked::Faulty(problems))) => faults.extend(problems),
                Some(Err(fault)) => return Err(fault),
                None => break,
            }
        }
        Ok((good, faults))
    });
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let (good, faults) = match read.await? {
        Ok(found) => found,
        Err(fault) => return Ok(Drawn { refused: fault.text(l), ..Drawn::default() }),
    };
    let faults = faults.iter().take(3).map(|p| (t.row_number(l.count(small_u(p.row))), p.text(l))).collect();
    let mut drawn = Drawn { faults, ..Drawn::default() };
    let chosen = three(good);
    if m.kind == ImportKind::Ledger {
        ledger_rows(desk, m, &chosen, &mut drawn).await?;
    }
    Ok(drawn)
}

fn small_u(n: u64) -> i64 {
    store::small(n)
}

fn three(good: Vec<TypedRow>) -> Vec<TypedRow> {
    let minus = |r: &TypedRow| matches!(r, TypedRow::Ledger(x) if x.amounts.iter().flatten().any(|a| *a < 0));
    let negative = good.iter().position(minus);
    good.into_iter()
        .enumerate()
        .filter(|(at, _)| *at < 2 || Some(*at) == negative.or(Some(2)))
        .map(|(_, r)| r)
        .take(3)
        .collect()
}

async fn ledger_rows(desk: &Desk, m: &Mapping, chosen: &[TypedRow], out: &mut Drawn) -> Result<(), Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let rows: Vec<_> = chosen.iter().filter_map(|r| if let TypedRow::Ledger(x) = r { Some(x) } else { None }).collect();
    let numbers: Vec<String> = rows.iter().filter_map(|r| r.customer.clone()).collect();
    let units = accounts::units_by_number(desk.db(), desk.actor.workspace, &m.source_system, &numbers).await?;
    let structure = accounts::structure(&desk.site, desk.actor.workspace).await?;
    let visible = accounts::visible(desk.db(), &desk.actor).await?;
    let kinds: Vec<AmountKind> =
        AmountKind::ALL.into_iter().filter(|k| rows.iter().any(|r| r.amount(*k).is_some())).collect();
    out.head =
        [(t.field_day(), false), (t.account(), false), (t.field_offering(), false), (t.field_quantity(), true)].into();
    out.head.extend(kinds.iter().map(|k| (words::amount(t, *k), true)));
    for r in rows {
        let account = match &r.customer {
            None => t.without_customer(),
            Some(n) => units
                .get(n)
                .and_then(|u| structure.unit(*u)?.account)
                .filter(|a| visible.sees(*a))
                .and_then(|a| structure.account(a))
                .map_or_else(|| t.number_to_assign(n.as_str()), |a| a.name.clone()),
        };
        let quantity = r.quantity_thousandths.map(|q| thousandths(l, q)).unwrap_or_default();
        let mut cells = vec![l.day(Day(r.day)), account, r.offering.clone().unwrap_or_default(), quantity];
        let money = |k: &AmountKind| r.amount(*k).map_or_else(|| t.unknown(), |a| l.money(a, r.currency));
        cells.extend(kinds.iter().map(money));
        out.rows.push((l.count(small_u(r.line_number)), cells));
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "a quantity, printed")]
fn thousandths(l: Lang, q: i64) -> String {
    let decimals = if q % 1_000 == 0 { 0 } else { 3 };
    l.float(q as f64 / 1_000.0, decimals)
}

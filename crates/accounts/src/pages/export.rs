//! The list as a file. Filtered by lead it would be a figure of a person, so an export knows no lead.
use super::facts::ListFacts;
use super::query::{Column, ListQuery};
use super::rows;
use crate::{texts, visible};
use axum::Extension;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse as _;
use base::PageResult;
use base::page::Desk;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::sync::Arc;

/// One cell of a file.
enum Cell {
    Text(String),
    /// An amount in minor units, with the number of decimals of the currency.
    Money(i64),
    Ratio(f64),
    Number(f64),
    Day(base::Day),
    Empty,
}

/// Rows of a file at most.
const MOST: usize = 200_000;

/// CSV or XLSX of what is filtered, with all columns that can be filled.
pub(super) async fn download(
    desk: Desk,
    facts: Option<Extension<Arc<ListFacts>>>,
    Query(q): Query<ListQuery>,
) -> PageResult {
    let facts = facts.map(|Extension(f)| f);
    let q = ListQuery { lead: String::new(), after: String::new(), before: String::new(), ..q };
    let seen = visible(desk.db(), &desk.actor).await?;
    let found = rows::load(&desk, &q, facts.as_deref(), &seen, MOST).await?;
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|c| facts.is_some() || !c.is_figure()).collect();
    let table: Vec<Vec<Cell>> = found
        .rows
        .iter()
        .map(|r| {
            let fact = facts.as_ref().and_then(|f| f.accounts.get(&r.account_id));
            let money = seen.sees_money(r.account_id);
            std::iter::once(Cell::Text(r.name.clone()))
                .chain(columns.iter().map(|c| cell(*c, r, fact, money)))
                .collect()
        })
        .collect();
    let t = texts(desk.lang());
    let heads: Vec<String> = std::iter::once(t.account()).chain(columns.iter().map(|c| head(&desk, *c))).collect();
    let exponent = desk.actor.firm.currency.exponent();
    let name = format!("{}-{}", t.file_accounts(), desk.site.today());
    if q.format == "xlsx" {
        let bytes =
            tokio::task::spawn_blocking(move || xlsx(&heads, &table, exponent)).await?.map_err(anyhow::Error::from)?;
        return Ok(file(
            &format!("{name}.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes,
        ));
    }
    let bytes = csv(&heads, &table, exponent).map_err(anyhow::Error::from)?;
    Ok(file(&format!("{name}.csv"), "text/csv; charset=utf-8", bytes))
}

fn file(name: &str, kind: &str, bytes: Vec<u8>) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

fn head(desk: &Desk, c: Column) -> String {
    let t = texts(desk.lang());
    match c {
        Column::Key => t.key(),
        Column::Tier => t.tier(),
        Column::Lead => t.lead(),
        Column::Industry => t.industry(),
        Column::Zone => t.zone(),
        Column::Revenue => format!("{} {}", t.net_revenue(), desk.actor.firm.currency.code()),
        Column::Change => t.to_last_year(),
        Column::Margin => t.margin(),
        Column::Satisfaction => t.header_satisfaction(),
        Column::LastBooking => t.last_booking(),
    }
}

fn cell(c: Column, r: &rows::Row, fact: Option<&super::facts::ListFact>, money: bool) -> Cell {
    let some = |v: Option<Cell>| v.unwrap_or(Cell::Empty);
    match c {
        Column::Key => Cell::Text(r.key.clone()),
        Column::Tier => r.tier.map_or(Cell::Empty, |t| Cell::Text(t.word().to_owned())),
        Column::Lead => r.lead.clone().map_or(Cell::Empty, Cell::Text),
        Column::Industry => Cell::Text(r.industry.clone()),
        Column::Zone => some(fact.and_then(|f| f.zone).map(|(z, _)| Cell::Text(z.to_owned()))),
        Column::Revenue => some(fact.and_then(|f| f.net_revenue_minor).filter(|_| money).map(Cell::Money)),
        Column::Change => some(fact.and_then(super::facts::ListFact::change).filter(|_| money).map(Cell::Ratio)),
        Column::Margin => some(fact.and_then(super::facts::ListFact::margin).filter(|_| money).map(Cell::Ratio)),
        Column::Satisfaction => some(fact.and_then(|f| f.satisfaction).map(|s| Cell::Number(s.0))),
        Column::LastBooking => some(fact.and_then(|f| f.last_booking).map(Cell::Day)),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Numbers with a point, days as ISO: open formats read them everywhere. Begins with a mark of the encoding.
fn csv(heads: &[String], table: &[Vec<Cell>], exponent: u32) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    out.write_record(heads)?;
    for row in table {
        out.write_record(row.iter().map(|c| match c {
            Cell::Text(s) => harmless(s),
            Cell::Money(minor) => decimal(*minor, exponent),
            Cell::Ratio(x) => format!("{x:.6}"),
            Cell::Number(x) => format!("{x:.1}"),
            Cell::Day(d) => d.to_string(),
            Cell::Empty => String::new(),
        }))?;
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

/// Minor units as a decimal number with a point.
fn decimal(minor: i64, exponent: u32) -> String {
    let per = 10_u64.pow(exponent);
    let (whole, rest) = (minor.unsigned_abs() / per, minor.unsigned_abs() % per);
    let sign = if minor < 0 { "-" } else { "" };
    if exponent == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}", width = exponent as usize)
    }
}

#[allow(clippy::cast_precision_loss, reason = "a spreadsheet holds binary floats; booked amounts stay below 2^53")]
fn xlsx(heads: &[String], table: &[Vec<Cell>], exponent: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let money = Format::new().set_num_format(if exponent == 0 { "#,##0" } else { "#,##0.00" });
    let percent = Format::new().set_num_format("0.0%");
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, h) in (0_u16..).zip(heads) {
        sheet.set_column_width(at, if at == 0 { 34 } else { 16 })?;
        sheet.write_string_with_format(0, at, h, &bold)?;
    }
    let per = 10_f64.powi(i32::try_from(exponent).unwrap_or(2));
    for (line, row) in (1_u32..).zip(table) {
        for (at, c) in (0_u16..).zip(row) {
            match c {
                Cell::Text(s) => sheet.write_string(line, at, s)?,
                Cell::Money(minor) => sheet.write_number_with_format(line, at, *minor as f64 / per, &money)?,
                Cell::Ratio(x) => sheet.write_number_with_format(line, at, *x, &percent)?,
                Cell::Number(x) => sheet.write_number(line, at, *x)?,
                Cell::Day(d) => sheet.write_string(line, at, d.to_string())?,
                Cell::Empty => continue,
            };
        }
    }
    book.save_to_buffer()
}

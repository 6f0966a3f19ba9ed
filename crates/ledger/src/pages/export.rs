//! Tables as files: CSV as UTF-8 with a mark, semicolons and decimal comma in German, or XLSX with real numbers.
use axum::http::header;
use axum::response::IntoResponse as _;
use base::{Currency, Day, Error, Lang, PageResult};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// One cell of an exported table.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(String),
    /// A count.
    Number(i64),
    Money(Option<i64>),
    /// A fraction, shown as per cent.
    Share(Option<f64>),
    /// Thousandths.
    Quantity(Option<i64>),
    Day(Day),
}

impl From<&str> for Cell {
    fn from(s: &str) -> Self {
        Self::Text(s.to_owned())
    }
}
impl From<String> for Cell {
    fn from(s: String) -> Self {
        Self::Text(s)
    }
}

/// A named table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub name: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// The two kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Csv,
    Xlsx,
}

impl Kind {
    pub(crate) fn parse(extension: &str) -> Option<Self> {
        match extension {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Answers with the file. A CSV holds the sheets one below the other, with an empty line between.
pub(crate) fn answer(kind: Kind, name: &str, sheets: &[Sheet], lang: Lang, currency: Currency) -> PageResult {
    let (bytes, mime, extension) = match kind {
        Kind::Csv => (csv(sheets, lang, currency).into_bytes(), "text/csv; charset=utf-8", "csv"),
        Kind::Xlsx => (
            xlsx(sheets, currency).map_err(|e| Error::Broken(e.into()))?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
        ),
    };
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let disposition = format!("attachment; filename=\"{safe}.{extension}\"");
    Ok(([(header::CONTENT_TYPE, mime.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// A whole number of minor units (or thousandths) with its decimals and the language's decimal sign.
fn decimal(n: i64, exponent: u32, lang: Lang) -> String {
    let scale = 10_u64.pow(exponent);
    let (sign, n) = (if n < 0 { "-" } else { "" }, n.unsigned_abs());
    if exponent == 0 {
        return format!("{sign}{n}");
    }
    let point = if lang == Lang::De { ',' } else { '.' };
    format!("{sign}{}{point}{:0width$}", n / scale, n % scale, width = exponent as usize)
}

fn csv(sheets: &[Sheet], lang: Lang, currency: Currency) -> String {
    let separator = if lang == Lang::De { ";" } else { "," };
    let quote = |s: &str| {
        // A text that a spreadsheet would take for a formula gets an apostrophe.
        let s = if s.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{s}") } else { s.to_owned() };
        if s.contains([';', ',', '"', '\n', '\r']) { format!("\"{}\"", s.replace('"', "\"\"")) } else { s }
    };
    let cell = |c: &Cell| match c {
        Cell::Text(s) => quote(s),
        Cell::Number(n) => n.to_string(),
        Cell::Money(Some(n)) => decimal_cell(&decimal(*n, currency.exponent(), lang), separator),
        Cell::Quantity(Some(n)) => decimal_cell(&decimal(*n, 3, lang), separator),
        Cell::Share(Some(x)) => {
            let s = format!("{x:.6}");
            decimal_cell(&if lang == Lang::De { s.replace('.', ",") } else { s }, separator)
        }
        Cell::Day(d) => d.to_string(),
        Cell::Money(None) | Cell::Quantity(None) | Cell::Share(None) => String::new(),
    };
    let mut out = String::from("\u{feff}");
    for (i, s) in sheets.iter().enumerate() {
        if i > 0 {
            out.push_str("\r\n");
        }
        let head: Vec<String> = s.head.iter().map(|h| quote(h)).collect();
        out.push_str(&head.join(separator));
        out.push_str("\r\n");
        for row in &s.rows {
            let cells: Vec<String> = row.iter().map(cell).collect();
            out.push_str(&cells.join(separator));
            out.push_str("\r\n");
        }
    }
    out
}

fn decimal_cell(s: &str, separator: &str) -> String {
    if s.contains(separator) { format!("\"{s}\"") } else { s.to_owned() }
}

#[allow(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers as floats")]
fn xlsx(sheets: &[Sheet], currency: Currency) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let e = currency.exponent();
    let money = Format::new().set_num_format(if e == 0 {
        "#,##0".to_owned()
    } else {
        format!("#,##0.{}", "0".repeat(e as usize))
    });
    let share = Format::new().set_num_format("0.00%");
    let quantity = Format::new().set_num_format("#,##0.###");
    let unit = 10_f64.powi(i32::try_from(e).unwrap_or(2));
    for s in sheets {
        let w = book.add_worksheet();
        let name: String = s.name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
        w.set_name(name)?;
        for (c, h) in (0_u16..).zip(&s.head) {
            w.write_string_with_format(0, c, h, &bold)?;
            w.set_column_width(c, if c == 0 { 32 } else { 16 })?;
        }
        for (r, row) in (1_u32..).zip(&s.rows) {
            for (c, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Text(t) => w.write_string(r, c, t)?,
                    Cell::Number(n) => w.write_number(r, c, *n as f64)?,
                    Cell::Money(Some(n)) => w.write_number_with_format(r, c, *n as f64 / unit, &money)?,
                    Cell::Quantity(Some(n)) => w.write_number_with_format(r, c, *n as f64 / 1_000.0, &quantity)?,
                    Cell::Share(Some(x)) => w.write_number_with_format(r, c, *x, &share)?,
                    Cell::Day(d) => w.write_string(r, c, d.to_string())?,
                    Cell::Money(None) | Cell::Quantity(None) | Cell::Share(None) => w,
                };
            }
        }
    }
    book.save_to_buffer()
}

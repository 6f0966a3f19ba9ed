//! The demo's invoices and answers as files, read through the door that people's files use (costs and targets in
//! [`super::entries`] likewise). So **Data** shows them, and each can be taken back.
use super::Desk;
use crate::demo::model::{self, Answer, Respondent};
use anyhow::Context as _;
use base::{Actor, Error};
use engine_value::contribution::Kind;
use imports::{ImportKind, Options, State};
use std::fmt::Write as _;
use std::path::Path;

/// The source system of the demo's files.
const SYSTEM: &str = super::customers::SYSTEM;
/// How every file is written: as German programs write theirs.
const FILE: &str = "[file]\nencoding = \"UTF-8\"\ndelimiter = \";\"\ndecimal = \",\"\ndays = \"%d.%m.%Y\"\n";
/// Codes of the drivers that lines count.
const DRIVERS: [&str; 3] = ["complaints", "service_hours", "receivables"];
/// Codes of the questions.
const ITEMS: [&str; 6] = ["recommend", "overall", "delivery", "offers", "complaints", "effort"];

/// The invoices, a file a calendar year.
pub(super) async fn lines(desk: &Desk<'_>) -> Result<(), Error> {
    let used: Vec<Kind> =
        Kind::ALL.into_iter().filter(|k| desk.data.lines.iter().any(|l| l.amounts[k.index()] != 0)).collect();
    let mut columns: Vec<(String, String)> = [
        ("Belegdatum", "day"),
        ("Kunde", "customer"),
        ("Beleg", "document"),
        ("Position", "line"),
        ("Artikel", "offering"),
        ("Bezeichnung", "offering_name"),
        ("ME", "unit_of_measure"),
        ("Menge", "quantity"),
        ("Quelle", "source"),
    ]
    .map(|(from, to)| (from.to_owned(), to.to_owned()))
    .to_vec();
    columns.extend(used.iter().map(|k| (k.code().to_owned(), format!("amount.{}", k.code()))));
    columns.extend(DRIVERS.iter().map(|d| ((*d).to_owned(), format!("driver.{d}"))));
    let extra = "empty_customer = \"without_customer\"\nidentity = \"document_line\"\n";
    let mapping = mapping(ImportKind::Ledger, "ERP-Rechnungen", extra, &columns);
    let years = desk.data.lines.chunk_by(|a, b| a.day.0.year() == b.day.0.year());
    for lines in years {
        let year = lines.first().map_or(0, |l| l.day.0.year());
        let rows = lines.iter().map(|line| invoice_row(desk.data, line, &used));
        book(desk, &desk.controller, ImportKind::Ledger, &format!("rechnungen-{year}.csv"), &mapping, &columns, rows)
            .await?;
    }
    Ok(())
}

fn invoice_row(data: &model::Data, line: &model::Line, used: &[Kind]) -> Vec<String> {
    let unit = &data.units[usize::from(line.unit)];
    let offering = line.offering.map(|at| &data.offerings[usize::from(at)]);
    let of = |text: fn(&model::Offering) -> &'static str| offering.map(text).unwrap_or_default().to_owned();
    let mut row = vec![
        day(line.day),
        unit.numbers.first().cloned().unwrap_or_default(),
        line.document_text(),
        line.line_text(),
        of(|o| o.code),
        of(|o| o.name),
        of(|o| o.unit_of_measure),
        line.quantity.map(|q| decimal(q, 3)).unwrap_or_default(),
        if line.estimate { "estimate" } else { "booked" }.to_owned(),
    ];
    row.extend(used.iter().map(|k| line.amount(*k).map(|a| decimal(a, 2)).unwrap_or_default()));
    let counts: Vec<(&str, i64)> = line.counts.entered().collect();
    row.extend(
        DRIVERS.iter().map(|code| {
            counts.iter().find(|(of, _)| of == code).map(|(_, count)| decimal(*count, 3)).unwrap_or_default()
        }),
    );
    row
}

/// What the customers' people said, a file a wave: who was asked, with the answers of those who answered.
pub(super) async fn answers(desk: &Desk<'_>) -> Result<(), Error> {
    let data = desk.data;
    let mut columns: Vec<(String, String)> = [
        ("Tag", "day"),
        ("Welle", "wave"),
        ("Kunde", "customer"),
        ("Personennummer", "respondent_key"),
        ("Name", "respondent_name"),
        ("Funktion", "function"),
        ("Rolle", "role"),
        ("Eingeladen", "invited"),
        ("Worte", "comment"),
    ]
    .map(|(from, to)| (from.to_owned(), to.to_owned()))
    .to_vec();
    columns.extend(ITEMS.iter().map(|code| ((*code).to_owned(), format!("item.{code}"))));
    let mapping = mapping(ImportKind::Answers, "Antworten", "", &columns);
    for (at, wave) in data.waves.iter().enumerate() {
        let asked = data.respondents.iter().enumerate().filter(|(_, p)| p.invited.contains(&at));
        let rows = asked.map(|(who, person)| {
            let said = data.answers.iter().find(|a| a.respondent == who && a.wave == at);
            answer_row(data, wave, person, said)
        });
        let name = format!("antworten-{}.csv", at + 1);
        book(desk, &desk.head, ImportKind::Answers, &name, &mapping, &columns, rows).await?;
    }
    Ok(())
}

fn answer_row(data: &model::Data, wave: &model::Wave, person: &Respondent, said: Option<&Answer>) -> Vec<String> {
    let mut row = vec![
        day(said.map_or(wave.starts_on, |answer| answer.day)),
        wave.name.clone(),
        data.units[person.unit].numbers.first().cloned().unwrap_or_default(),
        person.external_key.clone(),
        person.name.clone(),
        person.duty.to_owned(),
        person.role.to_owned(),
        "ja".to_owned(),
        said.and_then(|answer| answer.words).unwrap_or_default().to_owned(),
    ];
    let items = said.map(Answer::items).unwrap_or_default();
    row.extend(
        ITEMS.iter().map(|code| {
            items.iter().find(|(of, _)| of == code).map(|(_, value)| value.to_string()).unwrap_or_default()
        }),
    );
    row
}

pub(super) fn mapping(kind: ImportKind, name: &str, extra: &str, columns: &[(String, String)]) -> String {
    let mut text = format!(
        "version = 1\nkind = \"{}\"\nname = \"{name}\"\nsource_system = \"{SYSTEM}\"\n{extra}\n{FILE}",
        kind.as_str()
    );
    for (from, to) in columns {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n[[column]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
    }
    text
}

/// Writes the file, books it, and removes it. A row that is not booked is a fault of the demo.
pub(super) async fn book(
    desk: &Desk<'_>,
    actor: &Actor,
    kind: ImportKind,
    name: &str,
    mapping: &str,
    columns: &[(String, String)],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), Error> {
    let path = desk.site.data.join(name);
    write(&path, columns, rows).with_context(|| format!("cannot write {}", path.display()))?;
    let report = imports::import_file(desk.site, actor, kind, &path, mapping, Options::default(), &|_| {}).await;
    std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    let report = report?;
    if report.state == State::Booked && report.is_fine() {
        return Ok(());
    }
    let first = report.problems.first().map(|p| format!("row {}, {}: {}", p.row, p.column, p.text));
    Err(Error::Refused(format!("{name}: {}", first.or(report.refusal).unwrap_or_default())))
}

fn write(path: &Path, columns: &[(String, String)], rows: impl Iterator<Item = Vec<String>>) -> anyhow::Result<()> {
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    file.write_record(columns.iter().map(|(from, _)| from))?;
    for row in rows {
        file.write_record(row)?;
    }
    Ok(file.flush()?)
}

pub(super) fn day(day: base::Day) -> String {
    format!("{:02}.{:02}.{:04}", day.0.day(), day.0.month(), day.0.year())
}

/// A number with a decimal comma from whole units of its last place.
pub(super) fn decimal(value: i64, places: u32) -> String {
    let whole = 10_u64.pow(places);
    let (front, rest) = (value.unsigned_abs() / whole, value.unsigned_abs() % whole);
    format!("{}{front},{rest:0width$}", if value < 0 { "-" } else { "" }, width = places as usize)
}

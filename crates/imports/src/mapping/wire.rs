//! TOML → mapping. Every fault says line, column and key.

use super::{
    ColumnMap, ColumnRef, Condition, EmptyCustomer, Expression, Field, FieldType, FileSettings, Identity, Mapping,
    Rule, Target,
};
use crate::kind::{AmountKind, ImportKind};
use crate::problem::Lang;
use crate::reader::SheetChoice;
use crate::values::{DayFormat, currency};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Spanned, Value};

/// Why a mapping file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingFault {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub what: MappingTrouble,
}

/// What is wrong in a mapping file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingTrouble {
    /// No valid TOML, or a value of a wrong type; the parser's own words.
    Syntax { reason: String },
    /// A key we do not know.
    UnknownKey { key: String, expected: String },
    /// A field this kind of import does not have.
    UnknownTarget { target: String, kind: &'static str },
    /// Two columns for one field.
    TargetTwice { target: String },
    /// A value that is not possible for its key.
    BadValue { key: String, value: String, expected: &'static str },
    /// A computation that is none.
    BadExpression { value: String },
}

impl MappingFault {
    /// The sentence.
    pub fn text(&self, lang: Lang) -> String {
        crate::problem::mapping_text(lang, self)
    }
}

impl std::fmt::Display for MappingFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for MappingFault {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    version: Spanned<i64>,
    kind: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    source_system: Option<Spanned<String>>,
    #[serde(default)]
    file: WireFile,
    #[serde(default)]
    column: Vec<WireColumn>,
    #[serde(default)]
    constant: BTreeMap<String, Spanned<Value>>,
    #[serde(default)]
    rule: Vec<WireRule>,
    #[serde(default)]
    computed: BTreeMap<String, Spanned<String>>,
    empty_customer: Option<Spanned<String>>,
    identity: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WireFile {
    encoding: Option<Spanned<String>>,
    delimiter: Option<Spanned<String>>,
    quote: Option<Spanned<String>>,
    decimal: Option<Spanned<String>>,
    thousands: Option<Spanned<String>>,
    days: Option<Spanned<String>>,
    year: Option<Spanned<i64>>,
    skip_rows: Option<Spanned<i64>>,
    header: Option<bool>,
    sheet: Option<Spanned<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireColumn {
    from: Spanned<Value>,
    to: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRule {
    when: WireWhen,
    set: BTreeMap<String, Spanned<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireWhen {
    column: Spanned<Value>,
    starts_with: Option<String>,
    equals: Option<Spanned<Value>>,
    negative: Option<bool>,
    empty: Option<bool>,
    first_of_document: Option<bool>,
}

struct Place<'a>(&'a str);

impl Place<'_> {
    fn fault(&self, at: usize, what: MappingTrouble) -> MappingFault {
        let before = self.0.get(..at).unwrap_or(self.0);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        MappingFault { line, column, what }
    }

    fn bad<T: std::fmt::Display>(&self, key: &str, value: &Spanned<T>, expected: &'static str) -> MappingFault {
        let value_text = value.get_ref().to_string();
        self.fault(value.span().start, MappingTrouble::BadValue { key: key.to_owned(), value: value_text, expected })
    }

    fn target(&self, kind: ImportKind, word: &str, at: usize) -> Result<Target, MappingFault> {
        let unknown = || MappingTrouble::UnknownTarget { target: word.to_owned(), kind: kind.as_str() };
        Target::parse(kind, word).ok_or_else(|| self.fault(at, unknown()))
    }

    fn column_ref(&self, value: &Spanned<Value>) -> Result<ColumnRef, MappingFault> {
        match value.get_ref() {
            Value::String(name) if !name.trim().is_empty() => Ok(ColumnRef::Name(name.trim().to_owned())),
            Value::Integer(n) if (1..=2_000).contains(n) => {
                Ok(ColumnRef::Number(usize::try_from(*n).unwrap_or_default()))
            }
            _ => Err(self.bad("column", value, "\"Header\" | 1, 2, 3 …")),
        }
    }

    fn constant(&self, target: &Target, key: &str, value: &Spanned<Value>) -> Result<String, MappingFault> {
        let text = scalar(value.get_ref()).ok_or_else(|| self.bad(key, value, "text | number | true | false | day"))?;
        let fits = match target.holds() {
            FieldType::Currency => currency::parse(&text).is_some(),
            FieldType::Kind => AmountKind::from_code(&text).is_some(),
            FieldType::Choice(words) => words.split('|').any(|w| w == text),
            _ => true,
        };
        let expected = match target.holds() {
            FieldType::Currency => "EUR, USD … (ISO 4217)",
            FieldType::Choice(words) => words,
            _ => "gross_sales | invoiced_sales | …",
        };
        if fits { Ok(text) } else { Err(self.bad(key, value, expected)) }
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Integer(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Float(_) => Some(value.to_string()),
        Value::Array(_) | Value::Table(_) => None,
    }
}

pub(super) fn parse(text: &str) -> Result<Mapping, MappingFault> {
    let place = Place(text);
    let wire: Wire = toml::from_str(text).map_err(|e| refused(&place, &e))?;
    if *wire.version.get_ref() != 1 {
        return Err(place.bad("version", &wire.version, "1"));
    }
    let kind = ImportKind::parse(wire.kind.get_ref())
        .ok_or_else(|| place.bad("kind", &wire.kind, "accounts | ledger | rates | costs | targets | answers"))?;
    let mut mapping = Mapping::new(kind, wire.name.get_ref());
    if let Some(system) = wire.source_system {
        if !system.get_ref().chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c)) || system.get_ref().len() > 64 {
            return Err(place.bad("source_system", &system, "a short name such as erp"));
        }
        mapping.source_system = system.into_inner();
    }
    mapping.file = file(&place, wire.file)?;
    for column in wire.column {
        let to = place.target(kind, column.to.get_ref(), column.to.span().start)?;
        if mapping.columns.iter().any(|c| c.to == to) {
            return Err(place.fault(column.to.span().start, MappingTrouble::TargetTwice { target: to.to_string() }));
        }
        mapping.columns.push(ColumnMap { from: place.column_ref(&column.from)?, to });
    }
    for (key, value) in &wire.constant {
        let target = place.target(kind, key, value.span().start)?;
        let text = place.constant(&target, key, value)?;
        mapping.constants.push((target, text));
    }
    for (key, value) in wire.computed {
        let at = value.span().start;
        let target = place.target(kind, &key, at)?;
        let bad = || place.fault(at, MappingTrouble::BadExpression { value: value.get_ref().clone() });
        if !matches!(target.holds(), FieldType::Amount | FieldType::Number(_)) {
            return Err(bad());
        }
        let expression = Expression::parse(kind, value.get_ref()).ok_or_else(bad)?;
        mapping.computed.push((target, expression, value.into_inner()));
    }
    let has_document = mapping.columns.iter().any(|c| c.to == Target::Field(Field::Document));
    for wired in &wire.rule {
        mapping.rules.push(rule(&place, kind, has_document, wired)?);
    }
    mapping.empty_customer = match wire.empty_customer {
        None => EmptyCustomer::Fault,
        Some(word) => match word.get_ref().as_str() {
            "fault" => EmptyCustomer::Fault,
            "without_customer" => EmptyCustomer::WithoutCustomer,
            _ => return Err(place.bad("empty_customer", &word, "fault | without_customer")),
        },
    };
    mapping.identity = match wire.identity {
        None => None,
        Some(word) => Some(identity(&place, &mapping, &word)?),
    };
    Ok(mapping)
}

fn identity(place: &Place<'_>, mapping: &Mapping, word: &Spanned<String>) -> Result<Identity, MappingFault> {
    let filled = |f: Field| mapping.fills(&Target::Field(f));
    let found = match word.get_ref().as_str() {
        "document_line" if filled(Field::Document) && filled(Field::Line) => Some(Identity::DocumentLine),
        "document" if filled(Field::Document) => Some(Identity::Document),
        "row" => Some(Identity::Row),
        _ => None,
    };
    found.ok_or_else(|| {
        place.bad("identity", word, "document_line (document and line mapped) | document (document mapped) | row")
    })
}

fn file(place: &Place<'_>, wire: WireFile) -> Result<FileSettings, MappingFault> {
    if let Some(days) = wire.days.as_ref().filter(|d| DayFormat::new(d.get_ref()).is_none()) {
        return Err(place.bad("days", days, "%d.%m.%Y | %Y-%m-%d | serial …"));
    }
    let sign = |key: &str, value: Option<Spanned<String>>, allowed: &[&str], expected: &'static str| match value {
        None => Ok(None),
        Some(v) if allowed.contains(&v.get_ref().as_str()) => Ok(v.get_ref().chars().next()),
        Some(v) => Err(place.bad(key, &v, expected)),
    };
    let year = match wire.year {
        None => None,
        Some(y) => match i16::try_from(*y.get_ref()) {
            Ok(year) if (1980..=2100).contains(&year) => Some(year),
            _ => return Err(place.bad("year", &y, "1980 … 2100")),
        },
    };
    let skip_rows = match wire.skip_rows {
        None => None,
        Some(n) => match usize::try_from(*n.get_ref()) {
            Ok(n) if n <= 500 => Some(n),
            _ => return Err(place.bad("skip_rows", &n, "0 … 500")),
        },
    };
    let sheet = match wire.sheet {
        None => SheetChoice::First,
        Some(v) => match v.get_ref() {
            Value::String(name) => SheetChoice::Name(name.clone()),
            Value::Integer(n) if *n > 0 => SheetChoice::Number(usize::try_from(*n).unwrap_or(usize::MAX)),
            _ => return Err(place.bad("sheet", &v, "\"Name\" | 1, 2, 3 …")),
        },
    };
    Ok(FileSettings {
        encoding: wire.encoding.map(Spanned::into_inner),
        delimiter: wire.delimiter.map(|d| if d.get_ref() == "\t" { "tab".to_owned() } else { d.into_inner() }),
        quote: wire.quote.map(Spanned::into_inner),
        decimal: sign("decimal", wire.decimal, &[",", "."], ", | .")?,
        thousands: sign("thousands", wire.thousands, &[",", ".", " ", "'", "’"], ". | , | ' | \" \"")?,
        days: wire.days.map(Spanned::into_inner),
        year,
        skip_rows,
        header: wire.header,
        sheet,
    })
}

fn rule(place: &Place<'_>, kind: ImportKind, has_document: bool, wire: &WireRule) -> Result<Rule, MappingFault> {
    let equals = match &wire.when.equals {
        None => None,
        Some(v) => Some(scalar(v.get_ref()).ok_or_else(|| place.bad("equals", v, "text | number"))?),
    };
    let when = Condition {
        starts_with: wire.when.starts_with.clone(),
        equals,
        negative: wire.when.negative,
        empty: wire.when.empty,
        first_of_document: wire.when.first_of_document,
    };
    if when == Condition::default() {
        let expected = "starts_with | equals | negative | empty | first_of_document";
        return Err(place.bad("when", &wire.when.column, expected));
    }
    if when.first_of_document.is_some() && !has_document {
        return Err(place.bad("first_of_document", &wire.when.column, "a column that fills document"));
    }
    let mut rule =
        Rule { column: place.column_ref(&wire.when.column)?, when, set: Vec::new(), reverse: false, skip: false };
    for (key, value) in &wire.set {
        match (key.as_str(), value.get_ref()) {
            ("sign", Value::Integer(-1)) => rule.reverse = true,
            ("sign", Value::Integer(1)) => rule.reverse = false,
            ("skip", Value::Boolean(b)) => rule.skip = *b,
            ("sign", _) => return Err(place.bad(key, value, "1 | -1")),
            ("skip", _) => return Err(place.bad(key, value, "true | false")),
            _ => {
                let target = place.target(kind, key, value.span().start)?;
                let text = place.constant(&target, key, value)?;
                rule.set.push((target, text));
            }
        }
    }
    Ok(rule)
}

fn refused(place: &Place<'_>, error: &toml::de::Error) -> MappingFault {
    let at = error.span().map_or(0, |s| s.start);
    let message = error.message();
    if let Some(after) = message.strip_prefix("unknown field `")
        && let Some((key, rest)) = after.split_once('`')
    {
        let expected = rest.split_once("expected ").map_or("", |(_, e)| e).trim_start_matches("one of ");
        let expected = expected.replace('`', "");
        return place.fault(at, MappingTrouble::UnknownKey { key: key.to_owned(), expected });
    }
    place.fault(at, MappingTrouble::Syntax { reason: message.to_owned() })
}

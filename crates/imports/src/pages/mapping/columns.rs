//! The form of the mapping: each column with its choices, how the file is read, rules in words.

use super::super::mapping_form::{DROP, target_of, targets};
use super::super::preview::target_word;
use super::super::words;
use crate::kind::AmountKind;
use crate::l10n::L10nLanguage;
use crate::mapping::{Field, Mapping, Rule, Target};
use crate::reader::Detected;
use base::Lang;

pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) on: bool,
}

pub(super) struct Column {
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) samples: String,
    pub(super) choices: Vec<Choice>,
    pub(super) read_as: String,
    pub(super) mapped: bool,
}

#[derive(Default)]
pub(super) struct FileChoices {
    pub(super) delimiter: Vec<Choice>,
    pub(super) encoding: Vec<Choice>,
    pub(super) decimal: Vec<Choice>,
    pub(super) thousands: Vec<Choice>,
    pub(super) days: Vec<Choice>,
    pub(super) header: Vec<Choice>,
    pub(super) skip_rows: String,
    pub(super) year: String,
    pub(super) sheets: Vec<Choice>,
}

pub(super) fn columns(t: &L10nLanguage, m: &Mapping, d: &Detected) -> Vec<Column> {
    let all = targets(m);
    (0..d.headers.len())
        .map(|at| {
            let chosen = target_of(m, d, at);
            let samples: Vec<&str> = d
                .sample
                .iter()
                .filter_map(|r| r.get(at))
                .map(String::as_str)
                .filter(|c| !c.is_empty())
                .take(3)
                .collect();
            let reading = d.columns.get(at);
            let read_as = match &chosen {
                Some(to) => match (to.holds(), reading.and_then(|r| r.days.as_ref())) {
                    (crate::mapping::FieldType::Day, Some(f)) => t.read_as_day(words::days(t, f.as_str())),
                    (crate::mapping::FieldType::Amount | crate::mapping::FieldType::Number(_), _) => {
                        t.read_as_number(words::sign(t, &d.numbers_of(at).decimal.to_string()))
                    }
                    _ if matches!(to, Target::Field(Field::Document | Field::Line)) => t.read_as_identity(),
                    _ => String::new(),
                },
                None => String::new(),
            };
            Column {
                at,
                name: d.column_name(at),
                samples: samples.join(" · "),
                read_as,
                mapped: chosen.is_some(),
                choices: all
                    .iter()
                    .map(|to| Choice {
                        value: target_word(to),
                        label: words::target(t, to),
                        on: chosen.as_ref() == Some(to),
                    })
                    .collect(),
            }
        })
        .collect()
}

pub(super) fn file_choices(t: &L10nLanguage, m: &Mapping, d: &Detected) -> FileChoices {
    let found = |label: String| Choice { value: String::new(), label: t.detected(label), on: false };
    let list = |first: Choice, rest: Vec<(String, String)>, chosen: &str| {
        let rest = rest.into_iter().map(|(value, label)| Choice { on: value == chosen, value, label });
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    };
    let f = &m.file;
    let signs = |all: &[&str]| all.iter().map(|s| ((*s).to_owned(), words::delimiter(t, s))).collect::<Vec<_>>();
    let plain = |all: &[&str]| all.iter().map(|s| ((*s).to_owned(), (*s).to_owned())).collect::<Vec<_>>();
    let formats = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d.%m.", "%d%m", "serial"];
    let mut days: Vec<(String, String)> = formats.iter().map(|f| ((*f).to_owned(), words::days(t, f))).collect();
    if let Some(own) = f.days.as_ref().filter(|o| !formats.contains(&o.as_str())) {
        days.push((own.clone(), words::days(t, own)));
    }
    let read_days = d.days.as_ref().map_or_else(|| t.sign_none(), |f| words::days(t, f.as_str()));
    let thousands = f.thousands.map(|c| if c == ' ' { "blank".to_owned() } else { c.to_string() }).unwrap_or_default();
    let groups = [(".", t.sign_point()), (",", t.sign_comma()), ("blank", t.sign_blank()), ("'", t.sign_apostrophe())];
    let header = match f.header {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let line = if d.header { t.header_in_line(d.header_line.to_string()) } else { t.header_none() };
    FileChoices {
        delimiter: list(
            found(words::delimiter(t, &d.delimiter().unwrap_or_default())),
            signs(&[";", ",", "tab", "|", "fixed"]),
            f.delimiter.as_deref().unwrap_or_default(),
        ),
        encoding: list(
            found(d.encoding.clone()),
            plain(&["UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "macintosh"]),
            f.encoding.as_deref().unwrap_or_default(),
        ),
        decimal: list(
            found(words::sign(t, &d.numbers.decimal.to_string())),
            vec![(",".into(), t.sign_comma()), (".".into(), t.sign_point())],
            &f.decimal.map(String::from).unwrap_or_default(),
        ),
        thousands: list(
            found(words::sign(t, &d.numbers.thousands.map(String::from).unwrap_or_default())),
            groups.into_iter().map(|(v, l)| (v.to_owned(), l)).collect(),
            &thousands,
        ),
        days: list(found(read_days), days, f.days.as_deref().unwrap_or_default()),
        header: list(found(line), vec![("yes".into(), t.header_yes()), ("no".into(), t.header_none())], header),
        skip_rows: f.skip_rows.map(|n| n.to_string()).unwrap_or_default(),
        year: f.year.map(|n| n.to_string()).unwrap_or_default(),
        sheets: d
            .sheet
            .as_ref()
            .map(|(on, all)| all.iter().map(|s| Choice { value: s.clone(), label: s.clone(), on: s == on }).collect())
            .unwrap_or_default(),
    }
}

pub(super) fn says(t: &L10nLanguage, l: Lang, d: &Detected) -> String {
    let sample = (0..d.columns.len()).find_map(|c| {
        let format = d.columns[c].numbers?;
        let text = d.sample.iter().filter_map(|r| r.get(c)).find(|x| x.contains([',', '.']))?;
        let (value, _) = crate::values::number::parse(text, format).ok()?;
        let value = value.to_string();
        let decimals = value.split_once('.').map_or(0, |(_, x)| u8::try_from(x.len()).unwrap_or(6).min(6));
        let shown = value.parse::<f64>().ok().map(|x| l.float(x, decimals))?;
        Some(t.number_says(text.as_str(), shown, words::sign(t, &format.decimal.to_string())))
    });
    sample.unwrap_or_else(|| t.number_says_nothing())
}

/// What a new rule can do: the whole row, its kind, one count of a driver, or an amount that does not count.
pub(super) fn thens(t: &L10nLanguage, m: &Mapping) -> Vec<Choice> {
    let choice = |value: String, label: String| Choice { value, label, on: false };
    let mut all = vec![choice("reverse".into(), t.rule_reverse()), choice("skip".into(), t.rule_skip())];
    all.push(choice("count".into(), t.rule_count()));
    let amounts = m.columns.iter().filter(|c| matches!(c.to, Target::Amount(_) | Target::Field(Field::Amount)));
    all.extend(amounts.map(|c| choice(format!("{DROP}{}", c.to), t.rule_drop(words::target(t, &c.to)))));
    all.extend(AmountKind::ALL.map(|k| choice(k.code().into(), words::amount(t, k))));
    all
}

pub(super) fn rule(t: &L10nLanguage, r: &Rule) -> String {
    let column = r.column.to_string();
    let w = &r.when;
    let mut when = Vec::new();
    when.extend(w.starts_with.as_ref().map(|v| t.when_starts(column.as_str(), v.as_str())));
    when.extend(w.equals.as_ref().map(|v| t.when_equals(column.as_str(), v.as_str())));
    when.extend(
        w.negative.map(|n| if n { t.when_negative(column.as_str()) } else { t.when_not_negative(column.as_str()) }),
    );
    when.extend(w.empty.map(|e| if e { t.when_empty(column.as_str()) } else { t.when_not_empty(column.as_str()) }));
    when.extend(
        w.first_of_document.map(|f| if f { t.when_first_of_document() } else { t.when_not_first_of_document() }),
    );
    let mut set = Vec::new();
    if r.reverse {
        set.push(t.set_reverse());
    }
    if r.skip {
        set.push(t.set_skip());
    }
    set.extend(r.set.iter().map(|(to, v)| {
        let value = if *to == Target::Field(Field::Kind) { words::amount_code(t, v) } else { v.clone() };
        t.set_field(words::target(t, to), value)
    }));
    t.rule_sentence(when.join(t.and_word().as_str()), set.join(", "))
}

//! Columns and fields: suggested, changed, seen in three rows, saved under a name.

use super::mapping_form::{Draft, PRODUCT, target_of, targets};
use super::preview::target_word;
use super::{acts, guess, import, words};
use crate::kind::{AmountKind, ImportKind};
use crate::l10n::L10nLanguage;
use crate::mapping::{EmptyCustomer, Field, FileSettings, Fit, Mapping, Rule, Target};
use crate::model::{Import, State};
use crate::reader::{Detected, Input, Source};
use crate::row::{Checked, Context, TypedRow, rows};
use crate::{run, store, texts};
use askama::Template;
use axum::extract::{Multipart, Path};
use axum::http::header;
use axum::response::IntoResponse as _;
use axum_extra::extract::Form;
use base::page::{Crumb, Desk, Page, Place};
use base::{Day, Error, Event, Lang, PageResult, Quiet};
use serde_json::json;

#[derive(Template)]
#[template(path = "mapping.html", blocks = ["drawn"])]
#[allow(clippy::struct_excessive_bools, reason = "what the template asks")]
struct MappingPage {
    page: Page,
    t: &'static L10nLanguage,
    href: String,
    title: String,
    sub: String,
    fault: String,
    /// The saved mapping that fits, and what is new or missing.
    fits: Option<(String, String)>,
    kinds: Vec<Choice>,
    columns: Vec<Column>,
    /// Lists of choices of the form.
    file_choices: FileChoices,
    identity: &'static str,
    is_ledger: bool,
    is_answers: bool,
    without_customer: bool,
    product: bool,
    name: String,
    source_system: String,
    currency: String,
    wave: String,
    amount_kinds: Vec<Choice>,
    rules: Vec<String>,
    rule_columns: Vec<String>,
    says: String,
    drawn: Drawn,
    text: String,
}

struct Choice {
    value: String,
    label: String,
    on: bool,
}

struct Column {
    at: usize,
    name: String,
    samples: String,
    choices: Vec<Choice>,
    read_as: String,
    mapped: bool,
}

#[derive(Default)]
struct FileChoices {
    delimiter: Vec<Choice>,
    encoding: Vec<Choice>,
    decimal: Vec<Choice>,
    thousands: Vec<Choice>,
    days: Vec<Choice>,
    header: Vec<Choice>,
    skip_rows: String,
    year: String,
    sheets: Vec<Choice>,
}

/// Three rows as they will be booked.
#[derive(Default)]
struct Drawn {
    head: Vec<(String, bool)>,
    rows: Vec<(String, Vec<String>)>,
    faults: Vec<(String, String)>,
    refused: String,
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    if !i.state.is_open() || !i.has_file || !run::may(&desk.actor, i.kind) {
        return desk.done(&format!("/data/{}", i.id), "", None);
    }
    let mapping = parsed(&desk, &i)?;
    let sentence = match built(&desk, &i, &mapping, String::new()).await? {
        Ok(page) => return desk.show(&page),
        Err(sentence) => sentence,
    };
    // perhaps only the settings of the file are wrong: then they can be changed here
    let plain = Mapping { file: FileSettings::default(), ..mapping };
    if let Ok(page) = built(&desk, &i, &plain, sentence.clone()).await? {
        return desk.show(&page);
    }
    let mut tx = desk.begin().await?;
    store::set_state(&mut tx, i.id, State::Failed, &sentence).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    desk.done(&format!("/data/{}", i.id), "", None)
}

fn parsed(desk: &Desk, i: &Import) -> Result<Mapping, Error> {
    Mapping::parse(&i.mapping_text).map_err(|e| Error::Refused(e.text(desk.lang())))
}

pub(super) async fn change(desk: Desk, Path(id): Path<String>, Form(form): Form<Vec<(String, String)>>) -> PageResult {
    let i = open(&desk, &id).await?;
    let draft = Draft::new(form);
    let before = parsed(&desk, &i)?;
    let detected = detect(&desk, &i, &before).await?;
    let kind = ImportKind::parse(draft.get("kind")).filter(|k| run::may(&desk.actor, *k));
    let (mapping, saved) = match kind.filter(|k| *k != before.kind) {
        Some(kind) => (guess::suggested(kind, &detected).1, false),
        None => (draft.over(&before, &detected), true),
    };
    let text = mapping.to_toml();
    if let Err(fault) = Mapping::parse(&text) {
        if desk.view.wants("drawn") {
            let drawn = Drawn { refused: fault.text(desk.lang()), ..Drawn::default() };
            return draw_only(&desk, &i, &before, drawn).await;
        }
        let page = built(&desk, &i, &before, fault.text(desk.lang())).await?;
        return match page {
            Ok(page) => desk.faulty(&page),
            Err(sentence) => Err(Error::Refused(sentence)),
        };
    }
    keep(&desk, &i, &mapping, &text, saved.then_some(&i)).await?;
    let href = format!("/data/{}/mapping", i.id);
    match draft.get("act") {
        "check" => {
            let i = open(&desk, &id).await?;
            acts::start_check(&desk, i).await
        }
        "save" => save(&desk, &i, &mapping, &detected, &text).await,
        _ if desk.view.wants("drawn") && saved => {
            let drawn = drawn(&desk, &i, &mapping).await?;
            draw_only(&desk, &i, &mapping, drawn).await
        }
        _ => desk.done(&href, "", None),
    }
}

async fn open(desk: &Desk, id: &str) -> Result<Import, Error> {
    let i = import(desk, id).await?;
    if !run::may(&desk.actor, i.kind) {
        return Err(Error::Forbidden);
    }
    if !i.state.is_open() || !i.has_file {
        return Err(Error::Refused(texts(desk.lang()).refused_not_checked()));
    }
    Ok(i)
}

async fn draw_only(desk: &Desk, i: &Import, mapping: &Mapping, drawn: Drawn) -> PageResult {
    match built(desk, i, mapping, String::new()).await? {
        Ok(mut page) => {
            page.drawn = drawn;
            desk.fragment(page.as_drawn().render()?)
        }
        Err(sentence) => Err(Error::Refused(sentence)),
    }
}

/// Keeps the mapping with the import; decisions about single rows belong to the mapping before.
async fn keep(desk: &Desk, i: &Import, m: &Mapping, text: &str, same: Option<&Import>) -> Result<(), Error> {
    if same.is_some_and(|i| i.mapping_text == text) && i.state == State::Uploaded {
        return Ok(());
    }
    let mut tx = desk.begin().await?;
    let saved = (i.mapping_name.as_str(), i.mapping_version);
    let named = if i.mapping_name == m.name { saved } else { (m.name.as_str(), None) };
    store::set_mapping(&mut tx, i.id, m.kind, text, named).await?;
    if i.mapping_text != text {
        store::forget_corrections(&mut tx, i.id).await?;
    }
    tx.commit_quiet(Quiet::Staging).await?;
    Ok(())
}

async fn save(desk: &Desk, i: &Import, m: &Mapping, detected: &Detected, text: &str) -> PageResult {
    let t = texts(desk.lang());
    if m.name.trim().is_empty() {
        return match built(desk, i, m, t.mapping_needs_name()).await? {
            Ok(page) => desk.faulty(&page),
            Err(sentence) => Err(Error::Refused(sentence)),
        };
    }
    let headers = if detected.header { detected.headers.clone() } else { Vec::new() };
    let before = store::mapping_named(desk.db(), desk.actor.workspace, &m.name).await?;
    let mut tx = desk.begin().await?;
    let (id, version) = store::save_mapping(&mut tx, (&m.name, m.kind), &headers, text).await?;
    store::set_mapping(&mut tx, i.id, m.kind, text, (&m.name, Some(version))).await?;
    let said = json!({ "name": m.name, "version": version, "kind": m.kind });
    let event = Event::new("mapping.saved", "mapping", id.0).before(json!(before.map(|b| b.version))).after(said);
    tx.commit(event).await?;
    desk.done(&format!("/data/{}/mapping", i.id), &t.mapping_saved(m.name.as_str(), version.to_string()), None)
}

/// Begins anew, without the saved mapping.
pub(super) async fn without(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = open(&desk, &id).await?;
    let before = parsed(&desk, &i)?;
    let detected = detect(&desk, &i, &Mapping::new(before.kind, "")).await?;
    let mapping = guess::suggested(before.kind, &detected).1;
    let mut tx = desk.begin().await?;
    store::set_mapping(&mut tx, i.id, mapping.kind, &mapping.to_toml(), ("", None)).await?;
    store::forget_corrections(&mut tx, i.id).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    desk.done(&format!("/data/{}/mapping", i.id), "", None)
}

pub(super) async fn download(desk: Desk, Path(id): Path<String>) -> PageResult {
    let i = import(&desk, &id).await?;
    let head = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"mapping.toml\""),
    ];
    Ok((head, i.mapping_text).into_response())
}

/// A mapping file, or its text, in place of what stands.
pub(super) async fn from_file(desk: Desk, Path(id): Path<String>, mut form: Multipart) -> PageResult {
    let i = open(&desk, &id).await?;
    let mut text = String::new();
    while let Some(field) = form.next_field().await.map_err(|e| Error::BadRequest(e.body_text()))? {
        if matches!(field.name(), Some("mapping" | "text")) {
            let found = field.text().await.map_err(|e| Error::BadRequest(e.body_text()))?;
            if !found.trim().is_empty() {
                text = found;
            }
        }
    }
    let mapping = Mapping::parse(&text.replace("\r\n", "\n")).map_err(|e| Error::Refused(e.text(desk.lang())))?;
    if !run::may(&desk.actor, mapping.kind) {
        return Err(Error::Forbidden);
    }
    keep(&desk, &i, &mapping, &mapping.to_toml(), None).await?;
    desk.done(&format!("/data/{}/mapping", i.id), &texts(desk.lang()).mapping_taken(), None)
}

async fn detect(desk: &Desk, i: &Import, m: &Mapping) -> Result<Detected, Error> {
    let path = run::upload_path(&desk.site, i.id);
    let found = guess::head(path, m.file.clone()).await?;
    found.map_err(|f| Error::Refused(f.text(desk.lang())))
}

/// `Err` is the sentence of a file that cannot be read.
async fn built(desk: &Desk, i: &Import, m: &Mapping, fault: String) -> Result<Result<MappingPage, String>, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let d = match detect(desk, i, m).await {
        Ok(d) => d,
        Err(Error::Refused(sentence)) => return Ok(Err(sentence)),
        Err(e) => return Err(e),
    };
    let drawn = drawn(desk, i, m).await?;
    let mut page = desk.page(Place::Data, words::import_title(t, m.kind));
    page.path =
        vec![Crumb { label: t.data(), href: Some("/data".into()) }, Crumb { label: i.file_name.clone(), href: None }];
    let columns = columns(t, m, &d);
    let mapped = columns.iter().filter(|c| c.mapped).count();
    let constant =
        |f: Field| m.constants.iter().find(|(t, _)| *t == Target::Field(f)).map(|(_, v)| v.clone()).unwrap_or_default();
    let fits = fits(desk, i, m, &d).await?;
    Ok(Ok(MappingPage {
        href: format!("/data/{}", i.id),
        title: words::import_title(t, m.kind),
        sub: t.mapping_sub(i.file_name.as_str(), l.count(small(columns.len())), l.count(small(mapped))),
        fault,
        fits,
        kinds: ImportKind::ALL
            .into_iter()
            .filter(|k| run::may(&desk.actor, *k))
            .map(|k| Choice { value: k.as_str().into(), label: words::kind(t, k), on: k == m.kind })
            .collect(),
        file_choices: file_choices(t, m, &d),
        identity: m.identity().as_str(),
        is_ledger: m.kind == ImportKind::Ledger,
        is_answers: m.kind == ImportKind::Answers,
        without_customer: m.empty_customer == EmptyCustomer::WithoutCustomer,
        product: m.computed.iter().any(|c| c.2 == PRODUCT),
        name: m.name.clone(),
        source_system: m.source_system.clone(),
        currency: constant(Field::Currency),
        wave: constant(Field::Wave),
        amount_kinds: AmountKind::ALL
            .into_iter()
            .map(|k| Choice {
                value: k.code().into(),
                label: words::amount(t, k),
                on: constant(Field::Kind) == k.code(),
            })
            .collect(),
        rules: m.rules.iter().map(|r| rule(t, r)).collect(),
        rule_columns: (0..d.headers.len())
            .filter(|c| !d.headers[*c].is_empty())
            .map(|c| d.headers[c].clone())
            .collect(),
        says: says(t, l, &d),
        drawn,
        text: m.to_toml(),
        columns,
        page,
        t,
    }))
}

fn small(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

async fn fits(desk: &Desk, i: &Import, m: &Mapping, d: &Detected) -> Result<Option<(String, String)>, Error> {
    let (l, t) = (desk.lang(), texts(desk.lang()));
    if i.mapping_version.is_none() || i.mapping_name.is_empty() {
        return Ok(None);
    }
    let Some(saved) = store::mapping_named(desk.db(), desk.actor.workspace, &i.mapping_name).await? else {
        return Ok(None);
    };
    let fit = Fit::of(m, &saved.headers, &d.headers);
    let mut note = t.mapping_saved_by(l.moment(saved.saved_at.0), saved.saved_by_name.as_str());
    if saved.used > 0 {
        note = format!("{note} {}", t.mapping_used(saved.used, l.count(saved.used)));
    }
    if !fit.new.is_empty() {
        note = format!("{note} {}", t.mapping_new_columns(fit.new.join(", ")));
    }
    if !fit.missing.is_empty() {
        note = format!("{note} {}", t.mapping_missing_columns(fit.missing.join(", ")));
    }
    Ok(Some((saved.name, note)))
}

fn columns(t: &L10nLanguage, m: &Mapping, d: &Detected) -> Vec<Column> {
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
                    (crate::mapping::FieldType::Day, Some(f)) => t.read_as_day(words::days(f.as_str())),
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

fn file_choices(t: &L10nLanguage, m: &Mapping, d: &Detected) -> FileChoices {
    let found = |label: String| Choice { value: String::new(), label: t.detected(label), on: false };
    let list = |first: Choice, rest: Vec<(String, String)>, chosen: &str| {
        let rest = rest.into_iter().map(|(value, label)| Choice { on: value == chosen, value, label });
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    };
    let f = &m.file;
    let signs = |all: &[&str]| all.iter().map(|s| ((*s).to_owned(), words::delimiter(t, s))).collect::<Vec<_>>();
    let plain = |all: &[&str]| all.iter().map(|s| ((*s).to_owned(), (*s).to_owned())).collect::<Vec<_>>();
    let formats = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d.%m.", "%d%m", "serial"];
    let mut days: Vec<(String, String)> = formats.iter().map(|f| ((*f).to_owned(), words::days(f))).collect();
    if let Some(own) = f.days.as_ref().filter(|o| !formats.contains(&o.as_str())) {
        days.push((own.clone(), words::days(own)));
    }
    let read_days = d.days.as_ref().map_or_else(|| t.sign_none(), |f| words::days(f.as_str()));
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

fn says(t: &L10nLanguage, l: Lang, d: &Detected) -> String {
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

fn rule(t: &L10nLanguage, r: &Rule) -> String {
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

/// The first rows as they would be booked; up to three, a negative one among them where there is one.
async fn drawn(desk: &Desk, i: &Import, m: &Mapping) -> Result<Drawn, Error> {
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

//! Columns and fields: suggested, changed, seen in three rows, saved under a name.

mod columns;
mod drawn;

use super::mapping_form::{Draft, PRODUCT};
use super::{acts, guess, import, words};
use crate::kind::{AmountKind, ImportKind};
use crate::l10n::L10nLanguage;
use crate::mapping::{EmptyCustomer, Field, FileSettings, Fit, Mapping, Target};
use crate::model::{Import, State};
use crate::reader::Detected;
use crate::{run, store, texts};
use askama::Template;
use axum::extract::{Multipart, Path};
use axum::http::header;
use axum::response::IntoResponse as _;
use axum_extra::extract::Form;
use base::page::{Crumb, Desk, Page, Place};
use base::{Error, Event, PageResult, Quiet};
use columns::{Choice, Column, FileChoices, columns, file_choices, rule, says, thens};
use drawn::{Drawn, drawn};
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
    firm_currency: String,
    wave: String,
    amount_kinds: Vec<Choice>,
    rules: Vec<String>,
    rule_columns: Vec<String>,
    rule_thens: Vec<Choice>,
    says: String,
    drawn: Drawn,
    text: String,
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

/// Keeps the mapping with the import. Decisions about single rows stay as long as the file falls into the same cells.
async fn keep(desk: &Desk, i: &Import, m: &Mapping, text: &str, same: Option<&Import>) -> Result<(), Error> {
    if same.is_some_and(|i| i.mapping_text == text) && i.state == State::Uploaded {
        return Ok(());
    }
    let mut tx = desk.begin().await?;
    let saved = (i.mapping_name.as_str(), i.mapping_version);
    let named = if i.mapping_name == m.name { saved } else { (m.name.as_str(), None) };
    store::set_mapping(&mut tx, i.id, m.kind, text, named).await?;
    let reads_the_same =
        Mapping::parse(&i.mapping_text).is_ok_and(|before| before.kind == m.kind && before.file == m.file);
    if !reads_the_same {
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
        sub: [
            t.mapping_sub(small(columns.len()), i.file_name.as_str(), l.count(small(columns.len()))),
            t.mapping_sub_mapped(small(mapped), l.count(small(mapped))),
        ]
        .join(" "),
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
        firm_currency: desk.actor.firm.currency.code().to_owned(),
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
        rule_thens: thens(t, m),
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

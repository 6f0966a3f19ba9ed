//! The door of the command line: a file goes in, or it is said why not.

use crate::kind::ImportKind;
use crate::mapping::Mapping;
use crate::model::{Import, Options, Progress, Report, ReportProblem, ReportTotal, State};
use crate::run::{self, Ended, Run};
use crate::store::{self, NewImport};
use base::ids::ImportId;
use base::{Actor, Error, Quiet, Site};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

/// Problems that a report carries.
const REPORTED: i64 = 1_000;

/// Imports a file where it lies. Faulty rows and files that cannot be read are in the report; `Refused` is for a mapping
/// that cannot be used, a kind that differs from the mapping's, and a missing right.
pub async fn import_file(
    site: &Site,
    actor: &Actor,
    kind: ImportKind,
    path: &Path,
    mapping_text: &str,
    options: Options,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Report, Error> {
    let t = crate::texts(actor.lang);
    let mapping = Mapping::parse(mapping_text).map_err(|e| Error::Refused(e.text(actor.lang)))?;
    if mapping.kind != kind {
        return Err(Error::Refused(t.refused_other_kind(mapping.kind.as_str(), kind.as_str())));
    }
    if !run::may(actor, kind) {
        return Err(Error::Forbidden);
    }
    let (file_hash, file_size) = hash_of(path).await.map_err(|e| Error::Refused(t.file_unreadable(e.to_string())))?;
    let id = ImportId::new();
    let file_name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let new = NewImport {
        id,
        kind,
        file_name,
        file_hash,
        file_size,
        has_file: false,
        mapping_text: mapping_text.to_owned(),
        mapping_name: mapping.name.clone(),
        mapping_version: None,
        good_rows: options.good_rows,
    };
    let mut tx = site.db.begin(actor, site.now()).await?;
    store::insert(&mut tx, new).await?;
    tx.commit_quiet(Quiet::Staging).await?;
    let import = store::get(&site.db, actor, id).await?.ok_or(Error::NotFound)?;
    let run = Run { site, actor, import: &import, mapping, path: path.to_owned(), progress };
    if options.dry_run {
        run.check().await?;
        return report(site, actor, id, None).await;
    }
    let refusal = match run.book(options.good_rows).await? {
        Ended::Booked(_) => None,
        Ended::Faulty => Some(t.refused_faulty_rows()),
        Ended::Cancelled => Some(t.refused_cancelled()),
        Ended::Refused(sentence) => Some(sentence),
    };
    report(site, actor, id, refusal).await
}

/// Takes a booked import back, as the page does.
pub async fn undo(site: &Site, actor: &Actor, id: ImportId) -> Result<Report, Error> {
    run::undo(site, actor, id).await?;
    report(site, actor, id, None).await
}

/// What is known of an import.
pub async fn report(site: &Site, actor: &Actor, id: ImportId, refusal: Option<String>) -> Result<Report, Error> {
    let import = store::get(&site.db, actor, id).await?.ok_or(Error::NotFound)?;
    let mut problems: Vec<ReportProblem> = store::problems(&site.db, actor.workspace, id, (-1, 0), REPORTED, "")
        .await?
        .into_iter()
        .map(|(p, _)| ReportProblem {
            text: p.text(actor.lang).to_owned(),
            fix: p.remedy.as_ref().map(|r| r.text(actor.lang)),
            row: p.line,
            column: p.column_name,
            value: p.value,
            code: p.code,
        })
        .collect();
    let mut problem_count = import.problem_count.unsigned_abs();
    let mut refusal = refusal;
    if import.state == State::Failed && problems.is_empty() {
        problem_count = 1;
        problems.push(ReportProblem {
            row: 0,
            column: String::new(),
            value: import.file_name.clone(),
            code: "file".to_owned(),
            text: import.failure.clone(),
            fix: None,
        });
        refusal = refusal.or_else(|| Some(import.failure.clone()));
    }
    let totals = totals(&import);
    Ok(Report { import_id: id, state: import.state, rows: import.counts, totals, problems, problem_count, refusal })
}

fn totals(import: &Import) -> Vec<ReportTotal> {
    let mut sums: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for t in &import.totals {
        let sum = sums.entry((&t.kind, &t.currency)).or_default();
        *sum = sum.saturating_add(t.amount_minor);
    }
    // in the order of the ladder
    let place = |code: &str| crate::AmountKind::from_code(code).map_or(usize::MAX, crate::AmountKind::index);
    let mut totals: Vec<ReportTotal> = sums
        .into_iter()
        .map(|((kind, currency), amount_minor)| ReportTotal {
            kind: kind.to_owned(),
            currency: currency.to_owned(),
            amount_minor,
        })
        .collect();
    totals.sort_by_key(|t| place(&t.kind));
    totals
}

/// SHA-256 and size.
async fn hash_of(path: &Path) -> std::io::Result<(String, i64)> {
    let path = path.to_owned();
    tokio::task::spawn_blocking(move || {
        let mut file = std::fs::File::open(path)?;
        let (mut hasher, mut size) = (Sha256::new(), 0_u64);
        let mut buffer = vec![0; 1 << 18];
        loop {
            let n = file.read(&mut buffer)?;
            if n == 0 {
                break;
            }
            hasher.update(&buffer[..n]);
            size += n as u64;
        }
        Ok((crate::problem::hex(&hasher.finalize()), store::small(size)))
    })
    .await
    .map_err(std::io::Error::other)?
}

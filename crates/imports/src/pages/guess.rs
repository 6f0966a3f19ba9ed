//! What a new file probably brings: a saved mapping of the same header, else the kind whose fields fit best.

use super::upload::Arrived;
use crate::kind::ImportKind;
use crate::mapping::{Field, FileSettings, Fit, Mapping, Target, fields, fingerprint, required, suggest};
use crate::problem::FileFault;
use crate::reader::{Detected, Input, Source};
use crate::store;
use base::{Actor, Error, Site};
use std::path::{Path, PathBuf};

/// A mapping to begin with.
#[derive(Debug)]
pub(super) struct Guess {
    pub mapping: Mapping,
    /// Name and version of the saved mapping.
    pub saved: Option<(String, i32)>,
}

/// Reads the head of a file.
pub(super) async fn head(path: PathBuf, settings: FileSettings) -> Result<Result<Detected, FileFault>, Error> {
    Ok(tokio::task::spawn_blocking(move || read_head(&path, &settings)).await?)
}

fn read_head(path: &Path, settings: &FileSettings) -> Result<Detected, FileFault> {
    Ok(Input::open(Source::file(path)?, settings)?.detected)
}

/// The mapping for a file that has just arrived.
pub(super) async fn guess(site: &Site, actor: &Actor, detected: &Detected) -> Result<Guess, Error> {
    if detected.header {
        let print = fingerprint(&detected.headers);
        if let Some(saved) = store::mapping_by_print(&site.db, actor.workspace, &print).await?
            && let Ok(mapping) = Mapping::parse(&saved.text)
            && crate::run::may(actor, mapping.kind)
        {
            return Ok(Guess { mapping, saved: Some((saved.name, saved.version)) });
        }
        // the same columns and some more: the mapping fits, the new ones are said
        for saved in store::mappings(&site.db, actor.workspace).await? {
            if let Ok(mapping) = Mapping::parse(&saved.text)
                && mapping.columns.len() >= 3
                && Fit::of(&mapping, &saved.headers, &detected.headers).is_usable()
                && crate::run::may(actor, mapping.kind)
            {
                return Ok(Guess { mapping, saved: Some((saved.name, saved.version)) });
            }
        }
    }
    let kinds = ImportKind::ALL.into_iter().filter(|k| crate::run::may(actor, *k));
    let best = kinds.map(|k| suggested(k, detected)).max_by_key(|(score, m)| (*score, m.kind == ImportKind::Ledger));
    let mapping = best.map_or_else(|| Mapping::new(ImportKind::Ledger, ""), |(_, m)| m);
    Ok(Guess { mapping, saved: None })
}

/// A suggestion and how well it fits: fields that every row needs count most.
pub(super) fn suggested(kind: ImportKind, detected: &Detected) -> (i64, Mapping) {
    let mut mapping = suggest(kind, detected);
    "erp".clone_into(&mut mapping.source_system);
    let needed = required(kind);
    let filled = needed.iter().filter(|f| mapping.fills(&Target::Field(**f))).count();
    let all = needed.len().max(1);
    let points = mapping.columns.len() + mapping.computed.len();
    let mut score = i64::try_from(points * 10 + filled * 20).unwrap_or(0);
    if filled < all {
        score -= 40 * i64::try_from(all - filled).unwrap_or(0);
    }
    let amounts = mapping.columns.iter().any(|c| matches!(c.to, Target::Amount(_))) || !mapping.computed.is_empty();
    if kind == ImportKind::Ledger && !amounts {
        score -= 30;
    }
    let items = mapping.columns.iter().any(|c| matches!(c.to, Target::Item(_)));
    if kind == ImportKind::Answers && (items || mapping.fills(&Target::Field(Field::Value))) {
        score += 30;
    }
    if mapping.columns.len() > fields(kind).len() {
        score -= 10;
    }
    (score, mapping)
}

impl Arrived {
    /// What stands in the import's row for this file.
    pub(super) async fn guessed(&self, site: &Site, actor: &Actor) -> Result<(Guess, Option<FileFault>), Error> {
        match head(self.path.clone(), FileSettings::default()).await? {
            Ok(detected) => Ok((guess(site, actor, &detected).await?, None)),
            Err(fault) => Ok((Guess { mapping: Mapping::new(ImportKind::Ledger, ""), saved: None }, Some(fault))),
        }
    }
}

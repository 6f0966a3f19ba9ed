//! Files arrive: written piece by piece under a name of ours, hashed on the way, never longer than the firm allows.

use super::at_home;
use crate::model::State;
use crate::run::{remove_file, upload_path};
use crate::store::{self, NewImport};
use crate::texts;
use axum::extract::Multipart;
use base::ids::ImportId;
use base::page::Desk;
use base::{Error, PageResult, Quiet};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use tokio::io::AsyncWriteExt as _;

/// Longest file in MiB where the firm's settings say nothing (`upload_limit_mib`).
pub(crate) const LIMIT_MIB: u64 = 4_096;

/// A file that lies in the data folder.
pub(super) struct Arrived {
    pub id: ImportId,
    pub path: PathBuf,
    pub name: String,
    hash: String,
    size: u64,
}

async fn limit(desk: &Desk) -> Result<u64, Error> {
    let settings = store::settings(desk.db(), desk.actor.workspace).await?;
    Ok(settings["upload_limit_mib"].as_u64().unwrap_or(LIMIT_MIB).clamp(1, 1 << 20) << 20)
}

/// Takes one or several files; leads to the mapping of the only one, or to the list.
pub(super) async fn take(desk: Desk, mut form: Multipart) -> PageResult {
    at_home(&desk)?;
    let t = texts(desk.lang());
    let most = limit(&desk).await?;
    let mut taken = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|e| Error::BadRequest(e.body_text()))? {
        if field.name() != Some("files") || field.file_name().is_none_or(str::is_empty) {
            continue;
        }
        let arrived = write(&desk, field, most).await?;
        taken.push(arrived);
    }
    let mut made = Vec::new();
    for arrived in &taken {
        made.push(keep(&desk, arrived).await?);
    }
    match made.as_slice() {
        [] => Err(Error::Refused(t.upload_nothing())),
        [one] => desk.done(&format!("/data/{one}/mapping"), &t.upload_one(), None),
        several => desk.done("/data", &t.upload_several(several.len().to_string()), None),
    }
}

async fn write(desk: &Desk, mut field: axum::extract::multipart::Field<'_>, most: u64) -> Result<Arrived, Error> {
    let t = texts(desk.lang());
    let id = ImportId::new();
    let name: String = field.file_name().unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let path = upload_path(&desk.site, id);
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await?;
    }
    let mut file = tokio::fs::File::create(&path).await?;
    let (mut hasher, mut size) = (Sha256::new(), 0_u64);
    loop {
        let refusal = match field.chunk().await {
            Ok(None) => break,
            Ok(Some(bytes)) => {
                size += bytes.len() as u64;
                if size <= most {
                    hasher.update(&bytes);
                    match file.write_all(&bytes).await {
                        Ok(()) => continue,
                        Err(e) if e.kind() == std::io::ErrorKind::StorageFull => Error::Refused(t.upload_disk_full()),
                        Err(e) => e.into(),
                    }
                } else {
                    Error::Refused(t.upload_too_big(desk.lang().count(store::small(most >> 20))))
                }
            }
            Err(_) => Error::BadRequest(t.upload_broken()),
        };
        drop(file);
        remove_file(&desk.site, id).await?;
        return Err(refusal);
    }
    file.flush().await?;
    Ok(Arrived { id, path, name, hash: crate::problem::hex(&hasher.finalize()), size })
}

/// A row for the file, with the mapping that probably fits.
async fn keep(desk: &Desk, arrived: &Arrived) -> Result<ImportId, Error> {
    let (guess, fault) = arrived.guessed(&desk.site, &desk.actor).await?;
    let (name, version) = guess.saved.map_or((String::new(), None), |(n, v)| (n, Some(v)));
    let new = NewImport {
        id: arrived.id,
        kind: guess.mapping.kind,
        file_name: arrived.name.clone(),
        file_hash: arrived.hash.clone(),
        file_size: store::small(arrived.size),
        has_file: true,
        mapping_text: guess.mapping.to_toml(),
        mapping_name: name,
        mapping_version: version,
        good_rows: false,
    };
    let mut tx = desk.begin().await?;
    store::insert(&mut tx, new).await?;
    if let Some(fault) = fault {
        store::set_state(&mut tx, arrived.id, State::Failed, &fault.text(desk.lang())).await?;
    }
    tx.commit_quiet(Quiet::Staging).await?;
    Ok(arrived.id)
}

//! Builders for tests of later slices. They write through the same front door as imports do.
use crate::model::{Cost, Identity, NewLine};
use crate::staging::Stager;
use base::db::Event;
use base::ids::ImportId;
use base::{Actor, Site};
#[cfg(feature = "sample")]
use {
    crate::store,
    base::{Db, Quiet},
    std::collections::HashMap,
};

/// Books lines as one import of the source system `erp`, recognised by document and line.
pub async fn book(site: &Site, actor: &Actor, lines: &[NewLine]) -> ImportId {
    let import = ImportId::new();
    let opened = Stager::open(&site.db, actor, site.now(), import, "erp", Identity::DocumentLine).await;
    let mut stager = opened.expect("open");
    stager.push(lines).await.expect("stage");
    stager.finish().await.expect("finish");
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    crate::commit(&mut tx, import).await.expect("commit");
    tx.commit(Event::new("import.booked", "import", import.0)).await.expect("event");
    import
}

/// Writes the lines that an import has staged in one database once more into another, which has the same units: in changes
/// of the same size, by the same statements or, `as_json` on SQLite, by `json_each`. It is the least an import can cost.
/// `writing` is told before (`true`) and after (`false`) each change; reading is not part of it. Returns the number of
/// lines.
#[cfg(feature = "sample")]
pub async fn write_again(from: &Db, to: &Db, actor: &Actor, as_json: bool, mut writing: impl FnMut(bool)) -> i32 {
    let now = jiff::Timestamp::UNIX_EPOCH;
    let ws = actor.workspace;
    let mut tx = to.begin(actor, now).await.expect("begin");
    let no = store::open_import(&mut tx, ImportId::new(), "erp").await.expect("open");
    let mut offerings = HashMap::new();
    for o in store::offerings(from, ws).await.expect("offerings") {
        let id = store::put_offering(&mut tx, &o.code, &o.name, "").await.expect("offering");
        offerings.insert(o.offering_id, id);
    }
    tx.commit_quiet(Quiet::Staging).await.expect("commit");
    let (mut after, portion) = (0, 4_000);
    loop {
        let mut rows = store::lines_of(from, ws, 1, after, portion).await.expect("lines");
        let Some(last) = rows.last() else { return after };
        after = last.line_no;
        for r in &mut rows {
            r.offering = r.offering.map(|o| offerings[&o]);
        }
        writing(true);
        let mut tx = to.begin(actor, now).await.expect("begin");
        let written = if as_json {
            store::insert_lines_as_json(&mut tx, no, &rows).await
        } else {
            store::insert_lines(&mut tx, no, &rows).await
        };
        written.expect("insert");
        tx.commit_quiet(Quiet::Staging).await.expect("commit");
        writing(false);
    }
}

/// Enters costs by hand.
pub async fn costs(site: &Site, actor: &Actor, costs: &[Cost]) {
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    crate::book_costs(&mut tx, None, costs).await.expect("book");
    tx.commit(Event::new("cost.set", "workspace", actor.workspace.0)).await.expect("event");
}

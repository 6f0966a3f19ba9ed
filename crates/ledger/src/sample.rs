//! Builders for tests of later slices. They write through the same front door as imports do.
use crate::model::{Cost, Identity, NewLine};
use crate::staging::Stager;
use base::db::Event;
use base::ids::ImportId;
use base::{Actor, Site};

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

/// Enters costs by hand.
pub async fn costs(site: &Site, actor: &Actor, costs: &[Cost]) {
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    crate::book_costs(&mut tx, None, costs).await.expect("book");
    tx.commit(Event::new("cost.set", "workspace", actor.workspace.0)).await.expect("event");
}

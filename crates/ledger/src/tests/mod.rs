//! The ledger through its front door, on both databases.
mod again;
mod booking;
mod bridge;
mod closing;
mod entries;
mod figures;
mod pages;
mod whole;

use crate::{Identity, NewLine, Staged, Stager, Standing, Summary};
use base::ids::{AccountId, ImportId, UnitId};
use base::{Actor, Day, Event, change};
use testkit::TestDesk;

const UNIT: &str = "INSERT INTO unit (workspace_id, unit_id, account_id, kind, name, name_fold, control, created_at, version, \
     content_version) VALUES ($1, $2, $3, 'legal', $4, $4, TRUE, $5, 1, 1)";

fn day(s: &str) -> Day {
    s.parse().unwrap()
}

/// A unit without account.
async fn unit(d: &TestDesk, actor: &Actor, account: Option<AccountId>, name: &str) -> UnitId {
    let id = UnitId::new();
    let mut tx = d.db().begin(actor, d.now()).await.unwrap();
    let (ws, now, name) = (tx.workspace(), tx.now(), name.to_owned());
    change!(tx, c => sqlx::query(UNIT).bind(ws).bind(id).bind(account).bind(name).bind(now).execute(c).await.map(|_| ())).unwrap();
    tx.commit(Event::new("unit.made", "unit", id.0)).await.unwrap();
    id
}

/// Stages lines under a new import.
async fn stage(d: &TestDesk, mode: Identity, lines: &[NewLine]) -> (ImportId, Staged, Vec<Standing>) {
    let import = ImportId::new();
    let mut s = Stager::open(d.db(), &d.cast.controller, d.now(), import, "erp", mode).await.unwrap();
    let standings = s.push(lines).await.unwrap();
    (import, s.finish().await.unwrap(), standings)
}

async fn commit(d: &TestDesk, import: ImportId) -> Result<Summary, base::Error> {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    let s = crate::commit(&mut tx, import).await?;
    tx.commit(Event::new("import.booked", "import", import.0)).await.unwrap();
    Ok(s)
}

async fn unbook(d: &TestDesk, import: ImportId) -> Result<Summary, base::Error> {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    let s = crate::unbook(&mut tx, import).await?;
    tx.commit(Event::new("import.undone", "import", import.0)).await.unwrap();
    Ok(s)
}

async fn book_again(d: &TestDesk, import: ImportId) -> Result<Summary, base::Error> {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    let s = crate::book_again(&mut tx, import).await?;
    tx.commit(Event::new("import.booked_again", "import", import.0)).await.unwrap();
    Ok(s)
}

pub(crate) async fn book(d: &TestDesk, mode: Identity, lines: &[NewLine]) -> ImportId {
    let (import, ..) = stage(d, mode, lines).await;
    commit(d, import).await.unwrap();
    import
}

/// Everything the roll-up says, for comparing states.
async fn months(d: &TestDesk) -> Vec<crate::store::MonthRow> {
    let mut rows = Vec::new();
    let span = (base::Month(0), base::Month(100_000));
    crate::store::each_month(d.db(), d.cast.workspace, span, |r| rows.push(r)).await.unwrap();
    rows
}

async fn is_proved(d: &TestDesk) {
    assert_eq!(crate::check(d.db(), &d.cast.controller).await.unwrap(), Vec::<String>::new());
}

fn refused(r: Result<Summary, base::Error>) -> String {
    match r {
        Err(base::Error::Refused(s)) => s,
        other => panic!("not refused: {other:?}"),
    }
}

/// Enters costs as the controller does.
pub(crate) async fn costs(d: &TestDesk, costs: &[crate::model::Cost]) -> Result<crate::CostsBooked, base::Error> {
    let mut tx = d.db().begin(&d.cast.controller, d.now()).await.unwrap();
    let booked = crate::book_costs(&mut tx, None, costs).await?;
    tx.commit(Event::new("import.booked", "import", uuid::Uuid::nil())).await.unwrap();
    Ok(booked)
}

pub(crate) fn months_of(from: &str, to: &str) -> base::Period {
    base::Period::months(from.parse().unwrap(), to.parse().unwrap())
}

pub(crate) async fn figures(d: &TestDesk, p: base::Period) -> std::sync::Arc<crate::Figures> {
    crate::figures(&d.site, &d.cast.controller, p, p.before()).await.unwrap()
}

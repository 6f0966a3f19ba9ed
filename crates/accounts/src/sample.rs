//! Builders for tests of this and later slices. They write through the same verbs as people do.
use crate::acts::{self, NewAccount, group::NewUnit};
use crate::model::{Kind, Part, Tier};
use crate::store;
use base::ids::{AccountId, UnitId};
use base::{Actor, Day, Site};

/// The day of all samples.
pub const DAY: &str = "2026-11-23";

fn day() -> Day {
    DAY.parse().expect("a day")
}

/// An account of that key and name with one unit; the ERP number is the key, the source system `erp`.
pub async fn account(site: &Site, actor: &Actor, key: &str, name: &str) -> (AccountId, UnitId) {
    let new = NewAccount {
        key: key.to_owned(),
        name: name.to_owned(),
        kind: Kind::Customer,
        number: Some(("erp".to_owned(), key.to_owned())),
        industry: String::new(),
        lead: None,
    };
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    let (id, event) = acts::create(&mut tx, &new, day()).await.expect("create");
    let unit = store::unit::of_account_in(&mut tx, id).await.expect("units")[0].unit_id;
    tx.commit(event).await.expect("commit");
    (id, unit)
}

/// One more unit of an account, below `parent` with that share in hundredths of a per cent.
pub async fn unit(
    site: &Site,
    actor: &Actor,
    account: AccountId,
    (name, number): (&str, &str),
    parent: Option<(UnitId, i32)>,
) -> UnitId {
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    let version = acts::get(&mut tx, account).await.expect("account").version;
    let new = NewUnit {
        name: name.to_owned(),
        parent: parent.map(|p| p.0),
        ownership_bp: parent.map(|p| p.1),
        control: false,
        number: Some(("erp".to_owned(), number.to_owned())),
    };
    let event = acts::group::add_unit(&mut tx, (account, version), &new).await.expect("add unit");
    let id = UnitId(event.subject.id);
    tx.commit(event).await.expect("commit");
    id
}

/// Puts somebody into the team.
pub async fn team(site: &Site, actor: &Actor, account: AccountId, member: &Actor, part: Part, sees_money: bool) {
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    let member = member.member().expect("a member");
    let event = acts::people::put_in_team(&mut tx, (account, member), (part, sees_money), day()).await.expect("team");
    tx.commit(event).await.expect("commit");
}

/// Sets a tier.
pub async fn tier(site: &Site, actor: &Actor, account: AccountId, tier: Tier) {
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    let event = acts::people::set_tiers(&mut tx, &[account], (Some(tier), "sample"), day()).await.expect("tier");
    tx.commit(event).await.expect("commit");
}

/// A number that waits to be assigned.
pub async fn unassigned(site: &Site, actor: &Actor, number: &str, name: &str) -> UnitId {
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    let unit = store::unit::add_unassigned(&mut tx, "erp", number, name, None).await.expect("unit");
    tx.commit(base::Event::new("import.booked", "unit", unit.0)).await.expect("commit");
    unit
}

/// A unit of the collective account, which is made when there is none.
pub async fn small_customer(site: &Site, actor: &Actor, number: &str, name: &str) -> UnitId {
    let unit = unassigned(site, actor, number, name).await;
    let mut tx = site.db.begin(actor, site.now()).await.expect("begin");
    let event = acts::assign::to_collective(&mut tx, &[unit]).await.expect("collective");
    tx.commit(event).await.expect("commit");
    unit
}

//! `spagat check`: is what is stored what it says? Each fault is a sentence. Keys and references, the audit chain, the
//! sign-in directory, the roll-up against its facts, closed months, migrations.
use crate::store;
use base::Db;

/// All faults found; none is what one hopes for.
pub async fn faults(db: &Db) -> Result<Vec<String>, base::Error> {
    let mut faults = Vec::new();
    let pending = db.pending().await?;
    if !pending.is_empty() {
        faults.push(format!("{} migrations wait: start spagat serve once.", pending.len()));
        return Ok(faults);
    }
    faults.extend(store::sqlite_faults(db).await?);
    faults.extend(store::sign_in_strays(db).await?);
    for firm in identity::firms(db).await? {
        let mut of_firm = audit::verify(db, firm.workspace).await?;
        let actor = base::Actor::console(firm.workspace, firm.firm.clone(), "check");
        of_firm.extend(ledger::check(db, &actor).await?);
        faults.extend(of_firm.into_iter().map(|f| format!("{}: {f}", firm.firm.name)));
    }
    Ok(faults)
}

/// Computes every roll-up anew from its facts.
pub async fn rebuild(db: &Db, now: jiff::Timestamp, user: &str) -> Result<(), base::Error> {
    for row in identity::firms(db).await? {
        let actor = base::Actor::console(row.workspace, row.firm, user);
        ledger::rebuild(db, &actor, now).await?;
    }
    Ok(())
}

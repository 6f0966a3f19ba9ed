//! The runner of background work: looks out for workspaces with due jobs, leases one job at a time, keeps its lease
//! while it runs, and notes how it ended.
use base::job::{self, Job, KINDS};
use base::{Actor, Error, Event, Quiet, Site};
use jiff::SignedDuration;
use std::time::Duration;
use tokio::sync::watch;

const LEASE: SignedDuration = SignedDuration::from_secs(90);
const RENEW: Duration = Duration::from_secs(30);
/// How often to look when nobody woke us.
const LOOK: Duration = Duration::from_secs(5);

/// How often what has ended is swept.
const SWEEP: SignedDuration = SignedDuration::from_hours(24);

/// Runs until told to stop; a job on its way is left to its lease.
pub(crate) async fn run(site: Site, mut stopped: watch::Receiver<bool>) {
    let mut sweep_at = site.now();
    loop {
        let round = async {
            if sweep_at <= site.now() {
                sweep_at = site.now() + SWEEP;
                match identity::sweep(&site).await {
                    Ok(gone) => tracing::debug!(gone, "ended sessions and used links are swept"),
                    Err(e) => tracing::error!(error = format!("{e:#}"), "ended sessions cannot be swept"),
                }
            }
            if let Err(e) = look(&site).await {
                tracing::error!(error = format!("{e:#}"), "background work cannot be read");
            }
            let _ = tokio::time::timeout(LOOK, site.jobs.notified()).await;
        };
        tokio::select! {
            () = round => {}
            _ = stopped.changed() => return,
        }
    }
}

/// Does everything that is due now. Also called by tests and by commands that may not leave work behind.
pub(crate) async fn look(site: &Site) -> Result<(), Error> {
    for workspace in job::waiting(&site.db, site.now()).await? {
        let Some(firm) = crate::store::find_firm(&site.db, workspace).await? else { continue };
        let actor = Actor::system(workspace, firm);
        while let Some(job) = job::claim(&site.db, workspace, site.now(), LEASE).await? {
            work(site, &actor, &job).await?;
        }
    }
    Ok(())
}

async fn work(site: &Site, actor: &Actor, job: &Job) -> Result<(), Error> {
    let ended = match KINDS.iter().find(|k| k.kind == job.kind) {
        None => Err(Error::Refused(format!("no work of the kind {} is known to this program", job.kind))),
        Some(kind) => {
            let mut running = (kind.run)(site, actor.clone(), &job.payload.0);
            loop {
                tokio::select! {
                    ended = &mut running => break ended,
                    () = tokio::time::sleep(RENEW) => job::renew(&site.db, job, site.now() + LEASE).await?,
                }
            }
        }
    };
    let mut tx = site.db.begin(actor, site.now()).await?;
    match ended {
        Ok(()) => {
            job::done(&mut tx, job).await?;
            tx.commit_quiet(Quiet::Job).await?;
        }
        Err(e) => {
            tracing::error!(kind = job.kind, tries = job.tries, error = format!("{e:#}"), "background work failed");
            job::failed(&mut tx, job, &e.to_string()).await?;
            if job.tries == GIVE_NOTICE_AFTER {
                let after = serde_json::json!({ "kind": job.kind, "failure": e.to_string(), "tries": job.tries });
                tx.commit(Event::new("job.failed", "job", job.job_id.0).after(after).plain()).await?;
            } else {
                tx.commit_quiet(Quiet::Job).await?;
            }
        }
    }
    Ok(())
}

/// After so many tries the failure becomes an event that people see.
const GIVE_NOTICE_AFTER: i64 = 3;

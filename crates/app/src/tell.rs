//! What background work reports, in words.
use crate::texts;
use base::Lang;
use base::tell::{EventView, with};

base::teller!("job", |l| texts(l).events_job(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    let failed = || match (e.is("kind"), e.number("tries")) {
        (Some(kind), Some(tries)) => t.event_job_failed_times(tries, kind),
        _ => t.event_job_failed(),
    };
    (e.name == "job.failed").then(|| with(failed(), &e.is("failure").unwrap_or_default()))
}

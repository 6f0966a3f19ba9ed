//! The tab *Timeline*: what was changed at this account, in sentences, newest first.
use crate::l10n::L10nLanguage;
use accounts::{Header, HeaderFacts, Tab};
use askama::Template;
use axum::extract::{Extension, Path, Query};
use base::{Desk, Page, PageResult};
use serde::Deserialize;

/// Where the page goes on.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct From {
    before: Option<i64>,
}

/// One change, ready to be printed.
pub(crate) struct Told {
    pub sentence: String,
    pub meta: String,
    pub undone: bool,
    /// Where a POST takes it back.
    pub undo: Option<String>,
}

/// The changes of one day.
struct DayOf {
    day: String,
    told: Vec<Told>,
}

#[derive(Template)]
#[template(path = "pages/timeline.html")]
struct TimelinePage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    days: Vec<DayOf>,
    more: Option<String>,
}

const PAGE: i64 = 50;

/// The newest changes of an account as sentences.
pub(crate) async fn latest(
    desk: &Desk,
    account: base::ids::AccountId,
    limit: i64,
    before: i64,
) -> Result<Vec<(base::Day, i64, Told)>, base::Error> {
    let moments = audit::timeline(desk.db(), &desk.actor, desk.now(), account, limit, before).await?;
    let l = desk.lang();
    Ok(moments
        .into_iter()
        .map(|m| {
            let told = Told {
                meta: format!("{} · {}", m.by, l.moment(m.at)),
                sentence: m.sentence,
                undone: m.undone,
                undo: m.can_undo.then(|| format!("/undo/{}", m.number)),
            };
            (base::site::today(m.at), m.number, told)
        })
        .collect())
}

/// `GET /accounts/{key}/timeline`.
pub(crate) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(from): Query<From>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    let header = Header::of(&desk, &access, facts.as_deref(), Tab::Timeline).await?;
    let told = latest(&desk, access.account.account_id, PAGE, from.before.unwrap_or(i64::MAX)).await?;
    let full = told.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX);
    let last = told.last().map(|(_, number, _)| *number).filter(|_| full);
    let more = last.map(|n| format!("{}/timeline?before={n}", access.account.href()));
    let mut days: Vec<DayOf> = Vec::new();
    for (day, _, one) in told {
        let day = desk.lang().day(day);
        match days.last_mut().filter(|d| d.day == day) {
            Some(d) => d.told.push(one),
            None => days.push(DayOf { day, told: vec![one] }),
        }
    }
    let t = crate::texts(desk.lang());
    let page = accounts::account_page(&desk, &access, &Tab::Timeline.label(desk.lang()));
    desk.show(&TimelinePage { page, header, t, days, more })
}

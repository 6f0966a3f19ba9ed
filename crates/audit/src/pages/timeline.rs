//! The timeline of an account: what was changed, the newest first.
use crate::l10n::L10nLanguage;
use crate::{Moment, texts, timeline};
use accounts::{Header, HeaderFacts, Tab, account_page};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use base::{Day, Desk, Page, PageResult};
use jiff::tz::TimeZone;
use serde::Deserialize;

/// Moments a page.
const ROWS: usize = 50;

#[derive(Template)]
#[template(path = "pages/timeline.html")]
struct TimelinePage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    days: Vec<DayMoments>,
    newest: String,
    older: String,
}

struct DayMoments {
    day: String,
    moments: Vec<Row>,
}

struct Row {
    moment: Moment,
    /// Who and when.
    meta: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    before: Option<i64>,
}

/// `GET /accounts/{key}/timeline`.
pub(super) async fn show(
    desk: Desk,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    facts: Option<Extension<HeaderFacts>>,
) -> PageResult {
    let (t, access) = (texts(desk.lang()), accounts::open(desk.db(), &desk.actor, &key).await?);
    let (id, href) = (access.account.account_id, access.account.href());
    let limit = i64::try_from(ROWS + 1).unwrap_or(i64::MAX);
    let before = asked.before.unwrap_or(i64::MAX);
    let mut moments = timeline(desk.db(), &desk.actor, desk.now(), id, limit, before).await?;
    let more = moments.len() > ROWS;
    moments.truncate(ROWS);
    let last = moments.last().map_or(0, |m| m.number);
    desk.show(&TimelinePage {
        page: account_page(&desk, &access, &t.timeline()),
        header: Header::of(&desk, &access, facts.as_deref(), Tab::Timeline).await?,
        t,
        newest: if asked.before.is_some() { format!("{href}/timeline") } else { String::new() },
        older: if more { format!("{href}/timeline?before={last}") } else { String::new() },
        days: days(&desk, moments),
    })
}

fn days(desk: &Desk, moments: Vec<Moment>) -> Vec<DayMoments> {
    let mut days: Vec<DayMoments> = Vec::new();
    for moment in moments {
        let at = moment.at.to_zoned(TimeZone::system());
        let day = desk.lang().day_long(Day(at.date()));
        let row = Row { meta: format!("{} · {:02}:{:02}", moment.by, at.hour(), at.minute()), moment };
        match days.last_mut() {
            Some(last) if last.day == day => last.moments.push(row),
            _ => days.push(DayMoments { day, moments: vec![row] }),
        }
    }
    days
}

//! The log of the firm, for head and administrator; for everybody else there is no such page.
use crate::export::{self, Form};
use crate::l10n::L10nLanguage;
use crate::model::{Filter, Stored};
use crate::rules::{self, Change};
use crate::{store, texts};
use askama::Template;
use axum::extract::Query;
use base::page::{Crumb, escape_query};
use base::settings::{Tab, tabs};
use base::tell::TELLERS;
use base::{Day, Desk, Error, Page, PageResult, Place, Right, Ts};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::collections::BTreeMap;

const HERE: &str = "/settings/audit";
/// Rows a page.
const ROWS: i64 = 50;

/// The filter as it stands in the address; what cannot be read is as if it were not there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A member's id, `console` or `system`.
    person: String,
    kind: String,
    /// An account's key; only for readers of all accounts.
    account: String,
    from: String,
    to: String,
    before: String,
}

impl Asked {
    /// The address of a page with this filter.
    fn href(&self, place: &str, before: Option<i64>) -> String {
        let before = before.map(|n| n.to_string()).unwrap_or_default();
        let fields = [
            ("person", &self.person),
            ("kind", &self.kind),
            ("account", &self.account),
            ("from", &self.from),
            ("to", &self.to),
            ("before", &before),
        ];
        let set: Vec<String> = fields
            .into_iter()
            .filter(|(_, v)| !v.is_empty())
            .map(|(name, v)| format!("{name}={}", escape_query(v)))
            .collect();
        if set.is_empty() { place.to_owned() } else { format!("{place}?{}", set.join("&")) }
    }
    fn is_set(&self) -> bool {
        [&self.person, &self.kind, &self.account, &self.from, &self.to].iter().any(|v| !v.is_empty())
    }
}

/// The moment a day begins here.
fn begin(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::system()).ok().map(|z| z.timestamp())
}

/// `None`: the account asked for is not there, so nothing fits.
async fn filter(desk: &Desk, asked: &Asked) -> Result<Option<Filter>, Error> {
    let key = asked.account.trim();
    let account = if key.is_empty() || !desk.actor.sees_all() {
        None
    } else {
        match accounts::find(desk.db(), &desk.actor, key).await {
            Ok(account) => Some(account.account_id),
            Err(Error::NotFound) => return Ok(None),
            Err(e) => return Err(e),
        }
    };
    let day = |text: &str| text.parse::<Date>().ok();
    let named = matches!(asked.person.as_str(), "console" | "system");
    Ok(Some(Filter {
        member: asked.person.parse().ok(),
        who: if named { asked.person.clone() } else { String::new() },
        kind: asked.kind.clone(),
        account,
        from: Ts::of(day(&asked.from).and_then(begin).unwrap_or(FIRST)),
        to: Ts::of(day(&asked.to).and_then(|d| d.tomorrow().ok()).and_then(begin).unwrap_or(LAST)),
        before: asked.before.parse().unwrap_or(i64::MAX),
        limit: ROWS + 1,
    }))
}

/// No event is older or newer than these: both databases hold them.
const FIRST: Timestamp = Timestamp::UNIX_EPOCH;
/// The first second of the year 9000.
const LAST: Timestamp = Timestamp::constant(221_845_392_000, 0);

/// The events of one day.
struct DayRows {
    day: String,
    rows: Vec<Row>,
}

struct Row {
    number: i64,
    time: String,
    by: String,
    sentence: String,
    /// Address and name.
    account: Option<(String, String)>,
    changes: Vec<Change>,
    undone: bool,
    /// Which event it takes back, in words.
    undoes: Option<String>,
    can_undo: bool,
}

/// A choice of a filter.
struct Choice {
    value: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "pages/log.html")]
struct LogPage {
    page: Page,
    t: &'static L10nLanguage,
    tabs: Vec<Tab>,
    asked: Asked,
    people: Vec<Choice>,
    kinds: Vec<Choice>,
    days: Vec<DayRows>,
    values: bool,
    range: String,
    newest: String,
    older: String,
    csv: String,
    json: String,
}

/// `GET /settings/audit`.
pub(super) async fn show(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    if !desk.actor.may(Right::ReadAudit) {
        return Err(Error::NotFound);
    }
    let (t, ws) = (texts(desk.lang()), desk.actor.workspace);
    let mut events = match filter(&desk, &asked).await? {
        Some(f) => store::log(desk.db(), ws, &f).await?,
        None => Vec::new(),
    };
    let more = i64::try_from(events.len()).unwrap_or(0) > ROWS;
    events.truncate(50);
    let last = events.last().map(|e| e.number);
    let range = match (events.first(), last) {
        (Some(first), Some(last)) => t.numbers(first.number, last),
        _ => t.nothing(),
    };
    let mut page = desk.page(Place::Settings, t.audit());
    page.path = vec![
        Crumb { label: base::texts(desk.lang()).nav_settings(), href: Some("/settings".to_owned()) },
        Crumb { label: t.audit(), href: None },
    ];
    let people = people(&desk, &asked).await?;
    desk.show(&LogPage {
        page,
        t,
        tabs: tabs(&desk.actor, HERE),
        people,
        kinds: kinds(&desk, &asked),
        days: days(&desk, events),
        values: desk.actor.sees_all(),
        range,
        newest: if asked.before.is_empty() { String::new() } else { asked.href(HERE, None) },
        older: if more { asked.href(HERE, last) } else { String::new() },
        csv: asked.href("/settings/audit/export.csv", None),
        json: asked.href("/settings/audit/export.json", None),
        asked,
    })
}

async fn people(desk: &Desk, asked: &Asked) -> Result<Vec<Choice>, Error> {
    let t = texts(desk.lang());
    let members = identity::members(desk.db(), desk.actor.workspace).await?;
    let fixed = [(String::new(), t.everybody())];
    let named = members.into_iter().map(|m| (m.id.to_string(), m.name));
    let machines = [("console".to_owned(), t.console()), ("system".to_owned(), t.system())];
    Ok(fixed
        .into_iter()
        .chain(named)
        .chain(machines)
        .map(|(value, label)| Choice { on: value == asked.person, value, label })
        .collect())
}

fn kinds(desk: &Desk, asked: &Asked) -> Vec<Choice> {
    let lang = desk.lang();
    let mut by_label: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for t in TELLERS {
        by_label.entry((t.label)(lang)).or_default().push(t.prefix);
    }
    let mut all: Vec<(String, String)> = by_label
        .into_iter()
        .map(|(label, mut prefixes)| {
            prefixes.sort_unstable();
            (label, prefixes.join(","))
        })
        .collect();
    all.sort_by_cached_key(|(label, _)| base::fold::fold(label));
    let every = Choice { value: String::new(), label: texts(lang).everything(), on: asked.kind.is_empty() };
    let one = |(label, value): (String, String)| Choice { on: value == asked.kind, value, label };
    std::iter::once(every).chain(all.into_iter().map(one)).collect()
}

fn days(desk: &Desk, events: Vec<Stored>) -> Vec<DayRows> {
    let mut days: Vec<DayRows> = Vec::new();
    for e in events {
        let e = e.for_log(&desk.actor);
        let at = e.at.0.to_zoned(TimeZone::system());
        let day = desk.lang().day_long(Day(at.date()));
        let row = Row {
            number: e.number,
            time: format!("{:02}:{:02}", at.hour(), at.minute()),
            sentence: rules::sentence(&e, &desk.actor),
            changes: rules::changes(&e.before_json.0, &e.after_json.0),
            undone: e.undone_by.is_some(),
            undoes: e.undoes.map(|n| texts(desk.lang()).takes_back(n)),
            can_undo: rules::may_undo(&e, &desk.actor, desk.now()).is_ok(),
            account: e.account_key.as_deref().map(account_href).zip(e.account_name),
            by: e.actor_name,
        };
        match days.last_mut() {
            Some(last) if last.day == day => last.rows.push(row),
            _ => days.push(DayRows { day, rows: vec![row] }),
        }
    }
    days
}

/// Where an account is found; its key may hold a stroke.
fn account_href(key: &str) -> String {
    format!("/accounts/{}", escape_query(key).replace('/', "%2F"))
}

/// `GET /settings/audit/export.csv`.
pub(super) async fn csv(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    download(desk, asked, Form::Csv).await
}

/// `GET /settings/audit/export.json`.
pub(super) async fn json(desk: Desk, Query(asked): Query<Asked>) -> PageResult {
    download(desk, asked, Form::Json).await
}

async fn download(desk: Desk, asked: Asked, form: Form) -> PageResult {
    if !desk.actor.may(Right::ReadAudit) {
        return Err(Error::NotFound);
    }
    let filter = filter(&desk, &asked).await?.ok_or(Error::NotFound)?;
    let day = desk.site.today();
    Ok(export::file(desk.site.db, desk.actor, filter, form, day))
}

//! All imports: what is in and how fresh, the zone for new files, each import with its next step.

use super::{at_home, words};
use crate::kind::ImportKind;
use crate::l10n::L10nLanguage;
use crate::model::{Import, State};
use crate::{run, store, texts};
use askama::Template;
use axum::extract::Query;
use base::page::{Crumb, Desk, Page, Place};
use base::{Lang, PageResult};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "list.html", blocks = ["imports"])]
struct ListPage {
    page: Page,
    t: &'static L10nLanguage,
    fresh: Vec<Fresh>,
    lines: Vec<Line>,
    running: bool,
    sentence: String,
    /// How many numbers wait to be assigned; empty for none.
    waiting: String,
    pager: String,
    back_href: String,
    next_href: String,
}

struct Fresh {
    name: String,
    /// Empty where nothing of the kind is booked.
    when: String,
    count: String,
}

/// One import in the list.
pub(super) struct Line {
    pub name: String,
    pub href: String,
    pub kind: String,
    pub by: String,
    pub initials: String,
    pub rows: String,
    pub sum: String,
    pub state: String,
    pub needs: bool,
    pub undo: bool,
    pub again: bool,
    pub open: String,
}

const SHOWN: i64 = 50;

#[derive(Deserialize)]
pub(super) struct Place2 {
    #[serde(default)]
    from: i64,
}

pub(super) async fn show(desk: Desk, Query(at): Query<Place2>) -> PageResult {
    at_home(&desk)?;
    let (l, t) = (desk.lang(), texts(desk.lang()));
    let from = at.from.clamp(0, 1_000_000);
    let imports = store::list(desk.db(), &desk.actor, SHOWN, from).await?;
    let total = store::count(desk.db(), &desk.actor).await?;
    let fresh = fresh(&desk, t).await?;
    let waiting =
        if desk.actor.sees_all() { accounts::store::unit::unassigned_count(desk.db(), &desk.actor).await? } else { 0 };
    let mut page = desk.page(Place::Data, t.data());
    page.path = vec![Crumb { label: t.data(), href: None }];
    let last = from + i64::try_from(imports.len()).unwrap_or(0);
    let to = |n: i64| if n > 0 { format!("/data?from={n}") } else { "/data".to_owned() };
    let list = ListPage {
        running: imports.iter().any(|i| i.state.is_running()),
        sentence: sentence(t, l, &imports),
        lines: imports.iter().map(|i| line(&desk, t, l, i)).collect(),
        fresh,
        waiting: if waiting > 0 { t.numbers_waiting(waiting, l.count(waiting)) } else { String::new() },
        pager: if total > SHOWN {
            t.list_pager(l.count(from + 1), l.count(last), l.count(total))
        } else {
            String::new()
        },
        back_href: if from > 0 { to((from - SHOWN).max(0)) } else { String::new() },
        next_href: if last < total { to(last) } else { String::new() },
        page,
        t,
    };
    if desk.view.wants("imports") {
        return desk.fragment(list.as_imports().render()?);
    }
    desk.show(&list)
}

async fn fresh(desk: &Desk, t: &L10nLanguage) -> Result<Vec<Fresh>, base::Error> {
    let l = desk.lang();
    let booked = store::freshness(desk.db(), desk.actor.workspace).await?;
    let kinds = ImportKind::ALL.into_iter().filter(|k| run::may(&desk.actor, *k));
    Ok(kinds
        .map(|kind| {
            let found = booked.iter().find(|(k, ..)| *k == kind);
            Fresh {
                name: words::kind(t, kind),
                when: found.map(|(_, _, at)| l.moment(at.0)).unwrap_or_default(),
                count: found.map(|(_, n, _)| t.fresh_count(*n, l.count(*n))).unwrap_or_default(),
            }
        })
        .collect())
}

fn sentence(t: &L10nLanguage, l: Lang, imports: &[Import]) -> String {
    let open = imports.iter().filter(|i| i.state.is_open()).count();
    let booked = imports.iter().find(|i| i.state == State::Booked);
    match (open, booked) {
        (0, None) => t.data_empty(),
        (0, Some(i)) => t.data_fresh(i.booked_at.map(|m| l.moment(m.0)).unwrap_or_default()),
        (n, _) => t.data_open(i64::try_from(n).unwrap_or(0), l.count(i64::try_from(n).unwrap_or(0))),
    }
}

/// One import as a line, also below the preview.
pub(super) fn line(desk: &Desk, t: &L10nLanguage, l: Lang, i: &Import) -> Line {
    let may = run::may(&desk.actor, i.kind);
    let sum = i.totals.iter().filter(|t| t.kind == "gross_sales" || t.kind == "invoiced_sales");
    let firm = desk.actor.firm.currency;
    let mut kinds: Vec<&str> = sum.clone().map(|t| t.kind.as_str()).collect();
    kinds.sort_unstable();
    let first = kinds.first().copied().unwrap_or_default().to_owned();
    let amount: i64 = sum.filter(|t| t.kind == first && t.currency == firm.code()).map(|t| t.amount_minor).sum();
    let open = match i.state {
        State::Uploaded => t.action_map(),
        State::Failed if i.has_file => t.action_map(),
        State::Checked if i.has_file => t.action_go_on(),
        s if s.is_running() => t.action_watch(),
        _ => String::new(),
    };
    Line {
        name: if i.file_name.is_empty() { t.no_name() } else { i.file_name.clone() },
        href: format!("/data/{}", i.id),
        kind: words::kind(t, i.kind),
        initials: base::page::initials(&i.by_name),
        by: i.by_name.clone(),
        rows: if i.counts.read == 0 { String::new() } else { words::n(l, i.counts.read) },
        sum: if amount == 0 { String::new() } else { l.money(amount, firm) },
        state: words::state(t, l, i),
        needs: i.state == State::Failed,
        undo: may && i.state == State::Booked,
        again: may && i.state == State::Undone && (i.kind == ImportKind::Ledger || i.has_file),
        open,
    }
}

//! The account's first tab: where it stands and how sure that is, what is missing, both scales over time and what was
//! changed last. The slices hand over their pieces; here they are set side by side.
use super::missing::{Asked, Gap, gaps};
use super::timeline::{Told, latest};
use crate::l10n::L10nLanguage;
use accounts::{Access, Header, HeaderFacts, Tab};
use askama::Template;
use axum::extract::{Extension, Path};
use balance::Eye;
use base::ui::{Scale, Twin};
use base::{Desk, Page, PageResult, Right};
use engine_value::balance::{Sureness, Zone};

/// A figure of the first column.
struct Figure {
    label: String,
    value: String,
    note: String,
    href: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct OverviewPage {
    page: Page,
    header: Header,
    t: &'static L10nLanguage,
    sentence: String,
    doubt: String,
    twin: Option<Twin>,
    figures: Vec<Figure>,
    gaps: Vec<Gap>,
    panel: String,
    told: Vec<Told>,
    href: String,
}

/// `GET /accounts/{key}`.
pub(crate) async fn show(desk: Desk, Path(key): Path<String>, facts: Option<Extension<HeaderFacts>>) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    if accounts::rules::key_fold(&access.account.key) != accounts::rules::key_fold(&key) {
        // An old key leads on.
        return Ok(axum::response::IntoResponse::into_response(axum::response::Redirect::permanent(
            &access.account.href(),
        )));
    }
    let id = access.account.account_id;
    let header = Header::of(&desk, &access, facts.as_deref(), Tab::Overview).await?;
    let eye = balance::look(&desk.site, &desk.actor, None).await?;
    let t = crate::texts(desk.lang());
    let (sentence, doubt) = stands(&desk, &access, &eye);
    let told = latest(&desk, id, 5).await?;
    let asked = asked(&desk, &access, &eye, header.lead.is_some()).await?;
    let page = accounts::account_page(&desk, &access, &Tab::Overview.label(desk.lang()));
    let shown = OverviewPage {
        page,
        t,
        sentence,
        doubt,
        twin: twin(&desk, &access, &eye),
        figures: figures(&desk, &access, facts.as_deref(), &eye),
        gaps: gaps(&desk, &access, &eye, &asked),
        panel: balance::panel(&desk, &access).await?,
        told,
        href: access.account.href(),
        header,
    };
    desk.show(&shown)
}

/// What the middle column needs of other slices.
async fn asked(desk: &Desk, access: &Access, eye: &Eye, has_lead: bool) -> Result<Asked, base::Error> {
    let (id, actor) = (access.account.account_id, &desk.actor);
    let target = ledger::account_target(desk.db(), actor, id, eye.scales.period.to()).await?;
    let imports = actor.may(Right::ImportAll) || actor.may(Right::ImportOwn);
    Ok(Asked {
        has_lead,
        has_target: target.is_some(),
        open_files: if imports { imports::open_files(desk.db(), actor).await? } else { 0 },
    })
}

/// The sentence that a person could say aloud, and the doubt about it.
fn stands(desk: &Desk, access: &Access, eye: &Eye) -> (String, String) {
    let (t, l) = (crate::texts(desk.lang()), desk.lang());
    let weighed = eye.scales.of(access.account.account_id).filter(|_| access.money);
    let Some((w, s)) = weighed.and_then(|w| Some((w, w.standing?))) else {
        return (if access.money { t.stands_unknown() } else { t.stands_hidden() }, String::new());
    };
    let p = s.probability.map(|p| l.probability(p)).unwrap_or_default();
    let sentence = match (s.zone, s.sureness) {
        (Zone::Balanced, Sureness::Clear) => t.balanced_clear(),
        (Zone::Balanced, Sureness::Tentative) => t.balanced_tentative(p),
        (Zone::Balanced, Sureness::Open) => t.balanced_open(),
        (Zone::Squeezed, Sureness::Clear) => t.squeezed_clear(),
        (Zone::Squeezed, Sureness::Tentative) => t.squeezed_tentative(p),
        (Zone::Squeezed, Sureness::Open) => t.squeezed_open(),
        (Zone::Bought, Sureness::Clear) => t.bought_clear(),
        (Zone::Bought, Sureness::Tentative) => t.bought_tentative(p),
        (Zone::Bought, Sureness::Open) => t.bought_open(),
        (Zone::LoseLose, Sureness::Clear) => t.loselose_clear(),
        (Zone::LoseLose, Sureness::Tentative) => t.loselose_tentative(p),
        (Zone::LoseLose, Sureness::Open) => t.loselose_open(),
    };
    let answers = w.index.map_or(0, |i| i.persons);
    let few = s.sureness != Sureness::Clear && answers > 0;
    let count = base::i18n::capital(&l.in_words(answers));
    let doubt = if few { t.few_answers(i64::try_from(answers).unwrap_or(i64::MAX), count) } else { String::new() };
    (sentence, doubt)
}

/// Both scales, when both are known.
fn twin(desk: &Desk, access: &Access, eye: &Eye) -> Option<Twin> {
    let (t, l, targets) = (crate::texts(desk.lang()), desk.lang(), eye.scales.targets);
    let w = eye.scales.of(access.account.account_id).filter(|_| access.money)?;
    let (margin, index) = w.margin.zip(w.index)?;
    let (m, half) = (margin * 100.0, w.margin_se.unwrap_or(0.0) * 1.96 * 100.0);
    let profit = Scale::profit(m, m - half, m + half, targets.margin * 100.0, l.percent(margin, 1)).named(t.profit());
    let (low, high) = (index.interval.low, index.interval.high);
    let satisfaction =
        Scale::satisfaction(index.s, low, high, targets.satisfaction, l.float(index.s, 0)).named(t.satisfaction());
    Some(Twin { profit, satisfaction })
}

fn figures(desk: &Desk, access: &Access, facts: Option<&HeaderFacts>, eye: &Eye) -> Vec<Figure> {
    let (t, l, a) = (crate::texts(desk.lang()), desk.lang(), &access.account);
    let mut figures = Vec::new();
    let Some(w) = eye.scales.of(a.account_id) else { return figures };
    let period = t.until(l.month(eye.scales.period.to().month()));
    let currency = desk.actor.firm.currency;
    if access.money {
        let change = facts.and_then(|f| f.net_revenue_change).map(|c| l.signed(l.percent(c, 1)));
        let note = change.map_or_else(|| period.clone(), |c| format!("{period}, {c}"));
        let href = format!("{}/profit?explain=net", a.href());
        figures.push(Figure {
            label: t.net_revenue(),
            value: l.thousands(w.book.net_revenue, currency),
            note,
            href,
            tone: "",
        });
        if let Some((level, db)) = eye.scales.level.and_then(|level| Some((level, w.book.db[level as usize]?))) {
            let label = accounts::margin_label(accounts::texts(l), level as u8 + 1);
            let note = w.margin.map(|m| t.of_net_revenue(l.percent(m, 1))).unwrap_or_default();
            let href = format!("{}/profit?explain=db{}", a.href(), level as u8 + 1);
            figures.push(Figure { label, value: l.thousands(db, currency), note, href, tone: "profit" });
        }
    }
    if let Some(i) = w.index {
        let asked = eye.scores.of(a.account_id).and_then(|s| s.asked.as_ref());
        let note = asked.map_or_else(String::new, |n| t.answered_of(n.answered.to_string(), n.invited.to_string()));
        let href = format!("{}/satisfaction?explain=index", a.href());
        figures.push(Figure { label: t.satisfaction(), value: l.float(i.s, 0), note, href, tone: "satisfaction" });
    }
    if let Some(nps) = eye.scores.of(a.account_id).and_then(|s| s.nps) {
        let href = format!("{}/satisfaction?explain=nps", a.href());
        let note = t.nps_note(l.float(nps.interval.low, 0), l.float(nps.interval.high, 0));
        figures.push(Figure { label: t.nps(), value: l.float(nps.value, 0), note, href, tone: "satisfaction" });
    }
    figures
}

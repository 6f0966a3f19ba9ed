//! The piece of the account's overview: both scales over eight quarters. `app` sets it beside the other slices' pieces.
use super::words;
use crate::front::{look, quarters};
use crate::l10n::L10nLanguage;
use crate::texts;
use accounts::Access;
use askama::Template;
use base::ui::Spark;
use base::{Desk, Error};

#[derive(Template)]
#[template(path = "pages/panel.html")]
struct PanelPart {
    t: &'static L10nLanguage,
    href: String,
    profit: Option<(Spark, String, String)>,
    satisfaction: Option<(Spark, String, String)>,
    first: String,
    last: String,
    missing: String,
}

/// Both scales of an account over eight quarters, as HTML for the overview: a sheet of its own.
pub async fn panel(desk: &Desk, access: &Access) -> Result<String, Error> {
    let l = desk.lang();
    let t = texts(l);
    let id = access.account.account_id;
    let eye = look(&desk.site, &desk.actor, None).await?;
    let weighed = eye.scales.of(id).filter(|_| access.money);
    let quarters = quarters(&desk.site, &desk.actor, id, eye.scales.period).await?;
    let targets = eye.scales.targets;
    let margins: Vec<Option<f64>> =
        quarters.iter().map(|q| q.margin.filter(|_| access.money).map(|m| m * 100.0)).collect();
    let indices: Vec<Option<f64>> = quarters.iter().map(|q| q.index.map(|i| i.s)).collect();
    let band = quarters.iter().map(|q| q.index.map(|i| (i.interval.low, i.interval.high))).collect();
    let last = |values: &[Option<f64>]| values.iter().rev().flatten().next().copied();
    let profit = last(&margins).map(|m| {
        let goal_text = l.percent(targets.margin, 0);
        let spark = Spark { values: margins.clone(), band: Vec::new(), goal: Some(targets.margin * 100.0), goal_text };
        let text = l.percent(m / 100.0, 1);
        (spark, t.spark_profit(&text), text)
    });
    let satisfaction = last(&indices).map(|s| {
        let goal_text = l.float(targets.satisfaction, 0);
        let spark = Spark { values: indices.clone(), band, goal: Some(targets.satisfaction), goal_text };
        let text = l.float(s, 0);
        (spark, t.spark_satisfaction(&text), text)
    });
    let missing = weighed.map(|w| words::missing(t, &w.missing)).unwrap_or_default();
    let part = PanelPart {
        t,
        href: format!("{}/balance", access.account.href()),
        profit,
        satisfaction,
        first: quarters.first().map(|q| l.month(q.last)).unwrap_or_default(),
        last: quarters.last().map(|q| l.month(q.last)).unwrap_or_default(),
        missing,
    };
    Ok(part.render()?)
}

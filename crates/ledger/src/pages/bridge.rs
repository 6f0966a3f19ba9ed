//! Why net revenue changed: the chart, its table, and the portfolio's which is made by a job.
use super::whole::{Whole, WholeQuery};
use super::words;
use crate::figures::{self, Figures, Of, Portfolio};
use crate::rules::bridge::BridgeOf;
use crate::texts;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use base::page::Desk;
use base::ui::chart::{BridgeChart, BridgeStep};
use base::{Error, Lang, PageResult};
use engine_value::contribution::Line;

/// The bridge of net revenue.
pub(crate) struct BridgeView {
    pub json: String,
    pub sentence: String,
    pub label: String,
    pub rows: Vec<(String, String)>,
}

impl BridgeView {
    pub(crate) fn of(lang: Lang, figures: &Figures, BridgeOf { bridge, sum }: &BridgeOf) -> Result<Self, Error> {
        let (t, currency) = (texts(lang), figures.currency);
        let steps = [
            (t.bridge_volume(), bridge.volume),
            (t.bridge_mix(), bridge.mix),
            (t.bridge_price(), bridge.price),
            (t.bridge_new_dropped(), bridge.new + bridge.dropped),
            (t.bridge_without_offering(), bridge.without_offering),
            (t.bridge_currency(), bridge.currency),
            (t.bridge_deductions(), bridge.deductions),
        ];
        let steps: Vec<(String, i64)> = steps.into_iter().filter(|(_, x)| *x != 0).collect();
        #[allow(clippy::cast_precision_loss, reason = "a drawing")]
        let step = |label: &str, x: i64, total: bool| BridgeStep {
            label: label.to_owned(),
            amount: x as f64,
            text: lang.signed(lang.thousands(x, currency)),
            total,
        };
        let name = words::line(lang, &figures.wording, Line::NetRevenue);
        let mut drawn: Vec<BridgeStep> = steps.iter().map(|(l, x)| step(l, *x, false)).collect();
        drawn.push(step(&name, *sum, true));
        let label = drawn.iter().map(|s| format!("{} {}", s.label, s.text)).collect::<Vec<_>>().join(", ");
        let mut rows: Vec<(String, String)> =
            steps.iter().map(|(l, x)| (l.clone(), lang.signed(lang.money(*x, currency)))).collect();
        rows.push((name, lang.signed(lang.money(*sum, currency))));
        let json = BridgeChart { steps: drawn }.json()?;
        Ok(Self { json, sentence: t.bridge_sum(lang.signed(lang.money(*sum, currency))), label, rows })
    }
}

/// The bridge of the portfolio or a group, as far as it is there.
pub(crate) enum WholeBridge {
    There(BridgeView),
    /// Asked for; the page looks again.
    Coming,
    /// To be asked for at this address.
    NotAsked(String),
    /// A sentence that says why there is none.
    None(String),
}

impl WholeBridge {
    pub(crate) async fn of(desk: &Desk, w: &Whole, address: &str) -> Result<Self, Error> {
        let (lang, t, f) = (desk.lang(), texts(desk.lang()), &w.figures);
        if w.has_nothing_to_compare() {
            return Ok(Self::None(t.no_bridge()));
        }
        let found = match &w.group {
            Some(top) => {
                figures::bridge_of(&desk.site, &desk.actor, f, Of::Group(top.account_id), (&w.before, &w.ladder))
                    .await?
            }
            None if w.own => return Ok(Self::None(t.no_bridge_of_own())),
            None => match figures::portfolio(&desk.site, &desk.actor, f.period, f.before).await? {
                Portfolio::There(said) => said.0,
                Portfolio::Coming => return Ok(Self::Coming),
                Portfolio::NotAsked => {
                    return Ok(Self::NotAsked(address.replacen("/contribution", "/contribution/bridge", 1)));
                }
            },
        };
        match found {
            Some(b) => Ok(Self::There(BridgeView::of(lang, f, &b)?)),
            None => Ok(Self::None(t.no_bridge_unknown())),
        }
    }
}

/// `POST /portfolio/contribution/bridge`: asks for the portfolio's bridge.
pub(crate) async fn ask(desk: Desk, Query(q): Query<WholeQuery>) -> PageResult {
    let w = Whole::of(&desk, &q).await?;
    if w.own || w.group.is_some() {
        return Err(Error::NotFound);
    }
    figures::ask(&desk.site, &desk.actor, w.figures.period, w.figures.before).await?;
    let page = format!("/portfolio/contribution?{}", w.chosen.query());
    Ok(Redirect::to(&page).into_response())
}

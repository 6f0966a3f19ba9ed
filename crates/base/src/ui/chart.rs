//! What the islands draw: a page fills one of these, hands `chart.json()?` to the macro `ui::chart`, and stands the same
//! figures beneath as a table. Field names and meanings are shared with `web/src/charts`. Words come ready-made.

use crate::{Error, Lang};
use serde::Serialize;

/// One word per zone.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Zones {
    /// Both targets met.
    pub balanced: String,
    /// Profit at the expense of satisfaction.
    pub squeezed: String,
    /// Satisfaction at the expense of profit.
    pub bought: String,
    /// Neither.
    pub lose_lose: String,
}

/// The words on the map and on one account's trace.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapWords {
    /// Names of the zones.
    #[serde(flatten)]
    pub zones: Zones,
    /// Title of the x axis: "Profit: DB III in % vom Nettoerlös".
    pub x_name: String,
    /// Title of the y axis: "Zufriedenheit, 0 bis 100".
    pub y_name: String,
    /// "Ziel"; the number is put behind it.
    pub goal: String,
    /// See [`locale`].
    pub locale: &'static str,
    /// "DB III", in the tip.
    pub tip_profit: String,
    /// "Zufriedenheit", in the tip.
    pub tip_satisfaction: String,
}

/// Where an account stood before.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Before {
    /// Margin in per cent.
    pub margin: f64,
    /// Index S, 0 to 100.
    pub satisfaction: f64,
}

/// One dot.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapAccount {
    /// The account's key; `MapData::selected` names one of them.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Net revenue in thousands: the area of the dot.
    pub revenue_k: f64,
    /// Margin in per cent of net revenue.
    pub margin: f64,
    /// Its standard error in points; 0 when unknown (no whisker, no tint).
    pub margin_se: f64,
    /// Index S, 0 to 100.
    pub satisfaction: f64,
    /// Its standard deviation.
    pub satisfaction_sd: f64,
    /// One quarter ago: the arrow begins there.
    pub before: Option<Before>,
    /// `clear`, `tentative` or `open`: full dot, ring, dashed ring.
    pub sureness: &'static str,
    /// Blue above +15, amber below −15.
    pub tilt: f64,
    /// Page of the account.
    pub href: String,
    /// Address whose answer, for `HX-Target …#card`, fills the side card: `/portfolio?account=KEY`.
    pub card: String,
    /// Left out by a filter: drawn faintly, without a name.
    pub dim: bool,
}

/// The dots, targets and ends of the axes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapData {
    /// In the order of the side list.
    pub accounts: Vec<MapAccount>,
    /// The chosen account: whiskers and the name in bold.
    pub selected: Option<String>,
    /// m* in per cent.
    pub goal_margin: f64,
    /// s*.
    pub goal_satisfaction: f64,
    /// Ends of the x axis; a dot beyond stands at the edge.
    pub x: [f64; 2],
    /// Ends of the y axis.
    pub y: [f64; 2],
    /// Under each zone's name: "7 Kunden · 32 % des Erlöses".
    pub counts: Zones,
}

/// `data-island="map"`.
#[derive(Debug, Clone, Serialize)]
pub struct MapChart {
    /// What is drawn.
    pub data: MapData,
    /// In which words.
    pub words: MapWords,
    /// Where the side card is, `#card` unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<&'static str>,
}

/// One quarter of a trace; the last one is today.
#[derive(Debug, Clone, Serialize)]
pub struct TraceStep {
    /// "Q1 25".
    pub label: String,
    /// Margin in per cent.
    pub margin: f64,
    /// Index S.
    pub satisfaction: f64,
}

/// One account with its doubt and its way.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TraceData {
    /// The word beside the dot: "heute".
    pub name: String,
    /// Margin in per cent.
    pub margin: f64,
    /// Its standard error.
    pub margin_se: f64,
    /// Index S.
    pub satisfaction: f64,
    /// Its standard deviation.
    pub satisfaction_sd: f64,
    /// The tilt.
    pub tilt: f64,
    /// `clear`, `tentative` or `open`.
    pub sureness: &'static str,
    /// Up to eight quarters, oldest first.
    pub trace: Vec<TraceStep>,
    /// m* in per cent.
    pub goal_margin: f64,
    /// s*.
    pub goal_satisfaction: f64,
    /// Ends of the x axis.
    pub x: [f64; 2],
    /// Ends of the y axis.
    pub y: [f64; 2],
    /// Under each zone's name: "55 % wahrscheinlich".
    pub chances: Zones,
}

/// `data-island="trace"`.
#[derive(Debug, Clone, Serialize)]
pub struct TraceChart {
    /// What is drawn.
    pub data: TraceData,
    /// In which words.
    pub words: MapWords,
}

/// One step of a bridge.
#[derive(Debug, Clone, Serialize)]
pub struct BridgeStep {
    /// "Menge".
    pub label: String,
    /// The change, in any unit that is the same for all steps.
    pub amount: f64,
    /// The change in words: "−39 T€".
    pub text: String,
    /// The sum, drawn from zero.
    pub total: bool,
}

/// `data-island="bridge"`: why a value changed.
#[derive(Debug, Clone, Serialize)]
pub struct BridgeChart {
    /// From top to bottom, the sum last.
    pub steps: Vec<BridgeStep>,
}

/// A named point on the whale curve.
#[derive(Debug, Clone, Serialize)]
pub struct WhaleMark {
    /// After how many customers.
    pub at: usize,
    /// "fünf Kunden 53 %".
    pub words: String,
}

/// The words on the whale curve.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WhaleWords {
    /// See [`locale`].
    pub locale: &'static str,
    /// "Gipfel 120 % nach 93 Kunden".
    pub peak: String,
    /// "148 Kunden = 100 %".
    pub end: String,
    /// "20 % gehen verloren"; empty when nothing is lost.
    pub erosion: String,
    /// "Zahl der Kunden", on the large curve.
    pub x_name: String,
    /// What stands there when the sum is not positive.
    pub no_total: String,
    /// Named points, on the large curve.
    pub more: Vec<WhaleMark>,
}

/// `data-island="whale"`.
#[derive(Debug, Clone, Serialize)]
pub struct WhaleChart {
    /// Results per customer in any order and unit.
    pub results: Vec<f64>,
    /// In which words.
    pub words: WhaleWords,
}

/// One wave.
#[derive(Debug, Clone, Serialize)]
pub struct Wave {
    /// "Nov 2026".
    pub label: String,
    /// Index S.
    pub s: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// "4 von 5".
    pub heads: String,
}

/// The words under the waves.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WaveWords {
    /// See [`locale`].
    pub locale: &'static str,
    /// "Ziel".
    pub goal: String,
    /// "antworten", behind the heads where there is room.
    pub answered: String,
}

/// `data-island="waves"`.
#[derive(Debug, Clone, Serialize)]
pub struct WavesChart {
    /// Oldest first.
    pub waves: Vec<Wave>,
    /// s*.
    pub goal: f64,
    /// In which words.
    pub words: WaveWords,
}

/// How the browser writes the numbers on the axes.
#[must_use]
pub fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "de-DE",
        Lang::En => "en-GB",
    }
}

macro_rules! island {
    ($($chart:ty),*) => {$(
        impl $chart {
            /// The text for the macro `ui::chart`.
            pub fn json(&self) -> Result<String, Error> {
                crate::page::island_json(self)
            }
        }
    )*};
}
island!(MapChart, TraceChart, BridgeChart, WhaleChart, WavesChart);

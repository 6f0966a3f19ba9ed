//! Small drawings and words that several pages share.
use crate::l10n::L10nLanguage;
use crate::model::{DriverScore, Nps};
use crate::texts;
use base::Lang;
use base::ui::Scale;
use engine_value::satisfaction::{Index, Interval};

/// "52 bis 83".
pub(super) fn range(l: Lang, i: Interval) -> String {
    texts(l).range(l.float(i.low, 0), l.float(i.high, 0))
}

/// "30 bis 95 %".
pub(super) fn share_range(l: Lang, i: Interval) -> String {
    texts(l).range(l.float(i.low * 100.0, 0), l.percent(i.high, 0))
}

/// "+20", "−100".
pub(super) fn points(l: Lang, value: f64) -> String {
    l.signed(l.float(value, 0))
}

/// An index on its ruler.
pub(super) fn ruler(l: Lang, index: &Index, target: f64) -> Scale {
    Scale::satisfaction(index.s, index.interval.low, index.interval.high, target, l.float(index.s, 0))
        .ranged(range(l, index.interval))
}

/// The ruler of the NPS with both doubts: area = silence, line = 95 %.
pub(super) struct NpsRuler {
    pub(super) label: String,
    pub(super) dot: String,
    pub(super) area_x: String,
    pub(super) area_w: String,
    pub(super) whisker: String,
    pub(super) bounds: String,
}

impl NpsRuler {
    pub(super) fn of(l: Lang, nps: &Nps) -> Self {
        let t = texts(l);
        let x = |v: f64| 6.0 + (v.clamp(-100.0, 100.0) + 100.0) / 200.0 * 288.0;
        let px = |v: f64| format!("{v:.1}");
        let spoken = |i: Interval| t.range(points(l, i.low), points(l, i.high));
        let area = nps.bounds.unwrap_or(Interval { low: nps.value, high: nps.value });
        let (from, to) = (px(x(nps.interval.low)), px(x(nps.interval.high)));
        let bounds = nps.bounds.map(spoken).unwrap_or_default();
        let silence = if bounds.is_empty() { t.unknown() } else { bounds.clone() };
        Self {
            label: t.nps_ruler(points(l, nps.value), silence, spoken(nps.interval)),
            dot: px(x(nps.value)),
            area_x: px(x(area.low)),
            area_w: px(x(area.high) - x(area.low)),
            whisker: format!("M{from} 20v12M{to} 20v12M{from} 26H{to}"),
            bounds,
        }
    }
}

/// One line of the drivers.
pub(super) struct DriverLine {
    pub(super) name: String,
    pub(super) answers: String,
    pub(super) value: String,
    pub(super) range: String,
    pub(super) ask: String,
    pub(super) band_x: String,
    pub(super) band_w: String,
    pub(super) dot_x: String,
    pub(super) firm_x: String,
}

impl DriverLine {
    pub(super) fn of(l: Lang, name: String, d: &DriverScore) -> Self {
        let x = |v: f64| v.clamp(0.0, 100.0) * 2.0;
        let px = |v: f64| format!("{v:.1}");
        Self {
            name,
            answers: answers(texts(l), d.index.persons),
            value: l.float(d.index.s, 0),
            range: range(l, d.index.interval),
            ask: format!("?explain=driver-{}", d.code),
            band_x: px(x(d.index.interval.low)),
            band_w: px(x(d.index.interval.high) - x(d.index.interval.low)),
            dot_x: px((x(d.index.s) - 2.0).max(0.0)),
            firm_x: px(x(d.firm.s0)),
        }
    }
}

/// "3 Antworten".
pub(super) fn answers(t: &L10nLanguage, n: usize) -> String {
    t.answers(i64::try_from(n).unwrap_or(i64::MAX))
}

/// "4 von 5".
pub(super) fn of(l: Lang, part: usize, whole: usize) -> String {
    let n = |x: usize| l.count(i64::try_from(x).unwrap_or(i64::MAX));
    texts(l).of(n(part), n(whole))
}

/// A sentence around one highlighted value: what stands before and after it.
pub(super) fn around(sentence: &str) -> (String, String) {
    sentence.split_once('\u{1}').map_or_else(|| (sentence.to_owned(), String::new()), |(a, b)| (a.into(), b.into()))
}

/// How an answer came, in words.
pub(super) fn channel(t: &L10nLanguage, word: &str) -> String {
    match word {
        "talk" => t.channel_talk(),
        "telephone" => t.channel_telephone(),
        "link" => t.channel_link(),
        "mail" => t.channel_mail(),
        "file" => t.channel_file(),
        _ => t.channel_other(),
    }
}

/// The ways an answer can come by hand.
pub(super) const CHANNELS: [&str; 5] = ["talk", "telephone", "link", "mail", "other"];

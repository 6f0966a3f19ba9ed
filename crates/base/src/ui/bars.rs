//! Drawings made of bars that stand in a table or above one: the ladder, the strip of shares, the rulers of answers.

use super::px;

/// One row of the ladder, in the order of the table beside it.
#[derive(Debug, Clone, Default)]
pub struct LadderRow {
    /// Amount in any unit that is the same for all rows; deductions positive; `None`: unknown, no bar.
    pub amount: Option<f64>,
    /// A sum (net revenue, DB I …) rather than a deduction.
    pub level: bool,
    /// A sum that wears the colour of profit (DB I, II, III).
    pub strong: bool,
    /// The amount in words, such as "4.239 T€" or "−503 T€".
    pub text: String,
}

/// A row's bar, 228 wide and 31 high like the row; made by [`ladder`], printed by `ui::ladder_bar`.
#[derive(Debug, Clone, Default)]
pub struct LadderBar {
    /// `level`, `strong`, `loss`, `cut`; empty: no bar.
    pub kind: &'static str,
    /// Left end.
    pub x: String,
    /// Width.
    pub w: String,
    /// Where the words begin.
    pub text_x: String,
    /// The amount in words.
    pub text: String,
    /// The line from the row above, if one comes.
    pub above: String,
    /// The line to the row below, if one goes.
    pub below: String,
    /// The zero line, drawn when something falls below zero.
    pub zero: String,
}

/// Width of a ladder bar's drawing, and what is left free at its sides.
const LADDER: (f64, f64, f64) = (228.0, 12.0, 68.0);

/// The bars of a ladder: sums start at zero, a deduction hangs where the sum above it ends, a loss is hollow.
#[must_use]
pub fn ladder(rows: &[LadderRow]) -> Vec<LadderBar> {
    let (width, left, right) = LADDER;
    let mut reached = vec![0.0_f64];
    let mut level = None;
    for r in rows {
        level = after(level, r);
        reached.extend(level);
    }
    let low = reached.iter().copied().fold(0.0, f64::min);
    let high = reached.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let at = |v: f64| left + (v - low) / (high - low) * (width - left - right);
    let zero = if low < 0.0 { px(at(0.0)) } else { String::new() };
    let mut level = None;
    let mut above = String::new();
    let mut out = Vec::with_capacity(rows.len());
    for (i, r) in rows.iter().enumerate() {
        let from = if r.level { Some(0.0) } else { level };
        level = after(level, r);
        let last = i + 1 == rows.len();
        let below = level.filter(|_| !last).map(|l| px(at(l))).unwrap_or_default();
        out.push(match (from, level) {
            (Some(from), Some(to)) => {
                let kind = match (r.level, r.strong) {
                    (true, _) if to < 0.0 => "loss",
                    (true, true) => "strong",
                    (true, false) => "level",
                    (false, _) => "cut",
                };
                LadderBar {
                    kind,
                    x: px(at(from.min(to))),
                    w: px((at(from) - at(to)).abs().max(1.5)),
                    text_x: px(at(from.max(to)) + 7.0),
                    text: r.text.clone(),
                    above,
                    below: below.clone(),
                    zero: zero.clone(),
                }
            }
            _ => LadderBar { zero: zero.clone(), ..LadderBar::default() },
        });
        above = below;
    }
    out
}

/// The sum reached after a row; unknown from an unknown row on, until the next sum that is known.
fn after(level: Option<f64>, r: &LadderRow) -> Option<f64> {
    if r.level { r.amount } else { Some(level? - r.amount?) }
}

/// A strip of shares from the largest to the smallest, cut into single accounts and the rest.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// x, width and opacity of each part, in a box 1000 wide.
    pub parts: Vec<(String, String, String)>,
    /// Where marks stand (class limits).
    pub marks: Vec<String>,
    /// Where the rest begins.
    pub rest: String,
    /// How wide the rest is.
    pub rest_w: String,
}

/// The strip: `shares` (0 to 1, largest first) one by one, whatever is left up to 1 as the rest; `limits` such as 0.8 and 0.95.
#[must_use]
pub fn strip(shares: &[f64], limits: &[f64]) -> Strip {
    let count = shares.len().max(1);
    let mut x = 0.0_f64;
    let mut parts = Vec::with_capacity(shares.len());
    for (i, s) in shares.iter().enumerate() {
        let w = (s * 1000.0).clamp(0.0, 1000.0 - x);
        #[expect(clippy::cast_precision_loss, reason = "an index of a short list, used for a shade")]
        let shade = 1.0 - 0.63 * i as f64 / count as f64;
        parts.push((format!("{x:.2}"), format!("{:.2}", (w - 1.4).max(w * 0.6)), format!("{shade:.2}")));
        x += w;
    }
    let marks = limits.iter().map(|l| format!("{:.1}", l.clamp(0.0, 1.0) * 1000.0)).collect();
    Strip { parts, marks, rest: format!("{x:.2}"), rest_w: format!("{:.2}", (1000.0 - x).max(0.0)) }
}

/// The recommendation score on a ruler from −100 to 100 with its two doubts; printed by `ui::nps`.
#[derive(Debug, Clone, Default)]
pub struct Nps {
    /// The score, −100 to 100.
    pub value: f64,
    /// How far the silent could pull it: the area.
    pub silence: Option<(f64, f64)>,
    /// The 95 % interval: the line.
    pub interval: Option<(f64, f64)>,
    /// The area in words: "−20 bis +20".
    pub text: String,
    /// What a reader hears.
    pub label: String,
}

impl Nps {
    fn at(v: f64) -> f64 {
        6.0 + (v.clamp(-100.0, 100.0) + 100.0) / 200.0 * 288.0
    }

    /// Where the score stands.
    #[must_use]
    pub fn x(&self) -> String {
        px(Self::at(self.value))
    }

    /// Left end and width of the area.
    #[must_use]
    pub fn area(&self) -> Option<(String, String)> {
        self.silence.map(|(l, h)| (px(Self::at(l)), px((Self::at(h) - Self::at(l)).max(1.0))))
    }

    /// Path of the line with its two ends.
    #[must_use]
    pub fn whisker(&self) -> String {
        self.interval.map_or_else(String::new, |(l, h)| {
            let (l, h) = (px(Self::at(l)), px(Self::at(h)));
            format!("M{l} 20v12M{h} 20v12M{l} 26H{h}")
        })
    }
}

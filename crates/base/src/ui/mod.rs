//! Small drawings that stand in a page as SVG: the numbers behind the two scales, a ruler and a sparkline.
//!
//! A page hands over plain numbers and ready-made words; the macros of `ui.html` ask for coordinates. Everything is
//! clamped to the ruler, so a value outside never leaves its drawing. Coordinates are rounded to a tenth of a pixel.

use std::fmt::Write as _;

pub mod bars;
pub mod chart;

#[cfg(test)]
mod tests;

/// One scale: a value with its 95 % interval and target on a ruler from `from` to `to`.
#[derive(Debug, Clone, Default)]
pub struct Scale {
    /// Name printed beside or above the ruler.
    pub name: String,
    /// The value, formatted with its unit.
    pub text: String,
    /// The interval in words, for example "52 bis 83"; empty when none is known.
    pub range_text: String,
    /// The target in words, for example "Ziel 70"; printed on the large scale only.
    pub goal_text: String,
    /// Words at the left end of the large scale.
    pub low_text: String,
    /// Words at the right end of the large scale.
    pub high_text: String,
    /// The value.
    pub value: f64,
    /// Lower bound of the 95 % interval; equal to the value when none is known.
    pub low: f64,
    /// Upper bound of the 95 % interval.
    pub high: f64,
    /// The target.
    pub goal: f64,
    /// Left end of the ruler.
    pub from: f64,
    /// Right end of the ruler.
    pub to: f64,
}

impl Scale {
    /// Profit in per cent: the ruler runs from −8 to 40.
    #[must_use]
    pub fn profit(value: f64, low: f64, high: f64, goal: f64, text: impl Into<String>) -> Self {
        Self { value, low, high, goal, text: text.into(), from: -8.0, to: 40.0, ..Self::default() }
    }

    /// Satisfaction, 0 to 100: the ruler runs from 30 to 100, where nearly all firms' customers are.
    #[must_use]
    pub fn satisfaction(value: f64, low: f64, high: f64, goal: f64, text: impl Into<String>) -> Self {
        Self { value, low, high, goal, text: text.into(), from: 30.0, to: 100.0, ..Self::default() }
    }

    /// The same scale with a name beside it.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The same scale with its interval in words.
    #[must_use]
    pub fn ranged(mut self, range: impl Into<String>) -> Self {
        self.range_text = range.into();
        self
    }

    /// The same scale with words under its ends and its target.
    #[must_use]
    pub fn marked(mut self, low: impl Into<String>, goal: impl Into<String>, high: impl Into<String>) -> Self {
        self.low_text = low.into();
        self.goal_text = goal.into();
        self.high_text = high.into();
        self
    }

    fn part(&self, v: f64) -> f64 {
        let span = self.to - self.from;
        if span <= 0.0 || !v.is_finite() {
            return 0.0;
        }
        ((v - self.from) / span).clamp(0.0, 1.0)
    }

    /// Where the band begins on a ruler that starts at `x` and is `w` wide.
    #[must_use]
    pub fn band_x(&self, x: f64, w: f64) -> String {
        px(x + self.part(self.low.min(self.high)) * w)
    }

    /// How wide the band is on a ruler `w` wide.
    #[must_use]
    pub fn band_w(&self, w: f64) -> String {
        px((self.part(self.high.max(self.low)) - self.part(self.low.min(self.high))) * w)
    }

    /// Where the target stands.
    #[must_use]
    pub fn goal_x(&self, x: f64, w: f64) -> String {
        px(x + self.part(self.goal) * w)
    }

    /// Where the value stands.
    #[must_use]
    pub fn dot_x(&self, x: f64, w: f64) -> String {
        px(x + self.part(self.value) * w)
    }
}

/// The twin scale: profit above satisfaction, never one without the other, never added up.
#[derive(Debug, Clone, Default)]
pub struct Twin {
    /// Ours.
    pub profit: Scale,
    /// Theirs.
    pub satisfaction: Scale,
}

impl Twin {
    /// What a reader hears: both names and values.
    #[must_use]
    pub fn label(&self) -> String {
        let one = |s: &Scale| match s.range_text.as_str() {
            "" => format!("{} {}", s.name, s.text),
            range => format!("{} {} ({range})", s.name, s.text),
        };
        format!("{}, {}", one(&self.profit), one(&self.satisfaction))
    }
}

/// A line over time: values from old to new, an optional band and a dotted target.
#[derive(Debug, Clone, Default)]
pub struct Spark {
    /// Values from old to new; a gap is `None` and is skipped, never drawn as zero.
    pub values: Vec<Option<f64>>,
    /// Lower and upper bound for each value; empty when no band is drawn.
    pub band: Vec<Option<(f64, f64)>>,
    /// The target, if one is drawn.
    pub goal: Option<f64>,
    /// The target in words, at the left; empty: no target line.
    pub goal_text: String,
}

impl Spark {
    fn span(&self) -> (f64, f64) {
        let all = self.values.iter().flatten().copied();
        let all = all.chain(self.band.iter().flatten().flat_map(|b| [b.0, b.1])).chain(self.goal);
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        if !low.is_finite() || !high.is_finite() {
            (0.0, 1.0)
        } else if high - low < 1e-9 {
            (low - 1.0, high + 1.0)
        } else {
            (low, high)
        }
    }

    fn y(&self, v: f64, top: f64, h: f64) -> f64 {
        let (low, high) = self.span();
        top + (1.0 - (v - low) / (high - low)) * h
    }

    #[expect(clippy::cast_precision_loss, reason = "an index of a short series, used for a pixel")]
    fn x(&self, i: usize, x: f64, w: f64) -> f64 {
        x + w * i as f64 / self.values.len().saturating_sub(1).max(1) as f64
    }

    fn last(&self) -> f64 {
        self.values.iter().rev().flatten().next().copied().unwrap_or_default()
    }

    /// Is there a band to draw?
    #[must_use]
    pub fn has_band(&self) -> bool {
        self.band.iter().flatten().count() > 1
    }

    /// Points of the line inside a box.
    #[must_use]
    pub fn points(&self, x: f64, w: f64, top: f64, h: f64) -> String {
        let mut out = String::new();
        for (i, v) in self.values.iter().enumerate() {
            if let Some(v) = v {
                let _ = write!(out, "{},{} ", px(self.x(i, x, w)), px(self.y(*v, top, h)));
            }
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// Points of the band inside the same box: upper bounds forward, lower bounds back.
    #[must_use]
    pub fn band(&self, x: f64, w: f64, top: f64, h: f64) -> String {
        let there = self.band.iter().enumerate().filter_map(|(i, b)| b.map(|b| (i, b.1)));
        let back = self.band.iter().enumerate().rev().filter_map(|(i, b)| b.map(|b| (i, b.0)));
        let mut out = String::new();
        for (i, v) in there.chain(back) {
            let _ = write!(out, "{},{} ", px(self.x(i, x, w)), px(self.y(v, top, h)));
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// Height of the target line.
    #[must_use]
    pub fn goal_y(&self, top: f64, h: f64) -> String {
        px(self.y(self.goal.unwrap_or_default(), top, h))
    }

    /// Base line of the target's words.
    #[must_use]
    pub fn goal_text_y(&self, top: f64, h: f64) -> String {
        px(self.y(self.goal.unwrap_or_default(), top, h) + 4.0)
    }

    /// Height of the last point.
    #[must_use]
    pub fn last_y(&self, top: f64, h: f64) -> String {
        px(self.y(self.last(), top, h))
    }

    /// Base line of the last point's words.
    #[must_use]
    pub fn last_text_y(&self, top: f64, h: f64) -> String {
        px(self.y(self.last(), top, h) + 4.0)
    }
}

/// A tenth of a pixel, without a trailing ".0".
fn px(v: f64) -> String {
    let s = format!("{v:.1}");
    match s.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => s,
    }
}

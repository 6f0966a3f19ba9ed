//! The strip under the balance map: concentration, whale curve and loss test as three small sheets (mock-up b).
use super::look::{Look, of_figures};
use super::pages::whale_chart;
use super::words::{self, n};
use crate::figures::Figures;
use crate::l10n::L10nLanguage;
use crate::pages::period::Chosen;
use crate::texts;
use askama::Template;
use base::Error;
use base::page::{Desk, escape_query};
use base::ui::bars::{self, Strip as Bars};
use engine_value::concentration::Class;
use std::sync::Arc;

/// Three sheets, ready to print: `{{ strip.render()?|safe }}`, or include `concentration_strip.html`.
#[derive(Template)]
#[template(path = "concentration/concentration_strip.html")]
#[allow(missing_debug_implementations, reason = "texts of a page")]
pub struct Strip {
    t: &'static L10nLanguage,
    /// Address of the page with the period.
    href: String,
    /// Without the right to all the first sheet is left out.
    whole: bool,
    bars: Bars,
    first: String,
    ten: String,
    class_a: String,
    figs: Vec<(String, String, String)>,
    level: String,
    chart: String,
    chart_label: String,
    whale_text: String,
    test_note: String,
    tests: Vec<Test>,
    more: String,
}

/// One account of the small loss test.
struct Test {
    name: String,
    bar: f64,
    value: String,
    href: String,
}

/// Accounts of the small loss test.
const TESTED: usize = 3;
/// Customers drawn one by one.
const SINGLY: usize = 10;

/// The strip for what this person sees; `None` where the period has no bookings or the person sees no money.
pub async fn strip(desk: &Desk, figures: &Arc<Figures>) -> Result<Option<Strip>, Error> {
    let chosen = Chosen { period: figures.period, before: figures.before, by_year: false, note: String::new() };
    let look = of_figures(desk, figures.clone(), chosen, None).await?;
    if !look.has_bookings() || look.money.is_empty() {
        return Ok(None);
    }
    let (l, t) = (look.lang, texts(look.lang));
    let href = format!("/portfolio/concentration?{}", look.chosen.query());
    let ask = |code: &str| format!("{href}&explain={}", escape_query(code));
    let (bars, first, ten, class_a, figs) = concentration(&look, &ask);
    let level = look.f.level.map_or_else(|| t.conc_db3(), |level| words::level(t, level));
    let chart = match &look.whale {
        Some(w) => whale_chart(&look, w, false).json()?,
        None => String::new(),
    };
    Ok(Some(Strip {
        t,
        whole: look.whole() && look.analysis.concentration.is_some(),
        bars,
        first,
        ten,
        class_a,
        figs,
        chart_label: t.conc_whale_label(&level),
        whale_text: whale_text(&look),
        level,
        chart,
        test_note: look.ebit.as_ref().map_or_else(
            || t.conc_small_effect(),
            |e| t.conc_small_effect_on(words::short(l, e.amount_minor, look.currency)),
        ),
        tests: tests(&look, &ask),
        more: t.conc_small_foot(),
        href,
    }))
}

type Small = (Bars, String, String, String, Vec<(String, String, String)>);

fn concentration(look: &Look, ask: &impl Fn(&str) -> String) -> Small {
    let (l, t) = (look.lang, texts(look.lang));
    let Some(c) = look.analysis.concentration.as_ref().filter(|_| look.whole()) else { return Small::default() };
    let single: Vec<f64> = (1..=SINGLY.min(c.customers)).map(|k| c.cr(k) - c.cr(k - 1)).collect();
    let limits = look.f.settings.abc_limits();
    let marks = [limits.a_permille(), limits.b_permille()].map(|p| f64::from(p) / 1_000.0);
    let name = c.at_least(0).first().map(|i| look.f.customers[look.analysis.of[*i]].name.clone()).unwrap_or_default();
    let a = look.analysis.abc.as_ref().map_or(0, |abc| abc.customers(Class::A));
    let figs = vec![
        (t.conc_cr3(), l.percent(c.cr(3), 1), ask("cr3")),
        (t.conc_hhi(), l.float(c.hhi, 3), ask("hhi")),
        (t.conc_neff(), l.float(c.effective_customers, 1), ask("neff")),
    ];
    (
        bars::strip(&single, &marks),
        format!("{name} {}", l.percent(c.cr(1), 1)),
        t.conc_small_ten(l.percent(c.cr(SINGLY), 0)),
        t.conc_small_a(n(a), l.count(n(a)), words::permille(l, limits.a_permille())),
        figs,
    )
}

/// What the small curve says, for those who do not see it.
fn whale_text(look: &Look) -> String {
    let (l, t) = (look.lang, texts(look.lang));
    let Some(w) = &look.whale else { return t.conc_whale_needs_costs() };
    let count = w.whale.loss_making;
    if count == 0 {
        return t.conc_says_no_loss();
    }
    let amount = words::short(l, w.whale.loss.saturating_neg(), look.currency);
    t.conc_says_loss(n(count), words::capital(&words::word(l, count)), amount)
}

#[allow(clippy::cast_precision_loss, reason = "the length of a bar")]
fn tests(look: &Look, ask: &impl Fn(&str) -> String) -> Vec<Test> {
    let l = look.lang;
    let largest = look.losses.first().map_or(1, |r| r.test.delta_ebit.unsigned_abs().max(1)) as f64;
    let losing = look.losses.iter().filter(|r| r.test.delta_ebit < 0).take(TESTED);
    losing
        .filter_map(|r| {
            let at = look.of_loss(r)?;
            let amount = || words::short(l, r.test.delta_ebit, look.currency);
            let bar = r.of_ebit.map_or_else(
                || r.test.delta_ebit.unsigned_abs() as f64 / largest * 100.0,
                |share| (share.abs() * 100.0).min(100.0),
            );
            Some(Test {
                name: look.name(at).to_owned(),
                bar,
                value: r.of_ebit.map_or_else(amount, |x| l.percent(x, 1)),
                href: ask(&format!("effect-{}", look.key(at)?)),
            })
        })
        .collect()
}

//! Settings: the thresholds of classes, coverage and exchange rates.
use super::targets::typed_number;
use crate::entries;
use crate::l10n::L10nLanguage;
use crate::settings::Settings;
use crate::texts;
use askama::Template;
use axum::Form;
use base::page::{Crumb, Desk, Page, Place};
use base::settings::{Tab, tabs};
use base::{FormErrors, PageResult, Right};
use serde::Deserialize;

const HERE: &str = "/settings/limits";
base::settings_section!(30, "/settings/limits", |l| texts(l).limits(), |a| a.may(Right::SeeAll));

/// The form as typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct LimitsDraft {
    #[serde(default)]
    abc_a: String,
    #[serde(default)]
    abc_b: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    large: String,
    #[serde(default)]
    coverage: String,
    #[serde(default)]
    rate_days: String,
}

#[derive(Template)]
#[template(path = "limits.html")]
struct LimitsPage {
    page: Page,
    tabs: Vec<Tab>,
    t: &'static L10nLanguage,
    draft: LimitsDraft,
    errors: FormErrors,
    may_keep: bool,
}

impl LimitsPage {
    fn fault(&self, field: &str) -> &str {
        self.errors.of(field).unwrap_or("")
    }
}

fn page_of(desk: &Desk, draft: LimitsDraft, errors: FormErrors) -> LimitsPage {
    let t = texts(desk.lang());
    let mut page = desk.page(Place::Settings, t.limits());
    page.path = vec![
        Crumb { label: t.settings(), href: Some("/settings".to_owned()) },
        Crumb { label: t.limits(), href: None },
    ];
    LimitsPage { page, tabs: tabs(&desk.actor, HERE), t, draft, errors, may_keep: desk.actor.may(Right::KeepLedger) }
}

pub(crate) async fn show(desk: Desk) -> PageResult {
    desk.actor.must(Right::SeeAll)?;
    let s = Settings::load(desk.db(), desk.actor.workspace).await?;
    let percent = |permille: u16| desk.lang().float(f64::from(permille) / 10.0, u8::from(!permille.is_multiple_of(10)));
    let draft = LimitsDraft {
        abc_a: percent(s.abc_a_permille),
        abc_b: percent(s.abc_b_permille),
        by: if s.abc_by_db3 { "db3".to_owned() } else { "net".to_owned() },
        large: percent(s.large_permille),
        coverage: percent(s.coverage_permille),
        rate_days: s.rate_days.to_string(),
    };
    desk.show(&page_of(&desk, draft, FormErrors::new()))
}

impl LimitsDraft {
    fn parse(&self, desk: &Desk) -> Result<Settings, FormErrors> {
        let (lang, t) = (desk.lang(), texts(desk.lang()));
        let mut e = FormErrors::new();
        let mut share = |field: &'static str, text: &str| {
            let typed = typed_number(lang, text, 1).flatten().and_then(|x| u16::try_from(x).ok());
            let fits = typed.filter(|x| (1..=1_000).contains(x));
            if fits.is_none() {
                e.add(field, if text.trim().is_empty() { t.percent_missing() } else { t.percent_not_readable(text) });
            }
            fits.unwrap_or(0)
        };
        let settings = Settings {
            abc_a_permille: share("abc_a", &self.abc_a),
            abc_b_permille: share("abc_b", &self.abc_b),
            abc_by_db3: self.by == "db3",
            large_permille: share("large", &self.large),
            coverage_permille: share("coverage", &self.coverage),
            rate_days: self.rate_days.trim().parse().unwrap_or(0),
        };
        if settings.abc_a_permille > settings.abc_b_permille {
            e.add("abc_b", t.limits_turned());
        }
        if !(1..=366).contains(&settings.rate_days) {
            e.add("rate_days", t.days_not_readable());
        }
        e.done(Some(settings))
    }
}

pub(crate) async fn set(desk: Desk, Form(draft): Form<LimitsDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let after = match draft.parse(&desk) {
        Ok(s) => s,
        Err(errors) => return desk.faulty(&page_of(&desk, draft, errors)),
    };
    let before = Settings::load(desk.db(), desk.actor.workspace).await?;
    let mut tx = desk.begin().await?;
    let event = entries::set_thresholds(&mut tx, &before, &after).await?;
    let number = tx.commit(event).await?;
    desk.done(HERE, &texts(desk.lang()).limits_set(), Some(number))
}

//! What the settings change: each post is one change with its event.
use super::super::targets::typed_number;
use super::HERE;
use super::held::Held;
use crate::entries::{self, DriverSet};
use crate::settings::{Wording, WordingJson};
use crate::{closing, store, texts};
use axum::Form;
use axum::extract::Path;
use base::db::Event;
use base::form::FormErrors;
use base::page::Desk;
use base::{Error, Lang, Month, PageResult, Right, Tx};
use engine_value::contribution::{Block, Kind, Line};
use serde::Deserialize;

/// Commits a change and returns to the page.
pub(super) async fn done(desk: &Desk, tx: Tx, event: Event, sentence: String) -> PageResult {
    let undo = event.inverse.is_some();
    let number = tx.commit(event).await?;
    desk.done(HERE, &sentence, undo.then_some(number))
}

/// A month as typed, or the sentence that says why it is none.
pub(super) fn month(lang: Lang, text: &str) -> Result<Month, String> {
    text.trim().parse().map_err(|_| match text.trim() {
        "" => texts(lang).month_missing(),
        text => texts(lang).month_not_readable(text),
    })
}

pub(super) fn optional_month(lang: Lang, text: &str) -> Result<Option<Month>, String> {
    if text.trim().is_empty() { Ok(None) } else { month(lang, text).map(Some) }
}

/// A share typed in per cent, in permille.
pub(super) fn permille(lang: Lang, text: &str) -> Result<Option<i32>, String> {
    typed_number(lang, text, 1)
        .filter(|p| p.is_none_or(|p| (0..=1_000).contains(&p)))
        .map(|p| p.and_then(|p| i32::try_from(p).ok()))
        .ok_or_else(|| texts(lang).percent_not_readable(text))
}

#[derive(Debug, Deserialize)]
pub(crate) struct KeptDraft {
    kept: bool,
}

pub(crate) async fn set_kept(desk: Desk, Path(block): Path<String>, Form(d): Form<KeptDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    if !["product_cost", "cost_to_serve", "fixed_cost"].contains(&block.as_str()) {
        return Err(Error::NotFound);
    }
    let mut tx = desk.begin().await?;
    let event = entries::set_kept(&mut tx, &block, Some(d.kept)).await?;
    done(&desk, tx, event, texts(desk.lang()).kept_set()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct ShownDraft {
    shown: bool,
}

/// Changes the wording in force into a new version.
pub(super) async fn reword(desk: &Desk, change: impl FnOnce(&mut WordingJson)) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let mut wording = Wording::load(desk.db(), desk.actor.workspace).await?.json;
    change(&mut wording);
    let mut tx = desk.begin().await?;
    let event = entries::set_wording(&mut tx, &wording).await?;
    done(desk, tx, event, texts(desk.lang()).ladder_set()).await
}

pub(crate) async fn set_shown(desk: Desk, Path(code): Path<String>, Form(d): Form<ShownDraft>) -> PageResult {
    if !Line::ALL.iter().any(|l| l.code() == code) {
        return Err(Error::NotFound);
    }
    reword(&desk, |w| {
        if d.shown {
            w.hidden.remove(&code);
        } else {
            w.hidden.insert(code);
        }
    })
    .await
}

#[derive(Debug, Deserialize)]
pub(crate) struct LabelDraft {
    #[serde(default)]
    de: String,
    #[serde(default)]
    en: String,
}

pub(crate) async fn set_label(desk: Desk, Path(code): Path<String>, Form(d): Form<LabelDraft>) -> PageResult {
    let known =
        Line::ALL.iter().any(|l| l.code() == code) || Kind::from_code(&code).is_some() || code == "account_fixed_costs";
    if !known {
        return Err(Error::NotFound);
    }
    let clean = |s: &str| base::form::clean(s).filter(|s| s.chars().count() <= 80);
    let mut errors = FormErrors::new();
    for (field, text) in [("de", &d.de), ("en", &d.en)] {
        if clean(text).is_none() {
            errors.add(field, texts(desk.lang()).label_too_long());
        }
    }
    let Some(labels) = clean(&d.de).zip(clean(&d.en)) else {
        desk.actor.must(Right::KeepLedger)?;
        return Held::new(format!("label-{code}"), vec![("de", d.de), ("en", d.en)], errors).answer(&desk).await;
    };
    reword(&desk, |w| {
        w.labels.insert(code, labels);
    })
    .await
}

/// Counts a kind in the other of the two movable blocks.
pub(crate) async fn move_kind(desk: Desk, Path(code): Path<String>) -> PageResult {
    let code = if code == "account_fixed_costs" { Kind::AccountFixedCost.code().to_owned() } else { code };
    let kind = Kind::from_code(&code).filter(|k| matches!(k.block(), Block::CostToServe | Block::FixedCost));
    if kind.is_none() {
        return Err(Error::NotFound);
    }
    reword(&desk, |w| {
        if !w.moved.remove(&code) {
            w.moved.insert(code);
        }
    })
    .await
}

#[derive(Debug, Deserialize)]
pub(crate) struct CloseDraft {
    month: String,
}

pub(crate) async fn close(desk: Desk, Form(d): Form<CloseDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let lang = desk.lang();
    let last = month(lang, &d.month).map_err(Error::BadRequest)?;
    let structure = accounts::structure(&desk.site, desk.actor.workspace).await?;
    let prepared = closing::prepare(desk.db(), &desk.actor, &structure, desk.site.today(), last).await?;
    let mut tx = desk.begin().await?;
    let event = closing::close(&mut tx, &prepared).await?;
    done(&desk, tx, event, texts(lang).month_closed(lang.month_long(last))).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct ReopenDraft {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn reopen(desk: Desk, Form(d): Form<ReopenDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let t = texts(desk.lang());
    let reason = base::form::clean(&d.reason).filter(|r| !r.is_empty());
    let Some(reason) = reason else {
        return Held::one("reopen", "reason", &d.reason, t.reason_missing()).answer(&desk).await;
    };
    let mut tx = desk.begin().await?;
    let event = closing::reopen(&mut tx, &reason).await?;
    done(&desk, tx, event, t.month_reopened()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct DriverDraft {
    #[serde(default)]
    gone: String,
}

/// Which share of a driver's cost is gone within twelve months.
pub(crate) async fn set_gone(desk: Desk, Path(code): Path<String>, Form(d): Form<DriverDraft>) -> PageResult {
    desk.actor.must(Right::KeepLedger)?;
    let drivers = store::drivers(desk.db(), desk.actor.workspace).await?;
    let driver = drivers.into_iter().find(|x| x.code == code).ok_or(Error::NotFound)?;
    let gone = match permille(desk.lang(), &d.gone) {
        Ok(gone) => gone,
        Err(sentence) => return Held::one(format!("gone-{code}"), "gone", &d.gone, sentence).answer(&desk).await,
    };
    let set = DriverSet {
        code,
        name_de: driver.name_de,
        name_en: driver.name_en,
        kind: driver.cost_kind.0.code().to_owned(),
        gone_permille: gone,
    };
    let mut tx = desk.begin().await?;
    let event = entries::set_driver(&mut tx, &set).await?;
    done(&desk, tx, event, texts(desk.lang()).driver_set()).await
}

#[derive(Debug, Deserialize)]
pub(crate) struct TargetDraft {
    #[serde(default)]
    margin: String,
    #[serde(default)]
    satisfaction: String,
}

/// The two lines of the map in a fiscal year.
pub(crate) async fn set_target(desk: Desk, Path(year): Path<i32>, Form(d): Form<TargetDraft>) -> PageResult {
    desk.actor.must(Right::SetTargets)?;
    let lang = desk.lang();
    let (margin, satisfaction) = (permille(lang, &d.margin), permille(lang, &d.satisfaction));
    let (Ok(margin), Ok(satisfaction)) = (&margin, &satisfaction) else {
        let mut errors = FormErrors::new();
        for (field, typed) in [("margin", margin), ("satisfaction", satisfaction)] {
            if let Err(sentence) = typed {
                errors.add(field, sentence);
            }
        }
        let typed = vec![("margin", d.margin), ("satisfaction", d.satisfaction)];
        return Held::new(format!("target-{year}"), typed, errors).answer(&desk).await;
    };
    let values = margin.zip(*satisfaction);
    let mut tx = desk.begin().await?;
    let event = entries::set_firm_target(&mut tx, year, values).await?;
    done(&desk, tx, event, texts(lang).target_set()).await
}

//! What is missing at an account, and the one step that helps: the middle column of the overview.
use accounts::Access;
use balance::{Eye, Missing};
use base::{Day, Desk, Right};
use satisfaction::AccountScore;

/// One gap with one action.
pub(crate) struct Gap {
    pub title: String,
    pub note: String,
    /// Where it is mended, for those who may.
    pub href: Option<String>,
    pub action: String,
}

/// Answers older than this are old.
const OLD_DAYS: i64 = 270;

/// What was asked of other slices before the gaps are named.
pub(crate) struct Asked {
    pub has_lead: bool,
    /// Targets of its own for the fiscal year.
    pub has_target: bool,
    /// Files that are here and not booked yet.
    pub open_files: i64,
}

/// The gaps of an account, the most urgent first.
pub(crate) fn gaps(desk: &Desk, access: &Access, eye: &Eye, asked: &Asked) -> Vec<Gap> {
    let (t, l) = (crate::texts(desk.lang()), desk.lang());
    let (a, actor) = (&access.account, &desk.actor);
    let here = |path: &str| access.edits.then(|| format!("{}{path}", a.href()));
    let mut gaps = Vec::new();
    let mut gap = |title: String, note: String, href: Option<String>, action: String| {
        gaps.push(Gap { title, note, href, action });
    };
    if !asked.has_lead && access.steers {
        gap(t.gap_lead(), t.gap_lead_note(), Some(format!("{}/team", a.href())), t.gap_lead_do());
    }
    if a.tier.is_none() && access.steers {
        gap(
            t.gap_tier(),
            t.gap_tier_note(),
            Some(format!("/accounts/tiers?account={}", a.account_id)),
            t.gap_tier_do(),
        );
    }
    match eye.scores.of(a.account_id) {
        None => gap(t.gap_answers(), t.gap_answers_note(), here("/invitations"), t.gap_answers_do()),
        Some(score) => {
            if let Some(silent) = score.asked.as_ref().map(|asked| asked.silent.len()).filter(|n| *n > 0) {
                let note = t.gap_silent_note(l.count(i64::try_from(silent).unwrap_or(i64::MAX)));
                gap(t.gap_silent(), note, here("/satisfaction"), t.gap_silent_do());
            }
            if let Some(oldest) = old_answers(score, desk.site.today()) {
                gap(t.gap_old(), t.gap_old_note(l.day(oldest)), here("/invitations"), t.gap_answers_do());
            }
        }
    }
    let missing = eye.scales.of(a.account_id).map(|w| w.missing.as_slice()).unwrap_or_default();
    if missing.contains(&Missing::Costs) && access.money {
        let href = actor.may(Right::KeepLedger).then(|| "/settings/contribution".to_owned());
        gap(t.gap_costs(), t.gap_costs_note(), href, t.gap_costs_do());
    }
    if missing.contains(&Missing::Bookings) {
        let href = (actor.may(Right::ImportAll) || actor.may(Right::ImportOwn)).then(|| "/data".to_owned());
        gap(t.gap_bookings(), t.gap_bookings_note(), href, t.gap_bookings_do());
    }
    if asked.open_files > 0 {
        let note = t.gap_import_note(asked.open_files, l.count(asked.open_files));
        gap(t.gap_import(), note, Some("/data".to_owned()), t.gap_import_do());
    }
    let key_account = matches!(a.tier, Some(accounts::Tier::T1 | accounts::Tier::T2));
    if key_account && !asked.has_target && access.money {
        let href = actor.may(Right::SetTargets).then(|| format!("{}/profit#targets", a.href()));
        gap(t.gap_own_target(), t.gap_own_target_note(), href, t.gap_target_do());
    }
    if eye.scales.targets.default && actor.may(Right::SetTargets) {
        let href = Some("/settings/contribution#targets".to_owned());
        gap(t.gap_target(), t.gap_target_note(), href, t.gap_target_do());
    }
    if a.structure_confirmed_on.is_none_or(|day| desk.site.today().days_since(day) > 365) {
        let note = a.structure_confirmed_on.map_or_else(|| t.gap_structure_never(), |d| t.gap_structure_note(l.day(d)));
        gap(t.gap_structure(), note, here("/profile"), t.gap_structure_do());
    }
    let waiting = eye.books.waiting.len();
    if waiting > 0 && actor.may(Right::ImportAll) {
        let note = t.gap_waiting_note(waiting, l.count(i64::try_from(waiting).unwrap_or(i64::MAX)));
        gap(t.gap_waiting(), note, Some("/accounts/unassigned".to_owned()), t.gap_waiting_do());
    }
    gaps
}

/// The oldest counting answer, when it is old.
fn old_answers(score: &AccountScore, today: Day) -> Option<Day> {
    score.days.map(|d| d.0).filter(|oldest| today.days_since(*oldest) > OLD_DAYS)
}

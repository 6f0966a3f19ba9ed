//! HTML handlers. Each asks for the person's rights, opens one change through a verb of [`crate::acts`], and answers.
mod assign;
mod create;
mod edit;
mod export;
pub mod facts;
pub(crate) mod fields;
pub mod frame;
mod group;
mod list;
mod look;
mod merge;
pub(crate) mod people;
mod profile;
mod query;
mod rows;
pub mod tree;
mod views;

use crate::model::Access;
use axum::Router;
use axum::routing::{get, post};
use base::page::Desk;
use base::{Error, Site};

/// All pages of the slice. The overview and the tabs of later slices stand with those.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/accounts", get(list::show))
        .route("/accounts/export", get(export::download))
        .route("/accounts/views", post(views::save_view))
        .route("/accounts/views/{id}/drop", post(views::drop_view))
        .route("/accounts/new", get(create::form).post(create::create))
        .route("/accounts/tiers", get(people::tier_form).post(people::set_tiers))
        .route("/accounts/unassigned", get(assign::show).post(assign::assign))
        .route("/accounts/{key}/profile", get(profile::show))
        .route("/accounts/{key}/facts/{field}", post(profile::say))
        .route("/accounts/{key}/confirm", post(profile::confirm))
        .route("/accounts/{key}/edit", get(edit::form).post(edit::edit))
        .route("/accounts/{key}/close", post(edit::close))
        .route("/accounts/{key}/reopen", post(edit::reopen))
        .route("/accounts/{key}/team", get(people::team_form).post(people::put_in_team))
        .route("/accounts/{key}/team/{id}/leave", post(people::leave_team))
        .route("/accounts/{key}/units/new", get(group::new_unit_form).post(group::add_unit))
        .route("/accounts/{key}/units/{id}", get(group::unit_form).post(group::edit_unit))
        .route("/accounts/{key}/sites/new", get(group::new_site_form).post(group::add_site))
        .route("/accounts/{key}/sites/{id}", get(group::site_form).post(group::edit_site))
        .route("/accounts/{key}/sites/{id}/drop", post(group::drop_site))
        .route("/accounts/{key}/merge", get(merge::merge_form).post(merge::merge))
        .route("/accounts/{key}/split", get(merge::split_form).post(merge::split))
}

/// The account of an address, for people who may change it. Hidden is not found, seen but not one's own is forbidden.
async fn editable(desk: &Desk, key: &str) -> Result<Access, Error> {
    let access = crate::open(desk.db(), &desk.actor, key).await?;
    if access.edits { Ok(access) } else { Err(Error::Forbidden) }
}

/// The same for tier, team, merge and split.
async fn steerable(desk: &Desk, key: &str) -> Result<Access, Error> {
    let access = crate::open(desk.db(), &desk.actor, key).await?;
    if access.steers { Ok(access) } else { Err(Error::Forbidden) }
}

/// One line of a select.
#[derive(Debug)]
struct Choice {
    value: String,
    label: String,
    on: bool,
}

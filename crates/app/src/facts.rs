//! What only `app` can put together: figures of later slices for pages of earlier ones. They travel with the request: the
//! accounts of one's own for the rail, the figures of the list, the line under an account's name.
//!
//! A page can be read without them, so a fault here is logged and the page is shown without.
use accounts::{UnitFact, UnitFacts};
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;
use base::ids::{AccountId, UnitId};
use base::{Actor, Error, Site};
use ledger::Level;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Puts into the request what its page may need.
pub(crate) async fn hand_over(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    // A page that only reads stands on one version of everything; a change has to see what it has changed.
    let site = if matches!(*request.method(), Method::GET | Method::HEAD) { site.for_request() } else { site };
    request.extensions_mut().insert(site.seen.clone());
    if let Some(actor) = request.extensions().get::<Actor>().cloned()
        && let Err(e) = hand(&site, &actor, &mut request).await
    {
        tracing::error!(error = format!("{e:#}"), "figures for the page are missing");
    }
    next.run(request).await
}

async fn hand(site: &Site, actor: &Actor, request: &mut Request) -> Result<(), Error> {
    let path = request.uri().path().to_owned();
    let page = path == "/" || PLACES.iter().any(|p| path.starts_with(p));
    if !page {
        return Ok(());
    }
    // A fragment has no rail; a form that comes back with faults has one.
    if matches!(*request.method(), Method::GET | Method::POST)
        && !request.headers().contains_key("hx-target")
        && wants_page(request)
    {
        request.extensions_mut().insert(balance::mine(site, actor).await?);
    }
    if path == "/portfolio/concentration" {
        request.extensions_mut().insert(Arc::new(balance::zones(site, actor).await?));
    }
    let Some(rest) = path.strip_prefix("/accounts") else { return Ok(()) };
    let place = rest.strip_prefix('/').unwrap_or("");
    if LISTS.contains(&place) {
        request.extensions_mut().insert(balance::list_facts(site, actor).await?);
        return Ok(());
    }
    let key = unescape(place.split('/').next().unwrap_or(""));
    // Somebody who does not see the account learns nothing, here as little as on the page.
    let Ok(account) = accounts::find(&site.db, actor, &key).await else { return Ok(()) };
    let facts = balance::header_facts(site, actor, account.account_id).await?;
    request.extensions_mut().insert(facts);
    if matches!(place.split('/').nth(1), Some("profile" | "facts")) {
        request.extensions_mut().insert(Arc::new(unit_facts(site, actor, account.account_id).await?));
    }
    Ok(())
}

/// The figures of an account's units, of those they control and of associated ones beside. Fixed costs hang on the
/// account, not on a unit: so it is DB II at the deepest.
async fn unit_facts(site: &Site, actor: &Actor, account: AccountId) -> Result<UnitFacts, Error> {
    let period = balance::default_period(site, actor).await?;
    let figures = ledger::figures(site, actor, period, period.before()).await?;
    let (s, seen) = (&figures.structure, accounts::visible(&site.db, actor).await?);
    let own = s.account(account).map(|a| a.units.as_slice()).unwrap_or_default();
    let mut near: BTreeSet<UnitId> =
        own.iter().flat_map(|at| s.controlled(s.units[*at].unit_id)).map(|u| u.unit_id).collect();
    let beside: Vec<UnitId> =
        s.units.iter().filter(|u| u.parent.is_some_and(|p| near.contains(&p))).map(|u| u.unit_id).collect();
    near.extend(beside);
    let money = |u: &UnitId| s.unit(*u).and_then(|u| u.account).is_some_and(|a| seen.sees_money(a));
    let near: Vec<UnitId> = near.into_iter().filter(money).collect();
    let level = figures.level.map(|l| l.min(Level::Db2));
    let fact = |side: ledger::Side| UnitFact {
        net_revenue_minor: side.net.unwrap_or(0),
        db_minor: level.and_then(|l| side.db(l)),
        orders: side.orders,
    };
    let sides = ledger::figures::units(&site.db, actor, &figures, &near).await?;
    let booked = sides.into_iter().filter(|(_, side)| side.entries > 0);
    Ok(UnitFacts {
        period: Some(period),
        margin_level: balance::level_number(level),
        units: booked.map(|(unit, side)| (unit, fact(side))).collect(),
    })
}

/// Where pages with the rail live.
const PLACES: &[&str] = &["/portfolio", "/accounts", "/satisfaction", "/data", "/settings", "/me", "/palette"];
/// Addresses below `/accounts/` that are about all accounts.
const LISTS: &[&str] = &["", "export", "unassigned", "tiers", "new"];

fn wants_page(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or("*/*");
    accept.contains("text/html") || accept.contains("*/*")
}

/// A percent-encoded piece of a path as text.
fn unescape(piece: &str) -> String {
    let (mut bytes, mut i) = (Vec::with_capacity(piece.len()), 0);
    let raw = piece.as_bytes();
    while i < raw.len() {
        let pair = raw.get(i + 1..i + 3).filter(|_| raw[i] == b'%').and_then(|p| std::str::from_utf8(p).ok());
        if let Some(byte) = pair.and_then(|p| u8::from_str_radix(p, 16).ok()) {
            bytes.push(byte);
            i += 3;
        } else {
            bytes.push(raw[i]);
            i += 1;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_come_back_from_the_path() {
        for (piece, key) in [("40711", "40711"), ("a%2Fb", "a/b"), ("%C3%A4%", "ä%"), ("%zz", "%zz")] {
            assert_eq!(super::unescape(piece), key);
        }
    }
}

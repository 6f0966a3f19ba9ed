//! From a cookie to an actor, and from a person to a session.
use crate::model::Person;
use crate::rules::{self, Token};
use crate::{cookies, store};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base::ids::SessionId;
use base::{Error, Event, Quiet, Site, Ts};
use jiff::SignedDuration;
use serde_json::json;
use std::net::{IpAddr, SocketAddr};

/// A session's last use is written down at most this often.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Puts the signed-in person into the request. One query, and none without a cookie.
pub async fn middleware(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let Some(token) = cookies::token(&site, request.headers()) else { return next.run(request).await };
    let now = site.now();
    let found = match store::find_session(&site.db, &token, now).await {
        Ok(found) => found,
        Err(e) => return Error::from(e).into_response(),
    };
    let Some((session, seen_at, person)) = found else { return next.run(request).await };
    let actor = person.actor(Some(session));
    request.extensions_mut().insert(actor.clone());
    let due = now.duration_since(seen_at) >= TOUCH_EVERY;
    if due {
        // Beside the request: a page never waits for another writer because somebody was seen.
        let (site, actor) = (site.clone(), actor.clone());
        tokio::spawn(async move {
            if let Err(e) = touch(&site, &actor, session, now).await {
                tracing::warn!(error = %e, "a session's last use was not written down");
            }
        });
    }
    let mut answer = next.run(request).await;
    // Signing out clears the cookie; nothing may set it again behind that.
    let cleared = answer.headers().get_all(header::SET_COOKIE).iter().any(|c| c.as_bytes().starts_with(b"spagat=;"))
        || answer.headers().get_all(header::SET_COOKIE).iter().any(|c| c.as_bytes().starts_with(b"__Host-spagat=;"));
    if due && !cleared {
        cookies::set_session(&site, answer.headers_mut(), &token);
    }
    answer
}

/// Writes down that a session was seen at `now`, the time of the request; it then lasts its full time again.
pub(crate) async fn touch(
    site: &Site,
    actor: &base::Actor,
    session: SessionId,
    now: jiff::Timestamp,
) -> Result<(), sqlx::Error> {
    let mut tx = site.db.begin(actor, now).await?;
    let until = Ts::of(now + SignedDuration::from_hours(24 * cookies::SESSION_DAYS));
    store::touch_session(&mut tx, session, until).await?;
    tx.commit_quiet(Quiet::SessionTouch).await
}

/// Takes away, firm by firm, sessions that have ended and links that are used or too old. What became of them stands in
/// the audit log. For `app`, at start and once a day.
pub async fn sweep(site: &Site) -> Result<u64, Error> {
    let mut gone = 0;
    for firm in store::firms(&site.db).await? {
        let system = base::Actor::system(firm.workspace, firm.firm);
        let mut tx = site.db.begin(&system, site.now()).await?;
        gone += store::sweep_ended(&mut tx).await?;
        tx.commit_quiet(Quiet::SessionTouch).await?;
    }
    Ok(gone)
}

/// Where a request comes from.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// For limits and the list of sessions.
    pub address: String,
    /// "Firefox, Linux", or empty.
    pub device: String,
}

impl FromRequestParts<Site> for Caller {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let text = |name: &str| parts.headers.get(name).and_then(|v| v.to_str().ok());
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        // People come by https, we speak http: so a proxy stands before us, and its last entry is the one it saw itself.
        let told = text("x-forwarded-for").and_then(|v| v.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
        let address = match (peer, told) {
            (Some(p), Some(t)) if site.is_https() && is_near(p) => Some(t),
            (p, _) => p,
        };
        Ok(Self {
            address: address.map(|a| a.to_canonical().to_string()).unwrap_or_default(),
            device: rules::device(text("user-agent").unwrap_or("")),
        })
    }
}

/// The same machine or a private network: where a proxy of our own stands.
fn is_near(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// Opens a session for somebody who has shown that they are this person.
pub(crate) async fn open(site: &Site, person: &Person, caller: &Caller) -> Result<Token, Error> {
    let token = Token::new(person.workspace_id).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
    let session = SessionId::new();
    let actor = person.actor(Some(session));
    let mut tx = site.db.begin(&actor, site.now()).await?;
    let until = Ts::of(site.now() + SignedDuration::from_hours(24 * cookies::SESSION_DAYS));
    store::insert_session(&mut tx, session, person.member_id, &token, until, caller).await?;
    let after = json!({ "address": caller.address, "device": caller.device });
    tx.commit(Event::new("session.opened", "session", session.0).after(after).plain()).await?;
    Ok(token)
}

/// The cookies of somebody who has just signed in.
pub(crate) fn signed_in(site: &Site, mut answer: Response, person: &Person, token: &Token) -> Response {
    let headers = answer.headers_mut();
    cookies::set_session(site, headers, token);
    cookies::set_language(site, headers, &person.language);
    cookies::set_theme(site, headers, &person.theme);
    answer
}

//! The three cookies: the session, and language and theme, which also hold for visitors.
use crate::rules::Token;
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;
use base::Site;

/// On https the browser itself then sees to it that no other host or path can set the cookie.
const SECURE: &str = "__Host-spagat";
/// On http, which is served on the loopback address only: browsers refuse the prefix there.
const PLAIN: &str = "spagat";

const DAY_SECONDS: i64 = 24 * 60 * 60;
/// How long a session lasts after it was last seen.
pub(crate) const SESSION_DAYS: i64 = 30;

fn name(site: &Site) -> &'static str {
    if site.is_https() { SECURE } else { PLAIN }
}

/// The token a request came with, if it can be one.
pub(crate) fn token(site: &Site, headers: &HeaderMap) -> Option<Token> {
    Token::parse(CookieJar::from_headers(headers).get(name(site))?.value())
}

fn add(site: &Site, headers: &mut HeaderMap, name: &str, value: &str, seconds: i64, http_only: bool) {
    let secure = if site.is_https() { "; Secure" } else { "" };
    let http_only = if http_only { "; HttpOnly" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{http_only}{secure}");
    if let Ok(v) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, v);
    }
}

pub(crate) fn set_session(site: &Site, headers: &mut HeaderMap, token: &Token) {
    add(site, headers, name(site), &token.to_string(), SESSION_DAYS * DAY_SECONDS, true);
}

pub(crate) fn clear_session(site: &Site, headers: &mut HeaderMap) {
    add(site, headers, name(site), "", 0, true);
}

/// Empty: as the browser wishes.
pub(crate) fn set_theme(site: &Site, headers: &mut HeaderMap, theme: &str) {
    let seconds = if theme.is_empty() { 0 } else { 365 * DAY_SECONDS };
    add(site, headers, "spagat_theme", theme, seconds, false);
}

pub(crate) fn set_language(site: &Site, headers: &mut HeaderMap, language: &str) {
    add(site, headers, "spagat_language", language, 365 * DAY_SECONDS, false);
}

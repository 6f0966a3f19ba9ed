//! The web shell: what every page needs besides its own content. A handler takes a [`Desk`], fills its page struct,
//! and answers with [`Desk::show`]: the whole page for a browser, the named block for htmx.
use crate::assets::{ASSETS, Assets};
use crate::i18n::Lang;
use crate::l10n::L10nLanguage;
use crate::{Actor, Error, PageResult, Right, Site, texts};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

mod errors;
pub use errors::error_pages;

/// The place of a page in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Portfolio,
    Accounts,
    Satisfaction,
    Data,
    Settings,
    Me,
    Nowhere,
}

impl Place {
    /// The word the shell compares.
    pub fn word(self) -> &'static str {
        match self {
            Self::Portfolio => "portfolio",
            Self::Accounts => "accounts",
            Self::Satisfaction => "satisfaction",
            Self::Data => "data",
            Self::Settings => "settings",
            Self::Me => "me",
            Self::Nowhere => "",
        }
    }
}

/// One step of the path in the top bar.
#[derive(Debug, Clone)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

/// An account of one's own, in the rail. Put into the request by `app`.
#[derive(Debug, Clone)]
pub struct MyAccount {
    pub key: String,
    pub name: String,
    pub href: String,
    /// `balanced`, `squeezed`, `bought`, `lose_lose` or empty.
    pub zone: &'static str,
    /// `clear`, `tentative` or `open`.
    pub sure: &'static str,
}

/// The accounts in the rail.
#[derive(Debug, Clone, Default)]
pub struct Mine(pub std::sync::Arc<Vec<MyAccount>>);

/// One sentence after a change, with a way back.
#[derive(Debug, Clone)]
pub struct Toast {
    pub text: String,
    /// Where a POST takes the change back.
    pub undo_href: Option<String>,
}

/// What the shell prints around a page.
pub struct Page {
    pub lang: &'static str,
    pub l: Lang,
    /// `light`, `night` or empty for the system's choice.
    pub theme: String,
    pub firm: String,
    pub title: String,
    pub here: &'static str,
    pub path: Vec<Crumb>,
    pub signed_in: bool,
    pub person: String,
    pub initials: String,
    pub role: String,
    /// Has accounts to work with; somebody who only administers has none.
    pub works: bool,
    /// May bring files in.
    pub imports: bool,
    pub mine: Vec<MyAccount>,
    pub assets: &'static Assets,
    pub toast: Option<Toast>,
    pub t: &'static L10nLanguage,
    /// Path and query of the request: where theme and language switches return to.
    pub address: String,
}

/// Everything of a request that a signed-in handler needs.
#[derive(Debug, Clone)]
pub struct Desk {
    pub site: Site,
    pub actor: Actor,
    pub view: View,
}

/// How the answer is to look: language, theme, fragment or page. Also there when nobody is signed in.
#[derive(Debug, Clone)]
pub struct View {
    pub lang: Lang,
    theme: String,
    /// The id of the element htmx wants to swap, without its tag name.
    pub target: Option<String>,
    mine: Mine,
    toast: Option<Toast>,
    address: String,
}

const TOAST: &str = "spagat_toast";

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("title", &self.title).field("address", &self.address).finish_non_exhaustive()
    }
}

impl Page {
    /// The address of this page without one of its query fields: where closing the explain panel leads.
    pub fn without(&self, field: &str) -> String {
        let Some((path, query)) = self.address.split_once('?') else { return self.address.clone() };
        let rest: Vec<&str> = query.split('&').filter(|f| f.split('=').next() != Some(field)).collect();
        if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) }
    }
    /// The address of this page with one query field set: `with("explain", "db2")`.
    pub fn with(&self, field: &str, value: &str) -> String {
        let address = self.without(field);
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}{field}={}", escape_query(value))
    }
    /// Version of the program.
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

impl View {
    fn of(parts: &Parts) -> Self {
        let jar = CookieJar::from_headers(&parts.headers);
        let cookie = |name: &str| jar.get(name).map(|c| c.value().to_owned());
        let accept = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("en");
        let actor = parts.extensions.get::<Actor>();
        let lang = actor
            .map(|a| a.lang)
            .or_else(|| cookie("spagat_language").and_then(|c| Lang::parse(&c)))
            .unwrap_or_else(|| Lang::from_accept(accept));
        let theme = cookie("spagat_theme").filter(|t| t == "light" || t == "night").unwrap_or_default();
        // htmx 4 sends `tag#id`.
        let target = parts
            .headers
            .get("hx-target")
            .and_then(|v| v.to_str().ok())
            .map(|t| t.rsplit_once('#').map_or(t, |(_, id)| id).to_owned());
        let address = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let mine = parts.extensions.get::<Mine>().cloned().unwrap_or_default();
        Self { lang, theme, target, mine, toast: cookie(TOAST).and_then(|c| read_toast(&c)), address }
    }

    /// The shell of a page for somebody who is not signed in.
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page {
            lang: self.lang.code(),
            l: self.lang,
            theme: self.theme.clone(),
            firm: String::new(),
            title: title.into(),
            here: "",
            path: Vec::new(),
            signed_in: false,
            person: String::new(),
            initials: String::new(),
            role: String::new(),
            works: false,
            imports: false,
            mine: Vec::new(),
            assets: &ASSETS,
            toast: None,
            t: texts(self.lang),
            address: self.address.clone(),
        }
    }

    /// Whether htmx asked for just this element.
    pub fn wants(&self, id: &str) -> bool {
        self.target.as_deref() == Some(id)
    }
}

impl Desk {
    pub fn db(&self) -> &crate::Db {
        &self.site.db
    }
    pub fn now(&self) -> jiff::Timestamp {
        self.site.now()
    }
    pub fn lang(&self) -> Lang {
        self.actor.lang
    }
    /// Opens a change by this person now.
    pub async fn begin(&self) -> Result<crate::Tx, sqlx::Error> {
        self.site.db.begin(&self.actor, self.now()).await
    }
    /// The shell of a page.
    pub fn page(&self, here: Place, title: impl Into<String>) -> Page {
        let t = texts(self.actor.lang);
        Page {
            firm: self.actor.firm.name.clone(),
            here: here.word(),
            signed_in: true,
            person: self.actor.name.clone(),
            initials: initials(&self.actor.name),
            role: role_line(t, self.actor.roles),
            works: !self.actor.only_administers(),
            imports: self.actor.may(Right::ImportAll) || self.actor.may(Right::ImportOwn),
            mine: self.view.mine.0.iter().cloned().collect(),
            toast: self.view.toast.clone(),
            ..self.view.page(title)
        }
    }
    /// Answers with the whole page.
    pub fn show(&self, page: &impl Template) -> PageResult {
        Ok(html(StatusCode::OK, page.render()?, self.view.toast.is_some()))
    }
    /// Answers with a fragment that was rendered from a block, such as `page.as_rows().render()?`.
    pub fn fragment(&self, rendered: String) -> PageResult {
        Ok(html(StatusCode::OK, rendered, false))
    }
    /// The same page again with the faults beside the fields.
    pub fn faulty(&self, page: &impl Template) -> PageResult {
        Ok(html(StatusCode::UNPROCESSABLE_ENTITY, page.render()?, false))
    }
    /// After a change: go there, and say what happened. `undo` is the number of the event to take back.
    pub fn done(&self, href: &str, sentence: &str, undo: Option<i64>) -> PageResult {
        let mut r = if self.view.target.is_some() {
            ([("hx-redirect", href)], "").into_response()
        } else {
            Redirect::to(href).into_response()
        };
        set_toast(r.headers_mut(), sentence, undo, self.site.is_https());
        Ok(r)
    }
}

fn html(status: StatusCode, body: String, toast_shown: bool) -> Response {
    let mut r = (status, [(header::VARY, "hx-target, accept-language, cookie")], Html(body)).into_response();
    r.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if toast_shown {
        r.headers_mut().append(
            header::SET_COOKIE,
            HeaderValue::from_static("spagat_toast=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
        );
    }
    r
}

fn set_toast(headers: &mut HeaderMap, sentence: &str, undo: Option<i64>, secure: bool) {
    use std::fmt::Write as _;
    let mut v = String::new();
    for b in sentence.as_bytes().iter().take(400) {
        // Cannot fail: writing to a String.
        let _ = write!(v, "{b:02x}");
    }
    let undo = undo.map(|n| n.to_string()).unwrap_or_default();
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{TOAST}={undo}.{v}; Path=/; Max-Age=30; HttpOnly; SameSite=Lax{secure}");
    if let Ok(v) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, v);
    }
}

fn read_toast(cookie: &str) -> Option<Toast> {
    let (undo, hex) = cookie.split_once('.')?;
    let digits: Option<Vec<u32>> = hex.chars().map(|c| c.to_digit(16)).collect();
    let bytes: Vec<u8> = digits?.chunks_exact(2).filter_map(|d| u8::try_from(d[0] * 16 + d[1]).ok()).collect();
    let text = String::from_utf8_lossy(&bytes).trim_end_matches('\u{fffd}').to_owned();
    let undo_href = undo.parse::<i64>().ok().map(|n| format!("/undo/{n}"));
    (!text.is_empty()).then_some(Toast { text, undo_href })
}

/// First letters of the first and the last word.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// The role's name in the language of the texts.
pub fn role_name(t: &L10nLanguage, role: crate::Role) -> String {
    use crate::Role;
    match role {
        Role::Administrator => t.role_administrator(),
        Role::Head => t.role_head(),
        Role::Controller => t.role_controller(),
        Role::Manager => t.role_manager(),
        Role::Colleague => t.role_colleague(),
    }
}

/// The roles under a person's name; what a head may do includes what managers and colleagues may.
fn role_line(t: &L10nLanguage, roles: crate::actor::Roles) -> String {
    use crate::Role;
    let within = |r: &Role| roles.has(Role::Head) && matches!(r, Role::Manager | Role::Colleague);
    roles.iter().filter(|r| !within(r)).map(|r| role_name(t, r)).collect::<Vec<_>>().join(", ")
}

/// The signed-in person, or the sign-in page.
impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::SignIn)
    }
}

impl FromRequestParts<Site> for Desk {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Error> {
        let actor = parts.extensions.get::<Actor>().cloned().ok_or(Error::SignIn)?;
        Ok(Self { site: site.of_request(&parts.extensions), actor, view: View::of(parts) })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for View {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}

/// Percent-encodes a text for a query value.
pub fn escape_query(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) {
            out.push(char::from(b));
        } else {
            // Cannot fail: writing to a String.
            let _ = write!(out, "%{b:02X}");
        }
        out
    })
}

/// Data for an island inside `<script type="application/json">`: `<` must not end the element.
pub fn island_json(value: &impl serde::Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?.replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests;

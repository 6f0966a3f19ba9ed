//! What can go wrong on the way to an answer. Faults of forms and files are values, not errors.
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use uuid::Uuid;

/// The answer of an HTML handler.
pub type PageResult = Result<Response, Error>;
/// The answer of a JSON handler.
pub type ApiResult<T> = Result<Json<T>, Problem>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or this person may not know that it is.
    #[error("not found")]
    NotFound,
    /// The person may see it but not do this.
    #[error("forbidden")]
    Forbidden,
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// A rule says no; the sentence is in the actor's language and is shown as it is.
    #[error("{0}")]
    Refused(String),
    /// The request itself is not readable.
    #[error("{0}")]
    BadRequest(String),
    /// Something broke; the details are for the log only.
    #[error("something broke: {0:#}")]
    Broken(anyhow::Error),
}

macro_rules! broken {
    ($($from:ty),+) => {$(
        impl From<$from> for Error {
            fn from(e: $from) -> Self {
                Self::Broken(e.into())
            }
        }
    )+};
}
broken!(
    anyhow::Error,
    sqlx::Error,
    askama::Error,
    serde_json::Error,
    std::io::Error,
    tokio::task::JoinError,
    std::fmt::Error
);

impl Error {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
    /// Writes what broke to the log under a number that the person can read out.
    fn reference(&self) -> Option<String> {
        let Self::Broken(e) = self else { return None };
        let number = Uuid::now_v7().simple().to_string()[20..].to_owned();
        tracing::error!(reference = %number, error = format!("{e:#}"), "request failed");
        Some(number)
    }
}

/// What the error page needs; the web shell turns it into a page ([`crate::page::error_pages`]).
#[derive(Debug, Clone)]
pub struct ErrorNote {
    pub status: StatusCode,
    /// The refusal's sentence, if there is one.
    pub sentence: Option<String>,
    /// The number to look up, when something broke.
    pub reference: Option<String>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let sentence = match &self {
            Self::Refused(s) | Self::BadRequest(s) => Some(s.clone()),
            _ => None,
        };
        let note = ErrorNote { status: self.status(), sentence, reference: self.reference() };
        let mut r = (note.status, self.to_string_for_people()).into_response();
        r.extensions_mut().insert(note);
        r
    }
}

impl Error {
    /// Never the inside of a broken thing.
    fn to_string_for_people(&self) -> String {
        match self {
            Self::Broken(_) => "internal error".to_owned(),
            e => e.to_string(),
        }
    }
}

/// RFC 9457 problem document.
#[derive(Debug)]
pub struct Problem(pub Error);

impl<E: Into<Error>> From<E> for Problem {
    fn from(e: E) -> Self {
        Self(e.into())
    }
}

#[derive(Serialize)]
struct ProblemJson {
    title: String,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let body = ProblemJson {
            title: self.0.to_string_for_people(),
            status: status.as_u16(),
            reference: self.0.reference(),
        };
        (status, [(header::CONTENT_TYPE, "application/problem+json")], Json(body)).into_response()
    }
}

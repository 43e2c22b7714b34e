//! One error for the whole web layer. It answers RFC 9457 `application/problem+json`; a layer on the HTML routes renders a page from it.
//!
//! What a reader is told and what broke inside are different fields: nobody outside sees a cause, only an incident number.

use std::error::Error;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kernel::error::UseCaseError;
use serde::Serialize;

use crate::words::Say as _;
use crate::words::{Key, key};

/// Whoever finds something away may ask again after so many seconds.
const UNAVAILABLE_SECONDS: u64 = 10;

/// Why a request was not answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// It does not exist, or not for this reader.
    #[error("not found")]
    NotFound,
    /// The reader may know of it but not do this.
    #[error("forbidden")]
    Forbidden,
    /// Nobody is signed in, or the session has ended. On HTML routes this leads to the sign-in page and back.
    #[error("not signed in")]
    SignIn(SitePart),
    /// The form came from another site, or its token is not ours.
    #[error("the form did not come from us")]
    ForeignForm,
    /// The body could not be read as what it claims to be.
    #[error("unreadable request: {0}")]
    Unreadable(&'static str),
    /// The query of the address could not be read.
    #[error("the query is misspelt")]
    Misspelt,
    /// The body is larger than allowed.
    #[error("the request is too large")]
    TooLarge,
    /// The state refuses it.
    #[error("conflict")]
    Conflict,
    /// Entries cannot be taken; HTML handlers render their form again instead of letting this out.
    #[error("{} entries cannot be taken", .0.len())]
    Entries(Vec<ProblemEntry>),
    /// Content was deleted after its retention period.
    #[error("deleted")]
    Deleted,
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// Heard again after so many seconds.
        seconds: u64,
    },
    /// The guests of one network have brought as many documents as they may in a day.
    #[error("the quota of the day is used up")]
    DayUsedUp {
        /// More may come after so many seconds.
        seconds: u64,
    },
    /// The answer took too long.
    #[error("timed out")]
    TimedOut,
    /// No space is left: somebody must make room first.
    #[error("no space is left")]
    Full,
    /// A neighbour is away: try later.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Something broke inside.
    #[error("internal error")]
    Internal(#[source] Box<dyn Error + Send + Sync>),
}

/// Which part of the site a reader belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SitePart {
    /// Residents.
    Portal,
    /// Staff.
    Desk,
}

/// The public part of a problem; in the response's extensions, for the page.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Problem {
    pub status: StatusCode,
    /// A stable name: `not-found`.
    pub name: &'static str,
    /// What happened, in a few words.
    pub title: Key,
    /// What to do next.
    pub advice: Key,
    /// What the operator should see in the log; never shown.
    pub cause: Option<String>,
    /// To be sent to the sign-in page of this part of the site.
    pub sign_in: Option<SitePart>,
    entries: Vec<ProblemEntry>,
    retry_after: Option<u64>,
}

/// What a problem document says of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemEntry {
    /// The field, or the path of the answer.
    pub path: String,
    /// What is wrong with it: the stable name of a code of the use cases or of a form.
    pub code: &'static str,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ProblemEntry],
}

impl WebError {
    /// What can be said of it outside.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (status, name) = self.status();
        let (title, advice) = self.words();
        let entries = if let Self::Entries(entries) = self { entries.clone() } else { Vec::new() };
        let retry_after = match self {
            Self::TooMany { seconds } | Self::DayUsedUp { seconds } => Some(*seconds),
            Self::Unavailable(_) => Some(UNAVAILABLE_SECONDS),
            _ => None,
        };
        let sign_in = if let Self::SignIn(part) = self { Some(*part) } else { None };
        let cause = match self {
            Self::Internal(cause) => Some(chain(cause.as_ref())),
            Self::Unavailable(reason) => Some(reason.clone()),
            Self::Full => Some(self.to_string()),
            _ => None,
        };
        Problem { status, name, title, advice, cause, sign_in, entries, retry_after }
    }

    const fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Self::SignIn(_) => (StatusCode::UNAUTHORIZED, "sign-in"),
            Self::ForeignForm => (StatusCode::FORBIDDEN, "foreign-form"),
            Self::Unreadable(_) => (StatusCode::BAD_REQUEST, "unreadable"),
            Self::Misspelt => (StatusCode::BAD_REQUEST, "misspelt"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::Conflict => (StatusCode::CONFLICT, "conflict"),
            Self::Entries(_) => (StatusCode::UNPROCESSABLE_ENTITY, "entries"),
            Self::Deleted => (StatusCode::GONE, "deleted"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
            Self::DayUsedUp { .. } => (StatusCode::TOO_MANY_REQUESTS, "day-used-up"),
            Self::TimedOut => (StatusCode::REQUEST_TIMEOUT, "timed-out"),
            Self::Full => (StatusCode::INSUFFICIENT_STORAGE, "full"),
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// What happened, and what to do next.
    const fn words(&self) -> (Key, Key) {
        match self {
            Self::NotFound => (key("problem-not-found"), key("problem-not-found-advice")),
            Self::Forbidden => (key("problem-forbidden"), key("problem-forbidden-advice")),
            Self::SignIn(_) => (key("problem-sign-in"), key("problem-sign-in-advice")),
            Self::ForeignForm => (key("problem-foreign-form"), key("problem-foreign-form-advice")),
            Self::Unreadable(_) => (key("problem-unreadable"), key("problem-unreadable-advice")),
            Self::Misspelt => (key("problem-misspelt"), key("problem-misspelt-advice")),
            Self::TooLarge => (key("problem-too-large"), key("problem-too-large-advice")),
            Self::Conflict => (key("problem-conflict"), key("problem-conflict-advice")),
            Self::Entries(_) => (key("problem-entries"), key("problem-entries-advice")),
            Self::Deleted => (key("problem-deleted"), key("problem-deleted-advice")),
            Self::TooMany { .. } => (key("problem-too-many"), key("problem-too-many-advice")),
            Self::DayUsedUp { .. } => (key("problem-day-used-up"), key("problem-day-used-up-advice")),
            Self::TimedOut => (key("problem-timed-out"), key("problem-timed-out-advice")),
            Self::Full => (key("problem-full"), key("problem-full-advice")),
            Self::Unavailable(_) => (key("problem-unavailable"), key("problem-unavailable-advice")),
            Self::Internal(_) => (key("problem-internal"), key("problem-internal-advice")),
        }
    }

    /// The error for a use case that asks to wait.
    #[must_use]
    pub fn wait(until: Timestamp, now: Timestamp) -> Self {
        Self::TooMany { seconds: seconds_until(until, now) }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let problem = self.problem();
        let english = |word: Key| crate::Language::English.say(word).to_string();
        let body = Body {
            kind: format!("urn:gangway:problem:{}", problem.name),
            title: english(problem.title),
            status: problem.status.as_u16(),
            detail: english(problem.advice),
            errors: &problem.entries,
        };
        let mut response = (problem.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = problem.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(problem);
        response
    }
}

/// No `_` arm: a new variant must choose.
impl From<UseCaseError> for WebError {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::NotFound => Self::NotFound,
            UseCaseError::Forbidden { .. } => Self::Forbidden,
            UseCaseError::Rule(_) | UseCaseError::Conflict { .. } => Self::Conflict,
            UseCaseError::Entries(entries) => Self::Entries(
                entries
                    .into_iter()
                    .map(|entry| ProblemEntry { path: entry.field, code: entry.code.name() })
                    .collect(),
            ),
            UseCaseError::Form(problems) => Self::Entries(
                problems
                    .into_iter()
                    .map(|problem| ProblemEntry { path: problem.path, code: problem.code })
                    .collect(),
            ),
            // Handlers that know the moment use `WebError::wait`.
            UseCaseError::Wait { .. } => Self::TooMany { seconds: 60 },
            UseCaseError::Expired => Self::SignIn(SitePart::Portal),
            UseCaseError::Deleted => Self::Deleted,
            UseCaseError::Full => Self::Full,
            away @ UseCaseError::Unavailable { .. } => Self::Unavailable(away.to_string()),
            // Mails are sent by jobs: no request ends so.
            broken @ (UseCaseError::Undeliverable { .. } | UseCaseError::Internal { .. }) => {
                Self::Internal(Box::new(broken))
            }
        }
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(Box::new(error))
    }
}

/// Whole seconds until then, rounded up: whoever waits so long is heard.
#[must_use]
pub fn seconds_until(until: Timestamp, now: Timestamp) -> u64 {
    let wait = until.duration_since(now);
    let begun = i64::from(wait.subsec_nanos() > 0);
    wait.as_secs().saturating_add(begun).max(1).unsigned_abs()
}

/// An error with its causes in one line, for the log.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_stays_inside() {
        let error = WebError::Internal("the password is in here".into());
        let response = error.into_response();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let problem = response.extensions().get::<Problem>().unwrap();
        assert_eq!(problem.cause.as_deref(), Some("the password is in here"));
        assert!(!crate::Language::English.say(problem.title).to_string().contains("password"));
    }

    #[test]
    fn a_problem_is_problem_json() {
        let response = WebError::TooMany { seconds: 7 }.into_response();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(response.headers()[header::RETRY_AFTER], "7");
    }
}

//! Errors of the interface: RFC 9457 problem details, form problems by path.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{
    error::{Entry, UseCaseError},
    ports::StoreError,
};
use kit::{entries, problem::WebError};
use locale::Language;
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request of a program was not answered as asked.
#[derive(Debug)]
pub(super) enum Fault {
    /// No token, a wrong one, or one of another town.
    Unauthorized,
    /// It does not exist, or not for this client.
    NotFound,
    /// The address does not take this method.
    Method,
    /// The body or a header is not what the description says.
    Malformed(String),
    /// Answers that cannot be filed.
    Form(Vec<form::Problem>),
    /// Other entries that cannot be taken: papers, the revision.
    Entries(Vec<Entry>),
    /// Everything that the faces know too.
    Other(WebError),
}

/// Problem details (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemDetails {
    /// A stable name.
    #[serde(rename = "type")]
    kind: String,
    /// What happened.
    title: String,
    /// The status.
    status: u16,
    /// What to do.
    detail: String,
    /// Problems of single answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<AnswerProblem>,
}

/// A problem of one answer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnswerProblem {
    /// Where, for example `trees[0].girth_cm`.
    path: String,
    /// What, for programs.
    code: String,
    /// What and how to put it right, in German.
    message_de: String,
    /// The same in English.
    message_en: String,
}

impl From<UseCaseError> for Fault {
    fn from(error: UseCaseError) -> Self {
        match error {
            UseCaseError::Form(problems) => Self::Form(problems),
            UseCaseError::Entries(entries) => Self::Entries(entries),
            UseCaseError::Expired => Self::Unauthorized,
            other => WebError::from(other).into(),
        }
    }
}

/// A page tells what to do on pages; where that does not help a program, the interface has a fault of its own.
impl From<WebError> for Fault {
    fn from(error: WebError) -> Self {
        match error {
            WebError::NotFound => Self::NotFound,
            other => Self::Other(other),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        UseCaseError::from(error).into()
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        match self {
            Self::Other(error) => error.into_response(),
            Self::Unauthorized => {
                let detail =
                    "Send the token of a client that is registered in this town: Authorization: Bearer gwc_…";
                let mut response =
                    details(StatusCode::UNAUTHORIZED, "unauthorized", "No valid token", detail, Vec::new());
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                response
            }
            Self::NotFound => {
                let detail = "Check the address. What another client has filed, or another town has, does not exist here; \
                              /api/openapi.json describes what there is.";
                details(StatusCode::NOT_FOUND, "not-found", "Not found", detail, Vec::new())
            }
            Self::Method => {
                let detail = "Use one of the methods that the header Allow names; /api/openapi.json describes what they do.";
                let title = "The address does not take this method";
                details(StatusCode::METHOD_NOT_ALLOWED, "method", title, detail, Vec::new())
            }
            Self::Malformed(detail) => {
                details(StatusCode::BAD_REQUEST, "malformed", "The request is malformed", &detail, Vec::new())
            }
            Self::Form(problems) => {
                let errors = problems.into_iter().map(|problem| AnswerProblem {
                    path: problem.path,
                    code: problem.code.to_owned(),
                    message_de: problem.message.de,
                    message_en: problem.message.en,
                });
                let detail = "Put the answers right that are listed by path, and send the application again.";
                let title = "The answers cannot be filed";
                details(StatusCode::UNPROCESSABLE_ENTITY, "answers", title, detail, errors.collect())
            }
            Self::Entries(entries) => {
                let errors = entries.into_iter().map(|entry| AnswerProblem {
                    message_de: entries::sentence(Language::German, &entry),
                    message_en: entries::sentence(Language::English, &entry),
                    path: entry.field,
                    code: entry.code.name().to_owned(),
                });
                let detail = "Put right what is listed by path, and send the request again.";
                let title = "Entries cannot be taken";
                details(StatusCode::UNPROCESSABLE_ENTITY, "entries", title, detail, errors.collect())
            }
        }
    }
}

fn details(
    status: StatusCode,
    name: &str,
    title: &str,
    detail: &str,
    errors: Vec<AnswerProblem>,
) -> Response {
    let body = ProblemDetails {
        kind: format!("urn:gangway:problem:{name}"),
        title: title.to_owned(),
        status: status.as_u16(),
        detail: detail.to_owned(),
        errors,
    };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

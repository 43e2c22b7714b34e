//! Filing applications.

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};
use case::{Consent, Contact, DeliveryChoice, Email, SingleLine};
use filing::clients::{ClientFiling, command_of, file_for_applicant};
use form::{Message, Problem};
use ids::DocumentId;
use jiff::Timestamp;
use kernel::error::{Entry, UseCaseError, codes::TextCode};
use kit::{address::Path, problem::WebError, site::Site, urls::api as url, words::Say as _};
use locale::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    auth::Caller,
    fault::{Fault, ProblemDetails},
};

/// An application.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewApplication {
    /// The revision of the service that the answers are for.
    revision: u32,
    /// Raw answers by the keys of the form.
    #[schema(value_type = Object)]
    answers: serde_json::Value,
    /// Ids of papers that were handed in before; the answers name them as `{"paper": id}` at their questions.
    #[serde(default, rename = "papers")]
    documents: Vec<String>,
    /// How decisions shall come.
    delivery: Delivery,
    /// How to reach the applicant.
    #[serde(default)]
    contact: Reach,
    /// Language of pages and mails: `de` or `en`.
    #[serde(default = "german")]
    language: String,
}

/// How decisions shall come.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "way", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Delivery {
    /// Into the mailbox; the applicant has agreed to this version of the consent text.
    Portal {
        /// Version of the text that the applicant agreed to; not empty.
        consent: String,
    },
    /// On paper.
    Post,
    /// Into the mailbox of a user account (Nutzerkonto): refused, since no such account is connected to Gangway.
    #[serde(rename = "ozgbox")]
    OzgBox {},
}

/// How to reach the applicant.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reach {
    /// E-mail address for notifications; the applicant confirms it before anything relies on it.
    email: Option<String>,
}

/// What was filed.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FiledApplication {
    /// Number of the case.
    case_number: String,
    /// Opens the case together with the number; for the applicant alone.
    access_code: String,
    /// Hash of the event in the journal, hexadecimal: proves what was filed.
    head: String,
}

fn german() -> String {
    "de".to_owned()
}

/// Files an application.
///
/// The same application with the same `Idempotency-Key` within a day gives the same answer, in whatever order its fields
/// come. Another application with that key is refused (422, `idempotency-key-used`) and changes nothing; send a new key.
#[utoipa::path(
    post,
    path = "/api/v1/towns/{town}/services/{service}/applications",
    params(
        ("town" = String, Path, description = "Short name of the town"),
        ("service" = String, Path, description = "Short name of the service"),
        ("Idempotency-Key" = String, Header, description = "Chosen by the client, another one for each application, at most 200 characters")
    ),
    request_body = NewApplication,
    responses(
        (status = 201, description = "It was taken", body = FiledApplication),
        (status = 400, description = "The request cannot be read; the detail says what is wrong", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, description = "No valid token of a client of this town", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "It does not exist, or not for this client", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 413, description = "The request is larger than is taken", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, description = "What cannot be taken, by path, with sentences in German and English", body = ProblemDetails, content_type = "application/problem+json")
    )
)]
pub(super) async fn file(
    State(site): State<Site>,
    caller: Caller,
    Path(url): Path<url::Applications>,
    headers: HeaderMap,
    body: Result<Json<NewApplication>, JsonRejection>,
) -> Result<(StatusCode, Json<FiledApplication>), Fault> {
    let Json(body) = body.map_err(|rejection| unreadable(&rejection))?;
    body.refuse_nul()?;
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = key.ok_or_else(|| Fault::Malformed("the header Idempotency-Key is missing".to_owned()))?;
    let command = command_of(caller.reading(&site), key).await?;
    let filing = body.filing(url.service, caller.now)?;
    let filed = file_for_applicant(caller.context(&site, command), filing).await?;
    let answer =
        FiledApplication { case_number: filed.number, access_code: filed.access_code, head: filed.head };
    Ok((StatusCode::CREATED, Json(answer)))
}

fn unreadable(rejection: &JsonRejection) -> Fault {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Fault::Other(WebError::TooLarge);
    }
    Fault::Malformed(rejection.body_text())
}

/// The path of the first text or name that holds the sign NUL.
fn nul_in(value: &serde_json::Value, path: &str) -> Option<String> {
    match value {
        serde_json::Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        serde_json::Value::Array(rows) => {
            rows.iter().enumerate().find_map(|(index, row)| nul_in(row, &format!("{path}[{index}]")))
        }
        serde_json::Value::Object(fields) => fields.iter().find_map(|(name, field)| {
            if name.contains('\0') { Some(path.to_owned()) } else { nul_in(field, &format!("{path}.{name}")) }
        }),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => None,
    }
}

/// The same entries, named as the request names them.
fn at(path: &str, error: UseCaseError) -> UseCaseError {
    match error {
        UseCaseError::Entries(entries) => UseCaseError::Entries(
            entries.into_iter().map(|entry| Entry { field: path.to_owned(), ..entry }).collect(),
        ),
        other => other,
    }
}

/// Legal source: § 9 (1) OZG: the mailbox is that of the user account, and the account says which one it is.
fn no_account_mailbox() -> Fault {
    let say = |language: Language| language.say("entry-delivery-no-account-mailbox").to_string();
    let message = Message { de: say(Language::German), en: say(Language::English) };
    Fault::Form(vec![Problem { path: "delivery.way".to_owned(), code: "no_account_mailbox", message }])
}

impl NewApplication {
    /// The sign NUL is no part of any text, and not every database keeps it.
    fn refuse_nul(&self) -> Result<(), Fault> {
        let consent = match &self.delivery {
            Delivery::Portal { consent } => Some(("delivery.consent", consent)),
            Delivery::Post | Delivery::OzgBox {} => None,
        };
        let email = self.contact.email.as_ref().map(|email| ("contact.email", email));
        let texts = [consent, email, Some(("language", &self.language))].into_iter().flatten();
        let papers = self.documents.iter().map(|id| ("papers", id));
        let mut told =
            texts.chain(papers).filter(|(_, text)| text.contains('\0')).map(|(path, _)| path.to_owned());
        match told.next().or_else(|| nul_in(&self.answers, "answers")) {
            Some(path) => Err(UseCaseError::entry(&path, TextCode::Control).into()),
            None => Ok(()),
        }
    }

    fn filing(self, service: String, now: Timestamp) -> Result<ClientFiling, Fault> {
        let language = match self.language.as_str() {
            "de" => Language::German,
            "en" => Language::English,
            other => return Err(Fault::Malformed(format!("language is «de» or «en», not «{other}»"))),
        };
        let email = match &self.contact.email {
            Some(address) => {
                let address =
                    sign_in::accounts::parse_email(address).map_err(|error| at("contact.email", error))?;
                Some(Email { address: SingleLine::lossy(&address), confirmed_at: None })
            }
            None => None,
        };
        let documents = self.documents.iter().map(|id| {
            id.parse::<DocumentId>()
                .map_err(|_bad| Fault::Malformed(format!("«{id}» is not the id of a paper")))
        });
        let delivery = match self.delivery {
            Delivery::Portal { consent } => DeliveryChoice::Portal {
                consent: Consent { given_at: now, text_version: SingleLine::lossy(&consent) },
            },
            Delivery::Post => DeliveryChoice::Post,
            Delivery::OzgBox {} => return Err(no_account_mailbox()),
        };
        Ok(ClientFiling {
            service,
            revision: self.revision,
            answers: self.answers,
            documents: documents.collect::<Result<_, _>>()?,
            contact: Contact { email, postal: None, language },
            delivery,
        })
    }
}

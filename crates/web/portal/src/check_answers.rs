//! The answers before filing: read, change, be warned, file.
//!
//! Legal source: § 9a (2), (3) OZG: the whole declaration can be checked, and nobody files in haste.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use filing::{file_draft, fill_in};
use jiff::civil::DateTime;
use kernel::{context::SessionKind, error::UseCaseError, rows::SessionSubject};
use kit::{
    address::Path,
    form_data::{FormData, Token},
    frame::PortalFrame,
    parts::{Alert, AlertKind, AnswerSection, CsrfFields, ErrorSummary, Link, Steps},
    session::{CookieJar, Resident},
    site::Site,
    urls::{Href, portal},
};
use runner::ACTION;
use rust_decimal::Decimal;
use sign_in::sessions::begin_session;

use self::view::view;
use super::reading::{HandlerResult, Reading};
use crate::{filters, step::gone, texts::Say as _};

#[cfg(feature = "samples")]
mod samples;
mod view;

/// The version of the draft that the page shows.
const VERSION: &str = "gw-version";

/// The check page. Buttons post `gw-action`: `file` or `pause`.
#[derive(Debug, Template)]
#[template(path = "check_answers.html")]
pub(crate) struct CheckAnswers {
    pub(crate) frame: PortalFrame,
    pub(crate) service: String,
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) back: Option<Link>,
    pub(crate) notice: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) sections: Vec<AnswerSection>,
    /// The fee in euros, once the answers tell it.
    pub(crate) fee: Option<Decimal>,
    /// What it costs, in the service's words.
    pub(crate) cost: String,
    /// How the decision will come and from when it counts. May hold `**emphasis**`.
    pub(crate) delivery: String,
    pub(crate) privacy: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) version: u64,
    pub(crate) action: Href,
    pub(crate) saved_at: Option<DateTime>,
    pub(crate) progress: Steps,
    /// Nothing stands in the way.
    pub(crate) complete: bool,
}

/// The answers of the visitor's draft.
pub(super) async fn show(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::CheckAnswers>,
) -> HandlerResult {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let page = view(&site, &reading, &resident, &filled).await?;
    reading.page(&page).await
}

/// Files the application as it was checked.
pub(super) async fn file(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    jar: CookieJar,
    Path(url): Path<portal::File>,
    form_data: FormData,
) -> HandlerResult {
    if form_data.text(ACTION) == "pause" {
        return Ok(reading.go_to(&portal::Drafts));
    }
    let ctx = resident.context(&site, form_data.command);
    let checked = form_data.text(VERSION).parse().unwrap_or_default();
    let filed = match form_data.token {
        Token::Fits => file_draft(ctx, url.draft, checked).await,
        Token::Stale => Err(UseCaseError::Conflict { what: "the form's token".to_owned() }),
    };
    let answer = match filed {
        Ok(answer) => answer,
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        Err(error) => return not_filed(&site, &reading, &resident, url, error).await,
    };
    let subject = SessionSubject::Case(answer.case);
    if !matches!(resident.session_kind, SessionKind::Account { .. }) && resident.session.subject != subject {
        let begun = begin_session(site.ports(), ctx.town, subject, Some(&resident.session), ctx.now).await?;
        jar.begin(&site, &begun);
    }
    Ok(reading.go_to(&portal::Receipt { case: answer.case }))
}

/// The page again, with the reason why it was not filed.
async fn not_filed(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    url: portal::File,
    error: UseCaseError,
) -> HandlerResult {
    let language = reading.language();
    let (status, sentence) = match error {
        // What is missing stands in the summary of the page.
        UseCaseError::Form(_) => (StatusCode::UNPROCESSABLE_ENTITY, None),
        UseCaseError::Entries(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Some(language.say("check-not-yet").into()))
        }
        UseCaseError::Conflict { .. } => (StatusCode::CONFLICT, Some(language.say("check-changed").into())),
        UseCaseError::Rule(refused) => (StatusCode::CONFLICT, Some(refused.sentence(language))),
        UseCaseError::Full | UseCaseError::Unavailable { .. } => {
            (StatusCode::SERVICE_UNAVAILABLE, Some(language.say("check-unavailable").into()))
        }
        other => return Err(other.into()),
    };
    let filled = fill_in(resident.reading(site), url.draft).await?;
    let mut page = view(site, reading, resident, &filled).await?;
    page.notice = sentence.map(|title: String| Alert { kind: AlertKind::Danger, title, body: None });
    page.frame.title = language.say("error-title").with("title", language.say("check-title")).into();
    reading.page_with(status, &page).await
}

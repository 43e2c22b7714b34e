//! Reading cases that the client has filed: as the applicant may see them, and never counting as a retrieval.

use axum::{Json, extract::State};
use case::{Case, Side};
use casework::clients::filed_case;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    auth::Caller,
    fault::{Fault, ProblemDetails},
};
use kit::{address::Path, site::Site, urls::api as url};

/// A case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseView {
    /// Its number.
    case_number: String,
    /// What it is about.
    subject: String,
    /// `submitted`, `in_review`, `waiting_for_applicant`, `partly_decided`, `decided`, `closed` or `withdrawn`.
    state: String,
    /// When it was filed, RFC 3339.
    filed_at: String,
    /// Open inquiries.
    inquiries: Vec<InquiryView>,
}

/// An inquiry that awaits the applicant.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InquiryView {
    /// Its id.
    id: String,
    /// What is asked.
    text: String,
    /// By when, `YYYY-MM-DD`.
    due_on: String,
}

/// A message.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MessageView {
    /// When, RFC 3339.
    at: String,
    /// `town` or `applicant`.
    from: String,
    /// Its text.
    text: String,
}

/// A decision that the applicant can read.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DecisionView {
    /// Its id.
    id: String,
    /// Its subject.
    subject: String,
    /// `granted`, `partially_granted`, `refused` or `inadmissible`.
    outcome: String,
    /// The day on which it counts as announced, once that is computed.
    announced: Option<String>,
    /// The last day for objection, in the earlier reading.
    objection_until: Option<String>,
}

/// Reads a case.
#[utoipa::path(
    get,
    path = "/api/v1/towns/{town}/cases/{number}",
    params(("town" = String, Path), ("number" = String, Path)),
    responses(
        (status = 200, description = "What was asked for", body = CaseView),
        (status = 401, description = "No valid token of a client of this town", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "It does not exist, or not for this client", body = ProblemDetails, content_type = "application/problem+json")
    )
)]
pub(super) async fn read(
    State(site): State<Site>,
    caller: Caller,
    Path(url): Path<url::Case>,
) -> Result<Json<CaseView>, Fault> {
    let file = filed_case(caller.reading(&site), &url.number).await?;
    Ok(Json(case_view(&file.case)))
}

/// Reads the messages of a case, both ways.
#[utoipa::path(
    get,
    path = "/api/v1/towns/{town}/cases/{number}/messages",
    params(("town" = String, Path), ("number" = String, Path)),
    responses(
        (status = 200, description = "What was asked for", body = [MessageView]),
        (status = 401, description = "No valid token of a client of this town", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "It does not exist, or not for this client", body = ProblemDetails, content_type = "application/problem+json")
    )
)]
pub(super) async fn messages(
    State(site): State<Site>,
    caller: Caller,
    Path(url): Path<url::Messages>,
) -> Result<Json<Vec<MessageView>>, Fault> {
    let file = filed_case(caller.reading(&site), &url.number).await?;
    let messages = file.case.messages().iter().map(|message| MessageView {
        at: message.at.to_string(),
        from: if message.by.side() == Side::Town { "town" } else { "applicant" }.to_owned(),
        text: message.text.as_str().to_owned(),
    });
    Ok(Json(messages.collect()))
}

/// Reads the decisions of a case that the applicant can read by now.
#[utoipa::path(
    get,
    path = "/api/v1/towns/{town}/cases/{number}/decisions",
    params(("town" = String, Path), ("number" = String, Path)),
    responses(
        (status = 200, description = "What was asked for", body = [DecisionView]),
        (status = 401, description = "No valid token of a client of this town", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "It does not exist, or not for this client", body = ProblemDetails, content_type = "application/problem+json")
    )
)]
pub(super) async fn decisions(
    State(site): State<Site>,
    caller: Caller,
    Path(url): Path<url::Decisions>,
) -> Result<Json<Vec<DecisionView>>, Fault> {
    let file = filed_case(caller.reading(&site), &url.number).await?;
    let readable = file.case.decisions().iter().filter(|decision| decision.is_readable_by_applicant());
    let views = readable.map(|decision| {
        let dates = decision.announced().map(|announced| &announced.dates);
        DecisionView {
            id: decision.id().to_string(),
            subject: decision.content().subject.as_str().to_owned(),
            outcome: outcome(decision.content().outcome).to_owned(),
            announced: dates.map(|dates| dates.announced.to_string()),
            objection_until: dates
                .filter(|_| !decision.content().is_correction())
                .map(|dates| dates.ends.to_string()),
        }
    });
    Ok(Json(views.collect()))
}

fn case_view(case: &Case) -> CaseView {
    let awaiting = case.inquiries().iter().filter(|inquiry| inquiry.awaits_applicant());
    CaseView {
        case_number: case.number().as_str().to_owned(),
        subject: case.subject().as_str().to_owned(),
        state: case.state().name().to_owned(),
        filed_at: case.filed_at().to_string(),
        inquiries: awaiting
            .map(|inquiry| InquiryView {
                id: inquiry.id.to_string(),
                text: inquiry.text.as_str().to_owned(),
                due_on: inquiry.due_on.to_string(),
            })
            .collect(),
    }
}

const fn outcome(outcome: case::decision::Outcome) -> &'static str {
    match outcome {
        case::decision::Outcome::Granted => "granted",
        case::decision::Outcome::PartiallyGranted => "partially_granted",
        case::decision::Outcome::Refused => "refused",
        case::decision::Outcome::Inadmissible => "inadmissible",
    }
}

//! Handlers that act on a case from its own page: write, note, take, give, settle, close. What is refused is shown on the same page,
//! with everything that was typed.

use std::str::FromStr;

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse as _,
};
use casework::desk::{OpenCase, view_case};
use ids::{CaseId, StaffId};
use kernel::error::{UseCaseError, codes::ChoiceCode};
use kit::{
    address::Path,
    form_data::{FormData, Token},
    problem::WebError,
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Url, desk},
};

use super::{
    case::FormValues,
    cases::{news, show_open},
    form_values::{renamed, seen_of, uploads_of},
    reading::{AtDesk, HandlerResult},
};
use crate::texts::Say as _;

pub(crate) async fn write_message(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Messages>,
    mut form_data: FormData,
) -> HandlerResult {
    let uploads = uploads_of(std::mem::take(&mut form_data.files));
    let form_values = FormValues { message: form_data.text("text").to_owned(), ..FormValues::default() };
    if form_data.token == Token::Stale {
        return stale(&site, &desk, &staff, url.case, form_values).await;
    }
    let (ctx, seen) = (staff.context(&site, form_data.command), seen_of(&form_data));
    match casework::desk::write_to_applicant(ctx, url.case, form_data.text("text"), uploads, seen).await {
        Ok(()) => Ok(desk.go_to(&desk::Case { case: url.case }.href().at("messages"))),
        Err(error) => refused(&site, (&desk, &staff), (url.case, seen), form_values, error).await,
    }
}

pub(crate) async fn write_note(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Notes>,
    form_data: FormData,
) -> HandlerResult {
    let form_values = FormValues { note: form_data.text("note").to_owned(), ..FormValues::default() };
    if form_data.token == Token::Stale {
        return stale(&site, &desk, &staff, url.case, form_values).await;
    }
    match casework::desk::write_note(
        staff.context(&site, form_data.command),
        url.case,
        form_data.text("note"),
    )
    .await
    {
        Ok(()) => Ok(desk.go_to(&desk::Case { case: url.case }.href().at("notes"))),
        Err(error) => {
            let error = renamed(error, "text", "note");
            refused(&site, (&desk, &staff), (url.case, seen_of(&form_data)), form_values, error).await
        }
    }
}

/// Marks what the page showed as seen. Scripts send it when the page has been shown, a button does without them.
pub(crate) async fn mark_seen(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::SeenMark>,
    headers: HeaderMap,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    casework::desk::mark_seen(staff.context(&site, form_data.command), url.case, seen_of(&form_data)).await?;
    // A script asks for no page.
    if headers.get("gw-script").is_some() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(desk.go_to(&desk::Case { case: url.case }))
}

pub(crate) async fn add_documents(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Documents>,
    mut form_data: FormData,
) -> HandlerResult {
    let uploads = uploads_of(std::mem::take(&mut form_data.files));
    let form_data = form_data.trusted()?;
    let audience =
        if form_data.text("audience") == "both" { case::Audience::Both } else { case::Audience::Staff };
    match casework::desk::add_documents(staff.context(&site, form_data.command), url.case, uploads, audience)
        .await
    {
        Ok(()) => Ok(desk.go_to(&desk::Case { case: url.case }.href().at("papers"))),
        Err(error) => {
            let error = renamed(error, "file", "added");
            refused(&site, (&desk, &staff), (url.case, seen_of(&form_data)), FormValues::default(), error)
                .await
        }
    }
}

/// Taking, releasing, giving to a colleague.
pub(crate) async fn assign(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Assignment>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let ctx = staff.context(&site, form_data.command);
    let done = match form_data.text("act") {
        "take" => casework::desk::take_case(ctx, url.case).await,
        "release" => casework::desk::release_case(ctx, url.case).await,
        "give" => match StaffId::from_str(form_data.text("person")) {
            Ok(person) => casework::desk::assign_case(ctx, url.case, person).await,
            Err(_nobody) => Err(UseCaseError::entry("person", ChoiceCode::Colleague)),
        },
        _ => return Err(WebError::Unreadable("the form says not what to do")),
    };
    after(&site, (&desk, &staff), (url.case, seen_of(&form_data)), done).await
}

pub(crate) async fn settle_inquiry(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::InquirySettlement>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let seen = seen_of(&form_data);
    let ctx = staff.context(&site, form_data.command);
    let done = casework::desk::settle_inquiry(ctx, url.case, url.inquiry, seen).await;
    after(&site, (&desk, &staff), (url.case, seen), done).await
}

pub(crate) async fn close(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Closing>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let seen = seen_of(&form_data);
    let done = casework::desk::close_case(staff.context(&site, form_data.command), url.case, seen).await;
    after(&site, (&desk, &staff), (url.case, seen), done).await
}

async fn after(
    site: &Site,
    (desk, staff): (&AtDesk, &Staff),
    (case, seen): (CaseId, u64),
    done: Result<(), UseCaseError>,
) -> HandlerResult {
    match done {
        Ok(()) => Ok(desk.go_to(&desk::Case { case })),
        Err(error) => refused(site, (desk, staff), (case, seen), FormValues::default(), error).await,
    }
}

/// The page of the case again: with what is wrong, or with what others did meanwhile.
async fn refused(
    site: &Site,
    (desk, staff): (&AtDesk, &Staff),
    (case, seen): (CaseId, u64),
    form_values: FormValues,
    error: UseCaseError,
) -> HandlerResult {
    let is_conflict = matches!(error, UseCaseError::Conflict { .. });
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    let open: OpenCase = view_case(staff.reading(site), case).await?;
    let news = if is_conflict { news(desk, staff, &open, seen) } else { Vec::new() };
    show_open(site, desk, staff, &open, &FormValues { news, ..form_values }, &refusal).await
}

/// A form whose token belongs to an earlier browser session: what was typed stands there again, to be sent once more.
async fn stale(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    case: CaseId,
    form_values: FormValues,
) -> HandlerResult {
    let open = view_case(staff.reading(site), case).await?;
    let sentence = desk.language().say("desk-send-again").to_string();
    let refusal = Refusal::whole(StatusCode::FORBIDDEN, sentence);
    show_open(site, desk, staff, &open, &form_values, &refusal).await
}

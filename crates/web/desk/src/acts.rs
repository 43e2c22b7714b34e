//! Handlers that act on a case from its own page: write, note, take, give, settle, close. What is refused is shown on the same page,
//! with everything that was typed.

use std::str::FromStr;

use axum::extract::State;
use casework::desk::{OpenCase, view_case};
use ids::{CaseId, StaffId};
use kernel::error::UseCaseError;
use kit::{
    address::Path,
    door::Staff,
    posted::{Posted, Token},
    problem::WebError,
    refusal::Refusal,
    site::Site,
    urls::{Url, desk},
    words::Say as _,
};

use super::{
    case::Typed,
    cases::{news, show_open},
    reading::{Answer, AtDesk},
    typed::{renamed, seen_of, uploads_of},
};

pub(crate) async fn write_message(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Messages>,
    mut posted: Posted,
) -> Answer {
    let uploads = uploads_of(std::mem::take(&mut posted.files));
    let typed = Typed { message: posted.text("text").to_owned(), ..Typed::default() };
    if posted.token == Token::Stale {
        return stale(&site, &desk, &staff, url.case, typed).await;
    }
    let (ctx, seen) = (staff.context(&site, posted.command), seen_of(&posted));
    match casework::desk::write_to_applicant(ctx, url.case, posted.text("text"), uploads, seen).await {
        Ok(()) => Ok(desk.go_to(&desk::Case { case: url.case }.href().at("messages"))),
        Err(error) => refused(&site, (&desk, &staff), (url.case, seen), typed, error).await,
    }
}

pub(crate) async fn write_note(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Notes>,
    posted: Posted,
) -> Answer {
    let typed = Typed { note: posted.text("note").to_owned(), ..Typed::default() };
    if posted.token == Token::Stale {
        return stale(&site, &desk, &staff, url.case, typed).await;
    }
    match casework::desk::write_note(staff.context(&site, posted.command), url.case, posted.text("note"))
        .await
    {
        Ok(()) => Ok(desk.go_to(&desk::Case { case: url.case }.href().at("notes"))),
        Err(error) => {
            let error = renamed(error, "text", "note");
            refused(&site, (&desk, &staff), (url.case, seen_of(&posted)), typed, error).await
        }
    }
}

pub(crate) async fn add_papers(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Papers>,
    mut posted: Posted,
) -> Answer {
    let uploads = uploads_of(std::mem::take(&mut posted.files));
    let posted = posted.trusted()?;
    let audience =
        if posted.text("audience") == "both" { case::Audience::Both } else { case::Audience::Staff };
    match casework::desk::add_papers(staff.context(&site, posted.command), url.case, uploads, audience).await
    {
        Ok(()) => Ok(desk.go_to(&desk::Case { case: url.case }.href().at("papers"))),
        Err(error) => {
            let error = renamed(error, "file", "added");
            refused(&site, (&desk, &staff), (url.case, seen_of(&posted)), Typed::default(), error).await
        }
    }
}

/// Taking, releasing, giving to a colleague.
pub(crate) async fn assign(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Assignment>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ctx = staff.context(&site, posted.command);
    let done = match posted.text("act") {
        "take" => casework::desk::take_case(ctx, url.case).await,
        "release" => casework::desk::release_case(ctx, url.case).await,
        "give" => match StaffId::from_str(posted.text("person")) {
            Ok(person) => casework::desk::assign_case(ctx, url.case, person).await,
            Err(_nobody) => Err(UseCaseError::entry("person", "colleague-unknown")),
        },
        _ => return Err(WebError::Unreadable("the form says not what to do")),
    };
    after(&site, (&desk, &staff), (url.case, seen_of(&posted)), done).await
}

pub(crate) async fn settle_inquiry(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::InquirySettlement>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let seen = seen_of(&posted);
    let ctx = staff.context(&site, posted.command);
    let done = casework::desk::settle_inquiry(ctx, url.case, url.inquiry, seen).await;
    after(&site, (&desk, &staff), (url.case, seen), done).await
}

pub(crate) async fn close(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Closing>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let seen = seen_of(&posted);
    let done = casework::desk::close_case(staff.context(&site, posted.command), url.case, seen).await;
    after(&site, (&desk, &staff), (url.case, seen), done).await
}

async fn after(
    site: &Site,
    (desk, staff): (&AtDesk, &Staff),
    (case, seen): (CaseId, u64),
    done: Result<(), UseCaseError>,
) -> Answer {
    match done {
        Ok(()) => Ok(desk.go_to(&desk::Case { case })),
        Err(error) => refused(site, (desk, staff), (case, seen), Typed::default(), error).await,
    }
}

/// The page of the case again: with what is wrong, or with what others did meanwhile.
async fn refused(
    site: &Site,
    (desk, staff): (&AtDesk, &Staff),
    (case, seen): (CaseId, u64),
    typed: Typed,
    error: UseCaseError,
) -> Answer {
    let is_conflict = matches!(error, UseCaseError::Conflict { .. });
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    let open: OpenCase = view_case(staff.reading(site), case).await?;
    let news = if is_conflict { news(desk, staff, &open, seen) } else { Vec::new() };
    show_open(site, desk, staff, &open, &Typed { news, ..typed }, &refusal).await
}

/// A form whose token belongs to an earlier browser session: what was typed stands there again, to be sent once more.
async fn stale(site: &Site, desk: &AtDesk, staff: &Staff, case: CaseId, typed: Typed) -> Answer {
    let open = view_case(staff.reading(site), case).await?;
    let sentence = desk.language().say("desk-send-again").to_string();
    let refusal = Refusal::whole(axum::http::StatusCode::FORBIDDEN, sentence);
    show_open(site, desk, staff, &open, &typed, &refusal).await
}

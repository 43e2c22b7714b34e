//! The handlers of what is done with a decision as a whole: heard upon, signed, sealed, taken back, given up.

use axum::extract::State;
use case::Digest;
use casework::decision::{
    HearingEntry, NoHearing, discard_decision, hold_hearing, recall_decision, seal_again, send_back_decision,
    sign_off_decision, skip_hearing as skip,
};
use ids::InquiryId;
use kernel::error::{UseCaseError, codes::ChoiceCode};

use super::handlers::{refused, settle};
use crate::{
    form_values::date_of,
    reading::{AtDesk, HandlerResult},
};
use kit::{
    address::Path, form_data::FormData, problem::WebError, session::Staff, site::Site, urls::desk as urls,
};

/// Signs the letter off that the person saw.
pub(crate) async fn sign_off(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::SignOffs>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let at = (url.case, url.decision);
    let letter: Digest =
        form_data.text("letter").parse().map_err(|_bad| WebError::Unreadable("the form carries no hash"))?;
    match sign_off_decision(staff.context(&site, form_data.command), url.case, url.decision, &letter).await {
        Ok(_) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision: url.decision })),
        Err(error) => refused(&site, &desk, &staff, at, error).await,
    }
}

/// Gives the letter that the person saw back to its author.
pub(crate) async fn send_back(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::AuthorNotes>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let letter: Digest =
        form_data.text("letter").parse().map_err(|_bad| WebError::Unreadable("the form carries no hash"))?;
    let ctx = staff.context(&site, form_data.command);
    let done = send_back_decision(ctx, url.case, url.decision, &letter, form_data.text("note")).await;
    settle(&site, &desk, &staff, (url.case, url.decision), ("author-note", &form_data), done).await
}

/// Puts the seal on, where that could not be done at once.
pub(crate) async fn seal(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Seal>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    match seal_again(staff.context(&site, form_data.command), url.case, url.decision).await {
        Ok(()) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision: url.decision })),
        Err(error) => refused(&site, &desk, &staff, (url.case, url.decision), error).await,
    }
}

/// Takes the letter back.
pub(crate) async fn recall(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Recalls>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let ctx = staff.context(&site, form_data.command);
    let done = recall_decision(ctx, url.case, url.decision, form_data.text("reason")).await;
    settle(&site, &desk, &staff, (url.case, url.decision), ("recall", &form_data), done).await
}

/// Gives the draft up.
pub(crate) async fn discard(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Discarding>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let done = discard_decision(staff.context(&site, form_data.command), url.case, url.decision).await;
    settle(&site, &desk, &staff, (url.case, url.decision), ("discarding", &form_data), done).await
}

/// Records that the applicant was heard.
pub(crate) async fn hear(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Hearing>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let done = match date_of(&form_data, "on") {
        Ok(on) => {
            let entry = HearingEntry {
                on,
                how: form_data.text("how").to_owned(),
                inquiry: form_data.text("inquiry").parse::<InquiryId>().ok(),
                result: form_data.text("result").to_owned(),
            };
            hold_hearing(staff.context(&site, form_data.command), url.case, url.decision, entry).await
        }
        Err(error) => Err(error),
    };
    settle(&site, &desk, &staff, (url.case, url.decision), ("hearing-held", &form_data), done).await
}

/// Records that the hearing is skipped.
pub(crate) async fn skip_hearing(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::NoHearing>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let web_state = NoHearing::ALL.into_iter().find(|web_state| web_state.name() == form_data.text("norm"));
    let ctx = staff.context(&site, form_data.command);
    let done = match web_state {
        Some(web_state) => skip(ctx, url.case, url.decision, web_state, form_data.text("why")).await,
        None => Err(UseCaseError::entry("norm", ChoiceCode::One)),
    };
    settle(&site, &desk, &staff, (url.case, url.decision), ("hearing-skipped", &form_data), done).await
}

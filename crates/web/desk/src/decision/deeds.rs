//! The handlers of what is done with a decision as a whole: heard upon, signed, sealed, taken back, given up.

use axum::extract::State;
use case::Digest;
use casework::decision::{
    HearingEntry, NoHearing, discard_decision, hold_hearing, recall_decision, seal_again, sign_off_decision,
    skip_hearing as skip,
};
use ids::InquiryId;
use kernel::error::UseCaseError;

use super::handlers::{refused, settle};
use crate::{
    reading::{Answer, AtDesk},
    typed::date_of,
};
use kit::{address::Path, door::Staff, posted::Posted, problem::WebError, site::Site, urls::desk as urls};

/// Signs the letter off that the person saw.
pub(crate) async fn sign_off(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::SignOffs>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let at = (url.case, url.decision);
    let letter: Digest =
        posted.text("letter").parse().map_err(|_bad| WebError::Unreadable("the form carries no hash"))?;
    match sign_off_decision(staff.context(&site, posted.command), url.case, url.decision, &letter).await {
        Ok(_) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision: url.decision })),
        Err(error) => refused(&site, &desk, &staff, at, error).await,
    }
}

/// Puts the seal on, where that could not be done at once.
pub(crate) async fn seal(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Seal>,
    posted: Posted,
) -> Answer {
    posted.trusted()?;
    match seal_again(staff.reading(&site), url.case, url.decision).await {
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
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ctx = staff.context(&site, posted.command);
    let done = recall_decision(ctx, url.case, url.decision, posted.text("reason")).await;
    settle(&site, &desk, &staff, (url.case, url.decision), ("recall", &posted), done).await
}

/// Gives the draft up.
pub(crate) async fn discard(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Discarding>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let done = discard_decision(staff.context(&site, posted.command), url.case, url.decision).await;
    settle(&site, &desk, &staff, (url.case, url.decision), ("discarding", &posted), done).await
}

/// Records that the applicant was heard.
pub(crate) async fn hear(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Hearing>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let done = match date_of(&posted, "on") {
        Ok(on) => {
            let entry = HearingEntry {
                on,
                how: posted.text("how").to_owned(),
                inquiry: posted.text("inquiry").parse::<InquiryId>().ok(),
                result: posted.text("result").to_owned(),
            };
            hold_hearing(staff.context(&site, posted.command), url.case, url.decision, entry).await
        }
        Err(error) => Err(error),
    };
    settle(&site, &desk, &staff, (url.case, url.decision), ("hearing-held", &posted), done).await
}

/// Records that the hearing is skipped.
pub(crate) async fn skip_hearing(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::NoHearing>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ground = NoHearing::ALL.into_iter().find(|ground| ground.name() == posted.text("norm"));
    let ctx = staff.context(&site, posted.command);
    let done = match ground {
        Some(ground) => skip(ctx, url.case, url.decision, ground, posted.text("why")).await,
        None => Err(UseCaseError::entry("norm", "choose-one")),
    };
    settle(&site, &desk, &staff, (url.case, url.decision), ("hearing-skipped", &posted), done).await
}

//! Shows a decision, retrieves it, explains how to object.

use axum::extract::State;
use case::{Decision, decision::Purpose};
use casework::mailbox::{MyDecision, look_at_my_decision, retrieve_decision};
use ids::DecisionId;

use super::view;
use crate::{
    interrupted::is_interrupted,
    objection,
    reading::{HandlerResult, Reading, SignedInResident},
};
use kit::{
    address::Path,
    form_data::FormData,
    problem::{SitePart, WebError},
    refusal::Refusal,
    session::Resident,
    site::Site,
    urls::portal,
};

/// The decision, or before its retrieval only the notice that it is there.
pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::Decision>,
) -> HandlerResult {
    let found = look_at_my_decision(resident.reading(&site), url.case, url.decision).await?;
    let decided = decided(&found, url.decision)?;
    match &found.text {
        Some(text) => reading.page(&view::page(&reading, &found, decided, text)?).await,
        None => reading.page(&view::notice(&reading, &found, decided, None)).await,
    }
}

/// Retrieves the decision. The clock starts here and nowhere else.
pub(crate) async fn retrieve(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Retrieval>,
    form_data: FormData,
) -> HandlerResult {
    if is_interrupted(&form_data, &resident) {
        return Err(WebError::SignIn(SitePart::Portal));
    }
    let ctx = resident.context(&site, form_data.command);
    match retrieve_decision(ctx, url.case, url.decision).await {
        Ok(_) => Ok(reading.go_to(&portal::Decision { case: url.case, decision: url.decision })),
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let found = look_at_my_decision(resident.reading(&site), url.case, url.decision).await?;
            let notice =
                view::notice(&reading, &found, decided(&found, url.decision)?, refusal.alert.clone());
            reading.page_with(refusal.status(), &notice).await
        }
    }
}

/// How one objects to the decision. This page takes no objection: it is no written form.
pub(crate) async fn show_objection(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::Objection>,
) -> HandlerResult {
    let found = look_at_my_decision(resident.reading(&site), url.case, url.decision).await?;
    let decided = decided(&found, url.decision)?;
    let text = found.text.as_ref().ok_or(WebError::NotFound)?;
    // A correction is not objected to by itself: what runs is the period of the decision that it corrects.
    if let Purpose::Corrects { of } = decided.content().purpose {
        return Ok(reading.go_to(&portal::Objection { decision: of, ..url }));
    }
    let crumbs = view::crumbs(reading.language(), &found);
    let open = view::is_open(&found, decided);
    reading.page(&objection::Objection::build(&reading, (&found, decided, text), crumbs, open)).await
}

fn decided(found: &MyDecision, decision: DecisionId) -> Result<&Decision, WebError> {
    found.my.file.case.decision(decision).ok_or(WebError::NotFound)
}

//! Showing a step.

use axum::extract::State;
use filing::{filed_draft, fill_in};
use ids::DraftId;
use kernel::error::UseCaseError;
use kit::{
    address::{Path, Query},
    parts::{Alert, AlertKind},
    problem::WebError,
    session::Resident,
    site::Site,
    urls::portal,
};
use runner::{Shown, has_problems};
use serde::Deserialize;

use super::{order::StepOrder, view::StepView};
use crate::{
    filed,
    reading::{HandlerResult, Reading},
    texts::Say as _,
};

/// How a step is opened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Opening {
    /// The row that was added or is to be changed.
    row: Option<String>,
    /// `check`: the resident came from there.
    from: Option<String>,
    /// Something that was typed after a session had ended lies here now.
    rescued: Option<String>,
}

/// A step of the visitor's draft.
pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Step>,
    Query(opening): Query<Opening>,
) -> HandlerResult {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let from_check = opening.from.as_deref() == Some("check");
    let shown =
        if from_check && has_problems(&filled, &url.step, None) { Shown::All } else { Shown::Nothing };
    let view = StepView {
        open_rows: opening.row.as_slice(),
        shown,
        returns: from_check,
        notice: opening.rescued.map(|_| rescued(&reading)),
        ..StepView::of(&reading, &filled, &url.step)
    };
    match view.page() {
        Some(page) => reading.page(&page).await,
        None => {
            let order = StepOrder::of(&filled, reading.language());
            Ok(reading.go_to(&order.href(order.resume())))
        }
    }
}

/// A draft that is not there: filed by this visitor, or none of theirs.
pub(crate) async fn gone(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    draft: DraftId,
) -> HandlerResult {
    match filed_draft(resident.reading(site), draft).await? {
        Some(answer) => filed::page(reading, &answer).await,
        None => Err(WebError::NotFound),
    }
}

fn rescued(reading: &Reading) -> Alert {
    let language = reading.language();
    let (title, body) = (language.say("rescued-title").into(), language.say("rescued-text").into());
    Alert { kind: AlertKind::Warning, title, body: Some(body) }
}

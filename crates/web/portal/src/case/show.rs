//! Shows a case.

use axum::extract::State;
use casework::mailbox::look_at_my_case;

use super::{inquiries::Typed, view};
use crate::reading::{Answer, Holder, Reading};
use kit::{address::Path, door::Resident, refusal::Refusal, site::Site, urls::portal};

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    Holder(resident): Holder,
    Path(url): Path<portal::Case>,
) -> Answer {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    reading.page(&view::page(&reading, &my, &Typed::default(), &Refusal::default()))
}

/// Shows the case again with what was typed and why it was refused.
pub(super) async fn show_again(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    case: ids::CaseId,
    typed: (Typed, Refusal),
) -> Answer {
    let my = look_at_my_case(resident.reading(site), case).await?;
    let (typed, refusal) = typed;
    reading.page_with(refusal.status(), &view::page(reading, &my, &typed, &refusal))
}

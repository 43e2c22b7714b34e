//! Shows a case.

use axum::extract::State;
use casework::mailbox::look_at_my_case;

use super::{Case, inquiries::FormValues, view};
use crate::reading::{HandlerResult, Reading, SignedInResident};
use kit::{address::Path, refusal::Refusal, session::Resident, site::Site, urls::portal};

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::Case>,
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let panels = reading.cards_beside(&my.file.case).await;
    let page = view::page(&reading, &my, &FormValues::default(), &Refusal::default());
    reading.page(&Case { panels, ..page }).await
}

/// Shows the case again with what was typed and why it was refused.
pub(super) async fn show_again(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    case: ids::CaseId,
    form_values: (FormValues, Refusal),
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(site), case).await?;
    let (form_values, refusal) = form_values;
    let panels = reading.cards_beside(&my.file.case).await;
    let page = view::page(reading, &my, &form_values, &refusal);
    reading.page_with(refusal.status(), &Case { panels, ..page }).await
}

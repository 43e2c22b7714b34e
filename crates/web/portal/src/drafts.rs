//! The visitor's drafts: when each is removed, going on, removing it now.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::{extract::State, http::StatusCode};
use filing::{DRAFT_DAYS, delete_draft, fill_in, my_drafts};
use jiff::civil::{Date, DateTime};
use kernel::{catalogue::published, error::UseCaseError};
use kit::{
    address::Path,
    entries,
    form_data::FormData,
    format,
    frame::{Area, PortalFrame},
    parts::{Alert, AlertKind, CsrfFields},
    problem::WebError,
    session::Resident,
    site::Site,
    urls::{Href, Url, portal},
};

use super::reading::{HandlerResult, Reading};
use crate::{
    filters,
    step::{StepOrder, gone},
    texts::Say as _,
};

/// The list.
#[derive(Debug, Template)]
#[template(path = "drafts.html")]
pub(crate) struct Drafts {
    pub(crate) frame: PortalFrame,
    pub(crate) notice: Option<Alert>,
    pub(crate) drafts: Vec<DraftLine>,
    /// A guest's drafts live in this browser only.
    pub(crate) is_guest: bool,
    pub(crate) days: i64,
}

/// One draft.
#[derive(Debug)]
pub(crate) struct DraftLine {
    pub(crate) service: String,
    pub(crate) saved_at: DateTime,
    pub(crate) expires_on: Date,
    pub(crate) resume: Href,
    pub(crate) delete: Href,
    pub(crate) csrf: CsrfFields,
}

/// The visitor's drafts.
pub(super) async fn list(State(site): State<Site>, reading: Reading, resident: Resident) -> HandlerResult {
    let page = page(&site, &reading, &resident).await?;
    reading.page(&page).await
}

/// The list, with the reason why another draft was not begun.
pub(crate) async fn not_begun(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    refused: UseCaseError,
) -> HandlerResult {
    let UseCaseError::Entries(entries) = &refused else { return Err(refused.into()) };
    let Some(entry) = entries.first() else { return Err(refused.into()) };
    let title = entries::sentence(reading.language(), entry);
    let mut page = page(site, reading, resident).await?;
    page.notice = Some(Alert { kind: AlertKind::Warning, title, body: None });
    reading.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page).await
}

async fn page(site: &Site, reading: &Reading, resident: &Resident) -> Result<Drafts, WebError> {
    let ctx = resident.reading(site);
    let language = reading.language();
    let mut drafts = Vec::new();
    for draft in my_drafts(ctx).await? {
        let (id, row) = (draft.row.draft, &draft.row);
        let service = published(ctx.in_town(), row.service, row.revision).await?;
        drafts.push(DraftLine {
            service: service.pack.service.name.get(language).to_owned(),
            saved_at: format::in_germany(row.saved_at),
            expires_on: format::in_germany(row.expires_at).date(),
            resume: portal::Resume { draft: id }.href(),
            delete: portal::DraftDeletion { draft: id }.href(),
            csrf: reading.csrf_forms.fresh(),
        });
    }
    let is_guest = !matches!(resident.session_kind, kernel::context::SessionKind::Account { .. });
    let frame = reading.frame(language.say("drafts-title"), Area::Cases, Vec::new());
    Ok(Drafts { frame, notice: None, drafts, is_guest, days: DRAFT_DAYS })
}

/// Goes on where a draft stopped.
pub(super) async fn resume(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Resume>,
) -> HandlerResult {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let order = StepOrder::of(&filled, reading.language());
    Ok(reading.go_to(&order.href(order.resume())))
}

/// Removes a draft; one that is gone already is no mistake.
pub(super) async fn delete(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::DraftDeletion>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    match delete_draft(resident.context(&site, form_data.command), url.draft).await {
        Ok(()) | Err(UseCaseError::NotFound) => Ok(reading.go_to(&portal::Drafts)),
        Err(error) => Err(error.into()),
    }
}

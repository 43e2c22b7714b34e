//! The visitor's drafts: when each is removed, going on, removing it now.

use askama::Template;
use axum::extract::State;
use filing::{DRAFT_DAYS, delete_draft, fill_in, my_drafts};
use jiff::civil::{Date, DateTime, date};
use kernel::{catalogue::published, error::UseCaseError};
use kit::{
    Page,
    address::Path,
    door::Resident,
    filters, format,
    frame::{Area, PortalFrame},
    parts::CsrfFields,
    posted::Posted,
    site::Site,
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;

use super::reading::{Answer, Reading};
use crate::step::{Way, gone};

/// The list.
#[derive(Debug, Template)]
#[template(path = "drafts.html")]
pub(crate) struct Drafts {
    pub(crate) frame: PortalFrame,
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
    pub(crate) guard: CsrfFields,
}

/// The visitor's drafts.
pub(super) async fn list(State(site): State<Site>, reading: Reading, resident: Resident) -> Answer {
    let ctx = resident.reading(&site);
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
            guard: reading.guards.fresh(),
        });
    }
    let is_guest = !matches!(resident.visitor, kernel::context::Visitor::Account { .. });
    let frame = reading.frame(language.say("drafts-title"), Area::Cases, Vec::new());
    reading.page(&Drafts { frame, drafts, is_guest, days: DRAFT_DAYS })
}

/// Goes on where a draft stopped.
pub(super) async fn resume(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Resume>,
) -> Answer {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let way = Way::of(&filled, reading.language());
    Ok(reading.go_to(&way.href(way.resume())))
}

/// Removes a draft; one that is gone already is no mistake.
pub(super) async fn delete(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::DraftDeletion>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    match delete_draft(resident.context(&site, posted.command), url.draft).await {
        Ok(()) | Err(UseCaseError::NotFound) => Ok(reading.go_to(&portal::Drafts)),
        Err(error) => Err(error.into()),
    }
}

impl Page for Drafts {
    const NAME: &'static str = "portal-drafts";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
        let line = DraftLine {
            service: "Baumfällung beantragen".to_owned(),
            saved_at: date(2026, 11, 3).at(10, 42, 0, 0),
            expires_on: date(2026, 12, 3),
            resume: portal::Resume { draft }.href(),
            delete: portal::DraftDeletion { draft }.href(),
            guard: CsrfFields::sample(6),
        };
        let page = |drafts: Vec<DraftLine>| Self {
            frame: PortalFrame::sample(language.say("drafts-title"), Area::Cases, Vec::new()),
            drafts,
            is_guest: true,
            days: DRAFT_DAYS,
        };
        vec![("one", page(vec![line])), ("none", page(Vec::new()))]
    }
}
